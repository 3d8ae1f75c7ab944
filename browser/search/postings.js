/** What each section is about: its concepts and words, each with a weight; made by the build. */

import { segmented } from "./segment.js";
import { listsOf } from "./table.js";
import { atomsOf, normalised } from "./text.js";

/**
 * One section, as hooks/finish/search/sections.py cuts it.
 * @typedef {object} Section
 * @property {string} address
 * @property {string} id
 * @property {number} level
 * @property {string} title
 * @property {string} page
 * @property {string[]} above
 * @property {string} text
 * @property {string} lead
 * @property {number} linked
 * @property {number} reference
 * @property {number} tabled
 * @property {number} steps
 * @property {number} checks
 */

/** What a word counts by where it stands. */
const FIELD = { title: 7, page: 2, above: 3, lead: 1.2, text: 1, shape: 0.6 };
const HALF = 3; // the count at which a weight is half of what it can be
/** How much less a heading counts for each thing, the more it names. */
const SHARED = 0.5;
const PART = 0.45; // a name within a longer name
export const MAX_WEIGHT = 63;
const MAX_SIGNS = 4;
/** How much a section counts that only leads on, or lists what others say. */
const PRIOR = { linked: 0.35, reference: 0.35, term: 0.5, table: 0.75, page: 0.86 };

/**
 * Return the term under which a concept stands in the index.
 * @param {number} concept
 */
export const termOf = (concept) => `#${concept}`;

/**
 * Return the terms of a text with how often each occurs.
 * @param {string} text
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @returns {Map<string, number>}
 */
function termsOf(text, lexicon) {
  const plain = lexicon.simplify(normalised(text));
  /** @type {Map<string, number>} */
  const found = new Map();
  /** @param {string} term @param {number} count */
  const add = (term, count) => found.set(term, (found.get(term) ?? 0) + count);
  for (const unit of segmented(lexicon, atomsOf(plain), plain, { bySound: false })) {
    for (const concept of unit.concepts) add(termOf(concept), 1);
    for (const concept of unit.parts) add(termOf(concept), PART);
    if (unit.kind === "word" || unit.kind === "unknown") add(unit.key, 1);
  }
  return found;
}

/**
 * Return how strongly a section answers each kind of question, by the shape of its text.
 * @param {Section} section
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @returns {Map<string, number>}
 */
function shapeOf(section, lexicon) {
  /** @type {Map<string, number>} */
  const found = new Map();
  const text = lexicon.simplify(section.text); // the signs are written in Simplified characters
  for (const [number, { id, signs }] of lexicon.concepts.entries()) {
    const seen = signs.reduce((sum, sign) => sum + (text.match(new RegExp(sign, "g"))?.length ?? 0), 0);
    const shaped =
      { how: section.steps, bring: section.checks / 2, definition: section.level === 0 ? 4 : 0 }[id] ?? 0;
    const count = Math.min(MAX_SIGNS, seen) + Math.min(MAX_SIGNS, shaped);
    if (count) found.set(termOf(number), count);
  }
  return found;
}

/**
 * Return the weight of every term of a section, 1 to 63.
 * @param {Section} section
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {number} usual the usual length of a section
 * @param {(text: string) => Map<string, number>} read
 */
function weightsOf(section, lexicon, usual, read) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  const questions = new Set(
    lexicon.concepts.flatMap(({ role }, i) => (role === "question" ? [termOf(i)] : [])),
  );
  const slight = new Set(lexicon.concepts.flatMap(({ weight }, i) => (weight < 0.5 ? [termOf(i)] : [])));
  /** @param {Map<string, number>} terms @param {number} weight @param {boolean} heading */
  const add = (terms, weight, heading) => {
    // A heading that names many things is about each of them less.
    const named = Array.from(terms).filter(([term, count]) => count >= 1 && !slight.has(term)).length;
    const share = heading ? Math.max(1, named) ** -SHARED : 1;
    for (const [term, count] of terms) {
      // Within a text, words such as "how" and "can" ask nothing.
      if (questions.has(term) && !heading) continue;
      const damped = heading ? Math.min(1, count) : Math.min(count, 1 + Math.log(Math.max(1, count)));
      sums.set(term, (sums.get(term) ?? 0) + weight * share * damped);
    }
  };
  add(read(section.title), FIELD.title, true);
  if (section.level !== 1) add(read(section.page), FIELD.page, true);
  for (const above of section.above) add(read(above), FIELD.above, true);
  add(read(section.lead), FIELD.lead, false);
  add(read(section.text), FIELD.text / (0.6 + (0.4 * section.text.length) / usual), false);
  for (const [term, count] of shapeOf(section, lexicon))
    sums.set(term, (sums.get(term) ?? 0) + FIELD.shape * count);
  return Array.from(
    sums,
    ([term, sum]) =>
      /** @type {[string, number]} */ ([term, Math.max(1, Math.round((MAX_WEIGHT * sum) / (sum + HALF)))]),
  );
}

/**
 * Return where each term stands, as table.js has it, and how much each section counts at all, in hundredths.
 * @param {Section[]} sections
 * @param {import("./lexicon.js").Lexicon} lexicon
 */
export function postingsOf(sections, lexicon) {
  const usual = sections.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, sections.length) || 1;
  /** @type {Map<string, Map<string, number>>} */
  const cache = new Map();
  /** @param {string} text */
  const read = (text) => {
    const known = cache.get(text) ?? termsOf(text, lexicon);
    if (text.length < 100) cache.set(text, known);
    return known;
  };
  const postings = listsOf(sections.map((section) => weightsOf(section, lexicon, usual, read)));
  return { postings, priors: sections.map(priorOf) };
}

/** @param {Section} section */
function priorOf({ linked, reference, tabled, level }) {
  const leads = linked > 0.5 ? 1 - (1 - PRIOR.linked) * linked : 1;
  const lists = 1 - (1 - PRIOR.reference) * reference;
  const bare = tabled > 0.8 ? PRIOR.table : 1;
  return Math.round(100 * leads * lists * bare * (level === 0 ? PRIOR.term : level === 1 ? PRIOR.page : 1));
}
