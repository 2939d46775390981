//! The words of a notice: its own text, up to where the returned mail is pasted in.
//!
//! Only text of the notice itself counts, never text of a message inside it: what a returned mail says must not decide what
//! the notice is.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::mail::{Message, Part, address, decode, html};

use super::recipients::first_written;

use super::labels::names_author;
use super::pasted::{self, Pasted};
use super::status;
use super::vocabulary::{self, Signs};

/// The words of a notice.
#[derive(Debug, Default)]
pub struct Body {
    pub words: String,
    /// In lower case, every run of white space one space.
    pub folded: String,
    pub signs: Signs,
    /// An SMTP reply of failure stands in the words.
    pub has_reply: bool,
    /// The part and the place where a mail is pasted in.
    pub pasted: Option<(usize, Pasted)>,
    /// That mail is marked as a quote.
    quoted_copy: bool,
    letter: OnceCell<Letter>,
}

impl Body {
    /// Is the mail that is pasted in marked as a quote, line by line?
    pub fn has_quoted_copy(&self) -> bool {
        self.quoted_copy
    }

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
        if body.pasted.is_none() {
            body.look_in_html(message, root);
        }
        body.understand();
        body
    }

    /// The words of a notice that stands inside another text.
    pub fn of_words(words: &str) -> Body {
        let mut body = Body { words: words.to_owned(), ..Body::default() };
        body.understand();
        body
    }

    /// The words as those of a person: without what they quote.
    pub fn letter(&self) -> &Letter {
        self.letter.get_or_init(|| unquoted(&self.words))
    }

    fn understand(&mut self) {
        self.folded = fold(&self.words);
        self.signs = vocabulary::signs(&self.folded);
        self.has_reply = status::has_reply(&self.folded);
    }

    /// Exchange and Microsoft 365 show the header of the mail in HTML only.
    fn look_in_html(&mut self, message: &Message<'_>, root: usize) {
        for (index, part) in message.parts().iter().enumerate() {
            if !Wanted::Html.matches(part) || message.enclosing(index) != root || index == root {
                continue;
            }
            if memchr::memmem::find(&part.decoded(TEXT_MAX), b"Received:").is_none() {
                continue;
            }
            if let Some(pasted) = pasted::find(&plain(part, TEXT_MAX)) {
                self.pasted = Some((index, pasted));
                return;
            }
        }
    }

    fn add(&mut self, index: usize, part: &Part<'_>) {
        let bytes = plain(part, TEXT_MAX);
        let pasted = pasted::find(&bytes);
        let end = pasted.map(|pasted| pasted.words_end).or_else(|| pasted::marker(&bytes)).unwrap_or(bytes.len());
        let own = bytes.get(..end.min(WORDS_MAX)).unwrap_or(&bytes);
        if !self.words.is_empty() {
            self.words.push('\n');
        }
        let text = if part.content_type.is("text/html") { decode::lossy(own) } else { decode::charset(own, part) };
        // A lone CR ends a line too.
        self.words.reserve(text.len());
        let mut from = 0;
        for at in memchr::memchr_iter(b'\r', text.as_bytes()) {
            self.words.push_str(text.get(from..at).unwrap_or(""));
            from = at + 1;
            if text.as_bytes().get(from) != Some(&b'\n') {
                self.words.push('\n');
            }
        }
        self.words.push_str(text.get(from..).unwrap_or(""));
        self.quoted_copy = pasted.is_some_and(|pasted| {
            let marks = bytes.get(pasted.from..).unwrap_or(&[]).iter().take(pasted.prefix);
            marks.copied().any(|mark| matches!(mark, b'>' | b'|'))
        });
        self.pasted = pasted.map(|pasted| (index, pasted));
    }
}

/// A text part without its transfer encoding; HTML as lines of text. Offsets into pasted mails count in these bytes.
pub fn plain<'p>(part: &'p Part<'_>, max: usize) -> Cow<'p, [u8]> {
    let bytes = part.decoded(max);
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

pub fn fold(words: &str) -> String {
    let words = words.get(..words.floor_char_boundary(FOLDED_MAX)).unwrap_or(words);
    if words.is_ascii() {
        return fold_ascii(words);
    }
    let mut folded = String::with_capacity(words.len());
    for word in words.split(char::is_whitespace).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        if word.is_ascii() {
            folded.push_str(word);
        } else {
            fold_word(word, &mut folded);
        }
    }
    folded.make_ascii_lowercase();
    folded
}

/// Apostrophes and dashes of typographers would hide a phrase.
fn fold_word(word: &str, folded: &mut String) {
    for character in word.chars() {
        match character {
            '\0'..='\x7f' => folded.push(character),
            '\u{2018}' | '\u{2019}' | '\u{02bc}' => folded.push('\''),
            '\u{2010}'..='\u{2014}' => folded.push('-'),
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => {}
            _ => folded.extend(character.to_lowercase()),
        }
    }
}

/// The same where every byte is a character: most texts are.
fn fold_ascii(words: &str) -> String {
    let mut folded = Vec::with_capacity(words.len());
    let pieces = words.as_bytes().split(|byte| matches!(byte, b' ' | b'\t'..=b'\r'));
    for word in pieces.filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(b' ');
        }
        folded.extend_from_slice(word);
    }
    folded.make_ascii_lowercase();
    String::from_utf8(folded).unwrap_or_default()
}

/// The text without quoted lines: `> ` lines and all below a line that announces a quote.
fn unquoted(words: &str) -> Letter {
    let mut letter = Letter { own: String::new(), announced: None };
    let mut quotes = false;
    let mut said_before = None;
    for line in words.lines() {
        if letter.own.len() >= FOLDED_MAX {
            break;
        }
        let bare = line.trim();
        let quoted = bare.starts_with(['>', '|']);
        let inner = bare.trim_start_matches(['>', '|', ' ']);
        // `In a message dated 11/3/2007, anna@shop.example writes:` stands above a quote without marks.
        let dated = bare.ends_with(':') && bare.contains(|c: char| c.is_ascii_digit()) && bare.contains('@');
        // Notes heads what it quotes with a column of its own: the address, far to the right, and no mark on the text.
        let columned = !letter.own.is_empty() && line.starts_with(COLUMN) && address::spec(bare).is_some();
        let announces = quotes || quoted || columned || names_author(inner);
        if letter.announced.is_none() && announces {
            letter.announced = said_before.take().or_else(|| first_written(inner));
        }
        if !bare.is_empty() {
            // `On Monday Anna <anna@shop.example> wrote:` counts if a quote follows.
            said_before = if bare.ends_with([':', '\u{ff1a}']) { first_written(bare) } else { None };
        }
        if dated && letter.announced.is_none() && !letter.own.is_empty() {
            letter.announced = said_before.take();
            letter.own.push_str(bare);
            letter.own.push('\n');
            quotes = letter.announced.is_some();
        }
        quotes |= columned || bare.starts_with("-----") || bare.starts_with("_____") || names_author(bare);
        if quotes && letter.announced.is_some() {
            break;
        }
        if !quotes && !quoted {
            letter.own.push_str(bare);
            letter.own.push('\n');
        }
    }
    letter
}

/// A letter without what it quotes.
#[derive(Debug)]
pub struct Letter {
    pub own: String,
    /// The first address in the lines that announce a quote or belong to one: its author, as a rule.
    pub announced: Option<String>,
}

/// The blanks in front of what Notes writes into a column.
const COLUMN: &str = "        ";
/// Bytes of a text part that are searched for a pasted mail, bytes of the words that are kept, and that are searched for phrases.
pub const TEXT_MAX: usize = 1 << 20;
const WORDS_MAX: usize = 1 << 16;
const FOLDED_MAX: usize = 1 << 14;
