//! The command line as a person and a script meet it: what is printed, where, and with which exit code alibi ends.
//!
//! Every test starts the program itself, in a folder and with an environment of its own, so nothing of the machine's user
//! shows through. `UPDATE=1` rewrites what is compared (README, tests/golden/help); the difference is then reviewed.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may stop at what it did not expect"
)]

#[path = "cli/advise.rs"]
mod advise;
#[path = "cli/demo.rs"]
mod demo;
#[path = "cli/exits.rs"]
mod exits;
#[path = "cli/explain.rs"]
mod explain;
#[path = "cli/help.rs"]
mod help;
#[path = "notices/payloads.rs"]
mod payloads;
#[path = "cli/payloads.rs"]
mod payloads_shown;
#[path = "cli/readme.rs"]
mod readme;
#[path = "cli/trace.rs"]
mod trace;
#[path = "cli/verify.rs"]
mod verify;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// How a run ended.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    fn of(output: Output) -> Ran {
        let ran = Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        for word in ["panicked", "RUST_BACKTRACE", "os error"] {
            assert!(!ran.err.contains(word) && !ran.out.contains(word), "{word}: {}{}", ran.out, ran.err);
        }
        ran
    }

    /// It ended so, and every one of these words is in what it said.
    pub fn ended(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, code, "{}\n{}", self.out, self.err);
        for word in words {
            assert!(self.err.contains(word) || self.out.contains(word), "{word:?} in\n{}\n{}", self.out, self.err);
        }
    }

    pub fn json(&self) -> Vec<serde_json::Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// A folder of one test, gone at its end.
pub struct Room(pub PathBuf);

impl Room {
    pub fn enter() -> Room {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("alibi-cli-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Room(path)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// The program, seeing nothing but this folder.
    pub fn command<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_alibi"));
        command.args(arguments).current_dir(&self.0).env_clear().stdin(Stdio::null());
        for name in ["HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
            command.env(name, &self.0);
        }
        command
    }

    pub fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Ran {
        Ran::of(self.command(arguments).output().unwrap())
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A mail of the demo, by the beginning of its name.
pub fn sample(name: &str) -> Vec<u8> {
    fs::read(repository("config/demo/mailbox").join(name)).unwrap()
}

/// Compares with a file of the repository, or rewrites it.
pub fn matches(path: &Path, now: &str) {
    if std::env::var_os("UPDATE").is_some() {
        return fs::write(path, now).unwrap();
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert!(kept == now, "{} differs (UPDATE=1 rewrites it); now it is:\n{now}", path.display());
}
