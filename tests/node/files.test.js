import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Files } from "../../browser/calculator/files.js";
import { Meter } from "../../browser/calculator/meter.js";
import { openSnapshot } from "../../browser/calculator/snapshot.js";
import { Store } from "../../browser/calculator/stored.js";
import { unpack, unpackerIfPacked } from "../../browser/calculator/unpack.js";
import { knownFile } from "./downloads_support.js";

const ROOT = "https://guide.example/en/../";
const nothingKept = new Store(null, ROOT, new Set());

test("what was packed by gzip is unpacked", async () => {
  const packed = new Uint8Array(gzipSync("Python"));
  assert.equal(new TextDecoder().decode(await unpack(packed)), "Python");
});

test("what is no gzip is refused", async () => {
  await assert.rejects(unpack(new Uint8Array([1, 2, 3])));
});

test("a packed file is checked as it came and given unpacked; progress counts what comes", async () => {
  const content = new Uint8Array(gzipSync("archive"));
  const file = { ...(await knownFile(content, "application/gzip")), path: "assets/python/a.gz" };
  /** @type {[number, number][]} */
  const reports = [];
  const fetched = mock.method(globalThis, "fetch", async () => new Response(content));
  const files = new Files({ origins: [], files: { a: file } }, ROOT, nothingKept, (...of) =>
    reports.push(of),
  );
  const { bytes } = await files.get("a");
  assert.equal(new TextDecoder().decode(bytes), "archive");
  assert.equal(String(fetched.mock.calls[0].arguments[0]), "https://guide.example/assets/python/a.gz");
  assert.deepEqual(reports.at(-1), [content.length, content.length]);
  mock.restoreAll();
});

test("a packed file that the host lets the browser unpack is taken as it comes", async () => {
  const content = new Uint8Array(gzipSync("archive"));
  const plain = new TextEncoder().encode("archive".repeat(100));
  const file = {
    ...(await knownFile(content, "application/gzip")),
    plain: await knownFile(plain),
    path: "assets/python/a.gz",
  };
  mock.method(globalThis, "fetch", async () => new Response(plain));
  /** @type {[number, number][]} */
  const reports = [];
  const files = new Files({ origins: [], files: { a: file } }, ROOT, nothingKept, (...of) =>
    reports.push(of),
  );
  assert.deepEqual((await files.get("a")).bytes, plain);
  assert.deepEqual(reports.at(-1), [file.size, file.size]);
  mock.restoreAll();
});

test("one of Pyodide's own files is asked of the origins in their order", async () => {
  const content = new Uint8Array([7]);
  const file = { ...(await knownFile(content, "text/javascript")), name: "pyodide.mjs" };
  /** @type {string[]} */
  const asked = [];
  mock.method(globalThis, "fetch", async (/** @type {string} */ url) => {
    asked.push(url);
    return url.startsWith("https://cdn.example") ? new Response("", { status: 503 }) : new Response(content);
  });
  const origins = [
    { name: "cdn", url: "https://cdn.example/v1/" },
    { name: "own", url: "assets/python/v1/" },
  ];
  const files = new Files({ origins, files: { loader: file } }, ROOT, nothingKept, () => {});
  assert.deepEqual((await files.get("loader")).bytes, content);
  assert.deepEqual(asked, [
    "https://cdn.example/v1/pyodide.mjs",
    "https://guide.example/assets/python/v1/pyodide.mjs",
  ]);
  mock.restoreAll();
});

test("the time in which bytes must come counts from the first of them", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const fast = new Meter();
  const inTime = fast.reaches(100, 50);
  t.mock.timers.tick(1_000);
  fast.saw(60);
  await Promise.resolve();
  t.mock.timers.tick(49);
  fast.saw(40);
  assert.equal(await inTime, true);

  const slow = new Meter();
  const late = slow.reaches(100, 50);
  slow.saw(99);
  await Promise.resolve();
  t.mock.timers.tick(50);
  assert.equal(await late, false);
});

test("a snapshot is its head, the engine's memory, and what differs from it", () => {
  const head = [1, 2];
  const runs = [3, 2]; // place in the memory, length
  const numbers = new Uint32Array([8, head.length, 1, ...runs]);
  const file = new Uint8Array([...new Uint8Array(numbers.buffer), ...head, 7, 8]);
  const snapshot = openSnapshot(file);
  assert.equal(snapshot.whole.length, 8);
  const memory = { buffer: new Uint8Array([5, 5, 5, 5, 5, 5]).buffer };
  snapshot.fill(/** @type {any} */ ({ exports: { memory } }));
  assert.deepEqual([...snapshot.whole], [1, 2, 5, 5, 5, 7, 8, 5]);
});

test("while a packed file arrives it is unpacked; what came unpacked stays as it is", async () => {
  const plain = new TextEncoder().encode("engine".repeat(1_000));
  const packed = new Uint8Array(gzipSync(plain));
  for (const parts of [[packed], [packed.slice(0, 30), packed.slice(30)], [plain]]) {
    const source = new ReadableStream({
      start(control) {
        for (const part of parts) control.enqueue(part);
        control.close();
      },
    });
    const out = await new Response(source.pipeThrough(unpackerIfPacked())).arrayBuffer();
    assert.deepEqual(new Uint8Array(out), plain);
  }
});

for (const [encoding, expected] of /** @type {const} */ ([
  ["br", ["a.bin"]],
  ["gzip", ["a.bin", "a.gz"]],
  [null, ["a.bin", "a.gz"]],
])) {
  test(`a plain file is asked for, and the packed one where the host packs it no better: ${encoding}`, async () => {
    const plain = new TextEncoder().encode("archive");
    const packed = new Uint8Array(gzipSync(plain));
    const told = await knownFile(plain, "application/octet-stream");
    const file = {
      ...(await knownFile(packed, "application/gzip")),
      path: "a.gz",
      plain: { ...told, path: "a.bin" },
    };
    /** @type {string[]} */
    const asked = [];
    mock.method(globalThis, "fetch", async (/** @type {string} */ url) => {
      asked.push(new URL(url).pathname.slice(1));
      const headers = encoding ? { "content-encoding": encoding } : undefined;
      return url.endsWith(".bin") ? new Response(plain, { headers }) : new Response(packed);
    });
    const files = new Files({ origins: [], files: { a: file } }, ROOT, nothingKept, () => {});
    assert.deepEqual((await files.get("a")).bytes, plain);
    assert.deepEqual(asked, expected);
    mock.restoreAll();
  });
}

test("of two files that do the same, the one whose host answers is taken and named", async () => {
  const [small, whole] = [new Uint8Array([1]), new Uint8Array([2, 2])];
  const files = {
    engine: { ...(await knownFile(small)), path: "engine.wasm" },
    wasm: { ...(await knownFile(whole)), name: "whole.wasm" },
  };
  const origins = [{ name: "cdn", url: "https://cdn.example/" }];
  mock.method(globalThis, "fetch", async (/** @type {string} */ url) =>
    url.startsWith(ROOT) ? new Response("", { status: 404 }) : new Response(whole),
  );
  const all = new Files({ origins, files }, ROOT, nothingKept, () => {});
  const got = await all.getFirst([...all.offers("engine"), ...all.offers("wasm")]);
  assert.deepEqual([got.name, got.bytes], ["wasm", whole]);
  mock.restoreAll();
});

test("a kept engine is taken as the browser's own cache has it, which knows what was compiled of it", async () => {
  const plain = new TextEncoder().encode("engine");
  const packed = new Uint8Array(gzipSync(plain));
  const file = {
    ...(await knownFile(packed, "application/gzip")),
    path: "a.gz",
    plain: { ...(await knownFile(plain)), path: "a.wasm" },
  };
  const tap = async (/** @type {Response} */ response) => `${response.url} ${await response.text()}`;
  const key = new URL(`python-files/${encodeURIComponent(file.integrity)}`, ROOT).href;
  const cache = /** @type {Cache} */ (
    /** @type {unknown} */ ({ match: async () => new Response(plain), keys: async () => [] })
  );
  const files = () =>
    new Files({ origins: [], files: { a: file } }, ROOT, new Store(cache, ROOT, new Set([key])), () => {});

  const found = new Response(plain, { headers: { "content-type": "application/wasm" } });
  Object.defineProperty(found, "url", { value: "https://guide.example/a.wasm" });
  found.clone = () => Object.defineProperty(new Response(plain), "url", { value: found.url });
  const fetched = mock.method(globalThis, "fetch", async () => found);
  const own = await files().getFirst([{ name: "a", url: "https://guide.example/a.gz" }], { tap });
  assert.equal(await own.tapped, "https://guide.example/a.wasm engine");
  const [url, options] = /** @type {any[]} */ (fetched.mock.calls[0].arguments);
  assert.deepEqual([String(url), options.cache, options.mode], [found.url, "only-if-cached", "same-origin"]);

  mock.restoreAll();
  mock.method(globalThis, "fetch", async () => {
    throw new TypeError("not in the cache");
  });
  const kept = await files().getFirst([{ name: "a", url: "https://guide.example/a.gz" }], { tap });
  assert.equal(await kept.tapped, " engine");
  mock.restoreAll();
});
