//! Signatures: what is signed, whose keys are whose, what a change does to them, and the commands around them.
#![allow(clippy::disallowed_methods, reason = "tests read and write files of their own")]

#[path = "../program/mod.rs"]
mod program;
#[path = "../support/mod.rs"]
mod support;

mod changes;
mod commands;
mod forgery;
mod interrupted;
mod keys;
mod rfc8785;
mod stage;
mod states;
