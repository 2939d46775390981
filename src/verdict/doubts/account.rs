//! The returned mail says in a field of a hosting panel that the owner's account there handed it in, and the host that says so is no
//! machine that anybody rents.
//!
//! Anybody can write such a field, so it proves nothing. But a web hoster's server that writes it was used by somebody with the
//! owner's login, whatever the records say of that server.

use crate::mail::address;
use crate::trace::{Trust, trust};

use super::super::matter::Matter;
use super::Doubt;

/// Fields in which servers name the login or the site that was used: cPanel's Exim, Plesk, PHP, MailChannels.
const FIELDS: [&str; 9] = [
    "X-Authenticated-Id",
    "X-Get-Message-Sender-Via",
    "X-Authenticated-Sender",
    "X-AuthUser",
    "X-MailChannels-SenderId",
    "X-Sender-Id",
    "X-PHP-Script",
    "X-Source-Dir",
    "X-PPP-Vhost",
];

pub fn read(matter: &Matter<'_>) -> Option<Doubt> {
    let Matter { case, owner, side, trace, .. } = *matter;
    let injection = matter.injection()?;
    let source = injection.address;
    let mut names = matter.source_names().peekable();
    names.peek()?;
    if names.any(|name| trust::is_customer_line(name, source) || trust::is_rented(name)) {
        return None;
    }
    // Its own line follows: it is a mail host, and wrote the field with it.
    trace.hops.get(injection.hop + 1).filter(|hop| hop.trust == Trust::Linked)?;
    let named = FIELDS.iter().find(|name| {
        let text = case.original.field_text(name).unwrap_or_default().to_lowercase();
        let words = text
            .split(|char: char| char.is_whitespace() || matches!(char, ':' | ';' | '/' | ',' | '<' | '>' | '=' | '|'));
        words.map(|word| word.replace('+', "@")).any(|word| match address::domain(&word) {
            Some(domain) => owner.is(&word) || side.is_below(domain),
            None => side.is_below(&word),
        })
    })?;
    Some(Doubt {
        code: "names-your-account",
        says: format!(
            "the mail names an account of yours in {named}, which anybody can write, and came from {source}, a mail host"
        ),
        missing: format!("whether you have an account at {source}, and who used it"),
        from: "header of the returned mail",
    })
}
