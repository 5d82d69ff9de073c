//! Whenever `mus sign` is killed, there is the old file or the new one.

use crate::stage::{read, repository};
use crate::support::files_below;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const PAPER: &str = "records/p-4kq8/2026/signature-p-4kq8.yaml";

#[test]
fn a_killed_signing_leaves_the_old_file_or_the_new_one() {
    let folder = repository();
    let old = read(&folder, PAPER);
    let records = || {
        let files = files_below(folder.path()).into_iter();
        files.filter(|path| path.extension().is_some_and(|ending| ending == "yaml")).count()
    };
    let before = records();
    let command = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mus"));
        command
            .args(["sign", "mikkel", "--on-paper", "--by", "employee", "--on", "2026-03-11", "--again"])
            .current_dir(folder.path())
            .env_clear()
            .env("MUS_TODAY", "2026-06-01")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    };
    let begun = Instant::now();
    assert!(command().status().expect("it runs").success());
    let whole = begun.elapsed();
    let new = read(&folder, PAPER);
    assert!(old != new && new.contains("signed_on: \"2026-03-11\""), "{new}");
    let (mut olds, mut news) = (0, 0);
    for step in 0..60_u32 {
        folder.write(PAPER, &old);
        let mut child = command().spawn().expect("it starts");
        std::thread::sleep(whole * step / 50 + Duration::from_micros(u64::from(step)));
        // It may be over by then.
        let _ = child.kill();
        child.wait().expect("it ends");
        let text = read(&folder, PAPER);
        assert!(text == old || text == new, "half a file after {step}:\n{text}");
        if text == old { olds += 1 } else { news += 1 }
    }
    assert!(olds > 0 && news > 0, "it was always killed at the same moment: {olds} old, {news} new");
    // What was begun beside the file is no record.
    assert_eq!(records(), before);
}
