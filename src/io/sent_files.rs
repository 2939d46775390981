//! The owner's sent mail as files: of a recorded world, or a folder that a person names.

use std::path::Path;

use crate::facts::{Fact, SentCopy};
use crate::investigate::{self, SentFolder};
use crate::io::mail_files::{self, MailFileError};

/// Of a sent mail only the header matters; so much of each is read.
const HEADER_MAX: usize = 64 << 10;

/// None: nobody knows what was sent.
#[derive(Debug)]
pub struct SentFiles(Option<Vec<SentCopy>>);

impl SentFiles {
    pub fn unknown() -> SentFiles {
        SentFiles(None)
    }

    /// `copies`: None if there is no such folder.
    pub fn of(copies: Option<Vec<SentCopy>>) -> SentFiles {
        SentFiles(copies)
    }

    /// All mails below a folder.
    pub fn read(folder: &Path) -> Result<SentFiles, MailFileError> {
        let mut copies = Vec::new();
        for file in mail_files::walk(&[folder.to_owned()], HEADER_MAX) {
            copies.push(investigate::sent_copy(&file?.bytes));
        }
        Ok(SentFiles(Some(copies)))
    }
}

impl SentFolder for SentFiles {
    async fn copies(&mut self, message_id: &str) -> Fact {
        let Some(all) = &self.0 else { return Fact::unknown("no sent mail was given") };
        let found: Vec<SentCopy> = all.iter().filter(|copy| copy.message_id == message_id).cloned().collect();
        if found.is_empty() { Fact::Absent } else { Fact::Known(crate::facts::Answer::SentCopies(found)) }
    }
}
