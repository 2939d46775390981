//! Addresses of the web in a configuration: by TLS, or to this machine alone, and with no login in them.

use url::{Host, Url};

/// Reads one. The sentence never repeats it: its path is often a password.
pub fn address(text: &str) -> Result<Url, &'static str> {
    match Url::parse(text) {
        Ok(url) if url.scheme() == "http" && !is_this_machine(&url) => Err(
            "expected `https://`: what goes through the net without TLS can be read; `http://` is for this machine alone",
        ),
        Ok(url) if !url.username().is_empty() || url.password().is_some() => {
            Err("expected an address without user and password")
        }
        Ok(url) if ["http", "https"].contains(&url.scheme()) && url.host().is_some() => Ok(url),
        _ => Err("expected an address of the web such as `https://name.shop.example/path`"),
    }
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
