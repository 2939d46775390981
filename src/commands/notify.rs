//! Whom an account's notices go to, and how they look: the configuration made into values.
//!
//! A template or a phrase that cannot be read must not cost the owner a notice: here it is logged, and the notice goes out
//! without it. `alibi check` reads the same and says what is wrong.

use std::sync::Arc;

use jiff::SignedDuration;
use secrecy::ExposeSecret as _;

use crate::config::{Account, Config, Notices};
use crate::io::{clock, secret, template_files};
use crate::mail::address;
use crate::tell::event::Severity;
use crate::tell::{Language, Letter, Phrase, Reader, Templates};
use crate::watch::{Listener, Notify, Provider, Watched};

/// A mailbox that was not seen for less is not worth a line of the digest.
const BLIND_SECONDS_MIN: u64 = 3_600;

/// Everything about the notices of this account.
pub async fn of(config: &Config, account: &Account) -> Notify {
    let from = config.smtp.from.clone();
    let domain = domain_of(&from);
    let notices = config.notices_of(account);
    let templates = templates(&notices).unwrap_or_else(|error| {
        tracing::error!(account = account.name, "failed to {error}; the built-in templates are used");
        Templates::default()
    });
    let phrase = phrase(&notices).await.unwrap_or_else(|error| {
        tracing::error!(account = account.name, "failed to {error}; notices go out without the phrase");
        None
    });
    Notify {
        from,
        to: config.notices_to(account).into_iter().map(str::to_owned).collect(),
        urgent_to: config.notices.also.iter().cloned().collect(),
        domain,
        reader: reader(&notices, phrase),
        reply_to: notices.reply_to,
        templates: Arc::new(templates),
        listeners: listeners(config, account),
    }
}

/// The hooks that are told of this account.
fn listeners(config: &Config, account: &Account) -> Vec<Listener> {
    let hooks = config.hooks.iter().filter(|hook| hook.hears_of(&account.name));
    let from = |name: &str| Severity::of_name(name).unwrap_or(Severity::Info);
    hooks.map(|hook| Listener { name: hook.name.clone(), from: from(&hook.severity) }).collect()
}

/// Who gets the digest of all clients; None: nobody.
pub fn provider(config: &Config) -> Option<Provider> {
    let to = config.notices.digest_to.clone()?;
    let watched = |account: &Account| {
        let interval = account.poll_seconds.max(account.imap.idle_seconds).saturating_mul(2).max(BLIND_SECONDS_MIN);
        Watched {
            name: account.name.clone(),
            client: account.client().to_owned(),
            blind_after: SignedDuration::from_secs(i64::try_from(interval).unwrap_or(i64::MAX)),
        }
    };
    let from = config.smtp.from.clone();
    let domain = domain_of(&from);
    Some(Provider {
        accounts: config.accounts.iter().map(watched).collect(),
        every: SignedDuration::from_hours(24 * i64::from(config.notices.digest_days)),
        letter: Letter { from, to: vec![to], reply_to: None, domain },
        reader: reader(&config.notices, None),
        templates: Arc::new(templates(&config.notices).unwrap_or_default()),
    })
}

fn reader(notices: &Notices, phrase: Option<Phrase>) -> Reader {
    Reader {
        language: Language::of_tag(&notices.language).unwrap_or(Language::English),
        zone: clock::zone(notices.time_zone.as_deref()),
        phrase,
        name: notices.name.clone(),
    }
}

/// Right side of our Message-IDs.
fn domain_of(from: &str) -> String {
    address::domain(&address::normal(from)).unwrap_or("alibi.invalid").to_owned()
}

/// The provider's own templates, or the built-in ones.
pub fn templates(notices: &Notices) -> Result<Templates, template_files::TemplatesError> {
    notices.templates.as_deref().map_or_else(|| Ok(Templates::default()), template_files::read)
}

/// The secret phrase, if there is to be one.
pub async fn phrase(notices: &Notices) -> Result<Option<Phrase>, secret::SecretError> {
    let Some(source) = &notices.phrase else { return Ok(None) };
    let phrase = secret::read(source).await?;
    Ok(Some(Phrase(phrase.expose_secret().to_owned())))
}
