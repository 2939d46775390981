//! One connection to an IMAP server: commands with deadlines, whose outcome is never guessed.
//!
//! async-imap's own commands read a refusal or a lost connection as an empty result ("no new mail"), have no deadline, and
//! log the password at trace level. So only its stream and parser are used: each command is written here, and everything up to
//! its tagged status is read here. Whatever goes wrong, or is dropped half-way, marks the session as broken; it never answers again.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use async_imap::Client;
use async_imap::imap_proto::{Capability, MailboxDatum, Response, ResponseCode, Status};
use futures_util::FutureExt as _;
use tokio::io::AsyncWriteExt as _;

use super::connect::Wire;
use super::deadline::within;
use super::gate::{self, Questions};
use super::guard::Guard;
use crate::sanitize;

mod login;
mod write;

/// Responses to one command, wanted or not. A server that sends more is flooding us.
pub const RESPONSES_MAX: usize = 200_000;
/// How long LOGOUT may take: the owner is waiting for the program to end.
const LOGOUT_TIMEOUT: Duration = Duration::from_secs(2);

/// Why a command has no result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// The connection is gone, or silent for too long. The session is broken.
    #[error("{0}")]
    Lost(String),
    /// The server said something that cannot be. The session is broken.
    #[error("{0}")]
    Protocol(String),
    /// Tagged NO or BAD. The session lives on.
    #[error("`{command}` was refused: {text}")]
    Refused { command: &'static str, text: String },
}

/// A response, as far as the course of a command depends on it. (The library's own type has no public name.)
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// `* OK`.
    Ok,
    /// `* PREAUTH`.
    PreAuth,
    /// `* BYE`.
    Bye,
    /// `+`.
    Continue,
    Done(Done),
    Other,
}

/// A tagged status.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Done {
    tag: String,
    /// True: OK. False: NO or BAD. None: nonsense.
    good: Option<bool>,
    text: String,
}

/// What looks at each response while a command runs.
pub(super) type OnResponse<'a> = dyn FnMut(&Response<'_>) + Send + 'a;

#[derive(Debug)]
pub struct Session {
    client: Client<Guard<Box<dyn Wire>>>,
    tag: u32,
    broken: bool,
    /// In IDLE, between `+` and DONE.
    idling: bool,
    read_timeout: Duration,
    command_timeout: Duration,
    /// Upper case.
    capabilities: Vec<String>,
    /// What the server said when it hung up.
    bye: Option<String>,
    /// Mails in the open folder, as far as we were told.
    exists: u32,
    /// The folder that the owner allows to be written to.
    questions: Option<Questions>,
    /// More mails than `exists` were announced since the folder was opened or `news_are_read` was called.
    news: bool,
}

impl Session {
    /// Reads the greeting. RFC 3501, 7.1: only OK is good; PREAUTH would let somebody in between choose the account.
    pub async fn greet(
        wire: Box<dyn Wire>,
        literal_max: usize,
        read_timeout: Duration,
        command_timeout: Duration,
    ) -> Result<Session, SessionError> {
        let mut session = Session {
            client: Client::new(Guard::new(wire, literal_max, read_timeout)),
            tag: 0,
            broken: true,
            idling: false,
            read_timeout,
            command_timeout,
            capabilities: Vec::new(),
            bye: None,
            exists: 0,
            questions: None,
            news: false,
        };
        match within(read_timeout, session.read(&mut |_| {})).await? {
            Heard::Ok => {}
            Heard::Bye => return Err(SessionError::Lost(session.farewell())),
            Heard::PreAuth => {
                return Err(SessionError::Protocol("the server claims that we are logged in already".to_owned()));
            }
            _ => return Err(SessionError::Protocol("the server did not greet".to_owned())),
        }
        session.broken = false;
        if session.capabilities.is_empty() {
            session.capability().await?;
        }
        Ok(session)
    }

    pub fn is_broken(&self) -> bool {
        self.broken
    }

    pub fn can(&self, capability: &str) -> bool {
        self.capabilities.iter().any(|known| known == capability)
    }

    /// Were mails announced since the folder was opened?
    pub fn has_news(&self) -> bool {
        self.news
    }

    pub fn exists(&self) -> u32 {
        self.exists
    }

    /// Breaks the session for something that cannot be.
    pub(super) fn give_up(&mut self, why: &str) -> SessionError {
        self.broken = true;
        SessionError::Protocol(why.to_owned())
    }

    pub(super) fn opened(&mut self, exists: u32) {
        (self.exists, self.news) = (exists, false);
    }

    async fn capability(&mut self) -> Result<(), SessionError> {
        self.command("CAPABILITY", "CAPABILITY", &mut |_| {}).await
    }

    /// Lets the server speak; finds out whether the line still works.
    pub async fn noop(&mut self) -> Result<(), SessionError> {
        self.command("NOOP", "NOOP", &mut |_| {}).await
    }

    /// Says good-bye, briefly. Errors do not matter any more.
    pub async fn logout(mut self) {
        // Stopped while it waited in IDLE: the server expects DONE, and nothing else was cut short.
        if std::mem::take(&mut self.idling) && self.write_line("DONE").await.is_ok() {
            self.broken = false;
        }
        if !self.broken {
            let _ = tokio::time::timeout(LOGOUT_TIMEOUT, self.last_words()).await;
        }
    }

    async fn last_words(&mut self) {
        let Ok(tag) = self.begin("LOGOUT").await else { return };
        // The end of an interrupted IDLE may come first.
        while let Ok(heard) = self.read(&mut |_| {}).await {
            if matches!(heard, Heard::Done(done) if done.tag == tag) {
                break;
            }
        }
        let _ = self.client.get_mut().shutdown().await;
    }

    /// Runs a command to its tagged status. `on` sees every response before that.
    pub(super) async fn command(
        &mut self,
        name: &'static str,
        line: &str,
        on: &mut OnResponse<'_>,
    ) -> Result<(), SessionError> {
        let tag = self.begin(line).await?;
        let total = self.command_timeout;
        let run = async {
            for _ in 0..RESPONSES_MAX {
                if let Heard::Done(done) = self.read(on).await? {
                    return self.finish(name, &tag, done);
                }
            }
            Err(SessionError::Protocol(format!("the server sent more than {RESPONSES_MAX} responses")))
        };
        within(total, run).await
    }

    /// Writes a command. From here to `finish` the session counts as broken, so that nothing can follow if we stop half-way.
    pub(super) async fn begin(&mut self, line: &str) -> Result<String, SessionError> {
        if !gate::may_say(line, self.questions.as_ref()) {
            return Err(SessionError::Protocol("alibi says no such thing to a mailbox".to_owned()));
        }
        if std::mem::replace(&mut self.broken, true) {
            return Err(SessionError::Lost("the connection was given up".to_owned()));
        }
        self.tag += 1;
        let tag = format!("a{}", self.tag);
        self.write_line(&format!("{tag} {line}")).await?;
        Ok(tag)
    }

    pub(super) async fn write_line(&mut self, line: &str) -> Result<(), SessionError> {
        self.write_bytes(format!("{line}\r\n").as_bytes()).await
    }

    async fn write_bytes(&mut self, bytes: &[u8]) -> Result<(), SessionError> {
        let deadline = self.read_timeout;
        let stream = self.client.get_mut();
        let write = async {
            stream.write_all(bytes).await?;
            stream.flush().await
        };
        within(deadline, write.map(|result| result.map_err(|error| SessionError::Lost(error.to_string())))).await
    }

    /// One response. The end of the stream is an error: the server owes us something whenever we read.
    pub(super) async fn read(&mut self, on: &mut OnResponse<'_>) -> Result<Heard, SessionError> {
        // The parser unwraps in places; a panic in it is the server's fault and must stay this session's problem.
        let Ok(read) = AssertUnwindSafe(self.client.read_response()).catch_unwind().await else {
            return Err(SessionError::Protocol("the server sent what the parser cannot take".to_owned()));
        };
        match read {
            Ok(Some(response)) => {
                self.observe(response.parsed());
                on(response.parsed());
                Ok(heard(response.parsed()))
            }
            Ok(None) => Err(SessionError::Lost(self.farewell())),
            Err(error) => Err(match error.kind() {
                std::io::ErrorKind::InvalidData => SessionError::Protocol(error.to_string()),
                // The text of a parse error holds all that was not understood: not for people.
                std::io::ErrorKind::Other => {
                    SessionError::Protocol("the server sent something unintelligible".to_owned())
                }
                std::io::ErrorKind::UnexpectedEof => SessionError::Lost(self.farewell()),
                _ => SessionError::Lost(error.to_string()),
            }),
        }
    }

    pub(super) fn farewell(&self) -> String {
        match &self.bye {
            Some(why) => format!("the server hung up: {why}"),
            None => "the server closed the connection".to_owned(),
        }
    }

    /// What every response may tell, whichever command it answers.
    fn observe(&mut self, response: &Response<'_>) {
        match response {
            Response::Capabilities(list) => self.learn(list),
            Response::Data { status, outcome } => {
                if let Some(ResponseCode::Capabilities(list)) = &outcome.code {
                    self.learn(list);
                }
                if *status == Status::Bye {
                    self.bye = Some(said(outcome));
                }
            }
            Response::Done { status: Status::Ok, outcome, .. } => {
                if let Some(ResponseCode::Capabilities(list)) = &outcome.code {
                    self.learn(list);
                }
            }
            Response::MailboxData(MailboxDatum::Exists(count)) => {
                self.news |= *count > self.exists;
                self.exists = *count;
            }
            Response::Expunge(_) => self.exists = self.exists.saturating_sub(1),
            _ => {}
        }
    }

    fn learn(&mut self, list: &[Capability<'_>]) {
        let name = |capability: &Capability<'_>| match capability {
            Capability::Imap4rev1 => "IMAP4REV1".to_owned(),
            Capability::Auth(how) => format!("AUTH={}", how.to_uppercase()),
            Capability::Atom(name) => name.to_uppercase(),
        };
        self.capabilities = list.iter().take(CAPABILITIES_MAX).map(name).collect();
    }

    /// Ends a command: its own tag, and OK. Only then may the session be used again.
    pub(super) fn finish(&mut self, command: &'static str, tag: &str, done: Done) -> Result<(), SessionError> {
        if done.tag != tag {
            return Err(SessionError::Protocol("the server answered a command that we did not send".to_owned()));
        }
        let Some(good) = done.good else {
            return Err(SessionError::Protocol("the server ended a command in a way that is not known".to_owned()));
        };
        self.broken = false;
        if good { Ok(()) } else { Err(SessionError::Refused { command, text: done.text }) }
    }

    /// While IDLE waits, the guard's deadline would be in the way: the caller has its own.
    pub(super) fn set_idling(&mut self, idling: bool) {
        self.idling = idling;
        self.client.get_mut().read_deadline = (!idling).then_some(self.read_timeout);
    }

    pub(super) fn read_timeout(&self) -> Duration {
        self.read_timeout
    }
}

fn heard(response: &Response<'_>) -> Heard {
    match response {
        Response::Continue(_) => Heard::Continue,
        Response::Data { status: Status::Ok, .. } => Heard::Ok,
        Response::Data { status: Status::PreAuth, .. } => Heard::PreAuth,
        Response::Data { status: Status::Bye, .. } => Heard::Bye,
        Response::Done { tag, status, outcome } => {
            let good = match status {
                Status::Ok => Some(true),
                Status::No | Status::Bad => Some(false),
                Status::PreAuth | Status::Bye => None,
            };
            Heard::Done(Done { tag: tag.0.clone(), good, text: said(outcome) })
        }
        _ => Heard::Other,
    }
}

/// Capabilities that are remembered.
const CAPABILITIES_MAX: usize = 200;

fn said(outcome: &async_imap::imap_proto::Outcome<'_>) -> String {
    let code = outcome.code.as_ref().map(|code| format!("[{code:?}] ")).unwrap_or_default();
    let text = format!("{code}{}", outcome.information.as_deref().unwrap_or("no reason given"));
    sanitize::line(&text, 200)
}

/// A refusal of something that we can do without.
pub(super) fn tolerate(result: Result<(), SessionError>) -> Result<(), SessionError> {
    match result {
        Err(SessionError::Refused { .. }) => Ok(()),
        other => other,
    }
}
