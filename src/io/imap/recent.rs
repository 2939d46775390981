//! Mails by their headers: the newest of the inbox and of sent mail, which the account is learned from, and what a search finds.

use jiff::{SignedDuration, Timestamp};

use super::mailbox::ImapMailbox;
use super::text;
use crate::ports::{Look, MailboxError, Recent, Shelf};

/// Mails to one address within three days that are read: the newest of them.
const SENT_TO_MAX: usize = 100;

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

    /// By the day that each mail says, which is written in its own zone (RFC 3501, 6.4.4): hence a day more on either side.
    pub(super) async fn sent_about(
        &mut self,
        recipient: &str,
        written: Timestamp,
    ) -> Result<Vec<Vec<u8>>, MailboxError> {
        let Some(to) = text::quote(recipient).filter(|_| text::is_searchable(recipient)) else {
            return Err(MailboxError::Protocol("this address cannot be searched for".to_owned()));
        };
        self.session().await?;
        let folder = self.sent_folder()?;
        let day = |days: i64| written.checked_add(SignedDuration::from_hours(24 * days)).unwrap_or(written);
        let (first, end) = (text::search_date(day(-1)), text::search_date(day(2)));
        let criteria = format!("SENTSINCE {first} SENTBEFORE {end} OR TO {to} OR CC {to} BCC {to}");
        self.matching(&folder, &criteria, SENT_TO_MAX).await
    }

    /// Header blocks of the newest mails that a search finds, at most `most`.
    pub(super) async fn matching(
        &mut self,
        folder: &str,
        criteria: &str,
        most: usize,
    ) -> Result<Vec<Vec<u8>>, MailboxError> {
        let opened = self.open(folder).await?;
        let found = self.session().await?.uid_search(criteria).await;
        let mut uids = found.map_err(|error| self.error(error))?;
        let surplus = uids.len().saturating_sub(most);
        uids.drain(..surplus);
        let mut look = Look::default();
        let read = self.read_headers(folder, opened.uid_validity.unwrap_or(0), uids, &mut look).await;
        read.map_err(|(_, error)| error)?;
        Ok(look.arrivals.into_iter().map(|arrival| arrival.header).collect())
    }

    /// The folder of sent mail; that there is none is an error, for who cannot look knows nothing.
    pub(super) fn sent_folder(&self) -> Result<String, MailboxError> {
        self.sent.clone().ok_or_else(|| {
            let why = "no folder of sent mail was found; name it in `sent_folder`".to_owned();
            MailboxError::Folder { folder: "Sent".to_owned(), why }
        })
    }
}
