//! Contacts that get no report: they asked for none, or none reaches them.
//!
//! | what the desk said | for how long | where |
//! |---|---|---|
//! | the report came back | 30 days, twice as long each further time | everywhere |
//! | not our network | a year | that network only |
//! | reports are taken by a form | a year | everywhere |
//! | no more reports | for ever | everywhere |
//! | any of these, but by somebody of another domain | 30 days | the same |

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::contact::normal;
use super::{Answer, Contact};

const DAY: SignedDuration = SignedDuration::from_hours(24);
/// How long a contact is left alone after the first bounce.
const BOUNCED_DAYS: i32 = 30;
/// It doubles so often at most: 960 days.
const DOUBLINGS_MAX: u32 = 5;
const YEAR_DAYS: i32 = 365;
/// Somebody else may say it in the desk's name: the customer whom it showed the report to, who is the forger perhaps.
const DOUBTED_DAYS: i32 = 30;

/// One contact that is left alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suppression {
    /// Normal form.
    pub contact: String,
    /// Only for this network; None: for all.
    pub network: Option<String>,
    pub reason: Reason,
    /// How often that was the reason.
    pub times: u32,
    pub since: Timestamp,
    /// None: for ever.
    pub until: Option<Timestamp>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    Bounced,
    NotTheirs,
    WebForm,
    OptOut,
}

impl Suppression {
    /// What follows from an answer, given what was known of the contact (and of this network, for [`Reason::NotTheirs`]).
    /// `by_the_desk`: as far as the mail says.
    pub fn after(
        answer: &Answer,
        by_the_desk: bool,
        contact: &Contact,
        known: &[Suppression],
        now: Timestamp,
    ) -> Option<Suppression> {
        let reason = match answer {
            Answer::Bounced { .. } => Reason::Bounced,
            Answer::NotOurs => Reason::NotTheirs,
            Answer::WebForm { .. } => Reason::WebForm,
            Answer::OptOut => Reason::OptOut,
            Answer::Acknowledged { .. } | Answer::Human => return None,
        };
        let address = normal(&contact.address);
        let network = (reason == Reason::NotTheirs).then(|| contact.network.clone());
        let before = known.iter().find(|one| one.contact == address && one.network == network);
        // A contact that wants nothing is not asked again because a mail of long ago comes back.
        if before.is_some_and(|before| before.until.is_none()) {
            return None;
        }
        let times = before.filter(|before| before.reason == reason).map_or(0, |before| before.times) + 1;
        let days = match reason {
            Reason::Bounced => Some(BOUNCED_DAYS << (times - 1).min(DOUBLINGS_MAX)),
            _ if !by_the_desk => Some(DOUBTED_DAYS),
            Reason::NotTheirs | Reason::WebForm => Some(YEAR_DAYS),
            Reason::OptOut => None,
        };
        let until = days.map(|days| now.saturating_add(DAY * days).unwrap_or(Timestamp::MAX));
        // What holds longer already is not cut short.
        let until = until.map(|until| until.max(before.and_then(|before| before.until).unwrap_or(until)));
        Some(Suppression { contact: address, network, reason, times, since: now, until })
    }

    fn holds_at(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| until > now)
    }
}

/// The contacts that are left alone now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suppressed {
    everywhere: BTreeSet<String>,
    in_network: BTreeSet<(String, String)>,
}

impl Suppressed {
    pub fn at(all: &[Suppression], now: Timestamp) -> Suppressed {
        let mut suppressed = Suppressed::default();
        for one in all.iter().filter(|one| one.holds_at(now)) {
            match &one.network {
                Some(network) => drop(suppressed.in_network.insert((one.contact.clone(), network.clone()))),
                None => drop(suppressed.everywhere.insert(one.contact.clone())),
            }
        }
        suppressed
    }

    /// `contact` in normal form; `network`: the one whose contact it is.
    pub fn holds(&self, contact: &str, network: Option<&str>) -> bool {
        let here = |network: &str| self.in_network.contains(&(contact.to_owned(), network.to_owned()));
        self.everywhere.contains(contact) || network.is_some_and(here)
    }
}

/// Contacts that are left alone everywhere.
impl FromIterator<String> for Suppressed {
    fn from_iter<I: IntoIterator<Item = String>>(contacts: I) -> Suppressed {
        Suppressed { everywhere: contacts.into_iter().collect(), in_network: BTreeSet::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::contact::Step;

    fn now() -> Timestamp {
        "2026-05-12T08:00:00Z".parse().unwrap()
    }

    fn contact() -> Contact {
        Contact {
            address: "Abuse@ISP.example".into(),
            network: "203.0.113.64/26".into(),
            step: Step::Leaf,
            provenance: Vec::new(),
            strong: Vec::new(),
            weak: Vec::new(),
            red: Vec::new(),
        }
    }

    fn after(answer: &Answer, known: &[Suppression]) -> Option<Suppression> {
        Suppression::after(answer, true, &contact(), known, now())
    }

    fn days(suppression: &Suppression) -> Option<i64> {
        suppression.until.map(|until| until.duration_since(now()).as_hours() / 24)
    }

    #[test]
    fn bounces_double_and_end() {
        let bounced = Answer::Bounced { status: None };
        let mut known: Vec<Suppression> = Vec::new();
        let mut seen = Vec::new();
        for _ in 0..8 {
            let next = after(&bounced, &known).unwrap();
            seen.extend(days(&next));
            known = vec![next];
        }
        assert_eq!(seen, [30, 60, 120, 240, 480, 960, 960, 960]);
    }

    #[test]
    fn an_opt_out_is_for_ever_and_nothing_shortens_it() {
        let opt_out = after(&Answer::OptOut, &[]).unwrap();
        assert_eq!(opt_out.until, None);
        assert_eq!(after(&Answer::Bounced { status: None }, std::slice::from_ref(&opt_out)), None);
        let much_later = "2999-01-01T00:00:00Z".parse().unwrap();
        assert!(Suppressed::at(&[opt_out], much_later).holds("abuse@isp.example", None));
    }

    /// A desk hands reports on to its customer, who would have peace for ever.
    #[test]
    fn what_somebody_else_says_holds_for_a_month() {
        for answer in [Answer::OptOut, Answer::NotOurs, Answer::WebForm { form: None }] {
            let said = |known: &[Suppression]| Suppression::after(&answer, false, &contact(), known, now());
            let doubted = said(&[]).unwrap();
            assert_eq!(days(&doubted), Some(30));
            let surely = after(&answer, &[doubted]).unwrap();
            assert_eq!(surely.until, after(&answer, &[]).unwrap().until, "the desk itself is believed");
            assert!(
                said(std::slice::from_ref(&surely)).is_none_or(|again| again.until == surely.until),
                "nothing is cut short"
            );
        }
    }

    #[test]
    fn not_ours_is_about_one_network() {
        let not_theirs = after(&Answer::NotOurs, &[]).unwrap();
        let suppressed = Suppressed::at(&[not_theirs], now());
        assert!(suppressed.holds("abuse@isp.example", Some("203.0.113.64/26")));
        assert!(!suppressed.holds("abuse@isp.example", Some("198.51.100.0/24")));
        assert!(!suppressed.holds("abuse@isp.example", None));
    }

    #[test]
    fn who_took_the_report_in_is_not_suppressed() {
        assert_eq!(after(&Answer::Human, &[]), None);
        assert_eq!(after(&Answer::Acknowledged { ticket: None }, &[]), None);
        let over = Suppression { until: Some(now()), ..after(&Answer::OptOut, &[]).unwrap() };
        assert!(!Suppressed::at(&[over], now()).holds("abuse@isp.example", None));
    }
}
