//! One `Received:` line: what it says, and what of it the writer saw itself. RFC 5321, 4.4.
//!
//! There is no one grammar: programs differ in where they put what the client said and what they saw. So the writer's dialect is
//! recognised first ([`dialects`]), by marks that the client cannot place, and then the address is taken only from where that
//! dialect prints it: never from HELO, ident, account, ids, version numbers or `for`. Where two addresses are left that the
//! dialect does not tell apart the line is ambiguous, and where it names none there is none: no address is better than a wrong one.

mod clauses;
mod dialects;
mod head;
mod literal;
mod peer;
mod stamp;
mod token;

use std::borrow::Cow;
use std::net::IpAddr;
use std::sync::LazyLock;

use jiff::Timestamp;
use memchr::memmem::Finder;
use serde::{Deserialize, Serialize};

pub use literal::{address, folded};
pub use stamp::Stamp;

/// The longest line that is read, in bytes after unfolding. Longer ones say nothing.
pub const LINE_MAX: usize = 16 * 1024;

/// What kind of hand-over a line records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A computer connected and handed the mail in.
    #[default]
    Relay,
    /// Handed in by a program on the same host.
    Local,
    /// From one program of a site to the next: LMTP, mailbox store, content filter.
    Delivery,
    /// Through a web page or an HTTP interface: the peer is a browser.
    Web,
    /// Pulled out of a mailbox by POP or IMAP: the peer is the mailbox server, not a sender.
    Fetched,
    /// A mark of a program that handled the mail; nothing was handed over.
    Bookkeeping,
    /// The writer leaves the peer out on purpose, or somebody took it out.
    Withheld,
}

/// A parsed `Received:` line. Everything in it is what the line says; whether to believe it is the trace's business.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// The software that wrote the line, as far as its shape tells: `postfix`, `exim`, `qmail`, ... or empty.
    pub writer: String,
    #[serde(default)]
    pub role: Role,
    /// The address of the computer that connected, as the writer saw it. In normal form (IPv4-mapped folded, no zone).
    pub peer: Option<IpAddr>,
    /// Two or more candidates for `peer`: none can be believed, and `peer` is None.
    pub ambiguous: bool,
    /// The name that the writer looked up for the peer, lower case.
    pub name: Option<String>,
    /// That kind of writer prints only names that resolve back to the peer (and did not mark this one as doubtful).
    pub name_confirmed: bool,
    /// What the peer called itself (HELO, EHLO). Never evidence.
    pub helo: Option<String>,
    /// The host that wrote the line, lower case.
    pub by: Option<String>,
    /// The writer's own address, where it prints it.
    pub by_address: Option<IpAddr>,
    /// Protocol, upper case: `ESMTPS`, `LMTP`, `HTTP`, `LOCAL`.
    pub with: Option<String>,
    pub id: Option<String>,
    /// The one envelope recipient, lower case, where the line names it.
    pub recipient: Option<String>,
    /// The peer logged in: the account name if printed, else empty.
    pub authenticated: Option<String>,
    /// No network peer: handed in by a local program (pickup, `local`, userid, Submit).
    pub local: bool,
    pub date: Option<Timestamp>,
    /// The time zone that the date is written in, in minutes east of UTC: a host writes all its lines in one.
    #[serde(default)]
    pub zone: Option<i32>,
    /// It stands below From, To or Subject. Mail systems put their lines on top, so the sender wrote this one.
    #[serde(default)]
    pub below_content: bool,
}

/// Programs that look up the name of whoever connects, and print it where there is one.
const LOOK_UP: [&str; 10] =
    ["postfix", "exim", "sendmail", "qmail", "courier", "opensmtpd", "haraka", "halon", "stalwart", "google"];
/// Programs that print that somebody logged in (RFC 3848 and older marks). Exchange, Domino and MDaemon do not.
const PRINT_LOGINS: [&str; 10] =
    ["postfix", "exim", "sendmail", "haraka", "opensmtpd", "courier", "google", "communigate", "stalwart", "halon"];

impl Received {
    /// Does its writer look up the name of whoever connects? Then a line without one says that there was none.
    pub fn looks_up_names(&self) -> bool {
        LOOK_UP.contains(&self.writer.as_str())
    }

    /// Does its writer print that somebody logged in? Then a line without that says that nobody did.
    pub fn prints_logins(&self) -> bool {
        PRINT_LOGINS.contains(&self.writer.as_str())
    }
}

static DOUBLE_SPACE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"  "));

/// Reads the value of one `Received:` field, folded or not.
pub fn parse(value: &str) -> Received {
    let mut received = Received::default();
    if value.len() > LINE_MAX {
        return received;
    }
    let clean = cleaned(value);
    let tokens = token::tokens(&clean);
    let line = clauses::cut(&clean, &tokens);
    line.fill(&mut received);
    let dialect = dialects::recognise(&line);
    received.writer = dialect.writer.to_owned();
    received.role = dialects::role(&line, dialect);
    received.local = received.role == Role::Local;
    received.authenticated = dialects::account(&line, received.role);
    peer::read(&line, dialect, &mut received);
    received
}

/// The line with single spaces. NUL and other control characters stand in no honest line; dropping them could make another address
/// of one, so they stay as what nobody can read.
fn cleaned(value: &str) -> Cow<'_, str> {
    let value = value.trim_ascii();
    // All are looked at, as that is done for many at a time.
    let plain = value.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'));
    if plain && DOUBLE_SPACE.find(value.as_bytes()).is_none() {
        return Cow::Borrowed(value);
    }
    let printed = |char: char| if char.is_control() { '\u{fffd}' } else { char };
    let mut clean = String::with_capacity(value.len());
    for word in value.split_ascii_whitespace() {
        if !clean.is_empty() {
            clean.push(' ');
        }
        clean.extend(word.chars().map(printed));
    }
    Cow::Owned(clean)
}
