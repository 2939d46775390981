//! alibi as a person runs it: the real binary, a configuration file, a folder of its own, exit codes and output.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::dovecot::{IMAPS_PORT, PASSWORD};
use crate::postfix::SUBMISSION_PORT;
use crate::stage;
use crate::town::{HOST, Town};

const BINARY: &str = env!("CARGO_BIN_EXE_alibi");
const CONFIG: &str = include_str!("alibi.toml");
/// A single pass over a small mailbox must end within this time.
const ONCE_MAX: Duration = Duration::from_secs(60);
/// What marks a notice in the owner's mailbox.
const SENDER: &str = "alibi@alibi.example";

/// One installation, watching the mailbox of one owner.
pub struct Alibi {
    dir: PathBuf,
}

impl Alibi {
    pub fn install(town: &Town, owner: &str) -> Alibi {
        let account = owner.split('@').next().unwrap_or(owner);
        let dir = town.dir.join("alibi").join(account);
        std::fs::create_dir_all(&dir).unwrap();
        let config = CONFIG
            .replace("@DIR@", &dir.display().to_string())
            .replace("@HOST@", HOST)
            .replace("@SUBMISSION_PORT@", &SUBMISSION_PORT.to_string())
            .replace("@IMAPS_PORT@", &IMAPS_PORT.to_string())
            .replace("@NAME_SERVER@", &stage::NAME_SERVER.to_string())
            .replace("@CA@", &town.certs.ca.display().to_string())
            .replace("@OWNER@", owner)
            .replace("@ACCOUNT@", account);
        let alibi = Alibi { dir };
        std::fs::write(alibi.config(), config).unwrap();
        alibi.set_password(PASSWORD);
        alibi
    }

    pub fn set_password(&self, password: &str) {
        let file = self.dir.join("password");
        std::fs::write(&file, password).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    }

    /// Changes the configuration; `from` must be there.
    pub fn reconfigure(&self, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.config()).unwrap();
        assert!(text.contains(from), "`{from}` is not in the configuration");
        std::fs::write(self.config(), text.replacen(from, to, 1)).unwrap();
    }

    /// `alibi watch --once`, which must end well.
    pub fn watch_once(&self) -> Output {
        let out = self.run(&["watch", "--once"]);
        assert!(matches!(out.status.code(), Some(0 | 1)), "watch --once: {}", words(&out));
        out
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let begin = Instant::now();
        let out = self.command(arguments).output().expect("alibi starts");
        assert!(begin.elapsed() < ONCE_MAX, "{arguments:?} took {:?}: {}", begin.elapsed(), words(&out));
        out
    }

    /// Starts a command and leaves it running; its messages go to a file.
    pub fn start(&self, arguments: &[&str]) -> Running {
        let log = std::fs::File::create(self.dir.join("messages")).unwrap();
        let child = self.command(arguments).stdout(Stdio::null()).stderr(log).spawn().expect("alibi starts");
        Running(child)
    }

    /// What the started command has said so far.
    pub fn messages(&self) -> String {
        std::fs::read_to_string(self.dir.join("messages")).unwrap_or_default()
    }

    /// What `alibi incidents --json` lists.
    pub fn incidents(&self) -> Vec<Value> {
        let out = self.run(&["incidents", "--json"]);
        assert!(matches!(out.status.code(), Some(0 | 1)), "incidents: {}", words(&out));
        let text = String::from_utf8(out.stdout).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"))).collect()
    }

    /// How many returned mails stand in all incidents; none while there is no state yet.
    pub fn counted(&self) -> u64 {
        let out = self.run(&["incidents", "--json"]);
        let text = String::from_utf8_lossy(&out.stdout).into_owned();
        let incidents = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        incidents.filter_map(|incident| incident["messages"].as_u64()).sum()
    }

    /// What `alibi explain` says of an incident.
    pub fn explain(&self, incident: &Value) -> String {
        let id = incident["id"].as_str().or(incident["incident"].as_str()).expect("an incident has a name");
        String::from_utf8(self.run(&["explain", id]).stdout).unwrap()
    }

    fn config(&self) -> PathBuf {
        self.dir.join("alibi.toml")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(BINARY);
        command.arg("--config").arg(self.config()).args(arguments).stdin(Stdio::null());
        command
    }
}

/// A running alibi. Dropping it kills it.
pub struct Running(Child);

impl Running {
    pub fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    pub fn is_running(&mut self) -> bool {
        self.0.try_wait().unwrap().is_none()
    }

    /// Asks it to end, as a service manager does, and returns the exit code and how long it took.
    pub fn terminate(&mut self) -> (Option<i32>, Duration) {
        let begin = Instant::now();
        stage::run(Command::new("kill").arg("-TERM").arg(self.0.id().to_string()));
        let status = stage::wait_for(Duration::from_secs(20), "alibi to end", || self.0.try_wait().unwrap());
        (status.code(), begin.elapsed())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// What a run said, for a failed test.
pub fn words(out: &Output) -> String {
    let (stdout, stderr) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    format!("{}\n{stdout}\n{stderr}", out.status)
}

/// Is this mail a notice of alibi's?
pub fn is_notice(mail: &str) -> bool {
    let header = mail.split("\n\n").next().unwrap_or_default();
    header.lines().any(|line| line.starts_with("From:") && line.contains(SENDER))
}
