//! May this address send for this domain? RFC 7208, decided by mail-auth, with what it leaves open closed here.
//!
//! mail-auth counts the ten look-ups of RFC 7208, 4.6.4 but not the two void ones, and takes the first of several records where
//! 4.5 wants an error. Both are checked here. The record itself is asked for first by our own resolver, which remembers
//! names that do not answer, so that a dead name server costs one time-out and not one for every address.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use mail_auth::spf::verify::SpfParameters;
use mail_auth::{DnsError, Error, MessageAuthenticator, Parameters, ResolverCache, SpfResult, Txt};

use super::spf_record;
use crate::facts::{Answer, Fact, Spf};
use crate::io::dns::Dns;
use crate::io::lookup::unknown;

/// Look-ups without an answer that a record may cause. RFC 7208, 4.6.4.
pub const VOIDS_MAX: usize = 2;

/// Checks `address` for `postmaster@domain`.
pub async fn check(dns: &Dns, domain: &str, address: IpAddr) -> Fact {
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
    let voids = Voids::default();
    let failing = Failing::recent(dns);
    let parameters = Parameters::new(SpfParameters::verify_mail_from(address, domain, domain, &sender))
        .with_txt_cache(&failing)
        .with_mx_cache(&voids.mx)
        .with_ipv4_cache(&voids.four)
        .with_ipv6_cache(&voids.six);
    let output = MessageAuthenticator(dns.resolver().clone()).check_host(parameters).await;
    match output.result() {
        SpfResult::TempError => unknown(format!("a name in the SPF record of `{domain}` did not answer")),
        _ if voids.count(address) > VOIDS_MAX => known(Spf::Broken),
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

/// Names that did not answer a short while ago, as a cache that holds nothing else: mail-auth need not wait for them again.
struct Failing(HashMap<Box<str>, Txt>);

impl Failing {
    fn recent(dns: &Dns) -> Failing {
        let error = || Txt::Error(Error::Dns(DnsError::Resolver("no answer a short while ago".to_owned())));
        Failing(dns.failing_txt().into_iter().map(|name| (name.into_boxed_str(), error())).collect())
    }
}

impl ResolverCache<Box<str>, Txt> for Failing {
    fn get<Q>(&self, name: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.0.get(name).cloned()
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

/// Counts what mail-auth asks for and what it finds, in the place of a cache: the resolver has one.
#[derive(Default)]
struct Tally {
    asked: AtomicUsize,
    found: AtomicUsize,
}

impl<K, V> ResolverCache<K, V> for Tally {
    fn get<Q>(&self, _name: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.asked.fetch_add(1, Ordering::Relaxed);
        None
    }

    fn remove<Q>(&self, _name: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        None
    }

    fn insert(&self, _key: K, _value: V, _valid_until: Instant) {
        self.found.fetch_add(1, Ordering::Relaxed);
    }
}

#[derive(Default)]
struct Voids {
    mx: Tally,
    four: Tally,
    six: Tally,
}

impl Voids {
    /// Look-ups without an answer. `a` and `mx` ask in the family of the address only; `exists` asks both caches and tells
    /// neither what it found, so its look-ups show as questions in the other family, and are left out.
    fn count(&self, address: IpAddr) -> usize {
        let read = |count: &AtomicUsize| count.load(Ordering::Relaxed);
        let (own, other) = if address.is_ipv4() { (&self.four, &self.six) } else { (&self.six, &self.four) };
        let own = read(&own.asked).saturating_sub(read(&own.found)).saturating_sub(read(&other.asked));
        own + read(&self.mx.asked).saturating_sub(read(&self.mx.found))
    }
}
