/**
 * Asks for the answers of the month in question while the style sheets arrive; ready_plans.js takes them from here.
 * The build puts this script into the head of the page, behind the list of the files.
 */

import { modeOf } from "./question.js";
import { firstFile, isOfKind, readyFiles } from "./ready_files.js";
import { todayInChina } from "./today.js";

const files = readyFiles();
const given = new URLSearchParams(location.search);
// What the question will not need is not shown before either: what stands below it would move.
document.documentElement.dataset.mode = modeOf(given, todayInChina());
const { kind, month } = firstFile(files, given, todayInChina());
// Of what no ready answer holds nobody knows yet whether it has an answer.
document.documentElement.toggleAttribute("data-waits", !(month in files[kind] && isOfKind(given, kind)));
if (month in files[kind]) {
  const answers = fetch(files[kind][month]).then((response) => (response.ok ? response.json() : null));
  window.firstMonth = { kind, month, answers: answers.catch(() => null) };
}
