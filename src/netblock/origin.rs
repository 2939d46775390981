//! What third parties publish about addresses in the DNS: who announces them (Team Cymru), and whom to write to (Abusix).

use std::net::IpAddr;

use super::ORIGINS_MAX;
use crate::facts::OriginAs;

/// The name under which Cymru publishes who announces an address.
pub fn origin_name(address: IpAddr) -> String {
    match address {
        IpAddr::V4(_) => reversed(address) + "origin.asn.cymru.com",
        IpAddr::V6(_) => reversed(address) + "origin6.asn.cymru.com",
    }
}

/// The name under which Abusix publishes the abuse contact of an address.
pub fn abusix_name(address: IpAddr) -> String {
    reversed(address) + "abuse-contacts.abusix.zone"
}

/// Octets or nibbles, the last one first, each with a dot behind it.
fn reversed(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => {
            let [a, b, c, d] = address.octets();
            format!("{d}.{c}.{b}.{a}.")
        }
        IpAddr::V6(address) => {
            let mut name = String::with_capacity(90);
            for byte in address.octets().iter().rev() {
                name.push_str(&format!("{:x}.{:x}.", byte & 0x0f, byte >> 4));
            }
            name
        }
    }
}

/// Reads `65540 65541 | 192.0.2.0/24 | AT | ripencc | 2005-01-01`. None if there is no number in front.
pub fn origin(record: &str) -> Option<OriginAs> {
    let mut cells = record.split('|').map(str::trim);
    let numbers =
        cells.next()?.split_ascii_whitespace().take(ORIGINS_MAX).map(str::parse).collect::<Result<Vec<u32>, _>>();
    let numbers = numbers.ok().filter(|numbers| !numbers.is_empty())?;
    let network = cells.next().and_then(|network| network.parse().ok());
    let is_country = |text: &&str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    Some(OriginAs { numbers, network, country: cells.next().filter(is_country).map(str::to_owned) })
}
