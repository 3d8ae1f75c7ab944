/** The page of the working-day counter. */

import { one } from "../calculator/dom.js";
import { InApp } from "../calculator/in_app.js";
import { linesOfCount } from "../calculator/picture.js";
import { writeQuery } from "../calculator/question.js";
import { ReadyMonths } from "../calculator/ready.js";
import { readyFiles } from "../calculator/ready_files.js";
import { createTakeAway, drawCodeOf } from "../calculator/take_away.js";
import { openThread, readConfig } from "../calculator/thread.js";
import { todayInChina } from "../calculator/today.js";
import { showCount } from "./answer.js";
import { monthOfCount } from "./ready.js";

const config = readConfig();
const days = one(document, "#days", HTMLInputElement).defaultValue;
/** The answer on the page. @type {import("../contract").CountAnswer | undefined} */
let shown;
const counts = new ReadyMonths(readyFiles());
const { root, live } = openThread({
  config,
  ready: { find: (query) => counts.find(monthOfCount(query), query) },
  showAnswer(answer) {
    shown = answer;
    const said = showCount(answer, todayInChina());
    drawCodeOf(document, answer.query);
    return said;
  },
  isEmpty: (query) => !["count", "from"].every((name) => new URLSearchParams(query).has(name)),
  opening,
});
createTakeAway(root, live, new InApp(), () => {
  if (!shown) throw new Error("there is no answer to take away");
  return { alt: shown.text.headline, lines: linesOfCount(shown) };
});

/** @param {string} asked @returns {string} it, with what the form opens with where it does not say what to count */
function opening(asked) {
  const given = new URLSearchParams(asked);
  if (given.has("count")) return asked;
  const own = new URLSearchParams({ count: "after", from: todayInChina(), days });
  for (const [name, value] of given) own.set(name, value);
  return writeQuery([...own]);
}
