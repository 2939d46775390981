//! The owner's mailbox over IMAP (RFC 3501), read-only: EXAMINE, UID SEARCH, UID FETCH with BODY.PEEK, LIST, IDLE, NOOP.
//!
//! One thing is written, if the configuration names the folder for it: [`consent`] puts questions into a folder of their own. What
//! may be said to a server at all is listed in [`gate`].
//!
//! Layers, from the wire up: [`guard`] lets through only what the client library survives; async-imap frames and parses
//! responses; [`session`] is a command layer of our own, because the library reads refusals and lost connections as empty
//! results; [`mailbox`] keeps cursors, folders and mails that break the connection, and is the [`crate::ports::Mailbox`].
//! A session is never used again after a time-out, an error or a dropped future: its reply would answer the next question.

pub mod connect;
mod consent;
mod deadline;
pub mod folders;
mod gate;
pub mod guard;
pub mod idle;
pub mod mailbox;
mod poison;
pub mod read;
mod recent;
pub mod session;
pub mod settings;
mod shape;
pub mod text;

pub use mailbox::ImapMailbox;
pub use settings::{Auth, Security, Settings};

pub use super::secret::Secret;
