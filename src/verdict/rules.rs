//! From signals to a class. The hard rules stand first; every way to `forged` is one expression.
//!
//! | the mail | returned by | class |
//! |---|---|---|
//! | is in Sent with recipient and time | anybody | sent by you |
//! | carries the owner's valid signature, went the owner's usual way | anybody | sent by you, or through your account if the hand-in was a stranger's and Sent does not know it |
//! | came straight from the owner's own network, unsigned, not in Sent | an identified organisation | through your account |
//! | was injected outside everything that sends for the owner, nothing speaks for the owner | an identified organisation | forged |
//! | anything else | | cannot tell, with what is missing |

use crate::case::Case;
use crate::owner::Owner;
use crate::recognise::Kind;
use crate::trace::{Anchor, Trace};

use super::Class;
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
}

impl Grounds<'_> {
    pub fn class(&self) -> Class {
        if self.case.notice.kind == Kind::Ordinary {
            return Class::NotAReport;
        }
        if self.is_not_yours() {
            return Class::NotYourAddress;
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

    /// A bounce goes to the envelope sender (RFC 5321, 3.6.3): where the returned mail does not name it, the notice does.
    fn returned_to(&self) -> Option<String> {
        self.case.delivery.delivered_to.first().cloned()
    }

    fn for_owner(&self) -> Option<Class> {
        let signals = self.signals;
        let signed = signals.signed >= Signed::Header;
        if signals.sent == Sent::Match {
            return Some(Class::SentByYou);
        }
        let own_account = self.submission.is_some_and(|submission| self.is_owners(submission));
        if signed {
            return Some(self.signed_by_owner());
        }
        match signals.source {
            Source::OwnNetwork | Source::OwnServer if signals.automatic => Some(Class::SentByYou),
            Source::OwnNetwork | Source::OwnServer if signals.sent == Sent::Absent && self.is_identified() => {
                Some(Class::ThroughYourAccount)
            }
            Source::Provider if own_account => Some(self.through_own_account()),
            _ => None,
        }
    }

    /// The owner's server signed it. That it is the owner's text is proven; whose hand sent it may be another question.
    fn signed_by_owner(&self) -> Class {
        let signals = self.signals;
        if matches!(signals.sent, Sent::ElsewhereTo(_)) || signals.automatic {
            return Class::SentByYou;
        }
        let foreign = self.submission.is_some_and(|submission| self.is_foreign(submission) || submission.local);
        if foreign && signals.sent == Sent::Absent {
            return Class::ThroughYourAccount;
        }
        if foreign && signals.sent != Sent::Match {
            return Class::CannotTell;
        }
        if signals.recipients_consistent { Class::SentByYou } else { Class::CannotTell }
    }

    fn through_own_account(&self) -> Class {
        let foreign = self.submission.is_some_and(|submission| self.is_foreign(submission));
        match (&self.signals.sent, foreign) {
            (Sent::Absent, true) => Class::ThroughYourAccount,
            (Sent::Absent | Sent::Unknown, false) => Class::SentByYou,
            _ => Class::CannotTell,
        }
    }

    fn is_owners(&self, submission: &Submission) -> bool {
        submission.account.as_deref().is_some_and(|account| {
            self.owner.is(account) || self.owner.addresses.iter().any(|own| own.split('@').next() == Some(account))
        }) || submission.address.is_some_and(|address| self.owner.has_network(address))
    }

    /// Handed in from an address that is none of the owner's.
    fn is_foreign(&self, submission: &Submission) -> bool {
        submission.address.is_some_and(|address| !self.owner.has_network(address))
    }

    /// The top of the chain is the bouncer's own line.
    fn is_anchored(&self) -> bool {
        self.trace.anchor != Anchor::Unanchored
    }

    fn is_identified(&self) -> bool {
        self.witness.is_some_and(|witness| witness.standing == Standing::Identified)
    }

    /// Says that it is a bounce, is surely not from whom it names, and brings no chain that ties it to anybody (evidence T10).
    fn is_lure(&self) -> bool {
        let notice = &self.case.notice;
        matches!(notice.kind, Kind::Dsn | Kind::Bounce | Kind::Delay | Kind::Success)
            && self.witness.is_some_and(|witness| witness.standing == Standing::Stranger)
            && !self.is_anchored()
    }

    /// Evidence, class 3: K6 and K7 and K9, nothing for the owner, and no check that could speak for the owner left open.
    fn is_forged(&self) -> bool {
        let signals = self.signals;
        self.is_identified()
            && self.case.identity(self.owner).is_some()
            && self.trace.injection.is_some()
            && self.is_anchored()
            && signals.source == Source::Outside
            && matches!(signals.signed, Signed::No | Signed::Broken)
            && !matches!(signals.sent, Sent::ElsewhereTo(_))
            && (signals.signed == Signed::No || signals.sent == Sent::Absent)
    }

    /// What would have decided it, in sentences.
    pub fn missing(&self) -> Vec<String> {
        let signals = self.signals;
        let mut missing = Vec::new();
        if self.owner.is_nobody() {
            missing.push("your own addresses: say which are yours".to_owned());
        }
        if self.case.original.is_none() {
            missing.push("the returned mail: the notice did not bring it back".to_owned());
        } else if self.trace.injection.is_none() {
            missing.push(format!("the computer that handed the mail in: {}", self.trace.why));
        } else if !self.is_anchored() {
            missing.push("a tie between the returning server and the lines in the returned mail".to_owned());
        }
        match self.witness {
            None => missing.push("who wrote the notice: it does not say".to_owned()),
            Some(witness) if witness.standing != Standing::Identified => {
                missing.push(format!("proof of who wrote the notice: {}", witness.says))
            }
            Some(_) => {}
        }
        match &signals.source {
            Source::Unsure(why) => missing.push(format!("a full list of who may send for you: {why}")),
            Source::Provider => missing.push(
                "which customer of your mail provider handed it in: the provider sends for others too".to_owned(),
            ),
            _ => {}
        }
        if signals.signed == Signed::Unchecked {
            missing.push("the key of the signature on the mail".to_owned());
        }
        if signals.sent == Sent::Unknown && self.case.original.message_id().is_some() {
            missing.push("a look into your Sent folder".to_owned());
        }
        missing
    }
}
