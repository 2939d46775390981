//! What the owner's own mailbox teaches: the provider's names, the hosts that the owner's mail leaves by, and whether it is
//! always signed (evidence K8, K10).
//!
//! Pure: header blocks in, [`Learned`] out. Strangers write most of what lies in a mailbox, so each thing is learned only from
//! what they cannot write, and where that is not sure, nothing is learned:
//!
//! - **The provider** writes the topmost lines of every mail, above all that came with it ([`provider`]). Nothing below the
//!   line in which it names who handed the mail in counts.
//! - **Signed mail** counts by its signature, which nobody else can make, and once for each signed Message-ID, so that sending
//!   it again adds nothing. A mail in the owner's name without a signature counts against, whoever wrote it ([`signing`]):
//!   a stranger can keep us from learning, not make us learn.
//! - **Outgoing hosts** come from mail that the owner sent to nobody but the owner, and that lies in the Sent folder: nobody
//!   else ever had it to send it again ([`outgoing`]).
//!
//! The Sent folder and the mailbox itself are the owner's: only who can log in can write there. That does not hold for mail
//! files that somebody was given, so `alibi trace` learns nothing from the mails it looks at, only from `sent/` of a world and
//! `--sent`, which are the owner's word.

mod outgoing;
mod provider;
mod signing;

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::facts::Signature;
use crate::mail::address;
use crate::mail::header::{self, Fields};
use crate::owner::{Learned, Owner};

/// Newest mails of the inbox and of the Sent folder that are looked at.
pub const INBOX_MAX: usize = 200;
pub const SENT_MAX: usize = 100;
/// Mails in the owner's own name whose signatures are checked: each costs a look-up.
pub const OWN_MAX: usize = 60;

/// A mail that lies in the inbox, by its header.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Arrived {
    pub header: Vec<u8>,
    /// When the server got it.
    pub at: Option<Timestamp>,
    /// Its signatures, if they could be checked.
    pub signatures: Option<Vec<Signature>>,
}

/// What these mails teach. `mailbox_host`: the server that the mailbox is on, if it proved its name.
pub fn learn(owner: &Owner, mailbox_host: Option<&str>, inbox: &[Arrived], sent: &[Vec<u8>]) -> Learned {
    let inbox = distinct(inbox);
    let providers = provider::names(mailbox_host, &inbox);
    let known: Vec<String> = owner.provider_names().map(str::to_owned).chain(providers.iter().cloned()).collect();
    Learned {
        outgoing: outgoing::hosts(owner, &known, &inbox, sent),
        signing: signing::count(owner, &inbox, sent),
        providers,
    }
}

/// Is the mail in the owner's name?
pub fn is_own(owner: &Owner, header: &[u8]) -> bool {
    from(header).is_some_and(|from| owner.is(&from))
}

/// The one address in From; several, or several fields, are nobody's.
fn from(header: &[u8]) -> Option<String> {
    let mut fields = Fields::new(header).filter(|field| field.is("From"));
    let all = address::all_in(fields.next()?.value);
    match (all.as_slice(), fields.next()) {
        ([one], None) => Some(one.clone()),
        _ => None,
    }
}

fn message_id(header: &[u8]) -> Option<String> {
    header::find(header, "Message-ID").map(|field| header::bare_id(&field.text())).filter(|id| !id.is_empty())
}

/// Each mail once: copies of one are one.
fn distinct(inbox: &[Arrived]) -> Vec<&Arrived> {
    let mut seen = BTreeSet::new();
    inbox.iter().filter(|mail| message_id(&mail.header).is_some_and(|id| seen.insert(id))).collect()
}

#[cfg(test)]
mod tests;
