//! A recorded town with accounts in it, and a watch that can be let pass at any hour.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use alibi::io::clock::Fixed;
use alibi::io::folder::FolderMailbox;
use alibi::io::outgoing_folder::OutgoingFolder;
use alibi::io::store::SqliteStore;
use alibi::io::world::World;
use alibi::mail::Limits;
use alibi::outbox::Schedule;
use alibi::owner::Owner;
use alibi::ports::{Outbox, Reports as _, Store as _};
use alibi::report::compose::Writer;
use alibi::report::{Report, State};
use alibi::tell::Reader;
use alibi::trace::Settings;
use alibi::watch::{Account, Notify, Outlook, Pass, Policy, Reporting, Restraint, Watch};
use jiff::{SignedDuration, Timestamp};

use crate::attackers::{OWNER, Town, into_provider, line, notice};

/// Mail systems in networks of their own, none of them the attacker's.
pub const HONEST: [(&str, &str); 5] = [
    ("mx.birkenau.example", "198.51.100.10"),
    ("mx.clearwater.example", "198.51.100.40"),
    ("mx.harbour.example", "198.51.100.70"),
    ("mail.alumni.example", "198.51.100.100"),
    ("mx.bank.example", "198.51.100.130"),
];
/// The desk of the network that the forger of most tests sits in.
pub const DESK: &str = "abuse@cheaphost.example";
/// Its mail server, which is the only one that may write in its name.
pub const DESK_ZONE: &str = "cheaphost.example. 3600 IN MX 10 mx.cheaphost.example.\n\
                             mx.cheaphost.example. 3600 IN A 198.51.100.250\n\
                             250.100.51.198.in-addr.arpa. 3600 IN PTR mx.cheaphost.example.\n\
                             cheaphost.example. 3600 IN TXT \"v=spf1 mx -all\"\n\
                             mx.cheaphost.example. 3600 IN TXT \"v=spf1 a -all\"\n";
const HERE: &str = "Tue, 10 Mar 2026 12:00:00 +0000";

pub fn owner() -> Owner {
    let mut owner = Owner { networks: vec!["192.0.2.66/32".parse().unwrap()], ..Owner::default() };
    owner.add(OWNER);
    owner.providers.push("mx1.postwerk.example".to_owned());
    owner
}

pub fn account(name: &str) -> Account {
    Account {
        name: name.to_owned(),
        owner: owner(),
        limits: Limits::default(),
        settle: SignedDuration::ZERO,
        restraint: Restraint {
            account_max: 9,
            client: vec![name.to_owned()],
            client_max: 99,
            all_max: 99,
            turn: Arc::default(),
        },
        attempts_max: 2,
        settings: Settings { documentation_is_public: true },
        notify: Notify {
            from: "alibi@lindenhof.example".to_owned(),
            to: vec![OWNER.to_owned()],
            urgent_to: Vec::new(),
            domain: "lindenhof.example".to_owned(),
            reply_to: None,
            reader: Reader::default(),
            templates: Arc::default(),
            listeners: Vec::new(),
        },
        reporting: Reporting {
            policy: Policy::Ask,
            writer: Writer {
                from: "Mara Linden <mara@lindenhof.example>".to_owned(),
                reply_to: OWNER.to_owned(),
                envelope: "mara+ID@lindenhof.example".to_owned(),
                domain: "lindenhof.example".to_owned(),
            },
            ..Reporting::never()
        },
        dry_run: false,
        learn: false,
        mailbox_host: None,
    }
}

pub struct Stage {
    pub town: Town,
    pub store: SqliteStore,
    number: usize,
}

impl Stage {
    pub async fn new(zone: &str) -> Stage {
        Stage { town: Town::new(zone), store: SqliteStore::in_memory().await.unwrap(), number: 0 }
    }

    pub fn folder(&self, account: &str) -> PathBuf {
        let folder = self.town.folder.path().join("mailboxes").join(account);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// Puts a mail into the mailbox of an account.
    pub fn put(&mut self, account: &str, mail: &str) {
        self.number += 1;
        fs::write(self.folder(account).join(format!("{:05}.eml", self.number)), mail).unwrap();
    }

    /// `count` mails from `source` come back, from these mail systems in turn; handed in on that day of March.
    pub fn returned(
        &mut self,
        account: &str,
        (source, name): (&str, &str),
        systems: &[(&str, &str)],
        count: usize,
        day: u8,
    ) {
        for round in 0..count {
            let number = self.number;
            let (host, address) = systems[round % systems.len()];
            let domain = host.split_once('.').unwrap().1;
            let on = |lines: String| lines.replace(HERE, &format!("{day} Mar 2026 12:00:00 +0000"));
            let chain = on(line("x", name, source, host, None));
            let mail =
                notice(&into_provider(host, host, address), host, &format!("u{number}@{domain}"), &chain, number);
            self.put(account, &mail);
        }
    }

    /// The same so many hours after the first pass: then they are handed in, come back and are read.
    pub fn returned_at(
        &mut self,
        account: &str,
        (source, name): (&str, &str),
        systems: &[(&str, &str)],
        count: usize,
        hours: i64,
    ) {
        for round in 0..count {
            let mail = self.written((source, name), systems[round % systems.len()], hours);
            self.put(account, &mail);
        }
    }

    /// The notice about one mail that was handed in so many hours after the first pass, less one.
    pub fn written(&self, (source, name): (&str, &str), (host, address): (&str, &str), hours: i64) -> String {
        let at = (self.now(hours) - SignedDuration::from_hours(1)).strftime("%a, %d %b %Y %H:%M:%S +0000").to_string();
        let number = self.number;
        let domain = host.split_once('.').unwrap().1;
        let (top, chain) = (into_provider(host, host, address), line("x", name, source, host, None));
        notice(&top, host, &format!("u{number}@{domain}"), &chain, number).replace(HERE, &at)
    }

    /// Gives an address a name that it confirms.
    pub fn name(&self, address: &str, name: &str) {
        let zone = self.town.folder.path().join("world/dns.zone");
        let reverse: Vec<&str> = address.rsplit('.').collect();
        let text = fs::read_to_string(&zone).unwrap();
        let more = format!("{name}. 3600 IN A {address}\n{}.in-addr.arpa. 3600 IN PTR {name}.\n", reverse.join("."));
        fs::write(&zone, text + &more).unwrap();
    }

    /// One more network in the registry.
    pub fn add_network(&self, start: &str, end: &str, kind: &str, desk: &str) {
        let object = format!(
            r#"{{"objectClassName": "ip network", "handle": "NET-{start}", "name": "Carrier", "startAddress": "{start}",
            "endAddress": "{end}", "ipVersion": "v4", "type": "{kind}", "status": ["active"], "entities": [
            {{"objectClassName": "entity", "roles": ["abuse"], "vcardArray": ["vcard", [["email", {{}}, "text", "{desk}"]]]}}]}}"#
        );
        fs::write(self.town.folder.path().join(format!("world/rdap/around-{start}.json")), object).unwrap();
    }

    /// A fire that may be reported: from the forger of most tests.
    pub fn fire(&mut self, account: &str) {
        self.returned(account, ("203.0.113.77", "box77.cheaphost.example"), &HONEST, 25, 10);
    }

    pub fn now(&self, hours: i64) -> Timestamp {
        let begin: Timestamp = "2026-03-10T18:00:00Z".parse().unwrap();
        begin + SignedDuration::from_hours(hours)
    }

    /// A pass so many hours after the first.
    pub async fn pass(&self, account: &Account, hours: i64) -> Pass {
        let outbox = OutgoingFolder::new(self.town.folder.path().join("outbox"));
        self.pass_through(account, hours, &outbox).await
    }

    pub async fn pass_through(&self, account: &Account, hours: i64, outbox: &impl Outbox) -> Pass {
        let world = World::open(&self.town.folder.path().join("world")).unwrap();
        let lookup = world.lookup().await.unwrap();
        let (clock, schedule, store) = (Fixed::at(self.now(hours)), Schedule::default(), &self.store);
        let watch =
            Watch { account, lookup: &lookup, outbox, store, clock: &clock, schedule: &schedule, progress: &|_| {} };
        let mut mailbox = FolderMailbox::new(self.folder(&account.name), account.limits.bytes_max);
        watch.pass(&mut mailbox).await.unwrap()
    }

    /// What would be prepared so many hours after the first pass.
    pub async fn outlook(&self, account: &Account, hours: i64) -> Vec<Outlook> {
        let world = World::open(&self.town.folder.path().join("world")).unwrap();
        let lookup = world.lookup().await.unwrap();
        let (clock, schedule, store) = (Fixed::at(self.now(hours)), Schedule::default(), &self.store);
        let outbox = &OutgoingFolder::new(self.town.folder.path().join("outbox"));
        let watch =
            Watch { account, lookup: &lookup, outbox, store, clock: &clock, schedule: &schedule, progress: &|_| {} };
        watch.would_prepare().await.unwrap()
    }

    /// All reports, oldest first.
    pub async fn reports(&self) -> Vec<Report> {
        let mut reports = self.store.reports(Timestamp::MIN).await.unwrap();
        reports.sort_by_key(|report| (report.prepared, report.id.clone()));
        reports
    }

    pub async fn states(&self) -> Vec<State> {
        self.reports().await.iter().map(|report| report.state).collect()
    }

    pub async fn approve(&self, report: &Report, hours: i64) {
        let yes = report.become_at(State::Approved, self.now(hours)).unwrap();
        assert!(self.store.change(State::Prepared, &yes, &[]).await.unwrap());
    }

    /// What was handed to the mail server, in order of names.
    fn sent(&self) -> Vec<String> {
        let Ok(folder) = fs::read_dir(self.town.folder.path().join("outbox")) else { return Vec::new() };
        let mut paths: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths.into_iter().map(|path| fs::read_to_string(path).unwrap()).collect()
    }

    pub fn sent_reports(&self) -> Vec<String> {
        self.sent().into_iter().filter(|mail| mail.contains("Feedback-Type: abuse")).collect()
    }

    /// What people at desks wrote, as the owner gets it.
    pub fn passed_on(&self) -> Vec<String> {
        self.sent().into_iter().filter(|mail| mail.contains("An abuse desk answered")).collect()
    }

    pub fn notices(&self) -> Vec<String> {
        self.sent().into_iter().filter(|mail| mail.contains("X-Alibi-Incident")).collect()
    }

    pub async fn incidents(&self) -> usize {
        self.store.incidents(None).await.unwrap().len()
    }
}
