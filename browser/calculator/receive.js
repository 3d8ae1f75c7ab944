/** One file from one place: whole, or what is missing behind the part that is there already; checked by its hash. */

import { isPacked, unpackerIfPacked } from "./unpack.js";

/**
 * @typedef {import("./types").KnownFile} KnownFile
 * @typedef {Uint8Array<ArrayBuffer>} Bytes
 * @typedef {(signal: AbortSignal, part?: Bytes) => Promise<Response>} Source asks for the file, or for what comes
 *   behind a part of it; a place may answer with all of it nevertheless
 */

/**
 * @template T
 * @typedef {(response: Response) => Promise<T>} Tap reads along while the file arrives
 */

/**
 * @template T
 * @typedef {object} Watch
 * @property {AbortSignal} signal
 * @property {Tap<T>} [tap]
 * @property {(response: Response, bytes: Bytes, loaded: number) => void} hear is told what is here, time and again
 */

export const NOTHING = new Uint8Array();

export class DownloadFailure extends Error {
  /** The part that is here all the same. @type {{file: KnownFile, bytes: Bytes} | undefined} */
  part;

  /** @param {"network" | "integrity"} kind @param {string} message */
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

/**
 * @template T
 * @param {{file: KnownFile, source: Source}} place
 * @param {Bytes} part of the file, or NOTHING
 * @param {Watch<T>} watch
 * @returns {Promise<{bytes: Bytes, tapped?: Promise<T>}>} rejects with a DownloadFailure, or with what the network says
 */
export async function receive({ file, source }, part, watch) {
  const rest = part.length ? await source(watch.signal, part).catch(() => null) : null;
  if (rest?.status === 206 && isBehind(part, file, rest)) {
    try {
      return await read(rest, file, part, watch);
    } catch (error) {
      if (!(error instanceof DownloadFailure)) throw error;
      // What was there may be what is wrong: all anew.
    }
  }
  watch.signal.throwIfAborted();
  const response = rest?.status === 200 ? rest : await source(watch.signal);
  if (!response.ok) throw new DownloadFailure("network", `${response.url} answered ${response.status}`);
  return read(response, file, NOTHING, watch);
}

/** @param {Bytes} part @param {KnownFile} file @param {Response} rest */
function isBehind(part, file, rest) {
  const size = sizeOf(file, part);
  const told = rest.headers.get("content-range"); // of another host it may be hidden: the hash tells all the same
  return told === null || told === `bytes ${part.length}-${size - 1}/${size}`;
}

/**
 * @template T
 * @param {Response} response
 * @param {KnownFile} file
 * @param {Bytes} part that the response goes on from
 * @param {Watch<T>} watch
 */
async function read(response, file, part, { tap, hear }) {
  const pipe = tap && !isPlain(response, file) ? openPipe(file) : null;
  const tapped = tap?.(pipe?.response ?? response.clone());
  tapped?.catch(() => {}); // a refused file is reported once, by its hash
  try {
    const bytes = await collect(response, file, part, hear, pipe);
    await check(bytes, file, response.url);
    return { bytes, tapped };
  } catch (error) {
    pipe?.fail(error);
    throw error;
  }
}

/**
 * @param {Response} response
 * @param {KnownFile} file
 * @param {Bytes} part
 * @param {Watch<unknown>["hear"]} hear
 * @param {?ReturnType<typeof openPipe>} pipe
 */
async function collect(response, file, part, hear, pipe) {
  const bytes = new Uint8Array(Math.max(...formsOf(file).map(({ size }) => size)));
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  let loaded = 0;
  const add = (/** @type {Uint8Array} */ more) => {
    if (loaded + more.length > bytes.length) {
      throw new DownloadFailure("integrity", `${response.url} is too long`);
    }
    bytes.set(more, loaded);
    loaded += more.length;
    pipe?.write(more);
    hear(response, bytes, loaded);
  };
  if (part.length) add(part);
  for (let next = await reader.read(); !next.done; next = await reader.read()) add(next.value);
  pipe?.close();
  return bytes.subarray(0, loaded);
}

/**
 * @param {Response} response
 * @param {KnownFile} file
 * @returns {boolean} whether the browser can compile it as it comes: then it remembers what it has compiled for the next
 *   visit, as it does not of what is fed by hand
 */
function isPlain(response, file) {
  return (
    response.status === 200 && response.url !== "" && response.headers.get("content-type") === typeOf(file)
  );
}

/** @param {KnownFile} file @returns {string} the type of what is in it, unpacked */
function typeOf(file) {
  return file.plain?.type ?? file.type;
}

/**
 * A response that is fed by hand, so that the browser compiles while the file is still on its way.
 * @param {KnownFile} file what it is, whatever the host calls it: its content is checked
 */
function openPipe(file) {
  /** @type {ReadableStreamDefaultController | undefined} */
  let control;
  const body = new ReadableStream({
    start(given) {
      control = given;
    },
  });
  return {
    response: new Response(file.plain ? body.pipeThrough(unpackerIfPacked()) : body, {
      headers: { "content-type": typeOf(file) },
    }),
    write: (/** @type {Uint8Array} */ part) => control?.enqueue(part),
    close: () => control?.close(),
    fail: (/** @type {unknown} */ error) => control?.error(error),
  };
}

/** @param {KnownFile} file @returns {{integrity: string, size: number}[]} the contents with which it may arrive */
function formsOf(file) {
  return file.plain ? [file, file.plain] : [file];
}

/** @param {KnownFile} file @param {Uint8Array} begins with what has come of it @returns {number} how long that will be */
export function sizeOf(file, begins) {
  return file.plain && begins.length && !isPacked(file, begins) ? file.plain.size : file.size;
}

/** @param {Bytes} bytes @param {KnownFile} file @param {string} url */
async function check(bytes, file, url) {
  // Without a secure context there is no digest; there the request itself carries the hash (see `fromNetwork`).
  if (!canCheck()) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = `sha256-${btoa(String.fromCharCode(...digest))}`;
  if (!formsOf(file).some(({ integrity }) => integrity === found)) {
    throw new DownloadFailure("integrity", `${url} has the hash ${found}, not ${file.integrity}`);
  }
}

/** @returns {boolean} whether what is put together here can be checked here */
export const canCheck = () => Boolean(globalThis.crypto?.subtle);

/**
 * @param {string} url
 * @param {KnownFile} file
 * @returns {Source} refuses to be led elsewhere: only the hosts that are named may be asked
 */
export function fromNetwork(url, file) {
  const integrity = canCheck()
    ? undefined
    : formsOf(file)
        .map((form) => form.integrity)
        .join(" ");
  return (signal, part) => {
    const headers = part && { range: `bytes=${part.length}-` };
    return fetch(url, { signal, integrity, headers, credentials: "omit", redirect: "error" });
  };
}

/** @param {string} url of this site @returns {Source} what the browser's own cache has, and else nobody */
export function fromBrowsersCache(url) {
  return (signal) =>
    fetch(url, { signal, cache: "only-if-cached", mode: "same-origin", credentials: "omit" });
}
