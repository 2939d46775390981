//! Which server knows which addresses: the lists that came with the program, newer ones from IANA, or what the owner named.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::Turn;
use super::fetch::Fetch;
use crate::io::private;
use crate::netblock::bootstrap::{Bootstrap, LIST_MAX};

/// How old a list may become, and how long it takes until a fetch that failed is tried again.
pub const REFRESH: SignedDuration = SignedDuration::from_hours(7 * 24);
const RETRY: SignedDuration = SignedDuration::from_hours(24);

/// IANA's lists, and the files in which they are kept.
const LISTS: [(&str, &str); 2] =
    [("https://data.iana.org/rdap/ipv4.json", "ipv4.json"), ("https://data.iana.org/rdap/ipv6.json", "ipv6.json")];

/// Who says which server to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// IANA; newer lists are fetched and kept if there is a folder for them.
    Iana,
    /// One server of the owner's for all addresses.
    Server(Url),
    /// Lists of the owner's, in IANA's format.
    Files(Vec<PathBuf>),
}

pub struct Lists {
    current: Mutex<Arc<Bootstrap>>,
    /// Where newer lists are kept. None: they are not fetched.
    folder: Option<PathBuf>,
    /// When the next list is to be fetched. One task at a time does it.
    due: tokio::sync::Mutex<Timestamp>,
}

impl Lists {
    pub fn open(source: &Source, folder: Option<&Path>) -> Result<Lists, String> {
        let fixed = |list: Bootstrap| (list, None, Timestamp::MAX);
        let (current, folder, due) = match source {
            Source::Server(url) => fixed(Bootstrap::server(url)),
            Source::Files(paths) => fixed(named(paths)?),
            Source::Iana => {
                let (list, due) = kept(folder);
                (list, folder.map(Path::to_owned), due)
            }
        };
        Ok(Lists { current: Mutex::new(Arc::new(current)), folder, due: tokio::sync::Mutex::new(due) })
    }

    pub fn current(&self) -> Arc<Bootstrap> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Fetches newer lists, if it is time. Who comes while that goes on uses what is there.
    pub async fn refresh(&self, turn: Turn<'_>, fetch: &Fetch) {
        let now = turn.now;
        let (Some(folder), Ok(mut due)) = (&self.folder, self.due.try_lock()) else { return };
        if *due > now {
            return;
        }
        *due = now.saturating_add(RETRY).unwrap_or(Timestamp::MAX);
        let mut both = Vec::new();
        for (url, name) in LISTS {
            let Ok(url) = Url::parse(url) else { return };
            let Ok(fetched) = fetch.get(turn, url, LIST_MAX).await else { return };
            let Some(list) = usable(&fetched.text) else { return };
            both.push((name, fetched.text, list));
        }
        let mut newer = Bootstrap::default();
        for (name, text, list) in both {
            // What cannot be kept is fetched again after the next start.
            let _ = private::make_folder(folder).and_then(|()| private::write_whole(folder, name, text.as_bytes()));
            newer.extend(list);
        }
        *self.current.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(newer);
        *due = now.saturating_add(REFRESH).unwrap_or(Timestamp::MAX);
    }
}

/// A list from the network must be one that IANA could have made: only HTTPS, and no stub.
fn usable(text: &str) -> Option<Bootstrap> {
    let list = Bootstrap::parse(text).ok()?;
    (list.len() >= NETWORKS_MIN && list.servers().all(|url| url.scheme() == "https")).then_some(list)
}

/// Each of IANA's lists has more networks than this.
const NETWORKS_MIN: usize = 20;

/// The lists in the folder and when they are to be renewed; what is not there, or broken, is as it came with the program.
fn kept(folder: Option<&Path>) -> (Bootstrap, Timestamp) {
    let mut all = Bootstrap::default();
    let mut oldest = Timestamp::MAX;
    for (_, name) in LISTS {
        let read = folder.and_then(|folder| private::read_with_time(&folder.join(name), LIST_MAX as u64));
        let Some((list, written)) = read.and_then(|(text, written)| Some((usable(&text)?, written))) else {
            return (Bootstrap::embedded(), Timestamp::MIN);
        };
        all.extend(list);
        oldest = oldest.min(written);
    }
    (all, oldest.saturating_add(REFRESH).unwrap_or(Timestamp::MAX))
}

fn named(paths: &[PathBuf]) -> Result<Bootstrap, String> {
    let mut all = Bootstrap::default();
    for path in paths {
        let failed = |why: String| format!("read the list of registries `{}`: {why}", path.display());
        let read = private::read_with_time(path, LIST_MAX as u64);
        let (text, _) = read.ok_or_else(|| failed("it cannot be read, or is too large".to_owned()))?;
        all.extend(Bootstrap::parse(&text).map_err(|error| failed(error.to_string()))?);
    }
    Ok(all)
}
