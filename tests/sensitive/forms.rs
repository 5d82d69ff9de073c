//! What comes with `mus` asks for nothing that must not stand in a record, and holds nothing of it.

use crate::support::{self, Folder, files_below, home, text_of};
use mus::check::check;
use mus::diagnostic::Code;
use mus::sensitive::{Ground, Lists, numbers};
use mus::store::Store;
use mus::yaml::{Value, parse};

/// The files of the bundled forms, each with what it says.
fn forms() -> Vec<(String, String)> {
    let read =
        |path: std::path::PathBuf| (path.file_name().expect("a name").to_string_lossy().into_owned(), text_of(&path));
    let forms: Vec<(String, String)> = files_below(&home().join("forms")).into_iter().map(read).collect();
    assert_eq!(forms.len(), 9, "the forms that come with mus");
    forms
}

/// The findings of these rules, with the words that each is about.
fn found(store: &Store) -> Vec<String> {
    let grounds = Ground::ALL.iter().map(|ground| Code::from(*ground));
    let numbers = [Code::CprNumber, Code::PossibleCprNumber, Code::BankAccount, Code::CardNumber, Code::ContactDetails];
    let codes: Vec<Code> = grounds.chain(numbers).chain([Code::ThirdPerson, Code::NameInGit]).collect();
    let all = check(store, support::today()).into_iter().filter(|finding| codes.contains(&finding.code()));
    let told = all.map(|finding| {
        let file = store.files().iter().find(|file| file.path() == finding.path).expect("its file");
        let line = file.source().text().lines().nth(finding.at.start.line - 1).unwrap_or_default();
        format!("{} {}: {line}", finding.path.display(), finding.code())
    });
    told.collect()
}

#[test]
fn no_text_of_a_bundled_form_touches_on_a_ground() {
    let lists = Lists::bundled();
    let mut texts = 0;
    for (name, form) in forms() {
        let tree = parse(&form);
        tree.root.as_ref().expect("a form").walk(&mut |path, node| {
            let Value::Scalar(scalar) = &node.value else { return };
            texts += 1;
            let hits: Vec<&str> = lists.find(&scalar.text).into_iter().map(|hit| &scalar.text[hit.bytes]).collect();
            assert!(hits.is_empty() && numbers(&scalar.text).is_empty(), "{name}, {path}: {hits:?} in {}", scalar.text);
        });
    }
    assert!(texts > 500, "{texts} texts are read");
}

#[test]
fn the_check_has_nothing_to_say_of_the_bundled_forms() {
    let folder = Folder::new();
    folder.write("mus.toml", "format = 1\n");
    for (name, form) in forms() {
        folder.write(format!("forms/{name}"), form);
    }
    let store = folder.open();
    assert_eq!(store.files().len(), 10);
    assert_eq!(found(&store), Vec::<String>::new());
}

#[test]
fn the_examples_hold_nothing_of_it() {
    for name in ["nordlys", "minimal"] {
        let store = Folder::example(name).open();
        assert!(store.files().len() > 2, "{name} is read");
        assert_eq!(found(&store), Vec::<String>::new());
    }
}
