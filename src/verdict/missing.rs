//! What would have decided a case that cannot be told: the owner can go and get it, or knows that nobody can.

use serde::{Deserialize, Serialize};

use crate::recognise::Kind;

use super::rules::Grounds;
use super::signals::{Sent, Signed, Source};
use super::witness::Standing;

/// One thing that was missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    pub what: What,
    /// A sentence for a person.
    pub says: String,
}

/// Of what sort it is: the owner's language has a sentence for each, and each command the option that supplies it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Which addresses are the owner's.
    Addresses,
    /// The returned mail.
    Mail,
    /// The computer that handed the mail in.
    Computer,
    /// The lines of the owner's provider on the notice.
    Provider,
    /// Proof of who wrote the notice, or of who saw what it tells.
    Witness,
    /// A full list of who may send for the owner.
    List,
    /// Which customer of a provider it was.
    Customer,
    /// Who used the host that handed it in.
    Host,
    /// What the log of the owner's own server says.
    Server,
    /// Who sent a text of the owner's again.
    Again,
    /// Where the mail was before.
    Forward,
    /// The key of a signature.
    Signature,
    /// A look into the folder of sent mail.
    Sent,
    /// An answer of the DNS or a registry.
    Answer,
    /// The same, where alibi was told to ask nobody.
    Asked,
}

impl What {
    /// Would it say something of the notice alone, and nothing of the owner's side?
    pub fn is_of_the_notice(self) -> bool {
        matches!(self, What::Addresses | What::Mail | What::Provider | What::Witness | What::Sent)
    }
}

impl Missing {
    pub fn new(what: What, says: impl Into<String>) -> Missing {
        Missing { what, says: says.into() }
    }
}

impl Grounds<'_> {
    /// What would have decided it.
    pub fn missing(&self) -> Vec<Missing> {
        let signals = self.signals;
        let signed = signals.signed >= Signed::Header;
        match self.matter.case.notice.kind {
            Kind::Unreadable => return vec![Missing::new(What::Mail, "a mail: these bytes are none")],
            Kind::DmarcAggregate => {
                return vec![Missing::new(
                    What::Mail,
                    "a mail: a report of this sort counts mails and brings none back",
                )];
            }
            _ => {}
        }
        let mut missing = Vec::new();
        let mut add = |what: What, says: String| missing.push(Missing::new(what, says));
        if self.matter.owner.is_nobody() {
            add(What::Addresses, "your own addresses: say which are yours".to_owned());
        }
        if self.matter.case.original.is_none() {
            add(What::Mail, "the returned mail: the notice did not bring it back".to_owned());
        } else if self.matter.trace.injection.is_none() {
            add(What::Computer, format!("the computer that handed the mail in: {}", self.matter.trace.why));
        } else if !self.is_anchored() {
            add(What::Witness, "a tie between the returning server and the lines in the returned mail".to_owned());
        }
        match self.witness {
            None => add(What::Witness, "who wrote the notice: it does not say".to_owned()),
            Some(witness) if witness.standing != Standing::Identified => {
                add(self.unproven(), format!("proof of who wrote the notice: {}", witness.says))
            }
            Some(_) => {}
        }
        if self.is_identified() && self.is_anchored() && !self.is_own_observation() {
            add(
                What::Witness,
                "word of who received it: the notice comes from another organisation than the server that it quotes"
                    .to_owned(),
            );
        }
        self.doubts.iter().for_each(|doubt| add(of_doubt(doubt.code), doubt.missing.clone()));
        let unanswered = if self.matter.facts.is_switched_off() { What::Asked } else { What::Answer };
        self.open.iter().for_each(|says| add(unanswered, says.clone()));
        let way = self.way_open.filter(|says| !self.open.iter().any(|open| open == says));
        way.iter().for_each(|says| add(unanswered, (*says).to_owned()));
        if self.submission_open {
            add(What::Customer, "who handed it in at your provider: that could not be asked".to_owned());
        }
        if signed && self.is_sent_again() {
            add(What::Again, "who sent it again: its header is yours, but it came from elsewhere, to others or long after you wrote it".to_owned());
        } else if signed && self.is_perhaps_sent_again() {
            add(
                What::Again,
                "who sent it, and from where: its header is yours, but it went to others, or long after you wrote it"
                    .to_owned(),
            );
        } else if signed && self.is_unseen_text() {
            add(What::Again, "who sent it: the header carries your signature, but it came from elsewhere without the text, and whoever received it can put another text below".to_owned());
        } else if signed && !self.is_own_way() && !signals.recipients_signed {
            add(What::Again, "who sent it to this recipient: your signature on it does not cover who gets it, and it did not come from where your mail comes".to_owned());
        }
        self.forwarded.iter().for_each(|why| add(What::Forward, format!("where the mail was before: {why}")));
        if let Some(fellow) =
            signals.copied_by().filter(|_| signals.sent == Sent::Match && !signed && self.may_be_a_fellows())
        {
            add(
                What::Again,
                format!(
                    "who sent it: the mail in your Sent folder went to {fellow} as well, who can copy it, and this one is not signed and came too late to be surely the first"
                ),
            );
        } else if signals.sent == Sent::Match && !signed {
            add(What::Again, "who sent it: a mail like this is in your Sent folder, but this one is not signed, and nothing proves that it went your way".to_owned());
        }
        if self.is_another_text() {
            add(
                What::Again,
                "who sent it: the header carries your signature, but another text than the signed one stands below it"
                    .to_owned(),
            );
        }
        if !signed && self.submission.is_some_and(|submission| self.is_owners(submission)) {
            add(What::Again, "who sent it: only the lines that came back name your login or office, and neither a signature nor your Sent folder bears them out".to_owned());
        }
        if let Some(account) = self
            .submission
            .filter(|submission| self.is_anothers(submission))
            .and_then(|submission| submission.account.as_ref())
        {
            add(
                What::Customer,
                format!("why `{account}`, another customer of your provider, could send with your address"),
            );
        }
        if let Some(to) = self.submission.and_then(|submission| submission.passed_on.as_ref()) {
            add(
                What::Forward,
                format!(
                    "who wrote it: a foreign computer brought it without a login for {to}, and your server passed it on"
                ),
            );
        }
        match &signals.source {
            Source::Open(why) | Source::Unsure(why) => {
                add(What::List, format!("a full list of who may send for you: {why}"))
            }
            Source::Used(why) => add(What::Host, format!("who used that host: {why}")),
            Source::Provider => add(
                What::Customer,
                "which customer of that mail provider or service handed it in: it sends for others too".to_owned(),
            ),
            _ => {}
        }
        if self.is_perhaps_owners_login() {
            add(What::Customer, "whose login was used: the mail was handed in by somebody who logged in, perhaps with an account of yours".to_owned());
        }
        if signals.sent == Sent::Altered {
            add(
                What::Again,
                "what altered it on its way: a mail nearly like this one is in your Sent folder".to_owned(),
            );
        }
        if signals.signed == Signed::Unchecked {
            add(What::Signature, "the key of the signature on the mail".to_owned());
        }
        if matches!(signals.sent, Sent::Unknown | Sent::NoFolder) && self.matter.case.original.message_id().is_some() {
            add(What::Sent, "a look into your Sent folder".to_owned());
        }
        if missing.is_empty() {
            missing.push(if signed {
                Missing::new(What::Again, "who sent it: the signature says that you once wrote it, and not who sent it this time, from elsewhere and to somebody whom it does not name")
            } else {
                Missing::new(What::Witness, "a sign that speaks for one of the two: nothing proves that it is yours, and nothing that it is not")
            });
        }
        missing
    }

    /// Why nobody knows who wrote the notice: the provider's own lines are not known, or they say too little.
    fn unproven(&self) -> What {
        if self.intake.hand_in.is_none() { What::Provider } else { What::Witness }
    }
}

/// What would settle a doubt, by its code. Nearly all are about who used the host.
fn of_doubt(code: &str) -> What {
    match code {
        "not-by-mx" => What::Forward,
        "relayed-out" => What::Server,
        "returning-server-saw-pass" => What::List,
        "signed-beside" | "tenant-of-your-name" => What::Customer,
        _ => What::Host,
    }
}
