//! The whole job on real servers: a forger, two organisations that bounce, a provider, the owner's mailbox, and alibi.
//!
//! `cargo test --test servers` starts Dovecot, three Postfixes and a name server on a stage of their own (see [`stage`]),
//! plays the scenes one after another, and leaves nothing behind. It needs root, Dovecot and Postfix. Where they are
//! missing it says why it skips; where `CI` is set, that is a failure. `cargo test --test servers NAME` plays the scenes
//! whose name contains `NAME`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "all of this is a test, and a test fails by panicking"
)]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

mod alibi;
mod certs;
mod dns;
mod dovecot;
mod mailbox;
mod policy;
mod postfix;
mod registry;
mod scenes;
mod smtp;
mod stage;
mod town;

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let scenes: Vec<_> = scenes::ALL
        .iter()
        .filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|part| name.contains(part)))
        .collect();
    if std::env::args().any(|argument| argument == "--list") {
        scenes.iter().for_each(|(name, _)| println!("{name}: test"));
        return ExitCode::SUCCESS;
    }
    if let Some(why) = std::env::var_os("ALIBI_TESTS_NO_SERVERS") {
        println!("servers: skipped because {}", why.display());
        return ExitCode::SUCCESS;
    }
    if scenes.is_empty() {
        println!("servers: no scene has such a name");
        return ExitCode::SUCCESS;
    }
    if stage::is_set() {
        return play(&scenes);
    }
    match stage::missing() {
        None => {
            let error = stage::enter();
            eprintln!("servers: failed to start `unshare`: {error}");
            ExitCode::FAILURE
        }
        Some(why) if std::env::var_os("CI").is_some_and(|ci| ci == "true" || ci == "1") => {
            eprintln!("servers: FAILED because {why}");
            ExitCode::FAILURE
        }
        Some(why) => {
            println!("servers: skipped because {why}");
            ExitCode::SUCCESS
        }
    }
}

fn play(scenes: &[&scenes::Scene]) -> ExitCode {
    let begin = Instant::now();
    let dir = stage::set();
    let Ok(town) = catch_unwind(|| town::Town::build(dir.clone())) else {
        show_logs(&dir);
        return ExitCode::FAILURE;
    };
    println!("\nservers are up after {:.1} s; {} scenes", begin.elapsed().as_secs_f32(), scenes.len());
    let mut failed = Vec::new();
    for (name, scene) in scenes {
        let begin = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| scene(&town)));
        let word = if outcome.is_ok() { "ok" } else { "FAILED" };
        println!("test {name} ... {word} ({:.1} s)", begin.elapsed().as_secs_f32());
        if outcome.is_err() {
            failed.push(*name);
        }
    }
    drop(town);
    if !failed.is_empty() {
        show_logs(&dir);
    }
    let word = if failed.is_empty() { "ok" } else { "FAILED" };
    let passed = scenes.len() - failed.len();
    println!(
        "\ntest result: {word}. {passed} passed; {} failed; {:.1} s\n",
        failed.len(),
        begin.elapsed().as_secs_f32()
    );
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The end of each server's log: what a person needs who cannot come to the stage.
fn show_logs(dir: &Path) {
    for server in ["dovecot", "provider", "dest", "other", "desk"] {
        let log = std::fs::read(dir.join(server).join("log")).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = log.lines().collect();
        eprintln!("\n--- end of the log of {server}");
        lines.iter().skip(lines.len().saturating_sub(40)).for_each(|line| eprintln!("{line}"));
    }
}
