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
    let (domain, method) = noted(matter, "pass", &["spf", "dkim", "dmarc"])?;
    Some(Doubt {
        code: "returning-server-saw-pass",
        says: format!("the returning server noted, when the mail came in, that {method} passed for {domain}"),
        missing: format!(
            "what the record of {domain} said when the mail was delivered: {method} passed there, and does not today"
        ),
        from: "fields that the returning server wrote above its own line",
    })
}

/// Did it find then that the owner's domain does not let the source send?
pub fn failed(matter: &Matter<'_>) -> bool {
    ["fail", "softfail"].iter().any(|result| noted(matter, result, &["spf", "dmarc"]).is_some())
}

/// The domain of the owner's that has this result in what the returning server noted, and by which of the methods.
fn noted(matter: &Matter<'_>, result: &str, methods: &[&str]) -> Option<(String, String)> {
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
            if text.starts_with(result)
                && let Some(domain) = domains.find(|domain| is_own(domain))
            {
                return Some((domain, "SPF".to_owned()));
            }
        } else if let Some(text) = results_in(&field)
            && let Some(found) = noted_in(&text, result, methods, is_own)
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

/// A method that has the result for a domain of the owner's. Microsoft writes such fields without the name of who says it (RFC 8601, 2.5, wants
/// one): where the field stands says who.
fn noted_in(text: &str, result: &str, methods: &[&str], is_own: impl Fn(&str) -> bool) -> Option<(String, String)> {
    let forms = [text.to_owned(), format!("unnamed; {text}")];
    forms.iter().filter_map(|form| authres::parse(form)).find_map(|results| {
        let methods = methods.iter().flat_map(|method| results.of(method));
        let noted = methods.filter(|one| one.result == result).filter_map(|one| Some((one.domain()?, &one.method)));
        let mut own = noted.filter(|(domain, _)| is_own(domain));
        own.next().map(|(domain, method)| (domain, method.to_uppercase()))
    })
}
