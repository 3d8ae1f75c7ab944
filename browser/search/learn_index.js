/**
 * Learns from the questions which of their terms tell a section from those that are asked much the same; made by the
 * build. Likeness to questions alone takes every rare word for telling: "letter" stands in the questions of six papers,
 * and which of them is meant the other words say.
 *
 * A softmax over the sections, by stochastic gradient descent. Each question is set against the sections whose
 * questions are most like it, and a term has a weight only for the sections that it is asked of; so the work and the
 * weights grow with the questions, not with their square.
 */

import { LEARNED_STEP, softmax } from "./softmax.js";

/** How many sections a question is set against. */
const RIVALS = 30;
/** A term of more questions than this finds no rivals: they would be all there are. */
const COMMON = 500;
const RATE = 3;
/** How often each question is looked at, and how many looks there are at most. */
const ROUNDS = 20;
const LOOKS = 100_000;
const SEED = 12;

/**
 * A question: its section, and its terms with their shares of it.
 * @typedef {{ section: number, terms: [string, number][] }} Question
 */

/**
 * Return the questions that hold each term.
 * @param {Question[]} questions
 */
function holders(questions) {
  /** @type {Map<string, [number, number][]>} */
  const found = new Map();
  for (const [number, { terms }] of questions.entries()) {
    for (const [term, share] of terms) {
      const list = found.get(term) ?? [];
      list.push([number, share]);
      found.set(term, list);
    }
  }
  return found;
}

/**
 * Return the sections that a question is set against: its own first, then those whose questions are most like it.
 * @param {number} number
 * @param {Question[]} questions
 * @param {Map<string, [number, number][]>} held
 */
function rivalsOf(number, questions, held) {
  const { section, terms } = /** @type {Question} */ (questions[number]);
  /** @type {Map<number, number>} */
  const likeness = new Map();
  for (const [term, share] of terms) {
    const list = held.get(term) ?? [];
    if (list.length > COMMON) continue;
    for (const [other, own] of list) likeness.set(other, (likeness.get(other) ?? 0) + share * own);
  }
  /** @type {Map<number, number>} */
  const best = new Map();
  for (const [other, like] of likeness) {
    const its = /** @type {Question} */ (questions[other]).section;
    if (its !== section) best.set(its, Math.max(like, best.get(its) ?? 0));
  }
  const nearest = Array.from(best).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return [section, ...nearest.slice(0, RIVALS).map(([its]) => its)];
}

/** Return what deals out numbers from 0 up to 1, always the same ones. */
function dealer() {
  let state = SEED;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/**
 * Put numbers into another order.
 * @param {number[]} numbers
 * @param {() => number} deal
 */
function shuffle(numbers, deal) {
  for (let at = numbers.length - 1; at > 0; at--) {
    const other = Math.floor(deal() * (at + 1));
    [numbers[at], numbers[other]] = [
      /** @type {number} */ (numbers[other]),
      /** @type {number} */ (numbers[at]),
    ];
  }
}

/**
 * Return the weights of each term for the sections that it is asked of, in steps.
 * @param {Question[]} questions
 * @returns {Map<string, Map<number, number>>}
 */
export function learned(questions) {
  const held = holders(questions);
  /** @type {Map<string, Map<number, number>>} */
  const places = new Map();
  let count = 0;
  for (const [term, list] of held) {
    const sections = new Set(list.map(([number]) => /** @type {Question} */ (questions[number]).section));
    places.set(term, new Map(Array.from(sections, (section) => [section, count++])));
  }
  const weights = new Float64Array(count);
  // For each question and each section that it is set against: the weights that bear on it, and the terms' shares.
  const bearing = questions.map(({ terms }, number) =>
    rivalsOf(number, questions, held).map((section) =>
      terms.flatMap(([term, share]) => {
        const place = places.get(term)?.get(section);
        return place === undefined ? [] : [[place, share]];
      }),
    ),
  );
  const order = Array.from(questions.keys());
  const deal = dealer();
  const rounds = Math.max(1, Math.min(ROUNDS, Math.round(LOOKS / questions.length)));
  for (let round = 0; round < rounds; round++) {
    shuffle(order, deal);
    const rate = RATE * (1 - round / rounds);
    for (const number of order) look(/** @type {number[][][]} */ (bearing[number]), weights, rate);
  }
  return new Map(
    Array.from(places, ([term, sections]) => [
      term,
      new Map(
        Array.from(
          sections,
          ([section, place]) =>
            /** @type {[number, number]} */ ([
              section,
              Math.round(/** @type {number} */ (weights[place]) / LEARNED_STEP),
            ]),
        ).filter(([, weight]) => weight),
      ),
    ]),
  );
}

/**
 * Move the weights by one question, so that its own section, the first, is the likelier.
 * @param {number[][][]} sections
 * @param {Float64Array} weights
 * @param {number} rate
 */
function look(sections, weights, rate) {
  const sums = sections.map((pairs) =>
    pairs.reduce((sum, [place = 0, share = 0]) => sum + /** @type {number} */ (weights[place]) * share, 0),
  );
  const shares = softmax(sums);
  for (const [at, pairs] of sections.entries()) {
    const error = /** @type {number} */ (shares[at]) - (at ? 0 : 1);
    for (const [place = 0, share = 0] of pairs) {
      weights[place] = /** @type {number} */ (weights[place]) - rate * error * share;
    }
  }
}
