//! The walk: from the top line down, as long as the bouncing organisation wrote what it reads.
//!
//! ```text
//! the line ...                                   then
//! names two peers                                stop, no address
//! was handed in locally, or hides the peer       stop, no address
//! saw a login, or a browser                      stop: that account, that address
//! saw an inner address (10.x, 127.x, LMTP)       go on if the next line is of the same organisation, else stop, no address
//! saw a public address of the organisation,
//!   by a confirmed name or by address            go on if the next line was written by it, else stop, no address
//! saw any other public address                   stop: that is the source
//! ```
//!
//! Below the source the same rules tell which lines its host may have written (`linked`); they change nothing above.

use std::borrow::Cow;
use std::net::IpAddr;
use std::sync::Arc;

use jiff::SignedDuration;

use super::special;
use super::step::{Step, step};
use super::trust::{self, Inquiry, Organisation};
use super::{Anchor, Bouncer, End, Hop, Injection, Settings, Trace, Trust};
use crate::mail::address;
use crate::mail::received::{Received, Role};

/// Where a walk through one organisation's lines ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// The lines that the organisation wrote.
    pub believed: Vec<(usize, String)>,
    pub end: End,
    /// The line at which it ended.
    pub hop: Option<usize>,
    pub peer: Option<IpAddr>,
    pub name: Option<String>,
    pub account: Option<String>,
    /// A front that hides its clients may stand in between.
    pub perhaps_hidden: bool,
    pub why: String,
}

pub fn follow(
    lines: Vec<Arc<Received>>,
    truncated: bool,
    bouncer: &Bouncer,
    inquiry: &Inquiry<'_>,
    settings: Settings,
) -> Trace {
    if lines.is_empty() {
        let why = "no Received line of a returned mail was found, so nothing says who handed it in".to_owned();
        return Trace { why, ..Trace::default() };
    }
    let (anchor, by) = find_anchor(&lines, bouncer, inquiry, settings);
    let mut organisation: Organisation = by.iter().map(String::as_str).collect();
    if anchor != Anchor::Unanchored {
        bouncer.reporting_mta.iter().chain(&bouncer.recipient_domains).for_each(|host| organisation.add(host));
        organisation.exchangers = trust::exchangers(bouncer, inquiry);
        organisation.exchangers.clone().iter().for_each(|host| organisation.add(host));
        organisation.exchangers.truncate(EXCHANGERS_MAX);
        let delivered = bouncer.hosts.iter().any(|host| organisation.has(host));
        organisation.hosts.extend(bouncer.address.filter(|_| delivered));
    }
    organisation.recipients = bouncer
        .recipient_domains
        .iter()
        .filter_map(|domain| trust::organisation(domain))
        .map(Cow::into_owned)
        .collect();
    organisation.open = inquiry.could_not_ask_exchangers(bouncer);
    let walk = walk(&lines, 0, &organisation, inquiry, settings);
    let linked = linked(&lines, &walk, inquiry);
    let cut = walk.believed.last().map(|(hop, _)| hop + 1 + linked.len()).filter(|&cut| cut < lines.len());
    let injection = walk.peer.filter(|_| matches!(walk.end, End::Peer | End::Account | End::Web)).and_then(|address| {
        Some(Injection { hop: walk.hop?, address, account: walk.account.clone(), name: walk.name.clone() })
    });
    let why = match anchor {
        Anchor::Unanchored if injection.is_some() => {
            format!("{}; but nothing ties the host that wrote it to the organisation that bounced", walk.why)
        }
        _ => walk.why.clone(),
    };
    Trace {
        last_believed: walk.believed.last().map(|(hop, _)| *hop),
        hints: hints(&lines),
        hops: hops(lines, &walk, &linked, inquiry),
        injection,
        why,
        cut,
        anchor,
        end: walk.end,
        truncated,
        perhaps_hidden: walk.perhaps_hidden,
        could_not_ask: false,
    }
}

/// The top line's tie to the bouncer, or that of a line below it that only inner hand-overs separate from the top; and the names
/// of the hosts that wrote the lines up to there.
fn find_anchor(
    lines: &[Arc<Received>],
    bouncer: &Bouncer,
    inquiry: &Inquiry<'_>,
    settings: Settings,
) -> (Anchor, Vec<String>) {
    let mut names: Vec<String> = Vec::new();
    for line in lines {
        let found = trust::anchor(line, bouncer, inquiry);
        let by = line.by.iter().filter(|by| trust::is_dns_name(by));
        // Without an anchor only the first name counts: a stranger may have written the ones below it.
        if names.is_empty() || found != Anchor::Unanchored {
            names.extend(by.cloned());
        }
        let inner = match line.peer {
            Some(peer) => special::class(peer, settings.documentation_is_public).is_inner(),
            None => matches!(line.role, Role::Delivery | Role::Bookkeeping) || line.by.is_none(),
        };
        if found != Anchor::Unanchored || !inner {
            return (found, names);
        }
    }
    (Anchor::Unanchored, names)
}

/// Exchangers whose addresses may be asked for.
const EXCHANGERS_MAX: usize = 10;

/// Walks from the line `start`, which the organisation wrote.
pub fn walk(
    lines: &[Arc<Received>],
    start: usize,
    organisation: &Organisation,
    inquiry: &Inquiry<'_>,
    settings: Settings,
) -> Walk {
    let mut walk = Walk {
        believed: Vec::new(),
        end: End::NoLines,
        hop: None,
        peer: None,
        name: None,
        account: None,
        perhaps_hidden: false,
        why: "there is no line to start from".to_owned(),
    };
    let mut why = "the top line, written by the host that had the mail last".to_owned();
    let mut writer = "the returning server".to_owned();
    let mut organisation = organisation.clone();
    for (hop, line) in lines.iter().enumerate().skip(start) {
        if let Some(by) = &line.by {
            writer.clone_from(by);
        }
        walk.believed.push((hop, std::mem::take(&mut why)));
        walk.hop = Some(hop);
        walk.peer = line.peer;
        let public =
            |address: &IpAddr| special::class(*address, settings.documentation_is_public) == special::Class::Public;
        organisation.hosts.extend(line.by_address.filter(public));
        // A mark between the lines belongs to the line below it only where no network lies between the two.
        let remote = |peer: IpAddr| special::class(peer, false) != special::Class::Loopback;
        let next = lines.get(hop + 1).filter(|next| !next.below_content);
        let next =
            if line.peer.is_some_and(remote) { named(lines, hop + 1).map(|(_, line)| line).or(next) } else { next };
        match step(line, next.map(Arc::as_ref), &writer, &organisation, inquiry, settings) {
            Step::On(reason) => why = reason,
            Step::Perhaps(reason) => (why, walk.perhaps_hidden) = (reason, true),
            Step::Stop(end, reason) => {
                walk.end = end;
                walk.why = reason;
                walk.account.clone_from(&line.authenticated);
                walk.name = line
                    .peer
                    .filter(|_| end != End::Inside)
                    .and_then(|peer| trust::confirmed_names(line, peer, inquiry).into_iter().next());
                break;
            }
        }
    }
    walk
}

/// The next line that names its writer, and how many stand over it that do not: qmail leaves marks of its own between the lines
/// (`(qmail 4711 invoked from network)`).
fn named(lines: &[Arc<Received>], from: usize) -> Option<(usize, &Arc<Received>)> {
    let below = lines.iter().skip(from).take_while(|line| !line.below_content);
    below.enumerate().find(|(_, line)| line.by.is_some() || line.role != Role::Bookkeeping)
}

/// How many lines below the source its host, and the hosts that link to it in turn, may have written.
fn linked(lines: &[Arc<Received>], walk: &Walk, inquiry: &Inquiry<'_>) -> Vec<String> {
    let mut reasons = Vec::new();
    if !matches!(walk.end, End::Peer | End::Account) {
        return reasons;
    }
    let mut above = walk.hop;
    let mut proven = 0;
    while let Some((line, hop)) = above.and_then(|hop| Some((lines.get(hop)?, hop)))
        && let Some((marks, next)) = named(lines, hop + 1).filter(|(marks, _)| *marks <= LINKED_MAX)
        && let Some(peer) = line.peer.filter(|_| !line.ambiguous)
        && let Some(by) = next.by.as_deref().filter(|by| trust::is_dns_name(by))
        && proven < LINKED_MAX
    {
        // Only what the believed writer or DNS confirms: a name printed by a line of strangers proves nothing.
        let names = if proven == 0 { trust::confirmed_names(line, peer, inquiry) } else { inquiry.names(peer) };
        let own = names.iter().any(|name| name == by || address::same_organisation(name, by));
        if !own && !inquiry.has_address(by, peer) {
            break;
        }
        reasons.extend((0..marks).map(|_| format!("a mark of `{by}`, between its other lines")));
        reasons
            .push(format!("written by `{by}`, a host that the line above saw connecting: it is that host's own word"));
        proven += 1;
        // Whoever logged in, or used a page or a program there, is no mail system: what follows is that person's text.
        let ends = next.authenticated.is_some() || matches!(next.role, Role::Local | Role::Web | Role::Withheld);
        above = (!ends).then_some(hop + 1 + marks);
    }
    reasons
}

/// Lines below the source that are looked at for links.
const LINKED_MAX: usize = 8;

/// Times that cannot be: colour for a reader, never a reason (clocks are wrong, and forgers can count).
fn hints(lines: &[Arc<Received>]) -> Vec<String> {
    const SKEW_MAX: SignedDuration = SignedDuration::from_mins(10);
    const STAY_MAX: SignedDuration = SignedDuration::from_hours(24 * 5);
    let mut hints = Vec::new();
    for (hop, pair) in lines.windows(2).enumerate().take(HINTS_MAX) {
        let [above, below] = pair else { continue };
        let (Some(later), Some(earlier)) = (above.date, below.date) else { continue };
        let stay = later.duration_since(earlier);
        if stay < -SKEW_MAX {
            hints.push(format!("line {} is dated later than the line above it", hop + 2));
        } else if stay > STAY_MAX {
            hints.push(format!("between line {} and the line above it lie more than five days", hop + 2));
        }
    }
    hints
}

const HINTS_MAX: usize = 20;

const BELOW_CONTENT: &str = "it stands below what the sender wrote (From, To, Subject), and mail systems put their lines on top: the sender wrote it";

const BELOW: &str = "it stands below a line that is not believed: anybody can have written it";

/// Why the first line below those that link, at this index, is not believed.
fn unlinked(lines: &[Arc<Received>], at: usize, end: End, inquiry: &Inquiry<'_>) -> String {
    let above = at.checked_sub(1).and_then(|above| lines.get(above));
    let (Some(above), Some(line)) = (above, lines.get(at)) else { return BELOW.to_owned() };
    if !matches!(end, End::Peer | End::Account | End::Web) {
        return format!("whose this line is cannot be told from line {at}: anybody can have written it");
    }
    let Some(by) = line.by.as_deref() else {
        return format!("it names no writer, and nothing ties it to line {at}: anybody can have written it");
    };
    let Some(peer) = above.peer.filter(|_| !above.ambiguous) else {
        return format!("line {at} does not say that it got the mail from `{by}`: anybody can have written it");
    };
    if above.authenticated.is_some() || above.role == Role::Web {
        return format!("whoever handed the mail in from {peer}, by line {at}, can have written it");
    }
    if inquiry.could_not_ask(by, peer) {
        return format!(
            "whether {peer}, which line {at} saw connecting, is `{by}` could not be asked: until then this line counts neither way"
        );
    }
    format!(
        "it says that `{by}` wrote it, and nothing shows that {peer}, which line {at} saw connecting, is that host: anybody can have written it"
    )
}

fn hops(lines: Vec<Arc<Received>>, walk: &Walk, linked: &[String], inquiry: &Inquiry<'_>) -> Vec<Hop> {
    let first_linked = walk.believed.last().map_or(0, |(hop, _)| hop + 1);
    let first = first_linked + linked.len();
    let not_linked = (first < lines.len()).then(|| unlinked(&lines, first, walk.end, inquiry));
    let hop = |(index, line): (usize, Arc<Received>)| {
        let believed = walk.believed.iter().find(|(hop, _)| *hop == index).map(|(_, why)| why);
        let link = index.checked_sub(first_linked).and_then(|at| linked.get(at));
        let (trust, why) = match (believed, link) {
            (Some(why), _) => (Trust::Bouncer, why.clone()),
            (None, Some(why)) => (Trust::Linked, why.clone()),
            _ if line.below_content => (Trust::Claimed, BELOW_CONTENT.to_owned()),
            _ => {
                let why = not_linked.as_deref().filter(|_| index == first).unwrap_or(BELOW);
                (Trust::Claimed, why.to_owned())
            }
        };
        let trust = if line.ambiguous { Trust::Ambiguous } else { trust };
        Hop { line, trust, why }
    };
    lines.into_iter().enumerate().map(hop).collect()
}
