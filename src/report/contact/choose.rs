//! The choice: of all that is offered, one address, with everything that speaks for it and against it. Never two.

use std::net::IpAddr;

use jiff::Timestamp;

use crate::facts::{Facts, Level, Offer, Question, Standing};
use crate::providers;
use crate::report::Reason;
use crate::sanitize;

use super::candidates::LEVELS_MAX;
use super::checks::{self, Known};
use super::mailbox::{self, Mailbox};
use super::{Candidates, Contact, Outcome, Step, level};

/// Addresses of one network, and of all other places, that are looked at.
const OFFERS_MAX: usize = 5;
/// The longest piece of foreign text in a sentence.
const SHOWN_MAX: usize = 120;

/// About which source the contact is asked.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub address: IpAddr,
    /// The name that the address confirms.
    pub name: Option<&'a str>,
    pub known: Known<'a>,
    /// The leaf was reported before, and its evidence goes on: the network around it is asked this time.
    pub unheeded: bool,
    pub now: Timestamp,
    /// Only in a recorded world.
    pub documentation_is_public: bool,
}

/// Whom to write to, by what the registries say. Whether mail arrives there is not asked: that is [`decide`].
pub fn choose(candidates: &Candidates, asked: &Asked<'_>) -> Outcome {
    pick(candidates, asked, None)
}

/// Whom to write to, if the facts bear it out. What could not be asked is never a yes.
pub fn decide(candidates: &Candidates, asked: &Asked<'_>, facts: &Facts) -> Outcome {
    pick(candidates, asked, Some(facts))
}

/// What else must be known before [`decide`] can say whom. Asked only when a report is prepared; ends in one or two rounds for
/// each contact that turns out to take no mail.
pub fn questions(candidates: &Candidates, asked: &Asked<'_>, facts: &Facts) -> Vec<Question> {
    match look(candidates, asked, Some(facts)) {
        Look::Chosen(chosen) => mailbox::questions(&chosen.offer.address, facts),
        Look::Open(address, _) => mailbox::questions(&address, facts),
        Look::None(_) => Vec::new(),
    }
}

fn pick(candidates: &Candidates, asked: &Asked<'_>, facts: Option<&Facts>) -> Outcome {
    match look(candidates, asked, facts) {
        Look::Chosen(chosen) => Outcome::Contact(chosen.into_contact(candidates, asked)),
        Look::Open(_, why) => Outcome::NotNow { why },
        Look::None(why) => match form(candidates) {
            Some((form, from)) => Outcome::WebForm { form, from },
            None => Outcome::Nobody { why },
        },
    }
}

enum Look<'a> {
    Chosen(Chosen<'a>),
    /// Whether this address takes mail is not known.
    Open(String, String),
    /// Why each of them is nobody to write to.
    None(Vec<String>),
}

struct Chosen<'a> {
    offer: &'a Offer,
    level: Option<&'a Level>,
    step: Step,
    /// Why not the leaf.
    up: Vec<String>,
    /// Reasons to go up, with nobody there.
    stayed: Vec<String>,
}

/// One network's first contact that passes: or none, or one of which it is not known.
enum Found<'a> {
    One(&'a Offer),
    Open(String, String),
    None,
}

fn look<'a>(candidates: &'a Candidates, asked: &Asked<'_>, facts: Option<&Facts>) -> Look<'a> {
    let mut refused = Vec::new();
    let (leaf, parents) = match candidates.levels.split_first() {
        Some((leaf, parents)) => (Some(leaf), parents),
        None => (None, candidates.levels.as_slice()),
    };
    let up = match leaf.map(|leaf| of_leaf(leaf, asked, facts, &mut refused)) {
        Some(OfLeaf::Found(found)) => return found,
        Some(OfLeaf::GoUp(reasons)) => reasons,
        None => Vec::new(),
    };
    // What lies around a registry's own stock is nobody's network.
    let parents = parents.iter().take(LEVELS_MAX).take_while(|parent| !checks::is_held_by_registry(parent));
    for parent in parents {
        match first(&parent.offers, Some(parent), asked, facts, &mut refused) {
            Found::Open(address, why) => return Look::Open(address, why),
            Found::One(offer) => return Look::chosen(offer, Some(parent), Step::Parent, up, Vec::new()),
            Found::None => {}
        }
    }
    // Nobody around it can be written to: better the leaf with a warning than nobody.
    match leaf.map_or(Found::None, |leaf| first(&leaf.offers, Some(leaf), asked, facts, &mut refused)) {
        Found::Open(address, why) => return Look::Open(address, why),
        Found::One(offer) => return Look::chosen(offer, leaf, Step::Leaf, Vec::new(), up),
        Found::None => {}
    }
    match first(&candidates.others, None, asked, facts, &mut refused) {
        Found::Open(address, why) => Look::Open(address, why),
        Found::One(offer) => Look::chosen(offer, None, Step::Other, up, Vec::new()),
        Found::None if refused.is_empty() => Look::None(vec!["the registries name nobody to write to".to_owned()]),
        Found::None => Look::None(refused),
    }
}

enum OfLeaf<'a> {
    Found(Look<'a>),
    GoUp(Vec<String>),
}

/// The leaf, if nothing speaks for going up. Only then its mail servers are asked for: it may be the forger's.
fn of_leaf<'a>(leaf: &'a Level, asked: &Asked<'_>, facts: Option<&Facts>, refused: &mut Vec<String>) -> OfLeaf<'a> {
    let by_registry = match first(&leaf.offers, Some(leaf), asked, None, &mut Vec::new()) {
        Found::One(offer) => Some(offer.address.as_str()),
        _ => None,
    };
    let reasons = level::reasons_up(leaf, by_registry, asked);
    if !reasons.is_empty() {
        return OfLeaf::GoUp(reasons);
    }
    match first(&leaf.offers, Some(leaf), asked, facts, refused) {
        Found::Open(address, why) => OfLeaf::Found(Look::Open(address, why)),
        Found::One(offer) => OfLeaf::Found(Look::chosen(offer, Some(leaf), Step::Leaf, Vec::new(), Vec::new())),
        Found::None => OfLeaf::GoUp(vec!["it names no contact that can be written to".to_owned()]),
    }
}

impl<'a> Look<'a> {
    fn chosen(
        offer: &'a Offer,
        level: Option<&'a Level>,
        step: Step,
        up: Vec<String>,
        stayed: Vec<String>,
    ) -> Look<'a> {
        Look::Chosen(Chosen { offer, level, step, up, stayed })
    }
}

fn first<'a>(
    offers: &'a [Offer],
    level: Option<&Level>,
    asked: &Asked<'_>,
    facts: Option<&Facts>,
    refused: &mut Vec<String>,
) -> Found<'a> {
    for offer in offers.iter().take(OFFERS_MAX) {
        if let Some(why) = checks::refusal(&offer.address, level, &asked.known) {
            refuse(refused, offer, why);
            continue;
        }
        let Some(facts) = facts else { return Found::One(offer) };
        match mailbox::decide(&offer.address, facts, asked.documentation_is_public) {
            Mailbox::Takes => return Found::One(offer),
            Mailbox::Refuses(why) => refuse(refused, offer, why),
            Mailbox::Unknown(why) => return Found::Open(offer.address.clone(), why),
        }
    }
    Found::None
}

fn refuse(refused: &mut Vec<String>, offer: &Offer, why: &str) {
    let says = format!("{}: {why}", shown(&offer.address));
    if !refused.contains(&says) {
        refused.push(says);
    }
}

/// The first form that any of the networks names, with the network. Only an address of the web is one.
fn form(candidates: &Candidates) -> Option<(String, String)> {
    let forms =
        candidates.levels.iter().take(LEVELS_MAX).flat_map(|level| level.forms.iter().map(move |form| (form, level)));
    forms
        .filter(|(form, _)| form.starts_with("https://") && form.bytes().all(|byte| byte.is_ascii_graphic()))
        .map(|(form, level)| (shown(form), format!("remarks on {}", network(level))))
        .next()
}

impl Chosen<'_> {
    fn into_contact(self, candidates: &Candidates, asked: &Asked<'_>) -> Contact {
        let address = checks::normal(&self.offer.address);
        let leaf = candidates.levels.first();
        let mut provenance = vec![shown(&self.offer.from)];
        if !self.up.is_empty() {
            let of = leaf.map(network).unwrap_or_default();
            provenance.push(format!("not the contact of {of} itself: {}", self.up.join("; ")));
        }
        let level = self.level.or(leaf);
        Contact {
            network: level.map(|level| shown(&level.network)).unwrap_or_default(),
            step: self.step,
            provenance,
            strong: self.strong(&address, candidates),
            weak: self.weak(&address, candidates),
            red: self.red(&address, asked),
            address,
        }
    }

    fn strong(&self, address: &str, candidates: &Candidates) -> Vec<String> {
        let mut points = Vec::new();
        if candidates.others.iter().any(|other| checks::normal(&other.address) == address) && self.step != Step::Other {
            points.push("another source names the same address".to_owned());
        }
        if self.offer.standing == Standing::Validated {
            points.push("the registry has validated it".to_owned());
        }
        let Some(level) = self.level else { return points };
        if !level.is_customers && self.step == Step::Leaf {
            points.push("it is the abuse desk of who holds the network, not of a customer".to_owned());
        }
        let label =
            crate::mail::address::organisation(checks::domain(address)).and_then(|domain| domain.split('.').next());
        let label: String = label.unwrap_or_default().chars().filter(|letter| letter.is_alphanumeric()).collect();
        if label.len() >= LABEL_MIN && level.holders.iter().any(|held| held.contains(&label)) {
            points.push("its domain bears the name of who holds the network".to_owned());
        }
        points
    }

    fn weak(&self, address: &str, candidates: &Candidates) -> Vec<String> {
        let mut points = Vec::new();
        match self.offer.standing {
            Standing::Unvalidated => points.push("the registry marks it as unvalidated".to_owned()),
            Standing::Failed => points.push("the registry wrote to it, and that did not arrive".to_owned()),
            // In red.
            Standing::Unlisted | Standing::Unsaid | Standing::Validated => {}
        }
        for reason in &self.stayed {
            points.push(format!("nobody around the network can be written to, though {reason}"));
        }
        let others = candidates.others.iter().take(OFFERS_MAX);
        for other in others.filter(|other| checks::normal(&other.address) != address) {
            points.push(format!("sources disagree: {} says {}", shown(&other.from), shown(&other.address)));
        }
        if self.step == Step::Other {
            points.push("no network names a contact; this one is from elsewhere".to_owned());
        }
        points
    }

    fn red(&self, address: &str, asked: &Asked<'_>) -> Vec<String> {
        let mut flags = Vec::new();
        if providers::is_everybodys(checks::domain(address)) {
            flags.push(format!(
                "everybody can have an address at {}: be sure that this is an abuse desk",
                checks::domain(address)
            ));
        }
        if self.offer.standing == Standing::Unlisted {
            flags.push("who says so is a server that no list of registries names".to_owned());
        }
        let network = self.level.map(|level| level.network.as_str());
        flags.extend(asked.known.suppressed.doubt(address, network).map(Reason::doubted).map(str::to_owned));
        if !self.stayed.is_empty() && level::is_own_desk(address, asked) {
            flags.push("this may be the desk of the sender himself".to_owned());
        }
        flags
    }
}

/// A shorter name stands in too many others.
const LABEL_MIN: usize = 4;

fn network(level: &Level) -> String {
    match (level.handle.is_empty(), level.network.is_empty()) {
        (false, false) => format!("`{}` ({})", shown(&level.handle), shown(&level.network)),
        (true, false) => shown(&level.network),
        _ => format!("`{}`", shown(&level.handle)),
    }
}

fn shown(text: &str) -> String {
    sanitize::line(text, SHOWN_MAX)
}

#[cfg(test)]
mod tests;
