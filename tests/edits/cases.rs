//! Edits in lines, each with the exact text that comes out.

use crate::law::hold;
use mus::edit::{Edit, New, Refusal, apply, written};
use mus::path;
use mus::yaml::Path;

pub fn set(path: Path, value: &str) -> Edit {
    Edit::Set { path, value: New::text(value) }
}

pub fn add(mapping: Path, key: &str, value: &str) -> Edit {
    Edit::AddKey { mapping, key: key.to_owned(), value: New::text(value), after: None }
}

pub fn add_after(mapping: Path, after: &str, key: &str, value: &str) -> Edit {
    Edit::AddKey { mapping, key: key.to_owned(), value: New::text(value), after: Some(after.to_owned()) }
}

pub fn append(list: Path, item: &str) -> Edit {
    Edit::Append { list, item: New::text(item) }
}

#[track_caller]
pub fn assert_gives(text: &str, edit: &Edit, expected: &str) {
    match hold(text, edit) {
        Ok(now) => assert_eq!(now, expected, "{edit:?}"),
        Err(refusal) => panic!("{refusal:?}: {edit:?} in {text:?}"),
    }
}

fn person() -> New {
    New::Map(vec![("id".to_owned(), New::text("p-7f3k")), ("name".to_owned(), New::text("Anna Holm"))])
}

#[test]
fn a_value_is_set_where_it_stands() {
    let cases = [
        ("a: b\nc: d\n", set(path!["a"], "ny værdi"), "a: ny værdi\nc: d\n"),
        ("a:   b   # note\n", set(path!["a"], "c"), "a:   c   # note\n"),
        ("a: 'b'\n", set(path!["a"], "det's"), "a: 'det''s'\n"),
        ("a: \"b\"\n", set(path!["a"], "sig \"hej\""), "a: \"sig \\\"hej\\\"\"\n"),
        ("due: \"2026-05-01\"  # aftalt\n", set(path!["due"], "2026-06-01"), "due: \"2026-06-01\"  # aftalt\n"),
        ("due:\nowner: hr\n", set(path!["due"], "2026-06-01"), "due: \"2026-06-01\"\nowner: hr\n"),
        ("due:   # ingen endnu\n", set(path!["due"], "2026-06-01"), "due: \"2026-06-01\"   # ingen endnu\n"),
        ("due: ~\n", set(path!["due"], "snart"), "due: snart\n"),
        ("a:\n  -\n  - b\n", set(path!["a", 0], "c"), "a:\n  - c\n  - b\n"),
        ("a:\n- # note\n- b\n", set(path!["a", 0], "c"), "a:\n- c # note\n- b\n"),
        ("a: b", set(path!["a"], "c"), "a: c"),
        ("a: b", set(path!["a"], "c: d"), "a: \"c: d\""),
        ("- a\n- b\n", set(path![1], "- c"), "- a\n- \"- c\"\n"),
        ("a: b\n", set(path!["a"], ""), "a: \"\"\n"),
        ("a: b\n", set(path!["a"], "yes"), "a: \"yes\"\n"),
        ("a: b\n", set(path!["a"], "»citat« (kort)"), "a: »citat« (kort)\n"),
        ("a: b\n  over to linjer\nc: d\n", set(path!["a"], "kort"), "a: kort\nc: d\n"),
        ("n: 12  # kr\n", Edit::Set { path: path!["n"], value: New::Int(-3) }, "n: -3  # kr\n"),
        ("b: true\n", Edit::Set { path: path!["b"], value: New::Bool(false) }, "b: false\n"),
        ("\u{feff}a: b\r\nc: d\r\n", set(path!["a"], "æ"), "\u{feff}a: æ\r\nc: d\r\n"),
        ("a: b\rc: d\r", add(Path::root(), "e", "f"), "a: b\rc: d\re: f\r"),
    ];
    for (text, edit, expected) in &cases {
        assert_gives(text, edit, expected);
    }
}

#[test]
fn a_block_text_stays_a_block() {
    let cases = [
        ("a: |\n  b\nc: d\n", "ny\nto\n", "a: |\n  ny\n  to\nc: d\n"),
        ("a: |\n  b\nc: d\n", "uden linjeskift", "a: |-\n  uden linjeskift\nc: d\n"),
        ("a: |-\n    b\n\nc: d\n", "ny\n\nto\n", "a: |\n    ny\n\n    to\n\nc: d\n"),
        ("a: | # note\n  b\n", "ny\n", "a: | # note\n  ny\n"),
        ("a: | # note\n  b\nc: d\n", "", "a: \"\" # note\nc: d\n"),
        ("a: |\n  b  \nc: d\n", "ny\n", "a: |\n  ny\nc: d\n"),
        ("a: |\n  b\n      \nc: d\n", "ny\n", "a: |\n  ny\nc: d\n"),
        ("a: |+\n  b\n\n\nc: d\n", "ny\n", "a: |\n  ny\n\n\nc: d\n"),
        ("a: |1\n  b\nc: d\n", "ny\n", "a: |\n  ny\nc: d\n"),
        ("a: |\n  b", "ny\n", "a: |\n  ny\n"),
        ("a: |\n  b", "ny", "a: |-\n  ny"),
        ("a: |\nc: d\n", "ny\n", "a: |\n  ny\nc: d\n"),
        ("a: >\n  b\n  c\nd: e\n", "en\nto\n\ntre\n", "a: >\n  en\n\n  to\n\n\n  tre\nd: e\n"),
        ("a: >-\n  b\n", "en\n  to", "a: |-\n  en\n    to\n"),
        ("a: |\r\n  b\r\n", "en\nto\n", "a: |\r\n  en\r\n  to\r\n"),
        ("a: b\n", "en\nto\n", "a: |\n  en\n  to\n"),
        ("a: b # note\nc: d\n", "en\nto", "a: | # note\n  en\n  to\nc: d\n"),
        ("a:\nc: d\n", "en\nto\n", "a: |\n  en\n  to\nc: d\n"),
        ("a: \"b\"\n", "en\nto\n", "a: \"en\\nto\\n\"\n"),
    ];
    for (text, value, expected) in cases {
        let expected =
            if expected.contains("| # note\n  en") { expected.replace("| #", "|- #") } else { expected.to_owned() };
        assert_gives(text, &set(path!["a"], value), &expected);
    }
    assert_gives("- |\n  a\n- b\n", &set(path![0], "c\n"), "- |\n  c\n- b\n");
    assert_gives("a:\n- - |\n    b\n", &set(path!["a", 0, 0], "c\n"), "a:\n- - |\n    c\n");
}

#[test]
fn a_list_takes_an_item_in_its_own_layout() {
    let people = || Edit::Append { list: path!["people"], item: person() };
    let one = "id: p-7f3k\n    name: Anna Holm\n";
    let cases = [
        ("people: []\n", people(), format!("people:\n  - {one}")),
        ("people: []   # nobody yet\n", people(), format!("people:      # nobody yet\n  - {one}")),
        ("people:\nunits: []\n", people(), format!("people:\n  - {one}units: []\n")),
        ("people: ~\n", people(), format!("people:\n  - {one}")),
        ("people: []", people(), format!("people:\n  - {one}").trim_end().to_owned()),
        ("people:\n  - id: p-1\n", people(), format!("people:\n  - id: p-1\n  - {one}")),
        (
            "people:\n  - id: p-1   # x\n\nunits: []\n",
            people(),
            format!("people:\n  - id: p-1   # x\n  - {one}\nunits: []\n"),
        ),
        (
            "people:\n- id: p-1\nx: z\n",
            people(),
            "people:\n- id: p-1\n- id: p-7f3k\n  name: Anna Holm\nx: z\n".to_owned(),
        ),
        (
            "people:\n- id: p-1\n  name: |\n    A\n",
            people(),
            "people:\n- id: p-1\n  name: |\n    A\n- id: p-7f3k\n  name: Anna Holm\n".to_owned(),
        ),
        ("a:\n    - b\n    # c\n", append(path!["a"], "d"), "a:\n    - b\n    - d\n    # c\n".to_owned()),
        ("a:\n- b\n-\n", append(path!["a"], "d"), "a:\n- b\n-\n- d\n".to_owned()),
        ("- - a\n  - b\n- c\n", append(path![0], "d"), "- - a\n  - b\n  - d\n- c\n".to_owned()),
        ("- a", append(Path::root(), "b"), "- a\n- b".to_owned()),
        ("a:\n  - []\n", append(path!["a", 0], "b"), "a:\n  -\n    - b\n".to_owned()),
        ("a:\n  - |+\n    b\n\nc: d\n", append(path!["a"], "e"), "a:\n  - |+\n    b\n\n  - e\nc: d\n".to_owned()),
        ("a: [] # x\r\nb: c\r\n", append(path!["a"], "d"), "a:    # x\r\n  - d\r\nb: c\r\n".to_owned()),
    ];
    for (text, edit, expected) in &cases {
        assert_gives(text, edit, expected);
    }
}

#[test]
fn a_mapping_takes_a_key_in_its_own_layout() {
    let plan = "points:\n  - id: D1\n    actions:\n      - id: A1\n        status: done   # endelig\n        owner: hr\n    due: x\n";
    let done = plan.replace("endelig\n", "endelig\n        done_on: \"2026-04-28\"\n");
    let edit = add_after(path!["points", 0, "actions", 0], "status", "done_on", "2026-04-28");
    assert_gives(plan, &edit, &done);
    assert_gives(&plan.replace('\n', "\r\n"), &edit, &done.replace('\n', "\r\n"));
    let cases = [
        ("a: b\n", add(Path::root(), "c", "d"), "a: b\nc: d\n"),
        ("a: b", add(Path::root(), "c", "d"), "a: b\nc: d"),
        ("\u{feff}a: b\n", add(Path::root(), "c", "d"), "\u{feff}a: b\nc: d\n"),
        ("a: b\n# slut\n", add(Path::root(), "c", "d"), "a: b\nc: d\n# slut\n"),
        ("a: b\nc: d\n", add_after(Path::root(), "a", "x", "z"), "a: b\nx: z\nc: d\n"),
        ("a: b\nc: d\n", add_after(Path::root(), "gone", "x", "z"), "a: b\nc: d\nx: z\n"),
        ("a:\n    b: c\nd: e\n", add(path!["a"], "x", "z"), "a:\n    b: c\n    x: z\nd: e\n"),
        ("a:\nd: e\n", add(path!["a"], "x", "z"), "a:\n  x: z\nd: e\n"),
        ("a:   # note\nd: e\n", add(path!["a"], "x", "z"), "a:   # note\n  x: z\nd: e\n"),
        ("a: {}\n", add(path!["a"], "x", "v, z"), "a:\n  x: v, z\n"),
        ("a: {} # note\n", add(path!["a"], "x", "z"), "a:    # note\n  x: z\n"),
        ("- a: b\n- c\n", add(path![0], "x", "z"), "- a: b\n  x: z\n- c\n"),
        ("a: |\n  b\n\nc: d\n", add_after(Path::root(), "a", "x", "z"), "a: |\n  b\nx: z\n\nc: d\n"),
        ("a: |+\n  b\n\nc: d\n", add_after(Path::root(), "a", "x", "z"), "a: |+\n  b\n\nx: z\nc: d\n"),
        ("a: |\n  b\n", add(Path::root(), "x", "z"), "a: |\n  b\nx: z\n"),
        ("a: |\n  b", add(Path::root(), "x", "z"), "a: |\n  b\nx: z"),
        ("a:\n  b:\n    - c\nd: e\n", add_after(Path::root(), "a", "x", "z"), "a:\n  b:\n    - c\nx: z\nd: e\n"),
        ("a:\n- b\nd: e\n", add_after(Path::root(), "a", "x", "z"), "a:\n- b\nx: z\nd: e\n"),
        ("a: [b,\n  c] # d\ne: f\n", add_after(Path::root(), "a", "x", "z"), "a: [b,\n  c] # d\nx: z\ne: f\n"),
        ("a: b\n", add(Path::root(), "12", "no"), "a: b\n\"12\": \"no\"\n"),
        ("a: b\n", add(Path::root(), "c", "en\nto\n"), "a: b\nc: |\n  en\n  to\n"),
    ];
    for (text, edit, expected) in &cases {
        assert_gives(text, edit, expected);
    }
}

#[test]
fn what_cannot_be_done_is_refused() {
    let cases = [
        ("a: &x b\n", set(path!["a"], "c"), Refusal::Unreadable),
        ("a: b\na: c\n", set(path!["a"], "c"), Refusal::Unreadable),
        ("a: [\n", set(path!["a"], "c"), Refusal::Unreadable),
        ("", add(Path::root(), "a", "b"), Refusal::Unreadable),
        ("a: b\n", set(path!["c"], "d"), Refusal::NoSuchPlace(path!["c"])),
        ("a: [b]\n", set(path!["a"], "d"), Refusal::NoSuchPlace(path!["a"])),
        ("a: b\n", append(path!["a"], "d"), Refusal::NoSuchPlace(path!["a"])),
        ("a: b\n", append(Path::root(), "d"), Refusal::NoSuchPlace(Path::root())),
        ("a: b\n", add(path!["a"], "c", "d"), Refusal::NoSuchPlace(path!["a"])),
        ("a: [b: c]\n", add(path!["a", 0], "d", "e"), Refusal::NoSuchPlace(path!["a", 0])),
        ("a: b\n", add(Path::root(), "a", "d"), Refusal::KeyExists(path!["a"])),
        ("a: 1\n", set(path!["a"], "x"), Refusal::OtherType(path!["a"])),
    ];
    for (text, edit, refusal) in &cases {
        assert_eq!(hold(text, edit).as_ref(), Err(refusal), "{edit:?} in {text:?}");
    }
}

#[test]
fn several_edits_are_done_in_order_or_not_at_all() {
    let text = "mus: 1\n";
    let list =
        Edit::AddKey { mapping: Path::root(), key: "people".to_owned(), value: New::List(Vec::new()), after: None };
    let item = Edit::Append { list: path!["people"], item: person() };
    let edited = apply(text, &[list.clone(), item.clone(), item.clone()]).expect("each of the edits fits");
    assert_eq!(
        edited.text,
        "mus: 1\npeople:\n  - id: p-7f3k\n    name: Anna Holm\n  - id: p-7f3k\n    name: Anna Holm\n"
    );
    assert_eq!(edited.undo(), text);
    assert_eq!(apply(text, &[list.clone(), item, list]), Err(Refusal::KeyExists(path!["people"])));
}

#[test]
fn a_new_file_is_written_in_the_same_hand() {
    assert_eq!(written("due", &New::text("2026-06-01"), 2), "  due: \"2026-06-01\"\n");
    assert_eq!(written("answer", &New::text("en\nto\n"), 0), "answer: |\n  en\n  to\n");
    assert_eq!(
        written("copies_to", &New::List(vec![New::text("hr"), New::text("employee")]), 0),
        "copies_to: [hr, employee]\n"
    );
    assert_eq!(written("points", &New::List(vec![person()]), 0), "points:\n  - id: p-7f3k\n    name: Anna Holm\n");
    assert_eq!(written("form", &New::Map(Vec::new()), 0), "form: {}\n");
}
