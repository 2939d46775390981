//! From a source to whom to write to: registries, checks and mail servers together, as a report asks.

use std::collections::BTreeSet;

use alibi::facts::{Facts, Question};
use alibi::owner::Owner;
use alibi::ports::{Lookup as _, Material, Spent};
use alibi::report::Suppressed;
use alibi::report::contact::{self, Candidates, Forged, Known, Outcome, Step};
use serde_json::json;

use super::town::{Plan, Reply, answer};

const SOURCE: &str = "203.0.113.77";
const MX: &str = "isp.example. MX 10 mx.isp.example.\nmx.isp.example. A 198.51.100.250\n\
    carrier.example. MX 10 mx.carrier.example.\nmx.carrier.example. A 198.51.100.251\n";

struct Desk {
    forged: Forged,
    watched: Vec<String>,
    suppressed: Suppressed,
    unheeded: bool,
}

impl Desk {
    fn new() -> Desk {
        Desk { forged: Forged::default(), watched: Vec::new(), suppressed: Suppressed::default(), unheeded: false }
    }

    /// Asks until nothing is open, as whoever prepares a report does.
    async fn outcome(&self, plan: Plan) -> Outcome {
        let town = plan.start().await;
        let mut owner = Owner::default();
        owner.add("shop.example");
        let known = Known { owner: &owner, watched: &self.watched, forged: &self.forged, suppressed: &self.suppressed };
        let source = SOURCE.parse().unwrap();
        let asked = contact::Asked {
            address: source,
            name: Some("host77.spam.example"),
            known,
            unheeded: self.unheeded,
            now: alibi::ports::Clock::now(&*town.clock),
            documentation_is_public: true,
        };
        let mut facts = Facts::default();
        let mut open = vec![Question::Contacts(source)];
        let mut candidates = Candidates::default();
        for _ in 0..8 {
            facts.extend(town.live.answer(&open, Material::NONE, &Spent::default()).await);
            candidates = facts.contacts(source).map(Candidates::from).unwrap_or_default();
            open = contact::questions(&candidates, &asked, &facts);
            if open.is_empty() {
                break;
            }
        }
        assert!(open.is_empty(), "questions without end");
        town.assert_only_public("whom");
        contact::decide(&candidates, &asked, &facts)
    }
}

/// The source's own network, with this contact and these remarks.
fn leaf(kind: &str, contact: &str, remark: &str) -> Plan {
    let object = json!({ "objectClassName": "ip network", "handle": "NET-LEAF", "name": "LEAF", "type": kind,
        "startAddress": "203.0.113.64", "endAddress": "203.0.113.127", "status": ["active"],
        "remarks": [{ "description": [remark] }],
        "entities": [{ "roles": ["registrant"], "handle": "ISP-1", "vcardArray": ["vcard", [["fn", {}, "text", "Leaf Isp Ltd"]]] },
            { "roles": ["abuse"], "vcardArray": ["vcard", [["email", {}, "text", contact]]] }] });
    Plan::default().page("rdap.arin.net /registry/ip/203.0.113.77", Reply::Json(object.to_string())).names(MX)
}

fn rented(contact: &str) -> Plan {
    leaf("REASSIGNMENT", contact, "").page(
        "rdap.arin.net /registry/ip/203.0.113.0/25",
        Reply::Json(answer("arin-parent.json").replace("64500", "64511")),
    )
}

async fn address(plan: Plan) -> (String, Step) {
    match Desk::new().outcome(plan).await {
        Outcome::Contact(contact) => (contact.address, contact.step),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_leaf_or_the_network_around_it() {
    let carrier = ("abuse@carrier.example".to_owned(), Step::Parent);
    assert_eq!(address(leaf("ALLOCATION", "abuse@isp.example", "")).await, ("abuse@isp.example".into(), Step::Leaf));
    assert_eq!(address(rented("abuse@isp.example")).await.1, Step::Leaf);
    assert_eq!(address(rented("abuse@spam.example")).await, carrier, "the source's own desk");
    assert_eq!(address(rented("nobody@isp.example")).await, carrier);
    assert_eq!(address(rented("abuse@arin.net")).await, carrier);
    assert_eq!(address(rented("abuse@nomail.example")).await, carrier, "no mail server");
    let null = rented("abuse@null.example").names("null.example. MX 0 .\n");
    assert_eq!(address(null).await, carrier, "RFC 7505");
    let private =
        rented("abuse@inner.example").names("inner.example. MX 5 mx.inner.example.\nmx.inner.example. A 10.0.0.25\n");
    assert_eq!(address(private).await, carrier, "a mail server inside");
    let unheeded = Desk { unheeded: true, ..Desk::new() };
    let Outcome::Contact(contact) = unheeded.outcome(rented("abuse@isp.example")).await else { panic!() };
    assert_eq!(contact.address, "abuse@carrier.example");
    assert!(
        contact.provenance[0].contains("`NET-203-0-113-0-1` (CARRIER, 203.0.113.0/24)"),
        "{:?}",
        contact.provenance
    );
    assert!(
        contact.provenance[1].contains("nothing changed") && contact.weak[0].contains("unvalidated"),
        "{contact:?}"
    );
}

#[tokio::test]
async fn nobody_and_a_form() {
    let nobody = |plan: Plan| async move {
        match Desk::new().outcome(plan).await {
            Outcome::Nobody { why } => why.join("; "),
            other => panic!("{other:?}"),
        }
    };
    assert!(nobody(leaf("ALLOCATION", "abuse@arin.net", "")).await.contains("the registry itself"));
    assert!(nobody(leaf("ALLOCATION", "abuse@shop.example", "")).await.contains("your own domain"));
    assert!(nobody(leaf("ALLOCATION", "abuse@nomail.example", "")).await.contains("no mail server"));
    assert_eq!(nobody(Plan::default()).await, "the registries name nobody to write to");
    let by_form = leaf("ALLOCATION", "noreply@isp.example", "Report abuse only at https://isp.example/abuse-form.");
    let Outcome::WebForm { form, from } = Desk::new().outcome(by_form).await else { panic!() };
    assert_eq!(
        (form.as_str(), from.as_str()),
        ("https://isp.example/abuse-form", "remarks on `NET-LEAF` (203.0.113.64/26)")
    );
}

#[tokio::test]
async fn what_the_owner_and_the_forger_have_to_do_with_is_refused() {
    let forged = Forged { addresses: BTreeSet::from(["abuse@isp.example".into()]), ..Forged::default() };
    let suppressed = ["abuse@isp.example".to_owned()].into_iter().collect();
    for desk in [
        Desk { watched: vec!["isp.example".into()], ..Desk::new() },
        Desk { forged, ..Desk::new() },
        Desk { suppressed, ..Desk::new() },
    ] {
        assert!(matches!(desk.outcome(leaf("ALLOCATION", "abuse@isp.example", "")).await, Outcome::Nobody { .. }));
    }
}

#[tokio::test]
async fn sources_that_disagree_are_shown_and_freemail_is_red() {
    let zone = "77.113.0.203.abuse-contacts.abusix.zone. TXT \"abuse@top.example\"\ngmail.com. MX 5 mx.isp.example.\n";
    let plan = Plan { abusix: true, ..leaf("ALLOCATION", "leafisp@gmail.com", "").names(zone) };
    let Outcome::Contact(contact) = Desk::new().outcome(plan).await else { panic!() };
    assert!(
        contact.weak[0].contains("sources disagree: Abusix, who collects contacts says abuse@top.example"),
        "{contact:?}"
    );
    assert!(contact.red[0].contains("gmail.com"));
    let plan = Plan { abusix: true, ..leaf("ALLOCATION", "abuse@isp.example", "").names(zone).names("") };
    let plan = Plan { zone: plan.zone.replace("abuse@top.example", "abuse@isp.example"), ..plan };
    let Outcome::Contact(contact) = Desk::new().outcome(plan).await else { panic!() };
    assert!(contact.strong[0].contains("another source names the same"), "{contact:?}");
}

#[tokio::test]
async fn a_registry_that_may_not_be_asked_is_no_yes() {
    let plan = Plan::default().page(
        "rdap.arin.net /registry/ip/203.0.113.77",
        Reply::Head("HTTP/1.1 429 Slow down\r\nRetry-After: 60\r\nContent-Length: 0\r\n\r\n".into()),
    );
    assert!(matches!(Desk::new().outcome(plan).await, Outcome::Nobody { .. } | Outcome::NotNow { .. }));
}
