//! Forms as workplaces write their own, each beside this file, and answers to them that are wrong.

use crate::support::{Folder, home, text_of, today};
use mus::check::check;
use mus::diagnostic::Code;
use mus::store::Store;
use std::path::{Path, PathBuf};

pub(crate) const PEOPLE: &str = "mus: 1\nkind: people\npeople:\n  - id: p-2c9d\n    name: Henrik Ravn\n  - id: p-7f3k\n    name: Anna Holm\n    unit: drift\n    manager: p-2c9d\n  - id: p-81xx\n    name: Jens Kjær\n    manager: p-7f3k\nunits:\n  - id: drift\n    title: Drift\n    aims:\n      - id: U1\n        horizon: short\n        aim: Ugentlige udgivelser inden sommer\ngroups:\n  - { id: g-drift, title: Drift, members: [p-7f3k, p-81xx] }\n";

/// A form of somebody's own, and an answer to it that is wrong: what is written instead of what, with the code and the text it stands at.
pub(crate) struct Own {
    pub name: &'static str,
    /// What of real workplaces' forms it shows.
    pub shows: &'static str,
    pub wrong: &'static [(&'static str, &'static str, &'static str, Code, &'static str)],
}

pub(crate) const OWN: &[Own] = &[
    Own {
        name: "own-some-scores",
        shows: "a 1–6 score on some questions and none on others",
        wrong: &[
            ("prep-employee", "score: 4", "score: 7", Code::WrongAnswer, "7"),
            ("prep-employee", "score: 5", "score: 5\n    reason: |\n      Nej.", Code::WrongAnswer, "|\n      Nej.\n"),
            ("prep-employee", "hjemmearbejde: 4.5", "hjemmearbejde: meget", Code::WrongAnswer, "meget"),
        ],
    },
    Own {
        name: "own-steps",
        shows: "a 0–5 scale with a text for every step",
        wrong: &[("prep-employee", "score: 0", "score: -1", Code::WrongAnswer, "-1")],
    },
    Own {
        name: "own-slider",
        shows: "a slider 0–100 with the best at the left and a required reason",
        wrong: &[
            ("prep-employee", "score: 35", "score: 101", Code::WrongAnswer, "101"),
            (
                "prep-employee",
                "    reason: |\n      Jeg har ikke vagt i år.\n",
                "",
                Code::RequiredUnanswered,
                "tilkald",
            ),
        ],
    },
    Own {
        name: "own-tasks",
        shows: "a table of tasks with two three-step choices each",
        wrong: &[
            ("prep-employee", "lyst: nodig", "lyst: for-let", Code::WrongAnswer, "for-let"),
            ("prep-employee", "      lyst: nodig\n", "", Code::RequiredUnanswered, "opgave"),
        ],
    },
    Own {
        name: "own-no-middle",
        shows: "a four-step scale without a middle",
        wrong: &[("prep-employee", "score: 3", "score: 2.5", Code::WrongAnswer, "2.5")],
    },
    Own {
        name: "own-discussed",
        shows: "ticks for “discussed” over a fixed list",
        wrong: &[
            ("prep-manager", "talt-om: false", "talt-om: måske", Code::WrongAnswer, "måske"),
            ("prep-manager", "resten: \"2026-12-17\"", "resten: \"17/12\"", Code::WrongAnswer, "\"17/12\""),
        ],
    },
    Own {
        name: "own-notes",
        shows: "two note columns (before / during) by topic for each party",
        wrong: &[
            ("prep-employee", "faglig-udvikling:", "faglig-udvikeling:", Code::WrongAnswer, "faglig-udvikeling"),
            ("prep-manager", "foer: |\n        Klar", "efter: |\n        Klar", Code::WrongAnswer, "efter"),
        ],
    },
    Own {
        name: "own-leaders",
        shows: "a section for leaders only",
        wrong: &[
            ("prep-employee", "ledertid: 12", "ledertid: tolv", Code::WrongAnswer, "tolv"),
            (
                "prep-employee",
                "  medarbejderne: |\n    Klare svar på, hvad der må vente, når der mangler en.\n",
                "",
                Code::RequiredUnanswered,
                "answers",
            ),
        ],
    },
    Own {
        name: "own-cards",
        shows: "cards of which each party picks two or three",
        wrong: &[
            (
                "prep-employee",
                "[ro, ny-opgave, om-et-aar]",
                "[ro, ny-opgave, om-et-aar, stolthed]",
                Code::WrongPick,
                "[ro, ny-opgave, om-et-aar, stolthed]",
            ),
            ("prep-employee", "[ro, ny-opgave, om-et-aar]", "[ro, ny-opgave, en-aftale]", Code::WrongPick, "en-aftale"),
            ("prep-manager", "[hold-op, ro]", "[hold-op, ros-til]", Code::AnsweredNotPicked, "ro"),
        ],
    },
    Own {
        name: "own-catalogue",
        shows: "a catalogue of ten competences with wanted, own and agreed level, written once",
        wrong: &[
            ("prep-employee", "engelsk: { eget: 1 }", "engelsk: { eget: 6 }", Code::WrongAnswer, "6"),
            ("prep-manager", "engelsk: { oensket: 2 }", "engelsk: { nu: 2 }", Code::WrongAnswer, "nu"),
        ],
    },
    Own {
        name: "own-evaluation",
        shows: "an evaluation of the talk with four labelled steps",
        wrong: &[("evaluation-employee", "score: 3", "score: 0", Code::WrongAnswer, "0")],
    },
];

/// The preparations of a form of somebody's own: the name of each file in the record, and its text.
pub(crate) fn preps(own: &Own) -> Vec<(&'static str, String)> {
    let folder = home().join("tests/forms");
    let what = if own.name == "own-evaluation" {
        ["evaluation-employee", "evaluation-manager"]
    } else {
        ["prep-employee", "prep-manager"]
    };
    let read = |(role, name): (&str, &'static str)| {
        let path = folder.join(format!("{}.prep-{role}.yaml", own.name));
        path.is_file().then(|| (name, text_of(&path)))
    };
    ["employee", "manager"].into_iter().zip(what).filter_map(read).collect()
}

/// A workplace that uses one form of its own in Anna's talk, with its preparations.
pub(crate) fn workplace(own: &Own) -> Folder {
    let folder = Folder::new();
    folder.write("mus.toml", "format = 1\nlanguage = \"da\"\n");
    folder.write("people.yaml", PEOPLE);
    folder.write(format!("forms/{}.yaml", own.name), text_of(&home().join(format!("tests/forms/{}.yaml", own.name))));
    folder.write(
        "records/p-7f3k/2026/conversation.yaml",
        "mus: 1\nkind: conversation\nrecord: p-7f3k/2026\ntype: mus\noccasion: yearly\nparticipants:\n  - { person: p-7f3k, role: employee }\n  - { person: p-2c9d, role: manager }\nstate: planned\nplanned_for: \"2026-06-09\"\n",
    );
    for (name, text) in preps(own) {
        folder.write(record_file(name), text);
    }
    folder
}

pub(crate) fn record_file(name: &str) -> PathBuf {
    Path::new("records/p-7f3k/2026").join(format!("{name}.yaml"))
}

/// What is found, as file, code and the text it stands at.
pub(crate) fn found(store: &Store) -> Vec<(String, Code, String)> {
    let said = check(store, today()).into_iter().map(|finding| {
        let file = store.files().iter().find(|file| file.path() == finding.path).expect("a finding is in a file");
        let name = file.path().file_name().expect("a file has a name").to_string_lossy().into_owned();
        (name, finding.code(), file.source().slice(finding.at.span).to_owned())
    });
    said.collect()
}
