//! What a gzip or zip attachment holds: unpacked as it streams, and never more than named limits allow.
//!
//! Machines send reports packed, under any name and type, so the first bytes decide. Why no crate for zip: they read the central
//! directory into memory, which a stranger writes; here the local headers are walked in order, each entry streams through flate2
//! and ends where its data end, whatever sizes are claimed (APPNOTE 4.3.7). A bomb is refused, with the limit's name.

use std::io::Read;

use flate2::bufread::{DeflateDecoder, GzDecoder};
use memchr::memmem;

/// Packed bytes that are looked at.
pub const PACKED_MAX: usize = 4 << 20;
/// Bytes that one attachment may unpack to, over all its entries.
pub const UNPACKED_MAX: usize = 8 << 20;
/// Unpacked bytes for one packed byte. XML reports stay below 50; a bomb has 1,000.
pub const RATIO_MAX: usize = 200;
/// Below so many bytes the ratio says nothing.
const RATIO_FROM: usize = 1 << 18;
/// Entries of one zip archive that are unpacked.
pub const ENTRIES_MAX: usize = 10;
/// Archives inside archives: `report.xml.gz` in a zip.
const LAYERS_MAX: usize = 2;
/// Members of one gzip file.
const MEMBERS_MAX: usize = 1_000;
const CHUNK: usize = 1 << 14;

/// How bytes are packed, by how they start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    Gzip,
    Zip,
}

impl Packing {
    pub fn of(bytes: &[u8]) -> Option<Packing> {
        if bytes.starts_with(b"\x1f\x8b\x08") {
            Some(Packing::Gzip)
        } else if bytes.starts_with(ENTRY) {
            Some(Packing::Zip)
        } else {
            None
        }
    }
}

/// What came out, and what was refused or left unread.
#[derive(Debug, Default)]
pub struct Unpacked {
    pub documents: Vec<Vec<u8>>,
    pub defects: Vec<String>,
}

impl Unpacked {
    fn defect(&mut self, text: String) {
        if !self.defects.contains(&text) {
            self.defects.push(text);
        }
    }

    fn room(&self) -> usize {
        UNPACKED_MAX.saturating_sub(self.documents.iter().map(Vec::len).sum())
    }
}

/// Unpacks bytes that [`Packing::of`] knows; others come back as the only document, up to the limit.
pub fn unpack(packed: &[u8]) -> Unpacked {
    let mut unpacked = Unpacked::default();
    let seen = packed.get(..PACKED_MAX).unwrap_or(packed);
    if seen.len() < packed.len() {
        unpacked.defect(format!("an attachment is longer than {PACKED_MAX} bytes, the rest of it was left unread"));
    }
    layer(seen, &mut unpacked);
    for _ in 1..LAYERS_MAX {
        let (inner, plain): (Vec<_>, Vec<_>) =
            unpacked.documents.drain(..).partition(|document| Packing::of(document).is_some());
        unpacked.documents = plain;
        for packed in inner {
            layer(&packed, &mut unpacked);
        }
    }
    unpacked
}

/// The first bytes of the first document, to see what it is.
pub fn peek(packed: &[u8], max: usize) -> Vec<u8> {
    let mut start = Vec::new();
    let mut take = |reader: &mut dyn Read| {
        // Broken or cut data still show how they start.
        let _ = reader.take(max as u64).read_to_end(&mut start);
    };
    match Packing::of(packed) {
        Some(Packing::Gzip) => take(&mut GzDecoder::new(packed)),
        Some(Packing::Zip) => match Entry::read(packed) {
            Some(Entry { method: Method::Deflated, data, .. }) => take(&mut DeflateDecoder::new(data)),
            Some(Entry { method: Method::Stored, data, .. }) => take(&mut { data }),
            _ => {}
        },
        None => take(&mut { packed }),
    }
    start
}

fn layer(packed: &[u8], unpacked: &mut Unpacked) {
    match Packing::of(packed) {
        Some(Packing::Gzip) => {
            let mut members = Members { decoder: GzDecoder::new(packed), left: MEMBERS_MAX };
            inflate(&mut members, packed.len(), unpacked);
        }
        Some(Packing::Zip) => zip(packed, unpacked),
        None => {
            let room = unpacked.room();
            unpacked.documents.push(packed.get(..room).unwrap_or(packed).to_vec());
        }
    }
}

/// The members of a gzip file, which are one text (RFC 1952, 2.2). What follows the last and is none is padding.
struct Members<'a> {
    decoder: GzDecoder<&'a [u8]>,
    left: usize,
}

impl Read for Members<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        loop {
            let read = self.decoder.read(out)?;
            let rest = *self.decoder.get_ref();
            if read > 0 || out.is_empty() || Packing::of(rest) != Some(Packing::Gzip) {
                return Ok(read);
            }
            self.left = self.left.checked_sub(1).ok_or_else(|| std::io::Error::other("too many members"))?;
            self.decoder = GzDecoder::new(rest);
        }
    }
}

fn zip(packed: &[u8], unpacked: &mut Unpacked) {
    let mut rest = packed;
    for _ in 0..ENTRIES_MAX {
        let Some(entry) = Entry::read(rest) else { return };
        match entry.method {
            Method::Deflated => {
                let mut data = entry.data;
                inflate(&mut DeflateDecoder::new(&mut data), entry.data.len(), unpacked);
                rest = data;
            }
            Method::Stored => {
                let room = unpacked.room();
                let descriptor = || memmem::find(entry.data, b"PK\x07\x08").unwrap_or(usize::MAX);
                let size = entry.size.unwrap_or_else(|| next_record(entry.data).min(descriptor()));
                let data = entry.data.get(..size).unwrap_or(entry.data);
                unpacked.documents.push(data.get(..room).unwrap_or(data).to_vec());
                rest = entry.data.get(data.len()..).unwrap_or(&[]);
            }
            Method::Unknown => {
                unpacked.defect("a zip entry is encrypted or packed in a way we do not read".to_owned());
                rest = entry.data.get(entry.size.unwrap_or(0)..).unwrap_or(&[]);
            }
        }
        // A descriptor of the sizes may follow the data (APPNOTE 4.3.9).
        rest = rest.get(next_record(rest)..).unwrap_or(&[]);
    }
    if Entry::read(rest).is_some() {
        unpacked.defect(format!("a zip archive has more than {ENTRIES_MAX} entries, the rest was left unread"));
    }
}

fn inflate(reader: &mut dyn Read, packed: usize, unpacked: &mut Unpacked) {
    let room = unpacked.room();
    let mut out = Vec::new();
    let mut chunk = [0u8; CHUNK];
    loop {
        let read = match reader.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => read,
            Err(_) => {
                unpacked.defect("a packed attachment is broken, its end was left unread".to_owned());
                break;
            }
        };
        let fits = read.min(room.saturating_sub(out.len()));
        out.extend_from_slice(chunk.get(..fits).unwrap_or(&[]));
        if out.len() > RATIO_FROM && out.len() / RATIO_MAX > packed {
            unpacked.defect(format!("an attachment unpacks to more than {RATIO_MAX} times its size, it was refused"));
            return;
        }
        if fits < read {
            unpacked
                .defect(format!("an attachment unpacks to more than {UNPACKED_MAX} bytes, the rest was left unread"));
            break;
        }
    }
    if !out.is_empty() {
        unpacked.documents.push(out);
    }
}

/// APPNOTE 4.3.7: a local file header.
const ENTRY: &[u8] = b"PK\x03\x04";
const HEADER_LEN: usize = 30;

enum Method {
    Stored,
    Deflated,
    Unknown,
}

struct Entry<'a> {
    method: Method,
    /// What follows the header; the data are its start.
    data: &'a [u8],
    /// None where a descriptor behind the data tells it.
    size: Option<usize>,
}

impl<'a> Entry<'a> {
    fn read(bytes: &'a [u8]) -> Option<Entry<'a>> {
        if !bytes.starts_with(ENTRY) {
            return None;
        }
        let short = |at: usize| Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
        let flags = short(6)?;
        let size = u32::from_le_bytes(bytes.get(18..22)?.try_into().ok()?);
        let skipped = HEADER_LEN + usize::from(short(26)?) + usize::from(short(28)?);
        let method = match short(8)? {
            _ if flags & 1 != 0 => Method::Unknown,
            0 => Method::Stored,
            8 => Method::Deflated,
            _ => Method::Unknown,
        };
        let size = (flags & 8 == 0).then_some(usize::try_from(size).ok()?);
        Some(Entry { method, data: bytes.get(skipped..)?, size })
    }
}

/// Where the next record of the archive starts: an entry, a descriptor or the central directory.
fn next_record(bytes: &[u8]) -> usize {
    let record =
        |tail: &&[u8]| matches!(tail, [b'P', b'K', 3, 4, ..] | [b'P', b'K', 1, 2, ..] | [b'P', b'K', 5, 6, ..]);
    memmem::find_iter(bytes, b"PK").find(|&at| bytes.get(at..).is_some_and(|tail| record(&tail))).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder};

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn entry(bytes: &[u8], method: u16, flags: u16, size: u32) -> Vec<u8> {
        let data = if method == 8 {
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(bytes).unwrap();
            encoder.finish().unwrap()
        } else {
            bytes.to_vec()
        };
        let mut out = b"PK\x03\x04\x14\0".to_vec();
        out.extend(flags.to_le_bytes());
        out.extend(method.to_le_bytes());
        out.extend([0; 8]);
        out.extend((if size == 0 { data.len() as u32 } else { size }).to_le_bytes());
        out.extend([0; 4]);
        out.extend(1u16.to_le_bytes());
        out.extend(0u16.to_le_bytes());
        out.push(b'a');
        out.extend(data);
        if flags & 8 != 0 {
            out.extend(b"PK\x07\x08");
            out.extend([0; 12]);
        }
        out
    }

    #[test]
    fn gzip_zip_and_layers_are_unpacked() {
        assert_eq!(unpack(&gzip(b"hello")).documents, [b"hello"]);
        let mut archive = entry(b"one", 0, 0, 0);
        archive.extend(entry(b"two two", 8, 8, 0));
        archive.extend(entry(&gzip(b"three"), 0, 8, 0));
        archive.extend(b"PK\x01\x02");
        let unpacked = unpack(&archive);
        assert_eq!(unpacked.documents, [&b"one"[..], b"two two", b"three"]);
        assert!(unpacked.defects.is_empty());
        assert_eq!(peek(&archive, 2), b"on");
    }

    #[test]
    fn the_members_of_a_gzip_file_are_one_text() {
        let mut file = [gzip(b"one "), gzip(b""), gzip(b"text")].concat();
        file.extend(b"\r\n");
        let unpacked = unpack(&file);
        assert_eq!(unpacked.documents, [b"one text"]);
        assert!(unpacked.defects.is_empty(), "{:?}", unpacked.defects);
        let unpacked = unpack(&gzip(b"x").repeat(MEMBERS_MAX + 2));
        assert_eq!(unpacked.documents.len(), 1);
        assert!(unpacked.defects[0].contains("left unread"));
    }

    #[test]
    fn bombs_are_refused_by_name() {
        let bomb = gzip(&vec![b'a'; 4 << 20]);
        let unpacked = unpack(&bomb);
        assert!(unpacked.documents.is_empty());
        assert!(unpacked.defects[0].contains("200 times"), "{:?}", unpacked.defects);
        // Numbers pack to about a third: large, and no bomb.
        let large: Vec<u8> = (0..2_000_000u32).flat_map(|number| number.to_string().into_bytes()).collect();
        let unpacked = unpack(&gzip(&large));
        assert_eq!(unpacked.documents[0].len(), UNPACKED_MAX);
        assert!(unpacked.defects.iter().any(|defect| defect.contains(&UNPACKED_MAX.to_string())));
        let archive: Vec<u8> = (0..1_000).flat_map(|_| entry(b"x", 0, 0, 0)).collect();
        let unpacked = unpack(&archive);
        assert_eq!(unpacked.documents.len(), ENTRIES_MAX);
        assert!(unpacked.defects[0].contains("10 entries"));
    }

    #[test]
    fn lying_and_broken_archives_end_where_their_bytes_do() {
        assert_eq!(unpack(&entry(b"short", 0, 0, u32::MAX)).documents, [b"short"]);
        let whole = gzip(b"some text that is long enough to be cut");
        let unpacked = unpack(&whole[..whole.len() - 12]);
        assert!(unpacked.defects[0].contains("broken"));
        assert!(unpack(b"PK\x03\x04").documents.is_empty());
        assert!(unpack(&entry(b"x", 99, 0, 0)).defects[0].contains("encrypted"));
    }
}
