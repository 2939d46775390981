//! What the owner's provider notes about who delivers to it: an SPF check, written into `Authentication-Results`.
//!
//! Postfix checks no SPF itself but asks a policy server (SMTPD_POLICY_README). This one checks for real, with mail-auth
//! against the name server of the tests, so a bounce carries what a provider's mail carries (RFC 8601).

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};

use hickory_resolver::config::{NameServerConfig, ResolverConfig, ResolverOpts};
use mail_auth::spf::verify::SpfParameters;
use mail_auth::{MessageAuthenticator, SpfResult};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

pub const AUTHSERV_ID: &str = "mx.shop.example";

/// Answers policy requests until the runtime ends.
pub async fn serve(at: SocketAddr, name_server: IpAddr) {
    let config = ResolverConfig::from_name_servers(vec![NameServerConfig::udp(name_server)]);
    let checker = MessageAuthenticator::new(config, ResolverOpts::default()).expect("a resolver");
    let listener = TcpListener::bind(at).await.expect("the policy port is free");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, checker.clone()));
        }
    });
}

async fn answer(mut stream: TcpStream, checker: MessageAuthenticator) {
    let (read, mut write) = stream.split();
    let mut lines = BufReader::new(read).lines();
    let mut request = BTreeMap::new();
    while let Ok(Some(line)) = lines.next_line().await {
        if let Some((name, value)) = line.split_once('=') {
            request.insert(name.to_owned(), value.to_owned());
            continue;
        }
        let action = action(&request, &checker).await;
        if write.write_all(format!("action={action}\n\n").as_bytes()).await.is_err() {
            return;
        }
        request.clear();
    }
}

async fn action(request: &BTreeMap<String, String>, checker: &MessageAuthenticator) -> String {
    let get = |name: &str| request.get(name).map(String::as_str).unwrap_or_default();
    let Ok(peer) = get("client_address").parse() else { return "DUNNO".to_owned() };
    let (helo, sender) = (get("helo_name"), get("sender"));
    // RFC 7208, 2.4: a bounce has no sender, its HELO name is checked instead.
    let (parameters, identity) = if sender.is_empty() {
        (SpfParameters::verify_ehlo(peer, helo, AUTHSERV_ID), format!("smtp.helo={helo}"))
    } else {
        (SpfParameters::verify_mail_from(peer, helo, AUTHSERV_ID, sender), format!("smtp.mailfrom={sender}"))
    };
    let result = match checker.verify_spf(parameters).await.result() {
        SpfResult::Pass => "pass",
        SpfResult::Fail => "fail",
        SpfResult::SoftFail => "softfail",
        SpfResult::Neutral => "neutral",
        SpfResult::TempError => "temperror",
        SpfResult::PermError => "permerror",
        SpfResult::None => "none",
    };
    format!("PREPEND Authentication-Results: {AUTHSERV_ID}; spf={result} {identity}")
}
