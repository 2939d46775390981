//! The configuration made into ports: what `watch`, `check` and the commands on the state share.

use std::path::Path;
use std::sync::Arc;

use jiff::SignedDuration;

use crate::config::{self, Auth, Config};
use crate::exit::Exit;
use crate::io::imap::{self, Secret};
use crate::io::lookup::{AnyLookup, Live, Offline};
use crate::io::smtp::{self, SmtpOutbox};
use crate::io::store::SqliteStore;
use crate::io::{config_file, secret, tls};
use crate::mail::address;
use crate::trace::Settings;
use crate::watch::{Account, Notify};

use super::Failure;

/// The file of the state, in its folder.
const STATE_FILE: &str = "alibi.db";

/// Reads the configuration; warnings go to standard error.
pub fn config(named: Option<&Path>) -> Result<Config, Failure> {
    let parsed = config_file::load(named).map_err(|error| Failure::new(Exit::BadConfig, "use the configuration", &error))?;
    for warning in &parsed.warnings {
        eprintln!("alibi: {warning}");
    }
    Ok(parsed.config)
}

pub fn state_file(config: &Config) -> Result<std::path::PathBuf, Failure> {
    let folder = config_file::state_folder(config).map_err(|error| Failure::new(Exit::BadConfig, "use the configuration", &error))?;
    Ok(folder.join(STATE_FILE))
}

/// The state, for looking only.
pub async fn store_to_read(named: Option<&Path>) -> Result<SqliteStore, Failure> {
    let config = config(named)?;
    let path = state_file(&config)?;
    SqliteStore::open_to_read(&path).await.map_err(|error| {
        Failure::new(Exit::Finding, "read the state", &error).with_remedy("run `alibi watch` first; it makes the state")
    })
}

pub fn lookup(config: &Config) -> Result<AnyLookup, Failure> {
    if config.lookup.offline {
        return Ok(AnyLookup::Offline(Offline));
    }
    let live = match config.lookup.nameserver() {
        Some(server) => Live::nameserver(server, config.lookup.timeout(), config.lookup.documentation_networks_are_public),
        None => Live::system(),
    };
    live.map(AnyLookup::Live).map_err(|error| Failure::new(Exit::Unreachable, "find a name server", &error).with_remedy("set `nameserver` in `[lookup]`"))
}

pub fn outbox(config: &Config) -> Result<SmtpOutbox, Failure> {
    let smtp = &config.smtp;
    let tls = tls::client(smtp.tls_ca_file.as_deref()).map_err(|error| Failure::new(Exit::BadConfig, "use `tls_ca_file` of `[smtp]`", &error))?;
    let login = match (&smtp.user, &smtp.secret) {
        (Some(user), Some(source)) => Some(smtp_login(user, smtp.auth, source.clone())),
        _ => None,
    };
    let settings = smtp::Settings { host: smtp.host.clone(), port: smtp.port, login, ..smtp::Settings::default() };
    Ok(SmtpOutbox::new(settings, tls))
}

fn smtp_login(user: &str, auth: Auth, source: config::SecretSource) -> smtp::Login {
    smtp::Login { user: user.to_owned(), auth, source }
}

/// What the IMAP adapter needs of an account.
pub fn imap_settings(config: &Config, account: &config::Account) -> imap::Settings {
    let source = account.imap.secret.clone();
    let ask = move || {
        let source = source.clone();
        async move { secret::read(&source).await.map_err(|error| error.to_string()) }
    };
    let secret = Secret::new(ask);
    let auth = match account.imap.auth {
        Auth::Password => imap::Auth::Password(secret),
        Auth::Xoauth2 => imap::Auth::XOAuth2(secret),
    };
    imap::Settings {
        port: account.imap.port,
        tls_ca_file: account.imap.tls_ca_file.clone(),
        folders: (!account.folders.is_empty()).then(|| account.folders.clone()),
        sent_folder: account.sent_folder.clone(),
        look_back_days: account.look_back_days,
        arrivals_max: config.limits.arrivals_per_look,
        mail_bytes_max: config.limits.mail_bytes,
        ..imap::Settings::new(account.imap.host.clone(), account.imap.user.clone(), auth)
    }
}

/// The account as the watch loop wants it.
pub fn account(config: &Config, account: &config::Account, settle: SignedDuration, dry_run: bool) -> Account {
    let from = config.smtp.from.clone();
    let domain = address::domain(&address::normal(&from)).unwrap_or("alibi.invalid").to_owned();
    let to = config.notices_to(account).into_iter().chain(config.notices.also.as_deref()).map(str::to_owned).collect();
    Account {
        name: account.name.clone(),
        owner: account.owner(),
        limits: config.limits.of_mail(),
        settle,
        settings: Settings { documentation_is_public: config.lookup.documentation_networks_are_public },
        notify: Notify { from, to, domain },
        dry_run,
    }
}

/// Shared by all accounts of a run.
pub type Shared<T> = Arc<T>;
