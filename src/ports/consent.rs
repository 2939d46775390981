//! Asking the owner in the mailbox itself: the one folder that alibi may write to, if the configuration says so.
//!
//! A yes by mail could be anybody's, for the owner's address is the one that is being forged. A mail that is moved from one
//! folder to another was moved by somebody who can log in.

use std::future::Future;

use super::MailboxError;

/// Where a question is moved to, below its folder. In English, as the folder's own name: a mail program shows them as they are.
pub const YES: &str = "Send it";
pub const NO: &str = "No thanks";

/// What the owner did with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It was moved to [`YES`].
    Yes,
    /// It was moved to [`NO`]; it counts if it lies in both.
    No,
}

/// The folder of questions. `folder` is its name as the configuration has it; [`YES`] and [`NO`] lie below it.
pub trait Consent: Send {
    /// Puts a question into the folder, which is made if it is missing. One that lies there already, or was answered, is not put
    /// there again.
    fn ask(
        &mut self,
        folder: &str,
        message_id: &str,
        message: &[u8],
    ) -> impl Future<Output = Result<(), MailboxError>> + Send;

    /// What was said to the question with this Message-ID; None: nothing yet. Changes nothing.
    fn said(
        &mut self,
        folder: &str,
        message_id: &str,
    ) -> impl Future<Output = Result<Option<Said>, MailboxError>> + Send;
}
