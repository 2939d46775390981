//! The IMAP adapter against a scripted server: the traps of the client library, refusals, lies, and broken connections.
//!
//! Real servers do not do these things on demand; what they do is tested on a real one elsewhere. Every test ends with the
//! wire log: nothing that could change a mailbox was ever sent.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at what it did not expect"
)]

#[path = "imap_scripted/certificates.rs"]
mod certificates;
#[path = "imap_scripted/chaos.rs"]
mod chaos;
#[path = "imap_scripted/cursors.rs"]
mod cursors;
#[path = "imap_scripted/questions.rs"]
mod questions;
#[path = "imap_scripted/server.rs"]
mod server;
#[path = "imap_scripted/traps.rs"]
mod traps;

use std::sync::Arc;
use std::time::Duration;

use alibi::io::imap::{Auth, ImapMailbox, Secret, Security, Settings};
use alibi::ports::Clock;
use jiff::Timestamp;
use secrecy::SecretString;
use server::Server;

struct Fixed;

impl Clock for Fixed {
    fn now(&self) -> Timestamp {
        "2026-01-02T12:00:00Z".parse().unwrap()
    }
}

fn secret(text: &str) -> Secret {
    Secret::fixed(SecretString::from(text.to_owned()))
}

fn settings(server: &Server) -> Settings {
    let mut settings = Settings::new("127.0.0.1", "owner@shop.example", Auth::Password(secret("secret")));
    settings.port = server.port;
    settings.security = Security::PlaintextLoopback;
    settings.read_timeout = Duration::from_millis(300);
    settings.command_timeout = Duration::from_secs(5);
    settings.connect_timeout = Duration::from_secs(5);
    settings.poll_every = Duration::from_millis(50);
    settings
}

fn open(settings: Settings) -> ImapMailbox {
    ImapMailbox::new(settings, Arc::new(Fixed))
}

fn mailbox(server: &Server) -> ImapMailbox {
    open(settings(server))
}
