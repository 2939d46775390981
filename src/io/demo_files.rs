//! The sample mailbox and its recorded world: carried inside the program, laid out in a folder that a person can look into.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::private;

static DEMO: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/config/demo");

/// Names of fresh folders that are tried.
const FOLDERS_MAX: u32 = 1_000;

pub struct Stage {
    pub folder: PathBuf,
    pub mailbox: PathBuf,
    pub world: PathBuf,
    /// An `Owner` as JSON.
    pub owner: String,
}

/// Lays the demo out in `wanted`, or in a fresh folder of the system's temporary one.
pub fn unpack(wanted: Option<&Path>) -> io::Result<Stage> {
    let folder = match wanted {
        Some(folder) => {
            fs::create_dir_all(folder)
                .map_err(|error| io::Error::new(error.kind(), format!("make `{}`: {error}", folder.display())))?;
            if fs::read_dir(folder)?.next().is_some() && !is_demos(folder) {
                let says = format!("`{}` is not empty, and what is in it is not a demo's", folder.display());
                return Err(io::Error::other(says));
            }
            folder.to_owned()
        }
        None => fresh()?,
    };
    DEMO.extract(&folder)?;
    let owner = fs::read_to_string(folder.join("owner.json"))?;
    Ok(Stage { mailbox: folder.join("mailbox"), world: folder.join("world"), owner, folder })
}

/// Was a demo laid out here before? Its README says so.
fn is_demos(folder: &Path) -> bool {
    let ours = DEMO.get_file("README.md").map(include_dir::File::contents);
    fs::read(folder.join("README.md")).ok().as_deref() == ours
}

/// The files of the notices, by name.
pub fn notices(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder.join("outbox")).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Keeps a notice as a mail and as a page, for a person to look at.
pub fn keep_notice(folder: &Path, name: &str, mail: &[u8], page: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join(format!("{name}.eml")), mail)?;
    fs::write(folder.join(format!("{name}.html")), page)
}

/// A folder that was not there before, so that nobody else's is written into.
fn fresh() -> io::Result<PathBuf> {
    let base = std::env::temp_dir();
    for number in 1..=FOLDERS_MAX {
        let folder = base.join(format!("alibi-demo-{number}"));
        match private::make_fresh_folder(&folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
            Ok(()) => return Ok(folder),
        }
    }
    Err(io::Error::other(format!("`{}` is full of demos; name a folder with `--out`", base.display())))
}
