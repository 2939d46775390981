//! Beyond the class: how the owner's mail, or an intruder's, left, and what to look at first.
//!
//! A class says whether somebody must act; this says where. It changes no class.

use serde::{Deserialize, Serialize};

use crate::mail::received::Role;

use super::Class;
use super::rules::Grounds;
use super::signals::{Sent, Signed, Source};

/// Sub-labels of `through-your-account` and `sent-by-you`, as `trace --json` names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Through your account: somebody logged in as the owner, from an address that is none of the owner's.
    Account,
    /// Through your account: a program on a server of the owner's handed it in.
    Script,
    /// Through your account: a computer in the owner's network sent it itself, past the provider.
    Office,
    /// A service that sends for the owner: shop, newsletter, copier.
    Service,
    /// Sent by you: the recipient's address passed it on to another one.
    Forwarded,
    /// Sent by you: a mailing list passed it on.
    MailingList,
    /// Sent by you: a program of the owner's answered.
    AutomaticReply,
    /// Sent by you: the owner's text, sent again by somebody else.
    ReSent,
    /// Sent by you: through the owner's own way, but not in this Sent folder.
    NotKept,
}

impl How {
    /// The name in `trace --json`.
    pub fn name(self) -> &'static str {
        match self {
            How::Account => "account",
            How::Script => "script",
            How::Office => "office",
            How::Service => "service",
            How::Forwarded => "forwarded",
            How::MailingList => "mailing-list",
            How::AutomaticReply => "automatic-reply",
            How::ReSent => "re-sent",
            How::NotKept => "not-kept",
        }
    }

    /// What it means and what to look at first, for a person.
    pub fn look_first(self) -> &'static str {
        match self {
            How::Account => {
                "Somebody used your mail account from a place that is not yours, and so most likely has its password. Change it \
                 today, and look at the last sign-ins of the account."
            }
            How::Script => {
                "A server of yours sent it, or passed it on. Look first into its log for this mail: a program there, a contact \
                 form, shop or blog software, a login, or a device that may send through it."
            }
            How::Office => {
                "It came straight from your own network, past your mail provider. Look first for the computer that connects to \
                 port 25 of foreign hosts (the router can show it), and take it off the network."
            }
            How::Service => {
                "A service that may send for you sent it: newsletter, shop, invoices, copier. Look first at the sign-ins and the \
                 last mailings there."
            }
            How::Forwarded => "The recipient's address passes mail on, and the next one refused it.",
            How::MailingList => "A mailing list passed your mail on, and one of its members' servers refused it.",
            How::AutomaticReply => {
                "Your automatic reply answered a mail, and the answer could not be delivered: often the mail that it answered had \
                 a forged sender."
            }
            How::ReSent => {
                "The mail, or at least its header, is yours, but somebody else sent it again: it was handed in far from your \
                 servers, to people or at a time that do not fit your copy."
            }
            How::NotKept => {
                "It left the way your mail leaves, but this Sent folder has no copy: another device or program of yours sent it, or \
                 somebody who has your password. If you do not know this mail, change the password today."
            }
        }
    }
}

/// How a mail of this class left. None where nothing more can be said.
pub fn how(class: Class, grounds: &Grounds<'_>) -> Option<How> {
    match class {
        Class::ThroughYourAccount => Some(through(grounds)),
        Class::SentByYou => sent(grounds),
        Class::CannotTell if grounds.signals.signed >= Signed::Header && grounds.is_sent_again() => Some(How::ReSent),
        _ => None,
    }
}

fn through(grounds: &Grounds<'_>) -> How {
    if is_script(grounds) {
        return How::Script;
    }
    if grounds.submission.is_some() {
        return if is_services_host(grounds) { How::Service } else { How::Account };
    }
    match grounds.signals.source {
        Source::OwnNetwork => How::Office,
        Source::OwnServer => How::Script,
        _ => How::Account,
    }
}

fn sent(grounds: &Grounds<'_>) -> Option<How> {
    let signals = grounds.signals;
    if grounds.is_automatic() {
        return Some(How::AutomaticReply);
    }
    if grounds.is_of_a_list() {
        return Some(How::MailingList);
    }
    let outside = matches!(signals.source, Source::Outside);
    if outside && grounds.forwarded.is_some() {
        return Some(How::Forwarded);
    }
    match signals.sent {
        Sent::ElsewhereTo(_) => Some(How::Forwarded),
        Sent::Match => None,
        _ if is_services_host(grounds) => Some(How::Service),
        Sent::Absent if grounds.is_own_way() => Some(How::NotKept),
        _ => None,
    }
}

/// A mark of a program on the host that handed it in, in a line of that host or (as a hint) in the field that PHP adds.
fn is_script(grounds: &Grounds<'_>) -> bool {
    let trace = grounds.matter.trace;
    let below = trace.injection.as_ref().and_then(|injection| trace.hops.get(injection.hop + 1));
    grounds.submission.is_some_and(|submission| submission.local)
        || below.is_some_and(|hop| hop.line.role == Role::Local)
        || (grounds.submission.is_none() && grounds.matter.case.original.has_field("X-PHP-Originating-Script"))
}

/// The host sends for the owner by the SPF record, and is not the mail provider's.
fn is_services_host(grounds: &Grounds<'_>) -> bool {
    let Some(injection) = grounds.matter.injection() else { return false };
    let mut names = grounds.matter.facts.confirmed_names(injection.address).peekable();
    grounds.signals.source == Source::Provider
        && names.peek().is_some()
        && !names.any(|name| grounds.matter.side.is_providers(name))
}
