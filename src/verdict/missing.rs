//! What would have decided a case that cannot be told: the owner can go and get it, or knows that nobody can.

use super::rules::Grounds;
use super::signals::{Sent, Signed, Source};
use super::witness::Standing;

impl Grounds<'_> {
    /// What would have decided it, in sentences.
    pub fn missing(&self) -> Vec<String> {
        let signals = self.signals;
        let signed = signals.signed >= Signed::Header;
        let mut missing = Vec::new();
        if self.owner.is_nobody() {
            missing.push("your own addresses: say which are yours".to_owned());
        }
        if self.case.original.is_none() {
            missing.push("the returned mail: the notice did not bring it back".to_owned());
        } else if self.trace.injection.is_none() {
            missing.push(format!("the computer that handed the mail in: {}", self.trace.why));
        } else if !self.is_anchored() {
            missing.push("a tie between the returning server and the lines in the returned mail".to_owned());
        }
        match self.witness {
            None => missing.push("who wrote the notice: it does not say".to_owned()),
            Some(witness) if witness.standing != Standing::Identified => {
                missing.push(format!("proof of who wrote the notice: {}", witness.says))
            }
            Some(_) => {}
        }
        if self.is_identified() && self.is_anchored() && !self.is_own_observation() {
            missing.push(
                "word of who received it: the notice comes from another organisation than the server that it quotes"
                    .to_owned(),
            );
        }
        missing.extend(self.doubts.iter().map(|doubt| doubt.missing.clone()));
        missing.extend(self.open.iter().cloned());
        missing.extend(self.way_open.map(str::to_owned));
        if self.submission_open {
            missing.push("who handed it in at your provider: that could not be asked".to_owned());
        }
        if signed && self.is_sent_again() {
            missing.push("who sent it again: the text is yours, but it came from elsewhere, to others or long after you wrote it".to_owned());
        }
        missing.extend(self.forwarded.map(|why| format!("where the mail was before: {why}")));
        if signals.sent == Sent::Match && !signed {
            missing.push("who sent it: a mail like this is in your Sent folder, but this one is not signed, and nothing proves that it went your way".to_owned());
        }
        if self.is_another_text() {
            missing.push(
                "who sent it: the header carries your signature, but another text than the signed one stands below it"
                    .to_owned(),
            );
        }
        if !signed && self.submission.is_some_and(|submission| self.is_owners(submission)) {
            missing.push("who sent it: only the lines that came back name your login or office, and neither a signature nor your Sent folder bears them out".to_owned());
        }
        if let Some(account) = self
            .submission
            .filter(|submission| self.is_anothers(submission))
            .and_then(|submission| submission.account.as_ref())
        {
            missing.push(format!("why `{account}`, another customer of your provider, could send with your address"));
        }
        match &signals.source {
            Source::Open(why) | Source::Unsure(why) => {
                missing.push(format!("a full list of who may send for you: {why}"))
            }
            Source::Used(why) => missing.push(format!("who used that host: {why}")),
            Source::Provider => missing.push(
                "which customer of that mail provider or service handed it in: it sends for others too".to_owned(),
            ),
            _ => {}
        }
        if self.is_perhaps_owners_login() {
            missing.push("whose login was used: the mail was handed in by somebody who logged in, perhaps with an account of yours".to_owned());
        }
        if signals.signed == Signed::Unchecked {
            missing.push("the key of the signature on the mail".to_owned());
        }
        if matches!(signals.sent, Sent::Unknown | Sent::NoFolder) && self.case.original.message_id().is_some() {
            missing.push("a look into your Sent folder".to_owned());
        }
        missing
    }
}
