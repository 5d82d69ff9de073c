//! What scaffolds write passes `mus check` untouched, and as people fill it in.
#![allow(clippy::disallowed_methods, reason = "tests read and write files of their own")]

mod support;

use mus::check::check;
use mus::lang::Lang;
use mus::record::{Author, Form, Prep, QuestionType, Record, RecordId, TalkType};
use mus::scaffold::{NewConversation, NewPrep, NewRepository, OpenItem, conversation, plan, prep, repository};
use mus::store::Store;
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use support::{Folder, day, home, loose, text_of};

const TYPES: [TalkType; 7] = [
    TalkType::Mus,
    TalkType::Lus,
    TalkType::Sus,
    TalkType::Grus,
    TalkType::Tus,
    TalkType::FollowUp,
    TalkType::OneToOne,
];

/// A repository with two people, one of whom leads, and every form there is.
fn workplace(language: Lang) -> Folder {
    let folder = Folder::new();
    folder.write("mus.toml", format!("language = \"{language}\"\n"));
    folder.write("people.yaml", "mus: 1\nkind: people\npeople:\n  - id: p-boss\n    name: Bo\n  - id: p-7f3k\n    name: Anna\n    manager: p-boss\n");
    for form in ["nordlys-leder.yaml", "nordlys-team.yaml"] {
        folder.write(Path::new("forms").join(form), text_of(&home().join("examples/nordlys/forms").join(form)));
    }
    folder
}

fn assert_clean(store: &Store, what: &str) {
    let found: Vec<String> = check(store, support::today())
        .iter()
        .map(|finding| format!("{} {:?}", finding.path.display(), finding.fact))
        .collect();
    assert_eq!(found, Vec::<String>::new(), "{what}");
}

fn record(text: &str) -> RecordId {
    text.parse().expect("a record id")
}

fn prep_of(
    store: &Store,
    id: &str,
    role: Author,
    form: &Form,
    talk_type: TalkType,
    carried: &[OpenItem],
) -> (PathBuf, String) {
    let new =
        NewPrep { record: record(id), talk_type, role, by: None, form, carried: carried.to_vec(), own_schema: false };
    prep(store, Path::new("."), &new)
}

#[test]
fn a_new_repository_is_clean_in_both_languages() {
    for language in Lang::ALL {
        for organisation in [None, Some("Å \"B\" \\ #1 {organisation}\n".to_owned())] {
            let folder = Folder::new();
            for (path, text) in repository(&NewRepository { organisation, language, ci: Vec::new() }) {
                folder.write(path, text);
            }
            assert_clean(&folder.open(), language.tag());
            assert_eq!(folder.open().settings().language, language);
        }
    }
}

#[test]
fn preparations_are_clean_in_every_language_kind_role_and_form() {
    for language in Lang::ALL {
        let folder = workplace(language);
        let store = folder.open();
        let mut written = 0;
        for person in ["p-7f3k", "p-boss"] {
            for (at, talk_type) in TYPES.into_iter().enumerate() {
                for (nr, form) in store.forms().enumerate() {
                    let id = format!("{person}/2026-{:02}-{:02}-x", at + 1, nr + 1);
                    let new =
                        NewConversation { record: record(&id), talk_type, planned_for: None, time: None, place: None };
                    let (path, text) = conversation(&store, Path::new("."), &new);
                    folder.write(path, text);
                    for role in [Author::Employee, Author::Manager].into_iter().filter(|role| form.is_for(*role)) {
                        let (path, text) = prep_of(&store, &id, role, form, talk_type, &[]);
                        folder.write(path, text);
                        written += 1;
                    }
                }
            }
        }
        assert!(written >= 84, "{written}");
        assert_clean(&folder.open(), language.tag());
    }
}

fn open_item(text: &str) -> OpenItem {
    OpenItem {
        reference: "p-7f3k/2025:D1".parse().expect("a reference"),
        text: Some(text.to_owned()),
        is_action: false,
    }
}

/// Both files that carry a text over; the texts as they are read back.
fn carried(text: &str) -> (String, String) {
    let folder = workplace(Lang::Da);
    let store = folder.open();
    let form = store.newest_form("standard-employee").expect("the bundled form");
    let items = [open_item(text)];
    let (path, written) = prep_of(&store, "p-7f3k/2026", Author::Employee, form, TalkType::Mus, &items);
    let file = loose(&path, &written);
    assert!(file.found().is_empty(), "{:?}\n{written}", file.found());
    let Some(Record::Prep(prep)) = file.record() else { panic!("no preparation: {written}") };
    let in_prep = prep.carried[0].text.as_ref().and_then(|text| text.get()).cloned().expect("a text");
    let (path, written) = plan(&store, Path::new("."), &record("p-7f3k/2026"), day("2026-06-01"), &items);
    let file = loose(&path, &written);
    assert!(file.found().is_empty(), "{:?}\n{written}", file.found());
    let Some(Record::ActionPlan(plan)) = file.record() else { panic!("no plan: {written}") };
    (in_prep, plan.points[0].goal.get().cloned().expect("a goal"))
}

fn survives(text: &str) {
    let (in_prep, in_plan) = carried(text);
    assert_eq!(in_prep.trim_end(), text.trim_end());
    assert_eq!(in_plan.trim_end(), text.trim_end());
}

#[test]
fn awkward_texts_are_carried_whole() {
    let long = "Kan selv føre en udgivelse ".repeat(12);
    for text in [
        "to\nlinjer",
        "første\n\n\nanden",
        "sag #123",
        "# ikke en kommentar",
        "nøgle: værdi",
        "- et punkt",
        "  indrykket",
        "slut:   ",
        "tabs\tog\t",
        "'citat'",
        "\"citat\"",
        "yes",
        "2026-06-01",
        "~",
        "null",
        "{a, b}",
        "[x]",
        "*alias &anker",
        "!tag",
        "| blok",
        "> fold",
        "--- nyt dokument",
        "...",
        "%YAML",
        "🎉 æøå",
        "a\r\nb",
        "\u{2028}linje",
        "\u{feff}bom",
        "\u{85}nel",
        "C:\\sti\\",
        "@at `tick`",
        long.trim(),
    ] {
        survives(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]
    #[test]
    fn any_text_is_carried_whole(text in "[-#:|>'\"{}\\[\\]&*!%@` a-cæ🎉\n\t]{0,40}[a-zø]") {
        survives(&text);
    }
}

/// Fills a preparation in as people do: text on the empty lines, a number behind `score:`.
fn filled_in(text: &str) -> String {
    let mut out = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let column = line.len() - line.trim_start().len();
        if let Some(range) = line.trim_start().strip_prefix("score:   # ") {
            let least = range.split('–').next().unwrap_or_default();
            out.push_str(&format!("{}score: {least}   # {range}\n", " ".repeat(column)));
            continue;
        }
        out.push_str(line);
        out.push('\n');
        if line.trim_end().ends_with(": |")
            && !line.trim_start().starts_with('#')
            && lines.peek().is_some_and(|next| next.is_empty())
        {
            lines.next();
            out.push_str(&format!("{}Mit svar: ja #1\n", " ".repeat(column + 2)));
        }
    }
    out
}

#[test]
fn a_preparation_filled_in_by_hand_is_clean_and_holds_the_answers() {
    for language in Lang::ALL {
        let folder = workplace(language);
        let store = folder.open();
        for (at, form) in store.forms().enumerate() {
            for role in [Author::Employee, Author::Manager].into_iter().filter(|role| form.is_for(*role)) {
                let id = format!("p-boss/2026-01-{:02}", at + 1);
                let talk_type = TYPES.into_iter().find(|kind| form.asks_in(*kind)).expect("a talk it is for");
                let new =
                    NewConversation { record: record(&id), talk_type, planned_for: None, time: None, place: None };
                let (path, text) = conversation(&store, Path::new("."), &new);
                folder.write(path, text);
                let (path, text) = prep_of(&store, &id, role, form, talk_type, &[]);
                let filled = filled_in(&text);
                assert_ne!(filled, text);
                let file = loose(&folder.write(path, &filled), &filled);
                let Some(Record::Prep(prep)) = file.record() else { panic!("{:?}\n{filled}", file.found()) };
                assert_answered(prep, form, talk_type);
            }
        }
        assert_clean(&folder.open(), language.tag());
    }
}

fn assert_answered(prep: &Prep, form: &Form, talk: TalkType) {
    let answers = prep.answers.as_ref().unwrap_or_else(|| panic!("{} has no answers", form.id));
    let asked = form
        .sections
        .iter()
        .filter(|section| section.types.as_ref().is_none_or(|types| types.contains(&talk)))
        .flat_map(|section| &section.questions);
    let mut seen = 0;
    for question in asked {
        let answer = answers.get(question.id.as_str());
        let text = match question.question_type {
            QuestionType::Text => answer.cloned(),
            QuestionType::Scale => {
                let score = answer.and_then(|answer| answer.get("score")).and_then(serde_json::Value::as_i64);
                assert_eq!(score, question.scale.as_ref().map(|scale| scale.min), "{}", question.id);
                answer.and_then(|answer| answer.get("reason")).cloned()
            }
            _ => continue,
        };
        assert_eq!(
            text.and_then(|text| text.as_str().map(str::to_owned)).as_deref(),
            Some("Mit svar: ja #1\n"),
            "{}",
            question.id
        );
        seen += 1;
    }
    assert!(seen > 1, "{} asks nothing", form.id);
}
