//! What domains publish about their mail, as text of the DNS: pure readers of single records.
//!
//! Asking for them is `io`'s; what they mean for a mail, or for the owner, is said elsewhere.

pub mod key;
pub mod spf;
pub mod tags;
