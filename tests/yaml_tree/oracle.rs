//! Another reader of YAML reads the same.

use crate::{corpus, documents};
use proptest::prelude::*;
use serde_json::Value as Json;

/// The other reader counts a byte order mark as a column, and then finds the second key too far to the left.
fn by_the_other_reader(text: &str) -> Json {
    let text = text.trim_start_matches('\u{feff}');
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error} in {text:?}"))
}

#[test]
fn every_file_reads_as_another_reader_reads_it() {
    for (path, text) in corpus::files() {
        let (root, _) = corpus::read(&text);
        assert_eq!(root.to_json(), by_the_other_reader(&text), "{}", path.display());
    }
}

#[test]
fn every_file_reads_the_same_with_other_line_ends_and_a_byte_order_mark() {
    for (path, text) in corpus::files() {
        let json = corpus::read(&text).0.to_json();
        for variant in
            [corpus::with_crlf(&text), corpus::with_mark(&text), corpus::with_mark(&corpus::with_crlf(&text))]
        {
            assert_eq!(corpus::read(&variant).0.to_json(), json, "{}", path.display());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_of_the_subset_reads_as_another_reader_reads_it(text in documents::text()) {
        let (root, _) = corpus::read(&text);
        prop_assert_eq!(root.to_json(), by_the_other_reader(&text));
    }
}
