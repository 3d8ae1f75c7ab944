/** Starts Python from checked files and opens its one door, `calculator.browser.handle`. */

import { openFiles } from "./files.js";
import { asAddress, withChecked } from "./handover.js";

/** A wrong WebAssembly file would leave the loader waiting for ever; a slow phone takes a fifth of this (ms). */
const START_DEADLINE = 60_000;

/**
 * @param {object} runtime what the build says of the files @param {string} root the site's root
 * @param {(step: string, detail: object) => void} onStep
 */
export async function startPython(runtime, root, onStep) {
  const files = await openFiles(runtime, root, (loaded, total) => onStep("download", { loaded, total }));
  const compile = (response) => WebAssembly.compileStreaming(response);
  const [wasm, loader, glue, library, calculator] = await Promise.all([
    files.get("wasm", compile),
    files.get("loader"),
    files.get("glue"),
    files.get("library"),
    files.get("calculator"),
  ]);
  onStep("start", {});
  const checked = { module: wasm.tapped, loader: loader.bytes, glue: glue.bytes };
  const pyodide = await inTime(boot(checked, library.bytes, runtime.lock, root));
  addArchive(pyodide, "calculator", calculator.bytes);
  const door = pyodide.pyimport("calculator.browser");
  const { bytes: toBytes } = pyodide.pyimport("builtins");
  const detail = { stored: files.fromStore };
  files.keep();
  return {
    detail,
    /** @param {string} request JSON @param {?Uint8Array} data @returns {string} JSON */
    handle: (request, data) => door.handle(request, data ? toBytes(pyodide.toPy(data)) : undefined),
  };
}

function boot(checked, library, lockFileContents, root) {
  const stdLibURL = asAddress(library, "application/zip");
  return withChecked(checked, (loadPyodide, createPyodideModule) =>
    loadPyodide({ indexURL: root, stdLibURL, lockFileContents, createPyodideModule }),
  );
}

function addArchive(pyodide, name, bytes) {
  const path = `/lib/${name}.zip`;
  pyodide.FS.writeFile(path, bytes);
  pyodide.pyimport("sys").path.append(path);
}

function inTime(starting) {
  const late = new Promise((_, reject) =>
    setTimeout(reject, START_DEADLINE, new Error("Python did not start in time")),
  );
  return Promise.race([starting, late]);
}
