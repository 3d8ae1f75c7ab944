/** The field of the search. */

import { MAX_QUERY_LENGTH } from "./limits.js";

const query = document.querySelector('[data-md-component="search-query"]');
const tooLong = document.querySelector("[data-search-too-long]");
if (tooLong instanceof HTMLElement && tooLong.textContent) {
  tooLong.textContent = tooLong.textContent.replace("{n}", String(MAX_QUERY_LENGTH));
}

query?.addEventListener("input", () => {
  // Material reads the query when a key comes up; input methods, pasting and speech change it without a key.
  query.dispatchEvent(new KeyboardEvent("keyup"));
  if (query instanceof HTMLInputElement && tooLong instanceof HTMLElement) {
    tooLong.hidden = query.value.length <= MAX_QUERY_LENGTH;
  }
});
