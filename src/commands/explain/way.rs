//! The way of a mail, line by line: who wrote it, what it says, and why it is believed or not.

use std::net::IpAddr;

use jiff::Timestamp;
use serde::Serialize;

use crate::facts::Question;
use crate::mail::address::{self, same_organisation};
use crate::mail::header::Fields;
use crate::mail::received::{Received, Role};
use crate::record::CaseRecord;
use crate::sanitize;
use crate::trace::{self, Trust};

use super::SHOWN_MAX;
use super::story::{Word, is_anchored, word};

/// Before what a line says that is not known to be so.
pub const SAYS: &str = "says it ";

#[derive(Debug, Serialize)]
pub struct Hop {
    /// 1 is the top line, written last.
    pub line: usize,
    /// Who says to have written it.
    pub by: Option<String>,
    /// The address that the writer saw.
    pub peer: Option<IpAddr>,
    /// The name that the writer looked up for it, and whether it holds.
    pub name: Option<String>,
    pub name_confirmed: bool,
    /// What the peer called itself.
    pub helo: Option<String>,
    /// The login that was used: empty if its name is not printed.
    pub account: Option<String>,
    pub with: Option<String>,
    pub id: Option<String>,
    pub date: Option<Timestamp>,
    /// The program that wrote it, by its manner; empty if that does not show.
    pub software: String,
    pub trust: Trust,
    pub why: String,
    /// What the line says, in words.
    pub says: String,
    /// What of the owner's a line names that is not believed: the owner's domain, mail provider or networks.
    pub claims: Option<String>,
    /// The owner's own side wrote it.
    pub own_side: bool,
    /// Whether it is genuine could not be asked.
    pub unasked: bool,
    /// The line as it came.
    pub raw: String,
}

pub fn way(case: &CaseRecord) -> Vec<Hop> {
    let raw: Vec<String> = Fields::new(case.original_header.as_bytes())
        .filter(|field| field.is("received"))
        .take(trace::HOPS_MAX)
        .map(|field| sanitize::line(&field.text(), 1_000))
        .collect();
    let is_hearsay = word(case) == Word::Unproven || !is_anchored(case);
    let hop = |(index, hop): (usize, &trace::Hop)| {
        let line = &hop.line;
        let clean = |text: &Option<String>| text.as_deref().map(|text| sanitize::line(text, SHOWN_MAX));
        let believed =
            matches!(hop.trust, Trust::Bouncer) || case.trace.last_believed.is_some_and(|last| index <= last);
        let own_side = case.verdict.own_lines.contains(&index);
        let verb = if (believed || own_side) && !is_hearsay { "" } else { SAYS };
        Hop {
            line: index + 1,
            by: clean(&line.by),
            peer: line.peer,
            name: clean(&line.name),
            name_confirmed: line.name_confirmed,
            helo: clean(&line.helo),
            account: clean(&line.authenticated),
            with: clean(&line.with),
            id: clean(&line.id),
            date: line.date,
            software: line.writer.clone(),
            trust: hop.trust,
            why: sanitize::line(&why(case, hop, index, believed), SHOWN_MAX),
            says: sanitize::line(&format!("{verb}{}", says(line)), SHOWN_MAX),
            claims: claims(line, case).filter(|_| !believed && !own_side && hop.trust != Trust::Linked),
            own_side,
            unasked: !believed && !own_side && is_unasked(case, index),
            raw: raw.get(index).cloned().unwrap_or_default(),
        }
    };
    case.trace.hops.iter().enumerate().map(hop).collect()
}

/// Why a line is believed or not. What the returning server's side wrote is worth no more than the notice.
fn why(case: &CaseRecord, hop: &trace::Hop, index: usize, believed: bool) -> String {
    if hop.line.ambiguous {
        return "it names more than one address where the one that connected stands, and which it was cannot be known"
            .to_owned();
    }
    if case.verdict.own_lines.contains(&index) {
        let by = hop.line.by.as_deref().unwrap_or("a host");
        return format!("written by `{by}`, which carries your own mail");
    }
    match word(case) {
        _ if !believed => hop.why.clone(),
        Word::Unproven => format!("{}; only if the notice is genuine, which nothing proves", hop.why),
        _ if !is_anchored(case) => format!("{}; but nothing ties it to who sent the notice", hop.why),
        _ => hop.why.clone(),
    }
}

/// Whether the first line that does not link is that of the host which the line above saw could not be asked.
fn is_unasked(case: &CaseRecord, index: usize) -> bool {
    let trace = &case.trace;
    let above = index.checked_sub(1).filter(|_| trace.cut == Some(index)).and_then(|above| trace.hops.get(above));
    let (Some(peer), Some(line)) = (above.and_then(|hop| hop.line.peer), trace.hops.get(index).map(|hop| &hop.line))
    else {
        return false;
    };
    let named = line.by.clone().is_some_and(|by| case.facts.is_unusable(&Question::Addresses(by)));
    named || case.facts.is_unusable(&Question::Names(peer))
}

/// What a line says happened.
fn says(line: &Received) -> String {
    let who = match (&line.peer, &line.helo) {
        _ if line.ambiguous => "from one of the several addresses that it names".to_owned(),
        (Some(peer), Some(helo)) if helo.trim_matches(['[', ']']) != peer.to_string() => {
            format!("from {peer}, which called itself `{helo}`")
        }
        (Some(peer), _) => format!("from {peer}"),
        (None, Some(helo)) => format!("from somebody who called itself `{helo}`"),
        (None, None) => "from somebody it does not name".to_owned(),
    };
    let login = match line.authenticated.as_deref() {
        Some("") => ", after a login",
        Some(_) => ", after a login as",
        None => "",
    };
    let account = line.authenticated.as_deref().filter(|account| !account.is_empty());
    let account = account.map(|account| format!(" `{account}`")).unwrap_or_default();
    match line.role {
        Role::Relay => format!("got it {who}{login}{account}"),
        Role::Local => "got it from a program on the same host".to_owned(),
        Role::Delivery => "moved it on inside the site".to_owned(),
        Role::Web => format!("got it through a web page {who}{login}{account}"),
        Role::Fetched => format!("pulled it out of a mailbox {who}"),
        Role::Bookkeeping => "left a mark that names no sender".to_owned(),
        Role::Withheld => format!("got it, and does not say from where{login}{account}"),
    }
}

/// What of the owner's does the line name?
fn claims(line: &Received, case: &CaseRecord) -> Option<String> {
    let domain = case.identity.as_deref().and_then(address::domain)?;
    let account = line.authenticated.as_deref().and_then(address::domain).map(str::to_owned);
    let names: Vec<&String> = [&line.by, &line.name, &line.helo, &account].into_iter().flatten().collect();
    let is = |own: &str| names.iter().any(|name| same_organisation(name, own) || name.as_str() == own);
    if is(domain) {
        return Some(format!("your domain {domain}"));
    }
    if let Some(exchanger) = case.facts.exchangers(domain).iter().find(|exchanger| is(exchanger)) {
        return Some(format!("your mail provider ({exchanger})"));
    }
    let peer = line.peer?;
    let senders = case.facts.senders(domain).filter(|senders| !senders.everybody)?;
    senders.lists(peer).then(|| format!("{peer}, which may send mail for {domain}"))
}
