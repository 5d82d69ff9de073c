//! Editors that speak to `yaml-language-server` complete and explain every key, from the line on top of each file alone.
#![allow(clippy::disallowed_methods, reason = "tests run programs")]

mod support;

use mus::schema::Kind;
use mus::yaml::{Node, Path as Way};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use support::{Folder, files_below, home, loose, text_of};

/// A running language server.
struct Server {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    last_id: u64,
    diagnostics: BTreeMap<String, Vec<Value>>,
}

impl Server {
    fn start(root: &Path) -> Self {
        let program = home().join("tests/interop/node_modules/yaml-language-server/bin/yaml-language-server");
        let mut child = Command::new("node")
            .arg(program)
            .arg("--stdio")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node is installed (.ci/run does it)");
        let (to, from) = (child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
        let mut server = Self { child, to, from: BufReader::new(from), last_id: 0, diagnostics: BTreeMap::new() };
        let text = json!({
            "completion": { "completionItem": { "documentationFormat": ["markdown"], "snippetSupport": true } },
            "hover": { "contentFormat": ["markdown"] },
            "publishDiagnostics": {},
        });
        server.ask(
            "initialize",
            &json!({ "processId": null, "rootUri": uri(root), "capabilities": { "textDocument": text, "workspace": {} } }),
        );
        server.tell("initialized", &json!({}));
        server.tell("workspace/didChangeConfiguration", &json!({ "settings": settings() }));
        server
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("the server listens");
        self.to.flush().expect("the server listens");
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Asks, and hears everything that comes before the answer.
    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.last_id += 1;
        let id = self.last_id;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.hear();
            if message.get("method").is_none() && message["id"] == id {
                assert!(message.get("error").is_none(), "{method}: {message}");
                return message["result"].clone();
            }
        }
    }

    /// The next message; what the server asks is answered, and what it finds is kept.
    fn hear(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.from.read_line(&mut line).expect("the server speaks") > 0, "the server has stopped");
            match line.trim_end().split_once(": ") {
                Some(("Content-Length", number)) => length = number.parse().expect("a number"),
                Some(_) => {}
                None => break,
            }
        }
        let mut bytes = vec![0; length];
        self.from.read_exact(&mut bytes).expect("the server speaks");
        let message: Value = serde_json::from_slice(&bytes).expect("JSON");
        match message["method"].as_str() {
            Some("textDocument/publishDiagnostics") => {
                let uri = message["params"]["uri"].as_str().expect("a uri").to_owned();
                self.diagnostics.insert(uri, message["params"]["diagnostics"].as_array().expect("a list").clone());
            }
            Some("workspace/configuration") => {
                let all = settings();
                let wanted = message["params"]["items"].as_array().cloned().unwrap_or_default();
                let of =
                    |item: &Value| all.get(item["section"].as_str().unwrap_or_default()).cloned().unwrap_or(json!({}));
                let answer: Vec<Value> = wanted.iter().map(of).collect();
                self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": answer }));
            }
            Some(_) if message.get("id").is_some() => {
                self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": null }));
            }
            _ => {}
        }
        message
    }

    /// Opens a text; gives what the server finds in it.
    fn open(&mut self, path: &Path, text: &str) -> Vec<Value> {
        let uri = uri(path);
        self.diagnostics.remove(&uri);
        let document = json!({ "uri": uri, "languageId": "yaml", "version": 1, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }));
        while !self.diagnostics.contains_key(&uri) {
            self.hear();
        }
        self.diagnostics[&uri].clone()
    }

    fn close(&mut self, path: &Path) {
        self.tell("textDocument/didClose", &json!({ "textDocument": { "uri": uri(path) } }));
    }

    fn at(&mut self, method: &str, path: &Path, position: &Value) -> Value {
        self.ask(method, &json!({ "textDocument": { "uri": uri(path) }, "position": position }))
    }

    /// What can be written at the end of `text`, with what is said of it.
    fn completions(&mut self, folder: &Path, text: &str) -> BTreeMap<String, String> {
        // A file of its own each time: closing one is heard at some time.
        let path = folder.join(format!("{}.yaml", self.last_id));
        self.open(&path, text);
        let answer = self.at("textDocument/completion", &path, &position(text, text.len()));
        let items = answer["items"].as_array().or(answer.as_array()).cloned().unwrap_or_default();
        let said = |item: &Value| {
            let words = &item["documentation"];
            words["value"].as_str().or(words.as_str()).unwrap_or_default().to_owned()
        };
        items.iter().map(|item| (item["label"].as_str().expect("a label").to_owned(), said(item))).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn settings() -> Value {
    json!({ "yaml": { "hover": true, "completion": true, "validate": true, "schemaStore": { "enable": false } } })
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// As the protocol counts: lines from 0, and columns in UTF-16.
fn position(text: &str, at: usize) -> Value {
    let before = &text[..at];
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    json!({ "line": line, "character": before[start..].encode_utf16().count() })
}

/// One clean file of each kind, in a repository with its schemas.
fn one_of_each(folder: &Folder) -> Vec<(Kind, std::path::PathBuf)> {
    let mut found: BTreeMap<Kind, std::path::PathBuf> = BTreeMap::new();
    for path in files_below(folder.path()) {
        let is_record =
            path.extension().is_some_and(|ending| ending == "yaml") && !path.to_string_lossy().contains(".mus");
        if let Some(kind) = is_record.then(|| loose(&path, &text_of(&path)).kind()).flatten() {
            let longest = found.get(&kind).is_none_or(|other| text_of(other).len() < text_of(&path).len());
            if longest {
                found.insert(kind, path);
            }
        }
    }
    assert_eq!(found.len(), Kind::ALL.len() - 1, "every kind but the settings, which are TOML");
    found.into_iter().collect()
}

/// The keys of a file that the schema names: not those of answers, which are the form's.
fn keys(root: &Node) -> Vec<(Way, usize)> {
    let mut keys = Vec::new();
    root.walk(&mut |path, node| {
        let is_free = path.steps().first().is_some_and(|step| *step == "answers".into() || *step == "sops".into())
            || path.steps().last().is_some_and(|step| *step == "answer".into());
        if !is_free {
            keys.extend(node.entries().iter().map(|entry| (path.key(&entry.key), entry.key_span.start())));
        }
    });
    keys
}

#[test]
fn every_key_is_explained_in_both_languages() {
    let folder = Folder::example("nordlys");
    let mut server = Server::start(folder.path());
    for (kind, path) in one_of_each(&folder) {
        let text = text_of(&path);
        let found = server.open(&path, &text);
        assert!(found.is_empty(), "{}: {found:?}", path.display());
        let file = loose(&path, &text);
        let keys = keys(file.root().expect("the file can be read"));
        assert!(keys.len() > 8, "{kind}");
        for (way, at) in keys {
            // On its second letter: where a block of text ends, the first one still counts as the block's end.
            let hover = server.at("textDocument/hover", &path, &position(&text, at + 1));
            let said = hover["contents"]["value"].as_str().unwrap_or_default();
            assert!(said.contains(" / "), "{kind} {way}: {hover}");
        }
        server.close(&path);
    }
}

#[test]
fn keys_and_words_are_completed() {
    let folder = Folder::example("nordlys");
    let mut server = Server::start(folder.path());
    let path = folder.path().join("records/p-7f3k/2026");
    let head =
        "# yaml-language-server: $schema=../../../.mus/schemas/action-plan.schema.json\nmus: 1\nkind: action-plan\n";
    let offered = server.completions(&path, head);
    for key in ["record", "state", "agreed_on", "points", "follow_ups"] {
        assert!(offered.get(key).is_some_and(|said| said.contains(" / ")), "{key}: {offered:?}");
    }
    assert!(!offered.contains_key("kind"), "what is there is not offered again");
    let action = "points:\n  - id: D1\n    goal: Mål\n    actions:\n      - id: A1\n        ";
    let offered = server.completions(&path, &format!("{head}{action}"));
    for key in ["action", "activity", "owner", "due", "status", "budget"] {
        assert!(offered.contains_key(key), "{key}: {offered:?}");
    }
    let offered = server.completions(&path, &format!("{head}{action}activity: "));
    for word in ["course", "job-shadowing", "peer-feedback", "other"] {
        assert!(offered.get(word).is_some_and(|said| said.contains(" / ")), "{word}: {offered:?}");
    }
    let offered = server.completions(&path, &format!("{head}state: "));
    assert_eq!(offered.keys().collect::<Vec<_>>(), ["draft", "final"], "{offered:?}");
}

#[test]
fn mistakes_are_shown_while_one_types() {
    let folder = Folder::example("nordlys");
    let mut server = Server::start(folder.path());
    let path = folder.path().join("records/p-7f3k/2026/action-plan.yaml");
    let text = text_of(&path);
    // A name of its own for each: closing a file takes its findings back, at some time.
    for (number, (from, to, word)) in [
        ("state: final", "state: finished", "draft"),
        ("agreed_on:", "agredon:", "agredon"),
        ("points:", "follow_up: 1\npoints:", "follow_up"),
    ]
    .into_iter()
    .enumerate()
    {
        let path = path.with_file_name(format!("{number}.yaml"));
        let found = server.open(&path, &text.replacen(from, to, 1));
        let told = Value::Array(found).to_string();
        assert!(told.contains(word), "{to}: {told}");
    }
}
