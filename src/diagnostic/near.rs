//! "Did you mean".

/// The candidate nearest to `word`, if one is near enough to be meant.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, candidate)| {
            *likeness > 0.8 && strsim::damerau_levenshtein(&word, &candidate.to_lowercase()) <= 1 + word.len() / 3
        })
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, candidate)| candidate)
}

/// Whether `word` is certainly meant to be `near`: the same but for case, hyphens and blanks, or one slip of the finger away from it
/// and from no other candidate.
pub fn is_slip<'c>(word: &str, near: &str, candidates: impl IntoIterator<Item = &'c str>) -> bool {
    let folded = |text: &str| text.trim().to_lowercase().replace(['-', ' '], "_");
    if folded(word) == folded(near) {
        return true;
    }
    let close = |other: &str| strsim::damerau_levenshtein(&folded(word), &folded(other)) <= 1;
    near.chars().count() >= 4 && close(near) && candidates.into_iter().filter(|other| close(other)).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_finger_are_near_and_other_words_are_not() {
        let keys = ["action", "actions", "owner", "due", "sign_of_success"];
        assert_eq!(nearest("onwer", keys), Some("owner"));
        assert_eq!(nearest("Due", keys), Some("due"));
        assert_eq!(nearest("dkk", ["DKK", "hours"]), Some("DKK"));
        assert_eq!(nearest("sign-of-success", keys), Some("sign_of_success"));
        assert_eq!(nearest("deadline", keys), None);
        assert_eq!(nearest("", keys), None);
    }

    #[test]
    fn only_what_can_be_one_thing_is_certain() {
        let keys = ["action", "actions", "owner", "due", "sign_of_success"];
        assert!(is_slip("onwer", "owner", keys));
        assert!(is_slip("Due", "due", keys));
        assert!(is_slip("sign-of-success", "sign_of_success", keys));
        assert!(!is_slip("actionz", "actions", keys), "it may be either");
        assert!(!is_slip("dux", "due", keys), "too short to be sure");
        assert!(!is_slip("ownership", "owner", keys));
    }
}
