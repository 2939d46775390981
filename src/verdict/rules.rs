//! From signals to a class. The hard rules stand first; every way to `forged` is one expression.
//!
//! | the mail | returned by | class |
//! |---|---|---|
//! | carries the owner's valid signature over its header, and another body; did not go the owner's usual way | anybody | cannot tell: whoever received it can write below the header |
//! | is in Sent with recipient and time, and carries the owner's valid signature | anybody | sent by you |
//! | is in Sent with recipient and time, unsigned, and went the owner's usual way | an identified organisation | sent by you |
//! | is in Sent with recipient and time, unsigned, and came otherwise | anybody | cannot tell: whoever received it can copy it |
//! | carries the owner's valid signature, went the owner's usual way | anybody | sent by you, or through your account if the hand-in was a stranger's and Sent does not know it |
//! | was handed in with the login of another customer of the provider | anybody | cannot tell, whatever the provider signed |
//! | came straight from the owner's own network or server, unsigned, not in Sent | an identified organisation | through your account |
//! | came through the owner's login at the provider, unsigned | that provider | sent by you, or through your account as above |
//! | came through the owner's login at the provider, unsigned | another identified organisation | through your account if the hand-in was a stranger's and Sent does not know it, else cannot tell |
//! | was injected outside everything that sends for the owner, nothing speaks for the owner, and the injecting host is no forwarder | an identified organisation | forged |
//! | anything else | | cannot tell, with what is missing |
//!
//! A way that could not be asked for may have been any: it turns every row that rests on another one into "cannot tell"
//! (`tests/properties` takes the answers of all scenarios away and sees to it).

use std::net::IpAddr;

use crate::case::Case;
use crate::facts::Facts;
use crate::mail::address;
use crate::owner::Owner;
use crate::recognise::Kind;
use crate::trace::trust::same_organisation;
use crate::trace::{Anchor, Trace, special};

use super::Class;
use super::doubts::Doubt;
use super::signals::{Sent, Signals, Signed, Source};
use super::submission::Submission;
use super::witness::{Standing, Witness};

/// Everything that a class follows from.
pub struct Grounds<'a> {
    pub case: &'a Case<'a>,
    pub owner: &'a Owner,
    pub trace: &'a Trace,
    pub witness: Option<&'a Witness>,
    pub signals: &'a Signals,
    /// How the owner's own provider got the mail, if the chain leads there.
    pub submission: Option<&'a Submission>,
    /// Why the injecting host may have only passed the mail on.
    pub forwarded: Option<&'a str>,
    /// Signs that it may be the owner's all the same.
    pub doubts: &'a [Doubt],
    pub facts: &'a Facts,
    /// Look-ups without an answer that could have spoken for the owner, in sentences.
    pub open: &'a [String],
    /// Which way it came could not be asked, in a sentence: it may have come by a way that would decide otherwise.
    pub way_open: Option<&'a str>,
    /// Who handed it in at the owner's side could not be asked.
    pub submission_open: bool,
}

impl Grounds<'_> {
    pub fn class(&self) -> Class {
        if self.case.notice.kind == Kind::Ordinary {
            return Class::NotAReport;
        }
        if self.is_not_yours() && !self.is_through_own_login() {
            return if self.is_perhaps_through_own_login() { Class::CannotTell } else { Class::NotYourAddress };
        }
        if let Some(class) = self.for_owner() {
            return class;
        }
        if self.is_lure() {
            return Class::SuspiciousNotice;
        }
        if self.is_forged() { Class::Forged } else { Class::CannotTell }
    }

    /// Neither From nor envelope sender is the owner's (evidence T27). What is not there cannot be compared.
    fn is_not_yours(&self) -> bool {
        let from = self.case.original.from();
        let sender = self.case.original.envelope_sender().or_else(|| self.returned_to());
        match (from, sender) {
            (Some(from), Some(sender)) => !self.owner.is_nobody() && !self.owner.is(&from) && !self.owner.is(&sender),
            _ => false,
        }
    }

    /// Whatever addresses an intruder writes, his mail shows the login that he used.
    fn is_through_own_login(&self) -> bool {
        self.is_identified()
            && self.is_anchored()
            && self.submission.is_some_and(|submission| self.is_owners(submission))
    }

    /// A line names the owner's login or network, and whether it can be believed could not be asked.
    fn is_perhaps_through_own_login(&self) -> bool {
        let asked = self.witness.is_some_and(|witness| witness.standing != Standing::Unknown)
            && !self.trace.could_not_ask
            && self.way_open.is_none()
            && !self.submission_open;
        let mut lines = self.trace.hops.iter().map(|hop| &hop.line);
        !asked && lines.any(|line| self.is_owners_hand(line.authenticated.as_deref(), line.peer))
    }

    /// A bounce goes to the envelope sender (RFC 5321, 3.6.3): where the returned mail does not name it, the notice does, first
    /// of all in To, which its author wrote; a mailbox may get it by a detour.
    fn returned_to(&self) -> Option<String> {
        let delivery = &self.case.delivery;
        delivery.to.as_ref().or(delivery.delivered_to.first()).cloned()
    }

    fn for_owner(&self) -> Option<Class> {
        let signals = self.signals;
        let signed = signals.signed >= Signed::Header;
        if signed && (self.is_sent_again() || self.is_perhaps_sent_again() || self.is_another_text()) {
            return Some(Class::CannotTell);
        }
        if signals.sent == Sent::Match && signed {
            return Some(Class::SentByYou);
        }
        if self.submission.is_some_and(|submission| self.is_anothers(submission)) {
            return Some(Class::CannotTell);
        }
        // Everything that Sent is searched by stands in the mail: a fellow recipient can copy it. Nobody can copy a signature
        // onto another text, or hand in where the owner does.
        if signals.sent == Sent::Match && !self.is_lure() {
            return Some(if self.went_own_way() { Class::SentByYou } else { Class::CannotTell });
        }
        if signed {
            return Some(self.signed_by_owner());
        }
        // Without a signature all of it rests on the returning server's word: it must be who it says.
        if !self.is_identified() || !self.is_anchored() {
            return None;
        }
        if self.submission.is_some_and(|submission| self.is_owners(submission)) {
            return Some(self.through_own_account());
        }
        // The owner's server passed on what a stranger's computer brought: then it is a forwarder, as any other.
        if self.submission.is_some_and(|submission| !submission.login && self.is_foreign(submission)) {
            return None;
        }
        if self.submission_open {
            return None;
        }
        match signals.source {
            // The word of the returning server, and a field that anybody can write: an autoresponder of the owner's, an
            // infected computer, or an invention.
            Source::OwnNetwork | Source::OwnServer if signals.automatic && self.is_from_mail_host() => {
                Some(Class::CannotTell)
            }
            Source::OwnNetwork | Source::OwnServer if signals.sent == Sent::Absent => Some(Class::ThroughYourAccount),
            _ => None,
        }
    }

    /// Evidence K3 with K8: it went as the owner's mail goes, by the word of somebody who is who he says; who invents a notice
    /// invents the way as well. Where the lines are missing nothing contradicts Sent. Most providers print no login, and most people
    /// write from a line that nobody knows: that alone is no stranger's.
    fn went_own_way(&self) -> bool {
        let signals = self.signals;
        let own = match signals.source {
            Source::None => true,
            Source::OwnNetwork | Source::OwnServer | Source::Provider | Source::Used(_) => self.is_anchored(),
            Source::Outside | Source::Open(_) | Source::Unsure(_) => false,
        };
        own && self.is_identified() && self.way_open.is_none() && !signals.other_customer && !self.submission_open
    }

    /// The header is the owner's and the body is not the one that was signed. On the owner's way a returning server may have
    /// changed it; elsewhere whoever had the mail may have written another one (RFC 6376, 8.15).
    pub(super) fn is_another_text(&self) -> bool {
        let own = matches!(self.signals.source, Source::OwnNetwork | Source::OwnServer | Source::Provider);
        self.signals.other_body && !(own && self.is_identified() && self.is_anchored())
    }

    /// The host that handed the mail in receives the owner's mail too, so programs there may answer it.
    fn is_from_mail_host(&self) -> bool {
        let Some(injection) = &self.trace.injection else { return false };
        let exchangers = self.owner.all_domains().flat_map(|domain| self.facts.exchangers(domain));
        exchangers.flat_map(|name| self.facts.addresses(name)).any(|own| special::same_host(*own, injection.address))
    }

    /// The owner's server signed it. That it is the owner's text is proven; whose hand sent it may be another question.
    fn signed_by_owner(&self) -> Class {
        let signals = self.signals;
        let stranger = self.submission.is_some_and(|submission| self.is_foreign(submission));
        // What is not known of the hand-in could be an intruder's.
        let open = self.submission_open || self.way_open.is_some();
        if (open || self.claims_foreign_login()) && signals.sent != Sent::Match {
            return Class::CannotTell;
        }
        // What an autoresponder sends nobody handed in from outside: an intruder can write the field as well.
        if matches!(signals.sent, Sent::ElsewhereTo(_)) || (signals.automatic && !stranger) {
            return Class::SentByYou;
        }
        let foreign = stranger || self.submission.is_some_and(|submission| submission.local);
        if foreign && signals.sent == Sent::Absent {
            return Class::ThroughYourAccount;
        }
        if foreign {
            return Class::CannotTell;
        }
        // Injected elsewhere it may be sent again by somebody else, to whom he likes.
        let own_way = matches!(signals.source, Source::OwnNetwork | Source::OwnServer | Source::Provider);
        if signals.recipients_signed || (own_way && signals.recipients_consistent) {
            Class::SentByYou
        } else {
            Class::CannotTell
        }
    }

    /// The lines about the owner's login are what the returning server gives back, and it may have invented them: an alarm can
    /// rest on them, and "you sent it" only if the owner's own provider is that server.
    fn through_own_account(&self) -> Class {
        let foreign = self.submission.is_some_and(|submission| self.is_foreign(submission));
        match (&self.signals.sent, foreign) {
            (Sent::Absent, true) => Class::ThroughYourAccount,
            (_, false) if self.witness.is_some_and(|witness| witness.own_provider) => Class::SentByYou,
            _ => Class::CannotTell,
        }
    }

    /// The owner's own text, handed in far from the owner's servers, long after it was written or for other people than it was
    /// written to, and nothing says that somebody passed it on (evidence T12).
    pub fn is_sent_again(&self) -> bool {
        let signals = self.signals;
        signals.source == Source::Outside && self.is_unlike_the_sent_one()
    }

    /// The same, if the way that could not be asked for led from outside.
    fn is_perhaps_sent_again(&self) -> bool {
        self.way_open.is_some() && self.is_unlike_the_sent_one()
    }

    fn is_unlike_the_sent_one(&self) -> bool {
        let signals = self.signals;
        let passed_on = self.forwarded.is_some() || self.is_of_a_list();
        !passed_on
            && match signals.sent {
                Sent::ElsewhereTo(_) => true,
                Sent::Match => signals.late,
                _ => signals.late && signals.signed >= Signed::Header,
            }
    }

    /// A list says so itself (RFC 2919); anybody can write that, so it only ever excuses.
    pub fn is_of_a_list(&self) -> bool {
        ["List-Id", "List-Post", "List-Unsubscribe"].iter().any(|name| self.case.original.has_field(name))
    }

    /// Below a host that nobody knows stand lines about a login from an address that is none of the owner's. Claims lower what
    /// a signature says, and prove nothing.
    fn claims_foreign_login(&self) -> bool {
        let Some(injection) = &self.trace.injection else { return false };
        let unknown =
            !matches!(self.signals.source, Source::None | Source::OwnNetwork | Source::OwnServer | Source::Provider);
        let mut below = self.trace.hops.iter().skip(injection.hop + 1).map(|hop| &hop.line);
        unknown
            && matches!(self.signals.sent, Sent::Absent | Sent::Unknown)
            && below
                .any(|line| line.authenticated.is_some() && line.peer.is_some_and(|peer| !self.owner.has_network(peer)))
    }

    pub(super) fn is_owners(&self, submission: &Submission) -> bool {
        self.is_owners_hand(submission.account.as_deref(), submission.address)
    }

    fn is_owners_hand(&self, account: Option<&str>, address: Option<IpAddr>) -> bool {
        account.is_some_and(|account| {
            self.owner.is(account) || self.owner.addresses.iter().any(|own| own.split('@').next() == Some(account))
        }) || address.is_some_and(|address| self.owner.has_network(address))
    }

    /// Handed in with the login of another customer of the provider. A login that is no address can be anybody's.
    pub(super) fn is_anothers(&self, submission: &Submission) -> bool {
        let Some(account) = &submission.account else { return false };
        let Some(domain) = address::domain(account) else { return false };
        // At a freemail provider the owner's domain is everybody's.
        let shared = self.owner.provider_names().any(|provider| address::same_organisation(provider, domain));
        !self.is_owners(submission) && (shared || !self.owner.has_domain(domain))
    }

    /// Handed in from an address that is none of the owner's.
    fn is_foreign(&self, submission: &Submission) -> bool {
        submission.address.is_some_and(|address| !self.owner.has_network(address))
    }

    /// The top of the chain is the bouncer's own line.
    pub(super) fn is_anchored(&self) -> bool {
        self.trace.anchor != Anchor::Unanchored
    }

    pub(super) fn is_identified(&self) -> bool {
        self.witness.is_some_and(|witness| witness.standing == Standing::Identified)
    }

    /// Says that it is a bounce, is surely not from whom it names, and brings no chain that ties it to anybody (evidence T10).
    fn is_lure(&self) -> bool {
        self.case.notice.kind.is_bounce()
            && self.witness.is_some_and(|witness| witness.standing == Standing::Stranger)
            && !self.is_anchored()
    }

    /// Evidence, class 3: K6 and K7 and K9, nothing for the owner, and no check that could speak for the owner left open.
    /// A broken signature is the owner's mail altered on its way, unless it went straight to the recipient and Sent knows no
    /// such mail.
    fn is_forged(&self) -> bool {
        let signals = self.signals;
        let outside = match signals.source {
            Source::Outside => true,
            // The record alone leaves it open; a mail without the signature that all mail of the domain has does not.
            Source::Open(_) => signals.lacks_signature && signals.sent == Sent::Absent,
            _ => false,
        };
        self.is_identified()
            && self.is_own_observation()
            && self.case.identity(self.owner).is_some()
            && self.trace.injection.is_some()
            && self.is_anchored()
            && outside
            && self.open.is_empty()
            && self.doubts.is_empty()
            && matches!(signals.signed, Signed::No | Signed::Broken)
            && !matches!(signals.sent, Sent::ElsewhereTo(_) | Sent::Unknown)
            && (signals.signed == Signed::No || (signals.sent == Sent::Absent && signals.recipients_consistent))
            && self.forwarded.is_none()
            && !self.is_perhaps_owners_login()
    }

    /// Somebody logged in at the owner's provider, or elsewhere by the owner's name: nobody told us of all the owner's accounts.
    pub(super) fn is_perhaps_owners_login(&self) -> bool {
        let Some(account) = self.trace.injection.as_ref().and_then(|injection| injection.account.as_deref()) else {
            return false;
        };
        let local = account.split('@').next();
        let named = |own: &String| {
            own.split('@').next().is_some_and(|own| local.is_some_and(|local| own.eq_ignore_ascii_case(local)))
        };
        self.submission.is_some_and(|submission| submission.login)
            || self.owner.is(account)
            || (!account.contains('@') && self.owner.addresses.iter().any(named))
    }

    /// The witness wrote the line that names the source, or receives mail for who it failed for. What another organisation's
    /// server is said to have seen it only tells.
    pub fn is_own_observation(&self) -> bool {
        let Some(witness) = self.witness else { return false };
        let lines = self.trace.last_believed.map_or(0, |last| last + 1);
        let mut writers = self.trace.hops.iter().take(lines).filter_map(|hop| hop.line.by.as_deref());
        let wrote = |by: &str| same_organisation(&witness.organisation, by);
        witness.own_provider || witness.receives || writers.any(wrote)
    }
}
