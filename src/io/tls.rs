//! TLS for every connection of ours: one provider (ring), one opinion about certificates, and faults in plain words.
//!
//! A certificate is checked against the system's authorities, or against one file of the owner's. What rustls says about a
//! bad one is meant for programmers; the verifier here says which fault it is and which names the certificate carries, because
//! that is what the owner needs to choose between a wrong name in the config and a stranger in between.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::{self, PemObject as _};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, OtherError, RootCertStore, SignatureScheme};

use crate::sanitize;

/// Whose signature under a certificate counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trust {
    /// The authorities of this system.
    Platform,
    /// Only the authorities in this PEM file.
    File(PathBuf),
}

/// A config for clients: TLS 1.2 or 1.3, certificates checked.
pub fn client_config(trust: &Trust) -> Result<Arc<ClientConfig>, String> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let inner: Arc<dyn ServerCertVerifier> = match trust {
        Trust::Platform => Arc::new(
            rustls_platform_verifier::Verifier::new(Arc::clone(&provider))
                .map_err(|error| format!("read the system's certificate authorities: {error}"))?,
        ),
        Trust::File(path) => file_verifier(path, &provider)?,
    };
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .dangerous() // Not so here: the verifier only translates what the inner one says.
        .with_custom_certificate_verifier(Arc::new(Explaining { inner }))
        .with_no_client_auth();
    Ok(Arc::new(config))
}

/// Why the certificate was refused, if that is what happened.
pub fn certificate_fault(error: &std::io::Error) -> Option<String> {
    match error.get_ref()?.downcast_ref::<rustls::Error>()? {
        rustls::Error::InvalidCertificate(CertificateError::Other(OtherError(fault))) => Some(fault.to_string()),
        rustls::Error::InvalidCertificate(fault) => Some(fault.to_string()),
        rustls::Error::NoCertificatesPresented => Some("the server showed none".to_owned()),
        _ => None,
    }
}

/// Why there is no TLS where the certificate is not to blame.
pub fn no_tls(error: &std::io::Error) -> String {
    match error.get_ref().and_then(|error| error.downcast_ref::<rustls::Error>()) {
        // RFC 8314, 3.3: what speaks first and in clear on such a port waits for STARTTLS.
        Some(rustls::Error::InvalidMessage(_)) => {
            "it does not begin with TLS: this is probably a port for STARTTLS, and the one for SSL/TLS is wanted"
                .to_owned()
        }
        _ => format!("no TLS: {error}"),
    }
}

fn file_verifier(path: &PathBuf, provider: &Arc<CryptoProvider>) -> Result<Arc<dyn ServerCertVerifier>, String> {
    let failed = |why: String| format!("read the certificate authorities in `{}`: {why}", path.display());
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(path).map_err(|error| failed(pem_fault(&error)))? {
        let certificate = certificate.map_err(|error| failed(pem_fault(&error)))?;
        roots.add(certificate).map_err(|error| failed(error.to_string()))?;
    }
    if roots.is_empty() {
        return Err(failed("there is no certificate in it".to_owned()));
    }
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(provider)).build();
    verifier.map(|verifier| verifier as Arc<dyn ServerCertVerifier>).map_err(|error| failed(error.to_string()))
}

fn pem_fault(error: &pem::Error) -> String {
    match error {
        pem::Error::Io(error) => error.to_string(),
        other => format!("it is no PEM file: {other}"),
    }
}

/// Translates refusals; decides nothing.
#[derive(Debug)]
struct Explaining {
    inner: Arc<dyn ServerCertVerifier>,
}

impl ServerCertVerifier for Explaining {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let verified = self.inner.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        verified.map_err(|error| match error {
            rustls::Error::InvalidCertificate(fault) => {
                let fault = Fault(sentence(&fault, end_entity, server_name));
                rustls::Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(fault))))
            }
            error => error,
        })
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.inner.supported_verify_schemes()
    }
}

#[derive(Debug)]
struct Fault(String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

fn sentence(fault: &CertificateError, certificate: &CertificateDer<'_>, server: &ServerName<'_>) -> String {
    use CertificateError as E;
    let what = match fault {
        E::Expired => "it has expired".to_owned(),
        E::ExpiredContext { not_after, .. } => format!("it expired on {}", day(*not_after)),
        E::NotValidYet => "it is not valid yet".to_owned(),
        E::NotValidYetContext { not_before, .. } => format!("it is valid only from {}", day(*not_before)),
        E::NotValidForName | E::NotValidForNameContext { .. } => format!("it is not for `{}`", server.to_str()),
        // The second: an authority of the same name is trusted, but it did not sign this.
        E::UnknownIssuer | E::UnsupportedSignatureAlgorithmForPublicKeyContext { .. } => {
            "it is signed by itself or by an authority that is not trusted here".to_owned()
        }
        E::Revoked => "it was revoked".to_owned(),
        E::BadSignature => "it is not signed by the authority that it names".to_owned(),
        E::UnsupportedSignatureAlgorithmContext { .. } => "it is signed in an outdated way".to_owned(),
        // A certificate that somebody made for one server, named as an authority too: webpki takes it for one or the other.
        E::Other(_) if fault.to_string().contains("CaUsedAsEndEntity") => {
            "it is that of an authority, not of a server; let the authority sign one for this server".to_owned()
        }
        E::InvalidPurpose | E::InvalidPurposeContext { .. } => "it is not meant for servers".to_owned(),
        other => format!("it cannot be used here ({})", sanitize::line(&other.to_string(), 100)),
    };
    match names(certificate) {
        names if names.is_empty() => format!("{what}; it names no host"),
        names => format!("{what}; it names {}", names.join(", ")),
    }
}

fn day(time: UnixTime) -> String {
    let time = i64::try_from(time.as_secs()).ok().and_then(|secs| jiff::Timestamp::from_second(secs).ok());
    time.map_or_else(|| "an impossible day".to_owned(), |time| time.strftime("%Y-%m-%d").to_string())
}

/// Names on a certificate that are shown.
const NAMES_MAX: usize = 8;

/// The names on the certificate. rustls tells them when a name does not fit, so it is asked for one that fits nowhere.
fn names(certificate: &CertificateDer<'_>) -> Vec<String> {
    let Ok(parsed) = ParsedCertificate::try_from(certificate) else { return Vec::new() };
    let Ok(nobody) = ServerName::try_from("no-such-name.invalid") else { return Vec::new() };
    match rustls::client::verify_server_name(&parsed, &nobody) {
        Err(rustls::Error::InvalidCertificate(CertificateError::NotValidForNameContext { presented, .. })) => {
            presented.iter().take(NAMES_MAX).map(|name| format!("`{}`", plain_name(name))).collect()
        }
        _ => Vec::new(),
    }
}

/// webpki prints `DnsName("mx.example")`.
fn plain_name(name: &str) -> String {
    let inner = name.split_once('(').and_then(|(_, rest)| rest.rsplit_once(')')).map_or(name, |(inner, _)| inner);
    sanitize::line(inner.trim_matches('"'), 100)
}
