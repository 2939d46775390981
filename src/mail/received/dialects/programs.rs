//! Mail programs, by the mark that they leave behind `by`.

use super::super::clauses::Line;
use super::super::literal;
use super::super::token::{Kind, behind, starts};
use super::{Dialect, Head, Pick, UNKNOWN};

/// Mark of a comment behind `by` (lower case, its beginning), and what that program prints.
/// Each entry was read off the program's source or its lines; see the shapes in the tests.
const BY_COMMENT: [(&str, Dialect); 43] = [
    ("postfix", POSTFIX),
    ("exim ", EXIM),
    ("web.de(exim)", EXIM),
    ("mailanyone incsmtp exim", EXIM),
    ("opensmtpd", named("opensmtpd")),
    ("stalwart", named("stalwart")),
    ("haraka", named("haraka")),
    ("qmail-ldap", QMAIL),
    ("qpsmtpd", QMAIL),
    ("qp ", QMAIL),
    ("communigate pro", COMMUNIGATE),
    ("mdaemon", named("mdaemon")),
    ("smtpd32", named("imail")),
    ("ntmail", named("ntmail")),
    ("interscan", BARE),
    ("smtpl ", BARE),
    ("tumbleweed", BARE),
    ("messagewall", literal_first("messagewall")),
    ("mailgate", literal_first("mailgate")),
    ("argosoft", literal_first("argosoft")),
    ("post.office", literal_first("post.office")),
    ("f-secure", literal_first("f-secure")),
    ("szn-", literal_first("seznam")),
    ("communigate smtp", COMMUNIGATE),
    ("kumomta", KUMOMTA),
    ("trex/", TREX),
    ("lotus ", named("domino")),
    ("ibm domino", named("domino")),
    ("hcl domino", named("domino")),
    ("ecelerity", named("ecelerity")),
    ("powermta", POWERMTA),
    ("nemesis", literal_first("gmx")),
    ("halon", named("halon")),
    ("mimecast", named("mimecast")),
    ("cyrus", named("cyrus")),
    ("dovecot", named("dovecot")),
    ("amavisd", named("amavis")),
    ("fetchmail", literal_first("fetchmail")),
    ("getmail", FETCHER),
    ("horde", BARE),
    ("sg)", named("sendgrid")),
    ("scalix", SCALIX),
    ("intermail", literal_first("intermail")),
];

const POSTFIX: Dialect =
    Dialect { writer: "postfix", pick: Pick::Last, confirms: true, head_literal: false, round: false, ..UNKNOWN };
const EXIM: Dialect = Dialect {
    writer: "exim",
    head: Head::Name,
    pick: Pick::First,
    confirms: true,
    round: false,
    fifth_is_port: true,
    ..UNKNOWN
};
const SENDMAIL: Dialect = Dialect { writer: "sendmail", ..POSTFIX };
const QMAIL: Dialect = Dialect { writer: "qmail", head: Head::Name, head_literal: false, ..UNKNOWN };
const COMMUNIGATE: Dialect = Dialect { writer: "communigate", pick: Pick::First, round: false, ..UNKNOWN };
const KUMOMTA: Dialect = Dialect { writer: "kumomta", head_literal: false, ..UNKNOWN };
const SCALIX: Dialect = Dialect { writer: "scalix", head_literal: false, ..UNKNOWN };
const TREX: Dialect = Dialect { writer: "trex", pick: Pick::Last, ..named("trex") };
const FETCHER: Dialect = Dialect { writer: "getmail", ..UNKNOWN };
const POWERMTA: Dialect = Dialect { writer: "powermta", head: Head::Name, ..UNKNOWN };
const BARE: Dialect = Dialect { writer: "bare", head_bare: true, ..UNKNOWN };
const MICROSOFT: Dialect = Dialect { round: true, ..named("microsoft") };
const COURIER: Dialect = named("courier");

const fn named(writer: &'static str) -> Dialect {
    Dialect { writer, head_literal: false, round: false, ..UNKNOWN }
}

const fn literal_first(writer: &'static str) -> Dialect {
    Dialect { writer, round: false, ..UNKNOWN }
}

pub fn recognise(line: &Line<'_>) -> Option<&'static Dialect> {
    let with = line.protocol();
    if with.starts_with("MICROSOFT SMTP") || with == "MAPI" {
        return Some(&MICROSOFT);
    }
    for mark in line.marks() {
        let mark = mark.trim();
        let first = mark.bytes().next().map(|byte| byte.to_ascii_lowercase());
        let mut likely = BY_COMMENT.iter().filter(|(start, _)| start.bytes().next() == first);
        let known = likely.find(|(start, _)| starts(mark, start) || *start == "sg)" && mark == "SG");
        if let Some((_, dialect)) = known {
            return Some(dialect);
        }
        if is_sendmail(mark) {
            return Some(&SENDMAIL);
        }
    }
    if is_qmail(line, with) {
        return Some(&QMAIL);
    }
    is_courier(line, with).then_some(&COURIER)
}

/// `(8.15.2/8.15.2)`, `(8.17.1.9/8.17.1.9/Debian-2+deb12u2)`, `(8.14.4/8.14.4/Submit)`: version of program and of configuration.
pub fn is_sendmail(mark: &str) -> bool {
    let mut parts = mark.split('/');
    let is_eight = |part: &str| part.starts_with("8.") && part.as_bytes().get(2).is_some_and(u8::is_ascii_digit);
    is_eight(mark) && parts.nth(1).is_some_and(|part| !part.is_empty())
}

/// qmail leaves no mark: name, perhaps `(HELO h)`, an address in round brackets last; no id; what it said came through its filter.
fn is_qmail(line: &Line<'_>, with: &str) -> bool {
    let address = |text: &str| literal::looks_numeric(text.rsplit('@').next().unwrap_or_default());
    let round = line.from.last().is_some_and(|token| token.kind == Kind::Comment && address(token.text.trim()));
    let no_literal = line.from.iter().all(|token| token.kind != Kind::Literal);
    let cipher = |text: &str| text.ends_with(" encrypted");
    let bare = line.by.iter().all(|token| !token.is("id") && (token.kind != Kind::Comment || cipher(token.text)));
    let protocol = with.rsplit(' ').next().unwrap_or_default();
    let plain = ["SMTP", "ESMTP", "ESMTPA", "ESMTPS", "ESMTPSA", "SMTPS", "QMQP"].contains(&protocol)
        && (protocol == with || with.contains("ENCRYPTED"));
    line.has_from && round && no_literal && bare && plain
}

/// Courier prints mapped addresses and lower-case protocols.
fn is_courier(line: &Line<'_>, with: &str) -> bool {
    let mapped = |text: &str| behind(text, "[::ffff:").is_some();
    let lower = || line.text.contains(&format!("with {}", with.to_ascii_lowercase()));
    line.from.iter().any(|token| token.kind == Kind::Comment && mapped(token.text)) && lower()
}
