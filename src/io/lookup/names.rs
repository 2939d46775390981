//! Names of addresses, addresses of names, mail exchangers.

use std::net::IpAddr;

use futures_util::future::join_all;

use super::fact;
use crate::facts::{Answer, Fact, HostName};
use crate::io::dns::{Asker, Reply};

/// Names of one address that are confirmed; anybody can publish thousands.
pub const NAMES_MAX: usize = 2;
/// Mail exchangers of one domain that are kept.
pub const EXCHANGERS_MAX: usize = 20;

/// PTR, each name confirmed by resolving back: anybody can name their address as they like, only the name's owner can
/// point it there.
pub async fn names(dns: Asker<'_>, address: IpAddr) -> Fact {
    let address = address.to_canonical();
    let names = match dns.ptr(address).await {
        Ok(Some(names)) => names,
        Ok(None) => return Fact::Absent,
        Err(failure) => return super::unknown(failure.why),
    };
    let confirmed = names.into_iter().take(NAMES_MAX).map(|name| async {
        let confirmed = match dns.addresses_like(&name, address).await {
            Ok(found) => Some(found.is_some_and(|found| found.contains(&address))),
            Err(_) => None,
        };
        HostName { name, confirmed }
    });
    Fact::Known(Answer::Names(join_all(confirmed).await))
}

pub async fn addresses(dns: Asker<'_>, name: &str) -> Fact {
    fact(dns.addresses(name).await.map(|found| found.map(Answer::Addresses)))
}

pub async fn texts(dns: Asker<'_>, name: &str) -> Fact {
    let text = |record: Vec<u8>| String::from_utf8_lossy(&record).into_owned();
    let texts = |records: Vec<Vec<u8>>| Answer::Texts(records.into_iter().map(text).collect());
    fact(dns.txt(name).await.map(|found| found.map(texts)))
}

/// The mail exchangers of a domain. A null MX (RFC 7505) is known and empty: the domain says that it takes no mail, which
/// is more than saying nothing. A domain without MX but with an address is its own exchanger (RFC 5321, 5.1).
pub async fn exchangers(dns: Asker<'_>, domain: &str) -> Fact {
    fact(find_exchangers(dns, domain).await.map(|found| found.map(Answer::Exchangers)))
}

async fn find_exchangers(dns: Asker<'_>, domain: &str) -> Reply<Vec<String>> {
    if let Some(names) = dns.mx(domain).await? {
        let mut kept = Vec::new();
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            if kept.len() < EXCHANGERS_MAX && !kept.contains(&name) {
                kept.push(name);
            }
        }
        return Ok(Some(kept));
    }
    Ok(dns.addresses(domain).await?.map(|_| vec![domain.to_owned()]))
}
