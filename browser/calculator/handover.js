/**
 * Pyodide's loader fetches its engine itself and does not check it. Here it is handed one that was checked.
 * The changes to the worker's globals last as long as the loading, and concern the loader alone.
 */

/** Where the loader asks for the engine: nobody else does, since no file of this name lies there. */
const ASKED_FOR = "pyodide.asm.wasm";

/**
 * @template T
 * @param {Promise<WebAssembly.Module>} engine may still be on its way: the loader has other things to do before
 * @param {string} root the address that the loader believes its files lie at
 * @param {() => Promise<T>} load calls the loader
 * @param {(instance: WebAssembly.Instance) => void} [onInstance] sees the instance before any of its code has run
 * @returns {Promise<T>} what `load` returns; rejects with what went wrong, which the loader would wait over for ever
 */
export async function withChecked(engine, root, load, onInstance = () => {}) {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = (url, ...rest) =>
    String(url) === root + ASKED_FOR ? Promise.resolve(new Response()) : fetch(url, ...rest);
  try {
    return await new Promise((resolve, reject) => {
      WebAssembly.instantiateStreaming = async (_, imports) => {
        try {
          const module = await engine;
          const instance = await WebAssembly.instantiate(module, imports);
          onInstance(instance);
          return { module, instance };
        } catch (error) {
          reject(error);
          throw error;
        }
      };
      load().then(resolve, reject);
    });
  } finally {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/** @param {Uint8Array<ArrayBuffer>} bytes of a module, checked @returns {Promise<any>} what it exports */
export async function importBytes(bytes) {
  const url = asAddress(bytes, "text/javascript");
  try {
    return await import(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} type
 * @returns {string} an address under which this worker finds the bytes
 */
export function asAddress(bytes, type) {
  return URL.createObjectURL(new Blob([bytes], { type }));
}
