//! Outlook's `.msg` files (MS-OXMSG in MS-CFB, a file system in a file): the transport header of the message in it.
//!
//! Only one stream matters: the property where Outlook keeps the header as it came (PR_TRANSPORT_MESSAGE_HEADERS). Why no crate:
//! the kept one also writes, and reads whole tables into memory before it is asked for anything; here a few sectors are looked at,
//! every chain has an end, and what points outside the bytes is not there.

use super::text16;

/// MS-CFB, 2.2.
pub const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The transport header of the message; None if there is none, or the bytes are something else.
pub fn headers(bytes: &[u8]) -> Option<Vec<u8>> {
    let file = CompoundFile::open(bytes)?;
    let directory = file.chain(number(bytes, 48)?, DIRECTORY_MAX);
    let entries: Vec<&[u8]> = directory.chunks_exact(ENTRY_LEN).collect();
    let own = children(&entries);
    let named = |name: &str, own_only: bool| {
        let found = entries
            .iter()
            .enumerate()
            .find(|(index, entry)| (!own_only || own.contains(index)) && entry_name(entry).as_deref() == Some(name));
        found.map(|(_, entry)| *entry)
    };
    for own_only in [true, false] {
        if let Some(entry) = named("__substg1.0_007D001F", own_only) {
            return Some(text16(&file.stream(entry, entries.first()?)?));
        }
        if let Some(entry) = named("__substg1.0_007D001E", own_only) {
            return file.stream(entry, entries.first()?);
        }
    }
    None
}

/// The entries right below the root: those of the message itself and not of what it carries. A tree that points to itself ends.
fn children(entries: &[&[u8]]) -> std::collections::BTreeSet<usize> {
    let mut found = std::collections::BTreeSet::new();
    let link = |index: usize, at: usize| {
        entries.get(index).and_then(|entry| number(entry, at)).and_then(|link| usize::try_from(link).ok())
    };
    let mut open: Vec<usize> = link(0, 76).into_iter().collect();
    while let Some(index) = open.pop() {
        if index < entries.len() && found.insert(index) {
            open.extend(link(index, 68));
            open.extend(link(index, 72));
        }
    }
    found
}

fn entry_name(entry: &[u8]) -> Option<String> {
    let length = usize::from(u16::from_le_bytes(entry.get(64..66)?.try_into().ok()?));
    let name = text16(entry.get(..length.checked_sub(2)?.min(64))?);
    String::from_utf8(name).ok()
}

struct CompoundFile<'a> {
    bytes: &'a [u8],
    shift: u32,
    /// The sectors that hold the allocation table, in order.
    tables: Vec<u32>,
}

impl<'a> CompoundFile<'a> {
    fn open(bytes: &'a [u8]) -> Option<CompoundFile<'a>> {
        if !bytes.starts_with(&SIGNATURE) {
            return None;
        }
        let shift = u32::from(u16::from_le_bytes(bytes.get(30..32)?.try_into().ok()?));
        if !matches!(shift, 9 | 12) {
            return None;
        }
        let mut file = CompoundFile { bytes, shift, tables: Vec::new() };
        let first = bytes.get(76..512)?;
        file.tables.extend(first.chunks_exact(4).filter_map(|entry| number(entry, 0)).take_while(|&at| at < END));
        let mut next = number(bytes, 68)?;
        for _ in 0..file.sectors() {
            let Some(sector) = file.sector(next).filter(|_| next < END) else { break };
            let (list, link) = sector.split_at_checked(sector.len().saturating_sub(4))?;
            file.tables.extend(list.chunks_exact(4).filter_map(|entry| number(entry, 0)).take_while(|&at| at < END));
            next = number(link, 0)?;
            if file.tables.len() > file.sectors() {
                return None;
            }
        }
        Some(file)
    }

    fn sectors(&self) -> usize {
        self.bytes.len() >> self.shift
    }

    fn sector(&self, index: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(index).ok()?.checked_add(1)?.checked_mul(1 << self.shift)?;
        self.bytes.get(start..start.checked_add(1 << self.shift)?)
    }

    /// The sector that follows `index`.
    fn next(&self, index: u32) -> Option<u32> {
        let per_table = 1u32 << (self.shift - 2);
        let table = self.tables.get(usize::try_from(index / per_table).ok()?)?;
        number(self.sector(*table)?, usize::try_from(index % per_table).ok()? * 4)
    }

    /// The bytes of a chain of sectors, at most `max`.
    fn chain(&self, first: u32, max: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let mut at = first;
        for _ in 0..self.sectors() {
            let Some(sector) = self.sector(at).filter(|_| at < END && out.len() < max) else { break };
            out.extend_from_slice(sector);
            let Some(next) = self.next(at) else { break };
            at = next;
        }
        out.truncate(max);
        out
    }

    /// MS-CFB, 2.6.3: short streams stand in small sectors of one stream, which the root entry names.
    fn stream(&self, entry: &[u8], root: &[u8]) -> Option<Vec<u8>> {
        let size = usize::try_from(number(entry, 120)?).ok()?.min(STREAM_MAX);
        let first = number(entry, 116)?;
        if size >= usize::try_from(number(self.bytes, 56)?).ok()? {
            return Some(self.chain(first, size));
        }
        let small = self.chain(number(root, 116)?, SMALL_MAX);
        let links = self.chain(number(self.bytes, 60)?, SMALL_MAX / 16);
        let mut out = Vec::new();
        let mut at = usize::try_from(first).ok()?;
        while out.len() < size {
            let start = at.checked_mul(64)?;
            out.extend_from_slice(small.get(start..start.checked_add(64)?)?);
            match number(&links, at.checked_mul(4)?) {
                Some(next) if next < END => at = usize::try_from(next).ok()?,
                _ => break,
            }
        }
        out.truncate(size);
        Some(out)
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// From here on a sector number says something else: end of chain, free, table.
const END: u32 = 0xFFFF_FFFA;
const ENTRY_LEN: usize = 128;
/// Bytes of the directory, of the stream of short streams, and of the header that are read.
const DIRECTORY_MAX: usize = 1 << 20;
const SMALL_MAX: usize = 1 << 20;
const STREAM_MAX: usize = 1 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn put(file: &mut [u8], at: usize, value: u32) {
        file[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }

    fn entry(file: &mut [u8], at: usize, name: &str, links: [u32; 3], first: u32, size: usize) {
        let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        file[at..at + name.len()].copy_from_slice(&name);
        file[at + 64..at + 66].copy_from_slice(&(name.len() as u16).to_le_bytes());
        for (place, link) in links.into_iter().enumerate() {
            put(file, at + 68 + 4 * place, link);
        }
        put(file, at + 116, first);
        put(file, at + 120, size as u32);
    }

    /// Sectors: 0 table, 1 directory, 2 small table, 3.. the stream of short streams or the header.
    pub fn message(header: &str) -> Vec<u8> {
        let text: Vec<u8> = header.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let sectors = text.len().div_ceil(512).max(1);
        let mut file = vec![0u8; 512 * (4 + sectors)];
        file[..8].copy_from_slice(&SIGNATURE);
        file[30..32].copy_from_slice(&9u16.to_le_bytes());
        for (at, value) in [(44, 1), (48, 1), (56, 4096), (60, 2), (64, 1), (68, 0xFFFF_FFFE), (76, 0)] {
            put(&mut file, at, value);
        }
        (80..512).step_by(4).for_each(|at| put(&mut file, at, u32::MAX));
        let end = 0xFFFF_FFFE;
        for (sector, next) in [(0, 0xFFFF_FFFD), (1, end), (2, end)] {
            put(&mut file, 512 + 4 * sector, next);
        }
        for sector in 0..sectors {
            let next = if sector + 1 == sectors { end } else { sector as u32 + 4 };
            put(&mut file, 512 + 4 * (sector + 3), next);
        }
        let small = text.len() < 4096;
        for unit in 0..text.len().div_ceil(64).min(128) {
            let next = if (unit + 1) * 64 >= text.len() { end } else { unit as u32 + 1 };
            put(&mut file, 512 * 3 + 4 * unit, next);
        }
        let none = u32::MAX;
        entry(&mut file, 1024, "Root Entry", [none, none, 1], 3, sectors * 512);
        entry(&mut file, 1024 + 128, "__properties_version1.0", [none, 2, none], end, 0);
        let first = if small { 0 } else { 3 };
        entry(&mut file, 1024 + 256, "__substg1.0_007D001F", [none, none, none], first, text.len());
        file[512 * 4..512 * 4 + text.len()].copy_from_slice(&text);
        file
    }

    #[test]
    fn short_and_long_headers_are_found() {
        let short = "Received: from a by b\r\nFrom: a@b.example\r\n";
        assert_eq!(headers(&message(short)).unwrap(), short.as_bytes());
        let long = short.repeat(60);
        assert_eq!(headers(&message(&long)).unwrap(), long.as_bytes());
        assert!(headers(b"no").is_none());
    }

    #[test]
    fn chains_that_lie_or_circle_end() {
        let whole = message(&"Received: from a by b\r\n".repeat(120));
        // The header and the directory say where everything is.
        for at in (0..80).chain(512..540).chain(1024..1408) {
            for lie in [0, 1, 3, 0xFF] {
                let mut twisted = whole.clone();
                twisted[at] = lie;
                let _ = headers(&twisted);
            }
            let _ = headers(&whole[..at]);
        }
        let mut circle = whole;
        put(&mut circle, 512 + 4 * 4, 3);
        assert!(headers(&circle).unwrap().len() <= STREAM_MAX);
    }
}
