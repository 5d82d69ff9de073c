//! Calendar files after RFC 5545: lines that end in CRLF and are folded at 75 octets, text escaped, the same bytes every time.

use crate::date::Date;

/// A line may hold this many octets, not counting its end (RFC 5545 § 3.1).
const OCTETS: usize = 75;

/// A calendar that is being written.
#[derive(Debug)]
pub struct Calendar {
    text: String,
}

/// An alarm of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm<'a> {
    /// When, relative to the beginning of the event: a duration such as `-PT15H` (RFC 5545 § 3.3.6).
    pub trigger: &'a str,
    /// What it says.
    pub description: &'a str,
}

/// When an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A whole day, which keeps nobody busy.
    Day(Date),
    /// From a time of day in Denmark, in hours and minutes, for so many minutes.
    At {
        /// The day.
        day: Date,
        /// The hour, 0 to 23.
        hour: u8,
        /// The minute, 0 to 59.
        minute: u8,
        /// How long, in minutes.
        minutes: u32,
    },
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event<'a> {
    /// What makes it the same event the next time the file is written.
    pub uid: &'a str,
    /// The day on which it was written: the one part that is not about the event.
    pub stamp: Date,
    /// How many times it was moved.
    pub sequence: usize,
    /// When.
    pub when: When,
    /// Its title.
    pub summary: &'a str,
    /// More about it.
    pub description: Option<&'a str>,
    /// Where.
    pub location: Option<&'a str>,
    /// A word to sort it by.
    pub category: Option<&'a str>,
    /// A reminder.
    pub alarm: Option<Alarm<'a>>,
}

impl Calendar {
    /// A calendar that is published: nobody is asked to answer (RFC 5546 § 3.2.1).
    pub fn published(name: &str) -> Self {
        let mut calendar = Self { text: String::new() };
        for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mus//mus//DA", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
        {
            calendar.line(line);
        }
        calendar.text_line("NAME", name);
        calendar.text_line("X-WR-CALNAME", name);
        calendar
    }

    /// Puts in the rules of Danish time, which events at a time of day need. Once, before them.
    #[must_use]
    pub fn with_danish_time(mut self) -> Self {
        for line in DANISH_TIME {
            self.line(line);
        }
        self
    }

    /// Adds an event.
    pub fn push(&mut self, event: &Event<'_>) {
        self.line("BEGIN:VEVENT");
        self.text_line("UID", event.uid);
        self.line(&format!("DTSTAMP:{}T000000Z", compact(event.stamp)));
        self.line(&format!("SEQUENCE:{}", event.sequence));
        match event.when {
            When::Day(day) => {
                self.line(&format!("DTSTART;VALUE=DATE:{}", compact(day)));
                self.line(&format!("DTEND;VALUE=DATE:{}", compact(day.plus_days(1))));
                self.line("TRANSP:TRANSPARENT");
            }
            When::At { day, hour, minute, minutes } => {
                self.line(&format!("DTSTART;TZID=Europe/Copenhagen:{}T{hour:02}{minute:02}00", compact(day)));
                self.line(&format!("DURATION:PT{minutes}M"));
            }
        }
        self.text_line("SUMMARY", event.summary);
        let optional =
            [("DESCRIPTION", event.description), ("LOCATION", event.location), ("CATEGORIES", event.category)];
        for (name, value) in optional {
            if let Some(value) = value {
                self.text_line(name, value);
            }
        }
        if let Some(alarm) = &event.alarm {
            self.line("BEGIN:VALARM");
            self.line("ACTION:DISPLAY");
            self.line(&format!("TRIGGER:{}", alarm.trigger));
            self.text_line("DESCRIPTION", alarm.description);
            self.line("END:VALARM");
        }
        self.line("END:VEVENT");
    }

    /// The whole file.
    pub fn finish(mut self) -> String {
        self.line("END:VCALENDAR");
        self.text
    }

    fn text_line(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{}", escaped(value)));
    }

    /// One content line, folded between characters.
    fn line(&mut self, line: &str) {
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > OCTETS {
                self.text.push_str("\r\n ");
                octets = 1;
            }
            self.text.push(letter);
            octets += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// Text as a value (RFC 5545 § 3.3.11); control characters, which a value must not hold, are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' => out.push_str("\\n"),
            control if control.is_control() && control != '\t' => {}
            other => out.push(other),
        }
    }
    out
}

/// Summer time in Denmark: from the last Sunday of March to the last of October (directive 2000/84/EC).
const DANISH_TIME: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Copenhagen",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn event(summary: &str) -> String {
        let mut calendar = Calendar::published("mus");
        calendar.push(&Event {
            uid: "action-p-7f3k-2026-A3@mus",
            stamp: "2026-06-01".parse().expect("a day"),
            sequence: 0,
            when: When::Day("2026-12-31".parse().expect("a day")),
            summary,
            description: None,
            location: None,
            category: None,
            alarm: None,
        });
        calendar.finish()
    }

    #[test]
    fn a_day_ends_where_the_next_begins() {
        let text = event("Ny aftale; se planen, side 2\nog 3");
        assert!(text.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
        assert!(text.contains("SUMMARY:Ny aftale\\; se planen\\, side 2\\nog 3\r\n"));
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_unfolding_gives_the_text_back(summary in "[a-zæøå😀,;\\\\ ]{0,300}") {
            let text = event(&summary);
            for line in text.trim_end().split("\r\n") {
                prop_assert!(line.len() <= OCTETS, "{line:?}");
                prop_assert!(!line.contains('\n') && !line.contains('\r'));
            }
            let unfolded = text.replace("\r\n ", "");
            let value = unfolded.split("SUMMARY:").nth(1).and_then(|rest| rest.split("\r\n").next()).expect("a summary");
            let plain = value.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
            prop_assert_eq!(plain, summary);
        }
    }
}
