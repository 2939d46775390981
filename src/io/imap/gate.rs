//! What alibi may say to a mailbox: a list. Everything that could change something is not on it, but for the one folder in which
//! the owner allowed alibi to ask.
//!
//! Every command passes here on its way to the server, so what a mistake elsewhere could do to a mailbox ends here.

use super::folders::Listed;
use super::text;
use crate::ports::{NO, YES};

/// The folder of questions with the two for the answers, as the server spells them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questions {
    pub folder: String,
    pub yes: String,
    pub no: String,
}

/// Commands that change nothing, and what must follow them.
const READING: [&str; 11] = [
    "CAPABILITY",
    "NOOP",
    "LOGOUT",
    "IDLE",
    "ID (",
    "LOGIN \"",
    "AUTHENTICATE XOAUTH2",
    "LIST \"\" \"*\"",
    "EXAMINE \"",
    "UID SEARCH ",
    "UID FETCH ",
];
/// The first four take nothing after them.
const ALONE: usize = 4;
/// What a FETCH may ask for: BODY.PEEK leaves `\Seen` alone, and nothing else brings text (RFC 3501, 6.4.5).
const ITEMS: [&str; 5] = ["UID", "RFC822.SIZE", "INTERNALDATE", "BODY.PEEK[HEADER]", "BODY.PEEK[]"];

/// May this line be sent, without its tag?
pub fn may_say(line: &str, questions: Option<&Questions>) -> bool {
    if line.chars().any(char::is_control) {
        return false;
    }
    let reads = READING
        .iter()
        .enumerate()
        .any(|(place, command)| if place < ALONE { line == *command } else { line.starts_with(command) });
    let fetches = line.strip_prefix("UID FETCH ");
    (reads && fetches.is_none_or(only_peeks)) || questions.is_some_and(|questions| questions.may_write(line))
}

/// `1:3,7 (UID RFC822.SIZE BODY.PEEK[]<0.1000>)`
fn only_peeks(rest: &str) -> bool {
    let items = rest.split_once(" (").and_then(|(_, items)| items.strip_suffix(')'));
    let known = |item: &str| {
        let bare = item.split_once('<').map_or(item, |(bare, _)| bare);
        ITEMS.contains(&bare)
    };
    items.is_some_and(|items| items.split(' ').all(known))
}

impl Questions {
    /// The folders below `folder`, which is spelled as a person does. None: it is no folder of its own, or one of them has another
    /// use on this server. `in_use`: folders that are watched, or hold sent mail.
    pub fn of(folder: &str, listed: &[Listed], in_use: &[&str]) -> Option<Questions> {
        if folder.trim().is_empty() || folder.eq_ignore_ascii_case("INBOX") {
            return None;
        }
        // RFC 3501, 7.2.2: NIL means that there is no hierarchy.
        let delimiter = listed.iter().find_map(|one| one.delimiter.clone()).unwrap_or_else(|| " ".to_owned());
        let below = |name: &str| text::encode_folder(&format!("{folder}{delimiter}{name}"));
        let questions = Questions { folder: text::encode_folder(folder), yes: below(YES), no: below(NO) };
        // Some servers ignore case in all names.
        let is_one = |name: &str| questions.all().iter().any(|one| one.eq_ignore_ascii_case(name));
        let others = listed.iter().filter(|one| one.special.is_some() || !one.selectable);
        let mut taken = others.map(|one| one.name.as_str()).chain(in_use.iter().copied());
        (!taken.any(is_one)).then_some(questions)
    }

    pub fn all(&self) -> [&str; 3] {
        [&self.folder, &self.yes, &self.no]
    }

    fn may_write(&self, line: &str) -> bool {
        let is = |command: &str, folder: &str| {
            text::quote(folder).is_some_and(|folder| line == format!("{command} {folder}"))
        };
        let makes = self.all().into_iter().any(|folder| is("CREATE", folder) || is("SUBSCRIBE", folder));
        makes || self.is_append(line)
    }

    /// `APPEND "alibi" {310}`: no flags, no date, nothing into the folders of the answers.
    fn is_append(&self, line: &str) -> bool {
        let rest = text::quote(&self.folder)
            .and_then(|folder| line.strip_prefix(&format!("APPEND {folder} {{"))?.strip_suffix('}'));
        rest.is_some_and(|size| !size.is_empty() && size.bytes().all(|digit| digit.is_ascii_digit()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::folders::Use;
    use super::*;

    fn questions() -> Questions {
        let listed = Listed { name: "INBOX".into(), delimiter: Some("/".into()), special: None, selectable: true };
        Questions::of("alibi", &[listed], &[]).unwrap()
    }

    /// RFC 3501 and its extensions: every command that changes something, for every folder there may be.
    #[test]
    fn no_other_write_passes() {
        let questions = questions();
        let folders = ["INBOX", "Junk", "Sent", "alibi", "alibi/Send it", "alibi/No thanks", "alibi/x", "Alibi", ""];
        for folder in folders {
            for line in [
                format!("SELECT \"{folder}\""),
                format!("CREATE \"{folder}\""),
                format!("DELETE \"{folder}\""),
                format!("RENAME \"{folder}\" \"x\""),
                format!("RENAME \"x\" \"{folder}\""),
                format!("SUBSCRIBE \"{folder}\""),
                format!("UNSUBSCRIBE \"{folder}\""),
                format!("APPEND \"{folder}\" {{3}}"),
                format!("APPEND \"{folder}\" {{3+}}"),
                format!("APPEND \"{folder}\" (\\Seen) {{3}}"),
                format!("APPEND \"{folder}\" \" 7-Jul-1996 02:44:25 -0700\" {{3}}"),
                format!("APPEND {folder} {{3}}"),
                format!("UID COPY 1 \"{folder}\""),
                format!("UID MOVE 1 \"{folder}\""),
                format!("COPY 1 \"{folder}\""),
                format!("MOVE 1 \"{folder}\""),
                format!("SETACL \"{folder}\" anyone lr"),
                format!("SETMETADATA \"{folder}\" (/private/comment \"x\")"),
            ] {
                let ours = line == "APPEND \"alibi\" {3}"
                    || questions
                        .all()
                        .iter()
                        .any(|one| line == format!("CREATE \"{one}\"") || line == format!("SUBSCRIBE \"{one}\""));
                assert_eq!(may_say(&line, Some(&questions)), ours, "{line}");
                assert!(!may_say(&line, None), "without consent: {line}");
            }
        }
    }

    #[test]
    fn nothing_else_passes() {
        let questions = questions();
        for line in [
            "STORE 1 +FLAGS (\\Seen)",
            "UID STORE 1 +FLAGS.SILENT (\\Deleted)",
            "EXPUNGE",
            "UID EXPUNGE 1",
            "CLOSE",
            "UNSELECT",
            "CHECK",
            "STARTTLS",
            "ENABLE UTF8=ACCEPT",
            "REPLACE 1 \"alibi\" {3}",
            "UID FETCH 1 (BODY[])",
            "UID FETCH 1 (UID RFC822)",
            "UID FETCH 1 (UID RFC822.TEXT)",
            "UID FETCH 1 BODY[]",
            "UID FETCH 1 (UID BODY[]<0.9>)",
            "FETCH 1 (UID BODY.PEEK[])",
            "NOOP\r\na2 EXPUNGE",
            "EXAMINE \"INBOX\"\r\na2 EXPUNGE",
            "noop x",
            "",
        ] {
            assert!(!may_say(line, Some(&questions)), "{line}");
        }
        for line in [
            "NOOP",
            "LIST \"\" \"*\" RETURN (SPECIAL-USE)",
            "EXAMINE \"INBOX\"",
            "UID SEARCH UID 5:*",
            "UID FETCH 1:3,7 (UID RFC822.SIZE INTERNALDATE BODY.PEEK[HEADER]<0.9>)",
            "UID FETCH 8 (UID BODY.PEEK[]<0.1000>)",
        ] {
            assert!(may_say(line, None), "{line}");
        }
    }

    #[test]
    fn a_folder_with_another_use_is_no_folder_of_questions() {
        let folder = |name: &str, special| Listed {
            name: name.to_owned(),
            delimiter: Some("/".to_owned()),
            special,
            selectable: !name.starts_with("[Gmail"),
        };
        let listed = [folder("Bin", Some(Use::Other)), folder("[Gmail]", None), folder("Ask", None)];
        let of = |name: &str| Questions::of(name, &listed, &["Junk", "Ask/Send it"]);
        for name in ["inbox", " ", "Bin", "bin", "[Gmail]", "Junk", "Ask"] {
            assert_eq!(of(name), None, "{name}");
        }
        assert!(of("alibi").is_some() && of("Bin/alibi").is_some());
        assert_eq!(Questions::of("alibi", &[], &[]).unwrap().yes, "alibi Send it");
    }
}
