/** The search's thread: loads the index at the first query and answers each. */

import { Engine } from "./engine.js";

/** @type {Promise<Engine> | undefined} */
let engine;

/**
 * Return the content of a file of the index.
 * @param {string} address
 */
async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

addEventListener("message", async ({ data: { id, index, query, today } }) => {
  try {
    engine ??= Engine.open(index, load);
    const ready = await engine;
    const answer = query.trim() ? await ready.answer(query, today) : null;
    postMessage({ id, answer });
  } catch (error) {
    engine = undefined; // the next query tries again
    console.warn(error);
    postMessage({ id, failed: true });
  }
});
