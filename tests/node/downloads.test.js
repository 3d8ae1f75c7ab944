import assert from "node:assert/strict";
import { test } from "node:test";
import { DownloadFailure, fetchVerified } from "../../browser/calculator/downloads.js";
import { fails, gives, hangs, knownFile } from "./downloads_support.js";

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
  t.mock.timers.enable({ apis: ["setInterval"] });
  /** @type {AbortSignal | undefined} */
  let signalOfFirst;
  const first = (/** @type {AbortSignal} */ signal) => {
    signalOfFirst = signal;
    return hangs(signal);
  };
  const delivery = fetchVerified(FILE, [first, gives(RIGHT)]);
  t.mock.timers.tick(2_000);
  assert.equal((await delivery).source, 1);
  assert.equal(signalOfFirst?.aborted, true);
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
