/** The files Python is made of, by name: from what was kept at an earlier visit, else from where they can be had. */

import { fetchFirst, fetchVerified } from "./downloads.js";
import { Meter } from "./meter.js";
import { Pace } from "./pace.js";
import { DownloadFailure, fromBrowsersCache, fromNetwork } from "./receive.js";
import { openStore } from "./stored.js";
import { isPacked, unpack } from "./unpack.js";

/** @typedef {import("./types").RuntimeFile} RuntimeFile @typedef {import("./types").RuntimeFacts} RuntimeFacts */
/** @typedef {import("./types").Offer} Offer @typedef {import("./receive.js").Source} Source */
/** @template T @typedef {import("./downloads.js").Options<T>} Options */
/**
 * @template T
 * @typedef {{bytes: Uint8Array<ArrayBuffer>, tapped?: Promise<T>, name: string}} Got
 */

/** A file arrives in hundreds of parts; nobody reads progress that often. */
const REPORT_INTERVAL_MS = 100;
/** How a host compresses that is worth asking for a plain file: better than the packing of the packed one. */
const BETTER_THAN_PACKED = ["br", "zstd"];

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
  #pace;
  /** Whether the site's host compresses what it sends; the first plain file it is asked for shows it. */
  #compresses = true;

  /**
   * @param {Pick<RuntimeFacts, "origins" | "files">} runtime
   * @param {string} root the site's root
   * @param {import("./stored.js").Store} store
   * @param {(loaded: number, total: number) => void} onBytes both over all files asked for so far
   * @param {number} [reply] how long (ms) this site's replies took so far
   */
  constructor({ origins, files }, root, store, onBytes, reply = 0) {
    this.#pace = new Pace(reply);
    this.#origins = origins;
    this.#files = files;
    this.#root = root;
    this.#store = store;
    this.#onBytes = onBytes;
  }

  /**
   * @template [T=never]
   * @param {string} name
   * @param {import("./receive.js").Tap<T>} [tap]
   * @returns {Promise<Got<T>>} verified
   */
  get(name, tap) {
    return this.getFirst(this.offers(name), { tap });
  }

  /**
   * @template [T=never]
   * @param {Offer[]} offers files that do the same and where they come from, in order of preference
   * @param {Options<T>} [options]
   * @returns {Promise<Got<T>>} that which was kept, or comes first; verified
   */
  async getFirst(offers, options = {}) {
    const first = offers[0].name;
    const onBytes = (/** @type {number} */ bytes) => this.#count(first, bytes);
    onBytes(0);
    const told = { ...options, onBytes };
    const { bytes, tapped, name } =
      (await this.#fromStore(offers, told)) ?? (await this.#fromNetwork(offers, told));
    if (name !== first) onBytes(this.#files[first].size);
    const file = this.#files[name];
    return { name, tapped, bytes: isPacked(file, bytes) ? await unpack(bytes) : bytes };
  }

  /** @template T @param {Offer[]} offers @param {Options<T>} options */
  async #fromStore(offers, options) {
    for (const name of new Set(offers.map((offer) => offer.name))) {
      const file = this.#files[name];
      const kept = await this.#store.source(file);
      if (!kept) continue;
      // What the browser has compiled it finds again by the address.
      const plain = options.tap && file.plain?.path;
      const compiled = plain ? [fromBrowsersCache(new URL(plain, this.#root).href)] : [];
      const found = await fetchVerified(file, [...compiled, kept], options).catch(() => null);
      if (found) return { ...found, name };
    }
    return null;
  }

  /** @template T @param {Offer[]} offers @param {Options<T>} options */
  async #fromNetwork(offers, options) {
    const places = offers.map((offer) => ({
      file: this.#files[offer.name],
      source: this.#sourceOf(offer),
      host: new URL(offer.url).origin,
    }));
    const parts = await this.#store.parts(places.map(({ file }) => file));
    const delivered = await fetchFirst(places, { ...options, parts, pace: this.#pace }).catch((error) => {
      // Whoever tries again goes on from there.
      if (error instanceof DownloadFailure && error.part) this.#store.keepPart(error.part);
      throw error;
    });
    const { name } = offers[delivered.source];
    const file = this.#files[name];
    // At once: whoever has to begin anew on a slow line goes on from here.
    this.#store.keep(file, delivered.bytes, file.type);
    return { ...delivered, name };
  }

  /** @param {Offer} offer @returns {Source} */
  #sourceOf({ name, url }) {
    const file = this.#files[name];
    const packed = fromNetwork(url, file);
    if (!file.plain?.path) return packed;
    const plain = fromNetwork(new URL(file.plain.path, this.#root).href, file);
    return async (signal, part) => {
      if (part) return isPacked(file, part) ? packed(signal, part) : plain(signal, part);
      if (!this.#compresses) return packed(signal);
      const own = new AbortController();
      const stop = () => own.abort(signal.reason);
      signal.addEventListener("abort", stop);
      const response = await plain(own.signal);
      if (BETTER_THAN_PACKED.includes(response.headers.get("content-encoding") ?? "")) return response;
      this.#compresses = false;
      own.abort();
      return packed(signal);
    };
  }

  /** @param {string} name @returns {string} the address on this site of a file that is asked for by that name */
  ownAddress(name) {
    const plain = this.#files[name].plain?.path;
    if (plain) return new URL(plain, this.#root).href;
    return this.offers(name).find((offer) => this.isOwn(offer))?.url ?? "";
  }

  /** @param {string} name @returns {boolean} whether there is a file of that name */
  knows(name) {
    return name in this.#files;
  }

  /** @param {string} name @returns {Promise<boolean>} whether an earlier visit left the file */
  async has(name) {
    return this.knows(name) && Boolean(await this.#store.source(this.#files[name]));
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

  /** @param {string} name @returns {Offer[]} all places that have the file, in the order of the origins */
  offers(name) {
    const { path, name: fileName = "" } = this.#files[name];
    if (path) return [{ name, url: new URL(path, this.#root).href }];
    return this.#origins.map(({ url }) => ({ name, url: new URL(fileName, new URL(url, this.#root)).href }));
  }

  /** @param {Offer} offer @returns {boolean} whether it is of this site, and not of another host */
  isOwn({ url }) {
    return url.startsWith(this.#root);
  }

  /** @param {string} name @param {number} bytes of the file that have arrived */
  #count(name, bytes) {
    const { size } = this.#files[name];
    const loaded = Math.min(bytes, size); // it may come unpacked, or another in its place
    this.#meter.saw(loaded - (this.#loaded[name] ?? 0));
    this.#loaded[name] = loaded;
    const now = performance.now();
    if (now - this.#told < REPORT_INTERVAL_MS && loaded < size) return;
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
 * @param {number} reply how long (ms) this site's replies took so far
 */
export async function openFiles(runtime, root, onBytes, reply) {
  return new Files(runtime, root, await openStore(root), onBytes, reply);
}
