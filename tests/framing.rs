//! Framing: nobody gets an innocent network reported, and the owner hears that somebody tries.
//!
//! Each attack is played with mails in a recorded town, where the attacker owns domains, mail servers and time. What is held
//! against it: no report may be prepared. The honest town beside it shows that a real fire of the same size is reported.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod attackers;
#[path = "framing/more.rs"]
mod more;

use std::fs;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use alibi::case::Case;
use alibi::facts::{Answer, Fact, Facts, Question};
use alibi::incident::{Incident, count_in};
use alibi::investigate::{NoSentFolder, investigate};
use alibi::io::world::World;
use alibi::mail::{Limits, Message};
use alibi::owner::Owner;
use alibi::record::CaseRecord;
use alibi::report::framing::{Attempt, Sign, attempts};
use alibi::report::plan::{Around, Plan, plan};
use alibi::report::tally::Tally;
use alibi::report::{Limits as Rules, Smolder, Suppressed, eligible};
use alibi::trace::Settings;
use alibi::verdict::Class;
use attackers::{INNOCENT, OWNER, Town, into_provider, line, notice};
use jiff::Timestamp;
use serde_json::Value;

/// What one incident of a mailbox comes to.
struct Found {
    class: Class,
    /// Worth a report by the verdict's own rules.
    worth: Vec<IpAddr>,
    plan: Plan,
    attempts: Vec<Attempt>,
}

/// Everything in `mails`, looked at in `world`.
fn look(world: &Path, mut mails: Vec<PathBuf>, owner: &Owner) -> Vec<Found> {
    mails.sort();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let world = World::open(world).unwrap();
    let cases = runtime.block_on(async {
        let lookup = world.lookup().await.unwrap();
        let mut cases = Vec::new();
        for path in mails {
            let bytes = fs::read(&path).unwrap();
            let limits = Limits::default();
            let message = Message::read(&bytes, &limits);
            let case = Case::read(&message);
            let settings = Settings { documentation_is_public: true };
            let answered = investigate(&case, &bytes, owner, settings, &lookup, &mut NoSentFolder).await;
            let arrived = case.arrived().unwrap();
            cases.push(CaseRecord::new(&case, answered.finding, answered.facts, "anna", arrived));
        }
        cases
    });
    let now = world.now().unwrap_or_else(|| cases.iter().map(|case| case.arrived).max().unwrap());
    incidents(cases).into_iter().map(|(incident, tally)| found(&incident, &tally, owner, now)).collect()
}

/// As the watch does it: DMARC reports speak about what is there already.
fn incidents(mut cases: Vec<CaseRecord>) -> Vec<(Incident, Tally)> {
    cases.sort_by_key(|case| !case.notice.dmarc.is_empty());
    let mut incidents: Vec<Incident> = Vec::new();
    for case in &cases {
        count_in(&mut incidents, case, case.arrived);
    }
    let known = incidents.into_iter().filter(|incident| incident.joined.is_none());
    known.map(|incident| (incident, Tally::of(&cases))).collect()
}

fn found(incident: &Incident, tally: &Tally, owner: &Owner, now: Timestamp) -> Found {
    let limits = Rules::default();
    let asked = eligible::Asked { incident, tally, owner, now, limits: &limits };
    let facts = every_desk_takes_mail(incident);
    let around = Around {
        reports: &[],
        watched: &[],
        suppressed: &Suppressed::default(),
        facts: &facts,
        documentation_is_public: true,
    };
    let worth = eligible::worth(&asked).into_iter().filter(|(_, worth)| worth.is_ok()).map(|(address, _)| address);
    Found { class: incident.class, worth: worth.collect(), plan: plan(&asked, &around), attempts: attempts(&asked) }
}

/// So that nothing but the rules stands between an attacker and a report.
fn every_desk_takes_mail(incident: &Incident) -> Facts {
    let mut facts = Facts::default();
    for (address, source) in incident.sources.iter() {
        let contacts = source.netblock.clone().map_or(Fact::Absent, |block| Fact::Known(Answer::Netblock(block)));
        facts.insert(Question::Contacts(address), contacts);
        let block = source.netblock.iter();
        let offers = block.flat_map(|block| block.levels.iter().flat_map(|level| &level.offers).chain(&block.others));
        for offer in offers {
            let domain = offer.address.rsplit_once('@').unwrap().1.to_owned();
            let host = format!("mx.{domain}");
            facts.insert(Question::Exchangers(domain), Fact::Known(Answer::Exchangers(vec![host.clone()])));
            facts.insert(
                Question::Addresses(host),
                Fact::Known(Answer::Addresses(vec!["198.51.100.250".parse().unwrap()])),
            );
        }
    }
    facts
}

fn owner() -> Owner {
    let mut owner = Owner { networks: vec!["192.0.2.66/32".parse().unwrap()], ..Owner::default() };
    owner.add(OWNER);
    owner.providers.push("mx1.postwerk.example".to_owned());
    owner
}

impl Town {
    fn found(&self) -> Vec<Found> {
        let mails = fs::read_dir(self.folder.path().join("in")).unwrap().map(|mail| mail.unwrap().path()).collect();
        look(&self.folder.path().join("world"), mails, &owner())
    }

    /// Nobody is reported, and the owner is told that somebody tries.
    fn fails(&self, sign: Sign) -> Found {
        let mut found = self.found();
        for found in &found {
            assert!(found.plan.drafts.is_empty(), "{:?}", found.plan);
        }
        let tried = found.iter().position(|found| {
            found.attempts.iter().any(|attempt| attempt.sign == sign && attempt.address.to_string() == INNOCENT)
        });
        let all: Vec<_> = found.iter().map(|found| (found.class, &found.attempts, &found.plan)).collect();
        let tried = tried.unwrap_or_else(|| panic!("no sign of {sign:?}: {all:?}"));
        found.swap_remove(tried)
    }
}

/// Mail systems with addresses of their own, in networks of their own. The last two are the attacker's, as the registries see it.
const HONEST: [(&str, &str); 5] = [
    ("mx.birkenau.example", "198.51.100.10"),
    ("mx.clearwater.example", "198.51.100.40"),
    ("mx.harbour.example", "198.51.100.70"),
    ("mail.alumni.example", "198.51.100.100"),
    ("mx.bank.example", "198.51.100.130"),
];
const EVIL: [(&str, &str); 2] = [("mx.evil.example", "203.0.113.200"), ("mx.wicked.example", "203.0.113.140")];

/// `count` returned mails of a mail system, each another one.
fn returned(town: &mut Town, (host, address): (&str, &str), count: usize) {
    for _ in 0..count {
        let number = town.mails;
        let domain = host.split_once('.').unwrap().1;
        let chain = line("x", "box77.cheaphost.example", INNOCENT, host, None);
        town.mail(&notice(&into_provider(host, host, address), host, &format!("u{number}@{domain}"), &chain, number));
    }
}

#[test]
fn an_honest_fire_is_reported() {
    let mut town = Town::new("");
    HONEST.into_iter().for_each(|system| returned(&mut town, system, 5));
    let found = town.found();
    assert_eq!(found.len(), 1);
    let [draft] = found[0].plan.drafts.as_slice() else { panic!("{:?}", found[0].plan) };
    assert_eq!((draft.contact.address.as_str(), draft.sources.len()), ("abuse@cheaphost.example", 1));
    assert!(found[0].attempts.is_empty());
}

#[test]
fn a_thousand_bounces_of_one_bouncer() {
    let mut town = Town::new("");
    returned(&mut town, EVIL[0], 1_000);
    let found = town.fails(Sign::FewVoices);
    assert_eq!((found.class, found.attempts[0].notices), (Class::Forged, 1_000));
    assert!(found.attempts[0].says().contains("nothing is reported"));
}

/// What makes a verdict does not make a report: two domains and two rented servers are all it takes.
#[test]
fn two_bouncers_in_unrelated_networks() {
    let mut town = Town::new("");
    EVIL.into_iter().for_each(|system| returned(&mut town, system, 15));
    let found = town.fails(Sign::FewVoices);
    assert_eq!(found.class, Class::ForgedConfirmed, "the attack succeeds against the verdict");
    assert_eq!(found.worth.len(), 1, "and it looks like a fire");
    assert!(matches!(found.plan.smolder[0].1, Smolder::TooFewVoices { voices: 2, needed: 4 }), "{:?}", found.plan);
}

/// Three of the attacker's domains are no four, and a fourth server in one of their networks is no fourth witness.
#[test]
fn more_bouncers_in_the_same_networks() {
    let zone = "mx.third.example. 3600 IN A 203.0.113.145\nthird.example. 3600 IN MX 10 mx.third.example.\n\
                145.113.0.203.in-addr.arpa. 3600 IN PTR mx.third.example.\nmx.third.example. 3600 IN TXT \"v=spf1 a -all\"\n\
                mx.fourth.example. 3600 IN A 203.0.113.210\nfourth.example. 3600 IN MX 10 mx.fourth.example.\n\
                210.113.0.203.in-addr.arpa. 3600 IN PTR mx.fourth.example.\nmx.fourth.example. 3600 IN TXT \"v=spf1 a -all\"\n";
    let mut town = Town::new(zone);
    EVIL.into_iter().for_each(|system| returned(&mut town, system, 15));
    returned(&mut town, ("mx.third.example", "203.0.113.145"), 15);
    returned(&mut town, ("mx.fourth.example", "203.0.113.210"), 15);
    let found = town.fails(Sign::FewVoices);
    assert!(matches!(found.plan.smolder[0].1, Smolder::TooFewVoices { voices: 2, .. }), "{:?}", found.plan);
}

/// Genuine notices of genuine mail systems, kept and delivered again and again.
#[test]
fn genuine_bounces_replayed() {
    let mut town = Town::new("");
    HONEST.into_iter().for_each(|system| returned(&mut town, system, 1));
    for copy in 0..30 {
        for (number, (host, address)) in HONEST.into_iter().enumerate() {
            let domain = host.split_once('.').unwrap().1;
            let chain = line("x", "box77.cheaphost.example", INNOCENT, host, None);
            let top = into_provider(host, host, address).replace("12:00:00", &format!("12:{copy:02}:30"));
            town.mail(&notice(&top, host, &format!("u{number}@{domain}"), &chain, number));
        }
    }
    let found = town.fails(Sign::Copies);
    assert!(matches!(found.plan.smolder[0].1, Smolder::TooSmall { messages: 5, .. }), "{:?}", found.plan);
}

/// The same in a month of its own: what is old stays old, however fresh its copy is.
#[test]
fn genuine_bounces_replayed_later() {
    let mut town = Town::new("");
    HONEST.into_iter().for_each(|system| returned(&mut town, system, 5));
    for number in 0..town.mails {
        let path = town.folder.path().join(format!("in/{:03}.eml", number + 1));
        // The first Received is the provider's own: it tells when the copy came.
        let mail = fs::read_to_string(&path).unwrap();
        fs::write(&path, mail.replacen("Tue, 10 Mar 2026", "Fri, 20 Mar 2026", 1)).unwrap();
    }
    fs::write(town.folder.path().join("world/clock"), "2026-03-20T12:30:00Z\n").unwrap();
    let found = town.found();
    assert!(found.iter().all(|found| found.plan.drafts.is_empty()));
    assert!(matches!(found[0].plan.smolder[0].1, Smolder::TooOld { .. }), "{:?}", found[0].plan);
}

/// A complaint is a sentence that anybody can write about anybody.
#[test]
fn forged_complaints() {
    let mut town = Town::new("");
    for number in 0..30 {
        let (host, address) = EVIL[number % 2];
        town.mail(&complaint(host, address, number));
    }
    // With one bouncer beside them, so that there is a fire that they could confirm.
    returned(&mut town, EVIL[0], 30);
    let found = town.fails(Sign::FewVoices);
    assert!(found.worth.is_empty(), "a complaint of a stranger confirms nothing");
}

fn complaint(host: &str, address: &str, number: usize) -> String {
    let chain = line("x", "box77.cheaphost.example", INNOCENT, host, None);
    format!(
        "Return-Path: <fbl@{host}>\nDelivered-To: {OWNER}\n{}From: Abuse <fbl@{host}>\nTo: {OWNER}\n\
         Subject: Abuse report\nDate: Tue, 10 Mar 2026 12:00:00 +0000\nMessage-ID: <a{number}@{host}>\nMIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=feedback-report; boundary=\"b1\"\n\n\
         --b1\nContent-Type: text/plain\n\nThis is an email abuse report.\n\n\
         --b1\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: fbl/1\nVersion: 1\n\
         Source-IP: {INNOCENT}\nReporting-MTA: dns; {host}\nOriginal-Mail-From: <{OWNER}>\n\n\
         --b1\nContent-Type: message/rfc822\n\nReturn-Path: <{OWNER}>\n{chain}From: Mara Linden <{OWNER}>\nTo: c{number}@{host}\n\
         Subject: Your invoice\nDate: Tue, 10 Mar 2026 11:55:00 +0000\nMessage-ID: <c{number}@x.example>\n\nPlease see below.\n\n--b1--\n",
        into_provider(host, host, address)
    )
}

/// Reports about mail that nobody sent, signed by domains that somebody bought.
#[test]
fn forged_dmarc_aggregates() {
    let mut town = Town::new("");
    returned(&mut town, EVIL[0], 30);
    for number in 0..30 {
        let (host, address) = EVIL[1];
        town.mail(&aggregate(host, address, number));
    }
    let found = town.fails(Sign::FewVoices);
    assert_eq!(found.class, Class::ForgedConfirmed, "the report is heard by the verdict");
    assert!(matches!(found.plan.smolder[0].1, Smolder::NotConfirmed), "nobody knows the reporter: {:?}", found.plan);
}

fn aggregate(host: &str, address: &str, number: usize) -> String {
    format!(
        "Return-Path: <dmarc@{host}>\nDelivered-To: {OWNER}\n{}From: <dmarc@{host}>\nTo: {OWNER}\n\
         Subject: Report Domain: lindenhof.example Submitter: {host} Report-ID: {number}\nDate: Tue, 10 Mar 2026 12:00:00 +0000\n\
         Message-ID: <d{number}@{host}>\nMIME-Version: 1.0\n\
         Content-Type: text/xml; name=\"{host}!lindenhof.example!1773100800!1773187199.xml\"\n\n\
         <?xml version=\"1.0\"?><feedback><report_metadata><org_name>{host}</org_name><email>dmarc@{host}</email>\
         <report_id>{number}</report_id><date_range><begin>1773100800</begin><end>1773187199</end></date_range></report_metadata>\
         <policy_published><domain>lindenhof.example</domain><p>none</p></policy_published>\
         <record><row><source_ip>{INNOCENT}</source_ip><count>5000</count><policy_evaluated><disposition>none</disposition>\
         <dkim>fail</dkim><spf>fail</spf></policy_evaluated></row><identifiers><header_from>lindenhof.example</header_from>\
         </identifiers><auth_results><spf><domain>lindenhof.example</domain><result>fail</result></spf></auth_results></record></feedback>\n",
        into_provider(host, host, address)
    )
}

/// Whatever is forged in any scenario: a report is only ever drafted about a source that the scenario allows.
#[test]
fn no_scenario_leads_to_a_report_that_it_does_not_allow() {
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let (mut seen, mut strangers) = (0, false);
    for folder in fs::read_dir(scenarios).unwrap().map(|entry| entry.unwrap().path()) {
        let Ok(expect) = fs::read(folder.join("expect.json")) else { continue };
        let expect: Value = serde_json::from_slice(&expect).unwrap();
        let mails: Vec<PathBuf> =
            expect["messages"].as_object().unwrap().keys().map(|mail| folder.join(mail)).collect();
        // One mail is no fire, whatever it says.
        if mails.len() < 2 {
            continue;
        }
        let allowed = expect["reportable"]["allowed"].as_array().cloned().unwrap_or_default();
        for found in look(&folder.join("world"), mails, &of(&expect)) {
            seen += 1;
            for source in found.plan.drafts.iter().flat_map(|draft| &draft.sources) {
                assert!(allowed.iter().any(|address| *address == source.to_string()), "{}: {source}", folder.display());
            }
            strangers |= folder.ends_with("q01-attacker-with-two-domains")
                && found.attempts.iter().any(|attempt| attempt.sign == Sign::Strangers);
        }
    }
    assert!(seen > 5, "only {seen} incidents");
    assert!(strangers, "notices that sign for other people's recipients are a sign of framing");
}

/// The owner of a scenario, by its arguments.
fn of(expect: &Value) -> Owner {
    let args: Vec<&str> = expect["args"].as_array().unwrap().iter().map(|arg| arg.as_str().unwrap()).collect();
    let mut owner = Owner::default();
    for pair in args.windows(2) {
        match pair[0] {
            "--owner" => owner.add(pair[1]),
            "--provider" => owner.providers.push(pair[1].to_owned()),
            "--own-network" => owner.networks.push(pair[1].parse().unwrap()),
            _ => {}
        }
    }
    owner
}
