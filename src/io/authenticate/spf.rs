//! May this address send for this domain? RFC 7208, decided by mail-auth, with what it leaves open closed here.
//!
//! mail-auth counts the ten look-ups of RFC 7208, 4.6.4 but not the two void ones, and takes the first of several records where
//! 4.5 wants an error. Both are checked here, while it asks: a record that oversteps a limit asks for nothing more. The record itself is asked for first by our own resolver, which remembers
//! names that do not answer, so that a dead name server costs one time-out and not one for every address.

use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

use mail_auth::spf::verify::SpfParameters;
use mail_auth::{
    DnsError, DnssecStatus, Error, MessageAuthenticator, Parameters, RecordSet, ResolverCache, SpfResult, Txt,
};

use hickory_resolver::proto::rr::RecordType;

use crate::facts::{Answer, Fact, Spf};
use crate::io::dns::Asker;
use crate::io::lookup::unknown;
use crate::records::spf as spf_record;

/// Look-ups without an answer that a record may cause. RFC 7208, 4.6.4.
pub const VOIDS_MAX: usize = 2;
/// Names that one check asks for. RFC 7208 allows ten terms, and ten hosts for each `mx` of them; nobody needs a third of that.
pub const NAMES_MAX: usize = 40;

/// Checks `address` for `postmaster@domain`.
pub async fn check(dns: Asker<'_>, domain: &str, address: IpAddr) -> Fact {
    let records = match dns.txt(domain).await {
        Ok(records) => records.unwrap_or_default(),
        Err(failure) => return unknown(failure.why),
    };
    match records.iter().filter(|txt| spf_record::text(txt).is_some()).count() {
        0 => return known(Spf::None),
        1 => {}
        // RFC 7208, 4.5: more than one record is a permanent error.
        _ => return known(Spf::Broken),
    }
    let address = address.to_canonical();
    let sender = format!("postmaster@{domain}");
    let walk = Walk::new(dns, address);
    let (mx, four, six, ptr) = (walk.view(Kind::Mx), walk.view(Kind::Four), walk.view(Kind::Six), walk.view(Kind::Ptr));
    let parameters = Parameters::new(SpfParameters::verify_mail_from(address, domain, domain, &sender))
        .with_txt_cache(&walk)
        .with_mx_cache(&mx)
        .with_ipv4_cache(&four)
        .with_ipv6_cache(&six)
        .with_ptr_cache(&ptr);
    let output = MessageAuthenticator(dns.resolver().clone()).check_host(parameters).await;
    let silent = || unknown(format!("a name in the SPF record of `{domain}` did not answer"));
    if walk.silent.load(Ordering::Relaxed) {
        return silent();
    }
    if walk.voids() > VOIDS_MAX {
        return known(Spf::Broken);
    }
    if walk.stopped.load(Ordering::Relaxed) {
        return unknown(format!("the SPF record of `{domain}` asks for too many names"));
    }
    match output.result() {
        SpfResult::TempError => silent(),
        SpfResult::Pass => known(Spf::Pass),
        SpfResult::Fail => known(Spf::Fail),
        SpfResult::SoftFail => known(Spf::SoftFail),
        SpfResult::Neutral => known(Spf::Neutral),
        SpfResult::PermError => known(Spf::Broken),
        SpfResult::None => known(Spf::None),
    }
}

fn known(result: Spf) -> Fact {
    Fact::Known(Answer::Spf(result))
}

/// What mail-auth asks for. It looks into a cache before it asks: this stands in the place of all of them, counts, knows no
/// answer, and says "there is none" once the record has asked for more than it may, so that nobody is asked any more.
struct Walk<'a> {
    dns: Asker<'a>,
    address: IpAddr,
    names: AtomicUsize,
    asked: [AtomicUsize; KINDS],
    found: [AtomicUsize; KINDS],
    stopped: AtomicBool,
    /// It asked for a host or an exchanger that did not answer a short while ago.
    silent: AtomicBool,
    /// Names that did not answer a short while ago: mail-auth need not wait for them again.
    failing: BTreeSet<(RecordType, String)>,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Mx,
    Four,
    Six,
    Ptr,
}

const KINDS: usize = 4;

impl<'a> Walk<'a> {
    fn new(dns: Asker<'a>, address: IpAddr) -> Walk<'a> {
        Walk {
            dns,
            address,
            names: AtomicUsize::new(0),
            asked: Default::default(),
            found: Default::default(),
            stopped: AtomicBool::new(false),
            silent: AtomicBool::new(false),
            failing: dns.failing().collect(),
        }
    }

    fn view(&self, kind: Kind) -> View<'_> {
        View { walk: self, kind }
    }

    fn count(counts: &[AtomicUsize; KINDS], kind: Kind) -> usize {
        counts.get(kind as usize).map_or(0, |count| count.load(Ordering::Relaxed))
    }

    fn add(counts: &[AtomicUsize; KINDS], kind: Kind) {
        if let Some(count) = counts.get(kind as usize) {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Look-ups without an answer. `a` and `mx` ask in the family of the address only; `exists` asks both caches and tells
    /// neither what it found, so its look-ups show as questions in the other family, and are left out.
    fn voids(&self) -> usize {
        let void = |kind| Walk::count(&self.asked, kind).saturating_sub(Walk::count(&self.found, kind));
        let (own, other) = if self.address.is_ipv4() { (Kind::Four, Kind::Six) } else { (Kind::Six, Kind::Four) };
        void(own).saturating_sub(Walk::count(&self.asked, other)) + void(Kind::Mx)
    }

    fn is_failing<Q>(&self, kind: RecordType, name: &Q) -> bool
    where
        Box<str>: Borrow<Q>,
        Q: Eq + ?Sized,
    {
        let mut names = self.failing.iter().filter(|(failing, _)| *failing == kind);
        names.any(|(_, failing)| Borrow::<Q>::borrow(&Box::<str>::from(failing.as_str())) == name)
    }

    /// May one more name be asked for?
    fn goes_on(&self) -> bool {
        let names = self.names.fetch_add(1, Ordering::Relaxed);
        if names >= NAMES_MAX || self.dns.pay().is_err() {
            self.stopped.store(true, Ordering::Relaxed);
        }
        !self.stopped.load(Ordering::Relaxed) && self.voids() <= VOIDS_MAX
    }
}

impl ResolverCache<Box<str>, Txt> for Walk<'_> {
    fn get<Q>(&self, name: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let error = |why: &str| Some(Txt::Error(Error::Dns(DnsError::Resolver(why.to_owned()))));
        if self.is_failing(RecordType::TXT, name) {
            return error("no answer a short while ago");
        }
        if self.goes_on() { None } else { error("the record asks for too many names") }
    }

    fn remove<Q>(&self, _name: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        None
    }

    fn insert(&self, _key: Box<str>, _value: Txt, _valid_until: Instant) {}
}

/// The cache of one type of record.
struct View<'a> {
    walk: &'a Walk<'a>,
    kind: Kind,
}

impl View<'_> {
    /// None: mail-auth is to ask. There is no answer for "nobody could say", so that is noted beside it.
    fn answer<T>(&self, silent: bool) -> Option<RecordSet<T>> {
        let none = || RecordSet { rrset: Arc::new([]), dnssec_status: DnssecStatus::Indeterminate };
        if silent {
            self.walk.silent.store(true, Ordering::Relaxed);
        }
        if silent || !self.walk.goes_on() {
            return Some(none());
        }
        Walk::add(&self.walk.asked, self.kind);
        None
    }
}

impl<T> ResolverCache<Box<str>, RecordSet<T>> for View<'_> {
    fn get<Q>(&self, name: &Q) -> Option<RecordSet<T>>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let kind = match self.kind {
            Kind::Mx => RecordType::MX,
            Kind::Four => RecordType::A,
            Kind::Six => RecordType::AAAA,
            Kind::Ptr => RecordType::PTR,
        };
        self.answer(self.walk.is_failing(kind, name))
    }

    fn remove<Q>(&self, _name: &Q) -> Option<RecordSet<T>>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        None
    }

    fn insert(&self, _key: Box<str>, _value: RecordSet<T>, _valid_until: Instant) {
        Walk::add(&self.walk.found, self.kind);
    }
}

impl<T> ResolverCache<IpAddr, RecordSet<T>> for View<'_> {
    fn get<Q>(&self, _address: &Q) -> Option<RecordSet<T>>
    where
        IpAddr: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.answer(false)
    }

    fn remove<Q>(&self, _address: &Q) -> Option<RecordSet<T>>
    where
        IpAddr: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        None
    }

    fn insert(&self, _key: IpAddr, _value: RecordSet<T>, _valid_until: Instant) {
        Walk::add(&self.walk.found, self.kind);
    }
}
