/** A page's thread: the form asks, the ready answers reply at once, the live calculator takes over when it is up. */

import { ageSentence } from "./age.js";
import { Conversation } from "./conversation.js";
import { closest, one } from "./dom.js";
import { Live } from "./live.js";
import { fillForm, readQuery, swapDate, useWhatApplies } from "./question.js";
import { Runtime } from "./runtime.js";
import { Status } from "./status.js";
import { todayInChina } from "./today.js";

/** @returns {import("./types").PageConfig} what the build says to the page */
export const readConfig = () =>
  JSON.parse(one(document, "#calculator-config", HTMLScriptElement).textContent ?? "");

/** @param {EventTarget | null} target */
const isBeforeTheCalendar = (target) => target instanceof HTMLInputElement && target.validity.rangeUnderflow;

/**
 * Makes a page with a question and an answer work, and asks its first question.
 * @param {object} page
 * @param {import("./types").PageConfig} page.config
 * @param {import("./ready.js").ReadyAnswers} page.ready
 * @param {(answer: any) => void} page.showAnswer
 * @param {(query: string) => boolean} page.isEmpty whether a query asks nothing yet
 * @param {(asked: string) => string} page.opening the question where the address bar asks nothing yet
 * @returns {{root: HTMLElement, live: Live, startLive: () => Promise<void>}}
 */
export function openThread({ config, ready, showAnswer, isEmpty, opening }) {
  const root = one(document, "#calculator", HTMLElement);
  const form = one(document, "#question", HTMLFormElement);
  const status = new Status(root);
  const age = one(root, "#age", HTMLElement);
  age.textContent = config.age ? ageSentence(config.age, todayInChina()) : "";
  age.hidden = age.textContent === "";
  const runtime = new Runtime(config, { onProgress: (step, detail) => status.progress(step, detail) });
  const live = new Live(runtime, config.lang);
  const conversation = new Conversation({ root, status, form, ready, runtime, live, showAnswer, isEmpty });

  const askAddress = () => {
    const asked = location.search.slice(1);
    const query = isEmpty(asked) ? opening(asked) : asked;
    return conversation.ask({ query, ready: fillForm(form, query) });
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

  listen(form, (submitted) => {
    useWhatApplies(form);
    const query = readQuery(form);
    if (conversation.isAsked(query) && !submitted && status.answer !== "failed") return;
    conversation.ask({ query, ready: query, remember: true, submitted });
  });
  root.addEventListener("click", (event) => closest(event, "[data-retry]") && location.reload());
  window.addEventListener("popstate", askAddress);
  const answered = askAddress();
  for (const touch of ["pointerdown", "keydown"]) root.addEventListener(touch, startLive, { once: true });
  // Python must take neither time nor bytes from the first answer and from the page's frame.
  const loaded = new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
  if (config.startUnasked && !navigator.connection?.saveData) Promise.all([answered, loaded]).then(startLive);
  return { root, live, startLive };
}

/** @param {HTMLFormElement} form @param {(submitted: boolean) => void} ask */
function listen(form, ask) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(true);
  });
  form.addEventListener("change", ({ target }) => {
    // A year half typed into a date field is a date too, far outside: wait until the field is left.
    if (isBeforeTheCalendar(target) && target === document.activeElement) return;
    ask(false);
  });
  form.addEventListener("focusout", ({ target }) => isBeforeTheCalendar(target) && ask(false));
  form.addEventListener("click", (event) => {
    const name = closest(event, "[data-swap]")?.dataset.swap;
    if (!name) return;
    const before = one(form, `#${name}`, HTMLInputElement);
    const typed = !before.disabled;
    const field = swapDate(form, name, typed);
    if (typed) field.value = before.value;
    field.focus();
  });
}
