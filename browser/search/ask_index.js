/** The questions that each section answers, as an index; made by the build. A heading is a question too. */

import { learned } from "./learn_index.js";
import { rarityOf, signatureOfText } from "./signature.js";
import { listsOf } from "./table.js";

/** The weight of a term that is all of a question; what weighs less than `MIN_WEIGHT` is left out. */
export const WHOLE = 33;
const MIN_WEIGHT = 5;
/** A pair of neighbours that stands in fewer questions is the turn of one asker, and tells nothing of another. */
const MIN_QUESTIONS_OF_PAIR = 8;
const PAIR = /^(?!#)(?:.+ .+|\p{Script=Han}{2})$/u;

/**
 * @typedef {object} Asked
 * @property {number[]} perSection how many questions each section has, in the order of the sections
 * @property {Map<string, number[]>} postings the questions that hold each term, as table.js has them
 * @property {Map<string, number[]>} learned the sections that each term speaks for, likewise
 */

/**
 * Return the questions of a section: its heading, and what readers ask.
 * @param {import("./readings.js").Section} section
 */
function questionsOf({ title, questions, reference }) {
  return reference > 0.5 ? questions : [title, ...questions];
}

/**
 * Return the signatures of the questions of each section without the pairs that stand in one question alone.
 * @param {Map<string, number>[][]} signatures
 */
function withoutTurns(signatures) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const term of signatures.flat().flatMap((signature) => Array.from(signature.keys()))) {
    counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  /** @param {string} term */
  const tells = (term) => !PAIR.test(term) || (counts.get(term) ?? 0) >= MIN_QUESTIONS_OF_PAIR;
  return signatures.map((ofSection) =>
    ofSection.map((signature) => new Map(Array.from(signature).filter(([term]) => tells(term)))),
  );
}

/**
 * Return the index of all questions.
 * @param {import("./readings.js").Section[]} sections
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @returns {Asked}
 */
export function askedOf(sections, lexicon) {
  const signatures = withoutTurns(
    sections.map((section) => questionsOf(section).map((question) => signatureOfText(question, lexicon))),
  );
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const ofSection of signatures) {
    for (const term of new Set(ofSection.flatMap((terms) => Array.from(terms.keys())))) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  const shares = signatures.flat().map((signature) => {
    const values = Array.from(
      signature,
      ([term, weight]) =>
        /** @type {const} */ ([term, weight * rarityOf(counts.get(term) ?? 0, sections.length)]),
    );
    const length = Math.hypot(...values.map(([, value]) => value)) || 1;
    return values.map(([term, value]) => /** @type {[string, number]} */ ([term, value / length]));
  });
  const weights = shares.map((terms) =>
    terms
      .map(([term, share]) => /** @type {[string, number]} */ ([term, Math.round(WHOLE * share)]))
      .filter(([, weight]) => weight >= MIN_WEIGHT),
  );
  const perSection = signatures.map((each) => each.length);
  const sectionOf = perSection.flatMap((count, section) => Array(count).fill(section));
  const found = learned(shares.map((terms, number) => ({ section: sectionOf[number], terms })));
  return { perSection, postings: listsOf(weights), learned: listsOf(bySection(found, sections.length)) };
}

/**
 * Return the weights of terms by section.
 * @param {Map<string, Map<number, number>>} byTerm
 * @param {number} size the number of sections
 */
function bySection(byTerm, size) {
  /** @type {[string, number][][]} */
  const found = Array.from({ length: size }, () => []);
  for (const [term, sections] of byTerm) {
    for (const [section, weight] of sections) found[section]?.push([term, weight]);
  }
  return found;
}
