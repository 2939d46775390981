//! A hook that is a web address: one POST of JSON, signed, without redirects. RFC 9110, RFC 2104.
//!
//! The signature is over time and body, so that the receiver can tell our event from anybody's, and an old one sent again from
//! a new one: `Alibi-Signature: t=1764840000,v1=HEX`, where HEX is HMAC-SHA256 of `1764840000.BODY` with the shared secret.

use std::sync::Arc;

use http_body_util::Full;
use hyper::Request;
use hyper::body::Bytes;
use hyper::header::{CONNECTION, CONTENT_TYPE, HOST, USER_AGENT};
use ring::hmac;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use secrecy::ExposeSecret as _;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use url::Url;

use crate::io::secret::Secret;
use crate::io::{clock, http, reach, tls};
use crate::mail::digest::hex;
use crate::ports::{Clock as _, Outgoing};

#[derive(Clone)]
pub struct Web {
    /// `https`, or `http` to this machine: the configuration saw to it.
    pub url: Url,
    pub secret: Secret,
    pub tls: Arc<ClientConfig>,
}

impl std::fmt::Debug for Web {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The path of a hook's address is often its password.
        f.debug_struct("Web").field("host", &self.url.host_str()).finish_non_exhaustive()
    }
}

impl Web {
    pub async fn call(&self, event: &Outgoing) -> Result<(), String> {
        let secret = self.secret.read().await?;
        let at = clock::System.now().as_second();
        let request = self.request(event, &signature(secret.expose_secret().as_bytes(), at, &event.bytes))?;
        let host = self.url.host_str().ok_or("the address names no host")?.to_owned();
        let port = self.url.port_or_known_default().ok_or("the address names no port")?;
        let line = TcpStream::connect((host.trim_matches(['[', ']']), port)).await;
        let line = line.map_err(|error| format!("connect to `{host}`: {}", reach::says(&error)))?;
        let status = match self.url.scheme() {
            "https" => {
                let name = ServerName::try_from(host.clone()).map_err(|_| format!("`{host}` is no name of a host"))?;
                let secured = TlsConnector::from(self.tls.clone()).connect(name, line).await;
                let secured = secured.map_err(|error| match tls::certificate_fault(&error) {
                    Some(fault) => format!("trust the certificate of `{host}`: {fault}"),
                    None => format!("connect to `{host}`: {}", tls::no_tls(&error)),
                })?;
                http::status(secured, request).await
            }
            _ => http::status(line, request).await,
        };
        let status = status.map_err(|fault| format!("talk to `{host}`: {fault}"))?;
        match status.as_u16() {
            200..=299 => Ok(()),
            300..=399 => Err(format!("`{host}` sends us elsewhere ({status}); name the final address in `url`")),
            _ => Err(format!("`{host}` answered {status}")),
        }
    }

    fn request(&self, event: &Outgoing, signature: &str) -> Result<Request<Full<Bytes>>, String> {
        let host = self.url.host_str().unwrap_or_default();
        let authority = self.url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        let target = match self.url.query() {
            Some(query) => format!("{}?{query}", self.url.path()),
            None => self.url.path().to_owned(),
        };
        Request::post(target)
            .header(HOST, authority)
            .header(USER_AGENT, concat!("alibi/", env!("CARGO_PKG_VERSION")))
            .header(CONTENT_TYPE, "application/json")
            .header(CONNECTION, "close")
            // The same for the same event, however often it comes.
            .header("Alibi-Event", &event.message_id)
            .header("Alibi-Signature", signature)
            .body(Full::new(Bytes::copy_from_slice(&event.bytes)))
            .map_err(|error| error.to_string())
    }
}

/// What the receiver must find, if it knows the secret. `at`: seconds since 1970.
pub fn signature(secret: &[u8], at: i64, body: &[u8]) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
    let mut context = hmac::Context::with_key(&key);
    context.update(format!("{at}.").as_bytes());
    context.update(body);
    format!("t={at},v1={}", hex(context.sign().as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_what_every_hmac_tool_makes() {
        // printf '1764840000.{}' | openssl dgst -sha256 -hmac key
        let made = signature(b"key", 1_764_840_000, b"{}");
        assert_eq!(made, "t=1764840000,v1=2f3038a0530c953fe305bdfaa58fabdb9343a60a0118098ba82d416da14bb232");
    }
}
