//! The question sets that come with the program.

use super::{File, Location};
use crate::record::{Form, Record};
use std::path::PathBuf;
use std::sync::OnceLock;

const TEXTS: [(&str, &str); 9] = [
    ("standard-employee", include_str!("../../forms/standard-employee.yaml")),
    ("standard-manager", include_str!("../../forms/standard-manager.yaml")),
    ("short", include_str!("../../forms/short.yaml")),
    ("leader", include_str!("../../forms/leader.yaml")),
    ("group", include_str!("../../forms/group.yaml")),
    ("senior", include_str!("../../forms/senior.yaml")),
    ("follow-up", include_str!("../../forms/follow-up.yaml")),
    ("one-to-one", include_str!("../../forms/one-to-one.yaml")),
    ("evaluation", include_str!("../../forms/evaluation.yaml")),
];

/// The bundled forms.
pub fn bundled_forms() -> impl Iterator<Item = &'static Form> {
    (0..TEXTS.len()).map(bundled_at)
}

/// A bundled form by its id. The others are not read.
pub fn bundled_form(id: &str) -> Option<&'static Form> {
    TEXTS.iter().position(|(name, _)| *name == id).map(bundled_at)
}

fn bundled_at(at: usize) -> &'static Form {
    static FORMS: [OnceLock<Form>; TEXTS.len()] = [const { OnceLock::new() }; TEXTS.len()];
    FORMS[at].get_or_init(|| {
        let (id, text) = TEXTS[at];
        let file = File::read(PathBuf::from(format!("forms/{id}.yaml")), text.to_owned(), Location::Form);
        match file.record() {
            Some(Record::Form(form)) if form.id.as_str() == id => form.clone(),
            _ => panic!("internal error: the bundled form {id} is not that form: {:?}", file.found()),
        }
    })
}

/// A bundled form as it is written.
pub fn bundled_form_text(id: &str) -> Option<&'static str> {
    TEXTS.iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
}
