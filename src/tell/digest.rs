//! The digest of an IT provider: all clients in one mail, the urgent first. It goes to the provider alone.
//!
//! What stands still is counted and not listed: who reads forty lines of "nothing new" each morning soon reads none.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::document::Document;
use super::mail::{self, Envelope};
use super::words::{Value, Words, count, id, own_mailbox};
use super::{Letter, Mail, Reader, TellError, Templates, Variant, details};
use crate::verdict::Class;

/// Lines of one group.
const LINES_MAX: usize = 60;
const SHARED_MAX: usize = 3;

/// Everything that a digest says.
#[derive(Debug, Clone, PartialEq)]
pub struct Digest {
    /// All clients, those included of whom there is nothing to say.
    pub clients: u64,
    pub news: Vec<News>,
    /// Networks that sent in the name of several clients, and of how many.
    pub shared: Vec<(String, u64)>,
    /// The digest before this one.
    pub since: Option<Timestamp>,
    pub now: Timestamp,
    pub letter: Letter,
    pub reader: Reader,
}

/// One thing about one client.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    pub client: String,
    /// The account, as the configuration names it.
    pub account: String,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// The mailbox cannot be looked into.
    Blind,
    Incident {
        id: String,
        class: Class,
        is_open: bool,
        messages: u64,
        /// Of these, since the last digest.
        new: u64,
        told: Option<Timestamp>,
    },
}

/// The most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Urgent,
    Look,
    Over,
    /// Only counted.
    Steady,
}

impl News {
    fn group(&self) -> Group {
        match &self.what {
            What::Blind => Group::Look,
            What::Incident { is_open: false, .. } => Group::Over,
            What::Incident { class, new, .. } => match Variant::of(*class) {
                Some(Variant::Account) => Group::Urgent,
                Some(Variant::Forged) if *new == 0 => Group::Steady,
                _ => Group::Look,
            },
        }
    }
}

/// Is there anything to send it for?
pub fn is_due(digest: &Digest) -> bool {
    digest.news.iter().any(|news| news.group() != Group::Steady)
}

/// Writes it. The same day and domain give the same Message-ID, so no day has two.
pub fn compose(digest: &Digest, templates: &Templates) -> Result<Mail, TellError> {
    let words = Words::of(digest.reader.language);
    let day = digest.now.to_zoned(digest.reader.zone.clone()).date();
    let envelope = Envelope {
        letter: &digest.letter,
        name: digest.reader.name.as_deref(),
        now: digest.now,
        id: format!("alibi.digest.{day}@{}", super::words::host(&digest.letter.domain)),
        root: None,
        incident: None,
    };
    mail::build(&envelope, &write(digest, &words), templates)
}

fn write(digest: &Digest, words: &Words) -> Document {
    let subject = subject(digest, words);
    let mut page = Document::new(words.language, &subject);
    page.verdict(&subject);
    for (group, heading) in [
        (Group::Urgent, "heading-digest-urgent"),
        (Group::Look, "heading-digest-look"),
        (Group::Over, "heading-digest-over"),
    ] {
        let mut lines: Vec<String> =
            digest.news.iter().filter(|news| news.group() == group).map(|news| line(news, digest, words)).collect();
        if lines.is_empty() {
            continue;
        }
        let more = lines.len().saturating_sub(LINES_MAX);
        lines.truncate(LINES_MAX);
        if more > 0 {
            lines.push(words.say("details-more", &[("more", count(more))]));
        }
        page.heading(words.word(heading));
        page.list(&lines);
        if group == Group::Urgent {
            page.say(&[words.word("digest-call")]);
        }
    }
    let shared: Vec<String> = digest.shared.iter().take(SHARED_MAX).map(|one| shared(one, words)).collect();
    let rest = digest.clients.saturating_sub(named(digest, |group| group != Group::Steady));
    let rest = if rest > 0 { words.say("digest-rest", &[("clients", rest.into())]) } else { String::new() };
    page.say(&shared);
    page.say(&[rest]);
    let name = own_mailbox(digest.reader.name.as_deref().unwrap_or("alibi"));
    page.detail(&[words.say("footer-digest", &[("name", name.into())])]);
    page
}

/// `3 of 41 clients need a look (1 urgent)`.
fn subject(digest: &Digest, words: &Words) -> String {
    let urgent = named(digest, |group| group == Group::Urgent);
    let look = named(digest, |group| group <= Group::Look);
    let counts = [("look", Value::from(look)), ("clients", digest.clients.into()), ("urgent", urgent.into())];
    words.say(if urgent > 0 { "subject-digest-urgent" } else { "subject-digest" }, &counts)
}

/// How many clients have news of such a group.
fn named(digest: &Digest, wanted: impl Fn(Group) -> bool) -> u64 {
    let clients: BTreeSet<&str> =
        digest.news.iter().filter(|news| wanted(news.group())).map(|news| news.client.as_str()).collect();
    clients.len() as u64
}

fn line(news: &News, digest: &Digest, words: &Words) -> String {
    let zone = &digest.reader.zone;
    let who = [("client", Value::from(own_mailbox(&news.client))), ("account", own_mailbox(&news.account).into())];
    let [client, account] = who;
    let What::Incident { id: incident, class, messages, new, told, .. } = &news.what else {
        return words.say("digest-blind", &[client, account]);
    };
    let named = ("id", Value::from(id(incident)));
    let told = match told {
        Some(at) => words.say("digest-told", &[("when", words.on(*at, zone).into()), named]),
        None => words.say("digest-untold", &[named]),
    };
    let class = match Variant::of(*class) {
        Some(Variant::Account) => words.word("digest-account"),
        _ => details::class(*class, words),
    };
    let mut values =
        vec![client, account, ("class", class.into()), ("messages", (*messages).into()), ("told", told.into())];
    match digest.since {
        Some(since) => {
            values.extend([("since", words.since(since, zone).into()), ("new", (*new).into())]);
            words.say("digest-line", &values)
        }
        None => words.say("digest-line-first", &values),
    }
}

fn shared((network, clients): &(String, u64), words: &Words) -> String {
    words.say("digest-shared", &[("network", words.quoted(network).into()), ("clients", (*clients).into())])
}
