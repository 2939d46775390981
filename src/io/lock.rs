//! One process per state.
//!
//! Two programs that watch with one state would tell everything twice. The lock is an advisory lock of the kernel (flock) on
//! a file beside the state: it is gone with the process, however that dies, so no stale lock ever needs a person. The file
//! holds the number of the process that has it, for the message that the second one prints.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::private;

/// How often, and how long apart, the second process looks again: the first may be just about to end, or to write its number.
const TRIES: u32 = 4;
const PAUSE: Duration = Duration::from_millis(100);

/// A number of a process is short; more than this is not one.
const PID_BYTES_MAX: u64 = 20;

/// Held as long as it lives.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Why there is no lock.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    #[error("lock `{}`: process {pid} is using it", path.display())]
    Held { path: PathBuf, pid: String },
    #[error("lock `{}`: {why}", path.display())]
    Io { path: PathBuf, why: String },
}

impl Lock {
    /// Takes the lock or says, within half a second, who has it. Blocks for that long: call it before any async work.
    pub fn take(path: &Path) -> Result<Lock, LockError> {
        let io_error = |error: std::io::Error| LockError::Io { path: path.to_owned(), why: error.to_string() };
        let mut file = private::open(path).map_err(io_error)?;
        for attempt in 1..=TRIES {
            match file.try_lock() {
                Ok(()) => {
                    write_pid(&mut file).map_err(io_error)?;
                    return Ok(Lock { _file: file });
                }
                Err(TryLockError::Error(error)) => return Err(io_error(error)),
                Err(TryLockError::WouldBlock) if attempt < TRIES => std::thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => {}
            }
        }
        Err(LockError::Held { path: path.to_owned(), pid: read_pid(&mut file) })
    }
}

fn write_pid(file: &mut File) -> std::io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{}", std::process::id())
}

fn read_pid(file: &mut File) -> String {
    let mut text = String::new();
    let read = file.rewind().and_then(|()| file.take(PID_BYTES_MAX).read_to_string(&mut text));
    match read.ok().and_then(|_| text.trim().parse::<u32>().ok()) {
        Some(pid) => pid.to_string(),
        None => "(number unknown)".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_lock_is_refused_within_a_second_and_names_the_process() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("alibi.lock");
        let first = Lock::take(&path).unwrap();
        let started = std::time::Instant::now();
        let refused = Lock::take(&path).unwrap_err();
        assert!(started.elapsed() < Duration::from_secs(1));
        assert_eq!(
            refused.to_string(),
            format!("lock `{}`: process {} is using it", path.display(), std::process::id())
        );
        drop(first);
        Lock::take(&path).unwrap();
    }

    #[test]
    fn a_lock_file_left_by_a_dead_process_is_no_lock() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("alibi.lock");
        std::fs::write(&path, "99999999999\n").unwrap();
        Lock::take(&path).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), format!("{}\n", std::process::id()));
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_said() {
        let error = Lock::take(Path::new("/proc/nowhere/alibi.lock")).unwrap_err();
        assert!(matches!(error, LockError::Io { .. }), "{error}");
    }
}
