/** The sentence of a section that answers, and where in it stand the words that were looked for, by any name. */

import { ARTICLES, stem } from "./text.js";

const LONGEST = 140;
const SENTENCE = /[^。！？；!?;\n]+?(?:[。！？；!?;]+|\.(?=\s|$)|$)/gu;
const LATIN_WORD = /[a-z]+(?:'[a-z]+)*|\d+(?:[.,]\d+)*/g;
const LATIN_KEY = /^[a-z\d',. ]+$/;
const BEGINNING = 3; // letters that a word and its stem share, so that few words need to be stemmed

/**
 * Finds what a query looked for in a text.
 * @typedef {(text: string) => [number, number][]} Finder
 */

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Return what finds Chinese names, also those that hold Latin letters.
 * @param {string[]} keys
 * @returns {Finder}
 */
function hanFinder(keys) {
  if (!keys.length) return () => [];
  const longestFirst = keys.sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(escaped).join("|"), "g");
  return (text) => Array.from(text.matchAll(pattern), ({ 0: word, index }) => [index, index + word.length]);
}

/**
 * Return what finds Latin names in any of their forms: "refunded" for "refund", but not "refuse".
 * @param {string[]} keys
 * @returns {Finder}
 */
function latinFinder(keys) {
  const names = keys.map((key) => key.split(" ")).sort((a, b) => b.length - a.length);
  const beginnings = new Set(names.map(([first]) => first?.slice(0, BEGINNING)));
  /** @type {Map<string, string>} */
  const stems = new Map();
  /** @param {string} word */
  const stemOf = (word) => {
    const known = stems.get(word) ?? stem(word);
    stems.set(word, known);
    return known;
  };
  return (text) => {
    const words = Array.from(text.matchAll(LATIN_WORD)).filter(({ 0: word }) => !ARTICLES.has(word));
    return words.flatMap(({ 0: word, index }, place) => {
      if (!beginnings.has(word.slice(0, BEGINNING))) return [];
      const name = names.find((parts) =>
        parts.every((part, step) => stemOf(words[place + step]?.[0] ?? "") === part),
      );
      const last = name && words[place + name.length - 1];
      return last ? [/** @type {[number, number]} */ ([index, last.index + last[0].length])] : [];
    });
  };
}

/**
 * Return what finds the names of these keys.
 * @param {Iterable<string>} keys as text.js makes them
 * @returns {Finder}
 */
export function finderOf(keys) {
  const wanted = Array.from(new Set(keys));
  const latin = latinFinder(wanted.filter((key) => LATIN_KEY.test(key) && key.length > 1));
  const han = hanFinder(wanted.filter((key) => !LATIN_KEY.test(key)));
  return (text) => {
    const plain = text.toLowerCase();
    const found = [...han(plain), ...latin(plain)].sort((a, b) => a[0] - b[0]);
    let reached = 0;
    return found.filter(([start, end]) => {
      const apart = start >= reached; // marks do not overlap
      if (apart) reached = end;
      return apart;
    });
  };
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
    return {
      start,
      end,
      own,
      count: new Set(own.map(([from, to]) => text.slice(from, to).toLowerCase())).size,
    };
  });
}

/**
 * Return the different words that are marked in a text.
 * @param {string} text
 * @param {[number, number][]} marks
 */
export const wordsIn = (text, marks) => Array.from(new Set(marks.map(([from, to]) => text.slice(from, to))));

/**
 * Return the sentence with the most different words, the first of them, cut to a readable length, its marks, and
 * the different words that are found in the whole text.
 * @param {string} text
 * @param {Finder} find
 * @returns {{ excerpt: string, marks: [number, number][], words: string[] }}
 */
export function excerptOf(text, find) {
  const marks = find(text);
  const words = wordsIn(text, marks);
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
