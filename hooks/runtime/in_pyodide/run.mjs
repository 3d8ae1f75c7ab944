/**
 * Runs a Python script in Pyodide under Node: `node run.mjs PYODIDE_FOLDER IN_FOLDER OUT_FOLDER SCRIPT [LIBRARY]`.
 * The script finds the two folders as /in and /out; LIBRARY is another standard library than Pyodide's own.
 */

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [pyodideFolder, input, output, script, library = `${pyodideFolder}/python_stdlib.zip`] =
  process.argv.slice(2);

async function run() {
  const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`).href);
  const pyodide = await loadPyodide({ indexURL: pyodideFolder, stdLibURL: library });
  for (const [path, root] of Object.entries({ "/in": input, "/out": output })) {
    pyodide.FS.mkdirTree(path);
    pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root }, path);
  }
  pyodide.runPython(await readFile(script, "utf-8"), { filename: script });
}

// Told in its own words: Node would print the line of code it comes from, and Pyodide is one line of a megabyte.
run().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
