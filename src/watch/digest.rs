//! The digest of an IT provider: what all accounts' incidents come to, written at most once in so many days.
//!
//! It belongs to no account. Its row stands in the outbox under no account's name, and is sent by nobody's task but this one; so
//! no account's work waits for another's.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::incident::{Incident, Story};
use crate::outbox::{self, Round, Schedule};
use crate::ports::{
    Clock, Cursor, Health, Look, Mailbox, MailboxError, Outbox, OutboxRow, Place, Purpose, Shelf, Store,
};
use crate::tell::digest::{self, Digest, News, What};
use crate::tell::{Letter, Reader, Templates};

use super::WatchError;

/// No account's: see above.
const NOBODY: &str = "";
/// A day that begins a little early is still a day: else the digest comes later each time.
const SLACK: SignedDuration = SignedDuration::from_mins(30);

/// Who gets the digest, and about whom.
#[derive(Debug, Clone)]
pub struct Provider {
    pub accounts: Vec<Watched>,
    /// From one digest to the next.
    pub every: SignedDuration,
    pub letter: Letter,
    pub reader: Reader,
    pub templates: Arc<Templates>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    pub name: String,
    pub client: String,
    /// Without a look for so long, nobody knows what is in the mailbox.
    pub blind_after: SignedDuration,
}

/// Writes the digest if one is due, and sends what waits of it.
pub async fn digest_pass(
    provider: &Provider,
    store: &impl Store,
    outbox: &impl Outbox,
    clock: &impl Clock,
    schedule: &Schedule,
) -> Result<Round, WatchError> {
    let now = clock.now();
    let since = store.last(Purpose::Digest).await?;
    if since.is_none_or(|since| now.duration_since(since) >= provider.every - SLACK) {
        let digest = digest_of(provider, &store.incidents(None).await?, &store.health().await?, since, now);
        if digest::is_due(&digest) {
            let mail = digest::compose(&digest, &provider.templates)?;
            store.enqueue(&[row(mail, now)]).await?;
        }
    }
    Ok(outbox::deliver_due(NOBODY, store, outbox, &mut NoMailbox, clock, schedule).await?)
}

/// What the accounts' incidents come to.
pub fn digest_of(
    provider: &Provider,
    incidents: &[Incident],
    health: &[Health],
    since: Option<Timestamp>,
    now: Timestamp,
) -> Digest {
    let mut news = Vec::new();
    for account in &provider.accounts {
        let said = |what| News { client: account.client.clone(), account: account.name.clone(), what };
        let is_blind = health.iter().any(|one| one.account == account.name && is_blind(one, account, now));
        news.extend(is_blind.then(|| said(What::Blind)));
        let own = incidents.iter().filter(|incident| incident.account == account.name);
        news.extend(own.filter_map(|incident| what(incident, since)).map(said));
    }
    let clients: BTreeSet<&str> = provider.accounts.iter().map(|account| account.client.as_str()).collect();
    Digest {
        clients: clients.len() as u64,
        news,
        shared: shared(provider, incidents),
        since,
        now,
        letter: provider.letter.clone(),
        reader: provider.reader.clone(),
    }
}

fn is_blind(health: &Health, account: &Watched, now: Timestamp) -> bool {
    let late = health.last_look.is_none_or(|look| now.duration_since(look) > account.blind_after);
    late && health.last_error.is_some()
}

/// What there is to say of an incident: all that is open, and what ended since the last digest.
fn what(incident: &Incident, since: Option<Timestamp>) -> Option<What> {
    let told = incident.last_notice.as_ref().map(|told| told.at);
    let is_open = incident.state.is_open();
    let ended = told.zip(since).is_some_and(|(told, since)| told >= since);
    if incident.joined.is_some() || Story::of(incident.class).is_none() || !(is_open || ended) {
        return None;
    }
    // Counted by the hour: what came in the hour of the last digest counts as new.
    let hour = SignedDuration::from_hours(1);
    let is_new = |at: Timestamp| since.is_none_or(|since| at.checked_add(hour).unwrap_or(Timestamp::MAX) > since);
    let new = incident.volume.hours().filter(|(at, _)| is_new(*at)).map(|(_, count)| count).sum();
    let (id, class, messages) = (incident.id.clone(), incident.class, incident.messages);
    Some(What::Incident { id, class, is_open, messages, new, told })
}

/// Networks that sent forged mail in the name of several clients, those of the most clients first.
fn shared(provider: &Provider, incidents: &[Incident]) -> Vec<(String, u64)> {
    let client = |name: &str| provider.accounts.iter().find(|one| one.name == name).map(|one| one.client.as_str());
    let mut networks: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    let forged = |incident: &&Incident| incident.state.is_open() && Story::of(incident.class) == Some(Story::Forgery);
    for incident in incidents.iter().filter(forged) {
        let Some(client) = client(&incident.account) else { continue };
        for block in incident.sources.iter().filter_map(|(_, source)| source.netblock.as_ref()) {
            networks.entry((&block.handle, &block.name)).or_default().insert(client);
        }
    }
    let mut shared: Vec<(String, u64)> = networks
        .into_iter()
        .filter(|(_, clients)| clients.len() > 1)
        .map(|((_, name), clients)| (name.to_owned(), clients.len() as u64))
        .collect();
    shared.sort_by_key(|(_, clients)| std::cmp::Reverse(*clients));
    shared
}

fn row(mail: crate::tell::Mail, now: Timestamp) -> OutboxRow {
    OutboxRow::new(NOBODY, "", super::outgoing(mail, Purpose::Digest), now)
}

/// A digest goes where alibi does not look.
struct NoMailbox;

impl Mailbox for NoMailbox {
    async fn look(&mut self, _: &[Cursor]) -> Result<Look, MailboxError> {
        Ok(Look::default())
    }

    async fn fetch(&mut self, _: &Place) -> Result<Vec<u8>, MailboxError> {
        Err(MailboxError::Protocol("there is no mailbox".to_owned()))
    }

    async fn find(&mut self, _: Shelf, _: &str) -> Result<Vec<Vec<u8>>, MailboxError> {
        Ok(Vec::new())
    }

    async fn wait(&mut self, _: Duration) -> Result<(), MailboxError> {
        Ok(())
    }
}
