//! One JSON object by HTTPS, from a server that may be hostile: RFC 9110, with everything left out that RDAP does not need.
//!
//! No proxy of the environment, no cookies, no compression (so no bomb of it), few redirects, each to a host that is checked like
//! the first. What is too large, too slow, no JSON or not by TLS is refused.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::FutureExt as _;
use http_body_util::{BodyExt as _, Empty};
use hyper::body::{Body as _, Bytes, Incoming};
use hyper::header::{ACCEPT, ACCEPT_ENCODING, CONNECTION, CONTENT_ENCODING, CONTENT_TYPE, HOST, LOCATION, USER_AGENT};
use hyper::header::{HeaderName, RETRY_AFTER};
use hyper::{Request, Response, StatusCode};
use jiff::SignedDuration;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use url::Url;

use super::line::Line;
use super::pace::{self, Need, Pace};
use super::{Trouble, Turn};
use crate::io::dns::Asker;
use crate::io::{http, tls};
use crate::sanitize;

/// The longest that one request may take, from the name to the last byte.
pub const REQUEST: Duration = Duration::from_secs(8);
/// Servers that may send us on.
pub const REDIRECTS_MAX: usize = 3;
/// How long a server is left alone that forbids us everything.
const FORBIDDEN: SignedDuration = SignedDuration::from_hours(1);

pub struct Fetch {
    pub line: Line,
    pub tls: Arc<ClientConfig>,
    pub pace: Pace,
    /// Servers that the owner named: they may be inside, and on this machine without TLS.
    pub own: Vec<Url>,
    /// They may be registries all the same, if he named them in lists; his one server for everything is not.
    pub own_is_rationed: bool,
    pub patience: Duration,
}

/// What came, and from where in the end.
#[derive(Debug)]
pub struct Fetched {
    pub text: String,
    pub url: Url,
}

enum Step {
    Done(String),
    Elsewhere(Url),
}

impl Fetch {
    /// Gets an object of at most so many bytes.
    pub async fn get(&self, turn: Turn<'_>, url: Url, most: usize) -> Result<Fetched, Trouble> {
        let mut url = url;
        for _ in 0..=REDIRECTS_MAX {
            match self.step(turn, &url, most).await? {
                Step::Done(text) => return Ok(Fetched { text, url }),
                Step::Elsewhere(next) => url = next,
            }
        }
        Err(Trouble::Failed(format!("`{}` sends us from one server to the next", host(&url))))
    }

    async fn step(&self, turn: Turn<'_>, url: &Url, most: usize) -> Result<Step, Trouble> {
        let now = turn.now;
        let is_own = self.is_own(url);
        let host = host(url);
        permitted(url, is_own)?;
        let need = if is_own && !self.own_is_rationed { Need::Own } else { turn.need() };
        self.pace.take(&host, need, now)?;
        // Boxed: it holds a whole exchange.
        let asked = timeout(self.patience, self.ask(turn.dns, url, most, is_own).boxed()).await;
        let late = || Err(Trouble::Failed(format!("`{host}` took longer than {} seconds", self.patience.as_secs())));
        let outcome = asked.unwrap_or_else(|_| late());
        match &outcome {
            Err(Trouble::Failed(_)) => self.pace.failed(&host, now),
            Err(Trouble::Later { again, .. }) => self.pace.rest(&host, *again, "asks to be left alone", now),
            Ok(_) | Err(Trouble::Nothing) => self.pace.succeeded(&host, now),
        }
        outcome
    }

    async fn ask(&self, dns: Asker<'_>, url: &Url, most: usize, is_own: bool) -> Result<Step, Trouble> {
        let host = host(url);
        let port = url.port_or_known_default().unwrap_or(443);
        let request = request(url).map_err(|why| Trouble::Failed(format!("ask `{host}`: {why}")))?;
        let line = self.line.open(dns, &host, port, is_own).await?;
        let read = async |response| read(response, url, most).await;
        let answered = if url.scheme() == "https" {
            let bad = |why: String| Trouble::Failed(format!("connect to `{host}`: {why}"));
            let name = ServerName::try_from(host.clone()).map_err(|_| bad("it is no name of a host".to_owned()))?;
            let secured = TlsConnector::from(self.tls.clone()).connect(name, line).await;
            let fault = |error| tls::certificate_fault(&error).unwrap_or_else(|| error.to_string());
            http::exchange(secured.map_err(|error| bad(fault(error)))?, request, read).await
        } else {
            http::exchange(line, request, read).await
        };
        answered.map_err(|fault| Trouble::Failed(format!("talk to `{host}`: {fault}")))?
    }

    /// Is it one of the servers that the owner named, by scheme, host and port?
    pub fn is_own(&self, url: &Url) -> bool {
        self.own.iter().any(|own| own.origin() == url.origin())
    }
}

/// May this be asked at all?
fn permitted(url: &Url, is_own: bool) -> Result<(), Trouble> {
    let refused = |why: &str| Err(Trouble::Failed(format!("ask `{}`: {why}", host(url))));
    if !url.username().is_empty() || url.password().is_some() {
        return refused("its address holds a login");
    }
    match (url.scheme(), is_own) {
        (_, true) => Ok(()),
        ("https", false) if url.port_or_known_default() == Some(443) => Ok(()),
        ("https", false) => refused("its address names a port of its own"),
        _ => refused("it is not asked by HTTPS"),
    }
}

fn host(url: &Url) -> String {
    sanitize::line(url.host_str().unwrap_or_default(), 255)
}

fn request(url: &Url) -> Result<Request<Empty<Bytes>>, String> {
    let host = url.host_str().unwrap_or_default();
    let authority = url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
    let target = match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    };
    Request::get(target)
        .header(HOST, authority)
        .header(USER_AGENT, concat!("alibi/", env!("CARGO_PKG_VERSION")))
        .header(ACCEPT, "application/rdap+json, application/json;q=0.9")
        .header(ACCEPT_ENCODING, "identity")
        .header(CONNECTION, "close")
        .body(Empty::new())
        .map_err(|error| error.to_string())
}

async fn read(response: Response<Incoming>, url: &Url, most: usize) -> Result<Step, Trouble> {
    let host = host(url);
    let failed = |why: &str| Err(Trouble::Failed(format!("`{host}` {why}")));
    match response.status() {
        StatusCode::OK => {}
        StatusCode::NOT_FOUND => return Err(Trouble::Nothing),
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
            let again = retry_after(&response).unwrap_or(pace::REST);
            return Err(Trouble::Later { why: format!("`{host}` asks to be left alone"), again });
        }
        StatusCode::FORBIDDEN => {
            return Err(Trouble::Later { why: format!("`{host}` refuses to answer us"), again: FORBIDDEN });
        }
        status if status.is_redirection() => {
            let next = text(&response, LOCATION).and_then(|location| url.join(location).ok());
            return match next {
                Some(next) => Ok(Step::Elsewhere(next)),
                None => failed("sends us to no address"),
            };
        }
        status => return failed(&format!("answered {status}")),
    }
    if text(&response, CONTENT_ENCODING).is_some_and(|coding| !coding.eq_ignore_ascii_case("identity")) {
        return failed("sent something compressed, which was not asked for");
    }
    if !text(&response, CONTENT_TYPE).is_some_and(|kind| kind.to_ascii_lowercase().contains("json")) {
        return failed("sent something else than JSON");
    }
    let too_large = format!("sent more than {most} bytes");
    let mut body = response.into_body();
    if body.size_hint().lower() > most as u64 {
        return failed(&too_large);
    }
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else { return failed("broke off in the middle") };
        let Ok(data) = frame.into_data() else { continue };
        if bytes.len() + data.len() > most {
            return failed(&too_large);
        }
        bytes.extend_from_slice(&data);
    }
    String::from_utf8(bytes).map(Step::Done).or_else(|_| failed("sent something else than UTF-8"))
}

/// A header field. None if it is not there, or holds bytes that no such field has.
fn text(response: &Response<Incoming>, name: HeaderName) -> Option<&str> {
    response.headers().get(name)?.to_str().ok().map(str::trim)
}

/// RFC 9110, 10.2.3: seconds, or a date.
fn retry_after(response: &Response<Incoming>) -> Option<SignedDuration> {
    let value = text(response, RETRY_AFTER)?;
    let seconds = value.parse().ok().map(SignedDuration::from_secs);
    let until = || jiff::fmt::rfc2822::parse(value).ok().map(|until| until.timestamp());
    // By the server's own clock, where it tells it.
    let date = || text(response, hyper::header::DATE).and_then(|date| jiff::fmt::rfc2822::parse(date).ok());
    let wait = seconds.or_else(|| Some(until()?.duration_since(date()?.timestamp())))?;
    Some(wait.clamp(SignedDuration::from_secs(1), pace::REST_MAX))
}
