//! R4: many sessions with a random fault each; no mail lost, none set aside wrongly, no panic, and back in step afterwards.
//!
//! `ALIBI_CHAOS` sets the number of faults, `ALIBI_SEED` the seed that a failure printed.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use alibi::ports::Mailbox;

use super::server::{Act, Server};
use super::{open, settings};

struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

fn fault(random: &mut Random) -> (&'static str, Act) {
    let on =
        ["LOGIN", "LIST", "EXAMINE", "UID SEARCH", "UID FETCH", "UID FETCH", "IDLE", "CAPABILITY"][random.below(8)];
    let text = [
        "",
        "* 1 FETCH (UID 1 BODY[HEADER]<0> {500}\r\nFrom: x",
        "* 1 FETCH (UID 1 BODY[HEADER]<0> {3}\r\nFrom: x\r\n)\r\n",
        "* 1 FETCH (UID 1 BODYSTRUCTURE ((((((\r\n",
        "* BYE shutting down\r\n",
        "{tag} NO [OVERQUOTA] no\r\n",
        "{tag} NO [UNAVAILABLE] no\r\n",
        "{tag} NO [INUSE] no\r\n",
        "{tag} NO [LIMIT] no\r\n",
        "{tag} BAD User is authenticated but not connected.\r\n",
        "{tag} BAD\r\n",
        "{tag} OK [MESSAGELIMIT 1 1] some\r\n",
        "* XFOO {2}\r\nab\r\n* 3 EXPUNGE\r\n",
        "\u{0}\u{1}garbage\r\n",
        "* SEARCH 1 2\r\n* SEARCH x\r\n",
        "+ what?\r\n",
        "a0 OK\r\n",
    ][random.below(17)];
    let act = match random.below(10) {
        0 => Act::Stall,
        1..=3 => Act::Hang(text.into()),
        // The server's own answer follows: only fitting for untagged lines.
        4 if text.starts_with("* XFOO") => Act::First(text.into()),
        // An OK without results is the one lie that nobody can see through, where results are asked for.
        _ if text.contains("OK") && (on == "UID SEARCH" || on == "LIST") => Act::Hang(Vec::new()),
        _ => Act::Say(text.into()),
    };
    (on, act)
}

#[tokio::test]
async fn no_fault_loses_a_mail() {
    let number =
        |name: &str, default: u64| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default);
    let (faults, seed) = (number("ALIBI_CHAOS", 200), number("ALIBI_SEED", 4711));
    println!("seed {seed}");
    let mut random = Random(seed);
    let server = Server::start(None).await;
    let mut quick = settings(&server);
    quick.read_timeout = Duration::from_millis(60);
    quick.command_timeout = Duration::from_millis(500);
    let mut mailbox = open(quick);
    let (mut cursors, mut seen, mut refused) = (Vec::new(), BTreeSet::new(), Vec::new());
    let mut delivered = 0;
    for round in 0..faults {
        for _ in 0..random.below(4) {
            delivered += 1;
            server.deliver("INBOX", &format!("{delivered}@host.example"));
        }
        let (on, act) = fault(&mut random);
        server.rule(on, 1 + random.below(2), act);
        let _ = mailbox.wait(Duration::from_millis(5)).await;
        if let Ok(look) = mailbox.look(&cursors).await {
            seen.extend(look.arrivals.iter().map(|arrival| arrival.place.uid));
            refused.extend(look.refused);
            if !look.cursors.is_empty() {
                cursors = look.cursors;
            }
        }
        if round % 10 == 9 {
            // The faults end: at most a few looks later everything is there.
            server.with(|state| state.rules.clear());
            let start = Instant::now();
            let mut quiet = 0;
            while quiet < 2 && start.elapsed() < Duration::from_secs(10) {
                if let Ok(look) = mailbox.look(&cursors).await {
                    quiet += usize::from(look.arrivals.is_empty());
                    seen.extend(look.arrivals.iter().map(|arrival| arrival.place.uid));
                    refused.extend(look.refused);
                    cursors = look.cursors;
                }
            }
            let log = server.log();
            let lost: Vec<u32> = (1..=delivered as u32).filter(|uid| !seen.contains(uid)).collect();
            assert_eq!(
                seen.len(),
                delivered,
                "after fault {round}, seed {seed}, {lost:?} {refused:?} {:#?}",
                &log[log.len() - 12..]
            );
            assert!(start.elapsed() < Duration::from_secs(10));
        }
    }
    assert!(refused.is_empty(), "{refused:?}");
    server.assert_read_only();
}
