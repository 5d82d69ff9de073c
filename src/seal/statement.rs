//! The bytes that are signed.

use super::{Unsealable, canonical, content};
use crate::schema::Kind;
use crate::yaml::Node;
use serde_json::Value;

/// The files of a record that a signature covers, as far as they are there.
pub const COVERED: [Kind; 3] = [Kind::Conversation, Kind::Minutes, Kind::ActionPlan];

/// What stands in a statement. The other keys of a signature file are not signed.
const KEYS: [&str; 10] = ["mus", "record", "covers", "by", "role", "meaning", "method", "signed_on", "remark", "salt"];

/// The statement of a signature file: the RFC 8785 form of its keys that are signed, trimmed as every content is.
pub fn statement(root: &Node) -> Result<Vec<u8>, Unsealable> {
    let Value::Object(mut all) = content(Kind::Signature, root)? else { return Ok(canonical(&Value::Null)) };
    all.retain(|key, _| KEYS.contains(&key.as_str()));
    Ok(canonical(&Value::Object(all)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse;

    fn bytes(text: &str) -> String {
        let tree = parse(text);
        let root = tree.root.as_ref().expect("the text is YAML");
        String::from_utf8(statement(root).expect("nothing is encrypted")).expect("RFC 8785 is UTF-8")
    }

    #[test]
    fn a_statement_is_one_line_whatever_its_file_looks_like() {
        let file = "# note\nkind: signature\nmus: 1\nrecord: p-7f3k/2026\nby: p-7f3k\nrole: employee\nmeaning: seen\nmethod: ssh\nsigned_on: \"2026-03-10\"\nremark: |\n  Én ting  \n\nsalt: \"00000000000000000000000000000000\"\ncovers:\n  minutes: sha256:b\n  conversation: sha256:a\nx-own: 1\nsignature: none\n";
        let wanted = "{\"by\":\"p-7f3k\",\"covers\":{\"conversation\":\"sha256:a\",\"minutes\":\"sha256:b\"},\"meaning\":\"seen\",\"method\":\"ssh\",\"mus\":1,\"record\":\"p-7f3k/2026\",\"remark\":\"Én ting\",\"role\":\"employee\",\"salt\":\"00000000000000000000000000000000\",\"signed_on\":\"2026-03-10\"}";
        assert_eq!(bytes(file), wanted);
        assert_eq!(bytes(&file.replace('\n', "\r\n")), wanted);
        assert_eq!(bytes(wanted), wanted, "a statement is YAML, and its own statement");
    }

    #[test]
    fn an_encrypted_remark_leaves_nothing_to_check() {
        let tree = parse("mus: 1\nremark: ENC[AES256_GCM,data:x]\n");
        assert_eq!(statement(tree.root.as_ref().expect("YAML")), Err(Unsealable::Encrypted));
    }
}
