//! The demo's mailbox, read by the program from end to end, says what `config/demo/expected.json` promises.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Mails that are not checked yet: they are no delivery status notification in the standard's form, and reading those is all
/// that the recogniser of today can do. Empty this list when the whole recogniser is in.
const NOT_YET_RECOGNISED: &[&str] =
    &["05-qmail.eml", "13-fake-bounce.eml", "14-auto-reply.eml", "15-complaint.eml", "16-abuse-report.eml"];

#[test]
fn the_demo_says_what_it_promises() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo");
    let expected: BTreeMap<String, Value> =
        serde_json::from_slice(&fs::read(demo.join("expected.json")).unwrap()).unwrap();
    let unknown: Vec<&&str> = NOT_YET_RECOGNISED.iter().filter(|name| !expected.contains_key(**name)).collect();
    assert!(unknown.is_empty(), "excused, but not in the demo: {unknown:?}");
    let found = findings(&demo);
    assert_eq!(found.keys().collect::<BTreeSet<_>>(), expected.keys().collect::<BTreeSet<_>>());
    let mut wrong = Vec::new();
    for (name, row) in &expected {
        let faults = faults(&found[name], row);
        match (NOT_YET_RECOGNISED.contains(&name.as_str()), faults.is_empty()) {
            (true, true) => wrong.push(format!("{name} is as promised: strike it from NOT_YET_RECOGNISED")),
            (false, false) => wrong.push(format!("{name}: {}", faults.join("; "))),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn faults(line: &Value, row: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for field in ["kind", "verdict", "injection_ip"] {
        let wanted = row[field].as_array().unwrap();
        let right = if wanted.is_empty() { line[field].is_null() } else { wanted.contains(&line[field]) };
        if !right {
            faults.push(format!("{field} is {} instead of one of {wanted:?}", line[field]));
        }
    }
    faults
}

/// The program's finding on each mail, by file name.
fn findings(demo: &Path) -> BTreeMap<String, Value> {
    let owner: Value = serde_json::from_slice(&fs::read(demo.join("owner.json")).unwrap()).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_alibi"));
    command.args(["trace", "--json", "--world", "world"]).current_dir(demo);
    for (field, option) in
        [("addresses", "--owner"), ("domains", "--owner"), ("networks", "--own-network"), ("providers", "--provider")]
    {
        for value in owner[field].as_array().unwrap() {
            command.args([option, value.as_str().unwrap()]);
        }
    }
    let output = command.arg("mailbox").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(!text.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.map(|line| (line["path"].as_str().unwrap().rsplit('/').next().unwrap().to_owned(), line)).collect()
}
