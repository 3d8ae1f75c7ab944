/**
 * The files Python is made of, by name: from what was kept at an earlier visit, else from the origins in order.
 *
 * @typedef {import("./downloads.js").Known & {path?: string, name?: string, type: string}} RuntimeFile
 *   `path`: a file of this site alone; `name`: one of Pyodide's own, which every origin has
 */

import { fetchVerified, fromNetwork } from "./downloads.js";
import { openStore } from "./stored.js";

/** A file arrives in hundreds of parts; nobody reads progress that often (ms). */
const BETWEEN_REPORTS = 100;

/**
 * @param {{origins: {url: string}[], files: Record<string, RuntimeFile>}} runtime @param {string} root
 * @param {(loaded: number, total: number) => void} onBytes both over all files asked for so far
 */
export async function openFiles({ origins, files }, root, onBytes) {
  const store = await openStore(root);
  const loaded = {};
  let told = 0;
  const fresh = [];
  let fromStore = true;

  function count(name, bytes) {
    loaded[name] = bytes;
    const now = performance.now();
    if (now - told < BETWEEN_REPORTS && bytes < files[name].size) return;
    told = now;
    const names = Object.keys(loaded);
    const sum = (amount) => names.reduce((total, each) => total + amount(each), 0);
    onBytes(sum((each) => loaded[each]), sum((each) => files[each].size));
  }

  const addresses = ({ path, name }) =>
    path ? [new URL(path, root).href] : origins.map(({ url }) => new URL(name, new URL(url, root)).href);

  return {
    /**
     * @param {string} name @param {import("./downloads.js").Tap} [tap]
     * @returns {Promise<{bytes: Uint8Array, tapped: ?Promise<any>}>} verified
     */
    async get(name, tap) {
      const file = files[name];
      count(name, 0);
      const kept = await store.source(file);
      const network = addresses(file).map((url) => fromNetwork(url, file));
      const sources = kept ? [kept, ...network] : network;
      const delivered = await fetchVerified(file, sources, { onBytes: (bytes) => count(name, bytes), tap });
      if (!kept || delivered.source > 0) {
        fresh.push([file, delivered.bytes]);
        fromStore = false;
      }
      return delivered;
    },

    /** Keeps what came over the network; to be called when nobody waits any more. */
    async keep() {
      await Promise.all(fresh.splice(0).map(([file, bytes]) => store.keep(file, bytes, file.type)));
      await store.keepOnly(Object.values(files));
    },

    /** @returns {boolean} whether nothing came over the network so far */
    get fromStore() {
      return fromStore;
    },
  };
}
