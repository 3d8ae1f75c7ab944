/** The place of the answer, whatever kind it is of. */

import { every, one } from "./dom.js";

/**
 * Puts an answer in the place of the one before.
 * @param {DocumentFragment} answer
 * @param {Set<string | undefined>} verdicts those in the answer; the legend keeps their signs
 */
export function placeAnswer(answer, verdicts) {
  const place = one(document, "#shown", HTMLElement);
  const open = new Set(every(place, "details[open]", HTMLDetailsElement).map(({ dataset }) => dataset.fold));
  for (const entry of every(answer, "[data-legend] > *", HTMLElement)) {
    entry.hidden = !verdicts.has(entry.dataset.verdict);
  }
  for (const part of every(answer, "details", HTMLDetailsElement)) part.open = open.has(part.dataset.fold);
  place.replaceChildren(answer);
}

/** Takes the answer away. */
export function clearAnswer() {
  one(document, "#shown", HTMLElement).replaceChildren();
}

/** Opens what the page holds for whoever gets no answer. */
export function openWhatStandsInstead() {
  for (const fold of every(document, '[data-opens="without answer"]', HTMLDetailsElement)) fold.open = true;
}

/** Brings the answer into view and gives it the focus. */
export function goToAnswer() {
  const answer = one(document, "#answer", HTMLElement);
  one(answer, "#answer-title", HTMLElement).focus({ preventScroll: true });
  answer.scrollIntoView({ block: "start" });
}

/** Says one sentence to those who hear the page instead of seeing it. @param {string} sentence */
export function announce(sentence) {
  one(document, "#said", HTMLElement).textContent = sentence;
}
