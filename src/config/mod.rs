//! The configuration: what a person may set, checked so that every mistake is named with file, line and key.
//!
//! `config/example.toml` is the manual and the defaults at once: it is embedded, and [`parse`] lays the user's file over it
//! with the `config` crate. That crate forgets where a value stood, so [`check`] first walks the text with spans and says
//! all that is wrong, each with its line; what passes there is read into the types below. Rejected: serde errors alone,
//! which name one mistake at a time and no line. Cost: a key lives in three places (type, [`keys`], example); tests compare them.
//!
//! Nothing here opens a file: [`crate::io::config_file`] reads, and [`crate::io::secret`] fetches what [`SecretSource`] names.

mod across;
pub mod check;
pub mod fault;
mod folder;
pub mod keys;
mod near;
mod rules;
mod settings;
mod web;

use std::path::Path;

use ::config::{File, FileFormat, Source, Value, ValueKind};

pub use fault::{Fault, Faults};
pub use rules::{is_address, is_host, not_too_wide, owner};
pub use settings::{
    Account, AccountNotices, AccountReports, Auth, Config, Hook, HookTarget, Imap, Limits, Lookup, Notices, Policy,
    Reports, SecretSource, Smtp, State,
};

/// Manual, defaults and example.
pub const EXAMPLE: &str = include_str!("../../config/example.toml");

type Table = ::config::Map<String, Value>;

/// A configuration that can be used, and what is unwise in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    pub config: Config,
    /// To be logged once at the start.
    pub warnings: Vec<Fault>,
}

/// Reads the text of the file at `path`. Relative paths in it count from the folder of the file.
pub fn parse(text: &str, path: &Path) -> Result<Parsed, Faults> {
    let file = path.display().to_string();
    let places = check::check(text, &file)?;
    // After the check this cannot fail; if it does, the two disagree, and the file is named at least.
    let mut config = layered(text).map_err(|error| Faults(vec![Fault::of_file(&file, error.to_string())]))?;
    config.anchor(path.parent().unwrap_or(Path::new("")));
    let (faults, warnings) = across::across(&config, &places, &file);
    if faults.is_empty() { Ok(Parsed { config, warnings }) } else { Err(Faults(faults)) }
}

/// The line of the example that sets this key: `host = "smtp.shop.example"` for `smtp.host`.
fn example_of(path: &str) -> Option<&'static str> {
    let (section, name) = path.rsplit_once('.')?;
    let lines = EXAMPLE.lines().skip_while(|line| line.trim_matches(['[', ']']) != section || !line.starts_with('['));
    let mut settings = lines.skip(1).map(|line| line.strip_prefix('#').unwrap_or(line));
    settings.find(|line| line.split_once(" = ").is_some_and(|(key, _)| key == name))
}

/// The file over the defaults. Arrays replace each other whole, so each block is laid over the one of the example by itself.
fn layered(text: &str) -> Result<Config, ::config::ConfigError> {
    let example = table_of(EXAMPLE)?;
    let mut user = table_of(text)?;
    for name in keys::BLOCKS {
        let defaults = blocks(&example, name)?.into_iter().next().unwrap_or_default();
        let mut whole = Vec::new();
        for block in blocks(&user, name)? {
            let both =
                ::config::Config::builder().add_source(Layer(defaults.clone())).add_source(Layer(block)).build()?;
            whole.push(both.cache);
        }
        user.insert((*name).to_owned(), Value::new(None, ValueKind::Array(whole)));
    }
    ::config::Config::builder().add_source(Layer(example)).add_source(Layer(user)).build()?.try_deserialize()
}

fn table_of(text: &str) -> Result<Table, ::config::ConfigError> {
    File::from_str(text, FileFormat::Toml).collect()
}

fn blocks(table: &Table, name: &str) -> Result<Vec<Table>, ::config::ConfigError> {
    let Some(blocks) = table.get(name) else { return Ok(Vec::new()) };
    blocks.clone().into_array()?.into_iter().map(Value::into_table).collect()
}

/// A table as a source of the `config` crate.
#[derive(Debug, Clone)]
struct Layer(Table);

impl Source for Layer {
    fn clone_into_box(&self) -> Box<dyn Source + Send + Sync> {
        Box::new(self.clone())
    }

    fn collect(&self) -> Result<Table, ::config::ConfigError> {
        Ok(self.0.clone())
    }
}
