//! The `mus` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    mus::cli::run()
}
