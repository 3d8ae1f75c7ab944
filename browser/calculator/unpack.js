/** Unpacks what was packed by gzip. */

/**
 * @param {{type: string}} file
 * @param {Uint8Array} bytes as they arrived: a browser has unpacked them if the host called the packing an encoding
 */
export function isPacked(file, bytes) {
  return file.type === "application/gzip" && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** @param {Uint8Array<ArrayBuffer>} bytes compressed by gzip @returns {Promise<Uint8Array<ArrayBuffer>>} */
export async function unpack(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
