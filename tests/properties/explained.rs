//! What `explain` says of every mail of every scenario does not contradict itself: no condition that holds already is named as one
//! that would change the verdict, a break-in is named wherever one may stand behind a mail that cannot be told, and what rests on
//! a notice that nothing proves says so.

use alibi::commands::explain::{self, Explained};
use alibi::facts::Facts;
use alibi::incident::{Incident, count_in};
use alibi::record::CaseRecord;
use serde_json::Value;

use super::SCENES;

/// A mail as `explain` shows it: what its page says, and its JSON.
struct Shown {
    name: String,
    page: String,
    mail: Value,
    owner: alibi::owner::Owner,
}

fn shown() -> Vec<Shown> {
    let mut all = Vec::new();
    for scene in &*SCENES {
        for mail in &scene.mails {
            let facts = Facts::from(mail.facts.clone());
            let arrived = mail.case.arrived().unwrap_or_default();
            let record = CaseRecord::new(&mail.case, mail.before.clone(), facts, "shop", arrived);
            let mut incidents: Vec<Incident> = Vec::new();
            count_in(&mut incidents, &record, arrived);
            let Some(incident) = incidents.first() else { continue };
            let cases = [record];
            let page = explain::page(incident, &cases, false);
            let value = serde_json::to_value(Explained::of(incident, &cases)).unwrap();
            let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
            all.push(Shown {
                name: format!("{} {}", scene.name, mail.path),
                page,
                mail: value["mails"][0].clone(),
                owner: scene.owner.clone(),
            });
        }
    }
    all
}

impl Shown {
    fn codes(&self) -> Vec<&str> {
        self.list("evidence").iter().map(|one| one["code"].as_str().unwrap()).collect()
    }

    fn list(&self, key: &str) -> &Vec<Value> {
        self.mail[key].as_array().unwrap()
    }

    fn has(&self, code: &str) -> bool {
        self.codes().contains(&code)
    }

    fn says(&self, code: &str) -> Option<&str> {
        let found = self.list("evidence").iter().find(|one| one["code"] == code)?;
        found["says"].as_str()
    }

    /// The conditions for a verdict, as one text.
    fn conditions(&self, verdict: &str) -> String {
        let wanted = self.list("would_change").iter().filter(|change| change["verdict"] == verdict);
        wanted.map(|change| change["if"].as_str().unwrap()).collect::<Vec<_>>().join(" | ")
    }

    fn is(&self, verdict: &str) -> bool {
        self.mail["verdict"] == verdict
    }

    fn is_proven(&self) -> bool {
        self.has("witness") || self.has("witness-by-name")
    }

    fn contradictions(&self) -> Vec<String> {
        let mut found = self.of_conditions();
        found.extend(self.of_evidence());
        found.extend(self.of_lines());
        found.extend(self.of_story());
        found
    }

    fn of_conditions(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut fault = |wrong: bool, says: &str| found.extend(wrong.then(|| says.to_owned()));
        let (forged, sent) = (self.conditions("forged"), self.conditions("sent-by-you"));
        let through = self.conditions("through-your-account");
        if self.is("cannot-tell") {
            fault(through.is_empty(), "cannot-tell, and no break-in is named as possible");
            fault(self.is_proven() && forged.contains("sent the notice"), "forged if the notice were proven: it is");
            fault(self.has("spf-fail") && forged.contains("full list"), "forged if the list were full: it is");
            fault(
                !self.list("chain").is_empty() && forged.contains("itself came back"),
                "forged if lines had come back: they did",
            );
            fault(
                self.has("dkim-pass") && sent.contains("signature") && !sent.contains("whole text"),
                "sent-by-you if a signature held: one does",
            );
            fault(self.has("sent-copy") && sent.contains("Sent folder has"), "sent-by-you if Sent had it: it has");
            fault(self.has("own-network") && forged.contains("none of yours"), "forged if it were not yours: it is");
        }
        if self.is("through-your-account") {
            let provider = self.has("own-provider") && !self.has("own-network");
            fault(provider && self.page.contains("take it out"), "the provider's host is to be taken out of a record");
        }
        found
    }

    fn of_evidence(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut fault = |wrong: bool, says: &str| found.extend(wrong.then(|| says.to_owned()));
        let missing: String = self.list("missing").iter().map(|one| one.as_str().unwrap()).collect();
        for code in ["beside-your-line", "in-providers-network"] {
            let says = self.says(code).unwrap_or_default();
            let addresses: Vec<&str> =
                says.split([' ', ',']).filter(|word| word.parse::<std::net::IpAddr>().is_ok()).collect();
            fault(addresses.len() > 1 && addresses[0] == addresses[1], "a neighbour of itself");
        }
        fault(
            self.has("own-provider") && missing.contains("that no record names"),
            "a host of the provider's may be one",
        );
        fault(self.has("own-network") && missing.contains("may be one of them"), "a line of yours may be one of yours");
        let account = self.mail["injection"]["account"].is_string();
        for one in self.list("evidence") {
            let (code, stance) = (one["code"].as_str().unwrap(), one["stance"].as_str().unwrap());
            fault(code == "spf-fail" && account && stance == "against-owner", "SPF against a client that logged in");
            let of_lines = ["own-network", "own-provider", "submission", "injection", "spf-fail", "relayed-out"];
            let weighs = one["strength"] != "colour";
            fault(of_lines.contains(&code) && !self.is_proven() && weighs, "an unproven notice's line has weight");
            let own = self.owner.domains.iter().any(|own| missing.contains(&format!("which customer of {own} sent")));
            fault(own, "customers of the owner's own domain");
        }
        fault(
            self.is("through-your-account") && self.page.contains("your server: nothing"),
            "through your account, and nothing points to it",
        );
        found
    }

    fn of_lines(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut fault = |wrong: bool, says: &str| found.extend(wrong.then(|| says.to_owned()));
        let cut = self.mail["cut"].as_u64().unwrap_or(u64::MAX);
        let hand_in = self.mail["injection"]["line"].as_u64();
        for hop in self.list("chain") {
            let (line, says) = (hop["line"].as_u64().unwrap(), hop["says"].as_str().unwrap());
            let own = hop["own_side"] == true;
            fault(line >= cut && !says.starts_with("says it "), "a line below the cut is told as a fact");
            fault(line < cut && hop["trust"] == "claimed" && !own, "a claim stands above the cut");
            let below = hand_in.is_some_and(|hand_in| line > hand_in);
            fault(below && !own && line < cut, "below the injection point, and no cut");
            fault(!self.is_proven() && !says.starts_with("says it "), "a line of an unproven notice is told as a fact");
        }
        found
    }

    fn of_story(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut fault = |wrong: bool, says: &str| found.extend(wrong.then(|| says.to_owned()));
        let story: String = self.list("in_short").iter().map(|one| one.as_str().unwrap()).collect();
        fault(!self.is_proven() && story.contains("sent it back"), "an unproven notice: \"sent it back\"");
        fault(!self.is_proven() && story.contains("had got the mail"), "an unproven notice: \"had got the mail\"");
        let complaint = self.mail["kind"] == "complaint";
        fault(complaint && self.page.contains("came back on"), "a complaint \"came back\"");
        fault(self.page.contains(", ZZ)"), "a country that is none");
        let hearsay = self.has("dkim-pass") || self.has("dkim-header-pass") || self.has("sent-copy");
        let word = self.page.to_lowercase().contains("by the word of");
        let own = self.page.contains("own mail provider wrote the notice");
        fault(self.is("through-your-account") && !hearsay && !word && !own, "an accusation on one word, unhedged");
        found
    }
}

#[test]
fn no_page_contradicts_itself() {
    let shown = shown();
    assert!(shown.len() > 400, "only {} mails are explained", shown.len());
    let mut faults: Vec<String> = Vec::new();
    for one in &shown {
        faults.extend(one.contradictions().into_iter().map(|fault| format!("{}: {fault}", one.name)));
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{} contradictions:\n{}", faults.len(), faults.join("\n"));
}
