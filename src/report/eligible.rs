//! Which sources may be reported: only the big fires, only what independent witnesses bear out, never the wrong party.
//!
//! Two questions. [`worth`]: is this a fire that a desk should hear of? It rests on one look at the mails, and is what
//! `trace --incidents` shows. [`may`]: may a report about it be prepared? It asks for more, see [`super::voice`], because a
//! verdict that is wrong harms nobody, and a report does.

use std::collections::BTreeMap;
use std::net::IpAddr;

use jiff::Timestamp;

use crate::incident::{Incident, Sighting, Source, are_two};
use crate::mail::{address, embedded};
use crate::owner::Owner;
use crate::providers;
use crate::trace::trust::{is_customer_line, same_organisation};
use crate::verdict::Class;

use super::tally::{Heard, Tally};
use super::{Limits, Smolder};

/// Words by which hosts name themselves that pass on what strangers send: who reports them reports nobody.
const PASSES_ON: [&str; 9] =
    ["tor", "torexit", "exitnode", "vpn", "proxy", "anonymizer", "forward", "forwarder", "forwarding"];

/// All that is known when the question is asked.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub incident: &'a Incident,
    pub tally: &'a Tally,
    pub owner: &'a Owner,
    pub now: Timestamp,
    pub limits: &'a Limits,
}

/// For each source of the incident, the busiest first: is it a fire that its network should hear of?
pub fn worth(asked: &Asked<'_>) -> Vec<(IpAddr, Result<(), Smolder>)> {
    weigh(asked, |_, _| Ok(()))
}

/// For each source of the incident, the busiest first: may a report be prepared? The contact is another question.
pub fn may(asked: &Asked<'_>) -> Vec<(IpAddr, Result<(), Smolder>)> {
    weigh(asked, |asked, (address, source, heard)| enough_voices(asked, address, source, heard))
}

type Fire<'a> = (IpAddr, &'a Source, &'a Heard);

fn weigh(
    asked: &Asked<'_>,
    more: fn(&Asked<'_>, Fire<'_>) -> Result<(), Smolder>,
) -> Vec<(IpAddr, Result<(), Smolder>)> {
    let nothing = Heard::default();
    let (mut taken, most) = (0, asked.limits.sources_max);
    let ranked = asked.incident.sources.ranked().into_iter();
    ranked
        .map(|(address, source)| {
            let heard = asked.tally.of_source(address).unwrap_or(&nothing);
            let mut outcome = fire(asked, address, source, heard).and_then(|()| more(asked, (address, source, heard)));
            if outcome.is_ok() {
                taken += 1;
                if taken > most {
                    outcome = Err(Smolder::NotAmongTheBusiest { reported: most });
                }
            }
            (address, outcome)
        })
        .collect()
}

/// The evidence: who says so, about whom, how much and how new.
fn fire(asked: &Asked<'_>, address: IpAddr, source: &Source, heard: &Heard) -> Result<(), Smolder> {
    let since = since(asked);
    let times = heard.since(since);
    if asked.incident.class != Class::ForgedConfirmed || !source.is_confirmed(address) {
        return Err(Smolder::NotConfirmed);
    }
    never(asked.owner, address, source, heard)?;
    let messages = times.len() as u64;
    if messages < asked.limits.messages_min {
        let age = heard.newest().map(|newest| asked.now.duration_since(newest));
        return Err(match age {
            Some(age) if age > asked.limits.window => Smolder::TooOld { hours: age.as_hours() },
            _ => Smolder::TooSmall { messages, needed: asked.limits.messages_min },
        });
    }
    // The same once more, with only those who say something about these very mails.
    if !counted(source, heard, since, &times).is_confirmed_by_two_hands(address) {
        return Err(Smolder::NotConfirmed);
    }
    Ok(())
}

/// Whom a report would do wrong, whatever the evidence.
fn never(owner: &Owner, address: IpAddr, source: &Source, heard: &Heard) -> Result<(), Smolder> {
    let name = source.name.as_deref();
    if is_owners(owner, embedded::normal(address), name) {
        return Err(Smolder::OwnNetwork);
    }
    if embedded::normal(address) != address {
        return Err(Smolder::Translated);
    }
    let is_witness = source.witnesses.iter().any(|(organisation, sighting)| {
        sighting.address.is_some_and(|own| embedded::same_host(own, address))
            || name.is_some_and(|name| same_organisation(name, organisation))
    });
    if is_witness {
        return Err(Smolder::Witness);
    }
    let provider = name.and_then(providers::of).or_else(|| providers::of_address(address));
    if let Some(provider) = provider.filter(|_| heard.tenant.is_none()) {
        return Err(Smolder::SharedProvider { provider: provider.title.clone() });
    }
    if name.is_some_and(passes_on) {
        return Err(Smolder::PassesOn);
    }
    // A forwarder or a list server, whatever its name, brings mail to others than it is addressed to (evidence K17).
    if heard.is_astray() && !name.is_some_and(|name| is_customer_line(name, address)) {
        return Err(Smolder::Astray);
    }
    Ok(())
}

/// The owner's own, or his provider's: by what he told, by what was learned, and by the name that the address confirms (a backup
/// exchanger is in no list).
fn is_owners(owner: &Owner, address: IpAddr, name: Option<&str>) -> bool {
    let mut own = owner.all_domains().chain(owner.provider_names()).filter(|own| !providers::is_everybodys(own));
    let by_name = name.is_some_and(|name| own.any(|own| same_organisation(own, name)));
    by_name || owner.has_network(address) || owner.learned.is_outgoing(address)
}

/// One voice that cannot be bought beside another, or so many unrelated ones that nobody buys them.
fn enough_voices(asked: &Asked<'_>, address: IpAddr, source: &Source, heard: &Heard) -> Result<(), Smolder> {
    let voices = unrelated(asked, address, source, heard);
    let known =
        voices.iter().any(|organisation| heard.voices.get(*organisation).is_some_and(|voice| voice.known.is_some()));
    let needed = asked.limits.voices_min;
    if known && voices.len() >= 2 || voices.len() >= needed {
        return Ok(());
    }
    Err(Smolder::TooFewVoices { voices: voices.len(), needed })
}

/// Organisations that speak of the mails within the window and are unrelated to each other and to the source. Known ones
/// first, so that a stranger beside a known one does not take its place. When in doubt whether two are one, they are one.
pub fn unrelated<'a>(asked: &Asked<'_>, address: IpAddr, source: &'a Source, heard: &Heard) -> Vec<&'a str> {
    let since = since(asked);
    let times = heard.since(since);
    let voice = |organisation: &str| heard.voices.get(organisation);
    let mut speaking = source.witnesses_apart(address);
    speaking.retain(|(organisation, _)| voice(organisation).is_some_and(|voice| voice.counts(since, &times)));
    speaking.sort_by_key(|(organisation, _)| voice(organisation).is_none_or(|voice| voice.known.is_none()));
    let mut kept: Vec<(&str, &Sighting)> = Vec::new();
    for one in speaking {
        if kept.iter().all(|other| are_two(one, *other) && one.1.is_in_another_hand(other.1)) {
            kept.push(one);
        }
    }
    kept.into_iter().map(|(organisation, _)| organisation).collect()
}

/// The source with only those witnesses whose word counts in a report.
fn counted(source: &Source, heard: &Heard, since: Timestamp, times: &[Timestamp]) -> Source {
    let counts = |organisation: &String| heard.voices.get(organisation).is_some_and(|voice| voice.counts(since, times));
    let witnesses: BTreeMap<_, _> = source
        .witnesses
        .iter()
        .filter(|(organisation, _)| counts(organisation))
        .map(|(name, seen)| (name.clone(), seen.clone()))
        .collect();
    Source { witnesses, ..source.clone() }
}

pub(super) fn since(asked: &Asked<'_>) -> Timestamp {
    asked.now.checked_sub(asked.limits.window).unwrap_or(Timestamp::MIN)
}

/// Does the host say by its name that it only passes on what others send (a Tor exit, a VPN, a proxy, a forwarder)?
pub fn passes_on(name: &str) -> bool {
    let host = address::host_part(name).unwrap_or(name);
    let mut words = host.split(|char: char| !char.is_ascii_alphabetic());
    words.any(|word| PASSES_ON.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_that_pass_on_say_so() {
        for name in ["tor-exit-7.isp.example", "exit.tor.isp.example", "vpn3.isp.example", "forward.isp.example"] {
            assert!(passes_on(name), "{name}");
        }
        for name in ["mx.isp.example", "motor7.isp.example", "storage.isp.example", "tor.example"] {
            assert!(!passes_on(name), "{name}");
        }
    }
}
