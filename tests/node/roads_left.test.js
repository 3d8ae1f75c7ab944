/** When a host is left for another, and what is there already is kept. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { fetchFirst, fetchVerified } from "../../browser/calculator/downloads.js";
import { Files } from "../../browser/calculator/files.js";
import { Pace } from "../../browser/calculator/pace.js";
import { DownloadFailure } from "../../browser/calculator/receive.js";
import { Store } from "../../browser/calculator/stored.js";
import { fails, gives, hangs, knownFile, stopClock, trickles } from "./downloads_support.js";

/** @typedef {import("../../browser/calculator/receive.js").Source} Source */

const LONG = new Uint8Array(1_000_000).map((_, at) => at % 251);
const FILE = await knownFile(LONG);
const WRONG = LONG.slice().fill(0);

/** @param {Source} source @returns {{asked: Source, from: number[]}} `from`: behind how many bytes it was asked to begin */
function watched(source) {
  /** @type {number[]} */
  const from = [];
  return {
    from,
    asked: (signal, part) => {
      from.push(part?.length ?? 0);
      return source(signal, part);
    },
  };
}

/** @returns {ReadableStream<Uint8Array>} the first 600,000 bytes, and then an error */
function breaksOff() {
  let sent = false;
  return new ReadableStream({
    pull(control) {
      if (sent) control.error(new TypeError("broken"));
      else control.enqueue(LONG.slice(0, 600_000));
      sent = true;
    },
  });
}

test("where the connection breaks, the same place goes on from there", async (t) => {
  const pass = stopClock(t);
  let times = 0;
  const { asked, from } = watched((signal, part) => {
    times += 1;
    const breaksAt = times === 1 ? 600_000 : undefined;
    return trickles(LONG, 400_000, { breaksAt, ranges: true })(signal, part);
  });
  const delivery = fetchVerified(FILE, [asked]);
  await pass(4);
  assert.deepEqual((await delivery).bytes, LONG);
  assert.deepEqual(from, [0, 600_000]);
});

test("a place that knows no parts sends all anew", async (t) => {
  const pass = stopClock(t);
  let times = 0;
  const { asked, from } = watched((signal) => {
    times += 1;
    return trickles(LONG, 400_000, { breaksAt: times === 1 ? 600_000 : undefined })(signal);
  });
  const delivery = fetchVerified(FILE, [asked]);
  await pass(5);
  assert.deepEqual((await delivery).bytes, LONG);
  assert.deepEqual(from, [0, 600_000]); // it was asked once for the rest, and that was answered with all
});

test("a place that always breaks at the same byte is not asked for ever", async (t) => {
  const pass = stopClock(t);
  const { asked, from } = watched(trickles(LONG, 400_000, { breaksAt: 600_000 }));
  const delivery = assert.rejects(fetchVerified(FILE, [asked]), { kind: "network" });
  await pass(5);
  await delivery;
  assert.equal(from.length, 2);
});

test("another host goes on with the same file from where the first has trickled", async (t) => {
  const pass = stopClock(t);
  /** @type {Source} */
  const first = async (signal) => {
    const { body } = await trickles(LONG, 400_000)(signal);
    let sent = 0;
    const dries = new TransformStream({
      async transform(part, control) {
        sent += part.length;
        if (sent > 600_000) await new Promise(() => {});
        control.enqueue(part);
      },
    });
    return new Response(body?.pipeThrough(dries));
  };
  const second = watched(trickles(LONG, 400_000, { ranges: true }));
  const delivery = fetchVerified(FILE, [first, second.asked]);
  await pass(4);
  const { bytes, source } = await delivery;
  assert.equal(source, 1);
  assert.deepEqual(bytes, LONG);
  assert.equal(second.from.length, 1);
  assert.ok(second.from[0] >= 560_000, `begins at ${second.from[0]}`);
});

test("a part that is not of the file is thrown away, and all is asked anew", async () => {
  const { asked, from } = watched(async (_, part) =>
    part ? new Response(LONG.slice(part.length), { status: 206 }) : new Response(LONG),
  );
  const parts = [{ file: FILE, bytes: WRONG.slice(0, 500_000) }];
  assert.deepEqual((await fetchVerified(FILE, [asked], { parts })).bytes, LONG);
  assert.deepEqual(from, [500_000, 0]);
});

test("the rest of a file of another length is not read", async () => {
  const { asked, from } = watched(async (_, part) => {
    const headers = { "content-range": `bytes ${part?.length}-1999999/2000000` };
    return part ? new Response(LONG.slice(part.length), { status: 206, headers }) : new Response(LONG);
  });
  const parts = [{ file: FILE, bytes: LONG.slice(0, 500_000) }];
  assert.deepEqual((await fetchVerified(FILE, [asked], { parts })).bytes, LONG);
  assert.deepEqual(from, [500_000, 0]);
});

test("a file that is short on its way, since it is compressed, is asked for anew if its plain rest is longer", async () => {
  for (const [length, expected] of [
    ["300000", [0, 0]],
    ["500000", [0, 600_000]],
  ]) {
    let times = 0;
    const { asked, from } = watched(async (_, part) => {
      times += 1;
      if (times > 1) return part ? new Response(LONG.slice(600_000), { status: 206 }) : new Response(LONG);
      const body = breaksOff();
      return new Response(body, { headers: { "content-length": String(length) } });
    });
    assert.deepEqual((await fetchVerified(FILE, [asked])).bytes, LONG);
    assert.deepEqual(from, expected);
  }
});

test("what reads along gets what was there before, too", async () => {
  const tap = async (/** @type {Response} */ response) => new Uint8Array(await response.arrayBuffer());
  const parts = [{ file: FILE, bytes: LONG.slice(0, 500_000) }];
  /** @type {Source} */
  const source = async (_, part) => new Response(LONG.slice(part?.length), { status: 206 });
  const { tapped } = await fetchVerified(FILE, [source], { parts, tap });
  assert.deepEqual(await tapped, LONG);
});

test("if all fails, the most that came is handed over; what was not the file is not", async (t) => {
  const pass = stopClock(t);
  const broken = trickles(LONG, 1_000_000, { breaksAt: 300_000 });
  const delivery = fetchVerified(FILE, [broken, gives(WRONG), fails]).catch((error) => error);
  await pass(3);
  const failure = await delivery;
  assert.ok(failure instanceof DownloadFailure);
  assert.deepEqual(failure.part?.bytes, LONG.slice(0, 300_000));
});

test("of two files that do the same, the one of which less is missing is asked for next", async (t) => {
  const pass = stopClock(t);
  const short = new Uint8Array(150_000).fill(3);
  const other = { file: await knownFile(short), source: gives(short), host: "own" };
  for (const [breaksAt, expected] of [
    [700_000, 1],
    [900_000, 2],
  ]) {
    const first = { file: FILE, source: trickles(LONG, 2_000_000, { breaksAt }), host: "cdn" };
    const again = { file: FILE, source: trickles(LONG, 2_000_000, { ranges: true }), host: "own" };
    // A place that broke off can be asked again itself: here it refuses.
    let times = 0;
    /** @type {Source} */
    const once = (...given) => (times++ ? fails(...given) : first.source(...given));
    const delivery = fetchFirst([{ ...first, source: once }, other, again]);
    await pass(2);
    assert.equal((await delivery).source, expected);
  }
});

test("a host that brought one spoilt file is left with all the others", async (t) => {
  const pass = stopClock(t);
  const pace = new Pace();
  const slow = watched(trickles(LONG, 200_000));
  const engine = fetchFirst(
    [
      { file: FILE, source: slow.asked, host: "cdn" },
      { file: FILE, source: gives(LONG), host: "own" },
    ],
    { pace },
  );
  await pass(1);
  const short = LONG.slice(0, 100);
  const script = await knownFile(short);
  const spoilt = watched(gives(WRONG.slice(0, 100)));
  const places = [
    { file: script, source: spoilt.asked, host: "cdn" },
    { file: script, source: gives(short), host: "own" },
  ];
  assert.equal((await fetchFirst(places, { pace })).source, 1);
  await pass(0.2);
  assert.equal((await engine).source, 1);
  assert.equal((await fetchFirst(places, { pace })).source, 1);
  assert.equal(spoilt.from.length, 1);
});

test("a file that waits while its host sends others is waited for", async (t) => {
  const pass = stopClock(t);
  const pace = new Pace(100);
  const other = watched(gives(LONG));
  const waiting = fetchFirst(
    [
      { file: FILE, source: hangs, host: "own" },
      { file: FILE, source: other.asked, host: "cdn" },
    ],
    { pace },
  );
  const flowing = fetchFirst([{ file: FILE, source: trickles(LONG, 500_000), host: "own" }], { pace });
  await pass(1.8);
  assert.equal(other.from.length, 0);
  await pass(1);
  await flowing;
  assert.equal((await waiting).source, 1);
});

test("a host is given as long as replies took on this line, and is then left at once", async (t) => {
  const pass = stopClock(t);
  const other = watched(gives(LONG));
  const delivery = fetchVerified(FILE, [hangs, other.asked], { pace: new Pace(700) });
  await pass(0.8);
  assert.equal(other.from.length, 0);
  await pass(0.1);
  assert.equal(other.from.length, 1);
  await delivery;
});

test("a file that is here and being checked is not asked for of others", async (t) => {
  const pass = stopClock(t);
  const digest = crypto.subtle.digest.bind(crypto.subtle);
  t.mock.method(
    crypto.subtle,
    "digest",
    async (/** @type {string} */ how, /** @type {Uint8Array<ArrayBuffer>} */ bytes) => {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      return digest(how, bytes);
    },
  );
  const other = watched(gives(LONG));
  const delivery = fetchVerified(FILE, [gives(LONG), other.asked]);
  await pass(3);
  assert.equal((await delivery).source, 0);
  assert.equal(other.from.length, 0);
});

test("company that has brought nothing is sent home when the first is fast again", async (t) => {
  const pass = stopClock(t);
  /** @type {AbortSignal[]} */
  const signals = [];
  /** @type {Source} */
  const company = (signal) => {
    signals.push(signal);
    return hangs(signal);
  };
  /** @type {Source} */
  const late = async (signal) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    return trickles(LONG, 500_000)(signal);
  };
  const delivery = fetchVerified(FILE, [late, company]);
  await pass(0.4);
  assert.equal(signals[0]?.aborted, false);
  await pass(0.5);
  assert.equal(signals[0]?.aborted, true);
  await pass(2);
  assert.equal((await delivery).source, 0);
});

test("a place that is slow by turns is kept company for good, the second time", async (t) => {
  const pass = stopClock(t);
  /** @type {AbortSignal[]} */
  const signals = [];
  /** @type {Source} */
  const company = (signal) => {
    signals.push(signal);
    return hangs(signal);
  };
  /** @type {Source} */
  const byTurns = async () => {
    let sent = 0;
    const body = new ReadableStream({
      async pull(control) {
        await new Promise((resolve) => setTimeout(resolve, 700));
        control.enqueue(LONG.slice(sent, sent + 100_000));
        sent += 100_000;
        if (sent === LONG.length) control.close();
      },
    });
    return new Response(body);
  };
  const delivery = fetchVerified(FILE, [byTurns, company]);
  await pass(8);
  assert.equal((await delivery).source, 0);
  assert.equal(signals.length, 2);
});

// Over two visits

/** A cache as far as it is used here. */
function cache() {
  /** @type {Map<string, Response>} */
  const kept = new Map();
  return /** @type {Cache} */ (
    /** @type {unknown} */ ({
      match: async (/** @type {string} */ key) => kept.get(key)?.clone(),
      put: async (/** @type {string} */ key, /** @type {Response} */ response) => kept.set(key, response),
      keys: async () => [...kept.keys()].map((url) => ({ url })),
    })
  );
}

test("the next visit goes on from where the last one broke off", async () => {
  const root = "https://guide.example/";
  const storage = cache();
  /** @type {string[]} */
  const ranges = [];
  mock.method(globalThis, "fetch", async (/** @type {string} */ _, /** @type {RequestInit} */ options) => {
    const { range = "" } = /** @type {Record<string, string>} */ (options.headers ?? {});
    ranges.push(range);
    if (ranges.length === 1) {
      return new Response(breaksOff());
    }
    if (ranges.length < 4) throw new TypeError("no network");
    return new Response(LONG.slice(600_000), { status: 206 });
  });
  const visit = async () => {
    const found = new Set((await storage.keys()).map(({ url }) => url));
    const files = { a: { ...FILE, path: "a.wasm" } };
    return new Files({ origins: [], files }, root, new Store(storage, root, found), () => {}).get("a");
  };
  await assert.rejects(visit(), { kind: "network" });
  assert.deepEqual((await visit()).bytes, LONG);
  const rest = "bytes=600000-";
  assert.deepEqual(ranges, ["", rest, "", rest]); // a host may refuse to be asked for a part alone
  mock.restoreAll();
});
