//! WHOIS, RFC 3912: one line to port 43, and prose until the server hangs up. Only these servers, named here, are ever asked.

use std::time::Duration;

use jiff::SignedDuration;
use std::net::IpAddr;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::time::timeout;

use super::fetch::Fetch;
use super::{Trouble, Turn, pace};
use crate::netblock::Network;
use crate::netblock::whois::{RECORD_MAX, parse};

const PORT: u16 = 43;
/// The longest that one server may take.
const QUESTION: Duration = Duration::from_secs(6);
/// Servers that may send us on.
const REFERRALS_MAX: usize = 2;
/// How long a server is left alone that says that it was asked too often.
const DENIED: SignedDuration = SignedDuration::from_hours(1);

struct Server {
    /// Of the same registry.
    rdap: &'static str,
    host: &'static str,
    /// What stands before the address.
    flags: &'static str,
}

const SERVERS: &[Server] = &[
    Server { rdap: "rdap.arin.net", host: "whois.arin.net", flags: "n + " },
    // Without people: RIPE counts how many records of people one address reads.
    Server { rdap: "rdap.db.ripe.net", host: "whois.ripe.net", flags: "-r " },
    Server { rdap: "rdap.apnic.net", host: "whois.apnic.net", flags: "" },
    Server { rdap: "rdap.lacnic.net", host: "whois.lacnic.net", flags: "" },
    Server { rdap: "rdap.afrinic.net", host: "whois.afrinic.net", flags: "" },
    Server { rdap: "rdap.registro.br", host: "whois.registro.br", flags: "" },
];

/// The networks that hold an address, the smallest first, and the server that says so. `rdap`: the host of the registry.
pub async fn ask(
    fetch: &Fetch,
    turn: Turn<'_>,
    rdap: &str,
    address: IpAddr,
) -> Result<(Vec<Network>, &'static str), Trouble> {
    let mut server = SERVERS.iter().find(|server| server.rdap == rdap).ok_or(Trouble::Nothing)?;
    for _ in 0..=REFERRALS_MAX {
        let record = parse(&question(fetch, turn, server, address).await?);
        let next = record.referral.clone();
        let chain = record.chain(address);
        let known = next.and_then(|host| SERVERS.iter().find(|known| known.host == host && known.host != server.host));
        match known {
            Some(known) => server = known,
            None if chain.is_empty() => return Err(Trouble::Nothing),
            None => return Ok((chain, server.host)),
        }
    }
    Err(Trouble::Failed(format!("`{}` sends us from one server to the next", server.host)))
}

async fn question(fetch: &Fetch, turn: Turn<'_>, server: &Server, address: IpAddr) -> Result<String, Trouble> {
    let (host, now) = (server.host, turn.now);
    fetch.pace.take(host, turn.need(), now)?;
    let asked = async {
        let line = fetch.line.open(turn.dns, host, PORT, false).await?;
        exchange(line, &format!("{}{address}\r\n", server.flags))
            .await
            .map_err(|why| Trouble::Failed(format!("`{host}` {why}")))
    };
    let late = || Err(Trouble::Failed(format!("`{host}` took longer than {} seconds", QUESTION.as_secs())));
    let text = timeout(QUESTION.min(fetch.patience), asked).await.unwrap_or_else(|_| late());
    match &text {
        Err(Trouble::Failed(_)) => fetch.pace.failed(host, now),
        Ok(text) if is_denied(text) => {
            fetch.pace.rest(host, DENIED, "asks to be left alone", now);
            return Err(Trouble::Later {
                why: format!("`{host}` asks to be left alone"),
                again: DENIED.min(pace::REST_MAX),
            });
        }
        _ => fetch.pace.succeeded(host, now),
    }
    text
}

async fn exchange(mut line: tokio::net::TcpStream, question: &str) -> Result<String, String> {
    let broken = |error: std::io::Error| format!("broke off: {error}");
    line.write_all(question.as_bytes()).await.map_err(broken)?;
    let mut bytes = Vec::new();
    line.take(RECORD_MAX as u64 + 1).read_to_end(&mut bytes).await.map_err(broken)?;
    if bytes.len() > RECORD_MAX {
        return Err(format!("sent more than {RECORD_MAX} bytes"));
    }
    // Older servers write Latin-1.
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| error.as_bytes().iter().map(|byte| char::from(*byte)).collect()))
}

/// Registries say in prose that they were asked too often.
fn is_denied(text: &str) -> bool {
    let start: String = text.chars().take(2_000).collect::<String>().to_ascii_lowercase();
    ["error:201", "rate limit exceeded", "query rate", "access denied"].iter().any(|words| start.contains(words))
}
