/** Unpacks what was packed by gzip. */

const FIRST_BYTES = [0x1f, 0x8b];

/**
 * @param {{type: string}} file
 * @param {Uint8Array} bytes as they arrived: a browser has unpacked them if the host called the packing an encoding
 */
export function isPacked(file, bytes) {
  return file.type === "application/gzip" && FIRST_BYTES.every((byte, at) => bytes[at] === byte);
}

/** @param {Uint8Array<ArrayBuffer>} bytes compressed by gzip @returns {Promise<Uint8Array<ArrayBuffer>>} */
export async function unpack(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Unpacks while a file arrives; leaves one alone that does not begin as a packed one does.
 * @returns {{readable: ReadableStream<Uint8Array>, writable: WritableStream<Uint8Array>}}
 */
export function unpackerIfPacked() {
  /** @type {WritableStreamDefaultWriter<Uint8Array> | undefined} */
  let target;
  const through = new TransformStream();
  /** @type {Promise<void> | undefined} */
  let emptied;
  const open = (/** @type {Uint8Array} */ part) => {
    if (!FIRST_BYTES.every((byte, at) => part[at] === byte)) return through.writable.getWriter();
    const unpacker = new DecompressionStream("gzip");
    emptied = unpacker.readable.pipeTo(through.writable);
    emptied.catch(() => {}); // whoever writes hears of it
    return /** @type {WritableStream<Uint8Array>} */ (unpacker.writable).getWriter();
  };
  const writable = new WritableStream({
    write(part) {
      target ??= open(part);
      return target.write(part);
    },
    async close() {
      await (target ?? through.writable.getWriter()).close();
      await emptied;
    },
    abort: (reason) => (target ? target.abort(reason) : through.writable.abort(reason)),
  });
  return { readable: through.readable, writable };
}
