//! One mail that was read: what it is, how it was delivered, and the mail that came back inside it.
//!
//! This is what trace and verdict look at, and it does not change any more: facts come beside it. Everything in it is what
//! strangers wrote.

pub mod likeness;

use jiff::{SignedDuration, Timestamp};

use crate::mail::digest::{digest, hex};
use crate::mail::received::Stamp;
use crate::mail::{Message, address};
use crate::original::{self, Extent, Original};
use crate::owner::Owner;
use crate::recognise::genuine::Delivery;
use crate::recognise::{self, Notice};

/// Of a digest: so much names a case.
const KEY_BYTES: usize = 16;

/// A mail that was read: all that the later steps need, without any fact.
#[derive(Debug)]
pub struct Case<'a> {
    pub notice: Notice,
    pub delivery: Delivery,
    pub original: Original<'a>,
    /// Received fields of the original, top first.
    pub received: Vec<Stamp>,
    /// When the world is asked about it, if somebody said so.
    looked_at: Option<Timestamp>,
}

impl<'a> Case<'a> {
    pub fn read(message: &Message<'a>) -> Case<'a> {
        let notice = recognise::recognise(message);
        let original = original::recover(message, &notice);
        let received = original.received();
        Case { delivery: Delivery::of(message.fields()), notice, original, received, looked_at: None }
    }

    /// The same case, looked at then.
    pub fn looked_at(self, now: Option<Timestamp>) -> Case<'a> {
        Case { looked_at: now, ..self }
    }

    /// How long after the notice came the world is asked about it. None: nobody can say.
    pub fn age(&self) -> Option<SignedDuration> {
        Some(self.looked_at?.duration_since(self.arrived()?))
    }

    /// The owner's address in the returned mail: From, else the envelope sender; a bounce goes to that one (RFC 5321, 3.6.3), where the
    /// mail does not name it.
    pub fn identity(&self, owner: &Owner) -> Option<String> {
        let from = self.original.from();
        let returned_to = || self.delivery.to.clone().filter(|_| self.notice.kind.is_bounce());
        let sender = self.original.envelope_sender().or_else(returned_to);
        [from, sender].into_iter().flatten().find(|addr_spec| owner.is(addr_spec))
    }

    /// When the notice arrived, by the top line of the owner's own provider; else by its own word.
    pub fn arrived(&self) -> Option<Timestamp> {
        self.delivery.received.first().and_then(|stamp| stamp.line().date)
    }

    /// Does a failed recipient stand in To or Cc of the returned mail?
    pub fn is_addressed_to_the_failed(&self) -> bool {
        let named = self.original.recipients();
        self.notice.failures.iter().any(|failure| named.iter().any(|to| address::same(to, &failure.recipient)))
    }

    /// Names the content, so that the same mail under another UID is the same case.
    pub fn key(&self) -> String {
        let failed: Vec<&str> = self.notice.failures.iter().map(|failure| failure.recipient.as_str()).collect();
        let id = self.original.message_id().unwrap_or_default();
        let own = self.delivery.message_id.as_deref().unwrap_or_default();
        let received = self.delivery.received.iter().map(Stamp::text).collect::<Vec<_>>().join("\n");
        let parts =
            [own.as_bytes(), id.as_bytes(), failed.join(",").as_bytes(), received.as_bytes()].map(<[u8]>::to_vec);
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        hex(digest(&parts).get(..KEY_BYTES).unwrap_or_default())
    }
}

/// What trace and verdict read in the returned mail beyond the usual fields.
impl Original<'_> {
    pub fn is_none(&self) -> bool {
        self.extent == Extent::None
    }

    /// It came back whole and unchanged, so that a body hash can be checked.
    pub fn is_checkable(&self) -> bool {
        self.extent == Extent::Full && self.exact
    }

    pub fn has_field(&self, name: &str) -> bool {
        self.field(name).is_some()
    }

    pub fn field_text(&self, name: &str) -> Option<String> {
        self.field(name).map(|field| field.text().into_owned())
    }
}
