/**
 * Asks for the answers of the month in question while the style sheets arrive; ready.js takes them from here.
 * The build puts this script into the head of the page, behind the list of the files.
 */

import { modeOf } from "./question.js";
import { readyFiles } from "./ready_files.js";
import { todayInChina } from "./today.js";

const files = readyFiles();
const given = new URLSearchParams(location.search);
// What the question will not need is not shown before either: what stands below it would move.
document.documentElement.dataset.mode = modeOf(given, todayInChina());
const name = (given.get("apply") ?? todayInChina()).slice(0, 7);
// Of what no ready answer holds nobody knows yet whether it has an answer.
const isOrdinary = [...given.keys()].every((each) => ["apply", "card", "via"].includes(each));
document.documentElement.toggleAttribute("data-waits", !(isOrdinary && name in files));
if (name in files) {
  const answers = fetch(files[name]).then((response) => (response.ok ? response.json() : null));
  window.firstMonth = { name, answers: answers.catch(() => null) };
}
