/** All that stands around the text of a page, in one file: a slow line asks once, and it compresses better. */

import "./language_link.js";
import "./colours.js";
import "./menu.js";
import "../search/page.js";
import "./report.js";
import "./citations.js";
import "./checklist.js";
import "./folds.js";
import "./today.js";
