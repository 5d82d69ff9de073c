//! Findings in English.

mod agreed;
mod answers;
mod dates;
mod sensitive;
mod signing;
mod steps;

use super::{Audience, Words};
use crate::diagnostic::{AllowTrouble, Fact, JsonType, Shape};
use crate::lang::{Lang, all_of, one_of};
use crate::yaml::Slip;

#[allow(clippy::too_many_lines, reason = "one sentence a fact, in one list that can be read through")]
pub(super) fn words(fact: &Fact, audience: Audience) -> Words {
    let quote = |shown| audience.quote(shown, Lang::En);
    let meant = |near: &Option<String>| near.as_ref().map(|near| format!("did you mean “{near}”?"));
    match fact {
        Fact::NotText => {
            Words::new("the file is not UTF-8 text").help("save it as UTF-8, or take it out of the folder")
        }
        Fact::FileTooLarge { bytes } => Words::new(format!("the file has {bytes} bytes; at most 1 MiB is read"))
            .help("keep enclosures elsewhere and refer to them"),
        Fact::EmptyFile => Words::new("the file is empty").help("delete it, or let `mus new` write a new one"),
        Fact::Syntax { slip, toml } => syntax(*slip, *toml),
        Fact::TooDeep => {
            Words::new("the file is nested deeper than 64 levels").help("the format never needs more than ten")
        }
        Fact::DuplicateKey => Words::new("the same key stands twice")
            .label("here again")
            .related("first here")
            .help("keep one of them; only the first is read"),
        Fact::SeveralDocuments => Words::new("the file holds more than one document")
            .label("another begins here")
            .help("put each document in a file of its own"),
        Fact::Anchor => Words::new("anchors, aliases and merge keys are not part of the format")
            .help("write the value out where it belongs; quote a text that begins with & or *"),
        Fact::Tag => Words::new("tags such as !name are not part of the format")
            .help("remove the tag; quote a text that begins with !"),
        Fact::KeyNotText => Words::new("the key is not text").help("quote the key if it is meant"),
        Fact::UnquotedText => Words::new("the text needs quotes")
            .label("some programs do not read this as text")
            .help("put quotes round it: \"…\""),
        Fact::TextCut => Words::new("the text ends where # begins")
            .label("the rest became a comment")
            .help("write the text as a block under |, or put it in quotes"),
        Fact::CommaInFlow => Words::new("the comma cut the text in two: the rest became a key")
            .help("put the text in quotes, or write it on lines of its own under |"),
        Fact::NewerFormat { found } => {
            Words::new(format!("the file is written in version {found} of the format; this program reads version 1"))
                .help("get a newer mus")
        }
        Fact::UnknownKind { found, near } => Words::new(format!("{} is not a kind of file", quote(found)))
            .help("choose people, form, prep, conversation, minutes, action-plan or signature")
            .maybe_help(meant(near)),
        Fact::UnknownKey { key, near, known } => Words::new(format!("unknown key {}", quote(key)))
            .maybe_help((!known.is_empty()).then(|| format!("what can stand here: {}", all_of(Lang::En, known))))
            .maybe_help(meant(near)),
        Fact::MissingKey { key } => Words::new(format!("the key “{key}” is missing")).help(format!("add `{key}:`")),
        Fact::WrongType { wanted, found } => {
            let wanted: Vec<String> =
                wanted.iter().filter(|one| **one != JsonType::Nothing).map(|one| kind_of(*one).to_owned()).collect();
            let list = wanted.iter().any(|one| one == kind_of(JsonType::List));
            let list = list.then(|| "put it in square brackets: […]".to_owned());
            Words::new(format!("this must be {}, not {}", one_of(Lang::En, &wanted), kind_of(*found))).maybe_help(list)
        }
        Fact::WrongValue { found, allowed, near } => Words::new(format!("{} does not fit here", quote(found)))
            .maybe_help((!allowed.is_empty()).then(|| format!("choose {}", one_of(Lang::En, allowed))))
            .maybe_help(meant(near)),
        Fact::WrongFormat { found, shape } => {
            let (title, help) = shape_words(*shape);
            Words::new(format!("{} is not {title}", quote(found))).help(help)
        }
        Fact::TooSmall { limit } => Words::new(format!("the number is too small: at least {limit}")),
        Fact::TooLarge { limit } => Words::new(format!("the number is too large: at most {limit}")),
        Fact::EmptyText => Words::new("the text is empty"),
        Fact::TooFew { limit } => Words::new(format!("too few: at least {limit}")),
        Fact::TooMany { limit } => Words::new(format!("too many: at most {limit}")),
        Fact::DuplicateItem => {
            Words::new("the same item stands twice in the list").label("here again").related("first here")
        }
        Fact::WrongCombination { key } => Words::new(format!("“{key}” does not belong here"))
            .help("it does not go with the other keys; look at `type`"),
        Fact::UnknownPerson { id, near } => Words::new(format!("“{id}” is not in people.yaml"))
            .help("add the person with `mus new person`, or correct the id")
            .maybe_help(meant(near)),
        Fact::UnknownGroup { id, near } => Words::new(format!("the group “{id}” is not in people.yaml"))
            .help("add the group under `groups`")
            .maybe_help(meant(near)),
        Fact::UnknownUnit { id, near } => Words::new(format!("the unit “{id}” is not in people.yaml"))
            .help("add the unit under `units`")
            .maybe_help(meant(near)),
        Fact::WrongRecord { found, expected } => {
            Words::new(format!("the file belongs to “{found}” but lies in the folder of “{expected}”"))
                .help(format!("move the file, or write `record: {expected}`"))
        }
        Fact::WrongFileName { expected } => {
            Words::new(format!("the file's name is not what its content says: {expected}"))
                .help(format!("call it {expected}, or correct `kind`, `role` or `by`"))
        }
        Fact::NotARecordFolder { folder } => Words::new(format!("“{folder}” is not a folder for a talk"))
            .help("put the file in records/<person>/<talk>/, such as records/p-7f3k/2026/"),
        Fact::DuplicateId { id, elsewhere } => {
            let words = Words::new(format!("“{id}” is used twice")).label("used again here").related("first used here");
            match elsewhere {
                Some(path) => words.help(format!("it already stands in {path}; give one of them a new id")),
                None => words.help("give one of them a new id; an old id is never used again"),
            }
        }
        Fact::ManagerCycle { ids } => Words::new(format!("the managers form a circle: {}", ids.join(" → ")))
            .help("the topmost manager has no `manager`"),
        Fact::UnknownForm { id, near } => Words::new(format!("there is no form “{id}”"))
            .help("put it in forms/, or choose one that comes with mus, such as standard-employee or short")
            .maybe_help(meant(near)),
        Fact::UnknownRevision { id, revision, known } => {
            let known: Vec<String> = known.iter().map(ToString::to_string).collect();
            Words::new(format!("the form “{id}” has no revision {revision}"))
                .help(format!("there is revision {}; old revisions must stay in forms/", all_of(Lang::En, &known)))
        }
        Fact::UnknownQuestion { id, near } => Words::new(format!("the form has no question {}", quote(id)))
            .help("the ids stand in the form; if this is an answer, indent it under its question")
            .maybe_help(meant(near)),
        Fact::OtherFormsQuestion { id, form, other } => {
            Words::new(format!("{} is a question of the form “{other}”, not of “{form}”", quote(id)))
                .help("correct `form`, or move the answer to the preparation that the question is from")
        }
        Fact::UnknownReference { reference, near } => {
            Words::new(format!("there is no “{reference}”")).maybe_help(meant(near))
        }
        Fact::UnknownAim { reference, near } => Words::new(format!("there is no aim “{reference}”"))
            .help("the units' aims stand in people.yaml under `units`")
            .maybe_help(meant(near)),
        Fact::WrongAllow(trouble) => wrong_allow(trouble),
        Fact::UnusedAllow { code } => Words::new(format!("there is no “{code}” here to allow"))
            .help("remove the comment, or move it to where the finding is"),
        Fact::Dates(fact) => dates::words(fact),
        Fact::Steps(fact) => steps::words(fact),
        Fact::Agreed(fact) => agreed::words(fact),
        Fact::Answers(fact) => answers::words(fact),
        Fact::Signing(fact) => signing::words(fact),
        Fact::Sensitive(fact) => sensitive::words(fact, audience),
    }
}

fn wrong_allow(trouble: &AllowTrouble) -> Words {
    let form = "write # mus: allow CODE — reason";
    match trouble {
        AllowTrouble::NoCode => Words::new("the comment does not say what is allowed").help(form),
        AllowTrouble::UnknownCode { near } => Words::new("the comment names a code that does not exist")
            .help("`mus explain --list` shows the codes")
            .maybe_help(near.as_ref().map(|near| format!("did you mean “{near}”?"))),
        AllowTrouble::NoReason => Words::new("the comment does not say why").help(form),
        AllowTrouble::Never { code } => Words::new(format!("“{code}” cannot be allowed"))
            .help("mend it: because of it the rest of the file cannot be read as meant"),
    }
}

fn syntax(slip: Slip, toml: bool) -> Words {
    if toml {
        return Words::new("the file is not valid TOML here").help("a setting is written key = \"value\"");
    }
    match slip {
        Slip::NotIndented => Words::new("the line is not indented under its key")
            .help("indent the whole answer by two spaces more than the key above it"),
        Slip::ColonInText => Words::new("a colon and a space cannot stand in unquoted text")
            .label("a new key is read here")
            .help("write the text as a block under |, or put it in quotes"),
        Slip::Tab => Words::new("a tab where spaces belong").help("indent with spaces"),
        Slip::LeadingCharacter(character) => Words::new(format!("unquoted text cannot begin with “{character}”"))
            .help("write the text as a block under |, or put it in quotes"),
        Slip::UnclosedQuote => {
            Words::new("the quote is never closed").label("opened here").help("put the same quote where the text ends")
        }
        Slip::AfterQuote => Words::new("something follows the closing quote")
            .help("put the whole text in quotes, or write it as a block under |"),
        Slip::UnclosedBracket => Words::new("a bracket is not closed where it should be")
            .help("a { is closed by a }, a [ by a ]; or write the text on lines of its own"),
        Slip::Indentation => Words::new("the line does not fit the indentation around it")
            .help("keys of one group begin in the same column"),
        Slip::Escape => Words::new("a backslash in double quotes must be followed by a character YAML knows")
            .help("write \\\\ for a backslash, or use single quotes"),
        Slip::Other => {
            Words::new("the file is not valid YAML here").help("look for a missing colon, quote or indentation")
        }
    }
}

fn kind_of(json: JsonType) -> &'static str {
    match json {
        JsonType::Text => "text",
        JsonType::Word => "a word",
        JsonType::Number => "a number",
        JsonType::WholeNumber => "a whole number",
        JsonType::Truth => "true or false",
        JsonType::List => "a list",
        JsonType::Mapping => "keys with values",
        JsonType::Nothing => "nothing",
    }
}

fn shape_words(shape: Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Date => ("a day in the calendar", "write year-month-day in quotes: \"2026-03-03\""),
        Shape::Time => ("a time of day", "write hour and minute in quotes: \"10:00\""),
        Shape::Period => ("a period", "write a whole number and d, w, m or y: 14d, 12m"),
        Shape::Id => ("an id", "use lower-case letters a–z, digits and hyphens: standard-employee"),
        Shape::PersonId => ("a person id", "write p- and 4 to 12 letters or digits: p-7f3k"),
        Shape::GroupId => ("a group id", "write g- and a word: g-drift"),
        Shape::RecordId => ("a record id", "write person and talk: p-7f3k/2026"),
        Shape::Reference => ("a reference", "write record, colon and id: p-7f3k/2026:A3"),
        Shape::Topic => ("a topic", "write a question's id (workload) or a reference (p-7f3k/2026:D1)"),
        Shape::PointId => ("a point's id", "write D and a number: D1"),
        Shape::ActionId => ("an action's id", "write A and a number: A1"),
        Shape::FollowUpId => ("a follow-up's id", "write F and a number: F1"),
        Shape::AimId => ("an aim's id", "write U and a number: U1"),
        Shape::AimReference => ("a reference to a unit's aim", "write unit, slash and aim: drift/U1"),
        Shape::Email => ("a mail address", "write name@company.dk"),
        Shape::Salt => ("a salt", "32 hexadecimal digits in quotes; let mus write it"),
        Shape::Digest => ("a digest", "sha256: and 64 hexadecimal digits; let mus write it"),
        Shape::Colour => ("a colour", "write # and six hexadecimal digits: #1d4f5c"),
        Shape::Picture => ("a picture", "write a path from the repository to an SVG, PNG or JPEG: templates/logo.svg"),
        Shape::SshSignature => ("an SSH signature", "let `mus sign` write it"),
        Shape::NotReserved => {
            ("a word that can be an id", "YAML may read it as true, false or nothing; choose another")
        }
        Shape::Term => {
            ("a word that can be looked for", "write letters, with * before or behind if you like: “lokalklub*”")
        }
        Shape::Other => ("written as the format has it", "see docs/format.md"),
    }
}
