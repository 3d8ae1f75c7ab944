/** Latin words typed wrong. */

const MIN_LENGTH = 5;
const LONG = 8; // from this length on, two slips are forgiven

/**
 * Return how many letters must be put in, left out, changed or swapped to turn one word into the other; `limit` + 1
 * if it is more than `limit`.
 * @param {string} a
 * @param {string} b
 * @param {number} limit
 */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older = /** @type {number[]} */ ([]);
  let old = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j] ?? 0, (older[j - 2] ?? 0) + 1);
      }
    }
    if (Math.min(...row) > limit) return limit + 1;
    older = old;
    old = row;
  }
  return old[b.length] ?? limit + 1;
}

/**
 * Return the words nearest to a word that is none, and at least nearly so; none for short words.
 * @param {string} word
 * @param {Iterable<string>} words
 * @returns {string[]}
 */
export function corrections(word, words) {
  if (word.length < MIN_LENGTH) return [];
  let limit = word.length >= LONG ? 2 : 1;
  /** @type {string[]} */
  let found = [];
  for (const each of words) {
    if (each.length < MIN_LENGTH - 1 || each[0] !== word[0]) continue;
    const far = distance(word, each, limit);
    if (far > limit) continue;
    if (far < limit) found = [];
    limit = far;
    found.push(each);
  }
  return found;
}
