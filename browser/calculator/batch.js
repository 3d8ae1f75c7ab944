// Many cards: takes a table that is pasted, chosen or dropped, and shows what Python answers for it.

import { fill } from "./bind.js";
import { download } from "./save.js";
import { createVoice } from "./say.js";
import { makeSortable } from "./sort_table.js";

const ROWS_AT_ONCE = 200;

/** Make the batch part work. `call(op, data)` asks Python about a table; `start()` gets Python going. */
export function createBatch(part, { call, canCall, start }) {
  const say = createVoice("batch-words", "batch-said");
  const said = part.querySelector("#batch-said");
  const form = part.querySelector("form");
  const text = part.querySelector("#batch-text");
  const file = part.querySelector("#batch-file");
  const result = part.querySelector("#batch-answer");
  const problems = part.querySelector("#batch-problems");
  const problemsList = problems.querySelector("ul");
  const table = makeSortable(part.querySelector("table"), part.querySelector("[data-batch=more]"), ROWS_AT_ONCE);
  let asked = null; // the bytes of the table whose answer is shown
  let csv = ""; // its answer as a file

  part.addEventListener("toggle", () => part.open && start());

  async function ask(op) {
    if (!canCall()) return say("not_possible");
    say("working");
    try {
      return await call(op, asked);
    } catch (error) {
      console.error(error);
      return say("not_possible", error.sentence);
    }
  }

  async function run(bytes) {
    asked = bytes;
    const answer = await ask("batch");
    if (!answer) return;
    said.textContent = answer.text ?? "";
    const list = problemsList.cloneNode(true);
    problems.querySelector("ul")?.remove();
    problems.append(list);
    problems.hidden = answer.errors.length === 0;
    fill(problems, answer);
    const rows = answer.rows ?? []; // a file that cannot be read has only errors
    csv = answer.csv;
    table.show(answer.columns ?? [], rows);
    part.querySelector("#batch-table").hidden = rows.length === 0;
    result.hidden = false;
    part.querySelector("#batch-title").focus();
  }

  async function runFile(chosen) {
    let bytes;
    try {
      bytes = new Uint8Array(await chosen.arrayBuffer());
    } catch (error) {
      console.error(error);
      return say("unreadable");
    }
    return run(bytes);
  }

  const buttons = {
    example() {
      text.value = part.querySelector("#batch-example").content.textContent;
      text.focus();
    },
    clear() {
      form.reset();
      result.hidden = true;
      said.textContent = "";
      text.focus();
    },
    csv(button) {
      download(button.dataset.name, "text/csv", csv);
      say("done_csv");
    },
    async ics() {
      const answer = await ask("batch_ics");
      if (!answer) return;
      download(answer.name, "text/calendar", answer.ics);
      say("done_ics");
    },
    more() {
      table.more();
    },
  };

  part.addEventListener("click", (event) => {
    const button = event.target.closest("[data-batch]");
    if (button) buttons[button.dataset.batch](button);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (text.value.trim()) run(new TextEncoder().encode(text.value));
    else if (file.files.length) runFile(file.files[0]);
    else {
      say("empty");
      text.focus();
    }
  });
  file.addEventListener("change", () => {
    if (!file.files.length) return;
    text.value = "";
    runFile(file.files[0]);
  });
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.toggle("calc-dropping", kind === "dragenter" || kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length) runFile(event.dataTransfer.files[0]);
    });
  }
}
