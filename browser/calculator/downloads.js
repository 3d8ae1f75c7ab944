/**
 * Files whose hashes are known, from the first place that delivers them.
 *
 * @typedef {{integrity: string, size: number}} Known
 * @typedef {(signal: AbortSignal) => Promise<Response>} Source
 * @typedef {(response: Response) => Promise<any>} Tap reads along while the file arrives
 * @typedef {{bytes: Uint8Array, tapped: ?Promise<any>, source: number}} Delivered
 */

/** A place that delivers less than ENOUGH bytes in this time (ms) gets company: the next one starts beside it. */
const PATIENCE = 2_000;
const ENOUGH = 8_192;
/** A place that delivers nothing for this long (ms) is given up. */
const GIVE_UP = 20_000;

export class DownloadFailure extends Error {
  /** @param {"network"|"integrity"} kind @param {string} message */
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

/**
 * @param {Known} file @param {Source[]} sources in order of preference
 * @param {{onBytes?: (loaded: number) => void, tap?: Tap}} [options]
 * @returns {Promise<Delivered>} bytes that match the hash; rejects with a DownloadFailure once every source failed
 */
export async function fetchVerified(file, sources, { onBytes = () => {}, tap } = {}) {
  const stop = new AbortController();
  const attempts = [];
  let most = 0;
  const progress = (loaded) => loaded > most && onBytes((most = loaded));
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

function summary(failures) {
  const kind = failures.some((failure) => failure.kind === "integrity") ? "integrity" : "network";
  return new DownloadFailure(kind, failures.map((failure) => failure.message).join("; "));
}

function attempt(file, source, stopped, onBytes, tap) {
  const mine = new AbortController();
  stopped.addEventListener("abort", () => mine.abort());
  let tellSlow;
  const slow = new Promise((resolve) => (tellSlow = () => resolve(undefined)));
  const watch = watchFlow(tellSlow, () => mine.abort());
  const done = receive(file, source, mine.signal, tap, (loaded) => {
    watch.saw(loaded);
    onBytes(loaded);
  }).catch((error) => {
    throw error instanceof DownloadFailure ? error : new DownloadFailure("network", String(error));
  });
  const end = () => watch.end();
  done.then(end, end);
  return { done, slow };
}

/** Watches how bytes flow: calls `slow` after a poor stretch, `dead` after a silent one. */
function watchFlow(slow, dead) {
  let counted = 0;
  let loaded = 0;
  let lastByte = performance.now();
  const timer = setInterval(() => {
    if (loaded - counted < ENOUGH) slow();
    if (performance.now() - lastByte > GIVE_UP) dead();
    counted = loaded;
  }, PATIENCE);
  return {
    saw(total) {
      loaded = total;
      lastByte = performance.now();
    },
    end: () => clearInterval(timer),
  };
}

async function receive(file, source, signal, tap, onBytes) {
  const response = await source(signal);
  if (!response.ok) throw new DownloadFailure("network", `${response.url} answered ${response.status}`);
  const pipe = tap ? openPipe(response.headers.get("content-type")) : null;
  const tapped = pipe && tap(pipe.response);
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

async function collect(response, size, onBytes, pipe) {
  const bytes = new Uint8Array(size);
  const reader = response.body.getReader();
  let loaded = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (loaded + part.value.length > size) throw new DownloadFailure("integrity", `${response.url} is too long`);
    bytes.set(part.value, loaded);
    loaded += part.value.length;
    pipe?.write(part.value);
    onBytes(loaded);
  }
  pipe?.close();
  return bytes.subarray(0, loaded);
}

/** A response that is fed by hand, so that the browser compiles while the file is still on its way. */
function openPipe(type) {
  let control;
  const body = new ReadableStream({ start: (given) => (control = given) });
  return {
    response: new Response(body, { headers: { "content-type": type ?? "application/wasm" } }),
    write: (part) => control.enqueue(part),
    close: () => control.close(),
    fail: (error) => control.error(error),
  };
}

async function check(bytes, integrity, url) {
  // Without a secure context there is no digest; there the request itself carries the hash (see `fromNetwork`).
  if (!globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = `sha256-${btoa(String.fromCharCode(...digest))}`;
  if (found !== integrity) throw new DownloadFailure("integrity", `${url} has the hash ${found}, not ${integrity}`);
}

/** @param {string} url @param {Known} file @returns {Source} */
export function fromNetwork(url, file) {
  const integrity = globalThis.crypto?.subtle ? undefined : file.integrity;
  return (signal) => fetch(url, { signal, integrity, credentials: "omit" });
}
