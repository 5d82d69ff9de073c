//! Edits inside brackets and braces.

use crate::cases::{add, append, assert_gives, set};
use mus::edit::{Edit, New};
use mus::path;
use mus::yaml::Path;

#[test]
fn a_value_in_braces_is_set_where_it_stands() {
    let cases = [
        ("a: { id: A1, status: open }\n", set(path!["a", "status"], "done"), "a: { id: A1, status: done }\n"),
        ("a: { id: A1, status: open }\n", set(path!["a", "status"], "en, to"), "a: { id: A1, status: \"en, to\" }\n"),
        ("a: {id: , b: c}\n", set(path!["a", "id"], "A1"), "a: {id: A1, b: c}\n"),
        ("a: {id:, b: c}\n", set(path!["a", "id"], "A1"), "a: {id: A1, b: c}\n"),
        ("a: {id, b: c}\n", set(path!["a", "id"], "A1"), "a: {id: A1, b: c}\n"),
        ("a: [b, 'c']\n", set(path!["a", 1], "d]"), "a: [b, 'd]']\n"),
        ("a: [b, c]\n", set(path!["a", 0], "en\nto"), "a: [\"en\\nto\", c]\n"),
        ("{\"a\":\"b\"}", set(path!["a"], "c"), "{\"a\":\"c\"}"),
    ];
    for (text, edit, expected) in &cases {
        assert_gives(text, edit, expected);
    }
}

#[test]
fn a_list_in_brackets_stays_in_brackets() {
    let cases = [
        ("a: [b]\n", append(path!["a"], "c"), "a: [b, c]\n"),
        ("a: [b,] # x\n", append(path!["a"], "c"), "a: [b, c] # x\n"),
        ("a: [ b ]\n", append(path!["a"], "c, d"), "a: [ b, \"c, d\" ]\n"),
        ("a: { b: [] }\n", append(path!["a", "b"], "c"), "a: { b: [c] }\n"),
        ("a: { b: [ ], d: e }\n", append(path!["a", "b"], "c"), "a: { b: [c], d: e }\n"),
        ("a: { b: , d: e }\n", append(path!["a", "b"], "c"), "a: { b: [c], d: e }\n"),
        ("[]\n", append(Path::root(), "c"), "[c]\n"),
        ("a: [\n  b, # en\n  c # to\n]\n", append(path!["a"], "d"), "a: [\n  b, # en\n  c, # to\n  d\n]\n"),
        ("a: [\n  b,\n  c, # to, tre\n]\n", append(path!["a"], "d"), "a: [\n  b,\n  c, # to, tre\n  d,\n]\n"),
        ("a: [\r\n  b]\r\n", append(path!["a"], "d"), "a: [\r\n  b, d]\r\n"),
        ("a: [b # x, y\n ]\n", append(path!["a"], "d"), "a: [b, d # x, y\n ]\n"),
        ("a: [ # x\n ]\n", append(path!["a"], "d"), "a: [d # x\n ]\n"),
    ];
    for (text, edit, expected) in &cases {
        assert_gives(text, edit, expected);
    }
    let item =
        New::Map(vec![("from".to_owned(), New::text("2026-03-15")), ("to".to_owned(), New::List(vec![New::Int(1)]))]);
    let edit = Edit::Append { list: path!["a"], item };
    assert_gives("a: [{ b: c }]\n", &edit, "a: [{ b: c }, { from: \"2026-03-15\", to: [1] }]\n");
}

#[test]
fn a_mapping_in_braces_stays_in_braces() {
    let cases = [
        ("- { id: A1, status: open }\n", add(path![0], "owner", "hr"), "- { id: A1, status: open, owner: hr }\n"),
        ("- {id: A1}  # x\n", add(path![0], "owner", "a: b"), "- {id: A1, owner: \"a: b\"}  # x\n"),
        ("- { id: A1, }\n", add(path![0], "owner", "hr"), "- { id: A1, owner: hr }\n"),
        ("- { id }\n", add(path![0], "owner", "hr"), "- { id, owner: hr }\n"),
        ("- { id: }\n", add(path![0], "owner", "hr"), "- { id:, owner: hr }\n"),
        ("{}\n", add(Path::root(), "a", "b"), "{ a: b }\n"),
        ("[{}]\n", add(path![0], "a", "b"), "[{ a: b }]\n"),
        ("{ a: { b: { c: d } } }\n", add(path!["a", "b"], "e", "f"), "{ a: { b: { c: d, e: f } } }\n"),
        ("{ a: { b: } }\n", add(path!["a", "b"], "e", "f"), "{ a: { b: { e: f } } }\n"),
        ("{\n  \"a\": 1\n}\n", add(Path::root(), "b", "c"), "{\n  \"a\": 1,\n  b: c\n}\n"),
    ];
    for (text, edit, expected) in &cases {
        assert_gives(text, edit, expected);
    }
}
