//! What was asked about a mail, and the answers: so that anybody can ask again.

use crate::commands::layout::counted;
use crate::facts::{Answer, Fact, Facts, HostName, Question, Which};
use crate::sanitize;

use super::SHOWN_MAX;

/// Values of one answer that are shown.
const VALUES_MAX: usize = 4;

pub fn looked_up(facts: &Facts) -> Vec<String> {
    let line = |(question, fact): (&Question, &Fact)| {
        let answer = match fact {
            Fact::Known(answer) => answered(answer),
            Fact::Absent => "there is none".to_owned(),
            Fact::Unknown { why, .. } => format!("nobody could say ({why})"),
        };
        sanitize::line(&format!("{}: {answer}", asked(question)), SHOWN_MAX)
    };
    facts.iter().map(line).collect()
}

fn asked(question: &Question) -> String {
    let mail = |which: &Which| match which {
        Which::Notice => "notice",
        Which::Original => "returned mail",
    };
    match question {
        Question::Names(address) => format!("names of {address} (PTR)"),
        Question::Addresses(name) => format!("addresses of {name}"),
        Question::Exchangers(domain) => format!("who receives mail for {domain} (MX)"),
        Question::Spf { domain, address } => format!("may {address} send for {domain} (SPF)"),
        Question::Senders(domain) => format!("who may send for {domain} (SPF, whole)"),
        Question::Texts(name) => format!("TXT records of {name}"),
        Question::Dmarc(domain) => format!("DMARC policy of {domain}"),
        Question::Signatures(which) => format!("DKIM signatures of the {}", mail(which)),
        Question::Seals(which) => format!("ARC seals of the {}", mail(which)),
        Question::Netblock(address) => format!("who holds the network of {address}"),
        Question::Contacts(address) => format!("whom to write to about {address}"),
        Question::OriginAs(address) => format!("who announces the network of {address}"),
        Question::SentCopies(id) => format!("copies of <{id}> in the Sent folder"),
        Question::SentTo(to, at) => format!("mails to {to} from about {at} in the Sent folder"),
    }
}

fn answered(answer: &Answer) -> String {
    match answer {
        Answer::Names(names) => list(names.iter().map(host)),
        Answer::Addresses(addresses) => list(addresses.iter().map(ToString::to_string)),
        Answer::Exchangers(names) => list(names.iter().cloned()),
        Answer::Spf(spf) => format!("{spf:?}").to_lowercase(),
        Answer::Senders(senders) => {
            let whole = if senders.complete { "complete" } else { "not to be listed in full" };
            let all = if senders.everybody { ", everybody" } else { "" };
            format!("{}, {whole}{all}", counted(senders.networks.len() as u64, "network"))
        }
        Answer::Texts(texts) => list(texts.iter().cloned()),
        Answer::Dmarc(dmarc) => dmarc.policy.clone(),
        Answer::Signatures(signatures) => {
            list(signatures.iter().map(|one| {
                format!("d={} s={} {}", one.domain, one.selector, format!("{:?}", one.result).to_lowercase())
            }))
        }
        Answer::Seals(seals) => {
            let by = list(seals.seals.iter().map(|seal| seal.domain.clone()));
            format!("{by}; {}", format!("{:?}", seals.result).to_lowercase())
        }
        Answer::Netblock(block) => {
            let asn = block.asn.map(|asn| format!(", AS{asn}")).unwrap_or_default();
            format!("{} “{}”{asn}", block.network, block.name)
        }
        Answer::OriginAs(origin) => list(origin.numbers.iter().map(|number| format!("AS{number}"))),
        Answer::SentCopies(copies) => list(copies.iter().map(|copy| format!("to {}", copy.recipients.join(" ")))),
    }
}

fn host(host: &HostName) -> String {
    let holds = match host.confirmed {
        Some(true) => "resolves back",
        Some(false) => "does not resolve back",
        None => "could not be checked",
    };
    format!("{} ({holds})", host.name)
}

fn list(values: impl Iterator<Item = String>) -> String {
    let values: Vec<String> = values.collect();
    let shown = values.get(..VALUES_MAX).unwrap_or(&values).join(", ");
    match values.len() {
        0 => "there is none".to_owned(),
        all if all > VALUES_MAX => format!("{shown} and {} more", all - VALUES_MAX),
        _ => shown,
    }
}
