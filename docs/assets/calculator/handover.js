/**
 * Pyodide's loader fetches its files itself and checks none of them. Here it is handed files that were checked.
 * The changes to the worker's globals last as long as the loading: only the loader runs meanwhile.
 */

/**
 * @param {{engine: WebAssembly.Module, loadPyodide: Function, createPyodideModule: Function}} checked
 * @param {object} options for `loadPyodide`
 * @param {(instance: WebAssembly.Instance) => void} [onInstance] sees the instance before any of its code has run
 * @returns {Promise<any>} Pyodide
 */
export async function withChecked({ engine, loadPyodide, createPyodideModule }, options, onInstance = () => {}) {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = (url, ...rest) =>
    String(url).endsWith(".wasm") ? Promise.resolve(new Response()) : fetch(url, ...rest);
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const instance = await WebAssembly.instantiate(engine, imports);
    onInstance(instance);
    return { module: engine, instance };
  };
  try {
    return await loadPyodide({ ...options, createPyodideModule });
  } finally {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/** @param {Uint8Array} bytes of a module, checked @returns {Promise<object>} what it exports */
export async function importBytes(bytes) {
  const url = asAddress(bytes, "text/javascript");
  try {
    return await import(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** @param {Uint8Array} bytes @param {string} type @returns {string} an address under which this worker finds the bytes */
export function asAddress(bytes, type) {
  return URL.createObjectURL(new Blob([bytes], { type }));
}
