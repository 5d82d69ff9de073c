//! The commands that change files hold the edit laws over every file of this package, however it is written.

use crate::corpus;
use crate::every_file::{in_flow, with_comments, with_folds};
use crate::law::hold;
use mus::change::{self, Assignment, Change, Postponing, Target};
use mus::date::Date;
use mus::edit::{Edit, New};
use mus::error::{Error, Kind};
use mus::record::{ActionStatus, Outcome, Owner, Record, RecordId, Reference};
use mus::store::{File, Location, Store};
use rayon::prelude::*;
use std::path::Path;

const REASON: &str = "Kurset på Ærø: flyttet # igen, \"desværre\"";
const SALT: &str = "0123456789abcdef0123456789abcdef";

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// The file by itself, where it lies in its repository.
fn store_of(path: &Path, text: &str) -> Option<(Store, RecordId)> {
    let read = |location| File::read(path.to_path_buf(), text.to_owned(), location);
    let id = read(Location::Loose).record()?.record_id()?.clone();
    Some((Store::of(vec![read(Location::Record(id.clone()))]), id))
}

/// A wish, and the change that meets it.
type Wish = (&'static str, Box<dyn for<'s> Fn(&'s Store) -> Result<Option<Change<'s>>, Error> + Send>);

fn wish(
    name: &'static str,
    make: impl for<'s> Fn(&'s Store) -> Result<Option<Change<'s>>, Error> + Send + 'static,
) -> Wish {
    (name, Box::new(make))
}

fn set(target: Target, words: &[&str]) -> Wish {
    let wanted: Vec<Assignment> = words.iter().map(|word| word.parse().expect("an assignment")).collect();
    wish("set", move |store| change::set(store, &target, &wanted).map(|(change, _)| change))
}

/// Everything that can be wished of a file.
fn wishes(store: &Store, id: &RecordId) -> Vec<Wish> {
    let mut wishes = Vec::new();
    let Some((_, record)) = store.talk(id).and_then(|talk| talk.records().next()) else { return wishes };
    let reference = |item: &mus::record::ItemId| Reference { record: id.clone(), item: item.clone() };
    match record {
        Record::ActionPlan(plan) => {
            for point in &plan.points {
                let at = reference(&point.id);
                wishes.push(wish("settled", move |store| change::settled(store, &at, Outcome::Partly, Some(REASON))));
                for action in &point.actions {
                    let (done, moved) = (reference(&action.id), reference(&action.id));
                    wishes.push(wish("done", move |store| change::done(store, &done, day("2026-05-31"))));
                    if matches!(action.status, ActionStatus::Open | ActionStatus::InProgress) {
                        wishes
                            .push(wish("moved", move |store| change::moved(store, &moved, day("2026-12-01"), REASON)));
                    }
                    let target = || Target::Item(reference(&action.id));
                    wishes.push(set(target(), &["status=in-progress"]));
                    if action.budget.is_none() {
                        wishes.push(set(target(), &["budget.amount=4500.5", "budget.unit=DKK"]));
                    }
                }
            }
            for follow_up in plan.follow_ups.iter().filter(|follow_up| follow_up.talk.is_none()) {
                for parties in [vec![Owner::Employee], vec![Owner::Manager, Owner::Employee]] {
                    let at = reference(&follow_up.id);
                    wishes.push(wish("confirm", move |store| {
                        change::confirm(store, &at, day("2026-05-31"), false, &parties)
                    }));
                }
                if follow_up.held_on.is_none() {
                    let at = reference(&follow_up.id);
                    wishes.push(wish("moved", move |store| change::moved(store, &at, day("2026-12-01"), REASON)));
                }
            }
        }
        Record::Conversation(_) => {
            wishes.extend(steps_of(id));
            wishes.push(set(Target::Talk(id.clone()), &["place=Lokale 2: den lille, på Æblevej", "time=09:15"]));
        }
        Record::Prep(_) => {
            wishes.push(wish("shared", |store| {
                let (file, prep) = store
                    .files()
                    .iter()
                    .find_map(|file| match file.record() {
                        Some(Record::Prep(prep)) => Some((file, prep)),
                        _ => None,
                    })
                    .expect("the preparation is there");
                change::shared(file, prep)
            }));
        }
        _ => {}
    }
    wishes
}

fn steps_of(id: &RecordId) -> Vec<Wish> {
    let talk = |id: &RecordId| id.clone();
    let (held, invited, postponed, put_off) = (talk(id), talk(id), talk(id), talk(id));
    vec![
        wish("held", move |store| change::held(&store.talk(&held).expect("the talk"), day("2026-05-31"))),
        wish("invited", move |store| change::invited(&store.talk(&invited).expect("the talk"), day("2026-05-20"))),
        wish("postponed", move |store| {
            let new = Postponing {
                to: Some(day("2026-12-01")),
                time: Some("12:30"),
                place: Some("Mødelokalet på Åvej"),
                reason: Some(REASON),
                decided_on: day("2026-05-31"),
                salt: SALT,
            };
            change::postponed(&store.talk(&postponed).expect("the talk"), &new)
        }),
        wish("put off", move |store| {
            let (to, reason) = (None, Some(REASON));
            let new = Postponing { to, time: None, place: None, reason, decided_on: day("2026-05-31"), salt: SALT };
            change::postponed(&store.talk(&put_off).expect("the talk"), &new)
        }),
    ]
}

/// Carries every wish out on a text; gives how many changed something.
fn try_all_wishes(path: &Path, text: &str) -> usize {
    let Some((store, id)) = store_of(path, text) else { return 0 };
    let mut changed = 0;
    for (name, make) in wishes(&store, &id) {
        let change = match make(&store) {
            Ok(Some(change)) => change,
            Ok(None) => continue,
            // What is over cannot be put off; what is in brackets by itself may have no safe place.
            Err(error) if matches!(error.kind, Kind::Usage { .. } | Kind::RefusedEdit { .. }) => continue,
            Err(error) => panic!("{name} in {}: {error}", path.display()),
        };
        let mut now = text.to_owned();
        for edit in &change.edits {
            now = hold(&now, edit)
                .unwrap_or_else(|refusal| panic!("{name} in {}: {refusal:?}\n{edit:?}\n{now}", path.display()));
            assert_days_are_quoted(&now, edit, name);
        }
        let again =
            store_of(path, &now).unwrap_or_else(|| panic!("{name} in {}: the schema refuses\n{now}", path.display())).0;
        let findings = |store: &Store| store.files().iter().flat_map(File::found).count();
        assert!(findings(&again) <= findings(&store), "{name} in {} makes a finding\n{now}", path.display());
        if name != "put off" {
            let twice = make(&again);
            let is_met =
                matches!(&twice, Ok(None)) || matches!(&twice, Err(error) if matches!(error.kind, Kind::Usage { .. }));
            assert!(is_met, "{name} in {} is not met after it is done: {twice:?}", path.display());
        }
        changed += 1;
    }
    changed
}

/// Every day that an edit wrote stands in quotes.
fn assert_days_are_quoted(text: &str, edit: &Edit, name: &str) {
    fn days(value: &New, found: &mut Vec<String>) {
        match value {
            New::Text(text) if text.parse::<Date>().is_ok() => found.push(text.clone()),
            New::Map(entries) => entries.iter().for_each(|(_, value)| days(value, found)),
            New::List(items) => items.iter().for_each(|value| days(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    match edit {
        Edit::Set { value, .. } | Edit::AddKey { value, .. } | Edit::Append { item: value, .. } => {
            days(value, &mut found);
        }
        Edit::Quote { .. } | Edit::Rename { .. } => {}
    }
    for day in found {
        let quoted = text.contains(&format!("\"{day}\"")) || text.contains(&format!("'{day}'"));
        assert!(quoted, "{name}: {day} stands without quotes in\n{text}");
    }
}

/// A way to write the same file.
type Variant = (&'static str, fn(&str) -> String);

#[test]
fn every_command_holds_the_law_over_every_file_however_it_is_written() {
    let variants: [Variant; 8] = [
        ("as it is", str::to_owned),
        ("with CRLF", corpus::with_crlf),
        ("with a mark", corpus::with_mark),
        ("with comments", with_comments),
        ("with comments and CRLF", |text| corpus::with_crlf(&with_comments(text))),
        ("folded", with_folds),
        ("in brackets", in_flow),
        ("in brackets on one line", |text| corpus::read(text).0.to_json().to_string()),
    ];
    for (name, variant) in variants {
        let changed: usize = corpus::files().par_iter().map(|(path, text)| try_all_wishes(path, &variant(text))).sum();
        assert!(changed >= 150, "{name}: only {changed} changes");
    }
}
