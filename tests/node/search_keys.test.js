import assert from "node:assert/strict";
import { test } from "node:test";
import { actionOf } from "../../browser/search/keys.js";

/**
 * The events of a word typed by an input method and confirmed by Enter, and of a further Enter that opens a result, in
 * the order in which browsers tell of them. `keydown` alone asks for something.
 */
const CONFIRMED = {
  "Chromium and Firefox": [
    { type: "keydown", key: "Process", keyCode: 229, isComposing: false },
    { type: "compositionstart" },
    { type: "keydown", key: "Process", keyCode: 229, isComposing: true },
    { type: "keydown", key: "Enter", keyCode: 229, isComposing: true },
    { type: "compositionend" },
    { type: "keyup", key: "Enter", keyCode: 13, isComposing: false },
  ],
  "Firefox, with the key's own number": [
    { type: "compositionstart" },
    { type: "keydown", key: "Enter", keyCode: 13, isComposing: true },
    { type: "compositionend" },
    { type: "keyup", key: "Enter", keyCode: 13, isComposing: false },
  ],
  "Safari, which ends the composition first": [
    { type: "compositionstart" },
    { type: "keydown", key: "z", keyCode: 229, isComposing: true },
    { type: "compositionend" },
    { type: "keydown", key: "Enter", keyCode: 229, isComposing: false },
    { type: "keyup", key: "Enter", keyCode: 13, isComposing: false },
  ],
};
const ENTER = { type: "keydown", key: "Enter", keyCode: 13, isComposing: false };

/** @param {any[]} events */
const actions = (events) =>
  events
    .filter(({ type }) => type === "keydown")
    .map((event) => actionOf(event, true))
    .filter(Boolean);

for (const [browser, events] of Object.entries(CONFIRMED)) {
  test(`Enter that confirms a word opens nothing, the next one does: ${browser}`, () => {
    assert.deepEqual(actions(events), []);
    assert.deepEqual(actions([...events, ENTER]), ["open"]);
  });
}

test("arrows choose among the words of an input method, and among results only without one", () => {
  const down = { type: "keydown", key: "ArrowDown", keyCode: 40, isComposing: false };
  assert.equal(actionOf(down, true), 1);
  assert.equal(actionOf({ ...down, isComposing: true }, true), null);
  assert.equal(actionOf({ ...down, keyCode: 229 }, true), null);
});

test("Enter on a result is the link's own matter", () => assert.equal(actionOf(ENTER, false), null));
