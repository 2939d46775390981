//! The DMARC policy of a domain: its own record, else that of its organisational domain. RFC 7489, 6.6.3.

use crate::facts::{Answer, Dmarc, Fact};
use crate::io::dns::{Asker, Reply};
use crate::io::lookup::fact;
use crate::mail::address;
use crate::records::tags;

pub async fn policy(dns: Asker<'_>, domain: &str) -> Fact {
    fact(find(dns, domain).await.map(|found| found.map(Answer::Dmarc)))
}

async fn find(dns: Asker<'_>, domain: &str) -> Reply<Dmarc> {
    if let Some(own) = record(dns, domain).await? {
        return Ok(read(own, &["p"]));
    }
    match address::organisation(domain) {
        // For a subdomain the organisation's `sp` counts, and `p` where there is none.
        Some(organisation) if organisation != domain => {
            Ok(record(dns, organisation).await?.and_then(|record| read(record, &["sp", "p"])))
        }
        _ => Ok(None),
    }
}

/// The one DMARC record at a domain. Several are as good as none (RFC 7489, 6.6.3, 5).
async fn record(dns: Asker<'_>, domain: &str) -> Reply<String> {
    let found = dns.txt(&format!("_dmarc.{domain}")).await?.unwrap_or_default();
    let mut records = found
        .iter()
        .map(|txt| String::from_utf8_lossy(txt).into_owned())
        .filter(|text| tags::is_version(text, "DMARC1"));
    let first = records.next();
    Ok(first.filter(|_| records.next().is_none()))
}

/// The policy by the first of these tags that names one. A record that only asks for reports counts as `none`
/// (RFC 7489, 6.6.3, 6); one that asks for nothing is no record.
fn read(record: String, by: &[&str]) -> Option<Dmarc> {
    let known = ["none", "quarantine", "reject"];
    let named = by.iter().find_map(|tag| {
        let value = tags::value(&record, tag)?.to_ascii_lowercase();
        known.contains(&value.as_str()).then_some(value)
    });
    let reports = tags::value(&record, "rua").is_some_and(|value| !value.is_empty());
    let policy = named.or_else(|| reports.then(|| "none".to_owned()))?;
    Some(Dmarc { policy, record })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(record: &str, by: &[&str]) -> Option<String> {
        read(record.to_owned(), by).map(|dmarc| dmarc.policy)
    }

    #[test]
    fn the_policy_of_a_subdomain_is_sp() {
        let record = "v=DMARC1; p=REJECT; sp=quarantine";
        assert_eq!(policy(record, &["p"]).as_deref(), Some("reject"));
        assert_eq!(policy(record, &["sp", "p"]).as_deref(), Some("quarantine"));
        assert_eq!(policy("v=DMARC1; p=reject", &["sp", "p"]).as_deref(), Some("reject"));
    }

    #[test]
    fn a_record_without_policy_counts_only_if_it_asks_for_reports() {
        assert_eq!(policy("v=DMARC1; p=oops; rua=mailto:d@shop.example", &["p"]).as_deref(), Some("none"));
        assert_eq!(policy("v=DMARC1; p=oops", &["p"]), None);
    }
}
