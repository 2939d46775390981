//! Whose login handed the mail in: the owner's, another customer's, or perhaps the owner's.

use crate::facts::{Fact, Question, Which};
use crate::mail::{address, header};
use crate::providers;

use super::matter::Matter;
use super::rules::Grounds;
use super::side::is_below;
use super::signals::{Sent, Source};
use super::submission::Submission;
use super::witness::Standing;

impl Grounds<'_> {
    /// Whatever addresses an intruder writes, his mail shows the login that he used.
    pub(super) fn is_through_own_login(&self) -> bool {
        self.is_identified()
            && self.is_anchored()
            && self.submission.is_some_and(|submission| submission.listed && self.is_owners(submission))
    }

    /// A line names the owner's login or network, and whether it can be believed could not be asked; or the line of a host
    /// that may be another customer's names it, or only the local part of the owner's address.
    pub(super) fn is_perhaps_through_own_login(&self) -> bool {
        let asked = self.witness.is_some_and(|witness| witness.standing != Standing::Unknown)
            && !self.matter.trace.could_not_ask
            && self.way_open.is_none()
            && !self.submission_open;
        let named = |account: &str| self.matter.owner.is(account) || self.is_local_part(account);
        let mut lines = self.matter.trace.hops.iter().map(|hop| &hop.line);
        let claimed = lines.any(|line| {
            line.authenticated.as_deref().is_some_and(named)
                || line.peer.is_some_and(|peer| self.matter.owner.has_network(peer))
        });
        let account = self.submission.and_then(|submission| submission.account.as_deref());
        (!asked && claimed) || account.is_some_and(named) || self.is_signed_as_owner()
    }

    /// A signature may hold that a server of the owner's made, or a provider for a customer of the owner's name. Where everybody can have
    /// an address it is everybody's.
    fn is_signed_as_owner(&self) -> bool {
        let Matter { case, side, facts, .. } = self.matter;
        let is_own = |signer: &str| {
            let mut own = side.domains().filter(|own| !providers::is_everybodys(own));
            own.any(|own| is_below(signer, own) || providers::is_tenant(signer, own))
        };
        if matches!(facts.get(&Question::Signatures(Which::Original)), Some(Fact::Unknown { .. })) {
            let mut fields = case.original.fields().filter(|field| field.is("DKIM-Signature"));
            return fields.any(|field| header::signer(&field.text()).is_some_and(|signer| is_own(&signer)));
        }
        let mut signatures = facts.signatures(Which::Original).iter().filter(|one| one.result.may_hold());
        signatures.any(|one| is_own(&one.domain))
    }

    /// Below a host that nobody knows stand lines about a login from an address that is none of the owner's. Claims lower what
    /// a signature says, and prove nothing.
    pub(super) fn claims_foreign_login(&self) -> bool {
        let Some(injection) = &self.matter.trace.injection else { return false };
        let unknown =
            !matches!(self.signals.source, Source::None | Source::OwnNetwork | Source::OwnServer | Source::Provider);
        let mut below = self.matter.trace.hops.iter().skip(injection.hop + 1).map(|hop| &hop.line);
        unknown
            && matches!(self.signals.sent, Sent::Absent | Sent::Unknown)
            && below.any(|line| {
                line.authenticated.is_some() && line.peer.is_some_and(|peer| !self.matter.owner.has_network(peer))
            })
    }

    pub(super) fn is_owners(&self, submission: &Submission) -> bool {
        submission.account.as_deref().is_some_and(|account| self.is_owners_account(account))
            || submission.address.is_some_and(|address| self.matter.owner.has_network(address))
    }

    /// The owner's address; or its local part alone, where nobody but the owner has logins.
    fn is_owners_account(&self, account: &str) -> bool {
        self.matter.owner.is(account) || (self.is_local_part(account) && self.runs_the_server())
    }

    /// A login without a domain that is the local part of an address of the owner's: `info` is another customer's just as well.
    fn is_local_part(&self, account: &str) -> bool {
        let local = |own: &String| own.split('@').next().is_some_and(|local| local.eq_ignore_ascii_case(account));
        self.matter.owner.addresses.iter().any(local)
    }

    /// The server that takes the owner's mail is no provider's, who has other customers too.
    fn runs_the_server(&self) -> bool {
        let mut names = self.matter.owner.provider_names().peekable();
        let own = |name: &str| self.matter.owner.domains.iter().any(|own| is_below(name, own));
        matches!(self.signals.source, Source::OwnNetwork | Source::OwnServer)
            || (names.peek().is_some() && names.all(own))
    }

    /// Handed in with the login of another customer of the provider. A login that is no address can be anybody's.
    pub(super) fn is_anothers(&self, submission: &Submission) -> bool {
        let Some(account) = &submission.account else { return false };
        let Some(domain) = address::domain(account) else { return false };
        // At a freemail provider the owner's domain is everybody's.
        let shared = self.matter.owner.provider_names().any(|provider| address::same_organisation(provider, domain));
        !self.is_owners(submission) && (shared || !self.matter.owner.has_domain(domain))
    }

    /// Handed in from an address that is none of the owner's.
    pub(super) fn is_foreign(&self, submission: &Submission) -> bool {
        submission.address.is_some_and(|address| !self.matter.owner.has_network(address))
    }

    /// Somebody logged in at the owner's provider, or elsewhere by the owner's name: nobody told us of all the owner's accounts.
    pub(super) fn is_perhaps_owners_login(&self) -> bool {
        let Some(account) = self.matter.trace.injection.as_ref().and_then(|injection| injection.account.as_deref())
        else {
            return false;
        };
        self.submission.is_some_and(|submission| submission.login)
            || self.matter.owner.is(account)
            || self.is_local_part(account)
    }
}
