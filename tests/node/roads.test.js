/** Which engine comes from where. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseRoad } from "../../browser/calculator/roads.js";

const ROOT = "https://guide.example/";
const CDN = "https://cdn.example/";
const NAMES = ["loader", "glue", "wasm"];
const FAST = { whole: false, slow: false, reply: 0 };

/** @typedef {"brings" | "fails" | "hangs"} Fate */

/**
 * @param {object} [of]
 * @param {string[]} [of.origins]
 * @param {string[]} [of.kept]
 * @param {boolean} [of.small]
 * @param {Record<string, Fate>} [of.fates] what becomes of a file asked of a host
 */
function site({ origins = [CDN, ROOT], kept = [], small = true, fates = {} } = {}) {
  /** @type {string[]} */
  const asked = [];
  const isOwn = (/** @type {{url: string}} */ { url }) => url.startsWith(ROOT);
  const files = {
    isOwn,
    knows: (/** @type {string} */ name) => small || NAMES.includes(name),
    has: async (/** @type {string} */ name) => kept.includes(name),
    offers: (/** @type {string} */ name) =>
      (NAMES.includes(name) ? origins : [ROOT]).map((origin) => ({ name, url: origin + name })),
    get: async (/** @type {string} */ name) => ({ name }),
    getFirst: async (/** @type {{name: string, url: string}[]} */ [{ name, url }]) => {
      asked.push(url);
      const fate = fates[new URL("/", url).href] ?? "brings";
      if (fate === "fails") throw new Error("gone");
      if (fate === "hangs") await new Promise(() => {});
      return { name, url };
    },
  };
  return { files: /** @type {any} */ (files), asked };
}

/** @param {import("../../browser/calculator/roads.js").Road} road */
const engines = ({ engine }) => engine.map(({ url }) => url);
const SMALL_FIRST = [`${ROOT}engine`, `${CDN}wasm`];
const CDN_FIRST = [`${CDN}wasm`, `${ROOT}engine`, `${ROOT}wasm`];

test("another host that is named first brings the whole engine where it is as near as this site", async () => {
  const { files, asked } = site();
  const road = await chooseRoad(files, FAST);
  assert.deepEqual(engines(road), CDN_FIRST);
  assert.deepEqual(asked.sort(), [`${CDN}loader`, `${ROOT}loader`]);
  assert.equal(road.script[0].url, `${CDN}glue`);
});

test("a host that does not answer loses to the small engine of this site after 0.3 s", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { files } = site({ fates: { [CDN]: "hangs" } });
  const choosing = chooseRoad(files, FAST);
  await new Promise((resolve) => setImmediate(resolve));
  t.mock.timers.tick(299);
  assert.equal(await Promise.race([choosing, Promise.resolve("waits")]), "waits");
  t.mock.timers.tick(1);
  assert.deepEqual(engines(await choosing), SMALL_FIRST);
});

test("a host that refuses or brings what is spoilt is left at once", async () => {
  const { files } = site({ fates: { [CDN]: "fails" } });
  const road = await chooseRoad(files, FAST);
  assert.deepEqual(engines(road), SMALL_FIRST);
  assert.equal((await road.loader).name, "loader");
});

test("where this site does not answer, the other host is waited for", async () => {
  for (const fate of /** @type {Fate[]} */ (["fails", "hangs"])) {
    const { files } = site({ fates: { [ROOT]: fate } });
    assert.deepEqual(engines(await chooseRoad(files, FAST)), CDN_FIRST);
  }
});

test("on a slow line, and where this site comes first, no other host is tried", async () => {
  for (const [found, wishes] of /** @type {const} */ ([
    [site(), { whole: false, slow: true, reply: 0 }],
    [site({ origins: [ROOT, CDN] }), FAST],
  ])) {
    assert.deepEqual(engines(await chooseRoad(found.files, wishes)), SMALL_FIRST);
    assert.deepEqual(found.asked, [`${ROOT}loader`]);
  }
});

test("what an earlier visit kept is used", async () => {
  assert.deepEqual(engines(await chooseRoad(site({ kept: ["engine"] }).files, FAST)), SMALL_FIRST);
  const [first] = engines(await chooseRoad(site({ kept: ["wasm"] }).files, FAST));
  assert.equal(first, `${CDN}wasm`);
});

test("the whole engine alone is asked for where there is no other, or no other will do", async () => {
  const whole = [`${CDN}wasm`, `${ROOT}wasm`];
  assert.deepEqual(engines(await chooseRoad(site({ small: false }).files, FAST)), whole);
  const { files } = site({ kept: ["engine"] });
  assert.deepEqual(engines(await chooseRoad(files, { whole: true, slow: true, reply: 0 })), whole);
});

test("a site that names itself alone asks no other host", async () => {
  const road = await chooseRoad(site({ origins: [ROOT] }).files, FAST);
  assert.deepEqual(engines(road), [`${ROOT}engine`]);
});
