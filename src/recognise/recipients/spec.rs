//! Addresses in a line of text, as mail systems print them: bracketed, quoted, behind bullets, before a colon.

use crate::mail::{address, roles};

/// The address at the head of a line, after bullets and brackets, and what follows it.
pub fn leading(line: &str) -> Option<(String, &str)> {
    let line = line.trim_start_matches([
        ' ', '\t', '>', '*', '-', '\u{2022}', '\u{b7}', '+', '=', '|', '\u{a0}', '\u{3000}', '\u{30fb}',
    ]);
    let line = ["SMTP:", "smtp:", "mailto:", "rfc822;"].iter().find_map(|kind| line.strip_prefix(kind)).unwrap_or(line);
    let opened = line.trim_start_matches(['<', '"', '\'', '[', '(', '\u{201c}', '\u{300c}']);
    if line.starts_with('(') {
        return None;
    }
    let end = opened.find(is_outside).unwrap_or(opened.len());
    let (word, rest) = opened.split_at_checked(end)?;
    let bare = word.trim_end_matches([':', '.', ',', ';', '\'']);
    let rest = opened.get(bare.len()..).unwrap_or(rest);
    plausible(bare).map(|spec| (spec, rest))
}

/// All addresses in a line.
pub fn all(line: &str) -> impl Iterator<Item = String> {
    line.split(is_outside).filter(|word| word.contains('@')).take(50).filter_map(|word| {
        let word = word.trim_matches(['.', ',', ':', '\'', '*', '=', '`']);
        let word = word.rsplit_once("mailto:").map_or(word, |(_, word)| word);
        let word =
            ["SMTP:", "smtp:", "To:", "to:", "rfc822:"].iter().find_map(|kind| word.strip_prefix(kind)).unwrap_or(word);
        plausible(word)
    })
}

fn is_outside(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '<' | '>' | '"' | '(' | ')' | '[' | ']' | ',' | ';' | '|' | '\\')
        // Brackets, commas and full stops of other scripts.
        || matches!(c, '\u{201c}'..='\u{201f}' | '\u{2018}' | '\u{2019}' | '\u{ab}' | '\u{bb}' | '\u{3000}'..='\u{3011}')
        || matches!(c, '\u{ff08}' | '\u{ff09}' | '\u{ff0c}' | '\u{ff1a}' | '\u{ff1b}' | '\u{ff1c}' | '\u{ff1e}')
}

/// An address with a domain as mail systems print it. Message-IDs and URLs with `@` are none.
fn plausible(word: &str) -> Option<String> {
    if word.contains("://") || word.contains('=') && !word.contains("+") && word.len() > 100 {
        return None;
    }
    let spec = address::spec(without_particle(word))?;
    let (local, domain) = spec.rsplit_once('@')?;
    let name =
        domain.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_')) && !domain.starts_with(['.', '-']);
    (name && !local.is_empty() && !roles::is_system(local)).then_some(spec)
}

/// Korean and Japanese write their particles right behind an address: `anna@shop.example님께서`. No name of a host goes on so.
fn without_particle(word: &str) -> &str {
    let letters = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    let label = word.rfind(['.', '@']).map_or(0, |at| at + 1);
    let Some((head, last)) = word.split_at_checked(label) else { return word };
    match last.find(letters) {
        Some(at) if at > 0 && last.get(..at).is_some_and(|name| name.is_ascii()) => {
            word.get(..head.len() + at).unwrap_or(word)
        }
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_are_no_part_of_an_address() {
        let found = |line| all(line).collect::<Vec<_>>();
        assert_eq!(found("anna@shop.example님께서 보내신"), ["anna@shop.example"]);
        assert_eq!(found("carl@shop.exampleへ"), ["carl@shop.example"]);
        assert_eq!(found("carl@例え.テスト"), ["carl@例え.テスト"]);
    }
}
