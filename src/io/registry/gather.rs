//! One look-up: the networks by RDAP, and whoever else knows contacts if a report is to be written.

use std::net::IpAddr;

use url::Url;

use super::walk::{Chain, Walk, has_desk};
use super::{Asked, Trouble, Turn, number, whois};
use crate::facts::{Netblock, Offer};
use crate::io::dns::Asker;
use crate::netblock::{self, Network, OFFERS_MAX};

/// None: the registries have nobody.
pub async fn gather(asked: &Asked, turn: Turn<'_>, address: IpAddr) -> Result<Option<Netblock>, Trouble> {
    let lists = asked.lists.current();
    let walk = Walk { fetch: &asked.fetch, turn, lists: &lists };
    let chain = match walk.up(address).await {
        Ok(chain) => Some(chain),
        Err(Trouble::Nothing) => None,
        Err(trouble @ Trouble::Later { .. }) => return Err(trouble),
        // Another way to the same registry, before it is given up.
        Err(trouble) => return by_whois(asked, turn, &lists, address).await.map_err(|_| trouble),
    };
    let Some(chain) = chain else {
        // Whom one may write to is worth another question; a label is not.
        if !turn.whole {
            return Ok(None);
        }
        return by_whois(asked, turn, &lists, address).await.or_else(nothing);
    };
    let registered = chain.networks.first().map(|network| network.origins.clone()).unwrap_or_default();
    let asn = number(turn.dns, address, &registered, turn.origins).await;
    let mut others = Vec::new();
    let mut networks = chain.networks.clone();
    if turn.whole {
        others_for(&walk, asked, &chain, address, asn, &mut networks, &mut others).await?;
    }
    let chain: Vec<&Network> = networks.iter().collect();
    Ok(netblock::netblock(&chain, asn, others))
}

fn nothing(trouble: Trouble) -> Result<Option<Netblock>, Trouble> {
    match trouble {
        Trouble::Later { .. } => Err(trouble),
        _ => Ok(None),
    }
}

/// Contacts from elsewhere: WHOIS and the autonomous system if no network names one, Abusix where the owner allowed it.
async fn others_for(
    walk: &Walk<'_>,
    asked: &Asked,
    chain: &Chain,
    address: IpAddr,
    asn: Option<u32>,
    networks: &mut [Network],
    others: &mut Vec<Offer>,
) -> Result<(), Trouble> {
    let has_one = |networks: &[Network]| networks.iter().any(has_desk);
    if !has_one(networks) {
        match whois::ask(&asked.fetch, walk.turn, host(&chain.base), address).await {
            Ok((found, server)) => merge(networks, &found, server, others),
            Err(trouble @ Trouble::Later { .. }) => return Err(trouble),
            Err(_) => {}
        }
    }
    if let Some(asn) = asn.filter(|_| !has_one(networks) && others.is_empty()) {
        match walk.system(&chain.base, asn).await {
            Ok(system) => others.extend(system.offers(asn)),
            Err(trouble @ Trouble::Later { .. }) => return Err(trouble),
            Err(_) => {}
        }
    }
    if asked.abusix {
        // One voice more; without it the registries' own stand.
        others.extend(abusix(walk.turn.dns, address).await);
    }
    Ok(())
}

/// A contact by WHOIS belongs to the network of the same range; that of another network is one from elsewhere.
fn merge(networks: &mut [Network], found: &[Network], server: &str, others: &mut Vec<Offer>) {
    for whois in found {
        let same = networks.iter_mut().find(|network| (network.start, network.end) == (whois.start, whois.end));
        match same {
            Some(network) => {
                network.desks.splice(0..0, whois.desks.iter().take(OFFERS_MAX).cloned());
                let new: Vec<String> =
                    whois.forms.iter().filter(|form| !network.forms.contains(form)).cloned().collect();
                network.forms.extend(new);
            }
            None => {
                let from = format!("WHOIS record of the network {} at {server}", whois.range());
                others.extend(whois.desks.iter().take(OFFERS_MAX).map(|desk| desk.offer(&from)));
            }
        }
    }
}

/// All by WHOIS.
async fn by_whois(
    asked: &Asked,
    turn: Turn<'_>,
    lists: &netblock::bootstrap::Bootstrap,
    address: IpAddr,
) -> Result<Option<Netblock>, Trouble> {
    let base = lists.server_of(address).ok_or(Trouble::Nothing)?;
    let (networks, server) = whois::ask(&asked.fetch, turn, host(base), address).await?;
    let asn = number(turn.dns, address, &[], turn.origins).await;
    let chain: Vec<&Network> = networks.iter().collect();
    let mut block = netblock::netblock(&chain, asn, Vec::new());
    if let Some(block) = &mut block {
        let offers = block.levels.iter_mut().flat_map(|level| &mut level.offers).map(|offer| &mut offer.from);
        for from in offers.chain(block.contact.as_mut().map(|contact| &mut contact.from)) {
            from.push_str(&format!(", by WHOIS of {server}"));
        }
    }
    Ok(block)
}

/// What Abusix publishes: addresses in TXT records, several with commas between them.
async fn abusix(dns: Asker<'_>, address: IpAddr) -> Vec<Offer> {
    let texts = dns.txt(&netblock::abusix_name(address)).await.ok().flatten().unwrap_or_default();
    let addresses = texts.iter().flat_map(|text| {
        let text = String::from_utf8_lossy(text).into_owned();
        text.split([',', ' ', ';']).map(|address| address.trim().to_lowercase()).collect::<Vec<_>>()
    });
    let offer =
        |address: String| Offer { address, from: "Abusix, who collects contacts".to_owned(), ..Offer::default() };
    addresses.filter(|address| netblock::is_address(address)).take(OFFERS_MAX).map(offer).collect()
}

fn host(base: &Url) -> &str {
    base.host_str().unwrap_or_default()
}
