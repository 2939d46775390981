//! The provider's digest: who needs a look comes first, nobody else's client is shown to a client, and one comes a day at most.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at what it did not expect"
)]

mod notices;

use std::sync::{Arc, Mutex};

use alibi::incident::Incident;
use alibi::io::clock::Fixed;
use alibi::io::store::SqliteStore;
use alibi::outbox::Schedule;
use alibi::ports::{Clock as _, Health, Outbox, Outgoing, SendError, Store as _};
use alibi::tell::digest::{self, Digest, News, What};
use alibi::tell::{Language, Letter, Mail, Reader, Templates};
use alibi::verdict::Class;
use alibi::watch::{Provider, Watched, digest_pass};
use jiff::{SignedDuration, Timestamp};

fn letter() -> Letter {
    Letter {
        from: "alibi@metro-it.example".to_owned(),
        to: vec!["desk@metro-it.example".to_owned()],
        reply_to: None,
        domain: "metro-it.example".to_owned(),
    }
}

fn news(client: &str, class: Class, messages: u64, new: u64, is_open: bool) -> News {
    let told = Some("2026-05-13T08:00:00Z".parse().unwrap());
    let what = What::Incident { id: "K7QM-3F2A".to_owned(), class, is_open, messages, new, told };
    News { client: client.to_owned(), account: format!("{client}-info"), what }
}

fn digest(language: Language) -> Digest {
    Digest {
        clients: 41,
        news: vec![
            news("annas-shop", Class::ForgedConfirmed, 1_240, 310, true),
            news("baker", Class::Forged, 40, 0, true),
            news("dentist", Class::ThroughYourAccount, 12, 12, true),
            News { client: "joiner".to_owned(), account: "joiner-info".to_owned(), what: What::Blind },
            news("florist", Class::Forged, 77, 0, false),
        ],
        shared: vec![("CheapHost".to_owned(), 2)],
        since: Some("2026-05-14T06:00:00Z".parse().unwrap()),
        now: "2026-05-15T06:00:00Z".parse().unwrap(),
        letter: letter(),
        reader: Reader { language, name: Some("Metro IT".to_owned()), ..Reader::default() },
    }
}

fn mail(digest: &Digest) -> Mail {
    digest::compose(digest, &Templates::default()).unwrap()
}

#[test]
fn golden_digests() {
    for language in Language::ALL {
        let mail = mail(&digest(*language));
        notices::golden("digest", *language, &mail);
        let (text, html) = (notices::joined(&mail.text), notices::seen(&mail.html));
        assert_eq!(notices::said(&text), notices::said(&html), "{language:?}");
    }
}

#[test]
fn the_subject_counts_clients_and_the_urgent_come_first() {
    let whole = mail(&digest(Language::English));
    assert_eq!(whole.subject, "3 of 41 clients need a look (1 urgent)");
    let place = |name: &str| whole.text.find(name).unwrap_or_else(|| panic!("no {name} in {}", whole.text));
    assert!(place("dentist") < place("annas-shop") && place("annas-shop") < place("florist"), "{}", whole.text);
    // What stands still is counted: 41 clients without the four that are named.
    assert!(!whole.text.contains("baker") && whole.text.contains("37 more clients"), "{}", whole.text);
    let calm = Digest { news: vec![news("annas-shop", Class::CannotTell, 3, 3, true)], ..digest(Language::English) };
    assert_eq!(mail(&calm).subject, "1 of 41 clients needs a look");
    // Two things about one client are one client.
    let twice = [Class::Forged, Class::ThroughYourAccount].map(|class| news("annas-shop", class, 5, 5, true));
    assert_eq!(mail(&Digest { news: twice.to_vec(), ..calm }).subject, "1 of 41 clients needs a look (1 urgent)");
}

#[test]
fn foreign_names_are_inert_in_it() {
    let bad = "\u{1b}[2J<script>http://evil.example".to_owned();
    let mail = mail(&Digest { shared: vec![(bad, 2)], ..digest(Language::English) });
    assert!(!mail.html.contains("<script") && !mail.text.contains("http:") && !mail.text.contains('\u{1b}'));
}

/// Keeps what it is given.
#[derive(Default)]
struct Kept(Mutex<Vec<Outgoing>>);

impl Outbox for Kept {
    async fn send(&self, mail: &Outgoing) -> Result<(), SendError> {
        self.0.lock().unwrap().push(mail.clone());
        Ok(())
    }
}

fn incident(account: &str, class: &str, at: Timestamp) -> Incident {
    serde_json::from_value(serde_json::json!({
        "id": format!("AAAA-{}", account.to_uppercase()), "account": account, "state": "growing", "class": class,
        "opened": at, "last_seen": at, "found": at, "messages": 7, "told": class, "notices": 1,
        "volume": { "hours": { (at.as_second() / 3600).to_string(): 7 } },
        "last_notice": { "at": at, "messages": 7, "harms": [] },
    }))
    .unwrap()
}

#[tokio::test]
async fn one_comes_a_day_at_most_to_the_provider_alone_and_none_without_news() {
    let start: Timestamp = "2026-05-15T06:00:00Z".parse().unwrap();
    let (store, kept, clock) = (SqliteStore::in_memory().await.unwrap(), Kept::default(), Fixed::at(start));
    let watched = |name: &str| Watched {
        name: name.to_owned(),
        client: name.to_owned(),
        blind_after: SignedDuration::from_hours(1),
    };
    let provider = Provider {
        accounts: vec![watched("anna"), watched("bert")],
        every: SignedDuration::from_hours(24),
        letter: letter(),
        reader: Reader::default(),
        templates: Arc::default(),
    };
    let schedule = Schedule::default();
    let pass = async || digest_pass(&provider, &store, &kept, &clock, &schedule).await.unwrap();
    pass().await;
    assert!(kept.0.lock().unwrap().is_empty(), "nothing happened, and something was sent");

    store.keep_incident(&incident("anna", "through-your-account", start)).await.unwrap();
    for _ in 0..3 {
        pass().await;
        clock.set(clock.now() + SignedDuration::from_hours(1));
    }
    let sent = kept.0.lock().unwrap().clone();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].to, ["desk@metro-it.example"]);
    assert!(String::from_utf8_lossy(&sent[0].bytes).contains("Subject: 1 of 2 clients needs a look (1 urgent)"));
    // It is no notice of an account, so it takes no room from one; and alibi knows it as its own.
    assert_eq!(store.notices_since(None, start - SignedDuration::from_hours(1)).await.unwrap(), 0);
    assert!(store.is_ours(&sent[0].message_id).await.unwrap());

    // A day later it is still open, and another mailbox cannot be looked into.
    clock.set(start + SignedDuration::from_hours(24));
    let health = Health { account: "bert".to_owned(), last_error: Some("log in".to_owned()), ..Health::default() };
    store.report_health(&health).await.unwrap();
    pass().await;
    let sent = kept.0.lock().unwrap().clone();
    assert_eq!(sent.len(), 2);
    assert!(String::from_utf8_lossy(&sent[1].bytes).contains("Subject: 2 of 2 clients need a look (1 urgent)"));
    assert_ne!(sent[0].message_id, sent[1].message_id);
}
