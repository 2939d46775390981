//! How results and failures are printed.

use std::borrow::Cow;
use std::io::Write as _;

use super::Failure;
use super::layout::plain;
use crate::sanitize;

/// The longest line of a failure, in characters.
const FAILURE_MAX: usize = 2_000;

/// One sentence, and what to do.
pub fn failure(failure: &Failure) {
    for line in failure.says.lines() {
        message(&format!("alibi: {}", sanitize::line(&plain(line), FAILURE_MAX)));
    }
    if let Some(remedy) = &failure.remedy {
        message(&format!("       what to do: {}", sanitize::line(remedy, FAILURE_MAX)));
    }
}

/// A line for the person, on standard error. Where nobody reads it any more, it is lost; that is no failure of ours.
pub fn message(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Prints a line of data. A reader that goes away (`| head`) is no failure of ours; false then.
pub fn data(line: &str) -> bool {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).is_ok()
}

/// Prints one JSON object on a line.
pub fn json(value: &impl serde::Serialize) -> bool {
    data(&line(value))
}

/// One JSON object as a line, with nothing in it that a terminal acts on.
pub fn line(value: &impl serde::Serialize) -> String {
    match serde_json::to_string(value) {
        Ok(line) => match sanitize::json(&line) {
            Cow::Owned(safe) => safe,
            Cow::Borrowed(_) => line,
        },
        Err(error) => format!("{{\"error\":\"{error}\"}}"),
    }
}
