/**
 * Which words tell that a text is of this field; made by the build. A word tells it the more, the oftener it stands on
 * the pages and among the questions than in speech and writing at large.
 */

/** As if the pages had so much more text, with words as they are at large: one occurrence proves little. */
const SMOOTHING = 0.3;
/** What a word is taken for that no count at large has. */
const RAREST = 3e-8;
/** How much oftener two words stand side by side than chance would have it. */
const TOGETHER = 50;
const MAX = 3;
/** Words are told apart to this part of the natural logarithm. */
export const STEP = 0.5;

/**
 * Return how often a key is to be expected at large, as a share of all words.
 * @param {string} key
 * @param {Map<string, number>} atLarge shares of single words
 */
function expected(key, atLarge) {
  const known = atLarge.get(key);
  if (known !== undefined) return Math.max(RAREST, known);
  const parts = key.split(" ");
  if (parts.length === 1) return RAREST;
  const chance = parts.reduce((product, part) => product * Math.max(RAREST, atLarge.get(part) ?? 0), 1);
  return Math.max(RAREST, chance * TOGETHER ** (parts.length - 1));
}

/**
 * Return the words of the texts by how much they tell: the natural logarithm of how many times oftener they stand
 * there than at large, in steps.
 * @param {Map<string, number>} counts how often each word stands in the texts
 * @param {Map<string, number>} atLarge
 * @returns {Record<number, string>} lines of words by the number of steps
 */
export function fieldWordsOf(counts, atLarge) {
  const totals = { han: 0, latin: 0 };
  /** @param {string} key */
  const script = (key) => (/\p{sc=Han}/u.test(key) ? "han" : "latin");
  for (const [key, count] of counts) totals[script(key)] += count;
  /** @type {Record<number, string[]>} */
  const found = {};
  for (const [key, count] of counts) {
    const total = totals[script(key)];
    const times = (count / expected(key, atLarge) + SMOOTHING * total) / (total * (1 + SMOOTHING));
    const steps = Math.round(Math.min(MAX, Math.log(times)) / STEP);
    found[steps] ??= [];
    found[steps].push(key);
  }
  return Object.fromEntries(Object.entries(found).map(([steps, keys]) => [steps, keys.sort().join("\n")]));
}
