//! What text a schema's `pattern` and `format` ask for, as something that can be said to people.

/// A shape that text must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `2026-03-03`.
    Date,
    /// `10:00`.
    Time,
    /// `14d`.
    Period,
    /// `standard-employee`.
    Id,
    /// `p-7f3k`.
    PersonId,
    /// `g-drift`.
    GroupId,
    /// `p-7f3k/2026`.
    RecordId,
    /// `p-7f3k/2026:A3`.
    Reference,
    /// A question or item id, or a reference.
    Topic,
    /// `D1`.
    PointId,
    /// `A1`.
    ActionId,
    /// `F1`.
    FollowUpId,
    /// `U1`.
    AimId,
    /// `drift/U1`.
    AimReference,
    /// A mail address.
    Email,
    /// 32 hexadecimal digits.
    Salt,
    /// `sha256:` and 64 hexadecimal digits.
    Digest,
    /// `#1d4f5c`.
    Colour,
    /// `templates/logo.svg`.
    Picture,
    /// An armoured SSH signature.
    SshSignature,
    /// A term of the lists of words.
    Term,
    /// Anything but a word YAML reads as a truth value or as nothing.
    NotReserved,
    /// A shape that has no words of its own.
    Other,
}

impl Shape {
    /// The shape behind a `pattern` of the bundled schemas.
    pub fn of_pattern(pattern: &str) -> Self {
        const RECORD: &str = "^(p-[a-z0-9]{4,12}|g-[a-z0-9]+(-[a-z0-9]+)*)/";
        match pattern {
            "^([01][0-9]|2[0-3]):[0-5][0-9]$" => Self::Time,
            "^A[1-9][0-9]{0,8}$" => Self::ActionId,
            "^D[1-9][0-9]{0,8}$" => Self::PointId,
            "^F[1-9][0-9]{0,8}$" => Self::FollowUpId,
            "^U[1-9][0-9]{0,8}$" => Self::AimId,
            "^[0-9a-f]{32}$" => Self::Salt,
            "^[1-9][0-9]{0,3}[dwmy]$" => Self::Period,
            "^[^\\s@]+@[^\\s@]+$" => Self::Email,
            "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" => Self::Id,
            "^[a-z][a-z0-9]*(-[a-z0-9]+)*/U[1-9][0-9]{0,8}$" => Self::AimReference,
            "^g-[a-z0-9]+(-[a-z0-9]+)*$" => Self::GroupId,
            "^p-" | "^p-[a-z0-9]{4,12}$" => Self::PersonId,
            "^#[0-9a-fA-F]{6}$" => Self::Colour,
            "^sha256:[0-9a-f]{64}$" => Self::Digest,
            "^-----BEGIN SSH SIGNATURE-----" => Self::SshSignature,
            _ if pattern.ends_with("\\.(svg|png|jpg|jpeg)$") => Self::Picture,
            _ if pattern.starts_with(RECORD) && pattern.ends_with(":[DAF][1-9][0-9]{0,8}$") => Self::Reference,
            _ if pattern.starts_with(RECORD) => Self::RecordId,
            _ if pattern.ends_with(":[DAF][1-9][0-9]{0,8})$") => Self::Topic,
            _ => Self::Other,
        }
    }

    /// The shape behind a `format` of draft-07.
    pub fn of_format(format: &str) -> Self {
        match format {
            "date" => Self::Date,
            "time" => Self::Time,
            "email" => Self::Email,
            _ => Self::Other,
        }
    }
}
