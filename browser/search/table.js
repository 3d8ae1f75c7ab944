/** Where terms stand, in parts of which a query loads those it needs. */

/**
 * `terms` is a text with a line for each term. A part is a list with an entry for each term: the step from one item to
 * the next, and the term's weight there.
 * @typedef {[string, number]} Part the name of its file, and how many entries are in it
 * @typedef {{ terms: string, parts: Part[] }} Outline
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
 * Return how many entries stand before each part.
 * @param {Part[]} parts
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
  /** @type {Map<string, number>} */
  #numbers;
  /** @type {number[]} */
  #starts;
  #parts;
  #load;

  /**
   * @param {Outline} outline
   * @param {(part: Part | undefined) => Promise<number[][]>} load
   */
  constructor({ terms, parts }, load) {
    this.#numbers = new Map(terms.split("\n").map((term, number) => [term, number]));
    this.#starts = startsOf(parts);
    this.#parts = parts;
    this.#load = load;
  }

  /** @param {string} term */
  has(term) {
    return this.#numbers.has(term);
  }

  get terms() {
    return this.#numbers.keys();
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
        const number = this.#numbers.get(term);
        if (number === undefined) return;
        const [part, place] = placeOf(this.#starts, number);
        const flat = /** @type {number[]} */ ((await this.#load(this.#parts[part]))[place]);
        /** @type {[number, number][]} */
        const list = [];
        for (let at = 0, item = 0; at < flat.length; at += 2) {
          item += /** @type {number} */ (flat[at]);
          list.push([item, /** @type {number} */ (flat[at + 1])]);
        }
        found.set(term, list);
      }),
    );
    return found;
  }
}
