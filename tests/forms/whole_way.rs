//! The whole way of every bundled form, from the first file to the plan.

use crate::own::{PEOPLE, found};
use crate::program::mus_with;
use crate::support::{self, Folder, loose, text_of};
use mus::edit::{Edit, New, apply};
use mus::lang::Lang;
use mus::path;
use mus::record::{Purpose, Question, QuestionType, ReasonRule, Record, Scale, TalkType};
use mus::store::bundled_forms;
use std::path::{Path, PathBuf};

/// The forms that meet in a talk: the employee's, the manager's, and the kind of talk.
const PAIRS: [(&str, &str, &str); 8] = [
    ("standard-employee", "standard-manager", "mus"),
    ("short", "short", "mus"),
    ("leader", "leader", "lus"),
    ("group", "group", "grus"),
    ("group", "group", "tus"),
    ("senior", "senior", "sus"),
    ("follow-up", "follow-up", "follow-up"),
    ("one-to-one", "one-to-one", "one-to-one"),
];

/// One end of a scale, or the other.
fn end(scale: &Scale, low: bool) -> New {
    New::Int(if low { scale.min } else { scale.max })
}

fn chosen(options: &[mus::record::Opt], low: bool) -> New {
    New::text(&if low { options.first() } else { options.last() }.expect("there are options").id)
}

fn cell(column: &mus::record::Column, low: bool) -> New {
    match column.column_type {
        QuestionType::Scale => end(column.scale.as_ref().expect("a scale"), low),
        QuestionType::Choice => chosen(&column.options, low),
        QuestionType::Choices => New::List(vec![chosen(&column.options, low)]),
        QuestionType::Number => New::Int(3),
        QuestionType::Tick => New::Bool(low),
        QuestionType::Date => New::text("2026-09-01"),
        QuestionType::List => New::List(vec![New::text("Et punkt")]),
        _ => New::text("Noget i en celle"),
    }
}

/// The edits that fill an empty preparation in, as somebody would who answers every question. `low` takes one end of everything.
fn answers(question: &Question, low: bool) -> Vec<Edit> {
    let here = path!["answers", question.id.as_str()];
    let set = |value: New| vec![Edit::Set { path: here.clone(), value }];
    match question.question_type {
        QuestionType::Note => Vec::new(),
        QuestionType::Text => set(New::text("Mit svar: ja #1\n")),
        QuestionType::Number => set(New::Int(4)),
        QuestionType::Tick => set(New::Bool(low)),
        QuestionType::Date => set(New::text("2026-09-01")),
        QuestionType::Choice => set(chosen(&question.options, low)),
        QuestionType::List => vec![Edit::Append { list: here, item: New::text("Et punkt") }],
        QuestionType::Choices => vec![Edit::Append { list: here, item: chosen(&question.options, low) }],
        QuestionType::Scale => {
            let scale = question.scale.as_ref().expect("a scale");
            let mut edits = vec![Edit::Set { path: here.key("score"), value: end(scale, low) }];
            if scale.reason != ReasonRule::None {
                edits.push(Edit::Set { path: here.key("reason"), value: New::text("Derfor.\n") });
            }
            edits
        }
        QuestionType::Rows if question.items.is_empty() => {
            let row = question.columns.iter().map(|column| (column.id.to_string(), cell(column, low))).collect();
            vec![Edit::Append { list: here, item: New::Map(row) }]
        }
        QuestionType::Rows => {
            let cells = question.items.iter().flat_map(|item| {
                let row = here.key(item.id.as_str());
                question.columns.iter().map(move |column| (row.key(column.id.as_str()), cell(column, low)))
            });
            cells.map(|(path, value)| Edit::Set { path, value }).collect()
        }
    }
}

/// Fills in a preparation as it was scaffolded.
fn fill_in(folder: &Path, file: &Path, kind: TalkType, low: bool) {
    let path = folder.join(file);
    let text = text_of(&path);
    let Some(Record::Prep(prep)) = loose(&path, &text).record().cloned() else { panic!("no preparation: {text}") };
    let store = support::open(folder);
    let form = store.form(&prep.form).expect("the form");
    let leads = store.register().leads(&prep.record.subject);
    let asked = form.sections.iter().filter(|section| section.is_for(kind, leads)).flat_map(|section| {
        let most = section.pick.and_then(|pick| pick.max).map_or(section.questions.len(), |max| max as usize);
        section.questions.iter().take(most)
    });
    let edits: Vec<Edit> = asked.flat_map(|question| answers(question, low)).collect();
    assert!(edits.len() >= 2, "{} asks nothing", form.id);
    let edited = apply(&text, &edits).unwrap_or_else(|why| panic!("{}: {why:?}\n{text}", form.id));
    std::fs::write(path, edited.text).expect("the preparation can be written");
}

struct Way {
    folder: Folder,
    lang: Lang,
}

impl Way {
    fn run(&self, arguments: &[&str]) -> String {
        mus_with(self.folder.path(), arguments, &[("MUS_LANG", self.lang.tag())]).ok()
    }

    /// What the check has to say: nothing.
    fn is_clean(&self, after: &str) {
        assert_eq!(found(&self.folder.open()), [], "after {after}");
    }
}

#[test]
fn every_bundled_form_is_walked() {
    let walked: Vec<&str> =
        PAIRS.iter().flat_map(|(employee, manager, _)| [*employee, *manager]).chain(["evaluation"]).collect();
    for form in bundled_forms() {
        assert!(walked.contains(&form.id.as_str()), "{} is walked", form.id);
    }
}

#[test]
fn the_whole_way_runs_for_every_bundled_form_in_danish() {
    for (employee, manager, kind) in PAIRS {
        whole_way(Lang::Da, employee, manager, kind);
    }
}

#[test]
fn the_whole_way_runs_for_every_bundled_form_in_english() {
    for (employee, manager, kind) in PAIRS {
        whole_way(Lang::En, employee, manager, kind);
    }
}

fn whole_way(lang: Lang, employee: &str, manager: &str, word: &str) {
    let kind = TalkType::ALL.into_iter().find(|kind| kind.word() == word).expect("a kind of talk");
    let way = Way { folder: Folder::new(), lang };
    way.run(&["init", ".", "--language", lang.tag()]);
    way.folder.write("people.yaml", PEOPLE);
    // The plan is the minutes.
    let settings = text_of(&way.folder.path().join("mus.toml"));
    way.folder.write("mus.toml", settings.replace("# policy = \"separate\"", "policy = \"in-plan\""));
    let subject = if matches!(kind, TalkType::Grus | TalkType::Tus) { "g-drift" } else { "p-7f3k" };
    let record = format!("{subject}/2026-06-09-{word}");
    way.run(&["new", "conversation", &record, "--type", word, "--on", "2026-06-01"]);
    let mut made = way.run(&["new", "prep", &record, "--role", "employee", "--form", employee]);
    made += &way.run(&["new", "prep", &record, "--role", "manager", "--form", manager]);
    way.is_clean("scaffolding");
    let preps: Vec<PathBuf> = made.lines().map(PathBuf::from).collect();
    assert!(preps.len() >= 2, "{made}");
    for (at, file) in preps.iter().enumerate() {
        fill_in(way.folder.path(), file, kind, at == 0);
    }
    way.is_clean("filling in");
    // Drafts are nobody else's yet.
    let early = way.run(&["agenda", &record]);
    assert!(!early.contains("Mit svar"), "{early}");
    way.run(&["share", &record, "--role", "both"]);
    way.is_clean("sharing");

    let agenda = way.run(&["agenda", &record]);
    let html = way.run(&["agenda", &record, "--to", "html"]);
    let store = way.folder.open();
    let asked: Vec<&Question> = [employee, manager]
        .iter()
        .filter_map(|id| store.newest_form(id))
        .flat_map(|form| form.sections.iter().filter(|section| section.is_for(kind, true)))
        .flat_map(|section| &section.questions)
        .filter(|question| question.question_type != QuestionType::Note)
        .collect();
    for question in &asked {
        let first = question.ask.in_lang(lang).lines().next().unwrap_or_default();
        // A shared question stands there once, as the first form asks it.
        let is_shared = asked.iter().filter(|other| other.id == question.id).count() > 1;
        let count = agenda.lines().filter(|line| *line == format!("### {first}")).count();
        assert!(count == 1 || (count == 0 && is_shared), "{employee} {word} {}: {count}\n{agenda}", question.id);
    }
    assert_eq!(agenda.matches("\n### ").count(), html.matches("<h3>").count(), "the same topics in both formats");
    // One party took one end of everything: what can be measured and both were asked is seen differently.
    let differently = lang.pick("## Det ser I forskelligt på", "## What you see differently");
    assert_eq!(agenda.matches(differently).count(), 1, "{employee}/{manager}:\n{agenda}");

    way.run(&["hold", &record, "--on", "2026-06-01"]);
    way.run(&["new", "plan", &record]);
    way.is_clean("a plan");
    let plan = way.folder.path().join(format!("records/{record}/action-plan.yaml"));
    let text = text_of(&plan);
    let example = with_the_example(&text);
    std::fs::write(&plan, &example).expect("the plan can be written");
    if subject == "g-drift" {
        std::fs::write(
            &plan,
            example.replace("owner: employee", "owner: p-7f3k").replace("owner: manager", "owner: p-2c9d"),
        )
        .expect("the plan can be written");
    }
    way.is_clean("copying the example in the plan");
    assert!(way.run(&["render", &record]).contains(lang.pick("### D1. Kan selv", "### D1. Can run")));

    // The talk is evaluated, which is not in its agenda, and nobody waits for it.
    let before = way.run(&["agenda", &record]);
    let evaluations = way.run(&["new", "prep", &record, "--role", "both", "--form", "evaluation"]);
    assert!(evaluations.lines().all(|path| path.contains("/evaluation-")), "{evaluations}");
    for (at, file) in evaluations.lines().enumerate() {
        fill_in(way.folder.path(), Path::new(file), kind, at == 0);
    }
    way.run(&["share", &record, "--role", "both"]);
    way.is_clean("evaluating");
    assert_eq!(way.run(&["agenda", &record]), before, "the evaluation is not in the agenda");
}

/// A new plan in which the commented point was copied and its comment signs taken away, as the comment says.
fn with_the_example(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut example = Vec::new();
    for line in text.lines() {
        match line.strip_prefix("# ").filter(|rest| rest.starts_with("  ")) {
            Some(rest) => example.push(rest.to_owned()),
            None if line == "points: []" => {
                lines.push("points:".to_owned());
                lines.append(&mut example);
            }
            None => lines.push(line.to_owned()),
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn evaluations_are_not_awaited_and_not_taken_for_preparations() {
    let folder = Folder::new();
    folder.write("mus.toml", "language = \"da\"\n[forms.mus]\nevaluation = \"evaluation\"\n");
    folder.write("people.yaml", PEOPLE);
    let run = |arguments: &[&str]| mus_with(folder.path(), arguments, &[("MUS_LANG", "da")]);
    run(&["new", "conversation", "anna/2026", "--type", "mus", "--on", "2026-06-09"]).ok();
    let due = |folder: &Folder| {
        let out = mus_with(
            folder.path(),
            &["due", "--within", "1m", "--kind", "preparation", "--exit-zero"],
            &[("MUS_LANG", "da")],
        )
        .ok();
        out.matches("p-7f3k/2026").count()
    };
    assert_eq!(due(&folder), 2, "two preparations are awaited");
    run(&["new", "prep", "anna/2026", "--role", "both", "--form", "evaluation"]).ok();
    run(&["share", "anna/2026", "--role", "both"]).ok();
    assert_eq!(due(&folder), 2, "an evaluation is no preparation, and none is awaited");
    let agenda = run(&["agenda", "anna/2026"]).ok();
    assert_eq!(agenda.matches("ingen forberedelse").count(), 2, "{agenda}");
    let evaluation = bundled_forms().find(|form| form.purpose == Purpose::Evaluation).expect("a bundled one");
    for question in evaluation.questions() {
        assert!(!agenda.contains(question.ask.in_lang(Lang::Da)), "{agenda}");
    }
}
