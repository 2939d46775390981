//! The mails that are timed.

use std::path::{Path, PathBuf};

/// `tests/cases`, or the folder that `ALIBI_BENCH_MAIL` names.
pub fn root() -> PathBuf {
    std::env::var_os("ALIBI_BENCH_MAIL")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"), PathBuf::from)
}

/// All `.eml` files below it.
pub fn all() -> Vec<Vec<u8>> {
    let mut mails = Vec::new();
    collect(&root(), &mut mails);
    mails
}

fn collect(path: &Path, mails: &mut Vec<Vec<u8>>) {
    match std::fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| collect(&entry.path(), mails)),
        Err(_) if path.extension().is_some_and(|extension| extension == "eml") => mails.extend(std::fs::read(path)),
        Err(_) => {}
    }
}
