/**
 * Cuts Pyodide's engine down to what the calculator uses: `node cut.mjs PYODIDE_FOLDER BINARYEN PROFILE OUT`.
 *
 * PROFILE is JSON: `functions`, the numbers of the functions that stay, and `empty`, the stretches of memory
 * ([start, length]) whose content nobody reads. OUT gets the engine and its script, under their names. A function that
 * does not stay stops the engine when it is called: what was cut by mistake is noticed and never answers wrongly.
 */

import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const ENGINE = "pyodide.asm.wasm";
const SCRIPT = "pyodide.asm.mjs";
const LOADER = "pyodide.mjs";
const DATA_SECTION = 11;
/** What the published engine is made of. More would be written in ways that not every browser reads. */
const FEATURES = [
  "MutableGlobals",
  "SignExt",
  "BulkMemory",
  "BulkMemoryOpt",
  "NontrappingFPToInt",
  "ReferenceTypes",
  "Multivalue",
  "ExceptionHandling",
];

const [pyodideFolder, binaryenModule, profile, out] = process.argv.slice(2);

async function cut() {
  const { functions, empty } = JSON.parse(await readFile(profile, "utf-8"));
  const text = (name) => readFile(`${pyodideFolder}/${name}`, "utf-8");
  const script = readScript(await text(SCRIPT));
  const named = namesIn(script.rest + (await text(LOADER)));
  const { default: binaryen } = await import(pathToFileURL(binaryenModule).href);
  const engine = await readFile(`${pyodideFolder}/${ENGINE}`);
  emptyData(engine, empty);
  const module = binaryen.readBinary(engine);
  module.setFeatures(FEATURES.reduce((sum, name) => sum | binaryen.Features[name], 0));
  cutFunctions(binaryen, module, new Set(functions));
  const exports = keepExports(binaryen, module, (name) => named.has(`_${name}`) || named.has(`"${name}"`));
  module.runPasses(["remove-unused-module-elements"]);
  await writeFile(`${out}/${ENGINE}`, module.emitBinary());
  await writeFile(`${out}/${SCRIPT}`, script.with(exports));
}

/** Writes zeros over stretches of the memory in the engine's data. @param {Uint8Array} bytes of the engine */
function emptyData(bytes, stretches) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const segments = [];
  while (at < bytes.length) {
    const section = bytes[at++];
    const end = number() + at;
    if (section === DATA_SECTION) {
      for (let left = number(); left > 0; left--) {
        // A segment of memory 0 at a constant address: "i32.const ADDRESS end".
        if (number() !== 0 || bytes[at++] !== 0x41)
          throw new Error("the engine's data lies in an unknown form");
        const start = number();
        if (bytes[at++] !== 0x0b) throw new Error("the engine's data lies in an unknown form");
        const length = number();
        segments.push({ start, length, at });
        at += length;
      }
    }
    at = end;
  }
  for (const [from, length] of stretches) {
    for (const segment of segments) {
      const first = Math.max(from, segment.start) - segment.start;
      const last = Math.min(from + length, segment.start + segment.length) - segment.start;
      if (first < last) bytes.fill(0, segment.at + first, segment.at + last);
    }
  }
}

/** Lets every function but those that stay stop the engine. */
function cutFunctions(binaryen, module, staying) {
  for (let index = 0; index < module.getNumFunctions(); index++) {
    const each = module.getFunctionByIndex(index);
    const isImported = binaryen.getFunctionInfo(each).module !== "";
    if (!isImported && !staying.has(index)) binaryen.Function.setBody(each, module.unreachable());
  }
}

/** Removes the exports that nobody names. @returns {Set<string>} the names of those that stay */
function keepExports(binaryen, module, isNamed) {
  const known = Array.from({ length: module.getNumExports() }, (_, index) =>
    binaryen.getExportInfo(module.getExportByIndex(index)),
  );
  const staying = new Set(known.map(({ name }) => name).filter(isNamed));
  for (const name of importedAddresses(binaryen, module)) staying.add(name);
  for (const { name } of known) if (!staying.has(name)) module.removeExport(name);
  return staying;
}

/** @returns {string[]} the functions and data whose addresses the engine asks of the script, which finds them exported */
function importedAddresses(binaryen, module) {
  const known = Array.from({ length: module.getNumGlobals() }, (_, index) =>
    binaryen.getGlobalInfo(module.getGlobalByIndex(index)),
  );
  return known.filter(({ module: from }) => from.startsWith("GOT.")).map(({ base }) => base);
}

/** Finds in the engine's script where it gives each export a name of its own, in a declaration and a function. */
function readScript(script) {
  const found = /var [\w$,]+;function assignWasmExports\(wasmExports\)\{([^{}]*)\}/.exec(script);
  if (!found) throw new Error(`${SCRIPT} does not name the engine's exports as it used to`);
  const [whole, statements] = found;
  const given = statements.split(";").map((statement) => ({ statement, name: nameOf(statement) }));
  const declared = whole.slice("var ".length, whole.indexOf(";")).split(",");
  const variables = new Map(given.map(({ statement, name }) => [statement.split("=")[0], name]));
  return {
    rest: script.replace(whole, () => ""),
    /** @param {Set<string>} exports those that there still are */
    with(exports) {
      const kept = given.filter(({ name }) => exports.has(name));
      const used = declared.filter((each) => !variables.has(each) || exports.has(variables.get(each)));
      const body = kept.map(({ statement }) => statement).join(";");
      return script.replace(whole, () => `var ${used};function assignWasmExports(wasmExports){${body}}`);
    },
  };
}

/** @param {string} statement such as `_x=Module["_x"]=wasmExports["x"]` */
function nameOf(statement) {
  const found = /^[\w$]+=(?:[\w$]+(?:\["[^"]*"\])?=)*wasmExports\["([^"]+)"\](?:\.value>>>0)?$/.exec(
    statement,
  );
  if (!found) throw new Error(`${SCRIPT} names an export in an unknown way: ${statement.slice(0, 100)}`);
  return found[1];
}

/** @returns {Set<string>} every word of a script, and in quotes every word that is all of a text or names an export */
function namesIn(script) {
  const found = script.matchAll(/(?:"(?=[\w$]+")|\bwasmExports\.)(?=([\w$]+))/g);
  const texts = Array.from(found, ([, word]) => `"${word}"`);
  return new Set([...script.match(/[A-Za-z_$][\w$]*/g), ...texts]);
}

// Told in its own words: Node would print the line of code it comes from, and Pyodide is one line of a megabyte.
cut().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
