//! What would have to be true for another verdict. A finding that nothing could change would be a belief.

use serde::Serialize;

use crate::mail::address;
use crate::record::CaseRecord;
use crate::sanitize;
use crate::verdict::Class;

#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    pub verdict: Class,
    /// The condition, in words.
    #[serde(rename = "if")]
    pub condition: String,
}

pub fn changes(case: &CaseRecord) -> Vec<Change> {
    let domain = case.identity.as_deref().and_then(address::domain).unwrap_or("your domain").to_owned();
    let by = case.witness.as_ref().map_or("the returning server", |witness| witness.organisation.as_str());
    let by = sanitize::line(by, 80);
    let source = case
        .trace
        .injection
        .as_ref()
        .map_or("the computer that handed it in".to_owned(), |one| one.address.to_string());
    let has = |code: &str| case.verdict.evidence.iter().any(|one| one.code == code);
    let change = |verdict, condition: String| Change { verdict, condition };
    let signed = format!(
        "it carried a signature of {domain} that holds, or lay in your Sent folder, to this recipient and from that time, and came from a host of yours"
    );
    match case.verdict.class {
        Class::Forged | Class::ForgedConfirmed => vec![
            change(Class::SentByYou, signed),
            change(
                Class::ThroughYourAccount,
                format!("{source} were yours after all: an office line, a web server, a service that sends for you (then name it in the configuration, or in the SPF record of {domain})"),
            ),
            change(
                Class::ForgedConfirmed,
                format!("a second mail system that has nothing to do with {by} also got such mail from {source}, within three days"),
            ),
            change(
                Class::CannotTell,
                format!("{by} had not been proven to be who sent the notice, or {domain} did not publish a full list of who may send for it"),
            ),
        ],
        Class::SentByYou => {
            let mut changes = vec![change(
                Class::ThroughYourAccount,
                "you did not send it, nor a program of yours: then somebody has your login, and your password must change today".to_owned(),
            )];
            let unsigned = !has("dkim-pass") && !has("dkim-header-pass");
            changes.extend(unsigned.then(|| {
                change(Class::CannotTell, format!("it had been handed in outside everything that sends for {domain}: who receives a mail can copy it"))
            }));
            changes
        }
        Class::ThroughYourAccount => vec![
            change(
                Class::SentByYou,
                "you know who or what sent it: yourself from another place, a colleague, a form on your web site, a newsletter service, a copier".to_owned(),
            ),
            change(
                Class::CannotTell,
                format!("{source} were no longer yours, or used by others as well: then take it out of your configuration and of the SPF record of {domain}"),
            ),
        ],
        Class::SuspiciousNotice => vec![change(
            Class::CannotTell,
            format!("the notice were signed by {by}, or handed in by one of its hosts, or brought back a mail whose top line is of that organisation"),
        )],
        Class::NotYourAddress => {
            vec![change(Class::CannotTell, "one of the addresses in it were yours: then add it to the account in the configuration".to_owned())]
        }
        Class::CannotTell => {
            let about = if case.trace.injection.is_some() {
                format!("it were known that {source} sends for nobody at {domain}, and {by} were proven to have sent the notice")
            } else {
                "the notice had brought back the lines that say where the mail was handed in".to_owned()
            };
            vec![change(Class::SentByYou, signed), change(Class::Forged, about)]
        }
        Class::NotAReport => Vec::new(),
    }
}
