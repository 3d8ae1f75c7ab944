/** Says what the answer on the page rests on and how far the live calculator has come, in the words of the page. */

import { every, one } from "./dom.js";

/**
 * @typedef {import("./types").Step} Step
 * @typedef {import("./types").Progress} Progress
 * @typedef {"asking" | "empty" | "loading" | "failed" | "ready" | "live" | "error"} AnswerState
 *   `ready`: an answer that the build made; `live`: one of the live calculator; `error`: a question with problems;
 *   else there is none: the page has just been opened, nothing was asked, it waits for the live calculator, or that
 *   has failed
 */

export class Status {
  #root;
  #line;
  #bar;
  #failed;
  /** @type {Step | undefined} */
  #step;
  /** How much of the files is here, from 0 to 1. @type {number | undefined} */
  #part;

  /** @param {HTMLElement} root the calculator's element, whose data tell the style sheet the same */
  constructor(root) {
    this.#root = root;
    this.#line = one(root, "#runtime", HTMLElement);
    this.#bar = one(this.#line, "progress", HTMLProgressElement);
    this.#failed = one(root, "#runtime-failed", HTMLElement);
  }

  /** @returns {AnswerState} */
  get answer() {
    return /** @type {AnswerState} */ (this.#root.dataset.state);
  }

  /** @param {AnswerState} state of the answer on the page */
  set answer(state) {
    this.#root.dataset.state = state;
    this.#draw();
  }

  /** @param {Step} step of the live calculator @param {Progress} detail */
  progress(step, { loaded = 0, total = 0 }) {
    this.#root.dataset.runtime = step === "ready" || step === "failed" ? step : "loading";
    this.#step = step;
    this.#part = step === "download" && total > 0 ? loaded / total : undefined;
    this.#draw();
  }

  #draw() {
    // That the live calculator has checked it can be said of its answers alone.
    const said = this.#step === "ready" && this.answer !== "live" ? undefined : this.#step;
    for (const words of every(this.#line, "[data-step]", HTMLElement))
      words.hidden = words.dataset.step !== said;
    this.#bar.hidden = this.#part === undefined;
    this.#bar.value = this.#part ?? 0;
    // Where an answer stands on the page it still holds; where none does, the answer's own message says what failed.
    this.#failed.hidden = this.#step !== "failed" || this.answer === "failed" || this.answer === "loading";
  }
}
