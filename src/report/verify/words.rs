//! The words for states of signatures.

use crate::diagnostic::Audience;
use crate::lang::{Lang, all_of};
use crate::record::{Meaning, ParticipantRole, PersonId, SignatureMeaning};
use crate::sign::{
    Changed, Difference, Fault, Given, Outcome, PartyVerdict, State, Trouble, TroubleKind, Unknowable, Verdict,
};

/// A state as programs read it; one word each, for ever.
pub(super) fn state_word(state: &State) -> &'static str {
    match state {
        State::Valid => "valid",
        State::Stale { .. } => "stale",
        State::Bad(_) => "bad",
        State::Declined => "declined",
        State::UnknownSigner => "unknown-signer",
        State::Revoked => "revoked",
        State::OutOfTime { .. } => "out-of-validity",
        State::OnPaper => "on-paper",
        State::NotCovered { .. } => "not-covered",
        State::Gone { .. } => "gone",
        State::CouldNotCheck(_) => "could-not-check",
    }
}

/// The same for a party: who has signed for too little has not given the signature that is asked for.
pub(super) fn outcome_word(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Signed(state) => state_word(state),
        Outcome::Lower | Outcome::Missing => "missing",
    }
}

/// A state as people read it.
pub(super) fn state(state: &State, lang: Lang) -> &'static str {
    match state {
        State::Valid => lang.pick("gyldig", "valid"),
        State::Stale { .. } => lang.pick("forældet", "stale"),
        State::Bad(_) => lang.pick("ugyldig", "bad"),
        State::Declined => lang.pick("afvist", "declined"),
        State::UnknownSigner => lang.pick("ukendt underskriver", "unknown signer"),
        State::Revoked => lang.pick("tilbagekaldt", "revoked"),
        State::OutOfTime { .. } => lang.pick("uden for gyldighed", "out of validity"),
        State::OnPaper => lang.pick("på papir", "on paper"),
        State::NotCovered { .. } => lang.pick("omfatter ikke alt", "not covering"),
        State::Gone { .. } => lang.pick("slettet", "gone"),
        State::CouldNotCheck(_) => lang.pick("kunne ikke kontrolleres", "could not check"),
    }
}

pub(super) fn outcome(outcome: &Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::Signed(state) => self::state(state, lang),
        Outcome::Lower | Outcome::Missing => lang.pick("mangler", "missing"),
    }
}

/// The word for a role, in the middle of a line.
pub fn role(role: ParticipantRole, lang: Lang) -> &'static str {
    match role {
        ParticipantRole::Employee => lang.pick("medarbejder", "employee"),
        ParticipantRole::Manager => lang.pick("leder", "manager"),
        ParticipantRole::Deputy => lang.pick("stedfortræder", "deputy"),
        ParticipantRole::Reviewer => lang.pick("lederens leder", "reviewer"),
        ParticipantRole::Companion => lang.pick("bisidder", "companion"),
        ParticipantRole::Hr => "hr",
        ParticipantRole::Facilitator => "facilitator",
    }
}

/// The word for what a signature means, in the middle of a line.
pub fn meaning(meaning: SignatureMeaning, lang: Lang) -> &'static str {
    match meaning {
        SignatureMeaning::Agreement => lang.pick("enig", "agreement"),
        SignatureMeaning::Seen => lang.pick("set", "seen"),
        SignatureMeaning::Held => lang.pick("afholdt", "held"),
        SignatureMeaning::Declined => lang.pick("skriver ikke under", "declined"),
    }
}

pub(super) fn asked(asked: Meaning, lang: Lang) -> &'static str {
    meaning(asked.into(), lang)
}

/// What there is to know about a party beyond the word for it, a line each.
pub(super) fn details(party: &PartyVerdict, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if party.outcome == Outcome::Lower
        && let Some(given) = &party.given
    {
        let (signed, wanted) = (meaning(given.meaning, lang), asked(party.party.meaning, lang));
        lines.push(lang.pick(
            format!("underskriften betyder »{signed}«, men der kræves »{wanted}«"),
            format!("the signature means “{signed}”, but “{wanted}” is asked for"),
        ));
    }
    match (&party.given, &party.outcome) {
        (Some(given), _) => lines.extend(given_details(given, lang)),
        (None, Outcome::Signed(State::Bad(fault))) => lines.push(self::fault(*fault, lang).to_owned()),
        (None, _) => {}
    }
    lines
}

/// What there is to know about a signature beyond its state.
pub(super) fn given_details(given: &Given, lang: Lang) -> Vec<String> {
    let files = |kinds: &[crate::sign::Kind]| {
        let names: Vec<String> = kinds.iter().map(|kind| format!("{kind}.yaml")).collect();
        all_of(lang, &names)
    };
    match &given.state {
        State::Stale { .. } => given.changed.iter().map(|changed| changed_line(changed, lang)).collect(),
        State::Bad(fault) => vec![self::fault(*fault, lang).to_owned()],
        State::UnknownSigner => vec![lang.pick(
            format!(
                "nøglen er ikke noteret for {0}; er den personens, så tilføj den: mus new signer {0} --key FIL.pub",
                given.by
            ),
            format!(
                "the key is not noted for {0}; if it is theirs, add it: mus new signer {0} --key FILE.pub",
                given.by
            ),
        )],
        State::OutOfTime { after, before } => {
            let signed = given.signed_on;
            let from = after.map(|day| lang.pick(format!(" fra {day}"), format!(" from {day}"))).unwrap_or_default();
            let to = before
                .map(|day| lang.pick(format!(" til og med {day}"), format!(" up to and including {day}")))
                .unwrap_or_default();
            vec![lang.pick(
                format!("nøglen gælder{from}{to}; der er skrevet under {signed}"),
                format!("the key counts{from}{to}; signed on {signed}"),
            )]
        }
        State::NotCovered { kinds } => vec![lang.pick(
            format!("{} kom til, efter at der blev skrevet under", files(kinds)),
            format!("{} came after the signature", files(kinds)),
        )],
        State::Gone { kinds } => vec![lang.pick(
            format!("{} blev omfattet, men er her ikke længere; resten er uændret", files(kinds)),
            format!("{} was covered and is here no longer; the rest is unchanged", files(kinds)),
        )],
        State::CouldNotCheck(why) => vec![unknowable(*why, lang).to_owned()],
        State::Valid | State::Declined | State::Revoked | State::OnPaper => Vec::new(),
    }
}

fn changed_line(changed: &Changed, lang: Lang) -> String {
    let file = format!("{}.yaml", changed.kind);
    match &changed.changes {
        None => lang.pick(
            format!("{file} er ændret; git kender ikke den udgave, der blev skrevet under på"),
            format!("{file} has changed; git does not know the version that was signed"),
        ),
        Some(places) => {
            let paths: Vec<String> =
                places.iter().map(|change| format!("{}{}", change.path, how(change.how, lang))).collect();
            format!("{file}: {}", paths.join(", "))
        }
    }
}

fn how(difference: Difference, lang: Lang) -> &'static str {
    match difference {
        Difference::Changed => "",
        Difference::Added => lang.pick(" (ny)", " (new)"),
        Difference::Removed => lang.pick(" (fjernet)", " (removed)"),
    }
}

/// The same as programs read it.
pub(super) fn how_word(difference: Difference) -> &'static str {
    match difference {
        Difference::Changed => "changed",
        Difference::Added => "added",
        Difference::Removed => "removed",
    }
}

pub(super) fn fault_word(fault: Fault) -> &'static str {
    match fault {
        Fault::Unreadable => "unreadable",
        Fault::Namespace => "namespace",
        Fault::Statement => "statement",
        Fault::Record => "record",
    }
}

fn fault(fault: Fault, lang: Lang) -> &'static str {
    match fault {
        Fault::Unreadable => lang.pick("underskriften kan ikke læses", "the signature cannot be read"),
        Fault::Namespace => lang.pick(
            "underskriften er lavet til noget andet end en samtale (et andet navnerum)",
            "the signature was made for something else than a record (another namespace)",
        ),
        Fault::Statement => {
            lang.pick("underskriften passer ikke til det, filen siger", "the signature does not fit what the file says")
        }
        Fault::Record => lang.pick("underskriften hører til en anden sag", "the signature belongs to another record"),
    }
}

pub(super) fn unknowable_word(why: Unknowable) -> &'static str {
    match why {
        Unknowable::Encrypted => "encrypted",
        Unknowable::Broken => "broken",
        Unknowable::Revocations => "revocations",
    }
}

fn unknowable(why: Unknowable, lang: Lang) -> &'static str {
    match why {
        Unknowable::Encrypted => {
            lang.pick("noget er krypteret, og nøglen er her ikke", "something is encrypted, and there is no key here")
        }
        Unknowable::Broken => lang.pick("en fil kan ikke læses; kør mus check", "a file cannot be read; run mus check"),
        Unknowable::Revocations => lang.pick(
            "revoked_signers kan ikke læses, så ingen ved, hvilke nøgler der er tilbagekaldt",
            "revoked_signers cannot be read, so nobody can say which keys are revoked",
        ),
    }
}

/// What is wrong with a line of `allowed_signers` or `revoked_signers`; it is not shown, since a name may stand there.
pub fn trouble(trouble: &Trouble, lang: Lang) -> String {
    let what = match trouble.kind {
        TroubleKind::CertAuthority => lang.pick(
            "certifikater (cert-authority) understøttes ikke; skriv hver persons egen nøgle",
            "certificates (cert-authority) are not supported; write down each person's own key",
        ),
        TroubleKind::Option => lang.pick(
            "ukendt eller forkert valgmulighed; der kan stå namespaces, valid-after og valid-before, med værdien i \"…\"",
            "an unknown or wrong option; there may be namespaces, valid-after and valid-before, each value in \"…\"",
        ),
        TroubleKind::Key => lang.pick(
            "ingen nøgle, som underskrifter kan kontrolleres med (ed25519, ecdsa eller rsa)",
            "no key that signatures can be checked with (ed25519, ecdsa or rsa)",
        ),
        TroubleKind::NotText => lang.pick(
            "filen er ikke tekst; skriv én nøgle på hver linje (binære KRL-filer understøttes ikke)",
            "the file is no text; write one key on each line (binary KRL files are not supported)",
        ),
    };
    let ignored = lang.pick("linjen tæller ikke", "the line does not count");
    let note = lang.pick("advarsel", "warning");
    format!("mus: {note}: {}:{}: {what}; {ignored}", trouble.file, trouble.line)
}

/// Who somebody is, to whoever reads.
pub(super) fn name(id: &PersonId, name_of: &dyn Fn(&PersonId) -> String, audience: Audience) -> String {
    match audience {
        Audience::Reader => name_of(id),
        Audience::Public => id.to_string(),
    }
}

/// How many signatures are required, and how many of them are valid.
pub(super) fn counts(verdicts: &[Verdict]) -> (usize, usize) {
    let parties = || verdicts.iter().flat_map(|verdict| &verdict.parties);
    (parties().count(), parties().filter(|party| party.outcome == Outcome::Signed(State::Valid)).count())
}
