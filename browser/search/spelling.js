/** Words typed wrong: Latin ones by a slip of the finger, Chinese ones by a character that looks alike. */

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

const MIN_SIGNS = 3;
const ANY = "\0";

/** @param {string} name */
const withOneUnread = (name) => {
  const signs = Array.from(name);
  return signs.slice(1).map((_, at) => [...signs.slice(0, at + 1), ANY, ...signs.slice(at + 2)].join(""));
};

/**
 * Return what finds the name that a run of Han characters differs from by one character, which is not its first. Names
 * of two characters are left alone: one that is right says too little.
 * @param {Iterable<string>} names
 * @returns {(run: string) => string | undefined}
 */
export function lookAlikes(names) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const name of names) {
    if (!/^\p{sc=Han}+$/u.test(name) || Array.from(name).length < MIN_SIGNS) continue;
    for (const key of withOneUnread(name)) if (!found.has(key)) found.set(key, name);
  }
  return (run) =>
    withOneUnread(run)
      .map((key) => found.get(key))
      .find(Boolean);
}
