//! Cuts a line into its clauses: from, by, with, via, id, for and the date. RFC 5321, 4.4.
//!
//! Only words outside comments, quotes and brackets are keywords. The first word after `from` is what the client said, whatever it is.

use jiff::Timestamp;

use super::token::{Kind, Token, Tokens, may_hold_literal, tokens};
use super::{Received, literal};
use crate::mail::address;

/// The clauses of one line: pieces of its tokens, in order.
#[derive(Debug, Clone, Default)]
pub struct Line<'a> {
    /// The whole line, unfolded.
    pub text: &'a str,
    tokens: &'a [Token<'a>],
    /// The line begins with `from`.
    pub has_from: bool,
    /// What stands between `from` and the first `by` (or the end of that clause).
    pub from: &'a [Token<'a>],
    /// What follows the last `by`, the host first; without a `by` what follows the from-clause.
    pub by: &'a [Token<'a>],
    /// There is a `by`.
    has_by: bool,
    /// What stands between the first and the last `by`: a client that writes a `by` of its own puts the true peer there.
    pub between: &'a [Token<'a>],
    pub broken: bool,
    /// `with` (or `via` where there is no `with`), upper case, up to the next clause or comment.
    with: Option<String>,
}

pub fn cut<'a>(text: &'a str, tokens: &'a Tokens<'a>) -> Line<'a> {
    let all = tokens.list.as_slice();
    let (has_from, rest) = match all {
        [first, rest @ ..] if first.is("from") => (true, rest),
        _ => (false, all),
    };
    let is_by = |index: &usize| {
        rest.get(*index).is_some_and(|token| token.is("by"))
            && !is_helo(rest, *index, has_from)
            && !is_user(rest, *index)
    };
    let piece = |from: usize, to: usize| rest.get(from..to).unwrap_or_default();
    let (from, between, by, has_by) = match (0..rest.len()).find(is_by) {
        Some(first) => {
            let last = (first..rest.len()).rfind(is_by).unwrap_or(first);
            (piece(0, first), piece(first + 1, last), piece(last + 1, rest.len()), true)
        }
        None => {
            let end = rest.iter().skip(1).position(ends_from).map_or(rest.len(), |end| end + 1);
            (piece(0, end), Default::default(), piece(end, rest.len()), false)
        }
    };
    let line = Line { text, tokens: all, has_from, from, by, has_by, between, broken: tokens.broken, with: None };
    Line { with: line.read_protocol(), ..line }
}

/// Does the from-clause of a line without `by` end here?
fn ends_from(token: &Token<'_>) -> bool {
    token.kind == Kind::Semicolon || ["with", "id", "for"].iter().any(|keyword| token.is(keyword))
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
        received.by = self.host().map(|host| address::normal(host).into_owned()).filter(|host| !host.is_empty());
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
        let host = self.by.first().filter(|_| self.has_by);
        host.filter(|token| matches!(token.kind, Kind::Word | Kind::Literal)).map(|token| token.text)
    }

    /// What stands behind the host.
    pub fn behind_host(&self) -> &'a [Token<'a>] {
        self.by.get(usize::from(self.has_by)..).unwrap_or_default()
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
        let next = self.behind_host().first()?;
        match next.kind {
            Kind::Literal => literal::address(next.text),
            Kind::Comment => literal::address(next.text).or_else(|| {
                let inner = Some(next.text).filter(|text| may_hold_literal(text)).map(tokens)?;
                let mut literals = inner.list.iter().filter(|token| token.kind == Kind::Literal);
                literals.next().filter(|_| literals.next().is_none()).and_then(|token| literal::address(token.text))
            }),
            _ => None,
        }
    }

    /// The token right behind a keyword in the by part.
    fn after(&self, keyword: &str) -> Option<&Token<'a>> {
        let behind = self.behind_host();
        let at = behind.iter().position(|token| token.is(keyword))?;
        behind.get(at + 1).filter(|token| token.kind != Kind::Semicolon)
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
        let behind = self.behind_host();
        let at = behind.iter().position(|token| token.is(keyword))?;
        let rest = behind.get(at + 1..)?;
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
        (recipient.contains('@') && recipient.len() <= address::ADDRESS_MAX).then(|| recipient.into_owned())
    }

    /// What follows the last semicolon, or a date at the end of a line that has none (evidence 4, shape 35).
    fn date(&self) -> Option<(Timestamp, i32)> {
        let semicolon = self.tokens.iter().rfind(|token| token.kind == Kind::Semicolon);
        let tail = match semicolon {
            Some(semicolon) => self.text.get(semicolon.end..)?,
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
    let mut words = String::new();
    let named = tokens.iter().take_while(|token| token.kind == Kind::Word && !keyword(token));
    for token in named.take(PROTOCOL_WORDS_MAX) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(token.text);
    }
    (!words.is_empty()).then(|| words.to_uppercase())
}

/// "Microsoft SMTP Server" has three words.
const PROTOCOL_WORDS_MAX: usize = 4;
