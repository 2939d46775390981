//! Fetching a secret at the moment it is used: from a file, from a program, or from systemd.
//!
//! Nothing is cached, because tokens rotate and a password should live in memory for one login. The value is a
//! [`SecretString`]: its `Debug` prints nothing and its memory is wiped. Error texts name the source, never what came out of it;
//! what a program writes to stderr is thrown away for the same reason.

use std::fmt;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;
use tokio::io::AsyncReadExt;

use crate::config::SecretSource;

/// A program that waits for a person to type does not answer: it has no terminal.
const COMMAND_MAX: Duration = Duration::from_secs(10);
/// OAuth tokens of the large providers have some 4 KiB.
const SECRET_BYTES_MAX: u64 = 64 * 1024;
/// Container secrets are mounted here with open modes, on a file system that only the container sees.
const OPEN_MODES: &str = "/run/secrets";

type Asking = Pin<Box<dyn Future<Output = Result<SecretString, String>> + Send>>;

/// Where a secret comes from: read anew at each login.
#[derive(Clone)]
pub struct Secret(Arc<dyn Fn() -> Asking + Send + Sync>);

impl Secret {
    pub fn new<F, A>(ask: F) -> Secret
    where
        F: Fn() -> A + Send + Sync + 'static,
        A: Future<Output = Result<SecretString, String>> + Send + 'static,
    {
        Secret(Arc::new(move || Box::pin(ask())))
    }

    /// A secret that never changes.
    pub fn fixed(secret: SecretString) -> Secret {
        Secret::new(move || std::future::ready(Ok(secret.clone())))
    }

    pub async fn read(&self) -> Result<SecretString, String> {
        (self.0)().await
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// Why there is no secret. All of them are for a person to repair (exit 78), but a program that fails may be retried.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    #[error("read the secret file `{path}`: {why}")]
    File { path: String, why: String },
    #[error("use the secret file `{path}`: others can read it too (mode {mode:o}); run `chmod 600 {path}`")]
    Open { path: String, mode: u32 },
    #[error("get the secret from the program `{program}`: {why}")]
    Command { program: String, why: String },
    #[error("get the credential `{name}`: {why}")]
    Credential { name: String, why: String },
    #[error("use the secret of {from}: {why}")]
    Useless { from: String, why: &'static str },
}

/// Fetches the secret.
pub async fn read(source: &SecretSource) -> Result<SecretString, SecretError> {
    match source {
        SecretSource::File(path) => file(path, &credentials_folder()).await,
        SecretSource::Command(words) => command(words, COMMAND_MAX).await,
        SecretSource::Credential(name) => credential(name, &credentials_folder()).await,
    }
}

/// systemd.exec(5), LoadCredential=.
fn credentials_folder() -> Option<PathBuf> {
    std::env::var_os("CREDENTIALS_DIRECTORY").filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

async fn credential(name: &str, folder: &Option<PathBuf>) -> Result<SecretString, SecretError> {
    let fail = |why: String| SecretError::Credential { name: name.to_owned(), why };
    let Some(path) = folder.as_ref().map(|folder| folder.join(name)) else {
        return Err(fail("this process has no credentials; run it as a systemd service with `LoadCredential=`".into()));
    };
    match file(&path, folder).await {
        Err(SecretError::File { why, .. }) => Err(fail(format!("{why}; is it named in `LoadCredential=`?"))),
        other => other,
    }
}

async fn file(path: &Path, credentials: &Option<PathBuf>) -> Result<SecretString, SecretError> {
    let shown = path.display().to_string();
    let fail = |error: std::io::Error| SecretError::File { path: shown.clone(), why: error.to_string() };
    // Before opening, because opening a pipe waits for its writer.
    if !tokio::fs::metadata(path).await.map_err(fail)?.is_file() {
        return Err(SecretError::File { path: shown, why: "not a regular file".to_owned() });
    }
    let handle = tokio::fs::File::open(path).await.map_err(fail)?;
    // Of the open file, so that nobody can exchange it in between.
    let mode = mode(&handle.metadata().await.map_err(fail)?);
    let real = tokio::fs::canonicalize(path).await.map_err(fail)?;
    let closed_folder =
        real.starts_with(OPEN_MODES) || credentials.as_ref().is_some_and(|folder| real.starts_with(folder));
    if mode & 0o077 != 0 && !closed_folder {
        return Err(SecretError::Open { path: shown, mode: mode & 0o7777 });
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(4096));
    handle.take(SECRET_BYTES_MAX + 1).read_to_end(&mut bytes).await.map_err(fail)?;
    let from = format!("`{shown}`");
    let text = text(&bytes, &from)?;
    if text.contains('\n') {
        return Err(SecretError::Useless { from, why: "it has more than one line" });
    }
    whole(text, &from)
}

#[cfg(unix)]
fn mode(metadata: &std::fs::Metadata) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&metadata.permissions())
}

/// Elsewhere the folder's access list decides, which we cannot see.
#[cfg(not(unix))]
fn mode(_: &std::fs::Metadata) -> u32 {
    0
}

async fn command(words: &[String], longest: Duration) -> Result<SecretString, SecretError> {
    let Some((program, arguments)) = words.split_first() else {
        return Err(SecretError::Command { program: String::new(), why: "no program is named".to_owned() });
    };
    let fail = |why: String| SecretError::Command { program: program.clone(), why };
    let mut child = tokio::process::Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| fail(error.to_string()))?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(4096));
    let work = async {
        if let Some(stdout) = child.stdout.take() {
            stdout.take(SECRET_BYTES_MAX + 1).read_to_end(&mut bytes).await?;
        }
        child.wait().await
    };
    let status = match tokio::time::timeout(longest, work).await {
        Err(_) => return Err(fail(format!("no answer within {} s; it must not ask anybody", longest.as_secs_f32()))),
        Ok(ended) => ended.map_err(|error| fail(error.to_string()))?,
    };
    // Before the status: who is cut off while printing ends badly.
    let too_much = bytes.len() as u64 > SECRET_BYTES_MAX;
    if !status.success() && !too_much {
        return Err(fail(format!("{status}; run it by hand as the same user to see why")));
    }
    let from = format!("`{program}`");
    // As pass(1) and its kin print it: the password first, notes below.
    whole(text(&bytes, &from)?.lines().next().unwrap_or_default(), &from)
}

/// As text, without the end of the last line.
fn text<'a>(bytes: &'a [u8], from: &str) -> Result<&'a str, SecretError> {
    let fail = |why| SecretError::Useless { from: from.to_owned(), why };
    if bytes.len() as u64 > SECRET_BYTES_MAX {
        return Err(fail("it is larger than 64 KiB"));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| fail("it is not UTF-8 text"))?;
    let text = text.strip_suffix('\n').unwrap_or(text);
    Ok(text.strip_suffix('\r').unwrap_or(text))
}

fn whole(text: &str, from: &str) -> Result<SecretString, SecretError> {
    let fail = |why| SecretError::Useless { from: from.to_owned(), why };
    if text.is_empty() {
        return Err(fail("it is empty"));
    }
    // A line break or NUL in a login would begin another command.
    if text.chars().any(char::is_control) {
        return Err(fail("it holds a control character"));
    }
    Ok(SecretString::from(text))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use secrecy::ExposeSecret;

    use super::*;

    fn write(folder: &Path, name: &str, content: &[u8], mode: u32) -> PathBuf {
        let path = folder.join(name);
        std::fs::write(&path, content).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        path
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[tokio::test]
    async fn one_line_end_is_trimmed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        for (content, secret) in [("canary 1\n", "canary 1"), ("canary\r\n", "canary"), (" canary ", " canary ")] {
            let path = write(folder.path(), "s", content.as_bytes(), 0o600);
            assert_eq!(read(&SecretSource::File(path)).await.unwrap().expose_secret(), secret);
        }
    }

    #[tokio::test]
    async fn a_changed_file_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let source = SecretSource::File(write(folder.path(), "s", b"first", 0o400));
        assert_eq!(read(&source).await.unwrap().expose_secret(), "first");
        std::fs::remove_file(folder.path().join("s")).unwrap();
        write(folder.path(), "s", b"second", 0o400);
        assert_eq!(read(&source).await.unwrap().expose_secret(), "second");
    }

    #[tokio::test]
    async fn a_file_that_others_can_read_is_refused_with_the_remedy() {
        let folder = tempfile::tempdir().unwrap();
        for mode in [0o644, 0o640, 0o604, 0o660, 0o602] {
            let path = write(folder.path(), "s", b"canary", mode);
            let error = read(&SecretSource::File(path)).await.unwrap_err().to_string();
            assert!(error.contains("chmod 600") && error.contains(&format!("{mode:o}")), "{error}");
            assert!(!error.contains("canary"), "{error}");
        }
    }

    #[tokio::test]
    async fn credentials_may_have_any_mode_and_are_found_by_name() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "imap", b"canary\n", 0o444);
        let inside = Some(folder.path().canonicalize().unwrap());
        assert_eq!(credential("imap", &inside).await.unwrap().expose_secret(), "canary");
        let missing = credential("smtp", &inside).await.unwrap_err().to_string();
        assert!(missing.contains("`smtp`") && missing.contains("LoadCredential="), "{missing}");
        let none = credential("smtp", &None).await.unwrap_err().to_string();
        assert!(none.contains("no credentials"), "{none}");
    }

    #[tokio::test]
    async fn useless_files_are_named_without_their_content() {
        let folder = tempfile::tempdir().unwrap();
        let long = vec![b'a'; 70_000];
        for (content, why) in [
            (&b""[..], "is empty"),
            (b"\n", "is empty"),
            (b"canary\nmore\n", "more than one line"),
            (b"canary\0x", "control character"),
            (b"canary\xff", "not UTF-8"),
            (&long, "larger than 64 KiB"),
        ] {
            let path = write(folder.path(), "s", content, 0o600);
            let error = read(&SecretSource::File(path)).await.unwrap_err().to_string();
            assert!(error.contains(why) && !error.contains("canary"), "{error}");
        }
        let error = read(&SecretSource::File(folder.path().to_owned())).await.unwrap_err().to_string();
        assert!(error.contains("not a regular file"), "{error}");
        let error = read(&SecretSource::File(folder.path().join("none"))).await.unwrap_err().to_string();
        assert!(error.contains("none`: No such file"), "{error}");
    }

    #[tokio::test]
    async fn a_program_gives_its_first_line_and_sees_no_shell_and_no_input() {
        let source = SecretSource::Command(words(&["printf", "%s\\n%s\\n", "$HOME;canary", "user: anna"]));
        assert_eq!(read(&source).await.unwrap().expose_secret(), "$HOME;canary");
        let error = command(&words(&["cat"]), COMMAND_MAX).await.unwrap_err().to_string();
        assert!(error.contains("`cat`: it is empty"), "{error}");
    }

    #[tokio::test]
    async fn programs_that_fail_hang_or_talk_too_much_are_errors() {
        let talk = words(&["sh", "-c", "echo canary >&2; echo canary; exit 3"]);
        let error = command(&talk, COMMAND_MAX).await.unwrap_err().to_string();
        assert!(error.contains("exit status: 3") && !error.contains("canary"), "{error}");
        let started = std::time::Instant::now();
        let error = command(&words(&["sleep", "60"]), Duration::from_millis(200)).await.unwrap_err().to_string();
        assert!(error.contains("no answer within"), "{error}");
        assert!(started.elapsed() < Duration::from_secs(10));
        let error = command(&words(&["/nowhere/alibi-no-such-program"]), COMMAND_MAX).await.unwrap_err().to_string();
        assert!(error.contains("No such file"), "{error}");
        let error = command(&words(&["head", "-c", "70000", "/dev/zero"]), COMMAND_MAX).await.unwrap_err().to_string();
        assert!(error.contains("larger than 64 KiB"), "{error}");
    }

    #[tokio::test]
    async fn debug_prints_nothing() {
        let secret = command(&words(&["echo", "canary"]), COMMAND_MAX).await.unwrap();
        assert!(!format!("{secret:?}").contains("canary"));
    }
}
