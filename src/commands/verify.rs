//! `alibi verify`: is a notice genuine? Answered from the state, which holds every notice as it was written.
//!
//! An id alone proves little: who saw one real notice can copy its id into a forged one. So the answer shows what the genuine
//! notice says, to whom and when it went, for the reader to compare; with the mail as a file, alibi compares it itself.

use std::borrow::Cow;
use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;

use crate::cli;
use crate::exit::Exit;
use crate::io::mail_files;
use crate::io::terminal::{self, Colour};
use crate::mail::{Limits, Message, decode, header, words};
use crate::ports::{OutboxRow, OutboxState, Store as _};
use crate::sanitize;
use crate::tell::NoticeId;

use super::layout::wrap;
use super::{Failure, live, report};

const SUBJECT_MAX: usize = 200;
const ID_MAX: usize = 100;
/// Bytes of one text of a mail that are compared; ours are far shorter.
const TEXT_MAX: usize = 1 << 20;

/// The answer; `--json` prints it as it is.
#[derive(Debug, Serialize)]
struct Verified {
    id: String,
    genuine: bool,
    why: &'static str,
    incident: Option<String>,
    /// The notices that the id names, oldest first.
    notices: Vec<Notice>,
}

#[derive(Debug, Serialize)]
struct Notice {
    number: u32,
    message_id: String,
    account: String,
    to: Vec<String>,
    written: Timestamp,
    state: OutboxState,
    subject: String,
    /// Is the mail in the file this one? None without a file.
    same: Option<bool>,
}

pub async fn run(named: Option<&Path>, options: &cli::Verify) -> Result<Exit, Failure> {
    let mail = match &options.mail {
        Some(path) => Some(mail_files::read_one(path, Limits::default().bytes_max).map_err(|error| {
            Failure::new(Exit::Usage, "read the mail", &error)
                .with_remedy("save the notice as a file (.eml) and name it")
        })?),
        None => None,
    };
    let config = live::config(named)?;
    let store = live::store_to_read(&config).await.map_err(|failure| {
        let says = format!("whether it is genuine cannot be told: {}", failure.says);
        let remedy = "run this on the machine that watches, as the user that `alibi watch` runs as; until then do nothing that the mail asks for";
        Failure::plain(failure.exit, says).with_remedy(remedy)
    })?;
    let wanted = NoticeId::read(&options.id);
    let rows = match &wanted {
        Some(wanted) => store.notices_of(&wanted.incident).await,
        None => Ok(Vec::new()),
    };
    let rows = rows.map_err(|error| Failure::new(Exit::Finding, "read the state", &error))?;
    let found = judge(&options.id, wanted.as_ref(), &rows, mail.as_deref());
    if options.json {
        report::json(&found);
    } else {
        print(&found);
    }
    Ok(if found.genuine { Exit::Fine } else { Exit::Finding })
}

fn judge(id: &str, wanted: Option<&NoticeId>, rows: &[OutboxRow], mail: Option<&[u8]>) -> Verified {
    let notices: Vec<Notice> = wanted.into_iter().flat_map(|wanted| named(wanted, rows, mail)).collect();
    let handed_over = notices.iter().any(|notice| matches!(notice.state, OutboxState::Sent | OutboxState::Sending));
    let is_same = notices.iter().any(|notice| notice.same == Some(true));
    let (genuine, why) = if notices.is_empty() {
        (false, "alibi knows of no notice with this id (it forgets what is older than `keep_days` in `[state]`)")
    } else if !handed_over {
        (false, "alibi wrote this notice, but never handed it over: the mail that you have is another one")
    } else if mail.is_none() {
        (true, "alibi wrote a notice with this id")
    } else if is_same {
        (true, "the mail is word for word what alibi wrote")
    } else {
        (false, "the id is one of ours, but the mail is not what alibi wrote under it")
    };
    let incident = wanted.filter(|_| !notices.is_empty()).map(|wanted| wanted.incident.clone());
    Verified { id: sanitize::line(id.trim(), ID_MAX), genuine, why, incident, notices }
}

/// The notices that the id names.
fn named(wanted: &NoticeId, rows: &[OutboxRow], mail: Option<&[u8]>) -> Vec<Notice> {
    let notice = |row: &OutboxRow| {
        let id = NoticeId::read(&row.mail.message_id).filter(|id| wanted.names(id))?;
        let subject = header::find(&row.mail.bytes, "Subject").map(|field| words::decode(field.value));
        Some(Notice {
            number: id.number?,
            message_id: row.mail.message_id.clone(),
            account: row.account.clone(),
            to: row.mail.to.clone(),
            written: row.written,
            state: row.state,
            subject: sanitize::line(&subject.unwrap_or_default(), SUBJECT_MAX),
            same: mail.map(|mail| says(mail) == says(&row.mail.bytes)),
        })
    };
    rows.iter().filter_map(notice).collect()
}

/// What a mail says to its reader, whatever the servers on its way did to lines and other fields.
fn says(mail: &[u8]) -> Vec<String> {
    let message = Message::read(mail, &Limits::default());
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let fields = ["From", "Subject"].map(|name| message.field(name).map(|field| words::decode(field.value)));
    let texts = message.parts().iter().filter(|part| !part.has_children).map(|part| decode::text(part, TEXT_MAX));
    fields.into_iter().flatten().chain(texts.map(Cow::into_owned)).map(|text| flat(&text)).collect()
}

fn print(found: &Verified) {
    let (word, colour) = if found.genuine { ("genuine", Colour::Green) } else { ("NOT GENUINE", Colour::Red) };
    report::data(&format!("{}: {}", terminal::paint(word, colour), found.why));
    for notice in &found.notices {
        let state = match notice.state {
            OutboxState::Sent => "sent",
            OutboxState::Sending => "being sent",
            OutboxState::New => "not sent yet",
            OutboxState::Failed => "could not be sent",
        };
        let when = notice.written.strftime("%Y-%m-%d %H:%M UTC");
        let incident = found.incident.as_deref().unwrap_or_default();
        report::data(&format!("\n  {incident}, notice {}, written {when}, {state}", notice.number));
        report::data(&wrap("  to: ", &notice.to.join(", ")));
        report::data(&wrap("  subject: ", &notice.subject));
    }
    let advice = match (found.genuine, found.notices.iter().any(|notice| notice.same.is_some())) {
        (true, true) => return,
        (true, false) => {
            "Compare this with the mail that you have. If its subject, date or address differ, it is forged: an id can be \
             copied. `--mail FILE` compares every word."
        }
        (false, _) => "Do not do what the mail asks for. A notice never asks for a password and holds no link.",
    };
    report::data(&format!("\n{}", wrap("", advice)));
}
