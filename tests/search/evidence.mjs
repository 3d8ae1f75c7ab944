/**
 * Prints what tells whether queries are of this field: for tools/fit_search.py.
 *
 * `node tests/search/evidence.mjs SITE` reads queries as JSON, a list of language and query, and prints as much for
 * each as browser/search/evidence.js says.
 */

import { readFileSync } from "node:fs";
import { engineOf, TODAY } from "./evaluate.mjs";

const engines = new Map();
const found = [];
for (const [lang, query] of JSON.parse(readFileSync(0, "utf-8"))) {
  if (!engines.has(lang)) engines.set(lang, await engineOf(process.argv[2], lang));
  found.push((await engines.get(lang).read(query, TODAY)).evidence);
}
console.log(JSON.stringify(found));
