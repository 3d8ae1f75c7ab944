/**
 * Asks for the answers of the month in question while the style sheets arrive; ready.js takes them from here.
 * The build puts this script into the head of the page, behind the list of the files.
 */

import { readyFiles } from "./ready_files.js";
import { todayInChina } from "./today.js";

const files = readyFiles();
const name = (new URLSearchParams(location.search).get("apply") ?? todayInChina()).slice(0, 7);
if (name in files) {
  const answers = fetch(files[name]).then((response) => (response.ok ? response.json() : null));
  window.firstMonth = { name, answers: answers.catch(() => null) };
}
