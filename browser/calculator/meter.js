/** Measures how fast bytes come. */
export class Meter {
  #sum = 0;
  #started = () => {};
  /** @type {Promise<void>} */
  #start = new Promise((resolve) => {
    this.#started = resolve;
  });
  /** @type {{bytes: number, resolve: (reached: boolean) => void}[]} */
  #waiting = [];

  /** @param {number} bytes that have come since the last call */
  saw(bytes) {
    this.#sum += bytes;
    if (this.#sum > 0) this.#started();
    for (const each of this.#waiting) if (this.#sum >= each.bytes) each.resolve(true);
  }

  /**
   * @param {number} bytes
   * @param {number} time in ms
   * @returns {Promise<boolean>} whether so many bytes came within that time of the first
   */
  reaches(bytes, time) {
    return new Promise((resolve) => {
      this.#waiting.push({ bytes, resolve });
      this.#start.then(() => setTimeout(resolve, time, false));
    });
  }
}
