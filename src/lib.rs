//! `mus`: records of the Danish employee development review (*MUS-samtale*) as plain files.
pub mod date;
pub mod diagnostic;
pub mod error;
pub mod files;
pub mod lang;
pub mod record;
pub mod schema;
pub mod source;
pub mod text;
pub mod yaml;
