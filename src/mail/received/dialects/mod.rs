//! Who wrote a line, by marks that stand behind `by`, where the client has no say, and what that writer prints where.
//!
//! The tables are tried from the top: robots that only leave a mark, providers, programs. What none of them knows is read by the
//! careful rules of the last entry.

mod programs;
mod providers;
mod robots;

use super::Role;
use super::clauses::Line;
use super::token::{Kind, behind, starts};

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
    /// It writes `(192.0.2.9)` for what it saw. Where a program always writes square brackets, such a comment is something else.
    pub round: bool,
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
    round: true,
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
    let comments = line.from.iter().chain(line.by).filter(|token| token.kind == Kind::Comment);
    for text in comments.map(|token| token.text.trim()) {
        if let Some(account) = account_in(text) {
            return Some(account);
        }
    }
    let with = line.protocol();
    let protocols = ["ESMTPA", "ESMTPSA", "ASMTP", "SMTPA", "SMTPSA", "UTF8SMTPA", "UTF8SMTPSA"];
    let authenticated = with.split([' ', '/']).any(|word| protocols.contains(&word))
        || with == "ESMTP AUTH"
        || role == Role::Web
        // Amazon's server for handing mail in lets nobody in without a login, and says so nowhere.
        || line.marks().any(|mark| mark.starts_with("SimpleEmailService"));
    authenticated.then(|| web_account(line).or_else(|| qmail_account(line)).unwrap_or_default())
}

/// qmail with the patch for logins: `(anna@shop.example@192.0.2.9)`. Without a protocol that says so it is what the client's own
/// ident server answered.
fn qmail_account(line: &Line<'_>) -> Option<String> {
    let comments = line.from.iter().rev().filter(|token| token.kind == Kind::Comment);
    let mut named = comments.filter_map(|token| token.text.trim().rsplit_once('@'));
    let (account, _) = named.find(|(_, peer)| super::literal::address(peer).is_some())?;
    Some(account.to_owned())
}

/// Coremail's web page: `from anna$163.com ( [192.0.2.9] ) by ajax-webmail-...`.
fn web_account(line: &Line<'_>) -> Option<String> {
    let head = line.from.first().filter(|_| robots::is_coremail_web(line))?;
    Some(head.text.replacen('$', "@", 1))
}

fn account_in(text: &str) -> Option<String> {
    let at_start = |mark: &str| text.get(mark.len()..).filter(|_| starts(text, mark));
    let word =
        |rest: &str| rest.trim().trim_end_matches([';', ',']).split([' ', ',']).next().unwrap_or_default().to_owned();
    if let Some(rest) = at_start("authenticated sender:") {
        return Some(word(rest));
    }
    if let Some(rest) = behind(text, "authenticated user ").filter(|_| !starts(text, "helo")) {
        return Some(word(rest));
    }
    if let Some(rest) = at_start("authenticated as ") {
        return Some(word(rest));
    }
    if ["authenticated bits", "authenticated ("].iter().any(|mark| starts(text, mark))
        || text.eq_ignore_ascii_case("authenticated")
    {
        return Some(String::new());
    }
    if starts(text, "auth:") {
        let mut words = text.split(' ').skip(2);
        return Some(words.next().unwrap_or_default().trim_end_matches(',').to_owned());
    }
    if let Some(rest) = at_start("account ") {
        return Some(word(rest));
    }
    if let Some(rest) = at_start("user=").filter(|_| behind(text, " mech=").is_some()) {
        return Some(word(rest));
    }
    let (user, _) = without_method(text)?.rsplit_once('@')?;
    Some(user.to_owned())
}

/// Yahoo: `anna@192.0.2.9 with login`, `... with plain`; what stands before the method.
pub fn without_method(text: &str) -> Option<&str> {
    ["login", "plain", "cram-md5"].iter().find_map(|method| text.strip_suffix(method)?.strip_suffix(" with "))
}
