//! Where `mus check` looks, what it says there, and what lets it be.

use crate::support::{self, Folder, home, text_of};
use mus::check::{Finding, check, errors};
use mus::diagnostic::{Audience, Code, Level};
use mus::lang::Lang;
use mus::report::{Look, findings};
use mus::store::{File, Store};
use proptest::prelude::*;

const MINUTES: &str = "records/p-7f3k/2026/minutes.yaml";
const LINE: &str = "Den er til at overse, når udgivelserne ligger fast.";

/// The gallery's clean repository with another text in its minutes; and what is found in it.
fn with_text(text: &str) -> (Folder, Store, Vec<Finding>) {
    with_file(MINUTES, |old| old.replace(LINE, text))
}

fn with_file(inside: &str, change: impl Fn(&str) -> String) -> (Folder, Store, Vec<Finding>) {
    let folder = Folder::copy_of(&home().join("tests/gallery/base"));
    let old = text_of(&folder.path().join(inside));
    folder.write(inside, change(&old));
    let store = folder.open();
    let found = check(&store, support::today());
    (folder, store, found)
}

fn codes(found: &[Finding]) -> Vec<&'static str> {
    found.iter().map(|one| one.code().name()).collect()
}

/// The text under a finding.
fn under<'s>(store: &'s Store, finding: &Finding) -> &'s str {
    let file = store.files().iter().find(|file| file.path() == finding.path).expect("its file");
    file.source().slice(finding.at.span)
}

#[test]
fn work_that_is_hard_is_no_secret() {
    for fine in [
        "Trivslen er god, men arbejdsmængden er for stor i december.",
        "Hun er stresset over de mange vagter, og vi fordeler dem anderledes.",
        "En seniorsamtale er tilbudt efter de almindelige regler.",
        "Psykologisk tryghed er et punkt, teamet arbejder med.",
        "The workload is too heavy in December, and well-being suffers.",
        "A senior talk was offered, as to everybody.",
    ] {
        let (_folder, _store, found) = with_text(fine);
        assert!(found.is_empty(), "{fine}: {:?}", codes(&found));
    }
}

#[test]
fn a_form_that_asks_is_wrong_and_one_that_warns_is_not() {
    let ask = |question: &str| {
        let (_folder, store, found) =
            with_file("forms/havblik-medarbejder.yaml", |old| old.replace("Hvordan er din arbejdsmængde?", question));
        (
            found.iter().map(|one| (one.code(), one.level)).collect::<Vec<_>>(),
            found.first().map(|one| under(&store, one).to_owned()),
        )
    };
    for question in [
        "Hvordan er dit helbred?",
        "Planlægger du at få børn?",
        "Er du medlem af en fagforening?",
        "Hvad er dit CPR-nummer?",
        "Hvad er din løn?",
        "How old are you?",
    ] {
        let (found, under) = ask(question);
        assert_eq!(found, [(Code::SensitiveQuestion, Level::Error)], "{question}");
        assert!(under.is_some_and(|under| question.contains(&under)), "{question}");
    }
    for question in
        ["Hvordan er din trivsel?", "Skriv ikke om dit helbred her.", "Hvad giver dig stress i dine opgaver?"]
    {
        assert_eq!(ask(question).0, [], "{question}");
    }
}

#[test]
fn comments_are_read_as_well() {
    let (_folder, store, found) = with_file(MINUTES, |old| format!("# Hun er gravid.\n{old}"));
    assert_eq!(codes(&found), ["family"]);
    assert_eq!(under(&store, &found[0]), "gravid");
    let (_folder, _store, found) = with_file("mus.toml", |old| format!("# HR: 010190-1234\n{old}"));
    assert_eq!(codes(&found), ["cpr-number"]);
    // The codes of `# mus: allow` are no text about anybody.
    let (_folder, _store, found) = with_file(MINUTES, |old| {
        old.replace(LINE, "Hun er gravid.").replace(
            "    text: |\n      Hun",
            "    # mus: allow family — aftalt med medarbejderen\n    text: |\n      Hun",
        )
    });
    assert_eq!(codes(&found), Vec::<&str>::new());
}

#[test]
fn letting_something_pass_takes_a_reason() {
    let allowed = |comment: &str| {
        let (_folder, _store, found) = with_file(MINUTES, |old| {
            old.replace(LINE, "Hun er gravid.")
                .replace("    text: |\n      Hun", &format!("    {comment}\n    text: |\n      Hun"))
        });
        codes(&found)
    };
    assert_eq!(allowed("# mus: allow family — bedt om det selv"), Vec::<&str>::new());
    assert_eq!(allowed("# mus: allow family"), ["wrong-allow", "family"]);
}

#[test]
fn a_workplace_has_words_and_exceptions_of_its_own() {
    let folder = Folder::copy_of(&home().join("tests/gallery/base"));
    let minutes = text_of(&folder.path().join(MINUTES));
    folder.write(MINUTES, minutes.replace(LINE, "Hun er aktiv i Sommerlauget og gravid med planer."));
    let settings = text_of(&folder.path().join("mus.toml"));
    let found_with = |own: &str| {
        folder.write("mus.toml", format!("{settings}\n{own}"));
        let store = folder.open();
        codes(&check(&store, support::today()))
    };
    assert_eq!(found_with(""), ["family"]);
    assert_eq!(found_with("[sensitive]\nexceptions = { family = [\"gravid med planer\"] }\n"), Vec::<&str>::new());
    // However long the term of the list is that it stands in.
    assert_eq!(found_with("[sensitive]\nexceptions = { family = [\"gravid\"] }\n"), Vec::<&str>::new());
    assert_eq!(found_with("[sensitive]\nwords = { union = [\"sommerlaug*\"] }\n"), ["union", "family"]);
    // What cannot be looked for is told, and does not silence the rest.
    assert_eq!(
        found_with("[sensitive]\nwords = { union = [\"sommerlaug*\", \"**\"] }\n"),
        ["wrong-format", "union", "family"]
    );
    // Settings that are wrong count for nothing, nor does the base's word that old signatures may be stale.
    assert_eq!(
        found_with("[sensitive]\nwords = { hobby = [\"fisk\"] }\n"),
        ["unknown-key", "family", "stale-signature"]
    );
}

#[test]
fn who_asks_for_errors_alone_gets_every_one_of_them() {
    let folder = Folder::copy_of(&home().join("tests/gallery/base"));
    let minutes = text_of(&folder.path().join(MINUTES));
    folder.write(MINUTES, minutes.replace(LINE, "Hun er gravid, og 010190-1234 er ordblind."));
    let form = "forms/havblik-medarbejder.yaml";
    let asked = text_of(&folder.path().join(form)).replace("Hvordan er din arbejdsmængde?", "Er du syg?");
    folder.write(form, asked);
    let settings = text_of(&folder.path().join("mus.toml"));
    for (own, wanted) in [("", 2), ("family = \"error\"\n", 3), ("cpr-number = \"off\"\n", 1)] {
        folder.write("mus.toml", settings.replace("[checks]\n", &format!("[checks]\n{own}")));
        let store = folder.open();
        let all = check(&store, support::today()).into_iter().filter(|one| one.level == Level::Error);
        let places = |found: Vec<Finding>| -> Vec<_> {
            found.into_iter().map(|one| (one.path.clone(), one.at, one.code())).collect()
        };
        let (all, alone) = (places(all.collect()), places(errors(&store, support::today())));
        assert_eq!(all, alone, "{own}");
        assert_eq!(alone.len(), wanted, "{own}: {alone:?}");
    }
}

#[test]
fn those_who_take_part_may_be_named() {
    for (text, codes_there) in [
        ("Anna Holm og Jens Lund er enige.", vec![]),
        ("Bo Krag og Anna Holm har delt vagterne.", vec!["third-person"]),
        ("Skriv til anna@havblik.example.", vec![]),
        ("Skriv til per@havblik.example.", vec!["contact-details"]),
    ] {
        let (_folder, _store, found) = with_text(text);
        assert_eq!(codes(&found), codes_there, "{text}");
    }
    let (_folder, _store, found) = with_file("records/g-drift/2026/minutes.yaml", |old| {
        old.replacen("text: |\n", "text: |\n      Bo Krag og Anna Holm har delt vagterne.\n", 1)
    });
    assert_eq!(codes(&found), Vec::<&str>::new());
}

#[test]
fn digits_are_masked_under_other_findings_too() {
    let (_folder, store, found) = with_text("Hun er sygemeldt: 010190-1234, kort 4111 1111 1111 1111.");
    assert_eq!(codes(&found), ["health", "cpr-number", "card-number"]);
    let source_of = |finding: &Finding| store.files().iter().find(|file| file.path() == finding.path).map(File::source);
    for lang in Lang::ALL {
        let look = Look { lang, audience: Audience::Reader, color: false, width: Some(120) };
        let said = findings::text(&found, 1, look, &source_of);
        assert_eq!(said.matches("010190-••••").count(), 4, "{said}");
        assert!(!said.contains("1234") && !said.contains("4111"), "{said}");
        // The marks stand under the card, though dots are longer than digits.
        let card = said.lines().skip_while(|line| !line.contains("[card-number]")).collect::<Vec<_>>();
        let text = card.iter().find(|line| line.contains("sygemeldt")).expect("the excerpt");
        let marks = card.iter().find(|line| line.contains("^^^")).expect("the marks");
        let column = |line: &str, what: &str| line[..line.find(what).expect("it is there")].chars().count();
        assert_eq!(column(text, "•••• •••• •••• 1111"), column(marks, "^^^"), "{said}");
    }
}

/// A passage with the code it has, and the words under the finding.
fn passages() -> impl Strategy<Value = (&'static str, &'static str)> {
    prop::sample::select(vec![
        ("health", "sygemeldt"),
        ("family", "gravid"),
        ("union", "tillidsrepræsentant"),
        ("disability", "ordblind"),
        ("age", "efterløn"),
        ("cpr-number", "010190-1234"),
        ("cpr-number", "290200 0000"),
        ("card-number", "4111 1111 1111 1111"),
        ("contact-details", "gæst@hjemme.example"),
    ])
}

/// What may stand around it: æøå, emoji, both ways to write å, tabs inside a line.
fn around() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["Ærø", "😀 ja", "a\u{30a}r", "på Ø", "(«»)", "x\u{a0}y", "Grønt lys"])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn the_text_under_a_finding_is_what_it_is_about(
        (code, words) in passages(),
        before in around(),
        behind in around(),
        style in 0..6,
        crlf: bool,
        mark: bool,
    ) {
        let said = format!("{before} - {words} - {behind}");
        let value = match style {
            0 => format!("|\n      {said}\n      {before}\n"),
            1 => format!(">-\n      {before}\n\n      {said}\n"),
            2 => format!("\"{said}\"\n"),
            3 => format!("'{said}'\n"),
            4 => format!("|2-\n      {said}\n"),
            _ => format!("\"{before} {words}\n      {behind}\"\n"),
        };
        let (_folder, store, found) = with_file(MINUTES, |old| {
            let text = old.replace(&format!("|\n      {LINE}\n"), &value);
            let text = if crlf { text.replace('\n', "\r\n") } else { text };
            if mark { format!("\u{feff}{text}") } else { text }
        });
        let about: Vec<&Finding> = found.iter().filter(|one| one.code().name() == code).collect();
        prop_assert_eq!(about.len(), 1, "{:?} in {:?}", codes(&found), value);
        prop_assert_eq!(under(&store, about[0]), words);
        let file = store.files().iter().find(|file| file.path() == about[0].path).expect("its file");
        prop_assert_eq!(about[0].at.start, file.source().position(about[0].at.span.start()));
    }
}
