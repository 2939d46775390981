//! kill -9 at moments that nobody chose: nothing is lost and nothing is told twice.

use std::time::{Duration, Instant};

use crate::alibi::{Alibi, is_notice};
use crate::mailbox::{inbox, snapshot};
use crate::town::Town;

const BOUNCES: usize = 12;
const KILLS: u64 = 8;
/// A notice that may have been sent is looked for this long before it is sent again (the grace time of `src/outbox.rs`,
/// five minutes), so a kill in that moment makes the scene long.
const GRACE: Duration = Duration::from_secs(6 * 60);

pub fn killed_again_and_again_it_tells_once(town: &Town) {
    let owner = "edna@shop.example";
    for number in 0..BOUNCES {
        town.forge(owner, &format!("nobody{number}@dest.example"), number);
    }
    town.await_inbox(owner, BOUNCES);
    let before = snapshot(&town.dovecot, owner);
    let alibi = Alibi::install(town, owner);
    let mut random = seed();
    println!("  seed {random}");
    for _ in 0..KILLS {
        let mut running = alibi.start(&["watch"]);
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_millis((random >> 33) % 900));
        running.kill();
        before.assert_kept(&snapshot(&town.dovecot, owner), count_notices(town, owner));
    }
    let begin = Instant::now();
    loop {
        alibi.watch_once();
        town.await_quiet();
        if count_notices(town, owner) > 0 {
            break;
        }
        assert!(begin.elapsed() < GRACE, "no notice: {}", alibi.messages());
        std::thread::sleep(Duration::from_secs(2));
    }
    alibi.watch_once();
    town.await_quiet();
    assert_eq!(count_notices(town, owner), 1, "told once");
    before.assert_kept(&snapshot(&town.dovecot, owner), 1);
    let incidents = alibi.incidents();
    assert_eq!(incidents.len(), 1, "{incidents:#?}");
    super::campaign::assert_forged(&incidents[0], BOUNCES as u64);
}

fn count_notices(town: &Town, owner: &str) -> usize {
    inbox(&town.dovecot, owner).iter().filter(|mail| is_notice(mail)).count()
}

/// Another one for each run; printed, so that a failure can be looked at again with the same pauses.
fn seed() -> u64 {
    match std::env::var("ALIBI_TESTS_SEED").ok().and_then(|seed| seed.parse().ok()) {
        Some(seed) => seed,
        None => std::time::UNIX_EPOCH.elapsed().unwrap().as_secs(),
    }
}
