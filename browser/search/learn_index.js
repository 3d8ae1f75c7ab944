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
 * Return the questions that hold each term, and its shares of them.
 * @param {Question[]} questions
 */
function holders(questions) {
  /** @type {Map<string, { numbers: number[], shares: number[] }>} */
  const found = new Map();
  for (const [number, { terms }] of questions.entries()) {
    for (const [term, share] of terms) {
      const held = found.get(term) ?? { numbers: [], shares: [] };
      found.set(term, held);
      held.numbers.push(number);
      held.shares.push(share);
    }
  }
  return found;
}

/** Sums or maxima by number, of which few are not 0: a list as long as there are numbers, emptied after each use. */
class Sparse {
  /** @param {number} size */
  constructor(size) {
    this.values = new Float64Array(size);
    /** @type {number[]} */
    this.used = [];
  }

  /** @param {number} number @param {number} value above 0 */
  set(number, value) {
    if (!this.values[number]) this.used.push(number);
    this.values[number] = value;
  }

  /** @param {number} number */
  get(number) {
    return /** @type {number} */ (this.values[number]);
  }

  clear() {
    for (const number of this.used) this.values[number] = 0;
    this.used.length = 0;
  }
}

/**
 * Return the numbers with the highest values, the highest first; of equal ones the lower number.
 * @param {Sparse} found
 * @param {number} count how many at most
 */
function highest(found, count) {
  /** @type {number[]} */
  const best = [];
  for (const number of found.used) {
    const value = found.get(number);
    /** @param {number} at */
    const isBefore = (at) => {
      const other = /** @type {number} */ (best[at]);
      return value > found.get(other) || (value === found.get(other) && number < other);
    };
    if (best.length === count && !isBefore(count - 1)) continue;
    let at = best.length;
    while (at && isBefore(at - 1)) at--;
    best.splice(at, 0, number);
    best.length = Math.min(best.length, count);
  }
  return best;
}

/**
 * Return what finds the sections that a question is set against: its own first, then those whose questions are most
 * like it.
 * @param {Question[]} questions
 * @param {ReturnType<typeof holders>} held
 */
function rivalFinder(questions, held) {
  const sectionOf = Int32Array.from(questions, ({ section }) => section);
  const likeness = new Sparse(questions.length);
  const nearest = new Sparse(sectionOf.reduce((most, section) => Math.max(most, section), 0) + 1);
  /** @param {Question} question @returns {number[]} */
  return ({ section, terms }) => {
    for (const [term, share] of terms) {
      const { numbers = [], shares = [] } = held.get(term) ?? {};
      if (numbers.length > COMMON) continue;
      for (let at = 0; at < numbers.length; at++) {
        const other = /** @type {number} */ (numbers[at]);
        likeness.set(other, likeness.get(other) + share * /** @type {number} */ (shares[at]));
      }
    }
    for (const other of likeness.used) {
      const its = /** @type {number} */ (sectionOf[other]);
      const like = likeness.get(other);
      if (its !== section && like > nearest.get(its)) nearest.set(its, like);
    }
    const found = [section, ...highest(nearest, RIVALS)];
    likeness.clear();
    nearest.clear();
    return found;
  };
}

/**
 * The weights that bear on a question, for each section that it is set against: where they lie, the terms' shares, and
 * where in both lists each section ends. Lists of numbers: as objects they would take gigabytes of a large site.
 * @typedef {{ places: Int32Array, shares: Float64Array, ends: Int32Array }} Bearing
 */

/**
 * Return what bears on a question that is set against these sections.
 * @param {Question} question
 * @param {number[]} sections
 * @param {Map<string, Map<number, number>>} placesOf
 * @returns {Bearing}
 */
function bearingOf({ terms }, sections, placesOf) {
  /** @type {number[]} */
  const places = [];
  /** @type {number[]} */
  const shares = [];
  const known = terms.flatMap(([term, share]) => {
    const its = placesOf.get(term);
    return its ? [/** @type {const} */ ([its, share])] : [];
  });
  const ends = sections.map((section) => {
    for (const [its, share] of known) {
      const place = its.get(section);
      if (place === undefined) continue;
      places.push(place);
      shares.push(share);
    }
    return places.length;
  });
  return { places: Int32Array.from(places), shares: Float64Array.from(shares), ends: Int32Array.from(ends) };
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
    const sections = new Set(
      list.numbers.map((number) => /** @type {Question} */ (questions[number]).section),
    );
    places.set(term, new Map(Array.from(sections, (section) => [section, count++])));
  }
  const weights = new Float64Array(count);
  const rivalsOf = rivalFinder(questions, held);
  /** @param {Question} question */
  const bearing = (question) => bearingOf(question, rivalsOf(question), places);
  const order = Array.from(questions.keys());
  const deal = dealer();
  const rounds = Math.max(1, Math.min(ROUNDS, Math.round(LOOKS / questions.length)));
  // What is looked at once need not be held: of a large site it would take hundreds of megabytes.
  const known = rounds > 1 ? questions.map(bearing) : [];
  for (let round = 0; round < rounds; round++) {
    shuffle(order, deal);
    const rate = RATE * (1 - round / rounds);
    for (const number of order) {
      look(known[number] ?? bearing(/** @type {Question} */ (questions[number])), weights, rate);
    }
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
 * @param {Bearing} bearing
 * @param {Float64Array} weights
 * @param {number} rate
 */
function look({ places, shares, ends }, weights, rate) {
  /** @type {number[]} */
  const sums = [];
  let at = 0;
  for (const end of ends) {
    let sum = 0;
    for (; at < end; at++) {
      sum +=
        /** @type {number} */ (weights[/** @type {number} */ (places[at])]) *
        /** @type {number} */ (shares[at]);
    }
    sums.push(sum);
  }
  at = 0;
  for (const [section, likely] of softmax(sums).entries()) {
    const error = likely - (section ? 0 : 1);
    for (const end = /** @type {number} */ (ends[section]); at < end; at++) {
      const place = /** @type {number} */ (places[at]);
      weights[place] =
        /** @type {number} */ (weights[place]) - rate * error * /** @type {number} */ (shares[at]);
    }
  }
}
