/** Takes the answer away: calendar file, link, text, table, paper. Each way says in words what happened. */

import { copy } from "./copy.js";
import { tableOfQuery } from "./csv.js";
import { closest, one } from "./dom.js";
import { sentenceOf } from "./live.js";
import { download } from "./save.js";
import { createVoice } from "./say.js";

/** @typedef {import("./live.js").Live} Live */

const NEED_PYTHON = ["ics", "csv", "copy_text"];

/**
 * Makes the buttons of the shown answer work.
 * @param {HTMLElement} place
 * @param {Live} live
 */
export function createTakeAway(place, live) {
  const say = createVoice("take-words", "take-said");
  const ways = waysOf(live, say);
  place.addEventListener("click", async (event) => {
    const button = closest(event, "[data-take]");
    const way = button?.dataset.take;
    if (!way) return;
    if (NEED_PYTHON.includes(way)) {
      if (!live.canCall) return say("not_possible");
      say("waiting");
    }
    try {
      await ways[way](button.dataset.name ?? "");
    } catch (error) {
      console.error(error);
      say("not_possible", sentenceOf(error));
    }
  });
}

/**
 * @param {Live} live
 * @param {import("./say.js").Voice} say
 * @returns {Record<string, (fileName: string) => void | Promise<void>>}
 */
function waysOf(live, say) {
  return {
    async ics() {
      const { ics, name } = await live.call("ics");
      download(name, "text/calendar", ics);
      say("done_ics");
    },
    async csv(fileName) {
      const { csv } = await live.call("batch", new TextEncoder().encode(tableOfQuery(live.query)));
      download(fileName, "text/csv", csv ?? "");
      say("done_csv");
    },
    copy_link: () => copyAndSay(new URL(`?${live.query}`, location.href).href, "done_link", say),
    copy_text: async () => copyAndSay((await live.call("text")).text, "done_text", say),
    print() {
      say("done_print");
      window.print();
    },
  };
}

/** @param {string} text @param {string} done @param {import("./say.js").Voice} say */
async function copyAndSay(text, done, say) {
  say((await copy(text, one(document, "#by-hand", HTMLElement))) ? done : "by_hand");
}
