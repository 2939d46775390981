//! The Lookup port: recorded worlds, SPF, DKIM and a hostile DNS. Talks to loopback only.

// A test may stop at what it did not expect.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic)]

mod arc;
mod dkim;
mod fake;
mod hostile;
mod limits;
mod several;
mod spf;
mod worlds;

use alibi::facts::{Answer, Fact, Question};
use alibi::io::lookup::Live;
use alibi::io::world::World;
use alibi::ports::{Lookup, Material, Spent};

/// A world of these names and failing names, and nothing else.
pub async fn world(zone: &str, fail: &str) -> Live {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("dns.zone"), zone).unwrap();
    std::fs::write(dir.path().join("dns.fail"), fail).unwrap();
    World::open(dir.path()).unwrap().lookup().await.unwrap()
}

/// The answer to one question.
pub async fn ask(lookup: &Live, question: Question) -> Fact {
    ask_about(lookup, question, Material::NONE).await
}

pub async fn ask_about(lookup: &Live, question: Question, material: Material<'_>) -> Fact {
    let facts = lookup.answer(std::slice::from_ref(&question), material, &Spent::default()).await;
    facts.get(&question).unwrap().clone()
}

pub fn is_unknown(fact: &Fact) -> bool {
    matches!(fact, Fact::Unknown { .. })
}

pub fn known(fact: Fact) -> Answer {
    match fact {
        Fact::Known(answer) => answer,
        other => panic!("{other:?}"),
    }
}
