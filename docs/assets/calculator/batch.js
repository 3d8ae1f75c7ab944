// Many cards: takes a table that is pasted, chosen or dropped, and shows what Python answers for it.

import { fill } from "./bind.js";
import { download } from "./save.js";
import { createVoice } from "./say.js";
import { makeSortable } from "./sort_table.js";

const ROWS_AT_ONCE = 200;

/** Make the batch part work. `call(op, data)` asks Python, with the question of the form as the rows' defaults. */
export function createBatch(part, { call, canCall, start }) {
  const say = createVoice("batch-words", "batch-said");
  const form = part.querySelector("form");
  const text = part.querySelector("#batch-text");
  const file = part.querySelector("#batch-file");
  const result = part.querySelector("#batch-answer");
  const problems = part.querySelector("#batch-problems");
  const problemsShape = problems.querySelector("ul").cloneNode(true);
  const table = makeSortable(part.querySelector("table"), part.querySelector("[data-batch=more]"), ROWS_AT_ONCE);
  let asked = null; // the bytes of the table whose answer is shown

  part.addEventListener("toggle", () => part.open && start());

  async function ask(op, done) {
    if (!canCall()) return say("not_possible");
    say(done === "done" ? "working" : "waiting");
    try {
      const answer = await call(op, asked);
      say(done);
      return answer;
    } catch (error) {
      console.error(error);
      return say("not_possible");
    }
  }

  async function run(bytes) {
    asked = bytes;
    const answer = await ask("batch", "done");
    if (!answer) return;
    const list = problemsShape.cloneNode(true);
    problems.querySelector("ul")?.remove();
    problems.append(list);
    problems.hidden = answer.errors.length === 0;
    fill(problems, answer);
    table.show(answer.columns, answer.rows);
    result.hidden = false;
    part.querySelector("#batch-title").focus();
  }

  async function runFile(chosen) {
    try {
      await run(new Uint8Array(await chosen.arrayBuffer()));
    } catch (error) {
      console.error(error);
      say("unreadable");
    }
  }

  const buttons = {
    example() {
      text.value = part.querySelector("#batch-example").content.textContent;
      text.focus();
    },
    clear() {
      form.reset();
      result.hidden = true;
      text.focus();
    },
    async csv() {
      const answer = await ask("batch", "done_csv");
      if (answer) download(answer.name, "text/csv", answer.csv);
    },
    async ics() {
      const answer = await ask("batch_ics", "done_ics");
      if (answer) download(answer.name, "text/calendar", answer.ics);
    },
    more() {
      table.more();
    },
  };

  part.addEventListener("click", (event) => buttons[event.target.closest("[data-batch]")?.dataset.batch]?.());
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
