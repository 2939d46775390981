//! The folder of questions when the server or the line fails in the middle: one question, and no answer is lost or invented.

use alibi::io::imap::ImapMailbox;
use alibi::ports::{Consent as _, MailboxError, Said};

use super::server::{Act, Folder, Put, Server};
use super::{open, settings};

const ID: &str = "alibi.ask.k7qm-3f2a.0123@shop.example";
const FOLDERS: [&str; 3] = ["alibi", "alibi/Send it", "alibi/No thanks"];

fn question() -> String {
    format!("From: alibi@shop.example\r\nMessage-ID: <{ID}>\r\nSubject: May this be sent?\r\n\r\nmove it\r\n")
}

fn mailbox(server: &Server) -> ImapMailbox {
    let mut settings = settings(server);
    settings.questions = Some("alibi".to_owned());
    open(settings)
}

/// In which of the folders the question lies, and how often.
fn copies(server: &Server) -> Vec<usize> {
    let copies = |name: &&str| server.with(|state| state.folders.get(*name).map_or(0, |folder| folder.mails.len()));
    FOLDERS.iter().map(copies).collect()
}

fn move_to(server: &Server, folder: &str) {
    server.with(|state| {
        let mails = std::mem::take(&mut state.folders.get_mut("alibi").unwrap().mails);
        for mail in mails.into_values() {
            state.folders.get_mut(folder).unwrap().add(mail);
        }
    });
}

#[tokio::test]
async fn whatever_becomes_of_the_append_there_is_one_question() {
    let refusals = ["[TRYCREATE] not yet", "[OVERQUOTA] full", "no reason", "[UNAVAILABLE] later"];
    let fates = [Put::KeepAndHang, Put::LoseAndHang].into_iter().chain(refusals.map(Put::Refuse));
    for fate in fates {
        // Once, and three times in a row.
        for times in [1, 3] {
            let server = Server::start(None).await;
            server.with(|state| state.puts = vec![fate; times]);
            let mut mailbox = mailbox(&server);
            let mut asked = 0;
            for _ in 0..6 {
                asked += usize::from(mailbox.ask("alibi", ID, question().as_bytes()).await.is_ok());
            }
            assert_eq!(copies(&server), [1, 0, 0], "{times} times");
            assert!(asked >= 3, "it ends well: {asked}");
            assert!(server.count("APPEND ") <= times + 1, "nothing is put twice");
        }
    }
}

/// The answer of the server is lost, and before it is asked again the owner has said yes.
#[tokio::test]
async fn a_question_that_was_answered_meanwhile_is_not_asked_again() {
    for (folder, said) in [("alibi/Send it", Said::Yes), ("alibi/No thanks", Said::No)] {
        let server = Server::start(None).await;
        server.with(|state| state.puts = vec![Put::KeepAndHang]);
        let mut mailbox = mailbox(&server);
        assert!(mailbox.ask("alibi", ID, question().as_bytes()).await.is_err());
        move_to(&server, folder);
        mailbox.ask("alibi", ID, question().as_bytes()).await.unwrap();
        assert_eq!((copies(&server).iter().sum::<usize>(), server.count("APPEND ")), (1, 1));
        assert_eq!(mailbox.said("alibi", ID).await.unwrap(), Some(said));
    }
}

/// A folder that cannot be opened now may hold the no: a yes in the other is none yet.
#[tokio::test]
async fn no_answer_is_read_out_of_a_fault() {
    for act in [Act::Say(b"{tag} NO [INUSE] later\r\n".to_vec()), Act::Hang(b"* BYE\r\n".to_vec()), Act::Stall] {
        let server = Server::start(None).await;
        let mut mailbox = mailbox(&server);
        mailbox.ask("alibi", ID, question().as_bytes()).await.unwrap();
        move_to(&server, "alibi/Send it");
        server.rule("EXAMINE \"alibi/No thanks\"", 1, act);
        assert!(mailbox.said("alibi", ID).await.is_err(), "not known is no yes");
        assert_eq!(mailbox.said("alibi", ID).await.unwrap(), Some(Said::Yes), "and it is not lost");
        assert_eq!(copies(&server), [0, 1, 0]);
    }
}

/// The owner's own mail is nothing that questions belong among.
#[tokio::test]
async fn a_folder_with_the_owners_mail_is_left_alone() {
    let server = Server::start(None).await;
    server.with(|state| {
        let mut folder = Folder::new("\\HasNoChildren");
        folder.add(super::server::mail("holiday@shop.example"));
        state.folders.insert("alibi".to_owned(), folder);
    });
    let mut mailbox = mailbox(&server);
    let refused = mailbox.ask("alibi", ID, question().as_bytes()).await;
    assert!(matches!(&refused, Err(MailboxError::Folder { why, .. }) if why.contains("mail of yours")), "{refused:?}");
    assert_eq!((copies(&server)[0], server.count("APPEND ")), (1, 0));
    // An empty one, and one in which our questions lie already, are ours, whatever the owner adds.
    server.with(|state| state.folders.get_mut("alibi").unwrap().mails.clear());
    mailbox.ask("alibi", ID, question().as_bytes()).await.unwrap();
    server.deliver("alibi", "holiday@shop.example");
    let second = ID.replace("k7qm", "abcd");
    mailbox.ask("alibi", &second, question().replace(ID, &second).as_bytes()).await.unwrap();
    assert_eq!(copies(&server)[0], 3);
}

/// What the server says a folder is for counts, whatever it is called.
#[tokio::test]
async fn a_folder_with_another_use_is_not_written_to() {
    for attribute in ["\\Trash", "\\Drafts", "\\Archive", "\\All", "\\Sent", "\\Junk", "\\Noselect"] {
        let server = Server::start(None).await;
        server.with(|state| state.folders.insert("alibi".to_owned(), Folder::new(attribute)));
        let refused = mailbox(&server).ask("alibi", ID, question().as_bytes()).await;
        assert!(matches!(refused, Err(MailboxError::Folder { .. })), "{attribute}: {refused:?}");
        assert_eq!((server.count("APPEND "), server.count("CREATE ")), (0, 0), "{attribute}");
    }
}
