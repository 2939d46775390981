//! DKIM keys: asked for by our own resolver and handed to mail-auth, so that it never asks anybody itself.
//!
//! That way all keys of a mail are asked for at once, "there is no key" and "nobody answered" stay apart, and verifying is
//! arithmetic. mail-auth would also look up report addresses (RFC 6651), which are none of our business.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::hash::Hash;
use std::sync::Arc;
use std::time::Instant;

use mail_auth::common::verify::DomainKey;
use mail_auth::{DnsError, Error, ResolverCache, Txt};

use crate::io::dns::Asker;
use crate::records;

pub enum Key {
    /// With its short name.
    Found(Arc<DomainKey>, Option<String>),
    /// Not published, or no longer; why.
    None(String),
    /// Nobody could say; why.
    Unknown(String),
}

pub async fn key(dns: Asker<'_>, selector: &str, domain: &str) -> Key {
    let name = format!("{selector}._domainkey.{domain}");
    let records = match dns.txt(&name).await {
        Ok(Some(records)) => records,
        Ok(None) => return Key::None("no key is published".to_owned()),
        Err(failure) => return Key::Unknown(failure.why),
    };
    match records::key::first(&records) {
        Ok(key) => Key::Found(Arc::new(key), records::key::fingerprint(&records)),
        Err(why) => Key::None(why.says().to_owned()),
    }
}

/// A "cache" that holds the keys of one mail, by their lower-case names with final dot, and knows nothing else: a name that is
/// not in it has no key, and nobody is asked.
pub struct Keys(pub BTreeMap<Box<str>, Arc<DomainKey>>);

impl Keys {
    pub fn one(name: &str, key: Arc<DomainKey>) -> Keys {
        Keys(BTreeMap::from([(name.to_ascii_lowercase().into_boxed_str(), key)]))
    }
}

impl ResolverCache<Box<str>, Txt> for Keys {
    fn get<Q>(&self, name: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let found = self.0.iter().find(|(known, _)| Borrow::<Q>::borrow(*known) == name);
        Some(found.map_or(Txt::Error(Error::Dns(DnsError::InvalidRecordType)), |(_, key)| Txt::DomainKey(key.clone())))
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
