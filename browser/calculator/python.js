/** Starts Python from checked files and opens its one door, `calculator.worker.handle`. */

import { addArchive } from "./archive.js";
import { openFiles } from "./files.js";
import { importBytes, withChecked } from "./handover.js";
import { chooseRoad } from "./roads.js";
import { openSnapshot } from "./snapshot.js";

/**
 * @typedef {import("./files.js").Files} Files
 * @typedef {import("./types").Pyodide} Pyodide
 * @typedef {{library?: Uint8Array<ArrayBuffer>, options?: object}} Start what Python starts from
 * @typedef {(start: Start, onInstance?: (instance: WebAssembly.Instance) => void) => Promise<Pyodide>} Load
 * @typedef {(step: import("./types").Step, detail: import("./types").Progress) => void} OnStep
 */

/** Once its files are there: the loader waits for ever over what goes wrong in it; a slow phone takes a fifth of this. */
const START_TIMEOUT_MS = 60_000;

/**
 * The snapshot is 1.4 MB more than the archives and answers a sixth sooner (benchmarks/start_up.md). It is worth it on
 * a line that brings so many bytes (uncompressed) in this time: about 15 Mbit/s.
 */
const SNAPSHOT_PAYS = { bytes: 750_000, withinMs: 100 };

/** On a slow line an archive is long on its way: whoever waits gets a sign meanwhile. */
const SIGN_INTERVAL_MS = 5_000;

/** The names of the small engine and of its script among the files. */
const SMALL = "engine";
const SCRIPT_OF_SMALL = "script";

/**
 * What a request may need on top of a snapshot, which holds the library as far as answers use it.
 * @type {Record<string, string[]>}
 */
const NEEDED = { answer: [], text: [], batch: ["library"] };
/** Calendar files are written by a library of their own. */
const NEEDED_FOR_CALENDARS = ["library", "calendar"];

/** A Python that has the calculator in it. */
class Python {
  #pyodide;
  #files;
  #door;
  #toBytes;
  /** @type {Map<string, Promise<void>>} */
  #archives;

  /** @param {Pyodide} pyodide @param {Files} files @param {string[]} present the archives that are in it */
  constructor(pyodide, files, present) {
    this.#pyodide = pyodide;
    this.#files = files;
    this.#archives = new Map(present.map((name) => [name, Promise.resolve()]));
    this.#door = pyodide.pyimport("calculator.worker");
    this.#toBytes = pyodide.pyimport("builtins").bytes;
  }

  /**
   * @param {string} request JSON
   * @param {?Uint8Array} data
   * @param {(done: number) => void} working is told now and then how many rows are done, while many are answered
   * @returns {Promise<string>} JSON
   */
  async handle(request, data, working) {
    const needed = NEEDED[JSON.parse(request).op] ?? NEEDED_FOR_CALENDARS;
    const waiting = setInterval(working, SIGN_INTERVAL_MS, 0);
    await Promise.all(needed.map((name) => this.#ensureArchive(name))).finally(() => clearInterval(waiting));
    return this.#door.handle(request, data ? this.#toBytes(this.#pyodide.toPy(data)) : undefined, working);
  }

  /** Gets what a request without a network might still need, and forgets what no visit will. */
  async prepareForLater() {
    if (!navigator.connection?.saveData) {
      await Promise.allSettled(NEEDED_FOR_CALENDARS.map((name) => this.#ensureArchive(name)));
    }
    await this.#files.forgetOthers();
  }

  /** @param {string} name */
  #ensureArchive(name) {
    const known = this.#archives.get(name);
    if (known) return known;
    const adding = this.#files.get(name).then(({ bytes }) => addArchive(this.#pyodide, name, bytes));
    this.#archives.set(name, adding);
    adding.catch(() => this.#archives.delete(name)); // the next request may have more luck
    return adding;
  }
}

/**
 * @param {import("./types").RuntimeFacts} runtime what the build says of the files
 * @param {string} root the site's root
 * @param {import("./types").Wishes} wishes
 * @param {object} told
 * @param {OnStep} told.onStep
 * @param {(small: boolean) => void} told.onEngine is told which engine is tried
 */
export async function startPython(runtime, root, wishes, { onStep, onEngine }) {
  const tell = (/** @type {number} */ loaded, /** @type {number} */ total) =>
    onStep("download", { loaded, total });
  const files = await openFiles(runtime, root, tell, wishes.reply);
  const road = await chooseRoad(files, wishes);
  onEngine(road.engine[0].name === SMALL);
  const found = files.getFirst(road.engine, {
    tap: (response) => WebAssembly.compileStreaming(response),
  });
  const engine = found.then(({ tapped }) => /** @type {Promise<WebAssembly.Module>} */ (tapped));
  const scripts = loadScripts(files, road, found, onEngine);
  const present = Promise.all([engine, scripts]);
  present.catch(() => {}); // reported where it is waited for
  engine.then(() => onStep("start", {})).catch(() => {});
  /** @type {Load} */
  const load = async ({ library = new Uint8Array(), options = {} }, onInstance) => {
    const { loadPyodide, createPyodideModule } = await scripts;
    const common = { indexURL: root, lockFileContents: runtime.lock, createPyodideModule };
    const start = (/** @type {string} */ stdLibURL) => loadPyodide({ ...common, stdLibURL, ...options });
    return inTime(withChecked({ engine, library, root }, start, onInstance), present);
  };
  return begin(files, engine, load);
}

/**
 * @param {Files} files
 * @param {import("./roads.js").Road} road
 * @param {Promise<{name: string}>} found the engine that came first
 * @param {(small: boolean) => void} onEngine
 * @returns {Promise<{loadPyodide: Function, createPyodideModule: Function}>} Pyodide's two modules
 */
async function loadScripts(files, road, found, onEngine) {
  const open = async (/** @type {import("./files.js").Got<never>} */ { name, bytes }) =>
    importBytes(bytes, files.ownAddress(name));
  const [loader, script, engine] = await Promise.all([road.loader, files.getFirst(road.script), found]);
  const small = engine.name === SMALL;
  onEngine(small);
  // The small engine's script is a part of the whole one's: with it both engines run.
  const fits = small && script.name !== SCRIPT_OF_SMALL ? await files.get(SCRIPT_OF_SMALL) : script;
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([open(loader), open(fits)]);
  return { loadPyodide, createPyodideModule };
}

/**
 * @param {Files} files
 * @param {Promise<WebAssembly.Module>} engine
 * @param {Load} load
 * @returns {Promise<Python>} ready for the calculator
 */
async function begin(files, engine, load) {
  if (await prefersSnapshot(files, engine)) {
    try {
      return new Python(await fromSnapshot(files, load), files, ["calculator"]);
    } catch (error) {
      console.info("Python starts without its snapshot:", error instanceof Error ? error.message : error);
    }
  }
  return new Python(await fromArchives(files, load), files, ["library", "calculator"]);
}

/** @param {Files} files @param {Promise<unknown>} engine */
async function prefersSnapshot(files, engine) {
  if (await files.has("snapshot")) return true;
  if (navigator.connection?.saveData || (await files.has("library"))) return false;
  return Promise.race([files.fast(SNAPSHOT_PAYS.bytes, SNAPSHOT_PAYS.withinMs), engine.then(() => true)]);
}

/** @param {Files} files @param {Load} load */
async function fromSnapshot(files, load) {
  const [kept, calculator] = await Promise.all([files.get("snapshot"), files.get("calculator")]);
  const snapshot = openSnapshot(kept.bytes);
  // What was imported needs no library.
  const pyodide = await load({ options: { _loadSnapshot: snapshot.whole } }, snapshot.fill);
  addArchive(pyodide, "calculator", calculator.bytes); // its data is read from there, also after the import
  return pyodide;
}

/** @param {Files} files @param {Load} load */
async function fromArchives(files, load) {
  const [library, calculator] = await Promise.all([files.get("library"), files.get("calculator")]);
  const pyodide = await load({ library: library.bytes });
  addArchive(pyodide, "calculator", calculator.bytes);
  return pyodide;
}

/**
 * @template T
 * @param {Promise<T>} starting
 * @param {Promise<unknown>} filesPresent the time runs from here: a slow line is no fault of Python
 * @returns {Promise<T>} rejects if it takes too long
 */
function inTime(starting, filesPresent) {
  const late = filesPresent.then(async () => {
    await new Promise((resolve) => setTimeout(resolve, START_TIMEOUT_MS));
    throw new Error("Python did not start in time");
  });
  return Promise.race([starting, late]);
}
