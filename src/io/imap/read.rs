//! The commands that read: LIST, EXAMINE, UID SEARCH and UID FETCH with BODY.PEEK.
//!
//! Nothing here can change a mailbox: EXAMINE opens read-only (RFC 3501, 6.3.2) and PEEK leaves `\Seen` alone (6.4.5).
//! BODYSTRUCTURE, ENVELOPE and RFC822 are never asked for: servers get them wrong, and their parsers fall over nesting.

use async_imap::imap_proto::{
    AttributeValue, MailboxDatum, MessageSection, NameAttribute, Response, ResponseCode, SectionPath,
};

use super::folders::{Listed, Use};
use super::session::{Session, SessionError};
use super::text;

/// Folders of one account that are looked at.
pub const FOLDERS_MAX: usize = 10_000;
/// UIDs of one search that are kept, the lowest first.
pub const FOUND_MAX: usize = 200_000;

/// An opened folder.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Examined {
    /// None: the server has no UIDs that last (RFC 3501, 6.3.1).
    pub uid_validity: Option<u32>,
    pub uid_next: Option<u32>,
    pub exists: u32,
}

/// What was fetched of one mail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fetched {
    pub uid: u32,
    pub size: u64,
    pub internal_date: Option<String>,
    pub header: Option<Vec<u8>>,
    pub whole: Option<Vec<u8>>,
}

impl Session {
    pub async fn list(&mut self) -> Result<Vec<Listed>, SessionError> {
        if self.can("SPECIAL-USE") && self.can("LIST-EXTENDED") {
            // RFC 6154, 5.1. A server that refuses its own capability is asked the old way.
            match self.list_with(r#"LIST "" "*" RETURN (SPECIAL-USE)"#).await {
                Err(SessionError::Refused { .. }) => {}
                other => return other,
            }
        }
        self.list_with(r#"LIST "" "*""#).await
    }

    async fn list_with(&mut self, line: &str) -> Result<Vec<Listed>, SessionError> {
        let mut folders = Vec::new();
        let mut on = |response: &Response<'_>| {
            if let Response::MailboxData(MailboxDatum::List(data)) = response
                && folders.len() < FOLDERS_MAX
            {
                let special = data.name_attributes.iter().find_map(|attribute| match attribute {
                    NameAttribute::Junk => Some(Use::Junk),
                    NameAttribute::Sent => Some(Use::Sent),
                    NameAttribute::All
                    | NameAttribute::Archive
                    | NameAttribute::Drafts
                    | NameAttribute::Flagged
                    | NameAttribute::Trash => Some(Use::Other),
                    _ => None,
                });
                folders.push(Listed {
                    name: data.name.clone().into_owned(),
                    delimiter: data.delimiter.as_deref().map(str::to_owned),
                    special,
                    selectable: !data.name_attributes.contains(&NameAttribute::NoSelect),
                });
            }
        };
        self.command("LIST", line, &mut on).await?;
        Ok(folders)
    }

    /// Opens a folder read-only.
    pub async fn examine(&mut self, folder: &str) -> Result<Examined, SessionError> {
        let Some(quoted) = text::quote(folder) else {
            let text = "the folder's name holds a control character".to_owned();
            return Err(SessionError::Refused { command: "EXAMINE", text });
        };
        let (mut opened, mut said_exists) = (Examined::default(), false);
        let mut on = |response: &Response<'_>| match response {
            Response::MailboxData(MailboxDatum::Exists(count)) => {
                (opened.exists, said_exists) = (*count, true);
            }
            Response::Data { outcome, .. } => match &outcome.code {
                Some(ResponseCode::UidValidity(value)) => opened.uid_validity = Some(*value),
                Some(ResponseCode::UidNext(value)) => opened.uid_next = Some(*value),
                _ => {}
            },
            _ => {}
        };
        self.command("EXAMINE", &format!("EXAMINE {quoted}"), &mut on).await?;
        // RFC 3501, 6.3.1: EXISTS is required. Without it there is no telling what else was left out.
        if !said_exists {
            return Err(self.give_up("the server opened a folder without saying what is in it"));
        }
        self.opened(opened.exists);
        Ok(opened)
    }

    /// UIDs that match, ascending. `criteria` must be safe: made here or quoted.
    pub async fn uid_search(&mut self, criteria: &str) -> Result<Vec<u32>, SessionError> {
        let mut found = std::collections::BTreeSet::new();
        let mut on = |response: &Response<'_>| {
            if let Response::MailboxData(MailboxDatum::Search(uids)) = response {
                found.extend(uids.iter().copied().filter(|&uid| uid > 0));
                while found.len() > FOUND_MAX {
                    found.pop_last();
                }
            }
        };
        self.command("UID SEARCH", &format!("UID SEARCH {criteria}"), &mut on).await?;
        Ok(found.into_iter().collect())
    }

    /// Header blocks of `uids`, as many as fit into one command: the mails, and how many UIDs were asked for.
    pub async fn uid_fetch_headers(
        &mut self,
        uids: &[u32],
        header_max: usize,
    ) -> Result<(Vec<Fetched>, usize), SessionError> {
        let (set, asked) = text::uid_set(uids);
        let items = format!("(UID RFC822.SIZE INTERNALDATE BODY.PEEK[HEADER]<0.{header_max}>)");
        let mails = self.uid_fetch(&set, uids.get(..asked).unwrap_or(uids), &items).await?;
        Ok((mails, asked))
    }

    /// The first `max` bytes of a mail; None if the server does not have it (any more).
    pub async fn uid_fetch_whole(&mut self, uid: u32, max: usize) -> Result<Option<Vec<u8>>, SessionError> {
        let items = format!("(UID BODY.PEEK[]<0.{max}>)");
        let mails = self.uid_fetch(&uid.to_string(), &[uid], &items).await?;
        Ok(mails.into_iter().find_map(|mail| mail.whole))
    }

    /// Only mails that were asked for, each once: anything else in the answer is unsolicited (RFC 3501, 7.4.2).
    async fn uid_fetch(&mut self, set: &str, asked: &[u32], items: &str) -> Result<Vec<Fetched>, SessionError> {
        let mut mails = std::collections::BTreeMap::<u32, Fetched>::new();
        let mut on = |response: &Response<'_>| {
            if let Response::Fetch(_, attributes) = response {
                let part = fetched(attributes);
                if asked.binary_search(&part.uid).is_ok() {
                    merge(mails.entry(part.uid).or_default(), part);
                }
            }
        };
        self.command("UID FETCH", &format!("UID FETCH {set} {items}"), &mut on).await?;
        Ok(mails.into_values().collect())
    }
}

fn fetched(attributes: &[AttributeValue<'_>]) -> Fetched {
    let mut mail = Fetched::default();
    for attribute in attributes {
        match attribute {
            AttributeValue::Uid(uid) => mail.uid = *uid,
            AttributeValue::Rfc822Size(size) => mail.size = u64::from(*size),
            AttributeValue::InternalDate(date) => mail.internal_date = Some(date.to_string()),
            AttributeValue::BodySection { section: None, data: Some(data), .. } => mail.whole = Some(data.to_vec()),
            AttributeValue::BodySection {
                section: Some(SectionPath::Full(MessageSection::Header)),
                data: Some(data),
                ..
            } => mail.header = Some(data.to_vec()),
            _ => {}
        }
    }
    mail
}

/// A server may answer in several responses, and send flags of the same mail in between.
fn merge(mail: &mut Fetched, part: Fetched) {
    mail.uid = part.uid;
    mail.size = mail.size.max(part.size);
    mail.internal_date = mail.internal_date.take().or(part.internal_date);
    mail.header = mail.header.take().or(part.header);
    mail.whole = mail.whole.take().or(part.whole);
}
