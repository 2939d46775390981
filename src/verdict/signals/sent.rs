//! Whether the owner's Sent folder knows the mail (evidence K3, K4).

use crate::case::Case;
use crate::facts::{Answer, Fact, Facts, Question, SentCopy};

use super::super::{Evidence, Stance, Strength};
use super::{Sent, evidence};

/// A Sent copy counts as the same mail if its date is this near (evidence T13).
const SENT_WITHIN_SECONDS: i64 = 15 * 60;

pub fn sent(case: &Case<'_>, facts: &Facts) -> (Sent, Option<Evidence>) {
    let Some(id) = case.original.message_id() else { return (Sent::NoFolder, None) };
    let copies = match facts.get(&Question::SentCopies(id)) {
        Some(Fact::Known(Answer::SentCopies(copies))) if !copies.is_empty() => copies,
        Some(Fact::Known(Answer::SentCopies(_)) | Fact::Absent) => {
            let found = evidence(
                "not-in-sent",
                Stance::AgainstOwner,
                Strength::Weak,
                "the mail is not in your Sent folder",
                "Sent folder",
            );
            return (Sent::Absent, Some(found));
        }
        None => {
            let says = "no Sent folder was given to look into";
            let found = evidence("sent-unusable", Stance::Unusable, Strength::Colour, says, "Sent folder");
            return (Sent::NoFolder, Some(found));
        }
        _ => {
            return (
                Sent::Unknown,
                Some(evidence(
                    "sent-unusable",
                    Stance::Unusable,
                    Strength::Colour,
                    "your Sent folder could not be looked at",
                    "Sent folder",
                )),
            );
        }
    };
    let failed: Vec<&str> = case.notice.failures.iter().map(|failure| failure.recipient.as_str()).collect();
    let same = |copy: &&SentCopy| same_mail(case, copy);
    if copies.iter().filter(same).any(|copy| failed.iter().any(|failed| copy.recipients.iter().any(|to| to == failed)))
    {
        let found = evidence(
            "sent-copy",
            Stance::ForOwner,
            Strength::Strong,
            "the mail is in your Sent folder, to this recipient and from that time",
            "Sent folder",
        );
        return (Sent::Match, Some(found));
    }
    if let Some(copy) = copies.iter().find(same) {
        let says = format!(
            "a mail with this identification, subject and time is in your Sent folder, but it went to {}",
            copy.recipients.join(", ")
        );
        return (
            Sent::ElsewhereTo(copy.recipients.clone()),
            Some(evidence("sent-elsewhere", Stance::Neutral, Strength::Supporting, says, "Sent folder")),
        );
    }
    let says =
        "a mail in your Sent folder has this identification, but it is another mail: who received it can copy that";
    (Sent::IdOnly, Some(evidence("sent-id-only", Stance::ForOwner, Strength::Weak, says, "Sent folder")))
}

fn same_mail(case: &Case<'_>, copy: &SentCopy) -> bool {
    let near = match (case.original.date(), copy.date) {
        (Some(returned), Some(sent)) => returned.duration_since(sent).as_secs().abs() <= SENT_WITHIN_SECONDS,
        _ => false,
    };
    let subject = case.original.subject().unwrap_or_default();
    near && subject.trim() == copy.subject.trim()
}
