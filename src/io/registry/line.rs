//! A line to a registry's server: to an address that was checked, and to no other.
//!
//! Names and redirects come from strangers, and a name can point anywhere: to this machine, into the office, to the metadata
//! service of a cloud. So a name is resolved once, all its addresses must be public, and the connection goes to an address that
//! was checked, not to the name (which may point elsewhere a moment later). Only a server that the owner named himself may be
//! inside.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::Trouble;
use crate::io::dns::Asker;
use crate::io::lookup::public::is_public;

/// The longest wait for a connection.
const CONNECT: Duration = Duration::from_secs(5);
/// Addresses of one name that are tried.
const ADDRESSES_TRIED: usize = 2;

/// What connects. Tests put their own servers in the place of the internet here, and see every address that is asked for.
pub type Dial = Arc<dyn Fn(SocketAddr) -> BoxFuture<'static, io::Result<TcpStream>> + Send + Sync>;

/// The real thing.
pub fn dial() -> Dial {
    Arc::new(|address| Box::pin(TcpStream::connect(address)))
}

#[derive(Clone)]
pub struct Line {
    pub dial: Dial,
    /// For tests and recorded worlds.
    pub documentation_is_public: bool,
}

impl Line {
    /// Connects. `is_own`: the owner named this server.
    pub async fn open(&self, dns: Asker<'_>, host: &str, port: u16, is_own: bool) -> Result<TcpStream, Trouble> {
        let addresses = self.addresses(dns, host, is_own).await?;
        let mut why = "it has no address".to_owned();
        for address in addresses.into_iter().take(ADDRESSES_TRIED) {
            match timeout(CONNECT, (self.dial)(SocketAddr::new(address, port))).await {
                Ok(Ok(stream)) => return Ok(stream),
                Ok(Err(error)) => why = error.to_string(),
                Err(_) => why = format!("no connection within {} seconds", CONNECT.as_secs()),
            }
        }
        Err(Trouble::Failed(format!("connect to `{host}`: {why}")))
    }

    async fn addresses(&self, dns: Asker<'_>, host: &str, is_own: bool) -> Result<Vec<IpAddr>, Trouble> {
        let literal = host.trim_matches(['[', ']']).parse::<IpAddr>().ok();
        if is_own && host == "localhost" {
            return Ok(vec![Ipv4Addr::LOCALHOST.into()]);
        }
        if let Some(address) = literal {
            // A registry has a name, and its certificate is for that.
            let refused =
                || Trouble::Failed(format!("connect to `{host}`: a registry has a name, and this is an address"));
            return is_own.then(|| vec![address]).ok_or_else(refused);
        }
        let found = dns.addresses(host).await.map_err(|failure| Trouble::Failed(failure.why))?;
        let found = found.ok_or_else(|| Trouble::Failed(format!("connect to `{host}`: there is no such name")))?;
        let inner = found.iter().find(|address| !is_public(**address, self.documentation_is_public));
        match inner.filter(|_| !is_own) {
            Some(inner) => Err(Trouble::Failed(format!(
                "connect to `{host}`: it points to {inner}, which is no address of the public internet"
            ))),
            None => Ok(found),
        }
    }
}
