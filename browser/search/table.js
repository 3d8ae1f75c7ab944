/** Where terms stand, in parts of which a query loads those it needs. */

/**
 * A part holds the terms of a stretch of the alphabet, a line each, and a list for each term: the step from one item
 * to the next, and the term's weight there. The outline has the first term of each part, so that what loads before
 * the first query does not grow with the number of terms.
 * @typedef {{ terms: string, lists: number[][] }} Content
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
  /** @type {WeakMap<Content, Map<string, number>>} */
  #places = new WeakMap();

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
   * Return the flat list of a term, if there is one.
   * @param {string} term
   */
  async #list(term) {
    const name = this.#partOf(term);
    if (name === undefined) return undefined;
    const content = await this.#load(name);
    const places =
      this.#places.get(content) ?? new Map(content.terms.split("\n").map((each, place) => [each, place]));
    this.#places.set(content, places);
    const place = places.get(term);
    return place === undefined ? undefined : content.lists[place];
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
        const flat = await this.#list(term);
        if (!flat) return;
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
