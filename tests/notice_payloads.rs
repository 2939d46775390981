//! Whatever a stranger wrote comes out inert: two thousand payloads in every foreign field, in the mail's header, text and HTML.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may stop at what it did not expect"
)]

mod notices;
#[path = "notices/payloads.rs"]
mod payloads;

use alibi::tell::{Language, LeftAlone, Mail, ReportState, Reports, Sample, Telling};
use alibi::verdict::{Class, Missing, What};
use mail_parser::MessageParser;

use notices::{in_language, joined, mail, telling, variants};
use payloads::{SEEDS, payloads};

/// Puts the same foreign text wherever foreign text can stand.
fn poisoned(clean: &Telling, payload: &str) -> Telling {
    let payload = || payload.to_owned();
    let mut telling = clean.clone();
    telling.bouncers = vec![payload()];
    telling.addresses = vec![payload(), format!("{}@annas-shop.example", payload())];
    telling.missing = vec![Missing::new(What::Answer, payload())];
    telling.samples =
        vec![Sample { subject: payload(), from: payload(), to: payload(), message_id: Some(payload()) }; 3];
    for source in &mut telling.sources {
        (source.host, source.network, source.country) = (Some(payload()), Some(payload()), Some(payload()));
    }
    for item in &mut telling.evidence {
        (item.code, item.says, item.from) = (payload(), payload(), payload());
    }
    // Domain and name of a record are the owner's own, from the configuration.
    if let Some(next) = telling.protection.as_mut().and_then(|found| found.next.as_mut()) {
        next.value = payload();
    }
    if let Some(Reports { reports, left, .. }) = &mut telling.reports {
        for report in reports {
            (report.network, report.contact) = (payload(), Some(payload()));
            report.state = ReportState::Prepared;
        }
        left.push((LeftAlone::Relay, 1));
    }
    telling
}

#[test]
fn payloads_come_out_inert() {
    let payloads = payloads();
    let variants = variants();
    let clean: Vec<(Telling, Mail)> = Language::ALL
        .iter()
        .flat_map(|language| variants.iter().map(|(_, telling)| in_language(telling, *language)))
        .map(|telling| {
            let mail = mail(&telling);
            (telling, mail)
        })
        .collect();
    // Each payload meets a variant and a language; each variant in each language meets a score of payloads.
    for (number, payload) in payloads.iter().enumerate() {
        let (telling, clean) = &clean[number % clean.len()];
        assert_inert(payload, clean, &mail(&poisoned(telling, payload)));
    }
    // And the plain seeds meet every variant.
    for payload in SEEDS {
        for (_, telling) in &variants {
            assert_inert(payload, &mail(telling), &mail(&poisoned(telling, payload)));
        }
    }
}

fn header_names(mail: &Mail) -> Vec<String> {
    let end = mail.bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    let header = String::from_utf8(mail.bytes[..end].to_vec()).unwrap();
    let lines = header.lines().filter(|line| !line.starts_with(' '));
    lines.filter_map(|line| line.split_once(':')).map(|(name, _)| name.to_owned()).collect()
}

fn assert_inert(payload: &str, clean: &Mail, mail: &Mail) {
    assert_eq!(header_names(mail), header_names(clean), "{payload:?}");
    assert_eq!(mail.subject, clean.subject, "{payload:?}");
    assert!(mail.bytes.is_ascii(), "{payload:?}");
    assert!(mail.bytes.len() < 100_000, "{payload:?}: {} bytes", mail.bytes.len());
    assert_eq!(mail.fell_back, None);

    let read = MessageParser::default().parse(&mail.bytes).unwrap();
    assert_eq!(read.parts.len(), 3, "{payload:?}");
    for body in [read.body_text(0).unwrap(), read.body_html(0).unwrap()] {
        for character in body.chars() {
            let broken = character.is_control() && !matches!(character, '\r' | '\n');
            let hidden = matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}');
            assert!(!broken && !hidden, "{payload:?}: {character:?} in {body}");
        }
        // A flowed line break inside a name does not hide a link from a program that joins the lines.
        let text = joined(&body).replace('\n', " ").replace("&#x2f;", "/").to_lowercase();
        let text = text.replace("annas-shop.example", "").replace("home.example", "");
        // Cut behind the dot: no name is left that could be a link.
        let text = ["www.…", "｡…", "．…"].iter().fold(text, |text, cut| text.replace(cut, ""));
        // A DMARC record of the owner's is shown to the letter; it names no page, and mail goes to an address in it.
        let text = if payload.contains("v=DMARC1") { text.replace("mailto:a@evil.example", "") } else { text };
        for link in [
            "://",
            "www.",
            "evil.ex",
            ".example",
            "mailto:",
            "javascript:",
            "tel:",
            "data:text",
            "@evil",
            "。example",
            "．",
            "｡",
        ] {
            assert!(!text.contains(link), "{payload:?}: live {link} in {text}");
        }
    }
    let html = read.body_html(0).unwrap();
    let tags = |html: &str| html.matches('<').count() - html.matches("<li").count() - html.matches("</li").count();
    for tag in ["<script", "<img", "<a ", "<b>", "<style", "<iframe", "<meta http-equiv", "\" onmouseover"] {
        assert!(!html.contains(tag), "{payload:?}: {tag}");
    }
    // Nothing but lists may be longer or shorter than in the clean notice: lists of what is named there.
    assert!(tags(&html) <= tags(&clean.html) + 4, "{payload:?}");
    for evaluated in ["49", "undefined"] {
        assert!(!html.contains(evaluated) || clean.html.contains(evaluated), "{payload:?}: {evaluated}");
    }
}

#[test]
fn subjects_carry_no_foreign_text() {
    for class in [Class::Forged, Class::ThroughYourAccount, Class::CannotTell, Class::SuspiciousNotice] {
        let clean = telling(class);
        assert_eq!(mail(&poisoned(&clean, "Invoice 77 evil")).subject, mail(&clean).subject);
    }
}
