//! Whether talks are worth it: what they cost a year against what they are to save, and the statements that make them needless.
//!
//! The estimate is the guide's: a talk takes about one thousandth of a person's yearly hours, and stands against hours lost to work that
//! does not matter, to skills that are missing, to wrong priorities and to talk about what demotivates, and against what it costs when
//! somebody leaves because of their manager. All figures are guesses of the one who asks.

/// What a manager who wants to do without the talks should be able to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Statement {
    /// Nobody does work that does not matter.
    ImportantWork,
    /// Nobody gives a task up because a skill is missing.
    NothingGivenUp,
    /// Nobody takes too long because a skill is missing.
    NothingTooSlow,
    /// Priorities are right.
    RightPriorities,
    /// People are told regularly that they do the right thing.
    ToldSo,
    /// People know where they stand with their manager.
    KnowManager,
    /// The manager knows where they stand with each of them.
    KnowPeople,
    /// The manager knows what motivates and demotivates them.
    KnowMotives,
}

impl Statement {
    /// All eight, in the guide's order.
    pub const ALL: [Self; 8] = [
        Self::ImportantWork,
        Self::NothingGivenUp,
        Self::NothingTooSlow,
        Self::RightPriorities,
        Self::ToldSo,
        Self::KnowManager,
        Self::KnowPeople,
        Self::KnowMotives,
    ];

    /// The word in options and in data.
    pub fn word(self) -> &'static str {
        match self {
            Self::ImportantWork => "important-work",
            Self::NothingGivenUp => "nothing-given-up",
            Self::NothingTooSlow => "nothing-too-slow",
            Self::RightPriorities => "right-priorities",
            Self::ToldSo => "told-so",
            Self::KnowManager => "know-manager",
            Self::KnowPeople => "know-people",
            Self::KnowMotives => "know-motives",
        }
    }
}

/// What an estimate is made from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// People.
    pub people: f64,
    /// Hours a person works in a year.
    pub hours: f64,
    /// What an hour costs, in kroner.
    pub hour_cost: f64,
    /// Per cent of the hours that the talk takes.
    pub talks: f64,
    /// Per cent of the hours that go to work that does not matter.
    pub unimportant: f64,
    /// Per cent lost because a skill is missing.
    pub competence: f64,
    /// Per cent lost to wrong priorities.
    pub priorities: f64,
    /// Per cent spent on talk about what demotivates.
    pub demotivation: f64,
    /// People who leave because of their manager, a year.
    pub leavers: f64,
    /// What one of them costs, in kroner; half a year's hours where nobody says.
    pub leaver_cost: Option<f64>,
}

impl Default for Figures {
    /// Ten people at 37 hours in 52 weeks and a round hourly cost; small losses, and nobody who leaves.
    fn default() -> Self {
        Self {
            people: 10.0,
            hours: 1924.0,
            hour_cost: 400.0,
            talks: 0.1,
            unimportant: 2.0,
            competence: 2.0,
            priorities: 2.0,
            demotivation: 1.0,
            leavers: 0.0,
            leaver_cost: None,
        }
    }
}

impl Figures {
    /// What it costs when one leaves, in kroner.
    pub fn leaver_cost(&self) -> f64 {
        self.leaver_cost.unwrap_or(self.hours * self.hour_cost / 2.0)
    }

    /// All per cent that are lost.
    pub fn percent_lost(&self) -> f64 {
        self.unimportant + self.competence + self.priorities + self.demotivation
    }
}

/// Hours and kroner a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// Hours.
    pub hours: f64,
    /// Kroner.
    pub kroner: f64,
}

/// What talks cost, and what it costs to do without, a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The talks.
    pub talks: Cost,
    /// Work that does not matter.
    pub unimportant: Cost,
    /// Missing skills.
    pub competence: Cost,
    /// Wrong priorities.
    pub priorities: Cost,
    /// Talk about what demotivates.
    pub demotivation: Cost,
    /// People who leave because of their manager, in kroner.
    pub leaving: f64,
    /// Everything but the talks.
    pub lost: Cost,
    /// How many per cent of what is lost the talks must win back to pay for themselves; `None` where nothing is lost.
    pub break_even: Option<f64>,
}

/// The estimate for some figures.
pub fn estimate(figures: &Figures) -> Estimate {
    let all = figures.people * figures.hours;
    let part = |percent: f64| Cost { hours: all * percent / 100.0, kroner: all * percent / 100.0 * figures.hour_cost };
    let [unimportant, competence, priorities, demotivation] =
        [figures.unimportant, figures.competence, figures.priorities, figures.demotivation].map(part);
    let leaving = figures.leavers * figures.leaver_cost();
    let by_hours = part(figures.percent_lost());
    let lost = Cost { hours: by_hours.hours, kroner: by_hours.kroner + leaving };
    let talks = part(figures.talks);
    let break_even = (lost.kroner > 0.0).then(|| talks.kroner / lost.kroner * 100.0);
    Estimate { talks, unimportant, competence, priorities, demotivation, leaving, lost, break_even }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
    }

    #[test]
    fn twelve_people_worked_out_by_hand() {
        let figures = Figures {
            people: 12.0,
            hours: 1600.0,
            hour_cost: 350.0,
            talks: 0.1,
            unimportant: 3.0,
            competence: 2.0,
            priorities: 1.5,
            demotivation: 0.5,
            leavers: 0.5,
            leaver_cost: Some(200_000.0),
        };
        let estimate = estimate(&figures);
        // 12 × 1,600 = 19,200 hours; one thousandth of them is 19.2 hours or 6,720 kroner.
        assert!(near(estimate.talks.hours, 19.2) && near(estimate.talks.kroner, 6_720.0), "{estimate:?}");
        assert!(near(estimate.unimportant.hours, 576.0) && near(estimate.unimportant.kroner, 201_600.0));
        assert!(near(estimate.competence.hours, 384.0) && near(estimate.priorities.hours, 288.0));
        assert!(near(estimate.demotivation.hours, 96.0) && near(estimate.leaving, 100_000.0));
        // 7 % of the hours is 1,344 hours or 470,400 kroner, and half a person who leaves.
        assert!(near(estimate.lost.hours, 1_344.0) && near(estimate.lost.kroner, 570_400.0), "{estimate:?}");
        assert!(near(estimate.break_even.expect("something is lost"), 6_720.0 / 5_704.0));
    }

    #[test]
    fn one_who_leaves_costs_half_a_year_where_nobody_says() {
        let figures = Figures { leavers: 1.0, ..Figures::default() };
        assert!(near(estimate(&figures).leaving, 962.0 * 400.0));
    }

    #[test]
    fn where_nothing_is_lost_nothing_is_won_back() {
        let none =
            Figures { unimportant: 0.0, competence: 0.0, priorities: 0.0, demotivation: 0.0, ..Figures::default() };
        assert_eq!(estimate(&none).break_even, None);
        assert!(near(estimate(&none).lost.kroner, 0.0));
    }

    proptest! {
        #[test]
        fn the_parts_make_the_whole_and_grow_with_the_people(
            people in 1.0..10_000.0f64, hours in 1.0..3_000.0f64, cost in 1.0..5_000.0f64,
            parts in prop::array::uniform4(0.0..25.0f64), leavers in 0.0..50.0f64,
        ) {
            let [unimportant, competence, priorities, demotivation] = parts;
            let figures = Figures {
                people, hours, hour_cost: cost, unimportant, competence, priorities, demotivation, leavers, ..Figures::default()
            };
            let one = estimate(&figures);
            let rows = [one.unimportant, one.competence, one.priorities, one.demotivation];
            prop_assert!(near(rows.iter().map(|row| row.hours).sum(), one.lost.hours));
            prop_assert!(near(rows.iter().map(|row| row.kroner).sum::<f64>() + one.leaving, one.lost.kroner));
            let twice = estimate(&Figures { people: people * 2.0, leavers: leavers * 2.0, ..figures });
            prop_assert!(near(twice.lost.kroner, one.lost.kroner * 2.0));
            prop_assert!(near(twice.talks.hours, one.talks.hours * 2.0));
            // So many per cent of what is lost are just what the talks cost.
            if let Some(percent) = one.break_even {
                prop_assert!(near(one.lost.kroner * percent / 100.0, one.talks.kroner));
            }
        }
    }
}
