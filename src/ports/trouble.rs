//! Why a mailbox could not be read, a mail not be sent, or the state not be kept: what follows for trying again is in the kind, and what a person can do
//! stands beside it.

use super::Place;

const OTHER_CERTIFICATE: &str =
    "use the server name that the certificate is for, or name the authority in `tls_ca_file`";
const NO_SECRET: &str = "put the password where `secret` says, readable by you alone (`chmod 600`)";

/// Why a mailbox could not be read: what a person can do about it is in [`MailboxError::remedy`].
#[derive(Debug, thiserror::Error)]
pub enum MailboxError {
    /// No connection, or it broke, or the server did not answer in time. Trying again makes sense.
    #[error("reach the mail server `{server}`: {why}")]
    Unreachable { server: String, why: String },
    /// The certificate is not good for this server. Nothing was sent.
    #[error("trust the certificate of `{server}`: {why}")]
    Certificate { server: String, why: String },
    /// The server refused the login. Trying the same again can lock the account.
    #[error("log in to `{server}` as `{user}`: {why}")]
    LoginRefused { server: String, user: String, why: String },
    /// There is nothing to log in with. Nothing was sent.
    #[error("log in to `{server}`: {why}")]
    NoSecret { server: String, why: String },
    #[error("open the folder `{folder}`: {why}")]
    Folder { folder: String, why: String },
    /// The server refused a command or said something that cannot be.
    #[error("read from the mail server: {0}")]
    Protocol(String),
    /// This mail breaks the connection whenever it is asked for.
    #[error("read the mail {} in `{}`: {why}", place.uid, place.folder)]
    Poison { place: Place, why: String },
}

impl MailboxError {
    /// What a person can do.
    pub fn remedy(&self) -> &'static str {
        match self {
            MailboxError::Unreachable { .. } => "check the server's name, the port and the network",
            MailboxError::Certificate { .. } => OTHER_CERTIFICATE,
            MailboxError::LoginRefused { .. } => {
                "check user and password; many providers want an app password and IMAP switched on"
            }
            MailboxError::NoSecret { .. } => NO_SECRET,
            MailboxError::Folder { .. } => "name the folders of this account in `folders`",
            MailboxError::Protocol(_) => {
                "check that this is the port for IMAP; alibi tries again by itself; if it stays, report it"
            }
            MailboxError::Poison { .. } => "the mail is set aside; look at it in your mail program",
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// Surely not sent; trying again makes sense.
    #[error("send through `{server}`: {why}")]
    Temporary { server: String, why: String },
    /// Surely not sent: the certificate is not good for this server. It may be renewed.
    #[error("trust the certificate of `{server}`: {why}")]
    Certificate { server: String, why: String },
    /// Surely not sent: there is nothing to log in with, now.
    #[error("log in to `{server}`: {why}")]
    NoSecret { server: String, why: String },
    /// Surely not sent, and will not be.
    #[error("send through `{server}`: {why}")]
    Permanent { server: String, why: String },
    /// Surely not sent: the server refused the login. Trying the same again soon can lock the account.
    #[error("log in to `{server}` as `{user}`: {why}")]
    LoginRefused { server: String, user: String, why: String },
    /// The line broke after the mail was handed over and before the answer came.
    #[error("learn from `{server}` whether the mail was sent: {why}")]
    InDoubt { server: String, why: String },
}

impl SendError {
    /// What a person can do, in the section that says how mail leaves.
    pub fn remedy(&self) -> &'static str {
        match self {
            SendError::Temporary { .. } | SendError::InDoubt { .. } => {
                "check `host` and `port` of `[smtp]`, and the network"
            }
            SendError::Certificate { .. } => OTHER_CERTIFICATE,
            SendError::NoSecret { .. } => NO_SECRET,
            SendError::Permanent { .. } => "check `from` of `[smtp]`, and whom the notices go to",
            SendError::LoginRefused { .. } => {
                "check `user` and `secret` of `[smtp]`; many providers want an app password"
            }
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("open the state `{path}`: {why}")]
    Open { path: String, why: String },
    /// Another alibi works on this state.
    #[error("use the state `{path}`: process {pid} is using it")]
    InUse { path: String, pid: String },
    #[error("keep the state: {0}")]
    Write(String),
    #[error("read the state: {0}")]
    Read(String),
}

impl StoreError {
    /// What a person can do.
    pub fn remedy(&self) -> &'static str {
        match self {
            StoreError::InUse { .. } => "only one alibi works on a state: stop the other one first",
            StoreError::Open { .. } => {
                "see that this user can write in the folder, and that it holds nothing else of this name"
            }
            StoreError::Write(_) => "see that the disk is not full, and that this user can write in the folder",
            StoreError::Read(_) => "see that this user can read it",
        }
    }
}
