// The form and the query string say the same thing: reads the one from the other, both ways.

const controls = (form) => [...form.elements].filter((control) => control.name);
const inUse = (control) => !control.matches(":disabled") && !("local" in control.dataset);
const isChoice = (control) => control.type === "radio" || control.type === "checkbox";

/** Return the form's question as a query string; what equals its default is left out. */
export function readQuery(form) {
  const values = new Map();
  for (const control of controls(form).filter(inUse)) {
    if (isChoice(control) && !control.checked) continue;
    const value = control.value.trim();
    if (value === "" || value === control.dataset.omit) continue;
    values.set(control.name, [...(values.get(control.name) ?? []), value]);
  }
  return write([...values].map(([name, chosen]) => [name, chosen.join(",")]));
}

/** Put a query string into the form, and return the query to ask: the form's own, unless it cannot hold what was given. */
export function fillForm(form, query) {
  const given = new URLSearchParams(query);
  form.reset();
  choose(form, "mode", given.get("finish_by") === "bill" ? "bill" : given.has("finish_by") ? "finish_by" : "apply");
  if (given.has("card")) choose(form, "card", given.get("card"));
  useWhatApplies(form);
  for (const [name, value] of given) {
    if (name === "mode" || name === "card") continue;
    for (const control of controls(form).filter((one) => one.name === name && inUse(one))) put(form, control, value);
  }
  const own = readQuery(form);
  const held = new URLSearchParams(own);
  const names = new Set(controls(form).map((control) => control.name));
  return [...given].every(([name, value]) => !names.has(name) || held.get(name) === value) ? own : write([...given]);
}

/** Show and enable what belongs to the chosen mode, card and channel; hide and disable the rest. */
export function useWhatApplies(form) {
  for (const kind of ["mode", "card", "route"]) {
    for (const part of form.querySelectorAll(`[data-when^="${kind}="]`)) {
      const wanted = part.dataset.when.slice(kind.length + 1).split(",");
      part.disabled = !wanted.includes(chosen(form, kind));
      part.hidden = part.disabled;
    }
    // Radio buttons of one name exclude each other across hidden parts: a part coming into use may have none chosen.
    for (const control of form.querySelectorAll("[data-default]")) {
      if (inUseOrLocal(control) && !chosen(form, control.name)) control.checked = true;
    }
  }
}

/** Change between picking a date and typing one. */
export function swapDate(form, name, typed) {
  const picked = form.querySelector(`#${name}`);
  const written = form.querySelector(`#${name}-typed`);
  picked.disabled = picked.hidden = typed;
  written.disabled = written.hidden = !typed;
  form.querySelector(`#${name}-typed-hint`).hidden = !typed;
  for (const label of form.querySelectorAll(`[data-swap="${name}"] [data-swap-to]`)) {
    label.hidden = (label.dataset.swapTo === "typed") === typed;
  }
  return typed ? written : picked;
}

const inUseOrLocal = (control) => !control.matches(":disabled");
const write = (entries) => new URLSearchParams(entries).toString().replaceAll("%2C", ",");

function chosen(form, kind) {
  if (kind === "route") return `${chosen(form, "card")} ${chosen(form, "via")}`;
  const one = controls(form).find((control) => control.name === kind && inUseOrLocal(control) && isPicked(control));
  return one?.value ?? (kind === "mode" ? "apply" : "");
}

const isPicked = (control) => control.checked || !isChoice(control);

function choose(form, name, value) {
  for (const control of controls(form)) {
    if (control.name === name && control.value === value) control.checked = true;
  }
}

function put(form, control, value) {
  if (control.type === "radio") {
    if (control.value === value) control.checked = true;
    if (control.name === "via") useWhatApplies(form);
  } else if (control.type === "checkbox") {
    control.checked = value.split(",").includes(control.value);
  } else if (control.type === "date") {
    control.value = value;
    // The picker drops what is not an ISO date; the text field keeps it for Python to read.
    const typed = control.value !== value;
    const field = swapDate(form, control.name, typed);
    if (typed) field.value = value;
  } else if (control.type !== "hidden") {
    control.value = value;
  }
  const more = control.closest("details");
  if (more && (control.checked || (!isChoice(control) && control.value !== control.dataset.omit))) more.open = true;
}
