//! The mail that came back inside the notice.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

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

/// Stand-in until the readers land.
pub fn recover<'a>(_message: &crate::mail::Message<'a>, _notice: &crate::recognise::Notice) -> Original<'a> {
    Original { extent: Extent::None, bytes: Cow::Borrowed(&[]), exact: false }
}

impl Original<'_> {
    pub fn received(&self) -> Vec<String> { Vec::new() }
    pub fn from(&self) -> Option<String> { None }
    pub fn message_id(&self) -> Option<String> { None }
    pub fn subject(&self) -> Option<String> { None }
    pub fn date(&self) -> Option<jiff::Timestamp> { None }
    pub fn header_block(&self) -> &[u8] { &[] }
    pub fn fields(&self) -> crate::mail::header::Fields<'_> { crate::mail::header::Fields::new(&self.bytes) }
}
