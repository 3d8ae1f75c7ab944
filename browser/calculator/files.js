/** The files Python is made of, by name: from what was kept at an earlier visit, else from the origins in order. */

import { fetchVerified, fromNetwork } from "./downloads.js";
import { Meter } from "./meter.js";
import { openStore } from "./stored.js";
import { unpack } from "./unpack.js";

/** @typedef {import("./types").RuntimeFile} RuntimeFile @typedef {import("./types").RuntimeFacts} RuntimeFacts */

/** A file arrives in hundreds of parts; nobody reads progress that often. */
const REPORT_INTERVAL_MS = 100;

export class Files {
  #origins;
  #files;
  #root;
  #store;
  #onBytes;
  /** @type {Record<string, number>} */
  #loaded = {};
  #told = 0;
  /** What came over the network and is not kept yet. @type {[RuntimeFile, Uint8Array<ArrayBuffer>][]} */
  #fresh = [];
  #meter = new Meter();

  /**
   * @param {Pick<RuntimeFacts, "origins" | "files">} runtime
   * @param {string} root the site's root
   * @param {import("./stored.js").Store} store
   * @param {(loaded: number, total: number) => void} onBytes both over all files asked for so far
   */
  constructor({ origins, files }, root, store, onBytes) {
    this.#origins = origins;
    this.#files = files;
    this.#root = root;
    this.#store = store;
    this.#onBytes = onBytes;
  }

  /**
   * @template [T=never]
   * @param {string} name
   * @param {import("./downloads.js").Tap<T>} [tap]
   * @returns {Promise<{bytes: Uint8Array<ArrayBuffer>, tapped?: Promise<T>}>} verified
   */
  async get(name, tap) {
    const file = this.#files[name];
    this.#count(name, 0);
    const kept = await this.#store.source(file);
    const network = this.#addresses(file).map((url) => fromNetwork(url, file));
    const sources = kept ? [kept, ...network] : network;
    const onBytes = (/** @type {number} */ bytes) => this.#count(name, bytes);
    const delivered = await fetchVerified(file, sources, { onBytes, tap });
    if (!kept || delivered.source > 0) this.#fresh.push([file, delivered.bytes]);
    const packed = file.type === "application/gzip";
    return { bytes: packed ? await unpack(delivered.bytes) : delivered.bytes, tapped: delivered.tapped };
  }

  /** @param {string} name @returns {Promise<boolean>} whether an earlier visit left the file */
  async has(name) {
    return Boolean(await this.#store.source(this.#files[name]));
  }

  /**
   * @param {number} bytes
   * @param {number} time in ms
   * @returns {Promise<boolean>} whether `bytes` arrived, of all files together, within `time` of the first
   */
  fast(bytes, time) {
    return this.#meter.reaches(bytes, time);
  }

  /** Keeps what came over the network; to be called when nobody waits any more. */
  async keep() {
    await Promise.all(this.#fresh.splice(0).map(([file, bytes]) => this.#store.keep(file, bytes, file.type)));
    await this.#store.keepOnly(Object.values(this.#files));
  }

  /** @param {RuntimeFile} file */
  #addresses({ path, name = "" }) {
    if (path) return [new URL(path, this.#root).href];
    return this.#origins.map(({ url }) => new URL(name, new URL(url, this.#root)).href);
  }

  /** @param {string} name @param {number} bytes of the file that have arrived */
  #count(name, bytes) {
    this.#meter.saw(bytes - (this.#loaded[name] ?? 0));
    this.#loaded[name] = bytes;
    const now = performance.now();
    if (now - this.#told < REPORT_INTERVAL_MS && bytes < this.#files[name].size) return;
    this.#told = now;
    const names = Object.keys(this.#loaded);
    const sum = (/** @type {(name: string) => number} */ amount) =>
      names.reduce((total, each) => total + amount(each), 0);
    this.#onBytes(
      sum((each) => this.#loaded[each]),
      sum((each) => this.#files[each].size),
    );
  }
}

/**
 * @param {RuntimeFacts} runtime
 * @param {string} root
 * @param {(loaded: number, total: number) => void} onBytes
 */
export async function openFiles(runtime, root, onBytes) {
  return new Files(runtime, root, await openStore(root), onBytes);
}
