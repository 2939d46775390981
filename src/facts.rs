//! Questions that the core has, and what the world answered.
//!
//! The core never looks anything up. It says which [`Question`]s would help, the shell answers, and every answer is one of
//! three: known, absent (the world said "there is none"), or unknown (nobody could say, and why). Unknown is never read as
//! absent, so no verdict rests on a time-out. Facts are kept with the case: the same facts give the same verdict for ever.

use std::collections::BTreeMap;
use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::mail::{address, embedded};

mod netblock;
mod senders;
mod signatures;

pub use netblock::{Contact, Level, Netblock, Offer, OriginAs, Standing};
pub use senders::{Asks, Senders, Service};
pub use signatures::{Seal, Seals, Signature, SignatureResult};

/// Something the core would like to know. Names are lower case without a final dot.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// The names of an address (PTR), and which of them resolve back to it. -> [`Answer::Names`]
    Names(IpAddr),
    /// The addresses of a name (A and AAAA). -> [`Answer::Addresses`]
    Addresses(String),
    /// The mail exchangers of a domain. -> [`Answer::Exchangers`]
    Exchangers(String),
    /// May this address send for this domain? RFC 7208 check_host with `postmaster@domain` as sender. -> [`Answer::Spf`]
    Spf { domain: String, address: IpAddr },
    /// All networks that a domain's SPF record allows to send. -> [`Answer::Senders`]
    Senders(String),
    /// The DMARC policy of a domain. -> [`Answer::Dmarc`]
    Dmarc(String),
    /// The TXT records of a name, as they stand there. -> [`Answer::Texts`]
    Texts(String),
    /// The DKIM signatures on the mail. -> [`Answer::Signatures`]
    Signatures(Which),
    /// The ARC seals on the mail (RFC 8617): who says to have passed it on, and what each had found. -> [`Answer::Seals`]
    Seals(Which),
    /// Who holds the network of an address. -> [`Answer::Netblock`]
    Netblock(IpAddr),
    /// Whom everybody who knows contacts names for the network of an address, and for those around it, as of today. Asked only
    /// before a report. -> [`Answer::Netblock`]
    Contacts(IpAddr),
    /// The autonomous systems that announce the network of an address: a label, and a way to group. -> [`Answer::OriginAs`]
    OriginAs(IpAddr),
    /// Copies in the owner's Sent folder with this Message-ID (without `<>`). -> [`Answer::SentCopies`]
    SentCopies(String),
    /// Copies in the owner's Sent folder to this address (lower case) and written about this time ([`SENT_WITHIN`]): who sends for
    /// the owner may give the mail an identification of its own, and some programs keep a copy before it has one.
    /// -> [`Answer::SentCopies`]
    SentTo(String, Timestamp),
}

/// A mail in Sent counts as from the same time as the returned one if their dates are this near (evidence T13).
pub const SENT_WITHIN: SignedDuration = SignedDuration::from_mins(15);

impl Question {
    /// The question as it is asked: what a host is called, and for whom it may send, is known of the IPv4 host that a translator or
    /// tunnel wrote into the address, and of that address nobody knows anything. The other questions stay: nobody is reported
    /// for what a translator wrote.
    fn normal(self) -> Question {
        match self {
            Question::Names(address) => Question::Names(embedded::normal(address)),
            Question::Spf { domain, address } => Question::Spf { domain, address: embedded::normal(address) },
            other => other,
        }
    }

    /// Is it about names and addresses alone?
    pub fn is_of_dns(&self) -> bool {
        matches!(self, Question::Names(_) | Question::Addresses(_) | Question::Exchangers(_))
    }

    fn is_normal(&self) -> bool {
        match self {
            Question::Names(address) | Question::Spf { address, .. } => embedded::normal(*address) == *address,
            _ => true,
        }
    }
}

/// Which of the two mails of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Which {
    /// The mail that arrived in the owner's mailbox.
    Notice,
    /// The mail that came back inside it.
    Original,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    Names(Vec<HostName>),
    Addresses(Vec<IpAddr>),
    Exchangers(Vec<String>),
    Spf(Spf),
    Senders(Senders),
    Dmarc(Dmarc),
    Texts(Vec<String>),
    Signatures(Vec<Signature>),
    Seals(Seals),
    Netblock(Netblock),
    OriginAs(OriginAs),
    SentCopies(Vec<SentCopy>),
}

/// A name that an address claims by PTR; worth something only if it resolves back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostName {
    pub name: String,
    /// `Some(true)` if an A or AAAA record of the name is the address, `None` if that could not be asked.
    pub confirmed: Option<bool>,
}

/// Result of an SPF check, RFC 7208, 2.6. Temporary errors are [`Fact::Unknown`], not a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spf {
    Pass,
    Fail,
    SoftFail,
    Neutral,
    /// The domain publishes no record.
    None,
    /// The record is broken; it says nothing.
    Broken,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dmarc {
    /// `none`, `quarantine` or `reject`.
    pub policy: String,
    /// The record as published.
    pub record: String,
}

/// A mail in the owner's Sent folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentCopy {
    pub message_id: String,
    /// To, Cc and Bcc, lower case.
    pub recipients: Vec<String>,
    pub date: Option<Timestamp>,
    pub subject: String,
}

impl SentCopy {
    /// Does it answer [`Question::SentTo`]?
    pub fn is_written_to(&self, recipient: &str, about: Timestamp) -> bool {
        self.is_from(about) && self.recipients.iter().any(|to| address::same(to, recipient))
    }

    /// Was it written about this time?
    pub fn is_from(&self, time: Timestamp) -> bool {
        self.date.is_some_and(|date| date.duration_since(time).abs() <= SENT_WITHIN)
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    Known(Answer),
    /// Asked, and the answer is that there is none.
    Absent,
    /// Could not be asked, or nobody answered. `again`: when asking again makes sense.
    Unknown {
        why: String,
        again: Option<SignedDuration>,
    },
}

/// Why nothing is known where alibi was told to ask nobody.
pub const SWITCHED_OFF: &str = "looking up is switched off";

impl Fact {
    pub fn unknown(why: impl Into<String>) -> Fact {
        Fact::Unknown { why: why.into(), again: None }
    }

    /// Nobody could answer, or not in full.
    pub fn is_unusable(&self) -> bool {
        match self {
            Fact::Unknown { .. } => true,
            Fact::Known(Answer::Names(names)) => names.iter().any(|host| host.confirmed.is_none()),
            Fact::Known(Answer::Signatures(all)) => all.iter().any(|one| one.result == SignatureResult::Unknown),
            Fact::Known(Answer::Seals(seals)) => seals.result == SignatureResult::Unknown,
            _ => false,
        }
    }
}

/// All that is known about one case. Ordered, so that equal mail gives equal output.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<(Question, Fact)>", into = "Vec<(Question, Fact)>")]
pub struct Facts {
    facts: BTreeMap<Question, Fact>,
}

impl Facts {
    pub fn get(&self, question: &Question) -> Option<&Fact> {
        if question.is_normal() { self.facts.get(question) } else { self.facts.get(&question.clone().normal()) }
    }

    pub fn insert(&mut self, question: Question, fact: Fact) {
        self.facts.insert(question.normal(), fact);
    }

    pub fn extend(&mut self, other: Facts) {
        self.facts.extend(other.facts);
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Question, &Fact)> {
        self.facts.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// Of these questions, the ones that were not asked yet, without duplicates.
    pub fn open(&self, wanted: impl IntoIterator<Item = Question>) -> Vec<Question> {
        let all = wanted.into_iter().map(Question::normal);
        let mut open: Vec<Question> = all.filter(|question| !self.facts.contains_key(question)).collect();
        open.sort();
        open.dedup();
        open
    }

    /// Nobody could answer this, or not in full. What was never asked is not meant.
    pub fn is_unusable(&self, question: &Question) -> bool {
        self.get(question).is_some_and(Fact::is_unusable)
    }

    /// Was every question answered? Then nothing is left open.
    pub fn are_answered(&self) -> bool {
        !self.facts.values().any(Fact::is_unusable)
    }

    /// Was nobody to be asked?
    pub fn is_switched_off(&self) -> bool {
        self.facts.values().any(|fact| matches!(fact, Fact::Unknown { why, .. } if why == SWITCHED_OFF))
    }

    /// The names of an address that resolve back to it.
    pub fn confirmed_names(&self, address: IpAddr) -> impl Iterator<Item = &str> {
        self.host_names(address).iter().filter(|host| host.confirmed == Some(true)).map(|host| host.name.as_str())
    }

    /// All that the holder of the network calls the address, be it true or not.
    pub fn claimed_names(&self, address: IpAddr) -> impl Iterator<Item = &str> {
        self.host_names(address).iter().map(|host| host.name.as_str())
    }

    fn host_names(&self, address: IpAddr) -> &[HostName] {
        match self.get(&Question::Names(address)) {
            Some(Fact::Known(Answer::Names(names))) => names,
            _ => &[],
        }
    }

    pub fn addresses(&self, name: &str) -> &[IpAddr] {
        match self.get(&Question::Addresses(name.to_owned())) {
            Some(Fact::Known(Answer::Addresses(addresses))) => addresses,
            _ => &[],
        }
    }

    pub fn exchangers(&self, domain: &str) -> &[String] {
        match self.get(&Question::Exchangers(domain.to_owned())) {
            Some(Fact::Known(Answer::Exchangers(names))) => names,
            _ => &[],
        }
    }

    /// The TXT records of a name. None: that was not asked, or nobody could say.
    pub fn texts(&self, name: &str) -> Option<&[String]> {
        match self.get(&Question::Texts(name.to_owned())) {
            Some(Fact::Known(Answer::Texts(texts))) => Some(texts),
            Some(Fact::Absent) => Some(&[]),
            _ => None,
        }
    }

    /// Does a domain let the host send for it, as a receiver would check it?
    pub fn spf_passes(&self, domain: &str, address: IpAddr) -> bool {
        let question = Question::Spf { domain: domain.to_owned(), address };
        matches!(self.get(&question), Some(Fact::Known(Answer::Spf(Spf::Pass))))
    }

    pub fn senders(&self, domain: &str) -> Option<&Senders> {
        match self.get(&Question::Senders(domain.to_owned())) {
            Some(Fact::Known(Answer::Senders(senders))) => Some(senders),
            _ => None,
        }
    }

    pub fn signatures(&self, which: Which) -> &[Signature] {
        match self.get(&Question::Signatures(which)) {
            Some(Fact::Known(Answer::Signatures(signatures))) => signatures,
            _ => &[],
        }
    }

    /// The ARC chain of a mail, if it has one that holds.
    pub fn seals(&self, which: Which) -> Option<&Seals> {
        match self.get(&Question::Seals(which)) {
            Some(Fact::Known(Answer::Seals(seals))) => Some(seals).filter(|seals| seals.hold()),
            _ => None,
        }
    }

    pub fn origin_as(&self, address: IpAddr) -> Option<&OriginAs> {
        match self.get(&Question::OriginAs(address)) {
            Some(Fact::Known(Answer::OriginAs(origin))) => Some(origin),
            _ => None,
        }
    }

    pub fn netblock(&self, address: IpAddr) -> Option<&Netblock> {
        match self.get(&Question::Netblock(address)) {
            Some(Fact::Known(Answer::Netblock(netblock))) => Some(netblock),
            _ => None,
        }
    }

    /// What a report may rest on. None: that was not asked, or nobody could say.
    pub fn contacts(&self, address: IpAddr) -> Option<&Netblock> {
        match self.get(&Question::Contacts(address)) {
            Some(Fact::Known(Answer::Netblock(netblock))) => Some(netblock),
            _ => None,
        }
    }
}

impl From<Vec<(Question, Fact)>> for Facts {
    fn from(pairs: Vec<(Question, Fact)>) -> Facts {
        Facts { facts: pairs.into_iter().collect() }
    }
}

impl From<Facts> for Vec<(Question, Fact)> {
    fn from(facts: Facts) -> Vec<(Question, Fact)> {
        facts.facts.into_iter().collect()
    }
}
