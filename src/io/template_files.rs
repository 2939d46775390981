//! The provider's own templates of notices, read from their folder. What is not there is as it comes with the program.

use std::io::{ErrorKind, Read as _};
use std::path::Path;

use crate::tell::{TemplateError, Templates};

/// A template of a notice has some 4 KiB; with a letterhead and words of the provider's not ten times that.
const TEMPLATE_BYTES_MAX: u64 = 256 * 1024;

#[derive(Debug, thiserror::Error)]
pub enum TemplatesError {
    #[error("read the template `{path}`: {why}")]
    Read { path: String, why: String },
    #[error("find a template in `{folder}`: there is neither `notice.html` nor `notice.txt`")]
    None { folder: String },
    #[error(transparent)]
    Broken(#[from] TemplateError),
}

/// The templates in this folder over the built-in ones.
pub fn read(folder: &Path) -> Result<Templates, TemplatesError> {
    let (html, text) = (one(&folder.join("notice.html"))?, one(&folder.join("notice.txt"))?);
    if html.is_none() && text.is_none() {
        return Err(TemplatesError::None { folder: folder.display().to_string() });
    }
    Ok(Templates::with(html, text)?)
}

fn one(path: &Path) -> Result<Option<String>, TemplatesError> {
    let failed = |why: String| TemplatesError::Read { path: path.display().to_string(), why };
    let file = match std::fs::File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(|error| failed(error.to_string()))?,
    };
    let mut template = String::new();
    let read = file.take(TEMPLATE_BYTES_MAX + 1).read_to_string(&mut template);
    read.map_err(|error| failed(error.to_string()))?;
    if template.len() as u64 > TEMPLATE_BYTES_MAX {
        return Err(failed(format!("longer than {TEMPLATE_BYTES_MAX} bytes")));
    }
    Ok(Some(template))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_as_it_comes_and_what_is_broken_is_named() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(read(folder.path()), Err(TemplatesError::None { .. })));
        std::fs::write(folder.path().join("notice.txt"), "{{ subject }}").unwrap();
        assert!(read(folder.path()).is_ok());
        std::fs::write(folder.path().join("notice.html"), "\n\n{{ subjekt }}").unwrap();
        let error = read(folder.path()).unwrap_err().to_string();
        assert!(error.contains("`notice.html`, line 3"), "{error}");
        std::fs::write(folder.path().join("notice.html"), [0xff, 0xfe]).unwrap();
        assert!(matches!(read(folder.path()), Err(TemplatesError::Read { .. })));
    }
}
