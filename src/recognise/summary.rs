//! A returned mail of which only its heads came back, in the words of a mail program: `Von:`, `Gesendet:`, `An:`, `Betreff:`.
//!
//! People quote so, and small mail systems. It tells in whose name the mail was, and nothing of its way.

use crate::mail::{Message, Part, address, decode};

use super::head::Head;
use super::heads::{PLACES, SENDERS};
use super::labels::{self, AUTHORS, DATES, RECIPIENTS, SUBJECTS};
use super::notice::{Kind, Returned};
use super::recipients::first_written;

/// The first such heads of a mail in the name of the notice's reader; a mail system's notice has only one mail to show.
pub fn locate(message: &Message<'_>, root: usize, kind: Kind, head: &Head<'_>) -> Returned {
    if !matches!(kind, Kind::Complaint | Kind::Arf | Kind::Bounce | Kind::Dsn | Kind::Delay | Kind::VirusNotice) {
        return Returned::None;
    }
    let texts = message.parts().iter().enumerate().filter(|(index, part)| {
        let media = &part.content_type;
        let is_text = media.is("text/plain") || media.is("text/html");
        is_text && !part.has_children && message.enclosing(*index) == root
    });
    let by_person = kind == Kind::Complaint;
    let own = |author: &str| !by_person || head.own_side(author);
    texts
        .take(PARTS_MAX)
        .find_map(|(index, part)| {
            let text = decode::text(part, TEXT_MAX);
            let line = find(&text, !by_person, own).or_else(|| attributed(&text, own).filter(|_| by_person))?;
            Some(Returned::Summary { index, line })
        })
        .unwrap_or_default()
}

/// The heads that begin in this line, as a header.
pub fn header(part: &Part<'_>, line: usize) -> String {
    let mut header = String::new();
    let text = decode::text(part, TEXT_MAX);
    if let Some(author) =
        text.lines().nth(line).filter(|line| named(bare(line), true).is_none()).and_then(first_written)
    {
        return format!("From: {author}\n");
    }
    for (name, value) in heads(text.lines().skip(line), true) {
        // Outlook writes `Anna [mailto:anna@shop.example]`.
        let addressed = (name == "From" || name == "To").then(|| value.replace("[mailto:", "<").replace(']', ">"));
        header.push_str(&format!("{name}: {}\n", addressed.as_deref().unwrap_or(value)));
    }
    header
}

/// The line in which heads begin that name an author whom `wanted` accepts. One walk: what was looked at is stepped over.
fn find(text: &str, by_machine: bool, wanted: impl Fn(&str) -> bool) -> Option<usize> {
    let mut lines = text.lines();
    let mut at = 0;
    while let Some(line) = lines.clone().next() {
        let mut read = 1;
        if named(bare(line), by_machine).is_some() {
            let heads = heads(lines.clone(), by_machine);
            let author = heads
                .iter()
                .find(|(name, _)| *name == "From")
                .and_then(|(_, value)| address::first_in(value.as_bytes()));
            let distinct = TELLING.iter().filter(|name| heads.iter().any(|(head, _)| head == *name)).count();
            if distinct >= HEADS_MIN && author.is_some_and(|author| wanted(&author)) {
                return Some(at);
            }
            read = heads.len().max(1);
        }
        lines.nth(read - 1);
        at += read;
    }
    None
}

/// The line above a quote that names a wanted author, in any language: `On Monday Anna <anna@shop.example> wrote:`. It ends in a
/// colon, or the next line does, where a program broke it.
fn attributed(text: &str, wanted: impl Fn(&str) -> bool) -> Option<usize> {
    let lines: Vec<&str> = text.lines().take(ATTRIBUTION_WITHIN).map(str::trim).collect();
    let opens = |line: &str| line.ends_with([':', '\u{ff1a}']) && line.len() <= ATTRIBUTION_MAX;
    let quoted = |from: usize| {
        lines.iter().skip(from).find(|line| !line.is_empty()).is_some_and(|line| line.starts_with(['>', '|']))
    };
    lines.iter().enumerate().position(|(at, line)| {
        let next = lines.get(at + 1).is_some_and(|next| opens(next));
        let above_quote = opens(line) && quoted(at + 1) || next && quoted(at + 2);
        above_quote && !line.starts_with(['>', '|']) && first_written(line).is_some_and(|author| wanted(&author))
    })
}

/// Labelled lines, each with the name of its header field. Machines put others between them, or a blank.
fn heads<'a>(lines: impl Iterator<Item = &'a str>, by_machine: bool) -> Vec<(&'static str, &'a str)> {
    let mut heads: Vec<(&'static str, &'a str)> = Vec::new();
    let mut blank = false;
    for line in lines.take(LINES_MAX).map(bare) {
        let gap = by_machine && (line.is_empty() && !blank || is_labelled(line));
        match named(line, by_machine) {
            Some((name, _)) if by_machine && heads.iter().any(|(known, _)| *known == name) => break,
            Some(head) => heads.push(head),
            None if gap => {}
            None => break,
        }
        blank = line.is_empty();
    }
    heads
}

fn is_labelled(line: &str) -> bool {
    labels::split(line).is_some_and(|(label, _)| !label.is_empty())
}

fn named(line: &str, by_machine: bool) -> Option<(&'static str, &str)> {
    let (label, value) = labels::split(line)?;
    let of_people = [("From", &AUTHORS[..]), ("To", &RECIPIENTS[..]), ("Subject", &SUBJECTS[..]), ("Date", &DATES[..])];
    let of_machines = [("From", &SENDERS[..]), ("To", &PLACES[..]), ("Message-ID", &IDS[..])];
    let of_machines = of_machines.into_iter().filter(|_| by_machine);
    let (name, _) = of_people.into_iter().chain(of_machines).find(|(_, labels)| labels.contains(&label))?;
    Some((name, value.trim_matches(labels::AROUND)))
}

fn bare(line: &str) -> &str {
    line.trim_start_matches([' ', '\t', '>', '|', '\u{a0}']).trim_end()
}

/// What filters call the identifier of a mail, and the heads of which two must stand beside the author.
const IDS: [&str; 5] = ["Message-ID", "Message-Id", "Message ID", "MessageID", "Nachrichten-ID"];
const TELLING: [&str; 4] = ["To", "Subject", "Date", "Message-ID"];
/// Text parts that are looked at, bytes of one, lines of heads, bytes of a label, and how many heads must stand beside the author.
const PARTS_MAX: usize = 4;
const TEXT_MAX: usize = 1 << 16;
const LINES_MAX: usize = 8;
const HEADS_MIN: usize = 2;
/// Lines of a letter in which a quote is announced, and bytes of such a line.
const ATTRIBUTION_WITHIN: usize = 400;
const ATTRIBUTION_MAX: usize = 300;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_in_any_language() {
        for heads in [
            "Kimden: Anna [mailto:anna@shop.example]\nGönderildi: 5 Mayıs 2013\nKime: carl@home.example\nKonu: x\n",
            "> De: anna@shop.example\n> Enviado el: domingo\n> Para: carl@home.example\n> Asunto: x\n",
            "   差出人: anna@shop.example\n   件名: x\n   宛先: carl@home.example\n",
        ] {
            let text = format!("Words: of a letter\n\n{heads}\nThe quoted text.\n");
            assert_eq!(find(&text, false, |author| author == "anna@shop.example"), Some(2), "{heads}");
            assert_eq!(find(&text, false, |author| author == "ben@shop.example"), None);
        }
    }

    #[test]
    fn filters_put_other_lines_between() {
        let text =
            "Refused:\n\nSender: anna@shop.example\nClient: 192.0.2.4\n\nReceiver: carl@home.example\nSubject: x\n";
        assert_eq!(find(text, true, |_| true), Some(2));
        assert_eq!(find(text, false, |_| true), None);
    }

    #[test]
    fn a_label_alone_heads_nothing() {
        assert_eq!(find("Von: anna@shop.example\nBetreff: x\n", false, |_| true), None);
        assert_eq!(find("De: nobody\nPara: carl@home.example\nAsunto: x\n", false, |_| true), None);
    }
}
