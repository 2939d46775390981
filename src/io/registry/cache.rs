//! What the registries said, for as long as that holds: in memory, and in the folder of the state, so that a restart asks nobody
//! twice.
//!
//! By single address: a network that is remembered as a range would hide the smaller one of a customer in it.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::facts::Netblock;
use crate::io::private;

/// How long it holds who has a network, whom one may write to about it, and that nobody has it.
pub const NETBLOCK: SignedDuration = SignedDuration::from_hours(7 * 24);
pub const CONTACTS: SignedDuration = SignedDuration::from_hours(24);
pub const NOTHING: SignedDuration = SignedDuration::from_hours(6);
/// After a failure the same is not asked for so long; twice as long after each further one, up to this.
pub const FAILURE: SignedDuration = SignedDuration::from_mins(15);
pub const FAILURE_MAX: SignedDuration = SignedDuration::from_hours(6);
/// Answers in memory, answers in the folder, and bytes of one.
const ANSWERS_MAX: usize = 2_000;
const FILES_MAX: usize = 10_000;
const FILE_MAX: u64 = 1 << 20;

/// One answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Kept {
    pub asked: Timestamp,
    /// All that know contacts were asked, not only who holds the network.
    pub whole: bool,
    /// None: the registries have nobody.
    pub block: Option<Netblock>,
}

/// Why something could not be asked, and from when on it may be again.
#[derive(Debug, Clone)]
pub struct Failure {
    pub why: String,
    pub again: SignedDuration,
}

pub struct Cache {
    folder: Option<PathBuf>,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    answers: BTreeMap<IpAddr, Kept>,
    failures: BTreeMap<(IpAddr, bool), (Timestamp, Failure)>,
    /// Files in the folder, as far as we know.
    files: usize,
}

impl Cache {
    /// With a folder, if answers shall outlive the process. What is too old in it goes.
    pub fn open(folder: Option<&Path>, now: Timestamp) -> Cache {
        let oldest = now.checked_sub(NETBLOCK).unwrap_or(Timestamp::MIN);
        let files = folder.map_or(0, |folder| private::sweep(folder, ".json", oldest, FILES_MAX));
        Cache { folder: folder.map(Path::to_owned), held: Mutex::new(Held { files, ..Held::default() }) }
    }

    /// An answer that still holds.
    pub fn answer(&self, address: IpAddr, whole: bool, now: Timestamp) -> Option<Kept> {
        let known = self.held().answers.get(&address).cloned();
        let known = known.filter(|kept| kept.holds(whole, now)).or_else(|| self.read(address))?;
        if !known.holds(whole, now) {
            return None;
        }
        self.held().keep(address, known.clone());
        Some(known)
    }

    pub fn failure(&self, address: IpAddr, whole: bool, now: Timestamp) -> Option<Failure> {
        let held = self.held();
        let (since, failure) = held.failures.get(&(address, whole))?;
        let gone = now.duration_since(*since);
        let left = failure.again.saturating_sub(gone);
        (gone >= SignedDuration::ZERO && left > SignedDuration::ZERO)
            .then(|| Failure { why: failure.why.clone(), again: left })
    }

    pub fn keep(&self, address: IpAddr, kept: &Kept) {
        let mut held = self.held();
        held.failures.remove(&(address, kept.whole));
        held.keep(address, kept.clone());
        let Some(folder) = self.folder.as_ref().filter(|_| held.files < FILES_MAX) else { return };
        held.files += 1;
        drop(held);
        // An answer that cannot be kept is asked for again.
        if let Ok(json) = serde_json::to_vec(kept) {
            let _ = private::make_folder(folder).and_then(|()| private::write_whole(folder, &file(address), &json));
        }
    }

    /// Notes a failure and says how long it stands.
    pub fn fail(&self, address: IpAddr, whole: bool, why: &str, now: Timestamp) -> Failure {
        let mut held = self.held();
        let before = held.failures.get(&(address, whole)).map(|(_, failure)| failure.again);
        let again = before.map_or(FAILURE, |before| (before * 2).min(FAILURE_MAX));
        let failure = Failure { why: why.to_owned(), again };
        if held.failures.len() >= ANSWERS_MAX {
            held.failures.clear();
        }
        held.failures.insert((address, whole), (now, failure.clone()));
        failure
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&self, address: IpAddr) -> Option<Kept> {
        let path = self.folder.as_ref()?.join(file(address));
        serde_json::from_str(&private::read_with_time(&path, FILE_MAX)?.0).ok()
    }
}

impl Held {
    fn keep(&mut self, address: IpAddr, kept: Kept) {
        if self.answers.len() >= ANSWERS_MAX && !self.answers.contains_key(&address) {
            self.answers.clear();
        }
        self.answers.insert(address, kept);
    }
}

impl Kept {
    /// Contacts are younger than a day; who has a network may be older. What comes from the future is no answer.
    fn holds(&self, whole: bool, now: Timestamp) -> bool {
        let longest = match (&self.block, whole) {
            (None, _) => NOTHING,
            (Some(_), true) => CONTACTS,
            (Some(_), false) => NETBLOCK,
        };
        let age = now.duration_since(self.asked);
        (self.whole || !whole) && age >= SignedDuration::ZERO && age < longest
    }
}

/// The name of its file: an address of IPv6 has colons, which not every system takes.
fn file(address: IpAddr) -> String {
    format!("{}.json", address.to_string().replace(':', "_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_second(1_770_000_000 + hours * 3_600).unwrap()
    }

    const ADDRESS: &str = "2001:db8::9";

    fn kept(whole: bool, block: Option<Netblock>) -> Kept {
        Kept { asked: at(0), whole, block }
    }

    #[test]
    fn answers_hold_for_as_long_as_they_are_meant_to() {
        let address = ADDRESS.parse().unwrap();
        let cache = Cache::open(None, at(0));
        let has = |whole, hours| cache.answer(address, whole, at(hours)).is_some();
        cache.keep(address, &kept(false, Some(Netblock::default())));
        assert!(has(false, 0) && has(false, 167) && !has(false, 168) && !has(true, 0) && !has(false, -1));
        cache.keep(address, &kept(true, Some(Netblock::default())));
        assert!(has(false, 167) && has(true, 23) && !has(true, 24), "a contact is asked for again after a day");
        cache.keep(address, &kept(true, None));
        assert!(has(false, 5) && has(true, 5) && !has(false, 6));
    }

    #[test]
    fn a_failure_is_left_alone_longer_each_time() {
        let address = ADDRESS.parse().unwrap();
        let cache = Cache::open(None, at(0));
        let fail = |hours| cache.fail(address, false, "no answer", at(hours)).again.as_mins();
        assert_eq!(fail(0), 15);
        assert_eq!(cache.failure(address, false, at(0)).unwrap().again.as_mins(), 15);
        assert!(cache.failure(address, false, at(1)).is_none() && cache.failure(address, true, at(0)).is_none());
        assert_eq!((fail(1), fail(2), fail(4)), (30, 60, 120));
        assert_eq!((fail(8), fail(16), fail(32)), (240, 360, 360));
        cache.keep(address, &kept(false, None));
        assert_eq!(fail(40), 15, "an answer in between begins anew");
    }

    #[test]
    fn answers_outlive_the_process_and_rubbish_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let address = ADDRESS.parse().unwrap();
        Cache::open(Some(folder.path()), at(0)).keep(address, &kept(true, Some(Netblock::default())));
        let cache = Cache::open(Some(folder.path()), at(0));
        assert!(cache.answer(address, true, at(1)).is_some());
        std::fs::write(folder.path().join("192.0.2.1.json"), "{").unwrap();
        assert!(cache.answer("192.0.2.1".parse().unwrap(), false, at(1)).is_none());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
        // The files are as new as this machine's clock says, and go when that is more than a week ago.
        let later = Timestamp::now() + SignedDuration::from_hours(24 * 9);
        let cache = Cache::open(Some(folder.path()), later);
        assert_eq!((std::fs::read_dir(folder.path()).unwrap().count(), cache.held().files), (0, 0));
    }

    #[test]
    fn memory_has_an_end() {
        let cache = Cache::open(None, at(0));
        for number in 0..(3 * ANSWERS_MAX as u32) {
            let address = std::net::Ipv4Addr::from(number).into();
            cache.keep(address, &kept(false, None));
            cache.fail(address, true, "no answer", at(0));
        }
        let held = cache.held();
        assert!(held.answers.len() <= ANSWERS_MAX && held.failures.len() <= ANSWERS_MAX);
    }
}
