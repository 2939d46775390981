//! The folder of questions beside a folder of `.eml` files: the second [`Consent`].

use std::io;
use std::path::Path;

use super::folder::FolderMailbox;
use crate::ports::{Consent, MailboxError, NO, Said, YES};

impl Consent for FolderMailbox {
    async fn ask(&mut self, folder: &str, message_id: &str, message: &[u8]) -> Result<(), MailboxError> {
        let root = self.dir().join(folder);
        let failed = |error: io::Error| MailboxError::Folder { folder: folder.to_owned(), why: error.to_string() };
        for below in [root.join(YES), root.join(NO)] {
            tokio::fs::create_dir_all(&below).await.map_err(failed)?;
        }
        for place in [root.clone(), root.join(YES), root.join(NO)] {
            if !self.with_id(&place, message_id).await.map_err(failed)?.is_empty() {
                return Ok(());
            }
        }
        // The name is ours, and holds nothing that a path could trip over.
        let name: String =
            message_id.chars().filter(|letter| letter.is_ascii_alphanumeric() || ".-".contains(*letter)).collect();
        tokio::fs::write(root.join(format!("{name}.eml")), message).await.map_err(failed)
    }

    async fn said(&mut self, folder: &str, message_id: &str) -> Result<Option<Said>, MailboxError> {
        let root = self.dir().join(folder);
        if self.lies_in(&root.join(NO), message_id).await {
            return Ok(Some(Said::No));
        }
        Ok(self.lies_in(&root.join(YES), message_id).await.then_some(Said::Yes))
    }
}

impl FolderMailbox {
    /// A folder that is not there holds nothing.
    async fn lies_in(&self, dir: &Path, message_id: &str) -> bool {
        self.with_id(dir, message_id).await.is_ok_and(|found| !found.is_empty())
    }
}
