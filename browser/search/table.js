/** Where terms stand, in parts of which a query loads those it needs. */

import { numbersIn, written } from "./digits.js";

/**
 * A part holds the terms of a stretch of the alphabet, a line each, and for each term a line of the steps from one item
 * to the next and one of its weights there. The outline has the first term of each part, so that what loads before
 * the first query does not grow with the number of terms.
 * @typedef {{ terms: string, steps: string, weights: string }} Content
 * @typedef {{ starts: string, parts: string[] }} Outline
 */

/**
 * Return the lists of all terms, as parts hold them.
 * @param {Iterable<Iterable<[string, number]>>} items the terms of each item with their weights there
 * @returns {Map<string, number[]>}
 */
export function listsOf(items) {
  /** @type {Map<string, number[]>} */
  const lists = new Map();
  /** @type {Map<string, number>} */
  const last = new Map();
  let number = 0;
  for (const terms of items) {
    for (const [term, weight] of terms) {
      const list = lists.get(term) ?? [];
      list.push(number - (last.get(term) ?? 0), weight);
      last.set(term, number);
      lists.set(term, list);
    }
    number += 1;
  }
  return lists;
}

/**
 * Return the content of a part that holds these terms with their lists.
 * @param {(readonly [string, number[]])[]} lists
 * @returns {Content}
 */
export function contentOf(lists) {
  /** @param {number} odd which of each two numbers */
  const lines = (odd) => lists.map(([, list]) => written(list.filter((_, at) => at % 2 === odd))).join("\n");
  return { terms: lists.map(([term]) => term).join("\n"), steps: lines(0), weights: lines(1) };
}

/**
 * Return where each term of a part stands: its items and its weight in each.
 * @param {Content} content
 * @returns {(term: string) => [number, number][] | undefined}
 */
function readerOf({ terms, steps, weights }) {
  const places = new Map(terms.split("\n").map((term, place) => [term, place]));
  const [allSteps, allWeights] = [steps.split("\n"), weights.split("\n")];
  return (term) => {
    const place = places.get(term);
    if (place === undefined) return undefined;
    const its = numbersIn(/** @type {string} */ (allWeights[place]));
    let item = 0;
    return numbersIn(/** @type {string} */ (allSteps[place])).map((step, at) => {
      item += step;
      return [item, /** @type {number} */ (its[at])];
    });
  };
}

/**
 * Return how many items stand before each part.
 * @param {[string, number][]} parts the name of each part's file, and how many items are in it
 */
export function startsOf(parts) {
  let sum = 0;
  return parts.map(([, size]) => {
    sum += size;
    return sum - size;
  });
}

/**
 * Return the part and the place in it of an item.
 * @param {number[]} starts
 * @param {number} item
 * @returns {[number, number]}
 */
export function placeOf(starts, item) {
  let part = starts.length - 1;
  while (part > 0 && (starts[part] ?? 0) > item) part -= 1;
  return [part, item - (starts[part] ?? 0)];
}

/** The lists of one kind of terms. */
export class Table {
  #starts;
  #parts;
  #load;
  /** @type {WeakMap<Content, ReturnType<typeof readerOf>>} */
  #readers = new WeakMap();

  /**
   * @param {Outline} outline
   * @param {(part: string) => Promise<Content>} load
   */
  constructor({ starts, parts }, load) {
    this.#starts = starts.split("\n");
    this.#parts = parts;
    this.#load = load;
  }

  /**
   * Return the name of the part in which a term stands, if it stands anywhere.
   * @param {string} term
   */
  #partOf(term) {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {string} */ (this.#starts[middle]) <= term) low = middle + 1;
      else high = middle;
    }
    return this.#parts[low - 1];
  }

  /**
   * Return the items and weights of a term, if it stands anywhere.
   * @param {string} term
   */
  async #list(term) {
    const name = this.#partOf(term);
    if (name === undefined) return undefined;
    const content = await this.#load(name);
    const reader = this.#readers.get(content) ?? readerOf(content);
    this.#readers.set(content, reader);
    return reader(term);
  }

  /**
   * Return the items and weights of each of the terms that are there.
   * @param {Iterable<string>} terms
   * @returns {Promise<Map<string, [number, number][]>>}
   */
  async lists(terms) {
    /** @type {Map<string, [number, number][]>} */
    const found = new Map();
    await Promise.all(
      Array.from(terms, async (term) => {
        const list = await this.#list(term);
        if (list) found.set(term, list);
      }),
    );
    return found;
  }
}
