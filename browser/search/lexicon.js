/** The words a search knows, out of `words.json`: names of concepts, words without weight, everyday words. */

import { STEP } from "./field_words.js";
import { soundsOf } from "./sounds.js";
import { lookAlikes } from "./spelling.js";
import { simplifier } from "./text.js";

/**
 * A concept of facts/vocabulary.toml; `near`, `apart` and `asks` are numbers of concepts.
 * @typedef {object} Concept
 * @property {string} id
 * @property {string} role
 * @property {number[]} near
 * @property {number[]} apart
 * @property {number[]} asks
 * @property {string[]} signs
 * @property {number} weight
 * @property {boolean} of
 */

/**
 * The content of `words.json`: keys as text.js makes them. Lists of words are texts with a line for each.
 * @typedef {object} Words
 * @property {Concept[]} concepts
 * @property {Record<string, number[]>} names numbers of concepts by key
 * @property {string} function
 * @property {{ noun: string, function: string, other: string }} everyday
 * @property {string} latin Latin words of the field as they are spelled
 * @property {Record<number, string>} specific words of the pages by how much they tell, in steps; see field_words.js
 * @property {Record<string, number>} weights how much each kind of evidence counts; see evidence.js
 * @property {Record<string, string[]>} sounds
 * @property {Record<string, string[]>} initials
 * @property {Record<string, string>} syllables
 * @property {{ from: string, to: string }} traditional
 * @property {{ names: string[], first: string, before: string }[]} holidays
 * @property {string} days ISO dates, a line each, from a Monday on
 * @property {string} law
 */

/** @typedef {"function" | "noun" | "other"} WordClass */

/**
 * @typedef {object} Lexicon
 * @property {Concept[]} concepts
 * @property {string[][]} keys the keys of each concept's names
 * @property {Map<string, number[]>} names
 * @property {Map<string, WordClass>} everyday
 * @property {string[]} latin
 * @property {Map<string, number>} specific how much a word tells that a text is of this field
 * @property {Map<string, number>} weights how much each kind of evidence counts
 * @property {import("./sounds.js").Sounds} sounds
 * @property {(run: string) => string | undefined} looksLike the name that a run looks like
 * @property {Set<string>} syllables
 * @property {(text: string) => string} simplify
 * @property {number} longest the most atoms a name has
 * @property {Set<string>} [beginnings] what names and words of several atoms begin with, where it is worth the time
 *   to find out
 */

const LONGEST_NAME = 10;

/** @param {string} text */
const linesOf = (text) => (text ? text.split("\n") : []);

/**
 * Return what `words.json` says, ready to be looked up.
 * @param {Words} words
 * @returns {Lexicon}
 */
export function lexiconOf(words) {
  /** @type {Map<string, WordClass>} */
  const everyday = new Map();
  for (const [kind, text] of Object.entries(words.everyday)) {
    for (const word of linesOf(text)) everyday.set(word, /** @type {WordClass} */ (kind));
  }
  for (const word of linesOf(words.function)) everyday.set(word, "function");
  /** @type {Map<string, number>} */
  const specific = new Map();
  for (const [steps, text] of Object.entries(words.specific)) {
    for (const word of linesOf(text)) specific.set(word, Number(steps) * STEP);
  }
  /** @type {string[][]} */
  const keys = words.concepts.map(() => []);
  for (const [key, numbers] of Object.entries(words.names))
    for (const number of numbers) keys[number]?.push(key);
  return {
    concepts: words.concepts,
    keys,
    names: new Map(Object.entries(words.names)),
    everyday,
    latin: linesOf(words.latin),
    specific,
    weights: new Map(Object.entries(words.weights)),
    sounds: soundsOf(words.sounds, words.initials, words.syllables),
    looksLike: lookAlikes(Object.values(words.sounds).flat()),
    syllables: new Set(Object.keys(words.syllables)),
    simplify: simplifier(words.traditional),
    longest: LONGEST_NAME,
  };
}

/**
 * Return what the names and words of a lexicon that have several atoms begin with. It takes longer than to read a
 * query, and spares most of the time of reading many texts.
 * @param {Lexicon} lexicon
 */
export function beginningsOf({ names, everyday }) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const keys of [names.keys(), everyday.keys()]) {
    for (const key of keys) {
      for (const { index } of key.matchAll(/(?<=\p{sc=Han})(?!$)|(?<!^)(?=\p{sc=Han})|(?= )/gu)) {
        found.add(key.slice(0, index));
      }
    }
  }
  return found;
}
