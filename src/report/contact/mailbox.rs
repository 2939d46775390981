//! Does anybody take mail at the contact's domain? Asked only when a report is prepared; what could not be asked is no yes.

use crate::facts::{Answer, Fact, Facts, Question};
use crate::trace::special;

use super::checks::domain;

/// Exchangers of one domain that are asked for their addresses.
const EXCHANGERS_MAX: usize = 5;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mailbox {
    Takes,
    Refuses(&'static str),
    Unknown(String),
}

/// What else must be known about the contact's domain.
pub fn questions(contact: &str, facts: &Facts) -> Vec<Question> {
    let domain = domain(contact);
    let names = facts.exchangers(domain).iter().take(EXCHANGERS_MAX).cloned().map(Question::Addresses);
    facts.open(std::iter::once(Question::Exchangers(domain.to_owned())).chain(names))
}

/// What follows from the answers. `documentation_is_public`: only in a recorded world.
pub fn decide(contact: &str, facts: &Facts, documentation_is_public: bool) -> Mailbox {
    let domain = domain(contact);
    let exchangers = match facts.get(&Question::Exchangers(domain.to_owned())) {
        // RFC 7505: the domain says that it takes no mail.
        Some(Fact::Known(Answer::Exchangers(names))) if names.is_empty() => {
            return Mailbox::Refuses("the contact's domain says that it takes no mail");
        }
        Some(Fact::Known(Answer::Exchangers(names))) => names,
        Some(Fact::Absent) => return Mailbox::Refuses("the contact's domain has no mail server"),
        _ => return Mailbox::Unknown(format!("the mail servers of {domain} could not be asked for")),
    };
    let mut unknown = false;
    let mut inner = false;
    for name in exchangers.iter().take(EXCHANGERS_MAX) {
        match facts.get(&Question::Addresses(name.clone())) {
            Some(Fact::Known(Answer::Addresses(addresses))) => {
                let public = |address| special::class(address, documentation_is_public) == special::Class::Public;
                if addresses.iter().any(|address| public(*address)) {
                    return Mailbox::Takes;
                }
                inner |= !addresses.is_empty();
            }
            Some(Fact::Absent) => {}
            _ => unknown = true,
        }
    }
    match (unknown, inner) {
        (true, _) => Mailbox::Unknown(format!("the addresses of the mail servers of {domain} could not be asked for")),
        (false, true) => Mailbox::Refuses("the contact's mail servers are inside a private network"),
        (false, false) => Mailbox::Refuses("the contact's mail servers do not exist"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `abuse@isp.example` comes to if its MX and the addresses of `mx.isp.example` are these.
    fn found(mx: Option<Fact>, addresses: Option<Fact>) -> Mailbox {
        let mut facts = Facts::default();
        facts.extend(
            mx.map(|fact| (Question::Exchangers("isp.example".into()), fact)).into_iter().collect::<Vec<_>>().into(),
        );
        facts.extend(
            addresses
                .map(|fact| (Question::Addresses("mx.isp.example".into()), fact))
                .into_iter()
                .collect::<Vec<_>>()
                .into(),
        );
        decide("abuse@isp.example", &facts, true)
    }

    fn mx(names: &[&str]) -> Option<Fact> {
        Some(Fact::Known(Answer::Exchangers(names.iter().map(|&name| name.to_owned()).collect())))
    }

    fn at(addresses: &[&str]) -> Option<Fact> {
        Some(Fact::Known(Answer::Addresses(addresses.iter().map(|address| address.parse().unwrap()).collect())))
    }

    #[test]
    fn only_a_server_that_can_be_reached_is_a_yes() {
        assert_eq!(found(mx(&["mx.isp.example"]), at(&["198.51.100.7"])), Mailbox::Takes);
        assert_eq!(found(mx(&["mx.isp.example"]), at(&["10.0.0.7", "198.51.100.7"])), Mailbox::Takes);
        for (mx, addresses) in [
            (mx(&[]), None),
            (Some(Fact::Absent), None),
            (mx(&["mx.isp.example"]), Some(Fact::Absent)),
            (mx(&["mx.isp.example"]), at(&["10.0.0.7", "127.0.0.1", "169.254.169.254"])),
        ] {
            assert!(matches!(found(mx, addresses), Mailbox::Refuses(_)));
        }
        for (mx, addresses) in [
            (None, None),
            (Some(Fact::unknown("time-out")), None),
            (mx(&["mx.isp.example"]), None),
            (mx(&["mx.isp.example"]), Some(Fact::unknown("time-out"))),
            (mx(&["gone.isp.example", "mx.isp.example"]), at(&["10.0.0.7"])),
        ] {
            assert!(matches!(found(mx, addresses), Mailbox::Unknown(_)));
        }
    }

    #[test]
    fn questions_go_on_until_all_is_known() {
        let mut facts = Facts::default();
        assert_eq!(questions("abuse@isp.example", &facts), [Question::Exchangers("isp.example".into())]);
        facts.insert(Question::Exchangers("isp.example".into()), mx(&["mx.isp.example"]).unwrap());
        assert_eq!(questions("abuse@isp.example", &facts), [Question::Addresses("mx.isp.example".into())]);
        facts.insert(Question::Addresses("mx.isp.example".into()), Fact::Absent);
        assert!(questions("abuse@isp.example", &facts).is_empty());
    }
}
