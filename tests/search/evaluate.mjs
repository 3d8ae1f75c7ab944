/**
 * Holds the search of a built site against a table of queries.
 *
 * `node tests/search/evaluate.mjs TABLE.tsv SITE [--misses | --json]` reads lines of language, query and what is expected
 * (`page#section`, several parted by `|`; `-` for nothing), and prints five figures by language and by kind. The
 * kind of a query is what a line `# kind: …` above it says. `--answers FILE` takes the answers of another search: groups by language and query, parted by a tab.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Engine } from "../../browser/search/engine.js";

export const TODAY = "2026-11-26";

/** Return the queries of a table. */
function queriesOf(text) {
  const queries = [];
  let kind = "";
  for (const line of text.split("\n")) {
    const named = /^#\s*kind:\s*(.+)/.exec(line);
    if (named) kind = named[1].trim();
    if (!line.trim() || line.startsWith("#")) continue;
    const [lang, query, expected, own] = line.split("\t");
    if (lang === "lang") continue;
    if (!expected) throw new Error(`A line needs language, query and what is expected, parted by tabs: ${line}`);
    queries.push({ lang: lang.trim(), query, expected: expected.trim(), kind: own?.trim() || kind });
  }
  return queries;
}

/** Return `page#section` of an address below the site's root, without the language's folder. */
function nameOf(address) {
  const [path, id] = address.replace(/^en\//, "").split("#");
  return `${path.replace(/\/$/, "") || "index"}#${id || "top"}`;
}

/** Return the place of the first expected section and page among the sections found, from 1; Infinity if not there. */
function placesOf(expected, groups) {
  const wanted = expected.split("|").map((each) => {
    const [page, id] = each.trim().replace(/\.md$/, "").replace(/\/?(#|$)/, "$1").split("#");
    return { page, id };
  });
  const sections = groups.flatMap((group) => group.sections.map((each) => nameOf(each.address).split("#")));
  const pages = groups.map((group) => nameOf(group.address).split("#")[0]);
  const at = (list, test) => {
    const found = list.findIndex(test);
    return found < 0 ? Infinity : found + 1;
  };
  return {
    section: at(sections, ([page, id]) => wanted.some((each) => each.page === page && (!each.id || each.id === id))),
    page: at(pages, (page) => wanted.some((each) => each.page === page)),
  };
}

/** Return the five figures of some results in percent; null where there is nothing to count. */
function figuresOf(results) {
  const answered = results.filter(({ expected }) => expected !== "-");
  const off = results.filter(({ expected }) => expected === "-");
  const percent = (list, test) => (list.length ? (100 * list.filter(test).length) / list.length : null);
  return {
    queries: results.length,
    sectionFirst: percent(answered, (each) => each.section === 1),
    sectionInThree: percent(answered, (each) => each.section <= 3),
    pageFirst: percent(answered, (each) => each.page === 1),
    pageInThree: percent(answered, (each) => each.page <= 3),
    empty: percent(off, (each) => each.empty),
  };
}

/** Print the five figures for some results. */
function report(name, results) {
  const { queries, ...figures } = figuresOf(results);
  const shown = Object.values(figures).map((each) => (each === null ? "–" : `${each.toFixed(1)} %`).padStart(9));
  console.log([name.padEnd(28), String(queries).padStart(4), ...shown].join(" "));
}

/** Return the address of a file of the index; a finished site has a hash in the name. */
function addressOf(folder, stem) {
  const name = readdirSync(folder).find((each) => each.startsWith(`${stem}.`) && each.endsWith(".json"));
  if (!name) throw new Error(`${folder} holds no ${stem}.json: build the site first.`);
  return pathToFileURL(join(folder, name)).href;
}

/** Return the search of a built site in a language. */
export function engineOf(site, lang) {
  const index = {
    words: addressOf(join(site, "search"), "words"),
    head: addressOf(join(site, "search", lang), "head"),
  };
  return Engine.open(index, async (address) => JSON.parse(readFileSync(new URL(address), "utf-8")));
}

async function evaluate(queries, answer) {
  const results = [];
  for (const each of queries) {
    const groups = await answer(each.lang, each.query);
    results.push({ ...each, groups, empty: groups.length === 0, ...placesOf(each.expected, groups) });
  }
  return results;
}

function printed(results, misses) {
  console.log("kind                            n  section 1st   in 3    page 1st    in 3   off-topic empty");
  report("all", results);
  for (const lang of new Set(results.map((each) => each.lang))) report(lang, results.filter((each) => each.lang === lang));
  for (const kind of new Set(results.map((each) => each.kind).filter(Boolean))) {
    report(kind, results.filter((each) => each.kind === kind));
  }
  if (!misses) return;
  for (const each of results) {
    const right = each.expected === "-" ? each.empty : each.section === 1;
    if (right) continue;
    const got = each.groups.flatMap((group) => group.sections.map((found) => nameOf(found.address))).slice(0, 4);
    console.log(`${each.lang}\t${each.query}\twanted ${each.expected}\tgot ${got.join(", ") || "nothing"}`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [table, site] = process.argv.slice(2);
  if (!table || !site) throw new Error("Usage: node tests/search/evaluate.mjs TABLE.tsv SITE [--misses]");
  const engines = new Map();
  const answer = async (lang, query) => {
    if (!engines.has(lang)) engines.set(lang, await engineOf(site, lang));
    return (await engines.get(lang).answer(query, TODAY)).groups;
  };
  const given = process.argv.indexOf("--answers");
  const others = given > 0 ? JSON.parse(readFileSync(process.argv[given + 1], "utf-8")) : null;
  const asked = others ? (lang, query) => others[`${lang}\t${query}`] ?? [] : answer;
  const results = await evaluate(queriesOf(readFileSync(table, "utf-8")), asked);
  if (process.argv.includes("--json")) console.log(JSON.stringify(figuresOf(results)));
  else printed(results, process.argv.includes("--misses"));
}
