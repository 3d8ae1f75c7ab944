/** Shows one answer. The whole of it is made anew, so nothing of the answer before can stay behind. */

import { clone } from "./bind.js";
import { every } from "./dom.js";
import { drawMonths } from "./months.js";
import { placeAnswer } from "./shown.js";

/** @typedef {import("./types").Answer} Answer */

/** Shows an answer in `#shown`. @param {Answer} answer */
export function showAnswer(answer) {
  const shown = clone("answer-shape", answer, answer.dates);
  for (const months of every(shown, "[data-months]", HTMLElement)) drawMonths(months, answer);
  const card = new URLSearchParams(answer.query).get("card");
  for (const link of every(shown, "[data-for-card]", HTMLElement))
    link.hidden = link.dataset.forCard !== card;
  for (const link of every(shown, "a[data-full]", HTMLAnchorElement)) link.href += `?${answer.query}`;
  placeAnswer(shown, new Set([...answer.days.map((day) => day.verdict), "finish"]));
}
