/**
 * The service worker: keeps the site, of one version, for readers without a network: what every reader needs, what a
 * reader has read, and all of it for whom asks for that.
 *
 * hooks/finish/service_worker.py writes this file into the site as `sw.js`, after
 * `const SITE = {version, kept, onDemand, python, missing}`: `kept` are the files that every reader gets, `onDemand`
 * those that are kept once they have been asked for; both map an address, relative to the site's root, to the hash of
 * the content. `missing` maps the folder of a language to the page that says that something is not kept. `python` are the
 * files of the live calculator that were made for this version, with their integrity, and that of the whole `engine`,
 * which is not made here.
 *
 * How versions stay apart: each client (a page, or a worker that it started) belongs to one version from its
 * navigation on, and gets every file of that version, from its cache or from the network after a look at the hash.
 * Thus a new service worker may take over at once, whatever pages are open.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const ROOT = new URL(worker.registration.scope);
const CACHES = `site ${ROOT.pathname} `; // one for each version; other sites of the same host have other paths
const CACHE = CACHES + SITE.version;
/** Of every file of this version the hash. */
const ALL = { ...SITE.kept, ...SITE.onDemand };
const CLIENTS = `clients ${ROOT.pathname}`; // which version each client belongs to: this worker may end at any time
const HASHES = addressOf("?hashes");
/** Is there, and empty, for a reader who wants the whole site kept, in this version and in those that come. */
const WHOLE = `whole ${ROOT.pathname}`;
/** In the folder of each language. */
const NOT_FOUND = "404.html";

/** Where browser/calculator/stored.js keeps Python's files: below an address of this name, in a cache of this name. */
const PYTHON = "python-files";
const PYTHON_CACHE = `${PYTHON} ${ROOT.pathname}`;
/** The calculator keeps Python's files itself; pictures are for other sites that link here. */
const LEFT_ALONE = ["assets/python/", "assets/pictures/"];

/** A host that does not tell the site's version in this time counts as out of reach. */
const VERSION_TIMEOUT_MS = 2_500;
/** By these words in it, a service worker of this site is told from whatever else a host may answer. */
const MARK = "service worker of the guide";
/** In the place of a version: the host cannot be asked. */
const UNREACHABLE = "unreachable";
/** In the place of a version: the site is no longer on the host. */
const GONE = "gone";
/** The site is kept with few requests at a time, so that the page's own come through. */
const PARALLEL_REQUESTS = 4;

/** What CLIENTS holds, as far as it is known here. @type {Map<string, string>} */
const versions = new Map();

/** @param {string} path */
function addressOf(path) {
  return new URL(path, ROOT).href;
}

/**
 * @param {string} address
 * @returns {string} the path of a file in `SITE`: without the question behind it, and with one name for the page of a
 *   folder
 */
function pathOf(address) {
  return new URL(address).pathname.slice(ROOT.pathname.length).replace(/(^|\/)index\.html$/, "$1");
}

// Installing: the files of this version, each with the right content, or nothing.

worker.addEventListener("install", (event) => event.waitUntil(install()));

async function install() {
  const present = await siteCaches(); // of earlier versions, and of an attempt at this one that was cut short
  try {
    await keepSite(present);
  } catch (error) {
    // What does not fit is not tried again with every visit.
    if (isFull(error)) await caches.delete(WHOLE);
    // Another worker of the same version may be at work with it.
    if (!present.includes(CACHE)) await caches.delete(CACHE);
    throw error;
  }
  await renewPython().catch(() => {}); // pages can be read without it
  await worker.skipWaiting();
}

/** @param {unknown} error @returns {boolean} whether the browser has refused storage for want of room */
function isFull(error) {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}

/**
 * @param {string[]} present names of caches that may hold some of the files already
 * @returns {Promise<Record<string, string>>} the hashes of the files to keep: also of those that the reader has kept
 */
async function wanted(present) {
  if (await caches.has(WHOLE)) return ALL;
  /** @type {Set<string>} */
  const seen = new Set();
  for (const name of present)
    for (const { url } of await (await caches.open(name)).keys()) seen.add(pathOf(url));
  return {
    ...SITE.kept,
    ...Object.fromEntries(Object.entries(SITE.onDemand).filter(([path]) => seen.has(path))),
  };
}

/**
 * @param {string[]} present names of caches that may hold some of the files already
 * @param {(done: number, total: number) => void} [tell] is called after each file
 */
async function keepSite(present, tell) {
  const cache = await caches.open(CACHE);
  await cache.put(HASHES, Response.json(ALL));
  const all = Object.entries(await wanted(present));
  const files = all.values();
  let done = 0;
  const lane = async () => {
    for (const [path, hash] of files) {
      const kept = await unchanged(present, path, hash);
      const response = kept ?? (await fetch(addressOf(path), { cache: "no-cache" }));
      await cache.put(addressOf(path), await checked(response, hash));
      done += 1;
      tell?.(done, all.length);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_REQUESTS }, lane));
}

/** What fills the cache again, at most once at a time. @type {Promise<void> | undefined} */
let refilling;

/** The browser or the reader may empty the caches while this worker lives: then all is kept anew. */
async function refill() {
  const { complete } = await state();
  if (complete) return;
  refilling ??= keepSite(await siteCaches())
    .catch(() => {}) // the next visit tries again
    .finally(() => {
      refilling = undefined;
    });
  await refilling;
}

/** @returns {Promise<{whole: boolean, complete: boolean}>} whether all is kept; whether all that is wanted is */
async function state() {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const holds = (/** @type {object} */ files) =>
    [HASHES, ...Object.keys(files).map(addressOf)].every((address) => kept.has(address));
  const complete = holds(await wanted([]));
  return { whole: complete && holds(SITE.onDemand), complete };
}

worker.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (event.data === "whole?") event.waitUntil(state().then(({ whole }) => port.postMessage({ whole })));
  if (event.data === "whole!") event.waitUntil(keepWhole(port));
});

/** @param {MessagePort} port is told how many files are kept of how many, and how it ended: browser/offline/keep.js */
async function keepWhole(port) {
  try {
    await caches.open(WHOLE);
    await keepSite(await siteCaches(), (done, total) => port.postMessage({ done, total }));
    port.postMessage({ end: "whole" });
  } catch (error) {
    await caches.delete(WHOLE).catch(() => {});
    port.postMessage({ end: isFull(error) ? "full" : "broken" });
  }
}

/** An update must not take the live calculator from a reader who has used it and then has no network. */
async function renewPython() {
  if (!(await caches.has(PYTHON_CACHE))) return;
  const cache = await caches.open(PYTHON_CACHE);
  const { archives, smallEngine, engine } = SITE.python;
  const keyOf = (/** @type {string} */ integrity) => addressOf(`${PYTHON}/${encodeURIComponent(integrity)}`);
  const needed = (await cache.match(keyOf(engine))) ? archives : { ...archives, ...smallEngine };
  for (const [path, integrity] of Object.entries(needed)) {
    const key = keyOf(integrity);
    if (!(await cache.match(key))) await cache.put(key, await fetch(addressOf(path), { integrity }));
  }
}

async function siteCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(CACHES));
}

/**
 * @param {string[]} names of caches
 * @param {string} path
 * @param {string} hash
 * @returns {Promise<?Response>} the file from one of the caches, if it has the content that the hash names
 */
async function unchanged(names, path, hash) {
  for (const cacheName of names) {
    const response = await caches.match(addressOf(path), { cacheName });
    if (response && (await digest(await response.clone().arrayBuffer())) === hash) return response;
  }
  return null;
}

/**
 * @param {Response} response
 * @param {string} hash
 * @returns {Promise<Response>} free of redirects, if it has the content that the hash names; else rejects
 */
async function checked(response, hash) {
  const content = await response.arrayBuffer();
  if (!response.ok || (await digest(content)) !== hash) {
    throw new Error(
      `${response.url} (status ${response.status}) does not belong to the version that needs it`,
    );
  }
  return new Response(content, { headers: { "content-type": response.headers.get("content-type") ?? "" } });
}

/** @param {ArrayBuffer} content @returns {Promise<string>} as many digits of SHA-256 as hooks/finish/service_worker.py writes */
async function digest(content) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Answering.

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const ours = request.method === "GET" && request.url.startsWith(ROOT.href);
  if (!ours || LEFT_ALONE.some((folder) => pathOf(request.url).startsWith(folder))) return;
  const answer = request.mode === "navigate" ? openPage(event) : deliver(event);
  event.respondWith(answer.catch(() => fetch(request))); // storage may be denied or emptied at any time
});

/**
 * @param {FetchEvent} event
 * @returns {Promise<Response>} a page of the host's version: from the cache if that is this version, or if the host is
 *   out of reach
 */
async function openPage(event) {
  const { request, resultingClientId } = event;
  const latest = await versionOnline();
  if (latest === GONE) {
    event.waitUntil(letGo());
    return fetch(request);
  }
  if (latest !== UNREACHABLE && latest !== SITE.version) {
    try {
      const response = await fetch(request, { cache: "no-cache" });
      remember(event, resultingClientId, latest);
      return response;
    } catch {
      // The network went away in between: the page is read as it was kept.
    }
  }
  remember(event, resultingClientId, SITE.version);
  if (latest === SITE.version) event.waitUntil(tidy().then(refill));
  return keptPage(event);
}

/** @returns {Promise<string>} the host's version; UNREACHABLE or GONE in its place */
async function versionOnline() {
  try {
    const response = await ask("version.txt");
    const text = (await response.text()).trim();
    if (response.ok && /^[0-9a-f]+$/.test(text)) return text;
    return (await isGone()) ? GONE : UNREACHABLE;
  } catch {
    return UNREACHABLE;
  }
}

/**
 * @returns {Promise<boolean>} whether this site has left the host, for none or for another that may answer anything to
 *   any request. A Wi-Fi's page to log in is no such sign: it cannot speak for a host over a secure connection unless it
 *   leads elsewhere.
 */
async function isGone() {
  const response = await ask("sw.js");
  if (response.status === 404 || response.status === 410) return true;
  return response.ok && !(await response.text()).includes(MARK);
}

/** @param {string} path @returns {Promise<Response>} what the host has; rejects if it is slow, or leads elsewhere */
function ask(path) {
  const signal = AbortSignal.timeout(VERSION_TIMEOUT_MS);
  return fetch(addressOf(path), { cache: "no-store", redirect: "error", signal });
}

/** Leaves the host to whatever is there now, without a trace. */
async function letGo() {
  await worker.registration.unregister();
  const own = [...(await siteCaches()), CLIENTS, WHOLE, PYTHON_CACHE];
  await Promise.all(own.map((name) => caches.delete(name)));
}

/** @param {FetchEvent} event @returns {Promise<Response>} a page as it was kept; one that was not is kept now */
async function keptPage(event) {
  const { request } = event;
  const path = pathOf(request.url);
  const kept = await fromCache(SITE.version, path);
  if (kept) return kept;
  if (`${path}/` in ALL) return Response.redirect(addressOf(`${path}/`) + new URL(request.url).search);
  try {
    const response = await fetch(request);
    if (path in SITE.onDemand) event.waitUntil(keepPage(path, response.clone()));
    return response;
  } catch {
    if (path in SITE.onDemand) return Response.redirect(whereMissingIsSaid(path));
    const page = await fromCache(SITE.version, languageFolder(path) + NOT_FOUND);
    return new Response(page?.body, { status: 404, headers: page?.headers });
  }
}

/** @param {string} path @param {Response} response of the host; of another version it is read, but not kept */
async function keepPage(path, response) {
  try {
    await (await caches.open(CACHE)).put(addressOf(path), await checked(response, SITE.onDemand[path]));
  } catch {
    // Read it was; there may be no room to keep it.
  }
}

/** @param {string} path of a page @returns {string} the folder of the language that it is in */
function languageFolder(path) {
  const folders = Object.keys(SITE.missing).filter((folder) => path.startsWith(folder));
  const [own] = folders.sort((one, other) => other.length - one.length);
  return own;
}

/** @param {string} path of a page @returns {string} the address that says, in its language, that it is not kept */
function whereMissingIsSaid(path) {
  return `${addressOf(SITE.missing[languageFolder(path)])}?${new URLSearchParams({ missing: path })}#offline`;
}

/** @param {FetchEvent} event @returns {Promise<Response>} a file for a client, of the client's version */
async function deliver(event) {
  const { request, clientId, resultingClientId } = event;
  const version = await versionOf(clientId);
  if (resultingClientId && version) remember(event, resultingClientId, version); // a worker that a page starts
  const path = pathOf(request.url);
  const online = () => fetch(request, { cache: "no-cache" }); // the browser's own cache knows no versions
  // Not every browser says whom a worker's request is for: the network then has what the host has.
  if (!version) return online().catch(async () => (await fromCache(SITE.version, path)) ?? Response.error());
  return (await fromCache(version, path)) ?? fromNetwork(event, version, path, online);
}

/**
 * @param {FetchEvent} event
 * @param {string} version
 * @param {string} path
 * @param {() => Promise<Response>} online
 */
async function fromNetwork(event, version, path, online) {
  const hash = (await hashesOf(version))[path];
  if (!hash) return online();
  try {
    const response = await checked(await online(), hash);
    const copy = response.clone();
    event.waitUntil(caches.open(CACHES + version).then((cache) => cache.put(addressOf(path), copy)));
    return response;
  } catch {
    return Response.error(); // rather nothing than a part of another version
  }
}

/** @param {string} version @returns {Promise<Record<string, string>>} of the version's files, as far as it is known */
async function hashesOf(version) {
  if (version === SITE.version) return ALL;
  const list = await caches.match(HASHES, { cacheName: CACHES + version });
  return list ? list.json() : {};
}

/** @param {string} version @param {string} path */
function fromCache(version, path) {
  return caches.match(addressOf(path), { cacheName: CACHES + version });
}

// Clients and their versions.

/** @param {string} clientId */
const keyOf = (clientId) => addressOf(`?client=${clientId}`);

/** @param {FetchEvent} event @param {string} clientId @param {string} version */
function remember(event, clientId, version) {
  versions.set(clientId, version);
  event.waitUntil(caches.open(CLIENTS).then((cache) => cache.put(keyOf(clientId), new Response(version))));
}

/** @param {string} clientId @returns {Promise<string | undefined>} */
async function versionOf(clientId) {
  if (versions.has(clientId)) return versions.get(clientId);
  return (await caches.match(keyOf(clientId), { cacheName: CLIENTS }))?.text();
}

/** Forgets clients that are gone and the versions that no client needs; only the newest version may ask for it. */
async function tidy() {
  const needed = new Set([CACHE]);
  const cache = await caches.open(CLIENTS);
  for (const request of await cache.keys()) {
    const id = new URL(request.url).searchParams.get("client") ?? "";
    if (await worker.clients.get(id)) {
      needed.add(CACHES + (await versionOf(id)));
    } else {
      versions.delete(id);
      await cache.delete(request);
    }
  }
  for (const name of await siteCaches()) if (!needed.has(name)) await caches.delete(name);
}
