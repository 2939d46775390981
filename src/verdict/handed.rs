//! Whom the house that handed the notice on got it from: its own lines stand right below the hand-in.
//!
//! A house forwards mail, and its customers and strangers hand mail in to it. What they wrote as its mail system is not its word. Nobody
//! can take the house's lines out, and who writes such lines himself only makes his own notice worthless.

use std::net::IpAddr;

use crate::facts::{Facts, Question};
use crate::mail::received::{Received, Role, Stamp};
use crate::providers;
use crate::trace::special;
use crate::trace::trust::{are_neighbours, is_dns_name, same_organisation};

use super::hand_in::{self, HandIn, Intake};
use super::one_provider;

/// Lines of the host that handed the notice in that are looked at.
const LINES_MAX: usize = 8;
/// Domains of the house whose records are asked about a client of it.
const RECORDS_MAX: usize = 3;

/// The house that handed the notice on, by its host and by what it says of itself.
pub(super) struct Handed<'a> {
    intake: &'a Intake<'a>,
    house: &'a [String],
    peer: IpAddr,
    /// Names of the host that handed it on.
    names: Vec<&'a str>,
    /// The lines of the house, with the marks between them that qmail leaves left out.
    lines: Vec<&'a Received>,
}

impl<'a> Handed<'a> {
    pub(super) fn of(intake: &'a Intake<'a>, house: &'a [String]) -> Option<Handed<'a>> {
        let Some(HandIn { line: Some(line), own_lines, .. }) = &intake.hand_in else { return None };
        let peer = line.peer?;
        let seen = line.name.as_deref().filter(|_| line.name_confirmed);
        let facts = intake.side.facts;
        let names = facts.confirmed_names(peer).chain(seen).collect();
        let mut handed = Handed { intake, house, peer, names, lines: Vec::new() };
        // What the host is called could not be asked: then the lines below may be its own.
        let unnamed = facts.is_unusable(&Question::Names(peer));
        let wrote = |by: &str| unnamed || handed.is_of_house(by) || !is_dns_name(by);
        let lines = intake.delivery.received.iter().skip(*own_lines).take(LINES_MAX).map(Stamp::line);
        let lines = lines.filter(|line| line.by.is_some() || line.peer.is_some());
        let lines = lines.take_while(|line| line.by.as_deref().is_some_and(wrote)).map(|line| &**line);
        handed.lines = lines.collect();
        Some(handed)
    }

    /// Did a customer hand the notice in there, or a stranger?
    pub(super) fn is_by_others(&self) -> bool {
        self.lines.iter().any(|line| {
            let by_customer = line.authenticated.is_some() || line.role == Role::Web || !hand_in::is_mail_systems(line);
            !greets_itself(line)
                && (by_customer || self.client(line).is_some_and(|client| self.is_foreign(line, client)))
        })
    }

    /// Was it for somebody else there, whose mail is passed on to the owner? Then anybody can have written to him.
    pub(super) fn is_for_another(&self) -> bool {
        let owner = self.intake.side.owner;
        self.lines.iter().any(|line| line.recipient.as_deref().is_some_and(|to| !owner.is(to)))
    }

    fn is_of_house(&self, name: &str) -> bool {
        let mut own = self.names.iter().copied().chain(self.house.iter().map(String::as_str));
        own.any(|own| same_organisation(own, name))
    }

    /// The public address that a line got the notice from, if that is no neighbour of the host.
    fn client(&self, line: &Received) -> Option<IpAddr> {
        let client = public_peer(line)?;
        let facts = self.facts();
        let open = || [client, self.peer].iter().any(|one| facts.is_unusable(&Question::Netblock(*one)));
        let apart = || open() || one_provider::are_of_two_networks(client, self.peer, facts) == Some(true);
        (!are_neighbours(client, self.peer) || apart()).then_some(client)
    }

    /// Is that client no host of the house? Who looks names up says it himself; of others' clients the DNS is asked, and what nobody can
    /// say may be anybody.
    fn is_foreign(&self, line: &Received, client: IpAddr) -> bool {
        if line.looks_up_names() {
            let confirmed = line.name.as_deref().filter(|_| line.name_confirmed);
            return !confirmed.is_some_and(|name| self.is_of_house(name));
        }
        let facts = self.facts();
        !facts.confirmed_names(client).any(|name| self.is_of_house(name))
            && !providers::domains_of_range(client).iter().any(|own| self.is_of_house(own))
            && !self.records().any(|domain| facts.spf_passes(domain, client))
    }

    /// Domains of the house whose records are asked about a client.
    fn records(&self) -> impl Iterator<Item = &'a String> {
        self.house.iter().take(RECORDS_MAX)
    }

    fn facts(&self) -> &'a Facts {
        self.intake.side.facts
    }
}

/// What must be asked to know whether the house's own lines name a stranger: of the first client that may be one.
pub fn questions(intake: &Intake<'_>, house: &[String]) -> Vec<Question> {
    let Some(handed) = Handed::of(intake, house) else { return Vec::new() };
    let mut wanted = Vec::new();
    for line in &handed.lines {
        let Some(client) = public_peer(line) else { continue };
        if are_neighbours(client, handed.peer) {
            wanted.extend([client, handed.peer].map(Question::Netblock));
        }
        if handed.client(line).is_some() && handed.is_foreign(line, client) {
            let asked = |domain: &String| Question::Spf { domain: domain.clone(), address: client };
            let records = handed.records().map(asked);
            wanted.extend(records.chain([Question::Names(client)]).filter(|_| !line.looks_up_names()));
            break;
        }
    }
    wanted
}

fn public_peer(line: &Received) -> Option<IpAddr> {
    line.peer.filter(|peer| !special::class(*peer, false).is_inner())
}

/// OpenSMTPD hands its bounces in to itself, under its own name and as if logged in. Who uses its mail command is called `localhost`.
fn greets_itself(line: &Received) -> bool {
    line.peer.is_none() && line.helo.is_some() && line.helo == line.by
}
