//! Reports to networks: prepared when the rules allow, sent when the owner says so, followed when they are out.
//!
//! | step of a pass | what is written | a crash right after it leaves | the next pass |
//! |---|---|---|---|
//! | [`ask`]: what the owner said in the folder of questions | approved, or declined | that | goes on from there |
//! | [`prepare`]: what the rules allow | the report, prepared | that | the contact rests: not prepared again |
//! | [`send`]: all is asked once more | queued, with its row in the outbox, in one transaction | both or neither | the outbox sends it |
//! | [`ask`]: the question is put into the folder | when it was asked | the question there | finds it by its Message-ID |
//! | the outbox | see [`crate::outbox`]: a report at most once | | |
//! | [`send`]: how the row stands | sent, or failed | queued | asks the row again |
//!
//! A report is never sent on anything that came by mail.

mod answers;
mod ask;
mod evidence;
mod prepare;
mod send;
mod told;

pub use evidence::tally;
pub use prepare::Outlook;
pub(super) use told::news;

use jiff::{SignedDuration, Timestamp};

use crate::report::Limits;
use crate::report::compose::Writer;

/// What an account wants reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Policy {
    /// Nothing is prepared.
    #[default]
    Never,
    /// Prepared; sent when the owner says yes.
    Ask,
    /// Sent by itself, within the limits. What goes to the holder of a larger network, or to a contact with a warning, is
    /// asked all the same.
    Automatic,
}

/// How an account reports.
#[derive(Debug, Clone)]
pub struct Reporting {
    pub policy: Policy,
    pub limits: Limits,
    pub writer: Writer,
    /// The folder of questions: the owner consented to its being written to. None: alibi writes to no folder.
    pub folder: Option<String>,
    /// Domains of everybody who is watched.
    pub watched: Vec<String>,
}

impl Reporting {
    /// An account that reports nothing.
    pub fn never() -> Reporting {
        Reporting {
            policy: Policy::Never,
            limits: Limits::default(),
            writer: Writer {
                from: String::new(),
                reply_to: String::new(),
                envelope: String::new(),
                domain: String::new(),
            },
            folder: None,
            watched: Vec::new(),
        }
    }
}

/// Reports that are older than this are of no account to any limit.
const HORIZON: SignedDuration = SignedDuration::from_hours(60 * 24);

fn horizon(now: Timestamp) -> Timestamp {
    now.checked_sub(HORIZON).unwrap_or(Timestamp::MIN)
}
