//! Reading mail: bytes into header fields and parts, addresses into their normal form, `Received:` lines into what they say.
//!
//! Broken mail is a finding, not an error: every reader here returns what it could read and what was odd about it.

pub mod address;
pub mod authres;
pub mod header;
pub mod message;
pub mod received;

pub use message::{Limits, Message};
