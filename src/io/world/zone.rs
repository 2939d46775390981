//! The names of a recorded world: a master file, and a list of names that fail.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::str::FromStr;

use hickory_resolver::proto::rr::{Name, RData, Record, RecordType};
use hickory_resolver::proto::serialize::txt::Parser;

use super::{WorldError, read};

/// CNAMEs that are followed inside the zone.
pub const CNAMES_MAX: usize = 8;
/// Lines of a broken zone among which the culprit is looked for.
const LINES_SEARCHED_MAX: usize = 5_000;

/// How a name fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failing {
    ServFail,
    NoAnswer,
}

/// What the zone says to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Records, CNAMEs first; may be empty (NODATA).
    Found(Vec<Record>),
    /// No such name; the CNAMEs that led there.
    NoName(Vec<Record>),
    Fails(Failing),
}

#[derive(Debug, Clone, Default)]
pub struct Zone {
    records: BTreeMap<Name, Vec<Record>>,
    /// Names that exist because something stands below them (RFC 8020).
    above: BTreeSet<Name>,
    /// None: of every type.
    failing: BTreeMap<(Name, Option<RecordType>), Failing>,
}

impl Zone {
    /// Reads the two files; either may be missing.
    pub fn open(zone: &Path, fail: &Path) -> Result<Zone, WorldError> {
        let mut found = Zone::default();
        if zone.exists() {
            let text = read(zone)?;
            found.add_zone(&text).map_err(|(line, why)| WorldError::Line { path: zone.to_owned(), line, why })?;
        }
        if fail.exists() {
            let text = read(fail)?;
            found.add_failing(&text).map_err(|(line, why)| WorldError::Line { path: fail.to_owned(), line, why })?;
        }
        Ok(found)
    }

    /// Adds a master file. The error names the line.
    pub fn add_zone(&mut self, text: &str) -> Result<(), (usize, String)> {
        // The parser opens files for $INCLUDE; a world is what stands in its folder.
        if let Some(line) = text.lines().position(|line| line.trim_start().to_ascii_uppercase().starts_with("$INCLUDE"))
        {
            return Err((line + 1, "`$INCLUDE` is not for worlds".to_owned()));
        }
        let sets = parse(text).map_err(|why| (culprit(text), why))?;
        for record in sets {
            let mut name = record.name.to_lowercase();
            name.set_fqdn(true);
            let mut above = name.base_name();
            while !above.is_root() && self.above.insert(above.clone()) {
                above = above.base_name();
            }
            self.records.entry(name).or_default().push(record);
        }
        Ok(())
    }

    /// Adds lines of `name`, `name TYPE`, `name TYPE timeout` or `name timeout`.
    pub fn add_failing(&mut self, text: &str) -> Result<(), (usize, String)> {
        for (number, line) in text.lines().enumerate() {
            let line = line.split([';', '#']).next().unwrap_or_default();
            let mut words = line.split_ascii_whitespace();
            let Some(name) = words.next() else { continue };
            let mut name = Name::from_ascii(name).map_err(|error| (number + 1, error.to_string()))?.to_lowercase();
            name.set_fqdn(true);
            let (mut kind, mut failing) = (None, Failing::ServFail);
            for word in words {
                if word.eq_ignore_ascii_case("timeout") {
                    failing = Failing::NoAnswer;
                } else if !word.eq_ignore_ascii_case("servfail") {
                    let found = RecordType::from_str(&word.to_ascii_uppercase());
                    kind = Some(
                        found.map_err(|_| (number + 1, format!("`{word}` is neither a record type nor `timeout`")))?,
                    );
                }
            }
            self.failing.insert((name, kind), failing);
        }
        Ok(())
    }

    pub fn ask(&self, name: &Name, kind: RecordType) -> Outcome {
        let mut name = name.to_lowercase();
        name.set_fqdn(true);
        let mut chain: Vec<Record> = Vec::new();
        for _ in 0..=CNAMES_MAX {
            if let Some(failing) = self.failing(&name, kind) {
                return Outcome::Fails(failing);
            }
            let Some(records) = self.at(&name) else {
                return Outcome::NoName(chain);
            };
            let owned = |record: &Record| {
                let mut record = record.clone();
                record.name = name.clone();
                record
            };
            let found: Vec<Record> = records.iter().filter(|record| record.record_type() == kind).map(owned).collect();
            let alias = records.iter().find(|record| record.record_type() == RecordType::CNAME);
            let (true, Some(alias)) = (found.is_empty(), alias) else {
                chain.extend(found);
                return Outcome::Found(chain);
            };
            chain.push(owned(alias));
            let RData::CNAME(target) = &alias.data else { break };
            name = target.0.to_lowercase();
            name.set_fqdn(true);
        }
        // A circle of CNAMEs: what a recursive server says then.
        Outcome::Fails(Failing::ServFail)
    }

    fn failing(&self, name: &Name, kind: RecordType) -> Option<Failing> {
        let exact = self.failing.get(&(name.clone(), Some(kind)));
        exact.or_else(|| self.failing.get(&(name.clone(), None))).copied()
    }

    /// The records of a name, through a wildcard if need be (RFC 4592, 3.3.1). None: no such name.
    fn at(&self, name: &Name) -> Option<&[Record]> {
        if let Some(records) = self.records.get(name) {
            return Some(records);
        }
        if self.above.contains(name) {
            return Some(&[]);
        }
        let mut encloser = name.base_name();
        while !encloser.is_root() && !self.records.contains_key(&encloser) && !self.above.contains(&encloser) {
            encloser = encloser.base_name();
        }
        let wildcard = encloser.prepend_label("*").ok()?;
        self.records.get(&wildcard).map(Vec::as_slice)
    }
}

fn parse(text: &str) -> Result<Vec<Record>, String> {
    let parser = Parser::new(text, None, Some(Name::root()));
    let (_, sets) = parser.parse().map_err(|error| error.to_string())?;
    let records = sets.values().flat_map(|set| set.records_without_rrsigs());
    Ok(records.cloned().collect())
}

/// The line at which a broken zone breaks: the one after the longest beginning that can be read. The parser does not say.
fn culprit(text: &str) -> usize {
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).take(LINES_SEARCHED_MAX).collect();
    let good = ends.iter().rposition(|&end| text.get(..end).is_some_and(|beginning| parse(beginning).is_ok()));
    good.map_or(1, |line| line + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(text: &str) -> Zone {
        let mut zone = Zone::default();
        zone.add_zone(text).unwrap();
        zone
    }

    fn ask(zone: &Zone, name: &str, kind: RecordType) -> Outcome {
        zone.ask(&Name::from_ascii(name).unwrap(), kind)
    }

    fn count(outcome: Outcome) -> Option<usize> {
        match outcome {
            Outcome::Found(records) => Some(records.len()),
            _ => None,
        }
    }

    #[test]
    fn names_types_aliases_and_wildcards() {
        let zone = zone(
            "mx.shop.example. 60 IN A 192.0.2.1\nwww.shop.example. 60 IN CNAME MX.shop.example.\n\
             *.wild.example. 60 IN A 192.0.2.2\nround.example. 60 IN CNAME round.example.\n\
             lost.example. 60 IN CNAME nowhere.example.\n",
        );
        assert_eq!(count(ask(&zone, "MX.Shop.example", RecordType::A)), Some(1));
        assert_eq!(count(ask(&zone, "mx.shop.example.", RecordType::AAAA)), Some(0));
        assert_eq!(count(ask(&zone, "shop.example.", RecordType::A)), Some(0));
        assert_eq!(count(ask(&zone, "www.shop.example.", RecordType::A)), Some(2));
        assert_eq!(count(ask(&zone, "a.b.wild.example.", RecordType::A)), Some(1));
        assert_eq!(ask(&zone, "other.example.", RecordType::A), Outcome::NoName(vec![]));
        assert!(matches!(ask(&zone, "lost.example.", RecordType::A), Outcome::NoName(chain) if chain.len() == 1));
        assert_eq!(ask(&zone, "round.example.", RecordType::A), Outcome::Fails(Failing::ServFail));
    }

    #[test]
    fn failing_names_with_and_without_type_and_final_dot() {
        let mut zone = zone("a.example. 60 IN A 192.0.2.1\nb.example. 60 IN A 192.0.2.1\nb.example. 60 IN TXT x\n");
        zone.add_failing("# names\nA.example\nb.example. TXT timeout\n\n").unwrap();
        assert_eq!(ask(&zone, "a.example.", RecordType::A), Outcome::Fails(Failing::ServFail));
        assert_eq!(ask(&zone, "b.example.", RecordType::TXT), Outcome::Fails(Failing::NoAnswer));
        assert_eq!(count(ask(&zone, "b.example.", RecordType::A)), Some(1));
        assert_eq!(zone.add_failing("ok.example A\nb.example SOMETIMES").unwrap_err().0, 2);
    }

    #[test]
    fn a_broken_zone_names_its_line() {
        let error = |text: &str| Zone::default().add_zone(text).unwrap_err();
        assert_eq!(
            error("a.example. 60 IN A 192.0.2.1\nb.example. 60 IN A 192.0.2.999\nc.example. 60 IN A 192.0.2.3\n").0,
            2
        );
        assert_eq!(error("a.example. 60 IN NONSENSE x\n").0, 1);
        assert_eq!(error("; fine\n$INCLUDE /etc/passwd\n").0, 2);
    }
}
