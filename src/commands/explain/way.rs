//! The way of a mail, line by line: who wrote it, what it says, and why it is believed or not.

use std::net::IpAddr;

use jiff::Timestamp;
use serde::Serialize;

use crate::mail::address::{self, same_organisation};
use crate::mail::embedded;
use crate::mail::header::Fields;
use crate::mail::received::{Received, Role};
use crate::record::CaseRecord;
use crate::sanitize;
use crate::trace::{self, Trust};

use super::SHOWN_MAX;

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
    /// The line as it came.
    pub raw: String,
}

pub fn way(case: &CaseRecord) -> Vec<Hop> {
    let raw: Vec<String> = Fields::new(case.original_header.as_bytes())
        .filter(|field| field.is("received"))
        .take(trace::HOPS_MAX)
        .map(|field| sanitize::line(&field.text(), 1_000))
        .collect();
    let hop = |(index, hop): (usize, &trace::Hop)| {
        let line = &hop.line;
        let clean = |text: &Option<String>| text.as_deref().map(|text| sanitize::line(text, SHOWN_MAX));
        let believed =
            matches!(hop.trust, Trust::Bouncer) || case.trace.last_believed.is_some_and(|last| index <= last);
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
            why: sanitize::line(&hop.why, SHOWN_MAX),
            says: sanitize::line(&says(line), SHOWN_MAX),
            claims: claims(line, case).filter(|_| !believed && hop.trust != Trust::Linked),
            raw: raw.get(index).cloned().unwrap_or_default(),
        }
    };
    case.trace.hops.iter().enumerate().map(hop).collect()
}

/// What a line says happened.
fn says(line: &Received) -> String {
    let who = match (&line.peer, &line.helo) {
        _ if line.ambiguous => "from one of several addresses".to_owned(),
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
        Role::Bookkeeping => "left a mark".to_owned(),
        Role::Withheld => format!("does not say from where it got it{login}{account}"),
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
    let listed = senders.networks.iter().any(|network| embedded::holds(network, peer));
    listed.then(|| format!("{peer}, which may send mail for {domain}"))
}
