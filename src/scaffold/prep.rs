//! A preparation: the form's questions as comments, an empty place for each answer.

use super::{OpenItem, comment, editor_lines, folder, form_schema_file, lines_to_schema};
use crate::edit::{New, written};
use crate::lang::Lang;
use crate::record::{
    Author, Column, Form, Horizon, PersonId, Purpose, Question, QuestionType, RecordId, Scale, Section, Subject,
    TalkType,
};
use crate::schema::Kind;
use crate::store::Store;
use std::path::{Path, PathBuf};

/// What is known of a new preparation.
#[derive(Clone, Debug)]
pub struct NewPrep<'s> {
    /// Whose, and which.
    pub record: RecordId,
    /// The kind of talk.
    pub talk_type: TalkType,
    /// Which party's.
    pub role: Author,
    /// Who writes it, where the role does not tell: in a group talk, and a deputy.
    pub by: Option<PersonId>,
    /// The question set.
    pub form: &'s Form,
    /// What was open last time.
    pub carried: Vec<OpenItem>,
    /// Whether the repository has a schema with the form's questions, as [`super::form_schema`] makes it.
    pub own_schema: bool,
}

/// The path and text of a preparation that nobody has filled in yet.
pub fn prep(store: &Store, root: &Path, new: &NewPrep<'_>) -> (PathBuf, String) {
    let lang = store.settings().language;
    let role = match new.role {
        Author::Employee => "employee",
        Author::Manager => "manager",
    };
    let mut text = if new.own_schema { lines_to_schema(&form_schema_file(new.form)) } else { editor_lines(Kind::Prep) };
    text.push_str("#\n");
    text.push_str(&comment(new.form.title.in_lang(lang), 0, ""));
    text.push_str(&comment(introduction(lang), 0, ""));
    text.push_str(&format!("\nmus: 1\nkind: prep\nrecord: {}\nrole: {role}\n", new.record));
    if let Some(by) = &new.by {
        text.push_str(&format!("by: {by}\n"));
    }
    text.push_str(&format!("form: {{ id: {}, revision: {} }}\n", new.form.id, new.form.revision));
    text.push_str(&format!(
        "state: draft   # {}\n",
        lang.pick("skriv shared, når den anden må læse med", "write shared when the other may read it")
    ));
    let is_evaluation = new.form.purpose == Purpose::Evaluation;
    if new.role == Author::Manager && !is_evaluation {
        text.push_str(&manager_keys(lang));
        text.push_str(&aims(store, &new.record.subject, lang));
    }
    if !new.carried.is_empty() {
        text.push_str(&carried(&new.carried, lang));
    }
    text.push_str("\nanswers:\n");
    let leads = store.register().leads(&new.record.subject);
    for section in new.form.sections.iter().filter(|section| section.is_for(new.talk_type, leads)) {
        text.push_str(&section_text(section, lang));
    }
    let author = match (&new.record.subject, &new.by) {
        (Subject::Group(_), Some(by)) => by.to_string(),
        _ => role.to_owned(),
    };
    let what = if is_evaluation { "evaluation" } else { "prep" };
    (folder(root, &new.record).join(format!("{what}-{author}.yaml")), text)
}

fn introduction(lang: Lang) -> &'static str {
    lang.pick(
        "Skriv dit svar på linjen under hvert spørgsmål, rykket to mellemrum længere ind end nøglen over det.\nDu kan springe over, hvad du vil, undtagen det, der er mærket (besvares).\nHelbred, familieplaner, tro, politik og fagforening hører ikke hjemme her.",
        "Write your answer on the line under each question, two spaces further in than the key above it.\nSkip what you like, except what is marked (required).\nHealth, family plans, belief, politics and union matters do not belong here.",
    )
}

fn manager_keys(lang: Lang) -> String {
    let focus = lang.pick(
        "samtalens tyngdepunkt: well-being, performance eller development",
        "the talk's focal point: well-being, performance or development",
    );
    let cover = lang.pick(
        "spørgsmål, I ikke må springe over, f.eks. [workload, feedback]",
        "questions not to leave out, such as [workload, feedback]",
    );
    format!("focus:   # {focus}\nmust_cover: []   # {cover}\n")
}

/// The plans of the person's unit, for the manager to lean on.
fn aims(store: &Store, subject: &Subject, lang: Lang) -> String {
    let register = store.register();
    let person = subject.person().and_then(|id| register.person(id));
    let unit = person.and_then(|person| person.unit.as_ref()).and_then(|id| register.unit(id.as_str()));
    let Some(unit) = unit.filter(|unit| !unit.aims.is_empty()) else { return String::new() };
    let mut lines = vec![lang.pick("Enhedens mål, fra people.yaml:", "The unit's aims, from people.yaml:").to_owned()];
    lines.extend(unit.aims.iter().map(|aim| {
        let horizon = match aim.horizon {
            Some(Horizon::Short) => lang.pick(" (det næste år)", " (the coming year)"),
            Some(Horizon::Long) => lang.pick(" (på længere sigt)", " (in the longer term)"),
            None => "",
        };
        let aim_words = aim.aim.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("  {}/{}: {aim_words}{horizon}", unit.id, aim.id)
    }));
    format!("\n{}", comment(&lines.join("\n"), 0, ""))
}

fn carried(items: &[OpenItem], lang: Lang) -> String {
    let mut text = String::from("\n");
    text.push_str(&comment(
        lang.pick(
            "Det stod åbent sidst. Hvordan er det gået? Vælg exceeded, achieved, partly eller not-achieved\n(mere end nået, nået, delvist nået, ikke nået), og skriv gerne hvorfor.",
            "This was open last time. How did it go? Choose exceeded, achieved, partly or not-achieved,\nand say why if you like.",
        ),
        0,
        "",
    ));
    text.push_str("carried:\n");
    for item in items {
        text.push_str(&format!("  - ref: \"{}\"\n", item.reference));
        if let Some(words) = &item.text {
            // Always a block: it is what somebody wrote.
            text.push_str(&block("text", words, 4));
        }
        text.push_str("    assessment:\n    comment: |\n\n");
    }
    text
}

/// Text as a block, whatever its length; text no block can hold is quoted.
fn block(key: &str, words: &str, column: usize) -> String {
    let words = format!("{}\n", words.trim_end());
    written(key, &New::Text(words), column)
}

fn section_text(section: &Section, lang: Lang) -> String {
    let mut text = format!("\n  # ── {} ──\n", section.title.in_lang(lang));
    if let Some(pick) = &section.pick {
        text.push_str(&comment(&pick.words(lang), 2, ""));
    }
    for question in &section.questions {
        text.push('\n');
        text.push_str(&question_text(question, lang));
    }
    text
}

fn question_text(question: &Question, lang: Lang) -> String {
    let mut ask = question.ask.in_lang(lang).to_owned();
    if question.required {
        ask.push_str(lang.pick(" (besvares)", " (required)"));
    }
    let mut text = comment(&ask, 2, "");
    if let Some(help) = &question.help {
        text.push_str(&comment(help.in_lang(lang), 2, "  "));
    }
    text.push_str(&answer(question, lang));
    text
}

/// The place for the answer, with what may stand there.
fn answer(question: &Question, lang: Lang) -> String {
    let id = &question.id;
    match question.question_type {
        QuestionType::Note => String::new(),
        QuestionType::Text => format!("  {id}: |\n\n"),
        QuestionType::List => format!(
            "  {id}:\n    # - {}\n",
            lang.pick("ét punkt på hver linje, uden # foran", "one item a line, without the #")
        ),
        QuestionType::Choice => format!("{}  {id}:\n", options(&question.options, lang, 2)),
        QuestionType::Choices => format!("{}  {id}: []\n", options(&question.options, lang, 2)),
        QuestionType::Scale => {
            let range = question.scale.as_ref().map(|scale| scale_words(scale, lang)).unwrap_or_default();
            let reason = question.scale.as_ref().is_some_and(|scale| scale.reason != crate::record::ReasonRule::None);
            let reason = if reason { "    reason: |\n\n" } else { "" };
            format!("  {id}:\n    score:   # {range}\n{reason}")
        }
        QuestionType::Number => {
            format!("  {id}:   # {}\n", question.unit.as_deref().unwrap_or(lang.pick("et tal", "a number")))
        }
        QuestionType::Tick => format!("  {id}:   # {}\n", lang.pick("true eller false", "true or false")),
        QuestionType::Date => format!("  {id}:   # \"2026-03-03\"\n"),
        QuestionType::Rows if question.items.is_empty() => open_rows(question, lang),
        QuestionType::Rows => fixed_rows(question, lang),
    }
}

fn options(options: &[crate::record::Opt], lang: Lang, column: usize) -> String {
    let lines: Vec<String> =
        options.iter().map(|option| format!("{}: {}", option.id, option.label.in_lang(lang))).collect();
    comment(&lines.join("\n"), column, "  ")
}

/// `1–6, 6 er bedst (1 = …, 6 = …)`
fn scale_words(scale: &Scale, lang: Lang) -> String {
    let anchors: Vec<String> =
        scale.anchors.iter().map(|anchor| format!("{} = {}", anchor.at, anchor.label.in_lang(lang))).collect();
    let anchors = if anchors.is_empty() { String::new() } else { format!(" ({})", anchors.join(", ")) };
    format!("{}{anchors}", scale.words(lang))
}

fn cell_words(column: &Column, lang: Lang) -> String {
    match column.column_type {
        QuestionType::Choice | QuestionType::Choices => {
            let words: Vec<String> =
                column.options.iter().map(|option| format!("{} ({})", option.id, option.label.in_lang(lang))).collect();
            words.join(lang.pick(" eller ", " or "))
        }
        QuestionType::Scale => column.scale.as_ref().map(|scale| scale_words(scale, lang)).unwrap_or_default(),
        QuestionType::Number => column.unit.clone().unwrap_or_else(|| lang.pick("et tal", "a number").to_owned()),
        QuestionType::Tick => lang.pick("true eller false", "true or false").to_owned(),
        QuestionType::Date => "\"2026-03-03\"".to_owned(),
        _ => column.label.in_lang(lang).to_owned(),
    }
}

/// A table whose rows the author adds: one row as a comment, to copy.
fn open_rows(question: &Question, lang: Lang) -> String {
    let mut text = format!("  {}:\n", question.id);
    text.push_str(&comment(
        lang.pick("Kopiér linjerne for hver række, uden # foran:", "Copy these lines for each row, without the #:"),
        4,
        "",
    ));
    for (at, column) in question.columns.iter().enumerate() {
        let dash = if at == 0 { "- " } else { "  " };
        let words = cell_words(column, lang);
        text.push_str(&match column.column_type {
            QuestionType::Text => format!("    # {dash}{}: |\n    #     {words}\n", column.id),
            _ => format!("    # {dash}{}:   # {words}\n", column.id),
        });
    }
    text
}

/// A table whose rows are given: an empty cell for each.
fn fixed_rows(question: &Question, lang: Lang) -> String {
    let mut text = comment(
        &question
            .columns
            .iter()
            .map(|column| format!("{}: {}", column.id, cell_words(column, lang)))
            .collect::<Vec<_>>()
            .join("\n"),
        2,
        "  ",
    );
    text.push_str(&format!("  {}:\n", question.id));
    for item in &question.items {
        text.push_str(&format!(
            "    {}:   # {}\n",
            item.id,
            item.label.in_lang(lang).lines().next().unwrap_or_default()
        ));
        if let Some(help) = &item.help {
            text.push_str(&comment(help.in_lang(lang), 6, ""));
        }
        for column in &question.columns {
            text.push_str(&format!("      {}:\n", column.id));
        }
    }
    text
}
