//! The address that stands in place of the name: `from [192.0.2.9] by ...`. Most programs print what the client said there, so it
//! counts only where the dialect has that shape, or the line shows by itself that it is what the writer saw.

use super::clauses::Line;
use super::dialects::Dialect;
use super::peer::{Candidate, in_brackets, is_socket, not_seen};
use super::token::{Kind, Token, behind, starts};
use super::{Received, Role, literal};

/// The peer in place of the name, where no other address stands on the line.
pub fn alone<'a>(
    head: &[Token<'a>],
    rest: &[Token<'a>],
    line: &Line<'a>,
    dialect: &Dialect,
    received: &Received,
) -> Option<Candidate<'a>> {
    let first = head.first()?;
    let address = in_brackets(first.text, dialect);
    // What the client said stands in a comment of its own, so this is not it.
    let told = is_told(rest);
    let web = received.role == Role::Web;
    let trusted = match dialect.writer {
        // `id <20261123065023.AB.mta07@[192.0.2.9]>`: it repeats what it saw.
        "intermail" => received.id.as_deref().is_some_and(|id| id.ends_with(&format!("@[{}]", first.text))),
        "" => told || web || is_plain(line, received) && (address.is_none() || shows_peers(line, received)),
        _ => true,
    };
    let allowed = match first.kind {
        Kind::Literal => dialect.head_literal && received.role != Role::Delivery && trusted,
        // Without brackets it may as well be what the client said.
        Kind::Word => {
            let known = dialect.head_bare || web;
            (known || told && dialect.round && is_whole(line)) && literal::address(first.text).is_some()
        }
        _ => false,
    };
    // What we do not know behind it may be the peer, or what was left of it: then we do not know the shape.
    if !allowed || !rest.iter().all(is_known) || is_socket(first.text) {
        return None;
    }
    Some(Candidate { address, leading: true, ..Candidate::default() })
}

/// The peer in place of the name, where another address stands on the line and the writer says in a comment what the client said, or
/// serves a web page. One of the two is somebody's invention.
pub fn beside<'a>(
    head: &[Token<'a>],
    rest: &[Token<'a>],
    dialect: &Dialect,
    received: &Received,
) -> Option<Candidate<'a>> {
    let first = head.first()?;
    let web = received.role == Role::Web;
    let seen = match first.kind {
        Kind::Literal => {
            let shows = dialect.head_literal && received.role != Role::Delivery;
            shows && (web || is_told(rest)) && !is_socket(first.text)
        }
        _ => web && literal::address(first.text).is_some(),
    };
    seen.then(|| Candidate { address: in_brackets(first.text, dialect), ..Candidate::default() })
}

/// Port, protocol, or a comment that holds nothing of the peer.
fn is_known(token: &Token<'_>) -> bool {
    match token.kind {
        Kind::Word => token.glued || is_clause_word(token),
        Kind::Comment => {
            let text = token.text.trim();
            not_seen(text).is_some() || starts(text, "account ") || behind(text, "authenticated user ").is_some()
        }
        Kind::Semicolon => true,
        Kind::Literal => is_socket(token.text),
        Kind::Quoted | Kind::Angle => false,
    }
}

/// Nothing says who wrote the line, and nothing says that the writer has marks that we do not know: clients that log in call
/// themselves by a literal, and a program that prints its own name prints what it saw as it likes.
fn is_plain(line: &Line<'_>, received: &Received) -> bool {
    let mark = line.behind_host().first().is_some_and(|token| token.kind == Kind::Comment);
    received.authenticated.is_none() && !mark && is_whole(line)
}

/// Of programs that print no name, those that name an SMTP protocol print what the client said, Exim excepted: it has the protocol in
/// lower case, and ids of three groups.
fn shows_peers(line: &Line<'_>, received: &Received) -> bool {
    let lower =
        || behind(line.text, " with ").is_some_and(|with| with.starts_with("esmtp") || with.starts_with("smtp"));
    let mut groups = received.id.as_deref().unwrap_or_default().split('-');
    let mut is_group = |sizes: [usize; 2]| {
        groups
            .next()
            .is_some_and(|group| sizes.contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    };
    let of_exim = is_group([6, 6]) && is_group([6, 11]) && is_group([2, 4]) && groups.next().is_none();
    let marks = || line.marks().all(|mark| starts(mark.trim(), "envelope-from"));
    matches!(line.protocol(), "" | "BIZSMTP") || of_exim && lower() && marks()
}

/// The line has its end. Half a line may have lost the mark of its writer.
pub fn is_whole(line: &Line<'_>) -> bool {
    line.by.iter().any(|token| token.kind == Kind::Semicolon)
}

/// Does a comment say what the client said, and nothing of the peer before that?
fn is_told(rest: &[Token<'_>]) -> bool {
    let says = |text: &str| {
        if text.starts_with('[') {
            return false;
        }
        ["helo", "ehlo"].iter().any(|mark| starts(text, mark)) || text.contains("helo=") || text.contains(" HELO ")
    };
    rest.iter().any(|token| token.kind == Kind::Comment && says(token.text.trim()))
}

fn is_clause_word(token: &Token<'_>) -> bool {
    ["with", "via", "smtp", "esmtp", "http", "https"].iter().any(|word| token.is(word))
}
