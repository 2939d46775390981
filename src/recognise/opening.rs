//! Does a notice speak in its own words, or does an answer quote it?
//!
//! A help desk sends back what anybody wrote to it, under the name and signature of its house: below a greeting, `you wrote:`, or
//! marked as a quote. What it quotes may be a bounce of the writer's own making. A mail system comes to the point: the first
//! sentence of its notice says what happened to a mail, or which program speaks. Such a notice stays one whatever stands above it;
//! only who wrote it is open then, and `verdict::author` asks for that.

use crate::mail::address;

use super::body::{self, Body};
use super::head::Head;
use super::vocabulary::{self, Sign};

/// Does something that no mail system writes stand above the notice's own words, or are they quoted in an answer?
pub fn is_quoted(head: &Head<'_>, body: &Body) -> bool {
    let answers = head.is_ticket || head.answers() || head.ticket_tag().is_some() || body.signs.has(Sign::Receipt);
    answers && body.has_quoted_copy() || !opens_itself(&body.words)
}

/// Does the text begin with what a mail system has to say?
fn opens_itself(words: &str) -> bool {
    let words = words.get(..words.floor_char_boundary(OPENING_MAX)).unwrap_or(words);
    let lines = words.lines().map(str::trim).skip_while(|line| is_banner(line));
    let mut sentence = String::new();
    for line in lines.take_while(|line| !line.is_empty()).take(LINES_MAX) {
        sentence.push_str(line);
        sentence.push(' ');
        // `Hello,` and `you wrote:` are sentences of their own.
        if line.ends_with([',', ':', '\u{ff0c}', '\u{ff1a}']) {
            break;
        }
    }
    let text = body::fold(&sentence);
    // `Hi. This is the qmail-send program`: what a dialect is known by may hold a full stop.
    if vocabulary::signs(&text).dialect().is_some_and(|dialect| dialect.says.iter().any(|says| text.starts_with(says)))
    {
        return true;
    }
    let end = ENDS.iter().filter_map(|end| text.find(end)).min().unwrap_or(text.len());
    let first = text.get(..end).unwrap_or(&text);
    speaks(first)
}

/// Is the sentence a mail system's?
fn speaks(sentence: &str) -> bool {
    let signs = vocabulary::signs(sentence);
    let told =
        [Sign::Failure, Sign::Delay, Sign::Success].iter().any(|&sign| signs.has(sign) || signs.joined(sign) > 0);
    told || signs.looks_like().is_some()
}

/// Rules, blank lines and addresses say nothing.
fn is_banner(line: &str) -> bool {
    let bare = line.trim_matches(|letter: char| !letter.is_alphanumeric());
    bare.is_empty() || address::spec(line).is_some()
}

/// How a sentence ends.
const ENDS: [&str; 8] = [". ", ": ", "! ", "? ", "\u{3002}", "\u{ff1a}", "\u{ff01}", "\u{ff1f}"];

/// Bytes of a text, and lines of its first paragraph, that are looked at.
const OPENING_MAX: usize = 4_096;
const LINES_MAX: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::{Limits, Message};

    const COPY: &str = "Received: from a.example (a.example [192.0.2.1])\n\tby mx.shop.example; Mon, 23 Nov 2026 10:00:00 +0000\nMessage-ID: <1@owner.example>\nFrom: anna@owner.example\nTo: carl@shop.example\nSubject: x\n\nbody\n";
    const QMAIL: &str = "Hi. This is the qmail-send program at mx.shop.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<carl@shop.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n";
    const EXIM: &str = "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. The following address(es) failed:\n\n  carl@shop.example\n    550 no such user\n\n------ This is a copy of the message, including all the headers. ------\n\n";
    const PASTE: &str = "Your message to <carl@shop.example> could not be delivered.\n\nReason: 550 5.1.1 User unknown\n\n---------- Original message ----------\n\n";

    fn quoted(subject: &str, text: &str) -> bool {
        let mail = format!("From: postmaster@shop.example\nTo: anna@owner.example\nSubject: {subject}\n\n{text}");
        let message = Message::read(mail.as_bytes(), &Limits::default());
        is_quoted(&Head::of(message.fields()), &Body::read(&message, 0))
    }

    #[test]
    fn a_mail_system_comes_to_the_point() {
        for notice in [QMAIL, EXIM, PASTE] {
            assert!(!quoted("failure notice", &format!("{notice}{COPY}")), "{notice}");
            assert!(!quoted("failure notice", &format!("\n*****\n carl@shop.example\n\n{notice}{COPY}")), "{notice}");
        }
        assert!(!quoted("x", "Din mail til carl@shop.example kunne ikke leveres.\n"));
        assert!(!quoted("x", "Ihre Nachricht konnte\nnicht zugestellt werden. Viele Grüße\n"));
    }

    #[test]
    fn an_answer_greets_thanks_or_announces_what_it_quotes() {
        for notice in [QMAIL, EXIM, PASTE] {
            for above in [
                "You wrote:\n\n",
                "You wrote:\n",
                "Hello,\n\n",
                "Hello,\n",
                "Thank you. ",
                "Thank you for your enquiry.\n\nName: Anna\nMessage:\n",
                "Dear Sir or Madam,\n\nthis is a copy of what you wrote to us:\n\n",
                "Anna has shared a document with you\n\n",
                "Vielen Dank für Ihre Nachricht! Wir melden uns bald.\n\n",
            ] {
                assert!(quoted("failure notice", &format!("{above}{notice}{COPY}")), "{above}{notice}");
            }
            let marked = format!("{notice}{COPY}").replace('\n', "\n> ");
            assert!(quoted("[Ticket#4711] failure notice", &format!("> {marked}")));
            assert!(quoted("Re: failure notice", &format!("> {marked}")));
        }
    }
}
