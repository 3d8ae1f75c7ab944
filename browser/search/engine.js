/** Answers queries: loads the parts of the index that a query needs, and gives sections grouped by their pages. */

import { dateIn, withoutDate } from "./dates.js";
import { isOfTheField, seeksCards } from "./evidence.js";
import { excerptOf, finderOf } from "./excerpt.js";
import { lexiconOf } from "./lexicon.js";
import { understood } from "./query.js";
import { partsOfQuery, ranked } from "./rank.js";

/** More pages than anybody reads; sections further down a page's list hardly answer. */
const MAX_PAGES = 8;
const MAX_SECTIONS = 3;
/** More different words on one page would mark it all over. */
const MAX_WORDS = 12;
/** A section with less than this share of the best score is no answer. */
const LEAST = 0.12;

/**
 * The content of a language's `head.json`, see make_index.js.
 * @typedef {object} Head
 * @property {[string, string][]} pages address and title
 * @property {[number, string, string, number][]} sections page, id, title ("" for the page's), prior
 * @property {string} terms
 * @property {number[]} counts
 * @property {Part[]} postingParts
 * @property {Part[]} textParts
 *
 * @typedef {[string, number]} Part the name of its file, and how many items are in it
 *
 * @typedef {{ address: string, title: string, excerpt: string, marks: [number, number][], words: string[] }} Found
 * @typedef {{ title: string, address: string, sections: Found[] }} Group
 * @typedef {object} Answer
 * @property {Group[]} groups
 * @property {import("./dates.js").Offer | null} offer the calculator with the date of the query
 * @property {boolean} cut whether the query was too long to be read whole
 * @property {boolean} law whether the law comes first because cards are sought
 */

/**
 * Return how many items stand before each part.
 * @param {Part[]} parts
 */
function startsOf(parts) {
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
function placeOf(starts, item) {
  let part = starts.length - 1;
  while (part > 0 && (starts[part] ?? 0) > item) part -= 1;
  return [part, item - (starts[part] ?? 0)];
}

/** One language's search. */
export class Engine {
  /** @type {Map<string, Promise<any>>} */
  #parts = new Map();
  /** @type {import("./lexicon.js").Lexicon} */
  #lexicon;
  /** @type {import("./lexicon.js").Words} */
  #words;
  /** @type {Head} */
  #head;
  #load;

  /**
   * @param {import("./lexicon.js").Words} words
   * @param {Head} head
   * @param {(part: string) => Promise<any>} load gives the content of a part by the name of its file
   */
  constructor(words, head, load) {
    this.#words = words;
    this.#lexicon = lexiconOf(words);
    this.#head = head;
    this.#load = load;
    const terms = head.terms.split("\n");
    this.numbers = new Map(terms.map((term, number) => [term, number]));
    this.latin = terms.filter((term) => /^[a-z]{4,}$/.test(term));
    this.postingStarts = startsOf(head.postingParts);
    this.textStarts = startsOf(head.textParts);
  }

  /**
   * Return an engine; `load` gives the content of a file by its address.
   * @param {{ words: string, head: string }} index the addresses of the words and of a language's head
   * @param {(address: string) => Promise<any>} load
   */
  static async open(index, load) {
    const [words, head] = await Promise.all([load(index.words), load(index.head)]);
    return new Engine(words, head, (part) => load(new URL(part, index.head).href));
  }

  /** @param {Part | undefined} part */
  #part([name] = ["", 0]) {
    const known = this.#parts.get(name) ?? this.#load(name);
    this.#parts.set(name, known);
    known.catch(() => this.#parts.delete(name)); // the next query tries again
    return known;
  }

  /**
   * Return what ranking asks of an index, for these terms.
   * @param {Iterable<string>} terms
   * @returns {Promise<import("./rank.js").Index>}
   */
  async #index(terms) {
    /** @type {Map<string, [number, number][]>} */
    const lists = new Map();
    await Promise.all(
      Array.from(terms, async (term) => {
        const [part, place] = placeOf(this.postingStarts, /** @type {number} */ (this.numbers.get(term)));
        const flat = (await this.#part(this.#head.postingParts[part]))[place];
        /** @type {[number, number][]} */
        const list = [];
        for (let at = 0, section = 0; at < flat.length; at += 2) {
          section += flat[at];
          list.push([section, flat[at + 1]]);
        }
        lists.set(term, list);
      }),
    );
    return {
      size: this.#head.sections.length,
      count: (term) => this.#head.counts[/** @type {number} */ (this.numbers.get(term))] ?? 0,
      postings: (term) => lists.get(term) ?? [],
      priors: this.#head.sections.map((section) => section[3]),
    };
  }

  /**
   * Return the answer to a query.
   * @param {string} typed
   * @param {string} today ISO date
   * @returns {Promise<Answer>}
   */
  async answer(typed, today) {
    /** @param {string} term */
    const has = (term) => this.numbers.has(term);
    const lexicon = this.#lexicon;
    const query = understood(typed, lexicon, { has, words: this.latin });
    const none = { groups: [], offer: null, cut: query.cut, law: false };
    if (!isOfTheField(query, lexicon, has)) return none;
    const date = dateIn(query, this.#words.holidays, today, lexicon);
    const units = date ? withoutDate(query, date, lexicon) : query.units;
    const parts = partsOfQuery(units, lexicon, has);
    const index = await this.#index(new Set(parts.flatMap(({ terms }) => Array.from(terms.keys()))));
    const law = seeksCards(query.units, lexicon);
    const found = this.#lawFirst(ranked(parts, index), law);
    const find = finderOf(keysToMark(units, lexicon));
    return { ...none, groups: await this.#groups(found, find), offer: date?.offer ?? null, law };
  }

  /**
   * Return the sections with those of the law's page first, if `law`.
   * @param {[number, number][]} found
   * @param {boolean} law
   */
  #lawFirst(found, law) {
    if (!law) return found;
    const { pages, sections } = this.#head;
    const page = pages.findIndex(([address]) => `/${address}`.endsWith(`/${this.#words.law}/`));
    const scores = new Map(found);
    const first = sections.flatMap((section, number) => (section[0] === page ? [number] : []));
    const best = found[0]?.[1] ?? 1;
    /** @type {[number, number][]} */
    const lifted = first.map((number) => [number, best * (1 + (scores.get(number) ?? 0))]);
    return [
      ...lifted.sort((a, b) => b[1] - a[1]),
      ...found.filter(([number]) => sections[number]?.[0] !== page),
    ];
  }

  /**
   * Return the sections that answer, best first, grouped by page.
   * @param {[number, number][]} found
   * @param {import("./excerpt.js").Finder} find
   * @returns {Promise<Group[]>}
   */
  async #groups(found, find) {
    const least = LEAST * (found[0]?.[1] ?? 0);
    /** @type {Map<number, number[]>} */
    const byPage = new Map();
    for (const [number, score] of found) {
      const page = /** @type {number} */ (this.#head.sections[number]?.[0]);
      const list = byPage.get(page) ?? [];
      if (score < least || list.length >= MAX_SECTIONS || (!byPage.has(page) && byPage.size >= MAX_PAGES))
        continue;
      byPage.set(page, [...list, number]);
    }
    return Promise.all(
      Array.from(byPage, async ([page, numbers]) => {
        const [address, title] = /** @type {[string, string]} */ (this.#head.pages[page]);
        return {
          address,
          title,
          sections: await Promise.all(numbers.map((number) => this.#found(number, find))),
        };
      }),
    );
  }

  /**
   * @param {number} number
   * @param {import("./excerpt.js").Finder} find
   * @returns {Promise<Found>}
   */
  async #found(number, find) {
    const [page, id, title] = /** @type {[number, string, string, number]} */ (this.#head.sections[number]);
    const [part, place] = placeOf(this.textStarts, number);
    const text = (await this.#part(this.#head.textParts[part]))[place];
    const [address] = /** @type {[string, string]} */ (this.#head.pages[page]);
    const { excerpt, marks, words } = excerptOf(text, find);
    return { address: `${address}#${id}`, title, excerpt, marks, words: words.slice(0, MAX_WORDS) };
  }
}

/**
 * Return the keys of all that a query looks for: every name of its concepts, and its other words.
 * @param {import("./segment.js").Unit[]} units
 * @param {import("./lexicon.js").Lexicon} lexicon
 */
function keysToMark(units, lexicon) {
  return units.flatMap((unit) => {
    if (unit.kind === "function") return [];
    const concepts = unit.concepts.filter((each) => lexicon.concepts[each]?.role !== "question");
    return unit.concepts.length ? concepts.flatMap((each) => lexicon.keys[each] ?? []) : [unit.key];
  });
}
