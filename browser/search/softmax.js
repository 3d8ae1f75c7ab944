/** What the build and the browser both need of what is learned from the questions. */

/** Weights are kept in steps of this size. */
export const LEARNED_STEP = 0.2;

/**
 * Return how likely each is, given what speaks for it.
 * @param {number[]} sums
 */
export function softmax(sums) {
  const most = Math.max(...sums);
  const values = sums.map((sum) => Math.exp(sum - most));
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / total);
}
