//! IDLE by hand (RFC 2177), because the library hangs on NO, panics on BAD, and takes a lost connection for "nothing new".
//!
//! Mail announced before the server says `+` counts as news like any other. The end of IDLE has a deadline: a half-open
//! connection, on which the server's words no longer arrive, is found out when DONE stays unanswered.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::deadline::within;
use super::session::{Heard, RESPONSES_MAX, Session, SessionError};

/// Why IDLE ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Woke {
    /// New mail was announced.
    News,
    /// The time is over.
    Quiet,
}

impl Session {
    /// Waits for news in the open folder, at most `longest`. A refusal is an error that leaves the session usable.
    pub async fn idle(&mut self, longest: Duration) -> Result<Woke, SessionError> {
        if self.has_news() {
            return Ok(Woke::News);
        }
        let until = Instant::now() + longest;
        let deadline = self.read_timeout();
        let tag = self.begin("IDLE").await?;
        if !within(deadline, self.idling_begins(&tag)).await? {
            return Ok(if self.has_news() { Woke::News } else { Woke::Quiet });
        }
        self.set_idling(true);
        let done = self.until_news(&tag, until).await;
        self.set_idling(false);
        if !done? {
            self.write_line("DONE").await?;
            within(deadline, self.until_done(&tag)).await?;
        }
        Ok(if self.has_news() { Woke::News } else { Woke::Quiet })
    }

    /// True when the server said `+`; false when it ended the command with OK at once.
    async fn idling_begins(&mut self, tag: &str) -> Result<bool, SessionError> {
        loop {
            match self.read(&mut |_| {}).await? {
                Heard::Continue => return Ok(true),
                Heard::Done(done) => {
                    self.finish("IDLE", tag, done)?;
                    return Ok(false);
                }
                _ => {}
            }
        }
    }

    /// Reads until mail is announced or the time is over (false), or the server ends IDLE by itself (true).
    async fn until_news(&mut self, tag: &str, until: Instant) -> Result<bool, SessionError> {
        for _ in 0..RESPONSES_MAX {
            if self.has_news() {
                return Ok(false);
            }
            // Dropping this read is safe: nothing is taken from the stream before a response is whole.
            let Ok(heard) = timeout_at(until, self.read(&mut |_| {})).await else { return Ok(false) };
            match heard? {
                Heard::Done(done) => {
                    self.finish("IDLE", tag, done)?;
                    return Ok(true);
                }
                Heard::Bye => return Err(SessionError::Lost(self.farewell())),
                _ => {}
            }
        }
        Err(SessionError::Protocol(format!("the server sent more than {RESPONSES_MAX} responses")))
    }

    async fn until_done(&mut self, tag: &str) -> Result<(), SessionError> {
        loop {
            if let Heard::Done(done) = self.read(&mut |_| {}).await? {
                return self.finish("IDLE", tag, done);
            }
        }
    }
}
