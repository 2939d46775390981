//! `--help` of every command is a contract: a change of it is seen.

use super::{Room, matches, repository};

const COMMANDS: [&str; 12] =
    ["", "demo", "trace", "watch", "check", "incidents", "explain", "verify", "report", "advise", "purge", "status"];

#[test]
fn help_is_as_it_was() {
    let room = Room::enter();
    for command in COMMANDS {
        let arguments: Vec<&str> = [command, "--help"].into_iter().filter(|word| !word.is_empty()).collect();
        let ran = room.run(&arguments);
        ran.ended(0, &["Usage: alibi"]);
        let name = if command.is_empty() { "alibi" } else { command };
        matches(&repository("tests/golden/help").join(format!("{name}.txt")), &ran.out);
    }
}

#[test]
fn every_command_is_listed_here() {
    let ran = Room::enter().run(&["--help"]);
    let listed: Vec<&str> =
        ran.out.split("Commands:\n").nth(1).unwrap().lines().take_while(|line| !line.is_empty()).collect();
    let listed: Vec<&str> = listed.iter().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(listed[..listed.len() - 1], COMMANDS[1..]);
}
