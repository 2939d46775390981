//! Who wrote a line, by marks that stand behind `by`, where the client has no say, and what that writer prints where.
//!
//! The tables are tried from the top: robots that only leave a mark, providers, programs. What none of them knows is read by the
//! careful rules of the last entry.

mod programs;
mod providers;
mod robots;

use super::Role;
use super::clauses::Line;
use super::token::Kind;

/// What the first word after `from` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    Helo,
    /// The looked-up name; what the client said stands elsewhere, or was the same.
    Name,
}

/// Which literal in the comment is the peer, if there are several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    Only,
    First,
    Last,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    pub writer: &'static str,
    pub head: Head,
    pub pick: Pick,
    /// It prints a name only if the name resolves back to the peer.
    pub confirms: bool,
    /// It writes `from [192.0.2.9] by ...` for what it saw.
    pub head_literal: bool,
    /// It writes `from 192.0.2.9 by ...` for what it saw.
    pub head_bare: bool,
    /// It writes `[192.0.2.9.52313]` with the port as fifth number.
    pub fifth_is_port: bool,
}

/// Nobody in particular.
pub const UNKNOWN: Dialect = Dialect {
    writer: "",
    head: Head::Helo,
    pick: Pick::Only,
    confirms: false,
    head_literal: true,
    head_bare: false,
    fifth_is_port: false,
};

pub fn recognise(line: &Line<'_>) -> &'static Dialect {
    providers::recognise(line).or_else(|| programs::recognise(line)).unwrap_or(&UNKNOWN)
}

pub fn role(line: &Line<'_>, dialect: &Dialect) -> Role {
    robots::role(line, dialect)
}

/// Did the peer log in, and as whom? Comments before `by` that the writer adds, or the protocol (RFC 3848: `A`).
pub fn account(line: &Line<'_>, role: Role) -> Option<String> {
    if matches!(role, Role::Local | Role::Delivery | Role::Bookkeeping | Role::Fetched) {
        return None;
    }
    let comments = line.from.iter().chain(&line.by).filter(|token| token.kind == Kind::Comment);
    for text in comments.map(|token| token.text.trim()) {
        if let Some(account) = account_in(text) {
            return Some(account);
        }
    }
    let with = line.protocol().unwrap_or_default();
    let first = with.split([' ', '/']).next().unwrap_or_default();
    let authenticated = ["ESMTPA", "ESMTPSA", "ASMTP", "SMTPA", "SMTPSA", "UTF8SMTPA", "UTF8SMTPSA"].contains(&first)
        || with == "ESMTP AUTH"
        || role == Role::Web;
    authenticated.then(String::new)
}

fn account_in(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let behind = |mark: &str| lower.find(mark).and_then(|at| text.get(at + mark.len()..));
    let word =
        |rest: &str| rest.trim().trim_end_matches([';', ',']).split([' ', ',']).next().unwrap_or_default().to_owned();
    if lower.starts_with("authenticated sender:") {
        return behind("authenticated sender:").map(word);
    }
    if let Some(rest) = behind("authenticated user ").filter(|_| !lower.starts_with("helo")) {
        return Some(word(rest));
    }
    if lower.starts_with("authenticated as ") {
        return behind("authenticated as ").map(word);
    }
    if lower.starts_with("authenticated bits") || lower.starts_with("authenticated (") || lower == "authenticated" {
        return Some(String::new());
    }
    if lower.starts_with("auth:") {
        let mut words = text.split(' ').skip(2);
        return Some(words.next().unwrap_or_default().trim_end_matches(',').to_owned());
    }
    if lower.starts_with("account ") {
        return behind("account ").map(word);
    }
    let (user, _) = text.strip_suffix(" with login")?.rsplit_once('@')?;
    Some(user.to_owned())
}
