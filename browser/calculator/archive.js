/** Puts an archive of modules into a running Python: in a page, and in hooks/runtime/in_pyodide/ask.mjs. */

/** @typedef {import("./types").Pyodide} Pyodide */

/** @param {Pyodide} pyodide @param {string} name of the archive @param {Uint8Array} bytes unpacked */
export function addArchive(pyodide, name, bytes) {
  const sys = pyodide.pyimport("sys");
  const { major, minor } = sys.version_info;
  // Python looks for a package's modules where it found the package, in a snapshot too: the library has its own place.
  const path = name === "library" ? `/lib/python${major}${minor}.zip` : `/lib/${name}.zip`;
  pyodide.FS.writeFile(path, bytes);
  if (!sys.path.includes(path)) sys.path.append(path);
  sys.path_importer_cache.clear(); // what was not there before is remembered as missing
  if (name === "calendar") placeTimeZone(pyodide, path);
}

/**
 * Puts UTC where dateutil looks for it: else it opens an archive of all zones of the world, which is not here.
 * @param {Pyodide} pyodide
 * @param {string} archive
 */
function placeTimeZone(pyodide, archive) {
  const zone = pyodide.pyimport("zipimport").zipimporter(archive).get_data("tzdata/zoneinfo/UTC");
  pyodide.FS.mkdirTree("/usr/share/zoneinfo");
  pyodide.FS.writeFile("/usr/share/zoneinfo/UTC", zone.toJs());
}
