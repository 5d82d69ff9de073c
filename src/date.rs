//! Dates and periods. A date is a day in the calendar, without a time or a zone.

use crate::lang::Lang;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// A day, written `2026-03-03` (ISO 8601, RFC 3339 § 5.6 full-date).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The day, or `None` where the calendar has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, from 1 to 12.
    pub fn month(self) -> u8 {
        u8::try_from(self.0.month()).expect("internal error: there are twelve months")
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        u8::try_from(self.0.day()).expect("internal error: no month has more than 31 days")
    }

    /// `days` later. Stays at the last representable day rather than overflow.
    #[must_use]
    pub fn plus_days(self, days: u64) -> Self {
        Self(self.0.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX))
    }

    /// `days` earlier. Stays at the first representable day rather than overflow.
    #[must_use]
    pub fn minus_days(self, days: u64) -> Self {
        Self(self.0.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN))
    }

    /// One period later. The 31st plus a month is the last day of that month.
    #[must_use]
    pub fn plus(self, period: Period) -> Self {
        match period {
            Period::Days(days) => self.plus_days(days.into()),
            Period::Months(months) => Self(self.0.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)),
        }
    }

    /// One period earlier. The 31st less a month is the last day of that month.
    #[must_use]
    pub fn minus(self, period: Period) -> Self {
        match period {
            Period::Days(days) => self.minus_days(days.into()),
            Period::Months(months) => Self(self.0.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)),
        }
    }

    /// Days from `earlier` to this day; negative where this day comes first.
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// Whether Danish workplaces are closed: Saturday, Sunday, or one of the public holidays of
    /// helligdagsloven (store bededag until 2023, when it was abolished) with Grundlovsdag, 24 and 31 December.
    pub fn is_day_off(self) -> bool {
        matches!(self.0.weekday(), Weekday::Sat | Weekday::Sun) || self.is_public_holiday()
    }

    fn is_public_holiday(self) -> bool {
        let fixed = matches!((self.0.month(), self.0.day()), (1, 1) | (6, 5) | (12, 24..=26 | 31));
        // Maundy Thursday, Good Friday, Easter Monday, Ascension, Whit Monday, counted from Easter.
        let moving = [-3, -2, 1, 39, 50];
        let from_easter = self.days_since(easter(self.0.year()));
        // Store bededag, the fourth Friday after Easter (lov nr. 214 af 6. marts 2023).
        let prayer_day = from_easter == 26 && self.0.year() < 2024;
        fixed || prayer_day || moving.contains(&from_easter)
    }

    /// This day, or the first working day after it.
    #[must_use]
    pub fn or_next_working_day(self) -> Self {
        let mut day = self;
        while day.is_day_off() {
            day = day.plus_days(1);
        }
        day
    }

    /// This day, or the last working day before it.
    #[must_use]
    pub fn or_previous_working_day(self) -> Self {
        let mut day = self;
        while day.is_day_off() {
            day = day.minus_days(1);
        }
        day
    }

    /// The day in words: `3. marts 2026`, `3 March 2026`.
    pub fn long(self, lang: Lang) -> String {
        let month = self.0.month0() as usize;
        match lang {
            Lang::Da => format!("{}. {} {}", self.0.day(), MONTHS_DA[month], self.0.year()),
            Lang::En => format!("{} {} {}", self.0.day(), MONTHS_EN[month], self.0.year()),
        }
    }

    /// The name of the weekday: `tirsdag`, `Tuesday`.
    pub fn weekday(self, lang: Lang) -> &'static str {
        let day = self.0.weekday().num_days_from_monday() as usize;
        lang.pick(WEEKDAYS_DA, WEEKDAYS_EN)[day]
    }
}

const MONTHS_DA: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS_DA: [&str; 7] = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
const WEEKDAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm in Meeus, *Astronomical Algorithms*, ch. 8).
#[allow(clippy::many_single_char_names, reason = "the names are the book's")]
fn easter(year: i32) -> Date {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    let month = u32::try_from(days / 31).unwrap_or(4);
    let day = u32::try_from(days % 31 + 1).unwrap_or(1);
    Date::new(year, month, day).expect("internal error: Easter is a day in March or April")
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Self {
        Self(day)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Date {
    type Err = String;

    /// Reads exactly `YYYY-MM-DD`.
    fn from_str(text: &str) -> Result<Self, String> {
        let shaped = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shaped {
            return Err("a date is written year-month-day, such as 2026-03-03".to_owned());
        }
        let number = |range: std::ops::Range<usize>| text[range].parse::<u32>().unwrap_or(0);
        i32::try_from(number(0..4))
            .ok()
            .and_then(|year| Self::new(year, number(5..7), number(8..10)))
            .ok_or_else(|| format!("the calendar has no day {text}"))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer)
    }
}

/// A length of time in the calendar, written `14d`, `2w`, `12m` or `1y`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// So many days; weeks are seven.
    Days(u32),
    /// So many months; years are twelve.
    Months(u32),
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(days) if *days > 0 && days % 7 == 0 && *days != 14 => write!(f, "{}w", days / 7),
            Self::Days(days) => write!(f, "{days}d"),
            Self::Months(months) => write!(f, "{months}m"),
        }
    }
}

impl FromStr for Period {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "a period is a whole number and d, w, m or y, such as 14d or 12m".to_owned();
        let unit = text.chars().last().ok_or_else(wrong)?;
        let digits = &text[..text.len() - unit.len_utf8()];
        if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(wrong());
        }
        let count: u32 = digits.parse().map_err(|_| wrong())?;
        match unit {
            'd' => Ok(Self::Days(count)),
            'w' => Ok(Self::Days(count * 7)),
            'm' => Ok(Self::Months(count)),
            'y' => Ok(Self::Months(count * 12)),
            _ => Err(wrong()),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer)
    }
}

/// Deserializes a string through `FromStr`.
pub fn parsed<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err = String>,
{
    std::borrow::Cow::<'de, str>::deserialize(deserializer)?.parse().map_err(de::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        text.parse().expect("the test's date is a date")
    }

    #[test]
    fn months_end_where_the_calendar_ends_them() {
        assert_eq!(date("2026-01-31").plus(Period::Months(1)), date("2026-02-28"));
        assert_eq!(date("2028-01-31").plus(Period::Months(1)), date("2028-02-29"));
        assert_eq!(date("2028-02-29").plus(Period::Months(12)), date("2029-02-28"));
        assert_eq!(date("2026-12-31").plus(Period::Days(1)), date("2027-01-01"));
        assert_eq!(date("2026-03-31").minus(Period::Months(1)), date("2026-02-28"));
        assert_eq!(date("2026-01-01").minus(Period::Days(1)), date("2025-12-31"));
    }

    #[test]
    fn only_real_days_in_one_spelling_are_dates() {
        for wrong in ["2026-02-29", "2026-13-01", "2026-3-3", "03-03-2026", "2026-03-03 ", "２０２６-03-03", ""] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong:?} was read as a date");
        }
    }

    #[test]
    fn danish_holidays_are_days_off() {
        for off in [
            "2026-04-02",
            "2026-04-03",
            "2026-04-06",
            "2026-05-14",
            "2026-05-25",
            "2026-06-05",
            "2026-12-24",
            "2027-01-01",
            "2026-11-21",
        ] {
            assert!(date(off).is_day_off(), "{off}");
        }
        // Store bededag is a working day from 2024 on.
        assert!(date("2023-05-05").is_day_off() && !date("2024-04-26").is_day_off());
        assert!(!date("2026-05-01").is_day_off());
        assert_eq!(date("2026-04-02").or_next_working_day(), date("2026-04-07"));
        assert_eq!(date("2026-04-06").or_previous_working_day(), date("2026-04-01"));
        assert_eq!(date("2024-12-26").or_previous_working_day(), date("2024-12-23"));
    }

    #[test]
    fn dates_read_well() {
        assert_eq!(date("2026-03-03").long(Lang::Da), "3. marts 2026");
        assert_eq!(date("2026-03-03").long(Lang::En), "3 March 2026");
        assert_eq!(date("2026-03-03").weekday(Lang::Da), "tirsdag");
    }

    #[test]
    fn periods_come_back_as_they_were_written() {
        for text in ["14d", "2m", "12m", "3w", "1d"] {
            assert_eq!(text.parse::<Period>().expect("a period").to_string(), text);
        }
        assert_eq!("2w".parse::<Period>(), Ok(Period::Days(14)));
        assert_eq!("1y".parse::<Period>(), Ok(Period::Months(12)));
        for wrong in ["", "d", "-1d", "1.5m", "12", "99999d", "1æ"] {
            assert!(wrong.parse::<Period>().is_err(), "{wrong:?}");
        }
    }

    proptest! {
        #[test]
        fn a_date_reads_back(year in 1900..2200i32, month in 1..=12u32, day in 1..=31u32) {
            if let Some(day) = Date::new(year, month, day) {
                prop_assert_eq!(day.to_string().parse::<Date>(), Ok(day));
            }
        }

        #[test]
        fn a_longer_period_never_ends_earlier(offset in 0..40_000u64, months in 0..60u32) {
            let day = date("1990-01-01").plus_days(offset);
            prop_assert!(day.plus(Period::Months(months)) <= day.plus(Period::Months(months + 1)));
        }
    }
}
