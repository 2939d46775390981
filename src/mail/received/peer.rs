//! Finds the peer in the from-clause: the one address that the writer saw itself.
//!
//! Everything in the clause that can be such an address is a candidate, also one that cannot be read (`[192.0.02.9]`,
//! `[x.x.x.x]`): it may be the true one. One readable candidate is the peer. More than one, and nobody can say. The address that
//! stands in place of the name (`from [192.0.2.9] by ...`) counts only where no other candidate stands and the dialect has that shape.

use std::net::IpAddr;

use super::clauses::Line;
use super::dialects::{self, Dialect, Head, Pick};
use super::token::{Kind, Token, behind, may_hold_literal, starts, tokens};
use super::{Received, Role, head, literal};
use crate::mail::address as mail_address;

/// What a comment or literal in the from-clause says about the peer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// None if it stands where an address stands and is none.
    pub address: Option<IpAddr>,
    pub name: Option<&'a str>,
    /// The writer looked the name up and it did not hold.
    pub doubtful: bool,
    /// The comment began with the address: the name, if any, stands before it.
    pub leading: bool,
}

pub fn read(line: &Line<'_>, dialect: &Dialect, received: &mut Received) {
    let (first, rest) = split_head(line);
    received.helo = said(first, rest, line);
    // Without a writer the line is a piece of one: what would have told the client's words from the writer's is not there.
    let cut_off = line.host().is_none_or(str::is_empty);
    // Google's interface for programs names an account (`from NUMBER named NAME`), never an address.
    let no_peer = received.role == Role::Web && dialect.writer == "google";
    if line.broken || cut_off || no_peer || matches!(received.role, Role::Local | Role::Bookkeeping) {
        return;
    }
    // Half a line may have lost the mark of a writer that prints square brackets only.
    let whole = Dialect { round: dialect.round && (!dialect.writer.is_empty() || head::is_whole(line)), ..*dialect };
    let dialect = &whole;
    let mut candidates = candidates(rest, dialect);
    if !line.between.is_empty() && line.between.iter().any(|token| of_token(token, dialect).is_some()) {
        received.ambiguous = true;
        return;
    }
    if candidates.is_empty() {
        candidates.extend(head::alone(first, rest, line, dialect, received));
    } else {
        candidates.extend(head::beside(first, rest, dialect, received));
    }
    let Some(chosen) = candidates.first() else { return };
    if candidates.iter().any(|other| other.address != chosen.address) {
        received.ambiguous = true;
        return;
    }
    let Some(address) = chosen.address else {
        received.role = if received.role == Role::Relay { Role::Withheld } else { received.role };
        return;
    };
    received.peer = Some(address);
    // `(from NAME [address])`: what an old scanner calls a name there is what the client said.
    if line.has_from {
        name(first, chosen, dialect, received);
    }
}

/// The first run of tokens without white space in it: what the client said, or its name.
fn split_head<'a>(line: &Line<'a>) -> (&'a [Token<'a>], &'a [Token<'a>]) {
    if !line.has_from {
        return (&[], line.from);
    }
    let mut length = 0;
    for (index, token) in line.from.iter().enumerate() {
        let ends = matches!(token.kind, Kind::Comment | Kind::Semicolon) || index > 0 && !token.glued;
        // `prserv.example[192.0.2.9]`: two tokens, and the second may be the peer; a port glued to a literal is none.
        let port = token.kind == Kind::Word && token.text.starts_with(':');
        if ends || index > 0 && !port {
            break;
        }
        length = index + 1;
    }
    line.from.split_at_checked(length).unwrap_or((&[], line.from))
}

fn candidates<'a>(rest: &[Token<'a>], dialect: &Dialect) -> Vec<Candidate<'a>> {
    rest.iter().filter_map(|token| of_token(token, dialect)).collect()
}

fn of_token<'a>(token: &Token<'a>, dialect: &Dialect) -> Option<Candidate<'a>> {
    match token.kind {
        Kind::Literal if is_socket(token.text) => None,
        Kind::Literal => {
            Some(Candidate { address: in_brackets(token.text, dialect), leading: true, ..Candidate::default() })
        }
        Kind::Comment => of_comment(token.text, dialect),
        _ => None,
    }
}

pub fn is_socket(text: &str) -> bool {
    ["unix socket", "local"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

pub fn in_brackets(text: &str, dialect: &Dialect) -> Option<IpAddr> {
    let fifth = || dialect.fifth_is_port.then(|| literal::address_with_fifth(text)).flatten();
    literal::address(text).or_else(fifth)
}

/// Comments that hold what the client said or how the session went, never what the writer saw of the peer.
const NOT_SEEN: [&str; 24] = [
    "using ",
    "no client cert",
    "client did not",
    "client cert",
    "not using ",
    "authenticated",
    "auth:",
    "user=",
    "user:",
    "envelope-from",
    "envelope sender",
    "envelope-sender",
    "helo",
    "ehlo",
    "lhlo",
    "hello ",
    "port=",
    "version=",
    "tls",
    "ssl",
    "ident=",
    "squirrelmail",
    "cipher",
    "ftp://",
];

/// What is said is one word, `HELO [192.0.2.9]`: an address that stands by itself behind one may be what the writer saw, in a comment
/// that the client began.
fn holds_another(text: &str, mark: &str) -> bool {
    const ONE_WORD: [&str; 6] = ["helo", "ehlo", "lhlo", "hello ", "port=", "ident="];
    if !ONE_WORD.contains(&mark) {
        return false;
    }
    let said = if text.len() > mark.len() && text.as_bytes().get(mark.len()) == Some(&b' ') { 2 } else { 1 };
    tokens(text).list.iter().skip(said).any(|token| token.kind == Kind::Literal && !token.glued)
}

/// The mark of a comment that holds nothing of the peer. `(EHLO)` is a mark, `(helo.example [192.0.2.9])` is a name: the marks end
/// where a name would go on.
pub fn not_seen(text: &str) -> Option<&'static str> {
    let first = text.bytes().next().map(|byte| byte.to_ascii_lowercase());
    let is_mark = |mark: &&&str| {
        let next = text.as_bytes().get(mark.len());
        mark.bytes().next() == first
            && starts(text, mark)
            && (!mark.ends_with("lo") || matches!(next, None | Some(b' ' | b'=')))
    };
    NOT_SEEN.iter().find(is_mark).copied()
}

/// What a web page's program was told by a proxy.
const SPOKEN_FOR: [&str; 4] = ["proxying for ", "forwarded-for", "x-forwarded-for", "forwarded for "];

/// Alibaba: `(mailfrom:a@b.example ip:192.0.2.9)`. An envelope sender with a space in it could hold such words itself.
fn of_mail_from(text: &str) -> Option<Candidate<'_>> {
    let (sender, address) = text.split_once(' ')?;
    let address = literal::address(address.strip_prefix("ip:")?).filter(|_| !sender.contains('"'));
    Some(Candidate { address, ..Candidate::default() })
}

fn of_comment<'a>(text: &'a str, dialect: &Dialect) -> Option<Candidate<'a>> {
    let text = text.trim();
    // Whom a proxy claims to speak for: it may be the client, and nobody can say.
    let of_proxy = |text: &str| starts(text, "via ") && text.split(' ').any(|word| literal::address(word).is_some());
    if SPOKEN_FOR.iter().any(|mark| starts(text, mark)) || of_proxy(text) {
        return Some(Candidate::default());
    }
    if starts(text, "mailfrom:") {
        return of_mail_from(text);
    }
    if let Some(mark) = not_seen(text) {
        return holds_another(text, mark).then(Candidate::default);
    }
    if starts(text, "account ") {
        return of_account(text);
    }
    let first = text.split([' ', ',']).next().unwrap_or_default();
    // smap: `(192.0.2.9, HELO h.example)`.
    let helo = text.get(first.len()..).is_some_and(|rest| starts(rest, ", helo ") || starts(rest, ", ehlo "));
    if text.len() == first.len() || helo {
        let address = literal::address(first);
        if dialect.round && (address.is_some() || literal::looks_numeric(first)) {
            return Some(Candidate { address, leading: true, ..Candidate::default() });
        }
    }
    if let Some(candidate) = of_ident(text, first).filter(|_| dialect.round) {
        return Some(candidate);
    }
    if !may_hold_literal(text) {
        return None;
    }
    let inner = tokens(text);
    if inner.broken {
        return Some(Candidate::default());
    }
    of_literals(&inner.list, dialect)
}

/// `user@192.0.2.9`, also with an address for a user, also `user@192.0.2.9 with login`: what follows the last `@`.
fn of_ident<'a>(text: &str, first: &str) -> Option<Candidate<'a>> {
    let alone = text.len() == first.len() || dialects::without_method(text).is_some_and(|before| before == first);
    let (_, after) = first.rsplit_once('@').filter(|_| alone)?;
    let after = after.trim_start_matches('[').trim_end_matches(']');
    literal::address(after).map(|address| Candidate { address: Some(address), leading: true, ..Candidate::default() })
}

/// CommuniGate: `account user [192.0.2.9] verified`, where the address stands in the account's comment. What follows HELO is said.
fn of_account(text: &str) -> Option<Candidate<'_>> {
    let inner = tokens(text).list;
    match inner.as_slice() {
        [_, _, literal, ..] if literal.kind == Kind::Literal && !literal.glued => {
            let lone = inner.iter().filter(|token| token.kind == Kind::Literal).count() == 1;
            let address = literal::address(literal.text).filter(|_| lone);
            Some(Candidate { address, leading: true, ..Candidate::default() })
        }
        _ => None,
    }
}

/// `NAME [address]`, `[address] ...`: the literal that stands on its own, as the dialect places it.
fn of_literals<'a>(inner: &[Token<'a>], dialect: &Dialect) -> Option<Candidate<'a>> {
    let literals: Vec<(usize, &Token<'a>)> =
        inner.iter().enumerate().filter(|(_, token)| token.kind == Kind::Literal && !is_socket(token.text)).collect();
    let alone: Vec<_> = literals.iter().filter(|(index, token)| *index == 0 || !token.glued).collect();
    let doubtful = inner.iter().any(|token| token.kind == Kind::Comment && starts(token.text, "may be forged"));
    let (index, chosen) = match (dialect.pick, alone.as_slice(), literals.as_slice()) {
        (_, [], []) => return None,
        (_, [], [only]) => *only,
        (Pick::Only, [only], _) => **only,
        (Pick::First, [first, ..], _) if first.0 == 0 => **first,
        // The name before it may hold anything, brackets too; behind it stands at most the writer's own remark.
        (Pick::Last, [.., last], _) if inner.iter().skip(last.0 + 1).all(|token| token.kind == Kind::Comment) => **last,
        (_, [first, ..], _) => {
            let address = in_brackets(first.1.text, dialect);
            let equal = literals.iter().all(|(_, token)| in_brackets(token.text, dialect) == address);
            return Some(Candidate { address: address.filter(|_| equal), ..Candidate::default() });
        }
        (_, [], _) => return Some(Candidate::default()),
    };
    let before = inner.get(..index).unwrap_or_default();
    if !is_name(before, dialect) {
        return Some(Candidate::default());
    }
    let name = before.last().filter(|token| token.kind == Kind::Word).map(|token| token.text);
    let name = name.map(|name| name.rsplit_once('@').map_or(name, |(_, name)| name));
    Some(Candidate { address: in_brackets(chosen.text, dialect), name, doubtful, leading: index == 0 })
}

/// Is what stands before the literal a name, or nothing? Of other words nobody knows whom they speak of: `(claims to be [192.0.2.9])`.
fn is_name(before: &[Token<'_>], dialect: &Dialect) -> bool {
    let runs = before.iter().enumerate().filter(|(index, token)| *index == 0 || !token.glued).count();
    let (Some(first), Some(last)) = (before.first(), before.last()) else { return true };
    // A name has a dot, unless it is one that programs print where there is none.
    let name = |text: &str| text.contains(['.', '@']) || starts(text, "localhost") || is_no_name(text);
    match runs {
        1 if last.kind == Kind::Word && dialect.writer.is_empty() => {
            name(last.text) && !last.text.ends_with([':', '='])
        }
        1 => !last.text.ends_with([':', '=']),
        2 => first.is("from") || first.is("not") && last.is("verified"),
        _ => false,
    }
}

/// What programs print where they found no name.
const NO_NAMES: [&str; 10] = [
    "unknown",
    "unverified",
    "verified",
    "softdnserr",
    "nxdomain",
    "dnserror",
    "unknownhost",
    "unknown_domain",
    "helo",
    "ehlo",
];

fn is_no_name(text: &str) -> bool {
    NO_NAMES.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Which of the texts is the looked-up name, and does this writer stand for it?
fn name(head: &[Token<'_>], candidate: &Candidate<'_>, dialect: &Dialect, received: &mut Received) {
    let first = head.first().filter(|token| token.kind == Kind::Word).map(|token| token.text);
    let name = match (candidate.name, dialect.head) {
        (Some(name), _) => Some(name),
        (None, Head::Name) if candidate.leading => first,
        _ => None,
    };
    let known =
        |name: &&str| !name.trim_matches('.').is_empty() && !is_no_name(name) && literal::address(name).is_none();
    let here = |name: &&str| starts(name, "localhost") && received.peer.is_some_and(|peer| !peer.is_loopback());
    let Some(name) = name.filter(known).filter(|name| !here(name)) else { return };
    received.name_confirmed = dialect.confirms && !candidate.doubtful;
    received.name = Some(mail_address::normal(name).into_owned());
}

/// What the client called itself.
fn said(head: &[Token<'_>], rest: &[Token<'_>], line: &Line<'_>) -> Option<String> {
    for token in rest.iter().filter(|token| token.kind == Kind::Comment) {
        let text = token.text.trim();
        let marked = ["helo ", "ehlo ", "lhlo ", "hello "].iter().any(|mark| starts(text, mark));
        if marked {
            return text.split_once(' ').map(|(_, helo)| helo.trim().to_owned());
        }
        let helo = || text.split(' ').find_map(|word| word.strip_prefix("helo="));
        if let Some(helo) = behind(text, "helo=").and_then(|_| helo()) {
            return Some(helo.to_owned());
        }
        if starts(text, "account ")
            && let Some((_, helo)) = text.split_once(" HELO ")
        {
            return Some(helo.trim().to_owned());
        }
    }
    if let Some(quoted) = rest.iter().find(|token| token.kind == Kind::Quoted) {
        return Some(quoted.text.to_owned());
    }
    let first = head.first()?;
    let last = head.last()?;
    line.text.get(first.start..last.end).map(str::to_owned).filter(|helo| !helo.is_empty())
}
