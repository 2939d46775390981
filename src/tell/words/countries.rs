//! Countries by their names: `NL` means nothing to most who read a notice.

use super::{Language, Words};

/// A row a country, a column a language.
const TABLE: &str = include_str!("../../../config/words/countries.tsv");
const SEPARATOR: char = '\t';

impl Words {
    /// `Netherlands` for `NL`, however it is written. None for what is no country's code (ISO 3166).
    pub fn country(&self, code: &str) -> Option<&'static str> {
        let code = code.trim().to_ascii_uppercase();
        let mut rows = TABLE.lines().filter(|line| !line.starts_with('#'));
        let column = column(rows.next()?, self.language)?;
        let row = rows.find(|row| row.split(SEPARATOR).next() == Some(code.as_str()))?;
        row.split(SEPARATOR).nth(column).filter(|name| !name.is_empty())
    }
}

fn column(head: &str, language: Language) -> Option<usize> {
    head.split(SEPARATOR).position(|title| title == language.tag())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_becomes_a_name_and_what_is_none_stays_out() {
        let say = |language, code| Words::of(language).country(code);
        assert_eq!(say(Language::English, "NL"), Some("Netherlands"));
        assert_eq!(say(Language::German, "nl "), Some("Niederlande"));
        assert_eq!(say(Language::Japanese, "NL"), Some("オランダ"));
        for none in ["", "code", "ZZ", "N", "NLD", "#", "\t", "en"] {
            assert_eq!(say(Language::English, none), None, "{none:?}");
        }
    }

    #[test]
    fn every_country_has_a_name_in_every_language() {
        let rows: Vec<&str> = TABLE.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(rows.len() > 240, "{}", rows.len());
        for row in rows {
            assert_eq!(
                row.split(SEPARATOR).filter(|name| !name.trim().is_empty()).count(),
                1 + Language::ALL.len(),
                "{row}"
            );
        }
    }
}
