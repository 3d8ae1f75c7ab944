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
  const meter = newMeter();

  function count(name, bytes) {
    meter.saw(bytes - (loaded[name] ?? 0));
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
      }
      const packed = file.type === "application/gzip";
      return { bytes: packed ? await unpack(delivered.bytes) : delivered.bytes, tapped: delivered.tapped };
    },

    /** @param {string} name @returns {Promise<boolean>} whether an earlier visit left the file */
    async has(name) {
      return Boolean(await store.source(files[name]));
    },

    /** @returns {Promise<boolean>} whether `bytes` arrived, of all files together, within `time` (ms) of the first */
    fast: (bytes, time) => meter.reaches(bytes, time),

    /** Keeps what came over the network; to be called when nobody waits any more. */
    async keep() {
      await Promise.all(fresh.splice(0).map(([file, bytes]) => store.keep(file, bytes, file.type)));
      await store.keepOnly(Object.values(files));
    },
  };
}

function newMeter() {
  let sum = 0;
  let started;
  const start = new Promise((resolve) => (started = resolve));
  const waiting = [];
  return {
    saw(bytes) {
      sum += bytes;
      if (sum) started();
      waiting.filter((each) => sum >= each.bytes).forEach((each) => each.resolve(true));
    },
    reaches: (bytes, time) =>
      new Promise((resolve) => {
        waiting.push({ bytes, resolve });
        start.then(() => setTimeout(resolve, time, false));
      }),
  };
}

async function unpack(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
