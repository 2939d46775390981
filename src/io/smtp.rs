//! The outbox over SMTP: submission with implicit TLS (RFC 8314, 3.3), nothing in clear, ever.
//!
//! lettre speaks the protocol; we bring the line it speaks on and walk through the steps ourselves, for two reasons. The
//! outcome must be known three ways (surely not sent and why, sent, in doubt), and which it is depends on the step at which
//! something broke. And a hostile or broken server must not cost more than a few kilobytes and a few minutes, so [`guard`]
//! stands below the client and each step has its time. Nothing is kept open between mails: notices are rare.

mod guard;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::{Response, Severity};
use rustls::pki_types::ServerName;
use secrecy::{ExposeSecret, SecretString};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use crate::io::secret::Secret;
use crate::io::{reach, tls};
use crate::ports::{Outbox, Outgoing, SendError};
use crate::sanitize;

/// Longest part of a server's answer that we keep.
const ANSWER_CHARACTERS_MAX: usize = 300;

/// More addresses of one name than this are not tried.
const ADDRESSES_MAX: usize = 8;

/// Where and as whom mail is handed over.
#[derive(Debug, Clone)]
pub struct Settings {
    pub server: String,
    /// 465: submission over implicit TLS.
    pub port: u16,
    /// None for a server that wants no login.
    pub login: Option<Login>,
    pub patience: Patience,
}

#[derive(Debug, Clone)]
pub struct Login {
    pub user: String,
    /// Read anew at each login.
    pub secret: Secret,
    pub method: Method,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// PLAIN (RFC 4616), or LOGIN where the server has nothing better.
    Password,
    /// The secret is an access token.
    XOAuth2,
}

/// How long each step may take.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For each address of the server.
    pub connect: Duration,
    /// For each command, TLS handshake and greeting.
    pub command: Duration,
    /// For the answer to the final dot. RFC 5321, 4.5.3.2.6 says ten minutes so that no mail is sent twice; less does here,
    /// because a mail in doubt is looked for before it is sent again.
    pub accept: Duration,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience {
            connect: Duration::from_secs(10),
            command: Duration::from_secs(60),
            accept: Duration::from_secs(180),
        }
    }
}

/// An SMTP submission server.
#[derive(Debug, Clone)]
pub struct SmtpOutbox {
    settings: Settings,
    tls: Arc<rustls::ClientConfig>,
}

impl Outbox for SmtpOutbox {
    async fn send(&self, mail: &Outgoing) -> Result<(), SendError> {
        let letter = Letter::of(mail).map_err(|why| self.permanent(why))?;
        let (mut connection, dot) = self.log_in().await?;
        self.hand_over(&mut connection, &dot, &letter).await?;
        // The mail is theirs now; how the server says goodbye changes nothing.
        drop(tokio::time::timeout(Duration::from_secs(2), connection.quit()).await);
        Ok(())
    }
}

impl SmtpOutbox {
    /// `tls` decides whom to trust. No connection is made before the first mail.
    pub fn new(settings: Settings, tls: Arc<rustls::ClientConfig>) -> SmtpOutbox {
        SmtpOutbox { settings, tls }
    }

    /// Connects, logs in and leaves: for `alibi check`.
    pub async fn check(&self) -> Result<(), SendError> {
        let (mut connection, _) = self.log_in().await?;
        drop(tokio::time::timeout(Duration::from_secs(2), connection.quit()).await);
        Ok(())
    }

    /// A connection that is ready for MAIL, and the mark that tells whether the final dot went out on it.
    async fn log_in(&self) -> Result<(AsyncSmtpConnection, Arc<AtomicBool>), SendError> {
        // First: that there is none must not hide behind a server that is not there either.
        let login = match &self.settings.login {
            Some(login) => Some((login, login.secret.read().await.map_err(|why| self.no_secret(why))?)),
            None => None,
        };
        let tcp = self.reach().await?;
        let name = ServerName::try_from(self.settings.server.clone())
            .map_err(|_| self.permanent("this is no name that a certificate could be for".to_owned()))?;
        let connecting = TlsConnector::from(Arc::clone(&self.tls)).connect(name, tcp);
        let tls = self.in_time("TLS handshake", connecting).await?.map_err(|error| self.untrusted(&error))?;
        let (guarded, dot) = guard::Guarded::new(tls);
        // RFC 5321, 4.1.4: an address literal where there is no name. The machine's own name is nobody's business.
        let hello = ClientId::Ipv4(std::net::Ipv4Addr::LOCALHOST);
        let greeting = AsyncSmtpConnection::connect_with_transport(Box::new(guarded), &hello);
        // A server that will not talk to us now may later, whatever its code: only what it says of a mail is final.
        let mut connection =
            self.in_time("greeting", greeting).await?.map_err(|error| self.temporary(describe("greeting", &error)))?;
        if let Some((login, secret)) = login {
            self.authenticate(&mut connection, login, &secret).await?;
        }
        Ok((connection, dot))
    }

    /// Each address in turn: one family that leads nowhere must not hide the other.
    async fn reach(&self) -> Result<TcpStream, SendError> {
        let target = (self.settings.server.as_str(), self.settings.port);
        let addresses = self
            .in_time("name look-up", tokio::net::lookup_host(target))
            .await?
            .map_err(|error| self.temporary(reach::says(&error)))?;
        let mut why = "the name has no address".to_owned();
        for address in addresses.take(ADDRESSES_MAX) {
            match tokio::time::timeout(self.settings.patience.connect, TcpStream::connect(address)).await {
                Ok(Ok(stream)) => return Ok(stream),
                Ok(Err(error)) => why = reach::says(&error),
                Err(_) => why = "no answer in time to the connection".to_owned(),
            }
        }
        Err(self.temporary(why))
    }

    async fn authenticate(
        &self,
        connection: &mut AsyncSmtpConnection,
        login: &Login,
        secret: &SecretString,
    ) -> Result<(), SendError> {
        let mechanisms: &[Mechanism] = match login.method {
            Method::Password => &[Mechanism::Plain, Mechanism::Login],
            Method::XOAuth2 => &[Mechanism::Xoauth2],
        };
        let credentials = Credentials::new(login.user.clone(), secret.expose_secret().to_owned());
        let answer = self.in_time("AUTH", connection.auth(mechanisms, &credentials)).await?;
        match answer {
            // RFC 4954, 4: only 235 means logged in.
            Ok(answer) if is(&answer, Severity::PositiveCompletion) => Ok(()),
            Ok(answer) => Err(self.temporary(unexpected("AUTH", &answer))),
            Err(error) if error.is_permanent() => Err(self.refused(describe("AUTH", &error))),
            // lettre found no mechanism that both sides know.
            Err(error) if error.is_client() => {
                Err(self.refused("the server offers no login that we can do".to_owned()))
            }
            Err(error) => Err(self.temporary(describe("AUTH", &error))),
        }
    }

    /// MAIL, RCPT, DATA and the mail itself. Only an answer to the final dot, or its absence, can mean anything but "not sent".
    async fn hand_over(
        &self,
        connection: &mut AsyncSmtpConnection,
        dot: &AtomicBool,
        letter: &Letter,
    ) -> Result<(), SendError> {
        let mut options = Vec::new();
        if !letter.bytes.is_ascii() {
            if !connection.server_info().supports_feature(Extension::EightBitMime) {
                return Err(self.permanent("the mail has 8-bit text and the server takes none".to_owned()));
            }
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        fail::fail_point!("smtp-before-mail");
        let mail = Mail::new(letter.from.clone(), options);
        self.command(connection, "MAIL", mail, Severity::PositiveCompletion).await?;
        for to in &letter.to {
            let rcpt = Rcpt::new(to.clone(), Vec::new());
            self.command(connection, "RCPT", rcpt, Severity::PositiveCompletion).await?;
        }
        fail::fail_point!("smtp-before-data");
        self.command(connection, "DATA", Data, Severity::PositiveIntermediate).await?;
        fail::fail_point!("smtp-before-dot");
        let answer = tokio::time::timeout(self.settings.patience.accept, connection.message(&letter.bytes)).await;
        fail::fail_point!("smtp-after-answer");
        let why = match answer {
            Ok(Ok(answer)) if is(&answer, Severity::PositiveCompletion) => return Ok(()),
            Ok(Err(error)) if error.is_permanent() => return Err(self.permanent(describe("the mail", &error))),
            Ok(Err(error)) if error.is_transient() => return Err(self.temporary(describe("the mail", &error))),
            Ok(Ok(answer)) => unexpected("the mail", &answer),
            Ok(Err(error)) => describe("the mail", &error),
            Err(_) => "no answer in time to the mail".to_owned(),
        };
        if dot.load(Ordering::SeqCst) { Err(self.in_doubt(why)) } else { Err(self.temporary(why)) }
    }

    async fn command(
        &self,
        connection: &mut AsyncSmtpConnection,
        name: &str,
        command: impl std::fmt::Display,
        wanted: Severity,
    ) -> Result<(), SendError> {
        match self.in_time(name, connection.command(command)).await? {
            Ok(answer) if is(&answer, wanted) => Ok(()),
            Ok(answer) => Err(self.temporary(unexpected(name, &answer))),
            // RFC 4954, 6: 530 says that the server wants a login first.
            Err(error) if error.status().is_some_and(|code| u16::from(code) == 530) => {
                Err(self.refused(describe(name, &error)))
            }
            Err(error) if error.is_permanent() => Err(self.permanent(describe(name, &error))),
            Err(error) => Err(self.temporary(describe(name, &error))),
        }
    }

    async fn in_time<T>(&self, step: &str, work: impl Future<Output = T>) -> Result<T, SendError> {
        tokio::time::timeout(self.settings.patience.command, work)
            .await
            .map_err(|_| self.temporary(format!("no answer in time to {step}")))
    }

    fn temporary(&self, why: String) -> SendError {
        SendError::Temporary { server: self.settings.server.clone(), why }
    }

    fn untrusted(&self, error: &std::io::Error) -> SendError {
        match tls::certificate_fault(error) {
            Some(why) => SendError::Certificate { server: self.settings.server.clone(), why },
            None => self.temporary(tls::no_tls(error)),
        }
    }

    fn no_secret(&self, why: String) -> SendError {
        SendError::NoSecret { server: self.settings.server.clone(), why }
    }

    fn permanent(&self, why: String) -> SendError {
        SendError::Permanent { server: self.settings.server.clone(), why }
    }

    fn in_doubt(&self, why: String) -> SendError {
        SendError::InDoubt { server: self.settings.server.clone(), why }
    }

    fn refused(&self, why: String) -> SendError {
        let user = self.settings.login.as_ref().map_or(String::new(), |login| login.user.clone());
        SendError::LoginRefused { server: self.settings.server.clone(), user, why }
    }
}

/// A mail in the form that goes over the wire.
struct Letter {
    from: Option<Address>,
    to: Vec<Address>,
    bytes: Vec<u8>,
}

impl Letter {
    fn of(mail: &Outgoing) -> Result<Letter, String> {
        let address = |text: &str| text.parse::<Address>().map_err(|error| format!("`{text}`: {error}"));
        let from = if mail.from.is_empty() { None } else { Some(address(&mail.from)?) };
        let to = mail.to.iter().map(|to| address(to)).collect::<Result<Vec<_>, _>>()?;
        if to.is_empty() {
            return Err("the mail has no recipient".to_owned());
        }
        Ok(Letter { from, to, bytes: with_crlf(&mail.bytes) })
    }
}

/// RFC 5321, 2.3.8: lines end in CRLF and nothing else. A bare LF before a dot would end the mail early on some servers, and
/// what follows would be commands. The last line end is left to the client, which writes it before the dot.
fn with_crlf(bytes: &[u8]) -> Vec<u8> {
    let mut clean = Vec::with_capacity(bytes.len() + bytes.len() / 32);
    let mut bytes = bytes.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\r' => {
                bytes.next_if_eq(&b'\n');
                clean.extend_from_slice(b"\r\n");
            }
            b'\n' => clean.extend_from_slice(b"\r\n"),
            other => clean.push(other),
        }
    }
    if clean.ends_with(b"\r\n") {
        clean.truncate(clean.len() - 2);
    }
    clean
}

fn is(answer: &Response, wanted: Severity) -> bool {
    answer.code().severity == wanted
}

fn unexpected(step: &str, answer: &Response) -> String {
    let text = answer.message().collect::<Vec<_>>().join(" ");
    sanitize::line(&format!("the server answered {step} with {} {text}", answer.code()), ANSWER_CHARACTERS_MAX)
}

/// What the server said, or what broke, at which step. Foreign text, so made inert.
fn describe(step: &str, error: &lettre::transport::smtp::Error) -> String {
    let source = std::error::Error::source(error).map(ToString::to_string);
    let text = match (error.status(), source) {
        (Some(code), Some(text)) => format!("the server answered {step} with {code} {text}"),
        (Some(code), None) => format!("the server answered {step} with {code}"),
        (None, _) => format!("at {step}: {error}"),
    };
    sanitize::line(&text, ANSWER_CHARACTERS_MAX)
}

#[cfg(test)]
mod tests {
    use crate::ports::Purpose;

    use super::*;

    #[test]
    fn every_line_ends_in_crlf_so_that_no_dot_ends_the_mail_early() {
        assert_eq!(with_crlf(b"a\n.\nb\r.\r\nc\r\n"), b"a\r\n.\r\nb\r\n.\r\nc");
        assert_eq!(with_crlf(b"a\r\r\nb"), b"a\r\n\r\nb");
        assert_eq!(with_crlf(b""), b"");
    }

    #[test]
    fn a_mail_to_nobody_or_to_a_command_is_refused() {
        let mail = |to: &[&str]| Outgoing {
            purpose: Purpose::Notice,
            message_id: "x@y.example".to_owned(),
            from: "anna@shop.example".to_owned(),
            to: to.iter().map(|to| (*to).to_owned()).collect(),
            bytes: b"Subject: x\n\nx".to_vec(),
        };
        assert!(Letter::of(&mail(&[])).is_err());
        assert!(Letter::of(&mail(&["anna@shop.example>\r\nRCPT TO:<eve@evil.example"])).is_err());
        assert!(Letter::of(&mail(&["anna@shop.example"])).is_ok());
    }
}
