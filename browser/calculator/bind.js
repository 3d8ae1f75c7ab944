// Places plain data into a clone of a <template>. Text goes in as text, so nothing in the data can become HTML.
//
// data-if="path"     the element goes if the value is missing, empty or false
// data-each="path"   the element's own <template> is filled once for each item; an empty list takes the element along
// data-text="path"   the value becomes the text; without one the element goes, unless it has data-keep
// data-date="path"   an ISO date becomes a readable one, out of the answer's `dates`
// data-link="path"   an https address becomes the link's target
// data-claims="path" claim ids become the source marks that the page holds as <template data-claim>
// data-set="a b.c"   each value becomes a data- attribute named by the last word of its path

// The path "." is the data itself, for lists of plain sentences.
const find = (data, path) => path.split(".").reduce((value, name) => (name ? value?.[name] : value), data);
const missing = (value) =>
  value === undefined || value === null || value === "" || value === false || value.length === 0;

/** Return the content of the <template> with that id, filled with the data. */
export function clone(id, data, dates = {}) {
  return fill(document.getElementById(id).content.cloneNode(true), data, dates);
}

/** Fill everything below `root` and return it. */
export function fill(root, data, dates = {}) {
  for (const element of root.querySelectorAll("[data-if]")) {
    if (missing(find(data, element.dataset.if))) element.remove();
  }
  for (const list of root.querySelectorAll("[data-each]")) repeat(list, find(data, list.dataset.each), dates);
  for (const element of root.querySelectorAll("[data-text]")) {
    const value = find(data, element.dataset.text);
    if (!missing(value)) element.textContent = value;
    else if (!("keep" in element.dataset)) element.remove();
  }
  for (const element of root.querySelectorAll("[data-date]")) {
    const date = find(data, element.dataset.date);
    element.dateTime = date;
    element.textContent = dates[date];
  }
  for (const element of root.querySelectorAll("[data-link]")) {
    const address = find(data, element.dataset.link);
    if (address?.startsWith("https://")) element.href = address;
  }
  for (const element of root.querySelectorAll("[data-claims]")) {
    element.replaceChildren(...(find(data, element.dataset.claims) ?? []).flatMap(mark));
  }
  for (const element of root.querySelectorAll("[data-set]")) {
    for (const path of element.dataset.set.split(" ")) {
      const value = find(data, path);
      if (!missing(value)) element.dataset[path.split(".").at(-1)] = value;
    }
  }
  return root;
}

function repeat(list, found, dates) {
  if (missing(found)) return list.remove();
  const shape = list.querySelector("template");
  // Filled names are dropped, or the surrounding fill() would look for them in its own data.
  list.replaceChildren(...found.map((item) => settle(fill(shape.content.cloneNode(true), item, dates))));
}

function settle(fragment) {
  for (const name of ["text", "date", "link", "claims", "set"]) {
    for (const element of fragment.querySelectorAll(`[data-${name}]`)) delete element.dataset[name];
  }
  return fragment;
}

function mark(claim) {
  const found = document.querySelector(`template[data-claim="${CSS.escape(claim)}"]`);
  return found ? [found.content.cloneNode(true)] : [];
}
