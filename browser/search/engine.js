/** Answers queries: loads the parts of the index that a query needs, and gives sections grouped by their pages. */

import { chosen } from "./choose.js";
import { dateIn, saysOnlyWhen, unitsBeside, withoutDate } from "./dates.js";
import { evidenceOf, isOfTheField, seeksCards } from "./evidence.js";
import { excerptOf, finderOf, wordsIn } from "./excerpt.js";
import { lexiconOf } from "./lexicon.js";
import { likenessOf } from "./likeness.js";
import { understood } from "./query.js";
import { partsOfQuery, ranked } from "./rank.js";
import { signatureOf, wordsOf } from "./signature.js";
import { placeOf, startsOf, Table } from "./table.js";

/** More pages than anybody reads; sections further down a page's list hardly answer. */
const MAX_PAGES = 8;
const MAX_SECTIONS = 3;
/** More different words on one page would mark it all over. */
const MAX_WORDS = 12;
/** A section with less than this share of the best score is no answer. */
const LEAST = 0.12;
/** Nor is one with less than this share of the best on its own page: it would push the next page down. */
const LEAST_BESIDE = 0.7;

/**
 * The content of a language's `head.json`, see make_index.js.
 * @typedef {object} Head
 * @property {[string, string][]} pages address and title
 * @property {[number, number][]} sections page and prior of each
 * @property {string} latin the words of the pages in Latin letters, a line each
 * @property {import("./table.js").Outline} about what sections speak of
 * @property {import("./table.js").Outline} asked what is asked of them
 * @property {import("./table.js").Outline} learned which of that tells them apart
 * @property {number[]} perSection how many questions each section has
 * @property {[string, number][]} textParts the file of each, and of how many sections it holds id, title ("" for the
 *   page's) and text
 *
 * @typedef {{ address: string, title: string, excerpt: string, marks: [number, number][], words: string[] }} Found
 * @typedef {{ title: string, address: string, sections: Found[] }} Group
 * @typedef {object} Answer
 * @property {Group[]} groups
 * @property {import("./dates.js").Offer | null} offer the calculator with the date of the query
 * @property {boolean} cut whether the query was too long to be read whole
 * @property {boolean} law whether the law comes first because cards are sought
 */

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
    this.about = new Table(head.about, (part) => this.#part(part));
    this.asked = new Table(head.asked, (part) => this.#part(part));
    this.learned = new Table(head.learned, (part) => this.#part(part));
    this.latin = head.latin.split("\n");
    this.known = new Set(this.latin);
    this.textStarts = startsOf(head.textParts);
    this.sectionOf = head.perSection.flatMap((count, section) => Array(count).fill(section));
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

  /** @param {string} name */
  #part(name) {
    const known = this.#parts.get(name) ?? this.#load(name);
    this.#parts.set(name, known);
    known.catch(() => this.#parts.delete(name)); // the next query tries again
    return known;
  }

  /**
   * Return what ranking asks of an index, for the terms of these units.
   * @param {import("./segment.js").Unit[]} units
   * @returns {Promise<import("./rank.js").Index>}
   */
  async #index(units) {
    const { sections } = this.#head;
    const wanted = partsOfQuery(units, this.#lexicon, () => true);
    const lists = await this.about.lists(new Set(wanted.flatMap(({ terms }) => Array.from(terms.keys()))));
    return { size: sections.length, lists, priors: sections.map(([, prior]) => prior) };
  }

  /**
   * Return how like the questions of each section a query is.
   * @param {import("./query.js").Query} query
   * @returns {Promise<import("./likeness.js").Likeness>}
   */
  async #likeness({ atoms, units }) {
    const signature = signatureOf(atoms, units, this.#lexicon, { near: true });
    const lists = await this.asked.lists(signature.keys());
    const words = wordsOf(units, this.#lexicon);
    return likenessOf(signature, words, lists, this.sectionOf, this.#head.sections.length);
  }

  /**
   * Return a query as it is understood: with the date in it, how like the questions of the sections it is, and what
   * tells whether it is of this field.
   * @param {string} typed
   * @param {string} today ISO date
   */
  async read(typed, today) {
    const lexicon = this.#lexicon;
    /** @param {string} term */
    const has = (term) => this.known.has(term);
    const query = understood(typed, lexicon, { has, words: this.latin });
    const date = dateIn(query, this.#words, today, lexicon);
    const told = date && saysOnlyWhen(query, date) ? { ...query, units: unitsBeside(query, date) } : query;
    const likeness = await this.#likeness(told);
    return { query, date, likeness, evidence: evidenceOf(told, lexicon, likeness, Boolean(date)) };
  }

  /**
   * Return the answer to a query.
   * @param {string} typed
   * @param {string} today ISO date
   * @returns {Promise<Answer>}
   */
  async answer(typed, today) {
    const lexicon = this.#lexicon;
    const { query, date, likeness, evidence } = await this.read(typed, today);
    const none = { groups: [], offer: null, cut: query.cut, law: false };
    if (!isOfTheField(evidence, lexicon)) return none;
    const units = date ? withoutDate(query, date, lexicon) : query.units;
    const [index, asked] = await Promise.all([
      this.#index(units),
      date ? this.#likeness({ ...query, units }) : likeness,
    ]);
    const parts = partsOfQuery(units, lexicon, (term) => index.lists.has(term));
    const law = seeksCards(query.units, lexicon);
    const learned = await this.learned.lists(asked.shares.keys());
    const found = this.#lawFirst(chosen(ranked(parts, index, asked.sections), asked.shares, learned), law);
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
    /** @type {Map<number, { best: number, numbers: number[] }>} */
    const byPage = new Map();
    for (const [number, score] of found) {
      const page = /** @type {number} */ (this.#head.sections[number]?.[0]);
      const list = byPage.get(page);
      if (score < least || (!list && byPage.size >= MAX_PAGES)) continue;
      if (!list) byPage.set(page, { best: score, numbers: [number] });
      else if (score >= LEAST_BESIDE * list.best && list.numbers.length < MAX_SECTIONS)
        list.numbers.push(number);
    }
    return Promise.all(
      Array.from(byPage, async ([page, { numbers }]) => {
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
    const [page] = /** @type {[number, number]} */ (this.#head.sections[number]);
    const [part, place] = placeOf(this.textStarts, number);
    const [file] = /** @type {[string, number]} */ (this.#head.textParts[part]);
    const [id, title, text] = (await this.#part(file))[place];
    const [address] = /** @type {[string, string]} */ (this.#head.pages[page]);
    const { excerpt, marks, words } = excerptOf(text, find);
    // A section may say in its heading alone what was asked.
    const toMark = Array.from(new Set([...wordsIn(title, find(title)), ...words])).slice(0, MAX_WORDS);
    return { address: `${address}#${id}`, title, excerpt, marks, words: toMark };
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
