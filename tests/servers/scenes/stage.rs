//! Proofs about the stage itself: what the other scenes rest on is true before alibi enters.

use crate::mailbox::{inbox, snapshot};
use crate::policy::AUTHSERV_ID;
use crate::town::Town;

pub fn a_forged_mail_comes_back_with_its_true_peer_on_top(town: &Town) {
    let owner = "stage-forged@shop.example";
    town.forge(owner, "nobody@dest.example", 1);
    town.forge(owner, "nobody@other.example", 1);
    let mails = town.await_inbox(owner, 2);
    assert_eq!(mails.len(), 2);
    for (mx, address) in [("mx.dest.example", "198.51.100.25"), ("mx.other.example", "192.0.2.200")] {
        let peer = format!("Received: from {mx} ({mx} [{address}])");
        let notice =
            mails.iter().find(|mail| mail.contains(&peer)).unwrap_or_else(|| panic!("no notice of {mx}: {mails:#?}"));
        let (header, body) = notice.split_once("\n\n").unwrap();
        let checked = format!("Authentication-Results: {AUTHSERV_ID}; spf=pass smtp.helo={mx}");
        assert!(header.contains(&checked), "the provider vouches for {mx}: {header}");
        assert!(body.contains(&format!("Reporting-MTA: dns; {mx}")), "{body}");
        let received = received_lines(body);
        let truth = "Received: from mail.shop.example (host77.dialup.example [203.0.113.77])";
        assert!(received[0].starts_with(truth), "{received:#?}");
        assert!(received[0].contains(&format!("by {mx} (Postfix)")), "{received:#?}");
        assert_eq!(received.len(), 3, "below it stand the two planted lines: {received:#?}");
    }
}

pub fn a_mail_of_the_owner_comes_back_too(town: &Town) {
    let owner = "stage-genuine@shop.example";
    town.send_as_owner(owner, "nobody@dest.example", "stage-genuine-1@shop.example");
    let mails = town.await_inbox(owner, 1);
    let (_, body) = mails[0].split_once("\n\n").unwrap();
    let received = received_lines(body);
    assert!(received[0].starts_with("Received: from mx.shop.example (mx.shop.example [192.0.2.25])"), "{received:#?}");
    assert!(received[1].contains("with ESMTPSA"), "{received:#?}");
    let sent = snapshot(&town.dovecot, owner).uids["Sent"].clone();
    assert!(sent.contains("uid=1 "), "a copy is filed: {sent}");
}

pub fn nobody_submits_without_a_password(town: &Town) {
    let refusal = town.submit_without_login().expect_err("the provider must refuse");
    assert!(refusal.contains("554") || refusal.contains("530"), "{refusal}");
}

pub fn a_snapshot_notices_a_flag(town: &Town) {
    let owner = "stage-snapshot@shop.example";
    town.forge(owner, "nobody@dest.example", 1);
    town.await_inbox(owner, 1);
    let before = snapshot(&town.dovecot, owner);
    assert_eq!(before, snapshot(&town.dovecot, owner), "taking one changes nothing");
    assert!(
        before.mails.keys().all(|path| path.starts_with("new")),
        "nobody opened the folder: {:?}",
        before.mails.keys()
    );
    town.dovecot.admin(&["flags", "add", "-u", owner, "\\Seen", "mailbox", "INBOX", "uid", "1"]);
    let after = snapshot(&town.dovecot, owner);
    assert_ne!(before.uids, after.uids);
    assert_ne!(before.mails, after.mails);
    assert_eq!(inbox(&town.dovecot, owner).len(), 1);
}

/// The `Received` lines of the returned mail, unfolded, top first.
fn received_lines(body: &str) -> Vec<String> {
    let unfolded = body.replace("\n\t", " ").replace("\n    ", " ");
    unfolded.lines().filter(|line| line.starts_with("Received:")).map(str::to_owned).collect()
}
