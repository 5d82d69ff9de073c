"""Reads a calendar file with icalendar and prints its events as JSON."""

import datetime
import json
import sys

import icalendar

calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())


def time(moment):
    if isinstance(moment, datetime.datetime):
        return moment.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%MZ")
    return moment.isoformat()


def text(component, name):
    value = component.get(name)
    return None if value is None else str(value)


def event(component):
    alarms = [part for part in component.subcomponents if part.name == "VALARM"]
    alarm = alarms[0] if alarms else None
    categories = component.get("CATEGORIES")
    return {
        "uid": text(component, "UID"),
        "stamp": time(component["DTSTAMP"].dt),
        "sequence": int(component["SEQUENCE"]),
        "start": time(component.start),
        "end": time(component.end),
        "summary": text(component, "SUMMARY"),
        "description": text(component, "DESCRIPTION"),
        "location": text(component, "LOCATION"),
        "transparent": text(component, "TRANSP"),
        "categories": [str(one) for one in categories.cats] if categories else [],
        "alarm": alarm
        and [text(alarm, "ACTION"), int(alarm["TRIGGER"].dt.total_seconds()), text(alarm, "DESCRIPTION")],
    }


events = [event(component) for component in calendar.walk("VEVENT")]
errors = [str(error) for component in calendar.walk() for error in component.errors]
assert not errors, errors
print(json.dumps({"method": text(calendar, "METHOD"), "version": text(calendar, "VERSION"), "events": events}))
