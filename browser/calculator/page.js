/** The calculator's page, and the question on the home page. */

import { createSwitch, kept } from "../frame/kept.js";
import { answerShape, showAnswer } from "./answer.js";
import { Asked } from "./asked.js";
import { Batch } from "./batch.js";
import { every } from "./dom.js";
import { InApp } from "./in_app.js";
import { linesOfPlan } from "./picture.js";
import { readyFiles } from "./ready_files.js";
import { ReadyPlans } from "./ready_plans.js";
import { createTakeAway, drawCodeOf, linkOf } from "./take_away.js";
import { openThread, readConfig } from "./thread.js";
import { todayInChina } from "./today.js";

const config = readConfig();
const batch = document.getElementById("batch"); // the full calculator has it, the home page's question has not
/** Under this name the device keeps the last question, if the reader switches that on. */
const LAST_QUESTION = "last-question";
/** The answer on the page. @type {import("./types").Answer | undefined} */
let shown;
/** Today as people write it, once a ready answer has told it; its place on the page waits for it. */
let written = "";
const ready = new ReadyPlans({
  files: readyFiles(),
  first: window.firstMonth, // see early.js
});
const questionChanged = createSwitch(document, LAST_QUESTION, () => shown?.query ?? "");
const { root, live, startLive, asked, answered } = openThread({
  config,
  ready,
  showAnswer(answer) {
    shown = answer;
    const said = showAnswer(answer, todayInChina(), written);
    drawCodeOf(document, answer.query);
    for (const place of every(root, "[data-address]", HTMLElement)) place.textContent = linkOf(answer.query);
    questionChanged();
    return said;
  },
  isEmpty: (query) => !/(^|&)(apply|finish_by)=[^&]/.test(query) || /(^|&)bill_day=(&|$)/.test(query),
  // A link may name the card alone; a deadline that is not given yet is none for today.
  opening: (given) =>
    /(^|&)finish_by=/.test(given)
      ? given
      : (given === "" && batch && kept(LAST_QUESTION)) ||
        [`apply=${todayInChina()}`, given].filter(Boolean).join("&"),
  createLine: (root, form, ask) => new Asked(root, form, ask),
});

/** Offers the days near today, as the ready answer for today names them. */
async function offerDays() {
  const today = todayInChina();
  asked?.offer(today, null);
  const answer = await ready.find(`apply=${today}&card=whitelist&via=seller`);
  const plan = answer?.ok && answer.kind === "plan" ? answer : null;
  asked?.offer(today, plan);
  written = plan?.asked.day ?? today;
  for (const place of every(root, "[data-today]", HTMLElement)) place.textContent = written;
}
answered.then(offerDays);

if (batch) {
  const inApp = new InApp();
  createTakeAway(root, live, inApp, () => {
    if (!shown) throw new Error("there is no answer to take away");
    const { now } = answerShape(shown, todayInChina(), written);
    const title = root.querySelector(".calc-phase h3")?.textContent ?? "";
    return { alt: now.said, lines: linesOfPlan(shown, now, title) };
  });
  new Batch(batch, live, config, inApp, startLive);
}
