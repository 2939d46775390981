//! Whom to write to about a source, and whom never.
//!
//! The registry's answer is a claim too: it can name the registry itself, or the very people who are forged, or the spammer's own
//! desk. An innocent or a useless address is worse than none, so every refusal here ends in "nobody".

use crate::facts::Contact;
use crate::mail::address::{self, same_organisation};
use crate::owner::Owner;

use super::Source;

/// Domains of the registries: their mailboxes are for questions about records, not about mail.
const REGISTRIES: [&str; 9] = [
    "arin.net",
    "ripe.net",
    "apnic.net",
    "lacnic.net",
    "afrinic.net",
    "iana.org",
    "nic.ad.jp",
    "cnnic.cn",
    "registro.br",
];

/// Words by which hosts name themselves that pass on strangers' connections: who reports them reports nobody.
const PASSES_ON: [&str; 6] = ["tor", "torexit", "exitnode", "vpn", "proxy", "anonymizer"];

/// The abuse contact to write to, or why there is none.
pub fn contact<'a>(source: &'a Source, owner: &Owner) -> Result<&'a Contact, &'static str> {
    let block = source.netblock.as_ref().ok_or("the registries say nothing about its network")?;
    let leaf = block.contact.as_ref().ok_or("the registries name nobody to write to")?;
    // The desk of the source's own domain, on a network that its provider gave to it: the spammer's own.
    let own_desk = source.name.as_deref().is_some_and(|name| same_organisation(name, domain(leaf)));
    let chosen = match &block.parent_contact {
        Some(parent) if own_desk => parent,
        _ => leaf,
    };
    if REGISTRIES.iter().any(|registry| same_organisation(domain(chosen), registry)) {
        return Err("the contact is the registry itself, which is nobody to write to");
    }
    if owner.has_domain(domain(chosen)) || owner.all_domains().any(|own| same_organisation(own, domain(chosen))) {
        return Err("the contact is in your own domain");
    }
    Ok(chosen)
}

fn domain(contact: &Contact) -> &str {
    address::domain(&contact.address).unwrap_or_default()
}

/// Does the host say by its name that it only passes on what others send (a Tor exit, a VPN, a proxy)?
pub fn passes_on(name: &str) -> bool {
    let host = address::host_part(name).unwrap_or(name);
    let mut words = host.split(|char: char| !char.is_ascii_alphabetic());
    words.any(|word| PASSES_ON.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Netblock;

    fn source(name: &str, leaf: &str, parent: Option<&str>) -> Source {
        let contact = |address: &str| Contact { address: address.to_owned(), from: String::new() };
        let block =
            Netblock { contact: Some(contact(leaf)), parent_contact: parent.map(contact), ..Netblock::default() };
        let seen = jiff::Timestamp::UNIX_EPOCH;
        Source {
            messages: 30,
            first: seen,
            last: seen,
            name: Some(name.to_owned()),
            netblock: Some(block),
            witnesses: Default::default(),
        }
    }

    #[test]
    fn nobody_is_written_to_who_is_no_desk() {
        let mut owner = Owner::default();
        owner.add("shop.example");
        let address = |source: &Source| contact(source, &owner).map(|found| found.address.clone());
        assert_eq!(address(&source("h.isp.example", "abuse@isp.example", None)).as_deref(), Ok("abuse@isp.example"));
        assert!(address(&source("h.isp.example", "abuse@ripe.net", None)).is_err());
        assert!(address(&source("h.isp.example", "abuse@mail.shop.example", None)).is_err());
        let spammers = source("h.spam.example", "abuse@spam.example", Some("abuse@carrier.example"));
        assert_eq!(address(&spammers).as_deref(), Ok("abuse@carrier.example"));
        let customer = source("h.isp.example", "abuse@customer.example", Some("abuse@isp.example"));
        assert_eq!(address(&customer).as_deref(), Ok("abuse@customer.example"));
    }

    #[test]
    fn hosts_that_pass_on_say_so() {
        for name in ["tor-exit-7.isp.example", "exit.tor.isp.example", "vpn3.isp.example", "proxy.isp.example"] {
            assert!(passes_on(name), "{name}");
        }
        for name in ["mx.isp.example", "motor7.isp.example", "storage.isp.example", "tor.example"] {
            assert!(!passes_on(name), "{name}");
        }
    }
}
