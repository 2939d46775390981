//! Mail in files: `.eml`, mbox, Maildir, and folders of these, one mail at a time.
//!
//! Only one mail is in memory, however many there are. The order is that of the command line, and by name within a folder, so
//! that equal input gives equal output. An mbox is cut at `From ` lines that follow a blank line (RFC 4155).

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::vec;

/// How deep folders are followed.
const DEPTH_MAX: usize = 32;

/// What an mbox begins with. RFC 4155.
const MBOX_MARK: &[u8] = b"From ";

/// The name that stands for standard input.
const INPUT: &str = "-";

/// The longest line of an mbox that is read in one piece, in bytes.
const LINE_MAX: u64 = 1 << 20;

#[derive(Debug)]
pub struct MailFile {
    /// As given on the command line; `box.mbox#3` for the third mail of an mbox.
    pub path: String,
    /// The mail, up to the limit; one byte more if there is more, so that its reader sees that.
    pub bytes: Vec<u8>,
}

#[derive(Debug, thiserror::Error)]
#[error("open `{path}`")]
pub struct MailFileError {
    path: String,
    #[source]
    cause: io::Error,
}

impl MailFileError {
    /// What a person can do.
    pub fn remedy(&self) -> &'static str {
        match self.cause.kind() {
            io::ErrorKind::NotFound => "check the name; quote it if it has spaces",
            io::ErrorKind::PermissionDenied => "let this user read it, or run alibi as the user who may",
            _ => "name a mail file, an mbox, a Maildir or a folder of these, or `-` for standard input",
        }
    }
}

/// An error unless this is a folder.
pub fn must_be_folder(path: &Path) -> Result<(), MailFileError> {
    match fs::metadata(path) {
        Ok(kind) if kind.is_dir() => Ok(()),
        Ok(_) => Err(failed(path, io::Error::other("it is no folder"))),
        Err(cause) => Err(failed(path, cause)),
    }
}

/// All mails below these paths, of each what a reader with this limit reads.
pub fn walk(paths: &[PathBuf], bytes_max: usize) -> Walk {
    let named = Vec::from(paths).into_iter();
    Walk { waiting: vec![named], mbox: None, bytes_max: bytes_max.saturating_add(1) }
}

/// The one mail in this file; of an mbox the first.
pub fn read_one(path: &Path, bytes_max: usize) -> Result<Vec<u8>, MailFileError> {
    let none = || Err(failed(path, io::Error::other("there is no mail in it")));
    walk(&[path.to_owned()], bytes_max).next().unwrap_or_else(none).map(|file| file.bytes)
}

pub struct Walk {
    /// What was named, and what is left of the folders that were opened below it, the innermost last.
    waiting: Vec<vec::IntoIter<PathBuf>>,
    mbox: Option<Mbox>,
    bytes_max: usize,
}

impl Iterator for Walk {
    type Item = Result<MailFile, MailFileError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(mbox) = &mut self.mbox {
                match mbox.next(self.bytes_max) {
                    Some(item) => return Some(item),
                    None => self.mbox = None,
                }
            }
            let depth = self.waiting.len().checked_sub(1)?;
            let Some(path) = self.waiting.last_mut()?.next() else {
                self.waiting.pop();
                continue;
            };
            match self.open(&path, depth) {
                Ok(Some(file)) => return Some(Ok(file)),
                Ok(None) => {}
                Err(cause) => return Some(Err(failed(&path, cause))),
            }
        }
    }
}

impl Walk {
    /// A single mail; or nothing yet, when the path was a folder or an mbox.
    fn open(&mut self, path: &Path, depth: usize) -> io::Result<Option<MailFile>> {
        if path == Path::new(INPUT) && depth == 0 {
            return self.read(path, io::stdin(), 0);
        }
        let kind = fs::metadata(path)?;
        if kind.is_dir() {
            self.unfold(path, depth)?;
            return Ok(None);
        }
        // A pipe that somebody names holds mail (`/dev/stdin`, `<(zcat box.gz)`); one in a folder may have no end.
        let is_readable = kind.is_file() || depth == 0 && is_pipe(&kind);
        if !is_readable {
            return Err(io::Error::other("it is neither a file nor a folder"));
        }
        self.read(path, File::open(path)?, kind.len())
    }

    fn read(&mut self, path: &Path, mut file: impl Read + Send + 'static, length: u64) -> io::Result<Option<MailFile>> {
        let expected = usize::try_from(length).unwrap_or(usize::MAX).min(self.bytes_max);
        let mut bytes = Vec::with_capacity(expected.saturating_add(1));
        (&mut file).take(MBOX_MARK.len() as u64).read_to_end(&mut bytes)?;
        if bytes == MBOX_MARK && !is_eml(path) {
            let begun = io::Cursor::new(bytes).chain(file);
            self.mbox = Some(Mbox::new(path, Box::new(BufReader::new(begun))));
            return Ok(None);
        }
        file.take(self.bytes_max.saturating_sub(bytes.len()) as u64).read_to_end(&mut bytes)?;
        Ok(Some(MailFile { path: path.display().to_string(), bytes }))
    }

    /// Goes on with what is in a folder. Of a Maildir `tmp` is left out: what is there is not delivered yet.
    fn unfold(&mut self, folder: &Path, depth: usize) -> io::Result<()> {
        if depth >= DEPTH_MAX {
            return Err(io::Error::other("folders are nested too deep"));
        }
        let is_maildir = folder.join("cur").is_dir() && folder.join("new").is_dir();
        let mut inside: Vec<PathBuf> =
            fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
        inside.retain(|path| !(is_maildir && path.ends_with("tmp")) && is_wanted(path));
        inside.sort();
        self.waiting.push(inside.into_iter());
        Ok(())
    }
}

#[cfg(unix)]
fn is_pipe(kind: &fs::Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&kind.file_type())
}

#[cfg(not(unix))]
fn is_pipe(_: &fs::Metadata) -> bool {
    false
}

fn is_eml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("eml"))
}

/// Links to folders are not followed: two that point up would make as many ways as there are patience and memory.
fn is_wanted(path: &Path) -> bool {
    if path.is_dir() { !path.is_symlink() } else { looks_like_mail(path) }
}

/// Inside a folder, files that surely are no mail are passed over; what a person names is always read.
fn looks_like_mail(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let other = [".py", ".tsv", ".md", ".json", ".jsonl", ".toml", ".zone", ".db", ".sh"];
    !name.starts_with('.') && !is_dovecots(&name) && !other.iter().any(|ending| name.ends_with(ending))
}

/// What Dovecot keeps beside the mails of a Maildir.
fn is_dovecots(name: &str) -> bool {
    let kinds = ["-uidlist", "-uidvalidity", "-keywords", "-acl", "-shared", ".index", ".list.index", ".mailbox"];
    name.strip_prefix("dovecot").is_some_and(|rest| kinds.iter().any(|kind| rest.starts_with(kind)))
}

fn failed(path: &Path, cause: io::Error) -> MailFileError {
    MailFileError { path: path.display().to_string(), cause }
}

struct Mbox {
    path: PathBuf,
    reader: Box<dyn BufRead + Send>,
    count: usize,
    ended: bool,
}

impl Mbox {
    fn new(path: &Path, reader: Box<dyn BufRead + Send>) -> Mbox {
        Mbox { path: path.to_owned(), reader, count: 0, ended: false }
    }

    /// The next mail: what stands between its `From ` line and the next one.
    fn next(&mut self, bytes_max: usize) -> Option<Result<MailFile, MailFileError>> {
        if self.ended {
            return None;
        }
        let mut bytes = Vec::new();
        let mut line = Vec::new();
        let mut blank = self.count == 0;
        let mut started = self.count > 0;
        // A long line comes in pieces: in its middle no mail begins, whatever stands there.
        let mut begins = true;
        loop {
            line.clear();
            match (&mut self.reader).take(LINE_MAX).read_until(b'\n', &mut line) {
                Err(cause) => {
                    self.ended = true;
                    return Some(Err(failed(&self.path, cause)));
                }
                Ok(0) => {
                    self.ended = true;
                    break;
                }
                Ok(_) => {}
            }
            let first = begins;
            begins = line.ends_with(b"\n");
            if first && blank && line.starts_with(b"From ") {
                if started {
                    break;
                }
                started = true;
                continue;
            }
            blank = (first || blank) && line.trim_ascii().is_empty();
            if bytes.len() < bytes_max {
                bytes.extend_from_slice(&line);
            }
        }
        if bytes.is_empty() && self.ended {
            return None;
        }
        bytes.truncate(bytes_max);
        self.count += 1;
        Some(Ok(MailFile { path: format!("{}#{}", self.path.display(), self.count), bytes }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mails(text: &[u8]) -> Vec<usize> {
        let mut mbox = Mbox::new(Path::new("box"), Box::new(io::Cursor::new(text.to_vec())));
        std::iter::from_fn(|| mbox.next(usize::MAX)).map(|mail| mail.unwrap().bytes.len()).collect()
    }

    #[test]
    fn no_mail_begins_within_a_long_line() {
        let piece = LINE_MAX as usize;
        let first = b"From a@b.example Mon Nov 23 10:00:00 2026\nSubject: x\n\n".as_slice();
        for run in [" ".repeat(piece), "a".repeat(piece), format!("{}{}", "a".repeat(piece), " ".repeat(piece))] {
            let mail = [first, run.as_bytes(), b"From c@d.example Mon Nov 23 10:00:00 2026\n"].concat();
            assert_eq!(mails(&mail).len(), 1);
        }
        assert_eq!(mails(&[first, b"body\n\n", first].concat()).len(), 2);
        // A line of blanks is blank, however long.
        let blanks = " ".repeat(piece + 5);
        assert_eq!(mails(&[first, blanks.as_bytes(), b"\n", first].concat()).len(), 2);
    }
}
