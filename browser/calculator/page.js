/** The page's thread: the form asks, the ready answers reply at once, the live calculator takes over when it is up. */

import { ageSentence } from "./age.js";
import { Asked } from "./asked.js";
import { Batch } from "./batch.js";
import { Conversation } from "./conversation.js";
import { closest, one } from "./dom.js";
import { Live } from "./live.js";
import { chosen, fillForm, readQuery, setDate, swapDate, useWhatApplies } from "./question.js";
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
const asked = new Asked(root, form, (date) => {
  setDate(form, "apply", date);
  askForm({ submitted: false });
});
const conversation = new Conversation({ root, status, form, ready, runtime, live, asked });
/** The date field whose change made the last step of the history, while it has the focus. @type {?EventTarget} */
let stepOf = null;

/** @param {{submitted: boolean, target?: ?EventTarget}} how `target`: the field that has changed */
function askForm({ submitted, target = null }) {
  useWhatApplies(form);
  asked.offersDays(chosen(form, "mode") === "apply");
  const query = readQuery(form);
  if (conversation.isAsked(query) && !submitted && status.answer !== "failed") return;
  // Typing one date changes the field several times: all of it is one step.
  const remember = target !== null && target === stepOf ? "instead" : "anew";
  stepOf = target instanceof HTMLInputElement && target.type === "date" ? target : null;
  conversation.ask({ query, ready: query, remember, submitted });
}

function askAddress() {
  const today = todayInChina();
  const query = location.search.slice(1) || `apply=${today}`;
  const held = fillForm(form, query, today);
  asked.open("");
  asked.offersDays(chosen(form, "mode") === "apply");
  return conversation.ask({ query, ready: held });
}

/** Offers the days near today, as the ready answer for today names them. */
async function offerDays() {
  const today = todayInChina();
  asked.offer(today, null);
  const answer = await ready.find(`apply=${today}&card=whitelist&via=seller`);
  asked.offer(today, answer?.ok ? answer : null);
}

/** Whoever has applied already means a day in the past, whoever has not means one to come. */
function keepDayToMode() {
  const today = todayInChina();
  const field = one(form, "#apply", HTMLInputElement);
  const mode = chosen(form, "mode");
  if (mode === "applied" && field.value >= today) field.value = "";
  if (mode === "apply" && field.value < today) field.value = today;
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
  askForm({ submitted: true });
});
form.addEventListener("change", ({ target }) => {
  // A year half typed into a date field is a date too, far outside: wait until the field is left.
  if (isBeforeTheCalendar(target) && target === document.activeElement) return;
  if (target instanceof HTMLInputElement && target.name === "mode") keepDayToMode();
  askForm({ submitted: false, target });
});
form.addEventListener("focusout", ({ target }) => {
  stepOf = null;
  if (isBeforeTheCalendar(target)) askForm({ submitted: false });
});
form.addEventListener("click", (event) => {
  const reading = closest(event, "[data-reading]");
  if (reading?.dataset.reading) {
    const part = reading.closest("[data-field]")?.getAttribute("data-field") ?? "";
    setDate(form, part, reading.dataset.reading);
    return askForm({ submitted: true });
  }
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
answered.then(offerDays);
for (const touch of ["pointerdown", "keydown"]) root.addEventListener(touch, startLive, { once: true });
// Python must take neither time nor bytes from the first answer and from the page's frame.
const loaded = new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
if (config.startUnasked && !navigator.connection?.saveData) Promise.all([answered, loaded]).then(startLive);
