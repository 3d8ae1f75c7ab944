import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { Files } from "../../browser/calculator/files.js";
import { openStore } from "../../browser/calculator/stored.js";
import { knownFile } from "./downloads_support.js";

const ROOT = "https://guide.example/one/";
const CONTENT = new Uint8Array([1, 2, 3]);
const FILE = { ...(await knownFile(CONTENT)), path: "assets/python/a" };

/** What a browser keeps, by the name of the cache and the address. @type {Map<string, Map<string, Response>>} */
let kept;

beforeEach(() => {
  kept = new Map();
  const open = async (/** @type {string} */ name) => {
    const cache = kept.get(name) ?? new Map();
    kept.set(name, cache);
    return {
      keys: async () => [...cache.keys()].map((url) => ({ url })),
      match: async (/** @type {string} */ url) => cache.get(url)?.clone(),
      put: async (/** @type {string} */ url, /** @type {Response} */ response) =>
        void cache.set(url, response),
      delete: async (/** @type {string} */ url) => cache.delete(url),
    };
  };
  Object.defineProperty(globalThis, "caches", { value: { open }, configurable: true });
  mock.method(globalThis, "fetch", async () => new Response(CONTENT));
});

afterEach(() => mock.restoreAll());

const asked = () => /** @type {import("node:test").Mock<typeof fetch>} */ (globalThis.fetch).mock.callCount();

/** @param {string} [root] */
async function visit(root = ROOT) {
  const store = await openStore(root);
  return new Files({ origins: [], files: { a: FILE } }, root, store, () => {});
}

test("what has arrived is kept at once, and the next visit asks nobody for it", async () => {
  await (await visit()).get("a");
  assert.equal(asked(), 1);
  const next = await visit();
  assert.equal(await next.has("a"), true);
  assert.deepEqual((await next.get("a")).bytes, CONTENT);
  assert.equal(asked(), 1);
});

test("a kept file that was changed is asked for again", async () => {
  await (await visit()).get("a");
  for (const cache of kept.values()) for (const url of cache.keys()) cache.set(url, new Response("spoilt"));
  assert.deepEqual((await (await visit()).get("a")).bytes, CONTENT);
  assert.equal(asked(), 2);
});

test("each copy of the site on a host has a cache of its own, and forgets nothing of the others", async () => {
  const other = "https://guide.example/two/";
  await (await visit()).get("a");
  await (await visit(other)).get("a");
  const nothingInUse = new Files({ origins: [], files: {} }, other, await openStore(other), () => {});
  await nothingInUse.forgetOthers();
  assert.deepEqual(
    [...kept].map(([name, cache]) => [name, cache.size]),
    [
      ["python-files /one/", 1],
      ["python-files /two/", 0],
    ],
  );
});

test("where storage is denied, or full, every file comes all the same", async () => {
  const denied = () => Promise.reject(new DOMException("denied", "SecurityError"));
  Object.defineProperty(globalThis, "caches", { value: { open: denied }, configurable: true });
  assert.deepEqual((await (await visit()).get("a")).bytes, CONTENT);
  const full = { keys: async () => [], put: denied };
  Object.defineProperty(globalThis, "caches", { value: { open: async () => full }, configurable: true });
  assert.deepEqual((await (await visit()).get("a")).bytes, CONTENT);
});
