//! What would have decided a case that cannot be told: the owner can go and get it, or knows that nobody can.
//!
//! Each piece knows what an answer would make of the verdict ([`Missing::forged`], [`Missing::yours`]): so what a reader is told
//! would change it never holds already, and a break-in is named wherever one may stand behind the piece. What is about the owner's
//! own logins and hosts stands first, because that is what somebody must act on.

use serde::{Deserialize, Serialize};

use crate::providers;
use crate::recognise::Kind;
use crate::sanitize;
use crate::trace::End;

use super::Class;
use super::change::Change;
use super::rules::Grounds;
use super::signals::{Sent, Signed, Source};
use super::would;

/// Look-ups without an answer that are named one by one.
const OPEN_MAX: usize = 2;
/// The longest foreign name in a sentence.
const NAME_MAX: usize = 80;

/// One thing that was missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    pub what: What,
    /// A sentence for a person.
    pub says: String,
    /// What must turn out for the mail to be forged. None: no answer to this makes it so.
    #[serde(default)]
    pub forged: Option<String>,
    /// What would show that it is the owner's after all, or went through the owner's account.
    #[serde(default)]
    pub yours: Vec<Change>,
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
        Missing { what, says: says.into(), forged: None, yours: Vec::new() }
    }

    /// It is forged if this turns out, and all else that is missing does too.
    pub fn forged_if(mut self, condition: impl Into<String>) -> Missing {
        self.forged = Some(condition.into());
        self
    }

    pub fn broken_in_if(mut self, condition: impl Into<String>) -> Missing {
        self.yours.push(Change::new(Class::ThroughYourAccount, condition));
        self
    }

    pub fn sent_if(mut self, condition: impl Into<String>) -> Missing {
        self.yours.push(Change::new(Class::SentByYou, condition));
        self
    }
}

/// What stands first: the owner's logins and hosts and texts before strangers' hosts, and these before what was not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Without it nothing else counts.
    First,
    OwnSide,
    OwnText,
    Passed,
    Notice,
    Host,
    Answer,
    Beside,
}

pub(super) type Weighed = (Weight, Missing);

/// What stands in a notice that nothing proves says something only if it is genuine.
fn if_genuine(change: Change) -> Change {
    Change { condition: format!("the notice is genuine, and {}", change.condition), ..change }
}

impl Grounds<'_> {
    /// What would have decided it, the weightiest first.
    pub fn missing(&self) -> Vec<Missing> {
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
        let mut missing = self.of_notice();
        missing.extend(self.of_login());
        missing.extend(self.of_text());
        missing.extend(self.of_hosts());
        missing.extend(self.of_answers());
        missing.extend(self.of_checks());
        if missing.is_empty() {
            missing.push((Weight::Host, self.undecided()));
        }
        missing.sort_by_key(|(weight, _)| *weight);
        let own = matches!(self.signals.source, Source::OwnNetwork | Source::OwnServer);
        let kept = matches!(self.signals.sent, Sent::Match | Sent::ElsewhereTo(_));
        let never = own || kept || self.signals.signed >= Signed::Header;
        let plain = |(weight, one): Weighed| {
            let forged = one.forged.filter(|_| !never);
            let hearsay = !self.is_identified() && matches!(weight, Weight::OwnSide | Weight::Passed | Weight::Host);
            let yours = if hearsay { one.yours.into_iter().map(if_genuine).collect() } else { one.yours };
            Missing { forged, yours, ..one }
        };
        missing.into_iter().map(plain).collect()
    }

    /// The notice, what it brought back, and who says so.
    fn of_notice(&self) -> Vec<Weighed> {
        let mut missing = Vec::new();
        let source = self.source_named();
        if self.matter.owner.is_nobody() {
            missing.push((Weight::First, Missing::new(What::Addresses, "your own addresses: say which are yours")));
        }
        if self.matter.case.original.is_none() {
            let says = "the returned mail: the notice did not bring it back";
            let piece = Missing::new(What::Mail, says)
                .sent_if(match self.matter.case.notice.failures.first() {
                    Some(_) => {
                        format!("you remember it: your Sent folder has a mail to {} of that time", self.failed())
                    }
                    None => "you remember it: your Sent folder has such a mail".to_owned(),
                })
                .broken_in_if("the last sign-ins of your account show a place or a time that is not yours")
                .forged_if("the mail itself came back, and its lines named a computer that is none of yours");
            missing.push((Weight::Notice, piece));
        } else if self.matter.trace.injection.is_none() {
            missing.push((Weight::Notice, self.no_computer()));
        } else if !self.is_anchored() {
            let says = "a tie between the returning server and the lines in the returned mail";
            let piece = Missing::new(What::Witness, says)
                .forged_if(format!("a line that the returning server surely wrote named {source}"));
            missing.push((Weight::Notice, piece));
        }
        match self.witness {
            None => missing.push((
                Weight::First,
                self.about_proof(Missing::new(What::Witness, "who wrote the notice: it does not say")),
            )),
            Some(witness) if !self.is_identified() => {
                let what = if self.intake.hand_in.is_none() && self.is_provider_unknown() {
                    What::Provider
                } else {
                    What::Witness
                };
                let piece = Missing::new(what, format!("proof of who wrote the notice: {}", witness.says));
                missing.push((Weight::First, self.about_proof(piece)));
            }
            Some(_) => {}
        }
        if self.is_identified() && self.is_anchored() && !self.is_own_observation() {
            let says =
                "word of who received it: the notice comes from another organisation than the server that it quotes";
            let piece = Missing::new(What::Witness, says)
                .forged_if(format!("the server that got the mail from {source} said so itself"));
            missing.push((Weight::Notice, piece));
        }
        missing
    }

    /// A notice that proves nothing may still tell the truth.
    fn about_proof(&self, piece: Missing) -> Missing {
        let from = self.witness.map_or_else(
            || "whom it seems to come from".to_owned(),
            |witness| sanitize::line(&witness.organisation, NAME_MAX),
        );
        if self.matter.side.is_below(&from) {
            return piece.broken_in_if(
                "the log of your own server shows that it wrote the notice, and you did not send the mail",
            );
        }
        let piece = piece.forged_if(format!("{from} confirms that it sent the notice"));
        match (&self.signals.source, self.matter.injection()) {
            (Source::OwnNetwork | Source::OwnServer, Some(injection)) => piece.broken_in_if(format!(
                "{from} confirms that it sent the notice: then look at {}, which is yours",
                injection.address
            )),
            _ => piece,
        }
    }

    /// Lines came back, and which computer handed the mail in they do not say.
    fn no_computer(&self) -> Missing {
        let trace = self.matter.trace;
        let piece = Missing::new(What::Computer, format!("the computer that handed the mail in: {}", trace.why));
        if trace.could_not_ask {
            return piece
                .forged_if("the name servers answer, and the lines then lead to a computer that is none of yours")
                .broken_in_if("the name servers answer, and the lines then lead to your login, or to a host of yours");
        }
        let line = trace.last_believed.and_then(|last| trace.hops.get(last)).map(|hop| &hop.line);
        let writer = line.and_then(|line| line.by.as_deref()).map(|by| sanitize::line(by, NAME_MAX));
        let Some(writer) = writer else { return piece };
        if trace.end == End::Ambiguous && line.is_some_and(|line| line.ambiguous) {
            return piece
                .forged_if(format!("the line of `{writer}` named one address only, and that were none of yours"))
                .broken_in_if(format!("the address that really connected to `{writer}` were yours"));
        }
        let id = line.and_then(|line| line.id.as_deref()).map(|id| sanitize::line(id, NAME_MAX));
        let id = id.map(|id| format!(" for queue id {id}")).unwrap_or_default();
        piece
            .forged_if(format!("the log of `{writer}`{id} names a computer that is none of yours"))
            .broken_in_if(format!("the log of `{writer}`{id} names your login, or a host of yours"))
    }

    /// Signs that a host may be the owner's side all the same.
    fn of_hosts(&self) -> Vec<Weighed> {
        // Of a text that the owner's domain signed, `of_text` says more; and a customer of the owner's name is one piece.
        let signed = self.signals.signed >= Signed::Header
            || self.doubts.iter().any(|doubt| doubt.code == "tenant-of-your-name");
        let doubts = self.doubts.iter().filter(|doubt| !(signed && doubt.code == "signed-by-your-side")).map(|doubt| {
            let piece = Missing::new(would::of_doubt(doubt.code), doubt.missing.clone());
            (would::weight(doubt.code), self.weigh_doubt(doubt.code, piece))
        });
        doubts.chain(self.of_source()).collect()
    }

    fn of_source(&self) -> Option<Weighed> {
        let source = self.source_named();
        match &self.signals.source {
            Source::Open(why) | Source::Unsure(why) => {
                let domain = self.matter.sending_domains().first().map_or("your domain", String::as_str);
                // Who has only an address there cannot publish anything.
                let advice = if providers::is_everybodys(domain) {
                    String::new()
                } else {
                    format!(": `alibi advise {domain}` says how")
                };
                let piece = Missing::new(What::List, format!("a full list of who may send for you: {why}"))
                    .forged_if(format!(
                        "{domain} published a full list of who may send for it, without {source}{advice}"
                    ))
                    .broken_in_if(format!("{source} is a host of yours, or of a service that sends for you"));
                Some((Weight::Host, piece))
            }
            Source::Used(why) => {
                let piece = Missing::new(What::Host, format!("who used that host: {why}"))
                    .forged_if(format!("another customer of the house used {source}"))
                    .broken_in_if(format!("a program or a login of yours at {source} was used, and not by you"));
                Some((Weight::OwnSide, piece))
            }
            Source::Provider => Some((Weight::OwnSide, self.which_customer())),
            _ => None,
        }
    }

    /// What nobody answered. Many of them are one thing: somebody must answer.
    fn of_answers(&self) -> Vec<Weighed> {
        let what = if self.matter.facts.is_switched_off() { What::Asked } else { What::Answer };
        let way = self.way_open.filter(|says| !self.open.iter().any(|open| open == says));
        let all: Vec<&str> = self.open.iter().map(String::as_str).chain(way).collect();
        let (shown, more) = all.split_at(all.len().min(OPEN_MAX));
        let rest = match more.len() {
            0 => String::new(),
            one => format!("{} more {} had no answer", one, if one == 1 { "question" } else { "questions" }),
        };
        let piece = |says: String| {
            let piece = Missing::new(what, says)
                .forged_if("what could not be asked is answered, and speaks for no host of yours")
                .broken_in_if(
                    "what could not be asked is answered, and leads to your login, your provider or a host of yours",
                );
            (Weight::Answer, piece)
        };
        let shown = shown.iter().map(|says| (*says).to_owned());
        shown.chain(Some(rest).filter(|rest| !rest.is_empty())).map(piece).collect()
    }

    fn of_checks(&self) -> Vec<Weighed> {
        let signals = self.signals;
        let mut missing = Vec::new();
        if signals.signed == Signed::Unchecked {
            let piece = Missing::new(What::Signature, "the signature on the mail, which could not be checked")
                .sent_if("it can be checked, with its key and as it was sent, and it holds")
                .forged_if("it can be checked so, and it does not hold");
            missing.push((Weight::Beside, piece));
        }
        if matches!(signals.sent, Sent::Unknown | Sent::NoFolder) && self.matter.case.original.message_id().is_some() {
            let piece = Missing::new(What::Sent, "a look into your Sent folder")
                .sent_if("your Sent folder has it, to this recipient and from that time, and it left the way your mail leaves")
                .forged_if("your Sent folder does not have it");
            missing.push((Weight::Beside, piece));
        }
        missing
    }

    /// The address of the source, for a sentence.
    pub(super) fn source_named(&self) -> String {
        self.matter
            .injection()
            .map_or_else(|| "the computer that handed it in".to_owned(), |one| one.address.to_string())
    }

    pub(super) fn failed(&self) -> String {
        let failed = self.matter.case.notice.failures.first().map(|failure| failure.recipient.as_str());
        sanitize::line(failed.filter(|to| !to.is_empty()).unwrap_or("that address"), NAME_MAX)
    }

    /// When the source handed it in, by the line that names it.
    pub(super) fn handed_in_at(&self) -> String {
        let at = self.matter.line().and_then(|line| line.date);
        at.map(|at| at.strftime(" at %Y-%m-%d %H:%M UTC").to_string()).unwrap_or_default()
    }
}
