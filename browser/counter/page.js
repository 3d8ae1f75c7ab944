/** The page of the working-day counter. */

import { one } from "../calculator/dom.js";
import { ReadyAnswers } from "../calculator/ready.js";
import { createTakeAway } from "../calculator/take_away.js";
import { openThread, readConfig } from "../calculator/thread.js";
import { todayInChina } from "../calculator/today.js";
import { showCount } from "./answer.js";

const config = readConfig();
const days = one(document, "#days", HTMLInputElement).defaultValue;
const { root, live } = openThread({
  config,
  ready: new ReadyAnswers({
    address: new URL(config.answers.address, document.baseURI),
    months: config.answers.months,
    monthOf: (query) => /^count=\w+&from=(\d{4}-\d{2})-\d{2}(&days=\d+)?$/.exec(query)?.[1],
  }),
  showAnswer: showCount,
  isEmpty: (query) => !/(^|&)from=/.test(query),
  opening: () => `count=after&from=${todayInChina()}&days=${days}`,
});
createTakeAway(root, live);
