//! `wrong-range`: scales and picks that no answer can meet.

use crate::check::Sink;
use crate::diagnostic::{Answers, Diagnostic, Place, Range};
use crate::path;
use crate::record::{Record, Scale};
use crate::store::{File, Store};
use crate::yaml::Path;

pub(super) fn check<'s>(store: &'s Store, sink: &mut Sink<'s>) {
    for file in store.files() {
        let Some(Record::Form(form)) = file.record() else { continue };
        for (at, section) in form.sections.iter().enumerate() {
            let here = path!["sections", at];
            if let Some(pick) = section.pick {
                let (min, cards) = (pick.min.unwrap_or(0), section.questions.len());
                let path = here.key("pick");
                if pick.max.is_some_and(|max| max < min) {
                    let diagnostic = Diagnostic::new(Answers::WrongRange(Range::Pick), Place::Value(path.key("min")));
                    sink.push(file, diagnostic.related_value(path.key("max")));
                } else if pick.max.is_some_and(|max| max as usize > cards) {
                    sink.value(file, Answers::WrongRange(Range::PickPastAll { cards }), path.key("max"));
                } else if min as usize > cards {
                    sink.value(file, Answers::WrongRange(Range::PickTooMany { cards }), path.key("min"));
                }
            }
            for (at, question) in section.questions.iter().enumerate() {
                let here = here.key("questions").index(at);
                if let Some(scale) = &question.scale {
                    check_scale(file, scale, &here.key("scale"), sink);
                }
                for (at, column) in question.columns.iter().enumerate() {
                    if let Some(scale) = &column.scale {
                        check_scale(file, scale, &here.key("columns").index(at).key("scale"), sink);
                    }
                }
            }
        }
    }
}

fn check_scale<'s>(file: &'s File, scale: &Scale, here: &Path, sink: &mut Sink<'s>) {
    if scale.min >= scale.max {
        let diagnostic = Diagnostic::new(Answers::WrongRange(Range::Scale), Place::Value(here.key("min")));
        sink.push(file, diagnostic.related_value(here.key("max")));
        return;
    }
    for (at, anchor) in scale.anchors.iter().enumerate() {
        let path = |at| here.key("anchors").index(at).key("at");
        if !(scale.min..=scale.max).contains(&anchor.at) {
            let range = Range::Anchor { min: scale.min, max: scale.max };
            sink.value(file, Answers::WrongRange(range), path(at));
        } else if let Some(first) = scale.anchors[..at].iter().position(|other| other.at == anchor.at) {
            let diagnostic = Diagnostic::new(Answers::WrongRange(Range::AnchorTwice), Place::Value(path(at)));
            sink.push(file, diagnostic.related_value(path(first)));
        }
    }
}
