import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { ReadyMonths } from "../../browser/calculator/ready.js";

const QUERY = "apply=2026-12-01&card=ordinary&via=hotline";
const FILES = { "2026-12": "../answers/en/2026-12.3f2a.json" };
const file = () => ({ answers: { [QUERY]: 0 }, shapes: [], values: ["the answer"] });

/** @type {import("node:test").Mock<typeof fetch>} */
let asked;

beforeEach(() => {
  mock.restoreAll();
  asked = mock.method(globalThis, "fetch", async () => Response.json(file()));
});

const ready = (
  /** @type {import("../../browser/calculator/types").FirstMonth | undefined} */ first = undefined,
) => new ReadyMonths(FILES, first);

test("a month is asked for once, whatever is asked of it", async () => {
  const answers = ready();
  assert.equal(await answers.find("2026-12", QUERY), "the answer");
  assert.equal(await answers.find("2026-12", "apply=2026-12-31&card=ordinary&via=hotline"), null);
  assert.deepEqual(
    asked.mock.calls.map(({ arguments: [address] }) => String(address)),
    ["../answers/en/2026-12.3f2a.json"],
  );
});

test("a month without a file is not asked for", async () => {
  assert.equal(await ready().find("2027-01", "apply=2027-01-04&card=ordinary&via=hotline"), null);
  assert.equal(asked.mock.callCount(), 0);
});

test("a month that was asked for already is taken from there", async () => {
  const first = { kind: "plain", month: "2026-12", answers: Promise.resolve(file()) };
  assert.equal(await ready(first).find("2026-12", QUERY), "the answer");
  assert.equal(asked.mock.callCount(), 0);
});

test("a month whose first request failed is asked for again", async () => {
  const first = { kind: "plain", month: "2026-12", answers: Promise.resolve(null) };
  assert.equal(await ready(first).find("2026-12", QUERY), "the answer");
});

test("without the file there is no answer, and the next question tries the network again", async () => {
  asked.mock.mockImplementationOnce(async () => new Response("", { status: 503 }));
  const answers = ready();
  assert.equal(await answers.find("2026-12", QUERY), null);
  assert.equal(await answers.find("2026-12", QUERY), "the answer");
});

test("the month after one is the next that has a file", () => {
  const answers = new ReadyMonths({ "2027-01": "b.json", "2026-12": "a.json" });
  assert.equal(answers.after("2026-12"), "2027-01");
  assert.equal(answers.after("2027-01"), undefined);
});
