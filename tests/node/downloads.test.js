import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { fetchVerified } from "../../browser/calculator/downloads.js";
import { Pace } from "../../browser/calculator/pace.js";
import { DownloadFailure, fromNetwork } from "../../browser/calculator/receive.js";
import { fails, gives, hangs, knownFile, stopClock, trickles } from "./downloads_support.js";

const RIGHT = new Uint8Array([1, 2, 3, 4]);
const WRONG = new Uint8Array([1, 2, 3, 5]);
const FILE = await knownFile(RIGHT);

test("the first source that delivers the right bytes is taken, and no other is asked", async () => {
  const never = () => assert.fail("nobody should ask");
  const { bytes, source } = await fetchVerified(FILE, [gives(RIGHT), never]);
  assert.deepEqual([...bytes], [...RIGHT]);
  assert.equal(source, 0);
});

for (const [what, source] of /** @type {const} */ ([
  ["refuses", fails],
  ["answers with an error", async () => new Response("", { status: 503 })],
  ["delivers other bytes", gives(WRONG)],
  ["delivers too few bytes", gives(RIGHT.slice(1))],
  ["delivers too many bytes", gives(new Uint8Array([...RIGHT, 5]))],
])) {
  test(`the next source delivers if the first ${what}`, async () => {
    const { bytes, source: from } = await fetchVerified(FILE, [source, gives(RIGHT)]);
    assert.deepEqual([...bytes], [...RIGHT]);
    assert.equal(from, 1);
  });
}

test("the next source is asked beside one that hangs, which is given up once the other has delivered", async (t) => {
  const pass = stopClock(t);
  /** @type {AbortSignal | undefined} */
  let signalOfFirst;
  const first = (/** @type {AbortSignal} */ signal) => {
    signalOfFirst = signal;
    return hangs(signal);
  };
  const delivery = fetchVerified(FILE, [first, gives(RIGHT)]);
  await pass(0.5);
  assert.equal((await delivery).source, 1);
  assert.equal(signalOfFirst?.aborted, true);
});

const LONG = new Uint8Array(1_000_000).fill(7);
const LONG_FILE = await knownFile(LONG);

/** @param {import("../../browser/calculator/receive.js").Source} source */
function watched(source) {
  /** @type {AbortSignal[]} */
  const signals = [];
  /** @type {import("../../browser/calculator/receive.js").Source} */
  const asked = (signal) => {
    signals.push(signal);
    return source(signal);
  };
  return { asked, signals };
}

test("a place that brings 4 kB a second is left for one that brings more", async (t) => {
  const pass = stopClock(t);
  const slow = watched(trickles(LONG, 4_096));
  const delivery = fetchVerified(LONG_FILE, [slow.asked, trickles(LONG, 100_000)]);
  await pass(8);
  assert.equal(slow.signals[0].aborted, true, "the slow one carries on in vain");
  await pass(8);
  assert.equal((await delivery).source, 1);
});

test("a place is left at a tenth of the speed of other files, whatever that is", async (t) => {
  const pass = stopClock(t);
  const pace = new Pace();
  pace.saw(4_000_000, 2);
  const delivery = fetchVerified(LONG_FILE, [trickles(LONG, 100_000), gives(LONG)], { pace });
  await pass(3);
  assert.equal((await delivery).source, 1);
});

test("a place that is half as fast as others is kept", async (t) => {
  const pass = stopClock(t);
  const pace = new Pace();
  pace.saw(400_000, 2);
  const other = watched(gives(LONG));
  const delivery = fetchVerified(LONG_FILE, [trickles(LONG, 100_000), other.asked], { pace });
  await pass(11);
  assert.equal((await delivery).source, 0);
  assert.equal(other.signals.length, 0);
});

test("on a line that is slow everywhere the place that is ahead goes on alone", async (t) => {
  const pass = stopClock(t);
  const other = watched(trickles(LONG, 8_000));
  const delivery = fetchVerified(LONG_FILE, [trickles(LONG, 8_000), other.asked]);
  await pass(8);
  assert.equal(other.signals[0].aborted, true);
  await pass(130);
  assert.equal((await delivery).source, 0);
});

test("a place that was let go is asked again if the other fails", async (t) => {
  const pass = stopClock(t);
  let asked = 0;
  /** @type {import("../../browser/calculator/receive.js").Source} */
  const first = (signal) => {
    asked += 1;
    return asked === 1 ? hangs(signal) : gives(LONG)(signal);
  };
  const endsEarly = trickles(LONG.slice(0, 900_000), 100_000);
  const delivery = fetchVerified(LONG_FILE, [first, endsEarly]);
  await pass(14);
  assert.equal((await delivery).source, 0);
  assert.equal(asked, 2);
});

test("a place that has fallen silent is given up, also if it is the only one", async (t) => {
  const pass = stopClock(t);
  const delivery = assert.rejects(fetchVerified(LONG_FILE, [hangs]), { kind: "network" });
  await pass(20);
  await delivery;
});

test("the right bytes are what they are, whatever the host calls them", async () => {
  const called = async () => new Response(RIGHT, { headers: { "content-type": "text/html" } });
  const tap = async (/** @type {Response} */ response) => response.headers.get("content-type");
  const { tapped } = await fetchVerified(FILE, [called], { tap });
  assert.equal(await tapped, "application/wasm");
});

test("a host may not lead to another", async () => {
  const fetched = mock.method(globalThis, "fetch", async () => new Response(RIGHT));
  await fetchVerified(FILE, [fromNetwork("https://cdn.example/a", FILE)]);
  const [, options] = /** @type {[string, RequestInit]} */ (
    /** @type {unknown} */ (fetched.mock.calls[0].arguments)
  );
  assert.equal(options.redirect, "error");
  mock.restoreAll();
});

test("if nobody delivers, wrong bytes anywhere make it a matter of integrity", async () => {
  await assert.rejects(fetchVerified(FILE, [fails, fails]), { kind: "network" });
  await assert.rejects(fetchVerified(FILE, [fails, gives(WRONG)]), { kind: "integrity" });
  await assert.rejects(fetchVerified(FILE, [fails]), DownloadFailure);
});

test("progress never goes back, also when another source starts anew", async () => {
  /** @type {number[]} */
  const told = [];
  await fetchVerified(FILE, [gives(WRONG), gives(RIGHT)], { onBytes: (loaded) => told.push(loaded) });
  assert.deepEqual(told, [4]);
});

test("what reads along gets every byte, and an error if the bytes are wrong", async () => {
  const tap = async (/** @type {Response} */ response) => new Uint8Array(await response.arrayBuffer());
  const { tapped } = await fetchVerified(FILE, [gives(RIGHT)], { tap });
  assert.deepEqual([...((await tapped) ?? [])], [...RIGHT]);
  /** @type {Promise<Uint8Array>[]} */
  const taps = [];
  const keeping = (/** @type {Response} */ response) => {
    const reading = tap(response);
    taps.push(reading);
    return reading;
  };
  await fetchVerified(FILE, [gives(RIGHT.slice(1)), gives(RIGHT)], { tap: keeping });
  assert.equal(taps.length, 2);
});
