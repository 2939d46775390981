//! A hook that is a program: the event on its standard input, and its exit code is the answer.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::io::AsyncWriteExt as _;

/// Is the program there, and may it be run? It is not started: it could ring somebody's bell.
pub fn look(program: &str) -> Result<(), String> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let places: Vec<PathBuf> = match program.contains('/') {
        true => vec![PathBuf::from(program)],
        false => std::env::split_paths(&folders).map(|folder| folder.join(program)).collect(),
    };
    let files: Vec<&PathBuf> = places.iter().filter(|place| place.is_file()).collect();
    if files.is_empty() {
        return Err(format!("find the program `{program}`: there is no such file"));
    }
    if files.iter().any(|file| is_runnable(file)) {
        return Ok(());
    }
    Err(format!("run the program `{program}`: its rights do not allow that"))
}

#[cfg(unix)]
fn is_runnable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata().is_ok_and(|data| data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_runnable(_file: &Path) -> bool {
    true
}

/// Runs the program to its end. What it prints is thrown away: it may hold anything.
pub async fn call(words: &[String], event: &[u8]) -> Result<(), String> {
    let (program, arguments) = words.split_first().ok_or("no program is named")?;
    let mut child = tokio::process::Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| format!("start `{program}`: {error}"))?;
    if let Some(mut input) = child.stdin.take() {
        // One that does not read to the end has decided so; its exit code counts.
        let _ = input.write_all(event).await;
        let _ = input.write_all(b"\n").await;
        let _ = input.shutdown().await;
    }
    let status = child.wait().await.map_err(|error| format!("wait for `{program}`: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{program}`: {status}; run it by hand to see why")) }
}
