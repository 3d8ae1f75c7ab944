/** Shows one answer. The whole of it is made anew, so nothing of the answer before can stay behind. */

import { clone } from "./bind.js";
import { every, one } from "./dom.js";
import { drawMonths } from "./months.js";

/** @typedef {import("./types").Answer} Answer */

/**
 * @param {Answer} answer
 * @param {string} today
 * @returns what fills the template of an answer: the answer, and what of it holds today
 */
export function answerShape(answer, today) {
  const { apply, backward, days, phases, text } = answer;
  const day = days.find(({ date }) => date === today);
  const phase = phases.find(({ from, to }) => from <= today && (to === null || today <= to)) ?? null;
  const isOfAnApplication = !answer.figures.some(({ away }) => away);
  const ahead = day?.ahead ?? (today < apply ? text.after : "");
  return {
    ...answer,
    now: {
      phase,
      place: day?.place ?? "",
      ahead: isOfAnApplication ? ahead : "",
      lead: backward && backward.level !== "good" ? backward.lead : "",
    },
  };
}

/** Shows an answer in `#shown`. @param {Answer} answer @param {string} today */
export function showAnswer(answer, today) {
  const place = one(document, "#shown", HTMLElement);
  const open = new Set(every(place, "details[open]", HTMLDetailsElement).map(({ dataset }) => dataset.fold));
  const shape = answerShape(answer, today);
  const shown = clone("answer-shape", shape);
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
  for (const part of every(shown, "[data-for-phase]", HTMLElement))
    part.hidden = !part.dataset.forPhase?.split(" ").includes(shape.now.phase?.id ?? "");
  for (const link of every(shown, "a[data-full]", HTMLAnchorElement)) link.href += `?${answer.query}`;
  for (const part of every(shown, "details", HTMLDetailsElement)) part.open = open.has(part.dataset.fold);
  place.replaceChildren(shown);
}

/** Takes the answer away. */
export function clearAnswer() {
  one(document, "#shown", HTMLElement).replaceChildren();
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
