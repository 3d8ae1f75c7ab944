/** The page of papers: each is filled in by Python, with the dates of the question in the address. */

import { closest, every, one } from "../calculator/dom.js";
import { InApp } from "../calculator/in_app.js";
import { Live } from "../calculator/live.js";
import { Runtime } from "../calculator/runtime.js";
import { PaperTool } from "./tool.js";
import { isControl, Typed } from "./typed.js";

/** @type {import("../calculator/types").PapersConfig} */
const config = JSON.parse(one(document, "#calculator-config", HTMLScriptElement).textContent ?? "");
const live = new Live(new Runtime(config), config.lang);
live.query = location.search.slice(1);

const elements = every(document, ".paper-tool", HTMLElement);
const typed = new Typed(elements.flatMap((element) => every(element, "form", HTMLFormElement)));
const services = {
  live,
  typed,
  inApp: new InApp(),
  async blank(/** @type {string} */ id) {
    const response = await fetch(config.blank);
    return (await response.json())[id];
  },
  /** @type {(paper: import("../contract").Paper, gloss: boolean) => Promise<Blob>} */
  async makeDocx(paper, gloss) {
    const { makeDocx } = await import(new URL(config.docx, document.baseURI).href);
    return makeDocx(paper, gloss);
  },
};
const tools = new Map(
  elements.map((element) => [element.dataset.paper ?? "", new PaperTool(element, services)]),
);

const fillOpenOnes = () => {
  for (const tool of tools.values()) if (tool.isOpen) tool.fillSoon();
};
document.addEventListener("input", ({ target }) => {
  if (!isControl(target) || !target.closest(".paper-form")) return;
  typed.take(target);
  fillOpenOnes();
});
// What is wrong with a field is said once it is left.
document.addEventListener("focusout", ({ target }) => {
  if (isControl(target) && target.closest(".paper-form")) fillOpenOnes();
});
const tryAgain = () => {
  for (const tool of tools.values()) tool.tryAgain();
};
addEventListener("online", tryAgain);
document.addEventListener("click", (event) => {
  if (closest(event, "[data-try-again]")) tryAgain();
  if (!closest(event, "[data-start-over]")) return;
  typed.clear();
  fillOpenOnes();
});
// A question to the calculator and a paper in the address: the reader comes to fill that one in.
if (location.search) tools.get(location.hash.slice(1))?.open();
