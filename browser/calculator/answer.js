/** Shows one answer. The whole of it is made anew, so nothing of the answer before can stay behind. */

import { clone } from "./bind.js";
import { every, one } from "./dom.js";
import { drawMonths } from "./months.js";

/** @typedef {import("./types").Answer} Answer */

/** Shows an answer in `#shown`. @param {Answer} answer */
export function showAnswer(answer) {
  const place = one(document, "#shown", HTMLElement);
  const open = place.querySelector("details")?.open ?? false;
  const shown = clone("answer-shape", answer, answer.dates);
  for (const months of every(shown, "[data-months]", HTMLElement)) drawMonths(months, answer);
  /** @type {Set<string | undefined>} */
  const verdicts = new Set(answer.days.map((day) => day.verdict));
  verdicts.add("finish");
  for (const entry of every(shown, "[data-legend] > *", HTMLElement)) {
    entry.hidden = !verdicts.has(entry.dataset.verdict);
  }
  const card = new URLSearchParams(answer.query).get("card");
  for (const link of every(shown, "[data-for-card]", HTMLElement))
    link.hidden = link.dataset.forCard !== card;
  for (const link of every(shown, "a[data-full]", HTMLAnchorElement)) link.href += `?${answer.query}`;
  for (const table of shown.querySelectorAll("details")) table.open = open;
  place.replaceChildren(shown);
}

/** Takes the answer away. */
export function clearAnswer() {
  one(document, "#shown", HTMLElement).replaceChildren();
}

/** Says one sentence to those who hear the page instead of seeing it. @param {string} sentence */
export function announce(sentence) {
  one(document, "#said", HTMLElement).textContent = sentence;
}
