/** The files Python is made of, by name: from what was kept at an earlier visit, else from the origins in order. */

import { fetchVerified, fromNetwork } from "./downloads.js";
import { Meter } from "./meter.js";
import { Pace } from "./pace.js";
import { openStore } from "./stored.js";
import { isPacked, unpack } from "./unpack.js";

/** @typedef {import("./types").RuntimeFile} RuntimeFile @typedef {import("./types").RuntimeFacts} RuntimeFacts */
/** @template T @typedef {import("./downloads.js").Options<T>} Options */

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
  #meter = new Meter();
  #pace = new Pace();

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
    const onBytes = (/** @type {number} */ bytes) => this.#count(name, Math.min(bytes, file.size));
    onBytes(0);
    const { bytes, tapped } =
      (await this.#fromStore(file, { onBytes, tap })) ?? (await this.#fromNetwork(file, { onBytes, tap }));
    return { bytes: isPacked(file, bytes) ? await unpack(bytes) : bytes, tapped };
  }

  /** @template T @param {RuntimeFile} file @param {Options<T>} options */
  async #fromStore(file, options) {
    const kept = await this.#store.source(file);
    return kept && fetchVerified(file, [kept], options).catch(() => null);
  }

  /** @template T @param {RuntimeFile} file @param {Options<T>} options */
  async #fromNetwork(file, options) {
    const sources = this.#addresses(file).map((url) => fromNetwork(url, file));
    const delivered = await fetchVerified(file, sources, { ...options, pace: this.#pace });
    // At once: whoever has to begin anew on a slow line goes on from here.
    this.#store.keep(file, delivered.bytes, file.type);
    return delivered;
  }

  /** @param {string} name @returns {string} the address on this site of a file that every origin has */
  ownAddress(name) {
    return this.#addresses(this.#files[name]).find((url) => url.startsWith(this.#root)) ?? "";
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

  /** Forgets what was kept of other versions. */
  forgetOthers() {
    return this.#store.keepOnly(Object.values(this.#files));
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
