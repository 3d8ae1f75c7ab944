/** Material reads the query when a key comes up; input methods, pasting and speech change it without a key. */

const query = document.querySelector('[data-md-component="search-query"]');
query?.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup")));
