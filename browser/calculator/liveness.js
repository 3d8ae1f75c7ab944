/**
 * How a page learns that its worker is gone: the worker holds a lock while it lives, and the browser releases it
 * with the worker's death, however it died. A worker that is merely killed sends no event of any kind.
 */

/** In the worker. @returns {Promise<?string>} the lock's name once it is held, null where there are no locks */
export function holdLock() {
  if (!navigator.locks) return Promise.resolve(null);
  const name = `python-worker-${Math.random().toString(36).slice(2)}`;
  return new Promise((held) => {
    navigator.locks
      .request(name, () => {
        held(name);
        return new Promise(() => {});
      })
      .catch(() => held(null)); // locks are denied along with storage
  });
}

/** In the page. @param {?string} name @param {() => void} tell called once the worker that held the lock is gone */
export function whenGone(name, tell) {
  if (name) navigator.locks.request(name, tell).catch(() => {});
}
