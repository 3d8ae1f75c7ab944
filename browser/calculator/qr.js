/** Draws QR codes of links, in the page itself: nobody is told of them. */

import { correction, generate } from "lean-qr";
import { every } from "./dom.js";

/** Around a code four modules stay white. */
export const QUIET_MODULES = 4;
/** The width from which style sheets show the code on screen; on paper it stands on any. */
const WIDE = "(min-width: 60em)";

/** @param {string} text @returns the code: its `size` in modules, and whether each is dark */
export const qrOf = (text) => generate(text, { minCorrectionLevel: correction.M });

/** @param {SVGElement} place gets the code of the link that it names */
function draw(place) {
  if (!place.dataset.qr || place.childElementCount) return;
  const code = qrOf(place.dataset.qr);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  let dark = "";
  for (let y = 0; y < code.size; y += 1)
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) dark += `M${x} ${y}h1v1h-1z`;
  path.setAttribute("d", dark);
  const width = code.size + 2 * QUIET_MODULES;
  place.setAttribute("viewBox", `${-QUIET_MODULES} ${-QUIET_MODULES} ${width} ${width}`);
  place.append(path);
}

/** @param {ParentNode} page draws every code on it that is to be seen */
export function drawCodes(page) {
  for (const place of every(page, "svg[data-qr]", SVGElement)) draw(place);
}

/**
 * Names the link of an answer where its code stands.
 * @param {ParentNode} answer
 * @param {string} link
 */
export function placeCode(answer, link) {
  for (const place of every(answer, "svg[data-qr]", SVGElement)) place.dataset.qr = link;
  if (matchMedia(WIDE).matches) drawCodes(answer);
}
