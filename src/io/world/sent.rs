//! The owner's Sent folder as a folder of mails: what each says about itself in its header.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::{WorldError, files};
use crate::facts::SentCopy;
use crate::investigate::sent_copy;
use crate::mail::header::Fields;

/// Bytes of one mail that are read: its header stands in front.
pub const HEADER_MAX: u64 = 1 << 18;

/// All `.eml` of a folder.
pub fn read(dir: &Path) -> Result<Vec<SentCopy>, WorldError> {
    files(dir, "eml")?.iter().map(|path| Ok(sent_copy(&header(path)?))).collect()
}

/// Header blocks of the last ones by name: what can be learned of how the owner's mail leaves.
pub fn newest(dir: &Path, most: usize) -> Result<Vec<Vec<u8>>, WorldError> {
    let paths = files(dir, "eml")?;
    paths.iter().skip(paths.len().saturating_sub(most)).map(|path| header(path)).collect()
}

/// The beginning of a mail, up to its body.
fn header(path: &Path) -> Result<Vec<u8>, WorldError> {
    let failed = |error: std::io::Error| WorldError::File { path: path.to_owned(), why: error.to_string() };
    let mut head = Vec::new();
    File::open(path).map_err(failed)?.take(HEADER_MAX).read_to_end(&mut head).map_err(failed)?;
    let mut fields = Fields::new(&head);
    while fields.next().is_some() {}
    let end = head.len() - fields.rest().len();
    head.truncate(end);
    Ok(head)
}
