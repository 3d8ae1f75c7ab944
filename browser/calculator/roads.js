/**
 * Which engine Python starts in, and where it comes from: the whole one, which every origin has, or the small one, which
 * this site alone has. Other hosts that the site names before itself are tried against it with a small file.
 */

/** @typedef {import("./files.js").Files} Files @typedef {import("./types").Offer} Offer */
/** @typedef {import("./files.js").Got<never>} Got */
/**
 * @typedef {object} Road
 * @property {Offer[]} engine where an engine can be had, first choice first
 * @property {Offer[]} script where its script can be had, that of the first choice first
 * @property {Promise<Got>} loader
 * @property {number} [lookInterval] how often (ms) the flow of bytes is looked at
 */

/** The other host must bring the small file at most so much later than this site does. */
const HEAD_START_MS = 300;
/** When neither has brought it, the line is so slow that nothing is told by waiting. */
const PATIENCE_MS = 2_000;
/** This site needs longer for a small file only on a slow line. */
const SLOW_REPLY_MS = 250;
/** A fast host that falls silent is left soon. */
const HASTE_MS = 250;

/**
 * @param {Files} files
 * @param {import("./types").Wishes} wishes
 * @returns {Promise<Road>}
 */
export async function chooseRoad(files, { whole, slow }) {
  const wholes = files.offers("wasm");
  const others = wholes.filter((offer) => !files.isOwn(offer));
  const hasSmall = !whole && files.knows("engine");
  const small = hasSmall ? files.offers("engine") : [];
  const glue = files.offers("glue");
  const wholeFirst = { engine: [...wholes, ...small], script: glue };
  const smallFirst = () => ({
    engine: [...small, ...others],
    script: [...files.offers("script"), ...glue.filter((offer) => !files.isOwn(offer))],
  });
  const isKept = await files.has("wasm");
  const triesOthers = hasSmall && !slow && !isKept && !files.isOwn(wholes[0]) && !(await files.has("engine"));
  if (!triesOthers) {
    const loader = files.get("loader");
    return hasSmall && (!isKept || (await files.has("engine")))
      ? { ...smallFirst(), loader }
      : { ...wholeFirst, loader };
  }
  const [own, other] = [true, false].map((isOwn) =>
    files.getFirst(files.offers("loader").filter((offer) => files.isOwn(offer) === isOwn)),
  );
  const loader = Promise.any([own, other]).catch(() => own); // rejects as a file that cannot be had
  if (!(await isNear(other, own))) return { ...smallFirst(), loader };
  return { engine: [...others, ...small], script: glue, loader, lookInterval: HASTE_MS };
}

/**
 * @param {Promise<Got>} other a small file from another host
 * @param {Promise<Got>} own the same from this site
 * @returns {Promise<boolean>} whether the other host is as near as this site
 */
function isNear(other, own) {
  const asked = performance.now();
  const brought = other.then(
    () => true,
    () => false,
  );
  let ownIsGone = false;
  own.catch(() => {
    ownIsGone = true;
  });
  const late = own.then(
    () => (performance.now() - asked > SLOW_REPLY_MS ? false : wait(HEAD_START_MS)),
    () => brought,
  );
  const patience = wait(PATIENCE_MS).then((none) => (ownIsGone ? brought : none));
  return Promise.race([brought, late, patience]);
}

/** @param {number} time in ms @returns {Promise<false>} */
const wait = (time) => new Promise((resolve) => setTimeout(resolve, time, false));
