//! Did a mail system write the notice, or one of its customers?
//!
//! A provider signs what its customers send, in its own name. So a signature proves that a notice comes from the provider only if
//! it was written as a mail system writes: without a sender in the envelope (RFC 5321, 4.5.5), or as its postmaster or daemon,
//! whose names no customer gets (RFC 2142). A customer with a domain of their own is postmaster there, so it must be the domain of
//! who bounced or of who it was for. And a mail system does not log in to hand its notices in: who does is a customer, whatever he
//! writes into the notice. What a name does not tell is not taken for the mail system's: it authenticates nobody.

use std::net::IpAddr;

use crate::facts::{Answer, Fact, Facts, Question, Signature, SignatureResult, Spf, Which};
use crate::mail::address;
use crate::mail::received::{Received, Role, Stamp};
use crate::mail::roles;
use crate::providers;

use crate::recognise::genuine::Delivery;
use crate::recognise::{Notice, Returned};
use crate::trace::special;
use crate::trace::trust::{are_neighbours, is_dns_name, same_organisation};

use super::hand_in::{self, HandIn, Intake};
use super::one_provider;
use super::witness::recipient_domains;

/// Lines of the host that handed the notice in that are looked at.
const LINES_MAX: usize = 8;
/// Domains of the house whose records are asked about a client of it.
const RECORDS_MAX: usize = 3;

/// Which sort of person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Anybody who likes can have an address there.
    Anybody,
    /// Somebody with an address there.
    Somebody,
}

/// None: nothing says that a person wrote it. Complaints and reports are written by persons and programs alike. `house`:
/// organisations of the reporting MTA and of the recipients.
pub fn is_a_persons(notice: &Notice, intake: &Intake<'_>, house: &[String]) -> Option<By> {
    let named = by_names(notice, intake.delivery, house).or_else(|| {
        let from = intake.delivery.from_domain.as_deref().filter(|_| notice.kind.is_bounce());
        from.filter(|from| is_tenants(notice, intake.side.facts, from, house)).map(|_| By::Somebody)
    });
    let is_bounce = notice.kind.is_bounce();
    let quoting = if is_bounce || notice.is_filed() { by_what_is_quoted(notice, intake.delivery) } else { None };
    if quoting == Some(By::Anybody) || !is_bounce || named == Some(By::Anybody) {
        return quoting.filter(|by| *by == By::Anybody).or(named);
    }
    if Handed::of(intake, house).is_some_and(|handed| handed.is_by_others()) {
        return Some(By::Anybody);
    }
    let line = intake.hand_in.as_ref().and_then(|hand_in| hand_in.line.as_deref());
    let logged_in = line.is_some_and(|line| line.authenticated.is_some() || line.role == Role::Web);
    named.or(quoting).or(logged_in.then_some(By::Somebody))
}

/// A help desk signs its answer, and quotes what anybody wrote to it in the owner's name: a bounce of his own making. A mail system that
/// puts the returned mail into its text writes under a name of its own. People answer letters to the postmaster, too: what opens
/// with other words is theirs, and what does not may be.
fn by_what_is_quoted(notice: &Notice, delivery: &Delivery) -> Option<By> {
    let in_text =
        matches!(notice.returned, Returned::Text { .. } | Returned::Summary { .. } | Returned::WrappedText { .. });
    let local = delivery.from.as_deref().and_then(|from| from.rsplit_once('@')).map_or("", |(local, _)| local);
    match () {
        () if !in_text || roles::is_programs(local) => None,
        () if notice.quoted || !roles::is_daemon(local) => Some(By::Anybody),
        () => Some(By::Somebody),
    }
}

/// The house that handed the notice on, by its host and by what it says of itself.
struct Handed<'a> {
    intake: &'a Intake<'a>,
    house: &'a [String],
    peer: IpAddr,
    /// Names of the host that handed it on.
    names: Vec<&'a str>,
    /// Lines of the notice that the owner's provider wrote.
    own_lines: usize,
}

impl<'a> Handed<'a> {
    fn of(intake: &'a Intake<'a>, house: &'a [String]) -> Option<Handed<'a>> {
        let Some(HandIn { line: Some(line), own_lines, .. }) = &intake.hand_in else { return None };
        let peer = line.peer?;
        let seen = line.name.as_deref().filter(|_| line.name_confirmed);
        let names = intake.side.facts.confirmed_names(peer).chain(seen).collect();
        Some(Handed { intake, house, peer, names, own_lines: *own_lines })
    }

    /// Did a customer hand the notice in there, or a stranger? The house's own lines stand right below the hand-in, and nobody can take
    /// them out. Who writes such lines himself only makes his own notice worthless.
    fn is_by_others(&self) -> bool {
        self.lines().iter().any(|line| {
            let by_customer = line.authenticated.is_some() || line.role == Role::Web || !hand_in::is_mail_systems(line);
            !greets_itself(line)
                && (by_customer || self.client(line).is_some_and(|client| self.is_foreign(line, client)))
        })
    }

    /// The lines of the house, with the marks between them that qmail leaves left out.
    fn lines(&self) -> Vec<&'a Received> {
        // What the host is called could not be asked: then the lines below may be its own.
        let unnamed = self.facts().is_unusable(&Question::Names(self.peer));
        let wrote = |by: &str| unnamed || self.is_of_house(by) || !is_dns_name(by);
        let lines = self.intake.delivery.received.iter().skip(self.own_lines).take(LINES_MAX).map(Stamp::line);
        let lines = lines.filter(|line| line.by.is_some() || line.peer.is_some());
        lines.take_while(|line| line.by.as_deref().is_some_and(wrote)).map(|line| &**line).collect()
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
        let passes = |domain: &String| {
            let spf = Question::Spf { domain: domain.clone(), address: client };
            matches!(facts.get(&spf), Some(Fact::Known(Answer::Spf(Spf::Pass))))
        };
        !facts.confirmed_names(client).any(|name| self.is_of_house(name))
            && !providers::domains_of_range(client).iter().any(|own| self.is_of_house(own))
            && !self.records().any(passes)
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
    for line in handed.lines() {
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

/// By the names in From and in the envelope.
fn by_names(notice: &Notice, delivery: &Delivery, house: &[String]) -> Option<By> {
    let of_house = |name: &str| house.is_empty() || house.iter().any(|own| same_organisation(own, name));
    let is_bounce = notice.kind.is_bounce();
    let sender = delivery.return_path.as_deref();
    let from = delivery.from.as_deref().and_then(|from| from.rsplit_once('@'));
    let is_system = from.is_some_and(|(local, _)| roles::is_no_customers(local));
    // Where everybody can have an address, both the name and the envelope must be the system's.
    let with_sender = is_bounce && sender.is_some_and(|sender| !sender.is_empty());
    if from.is_some_and(|(_, domain)| providers::is_everybodys(domain)) && (!is_system || with_sender) {
        return Some(By::Anybody);
    }
    // Whom the answer goes to is in no house: a customer with a domain of his own, which anybody can become.
    if is_bounce && sender.and_then(address::domain).is_some_and(|own| !of_house(own)) {
        return Some(By::Anybody);
    }
    let (Some((_, domain)), Some(sender)) = (from, sender.or((!is_bounce).then_some(""))) else {
        return Some(By::Somebody);
    };
    let written_by_system = match sender.rsplit_once('@') {
        _ if !is_bounce => of_house(domain),
        None => is_system && of_house(domain),
        Some((sender, own)) => {
            let is_systems = is_system || roles::is_no_customers(&address::normal(sender));
            is_systems && of_house(domain) && same_organisation(own, domain)
        }
    };
    (!written_by_system).then_some(By::Somebody)
}

/// Customers of Microsoft and Google are whole organisations, and each can write through it without a sender, as postmaster of any domain.
/// Microsoft itself writes in the name of the one whose recipient it was, and Google with a signature that no customer gets.
fn is_tenants(notice: &Notice, facts: &Facts, from: &str, house: &[String]) -> bool {
    let signed = |one: &Signature| one.result == SignatureResult::Pass && address::is_below(from, &one.domain);
    house.iter().any(|own| providers::has_tenants(own))
        && !recipient_domains(notice).any(|recipient| same_organisation(&recipient, from))
        && !facts.signatures(Which::Notice).iter().any(signed)
}
