//! What must hold between keys, and what is unwise but works.

use std::collections::{BTreeMap, BTreeSet};

use super::check::Places;
use super::fault::Fault;
use super::folder;
use super::rules::shown;
use super::settings::{Account, Config, Hook, HookTarget, Policy};
use crate::mail::address;

/// What must hold between keys. Returns faults, and what is unwise but works.
pub fn across(config: &Config, places: &Places, file: &str) -> (Vec<Fault>, Vec<Fault>) {
    let mut across = Across { places, file, faults: Vec::new(), warnings: Vec::new() };
    across.smtp(config);
    across.names(config);
    for (index, account) in config.accounts.iter().enumerate() {
        across.account(config, account, index);
    }
    for (index, hook) in config.hooks.iter().enumerate() {
        across.hook(config, hook, index);
    }
    across.digest(config);
    if config.lookup.registry_server.is_some() && !config.lookup.registry_lists.is_empty() {
        let says = "`registry_lists` says already which server to ask: remove one of the two";
        across.fault("lookup.registry_server", says.into());
    }
    if config.lookup.documentation_networks_are_public {
        across.warn(
            "lookup.documentation_networks_are_public",
            "only for tests of alibi itself: set it to `false`".into(),
        );
    }
    (across.faults, across.warnings)
}

struct Across<'a> {
    places: &'a Places,
    file: &'a str,
    faults: Vec<Fault>,
    warnings: Vec<Fault>,
}

impl Across<'_> {
    fn smtp(&mut self, config: &Config) {
        if config.smtp.user.is_some() && config.smtp.secret.is_none() {
            self.fault("smtp.user", "a login needs `secret` too".into());
        }
        if config.smtp.user.is_none() && config.smtp.secret.is_some() {
            self.fault("smtp.secret", "a login needs `user` too".into());
        }
        let from = &config.smtp.from;
        if let Some(account) = config.accounts.iter().find(|account| account.owner().is(from)) {
            // A shop with one mailbox has no second sender. alibi knows its own notices by their Message-IDs, so this cannot
            // loop; but a notice then looks like mail of the owner, to filters and to people.
            let says = format!(
                "`{from}` is watched by the account `{}`: it works, but an address that is not watched is better",
                account.name
            );
            self.warn("smtp.from", says);
        }
        let watches = |also: &String| config.accounts.iter().find(|account| account.owner().is(also));
        if let Some((also, account)) = config.notices.also.as_ref().and_then(|also| Some((also, watches(also)?))) {
            let says = format!(
                "`{also}` is watched by the account `{}`: who broke in there can delete the notice; name an address elsewhere",
                account.name
            );
            self.warn("notices.also", says);
        }
        let state = &config.state;
        if state.keep_headers_days > state.keep_days && self.places.contains_key("state.keep_headers_days") {
            let says = format!("`keep_days` holds: after {} days nothing is left of a mail", state.keep_days);
            self.warn("state.keep_headers_days", says);
        }
    }

    fn names(&mut self, config: &Config) {
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        let mut mailboxes: BTreeMap<(String, &str), &str> = BTreeMap::new();
        for (index, account) in config.accounts.iter().enumerate() {
            if names.insert(&account.name, index).is_some() {
                let says = format!("there is another account `{}`: give each its own name", account.name);
                self.fault(&format!("account[{index}].name"), says);
            }
            let mailbox = (address::normal(&account.imap.host).into_owned(), account.imap.user.as_str());
            if let Some(other) = mailboxes.insert(mailbox, &account.name) {
                let says = format!("the account `{other}` watches the same mailbox: remove one of the two");
                self.fault(&format!("account[{index}].imap.user"), says);
            }
        }
    }

    fn account(&mut self, config: &Config, account: &Account, index: usize) {
        if account.addresses.is_empty() && account.domains.is_empty() {
            let says = "nobody is watched: name your `addresses`, or your `domains`";
            self.fault(&format!("account[{index}]"), says.into());
        }
        if config.notices_to(account).is_none() {
            let says = "nobody would be told: set `to` in `[notices]`, or `notices_to` here";
            self.fault(&format!("account[{index}]"), says.into());
        }
        self.reports(config, account, index);
        if account.poll_seconds < 30 {
            let says = "some providers lock an account that logs in this often: 30 or more is polite";
            self.warn(&format!("account[{index}].poll_seconds"), says.into());
        }
    }

    fn reports(&mut self, config: &Config, account: &Account, index: usize) {
        let reports = config.reports_of(account);
        // The mistake is where the value was set.
        let place = |own: bool, key: &str| {
            if own { format!("account[{index}].reports.{key}") } else { format!("reports.{key}") }
        };
        if let Some(envelope) = &reports.envelope
            && envelope.rsplit_once('@').is_none_or(|(local, _)| local.matches("ID").count() != 1)
        {
            let says = format!("`{}` must hold `ID` before the `@`, once", shown(envelope));
            self.fault(&place(account.reports.envelope.is_some(), "envelope"), says);
        }
        if let Some(folder) = &reports.folder {
            let place = place(account.reports.folder.is_some(), "folder");
            let below = |other: &str| {
                let other = other.to_lowercase();
                let rest = other.strip_prefix(&folder.to_lowercase()).map(str::to_owned);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(folder::LEVELS))
            };
            if let Some(why) = folder::fault(folder) {
                self.fault(&place, format!("alibi cannot write to the folder `{}`: {why}", shown(folder)));
            } else if account.folders.iter().chain(&account.sent_folder).any(|other| below(other)) {
                let says = format!(
                    "alibi writes to this folder, so it needs one of its own: `{}` is another, or one is below it",
                    shown(folder)
                );
                self.fault(&place, says);
            }
        }
        if reports.policy == Policy::Automatic {
            let says =
                "it is unwise to accuse anybody without looking, and abuse desks block who does: `ask` is better";
            self.warn(&place(account.reports.policy.is_some(), "policy"), says.into());
        }
    }

    fn hook(&mut self, config: &Config, hook: &Hook, index: usize) {
        if config.hooks.iter().take(index).any(|other| other.name == hook.name) {
            let says = format!("there is another hook `{}`: give each its own name", hook.name);
            self.fault(&format!("hook[{index}].name"), says);
        }
        if matches!(hook.to, HookTarget::Web(_)) && hook.secret.is_none() {
            let says = "an address needs `secret` too: by its signature the receiver knows alibi";
            self.fault(&format!("hook[{index}].to"), says.into());
        }
        if let Some(name) = hook.accounts.iter().find(|name| config.account(name).is_none()) {
            self.fault(&format!("hook[{index}].accounts"), format!("there is no account `{name}`"));
        }
    }

    /// Who reads the digest sees every client.
    fn digest(&mut self, config: &Config) {
        let Some(to) = config.notices.digest_to.as_deref().map(address::normal) else { return };
        let reads = |account: &&Account| {
            account.owner().addresses.iter().any(|own| *own == to)
                || account.notices_to.as_deref().map(address::normal).as_ref() == Some(&to)
        };
        let clients: BTreeSet<&str> = config.accounts.iter().map(Account::client).collect();
        if let Some(account) = config.accounts.iter().find(reads).filter(|_| clients.len() > 1) {
            let says = format!(
                "`{to}` is an address of the client `{}`, who would see the other clients: name one of your own",
                account.client()
            );
            self.fault("notices.digest_to", says);
        }
    }

    fn fault(&mut self, place: &str, says: String) {
        let fault = self.at(place, says);
        self.faults.push(fault);
    }

    fn warn(&mut self, place: &str, says: String) {
        let warning = self.at(place, says);
        // What is set for all accounts is said once.
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// `account[1].name` is printed as `account.name`: the line says which.
    fn at(&self, place: &str, says: String) -> Fault {
        let key = match (place.find('['), place.find(']')) {
            (Some(from), Some(to)) => {
                format!("{}{}", place.get(..from).unwrap_or_default(), place.get(to + 1..).unwrap_or_default())
            }
            _ => place.to_owned(),
        };
        Fault { file: self.file.to_owned(), line: self.places.get(place).copied(), key, says }
    }
}
