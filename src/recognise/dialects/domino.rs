//! Domino and Notes. The reason stands above or beside the address; users are often names without a domain.

use super::Dialect;

pub const DIALECT: Dialect = Dialect {
    name: "domino",
    says: &[
        "------- failure reasons", "user not listed in public name & address book", "not listed in domino directory",
        "not listed in public name", "router: database disk quota exceeded",
        "delivery failure report your document:",
    ],
    hints: &["your message subject: ", "was not delivered to:", "because: user "],
    copy: &["returned message --------", "returned message"],
    labels: &["was not delivered to:"],
    statuses: &[
        ("not listed in", "5.1.1"), ("ディレクトリのリストにありません", "5.1.1"), ("disk quota exceeded", "5.2.2"),
        ("no route found to domain", "5.4.4"),
    ],
};
