//! Cuts a line into its clauses: from, by, with, via, id, for and the date. RFC 5321, 4.4.
//!
//! Only words outside comments, quotes and brackets are keywords. The first word after `from` is what the client said, whatever it is.

use jiff::Timestamp;

use super::token::{Kind, Token, Tokens, tokens};
use super::{Received, literal};
use crate::mail::address;

/// The clauses of one line. Tokens are those of the whole line, in order.
#[derive(Debug, Clone, Default)]
pub struct Line<'a> {
    /// The whole line, unfolded.
    pub text: &'a str,
    /// The line begins with `from`.
    pub has_from: bool,
    /// What stands between `from` and the first `by` (or the end of that clause).
    pub from: Vec<Token<'a>>,
    /// What follows the last `by`; its first token is the host.
    pub by: Vec<Token<'a>>,
    /// What stands between the first and the last `by`: a client that writes a `by` of its own puts the true peer there.
    pub between: Vec<Token<'a>>,
    pub broken: bool,
    /// `with` (or `via` where there is no `with`), upper case, up to the next clause or comment.
    with: Option<String>,
}

pub fn cut(text: &str) -> Line<'_> {
    let Tokens { list: mut rest, broken } = tokens(text);
    let has_from = rest.first().is_some_and(|token| token.is("from"));
    if has_from {
        rest.remove(0);
    }
    let is_by = |index: usize| {
        rest.get(index).is_some_and(|token| token.is("by"))
            && !is_helo(&rest, index, has_from)
            && !is_user(&rest, index)
    };
    let first = (0..rest.len()).find(|&index| is_by(index));
    let last = (0..rest.len()).rfind(|&index| is_by(index));
    let mut line = Line { text, has_from, broken, ..Line::default() };
    if let (Some(first), Some(last)) = (first, last) {
        line.by = rest.split_off(last + 1);
        line.between = if first < last { rest.get(first + 1..last).unwrap_or_default().to_vec() } else { Vec::new() };
        rest.truncate(first);
    }
    line.from = rest;
    if first.is_none() {
        let end = line.from.iter().skip(1).position(|token| {
            token.kind == Kind::Semicolon || ["with", "id", "for"].iter().any(|keyword| token.is(keyword))
        });
        if let Some(end) = end {
            line.by = line.from.split_off(end + 1);
            line.by.insert(0, Token { kind: Kind::Word, text: "", glued: false, start: 0, end: 0 });
        }
    }
    line.with = line.read_protocol();
    line
}

/// A client may call itself `by`: right after `from`, with what the server saw in parentheses behind it.
fn is_helo(rest: &[Token<'_>], index: usize, has_from: bool) -> bool {
    has_from && index == 0 && rest.get(1).is_some_and(|next| matches!(next.kind, Kind::Comment | Kind::Literal))
}

/// qmail-scanner: `by HOST by uid 706`, and `invoked by alias`.
fn is_user(rest: &[Token<'_>], index: usize) -> bool {
    rest.get(index + 1).is_some_and(|next| next.is("uid") || next.is("alias"))
}

impl<'a> Line<'a> {
    /// Everything but the peer.
    pub fn fill(&self, received: &mut Received) {
        received.by = self.host().map(address::normal).filter(|host| !host.is_empty());
        received.by_address = self.host_address();
        received.with = self.with.clone().filter(|with| !with.is_empty());
        received.id = self.after("id").map(|id| id.text.trim_matches(['<', '>', ',']).to_owned());
        received.recipient = self.recipient();
        if let Some((date, zone)) = self.date() {
            (received.date, received.zone) = (Some(date), Some(zone));
        }
    }

    /// The host that says it wrote the line.
    pub fn host(&self) -> Option<&'a str> {
        self.by.first().filter(|token| matches!(token.kind, Kind::Word | Kind::Literal)).map(|token| token.text)
    }

    /// Comments behind `by`, outside each other, in order.
    pub fn marks(&self) -> impl Iterator<Item = &'a str> {
        self.by.iter().filter(|token| token.kind == Kind::Comment).map(|token| token.text)
    }

    /// The writer's own address: the comment or literal right behind its name.
    fn host_address(&self) -> Option<std::net::IpAddr> {
        if let Some(address) = self.host().and_then(literal::address) {
            return Some(address);
        }
        let next = self.by.get(1)?;
        match next.kind {
            Kind::Literal => literal::address(next.text),
            Kind::Comment => literal::address(next.text).or_else(|| {
                let inner = tokens(next.text);
                let mut literals = inner.list.iter().filter(|token| token.kind == Kind::Literal);
                literals.next().filter(|_| literals.next().is_none()).and_then(|token| literal::address(token.text))
            }),
            _ => None,
        }
    }

    /// The token right behind a keyword in the by part.
    fn after(&self, keyword: &str) -> Option<&Token<'a>> {
        let at = self.by.iter().skip(1).position(|token| token.is(keyword))?;
        self.by.get(at + 2).filter(|token| token.kind != Kind::Semicolon)
    }

    /// What stands behind `with`, else `via`, upper case; empty if there is neither.
    pub fn protocol(&self) -> &str {
        self.with.as_deref().unwrap_or_default()
    }

    fn read_protocol(&self) -> Option<String> {
        self.words_after("with").or_else(|| self.words_after("via")).or_else(|| {
            let at = self.from.iter().rposition(|token| token.is("with") || token.is("via"))?;
            words(self.from.get(at + 1..)?)
        })
    }

    fn words_after(&self, keyword: &str) -> Option<String> {
        let at = self.by.iter().skip(1).position(|token| token.is(keyword))?;
        let rest = self.by.get(at + 2..)?;
        let rest = match rest {
            [first, tail @ ..] if first.kind == Kind::Comment => tail,
            [first, ..] if first.kind == Kind::Literal => return Some(first.text.to_uppercase()),
            _ => rest,
        };
        words(rest)
    }

    fn recipient(&self) -> Option<String> {
        let token = self.after("for")?;
        let recipient = address::normal(token.text.trim_matches(['<', '>', ';']));
        (recipient.contains('@') && recipient.len() <= address::ADDRESS_MAX).then_some(recipient)
    }

    /// What follows the last semicolon, or a date at the end of a line that has none (evidence 4, shape 35).
    fn date(&self) -> Option<(Timestamp, i32)> {
        let all = || self.by.iter().chain(&self.between).chain(&self.from);
        let semicolon = all().filter(|token| token.kind == Kind::Semicolon).map(|token| token.end).max();
        let tail = match semicolon {
            Some(end) => self.text.get(end..)?,
            None => self.text.get(self.bare_date()?..)?,
        };
        let date = mail_parser::DateTime::parse_rfc822(tail.trim())?;
        let zone = i32::from(date.tz_hour) * 60 + i32::from(date.tz_minute);
        let zone = if date.tz_before_gmt { -zone } else { zone };
        date.is_valid().then(|| Some((Timestamp::from_second(date.to_timestamp()).ok()?, zone))).flatten()
    }

    /// Where a day of the month is followed by the name of a month.
    fn bare_date(&self) -> Option<usize> {
        let pair = self.by.windows(2).find(|pair| match pair {
            [day, month] => {
                day.text.len() <= 2 && day.text.parse::<u8>().is_ok() && MONTHS.iter().any(|name| month.is(name))
            }
            _ => false,
        })?;
        pair.first().map(|day| day.start)
    }
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

fn words(tokens: &[Token<'_>]) -> Option<String> {
    let keyword = |token: &Token<'_>| {
        ["id", "for", "with", "via", "by", "from", "envelope-from", "over"].iter().any(|keyword| token.is(keyword))
            || WEEKDAYS.iter().any(|day| token.is(day))
    };
    let words: Vec<&str> = tokens
        .iter()
        .take_while(|token| token.kind == Kind::Word && !keyword(token))
        .take(PROTOCOL_WORDS_MAX)
        .map(|token| token.text)
        .collect();
    (!words.is_empty()).then(|| words.join(" ").to_uppercase())
}

/// "Microsoft SMTP Server" has three words.
const PROTOCOL_WORDS_MAX: usize = 4;
