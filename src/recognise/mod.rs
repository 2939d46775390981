//! What a mail is: a return of some kind, or ordinary mail.
//!
//! Standards are asked first (machine-readable parts), then the dialects and the general vocabulary of mail systems, then
//! responders, challenges, scanners and people. A report inside a forwarded message counts as well; what a *returned* mail says
//! never decides what the notice is. [`may_be_report`] answers from the header alone, and whatever it refuses is ordinary.
//!
//! | RFC | what | read |
//! |---|---|---|
//! | 2045, 2046, 2047, 2231 | MIME | yes; of 2231 continuations, without their character sets |
//! | 3461, 3463, 3464, 6522, 6533 | delivery status | yes |
//! | 3834 | automatic answers | yes |
//! | 5429 | sieve reject | yes, as bounce |
//! | 5965, 6692 | abuse reports | yes |
//! | 6591 | failure reports | yes; DKIM canonical parts not used |
//! | 7489, 9990 | aggregate reports | to their rows |
//! | 8098 | read receipts | yes |
//! | 8460 | TLS reports | told apart, not read |

mod abuse;
mod aggregate;
#[rustfmt::skip]
mod answers;
mod bare;
mod body;
mod brief;
mod complaint;
#[rustfmt::skip]
mod demands;
mod dialects;
mod dmarc;
mod dsn;
mod feedback;
#[rustfmt::skip]
mod filters;
mod forwarded;
pub mod genuine;
mod head;
mod heads;
mod inline;
#[rustfmt::skip]
mod labels;
#[rustfmt::skip]
mod letters;
mod lists;
mod machine;
mod marks;
mod notice;
mod opening;
mod pasted;
mod people;
mod phrasebook;
#[rustfmt::skip]
mod phrases;
mod plain;
mod pose;
mod recipients;
mod responder;
mod returned;
mod sentence;
mod status;
#[rustfmt::skip]
mod stems;
mod subject;
mod summary;
#[rustfmt::skip]
mod tongues;
mod unsaid;
mod vocabulary;
mod wordlist;
mod xarf;

pub use aggregate::{Aggregate, DkimResult, Policy, Row, SpfResult};
pub use head::may_be_report;
pub use notice::{Failure, Feedback, Form, Kind, Notice, Returned};

pub(crate) use body::plain as plain_text;
pub(crate) use pasted::strip as strip_quote;
pub(crate) use returned::mail as packed_mail;
pub(crate) use summary::header as summary_header;

use std::cell::OnceCell;

use crate::mail::{Message, roles};
use body::Body;
use brief::Brief;
use head::Head;
use vocabulary::Sign;

/// Says what a mail is and what it tells.
pub fn recognise(message: &Message<'_>) -> Notice {
    let mut notice = match message.unreadable() {
        Some(why) => {
            let mut notice = Notice::new(Kind::Unreadable, "");
            notice.defects.push(why.to_owned());
            notice
        }
        None => report(message),
    };
    notice.defects.extend(message.defects().iter().cloned());
    notice
}

fn report(message: &Message<'_>) -> Notice {
    let head = Head::of(message.fields());
    if !head.may_be_report() {
        return Notice::ordinary();
    }
    let words = OnceCell::new();
    told(message, &head, &words)
        .unwrap_or_else(|| Notice { poses: pose::is_one(message, &head, &words), ..Notice::ordinary() })
}

fn told(message: &Message<'_>, head: &Head<'_>, words: &OnceCell<Body>) -> Option<Notice> {
    let told = of_message(message, 0, head, words).map(|notice| nested(message, head, notice));
    // A postmaster may write by hand, and then it is no notice of a program's.
    let by_hand = head.from_daemon && !head.null_sender && head.auto_submitted.is_empty();
    if by_hand && told.as_ref().is_some_and(|notice| notice.kind == Kind::Bounce && tells_no_failure(notice, words)) {
        return letter(message, head, words).or(told);
    }
    let passed_on = |notice: &Notice| !is_of_others(message, head, notice);
    told.or_else(|| forwarded::read(message, head).filter(passed_on))
        .or_else(|| inline::read(message, head).filter(passed_on))
        .or_else(|| letter(message, head, words))
        .or_else(|| inline::letter(message, head))
}

/// Is a notice one only by its looks: nothing came back, or its words name no failure of a delivery?
fn tells_no_failure(notice: &Notice, words: &OnceCell<Body>) -> bool {
    let silent = |body: &Body| !body.signs.has(Sign::Failure) && !body.has_reply && body.signs.dialect().is_none();
    notice.returned == Returned::None || words.get().is_some_and(silent)
}

fn letter(message: &Message<'_>, head: &Head<'_>, words: &OnceCell<Body>) -> Option<Notice> {
    let body = words.get_or_init(|| Body::read(message, 0));
    let returned = returned::locate(message, 0, body.pasted);
    let is_own = |returned| Brief::author_of(message, returned).is_some_and(|author| head.own_side(&author));
    let mut back = (returned, is_own(returned));
    // A host passes on the letter of somebody who complained to it, and the mail is in that one.
    if let (Returned::Part { index }, false) = back {
        let root = message.parts().iter().position(|part| part.is_message && part.parent == Some(index));
        let inner = root.map_or(Returned::None, |root| returned::locate(message, root, None));
        back = if is_own(inner) { (inner, true) } else { back };
    }
    let (returned, own) = back;
    // A letter of complaint with an archive or a program beside it, and no mail of the reader's, is bait.
    if !own && Attached::of(message, 0).packed {
        return None;
    }
    let shown = || summary::locate(message, 0, Kind::Complaint, head);
    let mut notice = complaint::read(head, body, own, || shown() != Returned::None)?;
    notice.returned = returned.or_else(shown);
    Some(notice)
}

/// Is a notice that somebody passes on about a mail of theirs, or one to the reader that failed? None of the reader's is in question.
fn is_of_others(message: &Message<'_>, head: &Head<'_>, inner: &Notice) -> bool {
    let author = Brief::author_of(message, inner.returned);
    if author.as_deref().is_some_and(|author| head.own_side(author)) {
        return false;
    }
    // Who passes it on to another mailbox of theirs has the same name there, as a rule.
    let name = |spec: &str| spec.split('@').next().unwrap_or("").to_owned();
    let same = |author: &str| head.readers().iter().any(|own| name(own) == name(author));
    let theirs = author.as_deref().is_some_and(|author| head.author() == Some(author) && !same(author));
    let to_reader = |failure: &Failure| head.is_to(&failure.recipient);
    theirs || !inner.failures.is_empty() && inner.failures.iter().all(to_reader)
}

/// A notice about a notice: what came back is itself a report, and the mail in it is what the reader must see.
fn nested(message: &Message<'_>, head: &Head<'_>, outer: Notice) -> Notice {
    if outer.returned == Returned::None || !matches!(outer.kind, Kind::Dsn | Kind::Bounce | Kind::Delay) {
        return outer;
    }
    let Some(author) = Brief::author_of(message, outer.returned) else { return outer };
    if !head.from_robot && !head::is_robot_or_daemon(author.as_bytes()) {
        return outer;
    }
    let inner = match outer.returned {
        Returned::Part { .. } => forwarded::read(message, head),
        _ => inline::read(message, head),
    };
    inner.filter(|inner| inner.returned != Returned::None).unwrap_or(outer)
}

/// What came back with a notice.
struct Back {
    any: bool,
    /// A mail in the name of the notice's reader.
    own: bool,
    /// It is pasted into the words, with the lines that hosts wrote on it.
    told: bool,
    attached: Attached,
    brief: Brief,
}

impl Back {
    fn new(message: &Message<'_>, root: usize, head: &Head<'_>, returned: Returned) -> Back {
        let brief = Brief::of(message, returned);
        let own = brief.author.as_deref().is_some_and(|author| head.own_side(author));
        let told = own && brief.has_received && matches!(returned, Returned::Text { .. });
        Back { any: returned != Returned::None, own, told, attached: Attached::of(message, root), brief }
    }
}

/// Judges the message at `root`: the mail itself, or one that it carries. Its words are read if they are needed, and once.
fn of_message(message: &Message<'_>, root: usize, head: &Head<'_>, words: &OnceCell<Body>) -> Option<Notice> {
    let standard = |found: Option<(usize, Notice)>| {
        found.filter(|(index, _)| message.enclosing(*index) == root).map(|(_, notice)| notice)
    };
    let feedback = standard(feedback::read(message, root));
    let status = if feedback.is_none() { standard(dsn::read(message, root)) } else { None };
    let standard = feedback.or(status);
    let mut returned = returned::locate(message, root, None);
    // Most notices say all in their machine-readable parts: the words are read only where those leave something open.
    if let Some(notice) = standard.as_ref().filter(|notice| returned != Returned::None && says_all(notice)) {
        return Some(Notice { returned, ..notice.clone() });
    }
    let body = words.get_or_init(|| Body::read(message, root));
    if let (Returned::None, Some((index, pasted))) = (returned, body.pasted) {
        returned = Returned::Text { index, from: pasted.from };
    }
    let in_own_words = standard.is_none();
    let mut notice = match standard {
        Some(notice) => notice,
        None => {
            let back = Back::new(message, root, head, returned);
            if !back.any && back.attached.programs {
                return None;
            }
            in_words(message, root, head, body, &back)?
        }
    };
    notice.returned = returned;
    if matches!(notice.kind, Kind::AutoReply | Kind::DmarcAggregate) && notice.dialect != lists::COMMANDS {
        notice.returned = Returned::None;
    } else if returned == Returned::None && notice.kind != Kind::AutoReply {
        let in_html = returned::in_html(message, root);
        notice.returned = in_html.or_else(|| summary::locate(message, root, notice.kind, head));
        if notice.returned == Returned::None {
            notice.defects.extend(returned::unread(message, root));
        }
    }
    // Of what a program wrote under its own name, and of what came as a part, nobody asks it.
    let asked = in_own_words && notice.returned.is_of_text();
    if asked && !head.author().is_some_and(roles::is_programs) {
        notice.quoted = opening::is_quoted(head, body);
    }
    fill_in(&mut notice, head, body);
    Some(notice)
}

/// What no delivery status or feedback part tells.
fn in_words(message: &Message<'_>, root: usize, head: &Head<'_>, body: &Body, back: &Back) -> Option<Notice> {
    if root == 0
        && let Some(notice) = machine::read_receipt(message, head, body)
    {
        return Some(notice);
    }
    if let Some(notice) = feedback::mislabelled(message, root, head)
        .or_else(|| dmarc::read(message, root, head))
        .or_else(|| xarf::read(message, root))
    {
        return Some(notice);
    }
    if let Some(notice) = abuse::read(message, root, head, body, back) {
        return Some(notice);
    }
    if let Some(notice) = people::challenge(head, body).or_else(|| lists::answer(head, body, back)) {
        return Some(notice);
    }
    if people::is_responder(head)
        && let Some(notice) = people::auto_reply(head, body)
    {
        return Some(notice);
    }
    if people::answers_it(head, body, back) {
        return people::auto_reply(head, body);
    }
    // Who poses as a mail system and brings a file, or a page instead of the mail that failed, poses as nobody's responder.
    let baits = || back.attached.files || back.attached.pages && head.subject_says(Sign::Failure);
    people::virus_notice(head, body, back)
        .or_else(|| plain::read(head, body, back))
        .or_else(|| people::auto_reply(head, body).filter(|_| !(head.from_daemon && !back.any && baits())))
}

fn says_all(notice: &Notice) -> bool {
    let vague =
        |failure: &Failure| failure.recipient.is_empty() || failure.status.as_deref().is_none_or(status::says_nothing);
    notice.feedback.is_some() || !notice.failures.is_empty() && !notice.failures.iter().any(vague)
}

/// Worms pose as bounces with a program attached. Mail systems return mail, not programs.
#[derive(Default)]
struct Attached {
    /// Files that run.
    programs: bool,
    /// Files that no mail system attaches.
    files: bool,
    /// Of these, programs and what packs them.
    packed: bool,
    /// Pages that ask for something.
    pages: bool,
}

impl Attached {
    fn of(message: &Message<'_>, root: usize) -> Attached {
        let mut attached = Attached::default();
        let parts = message.parts().iter().enumerate().filter(|(index, _)| message.enclosing(*index) == root);
        for name in parts.filter_map(|(_, part)| part.file_name()) {
            let ends = |endings: &[&str]| endings.iter().any(|end| name.trim_end().ends_with(end));
            attached.programs |= ends(PROGRAMS);
            attached.files |= ends(FILES) || ends(PACKED);
            attached.packed |= ends(PACKED) || ends(PROGRAMS);
            attached.pages |= ends(PAGES);
        }
        attached
    }
}

/// Endings of files that run, or that hide one.
const PROGRAMS: &[&str] = &[
    ".exe", ".pif", ".scr", ".com", ".bat", ".cmd", ".vbs", ".js", ".jse", ".wsf", ".hta", ".lnk", ".iso", ".cpl",
    ".jar", ".htm",
];

/// What the machine-readable part left out and the words tell.
fn fill_in(notice: &mut Notice, head: &Head<'_>, body: &Body) {
    if matches!(notice.kind, Kind::Dsn | Kind::Delay | Kind::Success) && notice.failed_recipients().is_empty() {
        let read = recipients::of(head, body);
        let stated = notice.failures.first().cloned().unwrap_or_default();
        if !read.is_empty() {
            notice.failures = read
                .into_iter()
                .map(|failure| Failure {
                    status: stated.status.clone().or(failure.status),
                    action: stated.action.clone(),
                    ..failure
                })
                .collect();
        }
    }
    let vague = |failure: &Failure| failure.status.as_deref().is_none_or(status::says_nothing);
    if notice.failures.len() == 1 && notice.failures.iter().all(vague) {
        let told = status::enhanced(&body.words).filter(|told| !status::says_nothing(told));
        if let (Some(told), Some(failure)) = (told, notice.failures.first_mut()) {
            failure.status = Some(told);
        }
    }
}

/// Endings of files that people and thieves attach, and mail systems do not: they return mails.
const FILES: &[&str] = &[".pdf", ".doc", ".docx", ".docm", ".xls", ".xlsx", ".xlsm", ".ics", ".rtf"];
const PACKED: &[&str] = &[".zip", ".rar", ".7z", ".ace", ".arj", ".img"];
const PAGES: &[&str] = &[".html", ".shtml", ".svg"];
