//! Any text can be read as YAML and as TOML, and every place in what comes out lies in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mus::yaml::{self, Tree};

fuzz_target!(|text: &str| {
    hold(text, &yaml::parse(text));
    hold(text, &yaml::parse_toml(text));
});

fn hold(text: &str, tree: &Tree) {
    for problem in &tree.problems {
        assert!(text.get(problem.span.range()).is_some(), "a problem outside the text");
    }
    let Some(root) = &tree.root else { return };
    root.walk(&mut |_, node| {
        assert!(text.get(node.span.range()).is_some(), "a value outside the text");
        for entry in node.entries() {
            assert!(text.get(entry.key_span.range()).is_some(), "a key outside the text");
        }
    });
    root.to_json();
}
