//! A recorded town with an owner, a provider and honest mail systems, and the mails that an attacker puts into it.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;

pub const OWNER: &str = "mara@lindenhof.example";
pub const INNOCENT: &str = "203.0.113.77";
/// The world of a scenario with two honest witnesses, and what the attacker adds to the DNS.
pub struct Town {
    pub folder: tempfile::TempDir,
    pub mails: usize,
}

impl Town {
    pub fn new(zone: &str) -> Town {
        let folder = tempfile::tempdir().unwrap();
        let world = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios/t11-two-independent-witnesses/world");
        let own = folder.path().join("world");
        for sub in ["", "rdap", "sent"] {
            fs::create_dir_all(own.join(sub)).unwrap();
            for entry in fs::read_dir(world.join(sub)).unwrap().map(Result::unwrap) {
                if entry.file_type().unwrap().is_file() {
                    fs::copy(entry.path(), own.join(sub).join(entry.file_name())).unwrap();
                }
            }
        }
        fs::create_dir(folder.path().join("in")).unwrap();
        let names = fs::read_to_string(own.join("dns.zone")).unwrap();
        fs::write(own.join("dns.zone"), format!("{names}{zone}")).unwrap();
        Town { folder, mails: 0 }
    }

    pub fn mail(&mut self, mail: &str) {
        self.mails += 1;
        fs::write(self.folder.path().join(format!("in/{:03}.eml", self.mails)), mail).unwrap();
    }
}

/// The line of a Postfix that got a mail from `helo`, at `name [peer]`.
pub fn line(helo: &str, name: &str, peer: &str, by: &str, login: Option<&str>) -> String {
    let login = login.map(|account| format!("\n\t(Authenticated sender: {account})")).unwrap_or_default();
    format!(
        "Received: from {helo} ({name} [{peer}]){login}\n\tby {by} (Postfix) with ESMTP id 4ZB5Xq2z9;\n\tTue, 10 Mar 2026 12:00:00 +0000\n"
    )
}

/// A notice by `host`, below the lines `top` that were added on its way, about a mail with the header lines `chain`.
pub fn notice(top: &str, host: &str, to: &str, chain: &str, number: usize) -> String {
    format!(
        "Return-Path: <>\nDelivered-To: {OWNER}\n{top}From: Mail Delivery System <MAILER-DAEMON@{host}>\nTo: {OWNER}\n\
         Subject: Undelivered Mail Returned to Sender\nDate: Tue, 10 Mar 2026 12:00:00 +0000\nMessage-ID: <{number}@{host}>\n\
         Auto-Submitted: auto-replied\nMIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b1\"\n\n\
         --b1\nContent-Type: text/plain\n\nYour mail could not be delivered.\n<{to}>: user unknown\n\n\
         --b1\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; {host}\n\nFinal-Recipient: rfc822; {to}\n\
         Action: failed\nStatus: 5.1.1\n\n--b1\nContent-Type: message/rfc822\n\nReturn-Path: <{OWNER}>\n{chain}\
         From: Mara Linden <{OWNER}>\nTo: {to}\nSubject: Your invoice\nDate: Tue, 10 Mar 2026 11:55:00 +0000\n\
         Message-ID: <f{number}@x.example>\nMIME-Version: 1.0\nContent-Type: text/plain\n\nPlease see below.\n\n--b1--\n"
    )
}

pub fn into_provider(helo: &str, name: &str, peer: &str) -> String {
    line(helo, name, peer, "mx1.postwerk.example", None)
}
