//! Letters of people who complain about mail that seems to come from the reader.
//!
//! Ordinary business mail must never be taken for one, so no phrase is believed alone. A complaint says several of these: that
//! something is bad, that it came from the reader, that the writer got it, never asked for it, and wants it to stop. What the
//! writer quotes does not speak, but that a mail of the reader's is quoted or attached does.

use std::sync::LazyLock;

use super::body::{self, Body};
use super::head::Head;
use super::notice::{Kind, Notice};
use super::subject;
use super::unsaid;
use super::vocabulary::{self, Sign, Signs};
use super::wordlist::{AGAIN, ELSEWHERE, Few, LISTS, OF_MAIL};

/// A person complains. `returns_own`: a mail of the reader's is attached or pasted with its header; `shows_own`: its heads stand
/// in the text as a mail program quotes them.
pub fn read(head: &Head<'_>, body: &Body, returns_own: bool, shows_own: impl Fn() -> bool) -> Option<Notice> {
    if head.is_list || head.is_automatic && !head.from_daemon || head.null_sender || head.writes_to_itself() {
        return None;
    }
    let letter = body.letter();
    if letter.own.len() > LETTER_MAX {
        return None;
    }
    // The subject of an answer is the other mail's.
    let demand = demand_on_top(head);
    let subject = if head.is_reply { String::new() } else { demand.map_or_else(|| head.subject(), str::to_owned) };
    let text = unsaid::without(&body::fold(&format!("{subject}. {}", letter.own)));
    let signs = vocabulary::signs(&text);
    let quotes_own = match &letter.announced {
        Some(spec) => head.own_side(spec),
        None => !returns_own && head.is_reply && shows_own(),
    };
    let has_mail = returns_own || quotes_own;
    let named = named(&text, head);
    let demanded = demand.is_some();
    let mut weight = weigh(&signs, named) + u32::from(returns_own) * 2 + u32::from(quotes_own) + u32::from(demanded);
    // What stands in the quote and not in the letter: words of spam, in a mail that seems to be the reader's.
    let baits = |signs: &Signs| signs.count(Sign::Bad).saturating_add(signs.count(Sign::Bait));
    weight += u32::from(quotes_own && baits(&body.signs) > baits(&signs));
    // A letter says what is bad or that it shall end; without either, it only speaks of the reader's mail.
    // Whoever answers with a demand, and says what they will do otherwise or how often they said so, wants no more mail; who shouts it
    // needs no other word.
    let answer = head.is_reply && letter.own.len() <= ANSWER_MAX && !signs.has(Sign::Dealings);
    let plain = signs.has(Sign::StopMe) || LISTS.are_in(&text);
    let asks_end = plain || signs.has(Sign::Stop);
    let repeats = answer && asks_end && AGAIN.are_in(&text);
    let insists = answer && asks_end && (signs.has(Sign::Threat) || repeats) && OF_MAIL.are_in(&text);
    let shouts = answer && asks_end && !signs.has(Sign::Newsletter) && shouts(&letter.own, plain);
    weight += u32::from(insists) + u32::from(repeats) + u32::from(shouts) * 2;
    let complains = COMPLAINS.iter().any(|&sign| signs.has(sign))
        || insists
        || shouts
        || has_mail && signs.has(Sign::Threat)
        || returns_own && signs.has(Sign::Stop);
    // Who warns of such mail speaks of nobody's in particular.
    // Who answers a mail and wants it to end speaks of that one.
    let answers = (head.in_reply_to || demanded) && signs.has(Sign::Stop) || insists || shouts;
    let of_reader = has_mail || answers || OF_READER.iter().any(|&sign| signs.has(sign)) || named > 0;
    // Whoever only wants no more of something may well have got it from the reader.
    let says_why = has_mail || insists || shouts || named > 0 || REASONS.iter().any(|&sign| signs.has(sign));
    // Who only says that they ordered nothing may speak of goods and bills.
    let only_never = signs.has(Sign::Never) && !TROUBLES.iter().any(|&sign| signs.has(sign));
    let needed = needed(head, &signs, &text, has_mail, insists) + u32::from(!says_why) + u32::from(only_never) * 3;
    // Who answers a question about such mail explains it, and neither suffers nor demands anything.
    if head.is_reply && !has_mail && !insists && !SUFFERS.iter().any(|&sign| signs.has(sign)) {
        return None;
    }
    // A message of another network was no mail in the reader's name.
    let elsewhere = !has_mail && named == 0 && !signs.has(Sign::Plainly) && ELSEWHERE.are_in(&text);
    (complains && of_reader && weight >= needed && !elsewhere).then(|| Notice::new(Kind::Complaint, "person"))
}

/// Any of these makes a letter a complaint.
const COMPLAINS: [Sign; 5] = [Sign::Bad, Sign::StopMe, Sign::Plainly, Sign::Never, Sign::Doubt];

/// Any of these says what is wrong.
const REASONS: [Sign; 7] =
    [Sign::Bad, Sign::Plainly, Sign::Never, Sign::Doubt, Sign::Threat, Sign::Hacked, Sign::Yours];

/// Any of these speaks of a mail rather than of goods and bills.
const TROUBLES: [Sign; 7] =
    [Sign::Bad, Sign::Plainly, Sign::Doubt, Sign::Stop, Sign::StopMe, Sign::Threat, Sign::Hacked];

/// Any of these says that the reader is meant.
const OF_READER: [Sign; 6] = [Sign::Yours, Sign::StopMe, Sign::Plainly, Sign::Never, Sign::Doubt, Sign::Hacked];

/// Any of these is said by who has to do with the mail, and not by who only knows about it.
const SUFFERS: [Sign; 7] = [Sign::Got, Sign::Never, Sign::Stop, Sign::StopMe, Sign::Doubt, Sign::Threat, Sign::Plainly];

/// A few words that are no more than a cry.
fn shouts(own: &str, plain: bool) -> bool {
    let own = own.trim();
    let letters = || own.chars().filter(|letter| letter.is_alphabetic());
    let in_capitals = || letters().count() >= LOUD_MIN && letters().all(char::is_uppercase);
    own.len() <= CRY_MAX && (plain && own.contains('!') || in_capitals())
}

/// `UNSUBSCRIBE Re: invoice`: what somebody wants, written before the subject that they answer.
fn demand_on_top<'a>(head: &'a Head<'_>) -> Option<&'a str> {
    let before = subject::before_answer(head.subject_lower())?;
    vocabulary::subject_signs(before).has(Sign::Stop).then_some(before)
}

fn weigh(signs: &Signs, named: u32) -> u32 {
    let one = |sign| u32::from(signs.has(sign));
    let yours = one(Sign::Yours).max(named);
    let stop = (one(Sign::StopMe) * 2).max(one(Sign::Stop));
    let broken = one(Sign::Hacked).min(yours);
    (one(Sign::Plainly) * 3).max(broken)
        + yours
        + one(Sign::Doubt)
        + stop
        + one(Sign::Bad)
        + one(Sign::Got)
        + one(Sign::Never)
        + one(Sign::Threat)
}

/// What a letter must weigh. Links and bait are the manners of thieves, a mail system's From those of machines.
fn needed(head: &Head<'_>, signs: &Signs, text: &str, has_mail: bool, insists: bool) -> u32 {
    let mut needed = WEIGHT_MIN;
    let links = LINKS.are_in(text);
    needed += u32::from(links && !has_mail) * 2;
    // Who warns of a break-in wants a password changed, as thieves want theirs typed in.
    let warns = !links && signs.has(Sign::Hacked) && signs.has(Sign::Stop) && signs.has(Sign::Got);
    needed += u32::from(signs.count(Sign::Bait).saturating_sub(u8::from(warns))) * 2;
    needed += u32::from(signs.has(Sign::Newsletter) && !insists) * 3;
    needed += u32::from(signs.has(Sign::Dealings)) * 2;
    // Most letters under a title of two plain words are about something else.
    needed += u32::from(head.is_titled_plainly() && !has_mail);
    // Where a mail system's own notice is sure to be null-sent or marked, a postmaster's letter is neither.
    needed + u32::from(head.is_automatic || head.from_robot)
}

static LINKS: LazyLock<Few<3>> = LazyLock::new(|| Few::new(["http://", "https://", "www."]));

/// Does the letter name an address or the domain of its reader: as the source of something, or at all?
pub fn named(text: &str, head: &Head<'_>) -> u32 {
    let mut weight = 0;
    for own in head.readers().iter().take(OWN_MAX) {
        // A role has its domain to itself: any address there is meant.
        let role =
            own.split_once('@').filter(|(local, _)| ROLES.contains(local)).map(|(_, domain)| format!("@{domain}"));
        let Some(at) = text.find(role.as_deref().unwrap_or(own)) else { continue };
        let before = text.get(..at).unwrap_or("");
        let before =
            before.trim_end_matches(|c: char| role.is_some() && (c.is_ascii_alphanumeric() || "._-+".contains(c)));
        let before = before.trim_end_matches(['<', '"', '\'', '(', ':', '\u{ff08}', '\u{300c}', ' ']);
        let from = FROM.iter().any(|word| before.ends_with(word));
        weight = weight.max(if from { AS_SOURCE } else { 1 });
    }
    weight
}

/// What it weighs to be named as the source.
pub const AS_SOURCE: u32 = 2;

/// Local parts that no person has at a provider that many share.
const ROLES: &[&str] = &["abuse", "postmaster", "hostmaster", "webmaster", "security", "admin"];

/// Words right before an address that make it the source.
const FROM: &[&str] = &[
    "from",
    "by",
    "be",
    "sender",
    "address",
    "von",
    "absender",
    "absenderadresse",
    "adresse",
    "de",
    "desde",
    "par",
    "da",
    "dal",
    "do",
    "van",
    "od",
    "adresu",
    "от",
    "адреса",
    "с",
    "від",
    "från",
    "fra",
    "osoitteesta",
    "z adresy",
    "adresy",
    "címről",
    "από",
    "アドレス",
    "地址",
    "来自",
    "f=",
    "from=",
    "from =",
    "sender =",
    "보낸 사람",
    "feladó",
    "remitente",
    "remetente",
    "mittente",
    "expéditeur",
    "afzender",
    "nadawca",
    "отправитель",
    "avsändare",
    "afsender",
    "odesílatel",
    "odosielateľ",
    "pošiljatelj",
    "pošiljalac",
    "подател",
    "発信者",
    "发件人",
];

/// What a letter must weigh, its longest form in bytes, and the addresses of its reader that are looked for.
const WEIGHT_MIN: u32 = 3;
const LETTER_MAX: usize = 4_000;
/// Bytes of an answer that only demands, and of one that only shouts; letters of a word that is shouted.
const ANSWER_MAX: usize = 600;
const CRY_MAX: usize = 60;
const LOUD_MIN: usize = 4;
const OWN_MAX: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::{Limits, Message};

    fn complains(subject: &str, text: &str) -> bool {
        let mail = format!("From: Bea <bea@home.example>\nTo: anna@shop.example\nSubject: {subject}\n\n{text}\n");
        let message = Message::read(mail.as_bytes(), &Limits::default());
        read(&Head::of(message.fields()), &Body::read(&message, 0), false, || false).is_some()
    }

    #[test]
    fn letters_of_complaint_in_several_languages() {
        assert!(complains("x", "Why am I getting viruses from you? I got three today."));
        assert!(complains("x", "Seit gestern bekomme ich Spam von anna@shop.example. Bitte prüfen Sie Ihren Rechner."));
        assert!(complains("x", "Nous recevons des messages infectés provenant de votre adresse."));
        assert!(complains("x", "Przestańcie wysyłać mi reklamy! Nigdy się nie zapisywałem."));
    }

    #[test]
    fn business_is_no_complaint() {
        assert!(!complains("Invoice", "Please stop sending the invoices to Jim, he left. We got the last one today."));
        assert!(!complains("Spam folder", "I got your offer, it was in the spam folder. Thank you!"));
        assert!(!complains("Beschwerde", "Der Rasenmäher springt nicht an. Ich verlange mein Geld zurück."));
        assert!(!complains(
            "Security",
            "Your account was hacked. We received spam from your address, click http://x.example to verify your account"
        ));
    }
}
