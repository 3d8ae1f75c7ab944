/** The page's thread: the form asks, the ready answers reply at once, the live calculator takes over when it is up. */

import { ageSentence } from "./age.js";
import { Batch } from "./batch.js";
import { Conversation } from "./conversation.js";
import { closest, one } from "./dom.js";
import { Live } from "./live.js";
import { fillForm, readQuery, swapDate, useWhatApplies } from "./question.js";
import { ReadyAnswers } from "./ready.js";
import { Runtime } from "./runtime.js";
import { Status } from "./status.js";
import { createTakeAway } from "./take_away.js";
import { todayInChina } from "./today.js";

/** @type {import("./types").PageConfig} */
const config = JSON.parse(one(document, "#calculator-config", HTMLScriptElement).textContent ?? "");
const root = one(document, "#calculator", HTMLElement);
const form = one(document, "#question", HTMLFormElement);
const age = one(document, "#age", HTMLElement);
age.textContent = config.age ? ageSentence(config.age, todayInChina()) : "";
age.hidden = age.textContent === "";
const ready = new ReadyAnswers({
  address: new URL(config.answers.address, document.baseURI),
  months: config.answers.months,
  first: window.firstMonth, // see early.js
});
const status = new Status(root);
const runtime = new Runtime(config, { onProgress: (step, detail) => status.progress(step, detail) });
const live = new Live(runtime, config.lang);
const conversation = new Conversation({ root, status, form, ready, runtime, live });

/** @param {boolean} submitted */
function askForm(submitted) {
  useWhatApplies(form);
  const query = readQuery(form);
  if (conversation.isAsked(query) && !submitted && status.answer !== "failed") return;
  conversation.ask({ query, ready: query, remember: true, submitted });
}

function askAddress() {
  const query = location.search.slice(1) || `apply=${todayInChina()}`;
  return conversation.ask({ query, ready: fillForm(form, query) });
}

async function startLive() {
  runtime.start();
  try {
    await runtime.ready;
    conversation.pythonIsReady();
  } catch {
    conversation.pythonFailed(); // the progress line has said why
  }
}

/** @param {EventTarget | null} target */
const isBeforeTheCalendar = (target) => target instanceof HTMLInputElement && target.validity.rangeUnderflow;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  askForm(true);
});
form.addEventListener("change", ({ target }) => {
  // A year half typed into a date field is a date too, far outside: wait until the field is left.
  if (isBeforeTheCalendar(target) && target === document.activeElement) return;
  askForm(false);
});
form.addEventListener("focusout", ({ target }) => isBeforeTheCalendar(target) && askForm(false));
form.addEventListener("click", (event) => {
  const name = closest(event, "[data-swap]")?.dataset.swap;
  if (!name) return;
  const before = one(form, `#${name}`, HTMLInputElement);
  const typed = !before.disabled;
  const field = swapDate(form, name, typed);
  if (typed) field.value = before.value;
  field.focus();
});
root.addEventListener("click", (event) => closest(event, "[data-retry]") && location.reload());
window.addEventListener("popstate", askAddress);

const batch = document.getElementById("batch");
if (batch) {
  createTakeAway(root, live);
  new Batch(batch, live, config, startLive);
}

const answered = askAddress();
for (const touch of ["pointerdown", "keydown"]) root.addEventListener(touch, startLive, { once: true });
// Python must take neither time nor bytes from the first answer and from the page's frame.
const loaded = new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
if (config.startUnasked && !navigator.connection?.saveData) Promise.all([answered, loaded]).then(startLive);
