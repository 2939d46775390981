//! The world's answers: one round of questions, all asked at once, each with its own time limit and all with one.
//!
//! What an outcome means is the same for every question. `Known`: somebody who can know said so. `Absent`: the answer is that
//! there is none (NXDOMAIN, NODATA, no such record, no signature, no such mail in Sent). `Unknown`: nobody answered in time,
//! SERVFAIL, REFUSED, or the question cannot be asked; it says why and when asking again makes sense. An SPF record that
//! answers with an error of its own is an answer (`Spf::Broken`); a DKIM key that is not there is a result of its
//! signature (`NoKey`), and one that could not be asked for is too (`Unknown`).
//!
//! There is one implementation. A recorded world is this same code, asking a name server in this process and registry
//! objects from files; only [`Offline`] differs, which answers everything with "switched off".

use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use futures_util::stream;
use jiff::SignedDuration;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout, timeout_at};

use crate::facts::{Answer, Fact, Facts, Question, SWITCHED_OFF, SentCopy, Which};
use crate::investigate::copies;
use crate::io::authenticate::{arc, dkim, dmarc, senders, spf};
use crate::io::dns::{Asker, Dns, NAMES_AT_ONCE, Pace, Reply, SetUpError};
use crate::io::registry::Registries;
use crate::ports::{Lookup, Material, Spent};

pub mod names;
pub mod public;

/// Questions of one round; what is beyond is left unasked.
pub const QUESTIONS_MAX: usize = 256;
/// Questions under way at once.
pub const QUESTIONS_AT_ONCE: usize = 64;
/// When asking again makes sense, if nobody answered.
pub const ASK_AGAIN: SignedDuration = SignedDuration::from_mins(5);

/// How long the answers may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// For one question, with all that follows from it (an SPF record with its includes).
    pub question: Duration,
    /// For the whole round.
    pub round: Duration,
    /// For all rounds of one mail.
    pub mail: Duration,
}

impl Budget {
    pub const LIVE: Budget =
        Budget { question: Duration::from_secs(12), round: Duration::from_secs(20), mail: Duration::from_secs(30) };
    pub const RECORDED: Budget =
        Budget { question: Duration::from_secs(2), round: Duration::from_secs(4), mail: Duration::from_secs(8) };
}

/// Answers from the DNS, the registries and the owner's Sent folder.
pub struct Live {
    dns: Dns,
    registries: Registries,
    sent: Option<Vec<SentCopy>>,
    documentation_is_public: bool,
    origins: bool,
    budget: Budget,
    /// What must live as long as this: the name server of a recorded world.
    keep: Option<Arc<dyn Send + Sync>>,
}

impl Live {
    /// The internet as it is, through the name servers that this machine is set up for.
    pub fn system() -> Result<Live, SetUpError> {
        Ok(Live::new(Dns::system(Pace::LIVE)?, Budget::LIVE))
    }

    /// The same through one name server.
    pub fn server(address: SocketAddr) -> Result<Live, SetUpError> {
        Ok(Live::new(Dns::server(address, Pace::LIVE)?, Budget::LIVE))
    }

    pub fn new(dns: Dns, budget: Budget) -> Live {
        Live {
            dns,
            registries: Registries::default(),
            sent: None,
            documentation_is_public: false,
            origins: true,
            budget,
            keep: None,
        }
    }

    /// Documentation networks (RFC 5737, RFC 3849) count as public addresses: for tests and recorded worlds.
    pub fn documentation_is_public(mut self, yes: bool) -> Live {
        self.documentation_is_public = yes;
        self
    }

    /// Whether to ask Team Cymru's zones who announces an address. It tells a third party which networks concern us.
    pub fn ask_for_origins(mut self, yes: bool) -> Live {
        self.origins = yes;
        self
    }

    pub fn with_registries(mut self, registries: Registries) -> Live {
        self.registries = registries;
        self
    }

    /// Answers [`Question::SentCopies`] from these mails, and those given before. Without any such folder that question is
    /// left to the mailbox.
    pub fn with_sent(mut self, sent: Vec<SentCopy>) -> Live {
        self.sent.get_or_insert_default().extend(sent);
        self
    }

    pub fn keeping(mut self, what: Arc<dyn Send + Sync>) -> Live {
        self.keep = Some(what);
        self
    }

    /// Tries each registry; see [`Registries::try_all`].
    pub async fn try_registries(&self) -> Option<(Vec<(String, Option<String>)>, Vec<String>)> {
        let (spent, room) = (Spent::default(), Semaphore::new(NAMES_AT_ONCE));
        self.registries.try_all(self.dns.asker(&spent, &room)).await
    }

    /// None: not ours to answer.
    async fn fact(&self, question: &Question, material: Material<'_>, dns: Asker<'_>) -> Option<Fact> {
        let asked = async {
            match question {
                Question::Names(address) => match self.refused(*address) {
                    Some(refused) => refused,
                    None => names::names(dns, *address).await,
                },
                Question::Addresses(name) => names::addresses(dns, name).await,
                Question::Exchangers(domain) => names::exchangers(dns, domain).await,
                Question::Spf { domain, address } => match self.refused(*address) {
                    Some(refused) => refused,
                    None => spf::check(dns, domain, *address).await,
                },
                Question::Senders(domain) => senders::senders(dns, domain).await,
                Question::Texts(name) => names::texts(dns, name).await,
                Question::Dmarc(domain) => dmarc::policy(dns, domain).await,
                Question::Signatures(which) => {
                    let (mail, full) = of(*which, material);
                    dkim::signatures(dns, mail, full).await
                }
                Question::Seals(which) => {
                    let (mail, full) = of(*which, material);
                    arc::seals(dns, mail, full).await
                }
                Question::OriginAs(address) => match self.refused(*address) {
                    Some(refused) => refused,
                    None if !self.origins => Fact::unknown("asking for the autonomous system is switched off"),
                    None => self.registries.origin_as(dns, *address).await,
                },
                Question::Netblock(address) => match self.refused(*address) {
                    Some(refused) => refused,
                    None => self.registries.netblock(dns, *address, self.origins).await,
                },
                Question::Contacts(address) => match self.refused(*address) {
                    Some(refused) => refused,
                    None => self.registries.contacts(dns, *address, self.origins).await,
                },
                Question::SentCopies(_) | Question::SentTo(..) => {
                    in_sent(self.sent.as_deref().unwrap_or_default(), question)
                }
            }
        };
        if is_of_sent(question) && self.sent.is_none() {
            return None;
        }
        Some(
            timeout(self.budget.question, asked)
                .await
                .unwrap_or_else(|_| unknown(format!("no answer within {} seconds", self.budget.question.as_secs()))),
        )
    }

    fn refused(&self, address: IpAddr) -> Option<Fact> {
        let public = public::is_public(address, self.documentation_is_public);
        (!public).then(|| Fact::unknown(format!("`{address}` is not an address of the public internet")))
    }
}

/// One of the two mails, and whether its body is all there.
fn of<'a>(which: Which, material: Material<'a>) -> (&'a [u8], bool) {
    match which {
        Which::Notice => (material.notice, true),
        Which::Original => (material.original, material.original_full),
    }
}

impl Lookup for Live {
    async fn answer(&self, questions: &[Question], material: Material<'_>, spent: &Spent) -> Facts {
        let asked: BTreeSet<&Question> = questions.iter().collect();
        let begun = Instant::now();
        let left = self.budget.mail.saturating_sub(spent.time());
        let deadline = begun + self.budget.round.min(left);
        let most = if left.is_zero() { 0 } else { QUESTIONS_MAX };
        let mut facts = Facts::default();
        let room = Semaphore::new(NAMES_AT_ONCE);
        let dns = self.dns.asker(spent, &room);
        let round: Vec<BoxFuture<'_, (&Question, Option<Fact>)>> = asked
            .iter()
            .take(most)
            .map(|&question| -> BoxFuture<'_, _> {
                Box::pin(async move { (question, self.fact(question, material, dns).await) })
            })
            .collect();
        let mut answers = stream::iter(round).buffer_unordered(QUESTIONS_AT_ONCE);
        let mut elsewhere = Vec::new();
        while let Ok(Some((question, fact))) = timeout_at(deadline, answers.next()).await {
            match fact {
                Some(fact) => facts.insert(question.clone(), fact),
                None => elsewhere.push(question),
            }
        }
        spent.add_time(begun.elapsed());
        for question in asked {
            if facts.get(question).is_none() && !elsewhere.contains(&question) {
                facts.insert(question.clone(), unknown("the time for all questions of this mail was used up"));
            }
        }
        facts
    }
}

/// No looking up at all: every question is unknown. The Sent folder is no look-up; if it is at hand, it answers.
#[derive(Debug, Clone, Default)]
pub struct Offline {
    sent: Option<Vec<SentCopy>>,
}

impl Offline {
    pub fn new() -> Offline {
        Offline::default()
    }

    pub fn with_sent(mut self, sent: Vec<SentCopy>) -> Offline {
        self.sent = Some(sent);
        self
    }
}

impl Lookup for Offline {
    async fn answer(&self, questions: &[Question], _material: Material<'_>, _spent: &Spent) -> Facts {
        let mut facts = Facts::default();
        for question in questions {
            let fact = match (question, &self.sent) {
                (question, Some(sent)) if is_of_sent(question) => in_sent(sent, question),
                (question, None) if is_of_sent(question) => continue,
                _ => Fact::unknown(SWITCHED_OFF),
            };
            facts.insert(question.clone(), fact);
        }
        facts
    }
}

/// Whichever of the two the command line asked for.
pub enum Any {
    Live(Box<Live>),
    Offline(Offline),
}

impl Lookup for Any {
    async fn answer(&self, questions: &[Question], material: Material<'_>, spent: &Spent) -> Facts {
        match self {
            Any::Live(live) => live.answer(questions, material, spent).await,
            Any::Offline(offline) => offline.answer(questions, material, spent).await,
        }
    }
}

/// A failure that may pass.
pub fn unknown(why: impl Into<String>) -> Fact {
    Fact::Unknown { why: why.into(), again: Some(ASK_AGAIN) }
}

pub fn fact(reply: Reply<Answer>) -> Fact {
    match reply {
        Ok(Some(answer)) => Fact::Known(answer),
        Ok(None) => Fact::Absent,
        Err(failure) => unknown(failure.why),
    }
}

fn is_of_sent(question: &Question) -> bool {
    matches!(question, Question::SentCopies(_) | Question::SentTo(..))
}

/// What these sent mails say to the question about them.
fn in_sent(sent: &[SentCopy], question: &Question) -> Fact {
    let answers = |copy: &&SentCopy| match question {
        Question::SentTo(recipient, at) => copy.is_written_to(recipient, *at),
        Question::SentCopies(id) => copy.message_id == *id,
        _ => false,
    };
    copies(sent.iter().filter(answers).cloned())
}
