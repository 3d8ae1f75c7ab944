/**
 * Prints what tells whether queries are of this field: for tools/fit_search.py.
 *
 * `node tests/search/evidence.mjs SITE` reads queries as JSON, a list of language and query, and prints as much for
 * each as browser/search/evidence.js says.
 */

import { readFileSync } from "node:fs";
import { Engine } from "../../browser/search/engine.js";
import { loaderOf } from "./evaluate.mjs";

const load = loaderOf(process.argv[2]);
const engines = new Map();
const found = [];
for (const [lang, query] of JSON.parse(readFileSync(0, "utf-8"))) {
  if (!engines.has(lang)) engines.set(lang, await Engine.open(lang, load));
  found.push((await engines.get(lang).read(query)).evidence);
}
console.log(JSON.stringify(found));
