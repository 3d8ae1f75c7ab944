/** Asks the page's own code for ready answers: reads lines of `[today, query]`, prints the answers as lines of JSON. */

import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { ReadyPlans } from "../../browser/calculator/ready_plans.js";

const files = JSON.parse(process.argv[2]);
globalThis.fetch = async (path) => new Response(await readFile(path));
let today = "";
const ready = new ReadyPlans({ files, today: () => today });
for await (const line of createInterface({ input: process.stdin })) {
  const [day, query] = JSON.parse(line);
  today = day;
  process.stdout.write(`${JSON.stringify(await ready.find(query))}\n`);
}
