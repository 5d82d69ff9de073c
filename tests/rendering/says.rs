//! A repository that says one text everywhere.

use crate::support::Folder;
use serde_json::{Value, json};

pub const LONG: &str = "Sammenhængskraftundersøgelsesresultatgennemgangsmødereferatskabelonudkast";

/// Texts that would do harm, each with the word `Markør` that must be seen.
pub const NASTY: &[&str] = &[
    "Markør #read(\"/etc/passwd\")",
    "{{ 7*7 }} {% raw %} {# x #} Markør",
    "<script>alert(1)</script> Markør",
    "<script>\nMarkør\n</script>",
    "    <script>Markør</script>",
    "Markør\n\n    <img src=x onerror=alert(1)>",
    "<!-- Markør",
    "<!-- end list -->\n\nMarkør",
    "Markør $(id) `id` ${HOME}",
    "[Markør](javascript:alert(1)) <javascript:alert(1)> ![x](data:text/html,x)",
    "[Markør]\n\n[Markør]: javascript:alert(1)",
    "| a | b |\n| --- | --- |\n| Markør | d |",
    "| Markør | b |",
    "Markør | b \\| c \\\\| d `x|y`",
    "# Markør",
    "Markør\n===\n\nmere\n---",
    "Markør\nto\n===",
    "***\n\nMarkør",
    "---\n\nMarkør",
    "```\nMarkør\n<b>",
    "~~~~ info\nMarkør\n\n\n\nslut",
    "`Markør",
    "Markør\\",
    "Markør  \nlinje\\\nlinje",
    "- Markør\n- b",
    "- Markør\n\n* b\n\n1. c\n\n2) d\n\n- e\n\n      kode",
    "1. Markør",
    "1) Markør",
    "+ Markør",
    "> Markør\n> > dybere",
    "- [ ] Markør",
    "Markør &lt;b&gt; &amp; &#60;i&#62;",
    "**Markør",
    "Markør ##",
    "\tMarkør",
    "Markør:\n: definition",
    "Markør\u{a0}\u{2028}\u{202e}x",
    "🎉 Markør æøå",
];

fn form() -> Value {
    let question = |id: &str, kind: &str| json!({ "id": id, "type": kind, "ask": id });
    let mut scale = question("q-scale", "scale");
    scale["scale"] = json!({ "min": 1, "max": 6, "best": "high" });
    let mut rows = question("q-rows", "rows");
    rows["columns"] =
        json!([{ "id": "one", "type": "text", "label": "Én" }, { "id": "two", "type": "text", "label": "To" }]);
    json!({
        "mus": 1, "kind": "form", "id": "own", "revision": 1, "role": "both", "title": "Skema",
        "sections": [{ "id": "s", "title": "S", "questions": [question("q-text", "text"), question("q-list", "list"), scale, rows] }],
    })
}

/// A repository that says `text` in every field of a talk. JSON is YAML.
pub fn says(text: &str) -> Folder {
    let folder = Folder::new();
    let write = |path: &str, value: Value| folder.write(path, value.to_string());
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    folder.write("mus.toml", format!("language = \"en\"\norganisation = {}\n", json!(line)));
    write("forms/own.yaml", form());
    write(
        "people.yaml",
        json!({ "mus": 1, "kind": "people",
        "people": [{ "id": "p-7f3k", "name": line, "title": line, "unit": "drift" }],
        "units": [{ "id": "drift", "title": "Drift", "aims": [{ "id": "U1", "aim": text }] }] }),
    );
    let record = "p-7f3k/2026";
    let at = |file: &str| format!("records/{record}/{file}.yaml");
    write(
        &at("conversation"),
        json!({ "mus": 1, "kind": "conversation", "record": record, "type": "mus",
        "participants": [{ "person": "p-7f3k", "role": "employee" }], "state": "held", "held_on": "2026-03-03", "place": line }),
    );
    let salt = "00112233445566778899aabbccddeeff";
    write(
        &at("minutes"),
        json!({ "mus": 1, "kind": "minutes", "record": record, "state": "final", "written_by": "manager", "salt": salt,
        "forms": [{ "id": "own", "revision": 1 }],
        "topics": [
            { "heading": text, "text": text },
            { "topic": "q-text", "answer": text },
            { "topic": "q-list", "answer": [text, text] },
            { "topic": "q-scale", "answer": { "score": 5, "reason": text } },
            { "topic": "q-rows", "answer": [{ "one": text, "two": text }, { "one": text, "two": "x" }] },
            { "topic": "gone", "answer": text },
        ] }),
    );
    write(
        &at("action-plan"),
        json!({ "mus": 1, "kind": "action-plan", "record": record, "state": "final", "salt": salt,
        "points": [{ "id": "D1", "goal": text, "purpose": text, "expected": text, "sign_of_success": text, "obstacles": text,
            "supports": "drift/U1", "outcome": "partly", "reason": text,
            "actions": [
                { "id": "A1", "action": text, "status": "partly", "reason": text, "owner": "employee" },
                { "id": "A2", "action": text, "owner": "hr", "support": ["employee"] },
            ] }],
        "follow_ups": [{ "id": "F1", "due": "2026-04-03", "held_on": "2026-04-03", "note": text }] }),
    );
    folder
}

/// How often [`says`] says its text in the document: 5 above the minutes, 10 in them, 12 in the points, in a note and a signature.
pub const SAID: usize = 29;
