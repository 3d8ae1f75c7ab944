/** The sentence of a section that answers, and where the searched words stand in it. */

const LONGEST = 150;
const SENTENCE = /[^。！？；.!?;]+[。！？；.!?;]*/g;

/**
 * Return what finds words in a text: Latin ones at the beginning of a word, in any form; Han ones anywhere.
 * @param {string[]} words
 */
export function finderOf(words) {
  const longestFirst = words.filter(Boolean).sort((a, b) => b.length - a.length);
  if (!longestFirst.length) return null;
  const patterns = longestFirst.map((word) => {
    const plain = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    if (!/^[a-z]/i.test(word)) return plain;
    // Stems in texts: "cancelled" for "cancel" or "cancelling", but not "refuse" for "refund".
    return word.length > 4 ? `\\b${plain.replace(/(?:e|es|s|ed|ing)$/, "")}(?:e|es|s|d|ed|ing|led|ling|lation|ation)?\\b` : `\\b${plain}\\b`;
  });
  return new RegExp(patterns.join("|"), "giu");
}

/**
 * Return where the words stand in a text, as pairs of start and end.
 * @param {string} text
 * @param {string[]} words
 * @returns {[number, number][]}
 */
export function marksIn(text, words) {
  const finder = finderOf(words);
  if (!finder) return [];
  return Array.from(text.matchAll(finder), (found) => [found.index, found.index + found[0].length]);
}

/**
 * Return the sentence with the most of the words, the first of them, cut to a readable length, and its marks.
 * @param {string} text
 * @param {string[]} words
 * @returns {{ excerpt: string, marks: [number, number][] }}
 */
export function excerptOf(text, words) {
  let best = { sentence: "", count: -1 };
  for (const [sentence] of text.matchAll(SENTENCE)) {
    const marks = marksIn(sentence, words);
    const count = new Set(marks.map(([start, end]) => sentence.slice(start, end).toLowerCase())).size;
    if (count > best.count) best = { sentence: sentence.trim(), count };
  }
  const first = marksIn(best.sentence, words)[0]?.[0] ?? 0;
  const start = best.sentence.length > LONGEST ? Math.max(0, Math.min(first - LONGEST / 3, best.sentence.length - LONGEST)) : 0;
  const from = Math.floor(start);
  const cut = best.sentence.slice(from, from + LONGEST);
  const excerpt = `${from ? "…" : ""}${cut}${from + LONGEST < best.sentence.length ? "…" : ""}`;
  return { excerpt, marks: marksIn(excerpt, words) };
}
