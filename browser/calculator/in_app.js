/**
 * Browsers inside apps (WeChat, QQ, Weibo, DingTalk, Feishu and others) do nothing when a page hands them a file. Where
 * the page stands in one, it shows what works there instead: `data-outside` marks what needs a browser of its own,
 * `data-instead` what stands for it. Any page may use this; the style sheet hides the one or the other.
 */

import { closest, every, one } from "./dom.js";

/** Whoever asks for the same file again so soon (ms) has not got it. */
const REPEAT_MS = 30_000;
/** Sooner still (ms) it is one press that came twice. */
const TWICE_MS = 500;
/** `QQ/` is the app, `MQQBrowser/` a browser; `wv` is how Android marks a page within any app. */
const APPS = /MicroMessenger|wxwork|\bQQ\/\d|Weibo|DingTalk|Feishu|\bLark\b|;\s*wv\)/i;
const IOS = /\b(?:iPhone|iPad|iPod)\b/;

/**
 * @param {string} userAgent
 * @param {boolean} isInstalled whether the page runs as an app of its own
 * @returns {boolean} whether that is a browser within an app
 */
export function isInApp(userAgent, isInstalled) {
  // On iOS a browser says Safari, whoever made it; a page within an app does not, nor does an installed page.
  const isBareOnIos = IOS.test(userAgent) && !/\bSafari\//.test(userAgent) && !isInstalled;
  return APPS.test(userAgent) || isBareOnIos;
}

export class InApp {
  /** When each file was handed out last. @type {Map<string, number>} */
  #handedOut = new Map();

  constructor() {
    const isInstalled = matchMedia("(display-mode: standalone)").matches;
    if (isInApp(navigator.userAgent, isInstalled)) this.#showInstead();
    if ("share" in navigator) document.documentElement.dataset.canShare = "";
  }

  #showInstead() {
    document.documentElement.dataset.inApp = "";
  }

  /**
   * Hands a file to the browser. No page is told whether it was kept: whoever asks for it again at once has not got the
   * first one and is shown the other ways; anyone else may say so by `data-missing`.
   * @param {string} file what tells it from other files
   * @param {ParentNode} place that holds the ways
   * @param {() => void} give hands it out
   * @returns {boolean} whether it seems to have come
   */
  handOut(file, place, give) {
    const now = performance.now();
    const since = now - (this.#handedOut.get(file) ?? Number.NEGATIVE_INFINITY);
    if (since < TWICE_MS) return true;
    this.#handedOut.set(file, now);
    give();
    const isRepeated = since < REPEAT_MS;
    if (isRepeated) this.noFileCame(place);
    else for (const button of every(place, "[data-missing]", HTMLElement)) button.hidden = false;
    return !isRepeated;
  }

  /** Shows the other ways because no file came. @param {ParentNode} place that holds them; the first takes the focus */
  noFileCame(place) {
    this.#showInstead();
    for (const button of every(place, "[data-missing]", HTMLElement)) button.hidden = true;
    one(place, "button[data-instead]", HTMLButtonElement).focus();
  }

  /** Shows how the page is opened in a browser. @param {() => void} copyLink for whoever finds no way there */
  open(copyLink) {
    const sheet = one(document, "#open-outside", HTMLDialogElement);
    sheet.onclick = (event) => {
      if (closest(event, "[data-close]")) sheet.close();
      if (closest(event, "[data-copy-link]")) copyLink();
    };
    sheet.showModal();
  }
}
