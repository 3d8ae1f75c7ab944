/**
 * The search engine, in the place that Material keeps for one: a worker which answers its messages.
 *
 * Material sends `setup` at once and then every query. The index is loaded at the first word, so a reader who
 * never searches pays for this file only. The language is in this worker's address, after `#`.
 */

import { createSearch } from "./engine.js";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

/** From the first query on. @type {Promise<ReturnType<typeof createSearch>> | undefined} */
let search;

async function load() {
  const lang = location.hash.slice(1);
  const response = await fetch(new URL(`../../search/${lang}.json`, location.href));
  if (!response.ok) throw new Error(`search index: ${response.status}`);
  return createSearch(await response.json());
}

/** @param {string} query */
async function answer(query) {
  if (!query.trim()) return []; // Material sends an empty query when a page opens
  search ??= load();
  search.catch(() => {
    search = undefined; // the next query tries again
  });
  return (await search)(query);
}

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) {
    postMessage({ type: READY });
  } else if (type === QUERY) {
    const items = await answer(data).catch((error) => {
      console.warn(error);
      return [];
    });
    postMessage({ type: RESULT, data: { items } });
  }
});
