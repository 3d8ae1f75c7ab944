/** Understands a query: which concepts and words it holds, which kind of answer it wants, what of it is of no weight. */

import { segmented } from "./segment.js";
import { corrections } from "./spelling.js";
import { atomsOf, normalised, stem } from "./text.js";

/** More is cut off: no question is longer, and a pasted page would keep a phone busy. */
export const MAX_QUERY = 300;

const MIN_PREFIX = 3;

/**
 * A query as it is understood. `text` is what was typed, normalised; `units` its words in their order.
 * @typedef {object} Query
 * @property {string} text
 * @property {import("./text.js").Atom[]} atoms
 * @property {import("./segment.js").Unit[]} units
 * @property {boolean} cut whether the query was too long and its end is not looked at
 */

/**
 * Return the Latin atoms with slips of the finger mended; the word that is still being typed is completed.
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {import("./text.js").Atom[]} atoms
 * @param {{ has: (term: string) => boolean, words: string[] }} index
 * @param {boolean} typing whether the last word may go on
 */
function mended(lexicon, atoms, index, typing) {
  /** @param {string} key */
  const isKnown = (key) => lexicon.names.has(key) || lexicon.everyday.has(key) || index.has(key);
  return atoms.map((atom, place) => {
    if (atom.han || !/^[a-z]/.test(atom.raw) || isKnown(atom.key)) return atom;
    if (lexicon.syllables.has(atom.raw) || lexicon.sounds.spelled(atom.raw).length) return atom;
    if (lexicon.sounds.initials(atom.raw).length || isPartOfName(lexicon, atom.key)) return atom;
    if (typing && place === atoms.length - 1 && atom.raw.length >= MIN_PREFIX) {
      const begun = lexicon.latin.find((word) => word.startsWith(atom.raw));
      if (begun) return { ...atom, key: stem(begun) };
    }
    const mend = corrections(atom.raw, lexicon.latin)[0] ?? corrections(atom.raw, index.words)[0];
    return mend ? { ...atom, key: stem(mend) } : atom;
  });
}

/** @type {WeakMap<import("./lexicon.js").Lexicon, Set<string>>} */
const partsOfNames = new WeakMap();

/**
 * Tell whether a word occurs in a name of several words: by itself it is none, but it is spelled right.
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {string} key
 */
function isPartOfName(lexicon, key) {
  let known = partsOfNames.get(lexicon);
  if (!known) {
    known = new Set(Array.from(lexicon.names.keys()).flatMap((name) => name.split(" ")));
    partsOfNames.set(lexicon, known);
  }
  return known.has(key);
}

/**
 * Return what a query means.
 * @param {string} typed
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {{ has: (term: string) => boolean, words: string[] }} index the terms of the pages, and those in Latin
 * @returns {Query}
 */
export function understood(typed, lexicon, index) {
  const whole = typed.trim();
  const text = lexicon.simplify(normalised(whole.slice(0, MAX_QUERY)));
  const atoms = mended(lexicon, atomsOf(text), index, !/\s$/.test(typed));
  return {
    text,
    atoms,
    units: segmented(lexicon, atoms, text, { bySound: true }),
    cut: whole.length > MAX_QUERY,
  };
}
