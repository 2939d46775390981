//! Files and folders that are nobody else's business.
//!
//! The state and the outgoing mail speak of the owner's mail, so they are readable by the owner alone (0600, folders 0700),
//! whatever the umask says. What is written here survives a power cut: content, then name, then folder are synced in turn.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Opens a file for reading and writing, made if missing, and closes it to others.
pub fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    close_to_others(&file)?;
    Ok(file)
}

/// Makes a folder, and those above it, if missing. One that is there keeps its rights: it may be the user's own.
pub fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes a folder that was not there before; an error of kind `AlreadyExists` if it was.
pub fn make_fresh_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Is there a file or folder of this name?
pub fn is_there(path: &Path) -> bool {
    path.exists()
}

/// Can files be made in this folder? Tried for real, and nothing is left behind: a folder that is not there yet is not made, but
/// the nearest one above it is tried. Says whether the folder is there.
pub fn try_folder(folder: &Path) -> io::Result<bool> {
    let above = folder.ancestors().find(|above| above.exists()).unwrap_or(Path::new("."));
    if !above.is_dir() {
        return Err(io::Error::new(io::ErrorKind::NotADirectory, format!("`{}` is no folder", above.display())));
    }
    let tried = above.join(format!(".alibi-check.{}", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    options.open(&tried)?;
    std::fs::remove_file(&tried)?;
    Ok(above == folder)
}

/// Can this file, which is there, be read and written? Nothing in it changes.
pub fn try_file(path: &Path) -> io::Result<()> {
    OpenOptions::new().read(true).write(true).open(path).map(drop)
}

/// Writes a whole file, or nothing: a reader never sees half of it, and nor does the next start after a power cut.
pub fn write_whole(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let unfinished = folder.join(format!(".{name}.{}.part", std::process::id()));
    let written = (|| {
        let mut file = open(&unfinished)?;
        file.set_len(0)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&unfinished, folder.join(name))?;
        sync_folder(folder)
    })();
    if written.is_err() {
        // Best effort: the error that counts is the one that is reported.
        drop(std::fs::remove_file(&unfinished));
    }
    written
}

/// Makes the names in a folder survive a power cut.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(unix)]
fn close_to_others(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    if file.metadata()?.permissions().mode() & 0o077 == 0 {
        return Ok(());
    }
    file.set_permissions(std::fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn close_to_others(_file: &File) -> io::Result<()> {
    Ok(())
}

/// The text of a file of at most so many bytes, and when it was written. None if it is not there, or cannot be read.
pub fn read_with_time(path: &Path, most: u64) -> Option<(String, jiff::Timestamp)> {
    use std::io::Read as _;
    let file = File::open(path).ok()?;
    let written = jiff::Timestamp::try_from(file.metadata().ok()?.modified().ok()?).ok()?;
    let mut text = String::new();
    file.take(most + 1).read_to_string(&mut text).ok()?;
    (text.len() as u64 <= most).then_some((text, written))
}

/// Removes the files of a folder, with this ending, that were written before this time, and says how many are left. Looks at no
/// more than `most`.
pub fn sweep(folder: &Path, ending: &str, oldest: jiff::Timestamp, most: usize) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let is_ours = |entry: &std::fs::DirEntry| entry.file_name().to_string_lossy().ends_with(ending);
    let mut left = 0;
    for entry in entries.filter_map(Result::ok).filter(is_ours).take(most) {
        let written = entry.metadata().and_then(|data| data.modified()).ok();
        let is_old = written.and_then(|at| jiff::Timestamp::try_from(at).ok()).is_some_and(|at| at < oldest);
        if !is_old || std::fs::remove_file(entry.path()).is_err() {
            left += 1;
        }
    }
    left
}
