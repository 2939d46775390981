//! A hook that is a program: the event on its standard input, and its exit code is the answer.

use std::process::Stdio;

use tokio::io::AsyncWriteExt as _;

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
