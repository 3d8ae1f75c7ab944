// Takes the answer away: calendar file, link, text, table, paper. Each way says in words what happened.

import { download } from "./save.js";
import { createVoice } from "./say.js";

/** Make the buttons of the shown answer work. `call(op, data)` asks Python about `query()`, the question of that answer. */
export function createTakeAway(place, { call, canCall, query }) {
  const say = createVoice("take-words", "take-said");

  const ways = {
    async ics() {
      const { ics, name } = await call("ics");
      download(name, "text/calendar", ics);
      say("done_ics");
    },
    async csv(button) {
      const { csv } = await call("batch", oneRow(query()));
      download(button.dataset.name, "text/csv", csv);
      say("done_csv");
    },
    async copy_link() {
      await copy(new URL(`?${query()}`, location.href).href, "done_link");
    },
    async copy_text() {
      await copy((await call("text")).text, "done_text");
    },
    print() {
      say("done_print");
      window.print();
    },
  };

  async function copy(text, done) {
    try {
      await navigator.clipboard.writeText(text);
      byHand(null);
      say(done);
    } catch {
      byHand(text);
      say("by_hand");
    }
  }

  place.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-take]");
    if (!button) return;
    const way = button.dataset.take;
    const needsPython = way === "ics" || way === "csv" || way === "copy_text";
    if (needsPython && !canCall()) return say("not_possible");
    if (needsPython) say("waiting");
    try {
      await ways[way](button);
    } catch (error) {
      console.error(error);
      say("not_possible", error.sentence);
    }
  });
}

// A question is a table of one row: its names are the columns.
function oneRow(query) {
  const entries = [...new URLSearchParams(query)];
  const quoted = (cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
  return new TextEncoder().encode(`${quoted(entries.map(([name]) => name))}\n${quoted(entries.map(([, value]) => value))}\n`);
}

function byHand(text) {
  const box = document.getElementById("by-hand");
  box.hidden = text === null;
  if (text === null) return;
  const field = box.querySelector("textarea");
  field.value = text;
  field.select();
}
