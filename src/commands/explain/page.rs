//! The page of [`Explained`]: for eighty columns, the story first, the technical part below it.

use crate::commands::about::About;
use crate::commands::layout::{counted, wrap};
use crate::sanitize;
use crate::trace::Trust;
use crate::verdict::{Class, Evidence, Stance, Strength};

use super::SHOWN_MAX;
use super::explained::{Explained, Mail, sentence};
use super::way::Hop;

/// The whole page; if it is to be `brief`, only the story of the mails, and what speaks for and against.
pub fn page(explained: &Explained, left_out: usize, brief: bool) -> String {
    let about = &explained.incident;
    let mut page = Page::default();
    if !brief {
        page.head(about);
    }
    for mail in &explained.mails {
        page.mail(mail);
        page.evidence(mail, brief);
        if !brief {
            page.rest(mail);
            page.technical(mail);
        }
    }
    if left_out > 0 {
        page.line(format!("\nand {} more; `--json` shows all", counted(left_out as u64, "mail")));
    }
    page.0
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn line(&mut self, text: String) {
        self.0.push_str(&text);
        self.0.push('\n');
    }

    fn heading(&mut self, text: &str) {
        self.line(format!("\n  {text}"));
    }

    fn head(&mut self, about: &About) {
        self.line(format!("Incident {}", about.id));
        self.line(wrap("  ", &sentence(about.says)));
        let (from, to) = (about.opened.strftime("%Y-%m-%d %H:%M"), about.last_seen.strftime("%Y-%m-%d %H:%M"));
        let what = if about.verdict == Class::SuspiciousNotice { "mail" } else { "returned mail" };
        let when = if about.opened == about.last_seen { format!("on {from}") } else { format!("from {from} to {to}") };
        let mails = counted(about.messages, what);
        self.line(wrap("  ", &format!("{mails} in `{}`, {when} UTC.", about.account)));
        about.sources_in_words().into_iter().for_each(|says| self.line(says));
    }

    fn mail(&mut self, mail: &Mail) {
        let subject = mail.subject.as_deref().unwrap_or("(no subject came back)");
        self.line(format!("\n{}", wrap("", &format!("The mail {subject:?}"))));
        let to = match mail.failed_recipients.as_slice() {
            [] => "came".to_owned(),
            [one] => format!("did not reach {one} and came"),
            [one, more @ ..] => format!("did not reach {one} and {} more and came", more.len()),
        };
        let arrived = mail.arrived.strftime("%Y-%m-%d %H:%M UTC");
        let came = match mail.verdict {
            Class::SuspiciousNotice => "arrived".to_owned(),
            _ => format!("{to} back"),
        };
        self.line(wrap("  ", &format!("{came} on {arrived}.")));
        self.line(wrap("  ", &format!("Verdict: {}. {}", mail.verdict.name(), sentence(mail.says))));
        for says in &mail.in_short {
            self.line(wrap("  ", says));
        }
        self.way(mail);
    }

    fn way(&mut self, mail: &Mail) {
        if mail.chain.is_empty() {
            return;
        }
        self.heading("Its way, from the server that returned it down to where it came from");
        for hop in &mail.chain {
            if mail.cut == Some(hop.line) {
                self.line("    ---- below this line anybody can have written anything ----".to_owned());
            }
            self.hop(hop);
            if mail.injection.as_ref().is_some_and(|point| point.line == hop.line) {
                let place = mail.injection.as_ref().map(super::explained::Point::place).unwrap_or_default();
                self.line(wrap("    => handed in here: ", &place));
                self.line(wrap("       ", &sentence(&mail.injection_why)));
            }
        }
        if mail.injection.is_none() {
            self.line(wrap("    => where it was handed in is not known: ", &mail.injection_why));
        }
        for hint in &mail.hints {
            self.line(wrap("    (odd, and no proof: ", &format!("{})", sanitize::line(hint, SHOWN_MAX))));
        }
    }

    fn hop(&mut self, hop: &Hop) {
        let believed = match hop.trust {
            Trust::Bouncer => "believed",
            Trust::Linked => "believed as far as its host",
            Trust::Claimed => "not believed",
            Trust::Ambiguous => "not clear",
        };
        let by = hop.by.as_deref().unwrap_or("(no writer)");
        let verb = if hop.trust == Trust::Claimed { "says it " } else { "" };
        self.line(wrap(&format!("    {:>2}. ", hop.line), &format!("{by} {verb}{}", hop.says)));
        self.line(wrap("        ", &format!("{believed}: {}", hop.why)));
        if let Some(claims) = &hop.claims {
            self.line(wrap("        ", &format!("it names {claims}, as a planted line would")));
        }
    }

    fn evidence(&mut self, mail: &Mail, brief: bool) {
        for (stance, heading) in [
            (Stance::ForOwner, "What points to you"),
            (Stance::AgainstOwner, "What points to somebody else"),
            (Stance::Neutral, "What points to neither"),
            (Stance::Unusable, "What could not be checked"),
        ] {
            let told = |one: &&Evidence| one.stance == stance && one.says != mail.injection_why;
            let found: Vec<&Evidence> = mail.evidence.iter().filter(told).collect();
            match (found.as_slice(), stance) {
                ([], Stance::ForOwner | Stance::AgainstOwner) => self.heading(&format!("{heading}: nothing")),
                ([], _) => {}
                (_, Stance::Neutral) if brief => {}
                (found, _) => {
                    self.heading(heading);
                    found.iter().for_each(|one| self.one(one));
                }
            }
        }
    }

    fn one(&mut self, evidence: &Evidence) {
        let strength = match evidence.strength {
            Strength::Colour => "no weight",
            Strength::Weak => "weak",
            Strength::Supporting => "supporting",
            Strength::Strong => "strong",
            Strength::Proof => "proof",
        };
        let from = sanitize::line(&evidence.from, SHOWN_MAX);
        let says = format!("{} ({strength}; {from}; {})", sanitize::line(&evidence.says, SHOWN_MAX), evidence.code);
        self.line(wrap("    - ", &says));
    }

    fn rest(&mut self, mail: &Mail) {
        if !mail.missing.is_empty() {
            self.heading("What is missing");
            mail.missing.iter().for_each(|missing| self.line(wrap("    - ", &sanitize::line(missing, SHOWN_MAX))));
        }
        if !mail.would_change.is_empty() {
            self.heading("What would change the verdict: it would be");
            for change in &mail.would_change {
                self.line(wrap("    - ", &format!("{} if {}", change.verdict.name(), change.condition)));
            }
        }
    }

    fn technical(&mut self, mail: &Mail) {
        if !mail.chain.is_empty() {
            self.heading("For your IT person: the lines as they came");
        }
        for hop in &mail.chain {
            let software = if hop.software.is_empty() { "" } else { ", written like " };
            self.line(wrap(&format!("    {:>2}. ", hop.line), &hop.raw));
            let name = hop.name.as_ref().map(|name| {
                let holds = hop.name_confirmed && hop.trust == Trust::Bouncer;
                format!("; name {name} ({})", if holds { "resolves back" } else { "unproven" })
            });
            let seen = hop.peer.map_or("no address".to_owned(), |peer| peer.to_string());
            self.line(wrap(
                "        ",
                &format!("read as: {seen}{}{software}{}", name.unwrap_or_default(), hop.software),
            ));
        }
        if !mail.looked_up.is_empty() {
            self.heading("What was looked up");
            mail.looked_up.iter().for_each(|one| self.line(wrap("    - ", one)));
        }
    }
}
