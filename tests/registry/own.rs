//! A server of the owner's: it may be inside and without TLS, and it may not lead us anywhere else inside.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use alibi::facts::{Fact, Question};
use alibi::io::lookup::Live;
use alibi::io::registry::lists::Source;
use alibi::io::registry::{Registries, Settings};
use tokio::net::TcpListener;

use super::town::{self, Reply, Seen, answer, known, redirect, unknown};

async fn server(pages: BTreeMap<String, Reply>) -> (SocketAddr, Arc<Seen>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let seen = Arc::new(Seen::default());
    let served = seen.clone();
    tokio::spawn(async move {
        while let Ok((mut line, _)) = listener.accept().await {
            let _ = town::serve(&mut line, &pages, &served).await;
        }
    });
    (address, seen)
}

/// A port on which nobody should knock.
async fn canary() -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (port, knocks) = (listener.local_addr().unwrap().port(), Arc::new(AtomicUsize::new(0)));
    let counted = knocks.clone();
    tokio::spawn(async move {
        while listener.accept().await.is_ok() {
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });
    (port, knocks)
}

async fn asking(source: Source) -> Live {
    let settings = Settings { documentation_is_public: true, ..Settings::usual(source, None).unwrap() };
    town::live("", Registries::asked(settings).unwrap()).await
}

fn contacts(address: &str) -> Question {
    Question::Contacts(address.parse().unwrap())
}

#[tokio::test]
async fn one_server_for_everything_and_nobody_else() {
    let (port, knocks) = canary().await;
    let (address, seen) = server(BTreeMap::new()).await;
    drop(seen);
    let host = address.to_string();
    let pages = |at: SocketAddr| {
        BTreeMap::from([
            (format!("{at} /rdap/ip/198.51.100.9"), Reply::Json(answer("ripe.json"))),
            (format!("{at} /rdap/ip/192.0.2.70"), Reply::Json(answer("afrinic.json"))),
            (format!("{at} /rdap/ip/203.0.113.1"), redirect(&format!("http://127.0.0.1:{port}/ip/203.0.113.1"))),
            (format!("{at} /rdap/ip/203.0.113.2"), redirect(&format!("http://localhost:{port}/ip/203.0.113.2"))),
            (format!("{at} /rdap/ip/203.0.113.3"), redirect("https://169.254.169.254/ip/203.0.113.3")),
        ])
    };
    // The port is known only after it is bound.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let own = listener.local_addr().unwrap();
    let (pages, seen) = (pages(own), Arc::new(Seen::default()));
    let served = seen.clone();
    tokio::spawn(async move {
        while let Ok((mut line, _)) = listener.accept().await {
            let _ = town::serve(&mut line, &pages, &served).await;
        }
    });
    assert_ne!(host, own.to_string());
    let live = asking(Source::Server(format!("http://{own}/rdap").parse().unwrap())).await;
    assert_eq!(known(town::ask(&live, contacts("198.51.100.9")).await).contact.unwrap().address, "abuse@isp.example");
    assert_eq!(known(town::ask(&live, contacts("192.0.2.70")).await).contact, None, "and no WHOIS");
    assert_eq!(town::ask(&live, contacts("198.51.100.200")).await, Fact::Absent);
    for address in ["203.0.113.1", "203.0.113.2", "203.0.113.3"] {
        unknown(town::ask(&live, contacts(address)).await);
    }
    assert_eq!(knocks.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn lists_of_the_owners_and_what_is_wrong_with_them() {
    let dir = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let own = listener.local_addr().unwrap();
    let pages = BTreeMap::from([(format!("{own} /ip/198.51.100.9"), Reply::Json(answer("ripe.json")))]);
    let seen = Arc::new(Seen::default());
    let counted = seen.clone();
    tokio::spawn(async move {
        while let Ok((mut line, _)) = listener.accept().await {
            let _ = town::serve(&mut line, &pages, &counted).await;
        }
    });
    let path = dir.path().join("mine.json");
    std::fs::write(&path, format!(r#"{{"services":[[["198.51.100.0/24"],["http://{own}/"]]]}}"#)).unwrap();
    let live = asking(Source::Files(vec![path.clone()])).await;
    assert_eq!(known(town::ask(&live, contacts("198.51.100.9")).await).name, "ISP-DSL");
    assert!(unknown(town::ask(&live, contacts("203.0.113.9")).await).contains("no list names a server"));
    for last in 10..30 {
        town::ask(&live, contacts(&format!("198.51.100.{last}"))).await;
    }
    let asked = seen.asked.lock().unwrap().len();
    assert!((6..20).contains(&asked), "lists may name the registries, so they are rationed: {asked}");
    tokio::time::sleep(std::time::Duration::from_millis(1_200)).await;
    let (servers, _) = live.try_registries().await.unwrap();
    assert_eq!(servers, [("`127.0.0.1`".to_owned(), None)]);
    for text in ["", "{}", "<html>"] {
        std::fs::write(&path, text).unwrap();
        let error = Registries::asked(Settings::usual(Source::Files(vec![path.clone()]), None).unwrap()).err().unwrap();
        assert!(error.contains("mine.json"), "{error}");
    }
}

#[tokio::test]
async fn what_is_switched_off_asks_nobody() {
    let live = town::live("", Registries::Off).await;
    let fact = town::ask(&live, contacts("198.51.100.9")).await;
    assert!(matches!(fact, Fact::Unknown { why, again: None } if why.contains("switched off")));
    assert!(live.try_registries().await.is_none());
}
