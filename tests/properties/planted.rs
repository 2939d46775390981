//! Lines that a forger plants below the point up to which lines are believed: they neither move the injection point nor turn a
//! verdict towards the owner (evidence T1, T2). `tests/chains.rs` holds the same of the trace alone.

use alibi::mail::header::Fields;
use alibi::verdict::Class;
use proptest::prelude::{ProptestConfig, any};
use proptest::sample::Index;

use super::SCENES;
use super::scene::{Mail, Scene};

/// Names and addresses that everybody in the written scenarios trusts, and forms that readers trip over.
const LINE: &str = "from (\\[192\\.168\\.1\\.5\\]|out1\\.postwerk\\.example|office\\.lindenhof\\.example|localhost) \\((unknown|out1\\.postwerk\\.example|office\\.lindenhof\\.example|localhost) \\[(192\\.0\\.2\\.66|192\\.0\\.2\\.30|203\\.0\\.113\\.150|127\\.0\\.0\\.1|10\\.0\\.0\\.5)\\]\\)( \\(Authenticated sender: mara@lindenhof\\.example\\))? by (submit\\.postwerk\\.example|out1\\.postwerk\\.example|mx\\.birkenau\\.example|office\\.lindenhof\\.example|box77\\.cheaphost\\.example) \\(Postfix\\) with (ESMTP|ESMTPSA|LMTP) id 4ZB4Xq2z9( for <pia@birkenau\\.example>)?; Tue, 10 Mar 2026 11:5[0-9]:00 \\+0000";

/// The mail with these lines below the first `kept` Received lines of the mail that came back in it. None if it did not come back
/// as it was, so that it does not stand in the notice.
fn planted(mail: &Mail, kept: usize, lines: &[String]) -> Option<Vec<u8>> {
    let header = mail.case.original.header_block();
    let mut fields = Fields::new(header);
    let mut seen = 0;
    while seen < kept {
        seen += usize::from(fields.next()?.is("received"));
    }
    let place = header.len() - fields.rest().len();
    let start = mail.raw.windows(header.len()).position(|window| window == header)?;
    let (above, below) = mail.raw.split_at(start + place);
    let lines: String = lines.iter().map(|line| format!("Received: {line}\n")).collect();
    Some([above, lines.as_bytes(), below].concat())
}

/// Where a line is planted: right below the believed ones where the chain ends at a stranger; else below all of them, because a
/// line that the believed part still waits for may well be the true one.
fn places(mail: &Mail) -> Vec<usize> {
    let believed = mail.before.trace.last_believed.map_or(0, |last| last + 1);
    let all = mail.before.trace.hops.len();
    match mail.before.verdict.class {
        Class::Forged => vec![believed, all],
        Class::CannotTell | Class::SuspiciousNotice | Class::NotYourAddress if believed < all => vec![all],
        _ => Vec::new(),
    }
}

fn scenes() -> Vec<(&'static Scene, &'static Mail)> {
    let mails = SCENES.iter().flat_map(|scene| scene.mails.iter().map(move |mail| (scene, mail)));
    mails.filter(|(_, mail)| !places(mail).is_empty() && planted(mail, 0, &[]).is_some()).collect()
}

proptest::proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn planted_lines_turn_no_verdict_towards_the_owner(
        scene in any::<Index>(),
        lines in proptest::collection::vec(LINE, 1..4),
    ) {
        let scenes = scenes();
        proptest::prop_assert!(scenes.len() > 50);
        let (scene, mail) = scenes[scene.index(scenes.len())];
        for place in places(mail) {
            let raw = planted(mail, place, &lines).unwrap();
            let found = scene.find(&raw);
            let address = |finding: &alibi::record::Finding| finding.trace.injection.as_ref().map(|one| one.address);
            let class = found.verdict.class;
            let name = format!("{} {}: {}: {:#?}", scene.name, mail.path, class.name(), found.verdict.evidence);
            proptest::prop_assert!(!matches!(class, Class::SentByYou | Class::ThroughYourAccount), "{name}");
            // In these worlds everybody is everybody's neighbour, and of a neighbour in whose name a line is planted the trace
            // says that it cannot tell: no address, and never another one.
            proptest::prop_assert!(address(&found).is_none() || address(&found) == address(&mail.before), "{name}");
            // Nor does it make a forgery of what was none.
            proptest::prop_assert!(class != Class::Forged || mail.before.verdict.class == Class::Forged, "{name}");
        }
    }
}
