/**
 * Prints how many bytes load before the first result of a query, compressed by gzip.
 *
 * `node benchmarks/search/loaded.mjs TABLE.tsv SITE` puts queries of a table to the index of a site, each as if it were
 * the first one, and prints the middle and the greatest number of bytes by language: words, head and parts.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Engine } from "../../browser/search/engine.js";
import { TODAY } from "../../tests/search/evaluate.mjs";

const EVERY = 8; // one query of so many
const [table, site] = process.argv.slice(2);
const files = new Map();

/** Return content and compressed size of a file, `NAME.json` or `NAME.HASH.json`. */
function file(folder, name) {
  const path = join(folder, name);
  if (!files.has(path)) {
    const stem = name.replace(/\.json$/, "");
    const own = readdirSync(folder).find((each) => each === name || (each.startsWith(`${stem}.`) && each.endsWith(".json")));
    const bytes = readFileSync(join(folder, own ?? name));
    files.set(path, { content: JSON.parse(bytes), size: gzipSync(bytes).length });
  }
  return files.get(path);
}

const rows = readFileSync(table, "utf-8").split("\n").map((line) => line.split("\t"));
for (const lang of readdirSync(join(site, "search")).filter((name) => !name.includes("."))) {
  const queries = rows.filter(([own, , expected]) => own === lang && expected && expected !== "-");
  const folder = join(site, "search", lang);
  const words = file(join(site, "search"), "words.json");
  const head = file(folder, "head.json");
  const sums = [];
  for (const [, query] of queries.filter((_, at) => at % EVERY === 0)) {
    let sum = words.size + head.size;
    const engine = new Engine(words.content, head.content, async (name) => {
      const { content, size } = file(folder, name);
      sum += size;
      return content;
    });
    await engine.answer(query, TODAY);
    sums.push(sum / 1000);
  }
  sums.sort((a, b) => a - b);
  const middle = sums[Math.floor(sums.length / 2)];
  console.log(`${lang}: ${sums.length} queries; ${middle?.toFixed(0)} KB in the middle, ${sums.at(-1)?.toFixed(0)} KB at most`);
}
