//! What follows from the evidence.
//!
//! A verdict is a list of reasons first: each [`Evidence`] has a code from a short closed list, a stance, a strength, a sentence
//! and its source. `witness` asks who says so, `signals` what it amounts to, `rules` which class follows. A check that could not
//! run is `unusable` and strengthens nothing; one proof for the owner beats any number of signs against.

mod author;
mod change;
mod doubts;
mod forward;
mod hand_in;
mod handed;
mod how;
mod logins;
mod look_alike;
mod matter;
mod missing;
mod one_provider;
mod open;
mod proofs;
mod rules;
mod side;
mod signals;
mod submission;
#[cfg(test)]
mod tests;
pub mod vouching;
mod way;
pub mod witness;
mod would;
mod zone;

use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::facts::{Question, Which};
use crate::trace::{Injection, Settings, Trace};
pub use change::Change;
use doubts::Doubt;
pub use hand_in::Intake;
pub use how::How;
use matter::Matter;
pub use missing::{Missing, What};
use rules::Grounds;
pub use side::Side;
use signals::Signals;
use submission::Submission;
use witness::{Standing, Witness};

/// Classes of verdict, as `trace --json` names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    SentByYou,
    ThroughYourAccount,
    Forged,
    ForgedConfirmed,
    SuspiciousNotice,
    NotYourAddress,
    CannotTell,
    NotAReport,
}

impl Class {
    /// The name in `trace --json`.
    pub fn name(self) -> &'static str {
        match self {
            Class::SentByYou => "sent-by-you",
            Class::ThroughYourAccount => "through-your-account",
            Class::Forged => "forged",
            Class::ForgedConfirmed => "forged-confirmed",
            Class::SuspiciousNotice => "suspicious-notice",
            Class::NotYourAddress => "not-your-address",
            Class::CannotTell => "cannot-tell",
            Class::NotAReport => "not-a-report",
        }
    }

    /// What it means, for a person.
    pub fn says(self) -> &'static str {
        match self {
            Class::SentByYou => "you sent this mail",
            Class::ThroughYourAccount => "this mail left through your account, server or office: look at it today",
            Class::Forged => "somebody else sent this with your address",
            Class::ForgedConfirmed => "somebody else sent this with your address; independent witnesses agree",
            Class::SuspiciousNotice => "the notice itself is not what it says: do not open it",
            Class::NotYourAddress => "this is not about an address of yours",
            Class::CannotTell => "it cannot be told who sent this",
            Class::NotAReport => "ordinary mail, no returned mail in it",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    ForOwner,
    AgainstOwner,
    Neutral,
    /// The check could not run.
    Unusable,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    Colour,
    Weak,
    Supporting,
    Strong,
    Proof,
}

/// One reason. Owner's mail, abuse report, `explain` and JSON are four prints of the list of these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub code: String,
    pub stance: Stance,
    pub strength: Strength,
    /// A sentence for a person.
    pub says: String,
    /// The header line, DNS answer or folder that it rests on.
    pub from: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    pub class: Class,
    pub evidence: Vec<Evidence>,
    /// For `CannotTell`: what would have decided it.
    pub missing: Vec<Missing>,
    /// How it left, where the class leaves that open.
    #[serde(default)]
    pub how: Option<How>,
    /// Indices of the lines below the source that the owner's side wrote, so that they are no stranger's.
    #[serde(default)]
    pub own_lines: Vec<usize>,
}

impl Verdict {
    /// What it means for this very mail, for a person.
    pub fn says(&self) -> &'static str {
        match (self.class, self.how) {
            (Class::SentByYou, Some(How::NotKept)) => {
                "this mail left the way your mail leaves: by you, a device of yours, or somebody with your password"
            }
            (class, _) => class.says(),
        }
    }
}

/// What the verdict would like to know beyond what the trace asks.
pub fn questions(case: &Case<'_>, intake: &Intake<'_>, trace: &Trace, settings: Settings) -> Vec<Question> {
    let mut wanted = witness::questions(&case.notice, intake);
    if case.original.is_none() {
        return wanted;
    }
    let matter = Matter::new(case, intake.side, trace);
    wanted.push(Question::Signatures(Which::Original));
    wanted.extend(forward::questions(&matter));
    wanted.extend(signals::sent_questions(case, matter.facts));
    let domains = || matter.sending_domains().iter().chain(matter.other_domains()).cloned();
    wanted.extend(domains().map(Question::Senders));
    if let Some(address) = matter.injection().map(|injection| injection.address) {
        wanted.extend(domains().map(|domain| Question::Spf { domain, address }));
        wanted.push(Question::Names(address));
        wanted.push(Question::Netblock(address));
        wanted.extend(matter.zone.questions(address, matter.line()));
        wanted.extend(doubts::questions(&matter));
        wanted.extend(submission::questions(&matter, settings));
    }
    wanted
}

/// The verdict on what is known. Arithmetic on values: the same input gives the same output.
pub fn decide(
    case: &Case<'_>,
    intake: &Intake<'_>,
    trace: &Trace,
    witness: Option<&Witness>,
    settings: Settings,
) -> Verdict {
    let matter = &Matter::new(case, intake.side, trace);
    let signals = Signals::read(matter);
    let (submission, submission_open) = submission::read(matter, &signals.source, witness, settings);
    let forwarded = forward::read(matter);
    let mut doubts = doubts::read(matter, witness);
    // Whose the host is, is known: that it might be theirs is no news.
    doubts.retain(|doubt| !signals.source.answers(doubt.code));
    // Asking what is left open costs as much as all doubts together, and of most mails nothing is.
    let (open, way_open) = if matter.facts.are_answered() {
        (Vec::new(), None)
    } else {
        (open::read(matter, witness), open::way(matter, &signals.source))
    };
    let grounds = Grounds {
        matter,
        intake,
        witness,
        signals: &signals,
        submission: submission.as_ref(),
        forwarded: forwarded.as_deref(),
        doubts: &doubts,
        open: &open,
        way_open: way_open.as_deref(),
        submission_open,
    };
    let class = grounds.class();
    let missing = if class == Class::CannotTell { grounds.missing() } else { Vec::new() };
    let how = how::how(class, &grounds);
    let proven = grounds.is_identified() && grounds.is_anchored();
    let own_lines = submission.iter().filter(|one| proven && one.listed).flat_map(|one| one.lines.clone()).collect();
    let mut told = told(&grounds, trace);
    let unproven = (!proven).then(|| if grounds.is_identified() { UNTIED } else { UNPROVEN });
    let mut evidence = signals.evidence.clone();
    if let Some(why) = unproven {
        told.iter_mut().for_each(|one| discount(one, why));
        evidence.iter_mut().filter(|one| is_of_lines(&one.code)).for_each(|one| discount(one, why));
    }
    if class == Class::NotYourAddress {
        // Who may send for the owner, and what lies in Sent, says nothing about somebody else's address.
        evidence.retain(|one| one.stance == Stance::Neutral);
        evidence.extend(look_alike::read(case, matter.owner));
    }
    evidence.extend((class == Class::SuspiciousNotice && case.notice.poses).then(about_pose));
    evidence.extend(witness.map(about_witness));
    evidence.extend(told);
    if class == Class::ThroughYourAccount {
        // What shows the way through the owner's own side is what the verdict rests on.
        let way = |one: &&mut Evidence| matches!(&*one.code, "submission" | "own-provider" | "spf-pass" | "own-host");
        evidence.iter_mut().filter(way).for_each(|one| one.stance = Stance::ForOwner);
    }
    evidence.sort_by(|one, other| other.strength.cmp(&one.strength).then_with(|| one.code.cmp(&other.code)));
    evidence.extend(how.map(about_how));
    Verdict { class, evidence, missing, how, own_lines }
}

const UNPROVEN: &str = "only the unproven notice says so";
const UNTIED: &str = "only a line says so that nothing ties to who sent the notice";

/// What is drawn from the lines of the returned mail: it is worth what the word of the returning server is worth.
fn told(grounds: &Grounds<'_>, trace: &Trace) -> Vec<Evidence> {
    let mut told: Vec<Evidence> = trace.injection.iter().map(about_injection(trace)).collect();
    told.extend(grounds.submission.map(|submission| about_submission(grounds, submission)));
    told.extend(grounds.doubts.iter().map(Doubt::evidence));
    told
}

/// Of the signals, those that rest on the lines.
fn is_of_lines(code: &str) -> bool {
    const CODES: [&str; 7] = ["own-network", "own-provider", "own-host", "spf-pass", "spf-fail", "source-name", "late"];
    CODES.contains(&code)
}

fn discount(evidence: &mut Evidence, why: &str) {
    if evidence.stance != Stance::Unusable {
        (evidence.stance, evidence.strength) = (Stance::Neutral, Strength::Colour);
        evidence.from = format!("{}; {why}", evidence.from);
    }
}

fn about_how(how: How) -> Evidence {
    let code = format!("how-{}", how.name());
    signals::evidence(&code, Stance::Neutral, Strength::Weak, how.look_first(), "what the evidence amounts to")
}

fn about_injection(trace: &Trace) -> impl Fn(&Injection) -> Evidence {
    |injection| {
        let from = format!("line {} of the returned mail's Received lines", injection.hop + 1);
        signals::evidence("injection", Stance::Neutral, Strength::Strong, trace.why.clone(), from)
    }
}

fn about_submission(grounds: &Grounds<'_>, submission: &Submission) -> Evidence {
    let by = submission.by.as_deref().unwrap_or("(no writer)");
    let side = grounds.matter.side;
    let (strength, from) = if !submission.listed {
        (Strength::Weak, format!("only `{by}` says so, which no record of yours names"))
    } else if side.is_below(by) {
        (Strength::Strong, format!("Received line of your own server `{by}`"))
    } else {
        (Strength::Strong, format!("Received line of `{by}`, which carries your mail"))
    };
    let stance = if grounds.is_owners(submission) { Stance::ForOwner } else { Stance::Neutral };
    signals::evidence("submission", stance, strength, submission.says.clone(), from)
}

fn about_pose() -> Evidence {
    let says = "it plays a mail system's notice, brings no mail back, and wants a link pressed or a file opened";
    signals::evidence("poses-as-bounce", Stance::Neutral, Strength::Strong, says, "header and words of the notice")
}

fn about_witness(witness: &Witness) -> Evidence {
    let (code, stance, strength) = match witness.standing {
        Standing::Identified if witness.authenticated => ("witness", Stance::Neutral, Strength::Strong),
        Standing::Identified => ("witness-by-name", Stance::Neutral, Strength::Supporting),
        Standing::Stranger => ("witness-stranger", Stance::Neutral, Strength::Supporting),
        Standing::Unknown => ("witness-unusable", Stance::Unusable, Strength::Colour),
    };
    signals::evidence(code, stance, strength, witness.says.clone(), witness.from.clone())
}
