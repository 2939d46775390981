//! Names before the `@` under which mail systems write, in two degrees of how sure they are. A third, of names that only make a
//! mail worth a look, is in `recognise::phrases`: there a mistake costs little, and whole words and parts of words count.

/// Names that belong to the mail system wherever mail is handled: RFC 5321, 4.5.1, and what is written without it.
const SYSTEM: [&str; 2] = ["mailer-daemon", "postmaster"];

/// Names under which programs of mail systems write their notices, and no help desk its answers, by how they begin.
const DAEMONS: [&str; 8] =
    ["mailer", "maildaemon", "mail-daemon", "mail.daemon", "mdaemon", "postmaster", "daemon", "microsoftexchange"];

/// Those of them that nobody writes to and no person reads, by how they begin.
const PROGRAMS: [&str; 7] =
    ["mailer-daemon", "mailerdaemon", "maildaemon", "mail-daemon", "mail.daemon", "mdaemon", "microsoftexchange"];

/// Names that no provider gives to a customer (RFC 2142), by how they begin.
const NO_CUSTOMERS: [&str; 15] = [
    "mailer",
    "maildaemon",
    "mail-daemon",
    "mail.daemon",
    "mdaemon",
    "postmaster",
    "daemon",
    "bounce",
    "noreply",
    "no-reply",
    "do-not-reply",
    "donotreply",
    "microsoftexchange",
    "mailadmin",
    "root",
];

/// Is it surely the mail system itself? Lower case.
pub fn is_system(local: &str) -> bool {
    SYSTEM.contains(&local)
}

/// Is it a name that a mail system's own notices bear? Lower case.
pub fn is_daemon(local: &str) -> bool {
    DAEMONS.iter().any(|name| local.starts_with(name))
}

/// Is it the name of a program, which answers no letters? Lower case.
pub fn is_programs(local: &str) -> bool {
    PROGRAMS.iter().any(|name| local.starts_with(name))
}

/// Is it a name that no customer of a mail system gets? Lower case.
pub fn is_no_customers(local: &str) -> bool {
    NO_CUSTOMERS.iter().any(|name| local.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_surely_the_system_is_no_customer() {
        assert!(SYSTEM.iter().all(|name| is_system(name) && is_no_customers(name)));
        assert!(DAEMONS.iter().all(|name| is_daemon(name) && is_no_customers(name)));
        assert!(PROGRAMS.iter().all(|name| is_programs(name) && is_daemon(name)));
        assert!(is_daemon("postmaster") && !is_programs("postmaster"));
        assert!(!is_daemon("noreply") && is_no_customers("noreply"));
        for person in ["anna", "post", "mail", "", "no"] {
            assert!(!is_system(person) && !is_no_customers(person), "{person}");
        }
        assert!(is_no_customers("bounces+4711") && !is_system("bounces+4711"));
    }
}
