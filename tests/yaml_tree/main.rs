//! The one tree: it says what other readers say, its places are right, it names every trouble, and it never panics.

#[path = "../corpus/mod.rs"]
mod corpus;
mod documents;
mod oracle;
mod positions;
mod robust;
mod troubles;
