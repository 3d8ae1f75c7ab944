/** What each section is about: its concepts and words, each with a weight; made by the build. */

import { listsOf } from "./table.js";

/**
 * @typedef {import("./readings.js").Section} Section
 * @typedef {import("./readings.js").Reading} Reading
 */

/** What a word counts by where it stands. */
const FIELD = { title: 7, page: 2, above: 3, lead: 1.2, text: 1, shape: 0.6 };
const HALF = 3; // the count at which a weight is half of what it can be
/** How much less a heading counts for each thing, the more it names. */
const SHARED = 0.5;
export const MAX_WEIGHT = 63;
/** How much a section counts that only leads on, or lists what others say. */
const PRIOR = { linked: 0.35, reference: 0.35, term: 0.5, table: 0.75, page: 0.86 };

/**
 * Return the term under which a concept stands in the index.
 * @param {number} concept
 */
export const termOf = (concept) => `#${concept}`;

/**
 * Return the weight of every term of a section, 1 to 63.
 * @param {Section} section
 * @param {Reading} reading
 * @param {number} usual the usual length of a section
 * @param {Set<string>} questions
 * @param {Set<string>} slight terms of concepts that say little
 */
function weightsOf(section, reading, usual, questions, slight) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  /** @param {string} term @param {number} weight */
  const add = (term, weight) => sums.set(term, (sums.get(term) ?? 0) + weight);
  /** @param {import("./readings.js").Terms} terms @param {number} weight */
  const addHeading = (terms, weight) => {
    // A heading that names many things is about each of them less.
    const named = terms.filter(([term, count]) => count >= 1 && !slight.has(term)).length;
    const share = Math.max(1, named) ** -SHARED;
    for (const [term, count] of terms) add(term, weight * share * Math.min(1, count));
  };
  /** @param {import("./readings.js").Terms} terms @param {number} weight */
  const addText = (terms, weight) => {
    for (const [term, count] of terms) {
      // Within a text, words such as "how" and "can" ask nothing.
      if (!questions.has(term)) add(term, weight * Math.min(count, 1 + Math.log(Math.max(1, count))));
    }
  };
  addHeading(reading.title, FIELD.title);
  if (section.level !== 1) addHeading(reading.page, FIELD.page);
  for (const above of reading.above) addHeading(above, FIELD.above);
  addText(reading.lead, FIELD.lead);
  addText(reading.text, FIELD.text / (0.6 + (0.4 * section.text.length) / usual));
  for (const [term, count] of reading.shape) add(term, FIELD.shape * count);
  return Array.from(
    sums,
    ([term, sum]) =>
      /** @type {[string, number]} */ ([term, Math.max(1, Math.round((MAX_WEIGHT * sum) / (sum + HALF)))]),
  );
}

/**
 * Return where each term stands, as table.js has it, and how much each section counts at all, in hundredths.
 * @param {Section[]} sections
 * @param {Reading[]} readings of these sections
 * @param {import("./lexicon.js").Concept[]} concepts
 */
export function postingsOf(sections, readings, concepts) {
  const usual = sections.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, sections.length) || 1;
  const questions = new Set(concepts.flatMap(({ role }, i) => (role === "question" ? [termOf(i)] : [])));
  const slight = new Set(concepts.flatMap(({ weight }, i) => (weight < 0.5 ? [termOf(i)] : [])));
  const weights = sections.map((section, index) =>
    weightsOf(section, /** @type {Reading} */ (readings[index]), usual, questions, slight),
  );
  return { postings: listsOf(weights), priors: sections.map(priorOf) };
}

/** @param {Section} section */
function priorOf({ linked, reference, tabled, level }) {
  const leads = linked > 0.5 ? 1 - (1 - PRIOR.linked) * linked : 1;
  const lists = 1 - (1 - PRIOR.reference) * reference;
  const bare = tabled > 0.8 ? PRIOR.table : 1;
  return Math.round(100 * leads * lists * bare * (level === 0 ? PRIOR.term : level === 1 ? PRIOR.page : 1));
}
