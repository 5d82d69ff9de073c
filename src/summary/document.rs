//! What every document shows, whatever its format: headings, parts, signatures.
//!
//! Labels and dates are in the document's language; what people wrote is a tree ([`Prose`], [`Line`]).

use crate::date::Date;
use crate::lang::Lang;
use crate::markup::{Line, Prose, code_point};
use serde::Serialize;
use std::collections::BTreeMap;

/// A document: the title is its heading of level 1, sections are of level 2, topics of level 3.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    /// The language, as a BCP 47 tag.
    pub lang: &'static str,
    /// The heading: what it is, and of whom.
    pub title: String,
    /// The workplace.
    pub organisation: Option<String>,
    /// Of what: the record's or the form's id.
    pub record: String,
    /// That it is no finished document.
    pub draft: Option<DraftMark>,
    /// What was left out, where something was.
    pub excerpt: Option<String>,
    /// When, where, who.
    pub facts: Vec<Fact>,
    /// What stands before the first heading: fields to fill in on paper.
    pub lead: Vec<Part>,
    /// The parts under headings.
    pub sections: Vec<Section>,
    /// Who signs, and who has.
    pub signatures: Option<Signatures>,
    /// What each file's content comes to.
    pub digests: Vec<Row>,
    /// Words of ours, by name.
    pub words: BTreeMap<&'static str, &'static str>,
    /// The day it is about, where there is one.
    #[serde(skip)]
    pub day: Option<Date>,
    /// What its file is called, without an ending; it holds no name.
    #[serde(skip)]
    pub file_name: String,
    /// The record for machines, as RFC 8785 JSON; only in the complete document.
    #[serde(skip)]
    pub data: Option<Vec<u8>>,
}

impl Document {
    /// Whether a character stands anywhere in the document, or was made visible there.
    pub fn says(&self, letter: char) -> bool {
        let Ok(text) = serde_json::to_string(self) else { return false };
        text.contains(letter) || text.contains(&code_point(letter))
    }
}

/// The words that keep a draft from being taken for the finished thing.
#[derive(Clone, Debug, Serialize)]
pub struct DraftMark {
    /// Across each page.
    pub mark: &'static str,
    /// Under the title.
    pub words: String,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// `minutes`, `plan`, `follow-ups`; in forms the section's own id.
    pub id: String,
    /// The heading.
    pub heading: Line,
    /// What stands directly under it.
    pub parts: Vec<Part>,
    /// What stands under headings of its own.
    pub topics: Vec<Topic>,
}

/// A heading of level 3 and what stands under it.
#[derive(Clone, Debug, Serialize)]
pub struct Topic {
    /// `D1`, where it has an id that people use.
    pub mark: Option<String>,
    /// The heading.
    pub heading: Line,
    /// What stands under it.
    pub parts: Vec<Part>,
}

/// The level of the headings that stand under a section, and under a topic.
pub(super) const IN_SECTION: u8 = 2;
/// The same under a topic.
pub(super) const IN_TOPIC: u8 = 3;

/// A part of a document.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Part {
    /// What somebody wrote.
    Text {
        /// The text.
        text: Prose,
    },
    /// What somebody wrote, under a label.
    Labelled {
        /// The label.
        label: String,
        /// The text.
        text: Prose,
    },
    /// A few words.
    Words {
        /// The label.
        label: Option<String>,
        /// The words.
        words: Line,
    },
    /// Short texts.
    List {
        /// The label.
        label: Option<String>,
        /// Each.
        items: Vec<Line>,
    },
    /// Labels with values.
    Facts {
        /// Each.
        facts: Vec<Fact>,
    },
    /// Rows and columns.
    Table {
        /// The label.
        label: Option<String>,
        /// The columns.
        columns: Vec<Column>,
        /// Cells, row by row.
        rows: Vec<Vec<Line>>,
        /// Whether the cells are there to be written in by hand.
        blank: bool,
    },
    /// Helper text.
    Help {
        /// The text.
        text: Prose,
    },
    /// A remark of ours: nothing was answered, so many are to be picked.
    Remark {
        /// The words.
        words: String,
    },
    /// Options to tick by hand.
    Choices {
        /// Each.
        options: Vec<Line>,
    },
    /// Scores to tick by hand.
    Scores {
        /// Each, from lowest to highest.
        scores: Vec<i64>,
        /// What some of them mean.
        meanings: Vec<String>,
    },
    /// What each party says to the same thing, side by side.
    Sides {
        /// Each.
        sides: Vec<Side>,
    },
    /// Lines to write on by hand.
    Write {
        /// What to write.
        label: Option<String>,
        /// How many.
        lines: u8,
    },
}

impl Part {
    /// What somebody wrote, if anything.
    pub(super) fn text(text: &str, below: u8, lang: Lang) -> Option<Self> {
        (!text.trim().is_empty()).then(|| Self::Text { text: Prose::new(text, below, lang) })
    }
}

/// What one party says.
#[derive(Clone, Debug, Serialize)]
pub struct Side {
    /// Who.
    pub label: String,
    /// What.
    pub parts: Vec<Part>,
}

/// A column of a table.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    /// Its heading.
    pub head: String,
    /// Its part of the width; 0 is as narrow as its words.
    pub share: u8,
}

impl Column {
    pub(super) fn new(head: &str, share: u8) -> Self {
        Self { head: head.to_owned(), share }
    }
}

/// A table without the columns that say nothing in any row.
pub(super) fn table(columns: Vec<Column>, rows: Vec<Vec<Line>>) -> Part {
    fn kept<T>(all: Vec<T>, says: &[bool]) -> Vec<T> {
        all.into_iter().zip(says).filter_map(|(one, says)| says.then_some(one)).collect()
    }
    let says: Vec<bool> =
        (0..columns.len()).map(|at| rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()))).collect();
    let rows = rows.into_iter().map(|row| kept(row, &says)).collect();
    Part::Table { label: None, columns: kept(columns, &says), rows, blank: false }
}

/// A label and what stands behind it.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// Its value.
    pub value: Line,
}

impl Fact {
    /// A value in which nothing is markup.
    pub(super) fn plain(label: &str, value: &str) -> Self {
        Self { label: label.to_owned(), value: Line::plain(value) }
    }
}

/// A label and what stands behind it, as plain text.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The label.
    pub label: String,
    /// Its value.
    pub value: String,
}

/// Who signs, and who has.
#[derive(Clone, Debug, Serialize)]
pub struct Signatures {
    /// Each party.
    pub rows: Vec<SignatureRow>,
    /// Why nobody is to sign here, where that is so.
    pub remark: Option<String>,
}

/// A party that signs.
#[derive(Clone, Debug, Serialize)]
pub struct SignatureRow {
    /// As what.
    pub role: String,
    /// Who.
    pub name: String,
    /// What the signature means.
    pub meaning: String,
    /// When and how it was given, and how it stands with it; empty where it is missing.
    pub given: String,
    /// Whether there is to be a line to sign on.
    pub open: bool,
    /// What the signer adds.
    pub remark: Option<Prose>,
}
