//! The notice came long ago, and the world is asked about it only now.
//!
//! Who sends for a domain changes: the owner moves to another provider, a provider gives its hosts other addresses (evidence T34).
//! So what the records of today do not name may have been the owner's side then. A line that providers give to customers
//! and a host without a name were hardly that; and what the returning server noted of the records of then stays true. No
//! forger can make a notice old: the owner's provider wrote when it came.

use jiff::SignedDuration;

use crate::trace::trust;

use super::super::matter::Matter;
use super::{Doubt, seen};

/// Records hardly change within this time without somebody of the owner's side knowing of it.
const AGED: SignedDuration = SignedDuration::from_hours(60 * 24);

pub fn read(matter: &Matter<'_>) -> Option<Doubt> {
    let age = matter.case.age().filter(|age| *age > AGED)?;
    let address = matter.injection()?.address;
    let nameless = matter.line().is_some_and(|line| line.name.is_none() && line.looks_up_names());
    if nameless || matter.source_names().any(|name| trust::is_customer_line(name, address)) || seen::failed(matter) {
        return None;
    }
    let days = age.as_hours() / 24;
    let (today, asked) = if matter.facts.is_switched_off() {
        ("nothing that was asked", "nothing was asked, and the records of today would not say".to_owned())
    } else {
        (
            "what the records say today",
            format!("only the records of today could be asked, and they do not name {address}"),
        )
    };
    Some(Doubt {
        code: "records-of-today",
        says: format!("the notice is {days} days old, and {today} does not say who sent for you then"),
        missing: format!("who sent for you when the notice came, {days} days ago: {asked}"),
        from: "Received line of your provider on the notice, and the time of the look-up",
    })
}
