//! What a person can give so that less is missing: as an option of `trace`, or as a key of the configuration.

use crate::verdict::What;

/// The option that supplies it, to be put behind the sentence.
pub fn option(what: What) -> &'static str {
    match what {
        What::Addresses => " (`--owner you@shop.example`)",
        What::Provider => " (how it names itself at the top of your mails: `--provider NAME`)",
        What::Sent => " (`--sent DIR`)",
        What::Asked => " (`--offline`, or `offline` in `[lookup]`)",
        _ => "",
    }
}

/// The key of `[[account]]` that supplies it.
pub fn key(what: What) -> &'static str {
    match what {
        What::Provider => " (how it names itself at the top of your mails: `providers`)",
        What::Sent => " (name it in `sent_folder`)",
        What::Asked => " (`offline` in `[lookup]`)",
        _ => "",
    }
}
