/** The place of the answer, whatever kind it is of. */

import { every, one } from "./dom.js";

/**
 * Puts an answer in the place of the one before.
 * @param {DocumentFragment} answer
 * @param {Set<string | undefined>} verdicts those in the answer; the legend keeps their signs
 */
export function placeAnswer(answer, verdicts) {
  const place = one(document, "#shown", HTMLElement);
  const open = place.querySelector("details")?.open ?? false;
  for (const entry of every(answer, "[data-legend] > *", HTMLElement)) {
    entry.hidden = !verdicts.has(entry.dataset.verdict);
  }
  for (const table of answer.querySelectorAll("details")) table.open = open;
  place.replaceChildren(answer);
}

/** Takes the answer away. */
export function clearAnswer() {
  one(document, "#shown", HTMLElement).replaceChildren();
}

/** Says one sentence to those who hear the page instead of seeing it. @param {string} sentence */
export function announce(sentence) {
  one(document, "#said", HTMLElement).textContent = sentence;
}
