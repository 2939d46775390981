//! The words of a notice: its own text, up to where the returned mail is pasted in.
//!
//! Only text of the notice itself counts, never text of a message inside it: what a returned mail says must not decide what
//! the notice is.

use std::borrow::Cow;

use crate::mail::header::split_line;
use crate::mail::{Message, Part, decode, html};

use super::pasted::{self, Pasted};
use super::vocabulary::{self, Signs, lower};

/// The words of a notice.
#[derive(Debug, Default)]
pub struct Body {
    pub words: String,
    /// In lower case, every run of white space one space.
    pub folded: String,
    pub signs: Signs,
    /// The part and the place where a mail is pasted in.
    pub pasted: Option<(usize, Pasted)>,
}

impl Body {
    /// Reads the text of the message at `root` (the mail itself, or one inside it).
    pub fn read(message: &Message<'_>, root: usize) -> Body {
        let mut body = Body::default();
        for wanted in [Wanted::Plain, Wanted::Html] {
            for (index, part) in message.parts().iter().enumerate() {
                if body.words.len() >= WORDS_MAX || body.pasted.is_some() {
                    break;
                }
                let inside = index == root || message.enclosing(index) == root && !part.is_message;
                if inside && wanted.matches(part) {
                    body.add(index, part);
                }
            }
            if !body.words.trim().is_empty() {
                break;
            }
        }
        body.folded = fold(&body.words);
        body.signs = vocabulary::signs(&body.folded);
        body
    }

    fn add(&mut self, index: usize, part: &Part<'_>) {
        let bytes = plain(part, TEXT_MAX);
        let pasted = pasted::find(&bytes);
        let end = pasted.map(|pasted| pasted.words_end).or_else(|| pasted::marker(&bytes)).unwrap_or(bytes.len());
        let own = bytes.get(..end.min(WORDS_MAX)).unwrap_or(&bytes);
        if !self.words.is_empty() {
            self.words.push('\n');
        }
        let text =
            if part.content_type.is("text/html") { String::from_utf8_lossy(own) } else { decode::charset(own, part) };
        // A lone CR ends a line too.
        if text.contains('\r') {
            self.words.push_str(&text.replace("\r\n", "\n").replace('\r', "\n"))
        } else {
            self.words.push_str(&text)
        }
        self.pasted = pasted.map(|pasted| (index, pasted));
    }

    /// The first `max` bytes of the folded words.
    pub fn start(&self, max: usize) -> &str {
        self.folded.get(..self.folded.floor_char_boundary(max)).unwrap_or(&self.folded)
    }
}

/// A text part without its transfer encoding; HTML as lines of text. Offsets into pasted mails count in these bytes.
pub fn plain<'a>(part: &Part<'a>, max: usize) -> Cow<'a, [u8]> {
    let body = part.body.get(..max).unwrap_or(part.body);
    let bytes = decode::transfer(body, part.encoding);
    if part.content_type.is("text/html") {
        Cow::Owned(html::text(&decode::charset(&bytes, part)).into_bytes())
    } else {
        bytes
    }
}

#[derive(Clone, Copy)]
enum Wanted {
    Plain,
    Html,
}

impl Wanted {
    fn matches(self, part: &Part<'_>) -> bool {
        let kind = &part.content_type;
        match self {
            Wanted::Plain => {
                kind.is_text() && !kind.is("text/html") && !kind.is("text/rfc822-headers") && !kind.is("text/xml")
                    || kind.is_multipart() && !part.has_children
            }
            Wanted::Html => kind.is("text/html"),
        }
    }
}

fn fold(words: &str) -> String {
    let words = words.get(..words.floor_char_boundary(FOLDED_MAX)).unwrap_or(words);
    let mut folded = String::with_capacity(words.len());
    for word in lower(words).split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// The text without quoted lines, for what a person writes: `> ` lines and all below a line that announces a quote.
pub fn unquoted(words: &str) -> String {
    let mut kept = String::new();
    let mut rest = words.as_bytes();
    while !rest.is_empty() && kept.len() < FOLDED_MAX {
        let (line, after) = split_line(rest);
        rest = after;
        let line = String::from_utf8_lossy(line);
        let bare = line.trim();
        if bare.starts_with("-----")
            || bare.starts_with("_____")
            || bare.starts_with("From: ")
            || bare.starts_with("Von: ")
        {
            break;
        }
        if !bare.starts_with(['>', '|']) {
            kept.push_str(bare);
            kept.push('\n');
        }
    }
    kept
}

/// Bytes of a text part that are searched for a pasted mail, bytes of the words that are kept, and that are searched for phrases.
pub const TEXT_MAX: usize = 1 << 20;
const WORDS_MAX: usize = 1 << 16;
const FOLDED_MAX: usize = 1 << 14;
