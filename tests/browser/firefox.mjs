/**
 * Drives Firefox for the tests: reads visits, one a line of JSON, opens each in a context of its own, waits until the
 * page tells what it should, and writes that as a line of JSON. Arguments: the browser's path.
 */

import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const [executablePath] = process.argv.slice(2);
const PATIENCE_MS = 90_000;
const PAUSE_MS = 50;

/** @param {number} now the moment, in ms, at which the page believes that it is opened */
function setClock(now) {
  const Real = Date;
  const ahead = now - Real.now();
  globalThis.Date = class extends Real {
    /** @param {...any} given */
    constructor(...given) {
      if (given.length) super(...given);
      else super(Real.now() + ahead);
    }

    static now() {
      return Real.now() + ahead;
    }
  };
}

/**
 * @param {import("puppeteer-core").Browser} browser
 * @param {{address: string, now: number, before: string, look: string}} visit `before` is run before the page's own
 *   scripts; `look` is a function's source: what it returns ends the visit, unless it is null
 */
async function visit(browser, { address, now, before, look }) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.evaluateOnNewDocument(setClock, now);
    if (before) await page.evaluateOnNewDocument(before);
    await page.goto(address, { waitUntil: "domcontentloaded" });
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = await page.evaluate(`(${look})()`);
      if (found !== null) return { found };
      if (Date.now() > until) return { late: await page.content() };
      await new Promise((next) => setTimeout(next, PAUSE_MS));
    }
  } finally {
    await context.close();
  }
}

const browser = await puppeteer.launch({ browser: "firefox", executablePath });
for await (const line of createInterface({ input: process.stdin })) {
  const said = await visit(browser, JSON.parse(line)).catch((error) => ({ failed: String(error) }));
  console.log(JSON.stringify(said));
}
await browser.close();
