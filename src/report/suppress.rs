//! Contacts that get no report: they asked for none, or none reaches them.
//!
//! | what the desk said | for how long | where |
//! |---|---|---|
//! | the report came back | 30 days, twice as long each further time | everywhere |
//! | not our network | a year | that network only |
//! | reports are taken by a form | a year | everywhere |
//! | no more reports | for ever | everywhere |
//! | any of these, but nothing shows that the desk said it | 30 days | the same; reports go on, but none goes unseen |

use std::collections::{BTreeMap, BTreeSet};

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
/// For so long who is asked for a yes is warned that somebody said it in the desk's name.
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
    /// Nothing shows that the desk said it: the customer may have, whom it showed the report to. Nobody is left alone for that.
    #[serde(default)]
    pub is_doubted: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    Bounced,
    NotTheirs,
    WebForm,
    OptOut,
}

impl Reason {
    /// For who is asked for a yes, if nobody knows whether the desk said it.
    pub fn doubted(self) -> &'static str {
        match self {
            Reason::Bounced => "a notice says that a report to it came back, but nothing shows who wrote the notice",
            Reason::NotTheirs => "somebody answered in its name that this is not its network: read it and decide",
            Reason::WebForm => "somebody answered in its name that it takes reports by a form only: read it and decide",
            Reason::OptOut => "somebody answered in its name that it wants no more reports: read it and decide",
        }
    }
}

impl Suppression {
    /// What follows from an answer, given what was known of the contact (and of this network, for [`Reason::NotTheirs`]).
    pub fn after(answer: &Answer, contact: &Contact, known: &[Suppression], now: Timestamp) -> Option<Suppression> {
        let reason = match answer.said() {
            Answer::Bounced { .. } => Reason::Bounced,
            Answer::NotOurs => Reason::NotTheirs,
            Answer::WebForm { .. } => Reason::WebForm,
            Answer::OptOut => Reason::OptOut,
            Answer::Acknowledged { .. } | Answer::Human | Answer::Doubted { .. } => return None,
        };
        let is_doubted = answer.said() != answer;
        let address = normal(&contact.address);
        let network = (reason == Reason::NotTheirs).then(|| contact.network.clone());
        let before = known.iter().find(|one| one.contact == address && one.network == network);
        let sure = before.filter(|before| !before.is_doubted);
        // A contact that wants nothing is not asked again because a mail of long ago comes back; and a doubt adds nothing to
        // what is sure.
        if sure.is_some_and(|sure| sure.until.is_none() || is_doubted && sure.holds_at(now)) {
            return None;
        }
        let times = before.filter(|before| before.reason == reason).map_or(0, |before| before.times);
        let times = times + u32::from(!is_doubted);
        let days = match reason {
            _ if is_doubted => Some(DOUBTED_DAYS),
            Reason::Bounced => Some(BOUNCED_DAYS << times.saturating_sub(1).min(DOUBLINGS_MAX)),
            Reason::NotTheirs | Reason::WebForm => Some(YEAR_DAYS),
            Reason::OptOut => None,
        };
        let until = days.map(|days| now.saturating_add(DAY * days).unwrap_or(Timestamp::MAX));
        // What holds longer already is not cut short.
        let until = until.map(|until| until.max(sure.and_then(|sure| sure.until).unwrap_or(until)));
        Some(Suppression { contact: address, network, reason, times, since: now, until, is_doubted })
    }

    fn holds_at(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| until > now)
    }
}

/// The contacts that are left alone now, and those of which that is not sure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suppressed {
    everywhere: BTreeSet<String>,
    in_network: BTreeSet<(String, String)>,
    doubted: BTreeMap<(String, Option<String>), Reason>,
}

impl Suppressed {
    pub fn at(all: &[Suppression], now: Timestamp) -> Suppressed {
        let mut suppressed = Suppressed::default();
        for one in all.iter().filter(|one| one.holds_at(now)) {
            let contact = one.contact.clone();
            match one.network.clone() {
                network if one.is_doubted => drop(suppressed.doubted.insert((contact, network), one.reason)),
                Some(network) => drop(suppressed.in_network.insert((contact, network))),
                None => drop(suppressed.everywhere.insert(contact)),
            }
        }
        suppressed
    }

    /// `contact` in normal form; `network`: the one whose contact it is.
    pub fn holds(&self, contact: &str, network: Option<&str>) -> bool {
        let here = |network: &str| self.in_network.contains(&(contact.to_owned(), network.to_owned()));
        self.everywhere.contains(contact) || network.is_some_and(here)
    }

    /// What somebody said in this contact's name, without anything that shows that the desk said it.
    pub fn doubt(&self, contact: &str, network: Option<&str>) -> Option<Reason> {
        let of = |network: Option<&str>| self.doubted.get(&(contact.to_owned(), network.map(str::to_owned))).copied();
        of(None).or_else(|| of(Some(network?)))
    }
}

/// Contacts that are left alone everywhere.
impl FromIterator<String> for Suppressed {
    fn from_iter<I: IntoIterator<Item = String>>(contacts: I) -> Suppressed {
        Suppressed { everywhere: contacts.into_iter().collect(), ..Suppressed::default() }
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
        Suppression::after(answer, &contact(), known, now())
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

    /// A desk hands reports on to its customer, who would have peace for ever, or for a month.
    #[test]
    fn what_nobody_knows_who_said_silences_nobody() {
        let bounced = Answer::Bounced { status: None };
        for (answer, network) in [
            (Answer::OptOut, None),
            (Answer::NotOurs, Some("203.0.113.64/26")),
            (Answer::WebForm { form: None }, None),
            (bounced, None),
        ] {
            let doubted = after(&answer.clone().doubted(), &[]).unwrap();
            assert_eq!((days(&doubted), doubted.times), (Some(30), 0));
            let suppressed = Suppressed::at(std::slice::from_ref(&doubted), now());
            assert!(!suppressed.holds("abuse@isp.example", network));
            assert_eq!(suppressed.doubt("abuse@isp.example", network), Some(doubted.reason), "but it is said");
            assert_eq!(suppressed.doubt("abuse@isp.example", Some("198.51.100.0/24")).is_some(), network.is_none());

            let surely = after(&answer, &[doubted]).unwrap();
            assert_eq!(surely, after(&answer, &[]).unwrap(), "the desk itself is believed");
            assert_eq!(after(&answer.doubted(), &[surely]), None, "and nobody takes that back");
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
