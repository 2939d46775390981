//! What people and unmarked responders write, in many languages, beside ordinary mail in the same words.
//!
//! Each mail in `tests/letters` stands in a folder that is named after its kind. Ordinary mail comes first: whoever adds words by which
//! complaints or answers are known adds the business letter that uses them too.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::path::Path;

use alibi::mail::{Limits, Message};
use alibi::recognise;

#[test]
fn letters_are_what_their_folder_says() {
    let mut wrong = Vec::new();
    for (kind, least) in [("ordinary", 160), ("complaint", 90), ("auto-reply", 70)] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters").join(kind);
        let mails: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(mails.len() >= least, "only {} mails are {kind}", mails.len());
        for mail in mails {
            let raw = std::fs::read(&mail).unwrap();
            let found = recognise::recognise(&Message::read(&raw, &Limits::default())).kind.name();
            if found != kind {
                wrong.push(format!("{}: {found}, not {kind}", mail.file_name().unwrap().to_string_lossy()));
            }
        }
    }
    wrong.sort();
    assert!(wrong.is_empty(), "{} letters:\n{}", wrong.len(), wrong.join("\n"));
}
