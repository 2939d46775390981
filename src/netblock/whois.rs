//! WHOIS records (RFC 3912): prose with a `key: value` a line, in a dialect for each registry, read into the same networks as RDAP
//! objects. Asked only where RDAP names no contact: AFRINIC's has none, registro.br's has no mail address.

use std::net::IpAddr;

use ipnet::IpNet;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::entity::{is_address, push_holder};
use super::object::is_customers;
use super::{Desk, NAME_MAX, Network, OFFERS_MAX, remarks, stock};
use crate::facts::Standing;

/// Bytes of one record; the largest seen are below 64 KiB.
pub const RECORD_MAX: usize = 256 << 10;
/// Lines of one record that are read, and networks that are kept.
const LINES_MAX: usize = 4_000;
const NETWORKS_MAX: usize = 16;
/// Contacts that one record may hold by handle.
const HANDLES_MAX: usize = 32;

/// What one record says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    pub networks: Vec<Network>,
    /// The server that knows more: `whois.registry.example`.
    pub referral: Option<String>,
}

impl Record {
    /// The networks that hold the address, the smallest first.
    pub fn chain(mut self, address: IpAddr) -> Vec<Network> {
        self.networks.retain(|network| network.holds(address));
        self.networks.sort_by_key(Network::size);
        self.networks
    }
}

/// Reads a record. What cannot be read is left out.
pub fn parse(text: &str) -> Record {
    let mut reader = Reader::default();
    for line in text.lines().take(LINES_MAX) {
        reader.line(line.trim_end());
    }
    reader.end()
}

/// Contacts come before their network (a comment of RIPE and APNIC), in it (ARIN), or after it (an `irt`, or a person by handle).
#[derive(Default)]
struct Reader {
    record: Record,
    /// From a comment: which contact the registry itself computed, and whether it works.
    computed: Option<String>,
    failed: bool,
    /// Of an object that is an abuse desk by its class: `irt`.
    desks: Vec<String>,
    /// `abuse-c` handles, and all handles with their address.
    wanted: Vec<String>,
    people: Vec<(String, String)>,
    /// The first key of the paragraph, and the handle in it.
    class: String,
    handle: String,
    kind: String,
}

impl Reader {
    fn line(&mut self, line: &str) {
        if let Some(comment) = line.strip_prefix(['%', '#']) {
            self.comment(comment);
            return;
        }
        let Some((key, value)) = line.split_once(':') else {
            if line.trim().is_empty() {
                self.class.clear();
                self.handle.clear();
            }
            return;
        };
        let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
        if key.is_empty() || key.len() > 40 || value.is_empty() {
            return;
        }
        if self.class.is_empty() {
            self.class.clone_from(&key);
        }
        let value: String = value.chars().take(NAME_MAX).collect();
        if !self.network(&key, &value) {
            self.contact(&key, &value);
        }
    }

    /// RIPE and APNIC: `% Abuse contact for '192.0.2.0 - 192.0.2.255' is 'abuse@isp.example'`.
    fn comment(&mut self, comment: &str) {
        let plain = comment.to_ascii_lowercase();
        if plain.contains("abuse contact for") {
            let address = plain.rsplit_once(" is ").map(|(_, address)| address.trim().trim_matches('\'').to_owned());
            self.computed = self.computed.take().or(address.filter(|address| is_address(address)));
        }
        self.failed |= plain.contains("validation failed");
    }

    /// Is it about the network?
    fn network(&mut self, key: &str, value: &str) -> bool {
        if matches!(key, "inetnum" | "inet6num" | "netrange") {
            if let Some((start, end)) = range(value)
                && self.record.networks.len() < NETWORKS_MAX
            {
                self.finish();
                self.record.networks.push(empty(start, end));
            }
            return true;
        }
        if key == "referralserver" {
            let host = value.trim_start_matches("whois://").trim_end_matches('/');
            self.record.referral = Some(host.to_ascii_lowercase());
            return true;
        }
        let Some(network) = self.record.networks.last_mut() else { return false };
        let is_networks = matches!(self.class.as_str(), "inetnum" | "inet6num" | "netrange");
        match key {
            "netname" | "netname-br" => value.clone_into(&mut network.name),
            "nethandle" => value.clone_into(&mut network.handle),
            "country" if network.country.is_none() => network.country = Some(value.to_ascii_uppercase()),
            "nettype" | "status" if is_networks => {
                network.is_customers = is_customers(value);
                value.clone_into(&mut self.kind);
            }
            "orgname" | "org-name" | "owner" | "custname" | "orgid" | "org" | "ownerid" => {
                push_holder(&mut network.holders, value);
            }
            "regdate" | "created" if is_networks && network.registered.is_none() => network.registered = date(value),
            "remarks" | "comment" | "descr" => remarks::add(value, &mut network.forms),
            _ => return false,
        }
        true
    }

    fn contact(&mut self, key: &str, value: &str) {
        let address = value.to_lowercase();
        match key {
            // ARIN: of the organisation, and of the network's own record, which is the closer one.
            "orgabuseemail" | "rabuseemail" if is_address(&address) => {
                let front = key == "rabuseemail";
                if let Some(network) = self.record.networks.last_mut() {
                    add(network, address, Standing::Unsaid, front);
                }
            }
            "abuse-mailbox" if is_address(&address) => push(&mut self.desks, address),
            "e-mail" if self.class == "irt" && is_address(&address) => push(&mut self.desks, address),
            "abuse-c" => push(&mut self.wanted, value.to_ascii_uppercase()),
            "nic-hdl" | "nic-hdl-br" => self.handle = value.to_ascii_uppercase(),
            "e-mail" if is_address(&address) && !self.handle.is_empty() && self.people.len() < HANDLES_MAX => {
                self.people.push((self.handle.clone(), address));
            }
            _ => {}
        }
    }

    /// The network that was read last is whole as far as its type goes.
    fn finish(&mut self) {
        if let Some(network) = self.record.networks.last_mut() {
            network.is_stock = stock::is_stock(network, &self.kind, std::iter::empty());
        }
        self.kind.clear();
    }

    fn end(mut self) -> Record {
        self.finish();
        let standing = if self.failed { Standing::Failed } else { Standing::Unsaid };
        let wanted = &self.wanted;
        let by_handle = self.people.iter().filter(|(handle, _)| wanted.contains(handle)).map(|(_, address)| address);
        let desks: Vec<String> = self.computed.iter().chain(by_handle).chain(&self.desks).cloned().collect();
        // The smallest network is what was asked about.
        if let Some(leaf) = self.record.networks.iter_mut().min_by_key(|network| network.size()) {
            for address in desks {
                add(leaf, address, standing, false);
            }
        }
        self.record
    }
}

fn empty(start: IpAddr, end: IpAddr) -> Network {
    Network {
        start,
        end,
        name: String::new(),
        handle: String::new(),
        country: None,
        origins: Vec::new(),
        is_customers: false,
        is_stock: false,
        holders: Vec::new(),
        registered: None,
        desks: Vec::new(),
        forms: Vec::new(),
    }
}

fn add(network: &mut Network, address: String, standing: Standing, front: bool) {
    if network.desks.len() < OFFERS_MAX && !network.desks.iter().any(|desk| desk.address == address) {
        let place = if front { 0 } else { network.desks.len() };
        network.desks.insert(place, Desk { address, standing, unlisted: None });
    }
}

fn push(into: &mut Vec<String>, value: String) {
    if into.len() < HANDLES_MAX && !into.contains(&value) {
        into.push(value);
    }
}

/// `192.0.2.0 - 192.0.2.255`, `2001:db8::/32`, and LACNIC's `192.0.2/24`.
fn range(value: &str) -> Option<(IpAddr, IpAddr)> {
    if let Some((start, end)) = value.split_once('-') {
        let (start, end): (IpAddr, IpAddr) = (start.trim().parse().ok()?, end.trim().parse().ok()?);
        return (start.is_ipv4() == end.is_ipv4() && start <= end).then_some((start, end));
    }
    let (address, bits) = value.split_once('/')?;
    let dots = address.matches('.').count();
    let whole = if address.contains(':') {
        address.to_owned()
    } else {
        address.to_owned() + &".0".repeat(3_usize.checked_sub(dots)?)
    };
    let network = IpNet::new(whole.trim().parse().ok()?, bits.trim().parse().ok()?).ok()?.trunc();
    Some((network.network(), network.broadcast()))
}

/// `2010-01-31`, `20100131`, or a whole time.
fn date(value: &str) -> Option<Timestamp> {
    let day = |format: &str| Date::strptime(format, value).ok();
    let at_midnight = |date: Date| date.to_zoned(TimeZone::UTC).ok().map(|time| time.timestamp());
    value.parse().ok().or_else(|| day("%Y-%m-%d").or_else(|| day("%Y%m%d")).and_then(at_midnight))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(text: &str, address: &str) -> Network {
        parse(text).chain(address.parse().unwrap()).into_iter().next().unwrap()
    }

    fn desks(network: &Network) -> Vec<&str> {
        network.desks.iter().map(|desk| desk.address.as_str()).collect()
    }

    #[test]
    fn arins_record_names_the_closer_contact_first() {
        let text = "# comment\nNetRange:       192.0.2.0 - 192.0.2.255\nCIDR: 192.0.2.0/24\nNetName: CARRIER\n\
            NetHandle: NET-192-0-2-0-1\nNetType: Direct Allocation\nOrgName: Carrier Inc.\n\
            OrgAbuseEmail: abuse@carrier.example\n\nNetRange: 192.0.2.64 - 192.0.2.127\nNetName: SHOP\n\
            NetHandle: NET-192-0-2-64-1\nNetType: Reassigned\nRegDate: 2020-03-01\nOrgName: Shop Ltd\n\n\
            OrgAbuseEmail: org@shop.example\n\nRAbuseEmail: Abuse@Shop.example\n\
            ReferralServer: whois://whois.ripe.net\n";
        let chain = parse(text).chain("192.0.2.77".parse().unwrap());
        assert_eq!(desks(&chain[0]), ["abuse@shop.example", "org@shop.example"]);
        assert!(chain[0].is_customers && !chain[1].is_customers);
        assert_eq!((chain[0].holders[0].as_str(), desks(&chain[1])), ("shopltd", vec!["abuse@carrier.example"]));
        assert_eq!(chain[0].registered.unwrap().to_string(), "2020-03-01T00:00:00Z");
        assert_eq!(parse(text).referral.as_deref(), Some("whois.ripe.net"));
    }

    #[test]
    fn ripes_comment_and_its_warning_are_read() {
        let text = "% Abuse contact for '203.0.113.0 - 203.0.113.255' is 'abuse@isp.example'\n\
            % Abuse-mailbox validation failed. Please refer to ORG-ISP1-RIPE for further information.\n\n\
            inetnum: 203.0.113.0 - 203.0.113.255\nnetname: ISP-NET\ncountry: NL\nstatus: ASSIGNED PA\n\
            remarks: report abuse at https://isp.example/abuse.\n\norganisation: ORG-ISP1-RIPE\norg-name: ISP B.V.\n";
        let network = leaf(text, "203.0.113.9");
        assert_eq!(
            network.desks,
            [Desk { address: "abuse@isp.example".into(), standing: Standing::Failed, unlisted: None }]
        );
        assert_eq!((network.is_customers, network.country.as_deref()), (true, Some("NL")));
        assert_eq!((network.forms[0].as_str(), network.holders[0].as_str()), ("https://isp.example/abuse", "ispbv"));
    }

    #[test]
    fn an_irt_and_a_person_by_handle_are_desks_and_other_people_are_not() {
        let african = "inetnum: 198.51.100.0 - 198.51.100.255\nnetname: AF\norg: ORG-1\n\n\
            person: A Person\ne-mail: person@isp.example\nnic-hdl: AP1\n\nirt: IRT-ISP\ne-mail: irt@isp.example\n\
            abuse-mailbox: abuse@isp.example\n";
        assert_eq!(desks(&leaf(african, "198.51.100.1")), ["irt@isp.example", "abuse@isp.example"]);
        let brazilian = "inetnum:     192.0.2/24\nowner: Provedor\nabuse-c: CSP9\n\nnic-hdl-br: ADM1\n\
            e-mail: admin@provedor.example\n\nnic-hdl-br: CSP9\ne-mail: Abuse@provedor.example\n";
        assert_eq!(desks(&leaf(brazilian, "192.0.2.9")), ["abuse@provedor.example"]);
    }

    #[test]
    fn rubbish_names_nobody_and_long_records_end() {
        for text in
            ["", "\0\0", "inetnum: x", "inetnum: 9.9.9.9 - 1.1.1.1", "inetnum: 1/99", "inetnum: 1.1.1.1.1/8", "::::"]
        {
            assert_eq!(parse(text).networks, [], "{text}");
        }
        let many = "inetnum: 192.0.2.0 - 192.0.2.255\nabuse-mailbox: a@x.example\n".repeat(5_000);
        let record = parse(&many);
        assert_eq!(record.networks.len(), NETWORKS_MAX);
        assert_eq!(record.networks.iter().map(|network| network.desks.len()).sum::<usize>(), 1);
    }
}
