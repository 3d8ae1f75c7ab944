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
  const pattern = new RegExp(longestFirst.map(patternOf).join("|"), "g");
  return (text) =>
    Array.from(text.toLowerCase().matchAll(pattern)).flatMap(({ 0: word, index }) => {
      // "refuse" begins as "refund" does; the stem tells them apart.
      const isOne = !/^[a-z]+$/.test(word) || wanted.has(stem(word));
      return isOne ? [/** @type {[number, number]} */ ([index, index + word.length])] : [];
    });
}

/**
 * Return where the sentences of a text begin and end, and the marks within each.
 * @param {string} text
 * @param {[number, number][]} marks
 */
function sentencesOf(text, marks) {
  return Array.from(text.matchAll(SENTENCE), ({ 0: whole, index }) => {
    const start = index + whole.length - whole.trimStart().length;
    const end = index + whole.trimEnd().length;
    const own = marks.filter(([from, to]) => from >= start && to <= end);
    return { start, end, own, count: new Set(own.map(([from, to]) => text.slice(from, to).toLowerCase())).size };
  });
}

/**
 * Return the sentence with the most different words, the first of them, cut to a readable length, its marks, and
 * the different words that are found in the whole text.
 * @param {string} text
 * @param {Finder} find
 * @returns {{ excerpt: string, marks: [number, number][], words: string[] }}
 */
export function excerptOf(text, find) {
  const marks = find(text);
  const words = Array.from(new Set(marks.map(([from, to]) => text.slice(from, to))));
  const sentences = sentencesOf(text, marks);
  const most = Math.max(0, ...sentences.map(({ count }) => count));
  const best = sentences.find(({ count }) => count === most);
  if (!best) return { excerpt: "", marks: [], words };
  const first = best.own[0]?.[0] ?? best.start;
  const from = Math.floor(Math.max(best.start, Math.min(first - LONGEST / 3, best.end - LONGEST)));
  const to = Math.min(best.end, from + LONGEST);
  const before = from > best.start ? "…" : "";
  const shown = best.own.filter(([start, end]) => start >= from && end <= to);
  return {
    excerpt: `${before}${text.slice(from, to)}${to < best.end ? "…" : ""}`,
    marks: shown.map(([start, end]) => [start - from + before.length, end - from + before.length]),
    words,
  };
}
