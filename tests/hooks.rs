//! Hooks: a program and a web address of the owner's get each event once, signed, and a hook that fails keeps no mail back.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use alibi::incident::Incident;
use alibi::io::clock::Fixed;
use alibi::io::folder::FolderMailbox;
use alibi::io::hooks::{Hook, Kind, Ways, Web, signature};
use alibi::io::secret::Secret;
use alibi::io::store::SqliteStore;
use alibi::io::tls::{self, Trust};
use alibi::outbox::{Schedule, deliver_due};
use alibi::ports::{Clock as _, Outbox, OutboxRow, OutboxState, Outgoing, Purpose, SendError, Store as _};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

const BODY: &str = r#"{"schema":1,"event":"notice"}"#;
const SECRET: &str = "canary-7f3a";

fn event(hook: &str) -> Outgoing {
    Outgoing {
        purpose: Purpose::Event,
        message_id: format!("K7QM-3F2A.1.{hook}"),
        from: String::new(),
        to: vec![hook.to_owned()],
        bytes: BODY.as_bytes().to_vec(),
    }
}

fn hook(name: &str, kind: Kind) -> Hook {
    Hook { name: name.to_owned(), kind, patience: Duration::from_secs(5) }
}

fn program(words: &[&str]) -> Kind {
    Kind::Program(words.iter().map(|word| (*word).to_owned()).collect())
}

fn web(url: &str) -> Kind {
    let tls = tls::client_config(&Trust::Platform).unwrap();
    Kind::Web(Web { url: url.parse().unwrap(), secret: Secret::fixed(SECRET.to_owned().into()), tls })
}

/// Answers every request with `answer` and keeps what came.
async fn server(answer: &'static str) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/in?key=x", listener.local_addr().unwrap());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let kept = seen.clone();
    tokio::spawn(async move {
        while let Ok((mut line, _)) = listener.accept().await {
            let mut request = Vec::new();
            while !String::from_utf8_lossy(&request).ends_with(BODY) {
                let mut piece = [0; 4096];
                match line.read(&mut piece).await {
                    Ok(0) | Err(_) => break,
                    Ok(length) => request.extend_from_slice(&piece[..length]),
                }
            }
            kept.lock().unwrap().push(String::from_utf8(request).unwrap());
            let _ = line.write_all(answer.as_bytes()).await;
        }
    });
    (url, seen)
}

fn why(outcome: Result<(), SendError>) -> String {
    match outcome {
        Err(SendError::Temporary { why, .. }) => why,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_web_address_gets_the_event_signed() {
    let (url, seen) = server("HTTP/1.1 204 No Content\r\n\r\n").await;
    hook("psa", web(&url)).call(&event("psa")).await.unwrap();
    let request = seen.lock().unwrap().pop().unwrap();
    assert!(request.starts_with("POST /in?key=x HTTP/1.1\r\n"), "{request}");
    let field = |name: &str| {
        let line = request.lines().find(|line| line.to_lowercase().starts_with(&format!("{name}: "))).unwrap();
        line.split_once(": ").unwrap().1.to_owned()
    };
    assert_eq!(
        (field("content-type").as_str(), field("alibi-event").as_str()),
        ("application/json", "K7QM-3F2A.1.psa")
    );
    let signed = field("alibi-signature");
    let at: i64 = signed.strip_prefix("t=").unwrap().split_once(',').unwrap().0.parse().unwrap();
    assert_eq!(signed, signature(SECRET.as_bytes(), at, BODY.as_bytes()));
    assert!(request.ends_with(&format!("\r\n\r\n{BODY}")) && !request.contains(SECRET));
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_what_is_no_http_is_said() {
    for (answer, words) in [
        ("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n", "name the final address"),
        ("HTTP/1.1 500 Oops\r\n\r\n", "answered 500"),
        ("SSH-2.0-x\r\n\r\n", "not HTTP"),
        ("", "connection"),
    ] {
        let (url, seen) = server(answer).await;
        let why = why(hook("psa", web(&url)).call(&event("psa")).await);
        assert!(why.contains(words), "{answer:?}: {why}");
        assert!(!why.contains("key=x"), "the path is often a password: {why}");
        assert_eq!(seen.lock().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_server_that_never_answers_costs_its_patience_and_no_more() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let slow = Hook { patience: Duration::from_millis(200), ..hook("psa", web(&url)) };
    assert!(why(slow.call(&event("psa")).await).contains("no answer within"));
}

#[tokio::test]
async fn a_program_reads_the_event_and_its_exit_code_is_the_answer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("seen; $HOME");
    let tee = program(&["tee", path.to_str().unwrap()]);
    hook("local", tee).call(&event("local")).await.unwrap();
    assert_eq!(std::fs::read_to_string(path).unwrap(), format!("{BODY}\n"));
    assert!(why(hook("local", program(&["false"])).call(&event("local")).await).contains("exit status: 1"));
    assert!(why(hook("local", program(&["/none/there"])).call(&event("local")).await).contains("/none/there"));
    // One that reads nothing is no failure.
    hook("local", program(&["true"])).call(&event("local")).await.unwrap();
    let slow = Hook { patience: Duration::from_millis(200), ..hook("local", program(&["sleep", "60"])) };
    assert!(why(slow.call(&event("local")).await).contains("no answer within"));
}

/// Mail that the server does not take now.
struct Refuses;

impl Outbox for Refuses {
    async fn send(&self, _: &Outgoing) -> Result<(), SendError> {
        Err(SendError::Temporary { server: "smtp.shop.example".to_owned(), why: "421 later".to_owned() })
    }
}

/// When mail cannot be delivered, the other way must still work, and the other way round.
#[tokio::test]
async fn a_closed_way_keeps_nothing_back_on_another() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::in_memory().await.unwrap();
    let clock = Fixed::at("2005-06-01T12:00:00Z".parse().unwrap());
    let incident: Incident = serde_json::from_value(serde_json::json!({
        "id": "K7QM-3F2A", "account": "anna", "state": "open", "class": "forged", "opened": "2005-06-01T12:00:00Z",
        "last_seen": "2005-06-01T12:00:00Z", "found": "2005-06-01T12:00:00Z", "messages": 1, "told": "forged", "notices": 1,
    }))
    .unwrap();
    let row = |mail: Outgoing| OutboxRow {
        account: "anna".to_owned(),
        incident: "K7QM-3F2A".to_owned(),
        mail,
        state: OutboxState::New,
        attempts: 0,
        due: clock.now(),
        written: clock.now(),
        last_error: None,
    };
    let notice = Outgoing {
        purpose: Purpose::Notice,
        message_id: "a@shop.example".to_owned(),
        from: "alibi@shop.example".to_owned(),
        to: vec!["anna@shop.example".to_owned()],
        bytes: Vec::new(),
    };
    store.tell(&incident, &[row(notice), row(event("broken")), row(event("local"))]).await.unwrap();
    let ways = Ways::new(Refuses, vec![hook("broken", program(&["false"])), hook("local", program(&["true"]))]);
    let mut mailbox = FolderMailbox::new(folder.path(), 1 << 20);
    let round = deliver_due("anna", &store, &ways, &mut mailbox, &clock, &Schedule::default()).await.unwrap();
    assert_eq!((round.sent, round.failed), (1, 0));
    let waiting: Vec<String> = store.outbox().await.unwrap().into_iter().map(|row| row.mail.message_id).collect();
    assert_eq!(waiting, ["K7QM-3F2A.1.broken", "a@shop.example"]);
    // A hook that is no longer there ends its events.
    let none = Ways::new(Refuses, Vec::new());
    clock.set("2005-06-02T12:00:00Z".parse().unwrap());
    let round = deliver_due("anna", &store, &none, &mut mailbox, &clock, &Schedule::default()).await.unwrap();
    assert_eq!(round.failed, 1);
    assert!(store.given_up().await.unwrap()[0].last_error.as_ref().unwrap().contains("no longer in the configuration"));
    // Events and failed mail do not use up the notices of a day.
    assert_eq!(store.notices_since(Some("anna"), "2005-06-01T00:00:00Z".parse().unwrap()).await.unwrap(), 1);
}
