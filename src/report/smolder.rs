//! Why a source is left to smolder: the reasons not to report, each a sentence that the owner reads.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::sanitize;

/// The longest piece of foreign text in a sentence.
const SHOWN_MAX: usize = 80;

/// Why there is no report, in the order in which it is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Smolder {
    /// Only `forged-confirmed` is reported.
    NotConfirmed,
    OwnNetwork,
    /// The bouncer itself.
    Witness,
    /// A provider that many share, and nothing names the customer.
    SharedProvider {
        provider: String,
    },
    /// Tor, a VPN, a proxy, a forwarder.
    PassesOn,
    /// An address that carries one of IPv4: 6to4, Teredo, NAT64.
    Translated,
    /// Its mails failed for others than they are addressed to.
    Astray,
    TooSmall {
        messages: u64,
        needed: u64,
    },
    TooOld {
        hours: i64,
    },
    /// The witnesses are few, and anybody could have set them up.
    TooFewVoices {
        voices: usize,
        needed: usize,
    },
    NotAmongTheBusiest {
        reported: usize,
    },
    NoContact {
        why: String,
    },
    WebForm {
        form: String,
    },
    /// What must be known of the contact could not be asked.
    NotNow {
        why: String,
    },
    ContactRests {
        contact: String,
        until: Timestamp,
    },
    DayIsFull {
        most: u64,
    },
    /// The owner said no to a report to this contact, not long ago.
    Declined {
        contact: String,
        until: Timestamp,
    },
    /// The policy of the account.
    NeverReports,
}

impl Smolder {
    /// The reason as the owner reads it, without a full stop.
    pub fn says(&self) -> String {
        let shown = |text: &str| sanitize::line(text, SHOWN_MAX);
        match self {
            Smolder::NotConfirmed => {
                "a report needs two mail systems that are surely in two hands, and no two such name it yet".into()
            }
            Smolder::OwnNetwork => "it is your own, or your mail provider's".into(),
            Smolder::Witness => "it is a host of the very mail system that returned the mail".into(),
            Smolder::SharedProvider { provider } => {
                let provider = shown(provider);
                format!(
                    "many send through {provider}, and nothing shows which customer it was: use the form of {provider}"
                )
            }
            Smolder::PassesOn => "by its name it only passes on what others send".into(),
            Smolder::Translated => {
                "it is the address of a tunnel or a translator, and not of whoever sat behind it".into()
            }
            Smolder::Astray => {
                "its mails failed for others than they are addressed to: it may have only passed them on".into()
            }
            Smolder::TooSmall { messages, needed } => format!(
                "it is too small a fire: {messages} of at least {needed} mails in two days, and abuse desks are flooded"
            ),
            Smolder::TooOld { hours } => format!("the newest evidence is {hours} hours old, more than two days"),
            Smolder::TooFewVoices { voices, needed } => format!(
                "only {voices} mail systems name it, and anybody can set up that many: {needed} unrelated ones are needed, \
                 or two with one large provider among them"
            ),
            Smolder::NotAmongTheBusiest { reported } => {
                format!("it is not among the {reported} busiest sources, and only those are reported")
            }
            Smolder::NoContact { why } => format!("there is nobody to write to: {why}"),
            Smolder::WebForm { form } => format!("its network takes reports only by a form: {}", shown(form)),
            Smolder::NotNow { why } => format!("the contact could not be checked yet: {why}"),
            Smolder::ContactRests { contact, until } => {
                format!("{} got a report within seven days; not before {}", shown(contact), moment(*until))
            }
            Smolder::Declined { contact, until } => format!(
                "you said no to a report to {}; you are not asked again before {}",
                shown(contact),
                moment(*until)
            ),
            Smolder::DayIsFull { most } => format!("{most} reports a day are the limit, and today they are used up"),
            Smolder::NeverReports => "this account reports nothing: `policy` in `[reports]` is `never`".into(),
        }
    }
}

fn moment(at: Timestamp) -> String {
    at.strftime("%-d %B %Y, %H:%M UTC").to_string()
}
