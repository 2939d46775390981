//! Tellings to try the notices with: each variant, whole, as a flood of forged mail or a break-in would give it.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at what it did not expect")]

use std::collections::BTreeMap;

use alibi::advise::{Record, Share, State};
use alibi::tell::{
    Approval, Language, LeftAlone, Letter, Mail, Occasion, Phrase, Protection, Reader, Receivers, Report, ReportState,
    Reports, Sample, Since, Source, Telling, Templates, Worry,
};
use alibi::verdict::{Class, Evidence, How, Missing, Stance, Strength, What};
use jiff::tz::TimeZoneDatabase;

/// Every notice that there is, by name.
pub fn variants() -> Vec<(&'static str, Telling)> {
    let through = |how| Telling { how: Some(how), ..telling(Class::ThroughYourAccount) };
    let clear = |class| Telling { occasion: Occasion::AllClear, number: 3, ..telling(class) };
    vec![
        ("forged", telling(Class::Forged)),
        ("forged-first-day", first_day()),
        ("forged-confirmed", telling(Class::ForgedConfirmed)),
        ("forged-again", again()),
        ("forged-framed", framed()),
        ("account", through(How::Account)),
        ("account-script", through(How::Script)),
        ("account-office", through(How::Office)),
        ("account-service", through(How::Service)),
        ("unclear", telling(Class::CannotTell)),
        ("lure", telling(Class::SuspiciousNotice)),
        ("clear", Telling { reports: again().reports, ..clear(Class::ForgedConfirmed) }),
        ("clear-account", clear(Class::ThroughYourAccount)),
        ("clear-unclear", clear(Class::CannotTell)),
    ]
}

pub fn mail(telling: &Telling) -> Mail {
    alibi::tell::compose(telling, &Templates::default()).unwrap()
}

/// Is it, byte for byte, the mail that was looked at? UPDATE=1 writes what is to be looked at.
pub fn golden(name: &str, language: Language, mail: &Mail) {
    let folder = format!("{}/tests/golden/notices/{}", env!("CARGO_MANIFEST_DIR"), language.tag());
    for (end, bytes) in [("eml", &mail.bytes[..]), ("txt", mail.text.as_bytes()), ("html", mail.html.as_bytes())] {
        let path = format!("{folder}/{name}.{end}");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, bytes).unwrap();
        }
        let golden = std::fs::read(&path).unwrap_or_default();
        assert!(golden == bytes, "{path} differs; look at it and run with UPDATE=1:\n{}", mail.text);
    }
}

pub fn in_language(telling: &Telling, language: Language) -> Telling {
    Telling { reader: Reader { language, ..telling.reader.clone() }, ..telling.clone() }
}

/// The first notice of an event.
pub fn telling(class: Class) -> Telling {
    let traced = !matches!(class, Class::CannotTell | Class::SuspiciousNotice);
    let sources = vec![
        source("203.0.113.77", Some("vps77.cheaphost.example"), "CheapHost", 1_180),
        source("2001:db8:77::9", None, "Metro DSL", 55),
    ];
    let forged = matches!(class, Class::Forged | Class::ForgedConfirmed);
    Telling {
        incident: "K7QM-3F2A".into(),
        class,
        occasion: Occasion::FirstWave,
        how: None,
        worry: Worry::Nothing,
        opened: "2026-05-12T06:16:00Z".parse().unwrap(),
        last_seen: "2026-05-15T09:40:00Z".parse().unwrap(),
        messages: 1_240,
        traced: 1_235,
        recipients: Some(1_221),
        days: [(12, 900), (13, 310), (14, 0), (15, 30)]
            .map(|(day, count)| (jiff::civil::date(2026, 5, day), count))
            .into(),
        hours: vec![],
        bouncers: vec!["bigmail.example".into(), "uni-west.example".into()],
        computers: if traced { 14 } else { 0 },
        networks: if traced { 3 } else { 0 },
        sources: if traced { sources } else { vec![] },
        addresses: vec!["anna@annas-shop.example".into()],
        mailbox: "anna@annas-shop.example".into(),
        samples: vec![Sample {
            subject: "Invoice 48213 is overdue".into(),
            from: "Anna <anna@annas-shop.example>".into(),
            to: "tim@uni-west.example".into(),
            message_id: Some("x1@cheaphost.example".into()),
        }],
        evidence: vec![
            evidence("spf-fail", Stance::AgainstOwner, "203.0.113.77 is none of those that may send for you"),
            evidence("not-in-sent", Stance::AgainstOwner, "your Sent folder has no such mail"),
        ],
        missing: vec![
            Missing::new(What::Mail, "the returned mail: the notice did not bring it back"),
            Missing::new(What::Witness, "who wrote the notice: it does not say"),
        ],
        since: None,
        receivers: forged.then_some(Receivers { messages: 21_500, refused: 20_640 }),
        protection: Some(Protection {
            domain: "annas-shop.example".into(),
            spf: State::Good,
            dkim: State::Good,
            dmarc: State::Weak,
            next: Some(Record {
                name: "_dmarc.annas-shop.example".into(),
                value: "v=DMARC1; p=reject; rua=mailto:anna@annas-shop.example".into(),
                replaces: None,
            }),
            refusable: if forged { Share { judged: 1_240, refused: 1_240, open: 0 } } else { Share::default() },
        }),
        reports: forged.then(|| Reports {
            reports: vec![report(ReportState::Prepared)],
            left: vec![(LeftAlone::TooSmall, 2)],
            framed: 0,
            approval: Some(Approval::Folders { from: "Alibi/Report ready".into(), to: "Alibi/Send it".into() }),
        }),
        login: None,
        now: "2026-05-15T10:00:00Z".parse().unwrap(),
        number: 1,
        letter: Letter {
            from: "Alibi <alibi@annas-shop.example>".into(),
            to: vec!["anna@annas-shop.example".into(), "anna@home.example".into()],
            reply_to: None,
            domain: "annas-shop.example".into(),
        },
        reader: Reader {
            zone: TimeZoneDatabase::bundled().get("Europe/Berlin").unwrap(),
            phrase: Some(Phrase("blue kettle".into())),
            ..Reader::default()
        },
    }
}

/// A forgery that has just begun, with many addresses of one domain.
fn first_day() -> Telling {
    let hours = [("06", 40), ("07", 170), ("09", 4)];
    let address = |name: &&str| format!("{name}@annas-shop.example");
    Telling {
        opened: "2026-05-12T06:16:00Z".parse().unwrap(),
        last_seen: "2026-05-12T09:05:00Z".parse().unwrap(),
        login: None,
        now: "2026-05-12T09:10:00Z".parse().unwrap(),
        messages: 214,
        traced: 214,
        recipients: Some(209),
        days: vec![(jiff::civil::date(2026, 5, 12), 214)],
        hours: hours.map(|(hour, count)| (format!("2026-05-12T{hour}:00:00Z").parse().unwrap(), count)).into(),
        addresses: ["anna", "bert", "info", "office", "shop"].iter().map(address).collect(),
        sources: vec![source("203.0.113.77", Some("vps77.cheaphost.example"), "CheapHost", 214)],
        computers: 1,
        networks: 1,
        receivers: None,
        reports: None,
        ..telling(Class::Forged)
    }
}

/// The second notice of a forgery: it grew, and reports went out.
fn again() -> Telling {
    let sent = ReportState::Sent { on: "2026-05-13T08:00:00Z".parse().unwrap(), outcome: Some((87, 2)) };
    Telling {
        occasion: Occasion::Growth,
        number: 2,
        since: Some(Since { at: "2026-05-13T06:00:00Z".parse().unwrap(), messages: 340 }),
        reports: Some(Reports {
            reports: vec![report(sent)],
            left: vec![(LeftAlone::NobodyToWriteTo, 1), (LeftAlone::TooFewWitnesses, 2)],
            framed: 0,
            approval: None,
        }),
        ..telling(Class::ForgedConfirmed)
    }
}

/// Somebody plays with the evidence, and a report waits for a yes.
fn framed() -> Telling {
    let left = vec![(LeftAlone::TooFewWitnesses, 1)];
    let reports = Reports { left, framed: 1, ..Reports::default() };
    Telling {
        occasion: Occasion::ReportReady,
        number: 2,
        since: Some(Since { at: "2026-05-13T06:00:00Z".parse().unwrap(), messages: 340 }),
        reports: Some(reports),
        ..telling(Class::Forged)
    }
}

fn report(state: ReportState) -> Report {
    Report {
        network: "CheapHost".into(),
        state,
        messages: 1_180,
        witnesses: 2,
        contact: Some("abuse@cheaphost.example: the registry names it for 203.0.113.64/26".into()),
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

/// The text as it reads once flowed lines are joined.
pub fn joined(text: &str) -> String {
    text.replace(" \r\n", " ").replace("\r\n", "\n")
}

/// What the reader sees of the HTML, with the numbers that a program puts before steps.
pub fn seen(html: &str) -> String {
    let body = html.split_once("<body").unwrap().1.replace("</th>", " </th>").replace("</td>", " </td>");
    let (mut text, mut step, mut steps) = (String::new(), 0, false);
    for piece in body.split('<').skip(1) {
        let (tag, words) = piece.split_once('>').unwrap_or((piece, ""));
        match tag.split_whitespace().next().unwrap_or_default() {
            "ol" => (steps, step) = (true, 0),
            "/ol" => steps = false,
            "li" if steps => {
                step += 1;
                text.push_str(&format!("{step}. "));
            }
            _ => {}
        }
        text.push_str(words);
    }
    let named = [("&#x27;", "'"), ("&#x2f;", "/"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " ")];
    named.iter().fold(text, |text, (name, character)| text.replace(name, character)).replace("&amp;", "&")
}

/// Every word and every number, with how often it stands there. Japanese has no spaces, and its lines end between letters: there each letter counts by itself.
pub fn said(text: &str) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    let mut word = String::new();
    // The chart's bars and what stands before items of lists are form.
    for character in text.to_uppercase().chars().chain([' ']) {
        let wide = character >= '\u{1100}' && character.is_alphanumeric();
        if character.is_alphanumeric() && !wide {
            word.push(character);
            continue;
        }
        if !word.is_empty() {
            *counted.entry(std::mem::take(&mut word)).or_default() += 1;
        }
        if wide {
            *counted.entry(character.to_string()).or_default() += 1;
        }
    }
    counted
}
