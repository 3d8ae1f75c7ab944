/** The page of the working-day counter. */

import { one } from "../calculator/dom.js";
import { ReadyAnswers } from "../calculator/ready.js";
import { readyFiles } from "../calculator/ready_files.js";
import { createTakeAway } from "../calculator/take_away.js";
import { openThread, readConfig } from "../calculator/thread.js";
import { todayInChina } from "../calculator/today.js";
import { showCount } from "./answer.js";
import { monthOfCount } from "./ready.js";

const config = readConfig();
const days = one(document, "#days", HTMLInputElement).defaultValue;
const { root, live } = openThread({
  config,
  ready: new ReadyAnswers({
    files: readyFiles(),
    monthOf: monthOfCount,
  }),
  showAnswer: showCount,
  isEmpty: (query) => !/(^|&)from=/.test(query),
  opening: (asked) => asked || `count=after&from=${todayInChina()}&days=${days}`,
});
createTakeAway(root, live);
