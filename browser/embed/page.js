/**
 * Makes the framed page fit what is around it: answers in the language asked for, as high as its content.
 * Stands in the head, before the question's own script reads the address.
 */

import { one } from "../calculator/dom.js";

/** `lang` chooses the page and is no part of the question. */
function takeLanguage() {
  const given = new URLSearchParams(location.search);
  const lang = given.get("lang");
  if (lang === null) return;
  given.delete("lang");
  const other =
    lang !== document.documentElement.lang && document.querySelector(`link[hreflang="${CSS.escape(lang)}"]`);
  const page = new URL(other instanceof HTMLLinkElement ? pathOf(other) : location.pathname, location.href);
  page.search = given.toString();
  if (other) location.replace(page);
  else history.replaceState(null, "", page);
}

/** The page of another language, beside this one wherever the site lies. @param {HTMLLinkElement} link */
function pathOf(link) {
  const own = one(document, `link[hreflang="${document.documentElement.lang}"]`, HTMLLinkElement);
  const [here, there] = [own, link].map(({ href }) => new URL(href).pathname);
  return location.pathname.replace(here, there);
}

/** Tells the page around the frame how high this one is, and nothing else. */
function tellHeight() {
  const tell = () =>
    parent.postMessage({ simFinishDate: { height: document.documentElement.offsetHeight } }, "*");
  new ResizeObserver(tell).observe(document.documentElement);
}

takeLanguage();
if (parent !== window) tellHeight();
