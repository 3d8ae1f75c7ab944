/**
 * A host with one page for all that is missing shows that of the first language, also below the folder of another: then
 * the page of that language takes its place. Stands in the head, so that nobody sees the first one.
 */

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const here = location.pathname;
const pages = script.dataset.pages?.split(" ");
const own = pages?.find((page) => here.startsWith(page.slice(0, page.lastIndexOf("/") + 1)));
// On a host without that page this one stands at its address too.
if (own && here !== own) location.replace(own);
