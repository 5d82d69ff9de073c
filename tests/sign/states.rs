//! How it stands with those who have to sign.

use crate::stage::{ANNA, HENRIK, InProcess, JENS, SOFIE, change, read, repository, sign_anew, state_of};
use crate::support::Folder;
use mus::record::Meaning;
use mus::record::SignatureMeaning;
use mus::seal::{Fault, Keys, State};
use mus::sign::{Outcome, verdict};

/// The outcome of each party of a talk, with who signed for it.
fn outcomes(folder: &Folder, talk: &str) -> Vec<(String, Outcome, Option<String>)> {
    let store = folder.open();
    let talk = store.talk(&talk.parse().expect("an id")).expect("the talk");
    let verdict = verdict(&store, &talk, &Keys::of(store.signer_files()));
    let parties = verdict.parties.into_iter();
    parties
        .map(|one| (one.party.role.word().to_owned(), one.outcome, one.given.map(|given| given.by.to_string())))
        .collect()
}

fn outcome(folder: &Folder, talk: &str, role: &str) -> Outcome {
    outcomes(folder, talk).into_iter().find(|(word, ..)| word == role).expect("a party").1
}

/// Writes down a key for somebody.
fn trust(folder: &Folder, person: &str, key: &str) {
    let text = read(folder, "allowed_signers");
    folder.write("allowed_signers", format!("{text}{person} {}\n", InProcess::new(key).public()));
}

#[test]
fn agreement_covers_seen_and_seen_covers_held() {
    let order = [
        (SignatureMeaning::Agreement, [true, true, true]),
        (SignatureMeaning::Seen, [false, true, true]),
        (SignatureMeaning::Held, [false, false, true]),
        (SignatureMeaning::Declined, [false, false, false]),
    ];
    for (given, wanted) in order {
        assert_eq!(
            [Meaning::Agreement, Meaning::Seen, Meaning::Held].map(|asked| given.covers(asked)),
            wanted,
            "{given:?}"
        );
    }
}

#[test]
fn a_deputy_s_signature_is_the_manager_s() {
    let folder = repository();
    let valid = || Outcome::Signed(State::Valid);
    let wanted = [("employee", "p-81xx"), ("manager", "p-9w2m")];
    let wanted = wanted.map(|(role, by)| (role.to_owned(), valid(), Some(by.to_owned())));
    assert_eq!(outcomes(&folder, "p-81xx/2026"), wanted);
    // The manager's own, where there is one and it is good, and the deputy's else.
    let text = read(&folder, SOFIE).replace("by: p-9w2m", "by: p-2c9d").replace("role: deputy", "role: manager");
    let own = "records/p-81xx/2026/signature-p-2c9d.yaml";
    folder.write(own, text);
    assert_eq!(state_of(&folder, own), State::Bad(Fault::Statement));
    assert_eq!(outcomes(&folder, "p-81xx/2026"), wanted);
    sign_anew(&folder, own, "ecdsa-256");
    assert_eq!(outcomes(&folder, "p-81xx/2026")[1].2.as_deref(), Some("p-2c9d"));
}

#[test]
fn a_deputy_signs_only_as_the_deputy_and_nobody_else_for_the_manager() {
    let folder = repository();
    change(&folder, SOFIE, "role: deputy", "role: hr");
    trust(&folder, "p-9w2m", "other");
    sign_anew(&folder, SOFIE, "other");
    assert_eq!(outcome(&folder, "p-81xx/2026", "manager"), Outcome::Missing);
}

#[test]
fn a_signature_for_less_than_is_asked_is_not_the_one_that_is_asked_for() {
    let folder = repository();
    change(&folder, ANNA, "meaning: agreement", "meaning: seen");
    sign_anew(&folder, ANNA, "ed25519");
    assert_eq!(state_of(&folder, ANNA), State::Valid);
    assert_eq!(outcome(&folder, "p-7f3k/2026", "employee"), Outcome::Lower);
    // Henrik is asked for `seen` and has agreed, or only says that it was held.
    change(&folder, HENRIK, "meaning: seen", "meaning: agreement");
    sign_anew(&folder, HENRIK, "ecdsa-256");
    assert_eq!(outcome(&folder, "p-7f3k/2026", "manager"), Outcome::Signed(State::Valid));
    change(&folder, HENRIK, "meaning: agreement", "meaning: held");
    sign_anew(&folder, HENRIK, "ecdsa-256");
    assert_eq!(outcome(&folder, "p-7f3k/2026", "manager"), Outcome::Lower);
}

#[test]
fn declined_on_paper_missing_and_unreadable_are_what_they_are() {
    let folder = repository();
    change(&folder, JENS, "meaning: agreement", "meaning: declined");
    assert_eq!(state_of(&folder, JENS), State::Bad(Fault::Statement), "nobody declines for another");
    sign_anew(&folder, JENS, "ecdsa-521");
    assert_eq!(outcome(&folder, "p-81xx/2026", "employee"), Outcome::Signed(State::Declined));
    assert_eq!(outcome(&folder, "p-4kq8/2026", "employee"), Outcome::Signed(State::OnPaper));
    assert_eq!(outcome(&folder, "p-4kq8/2026", "manager"), Outcome::Missing);
    change(&folder, "records/p-4kq8/2026/action-plan.yaml", "amount: 4500", "amount: 4600");
    let stale = State::Stale { changed: vec![mus::schema::Kind::ActionPlan] };
    assert_eq!(outcome(&folder, "p-4kq8/2026", "employee"), Outcome::Signed(stale));
    folder.write(ANNA, "mus: 1\nkind: signature\n");
    assert_eq!(outcome(&folder, "p-7f3k/2026", "employee"), Outcome::Signed(State::Bad(Fault::Unreadable)));
}

#[test]
fn the_manager_s_manager_signs_without_taking_part() {
    let folder = repository();
    change(&folder, "mus.toml", "manager = \"seen\"", "reviewer = \"seen\"");
    change(
        &folder,
        "people.yaml",
        "{ id: p-2c9d, name: Henrik Ravn }",
        "{ id: p-2c9d, name: Henrik Ravn, manager: p-9w2m }",
    );
    assert_eq!(outcome(&folder, "p-7f3k/2026", "reviewer"), Outcome::Missing);
    let theirs = "records/p-7f3k/2026/signature-p-9w2m.yaml";
    folder.write(
        theirs,
        read(&folder, HENRIK).replace("by: p-2c9d", "by: p-9w2m").replace("role: manager", "role: reviewer"),
    );
    trust(&folder, "p-9w2m", "other");
    sign_anew(&folder, theirs, "other");
    assert_eq!(outcome(&folder, "p-7f3k/2026", "reviewer"), Outcome::Signed(State::Valid));
    let found = mus::check::check(&folder.open(), crate::support::today());
    assert!(found.iter().all(|finding| finding.code().name() != "not-a-participant"), "{found:?}");
}

#[test]
fn the_document_shows_who_signed_when_in_which_meaning_and_how_it_stands() {
    let folder = repository();
    let rendered = |who: &str| crate::program::mus(folder.path(), &["render", who, "--to", "md"]).ok();
    let shown = rendered("anna");
    assert!(shown.contains("| Employee | Anna Holm | I agree | | signed 10 March 2026 · valid |"), "{shown}");
    assert!(shown.contains("| Manager | Henrik Ravn | I have seen this | | signed 10 March 2026 · valid |"), "{shown}");
    let shown = rendered("jens");
    assert!(
        shown.contains("Deputy for the manager | Sofie Bech | I have seen this | | signed 10 March 2026 · valid |"),
        "{shown}"
    );
    let shown = rendered("mikkel");
    assert!(shown.contains("| Mikkel Thorsen | I agree | | signed on paper 9 March 2026 |"), "{shown}");
    change(&folder, crate::stage::PLAN, "amount: 4500", "amount: 4600");
    assert!(rendered("anna").contains("signed 10 March 2026 · stale: the text has changed since"));
    folder.write("allowed_signers", "");
    assert!(rendered("anna").contains("signed 10 March 2026 · unknown signer"));
}

#[test]
fn the_check_tells_each_trouble_by_its_code() {
    let folder = repository();
    let codes = |folder: &Folder| -> Vec<String> {
        let found = mus::check::check(&folder.open(), crate::support::today());
        found.iter().map(|finding| finding.code().name().to_owned()).collect()
    };
    // Mikkel's manager has not signed, and his talk was held on 3 March.
    assert_eq!(codes(&folder), ["missing-signature"]);
    change(&folder, crate::stage::PLAN, "amount: 4500", "amount: 4600");
    assert_eq!(codes(&folder), ["missing-signature", "stale-signature", "stale-signature"]);
    change(&folder, JENS, "meaning: agreement", "meaning: seen");
    let found = codes(&folder);
    assert!(found.contains(&"bad-signature".to_owned()), "{found:?}");
    // What a signature is on does not count for `mus due`: the one who has signed is not asked again until they say so.
    let due = crate::program::mus(folder.path(), &["due", "--format", "json", "--kind", "signature"]).ends_with(1);
    assert_eq!(due.matches("\"kind\": \"signature\"").count(), 2, "{due}");
}

#[test]
fn a_signature_that_is_awaited_is_missing_from_the_day_that_due_counts() {
    let folder = repository();
    let missing = |day: &str| {
        let found = mus::check::check(&folder.open(), crate::support::day(day));
        found.iter().filter(|finding| finding.code().name() == "missing-signature").count()
    };
    assert_eq!([missing("2026-03-17"), missing("2026-03-18"), missing("2026-06-01")], [0, 1, 1]);
    change(&folder, "mus.toml", "[signing]", "[signing]\nwithin = \"3m\"");
    assert_eq!(missing("2026-06-01"), 0);
}
