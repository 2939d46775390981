//! What was missing for a verdict, in the owner's language. The sentence itself is shown to the IT person.

use crate::verdict::What;

/// The message that says it.
pub fn message(what: What) -> &'static str {
    match what {
        What::Addresses => "missing-addresses",
        What::Mail => "missing-mail",
        What::Computer => "missing-computer",
        What::Provider | What::Witness => "missing-witness",
        What::List => "missing-list",
        What::Customer => "missing-customer",
        What::Host => "missing-host",
        What::Server => "missing-server",
        What::Again => "missing-again",
        What::Forward => "missing-forward",
        What::Signature => "missing-signature",
        What::Sent => "missing-sent",
        What::Answer => "missing-answer",
        What::Asked => "missing-asked",
    }
}
