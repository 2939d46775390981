//! Who holds the network of an address, and whom one may write to about it: registry objects, recorded or asked for, and the number
//! of the network by the DNS.
//!
//! | file | for |
//! |---|---|
//! | `lists` | which registry knows which addresses, renewed each week |
//! | `walk` | RDAP: the smallest network, and those around it as far as needed |
//! | `fetch` | one JSON object by HTTPS from a server that may be hostile |
//! | `line` | a connection to an address that was checked |
//! | `pace` | how often a registry may be asked |
//! | `whois` | port 43, where RDAP names nobody |
//! | `cache` | what was said, for as long as that holds |
//!
//! A look-up never waits for a registry that wants to be left alone: the answer is then unknown, and says when to ask again.
//! Nothing is ever reported on what is unknown.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use rustls::ClientConfig;
use tokio::time::timeout;

use self::cache::{Cache, Kept};
use self::fetch::Fetch;
use self::line::{Dial, Line};
use self::lists::{Lists, Source};
use self::pace::Need;
use crate::facts::{Answer, Fact, Netblock, OriginAs};
use crate::io::clock;
use crate::io::dns::{Asker, Reply};
use crate::io::lookup::fact;
use crate::io::tls::{self, Trust};
use crate::netblock::{self, Registry};
use crate::ports::Clock;

pub mod cache;
pub mod fetch;
mod gather;
pub mod line;
pub mod lists;
pub mod pace;
pub mod walk;
mod whois;

/// The longest that one look-up may take, with all that it asks.
pub const LOOKUP: Duration = Duration::from_secs(10);

/// Why a server gave no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// That is its answer: there is none.
    Nothing,
    /// It may not be asked now.
    Later { why: String, again: SignedDuration },
    /// It could not be asked, or what it said cannot be used.
    Failed(String),
}

/// What is asked, on whose behalf, and when.
#[derive(Clone, Copy)]
pub struct Turn<'a> {
    pub dns: Asker<'a>,
    pub now: Timestamp,
    /// Whom to write to must be known, not only who holds it.
    pub whole: bool,
    /// Team Cymru may be asked.
    pub origins: bool,
}

impl Turn<'_> {
    fn need(self) -> Need {
        if self.whole { Need::Report } else { Need::Label }
    }
}

/// Where registry answers come from.
#[derive(Clone, Default)]
pub enum Registries {
    /// Nobody is asked.
    #[default]
    Off,
    Recorded(Arc<Registry>),
    Asked(Arc<Asked>),
}

/// What asking needs.
pub struct Settings {
    pub source: Source,
    /// For lists and answers. None: they end with the process.
    pub folder: Option<PathBuf>,
    /// Ask Abusix too. It tells a third party which addresses concern us.
    pub abusix: bool,
    pub tls: Arc<ClientConfig>,
    pub dial: Dial,
    pub clock: Arc<dyn Clock>,
    pub documentation_is_public: bool,
    /// For one request, and for one look-up.
    pub patience: (Duration, Duration),
}

impl Settings {
    /// As for the internet, without Abusix. Fails if certificates cannot be checked here.
    pub fn usual(source: Source, folder: Option<PathBuf>) -> Result<Settings, String> {
        Ok(Settings {
            source,
            folder,
            abusix: false,
            tls: tls::client_config(&Trust::Platform)?,
            dial: line::dial(),
            clock: Arc::new(clock::System),
            documentation_is_public: false,
            patience: (fetch::REQUEST, LOOKUP),
        })
    }
}

/// The registries themselves.
pub struct Asked {
    lists: Lists,
    fetch: Fetch,
    cache: Cache,
    abusix: bool,
    clock: Arc<dyn Clock>,
    patience: Duration,
    /// Addresses that are being asked about: who wants the same waits for that answer.
    flights: Mutex<BTreeMap<IpAddr, Arc<tokio::sync::Mutex<()>>>>,
}

impl Registries {
    pub fn recorded(registry: Registry) -> Registries {
        Registries::Recorded(Arc::new(registry))
    }

    /// Fails if the owner's lists cannot be read.
    pub fn asked(settings: Settings) -> Result<Registries, String> {
        let lists = Lists::open(&settings.source, settings.folder.as_deref())?;
        let own_is_rationed = !matches!(settings.source, Source::Server(_));
        let own = match &settings.source {
            Source::Iana => Vec::new(),
            Source::Server(_) | Source::Files(_) => lists.current().servers().cloned().collect(),
        };
        let answers = settings.folder.map(|folder| folder.join("answers"));
        let line = Line { dial: settings.dial, documentation_is_public: settings.documentation_is_public };
        let (request, lookup) = settings.patience;
        Ok(Registries::Asked(Arc::new(Asked {
            lists,
            fetch: Fetch {
                line,
                tls: settings.tls,
                pace: pace::Pace::default(),
                own,
                own_is_rationed,
                patience: request,
            },
            cache: Cache::open(answers.as_deref(), settings.clock.now()),
            abusix: settings.abusix,
            clock: settings.clock,
            patience: lookup,
            flights: Mutex::default(),
        })))
    }

    /// Asks Team Cymru, by a name in the DNS.
    pub async fn origin_as(&self, dns: Asker<'_>, address: IpAddr) -> Fact {
        fact(origin(dns, address.to_canonical()).await.map(|found| found.map(Answer::OriginAs)))
    }

    /// Who holds the network of an address. `origins`: Team Cymru may be asked for its number.
    pub async fn netblock(&self, dns: Asker<'_>, address: IpAddr, origins: bool) -> Fact {
        self.answer(dns, address.to_canonical(), false, origins).await
    }

    /// Whom one may write to about an address, by answers that are younger than a day.
    pub async fn contacts(&self, dns: Asker<'_>, address: IpAddr, origins: bool) -> Fact {
        self.answer(dns, address.to_canonical(), true, origins).await
    }

    /// Each server that may be asked, and whether it answers; and when the lists were published that name them. None: nobody is
    /// asked.
    pub async fn try_all(&self, dns: Asker<'_>) -> Option<(Vec<(String, Option<String>)>, Vec<String>)> {
        let Registries::Asked(asked) = self else { return None };
        let lists = asked.lists.current();
        let turn = Turn { dns, now: asked.clock.now(), whole: false, origins: false };
        Some((walk::try_all(&asked.fetch, turn, &lists).await, lists.published.clone()))
    }

    async fn answer(&self, dns: Asker<'_>, address: IpAddr, whole: bool, origins: bool) -> Fact {
        match self {
            Registries::Off => Fact::unknown("asking the registries is switched off"),
            Registries::Recorded(registry) => recorded(registry, dns, address, origins).await,
            Registries::Asked(asked) => {
                asked.answer(Turn { dns, now: asked.clock.now(), whole, origins }, address).await
            }
        }
    }
}

async fn recorded(registry: &Registry, dns: Asker<'_>, address: IpAddr, origins: bool) -> Fact {
    let Some(network) = registry.network(address) else { return Fact::Absent };
    let asn = number(dns, address, &network.origins, origins).await;
    known(registry.netblock(address, asn))
}

/// The registry's own word first; the routing table as Cymru publishes it else.
async fn number(dns: Asker<'_>, address: IpAddr, registered: &[u32], origins: bool) -> Option<u32> {
    match registered.first() {
        Some(number) => Some(*number),
        None if origins => origin(dns, address).await.ok().flatten()?.numbers.first().copied(),
        None => None,
    }
}

fn known(block: Option<Netblock>) -> Fact {
    block.map_or(Fact::Absent, |block| Fact::Known(Answer::Netblock(block)))
}

impl Asked {
    async fn answer(&self, turn: Turn<'_>, address: IpAddr) -> Fact {
        if let Some(fact) = self.at_hand(turn, address) {
            return fact;
        }
        let flight = self.flight(address);
        let fact = {
            let _landing = flight.lock().await;
            match self.at_hand(turn, address) {
                Some(fact) => fact,
                None => self.look_up(turn, address).await,
            }
        };
        drop(flight);
        self.flights().retain(|_, flight| Arc::strong_count(flight) > 1);
        fact
    }

    fn at_hand(&self, turn: Turn<'_>, address: IpAddr) -> Option<Fact> {
        let Turn { now, whole, .. } = turn;
        let failure = || {
            let failure = self.cache.failure(address, whole, now)?;
            Some(Fact::Unknown { why: failure.why, again: Some(failure.again) })
        };
        self.cache.answer(address, whole, now).map(|kept| known(kept.block)).or_else(failure)
    }

    async fn look_up(&self, turn: Turn<'_>, address: IpAddr) -> Fact {
        let Turn { now, whole, .. } = turn;
        let asked = async {
            let renewed = self.lists.refresh(turn, &self.fetch);
            // Old lists do as well: registries send us on to where something moved.
            let _ = timeout(self.patience / 3, renewed).await;
            gather::gather(self, turn, address).await
        };
        let late = || Err(Trouble::Failed(format!("no answer within {} seconds", self.patience.as_secs())));
        match timeout(self.patience, asked).await.unwrap_or_else(|_| late()) {
            Ok(block) => {
                let block = block.map(|block| Netblock { asked: Some(now), ..block });
                self.cache.keep(address, &Kept { asked: now, whole, block: block.clone() });
                known(block)
            }
            Err(Trouble::Later { why, again }) => Fact::Unknown { why, again: Some(again) },
            Err(trouble) => {
                let why = match trouble {
                    Trouble::Failed(why) => why,
                    _ => "no registry answered".to_owned(),
                };
                let failure =
                    self.cache.fail(address, whole, &format!("who holds `{address}` is not known: {why}"), now);
                Fact::Unknown { why: failure.why, again: Some(failure.again) }
            }
        }
    }

    fn flight(&self, address: IpAddr) -> Arc<tokio::sync::Mutex<()>> {
        self.flights().entry(address).or_default().clone()
    }

    fn flights(&self) -> std::sync::MutexGuard<'_, BTreeMap<IpAddr, Arc<tokio::sync::Mutex<()>>>> {
        self.flights.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Who announces the network of an address. Of several routes the smallest speaks, as a router would choose.
async fn origin(dns: Asker<'_>, address: IpAddr) -> Reply<OriginAs> {
    let records = dns.txt(&netblock::origin_name(address)).await?.unwrap_or_default();
    let read = records.iter().filter_map(|record| netblock::origin(&String::from_utf8_lossy(record)));
    Ok(read
        .filter(|origin| holds(origin, address))
        .max_by_key(|origin| origin.network.map(|network| network.prefix_len())))
}

/// An answer about another network is none.
fn holds(origin: &OriginAs, address: IpAddr) -> bool {
    origin.network.is_none_or(|network| network.contains(&address))
}
