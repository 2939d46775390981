//! How the notice itself came: what the owner's own provider wrote on it when it arrived.
//!
//! A bounce is worth as much as its sender is identified. The provider's own lines stand at the very top of the header, above
//! everything that a stranger can have written; this module only collects them, in order, and says what stands above what.
//! Whether a line really is the provider's is decided later, by `verdict::witness`, which knows the owner.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::mail::address;
use crate::mail::header::{self, Field, Fields};
use crate::mail::received::{Received, Stamp};
use crate::mail::words;

/// How many Received and Authentication-Results fields of a notice are looked at.
pub const DELIVERY_FIELDS_MAX: usize = 60;

/// The provider's own lines on one mail.
const OWN_LINES_MAX: usize = 8;

/// The delivery of the notice, as its header tells it. Foreign text, interpreted nowhere yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Return-Path as the final MTA wrote it, without `<>`: empty for the null sender, None if there is no such field.
    pub return_path: Option<String>,
    /// The Received fields, top first.
    pub received: Vec<Stamp>,
    /// Authentication-Results fields, each with the number of Received fields above it.
    pub results: Vec<(usize, String)>,
    /// The domain in From of the notice.
    pub from_domain: Option<String>,
    /// Addresses that it was delivered to, by To and Delivered-To; lower case.
    pub delivered_to: Vec<String>,
    pub message_id: Option<String>,
    /// To: whom its author meant. The envelope may differ.
    #[serde(default)]
    pub to: Option<String>,
    /// From and Subject of the notice: what a person would look for in the mailbox.
    #[serde(default)]
    pub from: Option<String>,
    #[serde(default)]
    pub subject: Option<String>,
}

impl Delivery {
    pub fn read(block: &[u8]) -> Delivery {
        Delivery::of(Fields::new(block))
    }

    pub fn of<'a>(fields: impl Iterator<Item = Field<'a>>) -> Delivery {
        let mut delivery = Delivery::default();
        for field in fields {
            // The first letter tells most fields apart.
            match field.name.first().map(u8::to_ascii_lowercase) {
                Some(b'r') if field.is("Received") && delivery.received.len() < DELIVERY_FIELDS_MAX => {
                    delivery.received.push(field.text().into_owned().into());
                }
                Some(b'r') if field.is("Return-Path") && delivery.return_path.is_none() => {
                    delivery.return_path = Some(address::normal(&field.text()).into_owned());
                }
                Some(b'a') if field.is("Authentication-Results") && delivery.results.len() < DELIVERY_FIELDS_MAX => {
                    delivery.results.push((delivery.received.len(), field.text().into_owned()));
                }
                Some(b'm') if field.is("Message-ID") && delivery.message_id.is_none() => {
                    delivery.message_id = Some(header::bare_id(&field.text()));
                }
                Some(b'f') if field.is("From") && delivery.from_domain.is_none() => {
                    delivery.from = address::first_in(field.value);
                    delivery.from_domain = delivery.from.as_deref().and_then(address::domain).map(str::to_owned);
                }
                Some(b's') if field.is("Subject") && delivery.subject.is_none() => {
                    delivery.subject = Some(words::decode(field.value));
                }
                Some(b't' | b'd') if field.is("To") || field.is("Delivered-To") => delivery.add_recipient(field),
                _ => {}
            }
        }
        delivery
    }

    /// The address in To or Delivered-To.
    fn add_recipient(&mut self, field: Field<'_>) {
        if self.delivered_to.len() >= DELIVERY_FIELDS_MAX {
            return;
        }
        let Some(to) = address::first_in(field.value) else { return };
        if field.is("To") && self.to.is_none() {
            self.to = Some(to.clone());
        }
        self.delivered_to.push(to);
    }

    /// The lines from the top on that are followed through the owner's provider, down to the hand-in.
    pub fn upper_lines(&self) -> impl Iterator<Item = &Arc<Received>> {
        self.received.iter().take(OWN_LINES_MAX).map(Stamp::line)
    }
}
