//! Where the cursors stand: look-back, UIDs that lie, folders that come and go, mails that nobody can read.

use std::time::{Duration, Instant};

use alibi::ports::{Cursor, Look, Mailbox, MailboxError, Place, Shelf};

use super::server::{Act, Folder, Server, mail};
use super::{mailbox, open, settings};

fn uids(look: &Look) -> Vec<u32> {
    look.arrivals.iter().map(|arrival| arrival.place.uid).collect()
}

fn cursor(look: &Look, folder: &str) -> Cursor {
    look.cursors.iter().find(|cursor| cursor.folder == folder).unwrap().clone()
}

async fn filled(count: usize) -> Server {
    let server = Server::start(None).await;
    for n in 1..=count {
        server.deliver("INBOX", &format!("{n}@host.example"));
    }
    server
}

#[tokio::test]
async fn a_first_look_goes_back_some_days_and_later_ones_take_what_is_new() {
    let server = filled(3).await;
    let mut mailbox = mailbox(&server);
    let look = mailbox.look(&[]).await.unwrap();
    assert_eq!(uids(&look), [1, 2, 3]);
    assert_eq!(server.count("UID SEARCH SINCE 19-Dec-2025"), 1);
    let first = &look.arrivals[0];
    assert_eq!(
        first.header,
        b"From: a@shop.example\r\nMessage-ID: <1@host.example>\r\nSubject: 1@host.example\r\n\r\n"
    );
    assert_eq!(first.size, mail("1@host.example").len() as u64);
    assert_eq!(first.arrived.unwrap().to_string(), "2026-01-01T10:00:00Z");
    assert_eq!(mailbox.fetch(&first.place).await.unwrap(), mail("1@host.example").into_bytes());

    // `4:*` names mail 3 although nothing is new.
    let next = mailbox.look(&look.cursors).await.unwrap();
    assert_eq!(server.count("UID SEARCH UID 4:*"), 1);
    assert!(next.arrivals.is_empty());
    assert_eq!(cursor(&next, "INBOX").uid_next, 4);
    server.deliver("INBOX", "4@host.example");
    assert_eq!(uids(&mailbox.look(&next.cursors).await.unwrap()), [4]);
    server.assert_read_only();
}

#[tokio::test]
async fn a_look_is_bounded_and_says_that_there_is_more() {
    let server = filled(120).await;
    let mut settings = settings(&server);
    settings.arrivals_max = 50;
    let mut mailbox = open(settings);
    let (mut cursors, mut all) = (Vec::new(), Vec::new());
    for more in [true, true, false] {
        let look = mailbox.look(&cursors).await.unwrap();
        assert_eq!(look.more, more);
        all.extend(uids(&look));
        cursors = look.cursors;
    }
    assert_eq!(all, (1..=120).collect::<Vec<u32>>());
}

#[tokio::test]
async fn a_mailbox_numbered_anew_is_looked_at_again() {
    let server = filled(3).await;
    let mut mailbox = mailbox(&server);
    let look = mailbox.look(&[]).await.unwrap();
    server.with(|state| {
        let inbox = state.folders.get_mut("INBOX").unwrap();
        inbox.uid_validity = Some(8);
        inbox.mails = std::mem::take(&mut inbox.mails).into_iter().map(|(uid, mail)| (uid + 1000, mail)).collect();
        inbox.uid_next = 1004;
    });
    server.deliver("INBOX", "during@host.example");
    let again = mailbox.look(&look.cursors).await.unwrap();
    assert_eq!(uids(&again), [1001, 1002, 1003, 1004]);
    assert_eq!(cursor(&again, "INBOX").uid_validity, 8);
    // An old place must not be answered with a new mail.
    assert!(matches!(mailbox.fetch(&look.arrivals[0].place).await, Err(MailboxError::Protocol(_))));
}

#[tokio::test]
async fn uids_that_go_back_and_are_used_again_are_looked_at_again() {
    let server = filled(3).await;
    let mut mailbox = mailbox(&server);
    let look = mailbox.look(&[]).await.unwrap();
    server.with(|state| {
        let inbox = state.folders.get_mut("INBOX").unwrap();
        inbox.mails.remove(&3);
        inbox.uid_next = 3;
    });
    assert_eq!(cursor(&mailbox.look(&look.cursors).await.unwrap(), "INBOX").uid_next, 3);
    let before = mailbox.look(&look.cursors).await.unwrap().cursors;
    server.deliver("INBOX", "reused@host.example");
    assert_eq!(uids(&mailbox.look(&before).await.unwrap()), [3]);
}

#[tokio::test]
async fn a_server_without_uidvalidity_is_read_all_the_same() {
    let server = filled(2).await;
    server.with(|state| state.folders.get_mut("INBOX").unwrap().uid_validity = None);
    let mut mailbox = mailbox(&server);
    let look = mailbox.look(&[]).await.unwrap();
    assert_eq!((uids(&look), cursor(&look, "INBOX").uid_next), (vec![1, 2], 3));
    assert_eq!(mailbox.fetch(&look.arrivals[0].place).await.unwrap(), mail("1@host.example").into_bytes());
    assert!(mailbox.look(&look.cursors).await.unwrap().arrivals.is_empty());
}

#[tokio::test]
async fn junk_is_watched_and_news_in_inbox_still_wake() {
    let server = filled(1).await;
    server.with(|state| {
        state.folders.insert("Verd&AOQ-chtig".to_owned(), Folder::new("\\Junk"));
    });
    server.deliver("Verd&AOQ-chtig", "junk@host.example");
    let mut settings = settings(&server);
    settings.others_every = Duration::from_millis(300);
    let mut mailbox = open(settings);
    let look = mailbox.look(&[]).await.unwrap();
    assert_eq!(look.arrivals.len(), 2);
    let junk = look.arrivals.iter().find(|arrival| arrival.place.folder != "INBOX").unwrap();
    // The other folder is open now, and a mail comes into INBOX that nobody announces.
    mailbox.fetch(&junk.place).await.unwrap();
    server.deliver("INBOX", "meanwhile@host.example");
    let start = Instant::now();
    mailbox.wait(Duration::from_secs(60)).await.unwrap();
    assert!(start.elapsed() < Duration::from_millis(250), "{:?}", start.elapsed());
    let look = mailbox.look(&look.cursors).await.unwrap();
    assert_eq!(look.arrivals.len(), 1);
    // Nothing new: back in time for the other folder.
    mailbox.wait(Duration::from_secs(60)).await.unwrap();
    assert!(start.elapsed() < Duration::from_secs(3));
}

#[tokio::test]
async fn a_missing_folder_is_an_error_if_the_owner_named_it() {
    let server = filled(1).await;
    let mut settings = settings(&server);
    settings.folders = Some(vec!["INBOX".to_owned(), "Entwürfe".to_owned()]);
    let Err(MailboxError::Folder { folder, why }) = open(settings).look(&[]).await else { panic!() };
    assert_eq!(folder, "Entwürfe");
    assert!(why.contains("it is not there; there are `") && why.contains("`INBOX`"), "{why}");
    assert_eq!(server.count("EXAMINE \"Entw&APw-rfe\""), 1);

    // A folder that was only found may vanish.
    server.with(|state| {
        state.folders.insert("Spam".to_owned(), Folder::new(""));
    });
    server.rule("EXAMINE \"Spam\"", 1, Act::Say(b"{tag} NO gone\r\n".to_vec()));
    assert_eq!(mailbox(&server).look(&[]).await.unwrap().arrivals.len(), 1);
}

#[tokio::test]
async fn a_mail_deleted_in_between_is_no_loss_and_no_loop() {
    let server = filled(3).await;
    let mut mailbox = mailbox(&server);
    let expunged = server.clone();
    // The search still names it; then it is gone.
    server.rule("UID SEARCH SINCE", 1, Act::Say(b"* SEARCH 1 2 3 4\r\n* 2 EXPUNGE\r\n{tag} OK done\r\n".to_vec()));
    let look = mailbox.look(&[]).await.unwrap();
    assert_eq!((uids(&look), look.refused.len()), (vec![1, 2, 3], 0));
    expunged.with(|state| state.folders.get_mut("INBOX").unwrap().mails.remove(&2));
    let gone = mailbox.fetch(&Place { uid: 2, ..look.arrivals[0].place.clone() }).await;
    assert!(matches!(gone, Err(MailboxError::Poison { ref why, .. }) if why.contains("deleted")), "{gone:?}");
}

#[tokio::test]
async fn a_mail_that_breaks_every_connection_is_set_aside_and_all_others_are_read() {
    let server = filled(60).await;
    server.with(|state| state.poison = Some(37));
    let mut mailbox = mailbox(&server);
    let look = mailbox.look(&[]).await.unwrap();
    let mut expected: Vec<u32> = (1..=60).collect();
    expected.retain(|&uid| uid != 37);
    assert_eq!(uids(&look), expected);
    assert_eq!(look.refused.iter().map(|(place, _)| place.uid).collect::<Vec<_>>(), [37]);
    assert_eq!(cursor(&look, "INBOX").uid_next, 61);
    let connections = server.with(|state| state.connections);
    assert!(connections <= 14, "{connections}");
    assert!(mailbox.look(&look.cursors).await.unwrap().refused.is_empty());

    // The same for a body.
    let poisoned = mailbox.fetch(&Place { uid: 37, ..look.arrivals[0].place.clone() }).await;
    assert!(matches!(poisoned, Err(MailboxError::Poison { .. })), "{poisoned:?}");
    assert_eq!(mailbox.fetch(&look.arrivals[0].place).await.unwrap(), mail("1@host.example").into_bytes());
    server.assert_read_only();
}

#[tokio::test]
async fn a_server_that_is_ill_does_not_get_mails_set_aside() {
    let server = filled(5).await;
    let mut mailbox = mailbox(&server);
    server.rule("UID FETCH", usize::MAX, Act::Hang(b"* BYE internal error\r\n".to_vec()));
    for _ in 0..3 {
        assert!(matches!(mailbox.look(&[]).await, Err(MailboxError::Unreachable { .. })));
    }
    server.with(|state| state.rules.clear());
    let look = mailbox.look(&[]).await.unwrap();
    assert_eq!((uids(&look), look.refused.len()), (vec![1, 2, 3, 4, 5], 0));
}

#[tokio::test]
async fn a_mail_that_the_server_refuses_is_asked_for_again_and_then_set_aside() {
    let server = filled(4).await;
    // Yahoo: one mail that cannot be had, for some minutes or for ever.
    server.with(|state| state.refuse = Some(2));
    let mut mailbox = mailbox(&server);
    let (mut cursors, mut seen, mut refused, mut rounds) = (Vec::new(), Vec::new(), Vec::new(), 0);
    while rounds < 20 {
        rounds += 1;
        if let Ok(look) = mailbox.look(&cursors).await {
            seen.extend(uids(&look));
            refused.extend(look.refused);
            cursors = look.cursors;
            if !look.more {
                break;
            }
        }
    }
    assert_eq!(seen, [1, 3, 4]);
    assert_eq!(refused.len(), 1);
    assert!((4..=8).contains(&rounds), "{rounds}");
}

#[tokio::test]
async fn what_was_read_before_the_connection_broke_is_handed_over_and_the_rest_comes_later() {
    let server = filled(120).await;
    let mut mailbox = mailbox(&server);
    // The second set breaks the connection, and for a while nobody can log in.
    server.rule("UID FETCH 51:", 1, Act::Hang(Vec::new()));
    server.rule("LIST", 1, Act::First(Vec::new()));
    server.rule("LIST", 1, Act::Hang(Vec::new()));
    let look = mailbox.look(&[]).await.unwrap();
    assert_eq!((uids(&look).len(), look.more, cursor(&look, "INBOX").uid_next), (50, true, 51));
    let rest = mailbox.look(&look.cursors).await.unwrap();
    assert_eq!(uids(&rest), (51..=120).collect::<Vec<u32>>());
}

#[tokio::test]
async fn a_mail_longer_than_the_limit_is_cut_and_a_server_that_ignores_the_limit_is_cut_off() {
    let server = filled(1).await;
    let mut settings = settings(&server);
    settings.mail_bytes_max = 2000;
    settings.header_bytes_max = 2000;
    server.with(|state| {
        let inbox = state.folders.get_mut("INBOX").unwrap();
        inbox.add(format!("{}{}", mail("long@host.example"), "x".repeat(100_000)));
    });
    let mut mailbox = open(settings);
    let look = mailbox.look(&[]).await.unwrap();
    assert!(look.arrivals[1].size > 100_000);
    assert_eq!(mailbox.fetch(&look.arrivals[1].place).await.unwrap().len(), 2000);
    let whole = format!("* 2 FETCH (UID 2 BODY[] {{100000}}\r\n{})\r\n{{tag}} OK\r\n", "x".repeat(100_000));
    server.rule("UID FETCH 2 (UID BODY.PEEK[]", usize::MAX, Act::Say(whole.into_bytes()));
    let cut_off = mailbox.fetch(&look.arrivals[1].place).await;
    assert!(
        matches!(cut_off, Err(MailboxError::Poison { ref why, .. }) if why.contains("the limit is")),
        "{cut_off:?}"
    );
}

#[tokio::test]
async fn the_newest_headers_are_read_from_inbox_and_sent_and_nothing_is_marked() {
    let server = filled(5).await;
    let mut mailbox = mailbox(&server);
    let newest = mailbox.recent(Shelf::Arrived, 2).await.unwrap();
    assert_eq!(newest.len(), 2);
    let whole = mailbox.recent(Shelf::Arrived, 50).await.unwrap();
    assert_eq!((whole.len(), &whole[3..]), (5, newest.as_slice()));
    assert!(whole.iter().all(|mail| mail.header.ends_with(b"\r\n\r\n") && mail.arrived.is_some()));
    // A mailbox without a folder of sent mail has none to show.
    assert!(mailbox.recent(Shelf::Sent, 50).await.unwrap().len() <= 5);
    // A look afterwards misses nothing.
    assert_eq!(mailbox.look(&[]).await.unwrap().arrivals.len(), 5);
    server.assert_read_only();
}
