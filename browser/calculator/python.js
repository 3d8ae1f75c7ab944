/** Starts Python from checked files and opens its one door, `calculator.browser.handle`. */

import { openFiles } from "./files.js";
import { asAddress, importBytes, withChecked } from "./handover.js";
import { openSnapshot } from "./snapshot.js";

/** A wrong WebAssembly file would leave the loader waiting for ever; a slow phone takes a fifth of this (ms). */
const START_DEADLINE = 60_000;

/**
 * The snapshot is 1.4 MB more than the archives and answers a sixth sooner (benchmarks/start_up.md). It is worth it on
 * a line that brings this much (bytes, uncompressed) in this time (ms): about 15 Mbit/s.
 */
const FAST = [750_000, 100];

/** What a request may need on top of a snapshot, which holds the library as far as answers use it. */
const NEEDED = { answer: [], text: [], batch: ["library"] };
/** Calendar files are written by a library of their own. */
const NEEDED_FOR_CALENDARS = ["library", "calendar"];

/**
 * @param {object} runtime what the build says of the files @param {string} root the site's root
 * @param {(step: string, detail: object) => void} onStep
 */
export async function startPython(runtime, root, onStep) {
  const files = await openFiles(runtime, root, (loaded, total) => onStep("download", { loaded, total }));
  const engine = files.get("wasm", (response) => WebAssembly.compileStreaming(response)).then(({ tapped }) => tapped);
  const scripts = Promise.all(["loader", "glue"].map((name) => files.get(name).then(({ bytes }) => importBytes(bytes))));
  scripts.catch(() => {}); // reported below, where it is waited for
  engine.then(() => onStep("start", {})).catch(() => {});
  const load = async (options, onInstance) => {
    const [{ loadPyodide }, { default: createPyodideModule }] = await scripts;
    const common = { indexURL: root, lockFileContents: runtime.lock, createPyodideModule };
    return withChecked(engine, root, () => loadPyodide({ ...common, ...options }), onInstance);
  };

  const [pyodide, present] = await inTime(begin(files, engine, load));
  const archives = new Map(present.map((name) => [name, Promise.resolve()]));
  const door = pyodide.pyimport("calculator.browser");
  const { bytes: toBytes } = pyodide.pyimport("builtins");

  async function bring(name) {
    if (!archives.has(name)) archives.set(name, files.get(name).then(({ bytes }) => addArchive(pyodide, name, bytes)));
    await archives.get(name).catch((error) => {
      archives.delete(name); // the next request may have more luck
      throw error;
    });
  }

  return {
    /** @param {string} request JSON @param {?Uint8Array} data @returns {Promise<string>} JSON */
    async handle(request, data) {
      await Promise.all((NEEDED[JSON.parse(request).op] ?? NEEDED_FOR_CALENDARS).map(bring));
      return door.handle(request, data ? toBytes(pyodide.toPy(data)) : undefined);
    },

    /** Keeps what was loaded for the next visit, and what an answer without a network might still need. */
    async keep() {
      if (!navigator.connection?.saveData) await Promise.allSettled(NEEDED_FOR_CALENDARS.map(bring));
      await files.keep();
    },
  };
}

/** @returns {Promise<[any, string[]]>} Pyodide, ready for the calculator, and the archives that are in it */
async function begin(files, engine, load) {
  if (await prefersSnapshot(files, engine)) {
    try {
      return [await fromSnapshot(files, load), ["calculator"]];
    } catch (error) {
      console.info("Python starts without its snapshot:", error.message);
    }
  }
  return [await fromArchives(files, load), ["library", "calculator"]];
}

async function prefersSnapshot(files, engine) {
  if (await files.has("snapshot")) return true;
  if (navigator.connection?.saveData || (await files.has("library"))) return false;
  return Promise.race([files.fast(...FAST), engine.then(() => true)]);
}

async function fromSnapshot(files, load) {
  const [kept, calculator] = await Promise.all([files.get("snapshot"), files.get("calculator")]);
  const snapshot = openSnapshot(kept.bytes);
  const stdLibURL = asAddress(new Uint8Array(), "application/zip"); // what was imported needs no library
  const pyodide = await load({ stdLibURL, _loadSnapshot: snapshot.whole }, snapshot.fill);
  addArchive(pyodide, "calculator", calculator.bytes); // its data is read from there, also after the import
  return pyodide;
}

async function fromArchives(files, load) {
  const [library, calculator] = await Promise.all([files.get("library"), files.get("calculator")]);
  const stdLibURL = asAddress(library.bytes, "application/zip");
  const pyodide = await load({ stdLibURL });
  addArchive(pyodide, "calculator", calculator.bytes);
  return pyodide;
}

function addArchive(pyodide, name, bytes) {
  const sys = pyodide.pyimport("sys");
  const { major, minor } = sys.version_info;
  // Python looks for a package's modules where it found the package, in a snapshot too: the library has its own place.
  const path = name === "library" ? `/lib/python${major}${minor}.zip` : `/lib/${name}.zip`;
  pyodide.FS.writeFile(path, bytes);
  if (!sys.path.includes(path)) sys.path.append(path);
  sys.path_importer_cache.clear(); // what was not there before is remembered as missing
  if (name === "calendar") placeTimeZone(pyodide, path);
}

/** Puts UTC where dateutil looks for it: else it opens an archive of all zones of the world, which is not here. */
function placeTimeZone(pyodide, archive) {
  const zone = pyodide.pyimport("zipimport").zipimporter(archive).get_data("tzdata/zoneinfo/UTC");
  pyodide.FS.mkdirTree("/usr/share/zoneinfo");
  pyodide.FS.writeFile("/usr/share/zoneinfo/UTC", zone.toJs());
}

function inTime(starting) {
  const late = new Promise((_, reject) =>
    setTimeout(reject, START_DEADLINE, new Error("Python did not start in time")),
  );
  return Promise.race([starting, late]);
}
