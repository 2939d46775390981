//! The newest mails of the inbox and of sent mail, by their headers: what the account is learned from.

use super::mailbox::ImapMailbox;
use crate::ports::{Look, MailboxError, Recent, Shelf};

impl ImapMailbox {
    /// Of the inbox, whatever else is watched: what lies in junk is what strangers wrote.
    pub(super) async fn newest(&mut self, shelf: Shelf, most: usize) -> Result<Vec<Recent>, MailboxError> {
        self.session().await?;
        let folder = match shelf {
            Shelf::Arrived => Some("INBOX".to_owned()),
            Shelf::Sent => self.sent.clone(),
        };
        let Some(folder) = folder else { return Ok(Vec::new()) };
        let opened = self.open(&folder).await?;
        let found = self.session().await?.uid_search("UID 1:*").await;
        let mut uids = found.map_err(|error| self.error(error))?;
        uids.drain(..uids.len().saturating_sub(most));
        let mut look = Look::default();
        let read = self.read_headers(&folder, opened.uid_validity.unwrap_or(0), uids, &mut look).await;
        read.map_err(|(_, error)| error)?;
        let recent = |arrival: crate::ports::Arrival| Recent { header: arrival.header, arrived: arrival.arrived };
        Ok(look.arrivals.into_iter().map(recent).collect())
    }
}
