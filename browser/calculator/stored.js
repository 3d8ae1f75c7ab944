/**
 * The verified files of this version, kept by the browser so that the next visit needs no network.
 * Where storage is denied or full, everything works as if nothing were ever kept.
 */

/** @typedef {import("./types").KnownFile} KnownFile */
/** @typedef {{file: KnownFile, bytes: Uint8Array<ArrayBuffer>}} Part of a file, from its beginning */

const NAME = "python-files";

/** @param {string} root a site's root @returns {string} the cache of that site: each copy on a host has one of its own */
const cacheOf = (root) => `${NAME} ${new URL(root).pathname}`;

export class Store {
  #cache;
  #root;
  #found;

  /** @param {?Cache} cache @param {string} root the site's root @param {Set<string>} found addresses of what is kept */
  constructor(cache, root, found) {
    this.#cache = cache;
    this.#root = root;
    this.#found = found;
  }

  /**
   * @param {KnownFile} file
   * @returns {Promise<import("./receive.js").Source | null>} what was kept of it; it is checked like any other
   */
  async source(file) {
    const key = this.#key(file);
    if (!this.#found.has(key)) return null;
    const kept = await this.#cache?.match(key).catch(() => undefined);
    return kept ? async () => kept : null;
  }

  /** @param {KnownFile} file @param {Uint8Array<ArrayBuffer>} bytes @param {string} type */
  async keep(file, bytes, type) {
    const response = new Response(bytes, { headers: { "content-type": type } });
    await this.#cache?.put(this.#key(file), response).catch(() => {});
  }

  /**
   * @param {KnownFile[]} files
   * @returns {Promise<Part[]>} what an earlier visit got of them before it broke off
   */
  async parts(files) {
    const found = files.map(async (file) => {
      const key = this.#keyOfPart(file);
      const kept = this.#found.has(key) && (await this.#cache?.match(key).catch(() => undefined));
      return kept ? [{ file, bytes: new Uint8Array(await kept.arrayBuffer()) }] : [];
    });
    return (await Promise.all(found)).flat();
  }

  /** @param {Part} part */
  async keepPart({ file, bytes }) {
    const key = this.#keyOfPart(file);
    this.#found.add(key);
    await this.#cache?.put(key, new Response(bytes)).catch(() => {});
  }

  /** Forgets parts, and the files of other versions. @param {KnownFile[]} files those that are in use */
  async keepOnly(files) {
    const wanted = new Set(files.map((file) => this.#key(file)));
    const others = (await addresses(this.#cache)).filter((url) => !wanted.has(url));
    await Promise.all(others.map((url) => this.#cache?.delete(url)));
  }

  /** @param {KnownFile} file */
  #keyOfPart(file) {
    return `${this.#key(file)}.part`;
  }

  /** @param {KnownFile} file */
  #key(file) {
    return new URL(`${NAME}/${encodeURIComponent(file.integrity)}`, this.#root).href;
  }
}

/** @param {string} root the site's root */
export async function openStore(root) {
  const cache = await openCache(cacheOf(root));
  return new Store(cache, root, new Set(await addresses(cache))); // asked once: a first visit need not ask for each file
}

/** @param {?Cache} cache @returns {Promise<string[]>} */
async function addresses(cache) {
  const requests = (await cache?.keys().catch(() => [])) ?? [];
  return requests.map(({ url }) => url);
}

/** @param {string} name */
async function openCache(name) {
  try {
    return await caches.open(name);
  } catch {
    return null;
  }
}
