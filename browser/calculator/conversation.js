/** One question at a time and its answer: a ready one at once, the live one as soon as Python is up. */

import { announce, clearAnswer, showAnswer } from "./answer.js";
import { one } from "./dom.js";
import { clearProblems, showProblems } from "./problems.js";

/**
 * @typedef {import("./types").Answer} Answer
 * @typedef {import("./types").Refusal} Refusal
 * @typedef {{remember?: boolean, submitted?: boolean}} How
 *   `remember`: put the question into the address bar; `submitted`: the reader pressed the button
 */

/** @param {string} query */
const isEmpty = (query) => !/(^|&)(apply|finish_by)=/.test(query);
/** @param {unknown} one @param {unknown} other */
const areEqual = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class Conversation {
  #root;
  #form;
  #ready;
  #runtime;
  #live;
  /** Counts the questions, so that a late reply to an old one is dropped. */
  #turn = 0;
  /** The answer on the page. @type {Answer | Refusal | null} */
  #shown = null;

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.root
   * @param {HTMLFormElement} parts.form
   * @param {import("./ready.js").ReadyAnswers} parts.ready
   * @param {import("./runtime.js").Runtime} parts.runtime
   * @param {import("./live.js").Live} parts.live
   */
  constructor({ root, form, ready, runtime, live }) {
    this.#root = root;
    this.#form = form;
    this.#ready = ready;
    this.#runtime = runtime;
    this.#live = live;
  }

  /** @param {string} query @param {How} [how] */
  async ask(query, { remember = false, submitted = false } = {}) {
    this.#turn += 1;
    const mine = this.#turn;
    this.#live.query = query;
    clearProblems(this.#form);
    if (remember) rememberQuestion(query);
    if (isEmpty(query) && !submitted) return this.#wait("empty");

    const early = await this.#ready.find(query);
    if (mine !== this.#turn) return;
    if (early) this.#show(early, "ready", submitted);
    else if (this.#runtime.state === "failed") return this.#wait("failed");
    else if (this.#runtime.state !== "ready") this.#wait("loading");
    // A ready answer needs nobody: the live one is asked for once the calculator is up, see pythonIsReady().
    if (early && this.#runtime.state !== "ready") return;

    const answer = await this.#askPython();
    if (mine !== this.#turn) return;
    if (!answer) return early ? undefined : this.#wait("failed");
    if (early && !areEqual(early, answer)) {
      console.warn("The ready answer and the live one differ.", query, early, answer);
    }
    this.#show(answer, "live", submitted);
    if (answer.ok && remember) history.replaceState(null, "", `?${answer.query}`);
  }

  /** Lets the live calculator answer the question again that a ready answer stands for. */
  pythonIsReady() {
    if (["ready", "error"].includes(this.#root.dataset.state ?? "")) this.ask(this.#live.query);
  }

  /** Says so where a question waits for the live calculator. */
  pythonFailed() {
    if (this.#root.dataset.state === "loading") this.#wait("failed");
  }

  async #askPython() {
    try {
      return await this.#live.call("answer");
    } catch (error) {
      console.error(error);
      return null;
    }
  }

  /** @param {Answer | Refusal} answer @param {"ready" | "live"} source @param {boolean} focus */
  #show(answer, source, focus) {
    if (!areEqual(answer, this.#shown)) {
      if (answer.ok) showAnswer(answer);
      else clearAnswer();
      this.#shown = answer;
      announce(answer.ok ? answer.text.headline : "");
    }
    this.#root.dataset.state = answer.ok ? source : "error";
    if (!answer.ok) showProblems(this.#form, answer.errors, { focus });
  }

  /** @param {"empty" | "loading" | "failed"} state */
  #wait(state) {
    clearAnswer();
    this.#shown = null;
    this.#root.dataset.state = state;
    announce(one(this.#root, `[data-show="${state}"]`, HTMLElement).textContent ?? "");
  }
}

/** Puts a question into the address bar. @param {string} query */
function rememberQuestion(query) {
  if (query === location.search.slice(1)) return;
  history.pushState(null, "", query ? `?${query}` : location.pathname);
}
