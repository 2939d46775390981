//! The two who send: the forger, who speaks bare SMTP from an address of his own, and the owner, who logs in.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use lettre::address::Envelope;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpSocket, TcpStream};

use crate::certs::Certs;
use crate::dovecot::PASSWORD;
use crate::postfix::{SMTP_PORT, SUBMISSION_PORT};

/// A forged mail: who is impersonated, who gets it, and which mail of the campaign it is.
#[derive(Debug, Clone, Copy)]
pub struct Forgery<'a> {
    pub owner: &'a str,
    pub recipient: &'a str,
    pub number: usize,
}

impl Forgery<'_> {
    pub fn message_id(&self) -> String {
        let recipient = self.recipient.replace('@', ".at.");
        format!("offer-{}-{}@mail.shop.example", self.number, recipient)
    }

    /// The text, with two planted lines: they name the owner's own server, and the owner's office as the source.
    fn text(&self) -> String {
        let Forgery { owner, recipient, number } = *self;
        let id = self.message_id();
        [
            "Received: from mail.shop.example (mx.shop.example [192.0.2.25])",
            "\tby relay.dialup.example (Postfix) with ESMTPS id 4PLANTED1",
            &format!("\tfor <{recipient}>; Mon, 23 Nov 2026 01:00:02 +0000 (UTC)"),
            "Received: from office.shop.example (unknown [192.0.2.99])",
            "\tby mail.shop.example (Postfix) with ESMTPSA id 4PLANTED2;",
            "\tMon, 23 Nov 2026 01:00:00 +0000 (UTC)",
            "Date: Mon, 23 Nov 2026 01:00:00 +0000",
            &format!("From: Anna's Shop <{owner}>"),
            &format!("To: <{recipient}>"),
            "Subject: Cheap watches",
            &format!("Message-ID: <{id}>"),
            "",
            &format!("Offer number {number}: buy now."),
            "",
        ]
        .join("\r\n")
    }
}

/// Sends a forged mail from `from` to the server `to`, which must accept it.
pub async fn forge(from: Ipv4Addr, to: Ipv4Addr, forgery: &Forgery<'_>) {
    // The forger introduces himself as the owner's server.
    hand_over(from, to, "mail.shop.example", forgery.owner, forgery.recipient, &forgery.text()).await;
}

/// Hands a mail over as a server does, from an address of its own; it must be accepted.
pub async fn hand_over(from: Ipv4Addr, to: Ipv4Addr, helo: &str, sender: &str, recipient: &str, mail: &str) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(SocketAddr::new(IpAddr::V4(from), 0)).unwrap();
    let stream = socket.connect(SocketAddr::new(IpAddr::V4(to), SMTP_PORT)).await.unwrap();
    let mut server = BufReader::new(stream);
    expect(&mut server, "220").await;
    say(&mut server, &format!("EHLO {helo}"), "250").await;
    say(&mut server, &format!("MAIL FROM:<{sender}>"), "250").await;
    say(&mut server, &format!("RCPT TO:<{recipient}>"), "250").await;
    say(&mut server, "DATA", "354").await;
    say(&mut server, &format!("{mail}."), "250").await;
    say(&mut server, "QUIT", "221").await;
}

/// Submits a mail of the owner over TLS, logged in; the mail is returned as it was handed over.
pub async fn submit(host: &str, certs: &Certs, user: &str, recipient: &str, message_id: &str) -> Vec<u8> {
    let mail = [
        "Date: Mon, 23 Nov 2026 02:00:00 +0000",
        &format!("From: Anna <{user}>"),
        &format!("To: <{recipient}>"),
        "Subject: Your order",
        &format!("Message-ID: <{message_id}>"),
        "",
        "Your parcel is on its way.",
        "",
    ]
    .join("\r\n")
    .into_bytes();
    let envelope = Envelope::new(Some(user.parse().unwrap()), vec![recipient.parse().unwrap()]).unwrap();
    transport(host, certs, Some(user)).send_raw(&envelope, &mail).await.expect("the provider takes the owner's mail");
    mail
}

/// The provider's answer to somebody who submits without logging in.
pub async fn submit_without_login(host: &str, certs: &Certs) -> Result<(), String> {
    let envelope =
        Envelope::new(Some("anna@shop.example".parse().unwrap()), vec!["x@dest.example".parse().unwrap()]).unwrap();
    let sent = transport(host, certs, None).send_raw(&envelope, b"Subject: no\r\n\r\nno\r\n").await;
    sent.map(drop).map_err(|error| error.to_string())
}

fn transport(host: &str, certs: &Certs, user: Option<&str>) -> AsyncSmtpTransport<Tokio1Executor> {
    let ca = Certificate::from_pem(&std::fs::read(&certs.ca).unwrap()).unwrap();
    let tls = TlsParameters::builder(host.to_owned()).add_root_certificate(ca).build_rustls().unwrap();
    let transport =
        AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host).port(SUBMISSION_PORT).tls(Tls::Wrapper(tls));
    match user {
        Some(user) => transport.credentials(Credentials::new(user.to_owned(), PASSWORD.to_owned())).build(),
        None => transport.build(),
    }
}

async fn say(server: &mut BufReader<TcpStream>, line: &str, code: &str) {
    server.get_mut().write_all(format!("{line}\r\n").as_bytes()).await.unwrap();
    expect(server, code).await;
}

async fn expect(server: &mut BufReader<TcpStream>, code: &str) {
    loop {
        let mut line = String::new();
        server.read_line(&mut line).await.unwrap();
        assert!(line.starts_with(code), "wanted {code}, the server said `{}`", line.trim_end());
        if line.as_bytes().get(3) != Some(&b'-') {
            return;
        }
    }
}
