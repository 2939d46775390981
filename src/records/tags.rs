//! Lists of `tag=value`, as DKIM keys and DMARC policies are written (RFC 6376, 3.2; RFC 7489, 6.4).

/// The tags in their order, names in lower case. What is no tag is left out.
pub fn tags(record: &str) -> impl Iterator<Item = (String, &str)> {
    record.split(';').filter_map(|tag| {
        let (name, value) = tag.split_once('=')?;
        Some((name.trim().to_ascii_lowercase(), value.trim()))
    })
}

/// The value of the first tag of this name.
pub fn value<'a>(record: &'a str, name: &str) -> Option<&'a str> {
    tags(record).find(|(tag, _)| tag == name).map(|(_, value)| value)
}

/// Does the record begin with this version, as DMARC wants it (RFC 7489, 6.4)?
pub fn is_version(record: &str, version: &str) -> bool {
    tags(record).next().is_some_and(|(name, value)| name == "v" && value == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_however_they_are_spaced() {
        let record = "v=DMARC1 ;P = Reject; ; broken; rua=mailto:a@shop.example?x=1";
        let read: Vec<_> = tags(record).collect();
        let names: Vec<&str> = read.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["v", "p", "rua"]);
        assert_eq!((value(record, "p"), value(record, "sp")), (Some("Reject"), None));
        assert_eq!(value(record, "rua"), Some("mailto:a@shop.example?x=1"));
        assert!(is_version(record, "DMARC1") && !is_version("p=none; v=DMARC1", "DMARC1"));
    }
}
