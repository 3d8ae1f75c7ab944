/**
 * The service worker: keeps the site, whole and of one version, for readers without a network.
 *
 * hooks/service_worker.py writes this file into the site as `sw.js`, after
 * `const SITE = {version, kept, onDemand, python}`: `kept` are the files that every reader gets, `onDemand` those that
 * are kept once a page has asked for them; both map an address, relative to the site's root, to the hash of the
 * content. `python` are the archives of the live calculator that were made for this version, with their integrity.
 *
 * How versions stay apart: each client (a page, or a worker that it started) belongs to one version from its
 * navigation on, and gets every file of that version, from its cache or from the network after a look at the hash.
 * Thus a new service worker may take over at once, whatever pages are open.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const ROOT = new URL(worker.registration.scope);
const CACHES = `site ${ROOT.pathname} `; // one for each version; other sites of the same host have other paths
const CLIENTS = `clients ${ROOT.pathname}`; // which version each client belongs to: this worker may end at any time
const HASHES = addressOf("?hashes");
const NOT_FOUND = "404.html";

/** Where browser/calculator/stored.js keeps Python's files, in a cache and below an address of this name. */
const PYTHON = "python-files";
/** The calculator keeps Python's files itself; pictures are for other sites that link here. */
const LEFT_ALONE = ["assets/python/", "assets/pictures/"];

/** A host that does not tell the site's version in this time counts as out of reach. */
const VERSION_TIMEOUT_MS = 2_500;
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
  const cache = await caches.open(CACHES + SITE.version);
  await cache.put(HASHES, Response.json({ ...SITE.kept, ...SITE.onDemand }));
  const present = await siteCaches(); // of earlier versions, and of an attempt at this one that was cut short
  const files = Object.entries(SITE.kept).values();
  const lane = async () => {
    for (const [path, hash] of files) {
      const kept = await unchanged(present, path, hash);
      const response = kept ?? (await fetch(addressOf(path), { cache: "no-cache" }));
      await cache.put(addressOf(path), await checked(response, hash));
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_REQUESTS }, lane));
  await renewPython().catch(() => {}); // pages can be read without it
  await worker.skipWaiting();
}

/** An update must not take the live calculator from a reader who has used it and then has no network. */
async function renewPython() {
  if (!(await caches.has(PYTHON))) return;
  const cache = await caches.open(PYTHON);
  for (const [path, integrity] of Object.entries(SITE.python)) {
    const key = addressOf(`${PYTHON}/${encodeURIComponent(integrity)}`);
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

/** @param {ArrayBuffer} content @returns {Promise<string>} as many digits of SHA-256 as hooks/service_worker.py writes */
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
  if (latest !== null && latest !== SITE.version) {
    try {
      const response = await fetch(request, { cache: "no-cache" });
      remember(event, resultingClientId, latest);
      return response;
    } catch {
      // The network went away in between: the page is read as it was kept.
    }
  }
  remember(event, resultingClientId, SITE.version);
  if (latest === SITE.version) event.waitUntil(tidy());
  return keptPage(request);
}

/** @returns {Promise<?string>} the host's version: null if the host is out of reach, empty if it has none */
async function versionOnline() {
  try {
    const signal = AbortSignal.timeout(VERSION_TIMEOUT_MS);
    const response = await fetch(addressOf("version.txt"), { cache: "no-store", signal });
    if (response.status === 404) return ""; // a site without a service worker
    const text = (await response.text()).trim();
    return response.ok && /^[0-9a-f]+$/.test(text) ? text : null; // other text is a Wi-Fi's page to log in
  } catch {
    return null;
  }
}

/** @param {Request} request */
async function keptPage(request) {
  const path = pathOf(request.url);
  const kept = await fromCache(SITE.version, path);
  if (kept) return kept;
  if (`${path}/` in SITE.kept) return Response.redirect(addressOf(`${path}/`) + new URL(request.url).search);
  return fetch(request).catch(async () => {
    const page = await fromCache(SITE.version, NOT_FOUND);
    return new Response(page?.body, { status: 404, headers: page?.headers });
  });
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
  const list = await caches.match(HASHES, { cacheName: CACHES + version });
  const hash = list && (await list.json())[path];
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
  const needed = new Set([CACHES + SITE.version]);
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
