//! Everything in alibi that reads what a stranger wrote, one target each. `ALIBI_FUZZ` names the target; `run` goes through all.
//!
//! A target does not only wait for a panic: what must hold for any input is asserted.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

mod targets;

static TARGET: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let name = std::env::var("ALIBI_FUZZ").expect("ALIBI_FUZZ names a target");
    let found = targets::ALL.iter().find(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("no target `{name}`; there are {:?}", targets::ALL.map(|(name, _)| name))).1
});

fuzz_target!(|data: &[u8]| TARGET(data));
