//! How long a flood of 5,000 cases takes to be counted into one incident, as the watch loop does it: the incidents out of the
//! state, the case counted in, both written. Prints the figures of the first and the last thousand, which must be near each
//! other, and how large the incident has become.

use std::error::Error;
use std::net::{IpAddr, Ipv4Addr};
use std::time::Instant;

use alibi::case::Case;
use alibi::case::likeness::Likeness;
use alibi::incident::{self, Incident};
use alibi::io::lookup::Offline;
use alibi::io::store::SqliteStore;
use alibi::mail::digest::digest;
use alibi::mail::{Limits, Message};
use alibi::owner::Owner;
use alibi::ports::{Handled, Place, Store};
use alibi::record::CaseRecord;
use alibi::trace::{Injection, Settings};
use alibi::verdict::Class;
use jiff::SignedDuration;

const CASES: u32 = 5_000;
const MAIL: &[u8] = include_bytes!("../config/demo/mailbox/01-postfix.eml");

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let model = model().await;
    let begun = Instant::now();
    let mut incidents: Vec<Incident> = Vec::new();
    for number in 0..CASES {
        let case = case(&model, number);
        incident::count_in(&mut incidents, &case, case.arrived);
    }
    let size = incidents.first().map(serde_json::to_string).transpose()?.map_or(0, |text| text.len());
    println!(
        "incidents: {CASES} cases counted in {:.0?}, {} incident of {size} bytes",
        begun.elapsed(),
        incidents.len()
    );

    let folder = tempfile::tempdir()?;
    let store = SqliteStore::open(&folder.path().join("alibi.db")).await?;
    for thousand in 0..CASES / 1_000 {
        let begun = Instant::now();
        for number in thousand * 1_000..(thousand + 1) * 1_000 {
            record(&store, case(&model, number)).await?;
        }
        println!("incidents: thousand {} through the state in {:.1?}", thousand + 1, begun.elapsed());
    }
    Ok(())
}

async fn record(store: &SqliteStore, case: CaseRecord) -> Result<(), Box<dyn Error>> {
    let mut incidents = store.incidents(Some("anna")).await?;
    let change = incident::count_in(&mut incidents, &case, case.arrived);
    let home = change.as_ref().and_then(|change| incidents.get(change.home));
    let place = Place { folder: "INBOX".to_owned(), uid_validity: 1, uid: case.key.parse()? };
    store.record(Handled { account: "anna", place: &place, case: Some(&case), incident: home, also: &[] }).await?;
    Ok(())
}

/// A real bounce of the demo, as it is recorded.
async fn model() -> CaseRecord {
    let message = Message::read(MAIL, &Limits::default());
    let case = Case::read(&message);
    let mut owner = Owner::default();
    owner.add("anna@annas-shop.example");
    let mut nobody = alibi::investigate::NoSentFolder;
    let found =
        alibi::investigate::investigate(&case, MAIL, &owner, Settings::default(), &Offline::new(), &mut nobody).await;
    let mut record = CaseRecord::new(
        &case,
        found.finding,
        found.facts,
        "anna",
        case.arrived().unwrap_or(jiff::Timestamp::UNIX_EPOCH),
    );
    record.verdict.class = Class::Forged;
    record
}

/// The same from another computer, about another recipient, with other names in its text.
fn case(model: &CaseRecord, number: u32) -> CaseRecord {
    let mut case = model.clone();
    case.key = number.to_string();
    case.arrived += SignedDuration::from_mins(i64::from(number));
    let address = IpAddr::V4(Ipv4Addr::from(0x0a00_0000 + number * 7));
    case.trace.injection = Some(Injection { hop: 0, address, account: None, name: None });
    if let Some(failure) = case.notice.failures.first_mut() {
        failure.recipient = format!("{number}@dest.example");
    }
    if let Some(witness) = &mut case.witness {
        witness.organisation = format!("org{}.example", number % 300);
        (witness.authenticated, witness.receives) = (true, true);
    }
    let name = digest(&[&number.to_be_bytes()]).first_chunk().map_or(0, |head| u32::from_be_bytes(*head));
    let mut body = case.likeness.body;
    body.pop_last();
    body.insert(name);
    case.likeness = Likeness { body, ..case.likeness };
    case
}
