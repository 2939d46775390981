//! Whether the owner's Sent folder knows the mail (evidence K3, K4), and who else could have sent its like.
//!
//! Everything that Sent is searched by stands in the mail: identification, recipient, subject and time. Whoever got the mail too can
//! write it again, and where he hands in at the owner's own provider, and the provider prints no login, his mail comes the owner's
//! way (K8). What he cannot do is be first: he has to have the mail before he can copy it. So a mail that went to others as well
//! proves the owner's hand only if it was on its way at once, or if the login shows, or a signature. A mail that went to nobody but
//! those whom it failed for nobody else ever saw: the everyday case, an address with a slip in it, stays what it is. If who it failed
//! for writes it again to himself, he deceives nobody but himself.

use jiff::Timestamp;

use crate::case::Case;
use crate::facts::{Answer, Fact, Facts, Question, SentCopy};
use crate::mail::address;
use crate::owner::Owner;
use crate::providers;

use super::super::matter::Matter;
use super::super::{Evidence, Stance, Strength};
use super::{Sent, evidence};

/// A Sent copy counts as the same mail if its date is this near (evidence T13).
const SENT_WITHIN_SECONDS: i64 = 15 * 60;
/// So soon after it was written nobody has read a mail and copied it.
const AT_ONCE_SECONDS: i64 = 2 * 60;

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
    let same = |copy: &&SentCopy| same_mail(case, copy);
    if copies.iter().filter(same).any(|copy| copy.recipients.iter().any(|to| is_failed(case, to))) {
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
    if copies.iter().any(|copy| is_nearly_the_same(case, copy)) {
        let says = "a mail with this identification is in your Sent folder, and it is nearly this one: it may have been altered on its way";
        return (
            Sent::Altered,
            Some(evidence("sent-altered", Stance::Neutral, Strength::Supporting, says, "Sent folder")),
        );
    }
    let says =
        "a mail in your Sent folder has this identification, but it is another mail: who received it can copy that";
    (Sent::IdOnly, Some(evidence("sent-id-only", Stance::ForOwner, Strength::Weak, says, "Sent folder")))
}

/// Somebody who got the same mail and is none of the owner's side: by the copy in Sent, else by what the returned mail says itself.
pub fn fellow(matter: &Matter<'_>) -> Option<String> {
    let Matter { case, owner, facts, .. } = *matter;
    let recipients = copy(case, facts).map_or(case.original.recipients(), |copy| &copy.recipients);
    recipients.iter().find(|to| !is_failed(case, to) && !is_of_owners_house(owner, to)).cloned()
}

fn is_failed(case: &Case<'_>, to: &str) -> bool {
    case.notice.failures.iter().any(|failure| address::same(&failure.recipient, to))
}

/// The copy in Sent that is this mail, to this recipient.
fn copy<'a>(case: &Case<'_>, facts: &'a Facts) -> Option<&'a SentCopy> {
    let Some(Fact::Known(Answer::SentCopies(copies))) = facts.get(&Question::SentCopies(case.original.message_id()?))
    else {
        return None;
    };
    let same = copies.iter().filter(|copy| same_mail(case, copy));
    same.into_iter().find(|copy| copy.recipients.iter().any(|to| is_failed(case, to)))
}

/// The owner, or somebody in a house of the owner's: not where everybody can have an address.
fn is_of_owners_house(owner: &Owner, addr_spec: &str) -> bool {
    let housed = |domain: &str| owner.has_domain(domain) && !providers::is_everybodys(domain);
    owner.is(addr_spec) || address::domain(addr_spec).is_some_and(housed)
}

/// Was it on its way before anybody could have read and copied it? By the clock of the returning server, or of the owner's provider when
/// the notice came back.
pub fn left_at_once(matter: &Matter<'_>) -> bool {
    let Matter { case, trace, facts, .. } = *matter;
    let Some(written) = copy(case, facts).and_then(|copy| copy.date).or_else(|| case.original.date()) else {
        return false;
    };
    let came = trace.last_believed.and_then(|last| trace.hops.get(last)?.line.date);
    let soon = |at: Timestamp| (-SENT_WITHIN_SECONDS..=AT_ONCE_SECONDS).contains(&at.duration_since(written).as_secs());
    came.into_iter().chain(case.arrived()).any(soon)
}

fn same_mail(case: &Case<'_>, copy: &SentCopy) -> bool {
    let subject = case.original.subject().unwrap_or_default();
    is_near(case, copy) && subject.trim() == copy.subject.trim()
}

fn is_near(case: &Case<'_>, copy: &SentCopy) -> bool {
    match (case.original.date(), copy.date) {
        (Some(returned), Some(sent)) => returned.duration_since(sent).as_secs().abs() <= SENT_WITHIN_SECONDS,
        _ => false,
    }
}

/// Do two of recipient, subject and time agree? Filters put a mark before the subject, programs date a mail when it was begun or when
/// it left, and who returns it may leave a field out.
fn is_nearly_the_same(case: &Case<'_>, copy: &SentCopy) -> bool {
    let named = case.original.recipients();
    let recipient = copy.recipients.iter().any(|to| is_failed(case, to) || named.contains(to));
    let subject = case.original.subject().unwrap_or_default();
    let kept = copy.subject.trim();
    let same_subject = !kept.is_empty() && subject.trim().ends_with(kept);
    [recipient, same_subject, is_near(case, copy)].into_iter().filter(|agrees| *agrees).count() >= 2
}
