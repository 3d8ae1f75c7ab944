/**
 * What is wrong with the question: each sentence stands at its field; a summary with links to the fields holds several,
 * and what belongs to none.
 */

import { every, one } from "./dom.js";
import { placeWords } from "./words.js";

/** @typedef {import("./types").Refusal["errors"][number]} Problem */

/** @param {HTMLElement & {disabled?: boolean}} element */
const inUse = (element) => !element.disabled && !element.hidden && !element.closest("[hidden]");

/** Takes every problem away. @param {HTMLFormElement} form */
export function clearProblems(form) {
  one(form, ".calc-problems", HTMLElement).hidden = true;
  for (const text of every(form, ".calc-error", HTMLElement)) text.hidden = true;
  for (const choice of every(form, "[data-readings]", HTMLElement)) choice.hidden = true;
  for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
}

/**
 * Shows the problems of an answer.
 * @param {HTMLFormElement} form
 * @param {Problem[]} problems
 * @returns {{part: string, place: HTMLElement}} the part of the form that the first of them stands in, "day" for one
 *   that stands nowhere; and what takes the focus of a reader who asked for an answer just now
 */
export function showProblems(form, problems) {
  clearProblems(form);
  const summary = one(form, ".calc-problems", HTMLElement);
  one(summary, "ul", HTMLUListElement).replaceChildren(...problems.map((problem) => entry(form, problem)));
  const first = problems.map(({ field }) => partOf(form, field)).find(Boolean);
  const field = first?.querySelector("[aria-invalid]");
  const isSaidThere = problems.length === 1 && field instanceof HTMLElement;
  summary.hidden = isSaidThere;
  const part = first?.closest("[data-part]")?.getAttribute("data-part") ?? "day";
  return { part, place: isSaidThere ? field : summary };
}

/** @param {HTMLFormElement} form @param {string} field */
const partOf = (form, field) => every(form, `[data-field="${CSS.escape(field)}"]`, HTMLElement).find(inUse);

/** @param {HTMLFormElement} form @param {Problem} problem */
function entry(form, { field, text, readings }) {
  const item = document.createElement("li");
  const part = partOf(form, field);
  if (!part) {
    placeWords(item, text);
    return item;
  }
  const beside = one(part, ".calc-error", HTMLElement);
  // A field may have several faults: clearProblems() has hidden what was said before.
  placeWords(beside, beside.hidden ? text : `${beside.textContent} ${text}`);
  beside.hidden = false;
  if (readings) offerReadings(part, readings);
  const controls = every(part, "input, textarea", HTMLElement);
  const control = controls.find(inUse) ?? controls[0];
  control.setAttribute("aria-invalid", "true");
  item.append(linkTo(part, control, text));
  return item;
}

/** Offers the days that may be meant. @param {HTMLElement} part @param {import("../contract").DateReading[]} readings */
function offerReadings(part, readings) {
  const place = one(part, "[data-readings]", HTMLElement);
  place.replaceChildren(
    ...readings.map(({ date, text }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "calc-button";
      button.dataset.reading = date;
      button.textContent = text;
      return button;
    }),
  );
  place.hidden = false;
}

/** @param {HTMLElement} part @param {HTMLElement} control @param {string} text */
function linkTo(part, control, text) {
  const link = document.createElement("a");
  link.href = `#${part.id || control.id || "question"}`;
  placeWords(link, text);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const more = part.closest("details");
    if (more) more.open = true;
    control.focus();
  });
  return link;
}
