//! A recorded world: a folder that stands in for the internet, so that anybody can write a case.
//!
//! | file | holds |
//! |---|---|
//! | `dns.zone` | an RFC 1035 master file; a name that is not there does not exist |
//! | `dns.fail` | names that answer SERVFAIL, or not at all |
//! | `rdap/*.json` | registry objects |
//! | `sent/*.eml` | the owner's Sent folder |
//! | `clock` | the time that is "now" |
//!
//! All but the clock go through the code that asks the real internet: the zone is served by a name server on loopback
//! ([`server`]), which costs some 50 microseconds a question and leaves no second implementation to keep right. Documentation
//! networks are public in here.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use crate::facts::SentCopy;
use crate::io::dns::{Dns, Pace};
use crate::io::lookup::{Budget, Live};
use crate::io::registry::Registries;
use crate::netblock::{self, Registry};

pub mod sent;
pub mod server;
pub mod zone;

use server::Server;
use zone::Zone;

/// What a world is made of; a folder with nothing of it is another folder, and in it nothing would exist.
const PARTS: [&str; 5] = ["dns.zone", "dns.fail", "rdap", "sent", "clock"];
/// Files of one folder of a world that are read.
pub const FILES_MAX: usize = 100_000;
/// Bytes of one file of a world.
pub const FILE_MAX: u64 = 64 << 20;

#[derive(Debug, thiserror::Error)]
pub enum WorldError {
    #[error("read the world: `{path}` is no folder", path = path.display())]
    NoFolder { path: PathBuf },
    #[error("read the world: `{path}` holds none of {parts}", path = path.display(), parts = PARTS.join(", "))]
    NoWorld { path: PathBuf },
    #[error("read `{path}`: {why}", path = path.display())]
    File { path: PathBuf, why: String },
    #[error("read `{path}`, line {line}: {why}", path = path.display())]
    Line { path: PathBuf, line: usize, why: String },
    #[error("start the name server of the world: {0}")]
    Server(String),
}

/// A recorded world, read whole.
#[derive(Debug, Clone)]
pub struct World {
    zone: Arc<Zone>,
    registry: Registry,
    sent: Vec<SentCopy>,
    now: Option<Timestamp>,
}

impl World {
    pub fn open(dir: &Path) -> Result<World, WorldError> {
        if !dir.is_dir() {
            return Err(WorldError::NoFolder { path: dir.to_owned() });
        }
        if !PARTS.iter().any(|part| dir.join(part).exists()) {
            return Err(WorldError::NoWorld { path: dir.to_owned() });
        }
        Ok(World {
            zone: Arc::new(Zone::open(&dir.join("dns.zone"), &dir.join("dns.fail"))?),
            registry: registry(&dir.join("rdap"))?,
            sent: sent::read(&dir.join("sent"))?,
            now: clock(&dir.join("clock"))?,
        })
    }

    /// The time that is "now" in this world, if it says so.
    pub fn now(&self) -> Option<Timestamp> {
        self.now
    }

    /// What stands in the owner's Sent folder. A world without that folder has an empty one.
    pub fn sent(&self) -> &[SentCopy] {
        &self.sent
    }

    /// Looks up in this world. Starts its name server, which lives as long as what is returned; call it inside a runtime.
    pub async fn lookup(&self) -> Result<Live, WorldError> {
        let server = Server::start(self.zone.clone()).await.map_err(|error| WorldError::Server(error.to_string()))?;
        let dns =
            Dns::server(server.address(), Pace::RECORDED).map_err(|error| WorldError::Server(error.to_string()))?;
        Ok(Live::new(dns, Budget::RECORDED)
            .documentation_is_public(true)
            .with_registries(Registries::recorded(self.registry.clone()))
            .with_sent(self.sent.clone())
            .keeping(Arc::new(server)))
    }
}

fn registry(dir: &Path) -> Result<Registry, WorldError> {
    let mut registry = Registry::default();
    for path in files(dir, "json")? {
        let object = netblock::parse(&read(&path)?).map_err(|error| match &error {
            netblock::ObjectError::Json(json) => {
                WorldError::Line { path: path.clone(), line: json.line(), why: error.to_string() }
            }
            _ => WorldError::File { path: path.clone(), why: error.to_string() },
        })?;
        registry.add(object);
    }
    Ok(registry)
}

fn clock(path: &Path) -> Result<Option<Timestamp>, WorldError> {
    if !path.exists() {
        return Ok(None);
    }
    let text = read(path)?;
    let why = |error: jiff::Error| WorldError::Line { path: path.to_owned(), line: 1, why: error.to_string() };
    text.trim().parse().map(Some).map_err(why)
}

/// The files of a folder with this extension, in the order of their names. A folder that is not there has none.
fn files(dir: &Path, extension: &str) -> Result<Vec<PathBuf>, WorldError> {
    if !dir.is_dir() {
        return Ok(Vec::new());
    }
    let failed = |error: std::io::Error| WorldError::File { path: dir.to_owned(), why: error.to_string() };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(failed)?.take(FILES_MAX) {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension)) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<String, WorldError> {
    let failed = |why: String| WorldError::File { path: path.to_owned(), why };
    let size = std::fs::metadata(path).map_err(|error| failed(error.to_string()))?.len();
    if size > FILE_MAX {
        return Err(failed(format!("more than {FILE_MAX} bytes")));
    }
    std::fs::read_to_string(path).map_err(|error| failed(error.to_string()))
}
