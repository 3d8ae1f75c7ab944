/** The search's thread: loads the index at the first query and answers each. */

import { Engine } from "./engine.js";

/** @type {Promise<Engine> | undefined} */
let engine;

/**
 * Return the content of a file below `search/`.
 * @param {string} file without its ending
 */
async function load(file) {
  const response = await fetch(new URL(`../../search/${file}.json`, location.href));
  if (!response.ok) throw new Error(`search/${file}.json: ${response.status}`);
  return response.json();
}

addEventListener("message", async ({ data: { id, lang, query, today } }) => {
  try {
    engine ??= Engine.open(lang, load);
    const ready = await engine;
    const answer = query.trim() ? await ready.answer(query, today) : null;
    postMessage({ id, answer });
  } catch (error) {
    engine = undefined; // the next query tries again
    console.warn(error);
    postMessage({ id, failed: true });
  }
});
