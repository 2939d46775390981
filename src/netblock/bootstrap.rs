//! Which registry knows an address: IANA's lists of RDAP servers (RFC 9224).
//!
//! A copy comes with the program, so that the first look-up needs nothing; it is old, and a newer one is fetched each week where
//! that is allowed. What moved since is found by the registries' own redirects.

use std::net::IpAddr;

use ipnet::IpNet;
use serde::Deserialize;
use url::Url;

/// Bytes of one list, and the prefixes and servers of it that are kept.
pub const LIST_MAX: usize = 4 << 20;
const PREFIXES_MAX: usize = 20_000;
const SERVERS_MAX: usize = 8;

#[derive(Debug, thiserror::Error)]
pub enum ListError {
    #[error("it is larger than {LIST_MAX} bytes")]
    TooLarge,
    #[error("it is no list of registries as RFC 9224 has it: {0}")]
    Json(#[from] serde_json::Error),
    #[error("it names no network with a server")]
    Empty,
}

/// One or several lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bootstrap {
    services: Vec<(IpNet, Vec<Url>)>,
    /// When the lists were published, as they say.
    pub published: Vec<String>,
}

#[derive(Deserialize)]
struct List {
    #[serde(default)]
    publication: String,
    services: Vec<(Vec<String>, Vec<String>)>,
}

impl Bootstrap {
    /// The copies that come with the program.
    pub fn embedded() -> Bootstrap {
        let mut all = Bootstrap::default();
        for list in [EMBEDDED_V4, EMBEDDED_V6] {
            all.extend(Bootstrap::parse(list).unwrap_or_default());
        }
        all
    }

    /// One server for every address.
    pub fn server(base: &Url) -> Bootstrap {
        let everything = ["0.0.0.0/0", "::/0"].iter().filter_map(|network| network.parse().ok());
        let services = everything.map(|network| (network, vec![base.clone()])).collect();
        Bootstrap { services, published: Vec::new() }
    }

    /// Reads a list. A line that cannot be read is left out, a list without any is refused.
    pub fn parse(json: &str) -> Result<Bootstrap, ListError> {
        if json.len() > LIST_MAX {
            return Err(ListError::TooLarge);
        }
        let list: List = serde_json::from_str(json)?;
        let mut services = Vec::new();
        for (networks, servers) in list.services {
            let mut servers: Vec<Url> = servers
                .iter()
                .filter_map(|server| Url::parse(server).ok())
                .filter(is_server)
                .take(SERVERS_MAX)
                .collect();
            // RFC 9224, 3: https is preferred.
            servers.sort_by_key(|server| server.scheme() != "https");
            let networks = networks.iter().filter_map(|network| network.parse::<IpNet>().ok());
            let room = PREFIXES_MAX.saturating_sub(services.len());
            services
                .extend(networks.filter(|_| !servers.is_empty()).take(room).map(|network| (network, servers.clone())));
        }
        if services.is_empty() {
            return Err(ListError::Empty);
        }
        Ok(Bootstrap { services, published: vec![list.publication] })
    }

    pub fn extend(&mut self, other: Bootstrap) {
        self.services.extend(other.services);
        self.published.extend(other.published);
    }

    /// The server for an address: of the longest prefix that holds it, the preferred one.
    pub fn server_of(&self, address: IpAddr) -> Option<&Url> {
        let holding = self.services.iter().filter(|(network, _)| network.contains(&address));
        holding.max_by_key(|(network, _)| network.prefix_len())?.1.first()
    }

    /// All servers.
    pub fn servers(&self) -> impl Iterator<Item = &Url> {
        self.services.iter().flat_map(|(_, servers)| servers)
    }

    pub fn len(&self) -> usize {
        self.services.len()
    }

    pub fn is_empty(&self) -> bool {
        self.services.is_empty()
    }
}

fn is_server(url: &Url) -> bool {
    matches!(url.scheme(), "https" | "http") && url.host_str().is_some()
}

const EMBEDDED_V4: &str = include_str!("../../config/registries/ipv4.json");
const EMBEDDED_V6: &str = include_str!("../../config/registries/ipv6.json");

#[cfg(test)]
mod tests {
    use super::*;

    fn server(list: &Bootstrap, address: &str) -> Option<String> {
        list.server_of(address.parse().unwrap()).map(Url::to_string)
    }

    #[test]
    fn the_copy_that_comes_with_the_program_knows_every_registry() {
        let embedded = Bootstrap::embedded();
        for (address, host) in [
            ("193.0.6.1", "rdap.db.ripe.net"),
            ("8.8.8.8", "rdap.arin.net"),
            ("1.1.1.1", "rdap.apnic.net"),
            ("200.160.2.3", "rdap.lacnic.net"),
            ("196.216.2.1", "rdap.afrinic.net"),
            ("2001:67c:2e8::1", "rdap.db.ripe.net"),
            ("2c0f::1", "rdap.afrinic.net"),
        ] {
            let found = server(&embedded, address).unwrap();
            assert!(found.starts_with("https://") && found.contains(host), "{address}: {found}");
        }
        assert_eq!(server(&embedded, "10.0.0.1"), None);
        assert!(embedded.published.iter().all(|date| date.starts_with("2019-")));
    }

    #[test]
    fn the_longest_prefix_wins_and_https_before_http() {
        let json = r#"{"services":[[["192.0.0.0/8","2001:db8::/32"],["http://a.example/","https://b.example/x/"]],
            [["192.0.2.0/24","nonsense"],["https://c.example/"]],[["203.0.113.0/24"],["ftp://d.example/"]]]}"#;
        let list = Bootstrap::parse(json).unwrap();
        assert_eq!(server(&list, "192.0.2.9").as_deref(), Some("https://c.example/"));
        assert_eq!(server(&list, "192.0.3.9").as_deref(), Some("https://b.example/x/"));
        assert_eq!(server(&list, "2001:db8::1").as_deref(), Some("https://b.example/x/"));
        assert_eq!(server(&list, "203.0.113.9"), None);
        for bad in ["", "{}", "[]", r#"{"services":[]}"#, r#"{"services":[[["x"],["https://a.example/"]]]}"#] {
            assert!(Bootstrap::parse(bad).is_err(), "{bad}");
        }
    }
}
