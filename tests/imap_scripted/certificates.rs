//! R11: certificates that must be refused, each with the fault and the names in plain words, and nothing said before.

use std::sync::Arc;

use alibi::io::imap::Security;
use alibi::io::tls::Trust;
use alibi::ports::{Mailbox, MailboxError};
use rcgen::{BasicConstraints, Certificate, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::TlsAcceptor;

use super::server::Server;
use super::{open, settings};

type Authority = CertifiedIssuer<'static, KeyPair>;

fn authority(name: &str) -> Authority {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    (params.not_before, params.not_after) = (date_time_ymd(2020, 1, 1), date_time_ymd(2090, 1, 1));
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

fn acceptor(authority: &Authority, names: &[&str], from: i32, to: i32) -> TlsAcceptor {
    let (params, key) = leaf(names, from, to);
    let certificate = params.signed_by(&key, authority).unwrap();
    serving(&certificate, &key)
}

fn self_signed() -> TlsAcceptor {
    let (params, key) = leaf(&["localhost"], 2020, 2090);
    let certificate = params.self_signed(&key).unwrap();
    serving(&certificate, &key)
}

fn leaf(names: &[&str], from: i32, to: i32) -> (CertificateParams, KeyPair) {
    let mut params = CertificateParams::new(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).unwrap();
    (params.not_before, params.not_after) = (date_time_ymd(from, 1, 1), date_time_ymd(to, 1, 1));
    (params, KeyPair::generate().unwrap())
}

fn serving(certificate: &Certificate, key: &KeyPair) -> TlsAcceptor {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

/// Looks into a server with this certificate, trusting `trusted`.
async fn look(tls: TlsAcceptor, trusted: Option<&Authority>) -> (Result<usize, MailboxError>, Server) {
    let server = Server::start(Some(tls)).await;
    server.deliver("INBOX", "1@host.example");
    let dir = tempfile::tempdir().unwrap();
    let mut settings = settings(&server);
    settings.host = "localhost".to_owned();
    settings.security = Security::Tls(match trusted {
        Some(authority) => {
            let file = dir.path().join("ca.pem");
            std::fs::write(&file, authority.pem()).unwrap();
            Trust::File(file)
        }
        None => Trust::Platform,
    });
    let look = open(settings).look(&[]).await;
    (look.map(|look| look.arrivals.len()), server)
}

#[tokio::test]
async fn a_good_certificate_of_the_owners_authority_is_accepted() {
    let ca = authority("CA of the tests");
    let (result, server) = look(acceptor(&ca, &["localhost"], 2020, 2090), Some(&ca)).await;
    assert_eq!(result.unwrap(), 1);
    server.assert_read_only();
}

#[tokio::test]
async fn bad_certificates_are_refused_in_plain_words() {
    let ca = authority("CA of the tests");
    let other = authority("another CA");
    for (tls, trusted, says) in [
        (acceptor(&ca, &["localhost"], 2020, 2021), Some(&ca), "it expired on 2021-01-01; it names `localhost`"),
        (
            acceptor(&ca, &["localhost"], 2080, 2090),
            Some(&ca),
            "it is valid only from 2080-01-01; it names `localhost`",
        ),
        (
            acceptor(&ca, &["mx.hoster.example", "*.setssl.example"], 2020, 2090),
            Some(&ca),
            "it is not for `localhost`; it names `mx.hoster.example`, `*.setssl.example`",
        ),
        (
            acceptor(&ca, &["localhost"], 2020, 2090),
            Some(&other),
            "authority that is not trusted here; it names `localhost`",
        ),
        (acceptor(&ca, &["localhost"], 2020, 2090), None, "authority that is not trusted here; it names `localhost`"),
        (
            self_signed(),
            Some(&ca),
            "signed by itself or by an authority that is not trusted here; it names `localhost`",
        ),
    ] {
        let (result, server) = look(tls, trusted).await;
        let Err(MailboxError::Certificate { why, .. }) = result else { panic!("{says}: {result:?}") };
        assert!(why.contains(says), "{why}");
        assert!(server.log().is_empty());
    }
}

#[tokio::test]
async fn a_server_that_speaks_before_the_handshake_or_without_tls_is_refused() {
    let ca = authority("CA of the tests");
    let server = Server::start(None).await;
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("ca.pem");
    std::fs::write(&file, ca.pem()).unwrap();
    let mut settings = settings(&server);
    settings.security = Security::Tls(Trust::File(file));
    let refused = open(settings.clone()).look(&[]).await;
    assert!(
        matches!(refused, Err(MailboxError::Unreachable { ref why, .. }) if why.contains("port for STARTTLS")),
        "{refused:?}"
    );
    assert_eq!(server.count("LOGIN"), 0);

    settings.security = Security::Tls(Trust::File(dir.path().join("missing.pem")));
    let Err(MailboxError::Unreachable { why, .. }) = open(settings).look(&[]).await else { panic!() };
    assert!(why.contains("missing.pem"), "{why}");
}
