use super::*;
use crate::facts::{Answer, Fact, Senders, Service};
use crate::facts::{Signature, SignatureResult, Spf, Which};
use crate::owner::learned::{Outgoing, Signing};
use crate::record::{CaseRecord, sample};
use crate::verdict::{Class, Verdict};

const DOMAIN: &str = "shop.example";

/// Answers: TXT by name, all other names that are asked for are absent, unless `silent`.
struct Zone {
    texts: Vec<(&'static str, Vec<String>)>,
    senders: Senders,
    silent: Vec<&'static str>,
}

impl Zone {
    fn new(texts: &[(&'static str, &str)]) -> Zone {
        let mut zone =
            Zone { texts: Vec::new(), senders: Senders { complete: true, ..Senders::default() }, silent: Vec::new() };
        for (name, text) in texts {
            match zone.texts.iter_mut().find(|(known, _)| known == name) {
                Some((_, records)) => records.push((*text).to_owned()),
                None => zone.texts.push((name, vec![(*text).to_owned()])),
            }
        }
        zone
    }

    fn advice(&self, known: &Known) -> Advice {
        let mut facts = Facts::default();
        for question in questions(DOMAIN, known) {
            let fact = match &question {
                Question::Texts(name) if self.silent.contains(&name.as_str()) => Fact::unknown("no answer"),
                Question::Texts(name) => match self.texts.iter().find(|(known, _)| known == name) {
                    Some((_, records)) => Fact::Known(Answer::Texts(records.clone())),
                    None => Fact::Absent,
                },
                Question::Senders(_) => Fact::Known(Answer::Senders(self.senders.clone())),
                Question::Exchangers(_) => Fact::Known(Answer::Exchangers(vec!["mx.isp.example".to_owned()])),
                _ => Fact::Absent,
            };
            facts.insert(question, fact);
        }
        advise(DOMAIN, known, &facts)
    }
}

/// What is to be done first where this is published, and the record that goes with it.
fn first(texts: &[(&'static str, &str)]) -> Option<(&'static str, Option<String>)> {
    let advice = Zone::new(texts).advice(&signed());
    advice.steps.first().map(|step| (step.says.code, step.record.as_ref().map(|record| record.value.clone())))
}

/// All of the owner's mail is signed, under one selector.
fn signed() -> Known {
    let signing = Signing { domain: DOMAIN.into(), signed: 40, unsigned: 0, selectors: vec!["s2026".into()] };
    Known { learned: Learned { signing: vec![signing], ..Learned::default() }, ..Known::default() }
}

const SPF: (&str, &str) = (DOMAIN, "v=spf1 include:_spf.isp.example -all");
/// An Ed25519 key (RFC 8463, appendix A).
const KEY: (&str, &str) =
    ("s2026._domainkey.shop.example", "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
const POLICY: &str = "_dmarc.shop.example";

#[test]
fn the_way_from_nothing_to_reject_goes_step_by_step() {
    let first = |texts: &[_]| first(texts).unwrap();
    assert_eq!(first(&[]), ("spf-publish", Some("v=spf1 mx ~all".into())));
    assert_eq!(first(&[SPF]), ("dkim-switch-on", None));
    let rua = "v=DMARC1; p=none; rua=mailto:dmarc-reports@shop.example";
    assert_eq!(first(&[SPF, KEY]), ("dmarc-publish-mailbox", Some(rua.into())));
    let watching = (POLICY, "v=DMARC1; p=none; rua=mailto:d@shop.example");
    assert_eq!(
        first(&[SPF, KEY, watching]),
        ("dmarc-to-quarantine", Some("v=DMARC1; p=quarantine; rua=mailto:d@shop.example".into()))
    );
    let strict = (POLICY, "v=DMARC1; p=quarantine; rua=mailto:d@shop.example");
    assert_eq!(
        first(&[SPF, KEY, strict]),
        ("dmarc-to-reject", Some("v=DMARC1; p=reject; rua=mailto:d@shop.example".into()))
    );
    assert_eq!(super::tests::first(&[SPF, KEY, (POLICY, "v=DMARC1; p=reject; rua=mailto:d@shop.example")]), None);
}

/// The owner's own mail must not be lost by an advice of ours.
#[test]
fn a_strict_policy_is_never_advised_before_own_mail_passes() {
    let watching = (POLICY, "v=DMARC1; p=none; rua=mailto:d@shop.example");
    let mut unsigned = signed();
    unsigned.learned.signing[0].unsigned = 2;
    for (known, texts) in [
        (unsigned, vec![SPF, KEY, watching]),
        (signed(), vec![SPF, watching]),
        (signed(), vec![KEY, watching]),
        (Known::default(), vec![SPF, watching]),
        (Known { selectors: vec!["s2026".into()], ..Known::default() }, vec![SPF, KEY, watching]),
        (signed(), vec![(DOMAIN, "v=spf1 mx ?all"), KEY, watching]),
    ] {
        let advice = Zone::new(&texts).advice(&known);
        let strict = |step: &&Step| {
            step.record
                .as_ref()
                .is_some_and(|record| record.value.contains("p=quarantine") || record.value.contains("p=reject"))
        };
        assert_eq!(advice.steps.iter().find(strict), None, "{texts:?}");
        assert!(advice.avoid.iter().any(|saying| saying.code == "avoid-haste"), "{texts:?}");
        assert!(advice.steps.iter().any(|step| step.says.code == "dmarc-align"), "{texts:?}");
    }
}

#[test]
fn weak_spf_records_get_the_exact_record_that_mends_them() {
    for (published, code, mended) in [
        (vec!["v=spf1 mx +all"], "spf-everybody", Some("v=spf1 mx ~all")),
        (vec!["v=spf1 mx all exp=x.example"], "spf-everybody", Some("v=spf1 mx ~all")),
        (vec!["v=spf1 mx ?all"], "spf-neutral", Some("v=spf1 mx ~all")),
        (vec!["v=spf1 ip4:192.0.2.1"], "spf-open-ended", Some("v=spf1 ip4:192.0.2.1 ~all")),
        (
            vec!["v=spf1 mx include:a.example -all", "v=spf1 MX include:b.example ~all"],
            "spf-several",
            Some("v=spf1 mx include:a.example include:b.example ~all"),
        ),
        (vec!["v=spf1 mx -all", "v=spf1 redirect=c.example"], "spf-several", Some("v=spf1 mx include:c.example ~all")),
        (vec!["v=spf1 ipv4:192.0.2.1 -all"], "spf-mistake", None),
    ] {
        let texts: Vec<_> = published.iter().map(|text| (DOMAIN, *text)).collect();
        let advice = Zone::new(&texts).advice(&signed());
        assert_eq!((advice.spf.state, advice.spf.says.code), (State::Weak, code));
        let record = advice.steps[0].record.as_ref();
        assert_eq!(record.map(|record| record.value.as_str()), mended, "{published:?}");
        assert!(record.is_none_or(|record| record.name == DOMAIN && record.replaces.as_deref() == Some(published[0])));
    }
    let mut zone = Zone::new(&[SPF, KEY]);
    zone.senders.everybody = true;
    assert_eq!(zone.advice(&signed()).spf.says.code, "spf-in-effect-everybody");
    zone.senders = Senders { terms: 11, ..Senders::default() };
    assert_eq!(zone.advice(&signed()).spf.says.code, "spf-too-many");
    zone.senders.terms = 10;
    assert_eq!(zone.advice(&signed()).spf.state, State::Good);
}

#[test]
fn weak_dmarc_records_are_mended_in_their_place() {
    for (published, code, mended) in [
        (
            "v=DMARC1; p=reject; pct=50; rua=mailto:d@x.example",
            "dmarc-whole",
            "v=DMARC1; p=reject; pct=100; rua=mailto:d@x.example",
        ),
        ("v=DMARC1; p=reject", "dmarc-reports-mailbox", "v=DMARC1; p=reject; rua=mailto:dmarc-reports@shop.example"),
        ("v=DMARC1; rua=mailto:d@x.example", "dmarc-repair", "v=DMARC1; p=none; rua=mailto:d@x.example"),
    ] {
        let advice = Zone::new(&[SPF, KEY, (POLICY, published)]).advice(&signed());
        let step = &advice.steps[0];
        assert_eq!((step.says.code, step.record.as_ref().unwrap().value.as_str()), (code, mended));
    }
    let twice = Zone::new(&[SPF, KEY, (POLICY, "v=DMARC1; p=reject"), (POLICY, "v=DMARC1; p=none")]).advice(&signed());
    assert_eq!((twice.dmarc.state, twice.dmarc.says.code), (State::Missing, "dmarc-several"));
}

#[test]
fn changes_of_one_record_stand_on_each_other() {
    let advice = Zone::new(&[SPF, KEY, (POLICY, "v=DMARC1; p=none")]).advice(&signed());
    let records: Vec<_> = advice.steps.iter().filter_map(|step| step.record.as_ref()).collect();
    let values: Vec<&str> = records.iter().map(|record| record.value.as_str()).collect();
    let reported = "v=DMARC1; p=none; rua=mailto:dmarc-reports@shop.example";
    assert_eq!(values, [reported, "v=DMARC1; p=quarantine; rua=mailto:dmarc-reports@shop.example"]);
    assert_eq!(records[1].replaces.as_deref(), Some(reported));
}

#[test]
fn what_could_not_be_asked_is_unknown_and_gets_no_advice() {
    let mut zone = Zone::new(&[SPF, KEY, (POLICY, "v=DMARC1; p=none")]);
    zone.silent = vec![DOMAIN, POLICY, KEY.0];
    let advice = zone.advice(&signed());
    assert_eq!([advice.spf.state, advice.dkim.state, advice.dmarc.state], [State::Unknown; 3]);
    assert!(advice.steps.is_empty() && advice.is_incomplete());
}

#[test]
fn a_key_that_nobody_knows_the_name_of_is_not_called_missing() {
    let advice = Zone::new(&[SPF]).advice(&Known::default());
    assert_eq!((advice.dkim.state, advice.dkim.says.code), (State::Unknown, "dkim-not-found"));
    let revoked = Zone::new(&[SPF, (KEY.0, "v=DKIM1; k=rsa; p=")]).advice(&signed());
    assert_eq!((revoked.dkim.state, revoked.dkim.says.code), (State::Missing, "dkim-gone"));
}

#[test]
fn a_first_spf_record_lists_the_hosts_that_own_mail_left_by() {
    let mut known = signed();
    let host = |address: &str| Outgoing { address: address.parse().unwrap(), mails: 3 };
    known.learned.outgoing = vec![host("192.0.2.7"), host("2001:db8::7")];
    let advice = Zone::new(&[]).advice(&known);
    assert_eq!(advice.steps[0].record.as_ref().unwrap().value, "v=spf1 ip4:192.0.2.7 ip6:2001:db8::7 mx ~all");
    assert_eq!(advice.services, ["192.0.2.7", "2001:db8::7"]);
    let mut zone = Zone::new(&[SPF]);
    let networks = vec!["192.0.2.0/28".parse().unwrap()];
    zone.senders.services = vec![Service { domain: "_spf.isp.example".into(), networks }];
    assert_eq!(zone.advice(&known).services, ["isp.example", "2001:db8::7"]);
}

const SOURCE: &str = "203.0.113.77";

/// A returned mail from `from`, injected at an address of which SPF says so.
fn forged(from: &str, spf: Option<Spf>) -> CaseRecord {
    let mut facts = Facts::default();
    if let Some(spf) = spf {
        facts.insert(
            Question::Spf { domain: DOMAIN.into(), address: SOURCE.parse().unwrap() },
            Fact::Known(Answer::Spf(spf)),
        );
    }
    CaseRecord {
        original_header: format!("From: {from}\r\n"),
        identity: None,
        facts,
        ..sample::case(Class::Forged, SOURCE)
    }
}

#[test]
fn only_what_surely_fails_counts_as_refused() {
    let mut signed = forged("anna@shop.example", Some(Spf::Fail));
    let signature = Signature {
        domain: "mail.shop.example".into(),
        selector: "s".into(),
        result: SignatureResult::HeaderPass,
        signed: Vec::new(),
        signed_at: None,
        framed: true,
        key: None,
        detail: String::new(),
    };
    signed.facts.insert(Question::Signatures(Which::Original), Fact::Known(Answer::Signatures(vec![signature])));
    let own = CaseRecord {
        verdict: Verdict { class: Class::SentByYou, ..signed.verdict.clone() },
        ..forged("anna@shop.example", Some(Spf::Fail))
    };
    let cases = [
        forged("anna@shop.example", Some(Spf::Fail)),
        forged("Anna <anna@SHOP.example>", Some(Spf::None)),
        forged("anna@shop.example", Some(Spf::Pass)),
        forged("anna@shop.example", None),
        forged("anna@elsewhere.example", Some(Spf::Fail)),
        signed,
        own,
    ];
    let share = refused(DOMAIN, &cases);
    assert_eq!(share, Share { judged: 4, refused: 2, open: 2 });
    assert_eq!((share.percent(), Share::default().percent()), (Some(50), None));
}

#[test]
fn every_code_has_a_sentence() {
    let mut codes = std::collections::BTreeSet::new();
    for file in ["spf", "dkim", "dmarc", "receiving", "mod"] {
        let path = format!("{}/src/advise/{file}.rs", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        for word in text.split('"').filter(|word| {
            let known = ["spf-", "dkim-", "dmarc-", "mx-", "avoid-"].iter().any(|start| word.starts_with(start));
            known && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        }) {
            codes.insert(word.trim_end_matches("-reports@").to_owned());
        }
    }
    assert!(codes.len() > 30, "{codes:?}");
    for code in codes {
        let saying = Saying::new(Box::leak(code.clone().into_boxed_str()));
        assert_ne!(english(&saying), code, "no sentence for `{code}`");
    }
}
