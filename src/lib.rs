//! `mus`: records of the Danish employee development review (*MUS-samtale*) as plain files.
pub mod check;
pub mod date;
pub mod diagnostic;
pub mod due;
pub mod error;
pub mod files;
pub mod lang;
pub mod record;
pub mod report;
pub mod schema;
pub mod source;
pub mod store;
pub mod text;
pub mod yaml;
