//! The service: one task an account, each a loop of look, handle, tell, wait.
//!
//! What is written before what, so that a crash anywhere loses nothing and tells nothing twice:
//!
//! | step | written before | a crash right after it leaves | the next start |
//! |---|---|---|---|
//! | a mail is about to be read | its UID with a count of tries | the count | reads it again; after [`Account::attempts_max`] tries sets it aside |
//! | it was decided | case, incident and "done", in one transaction | the cursor behind it | skips it: it is done |
//! | all of a look were handled | the cursor | nothing | goes on from there |
//! | an incident is due | incident told and the mail in the outbox, in one transaction | a row `new` | sends it |
//! | from here on | see [`crate::outbox`] | | |

mod account;
mod digest;
mod events;
mod handle;
mod learning;
mod own;
mod protection;
mod reporting;
mod restraint;
mod telling;

pub use account::{Account, Notify, Pass, Watch, WatchError};
pub use digest::{Provider, Watched, digest_of, digest_pass};
pub use events::Listener;
pub use protection::protection;
pub use reporting::{Outlook, Policy, Reporting, tally};
pub use restraint::Restraint;
pub use telling::{Beside, telling};

/// What we wrote, as the outbox takes it.
fn outgoing(mail: crate::tell::Mail, purpose: crate::ports::Purpose) -> crate::ports::Outgoing {
    let crate::tell::Mail { message_id, from, to, bytes, .. } = mail;
    crate::ports::Outgoing { purpose, message_id, from, to, bytes }
}
