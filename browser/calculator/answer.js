/** Shows one answer. The whole of it is made anew, so nothing of the answer before can stay behind. */

import { clone } from "./bind.js";
import { every } from "./dom.js";
import { drawMonths, signsOf } from "./months.js";
import { placeAnswer } from "./shown.js";

/** @typedef {import("./types").Answer} Answer */

/**
 * @param {Answer} answer
 * @param {string} today
 * @param {string} written the same day as people write it
 * @returns what fills the template of an answer: the answer, and what of it holds today
 */
export function answerShape(answer, today, written) {
  const { apply, backward, days, phases, text } = answer;
  const day = days.find(({ date }) => date === today);
  const phase = phases.find(({ first, last }) => first <= today && (last === null || today <= last)) ?? null;
  const isOfAnApplication = !answer.figures.some(({ away }) => away);
  const ahead = day?.ahead ?? (today < apply ? text.after : "");
  const place = (phase && day?.place) ?? "";
  return {
    ...answer,
    now: {
      phase,
      written,
      place,
      said: [phase?.title ?? "", place, text.said].filter(Boolean).join("\n"),
      ahead: isOfAnApplication ? ahead : "",
      lead: backward && backward.level !== "good" ? backward.lead : "",
    },
  };
}

/** @param {string} address may end in a place on the page @param {string} query */
const withQuestion = (address, query) => address.replace(/(?=#|$)/, () => `?${query}`);

/**
 * Shows an answer in `#shown`.
 * @param {Answer} answer
 * @param {string} today
 * @param {string} written the same day as people write it
 * @returns {string} what those who hear the answer are told of it
 */
export function showAnswer(answer, today, written) {
  const shape = answerShape(answer, today, written);
  const shown = clone("answer-shape", shape);
  for (const months of every(shown, "[data-months]", HTMLElement)) drawMonths(months, answer, today);
  const card = new URLSearchParams(answer.query).get("card");
  for (const link of every(shown, "[data-for-card]", HTMLElement))
    link.hidden = link.dataset.forCard !== card;
  for (const part of every(shown, "[data-for-phase]", HTMLElement))
    part.hidden = !part.dataset.forPhase?.split(" ").includes(shape.now.phase?.id ?? "");
  for (const link of every(shown, "a[data-full], a[data-asked-too]", HTMLAnchorElement))
    link.setAttribute("href", withQuestion(link.getAttribute("href") ?? "", answer.query));
  placeAnswer(shown, signsOf(answer.days, today));
  return shape.now.said;
}
