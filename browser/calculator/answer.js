// Shows one answer. The whole of it is made anew, so nothing of the answer before can stay behind.

import { clone } from "./bind.js";
import { drawMonths } from "./months.js";

/** Show an answer in `#shown`. */
export function showAnswer(answer) {
  const place = document.getElementById("shown");
  const open = place.querySelector("details")?.open;
  const shown = clone("answer-shape", answer, answer.dates);
  for (const months of shown.querySelectorAll("[data-months]")) drawMonths(months, answer);
  const verdicts = new Set(answer.days.map((day) => day.verdict)).add("finish");
  for (const entry of shown.querySelectorAll("[data-legend] > *")) entry.hidden = !verdicts.has(entry.dataset.verdict);
  const card = new URLSearchParams(answer.query).get("card");
  for (const link of shown.querySelectorAll("[data-for-card]")) link.hidden = link.dataset.forCard !== card;
  for (const link of shown.querySelectorAll("a[data-full]")) link.href += `?${answer.query}`;
  for (const table of shown.querySelectorAll("details")) table.open = open ?? false;
  place.replaceChildren(shown);
}

/** Take the answer away. */
export function clearAnswer() {
  document.getElementById("shown").replaceChildren();
}

/** Say one sentence to those who hear the page instead of seeing it. */
export function announce(sentence) {
  document.getElementById("said").textContent = sentence;
}
