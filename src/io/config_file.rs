//! Finding and reading the configuration, and finding the folder of the state: what the environment says goes no further.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::config::{self, Config, Faults, Parsed};

/// A configuration with a thousand accounts has some 500 KiB.
const CONFIG_BYTES_MAX: u64 = 16 << 20;
const NAME: &str = "config.toml";

/// Why there is no usable configuration. All of them end in [`crate::exit::Exit::BadConfig`].
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("find a configuration: none of {tried} exists")]
    None { tried: String },
    #[error("read the configuration `{path}`: {why}")]
    Read { path: String, why: String },
    /// One line for each mistake, with file, line and key.
    #[error(transparent)]
    Faults(#[from] Faults),
    #[error("find a folder for the state")]
    NoState,
}

impl ConfigError {
    /// What a person can do.
    pub fn remedy(&self) -> &'static str {
        match self {
            ConfigError::None { .. } => {
                "write one there: the README has a small one, `alibi check --example` prints one with every key explained; or \
                 name a file with `--config`"
            }
            ConfigError::Read { .. } => "check the name after `--config`, and that this user can read the file",
            ConfigError::Faults(_) => "mend these lines; `alibi check --example` explains every key",
            ConfigError::NoState => "set `path` in `[state]`",
        }
    }
}

/// Reads the file that was named, or the first that exists of the usual ones.
pub fn load(named: Option<&Path>) -> Result<Parsed, ConfigError> {
    let path = match named {
        Some(path) => path.to_owned(),
        None => find(&usual(variable))?,
    };
    Ok(config::parse(&text(&path)?, &path)?)
}

/// Is there a configuration at one of the usual places?
pub fn is_there() -> bool {
    usual(variable).iter().any(|path| path.exists())
}

/// The folder of the state: as configured, else systemd's, else the user's.
pub fn state_folder(config: &Config) -> Result<PathBuf, ConfigError> {
    state_folder_of(config, variable).ok_or(ConfigError::NoState)
}

fn variable(name: &str) -> Option<PathBuf> {
    // The XDG specification: relative paths in these variables are to be ignored.
    std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute())
}

fn usual(variable: impl Fn(&str) -> Option<PathBuf>) -> Vec<PathBuf> {
    let user = variable("XDG_CONFIG_HOME").or_else(|| variable("HOME").map(|home| home.join(".config")));
    let folders = [variable("CONFIGURATION_DIRECTORY"), user.map(|user| user.join("alibi")), Some("/etc/alibi".into())];
    folders.into_iter().flatten().map(|folder| folder.join(NAME)).collect()
}

fn find(usual: &[PathBuf]) -> Result<PathBuf, ConfigError> {
    let found = usual.iter().find(|path| path.exists());
    found.cloned().ok_or_else(|| {
        let tried: Vec<String> = usual.iter().map(|path| format!("`{}`", path.display())).collect();
        ConfigError::None { tried: tried.join(", ") }
    })
}

fn state_folder_of(config: &Config, variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let user = || variable("XDG_STATE_HOME").or_else(|| variable("HOME").map(|home| home.join(".local/state")));
    let configured = config.state.path.clone();
    configured.or_else(|| variable("STATE_DIRECTORY")).or_else(|| user().map(|user| user.join("alibi")))
}

fn text(path: &Path) -> Result<String, ConfigError> {
    let fail = |why: String| ConfigError::Read { path: path.display().to_string(), why };
    let file = std::fs::File::open(path).map_err(|error| fail(error.to_string()))?;
    let mut bytes = Vec::new();
    file.take(CONFIG_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(|error| fail(error.to_string()))?;
    if bytes.len() as u64 > CONFIG_BYTES_MAX {
        return Err(fail("larger than 16 MiB, which no configuration is".to_owned()));
    }
    String::from_utf8(bytes).map_err(|_| fail("not UTF-8 text".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"
        [smtp]
        host = "smtp.shop.example"
        from = "alibi@notices.example"
        [notices]
        to = "anna@shop.example"
        [[account]]
        name = "shop"
        addresses = ["anna@shop.example"]
        [account.imap]
        host = "imap.shop.example"
        user = "anna"
        secret = { file = "secrets/imap" }
    "#;

    #[test]
    fn a_named_file_is_read_and_its_paths_count_from_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mine.toml");
        std::fs::write(&path, SMALL).unwrap();
        let parsed = load(Some(&path)).unwrap();
        let secret = parsed.config.accounts[0].imap.secret.clone();
        assert_eq!(secret, config::SecretSource::File(folder.path().join("secrets/imap")));
    }

    #[test]
    fn systemd_comes_before_the_user_and_the_user_before_the_machine() {
        let both = |name: &str| match name {
            "CONFIGURATION_DIRECTORY" => Some("/etc/service".into()),
            "HOME" => Some("/home/anna".into()),
            _ => None,
        };
        let paths: Vec<String> = usual(both).iter().map(|path| path.display().to_string()).collect();
        assert_eq!(
            paths,
            ["/etc/service/config.toml", "/home/anna/.config/alibi/config.toml", "/etc/alibi/config.toml"]
        );
        let error = find(&["/nowhere/a.toml".into(), "/nowhere/b.toml".into()]).unwrap_err().to_string();
        assert!(error.contains("`/nowhere/a.toml`, `/nowhere/b.toml`"), "{error}");
    }

    #[test]
    fn the_state_goes_where_the_config_systemd_or_xdg_say() {
        let mut config = config::parse(SMALL, Path::new("/etc/alibi/config.toml")).unwrap().config;
        let home = |name: &str| (name == "HOME").then(|| PathBuf::from("/home/anna"));
        let systemd = |name: &str| match name {
            "STATE_DIRECTORY" => Some(PathBuf::from("/var/lib/private/alibi")),
            other => home(other),
        };
        let nothing = |_: &str| None;
        assert_eq!(state_folder_of(&config, home).unwrap(), Path::new("/home/anna/.local/state/alibi"));
        assert_eq!(state_folder_of(&config, systemd).unwrap(), Path::new("/var/lib/private/alibi"));
        assert_eq!(state_folder_of(&config, nothing), None);
        config.state.path = Some("/srv/alibi".into());
        assert_eq!(state_folder_of(&config, systemd).unwrap(), Path::new("/srv/alibi"));
    }

    #[test]
    fn what_cannot_be_read_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let error = load(Some(folder.path())).unwrap_err().to_string();
        assert!(error.contains("directory"), "{error}");
        let path = folder.path().join("latin1.toml");
        std::fs::write(&path, b"# caf\xe9\n").unwrap();
        assert!(load(Some(&path)).unwrap_err().to_string().ends_with("not UTF-8 text"));
        std::fs::write(&path, "[smtp]\nhots = \"x\"\n").unwrap();
        assert!(load(Some(&path)).unwrap_err().to_string().contains("latin1.toml:2: smtp.hots: no such key"));
    }
}
