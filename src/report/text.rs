//! The words of a report: what a person at an abuse desk needs to act, in English, on one screen.
//!
//! Who reads it gets hundreds a day. So first what and which address, then how it is known, then what is asked. No adjectives, no
//! threats, no law; every figure is one that the headers below bear out (RFC 6650, 4).

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Reported;

/// Lines of the text, the headers not counted.
pub const LINES_MAX: usize = 25;
/// Witnesses that are named.
const NAMED_MAX: usize = 3;

/// What the text says beside the sources.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Domain of the forged sender addresses.
    pub domain: &'a str,
    /// Short id of the report.
    pub id: &'a str,
    /// Where a person reads the answers.
    pub reply_to: &'a str,
    /// The holder of a smaller network was written to before, and nothing changed: since when.
    pub since_report: Option<Timestamp>,
}

/// With our reference: programs of desks keep the subject, and often nothing else.
pub fn subject(sources: &[Reported], id: &str) -> String {
    let messages: u64 = sources.iter().map(|source| source.messages).sum();
    let whence = match sources {
        [one] => one.address.to_string(),
        many => format!("{} of your addresses", many.len()),
    };
    format!("Abuse report: {messages} mails with a forged sender from {whence} [{id}]")
}

/// The text, with the headers of the samples at its end: some desks never open an attachment.
pub fn text(sources: &[Reported], about: &About<'_>) -> String {
    let samples = sources.iter().flat_map(|source| source.samples.iter().map(move |sample| (source, sample)));
    let mut text = words(sources, about);
    for (number, (source, sample)) in samples.enumerate() {
        let (address, witness, seen) = (source.address, &sample.witness, moment(sample.seen));
        text.push_str(&format!("{HEADER}{} (from {address}, returned by {witness}, taken in {seen}):\n\n", number + 1));
        for line in sample.header.lines() {
            text.push_str(&format!("  {}\n", line.replace('\t', "  ")));
        }
    }
    text
}

/// What stands before each header.
const HEADER: &str = "\nHeader ";

/// The text down to the first header, in which strangers are named.
pub fn without_headers(text: &str) -> &str {
    text.split_once(HEADER).map_or(text, |(words, _)| words)
}

fn words(sources: &[Reported], about: &About<'_>) -> String {
    let mut text = "Hello,\n\nmail with a forged sender address leaves this part of your network:\n\n".to_owned();
    for source in sources {
        let name = source.name.as_deref().map(|name| format!(" ({name})")).unwrap_or_default();
        text.push_str(&format!("  {}{name}, {} mails\n", source.address, source.messages));
        text.push_str(&format!("    from {} to {}\n", moment(source.first), moment(source.last)));
    }
    let samples: usize = sources.iter().map(|source| source.samples.len()).sum();
    let headers =
        if samples == 1 { "The header of 1 mail follows" } else { &format!("The headers of {samples} mails follow") };
    let handed_in = match sources {
        [_] => "wrote down this address as the one that handed it in.",
        _ => "wrote down these addresses as the ones that handed it in.",
    };
    text.push_str(&format!(
        "\nThe senders in {} are forged; their owner did not send this mail.\n\
         How we know: it was returned to the owner as undeliverable. {}\n\
         {handed_in}\nWe did not receive the mail ourselves.\n\n",
        about.domain,
        witnesses(sources),
    ));
    if let Some(since) = about.since_report {
        text.push_str(&format!("The holder of the smaller network was told on {}; it goes on.\n", moment(since)));
    }
    text.push_str(&format!(
        "Please find out what sends this mail, and stop it.\n\n\
         {headers}, and a report in ARF (RFC 5965) is attached.\n\
         The names of recipients are replaced by keyed hashes (RFC 6590).\n\
         To get no more reports answer with STOP, or tell us the form that you prefer.\n\
         We write once in seven days at most. A person reads the answers:\n\
         {} (our reference: {})\n",
        about.reply_to, about.id,
    ));
    text
}

/// `4 unrelated mail systems (one.example, two.example, ...)`
fn witnesses(sources: &[Reported]) -> String {
    let mut all: Vec<&str> = sources.iter().flat_map(|source| source.witnesses.iter().map(String::as_str)).collect();
    all.sort_unstable();
    all.dedup();
    let more = if all.len() > NAMED_MAX { ", ..." } else { "" };
    let named = all.iter().take(NAMED_MAX).copied().collect::<Vec<_>>().join(", ");
    format!("{} mail systems\n({named}{more})", all.len())
}

fn moment(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d %H:%M UTC").to_string()
}
