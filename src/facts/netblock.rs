//! What is known about the network of an address: who holds it, who announces it, and whom one could write to about it.

use ipnet::IpNet;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The origin of a route, as Team Cymru publishes the routing table in the DNS.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OriginAs {
    /// Numbers of the systems that announce it; usually one.
    pub numbers: Vec<u32>,
    /// The announced network.
    pub network: Option<IpNet>,
    /// Where the registry says that it is, two letters.
    pub country: Option<String>,
}

/// What the registries say about the network of an address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Netblock {
    pub network: String,
    pub name: String,
    pub handle: String,
    pub country: Option<String>,
    pub asn: Option<u32>,
    /// The first abuse contact that anybody names, with the sentence that says where it comes from: a label, and a way to tell
    /// hands apart. Whom to write to is chosen from `levels` and `others`.
    pub contact: Option<Contact>,
    /// Who holds it, by handle and name, folded: the same hand under two handles or two names shows.
    #[serde(default)]
    pub holders: Vec<String>,
    /// The networks that hold the address, the smallest first, as far out as they were asked for.
    #[serde(default)]
    pub levels: Vec<Level>,
    /// Contacts from elsewhere: the autonomous system, services that know contacts.
    #[serde(default)]
    pub others: Vec<Offer>,
    /// When the registries said so. None: nobody was asked, it is recorded.
    #[serde(default)]
    pub asked: Option<Timestamp>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub address: String,
    pub from: String,
}

/// One network that holds the address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// `203.0.113.64/26`, or `first - last` if the range is no prefix.
    pub network: String,
    pub name: String,
    pub handle: String,
    /// A customer of the network around it holds it.
    pub is_customers: bool,
    /// Handles and names of its registrants, folded to letters and digits.
    pub holders: Vec<String>,
    pub registered: Option<Timestamp>,
    pub offers: Vec<Offer>,
    /// Where its remarks say that reports are taken.
    pub forms: Vec<String>,
}

/// One address that somebody offers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    pub address: String,
    /// A sentence: who says so.
    pub from: String,
    pub standing: Standing,
}

/// What the registry says about its contact. Of two sayings about one address the later in this list counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    #[default]
    Unsaid,
    Validated,
    /// Nobody there has answered the registry yet.
    Unvalidated,
    /// The registry wrote there, and it did not arrive.
    Failed,
    /// Who says so is a server that no list of registries names.
    Unlisted,
}
