//! `no-development-goal`: in the state a plan must hold a goal for development.

use super::final_plan;
use crate::check::Sink;
use crate::diagnostic::Agreed;
use crate::path;
use crate::record::{PointType, Sector};
use crate::store::{Store, Talk};

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, plan)) = final_plan(talk) else { return };
    let has_one = plan.points.iter().any(|point| point.point_type == Some(PointType::Development));
    if store.settings().sector == Sector::State && talk.is_review() && !has_one {
        sink.value(file, Agreed::NoDevelopmentGoal, path!["points"]);
    }
}
