//! Says of each mail in the folders given what it is, one JSON object a line: recognition and recovery alone, without trace.

use std::path::{Path, PathBuf};

use alibi::mail::{Limits, Message};

fn main() {
    let mut files = Vec::new();
    for argument in std::env::args().skip(1) {
        collect(Path::new(&argument), &mut files);
    }
    files.sort();
    for path in files {
        let Ok(raw) = std::fs::read(&path) else { continue };
        let message = Message::read(&raw, &Limits::default());
        let notice = alibi::recognise::recognise(&message);
        let original = alibi::original::recover(&message, &notice);
        let line = serde_json::json!({
            "path": path,
            "kind": notice.kind.name(),
            "dialect": notice.dialect,
            "failed_recipients": notice.failed_recipients(),
            "status": notice.status(),
            "reporting_mta": notice.reporting_mta,
            "original": original.extent.name(),
            "original_message_id": original.message_id(),
            "original_from": original.from(),
            "may_be_report": alibi::recognise::may_be_report(message.header()),
        });
        println!("{line}");
    }
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    match std::fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| collect(&entry.path(), files)),
        Err(_) if path.extension().is_some_and(|extension| extension == "eml") => files.push(path.to_owned()),
        Err(_) => {}
    }
}
