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
 */

/** The other host must bring the small file at most so much later than this site does. */
const HEAD_START_MS = 300;
/** When neither has brought it, the line is so slow that nothing is told by waiting. */
const PATIENCE_MS = 2_000;
/** This site needs longer for a small file only on a slow line. */
const SLOW_REPLY_MS = 250;

/**
 * @param {Files} files
 * @param {import("./types").Wishes} wishes
 * @returns {Promise<Road>}
 */
export async function chooseRoad(files, { whole, slow }) {
  const [small, smallScript] = ["engine", "script"].map((name) =>
    files.knows(name) ? files.offers(name) : [],
  );
  const others = (/** @type {string} */ name) => files.offers(name).filter((offer) => !files.isOwn(offer));
  const own = (/** @type {string} */ name) => files.offers(name).filter((offer) => files.isOwn(offer));
  if (whole || !small.length || ((await files.has("wasm")) && !(await files.has("engine")))) {
    return {
      engine: [...files.offers("wasm"), ...(whole ? [] : small)],
      script: files.offers("glue"),
      loader: files.get("loader"),
    };
  }
  const smallFirst = {
    engine: [...small, ...others("wasm")],
    script: [...smallScript, ...others("glue")],
  };
  if (slow || files.isOwn(files.offers("wasm")[0]) || (await files.has("engine"))) {
    return { ...smallFirst, loader: files.getFirst([...own("loader"), ...others("loader")]) };
  }
  const [mine, theirs] = [own, others].map((of) => files.getFirst(of("loader")));
  const loader = Promise.any([mine, theirs]).catch(() => mine); // rejects as a file that cannot be had
  if (!(await isNear(theirs, mine))) return { ...smallFirst, loader };
  return {
    // When little is missing of the whole one, this site brings that sooner than the small one.
    engine: [...others("wasm"), ...small, ...own("wasm")],
    script: files.offers("glue"),
    loader,
  };
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
