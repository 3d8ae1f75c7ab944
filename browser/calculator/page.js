// The page's thread: the form asks, the ready answers reply at once, the live calculator takes over when it is up.

import { announce, clearAnswer, showAnswer } from "./answer.js";
import { createBatch } from "./batch.js";
import { clearProblems, showProblems } from "./problems.js";
import { createProgress } from "./progress.js";
import { fillForm, readQuery, swapDate, useWhatApplies } from "./question.js";
import { createReadyAnswers } from "./ready.js";
import { createRuntime } from "./runtime.js";
import { createTakeAway } from "./take_away.js";
import { todayInChina } from "./today.js";

const config = JSON.parse(document.getElementById("calculator-config").textContent);
const root = document.getElementById("calculator");
const form = document.getElementById("question");
const ready = createReadyAnswers({
  address: new URL(config.answers.address, document.baseURI),
  months: config.answers.months,
  first: window.firstMonth, // see early.html
});
const runtime = createRuntime(config, { onProgress: createProgress(root) });

let turn = 0; // counts the questions, so that a late reply to an old one is dropped
let asked = ""; // the question on the page
let shown = null; // its answer

async function live(op, data) {
  runtime.start();
  const response = await runtime.call({ op, query: asked, lang: config.lang, today: todayInChina() }, data);
  const showsProblems = op === "answer" || op === "batch";
  if (response.ok !== false || showsProblems) return response;
  const sentence = response.errors.map(({ text }) => text).join(" ");
  throw Object.assign(new Error(sentence), { sentence });
}

const canCall = () => runtime.state !== "failed";
const isEmpty = (query) => !/(^|&)(apply|finish_by)=/.test(query);

function show(answer, source, { focus = false } = {}) {
  if (JSON.stringify(answer) !== JSON.stringify(shown)) {
    if (answer.ok) showAnswer(answer);
    else clearAnswer();
    shown = answer;
    announce(answer.ok ? answer.text.headline : "");
  }
  root.dataset.state = answer.ok ? source : "error";
  if (!answer.ok) showProblems(form, answer.errors, { focus });
}

function wait(state) {
  clearAnswer();
  shown = null;
  root.dataset.state = state;
  announce(root.querySelector(`[data-show="${state}"]`).innerText);
}

/** Ask a question. `remember`: put it into the address bar. `submitted`: the reader pressed the button. */
async function ask(query, { remember = false, submitted = false } = {}) {
  const mine = ++turn;
  asked = query;
  clearProblems(form);
  if (remember && query !== location.search.slice(1)) history.pushState(null, "", query ? `?${query}` : location.pathname);
  if (isEmpty(query) && !submitted) return wait("empty");

  const early = await ready(query);
  if (mine !== turn) return;
  if (early) show(early, "ready", { focus: submitted });
  else if (runtime.state === "failed") return wait("failed");
  else if (runtime.state !== "ready") wait("loading");
  // A ready answer needs nobody: the live one is asked for once the calculator is up (see below).
  if (early && runtime.state !== "ready") return;

  let answer;
  try {
    answer = await live("answer");
  } catch (error) {
    console.error(error);
    if (mine === turn && !early) wait("failed");
    return;
  }
  if (mine !== turn) return;
  if (early && JSON.stringify(early) !== JSON.stringify(answer)) {
    console.warn("The ready answer and the live one differ.", query, early, answer);
  }
  show(answer, "live", { focus: submitted });
  if (answer.ok && remember) history.replaceState(null, "", `?${answer.query}`);
}

function askForm(how) {
  useWhatApplies(form);
  const query = readQuery(form);
  if (query !== asked || how.submitted || root.dataset.state === "failed") ask(query, how);
}

function askAddress() {
  const given = location.search.slice(1);
  const query = fillForm(form, given || `apply=${todayInChina()}`);
  return ask(query);
}

async function startLive() {
  runtime.start();
  try {
    await runtime.ready;
    if (["ready", "error"].includes(root.dataset.state)) ask(asked);
  } catch {
    if (root.dataset.state === "loading") wait("failed"); // the progress line has said why
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  askForm({ remember: true, submitted: true });
});
form.addEventListener("change", ({ target }) => {
  // A year half typed into a date field is a date too, far outside: wait until the field is left.
  if (target.validity.rangeUnderflow && target === document.activeElement) return;
  askForm({ remember: true });
});
form.addEventListener("focusout", ({ target }) => target.validity?.rangeUnderflow && askForm({ remember: true }));
form.addEventListener("click", ({ target }) => {
  const name = target.closest("[data-swap]")?.dataset.swap;
  if (!name) return;
  const typed = !form.querySelector(`#${name}`).disabled;
  const before = form.querySelector(`#${name}`).value;
  const field = swapDate(form, name, typed);
  if (typed) field.value = before;
  field.focus();
});
root.addEventListener("click", ({ target }) => {
  if (target.closest("[data-retry]")) location.reload();
});
window.addEventListener("popstate", askAddress);

const batch = document.getElementById("batch");
if (batch) {
  createTakeAway(root, { call: live, canCall, query: () => asked });
  createBatch(batch, { call: live, canCall, start: startLive });
}

const answered = askAddress();
for (const touch of ["pointerdown", "keydown"]) root.addEventListener(touch, startLive, { once: true });
// Python must take neither time nor bytes from the first answer and from the page's frame.
const loaded = new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
if (config.startUnasked && !navigator.connection?.saveData) Promise.all([answered, loaded]).then(startLive);
