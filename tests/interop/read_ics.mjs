// Reads a calendar file with ical.js and prints its events as JSON.
import ICAL from "ical.js";
import { readFileSync } from "node:fs";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone);
}
const text = (component, name) => component.getFirstPropertyValue(name)?.toString() ?? null;
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const alarm = component.getFirstSubcomponent("valarm");
  const time = (moment) => (moment.isDate ? moment.toString() : moment.toJSDate().toISOString().slice(0, 16) + "Z");
  return {
    uid: event.uid,
    stamp: component.getFirstPropertyValue("dtstamp").toJSDate().toISOString().slice(0, 16) + "Z",
    sequence: event.sequence,
    start: time(event.startDate),
    end: time(event.endDate),
    summary: event.summary,
    description: event.description,
    location: event.location,
    transparent: text(component, "transp"),
    categories: component.getFirstProperty("categories")?.getValues() ?? [],
    alarm: alarm && [text(alarm, "action"), alarm.getFirstPropertyValue("trigger").toSeconds(), text(alarm, "description")],
  };
});
console.log(JSON.stringify({ method: text(calendar, "method"), version: text(calendar, "version"), events }));
