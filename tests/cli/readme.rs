//! The README says what is true: what it shows is what the program prints, what it links is there.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use alibi::exit::{self, Exit};

use super::{Room, matches, repository};

const DEMO: (&str, &str) = ("```console\n$ cargo run --release -- demo\n", "```\n");
const FINDINGS: (&str, &str) = ("| command | 1 |\n|---|---|\n", "\n| exit code");
const EXITS: (&str, &str) = ("| exit code | meaning |\n|---|---|\n", "\n## ");

fn readme() -> String {
    fs::read_to_string(repository("README.md")).unwrap()
}

/// `text` with what stands between the two marks replaced.
fn with(text: &str, (begin, end): (&str, &str), now: &str) -> String {
    let from = text.find(begin).unwrap() + begin.len();
    let to = from + text[from..].find(end).unwrap();
    format!("{}{now}{}", &text[..from], &text[to..])
}

/// One test, as both write the same file.
#[test]
fn what_is_shown_is_what_is_printed() {
    let room = Room::enter();
    let ran = room.run(&["demo"]);
    ran.ended(0, &[]);
    // The fresh folder is in the system's temporary one.
    let shown = ran.out.replace(room.0.to_str().unwrap(), "/tmp");
    let mut exits = String::new();
    for exit in Exit::ALL {
        writeln!(exits, "| {} | {} |", exit.code(), exit.meaning()).unwrap();
    }
    let mut findings = String::new();
    for (command, says) in exit::FINDINGS {
        writeln!(findings, "| `{command}` | {says} |").unwrap();
    }
    let now = with(&with(&readme(), DEMO, &shown), FINDINGS, &findings);
    matches(&repository("README.md"), &with(&now, EXITS, &exits));
}

#[test]
fn every_promise_names_a_test_that_exists() {
    let text = readme();
    let mut promises = 0;
    for link in text.split("[`").skip(1) {
        let (name, rest) = link.split_once("`](").unwrap();
        let path = rest.split(')').next().unwrap();
        let code = fs::read_to_string(repository(path)).unwrap_or_else(|_| panic!("{path} is not there"));
        if path.starts_with("tests/") {
            assert!(code.contains(&format!("fn {name}(")), "{path} has no test `{name}`");
            promises += 1;
        }
    }
    assert!(promises >= 8);
}

#[test]
fn the_configuration_shown_is_complete() {
    let text = readme();
    let shown = text.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let parsed = alibi::config::parse(shown, Path::new("README.md")).unwrap();
    assert_eq!(parsed.config.accounts.len(), 1);
}

#[test]
fn every_command_shown_exists() {
    let text = readme();
    let help = Room::enter().run(&["--help"]).out;
    let mut seen = 0;
    for shown in text.split("alibi ").skip(1).filter_map(|rest| rest.split(&[' ', '`', '\n'][..]).next()) {
        if text.contains(&format!("`alibi {shown}")) {
            assert!(help.contains(&format!("\n  {shown} ")), "alibi {shown}");
            seen += 1;
        }
    }
    assert!(seen >= 7);
}

#[test]
fn every_verdict_is_explained() {
    use alibi::verdict::Class::*;
    let text = readme();
    for class in [
        SentByYou,
        ThroughYourAccount,
        Forged,
        ForgedConfirmed,
        SuspiciousNotice,
        NotYourAddress,
        CannotTell,
        NotAReport,
    ] {
        assert!(text.contains(&format!("| `{}` |", class.name())), "{}", class.name());
    }
}
