/** What the header's buttons do. */

import "./colours.js";
import "./menu.js";
