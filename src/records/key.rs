//! A DKIM key record (RFC 6376, 3.6.1), as mail-auth reads it, and what is weak about it.

use mail_auth::Error;
use mail_auth::common::parse::TxtRecordParser as _;
use mail_auth::common::verify::DomainKey;
use mail_auth::dkim::DkimError;

use super::tags;
use crate::mail::digest::hex;

/// RFC 6376, 3.6.1, `t=y`, as mail-auth numbers it.
const TESTING: u64 = 0x10;
/// RFC 8301, 3.2: what signers should use at least.
const BITS_GOOD: usize = 2_048;

/// Of the hash of a key: so much tells keys apart.
const FINGERPRINT_BYTES: usize = 8;

/// Short name of the public key in the first of these records that has one: the same under whatever name it is published.
pub fn fingerprint<T: AsRef<[u8]>>(records: &[T]) -> Option<String> {
    let record = records.iter().find(|record| DomainKey::parse(record.as_ref()).is_ok())?;
    let text = String::from_utf8_lossy(record.as_ref());
    let key: String = tags::value(&text, "p")?.split_whitespace().collect();
    let hash = ring::digest::digest(&ring::digest::SHA256, key.as_bytes());
    Some(hex(hash.as_ref().get(..FINGERPRINT_BYTES).unwrap_or_default()))
}

/// Why a record holds no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoKey {
    /// An empty `p`: the key has been taken back.
    Revoked,
    Unreadable,
}

impl NoKey {
    pub fn says(self) -> &'static str {
        match self {
            NoKey::Revoked => "the key has been revoked",
            NoKey::Unreadable => "the key record cannot be read",
        }
    }
}

/// The first key of these records; else why there is none.
pub fn first<T: AsRef<[u8]>>(records: &[T]) -> Result<DomainKey, NoKey> {
    let mut why = NoKey::Unreadable;
    for record in records {
        match DomainKey::parse(record.as_ref()) {
            Ok(key) => return Ok(key),
            Err(Error::Dkim(DkimError::RevokedPublicKey)) => why = NoKey::Revoked,
            Err(_) => {}
        }
    }
    Err(why)
}

/// What is weak about a key, in a few words.
pub fn weaknesses(key: &DomainKey) -> Vec<String> {
    let bits = key.p.public_key_bits();
    let mut found = Vec::new();
    if bits < BITS_GOOD && !is_ed25519(bits) {
        found.push(format!("{bits}-bit key"));
    }
    if key.f & TESTING != 0 {
        found.push("the key is marked as a test".to_owned());
    }
    found
}

/// Ed25519 keys have 256 bits; no RSA key that verifies is that short.
fn is_ed25519(bits: usize) -> bool {
    bits <= 256
}
