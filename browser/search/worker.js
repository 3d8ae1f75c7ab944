/*
 * The search engine, in the place that Material keeps for one: a worker which answers its messages.
 *
 * Material sends `setup` at once and then every query. Engine and index are loaded at the first word, so a
 * reader who never searches pays for this file only. The index (hooks/finish/search_index.py) holds words, not
 * sentences of the page's frame; the language is in this worker's address, after `#`.
 *
 * How words are compared: full-width and Traditional characters become the usual Simplified ones, Latin is
 * compared without case; a run of Han characters counts as its overlapping pairs, so that a question typed
 * without spaces meets the words of the index whichever way it is cut.
 */

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const WORD_BREAK = "\u200b";
const EXCERPT_BEFORE = 24;
const EXCERPT_LENGTH = 110;

let engine; // a promise of {search, sections}, from the first query on

/** Return the comparable words of a text; `simplified` maps Traditional characters to Simplified ones. */
function wordsOf(text, simplified) {
  const usual = Array.from(text.normalize("NFKC").toLowerCase(), (sign) => simplified.get(sign) ?? sign).join("");
  return Array.from(usual.matchAll(/\p{sc=Han}+|[\p{L}\p{N}]+/gu)).flatMap(([run]) =>
    /\p{sc=Han}/u.test(run) ? pairsOf(Array.from(run)) : [run]
  );
}

/** Return a run of Han characters as its overlapping pairs, and a short run as itself too. */
function pairsOf(signs) {
  if (signs.length < 3) return [signs.join("")];
  const pairs = signs.slice(1).map((sign, index) => signs[index] + sign);
  return signs.length > 5 ? pairs : [...pairs, signs.join("")];
}

/** Return the words of a query; pinyin typed in pieces is tried as one word too. */
function queryWords(text, simplified) {
  const words = wordsOf(text, simplified);
  const latin = words.filter((word) => /^[a-z]+$/.test(word));
  return latin.length > 1 ? [...words, latin.join("")] : words;
}

async function load() {
  const lang = location.hash.slice(1);
  importScripts("minisearch.js");
  const response = await fetch(new URL(`../../search/${lang}.json`, location.href));
  if (!response.ok) throw new Error(`search index: ${response.status}`);
  const { sections, traditional } = await response.json();
  const simplified = new Map(Array.from(traditional.from, (sign, index) => [sign, Array.from(traditional.to)[index]]));
  const byLocation = new Map(sections.map((section) => [section.location, section]));
  const search = new MiniSearch({
    idField: "location",
    fields: ["title", "page", "keywords", "pinyin", "text"],
    tokenize: (text) => wordsOf(text, simplified),
    processTerm: (word) => word, // wordsOf has done it
    searchOptions: {
      tokenize: (text) => queryWords(text, simplified),
      boost: { keywords: 8, title: 4, page: 2, pinyin: 2 },
      prefix: (word) => word.length > (/^[\p{sc=Latin}\d]/u.test(word) ? 2 : 0),
      boostDocument: (location) => byLocation.get(location).weight,
      weights: { fuzzy: 0.2, prefix: 0.4 }, // what is typed right comes before what resembles it
      fuzzy: (word) => (/^[a-z]{5,}$/.test(word) ? 0.25 : false),
    },
  });
  search.addAll(sections);
  return { search, sections: byLocation };
}

/** Return what finds the words, made of letters and digits only: Latin ones whole, Han ones anywhere. */
function finder(words) {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const found = longestFirst.map((word) => (/^\w+$/.test(word) ? `\\b${word}\\b` : word));
  return new RegExp(`(${found.join("|")})`, "giu");
}

/** Return text as HTML with every occurrence of the words marked. */
function marked(text, words) {
  const escape = (part) => part.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  if (!words.length) return escape(text);
  return text
    .split(finder(words))
    .map((part, index) => (index % 2 ? `<mark>${escape(part)}</mark>` : escape(part)))
    .join("");
}

/** Return the stretch of a section's text around the first of the words. */
function excerpt(section, words) {
  const text = section.text.replaceAll(WORD_BREAK, "");
  const start = Math.max(0, text.search(finder(words)) - EXCERPT_BEFORE);
  const part = text.slice(start, start + EXCERPT_LENGTH);
  return (start ? "…" : "") + part + (start + EXCERPT_LENGTH < text.length ? "…" : "");
}

/** Return one result as Material shows it. */
function item(section, score, words) {
  return {
    location: section.location,
    title: marked(section.title, words),
    text: score ? `<p>${marked(excerpt(section, words), words)}</p>` : "",
    score,
    terms: {},
  };
}

/** Return the results by page, best first; each group holds its page and the sections that match. */
async function answer(query) {
  if (!query.trim()) return []; // Material sends an empty query when a page opens
  engine ??= load();
  engine.catch(() => (engine = undefined)); // the next query tries again
  const { search, sections } = await engine;
  const pages = new Map();
  for (const { id, score, terms } of search.search(query)) {
    const page = id.split("#")[0];
    pages.set(page, [...(pages.get(page) ?? []), item(sections.get(id), score, terms)]);
  }
  for (const [page, items] of pages) {
    if (!items.some(({ location }) => location === page)) items.push(item(sections.get(page), 0, []));
  }
  return [...pages.values()];
}

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) {
    postMessage({ type: READY });
  } else if (type === QUERY) {
    const items = await answer(data).catch((error) => {
      console.warn(error);
      return [];
    });
    postMessage({ type: RESULT, data: { items } });
  }
});
