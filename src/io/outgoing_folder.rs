//! Mail that goes into a folder instead of out: `outbox/*.eml`, one file each, to open with any mail program.
//!
//! This is the outbox of `demo` and of tests. A file is named after its Message-ID, so that the same mail handed over twice,
//! say after a crash, is still one file.

use std::path::{Path, PathBuf};

use crate::io::private;
use crate::ports::{Outbox, Outgoing, SendError};

/// Longest file name that we make, `.eml` not counted; file systems take 255 bytes.
const NAME_BYTES_MAX: usize = 120;

#[derive(Debug, Clone)]
pub struct OutgoingFolder {
    folder: PathBuf,
}

impl OutgoingFolder {
    /// `folder` is made with the first mail.
    pub fn new(folder: impl Into<PathBuf>) -> OutgoingFolder {
        OutgoingFolder { folder: folder.into() }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a mail with this Message-ID lies once it is sent.
    pub fn path_of(&self, message_id: &str) -> PathBuf {
        self.folder.join(file_name(message_id))
    }
}

impl Outbox for OutgoingFolder {
    async fn send(&self, mail: &Outgoing) -> Result<(), SendError> {
        let (folder, name, bytes) = (self.folder.clone(), file_name(&mail.message_id), mail.bytes.clone());
        let server = self.folder.display().to_string();
        let written = tokio::task::spawn_blocking(move || {
            private::make_folder(&folder)?;
            private::write_whole(&folder, &name, &bytes)
        })
        .await;
        // Never in doubt: handed over again, the same mail replaces its own file.
        match written {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(SendError::Temporary { server, why: error.to_string() }),
            Err(error) => Err(SendError::Temporary { server, why: error.to_string() }),
        }
    }
}

/// A file name that means the same everywhere: no separators, no leading dot, nothing to quote.
fn file_name(message_id: &str) -> String {
    let mut name: String = message_id
        .chars()
        .map(|character| match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '.' | '@' | '+' => character,
            _ => '_',
        })
        .take(NAME_BYTES_MAX)
        .collect();
    if name.is_empty() || name.starts_with('.') {
        name.insert(0, '_');
    }
    name.push_str(".eml");
    name
}

#[cfg(test)]
mod tests {
    use crate::ports::Purpose;

    use super::*;

    fn mail(message_id: &str, text: &str) -> Outgoing {
        Outgoing {
            purpose: Purpose::Notice,
            message_id: message_id.to_owned(),
            from: "anna@shop.example".to_owned(),
            to: vec!["anna@shop.example".to_owned()],
            bytes: text.as_bytes().to_vec(),
        }
    }

    #[tokio::test]
    async fn the_same_mail_twice_is_one_file_for_the_owner_alone() {
        let dir = tempfile::tempdir().unwrap();
        let outbox = OutgoingFolder::new(dir.path().join("out/outbox"));
        outbox.send(&mail("k7qm-1@shop.example", "first")).await.unwrap();
        outbox.send(&mail("k7qm-1@shop.example", "second")).await.unwrap();
        outbox.send(&mail("k7qm-2@shop.example", "other")).await.unwrap();
        let mut names: Vec<_> = std::fs::read_dir(outbox.folder())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, ["k7qm-1@shop.example.eml", "k7qm-2@shop.example.eml"]);
        let path = outbox.path_of("k7qm-1@shop.example");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "second");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            assert_eq!(std::fs::metadata(outbox.folder()).unwrap().permissions().mode() & 0o777, 0o700);
        }
    }

    #[tokio::test]
    async fn a_folder_that_cannot_be_is_a_temporary_error() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("file"), "").unwrap();
        let outbox = OutgoingFolder::new(dir.path().join("file/outbox"));
        let error = outbox.send(&mail("a@b.example", "x")).await.unwrap_err();
        assert!(matches!(error, SendError::Temporary { .. }), "{error}");
    }

    #[test]
    fn a_name_stays_in_its_folder() {
        assert_eq!(file_name("../../etc/passwd@x"), "_.._.._etc_passwd@x.eml");
        assert_eq!(file_name(""), "_.eml");
        assert!(file_name(&"x".repeat(5000)).len() < 200);
    }
}
