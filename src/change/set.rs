//! Any key of something in a plan, or of a conversation.

use super::items::find;
use super::{Change, editable};
use crate::diagnostic::{Fact, Place};
use crate::edit::{self, Edit, New};
use crate::error::{Error, Kind};
use crate::record::{RecordId, Reference};
use crate::schema::class_of;
use crate::store::{File, Store};
use crate::yaml::{Node, Path, Step, Value};

/// What is set: something in a plan, or the facts of a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// `p-7f3k/2026:A3`.
    Item(Reference),
    /// `p-7f3k/2026`: its conversation.
    Talk(RecordId),
}

/// `key=value`; a dot leads into a mapping (`budget.amount=4500`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The keys, outermost first.
    pub keys: Vec<String>,
    /// The value as written.
    pub value: String,
}

impl std::str::FromStr for Assignment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (keys, value) = text.split_once('=').ok_or("write key=value")?;
        let keys: Vec<String> = keys.trim().split('.').map(str::to_owned).collect();
        let is_key = |key: &String| {
            !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_-".contains(&b))
        };
        if keys.iter().all(is_key) {
            Ok(Self { keys, value: value.to_owned() })
        } else {
            Err("write key=value".to_owned())
        }
    }
}

/// Names that hold a file together: they are not set, neither here nor later.
const FIXED: &[&str] = &["id", "mus", "kind", "record", "sops"];

/// The edits that make `target` say what the assignments say, and whether one of them is covered by signatures.
///
/// A value is of the type that stands there; where nothing stands, of the first type that the schema takes: text, number, truth,
/// list. Fails where it takes none.
pub fn set<'s>(store: &'s Store, target: &Target, wanted: &[Assignment]) -> Result<(Option<Change<'s>>, bool), Error> {
    let (file, base) = match target {
        Target::Item(reference) => {
            let (file, path, _) = find(store, reference)?;
            (file, path)
        }
        Target::Talk(id) => {
            let talk = store.talk(id).ok_or_else(|| Error::new(Kind::NoSuchRecord(id.to_string())))?;
            let (file, _) = talk.conversation_file().ok_or_else(|| Error::new(Kind::NoSuchRecord(id.to_string())))?;
            (file, Path::root())
        }
    };
    editable(file)?;
    let mut edits = Vec::new();
    let mut signed = false;
    let mut text = file.source().text().to_owned();
    for assignment in wanted {
        let path = assignment.keys.iter().fold(base.clone(), |path, key| path.key(key));
        if assignment.keys.len() == 1 && FIXED.contains(&assignment.keys[0].as_str()) {
            let key = &assignment.keys[0];
            return Err(Error::usage(
                format!("»{key}« ligger fast: andre filer henviser til det"),
                format!("“{key}” is fixed: other files refer to it"),
            ));
        }
        let now = File::read(file.path().to_path_buf(), text.clone(), file.location().clone());
        let Some(root) = now.root() else { break };
        let Some(edit) = fitting(&now, root, &path, &assignment.value)? else { continue };
        signed |= file.kind().is_some_and(|kind| !class_of(kind, &path).process);
        text = edit::apply(&text, std::slice::from_ref(&edit)).map_err(|_| Error::refused_edit(file.path()))?.text;
        edits.push(edit);
    }
    Ok(((!edits.is_empty()).then_some(Change { file, edits }), signed))
}

/// The edit with the first type of value that the schema takes; `None` where it says so already.
fn fitting(file: &File, root: &Node, path: &Path, value: &str) -> Result<Option<Edit>, Error> {
    let standing = root.at(path).filter(|node| !node.is_null());
    if standing.is_some_and(|node| !matches!(node.value, Value::Scalar(_))) {
        return Err(Error::usage(
            format!("»{path}« er en liste eller har nøgler under sig; ret den med mus edit"),
            format!("“{path}” is a list or has keys below it; change it with mus edit"),
        ));
    }
    let mut complaint = None;
    for new in readings(value) {
        if standing.is_some_and(|node| node.to_json() == new.to_json()) {
            return Ok(None);
        }
        let edit = edit_for(root, path, new);
        let Ok(edited) = edit::apply(file.source().text(), std::slice::from_ref(&edit)) else { continue };
        let after = File::read(file.path().to_path_buf(), edited.text, file.location().clone());
        match after.found().iter().find(|found| concerns(&found.place, path)) {
            None => return Ok(Some(edit)),
            Some(found) => complaint = complaint.or_else(|| Some(found.fact.clone())),
        }
    }
    Err(complaint.map_or_else(|| Error::refused_edit(file.path()), |fact| unfit(path, &fact)))
}

/// Whether a finding is about the value at a path, or about its being there at all.
fn concerns(place: &Place, path: &Path) -> bool {
    let is_about = |at: &Path| at.steps().starts_with(path.steps());
    match place {
        Place::Value(at) | Place::Key(at) => is_about(at),
        Place::Missing(at) => is_about(at) && at.steps().len() > path.steps().len(),
        Place::Start | Place::Span(_) => false,
    }
}

fn readings(value: &str) -> Vec<New> {
    let mut readings = vec![New::text(value)];
    readings.extend(value.parse().ok().map(New::Int));
    let is_decimal = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    readings.extend(
        value.parse::<f64>().ok().filter(|_| is_decimal).and_then(serde_json::Number::from_f64).map(New::Decimal),
    );
    readings.extend(value.parse().ok().map(New::Bool));
    readings.push(New::List(value.split(',').map(|item| New::text(item.trim())).collect()));
    readings
}

fn edit_for(root: &Node, path: &Path, value: New) -> Edit {
    if root.at(path).is_some() {
        return Edit::Set { path: path.clone(), value };
    }
    // The innermost mapping that is there gets the rest of the way.
    let mut mapping = path.clone();
    let mut value = value;
    loop {
        let key = match mapping.pop() {
            Some(Step::Key(key)) => key,
            _ => String::new(),
        };
        if root.at(&mapping).is_some() {
            return Edit::AddKey { mapping, key, value, after: None };
        }
        value = New::Map(vec![(key, value)]);
    }
}

/// What the schema has against a value, in the words of a finding.
fn unfit(path: &Path, fact: &Fact) -> Error {
    use crate::diagnostic::{Audience, words};
    use crate::lang::Lang;
    let said = |lang| {
        let words = words(fact, lang, Audience::Public);
        let help = words.help.map_or_else(String::new, |help| format!("\n  = {}: {help}", lang.pick("råd", "help")));
        format!("{path}: {}{help}", words.title)
    };
    Error::usage(said(Lang::Da), said(Lang::En))
}
