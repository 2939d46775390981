//! Asking the owner in the mailbox. Nothing here happens unless the configuration names the folder.

use crate::ports::{Clock, Consent, Lookup, MailboxError, NO, Outbox, Said, Store, YES};
use crate::report::question::{self, Folders, Letter};
use crate::report::{Report, State};
use crate::watch::account::{Pass, Watch, WatchError};

use super::Policy;

impl<L: Lookup, O: Outbox, S: Store, C: Clock> Watch<'_, L, O, S, C> {
    /// Hears what the owner said to the questions.
    pub(in crate::watch) async fn hear_consent(
        &self,
        mailbox: &mut impl Consent,
        pass: &mut Pass,
    ) -> Result<(), WatchError> {
        let Some(folder) = self.folder_of_questions() else { return Ok(()) };
        let now = self.clock.now();
        let waiting =
            |report: &Report| report.asked.is_some() && matches!(report.state, State::Prepared | State::Approved);
        let key = self.store.key().await?;
        for report in self.own_reports(now).await?.into_iter().filter(waiting) {
            let id = question::message_id(&report.id, &key, &self.account.notify.domain);
            let (next, why) = match heard(mailbox.said(folder, &id).await, pass) {
                Some(Said::Yes) => (State::Approved, format!("you moved it to `{YES}`")),
                Some(Said::No) => (State::Declined, format!("you moved it to `{NO}`")),
                None => continue,
            };
            if let Some(after) = report.become_because(next, why, now) {
                tracing::info!(account = self.account.name, report = report.id, ?next, "the owner answered");
                self.store.change(report.state, &after, &[]).await?;
            }
        }
        Ok(())
    }

    /// Puts the questions of reports that wait into the folder.
    pub(in crate::watch) async fn file_questions(
        &self,
        mailbox: &mut impl Consent,
        pass: &mut Pass,
    ) -> Result<(), WatchError> {
        let Some(folder) = self.folder_of_questions() else { return Ok(()) };
        let now = self.clock.now();
        let unasked = |report: &Report| report.asked.is_none() && report.state == State::Prepared;
        let (key, notify) = (self.store.key().await?, &self.account.notify);
        for report in self.own_reports(now).await?.into_iter().filter(unasked) {
            let id = question::message_id(&report.id, &key, &notify.domain);
            let to = notify.to.first().unwrap_or(&notify.from);
            let letter = Letter { from: &notify.from, to, domain: &notify.domain, reader: &notify.reader };
            let (yes, no) = (format!("{folder}/{YES}"), format!("{folder}/{NO}"));
            let (folders, good_for) = (Folders { yes: &yes, no: &no }, self.account.reporting.limits.window);
            let message = match question::compose(&report, &key, &letter, &folders, good_for) {
                Ok(message) => message,
                Err(error) => {
                    tracing::warn!(account = self.account.name, report = report.id, "failed to {error}");
                    continue;
                }
            };
            if heard(mailbox.ask(folder, &id, &message).await.map(Some), pass).is_some() {
                self.store.change(State::Prepared, &Report { asked: Some(now), ..report }, &[]).await?;
            }
        }
        Ok(())
    }

    fn folder_of_questions(&self) -> Option<&str> {
        let reporting = &self.account.reporting;
        let asks = reporting.policy != Policy::Never && !self.account.dry_run;
        reporting.folder.as_deref().filter(|_| asks)
    }
}

/// A folder that cannot be used stops nothing: the command is there too.
fn heard<T>(outcome: Result<Option<T>, MailboxError>, pass: &mut Pass) -> Option<T> {
    match outcome {
        Ok(found) => found,
        Err(error) => {
            tracing::warn!("failed to {error}");
            pass.unasked = Some(error.to_string());
            None
        }
    }
}
