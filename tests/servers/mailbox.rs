//! A mailbox seen from behind: the files of the Maildir, without going through IMAP.
//!
//! In a Maildir the flags stand in the file name, and `new/` or `cur/` says whether anybody has opened the folder for
//! writing. So equal names and equal bytes, with equal UIDs and UIDVALIDITY, are the proof that nobody touched anything.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::dovecot::Dovecot;

const FOLDERS: [&str; 3] = ["INBOX", "Junk", "Sent"];

/// Everything that a user could see change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Path below the Maildir, with `new/` or `cur/` and the flags, to the bytes of the mail.
    pub mails: BTreeMap<PathBuf, Vec<u8>>,
    /// Each folder's UIDVALIDITY, then each mail's UID, flags and keywords, as Dovecot knows them.
    pub uids: BTreeMap<&'static str, String>,
    /// Which folders there are and which are subscribed to.
    pub folders: String,
}

pub fn snapshot(dovecot: &Dovecot, user: &str) -> Snapshot {
    let root = dovecot.maildir(user);
    let mut mails = BTreeMap::new();
    collect(&root, &root, &mut mails);
    let uids = FOLDERS.map(|folder| {
        let validity = dovecot.admin(&["mailbox", "status", "-u", user, "uidvalidity", folder]);
        let flags = dovecot.admin(&["-f", "flow", "fetch", "-u", user, "uid flags", "mailbox", folder]);
        (folder, format!("{validity}{flags}"))
    });
    let all = dovecot.admin(&["mailbox", "list", "-u", user]);
    let subscribed = dovecot.admin(&["mailbox", "list", "-s", "-u", user]);
    Snapshot { mails, uids: uids.into(), folders: format!("{all}subscribed:\n{subscribed}") }
}

impl Snapshot {
    /// Everything that was there is there as it was, and `more` mails came since.
    pub fn assert_kept(&self, after: &Snapshot, more: usize) {
        for (path, bytes) in &self.mails {
            assert_eq!(after.mails.get(path), Some(bytes), "{} changed", path.display());
        }
        assert_eq!(after.mails.len(), self.mails.len() + more, "{:?}", after.mails.keys());
        for (folder, before) in &self.uids {
            // Later mails get later UIDs, so what was there is the beginning.
            assert!(after.uids[folder].starts_with(before), "{folder}: `{before}` became `{}`", after.uids[folder]);
        }
        assert_eq!(after.folders, self.folders);
    }
}

/// The mails in a user's INBOX, in order of arrival.
pub fn inbox(dovecot: &Dovecot, user: &str) -> Vec<String> {
    let root = dovecot.maildir(user);
    let mut mails = BTreeMap::new();
    for sub in ["new", "cur"] {
        collect(&root, &root.join(sub), &mut mails);
    }
    let by_name: BTreeMap<String, Vec<u8>> = mails
        .into_iter()
        .map(|(path, bytes)| (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes))
        .collect();
    by_name.into_values().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
}

fn collect(root: &Path, dir: &Path, into: &mut BTreeMap<PathBuf, Vec<u8>>) {
    let Ok(entries) = std::fs::read_dir(dir) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, into);
        } else if path.parent().is_some_and(|dir| dir.ends_with("new") || dir.ends_with("cur")) {
            // Dovecot may rename a file while we list: what is gone now is listed under its new name.
            let Ok(bytes) = std::fs::read(&path) else { continue };
            into.insert(path.strip_prefix(root).unwrap().to_owned(), bytes);
        }
    }
}
