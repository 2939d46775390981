//! Several mails under way at once: they wait together, and what two of them ask is asked once.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::time::Duration;

use alibi::facts::{Answer, Fact, Question, SignatureResult, Which};
use alibi::investigate::several::{MAILS_AT_ONCE, Several};
use alibi::io::dns::{Dns, NAMES_AT_ONCE, Pace};
use alibi::io::lookup::Live;
use alibi::ports::{Lookup, Material, Spent};
use hickory_resolver::proto::rr::RecordType;

use super::fake::{Fake, SHORT, answer, question, txt};
use super::known;

/// A mail that carries a signature of this domain.
fn signed(domain: &str) -> Vec<u8> {
    format!(
        "DKIM-Signature: v=1; a=rsa-sha256; d={domain}; s=x; h=from; bh=AAAA; b=AAAA\r\nFrom: a@{domain}\r\n\r\nbody\r\n"
    )
    .into_bytes()
}

/// What the signature of one mail is worth.
async fn signature(lookup: &Live, mail: Vec<u8>) -> SignatureResult {
    let wanted = Question::Signatures(Which::Original);
    let material = Material { notice: b"", original: &mail, original_full: true };
    let facts = lookup.answer(std::slice::from_ref(&wanted), material, &Spent::default()).await;
    let Answer::Signatures(found) = known(facts.get(&wanted).unwrap().clone()) else { panic!() };
    found[0].result
}

/// Works through the mails as `trace` does.
async fn all<'a, T: 'a>(works: impl Iterator<Item = impl Future<Output = T> + Send + 'a>) -> Vec<T> {
    let (mut works, mut several, mut found) = (works, Several::new(), Vec::new());
    loop {
        if let Some(one) = several.done() {
            found.push(one);
        } else if let Some(work) = several.has_room().then(|| works.next()).flatten() {
            several.begin(1, work);
        } else if let Some(one) = several.next().await {
            found.push(one);
        } else {
            return found;
        }
    }
}

#[tokio::test]
async fn mails_wait_together() {
    // Answers nobody before all have asked: one mail alone would never hear from it.
    let seen = Mutex::new(BTreeSet::new());
    let fake = Fake::start(move |query| {
        let mut seen = seen.lock().unwrap();
        seen.insert(question(query).0);
        (seen.len() >= MAILS_AT_ONCE).then(|| answer(query, vec![])).flatten()
    })
    .await;
    let patient = Pace { timeout: Duration::from_millis(300), attempts: 4, failures_kept: Duration::from_secs(60) };
    let lookup = Live::new(Dns::server(fake.address, patient).unwrap(), SHORT);
    let mails = (0..MAILS_AT_ONCE).map(|number| signature(&lookup, signed(&format!("d{number}.example"))));
    assert_eq!(all(mails).await, vec![SignatureResult::NoKey; MAILS_AT_ONCE]);
}

/// Every name takes a socket, and a process has only so many.
#[tokio::test]
async fn one_mail_has_so_many_names_under_way_and_no_more() {
    const LATE: Duration = Duration::from_millis(250);
    let (begun, early) = (Mutex::new(None::<std::time::Instant>), std::sync::Arc::new(Mutex::new(0)));
    let counted = early.clone();
    // Whatever is asked for before the first answer is under way at once.
    let fake = Fake::slow(LATE, move |query| {
        let since = begun.lock().unwrap().get_or_insert_with(std::time::Instant::now).elapsed();
        *counted.lock().unwrap() += usize::from(since < LATE);
        answer(query, vec![])
    })
    .await;
    let questions: Vec<Question> = (0..64).map(|number| Question::Addresses(format!("h{number}.example"))).collect();
    let lookup = Live::new(Dns::server(fake.address, Pace::LIVE).unwrap(), SHORT);
    let nothing = Material::NONE;
    let facts = lookup.answer(&questions, nothing, &Spent::default()).await;
    assert!(facts.iter().all(|(_, fact)| *fact == Fact::Absent));
    assert_eq!((fake.asked(), *early.lock().unwrap()), (128, NAMES_AT_ONCE));
}

/// How often a server that never answers is asked for this, if so many mails raise the question.
async fn asked_by(mails: usize) -> usize {
    let fake = Fake::start(|_| None).await;
    let lookup = fake.lookup();
    let found = all((0..mails).map(|_| signature(&lookup, signed("dead.example")))).await;
    assert_eq!(found, vec![SignatureResult::Unknown; mails]);
    fake.asked()
}

#[tokio::test]
async fn a_silent_server_is_waited_for_once_however_many_mails_ask() {
    let alone = asked_by(1).await;
    assert!(alone > 0);
    assert_eq!(asked_by(MAILS_AT_ONCE * 3).await, alone);
}

/// The owner's record names a host that does not answer, and each mail comes from another address.
#[tokio::test]
async fn a_silent_host_in_a_record_is_waited_for_once() {
    let mut counts = Vec::new();
    for mails in [1_u8, 20] {
        let dead = std::sync::Arc::new(Mutex::new(0));
        let counted = dead.clone();
        let fake = Fake::start(move |query| match question(query) {
            (_, RecordType::TXT) => answer(query, vec![txt("v=spf1 a:dead.shop.example -all")]),
            _ => {
                *counted.lock().unwrap() += 1;
                None
            }
        })
        .await;
        let lookup = fake.lookup();
        let one = |number: u8| {
            let address = std::net::IpAddr::from([192, 0, 2, number]);
            let lookup = &lookup;
            async move {
                let wanted = [
                    Question::Spf { domain: "shop.example".into(), address },
                    Question::Senders("shop.example".into()),
                ];
                let nothing = Material::NONE;
                let facts = lookup.answer(&wanted, nothing, &Spent::default()).await;
                facts.iter().all(|(_, fact)| matches!(fact, Fact::Unknown { .. }))
            }
        };
        assert_eq!(all((0..mails).map(one)).await, vec![true; usize::from(mails)]);
        counts.push(*dead.lock().unwrap());
    }
    assert_eq!(counts[0], counts[1], "asked for by one mail, and by twenty");
}
