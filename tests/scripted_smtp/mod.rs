//! An SMTP submission server over TLS that misbehaves as told, and keeps what it accepted: the fake mailbox of the tests.
//! Real servers do not produce these faults on demand; what they do right is shown with a real one elsewhere.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

/// Where a fault sits: before the answer to this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Greeting,
    Ehlo,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// The final dot; the mail was read.
    Dot,
}

pub const STEPS: [Step; 7] = [Step::Greeting, Step::Ehlo, Step::Auth, Step::Mail, Step::Rcpt, Step::Data, Step::Dot];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// This answer instead of the right one.
    Say(&'static str),
    /// The right answer and this in the same packet.
    SayMore(&'static str),
    Close,
    /// Says nothing more, and keeps the line.
    Hang,
    /// A line that never ends.
    Babble,
    /// Only at the dot: the mail is taken, and then the line closed or held without an answer.
    TakeAndClose,
    TakeAndHang,
}

#[derive(Debug, Default)]
pub struct Seen {
    /// What was accepted, undotted, as it lies in the mailbox.
    pub mails: Vec<String>,
    /// All command lines, in order.
    pub commands: Vec<String>,
    pub connections: usize,
    /// Connections that are still served.
    pub open: usize,
    /// A bound for what [`Act::Babble`] got rid of before the client hung up.
    pub babbled: usize,
}

#[derive(Clone)]
pub struct Server {
    pub address: SocketAddr,
    pub certificate: CertificateDer<'static>,
    pub seen: Arc<Mutex<Seen>>,
    /// Each connection takes one; none left: all goes well.
    faults: Arc<Mutex<VecDeque<(Step, Act)>>>,
    /// What it says that it can, in the answer to EHLO.
    offers: &'static str,
    /// A folder for what is accepted, for a reader in another process.
    mailbox: Option<PathBuf>,
}

impl Server {
    pub async fn start(offers: &'static str) -> Server {
        Server::start_with_mailbox(offers, None).await
    }

    pub async fn start_with_mailbox(offers: &'static str, mailbox: Option<PathBuf>) -> Server {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let certificate = made.cert.der().clone();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.clone()], key)
            .unwrap();
        let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let server = Server {
            address: listener.local_addr().unwrap(),
            certificate,
            seen: Arc::default(),
            faults: Arc::default(),
            offers,
            mailbox,
        };
        let serving = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, server) = (acceptor.clone(), serving.clone());
                tokio::spawn(async move {
                    if let Ok(stream) = acceptor.accept(stream).await {
                        let fault = server.faults.lock().unwrap().pop_front();
                        {
                            let mut seen = server.seen.lock().unwrap();
                            (seen.connections, seen.open) = (seen.connections + 1, seen.open + 1);
                        }
                        // None: the line ended where it was told to, or the client left.
                        let _ended: Option<()> = server.serve(BufReader::new(stream), fault).await;
                        server.seen.lock().unwrap().open -= 1;
                    }
                });
            }
        });
        server
    }

    /// The next connections go wrong like this, one after the other.
    pub fn go_wrong(&self, faults: impl IntoIterator<Item = (Step, Act)>) {
        self.faults.lock().unwrap().extend(faults);
    }

    pub fn mails(&self) -> Vec<String> {
        self.seen.lock().unwrap().mails.clone()
    }

    pub fn commands(&self) -> Vec<String> {
        self.seen.lock().unwrap().commands.clone()
    }

    /// Trusts this server and nobody else.
    pub fn trust(&self) -> Arc<rustls::ClientConfig> {
        trust_only(&self.certificate)
    }

    async fn serve<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        mut line: BufReader<S>,
        fault: Option<(Step, Act)>,
    ) -> Option<()> {
        self.answer(&mut line, fault, Step::Greeting, "220 smtp.shop.example ESMTP").await?;
        loop {
            let command = self.read(&mut line).await?;
            let verb = command.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" => self.answer(&mut line, fault, Step::Ehlo, self.offers).await?,
                "AUTH" if command == "AUTH LOGIN" => {
                    for prompt in ["334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6"] {
                        self.answer(&mut line, None, Step::Auth, prompt).await?;
                        self.read(&mut line).await?;
                    }
                    self.answer(&mut line, fault, Step::Auth, "235 welcome").await?;
                }
                "AUTH" => self.answer(&mut line, fault, Step::Auth, "235 welcome").await?,
                "MAIL" => self.answer(&mut line, fault, Step::Mail, "250 OK").await?,
                "RCPT" => self.answer(&mut line, fault, Step::Rcpt, "250 OK").await?,
                "DATA" => {
                    self.answer(&mut line, fault, Step::Data, "354 go on").await?;
                    let mail = read_mail(&mut line).await?;
                    if takes(fault) {
                        if let Some(folder) = &self.mailbox {
                            let number = self.seen.lock().unwrap().mails.len();
                            std::fs::write(folder.join(format!("{number}.part")), &mail).unwrap();
                            std::fs::rename(
                                folder.join(format!("{number}.part")),
                                folder.join(format!("{number}.eml")),
                            )
                            .unwrap();
                        }
                        self.seen.lock().unwrap().mails.push(mail);
                    }
                    self.answer(&mut line, fault, Step::Dot, "250 queued").await?;
                }
                "QUIT" => {
                    self.answer(&mut line, None, Step::Dot, "221 bye").await?;
                    return None;
                }
                _ => self.answer(&mut line, None, Step::Dot, "500 what?").await?,
            }
        }
    }

    async fn read<S: AsyncRead + AsyncWrite + Unpin>(&self, line: &mut BufReader<S>) -> Option<String> {
        let mut command = String::new();
        if line.read_line(&mut command).await.ok()? == 0 {
            return None;
        }
        let command = command.trim_end().to_owned();
        self.seen.lock().unwrap().commands.push(command.clone());
        Some(command)
    }

    async fn answer<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        line: &mut BufReader<S>,
        fault: Option<(Step, Act)>,
        step: Step,
        right: &str,
    ) -> Option<()> {
        let text = match fault.filter(|(at, _)| *at == step).map(|(_, act)| act) {
            None => format!("{right}\r\n"),
            Some(Act::Say(answer)) => format!("{answer}\r\n"),
            Some(Act::SayMore(more)) => format!("{right}\r\n{more}\r\n"),
            Some(Act::Close | Act::TakeAndClose) => return None,
            Some(Act::Hang | Act::TakeAndHang) => {
                tokio::time::sleep(Duration::from_secs(600)).await;
                return None;
            }
            Some(Act::Babble) => {
                line.write_all(b"250-").await.ok()?;
                while line.write_all(&[b'x'; 4096]).await.is_ok() && line.flush().await.is_ok() {
                    self.seen.lock().unwrap().babbled += 4096;
                }
                return None;
            }
        };
        line.write_all(text.as_bytes()).await.ok()?;
        line.flush().await.ok()
    }
}

/// A client configuration that trusts one certificate.
pub fn trust_only(certificate: &CertificateDer<'static>) -> Arc<rustls::ClientConfig> {
    let mut roots = rustls::RootCertStore::empty();
    roots.add(certificate.clone()).unwrap();
    let config = rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    Arc::new(config)
}

/// A mail that is answered with an error, or cut off, is not taken.
fn takes(fault: Option<(Step, Act)>) -> bool {
    match fault {
        Some((Step::Dot, act)) => matches!(act, Act::TakeAndClose | Act::TakeAndHang | Act::SayMore(_)),
        _ => true,
    }
}

async fn read_mail<S: AsyncRead + AsyncWrite + Unpin>(line: &mut BufReader<S>) -> Option<String> {
    let mut mail = String::new();
    loop {
        let mut text = String::new();
        if line.read_line(&mut text).await.ok()? == 0 {
            return None;
        }
        if text == ".\r\n" {
            return Some(mail);
        }
        mail.push_str(text.strip_prefix('.').unwrap_or(&text));
    }
}
