//! kill -9 at moments that nobody chose: nothing is lost and nothing is told twice.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use crate::alibi::{Alibi, is_notice};
use crate::mailbox::{inbox, snapshot};
use crate::town::Town;

/// Mails that come back before each start, so that there is always work to be killed in.
const WAVE: usize = 3;
/// So many kills must have come before the work was done.
const HITS: usize = 4;
const KILLS_MAX: usize = 100;
/// A whole pass over such a wave takes about this long.
const WORK_MS: u64 = 120;
/// A notice that may have been sent is looked for this long before it is sent again (the grace time of `src/outbox.rs`,
/// five minutes), so a kill in that moment makes the scene long.
const GRACE: Duration = Duration::from_secs(6 * 60);

pub fn killed_again_and_again_it_tells_once(town: &Town) {
    let owner = "edna@shop.example";
    let alibi = Alibi::install(town, owner);
    let mut random = seed();
    let (mut forged, mut kills, mut hits) = (0, 0, 0);
    while hits < HITS && kills < KILLS_MAX {
        for number in forged..forged + WAVE {
            town.forge(owner, &format!("nobody{number}@dest.example"), number);
        }
        forged += WAVE;
        town.await_inbox(owner, forged + count_notices(town, owner));
        let before = snapshot(&town.dovecot, owner);
        let told = count_notices(town, owner);

        let mut running = alibi.start(&["watch"]);
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_millis((random >> 33) % WORK_MS));
        running.kill();
        town.await_quiet();
        kills += 1;
        hits += usize::from(alibi.counted() < forged as u64);
        before.assert_kept(&snapshot(&town.dovecot, owner), count_notices(town, owner) - told);
    }
    println!("  {kills} kills, {hits} of them in the middle; seed {}", seed());
    assert!(hits >= HITS, "alibi is faster than these tests think: lower WORK_MS");

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
    let incidents = alibi.incidents();
    assert_eq!(incidents.len(), 1, "{incidents:#?}");
    super::campaign::assert_forged(&incidents[0], forged as u64);
}

fn count_notices(town: &Town, owner: &str) -> usize {
    inbox(&town.dovecot, owner).iter().filter(|mail| is_notice(mail)).count()
}

/// Another one for each run; printed, so that a failure can be looked at again with the same pauses.
fn seed() -> u64 {
    static SEED: OnceLock<u64> = OnceLock::new();
    let given = || std::env::var("ALIBI_TESTS_SEED").ok().and_then(|seed| seed.parse().ok());
    *SEED.get_or_init(|| given().unwrap_or_else(|| std::time::UNIX_EPOCH.elapsed().unwrap().as_secs()))
}
