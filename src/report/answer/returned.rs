//! Is it the report that came back? Its desk knows the names of a report, and whoever the desk shows it to, and all of them can be
//! put into forged mail: what then comes back is evidence, and no answer.

use crate::mail::address::{self, same_organisation};
use crate::mail::header;
use crate::record::CaseRecord;
use crate::report::Report;
use crate::verdict::Class;

/// Does this notice bring the report back? It does if the report is what it returns: by its Message-ID, sent to its contact, and
/// not proven to come from elsewhere. A notice that returns nothing must name somebody of the contact's domain.
pub fn brings_back(record: &CaseRecord, report: &Report) -> bool {
    if matches!(record.verdict.class, Class::Forged | Class::ForgedConfirmed) {
        return false;
    }
    let block = record.original_header.as_bytes();
    let is_contact = |to: &String| *to == address::normal(&report.mail.to);
    let addressed = header::find(block, "To").is_some_and(|to| address::all_in(to.value).iter().any(is_contact));
    match header::find(block, "Message-ID").map(|field| header::bare_id(&field.text())) {
        Some(id) => addressed && id == report.mail.message_id,
        None => addressed || has_failed(record, report),
    }
}

/// Is it sure who says that it came back: the owner's own provider, or a mail system that receives the contact's mail?
pub fn is_by_its_mail_system(record: &CaseRecord, report: &Report) -> bool {
    let Some(witness) = record.witness.as_ref().filter(|witness| witness.authenticated) else { return false };
    let Some(contact) = address::domain(&report.mail.to).map(address::normal) else { return false };
    let receives = |name: &str| same_organisation(name, &witness.organisation);
    witness.own_provider || receives(&contact) || record.facts.exchangers(&contact).iter().any(|name| receives(name))
}

/// Without any recipient, the notice came to where only the report's own notices come.
fn has_failed(record: &CaseRecord, report: &Report) -> bool {
    let at_contact = |failed: &&str| match (address::domain(failed), address::domain(&report.mail.to)) {
        (Some(failed), Some(contact)) => same_organisation(failed, contact),
        _ => false,
    };
    let failed = record.notice.failed_recipients();
    failed.is_empty() || failed.iter().any(at_contact)
}
