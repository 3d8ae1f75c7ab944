/** The calculator's page, and the question on the home page. */

import { showAnswer } from "./answer.js";
import { Batch } from "./batch.js";
import { ReadyAnswers } from "./ready.js";
import { readyFiles } from "./ready_files.js";
import { createTakeAway } from "./take_away.js";
import { openThread, readConfig } from "./thread.js";
import { todayInChina } from "./today.js";

const config = readConfig();
const { root, live, startLive } = openThread({
  config,
  ready: new ReadyAnswers({
    files: readyFiles(),
    first: window.firstMonth, // see early.js
  }),
  showAnswer,
  isEmpty: (query) => !/(^|&)(apply|finish_by)=/.test(query),
  // A link may name the card alone.
  opening: (asked) => [`apply=${todayInChina()}`, asked].filter(Boolean).join("&"),
});

const batch = document.getElementById("batch");
if (batch) {
  createTakeAway(root, live);
  new Batch(batch, live, config, startLive);
}
