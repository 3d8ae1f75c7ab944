/** Which lines count as slow. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { isSlow, replyTime } from "../../browser/calculator/line.js";

/** @param {number} bytes @param {number} time in ms */
const loaded = (bytes, time, transferSize = bytes) => ({
  encodedBodySize: bytes,
  transferSize,
  requestStart: 60,
  responseStart: 100,
  responseEnd: 100 + time,
});

test("a reader who saves data, or whose browser says that the line is slow, is on a slow line", () => {
  assert.equal(isSlow({ saveData: true }, []), true);
  assert.equal(isSlow({ effectiveType: "3g" }, []), true);
  assert.equal(isSlow({ effectiveType: "4g", downlink: 1.5 }, []), true);
  assert.equal(isSlow({ effectiveType: "4g", downlink: 10 }, []), false);
});

test("a browser that says nothing is believed to be fast until files have come slowly", () => {
  assert.equal(isSlow(undefined, []), false);
  assert.equal(isSlow(undefined, [loaded(30_000, 200)]), true);
  assert.equal(isSlow(undefined, [loaded(30_000, 10)]), false);
});

test("the fastest of all files tells how fast the line can be", () => {
  assert.equal(isSlow(undefined, [loaded(30_000, 300), loaded(20_000, 5)]), false);
});

test("what came from the browser's cache, or in one burst, says nothing", () => {
  assert.equal(isSlow(undefined, [loaded(30_000, 900, 0), loaded(400, 100)]), false);
});

test("the longest reply of this site tells how long one may take; what other hosts hide tells nothing", () => {
  assert.equal(replyTime([loaded(400, 10), { ...loaded(400, 10), requestStart: 10 }]), 90);
  assert.equal(replyTime([{ ...loaded(400, 10), requestStart: 0 }, loaded(400, 10, 0)]), 0);
});
