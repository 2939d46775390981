//! Mails a second: recognise and recover, beside mail-parser alone on the same mails.
//!
//! The mails are those of `tests/cases`, or of the folder that `ALIBI_BENCH_MAIL` names.

use std::path::{Path, PathBuf};

use alibi::mail::{Limits, Message};
use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

fn mails() -> Vec<Vec<u8>> {
    let root = std::env::var_os("ALIBI_BENCH_MAIL")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"), PathBuf::from);
    let mut mails = Vec::new();
    collect(&root, &mut mails);
    mails
}

fn collect(path: &Path, mails: &mut Vec<Vec<u8>>) {
    match std::fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| collect(&entry.path(), mails)),
        Err(_) if path.extension().is_some_and(|extension| extension == "eml") => mails.extend(std::fs::read(path)),
        Err(_) => {}
    }
}

#[divan::bench]
fn recognise_and_recover(bencher: divan::Bencher) {
    let mails = mails();
    bencher.counter(ItemsCount::new(mails.len())).bench(|| {
        mails
            .iter()
            .map(|raw| {
                let message = Message::read(raw, &Limits::default());
                let notice = alibi::recognise::recognise(&message);
                let original = alibi::original::recover(&message, &notice);
                original.bytes.len() + original.received().len()
            })
            .sum::<usize>()
    });
}

#[divan::bench]
fn read_only(bencher: divan::Bencher) {
    let mails = mails();
    bencher
        .counter(ItemsCount::new(mails.len()))
        .bench(|| mails.iter().map(|raw| Message::read(raw, &Limits::default()).parts().len()).sum::<usize>());
}

#[divan::bench]
fn mail_parser_alone(bencher: divan::Bencher) {
    let mails = mails();
    bencher.counter(ItemsCount::new(mails.len())).bench(|| {
        mails
            .iter()
            .filter_map(|raw| mail_parser::MessageParser::default().parse(raw))
            .map(|message| message.parts.len())
            .sum::<usize>()
    });
}
