//! From a host name to a stream that can be trusted, within one deadline.
//!
//! TLS begins with the first byte, so nothing that a stranger in between says before the handshake can reach us. Without TLS
//! only loopback addresses are accepted, and that is checked on the addresses that are connected to, not on the name.

use std::fmt;
use std::io;
use std::net::SocketAddr;

use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::settings::{Security, Settings};
use crate::io::{reach, tls};
use crate::ports::MailboxError;
use crate::sanitize;

/// What a session talks through.
pub trait Wire: AsyncRead + AsyncWrite + fmt::Debug + Send + Sync + Unpin {}

impl<T: AsyncRead + AsyncWrite + fmt::Debug + Send + Sync + Unpin> Wire for T {}

/// Connects, and checks who answered.
pub async fn connect(settings: &Settings) -> Result<Box<dyn Wire>, MailboxError> {
    match timeout(settings.connect_timeout, open(settings)).await {
        Ok(result) => result,
        Err(_) => Err(unreachable(settings, &format!("no connection within {} s", settings.connect_timeout.as_secs()))),
    }
}

async fn open(settings: &Settings) -> Result<Box<dyn Wire>, MailboxError> {
    let broken = |error: io::Error| unreachable(settings, &reach::says(&error));
    match &settings.security {
        Security::PlaintextLoopback => {
            let found = lookup_host((settings.host.as_str(), settings.port)).await.map_err(broken)?;
            let addresses: Vec<SocketAddr> = found.collect();
            if !addresses.iter().all(|address| address.ip().is_loopback()) {
                return Err(unreachable(settings, "without TLS only this computer itself is accepted"));
            }
            let tcp = TcpStream::connect(addresses.as_slice()).await.map_err(broken)?;
            Ok(Box::new(tcp))
        }
        Security::Tls(trust) => {
            let name = ServerName::try_from(settings.host.clone())
                .map_err(|_| unreachable(settings, "the server's name is no host name and no address"))?;
            let config = tls::client_config(trust).map_err(|why| unreachable(settings, &why))?;
            let tcp = TcpStream::connect((settings.host.as_str(), settings.port)).await.map_err(broken)?;
            let _ = tcp.set_nodelay(true);
            match TlsConnector::from(config).connect(name, tcp).await {
                Ok(stream) => Ok(Box::new(stream)),
                Err(error) => Err(match tls::certificate_fault(&error) {
                    Some(why) => MailboxError::Certificate { server: settings.server(), why },
                    None => unreachable(settings, &tls::no_tls(&error)),
                }),
            }
        }
    }
}

/// Foreign text may be in `why`: it is made inert here.
pub fn unreachable(settings: &Settings, why: &str) -> MailboxError {
    MailboxError::Unreachable { server: settings.server(), why: sanitize::line(why, 300) }
}
