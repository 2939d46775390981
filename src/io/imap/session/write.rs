//! The only commands that change anything: making the folder of questions, and putting a question into it.
//!
//! The gate lets them through for the folders that the owner allowed, and no others. Nothing is ever changed, moved or removed.

use super::super::deadline::within;
use super::super::gate::Questions;
use super::super::text;
use super::{Heard, RESPONSES_MAX, Session, SessionError, tolerate};

impl Session {
    /// From now on this folder may be written to.
    pub(in crate::io::imap) fn allow(&mut self, questions: Questions) {
        self.questions = Some(questions);
    }

    /// Makes a folder, and shows it in the owner's mail program (RFC 3501, 6.3.3 and 6.3.6).
    pub(in crate::io::imap) async fn create(&mut self, folder: &str) -> Result<(), SessionError> {
        let quoted = quoted("CREATE", folder)?;
        self.command("CREATE", &format!("CREATE {quoted}"), &mut |_| {}).await?;
        tolerate(self.command("SUBSCRIBE", &format!("SUBSCRIBE {quoted}"), &mut |_| {}).await)
    }

    /// Puts a message into a folder, without flags, so that it shows as new (RFC 3501, 6.3.11).
    pub(in crate::io::imap) async fn append(&mut self, folder: &str, message: &[u8]) -> Result<(), SessionError> {
        let quoted = quoted("APPEND", folder)?;
        let tag = self.begin(&format!("APPEND {quoted} {{{}}}", message.len())).await?;
        let total = self.command_timeout;
        let put = async {
            let mut is_said = false;
            for _ in 0..RESPONSES_MAX {
                match self.read(&mut |_| {}).await? {
                    // Said again it would be no literal, but lines that are read as commands.
                    Heard::Continue if is_said => return Err(protocol("asked for one message twice")),
                    Heard::Continue => {
                        is_said = true;
                        self.write_bytes(message).await?;
                        self.write_bytes(b"\r\n").await?;
                    }
                    Heard::Done(done) if done.good == Some(true) && !is_said => {
                        return Err(protocol("took a message that it did not ask for"));
                    }
                    Heard::Done(done) => return self.finish("APPEND", &tag, done),
                    _ => {}
                }
            }
            Err(protocol(&format!("sent more than {RESPONSES_MAX} responses")))
        };
        within(total, put).await
    }
}

fn quoted(command: &'static str, folder: &str) -> Result<String, SessionError> {
    let text = || "the folder's name holds a control character".to_owned();
    text::quote(folder).ok_or_else(|| SessionError::Refused { command, text: text() })
}

fn protocol(what: &str) -> SessionError {
    SessionError::Protocol(format!("the server {what}"))
}
