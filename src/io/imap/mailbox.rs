//! The [`Mailbox`] port over IMAP: where the cursors stand, what is new, and what waits for what.
//!
//! One connection serves all folders of an account (some providers allow only one). A look goes through the watched folders,
//! INBOX last, so that IDLE follows on the same opened folder and nothing arrives unseen in between. A folder that was numbered
//! anew, or whose UIDs go back, is looked at from the look-back on again: what was counted before is known by its content.
//! Then UIDs may come again that stand for other mails, so a cursor that goes back voids what was noted at and above it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::time::{Instant, sleep};

use super::connect::{connect, unreachable};
use super::folders::{self, Watched};
use super::gate::Questions;
use super::idle::Woke;
use super::read::Examined;
use super::session::{Session, SessionError};
use super::settings::{Auth, Settings};
use super::text;
use crate::mail::header;
use crate::ports::{Clock, Cursor, Look, Mailbox, MailboxError, Place, Recent, Shelf};
use crate::sanitize;

/// Mails with one Message-ID that are read: copies of the same mail, or forgeries.
pub const SAME_ID_MAX: usize = 20;
/// RFC 9051 allows 30 minutes; networks in between allow less.
const IDLE_MAX: Duration = Duration::from_secs(9 * 60);
/// Bytes around a literal that the guard grants: servers that ignore `<0.n>` for a mail just at the limit.
const LITERAL_SLACK: usize = 1024;
/// A folder that was found, not configured, is left alone after it broke this many connections in a row.
const FOLDER_KILLS_MAX: u32 = 2;

#[derive(Debug, Clone)]
pub(super) struct Opened {
    pub folder: String,
    pub examined: Examined,
}

pub struct ImapMailbox {
    pub(super) settings: Settings,
    clock: Arc<dyn Clock>,
    pub(super) session: Option<Session>,
    watched: Vec<Watched>,
    pub(super) sent: Option<String>,
    pub(super) opened: Option<Opened>,
    /// The last watched folder as it was when it was looked at.
    looked: Option<Examined>,
    idle_refused: bool,
    pub(super) kills: BTreeMap<Place, u32>,
    folder_kills: BTreeMap<String, u32>,
    /// The folder of questions, as this server spells it.
    pub(super) questions: Option<Questions>,
    /// The folders that there are, for who named another.
    folders: Vec<String>,
}

impl ImapMailbox {
    /// Nothing is connected before the first question.
    pub fn new(settings: Settings, clock: Arc<dyn Clock>) -> ImapMailbox {
        ImapMailbox {
            settings,
            clock,
            session: None,
            watched: Vec::new(),
            sent: None,
            opened: None,
            looked: None,
            idle_refused: false,
            kills: BTreeMap::new(),
            folder_kills: BTreeMap::new(),
            questions: None,
            folders: Vec::new(),
        }
    }

    /// LOGOUT, if there is a connection. Takes at most a few seconds.
    pub async fn logout(&mut self) {
        self.opened = None;
        if let Some(session) = self.session.take() {
            session.logout().await;
        }
    }

    /// A session that is logged in.
    pub(super) async fn session(&mut self) -> Result<&mut Session, MailboxError> {
        if self.session.as_ref().is_some_and(Session::is_broken) {
            self.session = None;
        }
        if self.session.is_none() {
            self.opened = None;
            let mut session = self.log_in().await?;
            let listed = session.list().await.map_err(|error| self.error(error))?;
            self.watched = folders::watched(&listed, self.settings.folders.as_deref());
            self.sent = folders::sent(&listed, self.settings.sent_folder.as_deref());
            let in_use = self.watched.iter().map(|watched| &watched.name).chain(&self.sent);
            let in_use: Vec<&str> = in_use.map(String::as_str).collect();
            let folder = self.settings.questions.as_deref();
            self.questions = folder.and_then(|folder| Questions::of(folder, &listed, &in_use));
            if let Some(questions) = &self.questions {
                session.allow(questions.clone());
            }
            self.session = Some(session);
            self.idle_refused = false;
            self.folders = folders::selectable(&listed);
        }
        self.session.as_mut().ok_or_else(|| MailboxError::Protocol("no session".to_owned()))
    }

    async fn log_in(&self) -> Result<Session, MailboxError> {
        let settings = &self.settings;
        let (Auth::Password(secret) | Auth::XOAuth2(secret)) = &settings.auth;
        let secret = secret.read().await.map_err(|why| MailboxError::NoSecret { server: settings.server(), why })?;
        let wire = connect(settings).await?;
        let literal_max = settings.mail_bytes_max.max(settings.header_bytes_max) + LITERAL_SLACK;
        let greeted = Session::greet(wire, literal_max, settings.read_timeout, settings.command_timeout).await;
        let mut session = greeted.map_err(|error| self.error(error))?;
        let result = match settings.auth {
            Auth::Password(_) => session.login(&settings.user, &secret).await,
            Auth::XOAuth2(_) => session.xoauth2(&settings.user, &secret).await,
        };
        match result {
            Ok(()) => Ok(session),
            Err(SessionError::Refused { text, .. }) => Err(self.login_refused(&text)),
            Err(error) => Err(self.error(error)),
        }
    }

    /// RFC 5530: some refusals are about the server's day, not about the password.
    fn login_refused(&self, text: &str) -> MailboxError {
        let upper = text.to_uppercase();
        let temporary = ["[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]", "[THROTTLED]"];
        if temporary.iter().any(|code| upper.contains(code)) {
            return unreachable(&self.settings, text);
        }
        let (server, user) = (self.settings.server(), self.settings.user.clone());
        MailboxError::LoginRefused { server, user, why: text.to_owned() }
    }

    pub(super) fn error(&self, error: SessionError) -> MailboxError {
        match error {
            SessionError::Lost(why) => unreachable(&self.settings, &why),
            SessionError::Refused { text, .. } if text.contains("authenticated but not connected") => {
                // Microsoft's words for: token good, mailbox not.
                self.login_refused(
                    "the login is good, but not for this mailbox: another user's, no licence, or IMAP is off",
                )
            }
            other => MailboxError::Protocol(sanitize::line(&other.to_string(), 300)),
        }
    }

    /// Opens a folder, even if it is open: a fresh view.
    pub(super) async fn open(&mut self, folder: &str) -> Result<Examined, MailboxError> {
        self.opened = None;
        match self.session().await?.examine(folder).await {
            Ok(examined) => {
                self.opened = Some(Opened { folder: folder.to_owned(), examined });
                Ok(examined)
            }
            Err(SessionError::Refused { text, .. }) if !text.contains("authenticated but not connected") => {
                let folder = text::decode_folder(folder);
                let why = folders::missing(&folder, &self.folders).unwrap_or(text);
                Err(MailboxError::Folder { folder, why })
            }
            Err(error) => Err(self.error(error)),
        }
    }

    /// Makes sure that a folder is open and its UIDs still mean what they meant.
    pub(super) async fn open_as(&mut self, folder: &str, uid_validity: u32) -> Result<Examined, MailboxError> {
        self.session().await?;
        let examined = match &self.opened {
            Some(opened) if opened.folder == folder => opened.examined,
            _ => self.open(folder).await?,
        };
        if examined.uid_validity.unwrap_or(0) != uid_validity {
            let folder = text::decode_folder(folder);
            return Err(MailboxError::Protocol(format!("the server has numbered the mails in `{folder}` anew")));
        }
        Ok(examined)
    }

    async fn look_into(&mut self, folder: &Watched, since: &[Cursor], look: &mut Look) -> Result<(), MailboxError> {
        let budget = (self.settings.arrivals_max / self.watched.len().max(1)).max(1);
        let opened = self.open(&folder.name).await?;
        let uid_validity = opened.uid_validity.unwrap_or(0);
        let cursor = since.iter().find(|cursor| cursor.folder == folder.name && still_good(cursor, opened));
        let mut uids = self.new_uids(cursor).await?;
        if self.watched.last() == Some(folder) {
            self.looked = Some(opened);
        }
        let truncated = uids.len() > budget;
        uids.truncate(budget);
        let after_last = uids.last().map(|last| last.saturating_add(1));
        let uid_next = match (cursor, after_last) {
            (Some(cursor), last) => last.unwrap_or(cursor.uid_next),
            (None, Some(last)) if truncated => last,
            // Older than the look-back is not for us, so the server's UIDNEXT is where new mail begins.
            (None, last) => self.next_after_all(opened).await?.max(last.unwrap_or(1)),
        };
        look.more |= truncated;
        let outcome = self.read_headers(&folder.name, uid_validity, uids, look).await;
        let (uid_next, result) = match outcome {
            Ok(()) => (uid_next, Ok(())),
            Err((first_unread, error)) => (first_unread, Err(error)),
        };
        look.cursors.push(Cursor { folder: folder.name.clone(), uid_validity, uid_next });
        result
    }

    async fn new_uids(&mut self, cursor: Option<&Cursor>) -> Result<Vec<u32>, MailboxError> {
        let (criteria, least) = match cursor {
            // `n:*` names the last mail even if nothing is new (RFC 3501, 9, seq-range), so it is filtered.
            Some(cursor) => (format!("UID {}:*", cursor.uid_next), cursor.uid_next),
            None => {
                let since = text::days_before(self.clock.now(), self.settings.look_back_days);
                (format!("SINCE {}", text::search_date(since)), 1)
            }
        };
        let found = self.session().await?.uid_search(&criteria).await;
        let mut uids = found.map_err(|error| self.error(error))?;
        uids.retain(|&uid| uid >= least);
        Ok(uids)
    }

    /// The UID that follows all there are.
    async fn next_after_all(&mut self, opened: Examined) -> Result<u32, MailboxError> {
        if let Some(uid_next) = opened.uid_next {
            return Ok(uid_next.max(1));
        }
        if opened.exists == 0 {
            return Ok(1);
        }
        let last = self.session().await?.uid_search("UID *").await.map_err(|error| self.error(error))?;
        Ok(last.last().map_or(1, |last| last.saturating_add(1)))
    }

    /// May a look go on without this folder?
    fn can_do_without(&mut self, folder: &Watched, error: &MailboxError) -> bool {
        if folder.configured {
            return false;
        }
        match error {
            MailboxError::Folder { .. } => true,
            MailboxError::Unreachable { .. } | MailboxError::Protocol(_) => {
                let kills = self.folder_kills.entry(folder.name.clone()).or_default();
                *kills += 1;
                *kills >= FOLDER_KILLS_MAX
            }
            _ => false,
        }
    }

    pub(super) async fn with_id(&mut self, folder: &str, message_id: &str) -> Result<Vec<Vec<u8>>, MailboxError> {
        let Some(quoted) = text::quote(&format!("<{message_id}>")) else { return Ok(Vec::new()) };
        let found = self.matching(folder, &format!("HEADER Message-ID {quoted}"), SAME_ID_MAX).await?;
        // SEARCH finds substrings (RFC 3501, 6.4.4).
        Ok(found.into_iter().filter(|header| header::has_id(header, message_id)).collect())
    }

    /// Waits in the last watched folder.
    async fn wait_for_news(&mut self, longest: Duration) -> Result<(), MailboxError> {
        let until = Instant::now() + longest;
        let Some(folder) = self.watched_last().await? else { return Ok(()) };
        if self.opened.as_ref().is_none_or(|opened| opened.folder != folder) {
            self.open(&folder).await?;
        }
        // Opened again since the look: what came in between is in the numbers, not in the news.
        if self.looked.is_none() || self.opened.as_ref().map(|opened| opened.examined) != self.looked {
            return Ok(());
        }
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(());
            }
            let renew = left.min(self.settings.idle_renew).min(IDLE_MAX);
            let session = self.session().await?;
            let woke = match session.idle(renew).await {
                Err(SessionError::Refused { .. }) => {
                    self.idle_refused = true;
                    return Ok(());
                }
                other => other.map_err(|error| self.error(error))?,
            };
            if woke == Woke::News {
                return Ok(());
            }
        }
    }

    async fn watched_last(&mut self) -> Result<Option<String>, MailboxError> {
        self.session().await?;
        Ok(self.watched.last().map(|folder| folder.name.clone()))
    }
}

impl Mailbox for ImapMailbox {
    async fn look(&mut self, since: &[Cursor]) -> Result<Look, MailboxError> {
        let mut look = Look::default();
        self.looked = None;
        self.session().await?;
        for folder in self.watched.clone() {
            if self.folder_kills.get(&folder.name).is_some_and(|&kills| kills >= FOLDER_KILLS_MAX) {
                continue;
            }
            match self.look_into(&folder, since, &mut look).await {
                Ok(()) => {
                    self.folder_kills.remove(&folder.name);
                }
                Err(error) if self.can_do_without(&folder, &error) => {
                    tracing::warn!(folder = %text::decode_folder(&folder.name), %error, "folder left alone");
                }
                // What was read is not read again: the caller handles it, and comes back for the rest.
                Err(error) if !(look.arrivals.is_empty() && look.refused.is_empty()) => {
                    tracing::debug!(%error, "look ends early");
                    look.more = true;
                    return Ok(look);
                }
                Err(error) => return Err(error),
            }
        }
        Ok(look)
    }

    async fn fetch(&mut self, place: &Place) -> Result<Vec<u8>, MailboxError> {
        self.read_whole(place).await
    }

    /// A Message-ID that cannot be searched for safely is an error, not "not found". A missing folder of sent mail as well.
    async fn find(&mut self, shelf: Shelf, message_id: &str) -> Result<Vec<Vec<u8>>, MailboxError> {
        if !text::is_searchable(message_id) {
            return Err(MailboxError::Protocol("this Message-ID cannot be searched for".to_owned()));
        }
        self.session().await?;
        let folders = match shelf {
            Shelf::Arrived => self.watched.iter().map(|folder| folder.name.clone()).collect(),
            Shelf::Sent => vec![self.sent_folder()?],
        };
        let mut headers = Vec::new();
        for folder in folders {
            headers.extend(self.with_id(&folder, message_id).await?);
        }
        Ok(headers)
    }

    async fn sent_to(&mut self, recipient: &str, written: Timestamp) -> Result<Vec<Vec<u8>>, MailboxError> {
        self.sent_about(recipient, written).await
    }

    async fn recent(&mut self, shelf: Shelf, most: usize) -> Result<Vec<Recent>, MailboxError> {
        self.newest(shelf, most).await
    }

    async fn wait(&mut self, longest: Duration) -> Result<(), MailboxError> {
        let can_idle = self.session().await?.can("IDLE") && !self.idle_refused;
        let longest = if self.watched.len() > 1 { longest.min(self.settings.others_every) } else { longest };
        if can_idle {
            self.wait_for_news(longest).await?;
            if !self.idle_refused {
                return Ok(());
            }
        }
        sleep(longest.min(self.settings.poll_every)).await;
        self.session().await?.noop().await.map_err(|error| self.error(error))
    }
}

/// Does the cursor still mean what it meant? Not if the folder was numbered anew, or if UIDs go back.
fn still_good(cursor: &Cursor, opened: Examined) -> bool {
    cursor.uid_validity == opened.uid_validity.unwrap_or(0)
        && opened.uid_next.is_none_or(|uid_next| uid_next >= cursor.uid_next)
}
