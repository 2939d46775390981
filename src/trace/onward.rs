//! Below the injection point, for one purpose: the injecting host belongs to the owner's own provider, and the provider's lines say
//! which of its customers handed the mail in.
//!
//! The caller knows, by SPF or by the owner's own networks, that [`super::Injection::address`] is a host of the provider; the trace
//! cannot know that. With that knowledge the line right below was written by the provider, if it names a host of the provider's
//! organisation, and the walk goes on by the same rules as in the bouncer. Without it these lines are claims, and calling this is
//! a mistake: a forger who plants a line of the owner's provider would be believed.

use std::net::IpAddr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::chain::{self, Walk};
use super::trust::{self, Inquiry, Organisation};
use super::{End, Settings, Trace};
use crate::facts::{Facts, Question};
use crate::mail::received::Received;

/// What the owner's provider recorded about who handed the mail in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Onward {
    /// Index of the line where the provider's record ends: the one that names the client.
    pub hop: Option<usize>,
    /// All lines that the provider wrote, top first.
    pub hops: Vec<usize>,
    /// `Account`: somebody logged in. `Web`: through its web mail. `Local`: a program on the provider's host. `Peer`: a foreign
    /// computer without login, so the provider only passed the mail on (a forwarded address, a mailing list). `NoLines`: the
    /// line below is not the provider's, so it says nothing.
    pub end: End,
    /// The client's address, where the line names one that is public.
    pub client: Option<IpAddr>,
    /// The account that was used; empty if its name is not printed.
    pub account: Option<String>,
    /// One sentence.
    pub why: String,
    /// A look-up on which the walk rests had no answer, because nobody could say: what it does not find may be there.
    #[serde(default)]
    pub could_not_ask: bool,
}

/// Goes on below the injection point of `trace`. `provider`: the organisations that carry the owner's mail.
pub fn onward(trace: &Trace, provider: &Organisation, facts: &Facts, settings: Settings) -> Onward {
    let inquiry = Inquiry::new(facts);
    let onward = follow(trace, provider, &inquiry, settings);
    Onward { could_not_ask: inquiry.is_open(), ..onward }
}

/// The look-ups that would help [`onward`].
pub fn questions(trace: &Trace, provider: &Organisation, facts: &Facts, settings: Settings) -> Vec<Question> {
    let inquiry = Inquiry::new(facts);
    follow(trace, provider, &inquiry, settings);
    facts.open(inquiry.asked())
}

fn follow(trace: &Trace, provider: &Organisation, inquiry: &Inquiry<'_>, settings: Settings) -> Onward {
    let nothing = |why: &str| Onward {
        hop: None,
        hops: Vec::new(),
        end: End::NoLines,
        client: None,
        account: None,
        why: why.to_owned(),
        could_not_ask: false,
    };
    let Some(injection) = &trace.injection else { return nothing("no injection point is known to go on from") };
    if injection.account.is_some() {
        return nothing("the injecting computer logged in: no server wrote a line below");
    }
    let names = inquiry.names(injection.address);
    // A range that the provider may send from can hold its customers' computers too: their lines are not the provider's.
    let is_host = names
        .iter()
        .chain(&injection.name)
        .any(|name| provider.has(name) && !trust::is_customer_line(name, injection.address));
    let start = injection.hop + 1;
    let lines: Vec<Arc<Received>> = trace.hops.iter().map(|hop| hop.line.clone()).collect();
    let below = lines.get(start).filter(|line| !line.below_content);
    let Some(by) = below.and_then(|line| line.by.as_deref()) else {
        return nothing("there is no line below the injection point");
    };
    if !provider.has(by) || !is_host && !inquiry.has_address(by, injection.address) {
        return nothing("the line below the injection point does not name a host of the provider");
    }
    let walk: Walk = chain::walk(&lines, start, provider, inquiry, settings);
    Onward {
        hop: walk.hop,
        hops: walk.believed.iter().map(|(hop, _)| *hop).collect(),
        end: walk.end,
        client: walk.peer.filter(|_| matches!(walk.end, End::Peer | End::Account | End::Web)),
        account: walk.account,
        why: walk.why,
        could_not_ask: false,
    }
}
