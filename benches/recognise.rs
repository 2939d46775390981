//! Mails a second, on one core: what alibi does with each without asking anybody, beside mail-parser alone on the same mails, and
//! beside flufl.bounce where Python has it (`pip install flufl.bounce`).
//!
//! The mails are those of `tests/cases`, or of the folder that `ALIBI_BENCH_MAIL` names.

mod mails;

use std::path::Path;
use std::process::Command;

use alibi::case::Case;
use alibi::facts::Facts;
use alibi::mail::{Limits, Message};
use alibi::owner::Owner;
use alibi::trace::{self, Settings};
use alibi::verdict::{Intake, Side, witness};
use divan::counter::ItemsCount;

fn main() {
    divan::main();
    if std::env::args().any(|argument| argument == "--bench") {
        peer();
    }
}

/// The same mails through a bounce reader in Python, in the same run.
fn peer() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers/flufl_bounce.py");
    let output = Command::new("python3").arg(script).arg(mails::root()).output();
    match output {
        Ok(output) if output.status.success() => print!("{}", String::from_utf8_lossy(&output.stdout)),
        _ => println!("flufl.bounce: not there to compare with; `pip install flufl.bounce` brings it"),
    }
}

/// The whole way without look-ups: recognised, original recovered, chain traced.
#[divan::bench]
fn recognise_recover_trace(bencher: divan::Bencher) {
    let mails = mails::all();
    let (owner, facts, settings) = (Owner::default(), Facts::default(), Settings::default());
    bencher.counter(ItemsCount::new(mails.len())).bench(|| {
        mails
            .iter()
            .map(|raw| {
                let message = Message::read(raw, &Limits::default());
                let case = Case::read(&message);
                let side = Side::new(&owner, &facts);
                let bouncer = witness::bouncer(&case.notice, &Intake::read(&case.delivery, &side), None);
                trace::trace(&case.received, &bouncer, &facts, settings).hops.len()
            })
            .sum::<usize>()
    });
}

#[divan::bench]
fn recognise_and_recover(bencher: divan::Bencher) {
    let mails = mails::all();
    bencher.counter(ItemsCount::new(mails.len())).bench(|| {
        mails
            .iter()
            .map(|raw| {
                let message = Message::read(raw, &Limits::default());
                let notice = alibi::recognise::recognise(&message);
                alibi::original::recover(&message, &notice).bytes.len()
            })
            .sum::<usize>()
    });
}

#[divan::bench]
fn cut_into_parts(bencher: divan::Bencher) {
    let mails = mails::all();
    bencher
        .counter(ItemsCount::new(mails.len()))
        .bench(|| mails.iter().map(|raw| Message::read(raw, &Limits::default()).parts().len()).sum::<usize>());
}

#[divan::bench]
fn mail_parser_alone(bencher: divan::Bencher) {
    let mails = mails::all();
    bencher.counter(ItemsCount::new(mails.len())).bench(|| {
        mails
            .iter()
            .filter_map(|raw| mail_parser::MessageParser::default().parse(raw))
            .map(|message| message.parts.len())
            .sum::<usize>()
    });
}
