//! The law over documents written at random.

use crate::every_file::{Kind, edits};
use crate::law::hold;
use crate::{corpus, documents};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_is_edited_by_the_law(text in documents::text(), turn in 0..1000_usize) {
        let (root, _) = corpus::read(&text);
        for kind in [Kind::Set, Kind::AddKey, Kind::Append] {
            for edit in edits(&root, kind, turn) {
                if let Err(refusal) = hold(&text, &edit) {
                    prop_assert!(false, "{refusal:?}: {edit:?} in {text:?}");
                }
            }
        }
    }
}
