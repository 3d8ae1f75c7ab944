/** What must stand in the head of every page itself, before all that it asks for. */

import "./storage.js";
import "./missing_files.js";
