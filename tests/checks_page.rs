//! The pages about the checks are what the program says; `SNAPSHOTS=overwrite` writes them anew.

mod support;

use mus::lang::Lang;
use mus::report::explain;
use support::{home, kept};

#[test]
fn the_pages_are_what_the_program_says() {
    kept(&home().join("docs/checks.md"), &explain::page(Lang::En));
    kept(&home().join("docs/checks.da.md"), &explain::page(Lang::Da));
}
