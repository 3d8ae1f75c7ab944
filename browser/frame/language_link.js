/** The language link leads to the same page; this keeps the place on it and the question in the address bar too. */

for (const link of document.querySelectorAll("[data-language-link]")) {
  if (!(link instanceof HTMLAnchorElement)) continue;
  link.addEventListener("click", () => {
    const target = new URL(link.href);
    target.search = location.search;
    target.hash = location.hash;
    link.href = target.href;
  });
}
