/**
 * The language link leads to the same page; this keeps the place on it, the question in the address bar and what is
 * typed too. Headings have the same ids in every language: whoever has read on without a link gets the section that
 * stands on the screen.
 */

import { receive, sendOn } from "./carried.js";

/** Down to here, in parts of the window, a heading counts as what is read. */
const READ = 0.2;

/** @returns {string} the place on the page, as an address has it */
function place() {
  if (window.scrollY === 0) return location.hash;
  const asked = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.getBoundingClientRect();
  // The last sections of a page never come to its top: what was asked for counts while it can be seen.
  if (asked && asked.bottom > 0 && asked.top < window.innerHeight) return location.hash;
  // What is hidden has no place; a table that was worked out here is not there in the other language yet.
  const passed = [...document.querySelectorAll("article :is(h2, h3, details)[id]")].filter(
    (start) =>
      start.checkVisibility() &&
      start.getBoundingClientRect().top < window.innerHeight * READ &&
      !start.closest("#batch-answer"),
  );
  const heading = passed.at(-1);
  return heading ? `#${encodeURIComponent(heading.id)}` : location.hash;
}

for (const link of document.querySelectorAll("[data-language-link]")) {
  if (!(link instanceof HTMLAnchorElement)) continue;
  link.addEventListener("click", (event) => {
    const target = new URL(link.href);
    target.search = location.search;
    target.hash = place();
    link.href = target.href;
    // Another tab has a store of its own.
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) sendOn(target.pathname);
  });
}
// This script is deferred: by then the page's other scripts listen to its fields.
document.addEventListener("DOMContentLoaded", receive, { once: true });
