//! The `mus` program.

use std::process::ExitCode;

/// Reading ten thousand files is mostly asking for memory, from every core at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    mus::cli::run()
}
