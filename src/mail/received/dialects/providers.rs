//! Big mail systems, by the name of their hosts. Anybody can write such a name; that is the trace's business: here it only decides
//! where on the line an address may stand, and their shapes hold none that the client chooses.

use super::super::clauses::Line;
use super::super::token::before;
use super::{Dialect, Head, UNKNOWN};

const GOOGLE: Dialect = Dialect { writer: "google", head_literal: false, round: false, ..UNKNOWN };
const YAHOO: Dialect = Dialect { writer: "yahoo", head: Head::Name, ..UNKNOWN };

const BY_HOST: [(&str, Dialect); 4] =
    [("google.com", GOOGLE), ("yahoo.com", YAHOO), ("yahoo.co.jp", YAHOO), ("yahoodns.net", YAHOO)];

pub fn recognise(line: &Line<'_>) -> Option<&'static Dialect> {
    let host = line.host()?;
    let is_of = |domain: &str| before(host, domain).is_some_and(|before| before.is_empty() || before.ends_with('.'));
    BY_HOST.iter().find(|(domain, _)| is_of(domain)).map(|(_, dialect)| dialect)
}
