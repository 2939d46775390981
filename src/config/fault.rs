//! What is wrong in a configuration, and where: one line each, which an editor can jump to.

use std::fmt;

/// Faults that are printed; who has more has to begin with these anyway.
const SHOWN_MAX: usize = 20;

/// One mistake: `config.toml:12: account.imap.prot: no such key, did you mean `port`?`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub file: String,
    /// Counted from 1; None where the fault is that something is missing altogether.
    pub line: Option<usize>,
    /// `account.imap.port`; empty for the whole file.
    pub key: String,
    /// What is wrong, and what to do.
    pub says: String,
}

impl Fault {
    pub fn of_file(file: &str, says: String) -> Fault {
        Fault { file: file.to_owned(), line: None, key: String::new(), says }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:", self.file)?;
        if let Some(line) = self.line {
            write!(out, "{line}:")?;
        }
        if !self.key.is_empty() {
            write!(out, " {}:", self.key)?;
        }
        write!(out, " {}", self.says)
    }
}

/// All mistakes of a file, in the order of their lines.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().take(SHOWN_MAX).enumerate() {
            let before = if index == 0 { "" } else { "\n" };
            write!(out, "{before}{fault}")?;
        }
        match self.0.len().checked_sub(SHOWN_MAX) {
            None | Some(0) => Ok(()),
            Some(more) => write!(out, "\nand {more} more"),
        }
    }
}
