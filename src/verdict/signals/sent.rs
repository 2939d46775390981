//! Whether the owner's Sent folder knows the mail (evidence K3, K4), and who else could have sent its like.
//!
//! Everything that Sent is searched by stands in the mail: identification, recipient, subject and time. Whoever got the mail too can
//! write it again, and where he hands in at the owner's own provider, and the provider prints no login, his mail comes the owner's
//! way (K8). What he cannot do is be first: he has to have the mail before he can copy it. So a mail that went to others as well
//! proves the owner's hand only if it was on its way at once, or if the login shows, or a signature. A mail that went to nobody but
//! those whom it failed for nobody else ever saw: the everyday case, an address with a slip in it, stays what it is. If who it failed
//! for writes it again to himself, he deceives nobody but himself.

use jiff::{SignedDuration, Timestamp};

use crate::case::Case;
use crate::facts::{Answer, Fact, Facts, Question, SENT_WITHIN, SentCopy};
use crate::mail::address;
use crate::owner::Owner;
use crate::providers;

use super::super::matter::Matter;
use super::super::{Evidence, Stance, Strength};
use super::{Sent, evidence};

/// So soon after it was written nobody has read a mail and copied it.
const AT_ONCE: SignedDuration = SignedDuration::from_mins(2);

/// What the Sent folder is asked about the mail: who has this identification, and if nobody has, who is like it. An address that
/// IMAP cannot be asked for is not asked for.
pub fn questions(case: &Case<'_>, facts: &Facts) -> Vec<Question> {
    let by_id = case.original.message_id().map(Question::SentCopies);
    let has_none = by_id.as_ref().is_none_or(|question| matches!(facts.get(question), Some(Fact::Absent)));
    by_id.into_iter().chain(has_none.then(|| alike(case)).flatten()).collect()
}

fn alike(case: &Case<'_>) -> Option<Question> {
    let to = &case.notice.failures.iter().find(|failure| failure.recipient.is_ascii())?.recipient;
    Some(Question::SentTo(to.to_ascii_lowercase(), case.original.date()?))
}

pub fn sent(case: &Case<'_>, facts: &Facts) -> (Sent, Option<Evidence>) {
    let mut asked = questions(case, facts).into_iter();
    let Some(first) = asked.next() else { return (Sent::NoFolder, None) };
    match (&first, facts.get(&first)) {
        (Question::SentCopies(_), Some(Fact::Known(Answer::SentCopies(copies)))) => by_id(case, copies),
        (Question::SentTo(..), known) => by_likeness(case, known),
        (_, Some(Fact::Absent)) => match asked.next() {
            Some(second) => by_likeness(case, facts.get(&second)),
            None => absent(),
        },
        (_, known) => unusable(known),
    }
}

/// Under another identification, or none, it may be the owner's all the same; whoever got the mail too can write its like.
fn by_likeness(case: &Case<'_>, known: Option<&Fact>) -> (Sent, Option<Evidence>) {
    match known {
        Some(Fact::Known(Answer::SentCopies(copies))) if copies.iter().any(|copy| same_mail(case, copy)) => {
            let says = "a mail to this recipient, with this subject and from that time, is in your Sent folder under another identification";
            (Sent::Alike, Some(evidence("sent-alike", Stance::Neutral, Strength::Supporting, says, "Sent folder")))
        }
        Some(Fact::Known(_) | Fact::Absent) => absent(),
        other => unusable(other),
    }
}

fn absent() -> (Sent, Option<Evidence>) {
    let says = "the mail is not in your Sent folder";
    (Sent::Absent, Some(evidence("not-in-sent", Stance::AgainstOwner, Strength::Weak, says, "Sent folder")))
}

fn unusable(known: Option<&Fact>) -> (Sent, Option<Evidence>) {
    let (sent, says) = match known {
        None => (Sent::NoFolder, "no Sent folder was given to look into"),
        Some(_) => (Sent::Unknown, "your Sent folder could not be looked at"),
    };
    (sent, Some(evidence("sent-unusable", Stance::Unusable, Strength::Colour, says, "Sent folder")))
}

fn by_id(case: &Case<'_>, copies: &[SentCopy]) -> (Sent, Option<Evidence>) {
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
    let soon = |at: Timestamp| (-SENT_WITHIN..=AT_ONCE).contains(&at.duration_since(written));
    came.into_iter().chain(case.arrived()).any(soon)
}

fn same_mail(case: &Case<'_>, copy: &SentCopy) -> bool {
    let subject = case.original.subject().unwrap_or_default();
    is_near(case, copy) && subject.trim() == copy.subject.trim()
}

fn is_near(case: &Case<'_>, copy: &SentCopy) -> bool {
    case.original.date().is_some_and(|date| copy.is_from(date))
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
