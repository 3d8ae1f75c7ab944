/**
 * Looks into an engine: `node look.mjs BINARYEN_FOLDER ENGINE TEXT MEMORY`. Leaves its text, and its memory as the engine
 * fills it, without the emptiness at the end; prints how many functions it imports.
 */

import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";

const [binaryen, engine, text, memory] = process.argv.slice(2);

async function look() {
  const module = new WebAssembly.Module(await readFile(engine));
  const imports = WebAssembly.Module.imports(module);
  await writeFile(memory, filledMemory(module, imports));
  execFileSync(process.execPath, [`${binaryen}/bin/wasm-dis`, "--all-features", engine, "-o", text]);
  console.log(imports.filter(({ kind }) => kind === "function").length);
}

/** No code runs: the engine has no start function, and what it imports is only there to be imported. */
function filledMemory(module, imports) {
  const stand = {
    function: () => () => 0,
    global: () => new WebAssembly.Global({ value: "i32", mutable: true }, 0),
  };
  const given = {};
  for (const { module: from, name, kind } of imports) {
    given[from] ??= {};
    given[from][name] = stand[kind]();
  }
  const { exports } = new WebAssembly.Instance(module, given);
  const bytes = new Uint8Array(exports.memory.buffer);
  return bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1);
}

look().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
