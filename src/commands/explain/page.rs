//! The page of [`Explained`]: for eighty columns, the story first, the technical part below it.

use crate::commands::layout::{counted, wrap};
use crate::sanitize;
use crate::trace::Trust;
use crate::verdict::{Class, Evidence, Stance, Strength};

use super::SHOWN_MAX;
use super::explained::{Explained, Mail, sentence};
use super::way::{Hop, SAYS};

/// The whole page; if it is to be `brief`, only the story of the mails, and what speaks for and against.
pub fn page(explained: &Explained, left_out: usize, brief: bool) -> String {
    let mut page = Page::default();
    if !brief {
        page.head(explained);
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

    fn head(&mut self, explained: &Explained) {
        let about = &explained.incident;
        self.line(format!("Incident {}", about.id));
        self.line(wrap("  ", &sentence(about.says)));
        let (from, to) = (about.opened.strftime("%Y-%m-%d %H:%M"), about.last_seen.strftime("%Y-%m-%d %H:%M"));
        let returned =
            about.verdict != Class::SuspiciousNotice && explained.mails.iter().all(|mail| mail.shown.is_return);
        let what = if returned { "returned mail" } else { "mail" };
        let when = if about.opened == about.last_seen { format!("on {from}") } else { format!("from {from} to {to}") };
        let mails = counted(about.messages, what);
        self.line(wrap("  ", &format!("{mails} in `{}`, {when} UTC.", about.account)));
        about.sources_in_words().into_iter().for_each(|says| self.line(says));
    }

    fn mail(&mut self, mail: &Mail) {
        self.line(format!("\n{}", wrap("", &mail.shown.headline)));
        let arrived = mail.arrived.strftime("%Y-%m-%d %H:%M UTC");
        self.line(wrap("  ", &format!("{} on {arrived}.", mail.shown.came)));
        self.line(wrap("  ", &format!("Verdict: {}. {}", mail.verdict.name(), sentence(&mail.says))));
        if let Some(advice) = mail.advice {
            self.line(wrap("  ", advice));
        }
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
            self.hop(hop, mail.verdict);
            if mail.injection.as_ref().is_some_and(|point| point.line == hop.line) {
                let place = mail.injection.as_ref().map(super::explained::Point::place).unwrap_or_default();
                self.line(wrap(&format!("    => {}", mail.shown.arrow), &place));
                self.line(wrap("       ", &sentence(&mail.injection_why)));
            }
            if mail.injection.is_none() && mail.believed == Some(hop.line) {
                self.nowhere(mail);
            }
        }
        if mail.injection.is_none() && mail.believed.is_none() {
            self.nowhere(mail);
        }
        for hint in &mail.hints {
            self.line(wrap("    (odd, and no proof: ", &format!("{})", sanitize::line(hint, SHOWN_MAX))));
        }
    }

    fn nowhere(&mut self, mail: &Mail) {
        self.line(wrap("    => where it was handed in is not known: ", &mail.injection_why));
    }

    fn hop(&mut self, hop: &Hop, verdict: Class) {
        let believed = match hop.trust {
            _ if hop.own_side => "believed",
            Trust::Bouncer if hop.says.starts_with(SAYS) => "unproven",
            Trust::Bouncer => "believed",
            Trust::Linked => "not believed beyond its host",
            Trust::Claimed if hop.unasked => "not checked",
            Trust::Claimed => "not believed",
            Trust::Ambiguous => "not clear",
        };
        let by = hop.by.as_deref().unwrap_or("(no writer)");
        self.line(wrap(&format!("    {:>2}. ", hop.line), &format!("{by} {}", hop.says)));
        self.line(wrap("        ", &format!("{believed}: {}", hop.why)));
        match &hop.claims {
            Some(claims) if hop.unasked || verdict == Class::CannotTell => {
                self.line(wrap("        ", &format!("it names {claims}")));
            }
            Some(claims) => self.line(wrap("        ", &format!("it names {claims}, as a planted line would"))),
            None => {}
        }
    }

    fn evidence(&mut self, mail: &Mail, brief: bool) {
        for (stance, heading) in [
            (Stance::ForOwner, "What points to you, your account or your server"),
            (Stance::AgainstOwner, "What points to somebody else"),
            (Stance::Neutral, "What points to neither"),
            (Stance::Unusable, "What could not be checked"),
        ] {
            // What to do first stands above, and why the injection point is one stands there.
            let elsewhere = |one: &Evidence| {
                one.code.starts_with("how-") || (one.code == "injection" && one.says == mail.injection_why)
            };
            let told = |one: &&Evidence| one.stance == stance && !elsewhere(one);
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
            let undecided = mail.verdict == Class::CannotTell;
            let heading =
                if undecided { "What would decide it: it is" } else { "What would change the verdict: it would be" };
            self.heading(heading);
            for change in &mail.would_change {
                self.line(wrap("    - ", &format!("{} if {}", change.verdict.name(), change.condition)));
            }
        }
    }

    fn header(&mut self, mail: &Mail) {
        let header = &mail.header;
        let fields = [
            ("From", &header.from),
            ("envelope sender", &header.envelope_sender),
            ("To", &header.to),
            ("Date", &header.date),
            ("Message-ID", &header.message_id),
        ];
        if fields.iter().all(|(_, value)| value.is_none()) || mail.verdict == Class::SuspiciousNotice {
            return;
        }
        self.heading("What the mail says of itself (anybody can write that)");
        for (name, value) in fields {
            if let Some(value) = value {
                self.line(wrap(&format!("    {name}: "), value));
            }
        }
    }

    fn technical(&mut self, mail: &Mail) {
        self.header(mail);
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
