//! The service: woken by IDLE, ended by SIGTERM.

use std::time::{Duration, Instant};

use crate::alibi::Alibi;
use crate::mailbox::snapshot;
use crate::stage::wait_for;
use crate::town::Town;

/// Far less than the poll interval (300 s), so only IDLE can be the reason. Dovecot's own delay is half a second.
const WOKEN_MAX: Duration = Duration::from_secs(10);
/// A service manager's patience is longer; a person's is not.
const STOP_MAX: Duration = Duration::from_secs(5);

pub fn a_bounce_wakes_it_and_sigterm_ends_it(town: &Town) {
    let owner = "fritz@shop.example";
    town.forge(owner, "first@dest.example", 1);
    town.await_inbox(owner, 1);
    let alibi = Alibi::install(town, owner);
    let mut running = alibi.start(&["-v", "watch"]);
    wait_for(Duration::from_secs(20), "the first look", || (alibi.counted() >= 1).then_some(()));

    town.forge(owner, "second@dest.example", 2);
    let begin = Instant::now();
    wait_for(WOKEN_MAX, "IDLE to wake alibi", || (alibi.counted() >= 2).then_some(()));
    println!("  forged, bounced and decided after {:.1} s", begin.elapsed().as_secs_f32());

    assert!(running.is_running(), "{}", alibi.messages());
    let before = snapshot(&town.dovecot, owner);
    let (code, took) = running.terminate();
    assert_eq!(code, Some(0), "{}", alibi.messages());
    assert!(took < STOP_MAX, "it took {took:?} to end");
    town.await_quiet();
    before.assert_kept(&snapshot(&town.dovecot, owner), 0);
}
