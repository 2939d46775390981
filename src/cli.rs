//! The command line: one definition gives parsing, `--help` and, later, man page and completions.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use ipnet::IpNet;

use crate::{config, exit};

/// Somebody forges mail with your address: alibi reads what comes back, traces where it really came from, and tells you.
#[derive(Debug, Parser)]
#[command(name = "alibi", version, after_help = exit::help())]
pub struct Cli {
    /// The configuration file [default: ~/.config/alibi/config.toml, else /etc/alibi/config.toml]
    #[arg(long, global = true, value_name = "FILE", display_order = 90)]
    pub config: Option<PathBuf>,
    /// Say more on standard error of what `watch` does; twice: all of it
    #[arg(short, long, global = true, display_order = 91, action = clap::ArgAction::Count)]
    pub verbose: u8,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show the whole job on a sample mailbox and a recorded internet: offline, no account
    Demo(Demo),
    /// Say of mail files what each is, where it came from, and who sent it
    Trace(Trace),
    /// Watch the mailboxes of the configuration and tell their owners
    Watch(Watch),
    /// Check configuration, login, folders, sending and look-ups, and say what to do
    Check(Check),
    /// List what was found
    Incidents(Incidents),
    /// Show the evidence of one incident, hop by hop
    Explain(Explain),
    /// Say whether a notice is genuine
    Verify(Verify),
    /// Show reports to abuse desks, and what is not reported and why; say yes or no
    Report(Report),
    /// Say what a domain does against forgery, and what to do next
    Advise(Advise),
    /// Remove what is older than the configuration keeps
    Purge(Purge),
    /// Say how each account does; exit code 0 is fine, 1 needs a look (WARNING in Nagios)
    Status(Status),
}

#[derive(Debug, Args)]
pub struct Demo {
    /// Where to put the sample mailbox and the notices [default: a fresh folder]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Trace {
    /// Mail files (.eml), mbox files, Maildirs or folders of these; `-` reads standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// An address or domain of yours (repeatable)
    #[arg(long, value_name = "ADDRESS_OR_DOMAIN", value_parser = owner)]
    pub owner: Vec<String>,
    /// A network that you send from (repeatable)
    #[arg(long, value_name = "CIDR", value_parser = network)]
    pub own_network: Vec<IpNet>,
    /// How your mail provider names itself: authserv-id or MX host (repeatable)
    #[arg(long, value_name = "NAME")]
    pub provider: Vec<String>,
    /// A folder with the mails that you sent
    #[arg(long, value_name = "DIR")]
    pub sent: Option<PathBuf>,
    /// Look nothing up
    #[arg(long, conflicts_with = "world")]
    pub offline: bool,
    /// Look up in a recorded world instead of the internet
    #[arg(long, value_name = "DIR")]
    pub world: Option<PathBuf>,
    /// One JSON object a line
    #[arg(long)]
    pub json: bool,
    /// After the messages, the incidents that they make up
    #[arg(long)]
    pub incidents: bool,
}

fn owner(text: &str) -> Result<String, String> {
    config::owner(text).map(|()| text.to_owned())
}

/// A network, or a single address.
fn network(text: &str) -> Result<IpNet, String> {
    let alone = |_| text.parse::<IpAddr>().map(IpNet::from);
    let network = text.parse().or_else(alone);
    let network = network.map_err(|_| "neither a network such as `192.0.2.0/24` nor an address".to_owned())?;
    config::not_too_wide(network)?;
    Ok(network)
}

#[derive(Debug, Args)]
pub struct Watch {
    /// Handle what is there, then end
    #[arg(long)]
    pub once: bool,
    /// Decide as if nothing had been read before, but write nothing down and send nothing; with --once
    #[arg(long, requires = "once")]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct Check {
    /// Print a configuration with every key explained, to begin yours with, and check nothing
    #[arg(long, conflicts_with = "json")]
    pub example: bool,
    /// One JSON object a line
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Incidents {
    /// Only of this account
    #[arg(long, value_name = "NAME")]
    pub account: Option<String>,
    /// One JSON object a line
    #[arg(long)]
    pub json: bool,
    /// A table for a spreadsheet
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// The incident's name, as `alibi incidents` and the notice show it
    pub id: String,
    /// One JSON object
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Verify {
    /// What the notice calls itself: the incident's name, as its details show it, or its Message-ID
    pub id: String,
    /// The mail that you have, as a file: is it word for word what alibi wrote?
    #[arg(long, value_name = "FILE")]
    pub mail: Option<PathBuf>,
    /// One JSON object
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Report {
    /// The report's name; without one, or with `list`, all
    pub id: Option<String>,
    /// Say yes: `alibi watch` sends it, if all that was true when it was prepared still holds
    #[arg(long, conflicts_with_all = ["decline", "dry_run"])]
    pub approve: bool,
    /// Say no
    #[arg(long, conflicts_with = "dry_run")]
    pub decline: bool,
    /// Say what would be sent now, and send nothing
    #[arg(long)]
    pub dry_run: bool,
    /// One JSON object a line
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Advise {
    /// Your domain: what stands behind the `@` of your address
    pub domain: String,
    /// A DKIM selector of yours: `s=` in the DKIM-Signature of a mail that you sent (repeatable)
    #[arg(long, value_name = "NAME")]
    pub selector: Vec<String>,
    /// Look up in a recorded world instead of the internet
    #[arg(long, value_name = "DIR")]
    pub world: Option<PathBuf>,
    /// One JSON object
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Purge {
    /// Say what would be removed, and remove nothing
    #[arg(long)]
    pub dry_run: bool,
    /// One JSON object
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Status {
    /// One JSON object a line
    #[arg(long)]
    pub json: bool,
}
