/** Whether a table is too large to be answered in a browser; the limits are the build's. */

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** @param {Uint8Array} bytes of a text file @returns {number} its lines, whatever ends them */
export function countLines(bytes) {
  let lines = 1;
  for (let at = 0; at < bytes.length; at += 1) {
    const ends = bytes[at] === LINE_FEED || (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED);
    if (ends && at < bytes.length - 1) lines += 1;
  }
  return lines;
}

/**
 * @param {Uint8Array} bytes of a table, the names of its columns in the first line
 * @param {{bytes: number, lines: number}} limits
 * @returns {"too_many_bytes" | "too_many_lines" | undefined} what is too much
 */
export function tooMuch(bytes, limits) {
  if (bytes.length > limits.bytes) return "too_many_bytes";
  return countLines(bytes) > limits.lines ? "too_many_lines" : undefined;
}
