//! Other ways to be told, beside mail: a program of the owner's, or a web address.
//!
//! Both get the same JSON. It goes through the outbox like a notice, so none is lost by a crash or a server that is away; one
//! in doubt comes again under the same name, by which the other side knows it.

pub mod program;
mod web;

use std::time::Duration;

pub use web::{Web, signature};

use crate::ports::{Outbox, Outgoing, Purpose, SendError};

/// One way.
#[derive(Debug, Clone)]
pub struct Hook {
    pub name: String,
    pub kind: Kind,
    /// For the whole call.
    pub patience: Duration,
}

#[derive(Debug, Clone)]
pub enum Kind {
    /// Program and arguments; no shell.
    Program(Vec<String>),
    Web(Web),
}

/// Mail by one outbox, events by their hook.
pub struct Ways<M> {
    mail: M,
    hooks: Vec<Hook>,
}

impl<M> Ways<M> {
    pub fn new(mail: M, hooks: Vec<Hook>) -> Ways<M> {
        Ways { mail, hooks }
    }
}

impl<M: Outbox> Outbox for Ways<M> {
    async fn send(&self, mail: &Outgoing) -> Result<(), SendError> {
        match mail.purpose {
            Purpose::Notice | Purpose::Digest | Purpose::Report => self.mail.send(mail).await,
            Purpose::Event => match self.hooks.iter().find(|hook| hook.name == mail.way()) {
                Some(hook) => hook.call(mail).await,
                None => Err(SendError::Permanent {
                    server: mail.way().to_owned(),
                    why: "this hook is no longer in the configuration".to_owned(),
                }),
            },
        }
    }
}

impl Hook {
    /// Every failure is worth another try: what is wrong at the other side can be repaired there.
    pub async fn call(&self, event: &Outgoing) -> Result<(), SendError> {
        let called = async {
            match &self.kind {
                Kind::Program(words) => program::call(words, &event.bytes).await,
                Kind::Web(web) => web.call(event).await,
            }
        };
        let late = |_| Err(format!("no answer within {} seconds", self.patience.as_secs_f32()));
        let outcome = tokio::time::timeout(self.patience, called).await.unwrap_or_else(late);
        outcome.map_err(|why| SendError::Temporary { server: format!("hook {}", self.name), why })
    }
}
