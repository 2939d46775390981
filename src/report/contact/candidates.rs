//! What the registries offer as contacts of a source, in the shape in which contacts are chosen.
//!
//! A view of its own, filled by one conversion: what a look-up learns may change its form, how a contact is chosen does not.

use jiff::Timestamp;

use crate::facts::Netblock;

/// Networks of one chain that are looked at, the smallest first. What lies further out knows nothing of the source.
pub const LEVELS_MAX: usize = 5;

/// Who may be written to about one source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidates {
    /// The networks that hold the source, the smallest first.
    pub levels: Vec<Level>,
    /// From elsewhere: the autonomous system, WHOIS, services that know contacts.
    pub others: Vec<Offer>,
}

/// One network.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offer {
    pub address: String,
    /// A sentence: who says so.
    pub from: String,
    pub standing: Standing,
}

/// What the registry says about its contact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Standing {
    #[default]
    Unsaid,
    Validated,
    /// Nobody there has answered the registry yet.
    Unvalidated,
    /// The registry wrote there, and it did not arrive.
    Failed,
}

impl From<&Netblock> for Candidates {
    /// A netblock knows its own contact, and the contact around it if the network is a customer's.
    fn from(block: &Netblock) -> Candidates {
        let offers = |contact: &Option<crate::facts::Contact>| -> Vec<Offer> {
            let offer = |contact: &crate::facts::Contact| Offer {
                address: contact.address.clone(),
                from: contact.from.clone(),
                standing: Standing::Unsaid,
            };
            contact.iter().map(offer).collect()
        };
        let leaf = Level {
            network: block.network.clone(),
            name: block.name.clone(),
            handle: block.handle.clone(),
            is_customers: block.parent_contact.is_some(),
            holders: block.holders.clone(),
            offers: offers(&block.contact),
            ..Level::default()
        };
        let parent = block.parent_contact.is_some().then(|| Level {
            network: format!("around {}", block.network),
            offers: offers(&block.parent_contact),
            ..Level::default()
        });
        Candidates { levels: std::iter::once(leaf).chain(parent).collect(), others: Vec::new() }
    }
}
