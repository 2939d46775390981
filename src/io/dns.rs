//! Asking the DNS, with the three outcomes that the rest of alibi knows: an answer, "there is none", or nobody could say.
//!
//! One resolver serves our own questions and mail-auth's. It caches answers, and the "there is none" of NXDOMAIN and NODATA,
//! for as long as their records say (RFC 2308), and asks identical questions that are under way once. What it does not keep
//! are failures, and those are what costs time: a name that did not answer is remembered here for a while and not asked again.
//! Nothing that comes out of an answer is ever connected to; only the configured name servers are.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig, ResolverOpts};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::net::{DnsError, NetError};
use hickory_resolver::proto::op::ResponseCode;
use hickory_resolver::proto::rr::{Name, RData, RecordType};
use hickory_resolver::system_conf::read_system_conf;
use tokio::sync::Semaphore;

use crate::ports::Spent;

/// Names that one mail may ask for, over all its rounds, answers at hand included. An ordinary bounce asks for 20 to 80.
pub const NAMES_MAX: u32 = 400;
/// Names that one mail has under way at once, each with a socket of its own: so many mails as are looked into at once stay below
/// the 1,024 open files that a process usually may have, and none takes another's.
pub const NAMES_AT_ONCE: usize = 100;
/// Failures that are remembered at once.
pub const FAILURES_MAX: usize = 4_096;
/// Records of one answer that are looked at.
pub const RECORDS_MAX: usize = 100;
/// Bytes of one TXT record that are looked at; the longest that a DNS message can carry is just below.
pub const TXT_MAX: usize = 1 << 16;

/// How patient the resolver is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// For one attempt.
    pub timeout: Duration,
    pub attempts: usize,
    /// How long a name that did not answer is left alone.
    pub failures_kept: Duration,
}

impl Pace {
    /// For the real internet: two attempts, six seconds together.
    pub const LIVE: Pace =
        Pace { timeout: Duration::from_secs(3), attempts: 2, failures_kept: Duration::from_secs(60) };
    /// For a name server in this process: it answers in microseconds or, on purpose, never. The second attempt is for a
    /// machine so busy that this process stood still.
    pub const RECORDED: Pace =
        Pace { timeout: Duration::from_millis(400), attempts: 2, failures_kept: Duration::from_secs(3_600) };
}

/// Nobody could say: no answer in time, SERVFAIL, REFUSED, or an answer that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct Failure {
    pub why: String,
}

/// `Ok(None)`: the answer is that there is none (NXDOMAIN or NODATA).
pub type Reply<T> = Result<Option<T>, Failure>;

#[derive(Debug, thiserror::Error)]
#[error("set up the look-up of names: {0}")]
pub struct SetUpError(String);

/// The resolver.
pub struct Dns {
    resolver: TokioResolver,
    pace: Pace,
    failures: Mutex<HashMap<(Name, RecordType), (Instant, Failure)>>,
}

impl Dns {
    /// With the name servers that this machine is set up for.
    pub fn system(pace: Pace) -> Result<Dns, SetUpError> {
        let (system, _) = read_system_conf().map_err(|error| SetUpError(error.to_string()))?;
        // Search domains are left out: every name that we ask for is absolute.
        Dns::new(ResolverConfig::from_parts(None, Vec::new(), system.name_servers().to_vec()), pace)
    }

    /// With this name server.
    pub fn server(address: SocketAddr, pace: Pace) -> Result<Dns, SetUpError> {
        let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut connection| {
            connection.port = address.port();
            connection
        });
        let server = NameServerConfig::new(address.ip(), true, connections.to_vec());
        Dns::new(ResolverConfig::from_parts(None, Vec::new(), vec![server]), pace)
    }

    fn new(config: ResolverConfig, pace: Pace) -> Result<Dns, SetUpError> {
        let mut options = ResolverOpts::default();
        options.timeout = pace.timeout;
        options.attempts = pace.attempts;
        // /etc/hosts is this machine's view, not the world's.
        options.use_hosts_file = ResolveHosts::Never;
        let resolver = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default())
            .with_options(options)
            .build()
            .map_err(|error| SetUpError(error.to_string()))?;
        Ok(Dns { resolver, pace, failures: Mutex::new(HashMap::new()) })
    }

    /// The resolver on behalf of one mail, with `room` for [`NAMES_AT_ONCE`].
    pub fn asker<'a>(&'a self, spent: &'a Spent, room: &'a Semaphore) -> Asker<'a> {
        Asker { dns: self, spent, room }
    }

    async fn records<T>(&self, name: &str, kind: RecordType, take: impl Fn(&RData) -> Option<T>) -> Reply<Vec<T>> {
        // What is no domain name does not exist.
        let Ok(mut name) = Name::from_str_relaxed(name) else {
            return Ok(None);
        };
        name.set_fqdn(true);
        if name.is_root() {
            return Ok(None);
        }
        let key = (name.to_lowercase(), kind);
        if let Some(failure) = self.failed(&key) {
            return Err(failure);
        }
        match self.resolver.lookup(name, kind).await {
            Ok(found) => {
                let found: Vec<T> =
                    found.answers().iter().filter_map(|record| take(&record.data)).take(RECORDS_MAX).collect();
                // A CNAME chain that leads nowhere, or only records that cannot be what we asked for.
                Ok(Some(found).filter(|found| !found.is_empty()))
            }
            Err(NetError::Dns(DnsError::NoRecordsFound(none)))
                if matches!(none.response_code, ResponseCode::NXDomain | ResponseCode::NoError) =>
            {
                Ok(None)
            }
            Err(error) => Err(self.remember(key, &error)),
        }
    }

    fn failed(&self, key: &(Name, RecordType)) -> Option<Failure> {
        let failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        failures
            .get(key)
            .filter(|(since, _)| since.elapsed() < self.pace.failures_kept)
            .map(|(_, failure)| failure.clone())
    }

    fn remember(&self, key: (Name, RecordType), error: &NetError) -> Failure {
        let (name, kind) = &key;
        let what = match error {
            NetError::Timeout => "no answer in time".to_owned(),
            NetError::Dns(DnsError::ResponseCode(ResponseCode::ServFail)) => "SERVFAIL".to_owned(),
            NetError::Dns(DnsError::ResponseCode(ResponseCode::Refused)) => "REFUSED".to_owned(),
            error => crate::sanitize::line(&error.to_string(), 120),
        };
        let failure = Failure { why: format!("no {kind} record of `{}` could be had: {what}", plain(name)) };
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        if failures.len() >= FAILURES_MAX {
            failures.clear();
        }
        failures.insert(key, (Instant::now(), failure.clone()));
        failure
    }
}

/// The resolver on behalf of one mail: every name is taken from what the mail may cost.
#[derive(Clone, Copy)]
pub struct Asker<'a> {
    dns: &'a Dns,
    spent: &'a Spent,
    room: &'a Semaphore,
}

impl Asker<'_> {
    /// Takes one name of those that the mail may cause to be asked for.
    pub fn pay(&self) -> Result<(), Failure> {
        let used_up = || Failure { why: format!("the {NAMES_MAX} names that one mail may ask for were used up") };
        self.spent.take_name(NAMES_MAX).then_some(()).ok_or_else(used_up)
    }

    /// The resolver itself, for mail-auth. What that asks for must be paid for beforehand.
    pub fn resolver(&self) -> &TokioResolver {
        &self.dns.resolver
    }

    /// TXT records, each with its strings joined (RFC 7208, 3.3; RFC 6376, 3.6.2.2).
    pub async fn txt(&self, name: &str) -> Reply<Vec<Vec<u8>>> {
        self.records(name, RecordType::TXT, |data| match data {
            RData::TXT(txt) => Some(txt.txt_data.concat()).filter(|text| text.len() <= TXT_MAX),
            _ => None,
        })
        .await
    }

    pub async fn ipv4(&self, name: &str) -> Reply<Vec<Ipv4Addr>> {
        self.records(name, RecordType::A, |data| match data {
            RData::A(address) => Some(address.0),
            _ => None,
        })
        .await
    }

    pub async fn ipv6(&self, name: &str) -> Reply<Vec<Ipv6Addr>> {
        self.records(name, RecordType::AAAA, |data| match data {
            RData::AAAA(address) => Some(address.0),
            _ => None,
        })
        .await
    }

    /// All addresses of a name, in order. Fails if either of the two questions does: half an answer is no answer.
    pub async fn addresses(&self, name: &str) -> Reply<Vec<IpAddr>> {
        let (four, six) = futures_util::future::join(self.ipv4(name), self.ipv6(name)).await;
        let four = four?.unwrap_or_default().into_iter().map(IpAddr::V4);
        let mut all: Vec<IpAddr> = four.chain(six?.unwrap_or_default().into_iter().map(IpAddr::V6)).collect();
        all.sort();
        all.dedup();
        Ok(Some(all).filter(|all| !all.is_empty()))
    }

    /// The addresses of a name in the family of `like`.
    pub async fn addresses_like(&self, name: &str, like: IpAddr) -> Reply<Vec<IpAddr>> {
        match like {
            IpAddr::V4(_) => Ok(self.ipv4(name).await?.map(|all| all.into_iter().map(IpAddr::V4).collect())),
            IpAddr::V6(_) => Ok(self.ipv6(name).await?.map(|all| all.into_iter().map(IpAddr::V6).collect())),
        }
    }

    /// Mail exchangers, the preferred ones first; names lower case without final dot, so the null MX is an empty name.
    pub async fn mx(&self, name: &str) -> Reply<Vec<String>> {
        let found = self
            .records(name, RecordType::MX, |data| match data {
                RData::MX(mx) => Some((mx.preference, plain(&mx.exchange))),
                _ => None,
            })
            .await?;
        Ok(found.map(|mut found| {
            found.sort();
            found.into_iter().map(|(_, name)| name).collect()
        }))
    }

    /// Names of an address, in alphabetical order: servers shuffle them, and equal mail shall give equal output.
    pub async fn ptr(&self, address: IpAddr) -> Reply<Vec<String>> {
        let found = self
            .records(&Name::from(address).to_ascii(), RecordType::PTR, |data| match data {
                RData::PTR(name) => Some(plain(&name.0)).filter(|name| !name.is_empty()),
                _ => None,
            })
            .await?;
        Ok(found.map(|mut names| {
            names.sort();
            names.dedup();
            names
        }))
    }

    async fn records<T>(&self, name: &str, kind: RecordType, take: impl Fn(&RData) -> Option<T>) -> Reply<Vec<T>> {
        self.pay()?;
        // Nobody closes it, so this always ends with a place.
        let _place = self.room.acquire().await;
        self.dns.records(name, kind, take).await
    }

    /// What could not be had a short while ago, each name lower case with final dot.
    pub fn failing(&self) -> impl Iterator<Item = (RecordType, String)> {
        let failures = self.dns.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let recent = failures.iter().filter(|(_, (since, _))| since.elapsed() < self.dns.pace.failures_kept);
        recent.map(|((name, kind), _)| (*kind, name.to_ascii())).collect::<Vec<_>>().into_iter()
    }
}

/// A name as our facts hold it: lower case, no final dot.
fn plain(name: &Name) -> String {
    let text = name.to_ascii().to_lowercase();
    text.strip_suffix('.').unwrap_or(&text).to_owned()
}
