//! What is neither a bounce nor a machine's complaint: automatic answers, challenges and virus notices.
//!
//! All are told by words, so each asks for more than one sign, and for what only such mail has: a responder's field, a
//! sentence about a mail of the reader's, what a scanner found and did.

use std::cell::LazyCell;

use crate::mail::address;

use super::body::Body;
use super::head::Head;
use super::heads::Heads;
use super::notice::{Failure, Kind, Notice};
use super::tongues;
use super::vocabulary::{Sign, lower};
use super::wordlist::{FILTERS, FOLLOWED, IN_SUBJECT, LATER, NUMBERED, OPENED, ORDERS, REQUESTS, SCANNERS};
use super::{Back, complaint, responder};

/// Answers of a responder. RFC 3834.
pub fn auto_reply(head: &Head<'_>, body: &Body) -> Option<Notice> {
    let subject = head.subject_lower();
    // RFC 3834, 5: auto-generated is mail on a timer or event, and no answer. Ticket systems mark their receipts so all the same.
    let answered = head.auto_submitted.starts_with("auto-replied");
    let words = body.signs.has(Sign::AutoReply);
    // A shop's receipt for an order is no answer to a mail.
    let of_order = LazyCell::new(|| !head.is_reply && (ORDERS.are_in(&body.folded) || ORDERS.are_in(subject)));
    // A responder asks nothing.
    let asks = subject.ends_with(['?', '\u{ff1f}']);
    let titled = words && !asks && (head.subject_says(Sign::AutoReply) || head.subject_says(Sign::Back) && !*of_order);
    // The ticket system of the reader's own house tells its agents of what others wrote.
    let to_agent = head.is_ticket && !head.null_sender && !head.in_reply_to && !answered;
    let to_agent = to_agent && head.author().is_some_and(|author| head.own_side(author));
    let followed = LazyCell::new(|| to_agent || FOLLOWED.are_in(&body.folded) || FOLLOWED.are_in(subject));
    let says_receipt = body.signs.has(Sign::Receipt) && !*of_order && !*followed;
    let receives = (says_receipt || head.subject_says(Sign::Receipt) && !*of_order) && !asks;
    let declared = body.signs.has(Sign::AutoSelf) && (head.is_reply || titled || receives) && !*followed;
    // Who is away promises an answer: `Jan Smit is out of the office.`, from the agent in Jan's mailbox.
    let answers = head.is_reply && body.letter().announced.is_none();
    let promises = (titled || words && answers)
        && body.signs.has(Sign::YouSent)
        && body.signs.has(Sign::Back)
        && !body.folded.contains(['?', '\u{ff1f}'])
        && !responder::greets_by_name(head, body);
    // `[WEB-45] invoice`: a ticket system that marks nothing asks for its number in the subject of answers.
    let (repeats, asks_for_tag) = tag(head, body);
    let is_ticket = head.is_ticket || repeats && (head.is_list || head.is_automatic) && REQUESTS.are_in(&body.folded);
    let opens = is_ticket && !asks && OPENED.are_in(&body.folded) && !*followed;
    let numbered = head.is_reply && !asks && !*followed && says_receipt && is_numbered(head, body);
    let receipt = opens || numbered || says_receipt && (head.is_automatic || is_ticket || asks_for_tag);
    let unmarked = responder::is_one(head, body) || head.is_reply && titles_itself(body);
    let is_reply = head.auto_reply
        || unmarked
        || answered
        || opens_with(subject) && !is_by_hand(head, body)
        || head.subject_says(Sign::AutoReply) && (head.is_automatic || is_ticket || head.from_list_robot) && !*followed
        || declared
        || promises
        || receipt && !head.from_daemon;
    let is_answer = is_reply
        || is_exchange(head) && says_little(body)
        || head.null_sender && !head.from_daemon && (words || head.answers() && answers && says_little(body));
    // vacation(1) marks its answers as bulk.
    let bulk = head.is_list && !opens_with(subject) && !head.null_sender && !titled && !declared && !unmarked;
    let is_list = (head.has_list_fields || bulk) && !answered && !head.auto_reply && !is_ticket;
    (is_answer && !is_list).then(|| Notice::new(Kind::AutoReply, "rfc3834"))
}

/// Exchange sends for who is away from their own address, as auto-generated, and wants no machine's answer.
fn is_exchange(head: &Head<'_>) -> bool {
    let marked = head.null_sender && head.silenced && head.auto_submitted.starts_with("auto-generated");
    marked && !head.from_daemon && !head.from_robot && head.subject_lower().contains([':', '\u{ff1a}'])
}

/// Does the letter open as responders title their answers? Those of telephones have no other title.
fn titles_itself(body: &Body) -> bool {
    let first = responder::first_line(body);
    let says = body.signs.has(Sign::AutoReply) || body.signs.has(Sign::AutoSelf);
    says && first.len() <= LITTLE_MAX && !body.folded.contains(['?', '\u{ff1f}']) && opens_with(&lower(first))
}

/// A few words of one's own that tell of no failure: what else is sent as an answer and wants none (RFC 3834, 3.1.4) is of a responder.
fn says_little(body: &Body) -> bool {
    let signs = &body.signs;
    let fails =
        signs.has(Sign::Failure) || signs.joined(Sign::Failure) > 0 || body.has_reply || signs.dialect().is_some();
    !fails && body.pasted.is_none() && !body.folded.is_empty() && body.words.len() <= LITTLE_MAX
}

/// Does the letter repeat the number in its subject, and ask to keep it there?
fn tag(head: &Head<'_>, body: &Body) -> (bool, bool) {
    let Some(tag) = head.ticket_tag() else { return (false, false) };
    let own = body.letter().own.to_lowercase();
    let repeats = own.contains(tag);
    (repeats, repeats && IN_SUBJECT.are_in(&own))
}

/// `Re: invoice [Case 771-2018-05]`: does the letter repeat a number that stands in brackets in the subject, and say that it is one?
fn is_numbered(head: &Head<'_>, body: &Body) -> bool {
    let subject = head.subject_lower();
    let bracketed = subject.split(['[', '(']).skip(1).filter_map(|rest| rest.split([']', ')']).next());
    let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).count();
    let words = bracketed.flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '-'));
    let mut numbers = words.filter(|word| digits(word) >= NUMBER_MIN && word.len() <= NUMBER_MAX);
    body.words.len() <= LITTLE_MAX
        && numbers.any(|number| body.folded.contains(number))
        && NUMBERED.are_in(&body.folded)
        && LATER.are_in(&body.folded)
        && !body.folded.contains(['?', '\u{ff1f}'])
}

/// Does a person answer a responder or use its words, or a thief pose as one? None of them marks the mail; one quotes or tells of
/// no absence, the other wants a visit.
fn is_by_hand(head: &Head<'_>, body: &Body) -> bool {
    let quotes = || body.words.lines().any(|line| line.starts_with('>'));
    let lures =
        || !body.signs.has(Sign::YouSent) && ["http://", "https://"].iter().any(|link| body.folded.contains(link));
    let speaks = [Sign::AutoReply, Sign::AutoSelf, Sign::Back, Sign::YouSent, Sign::Receipt];
    let silent = || !head.is_bulk() && !speaks.iter().any(|&sign| body.signs.has(sign));
    let begs = || !body.signs.has(Sign::YouSent) && body.signs.has(Sign::Bait);
    !head.is_automatic && (begs() || head.answers() && quotes() || !head.in_reply_to && lures() || silent())
}

/// Is this surely a responder's answer, whatever its words say of addresses that are no longer in use?
pub fn is_responder(head: &Head<'_>) -> bool {
    let marked = head.auto_reply || head.auto_submitted.starts_with("auto-replied (vacation");
    let titled = head.subject_says(Sign::AutoReply) && (head.is_automatic || opens_with(head.subject_lower()));
    !head.from_daemon && head.failed_recipients.is_empty() && (marked || titled) && !head.subject_says(Sign::Failure)
}

/// Does the one to whom the returned mail went send it back as an answer (RFC 3834), and say nothing of a failure? Exim's
/// `return message` does.
pub fn answers_it(head: &Head<'_>, body: &Body, back: &Back) -> bool {
    let failed = body.signs.has(Sign::Failure) || body.signs.joined(Sign::Failure) > 0 || body.has_reply;
    let silent = !failed && body.signs.dialect().is_none() && !head.subject_says(Sign::Failure);
    let answered = head.auto_submitted.starts_with("auto-replied") && !head.from_daemon;
    silent && answered && head.author().is_some_and(|author| back.brief.recipients.iter().any(|known| known == author))
}

/// A responder's subject opens with its words, and then comes a colon, the subject of the mail, or nothing: people who write
/// *about* absence go on differently.
fn opens_with(subject: &str) -> bool {
    let bare =
        subject.trim_start_matches(['[', '(', '*', ' ', '<', '"', '\u{3010}', '\u{300c}', '\u{ff3b}', '\u{3008}']);
    let bare = ["re: ", "aw: ", "sv: ", "vs: "].iter().find_map(|prefix| bare.strip_prefix(prefix)).unwrap_or(bare);
    // `[helpdesk #40912] AutoReply: invoice`
    let behind = bare.split_once("] ").map_or("", |(_, rest)| rest);
    [bare, behind].iter().any(|bare| {
        let likely =
            OPENINGS.iter().chain(tongues::TITLES).filter(|opening| opening.bytes().next() == bare.bytes().next());
        likely.filter_map(|opening| bare.strip_prefix(opening)).any(|rest| {
            let rest = rest.trim_start_matches([' ', ']', ')', '*', '>', '"']);
            rest.is_empty()
                || rest.starts_with([
                    ':', '-', '(', '[', '!', '.', '\u{2013}', '\u{ff1a}', '\u{3011}', '\u{300d}', '\u{ff3d}', '<',
                ])
                || [
                    "re:",
                    "for your",
                    "reply",
                    "response",
                    "antwort",
                    "message",
                    "until",
                    "bis",
                    "notification",
                    "notice",
                    "auto",
                ]
                .iter()
                .any(|word| rest.starts_with(word))
        })
    })
}

/// "Prove that you are human, then I will read your mail."
pub fn challenge(head: &Head<'_>, body: &Body) -> Option<Notice> {
    let signs = &body.signs;
    let subject = head.subject_says(Sign::Challenge);
    // A machine's subject says what it wants; people's and shops' say "confirm" for many reasons.
    let named =
        signs.count(Sign::Challenge).saturating_add(u8::from(subject && head.is_automatic && !head.from_daemon));
    let fails = signs.dialect().is_some() && named < 2 || !head.failed_recipients.is_empty();
    // What waits for a list's keeper waits for nobody else: see `lists`.
    let waits = head.from_list_robot && (signs.has(Sign::Awaits) || head.subject_says(Sign::Awaits));
    // Thieves hold mail back that never was, until somebody types a password in.
    let unmarked = !head.null_sender && head.auto_submitted.is_empty() && !head.auto_reply;
    let begs = signs.has(Sign::Bait) && unmarked && !head.asks_proof;
    if head.has_list_fields && !head.is_automatic || fails || waits || begs {
        return None;
    }
    // An answer whose subject wants a proof is a filter's, as is what has a field of one.
    let shaped = head.asks_proof || subject && head.answers() && signs.count(Sign::Once) >= 2;
    let once = signs.has(Sign::Once) || subject && FILTERS.are_in(&head.author_text());
    // What is not delivered yet waits, if the title asks for something.
    let held = signs.has(Sign::Held) || subject && !head.from_daemon && signs.has(Sign::Delay);
    let links = || body.folded.contains("http://") || body.folded.contains("https://");
    let prove = signs.has(Sign::Prove) || head.asks_proof && links();
    let answered = head.is_automatic || head.is_reply || body.pasted.is_some();
    let asks = held && prove && once
        || shaped && prove && (held || once)
        || head.asks_proof && prove
        || named >= 1 && prove && (held || once)
        || named >= 2 && (subject || answered)
        || named >= 3;
    let of_reader = signs.has(Sign::YouSent) || shaped;
    let is_challenge = of_reader && asks && (!signs.has(Sign::Newsletter) || named >= 1 || shaped);
    is_challenge.then(|| Notice::new(Kind::Challenge, "challenge"))
}

/// A scanner says that a mail of the reader's held malware.
pub fn virus_notice(head: &Head<'_>, body: &Body, back: &Back) -> Option<Notice> {
    let signs = &body.signs;
    // Scanners name the sender, in a sentence or on a line of its own, or send the header back.
    let titled = head.subject_says(Sign::VirusWord);
    let named = || {
        (head.is_automatic || titled || SCANNERS.are_in(&head.author_text()))
            && complaint::named(&body.folded, head) == complaint::AS_SOURCE
    };
    if !signs.has(Sign::VirusWord) || body.words.len() > NOTICE_MAX {
        return None;
    }
    // On labelled lines it says whose mail that was, to whom it went, and what it was called.
    let heads = Heads::of(&body.words, head);
    let labelled = heads.own && heads.count >= 2;
    let of_yours = || signs.has(Sign::Yours) && signs.has(Sign::Malware) && !signs.has(Sign::ToReader);
    let from_you =
        || head.null_sender && titled && !signs.has(Sign::Log) && (head.subject_says(Sign::Yours) || of_yours());
    let you_sent =
        signs.has(Sign::YouSent) || head.subject_says(Sign::YouSent) || back.own || labelled || named() || from_you();
    if !you_sent {
        return None;
    }
    // What a scanner found has a name of its own and was done away with; who complains tells of themselves.
    let reports = || {
        let tells = [Sign::Got, Sign::Stop, Sign::StopMe, Sign::Doubt].iter().any(|&sign| signs.has(sign));
        let of_reader = head.subject_says(Sign::YouSent) && signs.has(Sign::Disarmed);
        titled && signs.has(Sign::Malware) && !tells && (of_reader || named())
    };
    let by_scanner = || SCANNERS.are_in(&head.author_text()) || labelled && signs.has(Sign::Malware) || reports();
    if !head.is_automatic && (head.is_list || head.is_reply || head.writes_to_itself() || !by_scanner()) {
        return None;
    }
    let mut score = u32::from(titled) * 2;
    score += u32::from(signs.has(Sign::Malware)) + u32::from(signs.has(Sign::Disarmed));
    score += u32::from(signs.count(Sign::VirusWord) >= 2) + u32::from(labelled);
    score += u32::from(signs.count(Sign::Malware) >= 2);
    // A mail system whose neighbour's scanner refused a mail reports a failure, not a virus.
    let needed = if signs.dialect().is_some() || !head.is_automatic { SCORE_MIN + 1 } else { SCORE_MIN };
    // The subject of the mail may be bait, and stands on a line of its own.
    let advertises = signs.has(Sign::Newsletter) && !back.own || signs.has(Sign::Bait) && !labelled;
    (score >= needed && !advertises).then(|| {
        let mut notice = Notice::new(Kind::VirusNotice, "virus");
        notice.failures = super::recipients::of(head, body);
        if notice.failures.is_empty() {
            let to = heads.recipient.map(|recipient| Failure { recipient, ..Failure::default() });
            notice.failures.extend(to);
        }
        // `W32.Bagle.C@mm` is the name of a worm, in the manner of an address.
        notice
            .failures
            .retain(|failure| address::domain(&failure.recipient).is_some_and(|domain| domain.contains('.')));
        // The sender of the mail is the reader.
        if notice.failures.iter().any(|failure| !head.is_to(&failure.recipient)) {
            notice.failures.retain(|failure| !head.is_to(&failure.recipient));
        }
        notice
    })
}

#[rustfmt::skip]
const OPENINGS: &[&str] = &[
    "automatic reply", "automated reply", "automatic response", "automated response", "auto reply", "autoreply", "auto-reply",
    "auto response", "auto-response", "autoresponse", "autoresponder", "auto:", "out of office", "out of the office", "out-of-office",
    "εκτός γραφείου", "mimo kancelář", "poza biurem", "вне офиса", "поза офісом", "în afara biroului", "ofis dışı", "poissa toimistolta", "ude af kontoret", "ikke på kontoret", "ej på kontoret", "不在办公室", "부재 안내",
    "ooo", "vacation reply", "away from", "on vacation", "request received", "ticket received", "abwesenheit", "abwesenheitsnotiz",
    "abwesenheitsbenachrichtigung", "automatische antwort", "automatische rückantwort", "autom. antwort", "réponse automatique",
    "message d'absence", "absence du bureau", "absent du bureau", "respuesta automática", "respuesta automatica", "fuera de la oficina",
    "fuera de oficina", "resposta automática", "resposta automatica", "ausência", "fora do escritório", "risposta automatica", "fuori sede",
    "fuori ufficio", "assenza", "automatisch antwoord", "automatische antwoord", "afwezig", "afwezigheid", "automatyczna odpowiedź",
    "automatyczna odpowiedz", "autoodpowiedź", "odpowiedź automatyczna", "nieobecność", "автоответ", "автоматический ответ", "автоматична відповідь",
    "autosvar", "automatiskt svar", "automatisk svar", "frånvaro", "frånvaromeddelande", "frånvarande", "fraværsmelding", "fraværsmeddelelse", "poissaoloviesti", "fravær", "fraværende", "automaattinen vastaus", "poissaoloilmoitus",
    "automatická odpověď", "automatická odpoveď", "automatikus válasz", "házon kívül", "otomatik yanıt", "otomatik cevap", "ofis dışında",
    "răspuns automat", "αυτόματη απάντηση", "自動返信", "自動応答", "不在のお知らせ", "不在通知", "不在", "自动回复", "自動回覆", "自动答复", "자동 응답", "자동응답", "자동 회신", "부재중",
];

/// Signs of a virus notice that are enough, and its longest form in bytes.
const SCORE_MIN: u32 = 2;
const NOTICE_MAX: usize = 12_000;
/// Digits of a ticket's number, and its longest form in bytes.
const NUMBER_MIN: usize = 4;
const NUMBER_MAX: usize = 24;
/// Bytes of a responder's few words.
const LITTLE_MAX: usize = 1_000;
