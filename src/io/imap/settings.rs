//! Everything an IMAP mailbox needs to know, with defaults that suit the providers we know of.
//!
//! The config fills it in. A secret is a question that is asked again at each login, so that a changed password file or a
//! refreshed token works without a restart, and no secret lives longer than the login that it is for.

use std::time::Duration;

use crate::io::secret::Secret;
use crate::io::tls::Trust;

/// How to log in.
#[derive(Debug, Clone)]
pub enum Auth {
    /// LOGIN (RFC 3501, 6.2.3).
    Password(Secret),
    /// AUTHENTICATE XOAUTH2 with an access token, as Google and Microsoft define it.
    XOAuth2(Secret),
}

/// How the line is protected.
#[derive(Debug, Clone)]
pub enum Security {
    /// TLS from the first byte (RFC 8314).
    Tls(Trust),
    /// For tests: no TLS. Refused for every address that is not loopback.
    PlaintextLoopback,
}

#[derive(Debug, Clone)]
pub struct Settings {
    pub host: String,
    /// Default 993.
    pub port: u16,
    pub user: String,
    pub auth: Auth,
    pub security: Security,
    /// The folders to watch, by the names people see. None: INBOX and Junk.
    pub folders: Option<Vec<String>>,
    /// Where sent mail is. None: by `\Sent` (RFC 6154), then by known names.
    pub sent_folder: Option<String>,
    /// The folder in which alibi may ask the owner, by the name people see. None: no folder is ever written to.
    pub questions: Option<String>,
    /// How far back the first look into a folder goes. Default 14.
    pub look_back_days: u16,
    /// New mails of one look. Default 200.
    pub arrivals_max: usize,
    /// Bytes of one mail that are fetched. Default 10 MiB.
    pub mail_bytes_max: usize,
    /// Bytes of one header block that are fetched. Default 128 KiB.
    pub header_bytes_max: usize,
    /// Default 30 s.
    pub connect_timeout: Duration,
    /// The longest silence inside a reply. Default 60 s.
    pub read_timeout: Duration,
    /// The longest that one command may take. Default 5 minutes.
    pub command_timeout: Duration,
    /// IDLE is renewed after this time. Default 9 minutes: some networks forget a silent connection after 10.
    pub idle_renew: Duration,
    /// How often to ask a server without IDLE. Default 1 minute.
    pub poll_every: Duration,
    /// How often the folders other than the first are looked at while IDLE sits on INBOX. Default 3 minutes.
    pub others_every: Duration,
}

impl Settings {
    pub fn new(host: impl Into<String>, user: impl Into<String>, auth: Auth) -> Settings {
        Settings {
            host: host.into(),
            port: 993,
            user: user.into(),
            auth,
            security: Security::Tls(Trust::Platform),
            folders: None,
            sent_folder: None,
            questions: None,
            look_back_days: 14,
            arrivals_max: 200,
            mail_bytes_max: 10 << 20,
            header_bytes_max: 128 << 10,
            connect_timeout: Duration::from_secs(30),
            read_timeout: Duration::from_secs(60),
            command_timeout: Duration::from_secs(300),
            idle_renew: Duration::from_secs(9 * 60),
            poll_every: Duration::from_secs(60),
            others_every: Duration::from_secs(180),
        }
    }

    /// `host:port`, for sentences.
    pub fn server(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }
}
