//! One test for each trap of the client library, and for the refusals that a person must understand.

use std::time::{Duration, Instant};

use alibi::ports::{Consent, Mailbox, MailboxError, Shelf};

use super::server::{Act, Folder, Server, mail};
use super::{mailbox, open, secret, settings};
use alibi::io::imap::{Auth, Secret};

fn say(text: &str) -> Act {
    Act::Say(text.as_bytes().to_vec())
}

/// Trap 1: refusals.
#[tokio::test]
async fn a_refused_search_or_fetch_is_an_error_and_not_no_new_mail() {
    for (on, text) in [
        ("UID SEARCH", "{tag} NO [SERVERBUG] sorry\r\n"),
        ("UID SEARCH", "{tag} BAD\r\n"),
        ("UID FETCH", "{tag} NO [UNAVAILABLE] later\r\n"),
        ("EXAMINE", "{tag} NO [INUSE] later\r\n"),
    ] {
        let server = Server::start(None).await;
        server.deliver("INBOX", "1@host.example");
        server.rule(on, 1, say(text));
        let mut mailbox = mailbox(&server);
        let refused = mailbox.look(&[]).await;
        assert!(
            matches!(refused, Err(MailboxError::Protocol(_) | MailboxError::Folder { .. })),
            "{on} {text} {refused:?}"
        );
        // The session lives on, and nothing was lost.
        assert_eq!(mailbox.look(&[]).await.unwrap().arrivals.len(), 1);
        assert_eq!(server.with(|state| state.connections), 1, "{on} {text}");
        server.assert_read_only();
    }
}

/// Trap 1: the end of the connection.
#[tokio::test]
async fn the_end_of_the_connection_is_an_error_everywhere() {
    for on in ["LOGIN", "CAPABILITY", "ID", "LIST", "EXAMINE", "UID SEARCH"] {
        for last in ["", "* SEARCH 1", "* 1 EXISTS\r\n", "* BYE going down\r\n"] {
            let server = Server::start(None).await;
            server.deliver("INBOX", "1@host.example");
            server.rule(on, 1, Act::Hang(last.as_bytes().to_vec()));
            let mut mailbox = mailbox(&server);
            let lost = mailbox.look(&[]).await;
            let Err(MailboxError::Unreachable { why, .. }) = lost else { panic!("{on} {last:?} {lost:?}") };
            assert!(!last.contains("BYE") || why.contains("going down"), "{why}");
            assert_eq!(mailbox.look(&[]).await.unwrap().arrivals.len(), 1);
        }
    }
}

/// Trap 2: IDLE refused.
#[tokio::test]
async fn a_refused_idle_becomes_polling() {
    for refusal in ["{tag} NO not now\r\n", "{tag} BAD\r\n", "{tag} BAD what\r\n"] {
        let server = Server::start(None).await;
        server.rule("IDLE", usize::MAX, say(refusal));
        let mut mailbox = mailbox(&server);
        mailbox.look(&[]).await.unwrap();
        for _ in 0..3 {
            mailbox.wait(Duration::from_secs(5)).await.unwrap();
        }
        assert_eq!(server.count(" IDLE"), 1);
        assert_eq!(server.count(" NOOP"), 3);
        server.assert_read_only();
    }
}

#[tokio::test]
async fn a_server_without_idle_is_polled() {
    let server = Server::start(None).await;
    server.with(|state| state.capabilities = "IMAP4rev1".to_owned());
    let mut mailbox = mailbox(&server);
    mailbox.look(&[]).await.unwrap();
    mailbox.wait(Duration::from_secs(5)).await.unwrap();
    assert_eq!((server.count(" IDLE"), server.count(" NOOP"), server.count(" ID ")), (0, 1, 0));
}

/// Trap 2: no answer to IDLE at all.
#[tokio::test]
async fn an_idle_that_is_not_answered_ends() {
    let server = Server::start(None).await;
    server.rule("IDLE", 1, Act::Stall);
    let mut mailbox = mailbox(&server);
    mailbox.look(&[]).await.unwrap();
    let start = Instant::now();
    assert!(matches!(mailbox.wait(Duration::from_secs(60)).await, Err(MailboxError::Unreachable { .. })));
    assert!(start.elapsed() < Duration::from_secs(5));
}

/// Trap 3, and a half-open connection: the server's words no longer arrive, and DONE stays unanswered.
#[tokio::test]
async fn the_end_of_the_connection_and_silence_while_idling_are_errors() {
    for act in [Act::Hang(b"+ idling\r\n".to_vec()), Act::Hang(b"+ idling\r\n* BYE\r\n".to_vec()), say("+ idling\r\n")]
    {
        let server = Server::start(None).await;
        server.rule("IDLE", 1, act);
        server.rule("", 0, Act::Stall);
        let mut mailbox = mailbox(&server);
        mailbox.look(&[]).await.unwrap();
        // DONE has no answer in the script, because the server never entered IDLE.
        server.with(|state| state.rules.last_mut().unwrap().times = 1);
        let start = Instant::now();
        let lost = mailbox.wait(Duration::from_millis(300)).await;
        assert!(matches!(lost, Err(MailboxError::Unreachable { .. })), "{lost:?}");
        assert!(start.elapsed() < Duration::from_secs(5));
    }
}

/// Trap 4: mail announced before the server says `+`.
#[tokio::test]
async fn news_before_the_continuation_are_not_lost() {
    let server = Server::start(None).await;
    server.rule("IDLE", 1, Act::First(b"* 1 EXISTS\r\n".to_vec()));
    let mut mailbox = mailbox(&server);
    mailbox.look(&[]).await.unwrap();
    let start = Instant::now();
    mailbox.wait(Duration::from_secs(60)).await.unwrap();
    assert!(start.elapsed() < Duration::from_secs(5));
    // The same in an answer to any other command.
    mailbox.look(&[]).await.unwrap();
    server.rule("UID SEARCH", 1, Act::First(b"* 1 EXISTS\r\n".to_vec()));
    mailbox.look(&[]).await.unwrap();
    mailbox.wait(Duration::from_secs(60)).await.unwrap();
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn idle_wakes_for_new_mail_and_is_renewed() {
    let server = Server::start(None).await;
    let mut settings = settings(&server);
    settings.idle_renew = Duration::from_millis(100);
    let mut mailbox = open(settings);
    let look = mailbox.look(&[]).await.unwrap();
    mailbox.wait(Duration::from_millis(350)).await.unwrap();
    assert!(server.count("DONE") >= 3, "{:?}", server.log());
    let delivering = server.clone();
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(150)).await;
        delivering.deliver("INBOX", "new@host.example");
    });
    let start = Instant::now();
    mailbox.wait(Duration::from_secs(60)).await.unwrap();
    assert!(start.elapsed() < Duration::from_secs(5));
    assert_eq!(mailbox.look(&look.cursors).await.unwrap().arrivals.len(), 1);
    mailbox.logout().await;
    assert_eq!(server.count("LOGOUT"), 1);
    server.assert_read_only();
}

#[tokio::test]
async fn stopping_while_it_idles_says_good_bye() {
    let server = Server::start(None).await;
    let mut mailbox = mailbox(&server);
    mailbox.look(&[]).await.unwrap();
    let stopped = tokio::time::timeout(Duration::from_millis(200), mailbox.wait(Duration::from_secs(60))).await;
    assert!(stopped.is_err());
    mailbox.logout().await;
    let log = server.log();
    assert!(matches!(log.as_slice(), [.., done, logout] if done == "DONE" && logout.ends_with("LOGOUT")), "{log:?}");
}

/// Trap 5: lines that the parser does not know.
#[tokio::test]
async fn unknown_lines_do_not_end_the_session() {
    let server = Server::start(None).await;
    server.deliver("INBOX", "1@host.example");
    for on in ["LIST", "EXAMINE", "UID SEARCH", "UID FETCH"] {
        server.rule(on, 1, Act::First(b"* XFOO (bar {3}\r\n(((\r\n* 1 XBAR\r\n* ESEARCH (TAG \"x\") UID\r\n".to_vec()));
    }
    let mut mailbox = mailbox(&server);
    assert_eq!(mailbox.look(&[]).await.unwrap().arrivals.len(), 1);
    assert_eq!(server.with(|state| state.connections), 1);
}

/// Traps 6 and 7, and what panics in the parser: nothing of it gets so far.
#[tokio::test]
async fn what_kills_the_library_ends_only_the_session() {
    let deep = |name: &str| format!("* 1 FETCH ({name} {}\r\n", "(".repeat(100_000));
    for (reply, says) in [
        ("* 1 FETCH (UID 1 BODY[HEADER] {500000000}\r\nab".to_owned(), "limit"),
        (deep("BODYSTRUCTURE"), "BODYSTRUCTURE"),
        (deep("BODY"), "BODYSTRUCTURE"),
        (deep("X"), "nested"),
        (format!("* 1 FETCH (X (\r\n* 2 FETCH (BODY[] {{100030}}\r\n) BODYSTRUCTURE {}", "(".repeat(100_000)), "FETCH"),
        (format!("* OK {}\r\n", "x".repeat(2 << 20)), "1048576"),
        ("* 1 FETCH (INTERNALDATE NIL)\r\n".to_owned(), "FETCH"),
        ("* 99999999999 EXISTS\r\n".to_owned(), "unintelligible"),
        ("* SEARCH 1 x\r\n".to_owned(), "unintelligible"),
        ("a99 OK not yours\r\n".to_owned(), "did not send"),
        ("\0\0\0\r\n".to_owned(), "unintelligible"),
    ] {
        let server = Server::start(None).await;
        server.deliver("INBOX", "1@host.example");
        server.rule("UID SEARCH", 1, Act::Say(reply.clone().into_bytes()));
        let mut mailbox = mailbox(&server);
        let start = Instant::now();
        let Err(error) = mailbox.look(&[]).await else { panic!("{says}") };
        assert!(error.to_string().contains(says), "{error}: {says}");
        assert!(error.to_string().len() < 500);
        assert!(start.elapsed() < Duration::from_secs(3));
        assert_eq!(mailbox.look(&[]).await.unwrap().arrivals.len(), 1);
    }
}

#[tokio::test]
async fn a_code_with_text_glued_to_it_does_not_matter() {
    let server = Server::start(None).await;
    server.rule("EXAMINE", 1, Act::First("* OK [ALERT]é\r\n".as_bytes().to_vec()));
    mailbox(&server).look(&[]).await.unwrap();
}

#[tokio::test]
async fn a_server_that_drips_or_floods_is_given_up() {
    let server = Server::start(None).await;
    let flood = "* 5 EXISTS\r\n* 5 EXPUNGE\r\n".repeat(300_000);
    server.rule("UID SEARCH", 1, say(&flood));
    let mut settings = settings(&server);
    settings.command_timeout = Duration::from_secs(60);
    let Err(error) = open(settings).look(&[]).await else { panic!() };
    assert!(error.to_string().contains("200000 responses"), "{error}");
}

/// R10 for implicit TLS: what may come first.
#[tokio::test]
async fn only_an_ok_greeting_is_answered() {
    for (greeting, says) in [
        ("* PREAUTH welcome\r\n", "logged in already"),
        ("* BYE too many connections\r\n", "too many connections"),
        ("HTTP/1.1 400 Bad Request\r\n\r\n", "greeting"),
        ("* XFOO\r\n* OK hi\r\n", "greeting"),
        ("a1 OK LOGIN done\r\n", "greeting"),
        ("+ OK\r\n", "greeting"),
        ("220 mx.example ESMTP\r\n", "greeting"),
        ("* OK no line end", "answer within"),
    ] {
        let server = Server::start(None).await;
        server.with(|state| state.greeting = Some(greeting.as_bytes().to_vec()));
        let Err(error) = mailbox(&server).look(&[]).await else { panic!("{greeting}") };
        assert!(error.to_string().contains(says), "{error}");
        assert!(server.log().is_empty(), "said something to {greeting:?}");
    }
}

#[tokio::test]
async fn a_login_is_refused_in_words_that_tell_what_to_do() {
    let server = Server::start(None).await;
    let mut wrong = settings(&server);
    wrong.auth = Auth::Password(secret("wr\"ong\\"));
    let Err(MailboxError::LoginRefused { user, why, .. }) = open(wrong).look(&[]).await else { panic!() };
    assert_eq!(user, "owner@shop.example");
    assert!(why.contains("AUTHENTICATIONFAILED"));
    assert!(server.log().iter().any(|line| line.ends_with(r#"LOGIN "owner@shop.example" "wr\"ong\\""#)));

    // A password cannot become a command.
    let mut injected = settings(&server);
    injected.auth = Auth::Password(secret("x\"\r\na9 DELETE INBOX\r\n"));
    assert!(matches!(open(injected).look(&[]).await, Err(MailboxError::LoginRefused { .. })));
    assert_eq!(server.count("DELETE"), 0);

    // The server's bad day is not the password's.
    server.rule("LOGIN", 1, say("{tag} NO [UNAVAILABLE] backend down\r\n"));
    assert!(matches!(mailbox(&server).look(&[]).await, Err(MailboxError::Unreachable { .. })));

    server.rule("EXAMINE", 1, say("{tag} BAD User is authenticated but not connected.\r\n"));
    let Err(MailboxError::LoginRefused { why, .. }) = mailbox(&server).look(&[]).await else { panic!() };
    assert!(why.contains("not for this mailbox"));

    server.with(|state| state.capabilities = "IMAP4rev1 LOGINDISABLED".to_owned());
    let before = server.count("LOGIN \"");
    assert!(matches!(mailbox(&server).look(&[]).await, Err(MailboxError::LoginRefused { .. })));
    assert_eq!(server.count("LOGIN \""), before);
}

#[tokio::test]
async fn xoauth2_reads_its_token_again_at_each_login() {
    let server = Server::start(None).await;
    let tokens = std::sync::Arc::new(std::sync::Mutex::new(vec!["token", "stale"]));
    let mut with_token = settings(&server);
    with_token.auth = Auth::XOAuth2(Secret::new(move || {
        let token = tokens.lock().unwrap().pop().unwrap();
        std::future::ready(Ok(token.to_owned().into()))
    }));
    let mut mailbox = open(with_token);
    assert!(matches!(mailbox.look(&[]).await, Err(MailboxError::LoginRefused { .. })));
    mailbox.look(&[]).await.unwrap();
    assert_eq!(server.with(|state| state.logins), 1);
}

#[tokio::test]
async fn without_tls_only_loopback_is_accepted() {
    let server = Server::start(None).await;
    let mut far = settings(&server);
    // A documentation address: refused before anything is sent.
    far.host = "192.0.2.1".to_owned();
    let Err(MailboxError::Unreachable { why, .. }) = open(far).look(&[]).await else { panic!() };
    assert!(why.contains("only this computer itself"), "{why}");
}

#[tokio::test]
async fn message_ids_are_found_in_the_sent_folder_and_nowhere_else_is_written() {
    let server = Server::start(None).await;
    server.with(|state| {
        let mut sent = Folder::new("\\Sent");
        sent.add(mail("mine@shop.example"));
        sent.add(mail("not-mine@shop.example"));
        state.folders.insert("Ausgang".to_owned(), sent);
    });
    server.deliver("INBOX", "notice@shop.example");
    let mut mailbox = mailbox(&server);
    let found = mailbox.find(Shelf::Sent, "mine@shop.example").await.unwrap();
    assert_eq!(found.len(), 1);
    assert!(found[0].ends_with(b"\r\n\r\n"));
    assert!(mailbox.find(Shelf::Sent, "notice@shop.example").await.unwrap().is_empty());
    assert_eq!(mailbox.find(Shelf::Arrived, "notice@shop.example").await.unwrap().len(), 1);
    let before = server.log().len();
    for id in ["", "a\r\na9 DELETE INBOX", "a\0b", "ü@shop.example", "a b"] {
        assert!(mailbox.find(Shelf::Sent, id).await.is_err());
    }
    assert_eq!(server.log().len(), before);
    assert!(mailbox.find(Shelf::Sent, r#"a"b\c@x"#).await.unwrap().is_empty());
    assert!(server.log().iter().any(|line| line.ends_with(r#"UID SEARCH HEADER Message-ID "<a\"b\\c@x>""#)));
    server.assert_read_only();
}

#[tokio::test]
async fn without_a_sent_folder_nothing_is_said_about_sent_mail() {
    let server = Server::start(None).await;
    let Err(MailboxError::Folder { .. }) = mailbox(&server).find(Shelf::Sent, "a@b.example").await else { panic!() };
}

/// The text of a question, said outside of its literal, would be read as commands: it holds lines that strangers wrote.
#[tokio::test]
async fn a_question_is_said_once_however_often_the_server_asks_for_it() {
    let server = Server::start(None).await;
    server.rule("APPEND", 1, say("+ go on\r\n+ go on\r\n+ go on\r\n{tag} OK done\r\n"));
    let mut settings = settings(&server);
    settings.questions = Some("alibi".to_owned());
    let mut mailbox = open(settings);
    let asked = mailbox.ask("alibi", "1@host.example", mail("1@host.example").as_bytes()).await;
    assert!(matches!(asked, Err(MailboxError::Protocol(_))), "{asked:?}");
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(server.count("body of 1@host.example"), 1, "{:?}", server.log());
    // A new line, and the same question.
    mailbox.look(&[]).await.unwrap();
    assert_eq!(server.with(|state| state.connections), 2);
}
