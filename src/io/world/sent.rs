//! The owner's Sent folder as a folder of mails: what each says about itself in its header.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::{WorldError, files};
use crate::facts::SentCopy;
use crate::investigate::sent_copy;

/// Bytes of one mail that are read: its header stands in front.
pub const HEADER_MAX: u64 = 1 << 18;

/// All `.eml` of a folder. A mail without Message-ID cannot be found by one and is left out.
pub fn read(dir: &Path) -> Result<Vec<SentCopy>, WorldError> {
    let mut copies = Vec::new();
    for path in files(dir, "eml")? {
        let failed = |error: std::io::Error| WorldError::File { path: path.clone(), why: error.to_string() };
        let mut head = Vec::new();
        File::open(&path).map_err(failed)?.take(HEADER_MAX).read_to_end(&mut head).map_err(failed)?;
        copies.extend(Some(sent_copy(&head)).filter(|copy| !copy.message_id.is_empty()));
    }
    Ok(copies)
}
