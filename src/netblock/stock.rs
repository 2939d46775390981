//! Networks that are a registry's own stock: not given out, given to another registry, or a record that only says "not ours".
//!
//! Their contact is the registry, which can do nothing about the mail: who writes there fills the wrong desk.

use crate::providers::registries;

use super::Network;

/// Bits of a prefix up to which what a registry holds is its stock; what is smaller it uses itself.
const STOCK_BITS_V4: u32 = 16;
const STOCK_BITS_V6: u32 = 28;

/// Is the network stock, by its name, type, status or holder?
pub fn is_stock<'a>(network: &Network, kind: &str, mut status: impl Iterator<Item = &'a str>) -> bool {
    let name = network.name.trim().to_ascii_uppercase();
    let handle = network.handle.trim().to_ascii_uppercase();
    let named = NAMES.iter().any(|start| name.starts_with(start) || handle.starts_with(start))
        || name.contains("-ERX")
        || kind.trim().to_ascii_uppercase().starts_with("ALLOCATED TO ");
    // RFC 9083, 10.2.2. Who leaves the status out says nothing by it.
    let unused = status.any(|word| UNUSED.iter().any(|unused| word.trim().eq_ignore_ascii_case(unused)));
    named
        || unused
        || (is_large(network) && network.holders.iter().any(|holder| registries::of_holder(holder).is_some()))
}

const NAMES: &[&str] = &["IANA-", "ERX-", "STUB-", "NON-RIPE-NCC-MANAGED-", "EU-ZZ-", "NOT-ALLOCATED", "UNALLOCATED"];
const UNUSED: &[&str] = &["inactive", "reserved", "unallocated", "available", "free", "quarantined"];

fn is_large(network: &Network) -> bool {
    let bits = super::common_bits(network.start, network.end);
    u32::from(bits) < if network.start.is_ipv4() { STOCK_BITS_V4 } else { STOCK_BITS_V6 }
}
