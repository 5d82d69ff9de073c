//! Edits of a file's text: they do what was asked and nothing else, or they are refused.

mod any_document;
mod cases;
mod commands;
#[path = "../corpus/mod.rs"]
mod corpus;
#[path = "../yaml_tree/documents.rs"]
mod documents;
mod every_file;
mod flow;
mod law;
