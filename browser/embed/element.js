/**
 * `<sim-finish-date>` for other sites: the question in a frame. It loads nothing until it is near the screen, sends
 * no address of the page around it, and keeps nothing.
 *
 * apply  day of the application, such as 2026-11-30; without it today's
 * card   ordinary, whitelist or company
 * lang   a language of this site, or one that begins like it (en-GB); without it the first
 * title  what screen readers call the frame
 */

const SITE = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const NAMES = ["apply", "card"];
/** Until the page in the frame has said how high it is. */
const FIRST_HEIGHT_PX = 640;
const MAX_HEIGHT_PX = 10_000;

/**
 * Return the folder of a language below the root of the site; the first language has none.
 * @param {string} lang
 */
function folderOf(lang) {
  const [first, ...others] = LANGUAGES;
  const found = [lang, lang.split("-")[0]].find((each) => each === first || others.includes(String(each)));
  return !found || found === first ? "" : `${found}/`;
}

class SimFinishDate extends HTMLElement {
  static observedAttributes = [...NAMES, "lang", "title"];
  #frame = document.createElement("iframe");

  constructor() {
    super();
    this.#frame.loading = "lazy";
    this.#frame.referrerPolicy = "no-referrer";
    Object.assign(this.#frame.style, { width: "100%", border: "0", height: `${FIRST_HEIGHT_PX}px` });
  }

  connectedCallback() {
    this.#open();
    this.replaceChildren(this.#frame);
    window.addEventListener("message", this.#onMessage);
  }

  disconnectedCallback() {
    window.removeEventListener("message", this.#onMessage);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#open();
  }

  #open() {
    const page = new URL(`${folderOf(this.getAttribute("lang") ?? "")}embed/`, SITE);
    for (const name of NAMES) {
      const value = this.getAttribute(name);
      if (value) page.searchParams.set(name, value);
    }
    this.#frame.title = this.title || SITE.host;
    if (this.#frame.src !== page.href) this.#frame.src = page.href;
  }

  #onMessage = (/** @type {MessageEvent} */ { source, data }) => {
    const height = source === this.#frame.contentWindow ? data?.simFinishDate?.height : undefined;
    if (height > 0 && height < MAX_HEIGHT_PX) this.#frame.style.height = `${Math.ceil(height)}px`;
  };
}

customElements.define("sim-finish-date", SimFinishDate);
