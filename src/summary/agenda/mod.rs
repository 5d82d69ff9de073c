//! The agenda of a talk as a document.

mod topic;

use super::document::{Column, Document, Fact, Part, Section, table};
use super::words::{self, DraftReason};
use super::{View, about, page};
use crate::agenda::{Agenda, Party, Standing, Time};
use crate::lang::Lang;
use crate::markup::Line;
use crate::record::{Author, Horizon};
use crate::store::{Store, Talk};
use topic::Desk;

/// The agenda: what both prepared, side by side; what they see differently first, then what only one has taken up, what nobody
/// answered, and what all answered. Drafts are left out unless the view has them.
pub fn agenda(store: &Store, talk: &Talk<'_>, view: &View) -> Document {
    let lang = store.settings().language;
    let agenda = Agenda::new(store, talk, view.include_drafts);
    let draft =
        if agenda.has_drafts() { Some(DraftReason::Unshared) } else { view.has_errors.then_some(DraftReason::Errors) };
    let what = words::talk_type(agenda.kind, lang).to_lowercase();
    let mut document = Document {
        title: about(store, talk, &format!("{} {what}", lang.pick("Dagsorden til", "Agenda for the"))),
        ..page(store, talk, view, draft, format!("{}-agenda", talk.id.to_string().replace('/', "-")))
    };
    document.facts.extend(facts(&agenda, lang));
    document.sections.push(before(store, talk, &agenda, lang));
    let desk = Desk { store, agenda: &agenda, lang };
    document.sections.extend(Standing::ALL.into_iter().filter_map(|standing| desk.section(standing)));
    document
}

fn facts(agenda: &Agenda<'_>, lang: Lang) -> Vec<Fact> {
    let focus = agenda.focus().map(|focus| (lang.pick("Tyngdepunkt", "Focus"), words::focus(focus, lang).to_owned()));
    let time = agenda.minutes().map(|minutes| (lang.pick("Varighed", "Duration"), minutes_words(minutes, lang)));
    focus.into_iter().chain(time).map(|(label, value)| Fact::plain(label, &value)).collect()
}

fn minutes_words(minutes: u32, lang: Lang) -> String {
    match (minutes, lang) {
        (1, Lang::Da) => "1 minut".to_owned(),
        (1, Lang::En) => "1 minute".to_owned(),
        (minutes, _) => format!("{minutes} {}", lang.pick("minutter", "minutes")),
    }
}

/// Who has prepared, how long each part takes, and what the unit is after.
fn before(store: &Store, talk: &Talk<'_>, agenda: &Agenda<'_>, lang: Lang) -> Section {
    let prepared =
        agenda.parties.iter().map(|party| Fact::plain(&name(store, party, lang), prepared_words(party, lang)));
    let mut parts = vec![Part::Facts { facts: prepared.collect() }];
    if !agenda.times.is_empty() {
        parts.push(times(agenda, lang));
    }
    parts.extend(aims(store, talk, lang));
    let heading = Line::plain(lang.pick("Inden I begynder", "Before you begin"));
    Section { id: "before".to_owned(), heading, parts, topics: Vec::new() }
}

fn prepared_words(party: &Party<'_>, lang: Lang) -> &'static str {
    match (party.prep, party.draft_left_out) {
        (Some(_), _) => lang.pick("har forberedt sig", "has prepared"),
        (None, true) => lang.pick("forberedelsen er ikke delt endnu", "the preparation is not shared yet"),
        (None, false) => lang.pick("ingen forberedelse", "no preparation"),
    }
}

/// Who a party is: by name, else by role.
fn name(store: &Store, party: &Party<'_>, lang: Lang) -> String {
    party.person.as_ref().map_or_else(
        || match party.role {
            Author::Employee => lang.pick("Medarbejderen", "The employee").to_owned(),
            Author::Manager => lang.pick("Lederen", "The manager").to_owned(),
        },
        |person| store.register().name_of(person),
    )
}

fn times(agenda: &Agenda<'_>, lang: Lang) -> Part {
    let number = |number: usize| if number == 0 { Line::default() } else { Line::plain(&number.to_string()) };
    let row = |time: &Time<'_>| {
        vec![
            Line::plain(time.section.title.in_lang(lang)),
            time.minutes.map(|minutes| Line::plain(&minutes_words(minutes, lang))).unwrap_or_default(),
            number(time.topics),
            number(time.disagreed),
        ]
    };
    let columns = vec![
        Column::new(lang.pick("Afsnit", "Part"), 6),
        Column::new(lang.pick("Tid", "Time"), 3),
        Column::new(lang.pick("Emner", "Topics"), 2),
        Column::new(lang.pick("Ser I forskelligt på", "Seen differently"), 3),
    ];
    table(columns, agenda.times.iter().map(row).collect())
}

/// The plans of the unit, which the manager brings.
fn aims(store: &Store, talk: &Talk<'_>, lang: Lang) -> Option<Part> {
    let person = talk.id.subject.person().and_then(|id| store.register().person(id))?;
    let unit = store.register().unit(person.unit.as_ref()?.as_str())?;
    let items: Vec<Line> = unit
        .aims
        .iter()
        .map(|aim| {
            let horizon = match aim.horizon {
                Some(Horizon::Short) => lang.pick(" (det næste år)", " (the coming year)"),
                Some(Horizon::Long) => lang.pick(" (på længere sigt)", " (in the longer term)"),
                None => "",
            };
            Line::new(&format!("{}{horizon}", aim.aim.trim()), lang)
        })
        .collect();
    let label = Some(lang.pick("Enhedens mål", "The unit’s aims").to_owned());
    (!items.is_empty()).then_some(Part::List { label, items })
}
