//! What an answer about the owner's side, the owner's text or a host would make of the verdict.

use crate::sanitize;

use super::missing::{Missing, Weighed, Weight, What};
use super::rules::Grounds;
use super::signals::{Sent, Signed};
use super::submission::Submission;

const NAME_MAX: usize = 80;

impl Grounds<'_> {
    /// Who logged in, or handed it in at the owner's side.
    pub(super) fn of_login(&self) -> Vec<Weighed> {
        let mut missing = Vec::new();
        if self.submission_open {
            let piece = Missing::new(What::Customer, "who handed it in at your provider: that could not be asked")
                .broken_in_if("the answer names your login, and it was not you")
                .forged_if("the answer names another customer");
            missing.push((Weight::OwnSide, piece));
        }
        if let Some(submission) = self.submission {
            missing.extend(self.of_submission(submission).into_iter().map(|piece| (Weight::OwnSide, piece)));
        }
        if self.is_perhaps_owners_login() {
            let at = self.handed_in_at();
            let login = self.login_named();
            let source = self.source_named();
            let own = self.matter.injection().is_some_and(|one| self.matter.owner.has_network(one.address));
            let named = if own { "" } else { ": then add it to `own_networks`" };
            let piece = Missing::new(
                What::Customer,
                format!("whose login was used: {source} logged in{at}, perhaps with an account of yours"),
            )
            .broken_in_if(format!(
                "{login} is yours, and you did not log in from {source}{at}: then change its password today"
            ))
            .sent_if(format!("{login} is yours, and you logged in from {source}{named}"))
            .forged_if(format!("your provider says that {login} is another customer's"));
            missing.push((Weight::OwnSide, piece));
        }
        missing
    }

    fn login_named(&self) -> String {
        let account = self.matter.injection().and_then(|one| one.account.as_deref());
        let account = self.submission.and_then(|one| one.account.as_deref()).or(account);
        match account.filter(|account| !account.is_empty()) {
            Some(account) => format!("the login `{}`", sanitize::line(account, NAME_MAX)),
            None => "the login that was used".to_owned(),
        }
    }

    fn of_submission(&self, submission: &Submission) -> Vec<Missing> {
        let mut missing = Vec::new();
        let signed = self.signals.signed >= Signed::Header;
        if !signed && self.is_owners(submission) {
            let says = "who sent it: only the lines that came back name your login or office, and neither a signature nor your Sent folder bears them out";
            missing.push(
                Missing::new(What::Again, says)
                    .broken_in_if("the last sign-ins of that account, or your office, show that it left there, and nobody of you sent it")
                    .sent_if("you, a colleague or a program of yours sent it from there")
                    .forged_if("the log of your provider knows nothing of it: then the lines are invented"),
            );
        }
        if let Some(account) = submission.account.as_ref().filter(|_| self.is_anothers(submission)) {
            let account = sanitize::line(account, NAME_MAX);
            let says = format!("why `{account}`, another customer of your provider, could send with your address");
            missing.push(
                Missing::new(What::Customer, says)
                    .broken_in_if(format!("`{account}` is a login of yours as well: then change its password today"))
                    .forged_if(format!("your provider says that `{account}` is somebody else's")),
            );
        }
        if let Some(to) = &submission.passed_on {
            let says = format!(
                "who wrote it: a foreign computer brought it without a login for {to}, and your server passed it on"
            );
            missing.push(
                Missing::new(What::Forward, says)
                    .broken_in_if("the log of your server shows a login of yours after all")
                    .forged_if("the log of your server shows that a stranger brought it, and that your server only passed it on"),
            );
        }
        missing
    }

    /// The host is the owner's provider's, which has other customers.
    pub(super) fn which_customer(&self) -> Missing {
        if let Some((submission, client)) = self.submission.and_then(|one| Some((one, one.address?)))
            && submission.listed
            && submission.login
        {
            let (login, by) = (self.login_named(), submission.by.as_deref().unwrap_or("your provider"));
            let by = sanitize::line(by, NAME_MAX);
            return Missing::new(
                What::Customer,
                format!("whose login was used at `{by}`, your provider's, from {client}"),
            )
            .broken_in_if(format!("{login} is yours, and {client} was not you: then change its password today"))
            .sent_if(format!("{login} is yours, and {client} was you"))
            .forged_if(format!("your provider says that {login} is another customer's"));
        }
        let source = self.source_named();
        let below = self.matter.injection().and_then(|one| self.matter.trace.hops.get(one.hop + 1));
        let id = below.and_then(|hop| hop.line.id.as_deref()).map(|id| sanitize::line(id, NAME_MAX));
        let log = match id.or_else(|| self.matter.case.original.message_id().map(|id| sanitize::line(&id, NAME_MAX))) {
            Some(id) => format!("the log of {source} for {id}"),
            None => format!("the log of {source}{}", self.handed_in_at()),
        };
        Missing::new(
            What::Customer,
            format!("which customer of your mail provider or of a service that sends for you handed it in at {source}: it sends for others too"),
        )
        .broken_in_if(format!("{log} shows your login, and it was not you"))
        .sent_if(format!("{log} shows your login, and it was you or a program of yours"))
        .forged_if(format!("{log} shows the login of another customer"))
    }

    /// The owner's text, by its signature or by Sent.
    pub(super) fn of_text(&self) -> Vec<Weighed> {
        let mut missing = self.of_signed_text();
        let signals = self.signals;
        let signed = signals.signed >= Signed::Header;
        if let Some(why) = self.forwarded {
            let (to, failed) = (self.passed_on_by(), self.failed());
            let passed = if to == failed {
                format!("the log of {} shows that it came from you", self.source_named())
            } else {
                format!("{to} passes mail on to {failed}, and the mail is yours")
            };
            let piece = Missing::new(What::Forward, format!("where the mail was before: {why}"))
                .sent_if(passed)
                .broken_in_if(format!(
                    "the log of {} shows that it came from your account, your provider or a host of yours, and you did not send it",
                    self.source_named()
                ))
                .forged_if(format!("the log of {} shows that a stranger brought it there", self.source_named()));
            missing.push((Weight::Passed, piece));
        }
        let unsigned_copy = signals.sent == Sent::Match && !signed;
        if let Some(fellow) = signals.copied_by().filter(|_| unsigned_copy && self.may_be_a_fellows()) {
            let says = format!(
                "who sent it: the mail in your Sent folder went to {fellow} as well, who can copy it, and this one is not signed and came too late to be surely the first"
            );
            missing.push((Weight::OwnText, self.by_log(Missing::new(What::Again, says))));
        } else if unsigned_copy {
            let says = "who sent it: a mail like this is in your Sent folder, but this one is not signed, and nothing proves that it went your way";
            missing.push((Weight::OwnText, self.by_log(Missing::new(What::Again, says))));
        }
        let nearly = match signals.sent {
            Sent::Altered => Some((
                "what altered it on its way: a mail nearly like this one is in your Sent folder",
                "a filter, a list or a forwarder changed it",
            )),
            Sent::Alike => Some((
                "whether it is the mail in your Sent folder that has this recipient, subject and time under another identification",
                "a service that sends for you gave it that identification",
            )),
            _ => None,
        };
        missing.extend(nearly.map(|(says, harmless)| {
            let piece = Missing::new(What::Again, says)
                .sent_if(format!("{harmless}: compare it with the one in your Sent folder"))
                .forged_if("it is another text than yours: compare it with the one in your Sent folder");
            (Weight::OwnText, piece)
        }));
        missing
    }

    fn by_log(&self, piece: Missing) -> Missing {
        piece
            .sent_if("your provider's log shows that it left with your login")
            .broken_in_if("your provider's log shows it twice with your login, and you sent it once")
    }

    /// Whom the copy in Sent went to, or the addressee: who may have passed it on.
    fn passed_on_by(&self) -> String {
        let kept = match &self.signals.sent {
            Sent::ElsewhereTo(recipients) => recipients.first().cloned(),
            _ => None,
        };
        let to = kept.or_else(|| self.matter.case.original.recipients().first().cloned());
        to.map_or_else(|| "somebody".to_owned(), |to| sanitize::line(&to, NAME_MAX))
    }

    /// A signature of the owner's holds over the header.
    fn of_signed_text(&self) -> Vec<Weighed> {
        let signals = self.signals;
        let mut missing = Vec::new();
        if signals.signed < Signed::Header {
            return missing;
        }
        let mut add = |piece: Missing| missing.push((Weight::OwnText, piece));
        let whole = "the whole text comes back, and your signature holds over it too";
        let used = "the log of your provider shows that it left with your login, and you did not send it";
        let passed = || {
            let by = self.passed_on_by();
            format!(
                "a forwarder or a list that you know passed it on; {by} may be the one, or who sent your mail again, whose word settles nothing"
            )
        };
        if self.is_sent_again() {
            let says = format!("who sent it again: its header is yours, but it came from elsewhere{}", self.unlike());
            add(Missing::new(What::Again, says).sent_if(passed()).broken_in_if(used));
        } else if self.is_perhaps_sent_again() {
            let says = format!("who sent it, and from where: its header is yours{}", self.unlike());
            add(Missing::new(What::Again, says).sent_if(passed()).broken_in_if(used));
        } else if self.is_unseen_text() {
            let says = "who sent it: the header carries your signature, but the text did not come back, and whoever received the mail can put another text below that header";
            add(Missing::new(What::Again, says).sent_if(whole).broken_in_if(used));
        } else if !self.is_own_way() && !signals.recipients_signed {
            let says = "who sent it to this recipient: your signature on it does not cover who gets it, and it did not come from where your mail comes";
            add(Missing::new(What::Again, says).sent_if(passed()).broken_in_if(used));
        }
        if self.is_another_text() {
            let says =
                "who sent it: the header carries your signature, but another text than the signed one stands below it";
            let same = "the text that came back is the one that you wrote: compare it with your Sent folder";
            add(Missing::new(What::Again, says).sent_if(same).broken_in_if(used));
        }
        missing
    }

    /// In what it is unlike the mail that the owner sent.
    fn unlike(&self) -> String {
        let late = self.signals.evidence.iter().find(|one| one.code == "late").map(|one| format!(", {}", one.says));
        let elsewhere = match &self.signals.sent {
            Sent::ElsewhereTo(to) => to.first().map(|to| {
                format!(
                    ", the copy in your Sent folder went to {}, not to {}",
                    sanitize::line(to, NAME_MAX),
                    self.failed()
                )
            }),
            _ => None,
        };
        [elsewhere, late].into_iter().flatten().collect()
    }

    /// Nothing else is missing, and it is still not told.
    pub(super) fn undecided(&self) -> Missing {
        let matter = self.matter;
        if self.signals.signed >= Signed::Header {
            let says = "who sent it: the signature says that you once wrote it, and not who sent it this time, from elsewhere and to somebody whom it does not name";
            return Missing::new(What::Again, says)
                .sent_if("you sent it to this recipient, or somebody passed it on")
                .broken_in_if("the log of your provider shows that it left with your login, and you did not send it");
        }
        if matter.identity.is_none()
            && let Some(from) = matter.case.original.from()
        {
            let from = sanitize::line(&from, NAME_MAX);
            let says = format!("whether {from} is yours (then name it in the configuration)");
            return Missing::new(What::Addresses, says).forged_if(format!("{from} is named as an address of yours"));
        }
        if self.signals.signed == Signed::Broken {
            let says = "who changed it on its way: it carries a signature of your domain that does not hold; a mailing list does that to your own mail, and a forger who copies your header too";
            return Missing::new(What::Again, says)
                .sent_if("you wrote it: then a list or a filter on its way changed it")
                .forged_if("neither you nor a program of yours wrote it");
        }
        let says = "a sign that speaks for one of the two: nothing proves that it is yours, and nothing that it is not";
        Missing::new(What::Witness, says)
    }

    /// What would settle a doubt, and how.
    pub(super) fn weigh_doubt(&self, code: &str, piece: Missing) -> Missing {
        let source = self.source_named();
        let at = self.handed_in_at();
        match code {
            "not-by-mx" => piece.forged_if(format!("{source} is no filter or relay that receives mail for {}", self.failed())),
            "relayed-out" => piece
                .broken_in_if(format!("that log, or the last sign-ins, show your login{at}, and it was not you: then change its password today"))
                .sent_if(format!("that log shows your login{at}, and it was you or a program of yours"))
                .forged_if("that log shows no login of an account of yours"),
            "passed-your-provider" => piece
                .broken_in_if(format!("{source} used your account there, and is no computer of yours"))
                .sent_if(format!("{source} is a computer of yours: then add it to `own_networks`"))
                .forged_if("that service says that another customer's account was used"),
            "in-providers-network" | "named-as-provider" => piece
                .broken_in_if(format!("your provider says that {source} is a host of its own, and that your login was used there"))
                .forged_if(format!("your provider says that {source} is no mail host of its own, or that another customer used it")),
            "beside-your-line" => piece
                .broken_in_if(format!("{source} is a line or host of yours"))
                .forged_if(format!("{source} is none of yours")),
            "signed-by-your-side" if self.signals.signed == Signed::Unchecked => piece
                .broken_in_if("the log of your provider shows that it left with your login, and you did not send it")
                .sent_if("somebody to whom you wrote passes mail on: ask your recipients")
                .forged_if("the signature on it does not hold"),
            "signed-by-your-side" | "signed-beside" | "tenant-of-your-name" => piece
                .broken_in_if("that customer is you, and you did not send it: then change the password there today")
                .sent_if("that customer is you, and you or a program of yours sent it")
                .forged_if("that customer is somebody else"),
            "returning-server-saw-pass" => piece
                .broken_in_if(format!("{source} was then a host of yours, or of a service that sends for you, and you did not send it"))
                .forged_if(format!("the record of then did not let {source} send either")),
            "names-your-account" => piece
                .broken_in_if(format!("you have an account at {source}, and somebody else used it"))
                .sent_if(format!("you have an account at {source}, and it was you or a program of yours"))
                .forged_if(format!("you have no account at {source}: that field is invented")),
            "domains-not-asked" => piece
                .broken_in_if(format!("another domain of yours lets {source} send"))
                .forged_if(format!("no domain of yours lets {source} send")),
            "untold-address" => piece
                .broken_in_if("that address is yours, and somebody else used it")
                .sent_if("that address is yours, and you used it")
                .forged_if("that address is not yours"),
            "records-of-today" => piece
                .broken_in_if(format!("{source} sent for you then, its log shows your login, and you did not send it"))
                .sent_if(format!("{source} sent for you then, its log shows your login, and you sent it"))
                .forged_if(format!("{source} did not send for you then either")),
            _ => piece,
        }
    }

    /// Nobody told how the owner's provider names itself, and no line at the top of the notice is its.
    pub(super) fn is_provider_unknown(&self) -> bool {
        let mut lines = self.intake.delivery.upper_lines();
        !lines.any(|line| line.by.as_deref().is_some_and(|by| self.intake.side.is_providers(by)))
    }
}

/// What would settle a doubt, by its code. Nearly all are about who used the host.
pub(super) fn of_doubt(code: &str) -> What {
    match code {
        "not-by-mx" => What::Forward,
        "relayed-out" => What::Server,
        "returning-server-saw-pass" => What::List,
        "signed-beside" | "tenant-of-your-name" => What::Customer,
        _ => What::Host,
    }
}

pub(super) fn weight(code: &str) -> Weight {
    match code {
        "relayed-out" | "passed-your-provider" | "names-your-account" | "tenant-of-your-name" => Weight::OwnSide,
        _ => Weight::Host,
    }
}
