//! "Did you mean".

/// The candidate nearest to `word`, if one is near enough to be meant.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, candidate)| {
            *likeness > 0.8 && strsim::damerau_levenshtein(&word, candidate) <= 1 + word.len() / 3
        })
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_finger_are_near_and_other_words_are_not() {
        let keys = ["action", "actions", "owner", "due", "sign_of_success"];
        assert_eq!(nearest("onwer", keys), Some("owner"));
        assert_eq!(nearest("Due", keys), Some("due"));
        assert_eq!(nearest("sign-of-success", keys), Some("sign_of_success"));
        assert_eq!(nearest("deadline", keys), None);
        assert_eq!(nearest("", keys), None);
    }
}
