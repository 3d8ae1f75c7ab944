/**
 * What a text is made of before any word is known: Han characters one by one, Latin words by their stem, numbers.
 *
 * Blanks between Chinese words carry no meaning, so atoms know nothing of them.
 */

import { stemmer } from "stemmer";

/**
 * One atom: `key` is what is compared, `start` and `end` where it stands in the normalised text.
 * @typedef {{ key: string, raw: string, han: boolean, start: number, end: number }} Atom
 */

const ATOM = /\p{sc=Han}|[a-zà-ÿ]+(?:'[a-z]+)*|\d+(?:[.,]\d+)*/gu;
const HAN = /\p{sc=Han}/u;
const POSSESSIVE = /'s$|'$/;
// Shorter words are left as they are: the stemmer would take "bus" for a plural.
const MIN_STEMMED = 4;
// Articles and the like part the words of a name, and say nothing.
export const ARTICLES = new Set([
  "a",
  "an",
  "the",
  "my",
  "your",
  "our",
  "his",
  "her",
  "their",
  "this",
  "these",
  "those",
]);
// Pages speak to the reader, queries speak of oneself.
const SPEAKER = new Map([
  ["你", "我"],
  ["您", "我"],
  ["yourself", "myself"],
  ["yours", "mine"],
]);

/**
 * Return a function that turns Traditional characters into Simplified ones, character by character.
 * @param {{ from: string, to: string }} table two aligned texts
 * @returns {(text: string) => string}
 */
export function simplifier({ from, to }) {
  const plain = Array.from(to);
  const table = new Map(Array.from(from, (sign, index) => [sign, plain[index]]));
  return (text) => Array.from(text, (sign) => table.get(sign) ?? sign).join("");
}

/**
 * Return a text as it is compared: full width and case taken away, apostrophes alike. Its length may change.
 * @param {string} text
 */
export function normalised(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc`´]/g, "'");
}

/**
 * Return the stem of a Latin word, without possessive; plural and verb forms have the same.
 * @param {string} word in lower case
 */
export function stem(word) {
  const bare = word.replace(POSSESSIVE, "");
  return bare.length < MIN_STEMMED || bare.includes("'") ? bare : stemmer(bare);
}

/**
 * Return the atoms of a normalised, Simplified text.
 * @param {string} text
 * @returns {Atom[]}
 */
export function atomsOf(text) {
  return Array.from(text.matchAll(ATOM)).flatMap((found) => {
    const raw = found[0];
    if (ARTICLES.has(raw)) return [];
    const han = HAN.test(raw);
    const own = SPEAKER.get(raw) ?? raw;
    const key = han || /^\d/.test(raw) ? own : stem(own);
    return [{ key, raw, han, start: found.index, end: found.index + raw.length }];
  });
}

/**
 * Return the key of neighbouring atoms: what a name is looked up by. Latin words and numbers are held apart.
 * @param {Atom[]} atoms
 */
export function keyOf(atoms) {
  let key = "";
  let before = true; // nothing stands before the first
  for (const atom of atoms) {
    key += before || atom.han ? atom.key : ` ${atom.key}`;
    before = atom.han;
  }
  return key;
}
