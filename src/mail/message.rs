//! One mail as it came: bytes, cut into parts by a bounded, non-recursive walk.
//!
//! Why not mail-parser for the structure: it recurses over nesting that a stranger chooses (a stack overflow cannot be caught),
//! has no limit on parts, and decodes what we need byte for byte. It does decode leaves for us: addresses, dates, encoded
//! words, transfer encodings and character sets.

/// What a mail may cost us. Beyond a limit the rest is left unread, and the outcome says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one mail that are looked at.
    pub bytes_max: usize,
    /// MIME parts and nested messages of one mail.
    pub parts_max: usize,
    /// Depth of multiparts and messages inside each other.
    pub nesting_max: usize,
    /// Header fields of one header block.
    pub fields_max: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { bytes_max: 32 << 20, parts_max: 2_000, nesting_max: 50, fields_max: 2_000 }
    }
}

#[derive(Debug)]
pub struct Message<'a> {
    pub raw: &'a [u8],
}
