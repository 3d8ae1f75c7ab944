/** Ranks sections: what holds all parts of a query comes before what holds some, and rare words count for more. */

import { termOf } from "./postings.js";

const FULL = 63; // the greatest weight of a term in a section
const GUESSED = 0.9;
const NEAR = 0.5;
const PART = 0.35;
/** How much the kind of section that a question asks for counts. */
const QUESTION = 0.55;
/** The share of the score that what is covered of the query decides. */
const COVERED = 0.75;
/** A weight from which on a section speaks of a thing and does not merely mention it. */
const SPEAKS = 0.35;

/**
 * A part of a query: the terms that stand for it, each with how well it does.
 * @typedef {{ terms: Map<string, number>, question: boolean }} Part
 *
 * What ranking needs to know of an index.
 * @typedef {object} Index
 * @property {number} size the number of sections
 * @property {(term: string) => number} count in how many sections a term stands
 * @property {(term: string) => Iterable<[number, number]>} postings sections and weights
 * @property {number[]} priors in hundredths
 */

/**
 * Return the parts of a query that carry weight.
 * @param {import("./segment.js").Unit[]} units
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {(term: string) => boolean} isIndexed
 * @returns {Part[]}
 */
export function partsOfQuery(units, lexicon, isIndexed) {
  /** @type {Map<string, Part>} */
  const parts = new Map();
  for (const unit of units) {
    if (unit.kind === "function") continue;
    /** @type {Map<string, number>} */
    const terms = new Map();
    /** @param {string} term @param {number} value */
    const add = (term, value) => {
      if (isIndexed(term)) terms.set(term, Math.max(value, terms.get(term) ?? 0));
    };
    const own = unit.guessed ? GUESSED : 1;
    if (!unit.concepts.length) add(unit.key, own);
    for (const concept of unit.concepts) {
      add(termOf(concept), own);
      for (const near of lexicon.concepts[concept]?.near ?? []) add(termOf(near), NEAR);
    }
    for (const part of unit.parts) add(termOf(part), PART);
    const question = unit.concepts.length > 0 && unit.concepts.every((each) => lexicon.concepts[each]?.role === "question");
    if (terms.size) parts.set(Array.from(terms.keys()).join(" "), { terms, question });
  }
  return Array.from(parts.values());
}

/**
 * Return how rare a term is, 0 for one that stands everywhere.
 * @param {number} count
 * @param {number} size
 */
const rarity = (count, size) => Math.log(1 + (size - count + 0.5) / (count + 0.5));

/**
 * Return the rarity of a part: that of the best of its terms.
 * @param {Part} part
 * @param {Index} index
 */
function rarityOf({ terms }, index) {
  const best = Math.max(...terms.values());
  const counts = Array.from(terms).flatMap(([term, value]) => (value === best ? [index.count(term)] : []));
  return rarity(Math.min(...counts), index.size);
}

/**
 * Return for each section how well it answers a part, 0 to 1.
 * @param {Part} part
 * @param {Index} index
 */
function answersTo({ terms }, index) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const [term, value] of terms) {
    for (const [section, weight] of index.postings(term)) {
      found.set(section, Math.max(found.get(section) ?? 0, (value * weight) / FULL));
    }
  }
  return found;
}

/**
 * Return sections and scores, best first.
 * @param {Part[]} parts
 * @param {Index} index
 * @returns {[number, number][]}
 */
export function ranked(parts, index) {
  const content = parts.filter(({ question }) => !question);
  const questions = parts.filter(({ question }) => question);
  // A question alone ("how long?") is about what it asks for.
  const asked = content.length ? content : questions;
  const wanted = content.length ? questions : [];
  const weights = asked.map((part) => rarityOf(part, index));
  const total = weights.reduce((sum, each) => sum + each, 0) || 1;
  /** @type {Map<number, { score: number, covered: number }>} */
  const sums = new Map();
  for (const [place, part] of asked.entries()) {
    const weight = (weights[place] ?? 0) / total;
    for (const [section, value] of answersTo(part, index)) {
      const sum = sums.get(section) ?? { score: 0, covered: 0 };
      sum.score += weight * value;
      sum.covered += weight * Math.min(1, value / SPEAKS);
      sums.set(section, sum);
    }
  }
  const boosts = wanted.map((part) => answersTo(part, index));
  const found = Array.from(sums, ([section, { score, covered }]) => {
    const kind = boosts.reduce((sum, boost) => sum + (boost.get(section) ?? 0), 0);
    const value = score * (1 - COVERED + COVERED * covered * covered) * (1 + QUESTION * kind);
    return /** @type {[number, number]} */ ([section, (value * (index.priors[section] ?? 100)) / 100]);
  });
  return found.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
