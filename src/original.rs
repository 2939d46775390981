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
