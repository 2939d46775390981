//! Looks at the text of a configuration with its spans, and says all that is wrong with it: syntax, unknown keys, values
//! that cannot be, keys that are missing. Depth is bounded by the table of keys: what is not a section is not entered.
//! A value is repeated in a message only where the key cannot hold a secret.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::fault::{Fault, Faults};
use super::keys::{self, Key};
use super::{near, rules};

/// The line of each key and section: `account[0].imap.port` -> 93.
pub type Places = BTreeMap<String, usize>;

/// Checks each key and value by itself. What holds between keys is checked later, on the types.
pub fn check(text: &str, file: &str) -> Result<Places, Faults> {
    let mut check = Check { text, file, faults: Vec::new(), places: Places::new() };
    match DeTable::parse(text) {
        Ok(root) => check.root(root.get_ref()),
        Err(error) => {
            let line = error.span().map(|span| line_of(text, span.start));
            check.faults.push(Fault {
                file: file.to_owned(),
                line,
                key: String::new(),
                says: not_toml(error.message(), line.and_then(|line| text.lines().nth(line - 1)).unwrap_or_default()),
            });
        }
    }
    check.faults.sort_by_key(|fault| fault.line);
    if check.faults.is_empty() { Ok(check.places) } else { Err(Faults(check.faults)) }
}

/// What the parser says, and what people most often did.
fn not_toml(message: &str, line: &str) -> String {
    let says = format!("not TOML: {}", message.trim().replace('\n', ", "));
    let curly = line.contains(['“', '”', '„', '‘', '’', '«', '»']);
    let bare = line.split_once('=').is_some_and(|(_, value)| value.trim().starts_with(char::is_alphabetic));
    match () {
        () if curly => format!("{says}; use straight quotes (`\"`)"),
        () if bare => format!("{says}; a text stands in straight quotes: `\"text\"`"),
        () => says,
    }
}

/// The line in which the byte at `offset` stands, counted from 1.
fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

struct Check<'t> {
    text: &'t str,
    file: &'t str,
    faults: Vec<Fault>,
    places: Places,
}

/// Where the walk stands: `path` names the key in the table of keys, `place` counts the blocks.
#[derive(Clone, Copy)]
struct At<'a> {
    path: &'a str,
    place: &'a str,
    line: Option<usize>,
}

impl Check<'_> {
    fn root(&mut self, root: &DeTable<'_>) {
        let top = At { path: "", place: "", line: None };
        self.section(top, root);
        for name in keys::children("") {
            if root.contains_key(name) {
                continue;
            }
            let needed: Vec<&str> = keys::required(name).collect();
            if keys::BLOCKS.contains(&name) && name != "account" {
                continue;
            }
            if name == "account" {
                self.fault(name, None, "there is no mailbox to watch: add a block `[[account]]`");
            } else if !needed.is_empty() {
                let says = format!("the section `[{name}]` is missing, it needs `{}`", needed.join("`, `"));
                self.fault(name, None, &says);
            }
        }
    }

    fn section(&mut self, at: At<'_>, table: &DeTable<'_>) {
        for (key, value) in table {
            let name: &str = key.get_ref();
            let (path, place) = (join(at.path, name), join(at.place, name));
            let line = line_of(self.text, key.span().start);
            self.places.entry(place.clone()).or_insert(line);
            let here = At { path: &path, place: &place, line: Some(line) };
            match keys::find(&path) {
                Some(key) => self.value(key, here, value),
                None if keys::BLOCKS.contains(&path.as_str()) => self.blocks(here, value.get_ref()),
                None if keys::is_section(&path) => self.subsection(here, value),
                None => self.unknown(at.path, name, here),
            }
        }
    }

    fn subsection(&mut self, at: At<'_>, value: &Spanned<DeValue<'_>>) {
        let Some(table) = value.get_ref().as_table() else {
            return self.fault(at.path, at.line, "this is a section: write its keys below a line `[NAME]`");
        };
        self.section(at, table);
        // Those of an account are looked for with the account.
        if !at.path.starts_with("account") {
            self.missing(at, table);
        }
    }

    fn blocks(&mut self, at: At<'_>, value: &DeValue<'_>) {
        let blocks = match value {
            DeValue::Array(blocks) if blocks.iter().all(|block| block.get_ref().is_table()) => blocks,
            _ => {
                let says = format!("write `[[{}]]` with two brackets: there can be several", at.path);
                return self.fault(at.path, at.line, &says);
            }
        };
        if blocks.is_empty() && at.path == "account" {
            self.fault("account", at.line, "there is no mailbox to watch: add a block `[[account]]`");
        }
        for (index, block) in blocks.iter().enumerate() {
            let line = line_of(self.text, block.span().start);
            let place = format!("{}[{index}]", at.path);
            self.places.insert(place.clone(), line);
            let here = At { path: at.path, place: &place, line: Some(line) };
            if let Some(table) = block.get_ref().as_table() {
                self.section(here, table);
                self.missing(here, table);
            }
        }
    }

    fn missing(&mut self, at: At<'_>, table: &DeTable<'_>) {
        for name in keys::required(at.path) {
            let (section, key) = name.rsplit_once('.').unwrap_or(("", name));
            if holds(table, name) || (key == "secret" && self.has_password(&join(at.place, section))) {
                continue;
            }
            let path = join(at.path, name);
            let example = super::example_of(&path).unwrap_or(name);
            let line = self.places.get(&join(at.place, section)).copied().or(at.line);
            self.fault(&path, line, &format!("missing: add a line such as `{example}`"));
        }
    }

    /// Was a password written there, instead of where it is? That is said already, with what to write.
    fn has_password(&self, place: &str) -> bool {
        let names = self.places.keys().filter_map(|key| keys::below(place.trim_end_matches('.'), key));
        names.into_iter().any(near::is_password)
    }

    fn value(&mut self, key: &Key, at: At<'_>, value: &Spanned<DeValue<'_>>) {
        // In a list that runs over several lines, the line of the item is the better one.
        if let (keys::Rule::Many(rule), Some(items)) = (key.rule, value.get_ref().as_array()) {
            return self.items(*rule, at, items);
        }
        if let Err(says) = rules::value(key.rule, value.get_ref()) {
            self.fault(at.path, at.line, &says);
        }
    }

    fn items(&mut self, rule: keys::Rule, at: At<'_>, items: &DeArray<'_>) {
        for item in items.iter() {
            if let Err(says) = rules::value(rule, item.get_ref()) {
                let line = line_of(self.text, item.span().start);
                self.fault(at.path, Some(line), &says);
            }
        }
    }

    fn unknown(&mut self, section: &str, name: &str, at: At<'_>) {
        let says = if near::is_password(name) { rules::NO_PASSWORD.to_owned() } else { near::advice(section, name) };
        let shown = join(section, &rules::shown(name));
        self.fault(&shown, at.line, &says);
    }

    fn fault(&mut self, key: &str, line: Option<usize>, says: &str) {
        self.faults.push(Fault { file: self.file.to_owned(), line, key: key.to_owned(), says: says.to_owned() });
    }
}

fn join(section: &str, name: &str) -> String {
    if section.is_empty() { name.to_owned() } else { format!("{section}.{name}") }
}

/// Does the table hold this key, which may stand in a section of it?
fn holds(table: &DeTable<'_>, path: &str) -> bool {
    match path.split_once('.') {
        None => table.contains_key(path),
        Some((section, rest)) => {
            let section = table.get(section).and_then(|value| value.get_ref().as_table());
            section.is_some_and(|section| section.contains_key(rest))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_from_one() {
        assert_eq!(line_of("a\nb\nc", 0), 1);
        assert_eq!(line_of("a\nb\nc", 2), 2);
        assert_eq!(line_of("a\nb\nc", 99), 3);
    }
}
