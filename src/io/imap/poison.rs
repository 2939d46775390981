//! Reading mails of which one may break the connection, every time.
//!
//! A server that falls over one mail would otherwise be asked for it for ever, and everything behind it stay unread. So a set
//! that broke the connection is halved until the mail is alone; alone it is set aside when it failed three times and each time another
//! mail could be read right after: else it is the server that is ill, and every mail of that hour would be set aside.

use super::ImapMailbox;
use super::read::Fetched;
use super::session::SessionError;
use super::text;
use crate::ports::{Arrival, Look, MailboxError, Place};

/// Headers of one FETCH.
const CHUNK: usize = 50;
/// Failures of one mail before it counts as poison. A third try costs a login; a mail set aside wrongly is lost.
const KILLS_MAX: u32 = 3;
/// The same where there is no other mail to compare with, or the server asks for patience.
const KILLS_MAX_IN_DOUBT: u32 = 5;
/// Connections that one look may lose while it isolates a mail.
const LOSSES_MAX: u32 = 24;
/// Mails under suspicion that are remembered.
const SUSPECTS_MAX: usize = 1000;

/// A look into a folder that stopped: the lowest UID that was not read, and why.
type Stopped = (u32, MailboxError);

enum Chunk {
    Read {
        mails: Vec<Fetched>,
        asked: usize,
    },
    /// The connection broke.
    Broke(SessionError),
    /// The server said NO.
    Refused(SessionError),
}

impl ImapMailbox {
    /// Headers of `uids` (ascending) into `look`.
    pub(super) async fn read_headers(
        &mut self,
        folder: &str,
        uid_validity: u32,
        uids: Vec<u32>,
        look: &mut Look,
    ) -> Result<(), Stopped> {
        let start = look.arrivals.len();
        let mut work: Vec<Vec<u32>> = uids.chunks(CHUNK).rev().map(<[u32]>::to_vec).collect();
        let mut losses = 0;
        let mut result = Ok(());
        while let Some(chunk) = work.pop() {
            let step = self.step(folder, uid_validity, &chunk, &mut work, &mut losses, look).await;
            if let Err(error) = step {
                let unread = chunk.iter().chain(work.iter().flatten()).copied().min().unwrap_or(1);
                let read = |arrival: &Arrival| arrival.place.folder != folder || arrival.place.uid < unread;
                look.arrivals.retain(read);
                result = Err((unread, error));
                break;
            }
        }
        if let Some(ours) = look.arrivals.get_mut(start..) {
            ours.sort_by_key(|arrival| arrival.place.uid);
        }
        result
    }

    /// One chunk: into `look`, or in smaller pieces back onto `work`.
    async fn step(
        &mut self,
        folder: &str,
        uid_validity: u32,
        chunk: &[u32],
        work: &mut Vec<Vec<u32>>,
        losses: &mut u32,
        look: &mut Look,
    ) -> Result<(), MailboxError> {
        self.open_as(folder, uid_validity).await?;
        let place = |uid: u32| Place { folder: folder.to_owned(), uid_validity, uid };
        let (error, broke) = match self.ask(chunk).await? {
            Chunk::Read { mails, asked } => {
                let (asked, later) = chunk.split_at_checked(asked).unwrap_or((chunk, &[]));
                if !later.is_empty() {
                    work.push(later.to_vec());
                }
                let missing: Vec<u32> = asked
                    .iter()
                    .copied()
                    .filter(|uid| !mails.iter().any(|mail| mail.uid == *uid && mail.header.is_some()))
                    .collect();
                for mail in mails {
                    self.kills.remove(&place(mail.uid));
                    look.arrivals.extend(arrival(place(mail.uid), mail));
                }
                let withheld = self.still_there(&missing).await?;
                match withheld.as_slice() {
                    [] => return Ok(()),
                    [uid] if chunk == [*uid] => {
                        let text = "the server has it, but does not hand it out".to_owned();
                        (SessionError::Refused { command: "UID FETCH", text }, false)
                    }
                    several => {
                        work.extend(several.iter().rev().map(|&uid| vec![uid]));
                        return Ok(());
                    }
                }
            }
            Chunk::Broke(error) => (error, true),
            Chunk::Refused(error) => (error, false),
        };
        *losses += u32::from(broke);
        if *losses > LOSSES_MAX {
            return Err(self.error(error));
        }
        if let [uid] = chunk {
            let place = place(*uid);
            if self.is_poison(&place, &error, broke).await? {
                look.refused.push((place, error.to_string()));
            } else if broke {
                work.push(chunk.to_vec());
            } else {
                // A refusal may pass: the caller comes back after a while.
                return Err(self.error(error));
            }
        } else {
            let (low, high) = chunk.split_at_checked(chunk.len() / 2).unwrap_or((chunk, &[]));
            work.extend([high.to_vec(), low.to_vec()]);
        }
        Ok(())
    }

    async fn ask(&mut self, chunk: &[u32]) -> Result<Chunk, MailboxError> {
        let header_max = self.settings.header_bytes_max;
        Ok(match self.session().await?.uid_fetch_headers(chunk, header_max).await {
            Ok((mails, asked)) => Chunk::Read { mails, asked },
            Err(error @ SessionError::Refused { .. }) => Chunk::Refused(error),
            Err(error) => Chunk::Broke(error),
        })
    }

    /// Which of these does the server still claim to have? The others were deleted meanwhile.
    async fn still_there(&mut self, uids: &[u32]) -> Result<Vec<u32>, MailboxError> {
        if uids.is_empty() {
            return Ok(Vec::new());
        }
        let (set, _) = text::uid_set(uids);
        let found = self.session().await?.uid_search(&format!("UID {set}")).await.map_err(|error| self.error(error))?;
        Ok(found.into_iter().filter(|uid| uids.contains(uid)).collect())
    }

    /// The whole mail. Broken again and again while others can be read: poison.
    pub(super) async fn read_whole(&mut self, place: &Place) -> Result<Vec<u8>, MailboxError> {
        let max = self.settings.mail_bytes_max;
        loop {
            self.open_as(&place.folder, place.uid_validity).await?;
            let (error, broke) = match self.session().await?.uid_fetch_whole(place.uid, max).await {
                Ok(Some(bytes)) => {
                    self.kills.remove(place);
                    return Ok(bytes);
                }
                Ok(None) if self.still_there(&[place.uid]).await?.is_empty() => {
                    return Err(poison(place, "it was deleted meanwhile"));
                }
                Ok(None) => {
                    let text = "the server has it, but does not hand it out".to_owned();
                    (SessionError::Refused { command: "UID FETCH", text }, false)
                }
                Err(error) => {
                    let broke = !matches!(error, SessionError::Refused { .. });
                    (error, broke)
                }
            };
            if self.is_poison(place, &error, broke).await? {
                return Err(poison(place, &error.to_string()));
            }
            if !broke {
                return Err(self.error(error));
            }
        }
    }

    /// Counts a failure against a mail that was asked for alone, if another one can be read right after. True: give it up.
    async fn is_poison(&mut self, place: &Place, error: &SessionError, broke: bool) -> Result<bool, MailboxError> {
        if self.kills.len() >= SUSPECTS_MAX {
            self.kills.clear();
        }
        // Marked first, so that no other suspect is taken for a healthy mail.
        let before = *self.kills.entry(place.clone()).or_default();
        let patience = matches!(error, SessionError::Refused { text, .. } if is_temporary(text));
        let max = match self.another_can_be_read(place).await? {
            Some(true) if patience => KILLS_MAX_IN_DOUBT,
            Some(true) => KILLS_MAX,
            // Nothing is wrong with this mail alone.
            Some(false) => return Err(self.error(error.clone())),
            None => KILLS_MAX_IN_DOUBT,
        };
        let given_up = before + 1 >= max;
        if given_up {
            self.kills.remove(place);
        } else {
            self.kills.insert(place.clone(), before + 1);
            tracing::debug!(uid = place.uid, broke, %error, "a mail cannot be read");
        }
        Ok(given_up)
    }

    /// Reads the header of another mail in the same folder. None: there is no other.
    async fn another_can_be_read(&mut self, place: &Place) -> Result<Option<bool>, MailboxError> {
        let examined = self.open_as(&place.folder, place.uid_validity).await?;
        let Some(next) = examined.uid_next else { return Ok(None) };
        // A window around the mail is enough, and a short answer.
        let low = place.uid.saturating_sub(1000).max(1);
        let high = place.uid.saturating_add(1000).min(next);
        let found = self.session().await?.uid_search(&format!("UID {low}:{high}")).await;
        let found = found.map_err(|error| self.error(error))?;
        let suspect = |uid: u32| self.kills.contains_key(&Place { uid, ..place.clone() });
        let Some(other) = found.into_iter().find(|&uid| uid != place.uid && !suspect(uid)) else { return Ok(None) };
        let read = self.session().await?.uid_fetch_headers(&[other], 1024).await;
        Ok(Some(read.is_ok_and(|(mails, _)| mails.iter().any(|mail| mail.header.is_some()))))
    }
}

fn poison(place: &Place, why: &str) -> MailboxError {
    MailboxError::Poison { place: place.clone(), why: crate::sanitize::line(why, 200) }
}

/// RFC 5530 and what providers add to it.
fn is_temporary(text: &str) -> bool {
    let text = text.to_uppercase();
    ["UNAVAILABLE", "INUSE", "LIMIT", "THROTTLED", "OVERQUOTA", "SERVERBUG"].iter().any(|code| text.contains(code))
}

fn arrival(place: Place, mail: Fetched) -> Option<Arrival> {
    let arrived = mail.internal_date.as_deref().and_then(text::internal_date);
    Some(Arrival { place, size: mail.size, header: mail.header?, arrived })
}
