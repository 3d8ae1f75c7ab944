import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { monthOfApplication, ReadyAnswers } from "../../browser/calculator/ready.js";

const QUERY = "apply=2026-12-01&card=ordinary&via=hotline";
const FILES = { "2026-12": "../answers/en/2026-12.3f2a.json" };
const file = () => ({ answers: { [QUERY]: 0 }, shapes: [], values: ["the answer"] });

/** @type {import("node:test").Mock<typeof fetch>} */
let asked;

beforeEach(() => {
  mock.restoreAll();
  asked = mock.method(globalThis, "fetch", async () => Response.json(file()));
});

const ready = (/** @type {Partial<ConstructorParameters<typeof ReadyAnswers>[0]>} */ more = {}) =>
  new ReadyAnswers({ files: FILES, ...more });

test("the month of a question is that of its application", () => {
  assert.equal(monthOfApplication(QUERY), "2026-12");
});

test("only a question of exactly day, card and channel may have a ready answer", () => {
  for (const query of [
    "",
    "card=ordinary&via=hotline",
    `${QUERY}&extra_days=2`,
    "via=hotline&apply=2026-12-01&card=ordinary",
    "apply=2026-12-1&card=ordinary&via=hotline",
    "apply=2026-12-01&amp;card=ordinary&via=hotline",
    "apply=2026-12-01&card=ordinary&via=hot%6Cine",
    "apply=2026-12-01&card=ordinary&card=company&via=hotline",
    `?${QUERY}`,
    `${QUERY}\n`,
  ]) {
    assert.equal(monthOfApplication(query), undefined, query);
  }
});

test("a month is asked for once, whatever is asked of it", async () => {
  const answers = ready();
  assert.equal(await answers.find(QUERY), "the answer");
  assert.equal(await answers.find("apply=2026-12-31&card=ordinary&via=hotline"), null);
  assert.deepEqual(
    asked.mock.calls.map(({ arguments: [address] }) => String(address)),
    ["../answers/en/2026-12.3f2a.json"],
  );
});

test("a month without a file is not asked for", async () => {
  assert.equal(await ready().find("apply=2027-01-04&card=ordinary&via=hotline"), null);
  assert.equal(asked.mock.callCount(), 0);
});

test("a month that was asked for already is taken from there", async () => {
  const first = { name: "2026-12", answers: Promise.resolve(file()) };
  assert.equal(await ready({ first }).find(QUERY), "the answer");
  assert.equal(asked.mock.callCount(), 0);
});

test("a month whose first request failed is asked for again", async () => {
  const first = { name: "2026-12", answers: Promise.resolve(null) };
  assert.equal(await ready({ first }).find(QUERY), "the answer");
});

test("without the file there is no answer, and the next question tries the network again", async () => {
  asked.mock.mockImplementationOnce(async () => new Response("", { status: 503 }));
  const answers = ready();
  assert.equal(await answers.find(QUERY), null);
  assert.equal(await answers.find(QUERY), "the answer");
});
