//! One request and its answer, on a line that stands already.
//!
//! On hyper and not on a client with a pool: such a client follows redirects, reads proxies from the environment, unpacks
//! compressed bodies and keeps cookies, and each of these had to be switched off and watched. Here they do not exist.

use hyper::body::{Body, Incoming};
use hyper::client::conn::http1;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};

/// Bytes of all header fields of an answer, and how many fields.
const HEADER_MAX: usize = 64 << 10;
const FIELDS_MAX: usize = 100;

#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("that is not HTTP")]
    NotHttp,
    #[error("{0}")]
    Broken(String),
}

impl From<hyper::Error> for Fault {
    fn from(error: hyper::Error) -> Fault {
        if error.is_parse() { Fault::NotHttp } else { Fault::Broken(error.to_string()) }
    }
}

/// Sends the request and gives the answer to `read`. When that is done, or nobody waits for it any more, the connection ends.
pub async fn exchange<S, B, T, R>(
    stream: S,
    request: Request<B>,
    read: impl FnOnce(Response<Incoming>) -> R,
) -> Result<T, Fault>
where
    S: AsyncRead + AsyncWrite + Unpin,
    B: Body + 'static,
    B::Data: Send,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    R: Future<Output = T>,
{
    let mut builder = http1::Builder::new();
    builder.max_buf_size(HEADER_MAX).max_headers(FIELDS_MAX);
    let (mut sender, connection) = builder.handshake(TokioIo::new(stream)).await?;
    let asked = async {
        let response = sender.send_request(request).await?;
        Ok(read(response).await)
    };
    let line = async {
        let _ = connection.await;
        std::future::pending::<()>().await;
    };
    tokio::select! {
        answer = asked => answer,
        () = line => Err(Fault::Broken("the connection broke".to_owned())),
    }
}

/// Only the status of the answer; its body is not read.
pub async fn status<S, B>(stream: S, request: Request<B>) -> Result<StatusCode, Fault>
where
    S: AsyncRead + AsyncWrite + Unpin,
    B: Body + 'static,
    B::Data: Send,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    exchange(stream, request, async |response| response.status()).await
}
