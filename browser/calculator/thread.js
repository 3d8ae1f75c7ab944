/** A page's thread: the form asks, the ready answers reply at once, the live calculator takes over when it is up. */

import { ageSentence } from "./age.js";
import { Conversation } from "./conversation.js";
import { closest, one } from "./dom.js";
import { Live } from "./live.js";
import { fillForm, readQuery, setDate, swapDate, useWhatApplies } from "./question.js";
import { Runtime } from "./runtime.js";
import { Status } from "./status.js";
import { todayInChina } from "./today.js";
import { placeWords } from "./words.js";

/** @typedef {import("./asked.js").Asked} Asked */

/** @returns {import("./types").PageConfig} what the build says to the page */
export const readConfig = () =>
  JSON.parse(one(document, "#calculator-config", HTMLScriptElement).textContent ?? "");

/** Which changes are steps of the history: typing one date changes its field several times. */
class Steps {
  /** The date field whose change made the last step, while it has the focus. @type {?EventTarget} */
  #field = null;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    form.addEventListener("focusout", () => {
      this.#field = null;
    });
  }

  /** @param {?EventTarget} changed the field @returns {"anew" | "instead"} */
  of(changed) {
    const isSame = changed !== null && changed === this.#field;
    this.#field = changed instanceof HTMLInputElement && changed.type === "date" ? changed : null;
    return isSame ? "instead" : "anew";
  }
}

/** @param {EventTarget | null} target */
const isBeforeTheCalendar = (target) => target instanceof HTMLInputElement && target.validity.rangeUnderflow;

/**
 * Makes a page with a question and an answer work, and asks its first question.
 * @param {object} page
 * @param {import("./types").PageConfig} page.config
 * @param {import("./types").Ready} page.ready
 * @param {(answer: any) => string} page.showAnswer returns what those who hear the answer are told
 * @param {(query: string) => boolean} page.isEmpty whether a query asks nothing yet
 * @param {(given: string) => string} page.opening the question where the address bar asks nothing yet
 * @param {(root: HTMLElement, form: HTMLFormElement, ask: () => void) => Asked} [page.createLine] makes the line that
 *   says the question, where the page has one; `ask` asks what the form then holds
 * @returns {{root: HTMLElement, live: Live, startLive: () => Promise<void>, asked: ?Asked, answered: Promise<void>}}
 */
export function openThread({ config, ready, showAnswer, isEmpty, opening, createLine }) {
  const root = one(document, "#calculator", HTMLElement);
  const form = one(document, "#question", HTMLFormElement);
  const status = new Status(root);
  const age = one(root, "#age", HTMLElement);
  placeWords(age, config.age ? ageSentence(config.age, todayInChina()) : "");
  age.hidden = age.textContent === "";
  const runtime = new Runtime(config, { onProgress: (step, detail) => status.progress(step, detail) });
  const live = new Live(runtime, config.lang);
  const steps = new Steps(form);
  /** @param {boolean} submitted @param {?EventTarget} [target] the field that has changed */
  const ask = (submitted, target = null) => {
    asked?.follow(target);
    useWhatApplies(form);
    const query = readQuery(form);
    if (conversation.isAsked(query) && !submitted && status.answer !== "failed") return;
    conversation.ask({ query, ready: query, remember: steps.of(target), submitted });
  };
  const asked = createLine?.(root, form, () => ask(false)) ?? null;
  const conversation = new Conversation({
    root,
    status,
    form,
    ready,
    runtime,
    live,
    showAnswer,
    isEmpty,
    asked,
  });

  const askAddress = () => {
    const given = location.search.slice(1);
    const query = isEmpty(given) ? opening(given) : given;
    const held = fillForm(form, query, todayInChina());
    asked?.reset();
    return conversation.ask({ query, ready: held });
  };
  const startLive = async () => {
    runtime.start();
    try {
      await runtime.ready;
      conversation.pythonIsReady();
    } catch {
      conversation.pythonFailed(); // the progress line has said why
    }
  };

  listen(form, ask);
  root.addEventListener("click", (event) => closest(event, "[data-retry]") && location.reload());
  window.addEventListener("popstate", askAddress);
  const answered = askAddress();
  for (const touch of ["pointerdown", "keydown"]) root.addEventListener(touch, startLive, { once: true });
  // Python must take neither time nor bytes from the first answer and from the page's frame.
  const loaded = new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
  if (config.startUnasked && !navigator.connection?.saveData) Promise.all([answered, loaded]).then(startLive);
  return { root, live, startLive, asked, answered };
}

/** @param {HTMLFormElement} form @param {(submitted: boolean, target?: ?EventTarget) => void} ask */
function listen(form, ask) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(true);
  });
  form.addEventListener("change", ({ target }) => {
    // A year half typed into a date field is a date too, far outside: wait until the field is left.
    if (isBeforeTheCalendar(target) && target === document.activeElement) return;
    ask(false, target);
  });
  form.addEventListener("focusout", ({ target }) => isBeforeTheCalendar(target) && ask(false));
  form.addEventListener("click", (event) => {
    const reading = closest(event, "[data-reading]");
    if (reading?.dataset.reading) {
      setDate(
        form,
        reading.closest("[data-field]")?.getAttribute("data-field") ?? "",
        reading.dataset.reading,
      );
      return ask(true);
    }
    const name = closest(event, "[data-swap]")?.dataset.swap;
    if (!name) return;
    const before = one(form, `#${name}`, HTMLInputElement);
    const typed = !before.disabled;
    const field = swapDate(form, name, typed);
    if (typed) field.value = before.value;
    field.focus();
  });
}
