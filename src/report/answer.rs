//! What a desk answered to a report: which report a mail answers, and what it says. None of it is ever answered.
//!
//! | what comes | how it is told | what follows |
//! |---|---|---|
//! | the report came back | a delivery status of failure, see [`returned`] | the contact is left alone, longer each time |
//! | "not our network" | the desk's own words | the contact is left alone for that network |
//! | "no more reports" | STOP, or the desk's own words | the contact is left alone for ever |
//! | "by our form only" | mail is refused, and a form is named | the contact is left alone, the form is shown |
//! | a ticket was opened | a machine wrote it | the number is kept |
//! | anything else | a person wrote it | the owner gets it |
//!
//! A mail belongs to a report by what only the desk has seen: our Message-ID, the report's own envelope sender, or its name in
//! the subject. Desks quote what they answer, and our own text speaks of STOP and of forms, so our sentences are taken out
//! before anything is read in theirs. When in doubt a mail is a person's: the owner reads it. A desk shows a report to others, too,
//! so nothing follows from what only says that the desk wrote it: see [`desk`].

use crate::mail::header::{self, Fields};
use crate::mail::{Message, address, decode, words};
use crate::recognise::{Kind, Notice};

use super::compose::ID;
use super::{Answer, Report};

pub mod desk;
pub mod returned;

/// Fields and words of one header that are looked at.
const FIELDS_MAX: usize = 200;
const IDS_MAX: usize = 20;
/// Text of an answer that is read, in bytes.
const TEXT_MAX: usize = 64 << 10;
/// A shorter sentence of ours stands in too many other texts.
const SENTENCE_MIN: usize = 12;

/// An answer, with what a person may want to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    pub answer: Answer,
    /// No machine wrote it, as far as it says.
    pub by_a_person: bool,
    /// The desk's own words, without what it quotes: foreign text.
    pub text: String,
}

/// Names of the reports that a mail with this header may answer. `envelope`: the template of their envelope senders.
/// `by_subject`: it answers no other mail of ours. What the owner is told of a report bears its name in the subject, too.
pub fn named(block: &[u8], envelope: &str, by_subject: bool) -> Vec<String> {
    let mut ids = Vec::new();
    let mut add = |id: Option<String>| {
        if let Some(id) = id.filter(|id| ids.len() < IDS_MAX && !ids.contains(id)) {
            ids.push(id);
        }
    };
    for field in Fields::new(block).take(FIELDS_MAX) {
        if field.is("In-Reply-To") || field.is("References") {
            field.text().split_whitespace().take(IDS_MAX).for_each(|id| add(of_message_id(&header::bare_id(id))));
        } else if ["To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To"].iter().any(|name| field.is(name)) {
            address::all_in(field.value).iter().take(IDS_MAX).for_each(|to| add(of_envelope(to, envelope)));
        } else if field.is("Subject") && by_subject {
            let subject = words::decode(field.value);
            let word = |letter: char| !(letter.is_ascii_alphanumeric() || letter == '-');
            subject.split(word).take(FIELDS_MAX).for_each(|word| add(id_of(word)));
        }
    }
    ids
}

/// The report that was sent with this Message-ID.
pub fn of_message_id(id: &str) -> Option<String> {
    id_of(id.strip_prefix("alibi.report.")?.split_once('@')?.0)
}

fn of_envelope(to: &str, template: &str) -> Option<String> {
    let (front, end) = template.split_once(ID)?;
    id_of(to.strip_prefix(&front.to_lowercase())?.strip_suffix(&end.to_lowercase())?)
}

/// `K7QM-3F2A`, in any case.
fn id_of(word: &str) -> Option<String> {
    let (front, end) = word.split_once('-')?;
    let four = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (four(front) && four(end)).then(|| word.to_ascii_uppercase())
}

/// Does a program say what became of a mail, or that somebody complained of one? Of which, only what it brings back tells: the
/// rest of it is copied from a mail that anybody can have written.
pub fn is_about_a_mail(message: &Message<'_>, notice: &Notice) -> bool {
    match notice.kind {
        Kind::Bounce => Sender::of(message, notice).is_mail_system,
        kind => kind.is_bounce() || notice.is_filed(),
    }
}

/// What a mail says that answers this report, whoever wrote it. None: nothing that matters (a report that is only late, or arrived).
pub fn hear(message: &Message<'_>, notice: &Notice, report: &Report) -> Option<Heard> {
    let sender = Sender::of(message, notice);
    match notice.kind {
        Kind::Delay | Kind::Success => return None,
        Kind::Dsn => return Some(bounced(notice)),
        Kind::Bounce if sender.is_mail_system => return Some(bounced(notice)),
        _ => {}
    }
    let subject = message.field("Subject").map(|field| words::decode(field.value)).unwrap_or_default();
    let text = own_text(message, report);
    let folded = fold(&text);
    let is_stop = !sender.is_machine && says_stop(&text, &subject);
    let answer = if is_stop || any(&folded, OPT_OUT) {
        Answer::OptOut
    } else if any(&folded, NOT_OURS) {
        Answer::NotOurs
    } else if any(&folded, NO_MAIL) && (folded.contains("form") || folded.contains("https://")) {
        Answer::WebForm { form: form(&text) }
    } else if sender.is_machine || any(&folded, MACHINE) {
        Answer::Acknowledged { ticket: ticket(&subject, report).or_else(|| ticket(&text, report)) }
    } else {
        Answer::Human
    };
    let by_a_person = !sender.is_machine && !matches!(answer, Answer::Acknowledged { .. });
    Some(Heard { answer, by_a_person, text })
}

fn bounced(notice: &Notice) -> Heard {
    let answer = Answer::Bounced { status: notice.status().map(str::to_owned) };
    Heard { answer, by_a_person: false, text: String::new() }
}

struct Sender {
    is_machine: bool,
    /// It speaks for the delivery of mail: the null sender, or its traditional names.
    is_mail_system: bool,
}

impl Sender {
    fn of(message: &Message<'_>, notice: &Notice) -> Sender {
        let text = |name: &str| message.field(name).map(|field| field.text().trim().to_ascii_lowercase());
        let from = message.field("From").and_then(|field| address::first_in(field.value)).unwrap_or_default();
        let local = from.split('@').next().unwrap_or_default().replace(['-', '_', '.'], "");
        let null = text("Return-Path").is_some_and(|path| path == "<>" || path.is_empty());
        // RFC 3834, 5.
        let auto = text("Auto-Submitted").is_some_and(|value| value != "no");
        let precedence =
            text("Precedence").is_some_and(|value| ["auto_reply", "bulk", "junk"].contains(&value.as_str()));
        let marked = ["X-Autoreply", "X-Autorespond", "X-Auto-Reply"].iter().any(|name| message.field(name).is_some());
        let nobody = ["noreply", "donotreply", "autoreply", "autoresponder"].contains(&local.as_str());
        Sender {
            is_machine: auto || precedence || marked || nobody || null || notice.kind == Kind::AutoReply,
            is_mail_system: null || ["mailerdaemon", "postmaster"].contains(&local.as_str()),
        }
    }
}

/// What the desk wrote itself.
fn own_text(message: &Message<'_>, report: &Report) -> String {
    let part = |kind: &str| {
        let parts = message.parts().iter().enumerate();
        parts
            .filter(|(index, _)| message.enclosing(*index) == 0)
            .map(|(_, part)| part)
            .find(|part| part.content_type.is(kind))
    };
    let told = part("text/plain").or_else(|| part("text/html"));
    let text = told.map(|part| decode::text(part, TEXT_MAX)).unwrap_or_default();
    let ours: Vec<String> = report.mail.text.lines().map(fold).filter(|line| line.len() >= SENTENCE_MIN).collect();
    let mut kept = String::new();
    for line in text.lines() {
        let bare = line.trim_start();
        if bare.starts_with("-----Original Message") || bare.starts_with("________") {
            break;
        }
        if bare.starts_with('>') || bare.starts_with('|') {
            continue;
        }
        // A program that writes HTML makes one line of many.
        let mut folded = fold(line);
        for sentence in ours.iter().filter(|sentence| line.len() >= sentence.len()) {
            if folded.contains(sentence.as_str()) {
                folded = folded.replace(sentence.as_str(), " ");
            }
        }
        let untouched = folded == fold(line);
        kept.push_str(if untouched { line } else { folded.trim() });
        kept.push('\n');
    }
    kept
}

/// Lower case, every run of white space one space.
fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{2019}', "'").to_lowercase()
}

fn any(folded: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| folded.contains(phrase))
}

/// The answer that the report asks for: the one word, in the subject or as the first line.
fn says_stop(text: &str, subject: &str) -> bool {
    let is_stop = |line: &str| {
        let word: String = line.chars().filter(|letter| letter.is_alphanumeric()).collect();
        word.eq_ignore_ascii_case("stop")
    };
    let first = text.lines().find(|line| !line.trim().is_empty());
    first.is_some_and(is_stop) || is_stop(subject)
}

const OPT_OUT: &[&str] = &[
    "no more reports",
    "no further reports",
    "stop sending us",
    "stop sending me",
    "stop sending these",
    "stop sending reports",
    "stop sending abuse reports",
    "stop reporting to us",
    "do not send us",
    "don't send us",
    "do not send any more",
    "do not report to us",
    "do not wish to receive",
    "remove us from",
    "remove our address",
    "remove this address",
    "unsubscribe us",
    "opt out of",
    "keine weiteren meldungen",
    "ne plus nous envoyer",
    "no nos envíen más",
];

const NOT_OURS: &[&str] = &[
    "not our network",
    "not our ip",
    "not our address",
    "not our range",
    "not one of our",
    "not in our network",
    "not on our network",
    "not part of our network",
    "not within our",
    "not under our",
    "not belong to us",
    "not belong to our",
    "n't belong to us",
    "n't belong to our",
    "no longer belong to us",
    "no longer ours",
    "not assigned to us",
    "not allocated to us",
    "not registered to us",
    "not managed by us",
    "not our responsibility",
    "not responsible for this ip",
    "not responsible for this network",
    "not responsible for that network",
    "wrong abuse contact",
    "nicht unser netz",
    "gehört nicht zu uns",
    "pas notre réseau",
    "no es nuestra red",
];

/// Mail is not read.
const NO_MAIL: &[&str] = &[
    "not accept reports by e",
    "not accept abuse reports by e",
    "not accept email",
    "not accept e-mail",
    "no longer accept",
    "only accept",
    "accepted only",
    "only accepted",
    "not monitored",
    "not be processed",
    "not processed",
    "will not be read",
    "not be answered or processed",
    "unmonitored",
];

/// What machines say that do not say it in the header.
const MACHINE: &[&str] = &[
    "automatically generated",
    "automated response",
    "automated reply",
    "automatic reply",
    "auto-generated",
    "autogenerated",
    "your ticket number is",
    "your ticket has been",
    "a ticket has been",
    "your report has been received",
    "your request has been received",
];

/// The first address of the web.
fn form(text: &str) -> Option<String> {
    let words = text.split(|letter: char| letter.is_whitespace() || "<>()\"'".contains(letter));
    let mut forms =
        words.filter(|word| word.starts_with("https://") && word.bytes().all(|byte| byte.is_ascii_graphic()));
    forms.next().map(|form| form.trim_end_matches(['.', ',', ';']).chars().take(200).collect())
}

/// Words before a ticket's number.
const BEFORE_A_TICKET: &[&str] = &[
    "ticket",
    "ticketid",
    "ticket-id",
    "case",
    "caseid",
    "request",
    "incident",
    "reference",
    "ref",
    "id",
    "number",
    "no",
    "nr",
    "#",
];

/// A number that the desk gave the report: `[#12345]`, `Ticket: ABC-12345`.
fn ticket(text: &str, report: &Report) -> Option<String> {
    let mut before = String::new();
    for word in text.split_whitespace().take(2_000) {
        let bare = word.trim_matches(|letter: char| !letter.is_ascii_alphanumeric() && letter != '#');
        let digits = bare.bytes().filter(u8::is_ascii_digit).count();
        let fits = bare.len() <= 40 && bare.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_#".contains(&byte));
        let is_ours = bare.eq_ignore_ascii_case(&report.id) || bare.contains(&report.id);
        if fits && digits >= 3 && !is_ours && (bare.starts_with('#') || BEFORE_A_TICKET.contains(&before.as_str())) {
            return Some(bare.trim_start_matches('#').to_owned());
        }
        // "Your ticket number is 4711"
        if !bare.is_empty() && !["is", "was"].contains(&bare.to_ascii_lowercase().as_str()) {
            before = bare.to_ascii_lowercase();
        }
    }
    None
}

#[cfg(test)]
mod tests;
