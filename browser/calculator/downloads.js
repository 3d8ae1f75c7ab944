/**
 * Files whose hashes are known, from the first place that delivers them.
 *
 * A place that is slow gets company from the next one. After a while the one that would be later is let go, so that
 * neither a place that trickles holds the file up, nor a line that is slow everywhere carries it twice.
 *
 * @typedef {import("./types").KnownFile} KnownFile
 * @typedef {(signal: AbortSignal) => Promise<Response>} Source
 * @typedef {{file: KnownFile, source: Source}} Place where a file can be had; two places may offer different files
 *   that do the same
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

/**
 * @template T
 * @typedef {{onBytes?: OnBytes, tap?: Tap<T>, pace?: Pace, lookInterval?: number}} Options
 */

import { Pace } from "./pace.js";
import { unpackerIfPacked } from "./unpack.js";

/** How often the flow of bytes is looked at, unless there is haste. */
const LOOK_INTERVAL_MS = 2_000;
/** After so many looks at two places beside each other, the one that would be later is let go. */
const LOOKS_TO_COMPARE = 2;
/** A place that has delivered nothing for so long is given up. */
const MAX_SILENCE_MS = 20_000;

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
 * @param {Options<T>} [options]
 * @returns {Promise<Delivered<T>>} bytes that match the hash; rejects with a DownloadFailure once every source failed
 */
export function fetchVerified(file, sources, options = {}) {
  return fetchFirst(
    sources.map((source) => ({ file, source })),
    options,
  );
}

/**
 * @template T
 * @param {Place[]} places in order of preference
 * @param {Options<T>} [options]
 * @returns {Promise<Delivered<T>>} the file of one of the places, verified; rejects with a DownloadFailure once every
 *   place failed
 */
export function fetchFirst(places, options = {}) {
  return new Promise((resolve, reject) => {
    new Race(places, options, resolve, reject).next();
  });
}

/** One place that is asked for the file. */
class Attempt {
  control = new AbortController();
  loaded = 0;
  looks = 0;
  #counted = 0;
  #silence = 0;
  /** Bytes a second since the last look. */
  rate = 0;

  /** @param {number} place its number @param {KnownFile} file */
  constructor(place, file) {
    this.place = place;
    this.file = file;
  }

  /** @param {number} interval in ms since the last look */
  look(interval) {
    const came = this.loaded - this.#counted;
    this.looks += 1;
    this.#counted = this.loaded;
    this.#silence = came > 0 ? 0 : this.#silence + interval;
    this.rate = (came * 1_000) / interval;
  }

  get isDead() {
    return this.#silence >= MAX_SILENCE_MS;
  }

  /** @returns {number} seconds until the file is there, as it goes now */
  get timeLeft() {
    return this.rate > 0 ? Math.max(0, this.file.size - this.loaded) / this.rate : Number.POSITIVE_INFINITY;
  }
}

/** @template T */
class Race {
  #places;
  #options;
  #resolve;
  #reject;
  /** Who was not asked yet, by number. @type {number[]} */
  #waiting;
  /** Who was let go for being slow, to be asked again if all others fail. @type {number[]} */
  #letGo = [];
  /** @type {Attempt[]} */
  #running = [];
  /** @type {DownloadFailure[]} */
  #failures = [];
  #pace;
  #interval;
  #most = 0;
  #timer;

  /**
   * @param {Place[]} places
   * @param {Options<T>} options
   * @param {(delivered: Delivered<T>) => void} resolve
   * @param {(failure: DownloadFailure) => void} reject
   */
  constructor(places, options, resolve, reject) {
    this.#places = places;
    this.#waiting = [...places.keys()];
    this.#options = options;
    this.#pace = options.pace ?? new Pace();
    this.#interval = options.lookInterval ?? LOOK_INTERVAL_MS;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#timer = setInterval(() => this.#look(), this.#interval);
  }

  /** Asks the next place, or ends the race if there is none and nobody is asked any more. */
  next() {
    const place = this.#waiting.shift() ?? (this.#running.length ? undefined : this.#letGo.shift());
    if (place !== undefined) this.#run(place);
    else if (!this.#running.length) this.#end(() => this.#reject(summary(this.#failures)));
  }

  /** @param {number} place */
  async #run(place) {
    const { file, source } = this.#places[place];
    const attempt = new Attempt(place, file);
    this.#running.push(attempt);
    const onBytes = (/** @type {number} */ loaded) => {
      attempt.loaded = loaded;
      this.#tell(loaded);
    };
    const asked = performance.now();
    try {
      const received = await receive(file, source, attempt.control.signal, this.#options.tap, onBytes);
      this.#pace.saw(received.bytes.length, (performance.now() - asked) / 1_000);
      this.#end(() => this.#resolve({ ...received, source: place }));
    } catch (error) {
      if (!this.#running.includes(attempt)) return; // let go, or the race is over
      this.#running = this.#running.filter((each) => each !== attempt);
      this.#failures.push(
        error instanceof DownloadFailure ? error : new DownloadFailure("network", String(error)),
      );
      this.next();
    }
  }

  /** Of several places, tells what the one ahead has brought. @param {number} loaded */
  #tell(loaded) {
    if (loaded <= this.#most) return;
    this.#most = loaded;
    this.#options.onBytes?.(loaded);
  }

  #look() {
    for (const attempt of this.#running) {
      attempt.look(this.#interval);
      this.#pace.saw(attempt.loaded, (attempt.looks * this.#interval) / 1_000);
      if (attempt.isDead) attempt.control.abort(new Error("nothing has come for too long"));
    }
    const [first, second] = this.#running;
    if (second?.looks >= LOOKS_TO_COMPARE) this.#letGoTheLater(first, second);
    else if (first && !second && this.#pace.isSlow(first.rate) && this.#waiting.length) this.next();
  }

  /** @param {Attempt} first @param {Attempt} second */
  #letGoTheLater(first, second) {
    const later = first.timeLeft > second.timeLeft ? first : second;
    this.#running = this.#running.filter((each) => each !== later);
    this.#letGo.push(later.place);
    later.control.abort();
  }

  /** @param {() => void} settle */
  #end(settle) {
    clearInterval(this.#timer);
    const others = this.#running;
    this.#running = [];
    settle();
    for (const attempt of others) attempt.control.abort();
  }
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
 * @param {AbortSignal} signal
 * @param {Tap<T> | undefined} tap
 * @param {OnBytes} onBytes
 */
async function receive(file, source, signal, tap, onBytes) {
  const response = await source(signal);
  if (!response.ok) throw new DownloadFailure("network", `${response.url} answered ${response.status}`);
  const pipe = tap ? openPipe(file) : null;
  const tapped = pipe && tap ? tap(pipe.response) : undefined;
  tapped?.catch(() => {}); // a refused file is reported once, by its hash
  try {
    const bytes = await collect(response, Math.max(...formsOf(file).map(({ size }) => size)), onBytes, pipe);
    await check(bytes, file, response.url);
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
  const { type } = file.plain ?? file;
  return {
    response: new Response(file.plain ? body.pipeThrough(unpackerIfPacked()) : body, {
      headers: { "content-type": type ?? file.type },
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

/** @param {Uint8Array<ArrayBuffer>} bytes @param {KnownFile} file @param {string} url */
async function check(bytes, file, url) {
  // Without a secure context there is no digest; there the request itself carries the hash (see `fromNetwork`).
  if (!globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = `sha256-${btoa(String.fromCharCode(...digest))}`;
  if (!formsOf(file).some(({ integrity }) => integrity === found)) {
    throw new DownloadFailure("integrity", `${url} has the hash ${found}, not ${file.integrity}`);
  }
}

/**
 * @param {string} url
 * @param {KnownFile} file
 * @returns {Source} refuses to be led elsewhere: only the hosts that are named may be asked
 */
export function fromNetwork(url, file) {
  const hashes = formsOf(file).map(({ integrity }) => integrity);
  const integrity = globalThis.crypto?.subtle ? undefined : hashes.join(" ");
  return (signal) => fetch(url, { signal, integrity, credentials: "omit", redirect: "error" });
}
