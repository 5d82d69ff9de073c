//! The amounts an estimate is made from: how they are asked for, and what they may be.

use crate::error::{Error, Wording};
use crate::lang::{Lang, rounded};
use crate::worth::Figures;

/// One of the amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    People,
    Hours,
    HourCost,
    Talks,
    Unimportant,
    Competence,
    Priorities,
    Demotivation,
    Leavers,
    LeaverCost,
}

/// Why a text is no amount.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Why {
    /// It is no number.
    NoNumber,
    /// `1.924` and `1,924` are two numbers in two languages.
    Ambiguous,
    /// Not between these two.
    OutOfRange(f64, f64),
    /// Nobody is half there.
    NotWhole,
}

impl Amount {
    pub const ALL: [Self; 10] = [
        Self::People,
        Self::Hours,
        Self::HourCost,
        Self::Talks,
        Self::Unimportant,
        Self::Competence,
        Self::Priorities,
        Self::Demotivation,
        Self::Leavers,
        Self::LeaverCost,
    ];

    fn option(self) -> &'static str {
        match self {
            Self::People => "--people",
            Self::Hours => "--hours",
            Self::HourCost => "--hour-cost",
            Self::Talks => "--talks",
            Self::Unimportant => "--unimportant",
            Self::Competence => "--competence",
            Self::Priorities => "--priorities",
            Self::Demotivation => "--demotivation",
            Self::Leavers => "--leavers",
            Self::LeaverCost => "--leaver-cost",
        }
    }

    /// The question to somebody at a terminal.
    pub fn question(self, lang: Lang) -> &'static str {
        match self {
            Self::People => lang.pick("Hvor mange medarbejdere?", "How many people?"),
            Self::Hours => lang.pick("Timer om året for hver?", "Hours a year for each?"),
            Self::HourCost => lang.pick("Hvad koster en time i kroner?", "What does an hour cost, in kroner?"),
            Self::Talks => lang.pick(
                "Hvor mange procent af timerne går til samtalen?",
                "What per cent of the hours does the talk take?",
            ),
            Self::Unimportant => lang.pick(
                "Procent af timerne, der går til uvigtigt arbejde?",
                "Per cent that goes to work that does not matter?",
            ),
            Self::Competence => lang.pick(
                "Procent, der går tabt, fordi en kompetence mangler?",
                "Per cent lost because a skill is missing?",
            ),
            Self::Priorities => {
                lang.pick("Procent, der går tabt ved forkerte prioriteringer?", "Per cent lost to wrong priorities?")
            }
            Self::Demotivation => lang.pick(
                "Procent, der går med snak om det, der demotiverer?",
                "Per cent spent on talk about what demotivates?",
            ),
            Self::Leavers => lang.pick(
                "Hvor mange rejser om året på grund af deres leder?",
                "How many leave in a year because of their manager?",
            ),
            Self::LeaverCost => {
                lang.pick("Hvad koster det i kroner, når én rejser?", "What does it cost in kroner when one leaves?")
            }
        }
    }

    /// What it is where nobody says otherwise.
    pub fn of(self, figures: &Figures) -> f64 {
        match self {
            Self::People => figures.people,
            Self::Hours => figures.hours,
            Self::HourCost => figures.hour_cost,
            Self::Talks => figures.talks,
            Self::Unimportant => figures.unimportant,
            Self::Competence => figures.competence,
            Self::Priorities => figures.priorities,
            Self::Demotivation => figures.demotivation,
            Self::Leavers => figures.leavers,
            Self::LeaverCost => figures.leaver_cost(),
        }
    }

    fn range(self) -> (f64, f64) {
        match self {
            Self::People => (1.0, 1_000_000.0),
            // A leap year has so many hours.
            Self::Hours => (1.0, 8784.0),
            Self::HourCost => (1.0, 100_000.0),
            Self::Leavers => (0.0, 1_000_000.0),
            Self::LeaverCost => (0.0, 1e9),
            Self::Talks | Self::Unimportant | Self::Competence | Self::Priorities | Self::Demotivation => (0.0, 100.0),
        }
    }

    /// Reads `text` as this amount.
    pub fn read_into(self, figures: &mut Figures, text: &str) -> Result<(), Why> {
        let number = number(text)?;
        let (least, most) = self.range();
        if !(least..=most).contains(&number) {
            return Err(Why::OutOfRange(least, most));
        }
        if self == Self::People && number.fract() != 0.0 {
            return Err(Why::NotWhole);
        }
        let place = match self {
            Self::People => &mut figures.people,
            Self::Hours => &mut figures.hours,
            Self::HourCost => &mut figures.hour_cost,
            Self::Talks => &mut figures.talks,
            Self::Unimportant => &mut figures.unimportant,
            Self::Competence => &mut figures.competence,
            Self::Priorities => &mut figures.priorities,
            Self::Demotivation => &mut figures.demotivation,
            Self::Leavers => &mut figures.leavers,
            Self::LeaverCost => figures.leaver_cost.get_or_insert(0.0),
        };
        *place = number;
        Ok(())
    }

    /// The failure of an option whose text is no such amount.
    pub fn refused(self, why: &Why, text: &str) -> Error {
        let option = self.option();
        let words = why.words();
        Error::usage(
            format!("{option} kan ikke være »{text}«: {}", words.da),
            format!("{option} cannot be “{text}”: {}", words.en),
        )
    }
}

impl Why {
    pub fn words(&self) -> Wording {
        match self {
            Self::NoNumber => Wording::new("skriv et tal", "write a number"),
            Self::Ambiguous => {
                Wording::new("skriv tusinder uden punktum eller komma", "write thousands without a point or a comma")
            }
            Self::OutOfRange(least, most) => {
                let words = |lang| (rounded(*least, 0, lang), rounded(*most, 0, lang));
                let ((da_least, da_most), (en_least, en_most)) = (words(Lang::Da), words(Lang::En));
                Wording::new(
                    format!("vælg et tal fra {da_least} til {da_most}"),
                    format!("choose a number from {en_least} to {en_most}"),
                )
            }
            Self::NotWhole => Wording::new("skriv et helt tal", "write a whole number"),
        }
    }
}

/// A number with a point or a comma before its decimals, and none between its thousands.
fn number(text: &str) -> Result<f64, Why> {
    let text = text.trim();
    let parts: Vec<&str> = text.split(['.', ',']).collect();
    let is_digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts.as_slice() {
        [first, rest @ ..] if !rest.is_empty() && parts.iter().all(is_digits) => {
            let in_threes = rest.iter().all(|part| part.len() == 3) && first.len() <= 3 && *first != "0";
            if in_threes || rest.len() > 1 {
                return Err(Why::Ambiguous);
            }
        }
        [whole] if is_digits(whole) => {}
        _ => return Err(Why::NoNumber),
    }
    text.replace(',', ".").parse().map_err(|_| Why::NoNumber)
}

/// No more than all of the hours can be lost, and no more people leave than there are.
///
/// Fails where the amounts do not go together.
pub(super) fn require_whole(figures: &Figures) -> Result<(), Error> {
    if figures.percent_lost() > 100.0 {
        return Err(Error::usage(
            "der kan ikke gå mere end 100 procent af timerne tabt",
            "no more than 100 per cent of the hours can be lost",
        ));
    }
    if figures.leavers > figures.people {
        return Err(Error::usage("der kan ikke rejse flere, end der er", "no more people can leave than there are"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_in_both_languages_and_never_two_ways() {
        for (text, read) in [
            ("12", Ok(12.0)),
            (" 1924 ", Ok(1924.0)),
            ("0,1", Ok(0.1)),
            ("0.1", Ok(0.1)),
            ("0,125", Ok(0.125)),
            ("37,25", Ok(37.25)),
            ("1.924", Err(Why::Ambiguous)),
            ("1,924", Err(Why::Ambiguous)),
            ("1.924,50", Err(Why::Ambiguous)),
            ("1.234.567", Err(Why::Ambiguous)),
            ("", Err(Why::NoNumber)),
            ("ti", Err(Why::NoNumber)),
            ("-1", Err(Why::NoNumber)),
            ("1e3", Err(Why::NoNumber)),
            ("NaN", Err(Why::NoNumber)),
            ("inf", Err(Why::NoNumber)),
            ("1,", Err(Why::NoNumber)),
        ] {
            assert_eq!(number(text), read, "{text:?}");
        }
    }

    #[test]
    fn each_amount_has_a_range_and_a_place_of_its_own() {
        for amount in Amount::ALL {
            let (least, most) = amount.range();
            let mut figures = Figures::default();
            amount.read_into(&mut figures, "7").expect("seven is in every range");
            assert!((amount.of(&figures) - 7.0).abs() < f64::EPSILON, "{amount:?}");
            let others = Amount::ALL.into_iter().filter(|other| *other != amount && *other != Amount::LeaverCost);
            for other in others {
                let before = other.of(&Figures::default());
                assert!((other.of(&figures) - before).abs() < f64::EPSILON, "{amount:?} changed {other:?}");
            }
            assert_eq!(amount.read_into(&mut figures, &format!("{}", most + 1.0)), Err(Why::OutOfRange(least, most)));
        }
        assert_eq!(Amount::People.read_into(&mut Figures::default(), "1,5"), Err(Why::NotWhole));
    }

    #[test]
    fn amounts_must_go_together() {
        assert!(require_whole(&Figures::default()).is_ok());
        assert!(require_whole(&Figures { unimportant: 60.0, priorities: 60.0, ..Figures::default() }).is_err());
        assert!(require_whole(&Figures { leavers: 11.0, ..Figures::default() }).is_err());
    }
}
