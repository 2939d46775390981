//! The registry of this small internet: RDAP (RFC 9083) over HTTP on loopback. It knows six networks, each with its desk.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{IpAddr, TcpListener, TcpStream};
use std::sync::OnceLock;

use ipnet::IpNet;

pub const URL: &str = "http://127.0.0.1:8053/";

const NETWORKS: [(&str, &str, &str); 7] = [
    ("192.0.2.0/27", "Provider", "abuse@provider.example"),
    ("192.0.2.192/27", "Other", "abuse@other.example"),
    ("198.51.100.0/27", "Dest", "abuse@dest.example"),
    ("198.51.100.64/27", "Third", "abuse@third.example"),
    ("198.51.100.96/27", "Fourth", "abuse@fourth.example"),
    ("198.51.100.128/27", "Desk", "abuse@desk.example"),
    ("203.0.113.64/26", "Dialup", "abuse@desk.example"),
];

/// Answers until the process ends; asked twice it goes on.
pub fn serve() {
    static SERVING: OnceLock<()> = OnceLock::new();
    SERVING.get_or_init(|| {
        let listener = TcpListener::bind("127.0.0.1:8053").expect("the registry's port is free");
        std::thread::spawn(move || listener.incoming().flatten().for_each(|stream| drop(answer(stream))));
    });
}

fn answer(mut stream: TcpStream) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let asked = first.split(' ').nth(1).unwrap_or_default().trim_start_matches("/ip/").replace("%2F", "/");
    let (status, body) = match network(&asked) {
        Some(body) => ("200 OK", body),
        None => ("404 Not Found", r#"{"errorCode": 404}"#.to_owned()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: application/rdap+json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// The smallest network that holds what is asked for.
fn network(asked: &str) -> Option<String> {
    let asked: IpNet = asked.parse().or_else(|_| asked.parse::<IpAddr>().map(IpNet::from)).ok()?;
    let held = |network: &str| network.parse::<IpNet>().is_ok_and(|network| network.contains(&asked));
    let (network, name, desk) = NETWORKS.iter().find(|(network, _, _)| held(network))?;
    let network: IpNet = network.parse().ok()?;
    Some(format!(
        r#"{{"rdapConformance": ["rdap_level_0"], "objectClassName": "ip network", "handle": "NET-{name}", "name": "{name}",
        "startAddress": "{}", "endAddress": "{}", "ipVersion": "v4", "type": "ALLOCATED PA", "status": ["active"], "country": "AT",
        "entities": [{{"objectClassName": "entity", "handle": "ORG-{name}", "roles": ["registrant"],
        "vcardArray": ["vcard", [["version", {{}}, "text", "4.0"], ["fn", {{}}, "text", "{name} Ltd"]]]}},
        {{"objectClassName": "entity", "handle": "ABUSE-{name}", "roles": ["abuse"],
        "vcardArray": ["vcard", [["version", {{}}, "text", "4.0"], ["fn", {{}}, "text", "Desk"], ["email", {{}}, "text", "{desk}"]]]}}]}}"#,
        network.network(),
        network.broadcast()
    ))
}
