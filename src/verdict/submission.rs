//! How the owner's own provider got the mail: who logged in there, from where.
//!
//! Asked only where the chain really leads to the provider: then its own lines say which customer handed the mail in, and that
//! is what tells the owner's mail, an intruder's and a stranger's apart.

use std::net::IpAddr;

use crate::facts::Question;
use crate::mail::address;
use crate::trace::trust::same_organisation;
use crate::trace::{self, Anchor, End, Onward, Settings, onward};

use super::matter::Matter;
use super::signals::Source;
use super::witness::{Standing, Witness};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Where the client sat.
    pub address: Option<IpAddr>,
    /// The account that was used; empty if somebody logged in whose name is not printed.
    pub account: Option<String>,
    /// Somebody logged in. Otherwise a computer handed it in without.
    pub login: bool,
    /// A program on the provider's host handed it in: a script, a web form, a scheduled job.
    pub local: bool,
    /// Whom it was for, if a foreign computer brought it without a login for an address of the owner's: then the server only passed
    /// it on, as an alias or a list does, and nobody of its customers sent it.
    pub passed_on: Option<String>,
    /// The host whose lines say so is one of those that send for the owner, by the records. Otherwise only its name is the
    /// provider's.
    pub listed: bool,
    /// Who wrote the line that says so.
    pub by: Option<String>,
    /// Indices of the lines that the owner's side wrote about it.
    pub lines: Vec<usize>,
    pub says: String,
}

pub fn questions(matter: &Matter<'_>, settings: Settings) -> Vec<Question> {
    let mut wanted = onward::questions(matter.trace, matter.side.carriers(), matter.facts, settings);
    wanted.extend(matter.injection().and_then(|injection| matter.side.asked_of_host(injection.address)));
    wanted
}

/// None if the provider's lines do not say, or the chain does not lead to it. Beside it whether who handed it in there could not be
/// found out, because nobody answered: then it may have been anybody.
pub fn read(
    matter: &Matter<'_>,
    source: &Source,
    witness: Option<&Witness>,
    settings: Settings,
) -> (Option<Submission>, bool) {
    if let Some(injection) = matter.injection()
        && witness.is_some_and(|witness| {
            witness.own_provider || (witness.standing == Standing::Identified && is_own_line(matter, witness))
        })
        && let Some(account) = &injection.account
    {
        let logged_in = Submission {
            address: Some(injection.address),
            account: Some(account.clone()),
            login: true,
            local: false,
            passed_on: None,
            listed: true,
            by: matter.line().and_then(|line| line.by.clone()),
            lines: Vec::new(),
            says: matter.trace.why.clone(),
        };
        return (Some(logged_in), false);
    }
    if !matches!(source, Source::Provider | Source::OwnServer | Source::OwnNetwork) {
        return (None, false);
    }
    let onward = trace::onward(matter.trace, matter.side.carriers(), matter.facts, settings);
    let open = onward.could_not_ask;
    let passed_on = passed_on(matter, &onward);
    let told_of = matches!(onward.end, End::Account | End::Web | End::Local | End::Peer) || passed_on.is_some();
    let submission = told_of.then(|| Submission {
        address: onward.client,
        login: matches!(onward.end, End::Account | End::Web),
        local: onward.end == End::Local,
        passed_on,
        listed: matter.injection().is_some_and(|injection| matter.side.is_way_out(injection.address)),
        by: writer(matter, &onward),
        says: told(matter, &onward),
        account: onward.account,
        lines: onward.hops,
    });
    (submission, open)
}

/// The line shows no login, and names an address of the owner's as the recipient: in `for`, or, where it was for several, in To. Not
/// every program prints logins; where it does not, the mail must have failed for somebody whom it does not name, as what an alias or
/// a list passes on does, and a place of the owner's is none.
fn passed_on(matter: &Matter<'_>, onward: &Onward) -> Option<String> {
    let brought = matches!(onward.end, End::Peer | End::Inside);
    let line = &matter.trace.hops.get(onward.hop.filter(|_| brought)?)?.line;
    let told = matter.case.original.recipients().iter().filter(|_| line.recipient.is_none());
    let is_own_line = onward.client.is_some_and(|client| matter.owner.has_network(client));
    let elsewhere = || !is_own_line && !matter.case.is_addressed_to_the_failed();
    let mut recipients = line.recipient.iter().chain(told).filter(|_| line.prints_logins() || elsewhere());
    let own = |to: &&String| address::domain(to).is_some_and(|domain| matter.side.is_below(domain));
    recipients.find(own).cloned()
}

fn writer(matter: &Matter<'_>, onward: &Onward) -> Option<String> {
    matter.trace.hops.get(onward.hop?)?.line.by.clone()
}

/// Who handed it in there. Of a client without a login the trace only says what it is not.
fn told(matter: &Matter<'_>, onward: &Onward) -> String {
    let (End::Peer, Some(client), Some(by)) = (onward.end, onward.client, writer(matter, onward)) else {
        return onward.why.clone();
    };
    let whose =
        if matter.owner.has_network(client) { "a line or host of yours" } else { "no place that you named as yours" };
    format!("{client}, {whose}, handed the mail in at `{by}`, whose line shows no login")
}

/// Did the owner's provider write the line that names the source? Only who is of its organisation can say.
fn is_own_line(matter: &Matter<'_>, witness: &Witness) -> bool {
    let by = matter.line().and_then(|line| line.by.as_deref());
    matter.trace.anchor != Anchor::Unanchored
        && by.is_some_and(|by| matter.side.is_providers(by) && same_organisation(by, &witness.organisation))
}
