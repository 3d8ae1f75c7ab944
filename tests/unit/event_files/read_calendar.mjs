// Prints what ical.js and node-ical read in calendar files: by file and program, [first day, day after the last, title].
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const byIcalJs = (text) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    if (!event.startDate.isDate) throw new Error(`not a whole day: ${event.startDate}`);
    return [event.startDate.toString(), event.endDate.toString(), event.summary];
  });

const day = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
const byNodeIcal = (text) =>
  Object.values(nodeIcal.sync.parseICS(text))
    .filter((entry) => entry.type === "VEVENT")
    .map((event) => {
      if (event.datetype !== "date") throw new Error(`not a whole day: ${event.start}`);
      return [day(event.start), day(event.end), event.summary];
    });

const found = {};
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, "utf8");
  found[file] = { "ical.js": byIcalJs(text), "node-ical": byNodeIcal(text) };
}
process.stdout.write(JSON.stringify(found));
