/**
 * How words are compared: full-width and Traditional characters become the usual Simplified ones, Latin is
 * compared without case; a run of Han characters counts as its overlapping pairs, so that a question typed
 * without spaces meets the words of the index whichever way it is cut.
 */

/** @typedef {Map<string, string>} Simplified Traditional characters to Simplified ones */

/** @param {{from: string, to: string}} traditional characters and their simple forms, aligned @returns {Simplified} */
export function simplifiedOf({ from, to }) {
  const simple = Array.from(to);
  return new Map(Array.from(from, (sign, index) => [sign, simple[index]]));
}

/** @param {string} text @param {Simplified} simplified @returns {string[]} the comparable words of a text */
export function wordsOf(text, simplified) {
  const lower = text.normalize("NFKC").toLowerCase();
  const usual = Array.from(lower, (sign) => simplified.get(sign) ?? sign).join("");
  return Array.from(usual.matchAll(/\p{sc=Han}+|[\p{L}\p{N}]+/gu)).flatMap(([run]) =>
    /\p{sc=Han}/u.test(run) ? pairsOf(Array.from(run)) : [run],
  );
}

/** @param {string[]} signs a run of Han characters @returns {string[]} its overlapping pairs, a short run itself too */
function pairsOf(signs) {
  if (signs.length < 3) return [signs.join("")];
  const pairs = signs.slice(1).map((sign, index) => signs[index] + sign);
  return signs.length > 5 ? pairs : [...pairs, signs.join("")];
}

/**
 * @param {string} text
 * @param {Simplified} simplified
 * @returns {string[]} the words of a query; pinyin typed in pieces is tried as one word too
 */
export function queryWords(text, simplified) {
  const words = wordsOf(text, simplified);
  const latin = words.filter((word) => /^[a-z]+$/.test(word));
  return latin.length > 1 ? [...words, latin.join("")] : words;
}
