//! Learning about the owner from the owner's own mailbox, once a day; see `learn` for what, and from what never.
//!
//! Headers only, never marked as read, a bounded number. What fails here stops nothing: the account is watched with what was
//! known before.

use jiff::SignedDuration;

use crate::facts::{Answer, Fact, Question, Which};
use crate::learn::{self, Arrived};
use crate::owner::{Learned, Owner};
use crate::ports::{Clock, Lookup, Mailbox, MailboxError, Material, Outbox, Shelf, Spent, Store};

use super::account::{Account, Watch, WatchError};

/// How long what was learned is good.
const GOOD_FOR: SignedDuration = SignedDuration::from_hours(24);
/// How long a mailbox that could not be read is left alone with this.
const AGAIN_AFTER: SignedDuration = SignedDuration::from_hours(1);

impl<L: Lookup, O: Outbox, S: Store, C: Clock> Watch<'_, L, O, S, C> {
    /// What is known about the owner, learned anew if that was long ago. None: it stays as it is.
    pub async fn learned(&self, mailbox: &mut impl Mailbox) -> Result<Option<Learned>, WatchError> {
        if !self.account.learn {
            return Ok(Some(Learned::default()));
        }
        let known = self.store.learned(&self.account.name).await?;
        let now = self.clock.now();
        if let Some((learned, at)) = &known
            && now.duration_since(*at) < GOOD_FOR
        {
            return Ok((self.account.owner.learned != *learned).then(|| learned.clone()));
        }
        let mut learned = known.map(|(learned, _)| learned).unwrap_or_default();
        let at = match self.look_back(mailbox).await {
            Ok(fresh) => {
                learned.renew(fresh);
                now
            }
            // Asking again would be the second login with the same secret.
            Err(error) if is_about_the_login(&error) => return Err(error.into()),
            Err(error) => {
                tracing::debug!(account = self.account.name, %error, "nothing learned");
                now.checked_sub(GOOD_FOR.saturating_sub(AGAIN_AFTER)).unwrap_or(now)
            }
        };
        if !self.account.dry_run {
            self.store.keep_learned(&self.account.name, &learned, at).await?;
        }
        Ok(Some(learned))
    }

    async fn look_back(&self, mailbox: &mut impl Mailbox) -> Result<Learned, MailboxError> {
        let account: &Account = self.account;
        let sent = mailbox.recent(Shelf::Sent, learn::SENT_MAX).await?;
        let sent: Vec<Vec<u8>> = sent.into_iter().map(|mail| mail.header).collect();
        let mut inbox = Vec::new();
        let mut own = 0;
        for mail in mailbox.recent(Shelf::Arrived, learn::INBOX_MAX).await? {
            let check = own < learn::OWN_MAX && learn::is_own(&account.owner, &mail.header);
            own += usize::from(check);
            let signatures = if check { self.signatures(&mail.header).await } else { None };
            inbox.push(Arrived { header: mail.header, at: mail.arrived, signatures });
        }
        // Nothing that was learned before may stand in for what is seen now.
        let owner = Owner { learned: Learned::default(), ..account.owner.clone() };
        Ok(learn::learn(&owner, account.mailbox_host.as_deref(), &inbox, &sent))
    }

    async fn signatures(&self, header: &[u8]) -> Option<Vec<crate::facts::Signature>> {
        let question = Question::Signatures(Which::Original);
        let material = Material { notice: &[], original: header, original_full: false };
        let facts = self.lookup.answer(std::slice::from_ref(&question), material, &Spent::default()).await;
        match facts.get(&question) {
            Some(Fact::Known(Answer::Signatures(signatures))) => Some(signatures.clone()),
            Some(Fact::Absent) => Some(Vec::new()),
            _ => None,
        }
    }
}

fn is_about_the_login(error: &MailboxError) -> bool {
    matches!(
        error,
        MailboxError::LoginRefused { .. } | MailboxError::NoSecret { .. } | MailboxError::Certificate { .. }
    )
}
