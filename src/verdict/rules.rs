//! From signals to a class. The hard rules stand first; every way to `forged` is one expression.
//!
//! | the mail | returned by | class |
//! |---|---|---|
//! | carries the owner's valid signature over its header, and another body; was not surely handed in by the owner | anybody | cannot tell: whoever received it can write below the header |
//! | carries the owner's valid signature over its header, the body did not come back; came from afar, and no forwarder shows, or others had it some time before and no login of the owner's shows, or the notice is not from whom it names, and Sent does not know it | anybody | cannot tell, for the same reason |
//! | carries the owner's valid signature, came late or to others than it was sent to; did not go the owner's usual way | anybody | cannot tell: somebody may have sent it again |
//! | is in Sent with recipient and time, and carries the owner's valid signature | anybody | sent by you |
//! | is in Sent with recipient and time, unsigned, went to others too, and came some time later the way of all the provider's customers | anybody | cannot tell: one of them can copy it |
//! | is in Sent with recipient and time, unsigned, and went the owner's usual way | an identified organisation | sent by you |
//! | is in Sent with recipient and time, unsigned, and came otherwise | anybody | cannot tell: whoever received it can copy it |
//! | carries the owner's valid signature, went the owner's usual way | anybody | sent by you, or through your account if the hand-in was a stranger's and Sent does not know it |
//! | was handed in with the login of another customer of the provider, unless Sent knows it and the signature covers its body | anybody | cannot tell, whatever the provider signed |
//! | came straight from the owner's own network or server, unsigned, not in Sent | an identified organisation | through your account |
//! | came through the owner's login at the provider, unsigned | that provider | sent by you, or through your account as above |
//! | came through the owner's login at the provider, unsigned | another identified organisation | through your account if the hand-in was a stranger's and Sent does not know it, else cannot tell |
//! | was injected outside everything that sends for the owner, nothing speaks for the owner, and the injecting host is no forwarder | an identified organisation | forged |
//! | anything else | | cannot tell, with what is missing |
//!
//! A way that could not be asked for may have been any: it turns every row that rests on another one into "cannot tell"
//! (`tests/properties` takes the answers of all scenarios away and sees to it).

use crate::facts::Question;
use crate::mail::address;
use crate::providers;
use crate::recognise::Kind;
use crate::trace::Anchor;
use crate::trace::trust::same_organisation;

use super::Class;
use super::doubts::Doubt;
use super::hand_in::Intake;
use super::matter::Matter;
use super::signals::{Sent, Signals, Signed, Source};
use super::submission::Submission;
use super::witness::{Standing, Witness};

/// Everything that a class follows from.
pub struct Grounds<'a> {
    pub matter: &'a Matter<'a>,
    pub intake: &'a Intake<'a>,
    pub witness: Option<&'a Witness>,
    pub signals: &'a Signals,
    /// How the owner's own provider got the mail, if the chain leads there.
    pub submission: Option<&'a Submission>,
    /// Why the injecting host may have only passed the mail on.
    pub forwarded: Option<&'a str>,
    /// Signs that it may be the owner's all the same.
    pub doubts: &'a [Doubt],
    /// Look-ups without an answer that could have spoken for the owner, in sentences.
    pub open: &'a [String],
    /// Which way it came could not be asked, in a sentence: it may have come by a way that would decide otherwise.
    pub way_open: Option<&'a str>,
    /// Who handed it in at the owner's side could not be asked.
    pub submission_open: bool,
}

impl Grounds<'_> {
    pub fn class(&self) -> Class {
        if self.matter.case.notice.kind == Kind::Ordinary {
            return if self.is_pose() { Class::SuspiciousNotice } else { Class::NotAReport };
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
        let from = self.matter.case.original.from();
        let sender = self.matter.case.original.envelope_sender().or_else(|| self.returned_to());
        match (from, sender) {
            (Some(from), Some(sender)) => {
                !self.matter.owner.is_nobody() && !self.is_of_owners(&from) && !self.is_of_owners(&sender)
            }
            _ => false,
        }
    }

    /// The owner's address, or another one in a domain of the owner's where not everybody has one (evidence T26): the notice lies in the
    /// owner's mailbox. Access providers receive for themselves what they give out addresses in.
    fn is_of_owners(&self, addr_spec: &str) -> bool {
        let Matter { owner, facts, .. } = self.matter;
        let domain = address::domain(addr_spec).map(address::normal).filter(|domain| owner.has_domain(domain));
        let givers = |domain: &str| {
            let is_own = |exchanger: &str| {
                facts.addresses(exchanger).iter().any(|own| owner.has_network(*own))
                    || facts.is_unusable(&Question::Addresses(address::normal(exchanger).into_owned()))
            };
            let mut exchangers = facts.exchangers(domain).iter();
            providers::is_everybodys(domain)
                || exchangers.any(|exchanger| same_organisation(exchanger, domain) && !is_own(exchanger))
        };
        owner.is(addr_spec) || domain.is_some_and(|domain| !givers(&domain))
    }

    /// A bounce goes to the envelope sender (RFC 5321, 3.6.3): where the returned mail does not name it, the notice does, first
    /// of all in To, which its author wrote; a mailbox may get it by a detour.
    fn returned_to(&self) -> Option<String> {
        let delivery = &self.matter.case.delivery;
        delivery.to.as_ref().or(delivery.delivered_to.first()).cloned()
    }

    fn for_owner(&self) -> Option<Class> {
        let signals = self.signals;
        let signed = signals.signed >= Signed::Header;
        let kept = signals.sent == Sent::Match;
        let another_text = self.is_another_text() || self.is_unseen_text() || (self.is_strangers_header() && !kept);
        if signed && (another_text || self.is_perhaps_sent_again()) {
            return Some(Class::CannotTell);
        }
        if kept && signals.signed == Signed::Full {
            return Some(Class::SentByYou);
        }
        if self.submission.is_some_and(|submission| self.is_anothers(submission)) {
            return Some(Class::CannotTell);
        }
        if kept && signed {
            return Some(Class::SentByYou);
        }
        // Everything that Sent is searched by stands in the mail: a fellow recipient can copy it. Nobody can copy a signature
        // onto another text, or hand in where the owner does.
        if kept {
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
        let passed_on = |one: &Submission| !one.login && (one.passed_on.is_some() || self.is_foreign(one));
        if self.submission.is_some_and(passed_on) {
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

    /// The owner's server signed it. That it is the owner's text is proven; whose hand sent it may be another question.
    fn signed_by_owner(&self) -> Class {
        let signals = self.signals;
        let stranger = self.submission.is_some_and(|submission| self.is_foreign(submission));
        // What is not known of the hand-in could be an intruder's.
        let open = self.submission_open || self.way_open.is_some();
        if (open || self.claims_foreign_login()) && signals.sent != Sent::Match {
            return Class::CannotTell;
        }
        // What an autoresponder sends nobody handed in from outside, and it goes to whom it answers: an intruder can write the field
        // as well, and who got the answer can send it on.
        let answered = self.is_automatic() && !stranger && signals.recipients_consistent;
        if matches!(signals.sent, Sent::ElsewhereTo(_)) || answered {
            return Class::SentByYou;
        }
        let foreign = stranger || self.submission.is_some_and(|submission| submission.local);
        let sent = self.submission.is_some_and(|submission| submission.listed && submission.passed_on.is_none());
        if foreign && sent && signals.sent == Sent::Absent {
            return Class::ThroughYourAccount;
        }
        if foreign {
            return Class::CannotTell;
        }
        // Injected elsewhere it may be sent again by somebody else, to whom he likes.
        if signals.recipients_signed || (self.is_own_way() && signals.recipients_consistent) {
            Class::SentByYou
        } else {
            Class::CannotTell
        }
    }

    /// The lines about the owner's login are what the returning server gives back, and it may have invented them: an alarm can
    /// rest on them, and "you sent it" only if the owner's own provider is that server.
    fn through_own_account(&self) -> Class {
        let Some(submission) = self.submission.filter(|submission| submission.listed) else { return Class::CannotTell };
        let foreign = self.is_foreign(submission);
        match (&self.signals.sent, foreign) {
            (Sent::Absent, true) => Class::ThroughYourAccount,
            (_, false) if self.witness.is_some_and(|witness| witness.own_provider) => Class::SentByYou,
            _ => Class::CannotTell,
        }
    }

    /// The top of the chain is the bouncer's own line.
    pub(super) fn is_anchored(&self) -> bool {
        self.matter.trace.anchor != Anchor::Unanchored
    }

    pub(super) fn is_identified(&self) -> bool {
        self.witness.is_some_and(|witness| witness.standing == Standing::Identified)
    }

    /// Plays a bounce (evidence T10), and is no word of the owner's own provider.
    fn is_pose(&self) -> bool {
        let providers = |witness: &Witness| {
            let mut names = self.matter.owner.provider_names();
            let of_provider = names.any(|name| same_organisation(name, &witness.organisation));
            witness.own_provider || (of_provider && witness.standing == Standing::Identified)
        };
        self.matter.case.notice.poses && !self.witness.is_some_and(providers)
    }

    /// Says that it is a bounce, is surely not from whom it names, brings no chain that ties it to anybody, and no mail that the
    /// owner kept (evidence T10).
    fn is_lure(&self) -> bool {
        let perhaps_kept = matches!(self.signals.sent, Sent::Match | Sent::Unknown);
        self.is_strangers() && !self.is_anchored() && !perhaps_kept && !self.came_by_a_forwarder()
    }

    /// Addressed to none of the owner's addresses, and handed in by a host of the house that it is addressed to: an old address, or a
    /// forwarder that rewrote the envelope, passed it on. Behind one nobody can be proven to be who he says.
    fn came_by_a_forwarder(&self) -> bool {
        let Matter { case, owner, facts, .. } = self.matter;
        let Some(to) = case.delivery.to.as_deref().filter(|to| !owner.is(to)) else { return false };
        let Some((domain, peer)) = address::domain(to).zip(self.intake.peer()) else { return false };
        facts.confirmed_names(peer).any(|name| same_organisation(name, domain))
    }

    /// Says that it is a bounce, and is surely not from whom it names.
    pub(super) fn is_strangers(&self) -> bool {
        self.matter.case.notice.kind.is_bounce()
            && self.witness.is_some_and(|witness| witness.standing == Standing::Stranger)
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
            && self.matter.identity.is_some()
            && self.matter.trace.injection.is_some()
            && self.is_anchored()
            && outside
            && self.open.is_empty()
            && self.doubts.is_empty()
            && matches!(signals.signed, Signed::No | Signed::Broken)
            && !matches!(signals.sent, Sent::ElsewhereTo(_) | Sent::Altered | Sent::Alike | Sent::Unknown)
            && (signals.signed == Signed::No
                || (signals.sent == Sent::Absent && signals.recipients_consistent && !self.is_from_named_host()))
            && self.forwarded.is_none()
            && !self.is_perhaps_owners_login()
    }

    /// The witness wrote the line that names the source, or receives mail for who it failed for. What another organisation's
    /// server is said to have seen it only tells.
    pub fn is_own_observation(&self) -> bool {
        let Some(witness) = self.witness else { return false };
        let lines = self.matter.trace.last_believed.map_or(0, |last| last + 1);
        let mut writers = self.matter.trace.hops.iter().take(lines).filter_map(|hop| hop.line.by.as_deref());
        let wrote = |by: &str| same_organisation(&witness.organisation, by);
        witness.own_provider || witness.receives || writers.any(wrote)
    }
}
