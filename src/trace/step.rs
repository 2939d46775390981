//! One line of the walk: go on to the next one, or stop, and why.
//!
//! Each rule here is one row of the table in [`super::chain`]. A rule may use the HELO to refuse trust, never to give it.

use std::net::IpAddr;

use super::handoff::misfit;
use super::special::{self, Class};
use super::trust::{self, Inquiry, Organisation};
use super::{End, Settings};
use crate::mail::received::{Received, Role};
use crate::mail::{address, embedded};

pub enum Step {
    /// The next line is the organisation's too, because ...
    On(String),
    /// The same, unless a front stands in between that hides who connects: to nobody inside do the two look different.
    Perhaps(String),
    Stop(End, String),
}

pub fn step(
    line: &Received,
    next: Option<&Received>,
    writer: &str,
    organisation: &Organisation,
    inquiry: &Inquiry<'_>,
    settings: Settings,
) -> Step {
    if line.ambiguous {
        let why = format!(
            "the line of `{writer}` names more than one address where the peer stands, and none of them can be believed"
        );
        return Step::Stop(End::Ambiguous, why);
    }
    let scanned = |next: &Received| next.with.as_deref().is_some_and(|with| with.starts_with("QMAIL-SCANNER"));
    if line.role == Role::Local && !(line.by.is_none() && next.is_some_and(scanned)) {
        return Step::Stop(
            End::Local,
            format!("the mail was handed in by a program on `{writer}` itself, not over the network"),
        );
    }
    let class = line.peer.map(|peer| special::class(peer, settings.documentation_is_public));
    if line.authenticated.is_some() {
        return logged_in(line, writer, class);
    }
    match (line.role, line.peer, class) {
        // Such hand-overs happen inside a site only, whatever addresses its hosts have.
        (Role::Bookkeeping | Role::Local, _, _)
        | (Role::Delivery, None, _)
        | (Role::Delivery, _, Some(Class::Public)) => same_site(line, next, writer, organisation),
        (Role::Fetched, _, _) => fetched(line, next, writer, inquiry),
        (_, Some(peer), Some(Class::Public)) => public(line, peer, next, writer, organisation, inquiry),
        (_, Some(peer), Some(class)) if class.is_inner() => inner(peer, class, line, next, writer, organisation),
        (_, Some(peer), Some(class)) => Step::Stop(
            End::Inside,
            format!("`{writer}` names {peer}, a {} address that no computer on the internet has", class.name()),
        ),
        _ => {
            Step::Stop(End::Withheld, format!("the line of `{writer}` does not say from which address it got the mail"))
        }
    }
}

fn logged_in(line: &Received, writer: &str, class: Option<Class>) -> Step {
    let account = match line.authenticated.as_deref() {
        Some("") | None => String::new(),
        Some(account) => format!(", with the account `{account}`,"),
    };
    let through = if line.role == Role::Web { "through a web page at" } else { "by somebody who logged in at" };
    let (end, place) = match (line.peer, class) {
        (Some(peer), Some(Class::Public)) if line.role == Role::Web => (End::Web, format!(" from {peer}")),
        (Some(peer), Some(Class::Public)) => (End::Account, format!(" from {peer}")),
        _ => (End::Withheld, " from an address that is not on record".to_owned()),
    };
    Step::Stop(end, format!("the mail was handed in {through} `{writer}`{account}{place}"))
}

/// A mark or an LMTP hand-over: the next line is of the same site if it says so; qmail's marks name no host at all.
fn same_site(line: &Received, next: Option<&Received>, writer: &str, organisation: &Organisation) -> Step {
    let Some(next) = next else {
        return Step::Stop(
            End::Inside,
            format!("below the lines of `{writer}` there is none of its own that says who handed the mail in"),
        );
    };
    if let Some(why) = misfit(line, next) {
        return Step::Stop(
            End::Inside,
            format!("the mail was inside `{writer}`, and the next line is not that host's, whatever it says: {why}"),
        );
    }
    match &next.by {
        None => Step::On("a mark of the same host, between its other lines".to_owned()),
        Some(by) if is_site(by, writer, organisation) || line.by.is_none() => {
            Step::On(format!("written by `{by}`, of the same organisation as the line above it"))
        }
        Some(by) => Step::Stop(
            End::Inside,
            format!(
                "the mail was inside `{writer}`, and the next line claims to be from `{by}`, which is not of that organisation"
            ),
        ),
    }
}

/// The same organisation, or a name that only means something inside a site (`localhost`, `store01`, 10.x).
fn is_site(by: &str, writer: &str, organisation: &Organisation) -> bool {
    if by == writer || organisation.has(by) {
        return true;
    }
    match address_of(by) {
        Some(address) => special::class(address, false).is_inner(),
        None => !trust::is_dns_name(by),
    }
}

fn address_of(by: &str) -> Option<IpAddr> {
    by.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

/// A private or loopback peer: inside, if the next line is of the organisation and the peer did not name itself a stranger.
fn inner(
    peer: IpAddr,
    class: Class,
    line: &Received,
    next: Option<&Received>,
    writer: &str,
    organisation: &Organisation,
) -> Step {
    let stop = |because: &str| {
        let why = format!(
            "`{writer}` got the mail from {peer}, a {} address inside its own network, and {because}",
            class.name()
        );
        Step::Stop(End::Inside, why)
    };
    let Some(next) = next else { return stop("no line of its own below says where it came from") };
    // The HELO never proves anything, but a stranger's name from an inner address means that the true peer is hidden behind a
    // gateway of the site: then the next line is the stranger's own text.
    let stranger = line.helo.as_deref().map(address::normal).is_some_and(|helo| {
        let filter = class == Class::Loopback && FILTERS.contains(&&*helo);
        trust::is_dns_name(&helo) && !filter && !organisation.has(&helo) && next.by.as_deref() != Some(&*helo)
    });
    if let Some(why) = misfit(line, next) {
        return stop(&format!("the next line is not that host's, whatever it says: {why}"));
    }
    // A filter on the same host gives mail back over loopback. From another inner address the next line is that host's, unless a
    // balancer or a container's bridge stands in front and hides every client: then it is the client's text.
    let again = line.by.is_some() && next.by == line.by;
    let hidden = class != Class::Loopback && again;
    let named = line.name_confirmed && is_named(line, next);
    // A balancer can stand there too, and only a name that the writer found says that it does not. Who looks up everybody's name
    // knows those of the site's own hosts, and a bare one can be anybody's.
    let unfound = class != Class::Loopback && !named;
    let unknown = unfound && line.looks_up_names();
    let bare = |by: &str| !trust::is_dns_name(by) && by != writer;
    let on = |why: String| if again || unfound { Step::Perhaps(why) } else { Step::On(why) };
    match &next.by {
        _ if hidden => {
            stop(&format!("the next line claims to be from `{writer}` again, not from the host at that address"))
        }
        _ if special::is_gateway(peer) && !named => {
            stop("such an address is mostly a gateway's, behind which every computer looks the same")
        }
        _ if stranger => stop("the peer named itself as somebody else, so the true peer is hidden"),
        Some(by) if class != Class::Loopback && is_balancer(by) => stop(&format!(
            "the next line names `{by}`: such a host hands connections on and hides who made them, so anybody may have written that line"
        )),
        Some(by) if unknown && bare(by) => stop(&format!(
            "`{writer}`, which looks names up, did not find the name `{by}` there, which the next line gives to its writer"
        )),
        Some(by) if is_site(by, writer, organisation) => {
            on(format!("written by `{by}`, which handed the mail on from the inner address {peer}"))
        }
        None => Step::On("a mark between the lines of the same site".to_owned()),
        Some(by) => stop(&format!("the next line claims to be from `{by}`, which is not of that organisation")),
    }
}

/// Did the writer of `line` find the name of who wrote `next`, whole or as it is called inside the site?
fn is_named(line: &Received, next: &Received) -> bool {
    let (Some(name), Some(by)) = (line.name.as_deref(), next.by.as_deref()) else { return false };
    name == by || name.split('.').next() == by.split('.').next() || address::same_organisation(name, by)
}

/// What hands connections on to the mail hosts behind it writes no line, and is called so that everybody can guess it.
fn is_balancer(by: &str) -> bool {
    const WORDS: [&str; 12] =
        ["lb", "slb", "nlb", "elb", "balancer", "loadbalancer", "haproxy", "vip", "proxy", "nat", "f5", "bigip"];
    let host = by.split('.').next().unwrap_or_default().to_lowercase();
    host.split(['-', '_'])
        .any(|word| WORDS.contains(&word) || WORDS.contains(&word.trim_end_matches(|char: char| char.is_ascii_digit())))
}

/// What Proofpoint's filter calls itself, on every host that it runs on.
const FILTERS: [&str; 2] = ["pps.filterd", "pps.reinject"];

/// A public peer: the source, unless it is proven to be a host of the organisation itself.
fn public(
    line: &Received,
    peer: IpAddr,
    next: Option<&Received>,
    writer: &str,
    organisation: &Organisation,
    inquiry: &Inquiry<'_>,
) -> Step {
    let source = || {
        Step::Stop(
            End::Peer,
            format!(
                "`{writer}` got the mail from {peer}, and nothing shows that this is a host of the same organisation"
            ),
        )
    };
    // No forger gets into the recipient's own record, but for one who rents a machine, or has a line, of a house that lists all of them.
    let is_listed = |alone| organisation.recipients.iter().any(|domain| inquiry.may_send_for(domain, peer, alone));
    let listed = || {
        let why = format!(
            "`{writer}` got the mail from {peer}, which the SPF record of the recipient lists as a mail host of its own, as far as could be asked: from whom that one got it does not show"
        );
        Step::Stop(End::Inside, why)
    };
    let names = trust::confirmed_names(line, peer, inquiry);
    // Some call their mail hosts as others call their customers' lines.
    let receives = |name: &String| organisation.exchangers.contains(name);
    // Who receives the recipient's mail did not forge it, whatever the host is called: it stands in front, and hides who did.
    let in_front = || organisation.exchangers.iter().any(|name| inquiry.may_have_address(name, peer));
    let next_by = next.and_then(|next| next.by.as_deref());
    // No forger makes a name of the house lead to his line, but for the one that the house gave to it.
    let is_writer =
        |by: &str| organisation.has(by) && !trust::is_anybodys(by, peer) && inquiry.may_have_address(by, peer);
    if let Some(name) = names.iter().find(|name| trust::is_customer_line(name, peer))
        && !names.iter().any(receives)
        && !next_by.is_some_and(is_writer)
        && !in_front()
    {
        return match organisation.open {
            true => unasked(writer, peer, name),
            false if is_listed(true) => listed(),
            false => source(),
        };
    }
    let lets = |name: &str| trust::is_rented(name) || organisation.serves_others(name) && trust::is_numbered(name);
    if let Some(name) = names.iter().find(|name| organisation.has(name) && lets(name)) {
        let why = format!(
            "`{writer}` got the mail from {peer}, `{name}`: whether that is a mail host of its own or a customer's rented machine does not show"
        );
        return Step::Stop(End::Ambiguous, why);
    }
    // Exchange and others write the name that a host has inside its site.
    if let Some(by) = next_by.filter(|by| !trust::is_dns_name(by) && is_site(by, writer, organisation)) {
        if let Some(name) = names.iter().find(|name| organisation.has(name)) {
            let why =
                format!("written by `{by}`, an inner name of the site of {peer}, `{name}`, of the same organisation");
            return Step::On(why);
        }
        if inquiry.could_not_ask(by, peer) {
            let why = format!(
                "`{writer}` got the mail from {peer}, and below it stands a line of `{by}`, an inner name; whether the two are one site of the organisation could not be looked up"
            );
            return Step::Stop(End::Inside, why);
        }
    }
    let in_range = organisation.has_range_of(peer).then(|| "one of its own".to_owned());
    let own_name = names.iter().find(|name| organisation.has(name)).cloned().or(in_range);
    if let Some(by) = next_by.filter(|by| organisation.has(by)) {
        if let Some(name) = &own_name
            && (line.by.as_deref() != Some(by) || inquiry.has_address(by, peer))
        {
            let why = format!("written by `{by}`; {peer} is `{name}`, of the same organisation");
            // A firewall of the house is one as well, and every client behind it looks the same.
            let itself = names.iter().any(|name| name == by) || inquiry.has_address(by, peer);
            return if itself { Step::On(why) } else { Step::Perhaps(why) };
        }
        if inquiry.has_address(by, peer) {
            return Step::On(format!("written by `{by}`, which has the address {peer}"));
        }
        if inquiry.could_not_ask(by, peer) {
            let why = format!(
                "whether {peer}, from which `{writer}` got the mail, is a host of the same organisation could not be looked up"
            );
            return Step::Stop(End::Inside, why);
        }
        if let Some(next) =
            next.filter(|next| own_name.is_none() && says_it_is(line, next, peer) && !inquiry.is_elsewhere(by))
        {
            return unlisted(peer, next, by, writer, organisation, inquiry);
        }
        if own_name.is_none() && inquiry.is_beside(by, peer) {
            let why = format!(
                "`{writer}` got the mail from {peer}, a neighbour of `{by}`, which the next line names as its writer: whether the two are one does not show"
            );
            return Step::Stop(End::Inside, why);
        }
    }
    // A filter service stands in front of many a bouncer, and only the exchangers tell.
    if organisation.open
        && own_name.is_none()
        // The HELO counts here too: it only refuses.
        && let Some(name) =
            names.iter().chain(&line.helo).find(|name| next_by.is_some_and(|by| trust::same_organisation(name, by)))
    {
        return unasked(writer, peer, name);
    }
    match own_name {
        // The organisation's own relay is not the source: it got the mail from somebody, and that line is missing.
        Some(name) => Step::Stop(
            End::Inside,
            format!(
                "`{writer}` got the mail from its own host `{name}` ({peer}), and the line of that host is missing"
            ),
        ),
        None if in_front() => Step::Stop(
            End::Inside,
            format!(
                "`{writer}` got the mail from {peer}, an address of the recipient's own mail exchanger as far as could be asked: who handed it in there does not show"
            ),
        ),
        None if is_listed(false) => listed(),
        None if organisation.open && !inquiry.is_cut_off() => Step::Stop(
            End::Inside,
            format!(
                "`{writer}` got the mail from {peer}; whether that one receives mail for the recipient could not be looked up"
            ),
        ),
        None => source(),
    }
}

/// The exchangers of the recipient could not be looked up, and the host may be one.
fn unasked(writer: &str, peer: IpAddr, name: &str) -> Step {
    let why = format!(
        "`{writer}` got the mail from {peer}, `{name}`; whether that one receives mail for the recipient could not be looked up"
    );
    Step::Stop(End::Inside, why)
}

/// Big sites have inner hosts with public addresses that no DNS knows. The peer calls itself by the name that wrote the next line,
/// and that line names its own address, as Microsoft's servers do: it is theirs, or well planted.
fn says_it_is(line: &Received, next: &Received, peer: IpAddr) -> bool {
    let same_name = line.helo.as_deref().map(address::normal).as_deref() == next.by.as_deref();
    let same_address = next.by_address.is_some_and(|own| {
        embedded::same_host(own, peer) || own.is_ipv4() != peer.is_ipv4() || special::class(own, false).is_inner()
    });
    same_name && same_address && line.writer == next.writer && !line.writer.is_empty()
}

/// What decides is where it stands: beside the hosts that are known, or anywhere. A forger can plant such a line below his own
/// address, so without that nobody is believed, and nobody accused.
fn unlisted(
    peer: IpAddr,
    next: &Received,
    by: &str,
    writer: &str,
    organisation: &Organisation,
    inquiry: &Inquiry<'_>,
) -> Step {
    if organisation.is_beside(peer, inquiry) && inquiry.names(peer).is_empty() && !next.below_content {
        return Step::On(format!(
            "written by `{by}`, which names {peer} as its own address, beside the organisation's other hosts"
        ));
    }
    let why = format!(
        "`{writer}` got the mail from {peer}, which calls itself `{by}`, a host of the organisation, and the DNS does not know it: \
         whether it is one does not show"
    );
    Step::Stop(End::Inside, why)
}

/// Mail pulled out of a mailbox: the mailbox server's lines follow. fetchmail prints the name that its user configured.
fn fetched(line: &Received, next: Option<&Received>, writer: &str, inquiry: &Inquiry<'_>) -> Step {
    let by = next.and_then(|next| next.by.as_deref());
    let names = line.peer.map(|peer| trust::confirmed_names(line, peer, inquiry)).unwrap_or_default();
    let server = line.helo.iter().chain(&names).map(|name| address::normal(name));
    match by {
        Some(by) if server.into_iter().any(|name| name == by || address::same_organisation(&name, by)) => {
            Step::On(format!("written by `{by}`, out of whose mailbox the mail was pulled"))
        }
        _ => Step::Stop(
            End::Inside,
            format!("`{writer}` pulled the mail out of a mailbox, and no line of that mailbox's server follows"),
        ),
    }
}
