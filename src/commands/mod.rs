//! What each command does: it ties steps to ports and prints. Data goes to standard output, messages to standard error.

mod about;
mod advise;
mod check;
mod demo;
pub mod explain;
mod incidents;
mod layout;
mod live;
mod notify;
mod purge;
mod report;
mod reports;
mod status;
mod supply;
mod trace;
mod verify;
mod watch;

use std::error::Error;

use crate::cli::{Cli, Command};
use crate::exit::Exit;
use crate::io::runtime;
use crate::ports::MailboxError;

/// Why a command ended early: the chain of causes, the exit code, and what to do.
#[derive(Debug)]
pub struct Failure {
    pub exit: Exit,
    pub says: String,
    pub remedy: Option<String>,
}

impl Failure {
    /// `what` reads after "failed to".
    pub fn new(exit: Exit, what: &str, error: &dyn Error) -> Failure {
        let mut says = format!("failed to {what}");
        let mut cause: Option<&dyn Error> = Some(error);
        while let Some(error) = cause {
            let text = error.to_string();
            if !says.ends_with(&text) {
                says.push_str(": ");
                says.push_str(&text);
            }
            cause = error.source();
        }
        Failure { exit, says, remedy: None }
    }

    pub fn plain(exit: Exit, says: impl Into<String>) -> Failure {
        Failure { exit, says: says.into(), remedy: None }
    }

    pub fn with_remedy(mut self, remedy: impl Into<String>) -> Failure {
        self.remedy = Some(remedy.into());
        self
    }
}

/// The code of a mailbox that could not be read.
fn mailbox_exit(error: &MailboxError) -> Exit {
    match error {
        MailboxError::LoginRefused { .. } => Exit::LoginRefused,
        MailboxError::Folder { .. } | MailboxError::NoSecret { .. } => Exit::BadConfig,
        _ => Exit::Unreachable,
    }
}

/// Runs the command to its end and says with which code to leave.
pub fn run(cli: &Cli) -> Exit {
    let outcome = runtime::block_on(async {
        match &cli.command {
            Command::Demo(options) => demo::run(options).await,
            Command::Trace(options) => trace::run(cli.config.as_deref(), options).await,
            Command::Watch(options) => watch::run(cli.config.as_deref(), options).await,
            Command::Check(options) => check::run(cli.config.as_deref(), options).await,
            Command::Incidents(options) => incidents::run(cli.config.as_deref(), options).await,
            Command::Explain(options) => explain::run(cli.config.as_deref(), options).await,
            Command::Verify(options) => verify::run(cli.config.as_deref(), options).await,
            Command::Report(options) => reports::run(cli.config.as_deref(), options).await,
            Command::Advise(options) => advise::run(cli.config.as_deref(), options).await,
            Command::Purge(options) => purge::run(cli.config.as_deref(), options).await,
            Command::Status(options) => status::run(cli.config.as_deref(), options).await,
        }
    });
    match outcome {
        Ok(Ok(exit)) => exit,
        Ok(Err(failure)) => {
            report::failure(&failure);
            failure.exit
        }
        Err(error) => {
            report::failure(&Failure::new(Exit::Unreachable, "start", &error));
            Exit::Unreachable
        }
    }
}
