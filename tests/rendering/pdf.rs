//! PDF: whatever a text holds, a conforming file comes out, with the same bytes each time.

use crate::document_of;
use crate::says::{LONG, NASTY, says};
use mus::render::{Press, Templates};

/// Texts with characters that no font of ours has, or that no page can show.
const ODD: &[&str] = &[
    "🎉 👩‍💻 你好 \u{e123} \u{7}",
    "# Et\n\n### Tre\n\n###### Seks\n\n# Et igen",
    "![et billede](findes-ikke.png) ![](x)",
    "مرحبا \u{202e}baglæns \u{fdd0} \u{10ffff} \u{0301}",
    "| a |\n|---|\n",
    "- \n- \n\n1. \n\n> \n\n#\n\n```\n```",
];

#[test]
fn any_text_makes_a_conforming_file_of_the_same_bytes() {
    let press = Press::new(Templates::default()).expect("the bundled template is text");
    let day = "2026-03-03".parse().expect("a day");
    for text in NASTY.iter().step_by(3).chain(ODD).chain(&[LONG]) {
        let document = document_of(&says(text));
        // Typst refuses what PDF/A-3a or PDF/UA-1 forbids: missing glyphs, skipped headings, pictures without words.
        let made = || press.pdf(&document, day).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        let bytes = made();
        assert!(bytes.starts_with(b"%PDF-1.7"), "{text:?}");
        assert!(bytes == made(), "{text:?}: the same document gives other bytes");
        let said = String::from_utf8_lossy(&bytes);
        for mark in ["<pdfaid:part>3", "<pdfaid:conformance>A", "<pdfuaid:part>1"] {
            assert!(said.contains(mark), "{text:?}: {mark} is not in the metadata");
        }
    }
}
