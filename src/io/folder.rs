//! The second [`Mailbox`]: a folder of `.eml` files. It serves `demo`, `watch --dry-run` on copies, and the tests.
//!
//! The files in the folder are the inbox; those in `sent/` are what the owner sent. Nothing is ever changed. UIDs are given in
//! the order of the names at first sight, and after that in the order of arrival. UIDVALIDITY is a sum over the names of the
//! first sight, so that a program that starts again on a changed folder reads it from the beginning, as it would over IMAP.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use tokio::io::AsyncReadExt as _;
use tokio::time::{Instant, sleep};

use crate::investigate::sent_copy;
use crate::mail::header;
use crate::ports::{Arrival, Cursor, Look, Mailbox, MailboxError, Place, Recent, Shelf};

/// Files that are looked at.
pub const FILES_MAX: usize = 100_000;
/// New mails of one look.
pub const ARRIVALS_MAX: usize = 200;
/// Bytes of a header block that are looked at.
const HEADER_BYTES_MAX: usize = 128 << 10;
const POLL: Duration = Duration::from_millis(500);
const INBOX: &str = "INBOX";

#[derive(Debug)]
pub struct FolderMailbox {
    dir: PathBuf,
    mail_bytes_max: usize,
    arrivals_max: usize,
    /// Name to UID. UIDs are never given twice.
    uids: BTreeMap<String, u32>,
    names: BTreeMap<u32, String>,
    uid_validity: Option<u32>,
}

impl FolderMailbox {
    pub fn new(dir: impl Into<PathBuf>, mail_bytes_max: usize) -> FolderMailbox {
        FolderMailbox {
            dir: dir.into(),
            mail_bytes_max,
            arrivals_max: ARRIVALS_MAX,
            uids: BTreeMap::new(),
            names: BTreeMap::new(),
            uid_validity: None,
        }
    }

    /// The file that a place stands for, once it was looked at.
    pub fn file_of(&self, place: &Place) -> Option<PathBuf> {
        self.names.get(&place.uid).map(|name| self.dir.join(name))
    }

    pub(super) fn dir(&self) -> &Path {
        &self.dir
    }

    fn dir_of(&self, shelf: Shelf) -> PathBuf {
        match shelf {
            Shelf::Arrived => self.dir.clone(),
            Shelf::Sent => self.dir.join("sent"),
        }
    }

    fn failed(&self, error: &io::Error) -> MailboxError {
        MailboxError::Folder { folder: self.dir.display().to_string(), why: error.to_string() }
    }

    /// Numbers the files that are new.
    async fn take_stock(&mut self) -> Result<u32, MailboxError> {
        let names = eml_files(&self.dir).await.map_err(|error| self.failed(&error))?;
        let uid_validity = *self.uid_validity.get_or_insert_with(|| sum_of(&names));
        for name in names {
            if !self.uids.contains_key(&name) {
                let uid = self.next_uid();
                self.uids.insert(name.clone(), uid);
                self.names.insert(uid, name);
            }
        }
        Ok(uid_validity)
    }

    pub(super) async fn with_id(&self, dir: &Path, message_id: &str) -> io::Result<Vec<Vec<u8>>> {
        headers(dir, |block| header::has_id(block, message_id)).await
    }

    fn next_uid(&self) -> u32 {
        self.names.last_key_value().map_or(1, |(uid, _)| uid.saturating_add(1))
    }
}

impl Mailbox for FolderMailbox {
    async fn look(&mut self, since: &[Cursor]) -> Result<Look, MailboxError> {
        let uid_validity = self.take_stock().await?;
        let known = |cursor: &&Cursor| cursor.folder == INBOX && cursor.uid_validity == uid_validity;
        let mut uid_next = since.iter().find(known).map_or(1, |cursor| cursor.uid_next);
        let mut look = Look::default();
        for (&uid, name) in self.names.range(uid_next..) {
            if look.arrivals.len() >= self.arrivals_max {
                look.more = true;
                break;
            }
            uid_next = uid.saturating_add(1);
            let place = Place { folder: INBOX.to_owned(), uid_validity, uid };
            let path = self.dir.join(name);
            match arrival(&path, place.clone()).await {
                Ok(arrival) => look.arrivals.push(arrival),
                // Deleted meanwhile, as in any mailbox.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => look.refused.push((place, error.to_string())),
            }
        }
        look.cursors.push(Cursor { folder: INBOX.to_owned(), uid_validity, uid_next });
        Ok(look)
    }

    async fn fetch(&mut self, place: &Place) -> Result<Vec<u8>, MailboxError> {
        let uid_validity = self.take_stock().await?;
        let poison = |why: String| MailboxError::Poison { place: place.clone(), why };
        if place.uid_validity != uid_validity {
            return Err(MailboxError::Protocol("the files of the folder were numbered anew".to_owned()));
        }
        let path = self.file_of(place).ok_or_else(|| poison("there is no such file".to_owned()))?;
        read_start(&path, self.mail_bytes_max).await.map_err(|error| poison(error.to_string()))
    }

    async fn find(&mut self, shelf: Shelf, message_id: &str) -> Result<Vec<Vec<u8>>, MailboxError> {
        let dir = self.dir_of(shelf);
        let found = self.with_id(&dir, message_id).await;
        found.map_err(|error| MailboxError::Folder { folder: dir.display().to_string(), why: error.to_string() })
    }

    async fn sent_to(&mut self, recipient: &str, written: Timestamp) -> Result<Vec<Vec<u8>>, MailboxError> {
        let dir = self.dir_of(Shelf::Sent);
        let found = headers(&dir, |block| sent_copy(block).is_written_to(recipient, written)).await;
        found.map_err(|error| MailboxError::Folder { folder: dir.display().to_string(), why: error.to_string() })
    }

    /// The last ones by name.
    async fn recent(&mut self, shelf: Shelf, most: usize) -> Result<Vec<Recent>, MailboxError> {
        let dir = self.dir_of(shelf);
        // Nobody must keep what was sent.
        if shelf == Shelf::Sent && !dir.is_dir() {
            return Ok(Vec::new());
        }
        let names = eml_files(&dir).await.map_err(|error| self.failed(&error))?;
        let mut recent = Vec::new();
        for name in names.iter().skip(names.len().saturating_sub(most)) {
            let Ok(header) = read_header(&dir.join(name)).await else { continue };
            recent.push(Recent { header, arrived: None });
        }
        Ok(recent)
    }

    async fn wait(&mut self, longest: Duration) -> Result<(), MailboxError> {
        let until = Instant::now() + longest;
        loop {
            let names = eml_files(&self.dir).await.map_err(|error| self.failed(&error))?;
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() || names.iter().any(|name| !self.uids.contains_key(name)) {
                return Ok(());
            }
            sleep(left.min(POLL)).await;
        }
    }
}

/// Of the mails of a folder, the header blocks that fit.
async fn headers(dir: &Path, fits: impl Fn(&[u8]) -> bool) -> io::Result<Vec<Vec<u8>>> {
    let mut headers = Vec::new();
    for name in eml_files(dir).await? {
        headers.extend(read_header(&dir.join(name)).await.ok().filter(|block| fits(block)));
    }
    Ok(headers)
}

/// Names of the `.eml` files, sorted. Only plain files: a link could lead anywhere.
async fn eml_files(dir: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    let mut entries = tokio::fs::read_dir(dir).await?;
    while let Some(entry) = entries.next_entry().await? {
        let Ok(name) = entry.file_name().into_string() else { continue };
        let is_eml = Path::new(&name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("eml"));
        if is_eml && entry.file_type().await.is_ok_and(|kind| kind.is_file()) && names.len() < FILES_MAX {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

async fn arrival(path: &Path, place: Place) -> io::Result<Arrival> {
    let metadata = tokio::fs::metadata(path).await?;
    // When a file was written says nothing of when its mail arrived: the mail's own top line does.
    Ok(Arrival { place, size: metadata.len(), header: read_header(path).await?, arrived: None })
}

/// The header block, with the blank line.
async fn read_header(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = read_start(path, HEADER_BYTES_MAX).await?;
    let mut rest = bytes.as_slice();
    while !rest.is_empty() {
        let (line, after) = header::split_line(rest);
        rest = after;
        if line.is_empty() {
            break;
        }
    }
    let end = bytes.len() - rest.len();
    bytes.truncate(end);
    Ok(bytes)
}

async fn read_start(path: &Path, max: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let max = u64::try_from(max).unwrap_or(u64::MAX);
    tokio::fs::File::open(path).await?.take(max).read_to_end(&mut bytes).await?;
    Ok(bytes)
}

/// FNV-1a over the names.
fn sum_of(names: &[String]) -> u32 {
    let bytes = names.iter().flat_map(|name| name.bytes().chain([0]));
    bytes.fold(0x811C_9DC5, |sum: u32, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(id: &str) -> String {
        format!("Message-ID: <{id}>\r\nSubject: x\r\n\r\nMessage-ID: <body@host.example>\r\n")
    }

    #[tokio::test]
    async fn files_are_found_once_read_whole_and_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("b.eml"), mail("b@host.example")).unwrap();
        std::fs::write(dir.path().join("a.eml"), mail("a@host.example")).unwrap();
        std::fs::write(dir.path().join("notes.txt"), "x").unwrap();
        std::fs::create_dir(dir.path().join("sent")).unwrap();
        std::fs::write(dir.path().join("sent/1.eml"), mail("s@host.example")).unwrap();

        let mut mailbox = FolderMailbox::new(dir.path(), 60);
        let look = mailbox.look(&[]).await.unwrap();
        assert_eq!(look.arrivals.len(), 2);
        assert_eq!(look.arrivals[0].header, b"Message-ID: <a@host.example>\r\nSubject: x\r\n\r\n");
        assert_eq!(mailbox.fetch(&look.arrivals[1].place).await.unwrap().len(), 60);
        assert!(mailbox.look(&look.cursors).await.unwrap().arrivals.is_empty());

        std::fs::write(dir.path().join("0.eml"), mail("0@host.example")).unwrap();
        mailbox.wait(Duration::from_secs(5)).await.unwrap();
        let next = mailbox.look(&look.cursors).await.unwrap();
        assert_eq!(next.arrivals.len(), 1);
        assert_eq!(next.arrivals[0].place.uid, 3);

        assert_eq!(mailbox.find(Shelf::Sent, "s@host.example").await.unwrap().len(), 1);
        assert_eq!(mailbox.find(Shelf::Arrived, "b@host.example").await.unwrap().len(), 1);
        assert!(mailbox.find(Shelf::Arrived, "body@host.example").await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn a_new_start_on_the_same_files_goes_on_and_on_changed_files_starts_over() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("b.eml"), mail("b@host.example")).unwrap();
        let cursors = FolderMailbox::new(dir.path(), 1000).look(&[]).await.unwrap().cursors;
        assert!(FolderMailbox::new(dir.path(), 1000).look(&cursors).await.unwrap().arrivals.is_empty());
        std::fs::write(dir.path().join("a.eml"), mail("a@host.example")).unwrap();
        assert_eq!(FolderMailbox::new(dir.path(), 1000).look(&cursors).await.unwrap().arrivals.len(), 2);
    }

    #[tokio::test]
    async fn a_missing_folder_is_an_error() {
        let mut mailbox = FolderMailbox::new("/no/such/folder", 10);
        assert!(matches!(mailbox.look(&[]).await, Err(MailboxError::Folder { .. })));
    }
}
