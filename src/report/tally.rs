//! What the cases of one incident say about each source: every returned mail once, however often it came.
//!
//! A genuine notice can be kept and sent again a thousand times, signatures and all. So a returned mail is counted by what the
//! mail system that returned it wrote when it took it in, and it is as old as that line says, whenever its copy arrived.

use std::collections::BTreeMap;
use std::net::IpAddr;

use jiff::Timestamp;

use crate::facts::Which;
use crate::incident::{KEPT_MAX, NETWORKS_MAX};
use crate::mail::address::{self, organisation};
use crate::mail::digest::digest;
use crate::mail::header::{self, Fields};
use crate::mail::received::Received;
use crate::providers;
use crate::recognise::Kind;
use crate::record::CaseRecord;
use crate::verdict::Class;
use crate::verdict::witness::{Standing, Witness};

use super::contact::Forged;
use super::voice::{self, Voice};

/// Returned mails of one source that are told apart. A fire of that size is big enough.
pub const MAILS_MAX: usize = 2_000;
/// Names out of forged mails that are kept.
const NAMES_MAX: usize = 50;
/// Header fields of one returned mail that are looked at.
const FIELDS_MAX: usize = 200;

/// The sources of an incident, as its cases name them.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    sources: BTreeMap<IpAddr, Heard>,
}

/// What was heard about one source.
#[derive(Debug, Clone, Default)]
pub struct Heard {
    /// Each returned mail that a voice speaks of, with when it was handed in.
    mails: BTreeMap<[u8; 16], Timestamp>,
    /// By organisation.
    pub voices: BTreeMap<String, Voice>,
    /// Returned mails whose To or Cc names a failed recipient, and those whose fields name only others or nobody.
    addressed: u64,
    astray: u64,
    /// Notices about a mail that was counted before.
    pub copies: u64,
    /// Notices that name the source and whose author is not who he says, or did not receive the mail.
    pub by_strangers: u64,
    /// The customer of a shared provider, proven.
    pub tenant: Option<String>,
    /// What the forged mails name.
    pub forged: Forged,
}

impl Tally {
    pub fn of<'a>(cases: impl IntoIterator<Item = &'a CaseRecord>) -> Tally {
        let mut tally = Tally::default();
        cases.into_iter().for_each(|case| tally.add(case));
        tally
    }

    /// Counts a case in, in any order.
    pub fn add(&mut self, case: &CaseRecord) {
        if case.notice.kind == Kind::DmarcAggregate {
            self.add_report(case);
            return;
        }
        let Some(injection) = &case.trace.injection else { return };
        let Some(heard) = self.slot(injection.address) else { return };
        let forged = matches!(case.verdict.class, Class::Forged | Class::ForgedConfirmed);
        let Some(witness) = case.witness.as_ref().filter(|witness| forged && voice::speaks(case, witness)) else {
            heard.by_strangers += u64::from(is_by_stranger(case));
            return;
        };
        let line = case.trace.hops.get(injection.hop).map(|hop| hop.line.as_ref());
        let seen = taken_in(case, line);
        let known = heard.voices.len() < KEPT_MAX || heard.voices.contains_key(&witness.organisation);
        if known {
            heard.voices.entry(witness.organisation.clone()).or_default().add(case, witness, seen);
        }
        if heard.count(identity(case, line), seen) {
            heard.count_addressed(case);
        }
        heard.name(case, line);
    }

    /// A DMARC report brings no mail back; it only bears out what others say.
    fn add_report(&mut self, case: &CaseRecord) {
        let Some(witness) = case.witness.as_ref().filter(|witness| witness.authenticated) else { return };
        for report in &case.notice.dmarc {
            let period = (report.begin.unwrap_or(case.arrived), report.end.unwrap_or(case.arrived));
            for address in
                report.rows.iter().filter(|row| row.failed() && row.reasons.is_empty()).filter_map(|row| row.source_ip)
            {
                let Some(heard) = self.slot(address) else { return };
                if heard.voices.len() < KEPT_MAX || heard.voices.contains_key(&witness.organisation) {
                    heard.voices.entry(witness.organisation.clone()).or_default().add_failed(case, witness, period);
                }
            }
        }
    }

    fn slot(&mut self, address: IpAddr) -> Option<&mut Heard> {
        (self.sources.len() < NETWORKS_MAX || self.sources.contains_key(&address))
            .then(|| self.sources.entry(address).or_default())
    }

    pub fn of_source(&self, address: IpAddr) -> Option<&Heard> {
        self.sources.get(&address)
    }

    /// By address.
    pub fn iter(&self) -> impl Iterator<Item = (IpAddr, &Heard)> {
        self.sources.iter().map(|(address, heard)| (*address, heard))
    }
}

impl Heard {
    /// Is it one that was not counted before?
    fn count(&mut self, mail: [u8; 16], seen: Timestamp) -> bool {
        if let Some(first) = self.mails.get_mut(&mail) {
            *first = seen.min(*first);
            self.copies += 1;
            return false;
        }
        let place = self.mails.len() < MAILS_MAX;
        if place {
            self.mails.insert(mail, seen);
        }
        place
    }

    /// A complaint names no failed recipient, so nothing can be told from it.
    fn count_addressed(&mut self, case: &CaseRecord) {
        let failed = case.notice.failed_recipients();
        if failed.is_empty() {
            return;
        }
        let fields = Fields::new(case.original_header.as_bytes()).take(FIELDS_MAX);
        let mut named =
            fields.filter(|field| field.is("To") || field.is("Cc")).flat_map(|field| address::all_in(field.value));
        if named.any(|to| failed.contains(&to.as_str())) {
            self.addressed += 1;
        } else {
            self.astray += 1;
        }
    }

    /// Most of its mails are addressed to others than they failed for.
    pub fn is_astray(&self) -> bool {
        self.astray > self.addressed
    }

    /// When the mails since then were handed in, in order.
    pub fn since(&self, since: Timestamp) -> Vec<Timestamp> {
        let mut times: Vec<Timestamp> = self.mails.values().copied().filter(|seen| *seen >= since).collect();
        times.sort_unstable();
        times
    }

    /// Is one of those who speak beyond a forger's reach?
    pub fn is_known(&self) -> bool {
        self.voices.values().any(|voice| voice.known.is_some())
    }

    /// When the newest mail was handed in.
    pub fn newest(&self) -> Option<Timestamp> {
        self.mails.values().max().copied()
    }

    /// Notes what the forged mail names, and which customer of a shared provider sent it.
    fn name(&mut self, case: &CaseRecord, line: Option<&Received>) {
        let block = case.original_header.as_bytes();
        if self.tenant.is_none() {
            let tenant = providers::tenant(block, case.facts.signatures(Which::Original));
            self.tenant = tenant.filter(|tenant| tenant.proven).map(|tenant| tenant.id);
        }
        if let Some(helo) = line.and_then(|line| line.helo.as_deref()) {
            self.domain(helo);
        }
        for signature in case.facts.signatures(Which::Original) {
            self.domain(&signature.domain);
        }
        let named = ["From", "Reply-To", "Sender", "Return-Path"];
        for field in Fields::new(block).take(FIELDS_MAX).filter(|field| named.iter().any(|name| field.is(name))) {
            for named in address::all_in(field.value).into_iter().take(NAMES_MAX) {
                if let Some(domain) = address::domain(&named) {
                    self.domain(domain);
                }
                if self.forged.addresses.len() < NAMES_MAX {
                    self.forged.addresses.insert(named);
                }
            }
        }
    }

    fn domain(&mut self, name: &str) {
        if let Some(domain) = organisation(&address::normal(name))
            && self.forged.domains.len() < NAMES_MAX
        {
            self.forged.domains.insert(domain.to_owned());
        }
    }
}

/// Which source handed a mail in, and when, by the line of who took it.
pub fn handed_in(case: &CaseRecord) -> Option<(IpAddr, Timestamp)> {
    let injection = case.trace.injection.as_ref()?;
    let line = case.trace.hops.get(injection.hop).map(|hop| hop.line.as_ref());
    Some((injection.address, taken_in(case, line)))
}

/// A line of tomorrow is one of a clock that is wrong.
fn taken_in(case: &CaseRecord, line: Option<&Received>) -> Timestamp {
    line.and_then(|line| line.date).filter(|date| *date <= case.arrived).unwrap_or(case.arrived)
}

/// A notice about a forged mail whose author is proven not to be who he says, or speaks about a mail that others received.
fn is_by_stranger(case: &CaseRecord) -> bool {
    let unplaced = matches!(
        case.verdict.class,
        Class::Forged | Class::ForgedConfirmed | Class::CannotTell | Class::SuspiciousNotice
    );
    let stranger = |witness: &Witness| {
        let signs_for_others = witness.authenticated && !witness.receives && case.notice.kind.is_bounce();
        witness.standing == Standing::Stranger || signs_for_others
    };
    unplaced && case.witness.as_ref().is_some_and(stranger)
}

/// Names one returned mail: the line with which it was taken in, its Message-ID, and who did not get it.
fn identity(case: &CaseRecord, line: Option<&Received>) -> [u8; 16] {
    let taken = line
        .map(|line| format!("{:?} {:?} {:?} {:?}", line.by, line.id, line.date, line.recipient))
        .unwrap_or_default();
    let id = header::find(case.original_header.as_bytes(), "Message-ID").map(|field| header::bare_id(&field.text()));
    let failed = case.notice.failed_recipients().join(" ");
    let whole = digest(&[taken.as_bytes(), id.unwrap_or_default().as_bytes(), failed.as_bytes()]);
    let mut short = [0; 16];
    short.iter_mut().zip(whole).for_each(|(into, byte)| *into = byte);
    short
}
