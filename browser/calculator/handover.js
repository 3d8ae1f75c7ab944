/**
 * Pyodide's loader fetches its engine itself and does not check it. Here it is handed one that was checked.
 * The changes to the worker's globals last as long as the loading, and concern the loader alone.
 */

/** Where the loader asks for the engine and the library: nobody else does, since no files of these names lie there. */
const ENGINE = "pyodide.asm.wasm";
const LIBRARY = "python_stdlib.zip";

/**
 * @template T
 * @param {object} given
 * @param {Promise<WebAssembly.Module>} given.engine may still be on its way: the loader has other things to do before
 * @param {Uint8Array<ArrayBuffer>} given.library
 * @param {string} given.root the address that the loader believes its files lie at
 * @param {(stdLibURL: string) => Promise<T>} load calls the loader
 * @param {(instance: WebAssembly.Instance) => void} [onInstance] sees the instance before any of its code has run
 * @returns {Promise<T>} what `load` returns; rejects with what went wrong, which the loader would wait over for ever
 */
export async function withChecked({ engine, library, root }, load, onInstance = () => {}) {
  // What waits inside of Python takes other ways through the engine where a browser can let it wait. The calculator
  // awaits nothing: without that, it takes the same ways in every browser.
  Reflect.deleteProperty(WebAssembly, "Suspending");
  const { fetch } = globalThis;
  const loading = new AbortController();
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = async (url, ...rest) => {
    if (String(url) === root + ENGINE) return new Response();
    if (String(url) === root + LIBRARY) return new Response(library);
    return fetch(url, ...rest);
  };
  try {
    return await new Promise((resolve, reject) => {
      // Most of the loader's work hangs on nothing that it waits for: an engine that stops there would be waited over.
      const stopped = (/** @type {unknown} */ reason) =>
        reason instanceof WebAssembly.RuntimeError && reject(reason);
      const { signal } = loading;
      addEventListener("unhandledrejection", ({ reason }) => stopped(reason), { signal });
      addEventListener("error", ({ error }) => stopped(error), { signal });
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
      load(root + LIBRARY).then(resolve, reject);
    });
  } finally {
    loading.abort();
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes of a module, checked
 * @param {string} own address of the same module on this site, for a host whose policy allows nothing but files of its
 *   own: it is trusted with this script too
 * @returns {Promise<any>} what the module exports
 */
export async function importBytes(bytes, own) {
  const url = URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
  try {
    return await import(url);
  } catch (error) {
    console.info("A checked module cannot be taken from memory:", error);
    return await import(own);
  } finally {
    URL.revokeObjectURL(url);
  }
}
