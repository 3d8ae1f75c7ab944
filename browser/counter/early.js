/**
 * Puts the day that the address names into its field before the page is painted: whether the field can hold it says
 * how much room is kept for what may be wrong with it (see the style sheet). The build puts this script behind the field.
 */

import { one } from "../calculator/dom.js";

const day = new URLSearchParams(location.search).get("from");
if (day) one(document, "#from", HTMLInputElement).value = day;
