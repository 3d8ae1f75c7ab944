/** Words that the page itself says (a copy is made, a file is saved) stand in the HTML; this places them. */

import { one } from "./dom.js";

/** @typedef {(name: string, sentence?: string, n?: string) => void} Voice `n` takes the place of {n} in the words */

/**
 * @param {string} wordsId the element that keeps the words
 * @param {string} lineId the status line that shows them
 * @returns {Voice} shows the word of that name; where Python has said why something cannot be done, its own sentence
 */
export function createVoice(wordsId, lineId) {
  return function say(name, sentence, n = "") {
    const words =
      sentence ?? one(document, `#${wordsId} [data-word="${name}"]`, HTMLElement).textContent ?? "";
    one(document, `#${lineId}`, HTMLElement).textContent = words.replace("{n}", n);
  };
}
