//! Complaints that machines write in words: abuse desks' letters, SpamCop, Microsoft's junk mail reports, and DMARC failure
//! reports without a feedback-report part.
//!
//! People complain in the same words, so a machine must show: by its sender's name or by saying so, and by naming the source on a
//! line of its own. Who only talks about spam, or warns of it, names no address of the reader's.

use std::net::IpAddr;
use std::sync::LazyLock;

use crate::mail::{Message, address, date};

use super::Back;
use super::body::Body;
use super::feedback::ip;
use super::head::{self, Head};
use super::notice::{Feedback, Kind, Notice};
use super::vocabulary::{Sign, lower};
use super::wordlist::{Few, Words};

/// Reads a complaint in words. `back`: the mail that came back as a part or pasted.
pub fn read(message: &Message<'_>, root: usize, head: &Head<'_>, body: &Body, back: &Back) -> Option<Notice> {
    let has_returned = back.any;
    let start = start(body);
    if let Some(recipient) = junk_report(message, root) {
        let mut notice = notice(Kind::Arf, "jmrp", head, body);
        if let Some(feedback) = &mut notice.feedback {
            feedback.original_rcpt_to.extend(recipient);
        }
        return Some(notice);
    }
    if says_failure(head, start, body, has_returned) {
        return Some(notice(Kind::DmarcFailure, "dmarc-text", head, body));
    }
    let subject = head.subject_lower();
    let known = subject.starts_with("complaint about message from") && head.local_is(&["staff", "postmaster"])
        || subject.starts_with("[spamcop (")
        || OPENINGS.are_in(start)
        || subject.starts_with("email feedback report for ip") && head.is_automatic
        || head.has_xarf && (back.any || !super::xarf::is_of_other_abuse(message, &body.folded));
    // A feedback loop of the days before RFC 5965: a desk sends the mail back and says nothing.
    let of_system = || back.brief.author.as_deref().is_some_and(|author| head::is_robot_or_daemon(author.as_bytes()));
    let known = known || back.any && !of_system() && is_desk(head) && !head.is_list && body.words.trim().is_empty();
    (known || desk(head, body, back)).then(|| notice(Kind::Complaint, "abuse-text", head, body))
}

/// The words with which a letter begins.
fn start(body: &Body) -> &str {
    body.folded.get(..body.folded.floor_char_boundary(START_MAX)).unwrap_or(&body.folded)
}

/// May the header be that of a desk's letter? Asked before the body is there.
pub fn suspect(head: &Head<'_>) -> bool {
    !head.is_list && (is_desk(head) || names_address(head.subject_lower()) || FAILED.are_in(head.subject_lower()))
}

/// Microsoft attaches the mail and writes into its header who complained. The outer value: it is such a report.
fn junk_report(message: &Message<'_>, root: usize) -> Option<Option<String>> {
    message.parts().iter().enumerate().find_map(|(index, part)| {
        let inside = part.is_message
            && index != root
            && part.parent.is_some_and(|at| message.enclosing(at) == root || at == root);
        let field = inside.then(|| crate::mail::header::find(part.header, "x-hmxmroriginalrecipient")).flatten()?;
        Some(address::first_in(field.value))
    })
}

/// A DMARC failure report without its part: it says so at once, and names a source or returns the mail.
fn says_failure(head: &Head<'_>, start: &str, body: &Body, has_returned: bool) -> bool {
    let subject = head.subject_lower();
    // Most notices speak of neither.
    if ![subject, start].iter().any(|text| CHECKS.are_in(text)) {
        return false;
    }
    let by_subject = subject.contains("dmarc") && FAILURE.are_in(subject);
    let opening = start.get(..start.floor_char_boundary(OPENING_MAX)).unwrap_or(start);
    let by_words = FAILED.are_in(start) || opening.contains("dmarc") && FAILURE.are_in(opening);
    let machine = head.is_automatic || by_subject || is_desk(head) || AUTOMATIC.are_in(opening);
    !head.is_list
        && (by_subject && REPORT.are_in(subject) && !head.is_reply
            || by_words && machine && (has_returned || labelled_source(&body.words).is_some()))
}

/// An abuse desk's letter: from a desk or a robot, about spam of an address that is the reader's, named on a line of its own.
fn desk(head: &Head<'_>, body: &Body, back: &Back) -> bool {
    if head.is_list || head.is_reply || head.from_daemon || body.words.len() > LETTER_MAX {
        return false;
    }
    // A mail system that calls a mail spam did not take it, whoever quotes it.
    if body.signs.dialect().is_some() || head.subject_says(Sign::Failure) {
        return false;
    }
    let subject = head.subject_lower();
    let titled = SPAM.are_in(subject);
    let start = start(body);
    if !(titled || back.any && SPAM.are_in(start)) {
        return false;
    }
    let machine = is_desk(head) && !head.local_is(&["postmaster"]) || AUTOMATIC.are_in(start);
    // Who sends the reader's own mail back may name its source in passing, or leave that to the Received lines.
    let in_passing = || back.own && (back.told || names_address(subject) || names_address(start));
    let source = labelled_source(&body.words).is_some() || in_passing();
    let addressed = back.own || YOURS.are_in(start) || titled && names_address(subject);
    machine && source && addressed && (back.any || titled && labelled_date(&body.words))
}

fn notice(kind: Kind, dialect: &str, head: &Head<'_>, body: &Body) -> Notice {
    let mut notice = Notice::new(kind, dialect);
    let labels = || lines(&body.words);
    let value = |names: &[&str]| {
        labels().find_map(|(label, value)| names.iter().any(|name| label.contains(name)).then_some(value))
    };
    notice.arrival_date = labels().find_map(|(label, value)| {
        let dated = DATES.iter().any(|name| label.contains(name));
        dated.then(|| date::timestamp(value).or(value.parse().ok())).flatten()
    });
    let start = lower(body.words.get(..body.words.floor_char_boundary(START_MAX)).unwrap_or(&body.words));
    let anywhere = || addresses(head.subject_lower()).next().or_else(|| addresses(&start).next());
    let mail_from =
        value(&["mail from", "mail-from", "envelope from", "absender", "expéditeur", "remitente", "mittente"]);
    notice.feedback = Some(Feedback {
        feedback_type: if kind == Kind::DmarcFailure { "auth-failure" } else { "abuse" }.to_owned(),
        source_ip: labelled_source(&body.words).or_else(anywhere),
        original_mail_from: mail_from.and_then(|text| address::first_in(text.as_bytes())),
        reported_domains: value(&["sender domain", "header_from", "header from", "reported-domain", "from domain"])
            .map(|text| text.trim().to_lowercase())
            .filter(|text| text.contains('.') && !text.contains(' '))
            .into_iter()
            .collect(),
        incidents: value(&["incidents", "occurrences", "number of mails", "anzahl"])
            .and_then(|text| text.trim().parse().ok()),
        ..Feedback::default()
    });
    notice
}

/// `Label: value` and `Label = value` lines, labels in lower case.
fn lines(words: &str) -> impl Iterator<Item = (String, &str)> {
    words.lines().take(LINES_MAX).filter_map(|line| {
        let (label, value) = line.split_once([':', '=', '：'])?;
        let label = label.trim().trim_start_matches(['*', '-', ' ', '>']);
        (!label.is_empty() && label.len() <= LABEL_MAX).then(|| (label.to_lowercase(), value.trim()))
    })
}

fn labelled_source(words: &str) -> Option<IpAddr> {
    lines(words).find_map(|(label, value)| {
        let is_label = SOURCES.iter().any(|name| label.contains(name))
            || label.split(|c: char| !c.is_alphanumeric()).any(|word| word == "ip");
        is_label.then(|| ip(value)).flatten()
    })
}

fn labelled_date(words: &str) -> bool {
    lines(words).any(|(label, value)| DATES.iter().any(|name| label.contains(name)) && value.contains(char::is_numeric))
}

/// Addresses in a text, whatever stands around them.
fn addresses(text: &str) -> impl Iterator<Item = IpAddr> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')' | ',' | ';' | '/'))
        .take(WORDS_MAX)
        .filter_map(|word| (word.contains('.') || word.contains(':')).then(|| ip(word)).flatten())
}

fn names_address(subject: &str) -> bool {
    addresses(subject).next().is_some()
}

fn is_desk(head: &Head<'_>) -> bool {
    head.author().is_some_and(|author| {
        let local = author.split('@').next().unwrap_or_default();
        DESKS.are_in(local)
    })
}

/// How letters of the oldest desk begin, and what those about DMARC speak of.
static OPENINGS: LazyLock<Few<2>> =
    LazyLock::new(|| Few::new(["[ spamcop v", "this is an email abuse report for an email message"]));
static CHECKS: LazyLock<Few<2>> = LazyLock::new(|| Few::new(["dmarc", "authentication"]));
/// The words below, each list looked for at once.
static FAILED: LazyLock<Words> = LazyLock::new(|| Words::new(&FAILED_WORDS));
static FAILURE: LazyLock<Words> = LazyLock::new(|| Words::new(&FAILURE_WORDS));
static REPORT: LazyLock<Words> = LazyLock::new(|| Words::new(&REPORT_WORDS));
static DESKS: LazyLock<Words> = LazyLock::new(|| Words::new(&DESK_WORDS));
static AUTOMATIC: LazyLock<Words> = LazyLock::new(|| Words::new(&AUTOMATIC_WORDS));
static SPAM: LazyLock<Words> = LazyLock::new(|| Words::new(&SPAM_WORDS));
static YOURS: LazyLock<Words> = LazyLock::new(|| Words::new(&YOURS_WORDS));

#[rustfmt::skip]
const FAILED_WORDS: [&str; 9] = [
    "authentication-failure report", "authentication failure report", "failed the published dmarc policy",
    "did not meet the sending domain's dmarc policy", "failed dmarc evaluation", "failed the dmarc check", "dmarc failure report",
    "dmarc forensic report", "dmarc-fehlerbericht",
];
/// A failure, and a report, beside the name of DMARC.
#[rustfmt::skip]
const FAILURE_WORDS: [&str; 36] = [
    "fail", "forensic", "[dmarc-ruf]", "fehl", "gescheitert", "échec", "échoué", "fallo", "falló", "fallid", "falha", "falhou", "fallit",
    "mancat", "mislukt", "niepowodz", "błęd", "błąd", "неудач", "ошибк", "не прош", "невдал", "помилк", "misslyck", "mislyk", "epäonnist",
    "selhán", "neúspě", "sikertelen", "başarısız", "eșec", "eșua", "αποτυχ", "失敗", "失败", "실패",
];
#[rustfmt::skip]
const REPORT_WORDS: [&str; 23] = [
    "report", "ruf", "bericht", "rapport", "informe", "relatório", "rapporto", "segnalazione", "raport", "отчет", "отчёт", "звіт",
    "raportti", "hlášení", "zpráva", "jelentés", "rapor", "αναφορά", "レポート", "報告", "报告", "보고", "리포트",
];
#[rustfmt::skip]
const DESK_WORDS: [&str; 17] = [
    "abuse", "fbl", "feedback", "complain", "spamcop", "scomp", "antispam", "anti-spam", "spamtrap", "spam-report", "report",
    "robot", "noreply", "no-reply", "beschwerde", "csirt", "dmarc",
];
#[rustfmt::skip]
const AUTOMATIC_WORDS: [&str; 15] = [
    "automated", "automatic", "automatisch", "automatique", "automatizad", "automátic", "automatico", "generated by",
    "geautomatiseerd", "automatyczn", "автоматич", "自動", "自动", "自動的", "자동",
];
#[rustfmt::skip]
const SPAM_WORDS: [&str; 37] = [
    "spam", "unsolicited", "abuse report", "abuse complaint", "junk mail", "phishing", "bulk mail", "email abuse", "unverlangt",
    "unerwünschte", "beschwerde", "indésirable", "pourriel", "non sollicit", "plainte", "signalement", "no deseado",
    "no solicitado", "queja", "não solicitad", "indesejad", "reclamação", "non richiest", "indesiderat", "segnalazione",
    "ongewenst", "klacht", "niechcian", "nadużyci", "спам", "жалоб", "нежелательн", "迷惑メール", "垃圾邮件", "投诉", "垃圾郵件",
    "스팸",
];
#[rustfmt::skip]
const YOURS_WORDS: [&str; 37] = [
    "your network", "your ip", "your server", "your address", "belongs to you", "your customer", "your range", "your user",
    "your system", "your host", "under your control", "responsible for", "from your domain", "registered to you", "ihrer ip",
    "ihre ip", "ihrem netz", "ihrem server", "ihrer adresse", "ihrem kunden", "unten genannten ip", "genannte ip", "votre réseau",
    "votre serveur", "votre adresse", "votre ip", "su red", "su servidor", "su dirección", "sua rede", "seu servidor", "vostra rete",
    "vostro server", "uw netwerk", "państwa sieci", "вашей сети", "您的",
];
#[rustfmt::skip]
const SOURCES: [&str; 20] = [
    "source", "sender ip", "ip-adresse", "ip address", "ip-address", "adresse ip", "dirección ip", "direccion ip", "indirizzo ip",
    "endereço ip", "adres ip", "ip-adres", "ip адрес", "ip-адрес", "offending host", "offender", "attacker", "quelle", "origen",
    "ipアドレス",
];
#[rustfmt::skip]
const DATES: [&str; 15] = [
    "received date", "arrival", "date", "time", "zeitpunkt", "datum", "uhrzeit", "heure", "fecha", "data", "godzina", "tijd", "дата",
    "日時", "时间",
];

/// Bytes of the words that are searched, and in which a report says what it is; lines that are looked at, bytes of a label,
/// words that may be addresses, and the longest letter of a desk, in bytes of its own words.
const START_MAX: usize = 2_000;
const OPENING_MAX: usize = 300;
const LINES_MAX: usize = 200;
const LABEL_MAX: usize = 60;
const WORDS_MAX: usize = 500;
const LETTER_MAX: usize = 8_000;
