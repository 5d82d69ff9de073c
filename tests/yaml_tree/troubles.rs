//! What stands in the way of a file, and the place where a person has to look.

use mus::yaml::{MAX_DEPTH, Slip, Trouble, parse};
use std::fmt::Write as _;

/// The troubles of a text, each with what stands under it and the line it is in.
fn troubles(text: &str) -> Vec<(Trouble, &str, usize)> {
    let found = parse(text).problems.into_iter();
    found.map(|problem| (problem.trouble, &text[problem.span.range()], line_of(text, problem.span.start()))).collect()
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

#[track_caller]
fn assert_one(text: &str, trouble: &Trouble, under: &str, line: usize) {
    assert_eq!(troubles(text), [(trouble.clone(), under, line)], "{text}");
    let crlf = text.replace('\n', "\r\n");
    let marked = format!("\u{feff}{crlf}");
    if !matches!(trouble, Trouble::DuplicateKey { .. }) {
        assert_eq!(troubles(&marked), [(trouble.clone(), under, line)], "with CRLF: {text}");
    }
}

#[track_caller]
fn assert_slip(text: &str, slip: Slip, under: &str, line: usize) {
    assert_one(text, &Trouble::Syntax(slip), under, line);
    assert!(parse(text).root.is_none());
}

#[test]
fn a_key_that_stands_twice_is_told_with_both_places() {
    let text = "æ: 1\nb: 2\n\"æ\": 3\n";
    let tree = parse(text);
    let [problem] = tree.problems.as_slice() else { panic!("{:?}", tree.problems) };
    let Trouble::DuplicateKey { first } = problem.trouble else { panic!("{problem:?}") };
    assert_eq!((&text[first.range()], first.start()), ("æ", 0));
    assert_eq!((&text[problem.span.range()], line_of(text, problem.span.start())), ("\"æ\"", 3));
    let root = tree.root.expect("the file can be read");
    assert_eq!(root.to_json()["æ"], 1);
    assert_eq!(root.entries().len(), 3);
}

#[test]
fn the_first_of_many_keys_is_found_however_many_there_are() {
    let keys: Vec<String> = (0..200).map(|index| format!("k{index}: {index}\n")).collect();
    let text = keys.concat() + "k3: x\nk150: y\n";
    let firsts: Vec<_> = parse(&text)
        .problems
        .iter()
        .map(|problem| match problem.trouble {
            Trouble::DuplicateKey { first } => line_of(&text, first.start()),
            _ => panic!("{problem:?}"),
        })
        .collect();
    assert_eq!(firsts, [4, 151]);
}

#[test]
fn what_the_subset_leaves_out_is_named() {
    let cases = [
        ("a: 1\nb: &navn 2\n", Trouble::Anchor, "&navn", 2),
        ("a:\n  - &navn\n    b: c\n", Trouble::Anchor, "&navn", 2),
        ("a: *ukendt\n", Trouble::Alias, "*ukendt", 1),
        ("a: *stjerne i teksten\n", Trouble::Syntax(Slip::LeadingCharacter('*')), "*", 1),
        ("a: 1\n<<: { b: c }\n", Trouble::MergeKey, "<<", 2),
        ("a: !vigtigt\nb: c\n", Trouble::Tag, "!vigtigt", 1),
        ("a: # !nej\n  ! vigtigt\n", Trouble::Tag, "!", 2),
        ("a: !!str b\n", Trouble::Tag, "!!str", 1),
        ("a: [b, !c d]\n", Trouble::Tag, "!c", 1),
        ("!x\na: b\n", Trouble::Tag, "!x", 1),
        ("a: !x |\n  b\n", Trouble::Tag, "!x", 1),
        ("a: b\n---\nc: d\n", Trouble::SeveralDocuments, "---", 2),
        ("a: b\n...\nc: d\n", Trouble::SeveralDocuments, "c: d", 3),
        ("a: b\n[c, d]: e\n", Trouble::KeyNotText, "[c, d]", 2),
        ("{ b: c }: e\n", Trouble::KeyNotText, "{ b: c }", 1),
        ("a:\n  12: e\n", Trouble::KeyNotText, "12", 2),
        ("~: e\n", Trouble::KeyNotText, "~", 1),
        ("null: e\n", Trouble::KeyNotText, "null", 1),
        ("true: e\n", Trouble::KeyNotText, "true", 1),
        (": e\n", Trouble::KeyNotText, "", 1),
    ];
    for (text, trouble, under, line) in cases {
        assert_one(text, &trouble, under, line);
    }
}

#[test]
fn anchor_and_alias_are_both_told() {
    let found = troubles("a: &x 1\nb: *x\n");
    assert_eq!(found, [(Trouble::Anchor, "&x", 1), (Trouble::Alias, "*x", 2)]);
}

#[test]
fn one_document_may_be_fenced() {
    for text in ["---\na: b\n", "---\na: b\n...\n", "%YAML 1.2\n---\na: b\n", "a: b\n...\n"] {
        assert_eq!(troubles(text), [], "{text}");
    }
}

#[test]
fn nesting_ends_at_the_limit() {
    let flow = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let block = |depth: usize| "- ".repeat(depth) + "a\n";
    let mapping = |depth: usize| (0..depth).map(|level| " ".repeat(level) + "a:\n").collect::<Vec<_>>().concat();
    for write in [&flow as &dyn Fn(usize) -> String, &block, &mapping] {
        assert_eq!(troubles(&write(MAX_DEPTH)), []);
        let text = write(MAX_DEPTH + 1);
        let found = troubles(&text);
        assert!(matches!(found.as_slice(), [(Trouble::TooDeep, ..)]), "{found:?}");
        assert!(parse(&text).root.is_none());
    }
}

#[test]
fn a_billion_laughs_are_not_laughed() {
    let mut text = "a: &a [lol, lol]\n".to_owned();
    for (level, letter) in ('b'..='z').enumerate() {
        let before = char::from(b'a' + u8::try_from(level).expect("the alphabet is short"));
        let _ = writeln!(text, "{letter}: &{letter} [*{before}, *{before}, *{before}]");
    }
    let found = troubles(&text);
    assert_eq!(found.iter().filter(|(trouble, ..)| *trouble == Trouble::Anchor).count(), 26);
    assert_eq!(found.iter().filter(|(trouble, ..)| *trouble == Trouble::Alias).count(), 75);
}

#[test]
fn a_comma_in_braces_that_cuts_a_text_is_told() {
    let cases = [
        ("a: { reason: Mest på dage, hvor vi er få }\n", "hvor vi er få", 1),
        ("a: { reason: Mest, ofte, id: x }\n", "ofte", 1),
        ("- { id: x, reason: Mest\n    , ofte}\n", "ofte", 2),
        ("a: { amount: 4,500, unit: DKK }\n", "", 0),
        ("a: { amount: 4, 500, unit: DKK }\n", "500", 1),
        ("a: { reason: Mest, \"citat\" }\n", "\"citat\"", 1),
    ];
    for (text, under, line) in cases {
        if under.is_empty() {
            let found = troubles(text);
            assert!(found.iter().all(|(trouble, ..)| *trouble == Trouble::CommaInFlow), "{found:?}");
        } else {
            assert_one(text, &Trouble::CommaInFlow, under, line);
        }
    }
    let found = troubles("a: { reason: en, to, tre }\n");
    assert_eq!(found, [(Trouble::CommaInFlow, "to", 1), (Trouble::CommaInFlow, "tre", 1)]);
    for text in [
        "a: { b: x, c: }\n",
        "a: { b: x, c:}\n",
        "a: { b: x, c: ~ }\n",
        "a: { b: x, \"c\":, d: e }\n",
        "a: { b: \"x\", c: [d] }\n",
    ] {
        assert_eq!(troubles(text), [], "{text}");
    }
}

#[test]
fn text_that_is_not_indented_is_told_at_its_line() {
    let cases = [
        ("answer: |\nEn linje\n", "En linje", 2),
        ("answers:\n  outcome: |\n  En linje\n  og en til\n  change: |\n    b\n", "En linje", 3),
        ("answers:\n  outcome: | # svar\n\n  En linje\n", "En linje", 4),
        ("answers:\n  outcome: |\n    En linje\n  og en til\n", "og en til", 4),
        ("answers:\n  outcome: |-\n  - punkt\n  - punkt\n", "- punkt", 3),
        ("answers:\n  outcome: >\n  En linje, æøå\n", "En linje, æøå", 3),
        ("answers:\n  outcome:\n  En linje\n", "En linje", 3),
        ("answers:\n  outcome: Et svar\n  der fortsætter her\n  b: c\n", "der fortsætter her", 3),
        ("a:\n  - |\n  tekst her\n", "tekst her", 3),
    ];
    for (text, under, line) in cases {
        assert_slip(text, Slip::NotIndented, under, line);
    }
}

#[test]
fn a_colon_in_text_is_told_where_it_stands() {
    let cases = [
        ("key: Et svar: nej\n", 12, 1),
        ("a:\n  key: »Æ« sagde: nej\n", 22, 2),
        ("a: Et svar:\n", 10, 1),
        ("a:\n  - Et svar: nej: ja\n", 19, 2),
        ("a: { b: c: d }\n", 9, 1),
        ("a: Jeg vil gerne\n  lære mere om én ting: drift\n", 41, 2),
        ("a: Hun sagde \"ja\": det var godt\n", 17, 1),
    ];
    for (text, at, line) in cases {
        assert_slip(text, Slip::ColonInText, ":", line);
        assert_eq!(parse(text).problems[0].span.start(), at, "{text}");
    }
}

#[test]
fn a_tab_is_told_where_it_stands() {
    for (text, line) in [
        ("a:\n\tb: c\n", 2),
        ("a:\n  b: c\n\td: e\n", 3),
        ("a: |\n\ttekst\n", 2),
        ("a: |\n  tekst\n\tmere\n", 3),
        ("a:\n  - b\n\t- c\n", 3),
    ] {
        assert_slip(text, Slip::Tab, "\t", line);
    }
}

#[test]
fn text_that_begins_with_a_reserved_character_is_told() {
    let cases = [
        ("@", "a: @anna\n"),
        ("@", "- @anna\n"),
        ("@", "a: { b: @anna }\n"),
        ("`", "a: `kode` her\n"),
        ("%", "a: %procent\n"),
        ("%", "%b: c\n"),
        ("*", "a: * punkt\n"),
        ("&", "a: & mere\n"),
        ("-", "a: - punkt\n"),
        ("-", "a: -\n"),
        ("?", "a: ? hvad\n"),
        ("|", "a: | tekst\n"),
        (">", "a: >tekst\n"),
        (",", "a: , tekst\n"),
        ("]", "a: ] tekst\n"),
        ("[", "a: [vigtigt] husk det\n"),
        ("{", "a: { b: c } d\n"),
    ];
    for (letter, text) in cases {
        let character = letter.chars().next().expect("the case has a letter");
        assert_slip(text, Slip::LeadingCharacter(character), letter, 1);
    }
    for (trouble, under, text) in [
        (Trouble::Anchor, "&mere", "a: &mere tekst\n"),
        (Trouble::Alias, "*punkt", "a: *punkt\n"),
        (Trouble::Tag, "!vigtigt", "a: !vigtigt at huske\n"),
    ] {
        assert_one(text, &trouble, under, 1);
    }
}

#[test]
fn quotes_are_told_where_they_go_wrong() {
    let cases = [
        ("a: \"uden slut\nb: c\n", Slip::UnclosedQuote, "\"", 1),
        ("a:\n  b: 'uden slut\n", Slip::UnclosedQuote, "'", 2),
        ("a:\n  b: \"uden slut\n  c: \"d\"\n", Slip::UnclosedQuote, "\"", 2),
        ("a: [\"uden slut]\n", Slip::UnclosedQuote, "\"", 1),
        ("a: \"tekst\" mere\n", Slip::AfterQuote, "m", 1),
        ("a: 'Det er Annas' svar'\n", Slip::AfterQuote, "s", 1),
        ("a: 'Det er Anna's svar'\n", Slip::AfterQuote, "s", 1),
        ("a: \"tekst\": mere\n", Slip::AfterQuote, ":", 1),
        ("a: \"tekst\", mere\n", Slip::AfterQuote, ",", 1),
        ("a: \"C:\\Users\"\n", Slip::Escape, "\\U", 1),
        ("a: \"æ\\\\ \\q\"\n", Slip::Escape, "\\q", 1),
        ("a: \"\\xzz\"\n", Slip::Escape, "\\x", 1),
        ("a: \"\\ud800\"\n", Slip::Escape, "\\u", 1),
    ];
    for (text, slip, under, line) in cases {
        assert_slip(text, slip, under, line);
    }
}

#[test]
fn typographic_quotes_are_text() {
    for text in ["a: “tekst” mere\n", "a: »tekst« mere\n", "a: ’tekst’ mere\n", "a: „tekst“\n"] {
        assert_eq!(troubles(text), [], "{text}");
    }
}

#[test]
fn brackets_are_told_where_they_open() {
    let cases = [
        ("a: [b, c\nd: e\n", "[", 1),
        ("a: { b: c\nd: e\n", "{", 1),
        ("a: [b, c", "[", 1),
        ("a:\n  b: { c: [d, e }\n", "[", 2),
        ("a: { b: c]\n", "{", 1),
        ("a: [b, c]]\n", "]", 1),
    ];
    for (text, under, line) in cases {
        assert_slip(text, Slip::UnclosedBracket, under, line);
    }
}

#[test]
fn indentation_is_told_at_the_line_that_does_not_fit() {
    let cases = [
        ("a:\n  b: c\n d: e\n", "d: e", 3),
        ("a:\n  b: c\n   d: e\n", "d: e", 3),
        ("a:\n    b: c\n  d: e\n", "d: e", 3),
        ("points:\n  - id: D1\n   goal: x\n", "goal: x", 3),
        ("points:\n  - id: D1\n     goal: x\n", "goal: x", 3),
        ("a:\n  - b\n - c\n", "- c", 3),
        ("- a\nb: c\n", "b: c", 2),
        ("a: b\n- c\n", "- c", 2),
        (" a: b\nc: d\n", "c: d", 2),
        ("a: |\n    b\n  c\nd: e\n", "c", 3),
    ];
    for (text, under, line) in cases {
        assert_slip(text, Slip::Indentation, under, line);
    }
}

#[test]
fn what_cannot_be_guessed_is_still_shown_where_it_is() {
    let cases = [
        ("a: b\nstatus\nc: d\n", "status", 2),
        ("a: b\nstatus:open\nc: d\n", "status:open", 2),
        ("a: b\u{7}c\n", "\u{7}", 1),
        ("a: b\n\u{feff}c: d\n", "\u{feff}", 2),
    ];
    for (text, under, line) in cases {
        assert_slip(text, Slip::Other, under, line);
    }
}
