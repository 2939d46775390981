//! What kind of hand-over a line records: most are relays; the others are told by fixed words of the programs that write them.

use super::super::clauses::Line;
use super::super::token::{Kind, behind, ends, starts, tokens};
use super::super::{Role, literal};
use super::Dialect;

/// Protocols of hand-overs inside one site: LMTP (RFC 2033), stores and filters.
const DELIVERY: [&str; 17] = [
    "LMTP",
    "LMTPS",
    "LMTPA",
    "LMTPSA",
    "MAPI",
    "DSN",
    "INTERNAL",
    "SCANNED-OK",
    "SPAM-SCANNED",
    "CTYME-SPAM-SCANNED",
    "NNFMP",
    "SPAMASSASSIN",
    "ECSTREAM",
    "CLAMSCAN",
    "NOVELL_GROUPWISE",
    "BSMTP",
    "UUCP",
];
const WEB: [&str; 9] = ["HTTP", "HTTPS", "HTTPU", "HTTPREST", "HTTPD", "DAV", "WEB", "XIMSS", "REST"];
const LISTS: [&str; 5] = ["ECARTIS", "LISTEXPAND", "SPOOL", "RULES", "LISTAR"];

pub fn role(line: &Line<'_>, dialect: &Dialect) -> Role {
    let with = line.protocol();
    let first = with.split([' ', '/']).next().unwrap_or_default();
    let web = WEB.contains(&first)
        || with.ends_with(" HTTP-DAV")
        || is_coremail_web(line)
        || line.marks().any(|mark| starts(mark.trim(), "via http") || mark == "mshttpd");
    if LISTS.contains(&first) || is_list(line) || with.starts_with("QMAIL-SCANNER") || with.starts_with("SIMSCAN") {
        return Role::Bookkeeping;
    }
    if let Some(role) = without_from(line, dialect, web) {
        return role;
    }
    if dialect.writer == "fetchmail"
        || dialect.writer == "getmail"
        || ["POP3", "IMAP", "APOP", "MULTIPOP"].iter().any(|protocol| first.starts_with(protocol))
    {
        return Role::Fetched;
    }
    if is_local(line, first) {
        return Role::Local;
    }
    let proxy = line.marks().any(|mark| mark == "LMTPProxy");
    if DELIVERY.contains(&first) || proxy || dialect.writer == "amavis" || is_socket(line) {
        return Role::Delivery;
    }
    // Old Outlook.com and Office 365 move mail between their own hosts `with HTTPS`: a name and an address in round brackets.
    let is = |at: usize, kind| line.from.get(at).filter(|token| token.kind == kind);
    let named_host = || is(0, Kind::Word).is_some_and(|head| literal::address(head.text).is_none());
    let round = || is(1, Kind::Comment).is_some_and(|comment| literal::address(comment.text).is_some());
    let squirrel = || behind(line.text, "mail authenticated user").is_some();
    match web {
        true if named_host() && round() && !squirrel() => Role::Delivery,
        true => Role::Web,
        false => Role::Relay,
    }
}

/// Lines that name no client.
fn without_from(line: &Line<'_>, dialect: &Dialect, web: bool) -> Option<Role> {
    if line.has_from {
        return None;
    }
    let leading = line.from.first().filter(|token| token.kind == Kind::Comment).map(|token| token.text.trim());
    if let Some(text) = leading {
        let from = text.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("from "));
        let literals = tokens(text).list.iter().filter(|token| token.kind == Kind::Literal).count();
        return Some(match (from, literals) {
            (true, 0) => Role::Local,
            (true, _) => Role::Relay,
            (false, _) if is_script(text) => Role::Local,
            (false, _) => Role::Bookkeeping,
        });
    }
    let pickup = |mark: &str| behind(mark, "from userid ").is_some();
    Some(match line.protocol() {
        _ if line.marks().any(pickup) => Role::Local,
        _ if web => Role::Web,
        "LOCAL" => Role::Local,
        "UUCP" => Role::Delivery,
        // Google's inner hops name no client either.
        with if !with.is_empty() && dialect.writer != "google" && line.host().and_then(literal::address).is_none() => {
            Role::Withheld
        }
        _ => Role::Bookkeeping,
    })
}

/// `(qmail 1234 invoked by uid 33)`: a program on the host; the mail systems' own users (alias, vpopmail's 89) only pass mail on.
fn is_script(text: &str) -> bool {
    let uid = text.split_once("invoked by uid ").map(|(_, uid)| uid.trim());
    uid.is_some_and(|uid| !uid.is_empty() && uid != "89")
}

fn is_local(line: &Line<'_>, first: &str) -> bool {
    let pickup = starts(line.text, "from mail pickup service by");
    // `from localhost (localhost) by ...`, `(user@localhost)`: sendmail was run, nobody connected.
    let no_network = line.from.iter().any(|token| {
        let text = token.text.trim();
        token.kind == Kind::Comment
            && (text.eq_ignore_ascii_case("localhost")
                || ["@localhost", "[local]", "[[unix: localhost]]"].iter().any(|end| ends(text, end)))
    });
    let no_address = line.from.iter().all(|token| token.kind != Kind::Literal);
    pickup || first == "LOCAL" || first.starts_with("LOCAL-") || no_network && no_address
}

/// The web page of Coremail, which runs the big Chinese mailboxes.
pub fn is_coremail_web(line: &Line<'_>) -> bool {
    line.marks().any(|mark| mark == "Coremail") && line.host().is_some_and(|host| host.contains("webmail"))
}

fn is_list(line: &Line<'_>) -> bool {
    line.marks().any(|mark| ["listserv", "bulk_mailer", "majordomo", "mailman"].iter().any(|robot| starts(mark, robot)))
}

fn is_socket(line: &Line<'_>) -> bool {
    line.from.iter().any(|token| token.kind == Kind::Comment && token.text.contains("[unix socket]"))
}
