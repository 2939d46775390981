//! Reading mail: bytes into header fields and parts, addresses into their normal form, `Received:` lines into what they say.
//!
//! Broken mail is a finding, not an error: every reader here returns what it could read and what was odd about it.

pub mod address;
pub mod archive;
pub mod authres;
pub mod compound;
mod cut;
pub mod date;
pub mod decode;
pub mod digest;
pub mod embedded;
pub mod encode;
pub mod header;
pub mod html;
pub mod message;
pub mod mime;
pub mod received;
pub mod roles;
pub mod tnef;
pub mod words;

pub use message::{Limits, Message, Part};

/// UTF-16 of little end, as Outlook's formats write it, as UTF-8.
fn text16(bytes: &[u8]) -> Vec<u8> {
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(u16::from_le_bytes);
    let text: String = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    text.trim_end_matches('\0').as_bytes().to_vec()
}
