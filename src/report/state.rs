//! A report as a value, and the states that it passes.
//!
//! | state | what happened | what may follow | after a crash |
//! |---|---|---|---|
//! | prepared | written, the owner is asked | approved, declined, expired | stays |
//! | approved | a person said yes | queued, declined, expired | queued again: the row in the outbox has the same Message-ID |
//! | queued | in the outbox | sent, failed | the outbox knows whether it left; in doubt it did: at most one report |
//! | sent | the mail server took it | answered | stays |
//! | answered | the desk said something | answered | stays |
//! | declined, expired, failed | nothing was sent | nothing | stays |

use std::net::IpAddr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Contact, Sample};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    Prepared,
    Approved,
    Declined,
    /// Nobody said yes while the evidence was fresh.
    Expired,
    Queued,
    Sent,
    Failed,
    Answered,
}

impl State {
    /// May a report in this state become one in that state?
    pub fn may_become(self, next: State) -> bool {
        use State::*;
        matches!(
            (self, next),
            (Prepared, Approved | Declined | Expired)
                | (Approved, Queued | Declined | Expired)
                | (Queued, Sent | Failed)
                | (Sent | Answered, Answered)
        )
    }

    /// Can it still leave, or has it left? Such a report counts against the limits of its contact and of its day.
    pub fn counts(self) -> bool {
        !matches!(self, State::Declined | State::Expired | State::Failed)
    }
}

/// One report: one contact, one mail, one or several sources of one incident.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Short, for people and for the envelope sender: `K7QM-3F2A`.
    pub id: String,
    pub account: String,
    pub incident: String,
    pub contact: Contact,
    pub sources: Vec<Reported>,
    pub prepared: Timestamp,
    pub state: State,
    /// When it came into its state.
    pub changed: Timestamp,
    /// Why it came into its state, where that needs saying; without a full stop.
    #[serde(default)]
    pub why: Option<String>,
    /// When a notice told the owner that it waits for a yes.
    #[serde(default)]
    pub told: Option<Timestamp>,
    /// When the owner was asked in the folder of questions.
    #[serde(default)]
    pub asked: Option<Timestamp>,
    /// When the mail server took it.
    #[serde(default)]
    pub sent: Option<Timestamp>,
    /// What is sent, byte for byte: the owner approves this and nothing else.
    pub mail: Mail,
    /// What the desk answered, oldest first.
    #[serde(default)]
    pub answers: Vec<(Timestamp, Answer)>,
    /// The report that this one asks again about, at the holder of the larger network.
    #[serde(default)]
    pub escalates: Option<String>,
}

impl Report {
    /// The report in another state. None if that state cannot follow.
    pub fn become_at(&self, next: State, now: Timestamp) -> Option<Report> {
        let sent = self.sent.or((next == State::Sent).then_some(now));
        self.state.may_become(next).then(|| Report { state: next, changed: now, sent, why: None, ..self.clone() })
    }

    /// The same, with the reason.
    pub fn become_because(&self, next: State, why: impl Into<String>, now: Timestamp) -> Option<Report> {
        self.become_at(next, now).map(|report| Report { why: Some(why.into()), ..report })
    }

    /// From when its contact is left in peace.
    pub fn begins(&self) -> Timestamp {
        self.sent.unwrap_or(self.prepared)
    }

    /// When the newest of the mails that it shows was handed in.
    pub fn newest(&self) -> Option<Timestamp> {
        self.sources.iter().map(|source| source.last).max()
    }

    /// Is somebody at work on it, as far as we know? Not if it came back, or went to the wrong desk.
    pub fn is_in_hand(&self) -> bool {
        let lost = |(_, answer): &(Timestamp, Answer)| matches!(answer, Answer::Bounced { .. } | Answer::NotOurs);
        self.state.counts() && !self.answers.iter().any(lost)
    }

    /// Is it on its way, or out?
    pub fn has_left(&self) -> bool {
        matches!(self.state, State::Queued | State::Sent | State::Answered)
    }

    /// Does it name this source?
    pub fn is_about(&self, address: IpAddr) -> bool {
        self.sources.iter().any(|source| source.address == address)
    }
}

/// One source as it is reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    pub address: IpAddr,
    /// The name that the address confirms.
    pub name: Option<String>,
    /// The network by the registries: `203.0.113.64/26`.
    pub network: String,
    /// Returned mails that name it within the window, each counted once.
    pub messages: u64,
    /// When the first and the last of them were handed in, by the lines of those who returned them.
    pub first: Timestamp,
    pub last: Timestamp,
    /// Organisations that name it.
    pub witnesses: Vec<String>,
    pub samples: Vec<Sample>,
}

/// A report as a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// Without `<>`.
    pub message_id: String,
    /// Bare addresses. The envelope sender is this report's alone, so that a bounce of it says which report it was.
    pub envelope_sender: String,
    pub to: String,
    pub subject: String,
    /// The text part, for who shows it.
    pub text: String,
    /// The whole mail, RFC 5322, in ASCII with CR LF.
    pub message: String,
}

/// What a desk answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Answer {
    /// The report came back: nobody reads there, for some time or for good.
    Bounced { status: Option<String> },
    /// A program took it in.
    Acknowledged { ticket: Option<String> },
    /// The network is somebody else's.
    NotOurs,
    /// No more reports to this contact, ever.
    OptOut,
    /// Reports are taken by a form only: for a person, by hand.
    WebForm { form: Option<String> },
    /// A person wrote: the owner reads it.
    Human,
    /// Somebody says this in the desk's name, and nothing shows that it was the desk.
    Doubted { says: Box<Answer> },
}

impl Answer {
    /// What was said, by whomever.
    pub fn said(&self) -> &Answer {
        match self {
            Answer::Doubted { says } => says,
            said => said,
        }
    }

    /// The same, if nobody knows who said it. What has no consequence needs no proof.
    pub fn doubted(self) -> Answer {
        match self {
            Answer::Acknowledged { .. } | Answer::Human | Answer::Doubted { .. } => self,
            says => Answer::Doubted { says: Box::new(says) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_without_a_yes_and_nothing_leaves_twice() {
        use State::*;
        let all = [Prepared, Approved, Declined, Expired, Queued, Sent, Failed, Answered];
        let before = |next: State| all.into_iter().filter(|state| state.may_become(next)).collect::<Vec<_>>();
        assert_eq!(before(Queued), [Approved]);
        assert_eq!(before(Sent), [Queued]);
        assert_eq!(before(Approved), [Prepared]);
        for end in [Declined, Expired, Failed] {
            assert!(all.into_iter().all(|next| !end.may_become(next)) && !end.counts());
        }
    }
}
