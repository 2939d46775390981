//! SpamAssassin's Received parser as an oracle: twenty years of real lines are in it.
//!
//! It answers another question ("which relay is this, so that it can be looked up?"), so it guesses where we are silent. Where
//! the two differ, the line in `tests/received/*.txt` carries `~`, what the oracle says, and why ours is right.

use std::io::Write as _;
use std::process::{Command, Stdio};

use alibi::mail::received::parse;

use super::{Pair, folder, pairs, peer};

/// What the oracle says of each line: the address, `-` for a line that it passes over, `?` for one that it cannot read.
struct Reading {
    address: String,
    name: String,
    by: String,
}

fn readings(pairs: &[Pair]) -> Option<Vec<Reading>> {
    let installed = Command::new("perl").args(["-MMail::SpamAssassin", "-e", "1"]).stderr(Stdio::null()).status();
    if !installed.is_ok_and(|status| status.success()) {
        assert!(std::env::var_os("CI").is_none(), "under CI the package `spamassassin` must be there: see tests/run");
        println!("skipped because Debian's package `spamassassin` is not installed");
        return None;
    }
    let mut oracle = Command::new("perl")
        .arg(folder().join("oracle.pl"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines: String = pairs.iter().map(|pair| format!("{}\n", pair.line)).collect();
    oracle.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = oracle.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let reading = |line: &str| {
        let mut fields = line.split('\t').map(str::to_owned);
        let address = fields.next().unwrap_or_default();
        let name = fields.next().unwrap_or_default().to_lowercase();
        Reading { address, name, by: fields.nth(1).unwrap_or_default() }
    };
    let readings: Vec<Reading> = text.lines().map(reading).collect();
    assert_eq!(readings.len(), pairs.len(), "the oracle lost lines");
    Some(readings)
}

#[test]
fn the_oracle_agrees_or_its_error_is_explained() {
    let pairs = pairs();
    let Some(readings) = readings(&pairs) else { return };
    let mut faults = Vec::new();
    let mut agreed = 0;
    for (pair, reading) in pairs.iter().zip(&readings) {
        let ours = parse(&pair.line);
        let found = peer(&ours).replace('?', "-");
        let theirs = normal(&reading.address);
        let same_peer = found == theirs || found == "-" && theirs == "?";
        let both = ours.name.as_deref().filter(|_| !reading.name.is_empty());
        let same_name = !same_peer || both.is_none_or(|name| name == reading.name);
        let by = reading.by.to_lowercase();
        let by = by.trim_end_matches('.');
        let same_by = !same_peer || by.is_empty() || ours.by.as_deref().is_none_or(|ours| ours == by);
        let says = if same_peer { format!("{} {by}", reading.name) } else { reading.address.clone() };
        match (same_peer && same_name && same_by, &pair.oracle) {
            (true, None) => agreed += 1,
            (true, Some(_)) => faults.push(format!("{}: agrees now; take the explanation away", pair.place)),
            (false, Some(explained)) if explained.starts_with(&format!("{says} because ")) => {}
            (false, _) => {
                faults.push(format!("{}: the oracle says {says}, ours is {found}\n  {}", pair.place, pair.line))
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} unexplained, {agreed} of {} agree:\n{}",
        faults.len(),
        pairs.len(),
        faults.join("\n")
    );
}

/// Its addresses in our normal form.
fn normal(text: &str) -> String {
    match text.parse::<std::net::IpAddr>() {
        Ok(address) => address.to_string(),
        Err(_) if text.is_empty() => "-".to_owned(),
        Err(_) => text.to_owned(),
    }
}
