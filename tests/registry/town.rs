//! A small internet: registries by HTTPS and WHOIS, and the names that lead to them. Every address that is dialled is noted.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use alibi::facts::{Answer, Fact, Netblock, Question};
use alibi::io::clock::Fixed;
use alibi::io::dns::{Dns, Pace};
use alibi::io::lookup::public::is_public;
use alibi::io::lookup::{Budget, Live};
use alibi::io::registry::line::Dial;
use alibi::io::registry::lists::Source;
use alibi::io::registry::{Registries, Settings};
use alibi::io::tls::{self, Trust};
use alibi::io::world::server::Server;
use alibi::io::world::zone::Zone;
use alibi::ports::{Lookup as _, Material, Spent};
use hickory_resolver::proto::op::{Message, OpCode};
use hickory_resolver::proto::rr::{RData, Record, RecordType};
use jiff::Timestamp;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream, UdpSocket};

/// Servers with a certificate, and their addresses: 203.0.113.201 and on.
const HOSTS: &[&str] = &[
    "rdap.arin.net",
    "rdap.db.ripe.net",
    "rdap.apnic.net",
    "rdap.lacnic.net",
    "rdap.afrinic.net",
    "rdap.registro.br",
    "data.iana.org",
    "rdap.evil.example",
    "second.evil.example",
];
const WHOIS: &[&str] = &[
    "whois.arin.net",
    "whois.ripe.net",
    "whois.apnic.net",
    "whois.lacnic.net",
    "whois.afrinic.net",
    "whois.registro.br",
];

/// Which registry has which of the networks of documentation, and which are the evil one's.
const NETWORKS: &[(&str, &str)] = &[
    ("203.0.113.0/24", "https://rdap.arin.net/registry/"),
    ("198.51.100.0/25", "https://rdap.db.ripe.net/"),
    ("198.51.100.128/25", "https://rdap.apnic.net/"),
    ("192.0.2.0/26", "https://rdap.lacnic.net/rdap/"),
    ("192.0.2.64/26", "https://rdap.afrinic.net/rdap/"),
    ("192.0.2.128/25", "https://rdap.evil.example/"),
];

/// What a server says to a request.
#[derive(Clone)]
pub enum Reply {
    Json(String),
    /// A status line, and fields.
    Head(String),
    Bytes(Vec<u8>),
    /// This, then a byte now and then.
    Drip(String),
    /// This, then as much as the other side takes.
    Endless(String),
}

pub fn redirect(to: &str) -> Reply {
    Reply::Head(format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n"))
}

#[derive(Default)]
pub struct Seen {
    /// `rdap.arin.net /registry/ip/203.0.113.9`, and for WHOIS the address dialled and the question.
    pub asked: Mutex<Vec<String>>,
    pub dialled: Mutex<Vec<SocketAddr>>,
    /// Bytes that a server got rid of.
    pub sent: AtomicUsize,
}

pub struct Town {
    pub live: Live,
    pub seen: Arc<Seen>,
    pub clock: Arc<Fixed>,
    pub folder: PathBuf,
    registries: Registries,
    _dir: Arc<tempfile::TempDir>,
}

/// What is in it.
#[derive(Default, Clone)]
pub struct Plan {
    /// `rdap.arin.net /registry/ip/203.0.113.9`
    pub pages: BTreeMap<String, Reply>,
    /// By question: `n + 203.0.113.9`.
    pub whois: BTreeMap<String, String>,
    /// More names.
    pub zone: String,
    pub abusix: bool,
    /// Without lists in the folder, those that came with the program count.
    pub no_lists: bool,
}

impl Plan {
    pub fn page(mut self, at: &str, reply: Reply) -> Plan {
        self.pages.insert(at.to_owned(), reply);
        self
    }

    /// An answer out of the folder of answers.
    pub fn file(self, at: &str, name: &str) -> Plan {
        self.page(at, Reply::Json(answer(name)))
    }

    pub fn whois(mut self, question: &str, text: &str) -> Plan {
        self.whois.insert(question.to_owned(), text.to_owned());
        self
    }

    pub fn names(mut self, zone: &str) -> Plan {
        self.zone.push_str(zone);
        self
    }

    pub async fn start(self) -> Town {
        let dir = Arc::new(tempfile::tempdir().unwrap());
        let clock = Arc::new(Fixed::at(Timestamp::now()));
        Town::start(self, dir, clock).await
    }

    /// The same with a name server that says something else each time, and lets nobody remember it.
    pub async fn start_with_names(self, names: impl Fn(usize) -> &'static str + Send + 'static) -> Town {
        let mut town = self.start().await;
        let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let dns = Dns::server(socket.local_addr().unwrap(), Pace::RECORDED).unwrap();
        tokio::spawn(async move {
            let (mut buffer, mut asked) = ([0; 2_048], 0);
            while let Ok((length, from)) = socket.recv_from(&mut buffer).await {
                let question = Message::from_vec(&buffer[..length]).unwrap();
                let mut reply = Message::response(question.metadata.id, OpCode::Query);
                reply.add_query(question.queries[0].clone());
                if question.queries[0].query_type() == RecordType::A {
                    let address: std::net::Ipv4Addr = names(asked).parse().unwrap();
                    asked += 1;
                    let name = question.queries[0].name().clone();
                    reply.add_answers([Record::from_rdata(name, 0, RData::A(address.into()))]);
                }
                socket.send_to(&reply.to_vec().unwrap(), from).await.unwrap();
            }
        });
        let long = Duration::from_secs(30);
        town.live = Live::new(dns, Budget { question: long, round: long, mail: long })
            .documentation_is_public(true)
            .with_registries(town.registries.clone());
        town
    }
}

pub fn answer(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/registry/answers").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A list as IANA has it, long enough to be one.
pub fn list(networks: &[(&str, &str)]) -> String {
    let mut services: Vec<_> = networks.iter().map(|(network, url)| serde_json::json!([[network], [url]])).collect();
    services.extend(
        (0..30).map(|number| serde_json::json!([[format!("2001:db8:{number}::/48")], ["https://rdap.evil.example/"]])),
    );
    serde_json::json!({ "publication": "2026-01-01T00:00:00Z", "services": services }).to_string()
}

impl Town {
    pub async fn start(plan: Plan, dir: Arc<tempfile::TempDir>, clock: Arc<Fixed>) -> Town {
        let folder = dir.path().join("registries");
        if !plan.no_lists {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join("ipv4.json"), list(NETWORKS)).unwrap();
            std::fs::write(folder.join("ipv6.json"), list(&[])).unwrap();
        }
        let seen = Arc::new(Seen::default());
        let certificate = dir.path().join("ca.pem");
        let https = https(plan.pages.clone(), seen.clone(), &certificate).await;
        let whois = whois(plan.whois.clone(), seen.clone()).await;
        let settings = Settings {
            source: Source::Iana,
            folder: Some(folder.clone()),
            abusix: plan.abusix,
            tls: tls::client_config(&Trust::File(certificate)).unwrap(),
            dial: dial(seen.clone(), https, whois),
            clock: clock.clone(),
            documentation_is_public: true,
            patience: (Duration::from_secs(3), Duration::from_secs(8)),
        };
        let registries = Registries::asked(settings).unwrap();
        let live = live(&plan.zone, registries.clone()).await;
        Town { live, seen, clock, folder, registries, _dir: dir }
    }

    /// The same town for another process with the same folder.
    pub async fn restarted(&self, plan: Plan) -> Town {
        Town::start(plan, self._dir.clone(), self.clock.clone()).await
    }

    pub async fn ask(&self, question: Question) -> Fact {
        ask(&self.live, question).await
    }

    pub async fn netblock(&self, address: &str) -> Fact {
        self.ask(Question::Netblock(address.parse().unwrap())).await
    }

    pub async fn contacts(&self, address: &str) -> Fact {
        self.ask(Question::Contacts(address.parse().unwrap())).await
    }

    pub fn asked(&self) -> Vec<String> {
        self.seen.asked.lock().unwrap().clone()
    }

    /// Every connection so far went to the address of a server with a name that is public.
    pub fn assert_only_public(&self, what: &str) {
        for address in self.seen.dialled.lock().unwrap().iter() {
            assert!(is_public(address.ip(), true) && [443, 43].contains(&address.port()), "{what}: dialled {address}");
        }
    }
}

pub async fn ask(live: &Live, question: Question) -> Fact {
    let facts = live.answer(std::slice::from_ref(&question), Material::NONE, &Spent::default()).await;
    facts.get(&question).unwrap().clone()
}

pub fn known(fact: Fact) -> Netblock {
    match fact {
        Fact::Known(Answer::Netblock(block)) => block,
        other => panic!("{other:?}"),
    }
}

/// Why it is unknown.
pub fn unknown(fact: Fact) -> String {
    match fact {
        Fact::Unknown { why, again: Some(_) } => why,
        other => panic!("{other:?}"),
    }
}

/// Looks up in these names, with the registries' own among them.
pub async fn live(more: &str, registries: Registries) -> Live {
    let mut text = String::from("$ORIGIN .\n$TTL 300\n");
    for (number, host) in HOSTS.iter().chain(WHOIS).enumerate() {
        writeln!(text, "{host}. A 203.0.113.{}", 201 + number).unwrap();
    }
    let mut zone = Zone::default();
    zone.add_zone(&(text + more)).unwrap_or_else(|(line, why)| panic!("zone, line {line}: {why}"));
    let server = Server::start(Arc::new(zone)).await.unwrap();
    let dns = Dns::server(server.address(), Pace { timeout: Duration::from_secs(2), ..Pace::RECORDED }).unwrap();
    let long = Duration::from_secs(30);
    Live::new(dns, Budget { question: long, round: long, mail: long })
        .documentation_is_public(true)
        .with_registries(registries)
        .keeping(Arc::new(server))
}

fn dial(seen: Arc<Seen>, https: SocketAddr, whois: SocketAddr) -> Dial {
    Arc::new(move |address| {
        seen.dialled.lock().unwrap().push(address);
        let seen = seen.clone();
        Box::pin(async move {
            match address.port() {
                443 => TcpStream::connect(https).await,
                43 => {
                    seen.asked.lock().unwrap().push(format!("whois {}", address.ip()));
                    TcpStream::connect(whois).await
                }
                _ => Err(std::io::Error::from(std::io::ErrorKind::ConnectionRefused)),
            }
        })
    })
}

async fn https(pages: BTreeMap<String, Reply>, seen: Arc<Seen>, certificate: &Path) -> SocketAddr {
    let names: Vec<String> = HOSTS.iter().map(|&host| host.to_owned()).collect();
    let made = rcgen::generate_simple_self_signed(names).unwrap();
    std::fs::write(certificate, made.cert.pem()).unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let pages = Arc::new(pages);
    tokio::spawn(async move {
        while let Ok((line, _)) = listener.accept().await {
            let (acceptor, pages, seen) = (acceptor.clone(), pages.clone(), seen.clone());
            tokio::spawn(async move {
                if let Ok(mut line) = acceptor.accept(line).await {
                    let _ = serve(&mut line, &pages, &seen).await;
                    let _ = line.shutdown().await;
                }
            });
        }
    });
    address
}

/// One request and what is to be said to it.
pub async fn serve<L>(line: &mut L, pages: &BTreeMap<String, Reply>, seen: &Seen) -> std::io::Result<()>
where
    L: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin,
{
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        request.push(line.read_u8().await?);
    }
    let request = String::from_utf8(request).unwrap();
    assert!(!request.to_ascii_lowercase().contains("gzip"), "nothing compressed is asked for: {request}");
    let path = request.split(' ').nth(1).unwrap();
    let host =
        request.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("host: ").map(str::to_owned)).unwrap();
    let at = format!("{host} {path}");
    seen.asked.lock().unwrap().push(at.clone());
    let missing = Reply::Head(
        "HTTP/1.1 404 Not Found\r\nContent-Type: application/rdap+json\r\nContent-Length: 2\r\n\r\n{}".into(),
    );
    match pages.get(&at).cloned().unwrap_or(missing) {
        Reply::Json(json) => {
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: application/rdap+json\r\nContent-Length: {}\r\n\r\n",
                json.len()
            );
            line.write_all((head + &json).as_bytes()).await
        }
        Reply::Head(text) => line.write_all(text.as_bytes()).await,
        Reply::Bytes(bytes) => line.write_all(&bytes).await,
        Reply::Drip(head) => {
            line.write_all(head.as_bytes()).await?;
            loop {
                line.write_all(b" ").await?;
                line.flush().await?;
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
        Reply::Endless(head) => {
            line.write_all(head.as_bytes()).await?;
            let chunk = [b' '; 16 << 10];
            loop {
                line.write_all(&chunk).await?;
                seen.sent.fetch_add(chunk.len(), Ordering::Relaxed);
            }
        }
    }
}

async fn whois(records: BTreeMap<String, String>, seen: Arc<Seen>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut line, _)) = listener.accept().await {
            let mut question = Vec::new();
            while !question.ends_with(b"\r\n") {
                match line.read_u8().await {
                    Ok(byte) => question.push(byte),
                    Err(_) => break,
                }
            }
            let question = String::from_utf8_lossy(&question).trim().to_owned();
            seen.asked.lock().unwrap().push(format!("whois {question}"));
            let text = records.get(&question).map_or("% no match\n", String::as_str);
            if text == "ENDLESS" {
                while line.write_all(&[b'x'; 8 << 10]).await.is_ok() {
                    seen.sent.fetch_add(8 << 10, Ordering::Relaxed);
                }
            }
            let _ = line.write_all(text.as_bytes()).await;
        }
    });
    address
}

/// Each server that was asked for an object, once.
pub fn hosts(asked: &[String]) -> BTreeSet<&str> {
    asked.iter().filter_map(|asked| asked.split(' ').next()).collect()
}
