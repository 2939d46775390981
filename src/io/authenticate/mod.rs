//! SPF, DKIM and DMARC: what a domain says about the mail that uses its name.

pub mod dkim;
pub mod dmarc;
mod keys;
pub mod senders;
pub mod spf;
pub mod spf_record;
