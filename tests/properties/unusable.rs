//! A look-up that nobody answered never makes a verdict stronger (evidence, hard rules). Each scenario is decided
//! again with some of its answers taken away, as a time-out or SERVFAIL takes them, and may only become weaker.

use std::collections::BTreeSet;
use std::net::IpAddr;

use alibi::facts::{Fact, Facts, Question};
use alibi::incident::{Incident, count_in};
use alibi::record::{CaseRecord, Finding};
use alibi::verdict::Class;
use proptest::prelude::{ProptestConfig, any};
use proptest::sample::Index;

use super::SCENES;
use super::scene::{Mail, Scene, dead};

/// May a verdict become this one when answers are taken away? The partial order of verdicts, downwards:
///
/// * `cannot-tell` is below all others: it says nothing for or against anybody. Nothing else is reached from it.
/// * `forged` is below `forged-confirmed`: the same statement, and nobody is reported on it.
/// * No other two can be compared. Each tells the owner to do, or to leave, something else, and to a wrong one the other is no
///   retreat: `through-your-account` that becomes `sent-by-you` or `not-your-address` hides a break-in; `sent-by-you` that becomes
///   `through-your-account` raises a false alarm; `forged` acquits the owner and accuses a stranger; `suspicious-notice` says of
///   an honest server that it lies. `not-a-report` rests on no look-up at all.
fn may_become(before: Class, after: Class) -> bool {
    let weaker = match before {
        Class::NotAReport => false,
        Class::ForgedConfirmed => matches!(after, Class::Forged | Class::CannotTell),
        _ => after == Class::CannotTell,
    };
    after == before || weaker
}

/// What is wrong with a finding that rests on fewer answers than another one; None if nothing is.
fn fault(before: &Finding, after: &Finding) -> Option<String> {
    let address = |finding: &Finding| finding.trace.injection.as_ref().map(|injection| injection.address);
    let (one, other) = (before.verdict.class, after.verdict.class);
    if !may_become(one, other) {
        return Some(format!("{} became {}", one.name(), other.name()));
    }
    // A source that nobody can say is none, and never another one.
    let moved = address(after).is_some() && address(after) != address(before);
    moved.then(|| format!("the injection point moved from {:?} to {:?}", address(before), address(after)))
}

/// The answers with those taken away that `lost` says; `Some(true)`: only what the first answer led to.
fn without(facts: &[(Question, Fact)], lost: impl Fn(usize) -> Option<bool>) -> Vec<(Question, Fact)> {
    let one = |(place, (question, fact)): (usize, &(Question, Fact))| {
        (question.clone(), lost(place).map_or_else(|| fact.clone(), |partly| dead(fact, partly)))
    };
    facts.iter().enumerate().map(one).collect()
}

#[test]
fn the_scenarios_are_answered_and_of_every_class() {
    let findings = SCENES.iter().flat_map(|scene| scene.mails.iter().map(|mail| &mail.before.verdict.class));
    let classes: BTreeSet<Class> = findings.copied().collect();
    for class in
        [Class::SentByYou, Class::ThroughYourAccount, Class::Forged, Class::SuspiciousNotice, Class::CannotTell]
    {
        assert!(classes.contains(&class), "{}", class.name());
    }
    assert!(SCENES.iter().any(|scene| !confirmed(&records(scene, |mail| mail.facts.clone())).is_empty()));
}

#[test]
fn no_single_answer_taken_away_makes_a_verdict_stronger() {
    let mut faults = Vec::new();
    for scene in SCENES.iter() {
        for mail in &scene.mails {
            for (place, partly) in (0..mail.facts.len()).flat_map(|place| [(place, false), (place, true)]) {
                let facts = without(&mail.facts, |at| (at == place).then_some(partly));
                let found = fault(&mail.before, &scene.decide(mail, &facts));
                faults.extend(found.map(|what| format!("{} {}: {what}: {:?}", scene.name, mail.path, facts[place])));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// The records of all mails of a scene, decided on these answers.
fn records(scene: &Scene, facts: impl Fn(&Mail) -> Vec<(Question, Fact)>) -> Vec<CaseRecord> {
    let record = |mail: &Mail| {
        let facts = facts(mail);
        let finding = scene.decide(mail, &facts);
        let arrived = mail.case.arrived().unwrap_or_default();
        CaseRecord::new(&mail.case, finding, Facts::from(facts), "", arrived)
    };
    scene.mails.iter().map(record).collect()
}

/// The addresses that independent witnesses confirm together.
fn confirmed(records: &[CaseRecord]) -> BTreeSet<IpAddr> {
    let mut incidents: Vec<Incident> = Vec::new();
    for record in records {
        count_in(&mut incidents, record, record.arrived);
    }
    let sources = incidents.iter().filter(|incident| incident.class == Class::ForgedConfirmed);
    let sources = sources.flat_map(|incident| incident.sources.iter());
    sources.filter(|(address, source)| source.is_confirmed(*address)).map(|(address, _)| address).collect()
}

/// One question that nobody answers, in all mails of an incident.
#[test]
fn no_single_question_taken_away_confirms_a_source() {
    for scene in SCENES.iter().filter(|scene| scene.mails.len() > 1) {
        let before = confirmed(&records(scene, |mail| mail.facts.clone()));
        let asked = scene.mails.iter().flat_map(|mail| mail.facts.iter().map(|(question, _)| question));
        for question in asked.collect::<BTreeSet<_>>() {
            let after = confirmed(&records(scene, |mail| {
                without(&mail.facts, |place| (mail.facts[place].0 == *question).then_some(false))
            }));
            assert!(after.is_subset(&before), "{}: {after:?}, and before only {before:?}: {question:?}", scene.name);
        }
    }
}

proptest::proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    /// Any of the answers, few or nearly all. `share`: of 256, how many are taken away.
    #[test]
    fn no_answers_taken_away_make_a_verdict_stronger(
        scene in any::<Index>(),
        share in any::<u8>(),
        dice in proptest::collection::vec(any::<(u8, bool)>(), 97),
    ) {
        let scene = &SCENES[scene.index(SCENES.len())];
        for (number, mail) in scene.mails.iter().enumerate() {
            let roll = |place: usize| dice[(number * 31 + place) % dice.len()];
            let facts = without(&mail.facts, |place| (roll(place).0 < share).then_some(roll(place).1));
            let found = fault(&mail.before, &scene.decide(mail, &facts));
            let lost: Vec<_> = facts.iter().filter(|pair| !mail.facts.contains(pair)).collect();
            proptest::prop_assert!(found.is_none(), "{} {}: {}: {lost:#?}", scene.name, mail.path, found.unwrap());
        }
    }

    /// The same for what the mails of an incident amount to: no source is confirmed that was not.
    #[test]
    fn no_answers_taken_away_confirm_a_source(
        scene in any::<Index>(),
        share in any::<u8>(),
        dice in proptest::collection::vec(any::<(u8, bool)>(), 97),
    ) {
        let several: Vec<&Scene> = SCENES.iter().filter(|scene| scene.mails.len() > 1).collect();
        let scene = several[scene.index(several.len())];
        let before = confirmed(&records(scene, |mail| mail.facts.clone()));
        let after = confirmed(&records(scene, |mail| {
            let number = scene.mails.iter().position(|one| std::ptr::eq(one, mail)).unwrap();
            let roll = |place: usize| dice[(number * 31 + place) % dice.len()];
            without(&mail.facts, |place| (roll(place).0 < share).then_some(roll(place).1))
        }));
        proptest::prop_assert!(after.is_subset(&before), "{}: {after:?}, and before only {before:?}", scene.name);
    }
}
