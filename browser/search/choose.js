/** Chooses among the sections that rank first, by what was learned from the questions; see learn_index.js. */

import { LEARNED_STEP, softmax } from "./softmax.js";

/** How many of the first are chosen among, and what being the likeliest counts beside their rank. */
const AMONG = 20;
const CHOSEN = 0.5;

/**
 * Return the sections and their scores in the order in which they answer; the scores stay what they are.
 * @param {[number, number][]} ranked sections and scores, best first
 * @param {Map<string, number>} shares of the terms in the query
 * @param {Map<string, [number, number][]>} learned the sections and weights of the terms
 * @returns {[number, number][]}
 */
export function chosen(ranked, shares, learned) {
  const first = ranked.slice(0, AMONG);
  const sums = new Map(first.map(([section]) => [section, 0]));
  for (const [term, list] of learned) {
    const share = LEARNED_STEP * (shares.get(term) ?? 0);
    for (const [section, weight] of list) {
      const sum = sums.get(section);
      if (sum !== undefined) sums.set(section, sum + share * weight);
    }
  }
  const likely = softmax(Array.from(sums.values()));
  const worth = new Map(
    first.map(([section, score], at) => [section, score + CHOSEN * /** @type {number} */ (likely[at])]),
  );
  first.sort((a, b) => /** @type {number} */ (worth.get(b[0])) - /** @type {number} */ (worth.get(a[0])));
  return [...first, ...ranked.slice(AMONG)];
}
