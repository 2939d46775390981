//! The returning server checked the mail when it came in, and found that the owner's domain had sent it (evidence K14).
//!
//! It wrote that above its own line, where nobody else can have written. Records change between a delivery and our look (T34):
//! where it saw a pass, what the record says today is no sign against the owner.

use crate::mail::header::Field;
use crate::mail::{address, authres};

use super::super::matter::Matter;
use super::Doubt;

/// Fields of a header that are looked at.
const FIELDS_MAX: usize = 200;

pub fn read(matter: &Matter<'_>) -> Option<Doubt> {
    let (domain, method) = passed(matter)?;
    Some(Doubt {
        code: "returning-server-saw-pass",
        says: format!("the returning server noted, when the mail came in, that {method} passed for {domain}"),
        missing: format!(
            "what the record of {domain} said when the mail was delivered: {method} passed there, and does not today"
        ),
        from: "fields that the returning server wrote above its own line",
    })
}

fn passed(matter: &Matter<'_>) -> Option<(String, String)> {
    let injection = matter.injection()?;
    let is_own = |domain: &str| matter.side.is_below(domain);
    let mut lines = 0;
    for field in matter.case.original.fields().take(FIELDS_MAX) {
        if field.is("Received") {
            lines += 1;
            if lines > injection.hop {
                return None;
            }
        } else if field.is("Received-SPF") {
            let text = field.text().to_lowercase();
            let words = text.split(|char: char| char.is_whitespace() || matches!(char, ';' | '=' | '<' | '>' | '"'));
            let mut domains = words.filter_map(|word| address::domain(word).map(str::to_owned));
            if text.starts_with("pass")
                && let Some(domain) = domains.find(|domain| is_own(domain))
            {
                return Some((domain, "SPF".to_owned()));
            }
        } else if let Some(text) = results_in(&field)
            && let Some(found) = passed_in(&text, is_own)
        {
            return Some(found);
        }
    }
    None
}

/// The results in a field of its kind: ARC's own begins with its number (RFC 8617, 4.1.1).
fn results_in(field: &Field<'_>) -> Option<String> {
    let text = field.text();
    if field.is("ARC-Authentication-Results") {
        return text.split_once(';').map(|(_, results)| results.to_owned());
    }
    field.is("Authentication-Results").then(|| text.into_owned())
}

/// A method that passed for a domain of the owner's. Microsoft writes such fields without the name of who says it (RFC 8601, 2.5, wants
/// one): where the field stands says who.
fn passed_in(text: &str, is_own: impl Fn(&str) -> bool) -> Option<(String, String)> {
    let forms = [text.to_owned(), format!("unnamed; {text}")];
    forms.iter().filter_map(|form| authres::parse(form)).find_map(|results| {
        let methods = ["spf", "dkim", "dmarc"].into_iter().flat_map(|method| results.of(method));
        let passed = methods.filter(|one| one.result == "pass").filter_map(|one| Some((one.domain()?, &one.method)));
        let mut own = passed.filter(|(domain, _)| is_own(domain));
        own.next().map(|(domain, method)| (domain, method.to_uppercase()))
    })
}
