//! Two calendar libraries that are not ours, Python's icalendar and ical.js, read the same events from our files.

mod program;
mod support;

use program::{mus, piped};
use serde_json::Value;
use std::process::Command;
use support::{Folder, home};

fn run(program: &mut Command, input: &str) -> Value {
    serde_json::from_str(&piped(program, input)).expect("JSON")
}

/// What both libraries read, which must be the same.
fn read_by_both(ics: &str) -> Value {
    let python = run(Command::new("python3").arg(home().join("tests/interop/read_ics.py")), ics);
    let node = run(Command::new("node").arg(home().join("tests/interop/read_ics.mjs")), ics);
    assert_eq!(python, node, "{ics}");
    python
}

#[test]
fn deadlines_are_read_alike_and_are_the_same_bytes_twice() {
    let folder = Folder::example("nordlys");
    for names in [&[][..], &["--show-names"]] {
        let arguments = [&["due", "--format", "ics", "--exit-zero"], names].concat();
        let ics = mus(folder.path(), &arguments).ok();
        assert_eq!(mus(folder.path(), &arguments).ok(), ics, "the same state, and other bytes");
        let calendar = read_by_both(&ics);
        assert_eq!((&calendar["method"], &calendar["version"]), (&"PUBLISH".into(), &"2.0".into()));
        let rows: Value = serde_json::from_str(
            &mus(folder.path(), &["due", "--within", "1000d", "--format", "json", "--exit-zero"]).ok(),
        )
        .expect("JSON");
        let dated: Vec<&Value> =
            rows["rows"].as_array().expect("rows").iter().filter(|row| !row["due"].is_null()).collect();
        let events = calendar["events"].as_array().expect("events");
        assert!(events.len() > 40 && events.len() == dated.len(), "{} of {}", events.len(), dated.len());
        let mut uids = std::collections::BTreeSet::new();
        for (event, row) in events.iter().zip(dated) {
            assert_eq!(event["start"], row["due"]);
            assert_eq!(event["stamp"], "2026-06-01T00:00Z");
            assert_eq!(event["alarm"][1], -15 * 3600);
            assert!(uids.insert(event["uid"].to_string()), "{} stands twice", event["uid"]);
            let is_named = event["summary"].as_str().is_some_and(|summary| summary.contains(": "));
            assert_eq!(is_named, !names.is_empty(), "{event}");
        }
    }
}

#[test]
fn an_event_keeps_its_uid_when_its_day_moves() {
    let folder = Folder::example("nordlys");
    let event = || {
        let ics = mus(folder.path(), &["due", "--format", "ics", "--person", "anna", "--exit-zero"]).ok();
        let calendar = read_by_both(&ics);
        let events = calendar["events"].as_array().expect("events").clone();
        events.into_iter().find(|event| event["uid"] == "action-p-7f3k-2026-A3@mus").expect("the action is there")
    };
    assert_eq!(event()["start"], "2026-05-22");
    mus(folder.path(), &["move", "anna:A3", "--to", "2026-06-19", "--reason", "Systemet er nede"]).ok();
    let moved = event();
    assert_eq!((&moved["start"], &moved["sequence"]), (&"2026-06-19".into(), &1.into()));
}

#[test]
fn a_meeting_is_read_alike_in_danish_time() {
    let folder = Folder::example("nordlys");
    let meeting = read_by_both(&mus(folder.path(), &["invite", "mikkel", "--format", "ics"]).ok());
    let event = &meeting["events"][0];
    assert_eq!((&event["start"], &event["end"]), (&"2026-06-09T07:30Z".into(), &"2026-06-09T09:00Z".into()));
    assert_eq!(event["location"], "Lokale 4");
    assert!(
        event["description"].as_str().is_some_and(|text| text.contains("- Hvordan trives du på arbejdet?")),
        "{event}"
    );
    // In winter the clock is an hour nearer to UTC.
    mus(folder.path(), &["postpone", "mikkel", "--to", "2026-12-01", "--reason", "Vagt; uge 49, og \\ æøå"]).ok();
    let event = &read_by_both(&mus(folder.path(), &["invite", "mikkel", "--format", "ics"]).ok())["events"][0];
    assert_eq!((&event["start"], &event["sequence"]), (&"2026-12-01T08:30Z".into(), &1.into()));
}
