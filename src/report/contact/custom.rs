//! Where the registries name nobody: what custom would say, as a hint for a person.
//!
//! RFC 2142, 4 gives every network an `abuse@` its domain. Which domain that is only the host's own name tells, and who rents a
//! host names it: the guess may be the sender himself. RFC 6650, 5.1 asks for addresses that are meant for reports. So the hint
//! stands with the reason why there is no report, and alibi never writes there.

use crate::mail::address::organisation;

use super::{Asked, checks};

/// A sentence for the owner, without a full stop. None: the host has no name of its own, or the guess is nobody to write to.
pub fn hint(asked: &Asked<'_>) -> Option<String> {
    let guess = format!("abuse@{}", organisation(asked.name?)?);
    let fits = checks::refusal(&guess, None, &asked.known).is_none();
    fits.then(|| {
        format!(
            "by custom {guess} may exist; that is a guess, perhaps the sender's own desk, so alibi does not write there"
        )
    })
}
