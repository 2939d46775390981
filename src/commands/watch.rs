//! `alibi watch`: the service. All accounts of the configuration, each in a task of its own.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use tokio::sync::Mutex;
use tokio::sync::watch::Receiver;

use crate::cli;
use crate::config::Config;
use crate::exit::Exit;
use crate::io::backoff::Backoff;
use crate::io::hooks::Ways;
use crate::io::imap::ImapMailbox;
use crate::io::lookup::Any;
use crate::io::service::{self, Stop};
use crate::io::smtp::SmtpOutbox;
use crate::io::store::SqliteStore;
use crate::io::{clock, progress};
use crate::outbox::Schedule;
use crate::ports::{Clock as _, MailboxError, Reports as _};
use crate::watch::{Account, Pass, Watch, WatchError, digest_pass};

use super::layout::counted;
use super::{Failure, live, mailbox_exit, notify, purge, report};

/// How often is asked whether the digest is due, and tried again to send it.
const DIGEST_PAUSE: Duration = Duration::from_secs(600);

/// What all accounts share.
struct Shared {
    lookup: Any,
    outbox: Ways<SmtpOutbox>,
    store: SqliteStore,
    schedule: Schedule,
    /// One account after the other counts its notices and writes one.
    turn: Arc<Mutex<Vec<String>>>,
}

pub async fn run(named: Option<&Path>, options: &cli::Watch) -> Result<Exit, Failure> {
    let config = live::config(named)?;
    let path = live::state_file(&config)?;
    let store = match options.dry_run {
        // A dry run leaves no trace: its state is forgotten at the end.
        true => SqliteStore::in_memory().await,
        false => SqliteStore::open(&path).await,
    };
    let store = store.map_err(|error| {
        // What the path is to blame for, a start again does not mend.
        if let Some(failure) = live::try_state(&path).err().filter(|failure| failure.exit == Exit::BadConfig) {
            return failure;
        }
        Failure::new(Exit::Finding, "start", &error).with_remedy(error.remedy())
    })?;
    let outbox = live::ways(&config)?;
    let shared = Arc::new(Shared {
        lookup: live::lookup(&config)?,
        outbox,
        store,
        schedule: Schedule::default(),
        turn: Arc::default(),
    });
    let config = Arc::new(config);
    if options.once { once(&config, &shared, options.dry_run).await } else { for_ever(&config, &shared).await }
}

/// One pass over each account, one after the other, then the end.
async fn once(config: &Config, shared: &Shared, dry_run: bool) -> Result<Exit, Failure> {
    let mut exit = Exit::Fine;
    for account in &config.accounts {
        let mut watched = live::account(config, account, SignedDuration::ZERO, dry_run).await;
        watched.restraint.turn = Arc::clone(&shared.turn);
        let mut mailbox = live::mailbox(config, account);
        let bar = progress::spinner("mails");
        let outcome = match learn(&mut watched, shared, &mut mailbox).await {
            Ok(()) => watch(&watched, shared, &|count| bar.set(count)).pass(&mut mailbox).await,
            Err(error) => Err(error),
        };
        bar.finish();
        mailbox.logout().await;
        exit = exit.worse(match outcome {
            Ok(pass) => report_pass(&watched, &pass),
            Err(error) => {
                report::failure(&failure(&watched.name, &error));
                exit_of(&error)
            }
        });
    }
    if !dry_run {
        exit = exit.worse(digest(config, shared).await);
    }
    Ok(exit)
}

/// The provider's digest, if one is to be sent.
async fn digest(config: &Config, shared: &Shared) -> Exit {
    let Some(provider) = notify::provider(config) else { return Exit::Fine };
    match digest_pass(&provider, &shared.store, &shared.outbox, &clock::System, &shared.schedule).await {
        Ok(round) => match round.trouble {
            Some(trouble) => {
                tracing::warn!("the digest waits: failed to {trouble}");
                Exit::Finding
            }
            None => Exit::Fine,
        },
        Err(error) => {
            report::failure(&failure("digest", &error));
            exit_of(&error)
        }
    }
}

/// Now and then, until the end. The first time only when each account had time for a look.
async fn keep_digesting(config: &Config, shared: &Shared, mut stop: Receiver<Stop>) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(DIGEST_PAUSE) => drop(digest(config, shared).await),
            _ = service::stopped(&mut stop) => return,
        }
    }
}

fn watch<'a>(
    account: &'a Account,
    shared: &'a Shared,
    progress: &'a (dyn Fn(u64) + Send + Sync),
) -> Watch<'a, Any, Ways<SmtpOutbox>, SqliteStore, clock::System> {
    Watch {
        account,
        lookup: &shared.lookup,
        outbox: &shared.outbox,
        store: &shared.store,
        clock: &clock::System,
        schedule: &shared.schedule,
        progress,
    }
}

fn report_pass(account: &Account, pass: &Pass) -> Exit {
    let mut line = match pass.looked_at {
        0 => format!("{}: no new mail", account.name),
        mails => format!(
            "{}: {}{}, {} of them bounces, complaints or answers",
            account.name,
            counted(mails, "new mail"),
            if account.dry_run { " (as if nothing had been read before)" } else { "" },
            pass.reports
        ),
    };
    for incident in &pass.told {
        let word = if account.dry_run { "would tell of" } else { "told of" };
        line.push_str(&format!("; {word} incident {incident}"));
    }
    if !pass.held.is_empty() {
        let word = match pass.held.len() {
            _ if account.dry_run => "would wait",
            1 => "waits",
            _ => "wait",
        };
        let limits: Vec<String> = pass.full.iter().map(|limit| format!("`{limit}`")).collect();
        let more = counted(pass.held.len() as u64, "more notice");
        line.push_str(&format!("; {more} {word} for room ({})", limits.join(", ")));
    }
    for report in &pass.prepared {
        let word = if account.dry_run { "would prepare" } else { "prepared" };
        line.push_str(&format!("; {word} the report {report}"));
    }
    for report in &pass.queued {
        line.push_str(&format!("; sends the report {report}"));
    }
    if pass.set_aside > 0 {
        line.push_str(&format!("; {} set aside as unreadable", pass.set_aside));
    }
    report::data(&line);
    if let Some(why) = &pass.unasked {
        let says = format!("{}: the owner was not asked in the mailbox: failed to {why}", account.name);
        let remedy = "`alibi report list` shows what waits; check `folder` of `[reports]`";
        report::failure(&Failure::plain(Exit::Finding, says).with_remedy(remedy));
    }
    if let Some(trouble) = &pass.round.trouble {
        report::failure(
            &Failure::plain(Exit::Unreachable, format!("{}: a notice waits: failed to {trouble}", account.name))
                .with_remedy("alibi tries again by itself; `alibi check` tells more"),
        );
        return Exit::Finding;
    }
    if pass.set_aside > 0 { Exit::Finding } else { Exit::Fine }
}

/// Until SIGTERM or SIGINT. A refused login stops only its own account, and that only for a while.
async fn for_ever(config: &Arc<Config>, shared: &Arc<Shared>) -> Result<Exit, Failure> {
    let stop = service::stop_signal().map_err(|error| Failure::new(Exit::Unreachable, "wait for signals", &error))?;
    let watched = match config.accounts.as_slice() {
        [one] => format!("`{}`", one.name),
        all => counted(all.len() as u64, "account"),
    };
    let mut tasks = tokio::task::JoinSet::new();
    for place in 0..config.accounts.len() {
        let (config, shared, stop) = (Arc::clone(config), Arc::clone(shared), stop.clone());
        tasks.spawn(async move { keep_watching(&config, place, &shared, stop).await });
    }
    let (kept, of, told) = (Arc::clone(config), Arc::clone(shared), stop.clone());
    tasks.spawn(async move { keep_purging(&kept, &of, told).await });
    let (config, shared) = (Arc::clone(config), Arc::clone(shared));
    tasks.spawn(async move { keep_digesting(&config, &shared, stop).await });
    report::message(&format!("alibi: watching {watched}; Ctrl-C ends it"));
    service::ready();
    let watchdog = tokio::spawn(service::keep_alive());
    while let Some(ended) = tasks.join_next().await {
        if let Err(error) = ended {
            tracing::error!("an account's task ended: {error}");
        }
    }
    watchdog.abort();
    service::stopping();
    Ok(Exit::Fine)
}

/// Once at the start and once a day.
async fn keep_purging(config: &Config, shared: &Shared, mut stop: Receiver<Stop>) {
    loop {
        if let Err(error) = shared.store.purge(&purge::keep(config), true).await {
            tracing::warn!("failed to remove what is old: {error}");
        }
        tokio::select! {
            () = tokio::time::sleep(PURGE_EVERY) => {}
            _ = service::stopped(&mut stop) => return,
        }
    }
}

const PURGE_EVERY: Duration = Duration::from_secs(24 * 3600);

async fn keep_watching(config: &Config, place: usize, shared: &Shared, mut stop: Receiver<Stop>) {
    let Some(account) = config.accounts.get(place) else { return };
    let mut watched =
        live::account(config, account, SignedDuration::from_secs(i64::from(config.notices.settle_seconds)), false)
            .await;
    watched.restraint.turn = Arc::clone(&shared.turn);
    let mut mailbox = live::mailbox(config, account);
    let mut backoff = Backoff::new(place as u64);
    loop {
        let pause = tokio::select! {
            outcome = one_round(&mut watched, shared, &mut mailbox, account.poll_interval()) => match outcome {
                Ok(()) => { backoff.succeeded(); Duration::ZERO }
                Err(error) => after_failure(&watched, shared, error, &mut backoff).await,
            },
            _ = service::stopped(&mut stop) => break,
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = service::stopped(&mut stop) => break,
        }
    }
    mailbox.logout().await;
}

/// What is known about the owner goes into the account.
async fn learn(account: &mut Account, shared: &Shared, mailbox: &mut ImapMailbox) -> Result<(), WatchError> {
    if let Some(learned) = watch(account, shared, &|_| {}).learned(mailbox).await? {
        account.owner.learned = learned;
    }
    Ok(())
}

/// A pass, then sleep until mail comes or something is due.
async fn one_round(
    account: &mut Account,
    shared: &Shared,
    mailbox: &mut ImapMailbox,
    poll: Duration,
) -> Result<(), WatchError> {
    use crate::ports::Mailbox as _;
    learn(account, shared, mailbox).await?;
    let watch = watch(account, shared, &|_| {});
    let pass = watch.pass(mailbox).await?;
    let pause = watch.pause(poll, &pass).await?;
    Ok(mailbox.wait(pause).await?)
}

async fn after_failure(account: &Account, shared: &Shared, error: WatchError, backoff: &mut Backoff) -> Duration {
    let failed = failure(&account.name, &error);
    let error = match watch(account, shared, &|_| {}).report_error(error).await {
        Ok(error) => error,
        Err(error) => error.into(),
    };
    let now = clock::System.now();
    let again = match &error {
        WatchError::Mailbox(MailboxError::LoginRefused { .. }) => backoff.refused(now),
        _ => backoff.failed(now),
    };
    let at = again.strftime("%H:%M:%S UTC");
    let remedy = failed.remedy.unwrap_or_default();
    tracing::warn!("{}; what to do: {remedy}; tries again at {at}", failed.says);
    Duration::try_from(again.duration_since(now)).unwrap_or(Duration::ZERO)
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(": {error}"));
        cause = error.source();
    }
    text
}

fn exit_of(error: &WatchError) -> Exit {
    match error {
        WatchError::Mailbox(error) => mailbox_exit(error),
        WatchError::Store(_) => Exit::Finding,
        WatchError::Tell(_) => Exit::BadConfig,
    }
}

fn failure(account: &str, error: &WatchError) -> Failure {
    let remedy = match error {
        WatchError::Mailbox(error) => error.remedy(),
        WatchError::Store(error) => error.remedy(),
        WatchError::Tell(_) => "check `from` of `[smtp]` and `to` of `[notices]`",
    };
    Failure::plain(exit_of(error), format!("{account}: failed to {}", chain(error))).with_remedy(remedy)
}
