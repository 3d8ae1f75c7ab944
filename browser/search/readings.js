/**
 * What the words of a section are, whatever the other sections: made by the build, which keeps it. To cut a text into
 * words takes most of the time of making an index.
 */

import { termOf } from "./postings.js";
import { segmented } from "./segment.js";
import { atomsOf, normalised } from "./text.js";

const PART = 0.45; // a name within a longer name
const MAX_SIGNS = 4;
/** Texts that stand in many sections of a page, as its title does, are no longer than this. */
const SHORT = 100;

/**
 * One section, as hooks/finish/search/sections.py cuts it, with the questions that it answers.
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
 * @property {string[]} questions
 */

/**
 * Terms with how often each occurs.
 * @typedef {[string, number][]} Terms
 */

/**
 * The terms of a section by where they stand; `shape` is how strongly it answers each kind of question by the shape of
 * its text, `keys` the words of its heading, text and questions as they are written.
 * @typedef {{ title: Terms, page: Terms, above: Terms[], lead: Terms, text: Terms, shape: Terms, keys: Terms }} Reading
 */

/**
 * Return how often each of some things is there.
 * @param {Iterable<[string, number]>} things
 * @returns {Terms}
 */
function summed(things) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const [thing, count] of things) found.set(thing, (found.get(thing) ?? 0) + count);
  return Array.from(found);
}

/**
 * Return the terms and the words of a text.
 * @param {string} text
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @returns {{ terms: Terms, keys: Terms }}
 */
function wordsOf(text, lexicon) {
  const plain = lexicon.simplify(normalised(text));
  /** @type {Terms} */
  const terms = [];
  /** @type {Terms} */
  const keys = [];
  for (const unit of segmented(lexicon, atomsOf(plain), plain, { bySound: false })) {
    for (const concept of unit.concepts) terms.push([termOf(concept), 1]);
    for (const concept of unit.parts) terms.push([termOf(concept), PART]);
    if (unit.kind === "word" || unit.kind === "unknown") terms.push([unit.key, 1]);
    if (unit.kind !== "function") keys.push([unit.key, 1]);
  }
  return { terms: summed(terms), keys: summed(keys) };
}

/**
 * @param {Section} section
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @returns {Terms}
 */
function shapeOf(section, lexicon) {
  const text = lexicon.simplify(section.text); // the signs are written in Simplified characters
  return lexicon.concepts.flatMap(({ id, signs }, number) => {
    const seen = signs.reduce((sum, sign) => sum + (text.match(new RegExp(sign, "g"))?.length ?? 0), 0);
    const shaped =
      { how: section.steps, bring: section.checks / 2, definition: section.level === 0 ? 4 : 0 }[id] ?? 0;
    const count = Math.min(MAX_SIGNS, seen) + Math.min(MAX_SIGNS, shaped);
    return count ? [/** @type {[string, number]} */ ([termOf(number), count])] : [];
  });
}

/**
 * Return what reads the sections of a page.
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @returns {(section: Section) => Reading}
 */
export function reader(lexicon) {
  /** @type {Map<string, ReturnType<typeof wordsOf>>} */
  const known = new Map();
  /** @param {string} text */
  const read = (text) => {
    const found = known.get(text) ?? wordsOf(text, lexicon);
    if (text.length < SHORT) known.set(text, found);
    return found;
  };
  return (section) => {
    const { title, page, above, lead, text, questions } = section;
    const own = [title, text, ...questions].map(read);
    return {
      title: read(title).terms,
      page: read(page).terms,
      above: above.map((each) => read(each).terms),
      lead: read(lead).terms,
      text: /** @type {typeof own[0]} */ (own[1]).terms,
      shape: shapeOf(section, lexicon),
      keys: summed(own.flatMap(({ keys }) => keys)),
    };
  };
}
