/**
 * Puts requests to the calculator in one engine of Pyodide and says what came of them:
 * `node ask.mjs FOLDER ARCHIVES START REQUESTS OUT`.
 *
 * FOLDER holds the engine: loader, script and wasm. ARCHIVES holds library, calculator, calendar (zip), snapshot and
 * lock.json. START is "archives" or "snapshot", as a page starts. REQUESTS has one request in each line, as JSON:
 * [text, table in base64 or null]. OUT gets JSON: `hash`, SHA-256 over all responses; `asked`, their number.
 */

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { addArchive } from "../../../browser/calculator/archive.js";
import { openSnapshot } from "../../../browser/calculator/snapshot.js";

const [folder, archives, start, requests, out] = process.argv.slice(2);
const archive = async (name) => new Uint8Array(await readFile(`${archives}/${name}`));

async function startPython() {
  const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
  const common = {
    indexURL: folder,
    lockFileContents: JSON.parse(await readFile(`${archives}/lock.json`, "utf-8")),
  };
  if (start === "archives") return loadPyodide({ ...common, stdLibURL: `${archives}/library.zip` });
  const snapshot = openSnapshot(await archive("snapshot"));
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const result = await instantiate(...given);
    const instance = result.instance ?? result;
    if (instance.exports.memory) snapshot.fill(instance);
    return result;
  };
  return loadPyodide({ ...common, stdLibURL: "/dev/null", _loadSnapshot: snapshot.whole });
}

async function ask() {
  const pyodide = await startPython();
  const add = async (name) => addArchive(pyodide, name, await archive(`${name}.zip`));
  await add("calculator");
  const door = pyodide.pyimport("calculator.worker");
  const toBytes = pyodide.pyimport("builtins").bytes;
  const first = JSON.stringify({ op: "answer", lang: "zh", today: "2026-11-22", query: "apply=2026-11-23" });
  const hash = createHash("sha256").update(door.handle(first, undefined, () => {}));
  // What only some requests need comes after the first answer, as in a page.
  await add("library");
  await add("calendar");
  let asked = 0;
  for (const line of (await readFile(requests, "utf-8")).split("\n").filter(Boolean)) {
    const [text, table] = JSON.parse(line);
    const given = table === null ? undefined : pyodide.toPy(new Uint8Array(Buffer.from(table, "base64")));
    const data = given && toBytes(given);
    hash.update(door.handle(text, data, () => {}));
    for (const proxy of [given, data]) proxy?.destroy(); // as a page's garbage collector does, sooner or later
    asked += 1;
  }
  hash.update(faultOf(() => door.handle()));
  await writeFile(out, JSON.stringify({ asked, hash: hash.digest("hex") }));
}

/** A fault of Python itself must reach the page as one. */
function faultOf(call) {
  try {
    call();
    return "none";
  } catch (error) {
    return error.type ?? String(error);
  }
}

// Told in its own words: Node would print the line of code it comes from, and Pyodide is one line of a megabyte.
ask().catch((error) => {
  process.stderr.write(`${String(error.stack ?? error).slice(0, 3000)}\n`);
  process.exitCode = 1;
});
