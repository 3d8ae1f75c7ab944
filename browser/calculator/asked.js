/**
 * The line above the answer: what was asked, part by part, and the days most often meant. On a narrow screen a part
 * opens what changes it; on a wide one, where the whole form stands beside the answer, it leads there.
 */

import { closest, every, one } from "./dom.js";
import { chosen, setDate } from "./question.js";
import { todayInChina } from "./today.js";
import { placeWords } from "./words.js";

/** @typedef {import("./types").Answer} Answer */

export class Asked {
  #line;
  #form;
  #near;
  /** The day of application that the answer on the page is for. @type {string | undefined} */
  #apply;
  /** What each part says where nothing was answered. @type {Map<HTMLElement, string>} */
  #unasked = new Map();

  /**
   * @param {HTMLElement} root of the calculator
   * @param {HTMLFormElement} form
   * @param {() => void} ask asks what the form holds
   */
  constructor(root, form, ask) {
    this.#line = one(root, "#asked", HTMLElement);
    this.#form = form;
    this.#near = one(this.#line, "#near", HTMLElement);
    for (const part of every(this.#line, "[data-asked]", HTMLElement))
      this.#unasked.set(part, part.textContent ?? "");
    this.#line.addEventListener("click", (event) => {
      const near = closest(event, "[data-near]");
      if (near?.dataset.date) {
        setDate(form, "apply", near.dataset.date);
        ask();
      }
      const part = closest(event, "[data-open]")?.dataset.open;
      if (part) this.open(this.#form.dataset.open === part && this.#isNarrow ? "" : part, { focus: true });
    });
  }

  /** Whether the form shows one part at a time. */
  get #isNarrow() {
    return getComputedStyle(this.#form).getPropertyValue("--calc-parts").trim() === "one";
  }

  /**
   * @param {string} part of the form that is shown on a narrow screen; "" for none
   * @param {{focus?: boolean}} [how] whether it takes the focus
   */
  open(part, { focus = false } = {}) {
    this.#form.dataset.open = part;
    for (const button of every(this.#line, "[data-open]", HTMLButtonElement))
      button.ariaExpanded = String(button.dataset.open === part);
    if (!focus || part === "") return;
    const place = one(this.#form, `[data-part="${part}"]`, HTMLElement);
    const controls = every(place, "input, summary", HTMLElement).filter(({ offsetParent }) => offsetParent);
    const chosen = controls.find((control) => control instanceof HTMLInputElement && control.checked);
    (chosen ?? controls[0])?.focus();
  }

  /** @param {?Answer} answer is shown; null for none */
  show(answer) {
    this.#apply = answer?.apply;
    for (const [part, unasked] of this.#unasked) {
      const name = /** @type {"day" | "card" | "via"} */ (part.dataset.asked);
      placeWords(part, answer?.asked[name] ?? unasked);
    }
    this.#press();
  }

  #press() {
    for (const button of every(this.#near, "[data-near]", HTMLButtonElement))
      button.ariaPressed = String(!button.disabled && button.dataset.date === this.#apply);
  }

  /**
   * @param {string} today
   * @param {?Answer} answer for an application today, whose days hold those that the buttons stand for
   */
  offer(today, answer) {
    const days = answer?.days ?? [];
    /** @type {Record<string, string | undefined>} */
    const dates = {
      today,
      tomorrow: days[1]?.date,
      monday: days.slice(1).find(({ weekday }) => weekday === 1)?.date,
    };
    for (const button of every(this.#near, "[data-near]", HTMLButtonElement)) {
      const date = dates[button.dataset.near ?? ""];
      if (date) button.dataset.date = date;
      button.disabled = !date;
    }
    this.#press();
  }

  /** Follows a form that was filled anew: nothing of it is open. */
  reset() {
    this.open("");
    this.follow(null);
  }

  /**
   * Follows a change of the form. Whoever has applied already means a day in the past, whoever has not one to come;
   * the days near today answer the latter alone.
   * @param {?EventTarget} changed the field
   */
  follow(changed) {
    const mode = chosen(this.#form, "mode");
    this.#near.hidden = mode !== "apply";
    if (!(changed instanceof HTMLInputElement) || changed.name !== "mode") return;
    const today = todayInChina();
    const field = one(this.#form, "#apply", HTMLInputElement);
    if (mode === "applied" && field.value >= today) field.value = "";
    if (mode === "apply" && field.value < today) field.value = today;
  }
}
