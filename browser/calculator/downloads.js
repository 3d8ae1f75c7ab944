/**
 * Files whose hashes are known, from the first place that delivers them.
 *
 * A place that is slow gets company from the next one. Soon the one that would be later is let go, so that neither a
 * place that trickles holds the file up, nor a line that is slow everywhere carries it twice. Whoever takes over goes on
 * from what is there of the same file.
 */

import { Attempt, SHORTEST_PART } from "./attempt.js";
import { Pace } from "./pace.js";
import { canCheck, DownloadFailure, NOTHING, receive, sizeOf } from "./receive.js";

/**
 * @typedef {import("./types").KnownFile} KnownFile
 * @typedef {import("./receive.js").Source} Source
 * @typedef {{file: KnownFile, source: Source, host?: string}} Place where a file can be had; two places may offer
 *   different files that do the same
 */

/**
 * @template T
 * @typedef {{bytes: Uint8Array<ArrayBuffer>, tapped?: Promise<T>, source: number}} Delivered
 */

/**
 * @template T
 * @typedef {object} Options
 * @property {(loaded: number) => void} [onBytes]
 * @property {import("./receive.js").Tap<T>} [tap]
 * @property {Pace} [pace]
 * @property {{file: KnownFile, bytes: Uint8Array<ArrayBuffer>}[]} [parts] of files that are here from before
 */

/** How often the flow of bytes is looked at. */
const LOOK_INTERVAL_MS = 100;
/** A machine so late (ms) has no time for what comes: such a look tells nothing of a host. */
const TOO_LATE_MS = 2 * LOOK_INTERVAL_MS;
/** After so many looks at what the other of two places brings, the one that would be later is let go. */
const LOOKS_TO_COMPARE = 4;
/** More than any file has bytes: a host that brought what is not a file is asked after all others. */
const LAST = 2 ** 40;

/**
 * @template T
 * @param {KnownFile} file
 * @param {Source[]} sources in order of preference
 * @param {Options<T>} [options]
 * @returns {Promise<Delivered<T>>} bytes that match the hash; rejects with a DownloadFailure once every source failed
 */
export function fetchVerified(file, sources, options = {}) {
  return fetchFirst(
    sources.map((source, number) => ({ file, source, host: String(number) })),
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

/** @template T */
class Race {
  #places;
  #options;
  #resolve;
  #reject;
  /** Who was not asked yet, or can go on from where it stopped, by number. @type {number[]} */
  #waiting;
  /** Who was let go for being slow, to be asked again if all others fail. @type {number[]} */
  #letGo = [];
  /** @type {Attempt[]} */
  #running = [];
  /** @type {Attempt[]} */
  #all = [];
  /** @type {DownloadFailure[]} */
  #failures = [];
  /** Whether company has been sent home once: a place that is slow by turns keeps it the next time. */
  #sentHome = false;
  #pace;
  #looked = performance.now();
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
    this.#resolve = resolve;
    this.#reject = reject;
    this.#timer = setInterval(() => this.#look(), LOOK_INTERVAL_MS);
  }

  /** Asks the next place, or ends the race if there is none and nobody is asked any more. */
  next() {
    const from = this.#waiting.length || this.#running.length ? this.#waiting : this.#letGo;
    const [place] = [...from].sort((one, other) => this.#cost(one) - this.#cost(other));
    if (place !== undefined) {
      from.splice(from.indexOf(place), 1);
      this.#run(place);
    } else if (!this.#running.length) this.#end(() => this.#reject(this.#failure()));
  }

  /** @param {number} number of a place @returns {number} how late it should be asked */
  #cost(number) {
    const { file, host = "" } = this.#places[number];
    const part = this.#partOf(file);
    // At first the order counts; then, how many bytes are missing.
    const missing = this.#all.length ? sizeOf(file, part) - part.length : 0;
    return missing + (this.#pace.isSpoilt(host) ? LAST : 0);
  }

  /** @param {KnownFile} file @returns {Uint8Array<ArrayBuffer>} the most that is here of it */
  #partOf(file) {
    if (!canCheck()) return NOTHING;
    const parts = [
      ...this.#all.map((attempt) => ({ file: attempt.file, bytes: attempt.part })),
      ...(this.#options.parts ?? []),
    ];
    const own = parts.filter((part) => part.file.integrity === file.integrity);
    return own.reduce((most, { bytes }) => (bytes.length > most.length ? bytes : most), NOTHING);
  }

  /** @param {number} number of a place */
  async #run(number) {
    const place = this.#places[number];
    const part = this.#partOf(place.file);
    const attempt = new Attempt(number, place.file, place.host ?? "");
    const before = this.#most;
    this.#running.push(attempt);
    this.#all.push(attempt);
    try {
      const received = await receive(place, part, {
        signal: attempt.control.signal,
        tap: this.#options.tap,
        hear: (response, bytes, loaded) => {
          attempt.hear(response, bytes, loaded);
          this.#tell(loaded);
        },
      });
      this.#pace.saw(attempt.brought, (performance.now() - attempt.asked) / 1_000);
      this.#end(() => this.#resolve({ ...received, source: number }));
    } catch (error) {
      if (!this.#running.includes(attempt)) return; // let go, or the race is over
      this.#leave(attempt);
      this.#note(attempt, error, before);
      this.next();
    }
  }

  /** @param {Attempt} attempt that has failed @param {unknown} error @param {number} before most bytes before it */
  #note(attempt, error, before) {
    const failure = error instanceof DownloadFailure ? error : new DownloadFailure("network", String(error));
    this.#failures.push(failure);
    if (failure.kind === "integrity") {
      attempt.spoil();
      this.#pace.distrust(attempt.host);
    } else if (attempt.loaded >= before + SHORTEST_PART) this.#waiting.push(attempt.place);
  }

  /** Of several places, tells what the one ahead has brought. @param {number} loaded */
  #tell(loaded) {
    if (loaded <= this.#most) return;
    this.#most = loaded;
    this.#options.onBytes?.(loaded);
  }

  #look() {
    const now = performance.now();
    const time = now - this.#looked;
    this.#looked = now;
    for (const attempt of this.#running) {
      attempt.look(time);
      this.#pace.flows(attempt, attempt.host, attempt.rate);
      this.#pace.saw(attempt.brought, (now - attempt.asked) / 1_000);
      if (attempt.isDead) attempt.control.abort(new Error("nothing has come for too long"));
    }
    const [first, second] = this.#running;
    if (second) {
      if (second.looksAtFlow >= LOOKS_TO_COMPARE) this.#letGoOne(later(first, second));
      else if (second.brought === 0 && !this.#sentHome && !this.#isSlow(first, now)) {
        this.#sentHome = true;
        this.#letGoOne(second, this.#waiting);
      }
    } else if (first && this.#waiting.length) {
      if (this.#pace.isSpoilt(first.host)) this.#letGoOne(first);
      else if (time <= TOO_LATE_MS && this.#isSlow(first, now)) this.next();
    }
  }

  /** @param {Attempt} attempt @param {number} now */
  #isSlow(attempt, now) {
    if (attempt.isThere || now - attempt.asked < this.#pace.grace) return false;
    return this.#pace.isSlow(attempt.host);
  }

  /** @param {Attempt} attempt @param {number[]} among where its place is remembered */
  #letGoOne(attempt, among = this.#letGo) {
    this.#leave(attempt);
    among.push(attempt.place);
    attempt.control.abort();
    if (!this.#running.length) this.next();
  }

  /** @param {Attempt} attempt */
  #leave(attempt) {
    this.#running = this.#running.filter((each) => each !== attempt);
    this.#pace.ended(attempt);
  }

  /** @returns {DownloadFailure} what to say of all failures, with the most that is here nevertheless */
  #failure() {
    const kind = this.#failures.some((failure) => failure.kind === "integrity") ? "integrity" : "network";
    const failure = new DownloadFailure(kind, this.#failures.map(({ message }) => message).join("; "));
    const parts = this.#places.map(({ file }) => ({ file, bytes: this.#partOf(file) }));
    failure.part = parts.find(({ bytes }) => bytes.length > 0);
    return failure;
  }

  /** @param {() => void} settle */
  #end(settle) {
    clearInterval(this.#timer);
    const others = this.#running;
    for (const attempt of others) this.#leave(attempt);
    settle();
    for (const attempt of others) attempt.control.abort();
  }
}

/** @param {Attempt} first @param {Attempt} second @returns {Attempt} the one that would be later */
function later(first, second) {
  return first.timeLeft > second.timeLeft ? first : second;
}
