/**
 * The verified files of this version, kept by the browser so that the next visit needs no network.
 * Where storage is denied or full, everything works as if nothing were ever kept.
 */

const NAME = "python-files";

/** @param {string} root the site's root @returns {Promise<{source: Function, keep: Function, keepOnly: Function}>} */
export async function openStore(root) {
  const cache = await open();
  const addresses = async () => ((await cache?.keys().catch(() => [])) ?? []).map(({ url }) => url);
  const found = new Set(await addresses()); // asked once: a first visit need not ask for each file
  const key = (file) => new URL(`${NAME}/${encodeURIComponent(file.integrity)}`, root).href;

  return {
    /** @returns {?import("./downloads.js").Source} what was kept of the file, as a source; it is checked like any other */
    async source(file) {
      if (!found.has(key(file))) return null;
      const kept = await cache.match(key(file)).catch(() => undefined);
      return kept ? async () => kept : null;
    },

    /** @param {{integrity: string}} file @param {Uint8Array} bytes @param {string} type */
    async keep(file, bytes, type) {
      await cache?.put(key(file), new Response(bytes, { headers: { "content-type": type } })).catch(() => {});
    },

    /** Forgets the files of other versions. @param {{integrity: string}[]} files those that are in use */
    async keepOnly(files) {
      const wanted = new Set(files.map(key));
      await Promise.all((await addresses()).filter((url) => !wanted.has(url)).map((url) => cache.delete(url)));
    },
  };
}

async function open() {
  try {
    return await caches.open(NAME);
  } catch {
    return null;
  }
}
