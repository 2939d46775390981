//! `alibi explain --json`: other programs rely on its names, and it says what the page says, no less and no more.
//!
//! The state is that of the demo's mailbox and of a mail whose author wrote for a terminal, read by the loop that `watch` runs.

use std::collections::BTreeSet;
use std::sync::Arc;

use alibi::io::clock::Fixed;
use alibi::io::folder::FolderMailbox;
use alibi::io::outgoing_folder::OutgoingFolder;
use alibi::io::store::SqliteStore;
use alibi::io::world::World;
use alibi::mail::Limits;
use alibi::outbox::Schedule;
use alibi::tell::Reader;
use alibi::trace::Settings;
use alibi::watch::{Account, Notify, Reporting, Restraint, Watch};
use jiff::SignedDuration;
use serde_json::Value;

use super::exits::config;
use super::{Room, repository, sample};

const INCIDENT: &str =
    "account addresses computers id last_seen messages networks notices opened says sources state verdict";
const SOURCE: &str = "asn ip messages name network witnesses";
const MAIL: &str = "advice arrived believed chain cut evidence failed_recipients feedback dmarc header hints identity in_short injection \
                    injection_why kind looked_up missing returned_by says subject verdict would_change";
const HEADER: &str = "date envelope_sender from message_id to";
const HOP: &str = "account by claims date helo id line name name_confirmed own_side peer raw says software trust unasked \
                   why with";
const INJECTION: &str = "account asn country ip line name network";
const EVIDENCE: &str = "code from says stance strength";

/// Reads the mails into a state, as `watch` does.
pub fn read(room: &Room) {
    let config = config(room, "[state]\npath = \"state\"\n");
    assert!(config.is_file());
    for entry in std::fs::read_dir(repository("config/demo/mailbox")).unwrap() {
        let path = entry.unwrap().path();
        room.write(&format!("mails/{}", path.file_name().unwrap().to_str().unwrap()), std::fs::read(&path).unwrap());
    }
    room.write("mails/90-for-a-terminal.eml", for_a_terminal());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let world = World::open(&repository("config/demo/world")).unwrap();
        let lookup = world.lookup().await.unwrap();
        let store = SqliteStore::open(&room.0.join("state/alibi.db")).await.unwrap();
        let (outbox, schedule) = (OutgoingFolder::new(room.0.join("outbox")), Schedule::default());
        let (account, clock) = (account(), Fixed::at(world.now().unwrap()));
        let watch = Watch {
            account: &account,
            lookup: &lookup,
            outbox: &outbox,
            store: &store,
            clock: &clock,
            schedule: &schedule,
            progress: &|_| {},
        };
        watch.pass(&mut FolderMailbox::new(room.0.join("mails"), account.limits.bytes_max)).await.unwrap();
        store.close().await;
    });
}

/// The demo's mail with the planted office, its author's words changed: sequences that clear a screen, set its title, or turn the
/// direction of writing, in every place that is his.
fn for_a_terminal() -> String {
    const BAD: &str = "\u{1b}[2J\u{1b}]0;x\u{7}\u{202e}\u{9b}31m";
    let mail = String::from_utf8(sample("02-exim-planted-office.eml")).unwrap();
    let bad = mail
        .replace("Invoice 48377", &format!("Invoice {BAD}48378"))
        .replace("helo=annas-shop.example", &format!("helo=annas{BAD}.example"))
        .replace("sender: anna@", &format!("sender: an{BAD}na@"))
        .replace("(office.annas-shop.example", &format!("(office{BAD}.annas-shop.example"))
        .replace("Unrouteable address", &format!("Unrouteable {BAD} address"))
        .replace("<E1xUqVk-", "<E2xUqVk-")
        .replace("<2b66e0a1.", &format!("<2b66e0a2{BAD}."));
    assert!(bad.matches(BAD).count() >= 6, "{bad}");
    bad
}

fn account() -> Account {
    let owner = std::fs::read_to_string(repository("config/demo/owner.json")).unwrap();
    Account {
        name: "shop".to_owned(),
        owner: serde_json::from_str(&owner).unwrap(),
        limits: Limits::default(),
        settle: SignedDuration::ZERO,
        restraint: Restraint { account_max: 9, client: Vec::new(), client_max: 9, all_max: 9, turn: Arc::default() },
        attempts_max: 2,
        settings: Settings { documentation_is_public: true },
        notify: Notify {
            from: "alibi@annas-shop.example".to_owned(),
            to: vec!["anna@annas-shop.example".to_owned()],
            urgent_to: Vec::new(),
            domain: "annas-shop.example".to_owned(),
            reply_to: None,
            reader: Reader::default(),
            templates: Arc::default(),
            listeners: Vec::new(),
        },
        reporting: Reporting::never(),
        dry_run: false,
        learn: false,
        mailbox_host: None,
    }
}

/// Every incident of the state: its JSON, and the page that a person reads.
fn explained(room: &Room) -> Vec<(Value, String)> {
    let list = room.run(&["incidents", "--json", "--config", "config.toml"]);
    let ids = list.json().into_iter().map(|incident| incident["id"].as_str().unwrap().to_owned());
    let one = |id: String| {
        let json = room.run(&["explain", &id, "--json", "--config", "config.toml"]);
        json.ended(0, &[]);
        let text = room.run(&["explain", &id, "--config", "config.toml"]);
        text.ended(0, &[]);
        let line = json.out.strip_suffix('\n').unwrap();
        assert!(!line.chars().any(is_for_a_terminal), "{line:?}");
        assert!(!text.out.chars().any(|char| char != '\n' && is_for_a_terminal(char)), "{:?}", text.out);
        let json = serde_json::from_str(line).unwrap();
        strings(&json, &|text| assert!(!text.chars().any(is_for_a_terminal), "{text:?}"));
        (json, text.out)
    };
    ids.map(one).collect()
}

/// Control characters, and those that turn the direction of writing.
fn is_for_a_terminal(char: char) -> bool {
    char.is_control() || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}'..='\u{200f}')
}

/// Every text in it, whoever unpacks it.
fn strings(value: &Value, look: &dyn Fn(&str)) {
    match value {
        Value::String(text) => look(text),
        Value::Array(all) => all.iter().for_each(|one| strings(one, look)),
        Value::Object(all) => all.values().for_each(|one| strings(one, look)),
        _ => {}
    }
}

fn has_keys(value: &Value, keys: &str) {
    let found: BTreeSet<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(found, keys.split_whitespace().collect(), "{value}");
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

#[test]
fn its_names_are_stable_and_nothing_in_it_acts_on_a_terminal() {
    let room = Room::enter();
    read(&room);
    let explained = explained(&room);
    let mut verdicts = BTreeSet::new();
    for (json, _) in &explained {
        has_keys(json, "incident mails");
        has_keys(&json["incident"], INCIDENT);
        list(&json["incident"]["sources"]).iter().for_each(|source| has_keys(source, SOURCE));
        for mail in list(&json["mails"]) {
            has_keys(mail, MAIL);
            has_keys(&mail["header"], HEADER);
            list(&mail["chain"]).iter().for_each(|hop| has_keys(hop, HOP));
            list(&mail["evidence"]).iter().for_each(|one| has_keys(one, EVIDENCE));
            list(&mail["would_change"]).iter().for_each(|change| has_keys(change, "if verdict"));
            if !mail["injection"].is_null() {
                has_keys(&mail["injection"], INJECTION);
            }
            verdicts.insert(mail["verdict"].as_str().unwrap().to_owned());
        }
    }
    for verdict in ["forged", "through-your-account", "cannot-tell", "suspicious-notice"] {
        assert!(verdicts.contains(verdict), "{verdict}: {verdicts:?}");
    }
    let subject = |mail: &&Value| mail["subject"].as_str().is_some_and(|subject| subject.contains("48378"));
    let mails = explained.iter().flat_map(|(json, _)| list(&json["mails"]));
    assert_eq!(mails.filter(subject).count(), 1, "the mail for a terminal is one of them");
}

/// One mail in full: the chain with who wrote each line and why it is believed, the cut, the injection, the evidence.
#[test]
fn a_planted_line_is_shown_below_the_cut_and_as_a_claim() {
    let room = Room::enter();
    read(&room);
    let explained = explained(&room);
    let mails = explained.iter().flat_map(|(json, _)| list(&json["mails"]));
    let mut planted = mails.filter(|mail| mail["subject"] == "Invoice 48377 is overdue");
    let mail = planted.find(|mail| mail["returned_by"] == "riverside-clinic.example").unwrap();
    assert_eq!((&mail["verdict"], &mail["kind"]), (&"forged".into(), &"dsn".into()));
    assert_eq!((&mail["cut"], &mail["injection"]["line"]), (&2.into(), &1.into()));
    assert_eq!(mail["injection"]["ip"], "203.0.113.77");
    assert_eq!(mail["failed_recipients"], serde_json::json!(["reception@riverside-clinic.example"]));
    let chain = list(&mail["chain"]);
    assert_eq!(chain.len(), 2);
    let told = |hop: &Value| [&hop["line"], &hop["by"], &hop["peer"], &hop["trust"]].map(Value::to_string).join(" ");
    assert_eq!(told(&chain[0]), "1 \"mail.riverside-clinic.example\" \"203.0.113.77\" \"bouncer\"");
    assert_eq!(told(&chain[1]), "2 \"annas-shop.example\" \"192.0.2.66\" \"claimed\"");
    assert!(chain[0]["claims"].is_null() && chain[1]["claims"].as_str().unwrap().contains("annas-shop.example"));
    assert!(chain.iter().all(|hop| hop["why"].as_str().unwrap().len() > 20));
    let evidence: Vec<String> = list(&mail["evidence"])
        .iter()
        .map(|one| [&one["code"], &one["stance"], &one["strength"]].map(|text| text.as_str().unwrap()).join(" "))
        .collect();
    for wanted in ["spf-fail against-owner strong", "injection neutral strong", "witness neutral strong"] {
        assert!(evidence.iter().any(|found| found == wanted), "{wanted}: {evidence:?}");
    }
    let changes = list(&mail["would_change"]).iter().map(|change| change["verdict"].as_str().unwrap());
    assert_eq!(changes.collect::<Vec<_>>(), ["sent-by-you", "through-your-account", "cannot-tell"]);
}

/// Without white space, which the page adds, and without case, which begins its sentences.
fn bare(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_lowercase()
}

#[test]
fn the_page_says_what_the_json_says() {
    // As many as the page shows in full.
    const SHOWN: usize = 3;
    let room = Room::enter();
    read(&room);
    for (json, text) in explained(&room) {
        let text = bare(&text);
        let has = |value: &Value| {
            let Some(value) = value.as_str() else { return };
            // The page cuts what is longer than 300 characters.
            let value: String = bare(value).chars().take(230).collect();
            assert!(text.contains(&value), "{value:?} is not in {text}");
        };
        has(&json["incident"]["id"]);
        has(&json["incident"]["says"]);
        for mail in list(&json["mails"]).iter().take(SHOWN) {
            ["verdict", "says", "advice"].iter().for_each(|key| has(&mail[*key]));
            if mail["verdict"] != "suspicious-notice" {
                HEADER.split(' ').for_each(|key| has(&mail["header"][key]));
            }
            // Where no line came back the page says so in other words.
            if !list(&mail["chain"]).is_empty() {
                has(&mail["injection_why"]);
            }
            for key in ["in_short", "missing", "hints", "looked_up"] {
                list(&mail[key]).iter().for_each(has);
            }
            for key in ["ip", "name", "network"] {
                has(&mail["injection"][key]);
            }
            for hop in list(&mail["chain"]) {
                for key in ["by", "why", "says", "claims", "raw", "software"] {
                    has(&hop[key]);
                }
                has(&Value::from(format!("{}. ", hop["line"])));
            }
            for one in list(&mail["evidence"]) {
                // What only says again why the injection point is one stands there.
                let advice = one["code"].as_str().is_some_and(|code| code.starts_with("how-"));
                if !advice && (one["code"] != "injection" || one["says"] != mail["injection_why"]) {
                    ["says", "from", "code"].iter().for_each(|key| has(&one[key]));
                }
            }
            for change in list(&mail["would_change"]) {
                has(&change["verdict"]);
                has(&change["if"]);
            }
        }
    }
}

/// Whom bait pretends to be from did nothing: nobody sent anything back.
#[test]
fn a_lure_is_told_as_what_it_is() {
    let room = Room::enter();
    read(&room);
    let lures = explained(&room).into_iter().filter(|(json, _)| json["incident"]["verdict"] == "suspicious-notice");
    let mut seen = 0;
    for (json, page) in lures {
        let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains("It pretends to be returned mail of mailhaus.example."), "{page}");
        assert!(flat.contains("The mail \"Undelivered Mail Returned to Sender\" arrived on "), "{page}");
        for untrue in ["sent it back", "returned mail in", "came back on", "the lines as they came"] {
            assert!(!flat.contains(untrue), "{untrue}: {page}");
        }
        assert_eq!(json["mails"][0]["subject"], "Undelivered Mail Returned to Sender");
        seen += 1;
    }
    assert_eq!(seen, 1);
}
