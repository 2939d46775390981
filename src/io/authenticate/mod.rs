//! SPF, DKIM, ARC and DMARC: what a domain says about the mail that uses its name.

pub mod arc;
pub mod dkim;
pub mod dmarc;
mod keys;
pub mod senders;
mod signed;
pub mod spf;
