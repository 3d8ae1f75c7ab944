/** How like a query is to the questions that a section answers. */

import { WHOLE } from "./ask_index.js";
import { rarityOf } from "./signature.js";

/** What the best question of a section counts, the second, and the third; and what all of them together. */
const SHARES = [0.6, 0.25, 0.15];
const ALL = 0.25;
/** As if every section had so many questions more: a few that are alike prove less than many. */
const MORE = 8;

/**
 * @typedef {object} Likeness
 * @property {Map<number, number>} sections how like their questions are, 0 to 1
 * @property {number} best the likeness of the best question
 * @property {Map<string, number>} shares of the terms in the query, whose squares make one
 * @property {number} known the share of the query that stands in some question, 0 to 1
 * @property {number} covered the share of it that stands in questions of one and the same section
 * @property {number} together the share of its words that do
 */

/**
 * Return the most that one section has.
 * @param {Iterable<{ worth: number, sections: Iterable<number> }>} given each with the sections that have it
 */
function mostOfOne(given) {
  /** @type {Map<number, number>} */
  const sums = new Map();
  for (const { worth, sections } of given) {
    for (const section of sections) sums.set(section, (sums.get(section) ?? 0) + worth);
  }
  return Math.max(0, ...sums.values());
}

/**
 * Return how like a query is to the questions of each section.
 * @param {Map<string, number>} signature of the query
 * @param {string[][]} words the terms of the signature that stand for each of its words
 * @param {Map<string, [number, number][]>} lists the questions and weights of the terms that are there
 * @param {number[]} sectionOf the section of each question
 * @param {number} size the number of sections
 * @returns {Likeness}
 */
export function likenessOf(signature, words, lists, sectionOf, size) {
  /** @type {Map<number, number>} */
  const sums = new Map();
  let [length, met] = [0, 0];
  /** @type {Map<string, number>} */
  const shares = new Map();
  /** @type {Map<string, Set<number>>} */
  const sectionsWith = new Map();
  for (const [term, weight] of signature) {
    const list = lists.get(term) ?? [];
    const own = new Set(list.map(([question]) => /** @type {number} */ (sectionOf[question])));
    sectionsWith.set(term, own);
    const value = weight * rarityOf(own.size, size);
    length += value * value;
    shares.set(term, value);
    if (list.length) met += value * value;
    for (const [question, share] of list) {
      sums.set(question, (sums.get(question) ?? 0) + (value * share) / WHOLE);
    }
  }
  /** @type {Map<number, number[]>} */
  const bySection = new Map();
  for (const [question, sum] of sums) {
    const section = /** @type {number} */ (sectionOf[question]);
    bySection.set(section, [...(bySection.get(section) ?? []), sum / Math.sqrt(length)]);
  }
  let best = 0;
  const sections = new Map();
  for (const [section, found] of bySection) {
    found.sort((a, b) => b - a);
    best = Math.max(best, found[0] ?? 0);
    const all = found.reduce((sum, each) => sum + each, 0) / Math.sqrt(found.length + MORE);
    sections.set(
      section,
      SHARES.reduce((sum, share, place) => sum + share * (found[place] ?? 0), ALL * all),
    );
  }
  for (const [term, value] of shares) shares.set(term, value / Math.sqrt(length));
  /** @param {string[]} terms */
  const withAny = (terms) => new Set(terms.flatMap((term) => Array.from(sectionsWith.get(term) ?? [])));
  return {
    sections,
    best,
    known: length ? met / length : 0,
    covered: mostOfOne(
      Array.from(shares, ([term, share]) => ({ worth: share * share, sections: withAny([term]) })),
    ),
    together: mostOfOne(words.map((terms) => ({ worth: 1 / words.length, sections: withAny(terms) }))),
    shares,
  };
}
