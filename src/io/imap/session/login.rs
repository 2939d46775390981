//! Logging in, and saying who we are.

use secrecy::{ExposeSecret as _, SecretString};

use super::super::deadline::within;
use super::super::text;
use super::{Heard, Session, SessionError, tolerate};
use crate::mail::encode;

impl Session {
    pub async fn login(&mut self, user: &str, password: &SecretString) -> Result<(), SessionError> {
        let refused = |text: &str| SessionError::Refused { command: "LOGIN", text: text.to_owned() };
        if self.can("LOGINDISABLED") {
            return Err(refused("the server does not allow LOGIN"));
        }
        let (Some(user), Some(password)) = (text::quote(user), text::quote(password.expose_secret())) else {
            return Err(refused("user or password holds a control character"));
        };
        self.capabilities.clear();
        self.command("LOGIN", &format!("LOGIN {user} {password}"), &mut |_| {}).await?;
        self.after_login().await
    }

    /// SASL XOAUTH2. After a refusal the server sends the reason as a challenge, and waits for an empty answer.
    pub async fn xoauth2(&mut self, user: &str, token: &SecretString) -> Result<(), SessionError> {
        if !self.can("AUTH=XOAUTH2") {
            let text = "the server does not offer XOAUTH2".to_owned();
            return Err(SessionError::Refused { command: "AUTHENTICATE", text });
        }
        let clear = format!("user={user}\u{1}auth=Bearer {}\u{1}\u{1}", token.expose_secret());
        let answer = encode::base64(clear.as_bytes());
        self.capabilities.clear();
        let tag = self.begin("AUTHENTICATE XOAUTH2").await?;
        let mut answers = [answer.as_str(), ""].into_iter();
        let total = self.command_timeout;
        let ask = async {
            loop {
                match self.read(&mut |_| {}).await? {
                    Heard::Continue => match answers.next() {
                        Some(answer) => self.write_line(answer).await?,
                        None => return Err(SessionError::Protocol("the server asks again and again".to_owned())),
                    },
                    Heard::Done(done) => return self.finish("AUTHENTICATE", &tag, done),
                    _ => {}
                }
            }
        };
        within(total, ask).await?;
        self.after_login().await
    }

    async fn after_login(&mut self) -> Result<(), SessionError> {
        if self.capabilities.is_empty() {
            self.capability().await?;
        }
        if self.can("ID") {
            // RFC 2971. Some servers (163.com) refuse everything from clients that do not say who they are.
            let id = concat!("ID (\"name\" \"alibi\" \"version\" \"", env!("CARGO_PKG_VERSION"), "\")");
            tolerate(self.command("ID", id, &mut |_| {}).await)?;
        }
        Ok(())
    }
}
