//! Situations that try the verdict, from end to end: the program reads the mails of each scenario in its recorded world, and what
//! it says is held against the scenario's `expect.json`. `tests/scenarios/make.py` writes most of them;
//! the others were drawn by `tests/scenarios/draw/gen.py`, whose author had not seen how alibi decides.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop at what it did not expect"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

#[test]
fn verdicts_are_as_expected() {
    let mut wrong = Vec::new();
    let folders = folders();
    assert!(folders.len() >= 150, "only {} scenarios were found", folders.len());
    for folder in &folders {
        let faults = faults(folder);
        wrong.extend(
            faults.into_iter().map(|fault| format!("{}: {fault}", folder.file_name().unwrap().to_string_lossy())),
        );
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

fn folders() -> Vec<PathBuf> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let entries = ["scenarios", "worlds"].into_iter().flat_map(|name| fs::read_dir(tests.join(name)).unwrap());
    let mut folders: Vec<PathBuf> =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.join("expect.json").is_file()).collect();
    folders.sort();
    folders
}

/// Every threat and every check that is known has a scenario.
#[test]
fn every_threat_and_every_check_is_covered() {
    let read =
        |folder: PathBuf| -> Value { serde_json::from_slice(&fs::read(folder.join("expect.json")).unwrap()).unwrap() };
    let covered: BTreeSet<String> = folders().into_iter().flat_map(|folder| strings(&read(folder)["covers"])).collect();
    let known = (1..=35).map(|number| format!("T{number}")).chain((1..=17).map(|number| format!("K{number}")));
    let missing: Vec<String> = known.filter(|name| !covered.contains(name)).collect();
    assert!(missing.is_empty(), "no scenario covers {missing:?}");
}

/// Fields that name an origin and are no Received lines: claims, each of which some scenario makes.
#[test]
fn every_other_hint_of_an_origin_is_tried() {
    let hints = ["X-Originating-IP:", "X-PHP-Originating-Script:", "X-Authenticated-Sender:"];
    let mails = folders().into_iter().flat_map(|folder| fs::read_dir(folder.join("in")).unwrap());
    let texts: Vec<String> =
        mails.map(|mail| String::from_utf8_lossy(&fs::read(mail.unwrap().path()).unwrap()).into_owned()).collect();
    for hint in hints {
        assert!(texts.iter().any(|text| text.contains(&format!("\n{hint}"))), "{hint}");
    }
}

/// What is wrong in one scenario, one sentence each.
fn faults(folder: &Path) -> Vec<String> {
    let expect: Value = serde_json::from_slice(&fs::read(folder.join("expect.json")).unwrap()).unwrap();
    let messages = expect["messages"].as_object().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_alibi"))
        .args(["trace", "--json", "--incidents"])
        .args(strings(&expect["args"]))
        .args(messages.keys())
        .current_dir(folder)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut faults = Vec::new();
    for (path, wanted) in messages {
        match lines.iter().find(|line| line["path"] == **path) {
            Some(line) => {
                faults.extend(message_faults(line, wanted).into_iter().map(|fault| format!("{path}: {fault}")))
            }
            None => faults.push(format!("{path}: no finding; {}", String::from_utf8_lossy(&output.stderr))),
        }
    }
    let incidents: Vec<&Value> = lines.iter().filter(|line| line.get("incident").is_some()).collect();
    faults.extend(incident_faults(&incidents, &expect));
    faults
}

fn message_faults(line: &Value, wanted: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let verdict = line["verdict"].as_str().unwrap();
    let why = || {
        let said = line["evidence"].as_array().unwrap().iter().map(|one| one["says"].as_str().unwrap().to_owned());
        said.chain(strings(&line["missing"]).into_iter().map(|one| format!("missing: {one}")))
            .collect::<Vec<_>>()
            .join("; ")
    };
    if strings(&wanted["forbidden"]).iter().any(|forbidden| forbidden == verdict) {
        faults.push(format!("FORBIDDEN `{verdict}` ({})", why()));
    } else if !strings(&wanted["verdicts"]).iter().any(|allowed| allowed == verdict) {
        faults.push(format!("`{verdict}` is none of {} ({})", wanted["verdicts"], why()));
    }
    if verdict == "cannot-tell" && strings(&line["missing"]).is_empty() {
        faults.push(format!("`cannot-tell`, and not a word of what is missing ({})", why()));
    }
    if !strings(&wanted["kinds"]).iter().any(|kind| line["kind"] == **kind) {
        faults.push(format!("kind `{}` is none of {}", line["kind"], wanted["kinds"]));
    }
    if wanted.get("injection").is_some() && !wanted["injection"].as_array().unwrap().contains(&line["injection_ip"]) {
        faults.push(format!("injection point {} is none of {}", line["injection_ip"], wanted["injection"]));
    }
    faults
}

fn incident_faults(incidents: &[&Value], expect: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let sources: Vec<(&Value, &Value)> = incidents
        .iter()
        .flat_map(|line| line["sources"].as_array().unwrap().iter().map(move |source| (*line, source)))
        .collect();
    let reportable: Vec<&Value> =
        sources.iter().map(|(_, source)| *source).filter(|source| source["reportable"] == true).collect();
    let allowed = strings(&expect["reportable"]["allowed"]);
    for source in &reportable {
        if !allowed.iter().any(|address| source["ip"] == **address) {
            faults.push(format!("FORBIDDEN report on {}", source["ip"]));
        }
        let contact = &expect["reportable"]["contacts"][source["ip"].as_str().unwrap()];
        if source["contact"] != *contact {
            faults.push(format!("contact {} instead of {contact}", source["contact"]));
        }
    }
    for address in strings(&expect["reportable"]["required"]) {
        if !reportable.iter().any(|source| source["ip"] == *address) {
            let why: Vec<&Value> = sources.iter().map(|(_, source)| &source["why"]).collect();
            faults.push(format!("{address} is not reportable: {why:?}"));
        }
    }
    let wanted = &expect["incident"];
    if wanted.is_object() {
        let about = |line: &&&Value| {
            wanted["ip"].is_null()
                || line["sources"].as_array().unwrap().iter().any(|source| source["ip"] == wanted["ip"])
        };
        let classes: Vec<&Value> = incidents.iter().filter(about).map(|line| &line["verdict"]).collect();
        if !strings(&wanted["verdicts"]).iter().any(|class| classes.iter().any(|found| **found == **class)) {
            faults.push(format!("incidents are {classes:?}, none of {}", wanted["verdicts"]));
        }
    }
    faults
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|one| one.as_str().unwrap().to_owned()).collect()
}
