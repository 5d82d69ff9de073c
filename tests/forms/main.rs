//! Forms as data: what workplaces ask can be written without touching the program, and a form drives all there is, from the first file to
//! the plan.
#![allow(clippy::disallowed_methods, reason = "tests read and write files of their own")]

mod answers;
mod copies;
mod editor;
mod own;
#[path = "../program/mod.rs"]
mod program;
#[path = "../support/mod.rs"]
mod support;
mod whole_way;
