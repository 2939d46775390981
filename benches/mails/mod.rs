//! The mails that are timed.

use std::path::{Path, PathBuf};

/// All `.eml` files of `tests/cases`, or of the folder that `ALIBI_BENCH_MAIL` names.
pub fn all() -> Vec<Vec<u8>> {
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
