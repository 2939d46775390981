//! What holds for every notice, whatever a stranger wrote: golden files, inert payloads, twins that say the same.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may stop at what it did not expect"
)]

use alibi::tell::{MARKER, Mail, Sample, Source, TellError, Telling, compose, is_due};
use alibi::verdict::{Class, Evidence, Stance, Strength};
use jiff::tz::TimeZone;
use mail_parser::{MessageParser, MimeHeaders};

const VARIANTS: [(&str, Class); 5] = [
    ("forged", Class::Forged),
    ("forged-confirmed", Class::ForgedConfirmed),
    ("account", Class::ThroughYourAccount),
    ("unclear", Class::CannotTell),
    ("lure", Class::SuspiciousNotice),
];

fn telling(class: Class) -> Telling {
    let sources = match class {
        Class::CannotTell | Class::SuspiciousNotice => vec![],
        _ => vec![
            source("203.0.113.77", Some("vps77.cheaphost.example"), "CheapHost", 9),
            source("2001:db8:77::9", None, "Metro DSL", 5),
        ],
    };
    Telling {
        break_in: false,
        incident: "K7QM-3F2A".into(),
        class,
        opened: "2026-11-19T06:16:00Z".parse().unwrap(),
        last_seen: "2026-11-20T09:40:00Z".parse().unwrap(),
        messages: 14,
        traced: 12,
        days: vec![("2026-11-19".parse().unwrap(), 11), ("2026-11-20".parse().unwrap(), 3)],
        bouncers: vec!["bigmail.example".into(), "uni-west.example".into()],
        sources,
        addresses: vec!["anna@annas-shop.example".into()],
        mailbox: "anna@annas-shop.example".into(),
        samples: vec![Sample {
            subject: "Invoice 48213 is overdue".into(),
            from: "Anna <anna@annas-shop.example>".into(),
            to: "tim@uni-west.example".into(),
            message_id: Some("x1@cheaphost.example".into()),
        }],
        evidence: vec![
            evidence(
                "injection-foreign",
                Stance::AgainstOwner,
                "`mx.uni-west.example` saw it come from 203.0.113.77, which is none of yours",
            ),
            evidence("own-signature", Stance::ForOwner, "It carries the signature of annas-shop.example"),
        ],
        missing: vec!["the notice did not return the headers of the mail".into()],
        now: "2026-11-20T10:00:00Z".parse().unwrap(),
        zone: TimeZone::fixed(jiff::tz::offset(1)),
        number: 1,
        from: "Alibi <alibi@annas-shop.example>".into(),
        to: vec!["anna@annas-shop.example".into(), "anna@home.example".into()],
        domain: "annas-shop.example".into(),
    }
}

fn source(address: &str, host: Option<&str>, network: &str, messages: u64) -> Source {
    Source {
        address: address.parse().unwrap(),
        host: host.map(Into::into),
        network: Some(network.into()),
        country: Some("NL".into()),
        messages,
    }
}

fn evidence(code: &str, stance: Stance, says: &str) -> Evidence {
    Evidence {
        code: code.into(),
        stance,
        strength: Strength::Strong,
        says: says.into(),
        from: "Received: from friend (vps77.cheaphost.example [203.0.113.77])".into(),
    }
}

/// Puts the same foreign text wherever foreign text can stand.
fn poisoned(class: Class, payload: &str) -> Telling {
    let mut telling = telling(class);
    let payload = || payload.to_owned();
    telling.bouncers = vec![payload()];
    telling.addresses = vec![payload(), format!("{}@annas-shop.example", payload())];
    telling.missing = vec![payload()];
    telling.samples =
        vec![Sample { subject: payload(), from: payload(), to: payload(), message_id: Some(payload()) }; 3];
    for source in &mut telling.sources {
        (source.host, source.network, source.country) = (Some(payload()), Some(payload()), Some(payload()));
    }
    for item in &mut telling.evidence {
        (item.code, item.says, item.from) = (payload(), payload(), payload());
    }
    telling
}

#[test]
fn golden_notices() {
    for (name, class) in VARIANTS {
        let path = format!("{}/tests/golden/notice-{name}.eml", env!("CARGO_MANIFEST_DIR"));
        let mail = compose(&telling(class)).unwrap();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(format!("{}/tests/golden", env!("CARGO_MANIFEST_DIR"))).unwrap();
            std::fs::write(&path, &mail.bytes).unwrap();
        }
        let golden = std::fs::read(&path).unwrap();
        assert!(golden == mail.bytes, "{path} differs; look at it and run with UPDATE=1:\n{}", mail.text);
    }
}

#[test]
fn a_mail_program_reads_it_back() {
    for (_, class) in VARIANTS {
        let telling = Telling { number: 2, ..telling(class) };
        let mail = compose(&telling).unwrap();
        let read = MessageParser::default().parse(&mail.bytes).unwrap();
        let raw = |name: &str| read.header_raw(name).unwrap_or_default().trim().to_owned();
        assert_eq!(read.subject().unwrap(), mail.subject);
        assert_eq!(read.message_id().unwrap(), "alibi.K7QM-3F2A.2@annas-shop.example");
        assert_eq!(raw("References"), "<alibi.K7QM-3F2A.1@annas-shop.example>");
        assert_eq!(raw("Auto-Submitted"), "auto-generated");
        assert_eq!(raw("X-Auto-Response-Suppress"), "All");
        assert_eq!(raw(MARKER), "K7QM-3F2A");
        assert_eq!(read.date().unwrap().to_timestamp(), telling.now.as_second());
        assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n"), mail.text.replace("\r\n", "\n"));
        assert_eq!(read.body_html(0).unwrap().replace("\r\n", "\n"), mail.html.replace("\r\n", "\n"));
        let plain = read.text_part(0).unwrap().content_type().unwrap();
        assert_eq!(plain.attribute("format"), Some("flowed"));
        assert_eq!(mail.to.len(), 2);
        assert!(mail.bytes.len() < 100_000);
    }
}

#[test]
fn nothing_to_tell_is_no_mail() {
    for class in [Class::SentByYou, Class::NotAReport, Class::NotYourAddress] {
        assert!(!is_due(class));
        assert!(matches!(compose(&telling(class)), Err(TellError::NothingToTell(_))));
    }
    let nobody = Telling { from: "no address".into(), ..telling(Class::Forged) };
    assert_eq!(compose(&nobody), Err(TellError::Address("no address".into())));
}

#[test]
fn equal_tellings_give_equal_mails() {
    assert_eq!(compose(&telling(Class::Forged)), compose(&telling(Class::Forged)));
}

#[test]
fn every_number_of_the_html_is_in_the_text() {
    for (_, class) in VARIANTS {
        let mail = compose(&telling(class)).unwrap();
        let text = numbers(&mail.text);
        for number in numbers(&without_tags(&mail.html)) {
            assert!(text.contains(&number), "{number} is missing in\n{}", mail.text);
        }
    }
}

fn numbers(text: &str) -> std::collections::BTreeSet<String> {
    text.split(|character: char| !character.is_ascii_digit()).filter(|run| !run.is_empty()).map(Into::into).collect()
}

fn without_tags(html: &str) -> String {
    let body = html.split_once("<body").unwrap().1;
    let text = body.split('<').map(|piece| piece.split_once('>').map_or("", |(_, text)| text)).collect::<String>();
    text.replace("&#39;", "'")
}

#[test]
fn the_part_for_people_is_short_and_says_what_to_do_and_what_we_cannot_see() {
    for (name, class) in VARIANTS {
        let mail = compose(&telling(class)).unwrap();
        let people = mail.text.split("____").next().unwrap();
        let count = people.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
        assert!(count <= 330, "{name}: {count} words");
        assert!(name == "lure" || people.replace(" \r\n", " ").contains("We only see what came back"), "{people}");
        assert!(people.contains("1. ") && people.contains("2. "));
        assert!(people.matches("postmark").count() <= 4);
    }
}

#[test]
fn subjects_carry_no_foreign_text() {
    for (_, class) in VARIANTS {
        assert_eq!(
            compose(&poisoned(class, "Invoice 77 evil")).unwrap().subject,
            compose(&telling(class)).unwrap().subject
        );
    }
}

const PAYLOADS: &[&str] = &[
    "\x1b[31mred\x1b[0m \x1b]8;;http://evil.example\x07link\x1b]8;;\x07",
    "\u{9b}31m\u{9d}0;title\u{9c}\u{85}",
    "a\u{202e}gpj.exe\u{2066}b\u{2069}\u{200f}\u{061c}",
    "p\u{200b}ay\u{200d}pal\u{feff}.exa\u{2060}mple\u{e0041}\u{fe0f}",
    "</title></p><script>alert(1)</script><img src=x onerror=alert(1)><a href='http://evil.example'>x</a>",
    "x\r\nBcc: victim@evil.example\r\n\r\n<b>body</b>",
    "x\nSubject: other\n\n--=_alibi_K7QM-3F2A_1\nContent-Type: text/html\n\nhttp://evil.example",
    "=cmd|' /C calc'!A0",
    "http://evil.example/a?b=c#d https://evil.example ftp://evil.example www.evil.example evil.example",
    "javascript:alert(1) mailto:a@evil.example data:text/html,x tel:+15550100 HTTP://EVIL.EXAMPLE",
    "evil。example evil．example evil｡example ｈttp：//evil.example a＠evil.example",
    "--=_alibi_K7QM-3F2A_1-- --=_alibi_K7QM-3F2A_1",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx--=_alibi_K7QM-3F2A_1--",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxhttp://evil.example/",
    "=?utf-8?B?PHNjcmlwdD4=?= =?utf-8?Q?=0D=0ABcc:_x?=",
    "&lt;script&gt; &#x68;ttp://evil.example",
    "From me\n>From you\n.\n..",
    "\0\0\x08\x7f\x0b\x0c",
    "Z\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "",
    "   ",
    "„smart“ … “quotes” ’",
];

#[test]
fn payloads_come_out_inert() {
    let long = "evil.example/".repeat(20_000);
    for payload in PAYLOADS.iter().copied().chain([long.as_str()]) {
        for (_, class) in VARIANTS {
            assert_inert(payload, &compose(&poisoned(class, payload)).unwrap());
        }
    }
}

fn assert_inert(payload: &str, mail: &Mail) {
    let clean = compose(&telling(Class::Forged)).unwrap();
    let header = |mail: &Mail| {
        let end = mail.bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        let header = String::from_utf8(mail.bytes[..end].to_vec()).unwrap();
        header
            .lines()
            .filter(|line| !line.starts_with(' '))
            .filter_map(|line| line.split_once(':'))
            .map(|(name, _)| name.to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(header(mail), header(&clean), "{payload:?}");
    assert!(mail.bytes.len() < 100_000, "{payload:?}: {} bytes", mail.bytes.len());

    let read = MessageParser::default().parse(&mail.bytes).unwrap();
    assert_eq!(read.parts.len(), 3, "{payload:?}");
    for body in [read.body_text(0).unwrap(), read.body_html(0).unwrap()] {
        for character in body.chars() {
            let broken = character.is_control() && !matches!(character, '\r' | '\n');
            let hidden = matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}');
            assert!(!broken && !hidden, "{payload:?}: {character:?} in {body}");
        }
        // A flowed line break inside a name does not hide a link from a program that joins the lines.
        let joined = body.replace(" \r\n", " ").replace("\r\n", " ");
        let lower = joined.to_lowercase().replace("annas-shop.example", "").replace("home.example", "");
        for link in [
            "://",
            "www.",
            "evil.ex",
            "evil.EX",
            ".example",
            "mailto:",
            "javascript:",
            "tel:",
            "data:",
            "@evil",
            "。",
            "．",
            "｡",
        ] {
            assert!(!lower.contains(link), "{payload:?}: live {link} in {joined}");
        }
    }
    let html = read.body_html(0).unwrap();
    for tag in ["<script", "<img", "<a ", "<b>", "src=x onerror=alert(1)>"] {
        assert!(!html.contains(tag), "{payload:?}: {tag}");
    }
    assert!(mail.bytes.is_ascii(), "{payload:?}");
}

#[test]
fn beside_a_break_in_nothing_sounds_as_if_all_were_well() {
    let mail = compose(&Telling { break_in: true, ..telling(Class::Forged) }).unwrap();
    let said = format!("{}\n{}", mail.subject, mail.text.replace('\n', " "));
    assert!(!said.contains("mailbox was not used"), "{said}");
    assert!(!said.contains("need to change your password"), "{said}");
    assert!(said.contains("Act today"), "{said}");
}
