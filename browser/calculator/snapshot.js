/**
 * Puts the kept memory of a ready Python together again. The file holds what differs from the memory of the engine
 * as it is instantiated; hooks/runtime/in_pyodide/snapshot.mjs, which writes it, describes it.
 */

/** @param {Uint8Array<ArrayBuffer>} file */
export function openSnapshot(file) {
  const numbers = new Uint32Array(file.buffer, file.byteOffset, 3);
  const [length, headLength, runs] = numbers;
  const whole = new Uint8Array(length);

  return {
    /** Filled when `fill` has been called; its length is right from the start. */
    whole,

    /** @param {WebAssembly.Instance} instance of which no code has run */
    fill(instance) {
      const memory = /** @type {WebAssembly.Memory} */ (instance.exports.memory);
      const table = new Uint32Array(file.buffer, file.byteOffset + numbers.byteLength, 2 * runs);
      let from = numbers.byteLength + table.byteLength;
      whole.set(file.subarray(from, from + headLength));
      from += headLength;
      whole.set(new Uint8Array(memory.buffer), headLength);
      for (let run = 0; run < table.length; run += 2) {
        const [at, size] = [table[run], table[run + 1]];
        whole.set(file.subarray(from, from + size), headLength + at);
        from += size;
      }
    },
  };
}
