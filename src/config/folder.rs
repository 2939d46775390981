//! The name of the folder of questions: alibi makes it and writes to it, so it must be one of its own on any server.
//!
//! What a server says of its folders is asked when it is used; here is what is wrong with a name on every server.

/// Of these letters servers make levels.
pub const LEVELS: [char; 3] = ['/', '.', '\\'];
/// Notices and questions show it with "No thanks" below it, on one line.
const NAME_MAX: usize = 48;
/// Where people's mail lies, by the names that mail programs give it: last level, lower case.
const USUAL: &[&str] = &[
    "inbox",
    "posteingang",
    "all mail",
    "alle nachrichten",
    "tous les messages",
    "todos",
    "sent",
    "sent items",
    "sent mail",
    "sent messages",
    "gesendet",
    "gesendete elemente",
    "gesendete objekte",
    "envoy\u{e9}s",
    "messages envoy\u{e9}s",
    "\u{e9}l\u{e9}ments envoy\u{e9}s",
    "enviados",
    "elementos enviados",
    "inviati",
    "posta inviata",
    "verzonden",
    "verzonden items",
    "itens enviados",
    "wys\u{142}ane",
    "elementy wys\u{142}ane",
    "drafts",
    "draft",
    "entw\u{fc}rfe",
    "brouillons",
    "borradores",
    "bozze",
    "concepten",
    "rascunhos",
    "szkice",
    "wersje robocze",
    "junk",
    "junk e-mail",
    "junk email",
    "spam",
    "bulk mail",
    "spamverdacht",
    "unerw\u{fc}nscht",
    "courrier ind\u{e9}sirable",
    "correo no deseado",
    "posta indesiderata",
    "ongewenste e-mail",
    "lixo eletr\u{f4}nico",
    "trash",
    "bin",
    "deleted",
    "deleted items",
    "deleted messages",
    "papierkorb",
    "gel\u{f6}scht",
    "gel\u{f6}schte elemente",
    "gel\u{f6}schte objekte",
    "corbeille",
    "\u{e9}l\u{e9}ments supprim\u{e9}s",
    "papelera",
    "elementos eliminados",
    "cestino",
    "posta eliminata",
    "prullenbak",
    "verwijderde items",
    "lixeira",
    "itens exclu\u{ed}dos",
    "kosz",
    "elementy usuni\u{119}te",
    "archive",
    "archives",
    "archiv",
    "archivo",
    "archivio",
    "archief",
    "arquivo",
    "archiwum",
    "outbox",
    "postausgang",
    "templates",
    "vorlagen",
    "notes",
    "notizen",
    "calendar",
    "kalender",
    "contacts",
    "kontakte",
];

/// What is wrong with it, with what to do. None: nothing that is known without asking the server.
pub fn fault(folder: &str) -> Option<&'static str> {
    let levels: Vec<&str> = folder.split(LEVELS).collect();
    let last = levels.last().map(|level| level.to_lowercase()).unwrap_or_default();
    if folder.chars().any(char::is_control) {
        Some("it holds a control character: name it with letters")
    } else if folder.contains(['*', '%']) {
        Some("`*` and `%` stand for any folder on a mail server: name one")
    } else if levels.iter().any(|level| level.trim().is_empty() || level.trim() != *level) {
        Some("one of its levels has no name, or begins or ends with a space: write it like `alibi` or `INBOX/alibi`")
    } else if folder.len() > NAME_MAX {
        Some("it is too long: `alibi` is enough")
    } else if USUAL.contains(&last.as_str()) {
        Some("that is where people's mail lies, and alibi needs a folder of its own: name it `alibi`")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_folder_of_its_own_will_do() {
        for bad in [
            "INBOX",
            "inbox",
            "INBOX/",
            "/INBOX",
            "INBOX.",
            "a//b",
            "..",
            "../x",
            "x/../y",
            "alibi/",
            " alibi",
            "alibi /x",
            "*",
            "alibi%",
            "a\tb",
            "a\u{7f}",
            "Sent",
            "INBOX.Sent Items",
            "[Gmail]/All Mail",
            "Entw\u{fc}rfe",
            "Trash",
            "x/INBOX",
        ] {
            assert!(fault(bad).is_some(), "{bad}");
        }
        assert!(fault(&"x".repeat(49)).is_some());
        for good in
            ["alibi", "INBOX/alibi", "INBOX.alibi", "Meine Fragen", "Junk reports", "\u{30ec}\u{30dd}\u{30fc}\u{30c8}"]
        {
            assert_eq!(fault(good), None, "{good}");
        }
    }
}
