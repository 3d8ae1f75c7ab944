/** One button goes through the choices of colours and says which of them holds; Material's script does the rest. */

import { every } from "../calculator/dom.js";

const button = document.querySelector("[data-colours]");
const choices = every(document, "[data-md-component=palette] input", HTMLInputElement);

/** @param {number} now the place of the choice that holds */
function say(now) {
  for (const [place, name] of every(document, "[data-colours-now]", HTMLElement).entries())
    name.hidden = place !== now;
}

if (button && choices.length > 0) {
  let now = __md_get("__palette")?.index ?? 0;
  say(now);
  button.addEventListener("click", () => {
    now = (now + 1) % choices.length;
    choices[now]?.click();
    say(now);
  });
}
