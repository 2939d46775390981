//! Outlook's own wrapping, `winmail.dat` (MS-OXTNEF): the class of the message, and the mails that it carries.
//!
//! A returned mail travels in it as an attached file with its bytes, or as a nested message of which only the header survives, in
//! the property where Outlook keeps it (PR_TRANSPORT_MESSAGE_HEADERS). Why no crate: the kept ones read everything else as well,
//! with dependencies for dates and code pages. Lengths are a stranger's claim: what points outside the bytes ends the walk.

use super::text16;

/// MS-OXTNEF, 2.1.3.1.
pub const SIGNATURE: [u8; 4] = 0x223E_9F78_u32.to_le_bytes();

/// What a `winmail.dat` holds that matters to us.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tnef {
    /// `IPM.Note`, `REPORT.IPM.Note.NDR`, ...
    pub class: String,
    /// Files that it carries.
    pub files: Vec<Vec<u8>>,
    /// Headers of the messages inside it, as Outlook got them; the message's own first, if it is no report.
    pub headers: Vec<Vec<u8>>,
}

/// Reads it; None if the bytes are something else.
pub fn read(bytes: &[u8]) -> Option<Tnef> {
    if !bytes.starts_with(&SIGNATURE) {
        return None;
    }
    let mut tnef = Tnef::default();
    let mut streams = vec![bytes];
    let mut seen = 0;
    while let Some(stream) = streams.pop() {
        seen += 1;
        if seen > STREAMS_MAX {
            break;
        }
        for attribute in Attributes::of(stream).take(ATTRIBUTES_MAX) {
            match attribute.id {
                MESSAGE_CLASS if seen == 1 => {
                    let name = attribute.data.split(|&byte| byte == 0).next().unwrap_or(&[]);
                    tnef.class = String::from_utf8_lossy(name).into_owned();
                }
                MESSAGE_PROPERTIES => {
                    let own = seen == 1 && tnef.class.to_ascii_uppercase().starts_with("REPORT");
                    let found = property(attribute.data, TRANSPORT_HEADERS).filter(|_| !own);
                    let headers =
                        found.map(|(kind, value)| if kind == UNICODE { text16(value) } else { value.to_vec() });
                    tnef.headers.extend(headers);
                }
                ATTACHMENT_DATA if tnef.files.len() < FILES_MAX => {
                    tnef.files.push(attribute.data.get(..FILE_MAX).unwrap_or(attribute.data).to_vec());
                }
                // A nested message stands behind the identifier of its interface (MS-OXTNEF, 2.1.3.4).
                ATTACHMENT_PROPERTIES => {
                    let nested = property(attribute.data, ATTACHED_OBJECT).and_then(|(_, value)| value.get(16..));
                    streams.extend(nested.filter(|nested| nested.starts_with(&SIGNATURE)));
                }
                _ => {}
            }
        }
    }
    Some(tnef)
}

struct Attribute<'a> {
    id: u32,
    data: &'a [u8],
}

/// Level, identifier, length, data, checksum; after the signature and a key.
struct Attributes<'a> {
    rest: &'a [u8],
}

impl<'a> Attributes<'a> {
    fn of(stream: &'a [u8]) -> Attributes<'a> {
        Attributes { rest: stream.get(6..).unwrap_or(&[]) }
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Attribute<'a>;

    fn next(&mut self) -> Option<Attribute<'a>> {
        let id = number(self.rest, 1)?;
        let length = usize::try_from(number(self.rest, 5)?).ok()?;
        let tail = self.rest.get(9..)?;
        let data = tail.get(..length)?;
        self.rest = tail.get(length.checked_add(2)?..).unwrap_or(&[]);
        Some(Attribute { id, data })
    }
}

/// The type and value of the first property of that identifier. MS-OXTNEF, 2.1.3.4.
fn property(list: &[u8], wanted: u32) -> Option<(u32, &[u8])> {
    let count = usize::try_from(number(list, 0)?).ok()?.min(PROPERTIES_MAX);
    let mut rest = list.get(4..)?;
    for _ in 0..count {
        let tag = number(rest, 0)?;
        let (kind, id) = (tag & 0xFFFF, tag >> 16);
        rest = rest.get(4..)?;
        if id >= 0x8000 {
            // Named: a GUID, then a number or a name.
            let length = match number(rest, 16)? {
                0 => 4,
                _ => 4 + padded(number(rest, 20)?)?,
            };
            rest = rest.get(20usize.checked_add(length)?..)?;
        }
        let mut values = 1;
        let sized = matches!(kind & 0xFFF, 0x0D | 0x1E | 0x1F | 0x102);
        if sized || kind & 0x1000 != 0 {
            values = usize::try_from(number(rest, 0)?).ok()?.min(PROPERTIES_MAX);
            rest = rest.get(4..)?;
        }
        for _ in 0..values {
            let length = if sized {
                let length = number(rest, 0)?;
                rest = rest.get(4..)?;
                length
            } else {
                fixed(kind & 0xFFF)?
            };
            if id == wanted {
                return Some((kind, rest.get(..usize::try_from(length).ok()?)?));
            }
            rest = rest.get(padded(length)?..)?;
        }
    }
    None
}

/// Bytes of a value of a type of fixed size, padding included.
fn fixed(kind: u32) -> Option<u32> {
    match kind {
        0x02 | 0x03 | 0x04 | 0x0A | 0x0B => Some(4),
        0x05 | 0x06 | 0x07 | 0x14 | 0x40 => Some(8),
        0x48 => Some(16),
        _ => None,
    }
}

fn padded(length: u32) -> Option<usize> {
    usize::try_from(length).ok()?.checked_next_multiple_of(4)
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

const MESSAGE_CLASS: u32 = 0x0007_8008;
const MESSAGE_PROPERTIES: u32 = 0x0006_9003;
const ATTACHMENT_DATA: u32 = 0x0006_800F;
const ATTACHMENT_PROPERTIES: u32 = 0x0006_9005;
const TRANSPORT_HEADERS: u32 = 0x007D;
const ATTACHED_OBJECT: u32 = 0x3701;
const UNICODE: u32 = 0x1F;

/// Messages inside each other, attributes of one, properties and values of one list, files, and bytes of one.
const STREAMS_MAX: usize = 8;
const ATTRIBUTES_MAX: usize = 2_000;
const PROPERTIES_MAX: usize = 2_000;
const FILES_MAX: usize = 4;
const FILE_MAX: usize = 2 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn attribute(id: u32, data: &[u8]) -> Vec<u8> {
        let mut out = vec![1];
        out.extend(id.to_le_bytes());
        out.extend((data.len() as u32).to_le_bytes());
        out.extend(data);
        out.extend([0, 0]);
        out
    }

    fn stream(attributes: &[Vec<u8>]) -> Vec<u8> {
        [&SIGNATURE[..], &[7, 0], &attributes.concat()].concat()
    }

    fn sized(tag: u32, value: &[u8]) -> Vec<u8> {
        let mut out = tag.to_le_bytes().to_vec();
        out.extend(1u32.to_le_bytes());
        out.extend((value.len() as u32).to_le_bytes());
        out.extend(value);
        out.resize(out.len().next_multiple_of(4), 0);
        out
    }

    fn list(properties: &[Vec<u8>]) -> Vec<u8> {
        [&(properties.len() as u32).to_le_bytes()[..], &properties.concat()].concat()
    }

    /// A report with a nested message of which the header survives, and a file.
    fn report() -> Vec<u8> {
        let named: Vec<u8> = [
            &0x8001_0003u32.to_le_bytes()[..],
            &[0; 16],
            &1u32.to_le_bytes(),
            &6u32.to_le_bytes(),
            b"abcdef\0\0",
            &[1; 4],
        ]
        .concat();
        let header: Vec<u8> = "From: a@b.example\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let nested = stream(&[attribute(MESSAGE_PROPERTIES, &list(&[named, sized(0x007D_001F, &header)]))]);
        let object = sized(0x3701_000D, &[&[0; 16][..], &nested].concat());
        stream(&[
            attribute(MESSAGE_CLASS, b"REPORT.IPM.Note.NDR\0"),
            attribute(MESSAGE_PROPERTIES, &list(&[sized(0x007D_001E, b"From: the notice itself\r\n")])),
            attribute(ATTACHMENT_DATA, b"a file"),
            attribute(ATTACHMENT_PROPERTIES, &list(&[object])),
        ])
    }

    #[test]
    fn nested_messages_and_files_are_found() {
        let tnef = read(&report()).unwrap();
        assert_eq!(tnef.class, "REPORT.IPM.Note.NDR");
        assert_eq!(tnef.files, [b"a file"]);
        assert_eq!(tnef.headers, [b"From: a@b.example\r\n"]);
        assert!(read(b"no").is_none());
    }

    #[test]
    fn lying_lengths_end_the_walk() {
        let whole = report();
        for at in 0..whole.len() {
            for lie in [0xFF, 0x7F, 0x80] {
                let mut twisted = whole.clone();
                twisted[at] = lie;
                let _ = read(&twisted);
                let _ = read(&whole[..at]);
            }
        }
        let mut lying = stream(&[attribute(ATTACHMENT_DATA, b"x")]);
        lying[11..15].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(read(&lying).unwrap(), Tnef::default());
    }
}
