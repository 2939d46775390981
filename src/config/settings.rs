//! The settings as types. Defaults are not here: they are the values in `config/example.toml`.

use std::path::{Path, PathBuf};
use std::time::Duration;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use crate::mail;
use crate::mail::address;
use crate::owner::{Learned, Owner};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub state: State,
    pub smtp: Smtp,
    pub notices: Notices,
    pub reports: Reports,
    pub limits: Limits,
    pub lookup: Lookup,
    /// At least one, with different names.
    #[serde(rename = "account")]
    pub accounts: Vec<Account>,
    /// With different names.
    #[serde(rename = "hook")]
    pub hooks: Vec<Hook>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// None: `io::config_file::state_folder` finds it.
    pub path: Option<PathBuf>,
    pub keep_days: u32,
    pub keep_headers_days: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    pub host: String,
    pub port: u16,
    /// None: no login.
    pub user: Option<String>,
    pub auth: Auth,
    /// There if `user` is there.
    pub secret: Option<SecretSource>,
    pub tls_ca_file: Option<PathBuf>,
    pub from: String,
    pub timeout_seconds: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notices {
    /// There unless each account has `notices_to`.
    pub to: Option<String>,
    pub also: Option<String>,
    pub per_day_max: u32,
    pub client_per_day_max: u32,
    pub all_per_day_max: u32,
    pub settle_seconds: u32,
    /// `de`: one of `tell::Language`.
    pub language: String,
    /// IANA name; None: that of the machine.
    pub time_zone: Option<String>,
    pub name: Option<String>,
    pub reply_to: Option<String>,
    pub phrase: Option<SecretSource>,
    /// Folder.
    pub templates: Option<PathBuf>,
    pub digest_to: Option<String>,
    pub digest_days: u16,
}

/// What an account sets for itself; the rest is as in [`Notices`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountNotices {
    pub language: Option<String>,
    pub time_zone: Option<String>,
    pub name: Option<String>,
    pub reply_to: Option<String>,
    pub phrase: Option<SecretSource>,
    pub templates: Option<PathBuf>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reports {
    pub policy: Policy,
    pub from: Option<String>,
    pub name: Option<String>,
    pub reply_to: Option<String>,
    /// With `ID` in its local part.
    pub envelope: Option<String>,
    /// None: no folder of any mailbox is written to.
    pub folder: Option<String>,
    pub messages_min: u32,
    pub sources_max: u8,
    pub per_day_max: u32,
}

/// What an account sets for itself; the rest is as in [`Reports`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountReports {
    pub policy: Option<Policy>,
    pub from: Option<String>,
    pub name: Option<String>,
    pub reply_to: Option<String>,
    pub envelope: Option<String>,
    pub folder: Option<String>,
}

/// What happens to reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Policy {
    Never,
    Ask,
    Automatic,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    pub mail_bytes: usize,
    pub arrivals_per_look: usize,
    pub attempts_per_mail: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lookup {
    pub offline: bool,
    /// As written, checked: see [`Lookup::nameserver`].
    pub nameserver: Option<String>,
    pub timeout_seconds: u64,
    /// Ask Team Cymru's zones for the autonomous system of a source.
    pub autonomous_systems: bool,
    /// Ask the registries who holds the network of a source.
    pub registries: bool,
    /// As written, checked: see [`Lookup::registry_server`].
    pub registry_server: Option<String>,
    /// Files. Empty: IANA's lists.
    pub registry_lists: Vec<PathBuf>,
    pub abusix: bool,
    pub documentation_networks_are_public: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    pub name: String,
    /// None: a client of its own; see [`Account::client`].
    pub client: Option<String>,
    #[serde(default)]
    pub addresses: Vec<String>,
    #[serde(default)]
    pub domains: Vec<String>,
    pub own_networks: Vec<IpNet>,
    pub providers: Vec<String>,
    pub learn: bool,
    /// Empty: the inbox and the junk folder, found by themselves.
    pub folders: Vec<String>,
    pub sent_folder: Option<String>,
    pub notices_to: Option<String>,
    pub poll_seconds: u64,
    pub look_back_days: u16,
    pub imap: Imap,
    #[serde(default)]
    pub notices: AccountNotices,
    #[serde(default)]
    pub reports: AccountReports,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Imap {
    pub host: String,
    pub port: u16,
    pub user: String,
    pub auth: Auth,
    pub secret: SecretSource,
    pub tls_ca_file: Option<PathBuf>,
    pub timeout_seconds: u64,
    pub idle_seconds: u64,
}

/// Another way to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hook {
    pub name: String,
    pub to: HookTarget,
    /// There if `to` is a web address.
    pub secret: Option<SecretSource>,
    pub tls_ca_file: Option<PathBuf>,
    /// `warning`: one of `tell::Severity`.
    pub severity: String,
    /// Empty: all.
    pub accounts: Vec<String>,
    pub timeout_seconds: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum HookTarget {
    /// As written, checked.
    Web(String),
    /// Program and arguments; no shell.
    Program(Vec<String>),
}

/// How to log in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Auth {
    /// LOGIN or PLAIN.
    Password,
    /// The secret is an OAuth 2.0 access token.
    Xoauth2,
}

/// Where a secret is. The secret itself is never part of the configuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SecretSource {
    File(PathBuf),
    /// Program and arguments; no shell.
    Command(Vec<String>),
    /// Name of a systemd credential.
    Credential(String),
}

impl Config {
    pub fn account(&self, name: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.name == name)
    }

    /// The accounts of a client.
    pub fn accounts_of<'a>(&'a self, client: &'a str) -> impl Iterator<Item = &'a Account> {
        self.accounts.iter().filter(move |account| account.client() == client)
    }

    /// The accounts that share the room of one client, this one included. None for an account without `client`: it shares with
    /// nobody, and `per_day_max` says it all.
    pub fn companions_of<'a>(&'a self, account: &'a Account) -> impl Iterator<Item = &'a Account> {
        self.accounts.iter().filter(move |one| one.client.is_some() && one.client == account.client)
    }

    /// Who gets the notices of this account. There is always somebody: the check saw to it.
    pub fn notices_to<'a>(&'a self, account: &'a Account) -> Option<&'a str> {
        account.notices_to.as_deref().or(self.notices.to.as_deref())
    }

    /// How the notices of this account look: its own settings over those of all.
    pub fn notices_of(&self, account: &Account) -> Notices {
        let (own, all) = (account.notices.clone(), self.notices.clone());
        Notices {
            language: own.language.unwrap_or(all.language),
            time_zone: own.time_zone.or(all.time_zone),
            name: own.name.or(all.name),
            reply_to: own.reply_to.or(all.reply_to),
            phrase: own.phrase.or(all.phrase),
            templates: own.templates.or(all.templates),
            ..all
        }
    }

    /// How this account reports: its own settings over those of all.
    pub fn reports_of(&self, account: &Account) -> Reports {
        let (own, all) = (account.reports.clone(), self.reports.clone());
        // An envelope or an answer belongs to the address that writes.
        let other = own.from.is_some() && own.from != all.from;
        Reports {
            policy: own.policy.unwrap_or(all.policy),
            name: own.name.or(all.name),
            reply_to: own.reply_to.or(all.reply_to),
            envelope: own.envelope.or(all.envelope.filter(|_| !other)),
            folder: own.folder.or(all.folder),
            from: own.from.or(all.from),
            ..all
        }
    }

    /// Makes paths that do not begin with `/` count from `folder`.
    pub(super) fn anchor(&mut self, folder: &Path) {
        let anchor = |path: &mut PathBuf| *path = folder.join(&*path);
        let anchor_secret = |secret: &mut SecretSource| {
            if let SecretSource::File(path) = secret {
                *path = folder.join(&*path);
            }
        };
        self.state.path.iter_mut().for_each(anchor);
        self.smtp.tls_ca_file.iter_mut().for_each(anchor);
        self.smtp.secret.iter_mut().for_each(anchor_secret);
        self.notices.phrase.iter_mut().for_each(anchor_secret);
        self.notices.templates.iter_mut().for_each(anchor);
        self.lookup.registry_lists.iter_mut().for_each(anchor);
        for account in &mut self.accounts {
            account.imap.tls_ca_file.iter_mut().for_each(anchor);
            anchor_secret(&mut account.imap.secret);
            account.notices.phrase.iter_mut().for_each(anchor_secret);
            account.notices.templates.iter_mut().for_each(anchor);
        }
        for hook in &mut self.hooks {
            hook.tls_ca_file.iter_mut().for_each(anchor);
            hook.secret.iter_mut().for_each(anchor_secret);
        }
    }
}

impl Smtp {
    pub fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout_seconds)
    }
}

impl Limits {
    /// Limits for reading one mail.
    pub fn of_mail(&self) -> mail::Limits {
        mail::Limits { bytes_max: self.mail_bytes, ..mail::Limits::default() }
    }
}

impl Lookup {
    pub fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout_seconds)
    }

    /// The name server to ask; None: those of the system.
    pub fn nameserver(&self) -> Option<std::net::SocketAddr> {
        self.nameserver.as_deref().and_then(super::rules::nameserver)
    }

    /// The server to ask instead of the registries.
    pub fn registry_server(&self) -> Option<url::Url> {
        super::web::address(self.registry_server.as_deref()?).ok()
    }
}

impl Account {
    /// Everything that the owner told us about themselves.
    pub fn owner(&self) -> Owner {
        Owner {
            addresses: self.addresses.iter().map(|text| address::normal(text).into_owned()).collect(),
            domains: self.domains.iter().map(|text| address::normal(text).into_owned()).collect(),
            networks: self.own_networks.clone(),
            providers: self.providers.iter().map(|text| address::normal(text).into_owned()).collect(),
            learned: Learned::default(),
        }
    }

    /// Whose account it is: without a name, its own.
    pub fn client(&self) -> &str {
        self.client.as_deref().unwrap_or(&self.name)
    }

    pub fn poll_interval(&self) -> Duration {
        Duration::from_secs(self.poll_seconds)
    }
}

impl Hook {
    /// Is it told of this account?
    pub fn hears_of(&self, account: &str) -> bool {
        self.accounts.is_empty() || self.accounts.iter().any(|name| name == account)
    }

    pub fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout_seconds)
    }
}

impl Imap {
    pub fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout_seconds)
    }

    pub fn idle(&self) -> Duration {
        Duration::from_secs(self.idle_seconds)
    }
}
