//! The configuration made into ports: what `watch`, `check` and the commands on the state share.

use std::path::Path;
use std::sync::Arc;

use jiff::SignedDuration;

use crate::config::{self, Auth, Config, HookTarget};
use crate::exit::Exit;
use crate::io::dns::{Dns, Pace};
use crate::io::hooks::{Hook, Kind, Ways, Web};
use crate::io::imap::{self, ImapMailbox, Secret, Security};
use crate::io::lookup::{Any, Budget, Live, Offline};
use crate::io::registry::lists::Source;
use crate::io::registry::{Registries, Settings};
use crate::io::smtp::{self, SmtpOutbox};
use crate::io::store::SqliteStore;
use crate::io::tls::{self, Trust};
use crate::io::{clock, config_file, private, secret};
use crate::mail::address;
use crate::providers;
use crate::report;
use crate::report::compose::{self, Writer};
use crate::trace;
use crate::watch::{Account, Policy, Reporting, Restraint};

use super::{Failure, notify, report as print};

/// The file of the state, in its folder.
const STATE_FILE: &str = "alibi.db";

/// Reads the configuration; warnings go to standard error.
pub fn config(named: Option<&Path>) -> Result<Config, Failure> {
    let parsed = config_file::load(named)
        .map_err(|error| Failure::new(Exit::BadConfig, "use the configuration", &error).with_remedy(error.remedy()))?;
    for warning in &parsed.warnings {
        print::message(&format!("alibi: {warning}"));
    }
    Ok(parsed.config)
}

/// The configuration, or none if none was named and none is there.
pub fn config_if_any(named: Option<&Path>) -> Result<Option<Config>, Failure> {
    if named.is_none() && !config_file::is_there() {
        return Ok(None);
    }
    config(named).map(Some)
}

/// The state, for looking only; none if nothing was watched yet.
pub async fn store_if_any(config: &Config) -> Result<Option<SqliteStore>, Failure> {
    let path = state_file(config)?;
    if !private::is_there(&path) {
        return Ok(None);
    }
    let opened = SqliteStore::open_to_read(&path).await;
    opened.map(Some).map_err(|error| {
        Failure::new(Exit::Finding, "read the state", &error).with_remedy("run `alibi watch` first; it makes the state")
    })
}

pub fn state_file(config: &Config) -> Result<std::path::PathBuf, Failure> {
    let folder = config_file::state_folder(config)
        .map_err(|error| Failure::new(Exit::BadConfig, "use the configuration", &error).with_remedy(error.remedy()))?;
    Ok(folder.join(STATE_FILE))
}

/// Could `watch` work on this state? Tried for real; nothing is made, and one that is in use is left in peace. Says whether it
/// is there.
pub fn try_state(path: &Path) -> Result<bool, Failure> {
    let failed = |error: std::io::Error| {
        // A full disk is nothing that the configuration names.
        let exit = if error.kind() == std::io::ErrorKind::StorageFull { Exit::Finding } else { Exit::BadConfig };
        Failure::new(exit, &format!("use the state `{}`", path.display()), &error)
            .with_remedy("let `path` in `[state]` name a folder in which this user can write")
    };
    private::try_folder(path.parent().unwrap_or(path)).map_err(failed)?;
    if !private::is_there(path) {
        return Ok(false);
    }
    private::try_file(path).map_err(failed)?;
    Ok(true)
}

/// The state, for looking only.
pub async fn store_to_read(config: &Config) -> Result<SqliteStore, Failure> {
    let path = state_file(config)?;
    store_if_any(config).await?.ok_or_else(|| no_state(&path))
}

/// The state, to be changed beside an `alibi watch` that holds it.
pub async fn store_beside(config: &Config) -> Result<SqliteStore, Failure> {
    let path = state_file(config)?;
    if !private::is_there(&path) {
        return Err(no_state(&path));
    }
    SqliteStore::open_beside(&path).await.map_err(|error| Failure::new(Exit::Finding, "open the state", &error))
}

fn no_state(path: &Path) -> Failure {
    Failure::plain(Exit::Finding, format!("nothing was read yet: there is no state at `{}`", path.display()))
        .with_remedy("run `alibi watch` first; it makes the state. If it runs as a service, run this as its user")
}

pub fn lookup(config: &Config) -> Result<Any, Failure> {
    Ok(match live(config)? {
        Some(live) => Any::Live(Box::new(live.with_registries(registries(config)?))),
        None => Any::Offline(Offline::new()),
    })
}

/// The name server as the configuration has it, and no registry yet. None: nobody may be asked.
pub fn live(config: &Config) -> Result<Option<Live>, Failure> {
    if config.lookup.offline {
        return Ok(None);
    }
    let pace = Pace { timeout: config.lookup.timeout(), ..Pace::LIVE };
    let dns = match config.lookup.nameserver() {
        Some(server) => Dns::server(server, pace),
        None => Dns::system(pace),
    };
    let dns = dns.map_err(|error| {
        Failure::new(Exit::Unreachable, "find a name server", &error).with_remedy("set `nameserver` in `[lookup]`")
    })?;
    let public = config.lookup.documentation_networks_are_public;
    let live =
        Live::new(dns, Budget::LIVE).documentation_is_public(public).ask_for_origins(config.lookup.autonomous_systems);
    Ok(Some(live))
}

/// The registries as the configuration has them. Where no certificate can be checked, nobody is asked, and that is said.
pub fn registries(config: &Config) -> Result<Registries, Failure> {
    let lookup = &config.lookup;
    if !lookup.registries {
        return Ok(Registries::Off);
    }
    let folder = config_file::state_folder(config).ok().map(|folder| folder.join("registries"));
    let source = match lookup.registry_server() {
        Some(url) => Source::Server(url),
        None if lookup.registry_lists.is_empty() => Source::Iana,
        None => Source::Files(lookup.registry_lists.clone()),
    };
    let settings = Settings {
        abusix: lookup.abusix,
        documentation_is_public: lookup.documentation_networks_are_public,
        ..match Settings::usual(source, folder) {
            Ok(settings) => settings,
            Err(why) => {
                print::message(&format!("alibi: the registries are not asked: failed to {why}"));
                return Ok(Registries::Off);
            }
        }
    };
    Registries::asked(settings).map_err(|why| {
        Failure::plain(Exit::BadConfig, format!("failed to {why}")).with_remedy("check `registry_lists` in `[lookup]`")
    })
}

/// For one look at mails: nothing is kept.
pub fn registries_for_once() -> Registries {
    let asked = Settings::usual(Source::Iana, None).and_then(Registries::asked);
    asked.unwrap_or_else(|why| {
        print::message(&format!("alibi: the registries are not asked: failed to {why}"));
        Registries::Off
    })
}

pub fn outbox(config: &Config) -> Result<SmtpOutbox, Failure> {
    let smtp = &config.smtp;
    let tls = tls::client_config(&trust(smtp.tls_ca_file.as_deref())).map_err(|why| {
        Failure::plain(Exit::BadConfig, format!("failed to {why}")).with_remedy("check `tls_ca_file` of `[smtp]`")
    })?;
    let login = match (&smtp.user, &smtp.secret) {
        (Some(user), Some(source)) => {
            let method = match smtp.auth {
                Auth::Password => smtp::Method::Password,
                Auth::Xoauth2 => smtp::Method::XOAuth2,
            };
            Some(smtp::Login { user: user.clone(), secret: asked(source), method })
        }
        _ => None,
    };
    let patience = smtp::Patience { command: smtp.timeout(), ..smtp::Patience::default() };
    let settings = smtp::Settings { server: smtp.host.clone(), port: smtp.port, login, patience };
    Ok(SmtpOutbox::new(settings, tls))
}

/// All ways out: mail, and the hooks beside it.
pub fn ways(config: &Config) -> Result<Ways<SmtpOutbox>, Failure> {
    let hooks = config.hooks.iter().map(hook).collect::<Result<Vec<Hook>, Failure>>()?;
    Ok(Ways::new(outbox(config)?, hooks))
}

fn hook(hook: &config::Hook) -> Result<Hook, Failure> {
    let wrong = |why: String| {
        let says = format!("hook `{}`: failed to {why}", hook.name);
        Failure::plain(Exit::BadConfig, says).with_remedy("check `to`, `secret` and `tls_ca_file` of this `[[hook]]`")
    };
    let kind = match &hook.to {
        HookTarget::Program(words) => Kind::Program(words.clone()),
        HookTarget::Web(url) => Kind::Web(Web {
            url: url.parse().map_err(|error| wrong(format!("read the address: {error}")))?,
            secret: asked(hook.secret.as_ref().ok_or_else(|| wrong("sign: there is no `secret`".to_owned()))?),
            tls: tls::client_config(&trust(hook.tls_ca_file.as_deref())).map_err(wrong)?,
        }),
    };
    Ok(Hook { name: hook.name.clone(), kind, patience: hook.timeout() })
}

fn trust(ca_file: Option<&Path>) -> Trust {
    ca_file.map_or(Trust::Platform, |path| Trust::File(path.to_owned()))
}

/// A secret that is read anew at each login.
fn asked(source: &config::SecretSource) -> Secret {
    let source = source.clone();
    Secret::new(move || {
        let source = source.clone();
        async move { secret::read(&source).await.map_err(|error| error.to_string()) }
    })
}

/// What the IMAP adapter needs of an account.
fn imap_settings(config: &Config, account: &config::Account) -> imap::Settings {
    let secret = asked(&account.imap.secret);
    let auth = match account.imap.auth {
        Auth::Password => imap::Auth::Password(secret),
        Auth::Xoauth2 => imap::Auth::XOAuth2(secret),
    };
    imap::Settings {
        port: account.imap.port,
        security: Security::Tls(trust(account.imap.tls_ca_file.as_deref())),
        folders: (!account.folders.is_empty()).then(|| account.folders.clone()),
        sent_folder: account.sent_folder.clone(),
        questions: config.reports_of(account).folder,
        look_back_days: account.look_back_days,
        arrivals_max: config.limits.arrivals_per_look,
        mail_bytes_max: config.limits.mail_bytes,
        read_timeout: account.imap.timeout(),
        idle_renew: account.imap.idle(),
        poll_every: account.poll_interval(),
        ..imap::Settings::new(account.imap.host.clone(), account.imap.user.clone(), auth)
    }
}

/// The mailbox of an account. No connection is made before it is looked into.
pub fn mailbox(config: &Config, account: &config::Account) -> ImapMailbox {
    ImapMailbox::new(imap_settings(config, account), Arc::new(clock::System))
}

/// The account as the watch loop wants it.
pub async fn account(config: &Config, account: &config::Account, settle: SignedDuration, dry_run: bool) -> Account {
    Account {
        name: account.name.clone(),
        owner: account.owner(),
        limits: config.limits.of_mail(),
        settle,
        restraint: restraint(config, account),
        attempts_max: config.limits.attempts_per_mail,
        settings: trace::Settings { documentation_is_public: config.lookup.documentation_networks_are_public },
        notify: notify::of(config, account).await,
        reporting: reporting(config, account),
        dry_run,
        learn: account.learn,
        mailbox_host: Some(address::normal(&account.imap.host).into_owned()),
    }
}

/// How many notices the account may get.
pub fn restraint(config: &Config, account: &config::Account) -> Restraint {
    Restraint {
        account_max: u64::from(config.notices.per_day_max),
        client: config.companions_of(account).map(|one| one.name.clone()).collect(),
        client_max: u64::from(config.notices.client_per_day_max),
        all_max: u64::from(config.notices.all_per_day_max),
        turn: Arc::default(),
    }
}

/// How the account reports to networks.
pub fn reporting(config: &Config, account: &config::Account) -> Reporting {
    let reports = config.reports_of(account);
    let from = reports.from.unwrap_or_else(|| config.smtp.from.clone());
    let reply_to = reports.reply_to.or_else(|| config.notices_to(account).map(str::to_owned));
    let own = |template: &str| from.rsplit_once('@').map(|(local, domain)| format!("{local}+{template}@{domain}"));
    Reporting {
        policy: match reports.policy {
            config::Policy::Never => Policy::Never,
            config::Policy::Ask => Policy::Ask,
            config::Policy::Automatic => Policy::Automatic,
        },
        limits: report::Limits {
            messages_min: u64::from(reports.messages_min),
            sources_max: usize::from(reports.sources_max),
            per_day_max: u64::from(reports.per_day_max),
            ..report::Limits::default()
        },
        writer: Writer {
            envelope: reports.envelope.or_else(|| own(compose::ID)).unwrap_or_default(),
            domain: address::domain(&address::normal(&from)).unwrap_or("alibi.invalid").to_owned(),
            reply_to: reply_to.unwrap_or_else(|| from.clone()),
            from: match reports.name {
                Some(name) => format!("\"{}\" <{from}>", name.replace(['"', '\\'], "")),
                None => from,
            },
        },
        folder: reports.folder,
        watched: config.accounts.iter().flat_map(watched).collect(),
    }
}

/// Domains that are somebody's own; what many share says nothing about a desk.
fn watched(account: &config::Account) -> Vec<String> {
    let owner = account.owner();
    let all = owner.all_domains().map(str::to_owned).filter(|domain| !providers::is_everybodys(domain));
    all.collect()
}
