/**
 * Keeps the memory of a Python that is ready to answer:
 * `node snapshot.mjs PYODIDE_FOLDER LIBRARY CALCULATOR LOCK REQUESTS SCRIPT OUT`.
 *
 * The file holds what differs from the memory of the engine as it is instantiated, as little-endian numbers and bytes:
 * length of the snapshot, length of its head, number of runs, then for each run its place in the memory and its
 * length; then the head, then the bytes of the runs. browser/calculator/snapshot.js puts it together again.
 * The functions used are not documented by Pyodide; the version is pinned, and the page can do without the file.
 */

import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

/** Equal stretches shorter than this (bytes) are not worth a run of their own. */
const BLOCK = 32;

const [pyodideFolder, library, calculator, lock, requests, script, out] = process.argv.slice(2);

// Nothing may come in that differs from run to run or from builder to builder, the folder's name least of all:
// the same input shall give the same file.
crypto.getRandomValues = (array) => array.fill(7);
Math.random = () => 0.5;
Date.now = () => 0;
performance.now = () => 0;
process.argv[1] = "/snapshot.mjs";

let fresh;
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...args) => {
  const result = await instantiate(...args);
  const { memory } = (result.instance ?? result).exports;
  if (memory) fresh ??= new Uint8Array(memory.buffer).slice();
  return result;
};

async function makeSnapshot() {
  const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`).href);
  const pyodide = await loadPyodide({
    indexURL: pyodideFolder,
    stdLibURL: library,
    lockFileContents: JSON.parse(await readFile(lock, "utf-8")),
    env: { PYTHONHASHSEED: "0" },
    _makeSnapshot: true,
  });
  pyodide.FS.writeFile("/lib/calculator.zip", await readFile(calculator));
  pyodide.FS.writeFile("/requests.json", await readFile(requests));
  pyodide.runPython(await readFile(script, "utf-8"));
  return pyodide.makeMemorySnapshot();
}

/** @param {Uint8Array} snapshot @returns {Uint8Array} the file as described above */
function asDifference(snapshot) {
  const headLength = new Uint32Array(snapshot.buffer, 0, 2)[1];
  const memory = snapshot.subarray(headLength);
  const runs = [];
  for (let at = 0; at < memory.length; at += BLOCK) {
    if (isFresh(memory, at)) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === at) last[1] += BLOCK;
    else runs.push([at, BLOCK]);
  }
  const numbers = new Uint32Array([snapshot.length, headLength, runs.length, ...runs.flat()]);
  const parts = runs.map(([at, length]) => memory.subarray(at, at + length));
  return Buffer.concat([new Uint8Array(numbers.buffer), snapshot.subarray(0, headLength), ...parts]);
}

function isFresh(memory, from) {
  for (let at = from; at < from + BLOCK; at++) if (memory[at] !== (fresh[at] ?? 0)) return false;
  return true;
}

// Told in its own words: Node would print the line of code it comes from, and Pyodide is one line of a megabyte.
makeSnapshot()
  .then((snapshot) => writeFile(out, asDifference(snapshot)))
  .catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
