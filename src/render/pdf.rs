//! PDF/A-3a with PDF/UA-1, by Typst: one template, and the document as data. Everything comes from memory: no file, no network, no
//! font of the system, no clock.

use super::templates::{Templates, wrong};
use crate::date::Date;
use crate::error::Error;
use crate::markup::{code_point, visible};
use crate::summary::Document;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Coverage, Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World, WorldExt as _};
use typst_kit::fonts::{FontStore, embedded};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

const TEMPLATE: &str = "summary.typ";
const DATA: &str = "data.json";
const RECORD: &str = "record.json";
/// How many documents' worth of layout is remembered: what all of them share is kept, what one alone used is let go.
const REMEMBERED: usize = 4;

/// The template, the fonts and the language that documents are set with; made once for any number of them.
pub struct Press {
    templates: Templates,
    /// The template as Typst reads it.
    main: Source,
    fonts: FontStore,
    /// The characters that each font has a form for.
    covered: Vec<Coverage>,
    library: LazyHash<Library>,
    standards: PdfStandards,
}

impl Press {
    /// A press with the fonts that come with the program. Fails where the template is no text.
    pub fn new(templates: Templates) -> Result<Self, Error> {
        let mut fonts = FontStore::new();
        fonts.extend(embedded());
        let mut covered = Vec::new();
        while let Some(info) = fonts.book().info(covered.len()) {
            covered.push(info.coverage.clone());
        }
        let standards = PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1])
            .expect("internal error: PDF/A-3a and PDF/UA-1 go together");
        let main = Source::new(id_of(TEMPLATE), templates.text(TEMPLATE)?.unwrap_or_default().to_owned());
        Ok(Self { templates, main, fonts, covered, library: LazyHash::new(Library::default()), standards })
    }

    /// Whether a font has a form for the character. PDF/A and PDF/UA forbid text that has none.
    pub fn shows(&self, letter: char) -> bool {
        is_plain(letter) || is_space(letter) || self.covered.iter().any(|coverage| coverage.contains(u32::from(letter)))
    }

    /// The document as PDF. `day` is the day that the file says it was made.
    ///
    /// Fails where the template is wrong, with its line.
    pub fn pdf(&self, document: &Document, day: Date) -> Result<Vec<u8>, Error> {
        let sheet = Sheet::new(self, document)?;
        let made = typst::compile::<PagedDocument>(&sheet).output;
        let made = made.map_err(|errors| sheet.told(&errors))?;
        let midnight = Datetime::from_ymd_hms(day.year(), day.month(), day.day(), 0, 0, 0);
        let options = PdfOptions {
            ident: Smart::Custom(format!("mus:{}", document.file_name)),
            creator: Smart::Custom(Some("mus".to_owned())),
            timestamp: midnight.map(Timestamp::new_utc),
            standards: self.standards.clone(),
            ..PdfOptions::default()
        };
        let bytes = typst_pdf::pdf(&made, &options).map_err(|errors| sheet.told(&errors))?;
        typst::comemo::evict(REMEMBERED);
        Ok(bytes)
    }

    /// Every text of a value with only characters that a font shows.
    fn shown(&self, value: &mut Value, known: &mut BTreeMap<char, bool>) {
        match value {
            Value::String(text) if text.chars().all(is_plain) => {}
            Value::String(text) => {
                let seen = visible(text);
                let mut shown = String::with_capacity(seen.len());
                for letter in seen.chars() {
                    match letter {
                        '\t' => shown.push_str("    "),
                        '\r' => shown.push(' '),
                        // Nothing is seen of what only says how the character before it looks.
                        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{200d}' | '\u{200c}' => {}
                        letter if letter.is_ascii() => shown.push(letter),
                        letter if *known.entry(letter).or_insert_with(|| self.shows(letter)) => shown.push(letter),
                        letter => shown.push_str(&code_point(letter)),
                    }
                }
                *text = shown;
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.shown(item, known)),
            Value::Object(entries) => entries.values_mut().for_each(|value| self.shown(value, known)),
            _ => {}
        }
    }
}

/// Letters that stand in nearly every text: our fonts have a form of each, which needs no looking up.
fn is_plain(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\n' | 'æ' | 'ø' | 'å' | 'Æ' | 'Ø' | 'Å' | 'é' | '–' | '·')
}

fn is_space(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}')
}

/// One document on its way through the press: the world that Typst sees.
struct Sheet<'p> {
    press: &'p Press,
    files: BTreeMap<String, Bytes>,
}

impl<'p> Sheet<'p> {
    fn new(press: &'p Press, document: &Document) -> Result<Self, Error> {
        let templates = &press.templates;
        let mut files = BTreeMap::new();
        let logo = templates.logo().map(|logo| {
            files.insert(logo.name.clone(), Bytes::new(logo.bytes.clone()));
            format!("/{}", logo.name)
        });
        let attachment = document.data.as_ref().map(|data| {
            files.insert(RECORD.to_owned(), Bytes::new(data.clone()));
            format!("/{RECORD}")
        });
        let mut data = serde_json::to_value(document).map_err(|error| wrong(TEMPLATE, &error.to_string()))?;
        press.shown(&mut data, &mut BTreeMap::new());
        data["accent"] = json!(templates.accent());
        data["logo"] = json!(logo);
        data["attachment"] = json!(attachment);
        files.insert(DATA.to_owned(), Bytes::from_string(data.to_string()));
        Ok(Self { press, files })
    }

    /// What Typst says is wrong, with the line of the template.
    fn told(&self, errors: &[SourceDiagnostic]) -> Error {
        let Some(first) = errors.first() else { return wrong(TEMPLATE, "") };
        let place = first.span.id().zip(self.range(first.span)).and_then(|(id, range)| {
            let source = self.source(id).ok()?;
            let (line, column) = source.lines().byte_to_line_column(range.start)?;
            Some(format!("{}:{}:{}", id.vpath().get_without_slash(), line + 1, column + 1))
        });
        let hints: String = first.hints.iter().map(|hint| format!(" ({})", hint.v)).collect();
        wrong(place.as_deref().unwrap_or(TEMPLATE), &format!("{}{hints}", first.message))
    }

    fn found(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.vpath().get_without_slash();
        let outside = || FileError::NotFound(path.into());
        if *id.root() != VirtualRoot::Project {
            return Err(outside());
        }
        let own = || self.press.templates.bytes(path).map(|bytes| Bytes::new(bytes.to_vec()));
        self.files.get(path).cloned().or_else(own).ok_or_else(outside)
    }
}

fn id_of(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("internal error: the names of our files are paths");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.press.fonts.book()
    }

    fn main(&self) -> FileId {
        self.press.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.press.main.id() {
            return Ok(self.press.main.clone());
        }
        let bytes = self.found(id)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| FileError::InvalidUtf8)?;
        Ok(Source::new(id, text.to_owned()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.found(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.font(index)
    }

    /// A template that asks what day it is gets no answer: the same record gives the same bytes.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_have_every_plain_letter() {
        let press = Press::new(Templates::default()).expect("the bundled template is text");
        for letter in ('\0'..='\u{ffff}').filter(|letter| is_plain(*letter) && *letter != '\n') {
            assert!(press.covered.iter().any(|coverage| coverage.contains(u32::from(letter))), "{letter:?}");
        }
    }
}
