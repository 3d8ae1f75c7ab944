/** Takes the answer away: calendar file, link, text, table, picture, paper. Each way says in words what happened. */

import { copyText } from "./copy.js";
import { tableOfQuery } from "./csv.js";
import { closest, one } from "./dom.js";
import { sentenceOf } from "./live.js";
import { showPicture } from "./picture.js";
import { drawCodes, placeCode } from "./qr.js";
import { download } from "./save.js";
import { createVoice } from "./say.js";

/**
 * @typedef {import("./live.js").Live} Live
 * @typedef {{alt: string, lines: import("./picture.js").Line[]}} Picture
 */

const NEED_PYTHON = ["ics", "csv"];

/**
 * Makes the buttons of the shown answer work.
 * @param {HTMLElement} place
 * @param {Live} live
 * @param {import("./in_app.js").InApp} inApp
 * @param {() => Picture} pictureOfShown what a picture of the shown answer says
 */
export function createTakeAway(place, live, inApp, pictureOfShown) {
  const say = createVoice("take-words", "take-said");
  const ways = waysOf(live, say, inApp, pictureOfShown);
  window.addEventListener("beforeprint", () => drawCodes(document));
  place.addEventListener("click", async (event) => {
    const button = closest(event, "[data-take]");
    const way = button?.dataset.take;
    if (!way) return;
    if (NEED_PYTHON.includes(way)) {
      if (!live.canCall) return say("not_possible");
      say("waiting");
    }
    try {
      await ways[way](button.dataset.name ?? "");
    } catch (error) {
      console.error(error);
      say("not_possible", sentenceOf(error));
    }
  });
}

/**
 * Draws the code of the answer's link, now that the answer stands on the page.
 * @param {ParentNode} place
 * @param {string} query
 */
export const drawCodeOf = (place, query) => placeCode(place, linkOf(query));

/** @param {string} query @returns {string} the address of this page with a question */
export const linkOf = (query) => new URL(`?${query}`, location.href).href;

/**
 * @param {Live} live
 * @param {import("./say.js").Voice} say
 * @param {import("./in_app.js").InApp} inApp
 * @param {() => Picture} pictureOfShown
 * @returns {Record<string, (fileName: string) => void | Promise<void>>}
 */
function waysOf(live, say, inApp, pictureOfShown) {
  const copy = async (/** @type {string} */ text, /** @type {string} */ done) =>
    say((await copyText(text, one(document, "#by-hand", HTMLElement))) ? done : "by_hand");

  const copyLink = () => copy(linkOf(live.query), "done_link");

  const shown = one(document, "#shown", HTMLElement);

  /** Where Python cannot come, what the shown answer says is a text too. */
  async function text() {
    if (!live.canCall)
      return pictureOfShown()
        .lines.map(({ text }) => text)
        .join("\n");
    say("waiting");
    return (await live.call("text")).text;
  }

  /** @param {string} way @param {string} name @param {string} type @param {string} text */
  function handOut(way, name, type, text) {
    const hasCome = inApp.handOut(`${way} ${live.query}`, shown, () => download(name, type, text));
    say(hasCome ? `done_${way}` : "refused");
  }

  return {
    async ics() {
      const { ics, name } = await live.call("ics");
      handOut("ics", name, "text/calendar", ics);
    },
    async csv(fileName) {
      const { csv } = await live.call("batch", new TextEncoder().encode(tableOfQuery(live.query)));
      handOut("csv", fileName, "text/csv", csv ?? "");
    },
    copy_link: copyLink,
    copy_text: async () => copy(`${await text()}\n\n${linkOf(live.query)}`, "done_text"),
    async share() {
      const { alt } = pictureOfShown();
      try {
        await navigator.share({ title: document.title, text: alt, url: linkOf(live.query) });
      } catch (error) {
        if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
      }
    },
    image() {
      const picture = { ...pictureOfShown(), link: linkOf(live.query) };
      showPicture(one(document, "#take-picture", HTMLElement), picture);
      say("done_image");
    },
    open: () => inApp.open(copyLink),
    missing() {
      inApp.noFileCame(shown);
      say("refused");
    },
    print() {
      say("done_print");
      window.print();
    },
  };
}
