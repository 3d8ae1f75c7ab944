/** A promise that is settled from outside. */

/** @typedef {{promise: Promise<void>, resolve: () => void, reject: (reason: unknown) => void}} Deferred */

/** @returns {Deferred} a rejection that nobody waits for is no error */
export function deferred() {
  /** @type {Pick<Deferred, "resolve" | "reject">} */
  const ends = { resolve() {}, reject() {} };
  /** @type {Promise<void>} */
  const promise = new Promise((resolve, reject) => Object.assign(ends, { resolve, reject }));
  promise.catch(() => {});
  return { promise, ...ends };
}
