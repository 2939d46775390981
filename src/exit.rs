//! Exit codes: what a script or a service manager learns when alibi ends.
//!
//! They are a contract and stand here alone: `--help` prints [`help`], the README repeats it. The high ones are those of
//! sysexits(3), so that a service manager can tell "try again" (69) from "a person must do something" (77, 78).

use std::fmt::Write;

/// How alibi ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Exit {
    Fine = 0,
    Finding = 1,
    Usage = 2,
    Unreachable = 69,
    LoginRefused = 77,
    BadConfig = 78,
}

impl Exit {
    pub const ALL: [Exit; 6] =
        [Exit::Fine, Exit::Finding, Exit::Usage, Exit::Unreachable, Exit::LoginRefused, Exit::BadConfig];

    pub fn code(self) -> u8 {
        self as u8
    }

    pub fn meaning(self) -> &'static str {
        match self {
            Exit::Fine => "fine, nothing to do",
            Exit::Finding => "something was found, or a part of the work failed",
            Exit::Usage => "the command line is wrong",
            Exit::Unreachable => "a server cannot be reached; trying again makes sense",
            Exit::LoginRefused => "a login was refused; trying the same again can lock the account",
            Exit::BadConfig => "the configuration is wrong, or something that it names",
        }
    }

    /// The more urgent of two: for a run over several accounts. What a person must repair comes before what may pass.
    pub fn worse(self, other: Exit) -> Exit {
        self.max(other)
    }
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> std::process::ExitCode {
        std::process::ExitCode::from(exit.code())
    }
}

/// What 1 says where the general meaning leaves a script in doubt.
pub const FINDINGS: [(&str, &str); 6] = [
    ("trace", "a mail left through your account or is unreadable; 0 for a forgery, a lure"),
    ("watch --once", "a mail was set aside, sending or the state failed; 0 for what was told"),
    ("incidents", "there is no state, or it is unreadable; 0 for incidents, open ones too"),
    ("verify", "the notice is not genuine, or the state cannot be read"),
    ("advise", "something is to be mended"),
    ("status", "an account needs a look, or there is no state"),
];

/// The table of the exit codes for `--help`.
pub fn help() -> String {
    let mut text = String::from("Exit codes:\n");
    for exit in Exit::ALL {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  {:<3} {}", exit.code(), exit.meaning());
    }
    text.push_str("\nWhat 1 says:\n");
    for (command, says) in FINDINGS {
        let _ = writeln!(text, "  {command:<13} {says}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_contract() {
        assert_eq!(Exit::ALL.map(Exit::code), [0, 1, 2, 69, 77, 78]);
    }

    #[test]
    fn help_names_every_code_with_its_meaning() {
        let help = help();
        for exit in Exit::ALL {
            let line = help.lines().find(|line| line.trim_start().starts_with(&exit.code().to_string()));
            assert!(line.is_some_and(|line| line.ends_with(exit.meaning())), "{exit:?} in:\n{help}");
        }
    }

    #[test]
    fn a_bad_config_outweighs_a_server_that_is_away() {
        assert_eq!(Exit::Unreachable.worse(Exit::BadConfig), Exit::BadConfig);
        assert_eq!(Exit::Finding.worse(Exit::Fine), Exit::Finding);
    }
}
