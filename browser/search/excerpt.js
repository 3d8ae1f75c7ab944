/** The sentence of a section that answers, and where in it stand the words that were looked for, by any name. */

import { stem } from "./text.js";

const LONGEST = 140;
const SENTENCE = /[^。！？；!?;\n]+?(?:[。！？；!?;]+|\.(?=\s|$)|$)/gu;
const BETWEEN = "[\\s-]+(?:(?:an?|the|my|your|our|this|these)\\s+)?";

/**
 * Finds what a query looked for in a text.
 * @typedef {(text: string) => [number, number][]} Finder
 */

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Return the pattern of a name's key: Latin words in any form, Han characters as they are.
 * @param {string} key
 */
function patternOf(key) {
  const parts = key
    .split(" ")
    .map((part) =>
      /^[a-z]/.test(part) ? `\\b${escaped(part.replace(/[iy]$/, ""))}[a-z']*\\b` : escaped(part),
    );
  return parts.join(BETWEEN);
}

/**
 * Return what finds the names of these keys.
 * @param {Iterable<string>} keys as text.js makes them
 * @returns {Finder}
 */
export function finderOf(keys) {
  const wanted = new Set(Array.from(keys).filter((key) => key.length > 1 || /\p{sc=Han}/u.test(key)));
  if (!wanted.size) return () => [];
  const longestFirst = Array.from(wanted).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(patternOf).join("|"), "giu");
  return (text) =>
    Array.from(text.matchAll(pattern)).flatMap(({ 0: word, index }) => {
      // "refuse" begins as "refund" does; the stem tells them apart.
      const isOne = !/^[a-z]+$/i.test(word) || wanted.has(stem(word.toLowerCase()));
      return isOne ? [/** @type {[number, number]} */ ([index, index + word.length])] : [];
    });
}

/**
 * Return the sentence with the most different words, the first of them, cut to a readable length, and its marks.
 * @param {string} text
 * @param {Finder} find
 * @returns {{ excerpt: string, marks: [number, number][] }}
 */
export function excerptOf(text, find) {
  let best = { sentence: "", count: -1 };
  for (const [whole] of text.matchAll(SENTENCE)) {
    const sentence = whole.trim();
    const count = new Set(find(sentence).map(([start, end]) => sentence.slice(start, end).toLowerCase()))
      .size;
    if (count > best.count) best = { sentence, count };
  }
  const { sentence } = best;
  const first = find(sentence)[0]?.[0] ?? 0;
  const start = Math.floor(Math.max(0, Math.min(first - LONGEST / 3, sentence.length - LONGEST)));
  const cut = sentence.slice(start, start + LONGEST);
  const excerpt = `${start ? "…" : ""}${cut}${start + LONGEST < sentence.length ? "…" : ""}`;
  return { excerpt, marks: find(excerpt) };
}

/**
 * Return the different words that are found in a text, as they stand there.
 * @param {string} text
 * @param {Finder} find
 */
export function wordsIn(text, find) {
  return Array.from(new Set(find(text).map(([start, end]) => text.slice(start, end))));
}
