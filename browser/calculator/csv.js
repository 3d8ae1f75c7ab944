/** Writes tables as CSV text (RFC 4180). */

/** @param {string[]} cells @returns {string} */
const line = (cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");

/** @param {string} query @returns {string} a question as a table of one row: its names are the columns */
export function tableOfQuery(query) {
  const entries = [...new URLSearchParams(query)];
  return `${line(entries.map(([name]) => name))}\n${line(entries.map(([, value]) => value))}\n`;
}
