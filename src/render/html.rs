//! HTML: one file that needs nothing else and runs nothing.

use super::jinja::laid_out;
use super::templates::{Logo, Templates};
use crate::error::Error;
use crate::summary::Document;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

#[derive(Serialize)]
struct Page<'d> {
    #[serde(flatten)]
    document: &'d Document,
    accent: &'d str,
    logo: Option<String>,
}

/// The document as one HTML file.
pub fn html(document: &Document, templates: &Templates) -> Result<String, Error> {
    let logo = templates.logo().map(data_address);
    let page = Page { document, accent: templates.accent(), logo };
    let text = laid_out("summary.html.j2", templates, &page)?;
    // Blank lines are left of the template's own branches; in what people wrote they mean nothing but in code.
    Ok(format!("{}\n", text.trim()))
}

/// The picture itself as an address (RFC 2397).
fn data_address(logo: &Logo) -> String {
    let kind = match logo.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref() {
        Some("svg") => "image/svg+xml",
        Some("jpg" | "jpeg") => "image/jpeg",
        _ => "image/png",
    };
    format!("data:{kind};base64,{}", STANDARD.encode(&logo.bytes))
}
