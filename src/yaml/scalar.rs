//! What a plain scalar reads as: by YAML 1.2's core schema, and where YAML 1.1 disagrees.

use super::{Scalar, Style};

/// What a scalar says (YAML 1.2.2 § 10.3.2).
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// Text.
    Text,
    /// Nothing.
    Null,
    /// A truth value.
    Bool(bool),
    /// A whole number that fits 64 bits.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// `.inf` or `.nan`, which JSON has no word for.
    NotFinite,
}

impl Scalar {
    /// What the scalar says. Quoted and block scalars are text.
    pub fn reading(&self) -> Reading {
        match self.style {
            Style::Plain | Style::Typed => read_core(&self.text),
            _ => Reading::Text,
        }
    }
}

fn read_core(text: &str) -> Reading {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Reading::Null,
        "true" | "True" | "TRUE" => return Reading::Bool(true),
        "false" | "False" | "FALSE" => return Reading::Bool(false),
        _ => {}
    }
    let first = text.as_bytes()[0];
    if !(first.is_ascii_digit() || matches!(first, b'-' | b'+' | b'.')) {
        return Reading::Text;
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Reading::NotFinite;
    }
    if let Some((digits, radix)) =
        text.strip_prefix("0x").map(|digits| (digits, 16)).or_else(|| text.strip_prefix("0o").map(|digits| (digits, 8)))
    {
        let valid = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
        return if valid { whole(i64::from_str_radix(digits, radix).ok(), f64::MAX) } else { Reading::Text };
    }
    if !unsigned.is_empty() && unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        return whole(text.parse().ok(), text.parse().unwrap_or(f64::MAX));
    }
    if is_float(unsigned) {
        return match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Reading::Float(number),
            _ => Reading::NotFinite,
        };
    }
    Reading::Text
}

fn whole(narrow: Option<i64>, wide: f64) -> Reading {
    narrow.map_or(Reading::Float(wide), Reading::Int)
}

/// `( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
fn is_float(unsigned: &str) -> bool {
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mantissa_fits = match mantissa.split_once('.') {
        Some(("", after)) => !after.is_empty() && digits(after),
        Some((before, after)) => digits(before) && digits(after),
        None => !mantissa.is_empty() && digits(mantissa),
    };
    let exponent_fits = exponent.is_none_or(|exponent| {
        let unsigned = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        !unsigned.is_empty() && digits(unsigned)
    });
    mantissa_fits && exponent_fits
}

/// Whether a plain scalar that is text in YAML 1.2 is something else to a YAML 1.1 reader (`PyYAML`, Ruby's Psych, older
/// editors): a date, a truth value, a time of day, a number with underscores (yaml.org/type, 2005).
pub fn reads_otherwise_in_yaml_1_1(text: &str) -> bool {
    if text == "=" || text == "<<" || is_boolean_1_1(text) {
        return true;
    }
    let Some(first) = text.bytes().next() else { return false };
    if !(first.is_ascii_digit() || matches!(first, b'-' | b'+' | b'.')) {
        return false;
    }
    is_timestamp(text) || is_sexagesimal(text) || is_number_1_1(text)
}

fn is_boolean_1_1(text: &str) -> bool {
    matches!(
        text,
        "y" | "Y" | "n" | "N" | "yes" | "Yes" | "YES" | "no" | "No" | "NO" | "on" | "On" | "ON" | "off" | "Off" | "OFF"
    )
}

/// Whether `word` is one that some YAML reads as a truth value or as nothing; no id may be one.
pub fn is_reserved_word(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "null" | "~"
    )
}

fn is_timestamp(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let (Some(year), Some(month), Some(rest)) = (parts.next(), parts.next(), parts.next()) else { return false };
    let digits = |text: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let day_end = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (day, time) = rest.split_at(day_end);
    digits(year, 4..=4)
        && digits(month, 1..=2)
        && digits(day, 1..=2)
        && (time.is_empty() || (time.starts_with(['T', 't', ' ', '\t']) && time.contains(':')))
}

fn is_sexagesimal(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let whole = unsigned.split_once('.').map_or(unsigned, |(whole, _)| whole);
    let mut parts = whole.split(':');
    let first = parts.next().unwrap_or_default();
    let mut more = false;
    first.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
        && first.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_')
        && parts.all(|part| {
            more = true;
            matches!(part.as_bytes(), [b'0'..=b'9'] | [b'0'..=b'5', b'0'..=b'9'])
        })
        && more
}

fn is_number_1_1(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if let Some(digits) = unsigned.strip_prefix("0b") {
        return !digits.is_empty() && digits.bytes().all(|byte| matches!(byte, b'0' | b'1' | b'_'));
    }
    if let Some(digits) = unsigned.strip_prefix("0x") {
        return digits.contains('_') && digits.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'_');
    }
    unsigned.contains('_')
        && unsigned.bytes().next().is_some_and(|byte| byte.is_ascii_digit() || byte == b'.')
        && unsigned.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b'.'))
        && unsigned.bytes().filter(|byte| *byte == b'.').count() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Reading {
        Scalar { text: text.into(), style: Style::Plain }.reading()
    }

    #[test]
    fn plain_scalars_read_by_the_core_schema() {
        assert_eq!(plain("~"), Reading::Null);
        assert_eq!(plain(""), Reading::Null);
        assert_eq!(plain("True"), Reading::Bool(true));
        assert_eq!(plain("-12"), Reading::Int(-12));
        assert_eq!(plain("0o17"), Reading::Int(15));
        assert_eq!(plain("0x1F"), Reading::Int(31));
        assert_eq!(plain("1.50"), Reading::Float(1.5));
        assert_eq!(plain("70091e12"), Reading::Float(70_091e12));
        assert_eq!(plain("1e999"), Reading::NotFinite);
        assert_eq!(plain("-.inf"), Reading::NotFinite);
        for text in ["2026-03-03", "yes", "12:30", "1_000", "+", "-", ".", "0x", "e5", "1e", "4.500,00", "tru"] {
            assert_eq!(plain(text), Reading::Text, "{text}");
        }
        let quoted = Scalar { text: "12".into(), style: Style::DoubleQuoted };
        assert_eq!(quoted.reading(), Reading::Text);
    }

    #[test]
    fn text_that_yaml_1_1_reads_otherwise_is_known() {
        for text in [
            "2026-03-03",
            "2026-3-3",
            "2026-03-03T10:00:00Z",
            "yes",
            "NO",
            "Off",
            "y",
            "12:30",
            "190:20:30",
            "1_000",
            "0b11",
            "=",
        ] {
            assert!(reads_otherwise_in_yaml_1_1(text), "{text}");
        }
        for text in [
            "2026-03",
            "yEs",
            "12:75",
            "Anna",
            "nej",
            "ja",
            "p-7f3k",
            "14d",
            "2026-04-02-one-to-one",
            "-",
            "1.2.3",
            "10:00-11:00",
        ] {
            assert!(!reads_otherwise_in_yaml_1_1(text), "{text}");
        }
    }
}
