//! The folder of questions over IMAP. Its three names are all that the gate lets be written to, and only the first gets mail.

use super::gate::Questions;
use super::mailbox::ImapMailbox;
use super::text;
use crate::ports::{Consent, MailboxError, Said};
use crate::report::question::FRONT;

impl ImapMailbox {
    /// The folder's names on this server, if the configuration allows this very folder.
    async fn questions(&mut self, folder: &str) -> Result<Questions, MailboxError> {
        let refused = |why: &str| MailboxError::Folder { folder: folder.to_owned(), why: why.to_owned() };
        if self.settings.questions.as_deref() != Some(folder) {
            return Err(refused("the configuration does not allow alibi to write to it"));
        }
        self.session().await?;
        self.questions.clone().ok_or_else(|| refused("it has another use in this mailbox: name one of its own"))
    }

    /// Was the folder there before us, with mail in it? Then it is the owner's, however it is named.
    async fn is_the_owners(&mut self, questions: &Questions) -> Result<bool, MailboxError> {
        if self.open(&questions.folder).await?.exists == 0 {
            return Ok(false);
        }
        for folder in questions.all() {
            let found = match self.open(folder).await {
                Ok(_) => self.session().await?.uid_search(&format!("HEADER Message-ID \"{FRONT}\"")).await,
                Err(MailboxError::Folder { .. }) => continue,
                Err(error) => return Err(error),
            };
            if !found.map_err(|error| self.error(error))?.is_empty() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Does one of these folders hold the mail? A folder that is not there holds none; one that is there and cannot be opened now
    /// may hold the answer.
    async fn lies_in(&mut self, folder: &str, message_id: &str) -> Result<bool, MailboxError> {
        match self.with_id(folder, message_id).await {
            Ok(found) => Ok(!found.is_empty()),
            Err(error @ MailboxError::Folder { .. }) => {
                let listed = self.session().await?.list().await.map_err(|error| self.error(error))?;
                if listed.iter().any(|one| one.name == folder) { Err(error) } else { Ok(false) }
            }
            Err(error) => Err(error),
        }
    }
}

impl Consent for ImapMailbox {
    async fn ask(&mut self, folder: &str, message_id: &str, message: &[u8]) -> Result<(), MailboxError> {
        let questions = self.questions(folder).await?;
        let listed = self.session().await?.list().await.map_err(|error| self.error(error))?;
        for name in questions.all() {
            if !listed.iter().any(|one| one.name == name) {
                let made = self.session().await?.create(name).await;
                made.map_err(|error| MailboxError::Folder {
                    folder: text::decode_folder(name),
                    why: error.to_string(),
                })?;
            } else if self.lies_in(name, message_id).await? {
                return Ok(());
            }
        }
        if listed.iter().any(|one| one.name == questions.folder) && self.is_the_owners(&questions).await? {
            let why = "there is mail of yours in it: name a folder that alibi can have for itself".to_owned();
            return Err(MailboxError::Folder { folder: folder.to_owned(), why });
        }
        let put = self.session().await?.append(&questions.folder, message).await;
        put.map_err(|error| self.error(error))
    }

    async fn said(&mut self, folder: &str, message_id: &str) -> Result<Option<Said>, MailboxError> {
        let questions = self.questions(folder).await?;
        if self.lies_in(&questions.no, message_id).await? {
            return Ok(Some(Said::No));
        }
        Ok(self.lies_in(&questions.yes, message_id).await?.then_some(Said::Yes))
    }
}
