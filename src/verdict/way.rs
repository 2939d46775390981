//! Did it go the way the owner's mail goes, and is the text that came back the owner's?
//!
//! A signature proves that a server of the owner's saw the header. It stays true wherever the mail goes, so whoever received it can
//! send it again, to whom he likes and with another text below (RFC 6376, 8.15): evidence T12. What he cannot do is hand in where
//! the owner does.

use crate::mail::embedded;
use crate::trace::trust;

use super::rules::Grounds;
use super::signals::{Sent, Signed, Source};

impl Grounds<'_> {
    /// It left through a network, server or provider of the owner's.
    pub(super) fn is_own_way(&self) -> bool {
        matches!(self.signals.source, Source::OwnNetwork | Source::OwnServer | Source::Provider)
    }

    /// The same, by the word of somebody who is who he says, and not by the hand of another customer of the provider (evidence
    /// K12): the host is the owner's alone, or its lines name the owner.
    fn is_surely_own_way(&self) -> bool {
        let alone = matches!(self.signals.source, Source::OwnNetwork | Source::OwnServer);
        let by_owner = || self.submission.is_some_and(|submission| submission.listed && self.is_owners(submission));
        self.is_own_way() && (alone || by_owner()) && self.is_identified() && self.is_anchored()
    }

    /// It came from a place that is surely none of the owner's: by the SPF record, or, where that says nothing, a customer's line
    /// that no record of the owner's names.
    fn is_from_afar(&self) -> bool {
        match self.signals.source {
            Source::Outside => true,
            Source::Open(_) | Source::Unsure(_) => self.matter.is_from_customers_line(),
            _ => false,
        }
    }

    /// The same, as far as could be asked.
    fn is_perhaps_from_afar(&self) -> bool {
        self.is_from_afar() || self.way_open.is_some()
    }

    /// The source has a name as mail hosts have: a list or a forwarder breaks signatures, and a customer's machine does not forward.
    pub(super) fn is_from_named_host(&self) -> bool {
        let Some(address) = self.matter.injection().map(|injection| injection.address) else { return false };
        let mut names = self.matter.source_names().peekable();
        names.peek().is_some() && !names.any(|name| trust::is_anybodys(name, address))
    }

    /// Evidence K3 with K8: it went as the owner's mail goes, by the word of somebody who is who he says; who invents a notice
    /// invents the way as well. Where the lines are missing nothing contradicts Sent; where they are there and hide who handed the
    /// mail in, they may hide anybody. Most providers print no login, and most people write from a line that nobody knows: that
    /// alone is no stranger's.
    pub(super) fn went_own_way(&self) -> bool {
        let signals = self.signals;
        let own = match signals.source {
            Source::None => self.matter.trace.hops.is_empty(),
            Source::Used(_) => self.carries_the_owners_mail() && self.is_anchored(),
            _ => self.is_own_way() && self.is_anchored(),
        };
        let open = self.way_open.is_some() || self.submission_open || signals.signature_open;
        own && !open && self.is_identified() && !signals.other_customer && !self.may_be_a_fellows()
    }

    /// Somebody else who got the mail may have sent its like by the same provider, and nothing shows whose login it was
    /// (`signals::sent` says when). Where only the owner can hand in nobody else did.
    pub(super) fn may_be_a_fellows(&self) -> bool {
        let alone = matches!(self.signals.source, Source::OwnNetwork | Source::OwnServer)
            || self.submission.is_some_and(|submission| self.is_owners(submission));
        self.signals.copied_by().is_some() && !alone
    }

    /// Of the hosts that others may use as well: mail that was surely the owner's left from there before, or the zone of the owner's
    /// provider leads to it. A web site does not say by whom its host is used for mail.
    fn carries_the_owners_mail(&self) -> bool {
        let matter = self.matter;
        let Some(address) = matter.injection().map(|injection| injection.address) else { return false };
        let named = matter.zone.claimed(matter.line()).filter(|name| matter.side.is_providers(name));
        let leads_to =
            |name: String| matter.facts.addresses(&name).iter().any(|own| embedded::same_host(*own, address));
        matter.owner.learned.is_outgoing(address) || named.is_some_and(leads_to)
    }

    /// The header is the owner's and the body is not the one that was signed. On the owner's way a returning server may have
    /// changed it; elsewhere whoever had the mail may have written another one (RFC 6376, 8.15).
    pub(super) fn is_another_text(&self) -> bool {
        self.signals.other_body && !self.is_surely_own_way()
    }

    /// The header is the owner's, the body did not come back, and the mail came from afar, or somebody who had got it before may have
    /// sent it: then below the header may have stood anything. Another customer of the provider goes the owner's way, and what says
    /// that a mail was passed on can be planted; only the owner hands in as the owner.
    pub(super) fn is_unseen_text(&self) -> bool {
        let unseen = self.signals.signed == Signed::Header && !self.signals.other_body;
        let from_afar = || self.is_perhaps_from_afar() && !self.is_passed_on();
        unseen && (from_afar() || !self.is_surely_own_way() && self.was_read_before())
    }

    /// Others got the mail too, or it is old, and it did not leave at once.
    fn was_read_before(&self) -> bool {
        let signals = self.signals;
        let elsewhere = matches!(signals.sent, Sent::ElsewhereTo(_));
        !signals.at_once && (signals.fellow.is_some() || elsewhere || signals.late)
    }

    /// The same in a notice that is surely not from whom it names: then the way that its lines tell is an invention as well.
    pub(super) fn is_strangers_header(&self) -> bool {
        self.signals.signed == Signed::Header && self.is_strangers()
    }

    /// The owner's own header, handed in far from the owner's servers, long after it was written or for other people than it was
    /// written to, and nothing says that somebody passed it on (evidence T12).
    pub fn is_sent_again(&self) -> bool {
        self.is_from_afar() && self.is_unlike_the_sent_one()
    }

    /// The same, if the way that is not known led from outside; or weeks later by the provider, whose other customers go that way.
    pub(super) fn is_perhaps_sent_again(&self) -> bool {
        (!self.is_own_way() && self.is_unlike_the_sent_one()) || (!self.is_surely_own_way() && self.signals.late)
    }

    /// Who passes a mail on sends it to others than it was written to, but not weeks later.
    fn is_unlike_the_sent_one(&self) -> bool {
        let elsewhere = matches!(self.signals.sent, Sent::ElsewhereTo(_));
        self.signals.late || (elsewhere && !self.is_passed_on())
    }

    /// Something says that a forwarder or a list passed it on, and it did not come from a customer's line, where neither is.
    fn is_passed_on(&self) -> bool {
        let sound = || self.way_open.is_none() && !self.matter.is_from_customers_line();
        self.forwarded.is_some() || (self.is_of_a_list() && sound())
    }

    /// A list says so itself (RFC 2919); anybody can write that, so it only ever excuses.
    pub fn is_of_a_list(&self) -> bool {
        ["List-Id", "List-Post", "List-Unsubscribe"].iter().any(|name| self.matter.case.original.has_field(name))
    }

    /// A program of the owner's answered. Anybody can add the field: it counts where the owner's signature covers it, or where
    /// nobody else hands mail in.
    pub(super) fn is_automatic(&self) -> bool {
        self.signals.automatic && (self.signals.automatic_signed || self.is_own_way())
    }

    /// The host that handed the mail in receives the owner's mail too, so programs there may answer it.
    pub(super) fn is_from_mail_host(&self) -> bool {
        let Some(address) = self.matter.injection().map(|injection| injection.address) else { return false };
        let mut hosts = self.matter.side.exchangers().flat_map(|name| self.matter.facts.addresses(name));
        hosts.any(|own| embedded::same_host(*own, address))
    }
}
