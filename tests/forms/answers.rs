//! Answers are held against the form they answer.

use crate::own::{OWN, PEOPLE, found, preps, record_file, workplace};
use crate::program::mus_with;
use crate::support::{self, Folder, home, text_of};
use mus::diagnostic::Code;
use mus::store::bundled_forms;

#[test]
fn each_form_of_somebody_s_own_is_clean_with_its_preparations() {
    let forms = support::files_below(&home().join("tests/forms"));
    let is_form = |path: &&std::path::PathBuf| {
        path.extension().is_some_and(|end| end == "yaml") && !path.to_string_lossy().contains(".prep-")
    };
    let named = forms.iter().filter(is_form).count();
    assert_eq!(named, OWN.len(), "every form is tried");
    for own in OWN {
        let store = workplace(own).open();
        assert_eq!(found(&store), [], "{}: {}", own.name, own.shows);
        assert!(!preps(own).is_empty(), "{} is answered", own.name);
    }
}

#[test]
fn a_wrong_answer_is_found_with_its_code_at_its_place() {
    for own in OWN {
        let files = preps(own);
        for (name, right, wrong, code, at) in own.wrong {
            let folder = workplace(own);
            let (_, text) = files.iter().find(|(file, _)| file == name).expect("the preparation is there");
            assert_eq!(text.matches(right).count(), 1, "{}: {right}", own.name);
            folder.write(record_file(name), text.replace(right, wrong));
            let [(file, found_code, text)] = &found(&folder.open())[..] else {
                panic!("{}: {wrong:?}: {:?}", own.name, found(&folder.open()));
            };
            assert_eq!((file, found_code), (&format!("{name}.yaml"), code), "{}: {wrong:?}", own.name);
            assert_eq!(text.trim(), at.trim(), "{}: {wrong:?}", own.name);
        }
    }
}

#[test]
fn a_section_for_leaders_is_nobody_else_s() {
    let leaders = OWN.iter().find(|own| own.name == "own-leaders").expect("the form");
    let folder = workplace(leaders);
    let (name, text) = preps(leaders).remove(0);
    let cut = text.split("  medarbejderne: |").next().expect("the leader's answers").to_owned();
    folder.write(record_file(name), cut);
    assert_eq!(found(&folder.open()).len(), 1, "a leader must answer");
    folder.write("people.yaml", PEOPLE.replace("    manager: p-7f3k\n", "    manager: p-2c9d\n"));
    assert_eq!(found(&folder.open()), [], "who leads nobody need not");
}

#[test]
fn cards_left_as_they_were_scaffolded_are_not_picked() {
    let cards = OWN.iter().find(|own| own.name == "own-cards").expect("the form");
    let folder = workplace(cards);
    // Two are answered; of the others one is a scale whose cells stand empty.
    let text = "mus: 1\nkind: prep\nrecord: p-7f3k/2026\nrole: employee\nform: { id: own-cards, revision: 1 }\nstate: shared\nanswers:\n  stolthed: |\n    Køkkenet.\n  ro:\n    score:   # 1–5\n    reason: |\n\n  ny-opgave: |\n    Et kundemøde.\n  hold-op:\n    - \"\"\n";
    folder.write(record_file("prep-employee"), text);
    assert_eq!(found(&folder.open()), []);
}

#[test]
fn tables_of_nothing_answer_nothing() {
    let tasks = OWN.iter().find(|own| own.name == "own-tasks").expect("the form");
    let folder = workplace(tasks);
    let text = "mus: 1\nkind: prep\nrecord: p-7f3k/2026\nrole: employee\nform: { id: own-tasks, revision: 1 }\nstate: shared\nanswers:\n  mine-opgaver:\n    - opgave:\n      lyst:\n  bytte: [null, \"\"]\n";
    folder.write(record_file("prep-employee"), text);
    let found = found(&folder.open());
    let [(_, Code::RequiredUnanswered, _)] = &found[..] else { panic!("{found:?}") };
}

#[test]
fn an_option_chosen_twice_is_found() {
    let scores = OWN.iter().find(|own| own.name == "own-some-scores").expect("the form");
    let folder = workplace(scores);
    let (name, text) = preps(scores).remove(0);
    let twice = text.replace("[boern-og-unge, filialerne]", "[filialerne, boern-og-unge, filialerne]");
    assert_ne!(twice, text);
    folder.write(record_file(name), twice);
    assert_eq!(
        found(&folder.open()),
        [("prep-employee.yaml".to_owned(), Code::DuplicateItem, "filialerne".to_owned())]
    );
}

#[test]
fn the_forms_that_the_settings_choose_are_there_and_fit() {
    for (settings, code, at) in [
        ("[forms.mus]\nemployee = \"shrt\"\n", Code::UnknownForm, "\"shrt\""),
        ("[forms.mus]\nemployee = \"standard-manager\"\n", Code::WrongForm, "\"standard-manager\""),
        ("[forms.mus]\nmanager = \"standard-employee\"\n", Code::WrongForm, "\"standard-employee\""),
        ("[forms.mus]\nmanager = \"evaluation\"\n", Code::WrongForm, "\"evaluation\""),
        ("[forms.mus]\nevaluation = \"short\"\n", Code::WrongForm, "\"short\""),
        ("[forms.mus]\nemployee = \"leader\"\n", Code::WrongForm, "\"leader\""),
    ] {
        let folder = Folder::new();
        folder.write("mus.toml", settings);
        folder.write("people.yaml", PEOPLE);
        let found = found(&folder.open());
        assert_eq!(found, [("mus.toml".to_owned(), code, at.to_owned())], "{settings}");
    }
    let folder = Folder::new();
    folder.write("mus.toml", "[forms.mus]\nemployee = \"short\"\nmanager = \"short\"\nevaluation = \"evaluation\"\n");
    folder.write("people.yaml", PEOPLE);
    assert_eq!(found(&folder.open()), []);
}

#[test]
fn an_old_preparation_stays_readable_when_its_form_has_moved_on() {
    let scores = OWN.iter().find(|own| own.name == "own-some-scores").expect("the form");
    let folder = workplace(scores);
    let old = text_of(&home().join("tests/forms/own-some-scores.yaml"));
    let new = old
        .replace("revision: 1\n", "revision: 2\n")
        .replace("Har du indflydelse på, hvordan", "Bestemmer du selv, hvordan")
        .replace("id: laere-mere", "id: noget-nyt");
    folder.write("forms/own-some-scores.2.yaml", new);
    assert_eq!(found(&folder.open()), [], "the old revision stays");
    let run = mus_with(folder.path(), &["render", "records/p-7f3k/2026/prep-employee.yaml"], &[]).ok();
    assert!(
        run.contains("### Har du indflydelse på, hvordan") && run.contains("### Hvad vil du gerne blive bedre til?"),
        "{run}"
    );
    let made = mus_with(folder.path(), &["new", "prep", "p-7f3k/2027", "--form", "own-some-scores"], &[]);
    assert_eq!(made.code, 0, "{made:?}");
    let text = text_of(&folder.path().join("records/p-7f3k/2027/prep-employee.yaml"));
    assert!(text.contains("revision: 2 }") && text.contains("# Bestemmer du selv"), "{text}");
    // Even where the form is gone altogether, its answers are shown under their ids.
    std::fs::remove_file(folder.path().join("forms/own-some-scores.yaml")).expect("the old revision was there");
    for arguments in [&["render", "records/p-7f3k/2026/prep-employee.yaml"][..], &["agenda", "p-7f3k/2026"]] {
        let shown = mus_with(folder.path(), arguments, &[]).ok();
        assert!(shown.contains("### laere-mere") && shown.contains("skoleklasser"), "{shown}");
    }
}

#[test]
fn every_example_of_the_docs_is_sound() {
    let text = text_of(&home().join("docs/forms.md"));
    let examples = |kind: &str| {
        let fence = format!("```{kind}\n");
        let blocks = text.split(&fence).skip(1);
        blocks.map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let mut types: Vec<String> = Vec::new();
    let yaml = examples("yaml");
    for (at, example) in yaml.iter().enumerate() {
        let folder = Folder::new();
        folder.write("mus.toml", "");
        folder.write("people.yaml", PEOPLE);
        let form = if example.starts_with("mus: 1") {
            example.clone()
        } else {
            let questions: String = example.lines().map(|line| format!("      {line}\n")).collect();
            format!(
                "mus: 1\nkind: form\nid: example\nrevision: 1\nrole: both\ntitle: T\nsections:\n  - id: s\n    title: S\n    questions:\n{questions}"
            )
        };
        folder.write(format!("forms/example-{at}.yaml"), &form);
        let store = folder.open();
        assert_eq!(found(&store), [], "{form}");
        let form = store.own_forms().next().expect("a form").1;
        types.extend(form.questions().map(|question| format!("{:?}", question.question_type).to_lowercase()));
    }
    for kind in ["text", "list", "choice", "scale", "number", "tick", "date", "rows", "note"] {
        assert!(types.iter().any(|one| one == kind), "{kind} has an example");
    }
    for settings in examples("toml") {
        let folder = Folder::new();
        folder.write("mus.toml", settings);
        folder.write("people.yaml", PEOPLE);
        assert_eq!(found(&folder.open()), []);
    }
    for form in bundled_forms() {
        assert!(text.contains(&format!("`{}`", form.id)), "{} is listed", form.id);
    }
}
