//! A form of one's own from another.

use crate::own::{PEOPLE, found};
use crate::program::mus_with;
use crate::support::{self, Folder, loose, text_of};
use mus::record::{Form, Record};
use mus::store::bundled_forms;

#[test]
fn a_copied_form_is_clean_has_its_own_id_and_asks_the_same() {
    for form in bundled_forms() {
        let folder = Folder::new();
        folder.write("mus.toml", "");
        folder.write("people.yaml", PEOPLE);
        let arguments = ["new", "form", "egen", "--from", form.id.as_str()];
        let dry = mus_with(folder.path(), &[&arguments[..], &["--dry-run"]].concat(), &[]).ok();
        assert!(dry.starts_with("--- forms/egen.yaml\n") && !folder.path().join("forms").exists(), "{dry}");
        assert_eq!(mus_with(folder.path(), &arguments, &[]).ok(), "forms/egen.yaml\n");
        assert_eq!(found(&folder.open()), [], "{}", form.id);
        let path = folder.path().join("forms/egen.yaml");
        let text = text_of(&path);
        let Some(Record::Form(own)) = loose(&path, &text).record().cloned() else { panic!("no form: {text}") };
        assert_eq!((own.id.as_str(), own.revision), ("egen", 1));
        let ids = |form: &Form| form.questions().map(|question| question.id.to_string()).collect::<Vec<_>>();
        assert_eq!(ids(&own), ids(form));
        assert!(
            text.starts_with("# yaml-language-server: $schema=../.mus/schemas/form.schema.json\n# $schema: ../.mus/")
        );
        assert_eq!(text.matches("$schema").count(), 2, "the other form's way to its schema is gone");
        // A second time, and from another form, nothing is written over it.
        let again = mus_with(folder.path(), &["new", "form", "egen", "--from", "short"], &[]).ok();
        assert_eq!((again.as_str(), text_of(&path)), ("forms/egen.yaml\n", text));
    }
}

#[test]
fn a_copy_of_a_workplace_s_own_form_begins_at_revision_one() {
    let folder = Folder::new();
    folder.write("mus.toml", "");
    let text = "# vores eget\r\nmus: 1\r\nkind: form\r\nid: vores   # id\r\nrevision: 7\r\nrole: both\r\ntitle: Skema\r\nsections:\r\n  - id: s\r\n    title: S\r\n    questions:\r\n      - { id: q, type: text, ask: Q }\r\n";
    folder.write("forms/vores.7.yaml", text);
    mus_with(folder.path(), &["new", "form", "nyt", "--from", "vores"], &[]).ok();
    let new = text_of(&folder.path().join("forms/nyt.yaml"));
    assert!(new.ends_with(&text.replace("id: vores", "id: nyt").replace("revision: 7", "revision: 1")), "{new}");
    for id in ["standard-employee", "Nyt", "yes", ""] {
        mus_with(folder.path(), &["new", "form", id], &[]).ends_with(2);
    }
    mus_with(folder.path(), &["new", "form", "andet", "--from", "findes-ikke"], &[]).ends_with(2);
    assert_eq!(support::files_below(&folder.path().join("forms")).len(), 2);
}
