//! The targets, by name.

use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use alibi::case::Case;
use alibi::facts::Facts;
use alibi::records::spf as spf_record;
use alibi::io::imap::guard::{self, Guard};
use alibi::mail::{Limits, Message, address, authres, decode, html, received, words};
use alibi::owner::Owner;
use alibi::trace::Settings;
use alibi::{config, netblock, record, sanitize};
use tokio::io::{AsyncRead, ReadBuf};

pub const ALL: [(&str, fn(&[u8])); 11] = [
    ("mail", mail),
    ("delivery-status", delivery_status),
    ("feedback", feedback),
    ("attachment", attachment),
    ("received", received_line),
    ("authentication-results", authentication_results),
    ("text", text),
    ("spf", spf),
    ("rdap", rdap),
    ("imap", imap),
    ("config", configuration),
];

/// A whole mail, all the way to a verdict without look-ups. The same bytes give the same answer.
fn mail(data: &[u8]) {
    let first = decided(data);
    assert_eq!(first, decided(data));
}

fn decided(data: &[u8]) -> String {
    let message = Message::read(data, &Limits::default());
    let case = Case::read(&message);
    let mut owner = Owner::default();
    owner.add("shop.example");
    let facts = Facts::default();
    let settings = Settings { documentation_is_public: true };
    let questions = record::questions(&case, &owner, &facts, settings);
    let finding = record::decide(&case, &owner, &facts, settings);
    format!("{:?} {questions:?} {finding:?}", case.notice)
}

fn wrapped(kind: &str, encoding: &str, data: &[u8]) {
    let mut raw = format!(
        "From: MAILER-DAEMON@mx.bank.example\nTo: anna@shop.example\nSubject: report\nContent-Type: multipart/report; boundary=b\n\n\
         --b\nContent-Type: {kind}\nContent-Transfer-Encoding: {encoding}\n\n"
    )
    .into_bytes();
    raw.extend_from_slice(data);
    raw.extend_from_slice(b"\n--b\nContent-Type: text/rfc822-headers\n\nFrom: anna@shop.example\nMessage-ID: <1@x.example>\n\n--b--\n");
    mail(&raw);
}

fn delivery_status(data: &[u8]) {
    wrapped("message/delivery-status", "7bit", data);
}

fn feedback(data: &[u8]) {
    wrapped("message/feedback-report", "7bit", data);
}

/// The first byte chooses what the attachment says it is.
fn attachment(data: &[u8]) {
    const KINDS: [&str; 8] = [
        "application/gzip; name=\"a!b!1!2.xml.gz\"",
        "application/zip; name=\"a!b!1!2.zip\"",
        "text/xml; name=\"a!b!1!2.xml\"",
        "application/ms-tnef; name=winmail.dat",
        "application/octet-stream; name=mail.eml",
        "application/vnd.ms-outlook; name=mail.msg",
        "application/json; name=xarf.json",
        "message/partial; id=a; number=1; total=2",
    ];
    let Some((first, rest)) = data.split_first() else { return };
    wrapped(KINDS[usize::from(*first) % KINDS.len()], "binary", rest);
}

/// Never a wrong address: what is ambiguous names none, and what is named stands in the line.
fn received_line(data: &[u8]) {
    let Ok(line) = std::str::from_utf8(data) else { return };
    let parsed = received::parse(line);
    assert!(!(parsed.ambiguous && parsed.peer.is_some()), "{parsed:?}");
    if let Some(peer) = parsed.peer {
        assert_eq!(peer, peer.to_canonical());
        assert!(line.bytes().any(|byte| byte.is_ascii_digit() || byte == b':'), "{peer} out of nothing");
    }
    assert_eq!(parsed, received::parse(line));
}

fn authentication_results(data: &[u8]) {
    let Ok(value) = std::str::from_utf8(data) else { return };
    let _ = authres::parse(value);
}

/// Leaves: addresses, encoded words, HTML, and what a person sees of them.
fn text(data: &[u8]) {
    for one in address::all_in(data) {
        assert!(one.contains('@') && one.len() <= address::ADDRESS_MAX, "{one:?}");
    }
    let decoded = words::decode(data);
    let line = sanitize::line(&decoded, 80);
    assert!(!line.chars().any(char::is_control) && line.chars().count() <= 81, "{line:?}");
    let shown = html::text(&decode::guess(data));
    assert!(shown.len() <= data.len() * 4 + 16, "HTML grew from {} to {} bytes", data.len(), shown.len());
    let json = format!("\"{}\"", decoded.escape_default());
    assert!(!sanitize::json(&json).chars().any(char::is_control));
}

fn spf(data: &[u8]) {
    if let Some(text) = spf_record::text(data) {
        let _ = spf_record::parse(text);
    }
}

fn rdap(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let _ = netblock::parse(text);
    let _ = netblock::origin(text);
    let _ = netblock::whois::parse(text);
    let _ = netblock::bootstrap::Bootstrap::parse(text);
}

/// What the guard lets through is no longer than its limits, whatever the server sends.
fn imap(data: &[u8]) {
    let mut guard = Guard::new(data, 4_096, Duration::from_secs(1));
    let mut context = Context::from_waker(Waker::noop());
    let mut through = 0;
    loop {
        let mut room = [0_u8; 512];
        let mut buffer = ReadBuf::new(&mut room);
        match Pin::new(&mut guard).poll_read(&mut context, &mut buffer) {
            Poll::Ready(Ok(())) if buffer.filled().is_empty() => break,
            Poll::Ready(Ok(())) => through += buffer.filled().len(),
            Poll::Ready(Err(_)) | Poll::Pending => break,
        }
    }
    assert!(through <= data.len() + guard::LINE_MAX, "{through} bytes out of {}", data.len());
}

fn configuration(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Err(faults) = config::parse(text, Path::new("config.toml")) {
        assert!(!faults.to_string().is_empty());
    }
}
