/** Which counts the build has answered. */

/**
 * @param {string} query
 * @returns {string | undefined} the month whose file may answer the query: "2026-11"
 */
export function monthOfCount(query) {
  return /^count=\w+&from=(\d{4}-\d{2})-\d{2}(&days=\d+)?$/.exec(query)?.[1];
}
