// What is wrong with the question: a summary with links to the fields, and each sentence beside its field.

const inUse = (element) => element && !element.disabled && !element.hidden && !element.closest("[hidden]");

/** Take every problem away. */
export function clearProblems(form) {
  form.querySelector("#problems").hidden = true;
  for (const text of form.querySelectorAll(".calc-error")) text.hidden = true;
  for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
}

/** Show the problems of an answer; the summary takes the focus if the reader asked for an answer just now. */
export function showProblems(form, problems, { focus }) {
  clearProblems(form);
  const summary = form.querySelector("#problems");
  summary.querySelector("ul").replaceChildren(...problems.map((problem) => entry(form, problem)));
  summary.hidden = false;
  if (focus) summary.focus();
}

function entry(form, { field, text }) {
  const item = document.createElement("li");
  const part = [...form.querySelectorAll(`[data-field="${CSS.escape(field)}"]`)].find(inUse);
  if (!part) {
    item.textContent = text;
    return item;
  }
  const beside = part.querySelector(".calc-error");
  beside.textContent = text;
  beside.hidden = false;
  const control = [...part.querySelectorAll("input")].find(inUse) ?? part.querySelector("input");
  control.setAttribute("aria-invalid", "true");
  const link = document.createElement("a");
  link.href = `#${part.id || control.id || "question"}`;
  link.textContent = text;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const more = part.closest("details");
    if (more) more.open = true;
    control.focus();
  });
  item.append(link);
  return item;
}
