/**
 * Files whose hashes are known, from the first place that delivers them.
 *
 * @typedef {import("./types").KnownFile} KnownFile
 * @typedef {(signal: AbortSignal) => Promise<Response>} Source
 * @typedef {(loaded: number) => void} OnBytes
 */

/**
 * @template T
 * @typedef {(response: Response) => Promise<T>} Tap reads along while the file arrives
 */

/**
 * @template T
 * @typedef {{bytes: Uint8Array<ArrayBuffer>, tapped?: Promise<T>, source: number}} Delivered
 */

/** A place that delivers less than this in SLOW_TIMEOUT_MS gets company: the next one starts beside it. */
const SLOW_BYTES = 8_192;
const SLOW_TIMEOUT_MS = 2_000;
/** A place that delivers nothing for this long is given up. */
const SILENCE_TIMEOUT_MS = 20_000;

export class DownloadFailure extends Error {
  /** @param {"network" | "integrity"} kind @param {string} message */
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

/**
 * @template T
 * @param {KnownFile} file
 * @param {Source[]} sources in order of preference
 * @param {{onBytes?: OnBytes, tap?: Tap<T>}} [options]
 * @returns {Promise<Delivered<T>>} bytes that match the hash; rejects with a DownloadFailure once every source failed
 */
export async function fetchVerified(file, sources, { onBytes = () => {}, tap } = {}) {
  const stop = new AbortController();
  /** @type {Promise<Delivered<T>>[]} */
  const attempts = [];
  const progress = onlyMore(onBytes);
  const nothing = () => undefined;
  try {
    for (const [index, source] of sources.entries()) {
      const { done, slow } = attempt(file, source, stop.signal, progress, tap);
      attempts.push(done.then((delivered) => ({ ...delivered, source: index })));
      const first = Promise.any(attempts);
      // Whichever comes first: a delivery, this source's failure, or its being slow. The last two call for the next.
      const delivered = await Promise.race([first.catch(nothing), done.then(() => first, nothing), slow]);
      if (delivered) return delivered;
    }
    return await Promise.any(attempts);
  } catch (failure) {
    throw failure instanceof AggregateError ? summary(failure.errors) : failure;
  } finally {
    stop.abort();
  }
}

/** Of several sources, tells the one that is ahead. @param {OnBytes} onBytes @returns {OnBytes} */
function onlyMore(onBytes) {
  let most = 0;
  return (loaded) => {
    if (loaded <= most) return;
    most = loaded;
    onBytes(loaded);
  };
}

/** @param {DownloadFailure[]} failures */
function summary(failures) {
  const kind = failures.some((failure) => failure.kind === "integrity") ? "integrity" : "network";
  return new DownloadFailure(kind, failures.map((failure) => failure.message).join("; "));
}

/**
 * @template T
 * @param {KnownFile} file
 * @param {Source} source
 * @param {AbortSignal} stopped
 * @param {OnBytes} onBytes
 * @param {Tap<T>} [tap]
 */
function attempt(file, source, stopped, onBytes, tap) {
  const mine = new AbortController();
  stopped.addEventListener("abort", () => mine.abort());
  let tellSlow = () => {};
  /** @type {Promise<undefined>} */
  const slow = new Promise((resolve) => {
    tellSlow = () => resolve(undefined);
  });
  const watch = watchFlow(tellSlow, () => mine.abort());
  const received = receive(file, source, mine.signal, tap, (loaded) => {
    watch.saw(loaded);
    onBytes(loaded);
  });
  const done = received
    .catch((error) => {
      throw error instanceof DownloadFailure ? error : new DownloadFailure("network", String(error));
    })
    .finally(() => watch.end());
  return { done, slow };
}

/** Watches how bytes flow: calls `slow` after a poor stretch, `dead` after a silent one. @param {() => void} slow @param {() => void} dead */
function watchFlow(slow, dead) {
  let counted = 0;
  let loaded = 0;
  let lastByte = performance.now();
  const timer = setInterval(() => {
    if (loaded - counted < SLOW_BYTES) slow();
    if (performance.now() - lastByte > SILENCE_TIMEOUT_MS) dead();
    counted = loaded;
  }, SLOW_TIMEOUT_MS);
  return {
    saw(/** @type {number} */ total) {
      loaded = total;
      lastByte = performance.now();
    },
    end: () => clearInterval(timer),
  };
}

/**
 * @template T
 * @param {KnownFile} file
 * @param {Source} source
 * @param {AbortSignal} signal
 * @param {Tap<T> | undefined} tap
 * @param {OnBytes} onBytes
 */
async function receive(file, source, signal, tap, onBytes) {
  const response = await source(signal);
  if (!response.ok) throw new DownloadFailure("network", `${response.url} answered ${response.status}`);
  const pipe = tap ? openPipe(response.headers.get("content-type")) : null;
  const tapped = pipe && tap ? tap(pipe.response) : undefined;
  tapped?.catch(() => {}); // a refused file is reported once, by its hash
  try {
    const bytes = await collect(response, file.size, onBytes, pipe);
    await check(bytes, file.integrity, response.url);
    return { bytes, tapped };
  } catch (error) {
    pipe?.fail(error);
    throw error;
  }
}

/** @param {Response} response @param {number} size @param {OnBytes} onBytes @param {?ReturnType<typeof openPipe>} pipe */
async function collect(response, size, onBytes, pipe) {
  const bytes = new Uint8Array(size);
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  let loaded = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (loaded + part.value.length > size) {
      throw new DownloadFailure("integrity", `${response.url} is too long`);
    }
    bytes.set(part.value, loaded);
    loaded += part.value.length;
    pipe?.write(part.value);
    onBytes(loaded);
  }
  pipe?.close();
  return bytes.subarray(0, loaded);
}

/** A response that is fed by hand, so that the browser compiles while the file is still on its way. @param {?string} type */
function openPipe(type) {
  /** @type {ReadableStreamDefaultController | undefined} */
  let control;
  const body = new ReadableStream({
    start(given) {
      control = given;
    },
  });
  return {
    response: new Response(body, { headers: { "content-type": type ?? "application/wasm" } }),
    write: (/** @type {Uint8Array} */ part) => control?.enqueue(part),
    close: () => control?.close(),
    fail: (/** @type {unknown} */ error) => control?.error(error),
  };
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {string} integrity @param {string} url */
async function check(bytes, integrity, url) {
  // Without a secure context there is no digest; there the request itself carries the hash (see `fromNetwork`).
  if (!globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = `sha256-${btoa(String.fromCharCode(...digest))}`;
  if (found !== integrity) {
    throw new DownloadFailure("integrity", `${url} has the hash ${found}, not ${integrity}`);
  }
}

/** @param {string} url @param {KnownFile} file @returns {Source} */
export function fromNetwork(url, file) {
  const integrity = globalThis.crypto?.subtle ? undefined : file.integrity;
  return (signal) => fetch(url, { signal, integrity, credentials: "omit" });
}
