//! `alibi check`: everything that must work, tried for real, a line each with what to do. Nothing is sent, nothing changed.

use std::path::Path;

use serde::Serialize;

use crate::advise::{self, Known};
use crate::cli;
use crate::config::{self, Config, HookTarget};
use crate::exit::Exit;
use crate::facts::{Fact, Question};
use crate::io::hooks::program;
use crate::io::lookup::Any;
use crate::io::secret;
use crate::io::terminal::{self, Colour};
use crate::owner::DOMAINS_ASKED_MAX;
use crate::ports::{Lookup as _, Mailbox as _, Material, SendError, Shelf, Spent};
use crate::sanitize;

use super::layout::{counted, plain, wrap};
use super::{Failure, live, mailbox_exit, notify, report};

#[derive(Debug, Serialize)]
struct Line {
    what: String,
    ok: bool,
    says: String,
    remedy: Option<String>,
    #[serde(skip)]
    exit: Exit,
}

pub async fn run(named: Option<&Path>, options: &cli::Check) -> Result<Exit, Failure> {
    if options.example {
        report::data(config::EXAMPLE.trim_end());
        return Ok(Exit::Fine);
    }
    let config = live::config(named)?;
    let mut exit = Exit::Fine;
    let (mut tried, mut failed) = (0, 0);
    let mut show = |line: Line| {
        exit = exit.worse(line.exit);
        (tried, failed) = (tried + 1, failed + u64::from(!line.ok));
        if options.json { report::json(&line) } else { report::data(&text(&line)) }
    };
    show(fine("configuration", counted(config.accounts.len() as u64, "account")));
    show(state(&config));
    for account in &config.accounts {
        for line in mailbox(&config, account).await.into_iter().chain(domains(account)) {
            show(line);
        }
    }
    for account in &config.accounts {
        for line in notices(&config, account).await {
            show(line);
        }
    }
    show(smtp(&config).await);
    for hook in &config.hooks {
        show(hook_line(hook).await);
    }
    show(dns(&config).await);
    show(registries(&config).await);
    // With many accounts, what failed is far above.
    if failed > 0 && config.accounts.len() > 1 && !options.json {
        report::data(&format!("{failed} of {tried} failed"));
    }
    Ok(exit)
}

fn fine(what: impl Into<String>, says: impl Into<String>) -> Line {
    Line { what: what.into(), ok: true, says: says.into(), remedy: None, exit: Exit::Fine }
}

fn bad(what: impl Into<String>, exit: Exit, says: String, remedy: &str) -> Line {
    Line {
        what: what.into(),
        ok: false,
        says: format!("failed to {}", plain(says.trim_start_matches("failed to "))),
        remedy: Some(remedy.to_owned()),
        exit,
    }
}

/// Too many domains to ask about each: nothing fails, and nothing is ever called forged.
fn domains(account: &config::Account) -> Option<Line> {
    let number = account.owner().all_domains().count();
    let says = format!(
        "ask about {number} domains for each mail: {DOMAINS_ASKED_MAX} are the most, and with more no mail is ever called forged"
    );
    (number > DOMAINS_ASKED_MAX).then(|| {
        let remedy = "give each account only the domains whose mail comes into its mailbox";
        bad(format!("mailbox `{}`, domains", account.name), Exit::Finding, says, remedy)
    })
}

fn state(config: &Config) -> Line {
    let tried = live::state_file(config).and_then(|path| live::try_state(&path).map(|is_there| (path, is_there)));
    match tried {
        Ok((path, true)) => fine("state", path.display().to_string()),
        Ok((path, false)) => fine("state", format!("`alibi watch` will make {}", path.display())),
        Err(failure) => {
            let says = failure.says.trim_start_matches("failed to ").to_owned();
            bad("state", failure.exit, says, failure.remedy.as_deref().unwrap_or("set `path` in `[state]`"))
        }
    }
}

/// Login, folders, and the Sent folder of one account.
async fn mailbox(config: &Config, account: &crate::config::Account) -> Vec<Line> {
    let what = format!("mailbox `{}`", account.name);
    let mut mailbox = live::mailbox(config, account);
    let lines = match mailbox.look(&[]).await {
        Err(error) => vec![bad(what, mailbox_exit(&error), error.to_string(), error.remedy())],
        Ok(look) => {
            let folders: Vec<&str> = look.cursors.iter().map(|cursor| cursor.folder.as_str()).collect();
            let sent = match mailbox.find(Shelf::Sent, "alibi-check@alibi.invalid").await {
                Ok(_) => fine(format!("{what}, sent mail"), "the Sent folder can be searched"),
                Err(error) => bad(
                    format!("{what}, sent mail"),
                    if account.sent_folder.is_some() { mailbox_exit(&error) } else { Exit::Finding },
                    error.to_string(),
                    "name the folder of sent mail in `sent_folder` of this account",
                ),
            };
            let questions = config.reports_of(account).folder;
            let questions = questions.map(|folder| {
                fine(
                    format!("{what}, questions"),
                    format!("will be put into the folder `{folder}`; nothing was written"),
                )
            });
            let watched = fine(what, format!("logged in; watching {}", folders.join(", ")));
            [watched, sent].into_iter().chain(questions).collect()
        }
    };
    mailbox.logout().await;
    lines
}

/// Templates and phrase of an account's notices: only what was set is tried.
async fn notices(config: &Config, account: &crate::config::Account) -> Vec<Line> {
    let notices = config.notices_of(account);
    let what = |part: &str| format!("notices of `{}`, {part}", account.name);
    let mut lines = Vec::new();
    if let Some(folder) = &notices.templates {
        lines.push(match notify::templates(&notices) {
            Ok(_) => fine(what("templates"), folder.display().to_string()),
            Err(error) => bad(
                what("templates"),
                Exit::BadConfig,
                error.to_string(),
                "mend the template; until then the built-in one is used",
            ),
        });
    }
    if notices.phrase.is_some() {
        lines.push(match notify::phrase(&notices).await {
            Ok(_) => fine(what("phrase"), "can be read"),
            Err(error) => bad(what("phrase"), Exit::BadConfig, error.to_string(), "check `phrase` in `[notices]`"),
        });
    }
    lines
}

async fn smtp(config: &Config) -> Line {
    let what = format!("sending through `{}`", config.smtp.host);
    let outbox = match live::outbox(config) {
        Ok(outbox) => outbox,
        Err(failure) => {
            return bad(what, failure.exit, failure.says, failure.remedy.as_deref().unwrap_or("check `[smtp]`"));
        }
    };
    match outbox.check().await {
        Ok(()) => fine(what, "connected and logged in; nothing was sent"),
        Err(error) => {
            let exit = match error {
                SendError::LoginRefused { .. } => Exit::LoginRefused,
                SendError::NoSecret { .. } => Exit::BadConfig,
                _ => Exit::Unreachable,
            };
            // The line names the server already, and nothing was to be sent.
            let (says, again) = (error.to_string(), format!("send through `{}`: ", config.smtp.host));
            let says = says.strip_prefix(&again).map_or(says.clone(), |why| format!("connect: {why}"));
            bad(what, exit, says, error.remedy())
        }
    }
}

/// A hook is not called: it could ring somebody's bell. What it needs is looked at.
async fn hook_line(hook: &crate::config::Hook) -> Line {
    let what = format!("hook `{}`", hook.name);
    if let HookTarget::Program(words) = &hook.to
        && let Err(why) = program::look(words.first().map_or("", String::as_str))
    {
        return bad(what, Exit::BadConfig, why, "check `to` of this `[[hook]]`: write the whole path");
    }
    let Some(source) = &hook.secret else { return fine(what, "will be called; nothing was sent") };
    match secret::read(source).await {
        Ok(_) => fine(what, "its secret can be read; nothing was sent"),
        Err(error) => bad(what, Exit::BadConfig, error.to_string(), "check `secret` of this `[[hook]]`"),
    }
}

/// The SPF record of the first watched domain: what the verdict needs most.
async fn dns(config: &Config) -> Line {
    let what = "name server";
    if config.lookup.offline {
        return fine(what, "not asked: `offline` is set in `[lookup]`");
    }
    let lookup = match live::lookup(config) {
        Ok(lookup) => lookup,
        Err(failure) => return bad(what, failure.exit, failure.says, failure.remedy.as_deref().unwrap_or_default()),
    };
    let domain = config.accounts.iter().find_map(|account| account.owner().all_domains().next().map(str::to_owned));
    let Some(domain) = domain else { return fine(what, "no domain to ask about") };
    let question = Question::Senders(domain.clone());
    let questions = advise::questions(&domain, &Known::default());
    let facts = lookup.answer(&questions, Material::NONE, &Spent::default()).await;
    match facts.get(&question) {
        _ if advise::is_unheard_of(&domain, &facts) => bad(
            what,
            Exit::BadConfig,
            format!("find `{domain}` in the DNS: it has no mail server, no address and no text record"),
            "check the spelling in `addresses` and `domains` of `[[account]]`",
        ),
        Some(Fact::Known(_)) => fine(what, format!("answers; the SPF record of `{domain}` can be read")),
        Some(Fact::Absent) => Line {
            remedy: Some("publish one: without it nobody, and alibi neither, can tell who may send for you".to_owned()),
            ..fine(what, format!("answers; `{domain}` has no SPF record"))
        },
        Some(Fact::Unknown { why, .. }) => bad(
            what,
            Exit::Unreachable,
            format!("ask for the SPF record of `{domain}`: {why}"),
            "check the network, or set `nameserver` in `[lookup]`",
        ),
        None => bad(
            what,
            Exit::Unreachable,
            format!("ask for the SPF record of `{domain}`: no answer"),
            "check the network",
        ),
    }
}

/// Each registry is asked for its help page: that tells nobody anything.
async fn registries(config: &Config) -> Line {
    let what = "registries";
    let lookup = match live::lookup(config) {
        Ok(lookup) => lookup,
        Err(failure) => return bad(what, failure.exit, failure.says, failure.remedy.as_deref().unwrap_or_default()),
    };
    let tried = match &lookup {
        Any::Live(live) => live.try_registries().await,
        Any::Offline(_) => None,
    };
    let Some((servers, published)) = tried else {
        return fine(what, "not asked: networks have no names, and no report can be prepared");
    };
    // IANA changes a list when something in it changes, so an old one is no sign that a newer one is missing.
    let days: Vec<String> = published.iter().map(|day| day.chars().take(10).collect()).collect();
    let lists = match (days.iter().filter(|day| !day.is_empty()).min(), days.iter().max()) {
        (Some(oldest), Some(newest)) => format!("; the lists of registries are of {oldest} to {newest}"),
        _ => String::new(),
    };
    let silent: Vec<&str> = servers.iter().filter_map(|(_, why)| why.as_deref()).collect();
    let count = format!("{} of {} answer{lists}", servers.len() - silent.len(), servers.len());
    match silent.first() {
        None => fine(what, count),
        Some(why) => bad(
            what,
            Exit::Unreachable,
            format!("ask every registry: {why} ({count})"),
            "check the network; alibi works without them, but then nothing is confirmed and nobody can be written to",
        ),
    }
}

fn text(line: &Line) -> String {
    let mark = if line.ok { terminal::paint("ok  ", Colour::Green) } else { terminal::paint("FAIL", Colour::Red) };
    // The mark is laid out as four plain letters: its colour takes no column.
    let says = wrap("      ", &format!("{}: {}", line.what, sanitize::line(&line.says, 400)));
    let mut text = format!("{mark}  {}", says.trim_start());
    if let Some(remedy) = &line.remedy {
        text.push('\n');
        text.push_str(&wrap("      what to do: ", remedy));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_domains_than_are_asked_about_is_said() {
        let with = |number: usize| {
            let names: Vec<String> = (0..number).map(|place| format!("\"anna@shop{place}.example\"")).collect();
            let text = format!(
                "[smtp]\nhost = \"smtp.shop.example\"\nfrom = \"alibi@shop0.example\"\n[notices]\nto = \"anna@shop0.example\"\n\
                 [[account]]\nname = \"anna\"\naddresses = [{}]\n[account.imap]\nhost = \"imap.shop.example\"\n\
                 user = \"anna\"\nsecret = {{ file = \"x\" }}\n",
                names.join(", ")
            );
            let parsed = config::parse(&text, Path::new("alibi.toml")).unwrap_or_else(|faults| panic!("{faults}"));
            domains(&parsed.config.accounts[0])
        };
        assert!(with(DOMAINS_ASKED_MAX).is_none());
        let said = with(DOMAINS_ASKED_MAX + 1).unwrap();
        assert!(!said.ok && said.says.contains("21 domains"), "{}", said.says);
    }
}
