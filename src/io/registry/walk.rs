//! From an address to the networks that hold it, by RDAP: the smallest one, and those around it as far as somebody is needed to
//! write to.
//!
//! The way up is asked for by prefix, and never by a link out of an answer: that way works with every registry, and no answer can
//! lead us anywhere.

use std::collections::BTreeSet;
use std::net::IpAddr;

use futures_util::future::join_all;
use url::Url;

use super::fetch::{Fetch, Fetched};
use super::{Trouble, Turn};
use crate::netblock::bootstrap::Bootstrap;
use crate::netblock::{self, Network, OBJECT_MAX, Object, System};
use crate::report::contact;

/// Steps up from the smallest network.
pub const PARENTS_MAX: usize = 4;
/// Knows where everything went that moved from one registry to another, and sends there.
const HUB: &str = "https://rdap.arin.net/registry/";
/// Servers of national registries, to which the five send us.
const NATIONAL: &[&str] = &[
    "rdap.registro.br",
    "rdap.nic.ad.jp",
    "rdap.cnnic.cn",
    "rdap.twnic.tw",
    "rdap.idnic.id",
    "rdap.kisa.or.kr",
    "rdap.irinn.in",
    "rdap.vnnic.vn",
];

/// What the registries say.
pub struct Chain {
    /// The smallest first.
    pub networks: Vec<Network>,
    /// The server that answered in the end: its base.
    pub base: Url,
}

pub struct Walk<'a> {
    pub fetch: &'a Fetch,
    pub turn: Turn<'a>,
    pub lists: &'a Bootstrap,
}

impl Walk<'_> {
    pub async fn up(&self, address: IpAddr) -> Result<Chain, Trouble> {
        let (leaf, base) = self.leaf(address).await?;
        let mut networks = vec![leaf];
        for _ in 0..PARENTS_MAX {
            let Some(last) = networks.last().filter(|_| self.is_more_needed(&networks)) else { break };
            let Some(prefix) = last.prefix_around() else { break };
            match self.network(&base, &prefix.to_string(), address).await {
                Ok((parent, _)) if parent.is_around(last) && !parent.is_stock => networks.push(parent),
                // Half a way up names the wrong desk.
                Err(trouble @ (Trouble::Later { .. } | Trouble::Failed(_))) if self.turn.whole => return Err(trouble),
                _ => break,
            }
        }
        Ok(Chain { networks, base })
    }

    /// The smallest network. What its registry does not have, or only as "not ours", may have moved to another one.
    async fn leaf(&self, address: IpAddr) -> Result<(Network, Url), Trouble> {
        let listed = self.lists.server_of(address);
        let hub = Url::parse(HUB).ok().filter(|_| self.fetch.own.is_empty());
        let hub = hub.filter(|hub| listed.is_none_or(|listed| listed.origin() != hub.origin()));
        let what = address.to_string();
        let first = match listed {
            Some(base) => self.network(base, &what, address).await,
            None if hub.is_some() => Err(Trouble::Nothing),
            None => Err(Trouble::Failed("no list names a server for it".to_owned())),
        };
        let is_elsewhere = match &first {
            Ok((network, _)) => network.is_stock,
            Err(trouble) => *trouble == Trouble::Nothing,
        };
        let Some(hub) = hub.filter(|_| is_elsewhere) else { return first };
        match self.network(&hub, &what, address).await {
            Ok((network, base)) if !network.is_stock => Ok((network, base)),
            Err(trouble @ Trouble::Later { .. }) => Err(trouble),
            // Nobody has it.
            _ => first,
        }
    }

    /// The autonomous system.
    pub async fn system(&self, base: &Url, asn: u32) -> Result<System, Trouble> {
        let fetched = self.object(base, &format!("autnum/{asn}")).await?;
        match netblock::parse(&fetched.text) {
            Ok(Object::System(mut system)) => {
                if !self.is_listed(&fetched.url) {
                    system.desks.iter_mut().for_each(|desk| desk.by_unlisted(&host(&fetched.url)));
                }
                Ok(system)
            }
            Ok(Object::Network(_)) => Err(Trouble::Failed(format!("{} sent another object", host(&fetched.url)))),
            Err(error) => Err(Trouble::Failed(format!("{} sent {error}", host(&fetched.url)))),
        }
    }

    /// The smallest network that holds an address or a prefix, and the base of the server that said so.
    async fn network(&self, base: &Url, what: &str, address: IpAddr) -> Result<(Network, Url), Trouble> {
        let fetched = self.object(base, &format!("ip/{what}")).await?;
        let mut network = match netblock::parse(&fetched.text) {
            Ok(Object::Network(network)) if network.holds(address) => network,
            Ok(_) => return Err(Trouble::Failed(format!("{} sent another network", host(&fetched.url)))),
            Err(error) => return Err(Trouble::Failed(format!("{} sent {error}", host(&fetched.url)))),
        };
        if !self.is_listed(&fetched.url) {
            network.desks.iter_mut().for_each(|desk| desk.by_unlisted(&host(&fetched.url)));
        }
        let base = base_of(&fetched.url).unwrap_or_else(|| base.clone());
        Ok((network, base))
    }

    async fn object(&self, base: &Url, path: &str) -> Result<Fetched, Trouble> {
        let url = with_slash(base).join(path).map_err(|error| Trouble::Failed(error.to_string()))?;
        self.fetch.get(self.turn, url, OBJECT_MAX).await
    }

    fn is_more_needed(&self, networks: &[Network]) -> bool {
        if !self.turn.whole {
            return networks.iter().all(|network| network.desks.is_empty());
        }
        !networks.iter().any(|network| !network.is_customers && has_desk(network))
    }

    fn is_listed(&self, url: &Url) -> bool {
        let host = url.host_str().unwrap_or_default();
        let known = |listed: &Url| listed.host_str() == Some(host);
        NATIONAL.contains(&host) || HUB.contains(&format!("//{host}/")) || self.lists.servers().any(known)
    }
}

/// Is there an address that could be an abuse desk at all?
pub fn has_desk(network: &Network) -> bool {
    let level = network.level();
    level.offers.iter().any(|offer| !contact::is_nobody(&offer.address, &level))
}

/// Each server that may be asked, and why it did not answer. RFC 9082, 3.1.6: `help` is a question about nobody.
pub async fn try_all(fetch: &Fetch, turn: Turn<'_>, lists: &Bootstrap) -> Vec<(String, Option<String>)> {
    let servers: BTreeSet<&Url> = lists.servers().collect();
    let asked = servers.into_iter().take(SERVERS_TRIED).map(|base| async move {
        let why = match with_slash(base).join("help") {
            Err(error) => Some(error.to_string()),
            Ok(url) => match fetch.get(turn, url, OBJECT_MAX).await {
                Ok(_) | Err(Trouble::Nothing) => None,
                Err(Trouble::Later { why, .. } | Trouble::Failed(why)) => Some(why),
            },
        };
        (host(base), why)
    });
    join_all(asked).await
}

/// Servers that are tried at once.
const SERVERS_TRIED: usize = 16;

/// What stands before `ip/...`.
fn base_of(url: &Url) -> Option<Url> {
    let (before, _) = url.path().rsplit_once("/ip/")?;
    let mut base = url.clone();
    base.set_path(&format!("{before}/"));
    base.set_query(None);
    base.set_fragment(None);
    Some(base)
}

fn with_slash(base: &Url) -> Url {
    let mut base = base.clone();
    if !base.path().ends_with('/') {
        base.set_path(&format!("{}/", base.path()));
    }
    base
}

fn host(url: &Url) -> String {
    format!("`{}`", crate::sanitize::line(url.host_str().unwrap_or_default(), 255))
}
