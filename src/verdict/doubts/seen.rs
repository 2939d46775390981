//! The returning server checked the mail when it came in, and found that the owner's domain had sent it (evidence K14).
//!
//! It wrote that above its own line, where nobody else can have written. Records change between a delivery and our look (T34):
//! where it saw a pass, what the record says today is no sign against the owner.

use crate::case::Case;
use crate::mail::{address, authres};
use crate::owner::Owner;
use crate::trace::Trace;

use super::super::hosts::is_below;
use super::Doubt;

/// Fields of a header that are looked at.
const FIELDS_MAX: usize = 200;

pub fn read(case: &Case<'_>, owner: &Owner, trace: &Trace) -> Option<Doubt> {
    let (domain, method) = passed(case, owner, trace)?;
    Some(Doubt {
        code: "returning-server-saw-pass",
        says: format!("the returning server noted, when the mail came in, that {method} passed for {domain}"),
        missing: format!(
            "what the record of {domain} said when the mail was delivered: {method} passed there, and does not today"
        ),
        from: "fields that the returning server wrote above its own line",
    })
}

fn passed(case: &Case<'_>, owner: &Owner, trace: &Trace) -> Option<(String, String)> {
    let injection = trace.injection.as_ref()?;
    let is_own = |domain: &str| owner.all_domains().any(|own| is_below(domain, own));
    let mut lines = 0;
    for field in case.original.fields().take(FIELDS_MAX) {
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
        } else if field.is("Authentication-Results")
            && let Some(results) = authres::parse(&field.text())
        {
            let methods = ["spf", "dkim", "dmarc"].into_iter().flat_map(|method| results.of(method));
            let own = methods.filter(|one| one.result == "pass").filter_map(|one| Some((one.domain()?, &one.method)));
            if let Some((domain, method)) = own.into_iter().find(|(domain, _)| is_own(domain)) {
                return Some((domain, method.to_uppercase()));
            }
        }
    }
    None
}
