//! (to be written)

pub mod backoff;
pub mod folder;
pub mod imap;
pub mod tls;
