//! The mail that came back inside the notice.

use std::borrow::Cow;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::mail::header::{self, Fields};
use crate::mail::{Message, address, date, decode, words};
use crate::recognise::{Notice, Returned};

/// How much of the original came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    None,
    /// Some header fields, or text of which we cannot say what is missing.
    Fragment,
    /// The whole header, no body (or not all of it).
    Headers,
    Full,
}

/// The returned mail, as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original<'a> {
    pub extent: Extent,
    /// Header and, for `Full`, blank line and body. Empty for `None`.
    pub bytes: Cow<'a, [u8]>,
    /// The bytes are as they were sent: a signature over them can be checked.
    pub exact: bool,
}

/// Interim.
pub fn recover<'a>(message: &Message<'a>, notice: &Notice) -> Original<'a> {
    match notice.returned {
        Returned::Part { index, only_headers } => match message.part(index) {
            Some(part) => Original {
                extent: if only_headers { Extent::Headers } else { Extent::Full },
                bytes: decode::transfer(part.body, part.encoding),
                exact: true,
            },
            None => Original { extent: Extent::None, bytes: Cow::Borrowed(&[]), exact: false },
        },
        _ => Original { extent: Extent::None, bytes: Cow::Borrowed(&[]), exact: false },
    }
}

impl Original<'_> {
    pub fn fields(&self) -> Fields<'_> {
        Fields::new(&self.bytes)
    }
    fn find(&self, name: &str) -> Option<header::Field<'_>> {
        header::find(&self.bytes, name)
    }
    pub fn received(&self) -> Vec<String> {
        self.fields().filter(|field| field.is("Received")).map(|field| field.text().into_owned()).collect()
    }
    pub fn from(&self) -> Option<String> {
        self.find("From").and_then(|field| address::first_in(field.value))
    }
    pub fn message_id(&self) -> Option<String> {
        self.find("Message-ID").map(|field| header::bare_id(&field.text()))
    }
    pub fn subject(&self) -> Option<String> {
        self.find("Subject").map(|field| words::decode(field.value))
    }
    pub fn date(&self) -> Option<Timestamp> {
        self.find("Date").and_then(|field| date::timestamp(&field.text()))
    }
    pub fn header_block(&self) -> &[u8] {
        &self.bytes
    }
}
