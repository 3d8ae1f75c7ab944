/** @param {Uint8Array<ArrayBuffer>} bytes compressed by gzip @returns {Promise<Uint8Array<ArrayBuffer>>} */
export async function unpack(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
