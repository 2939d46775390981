//! The owner's Sent folder as a folder of mails: what each says about itself in its header.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use jiff::Timestamp;
use mail_parser::MessageParser;

use super::{WorldError, files};
use crate::facts::SentCopy;

/// Bytes of one mail that are read: its header stands in front.
pub const HEADER_MAX: u64 = 1 << 18;
/// Recipients of one mail that are kept.
pub const RECIPIENTS_MAX: usize = 1_000;

/// All `.eml` of a folder. A mail without Message-ID cannot be found by one and is left out.
pub fn read(dir: &Path) -> Result<Vec<SentCopy>, WorldError> {
    let mut copies = Vec::new();
    for path in files(dir, "eml")? {
        let failed = |error: std::io::Error| WorldError::File { path: path.clone(), why: error.to_string() };
        let mut head = Vec::new();
        File::open(&path).map_err(failed)?.take(HEADER_MAX).read_to_end(&mut head).map_err(failed)?;
        copies.extend(sent_copy(&head));
    }
    Ok(copies)
}

/// What a mail in Sent says about itself.
pub fn sent_copy(header: &[u8]) -> Option<SentCopy> {
    let mail = MessageParser::default().parse_headers(header)?;
    let to = [mail.to(), mail.cc(), mail.bcc()];
    let recipients = to.into_iter().flatten().flat_map(|list| list.iter());
    Some(SentCopy {
        message_id: mail.message_id()?.trim().to_owned(),
        recipients: recipients
            .filter_map(|to| to.address())
            .take(RECIPIENTS_MAX)
            .map(|address| address.trim().to_lowercase())
            .collect(),
        date: mail.date().and_then(|date| Timestamp::from_second(date.to_timestamp()).ok()),
        subject: mail.subject().unwrap_or_default().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_names_all_recipients_and_the_decoded_subject() {
        let copy = sent_copy(
            b"From: a@shop.example\r\nTo: B <Bea@One.example>, c@two.example\r\nCc: d@three.example\r\n\
              Bcc: e@four.example\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nDate: Fri, 28 Nov 2025 22:35:38 +0200\r\n\
              Message-ID: <x.Y@shop.example>\r\n\r\nbody\r\n",
        )
        .unwrap();
        assert_eq!(copy.message_id, "x.Y@shop.example");
        assert_eq!(copy.recipients, ["bea@one.example", "c@two.example", "d@three.example", "e@four.example"]);
        assert_eq!(copy.subject, "Grüße");
        assert_eq!(copy.date, "2025-11-28T20:35:38Z".parse().ok());
        assert_eq!(sent_copy(b"From: a@shop.example\r\n\r\n"), None);
    }
}
