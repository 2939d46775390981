//! Which folders are the owner's inbox, junk and sent mail.
//!
//! The server's own word comes first (RFC 6154), then names that providers and mail programs are known to use, in many
//! languages: Microsoft's and older servers have no SPECIAL-USE. Names are compared as people see them, the last level only.

use super::text::{decode_folder, encode_folder};
use crate::sanitize;

/// What a folder is for, if the server says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    Junk,
    Sent,
    /// Drafts, trash, archives, all mail, what is flagged.
    Other,
}

/// One line of LIST.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// As the server wrote it: so it is sent back.
    pub name: String,
    pub delimiter: Option<String>,
    pub special: Option<Use>,
    pub selectable: bool,
}

/// A folder that is watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The server's spelling.
    pub name: String,
    /// The owner named it: that it is missing is an error. A guess may be wrong.
    pub configured: bool,
}

const JUNK: &[&str] = &[
    "junk",
    "spam",
    "junk email",
    "junk e-mail",
    "junk mail",
    "bulk mail",
    "bulk",
    "spamverdacht",
    "unerwünscht",
    "junk-e-mail",
    "junk-email",
    "werbung",
    "courrier indésirable",
    "indésirables",
    "pourriel",
    "correo no deseado",
    "no deseado",
    "posta indesiderata",
    "indesiderata",
    "ongewenste e-mail",
    "ongewenst",
    "lixo eletrônico",
    "lixo electrónico",
    "e-mail de lixo",
    "skräppost",
    "søppelpost",
    "uønsket e-mail",
    "roskaposti",
    "wiadomości-śmieci",
    "nevyžádaná pošta",
    "levélszemét",
    "спам",
    "нежелательная почта",
    "небажана пошта",
    "önemsiz e-posta",
    "gereksiz",
    "ανεπιθύμητα",
    "ανεπιθύμητη αλληλογραφία",
    "迷惑メール",
    "垃圾邮件",
    "垃圾郵件",
    "정크 메일",
    "스팸메일함",
    "דואר זבל",
    "البريد غير الهام",
];

const SENT: &[&str] = &[
    "sent",
    "sent items",
    "sent messages",
    "sent mail",
    "sent-mail",
    "gesendet",
    "gesendete elemente",
    "gesendete objekte",
    "éléments envoyés",
    "messages envoyés",
    "envoyés",
    "envoyé",
    "elementos enviados",
    "enviados",
    "posta inviata",
    "inviati",
    "inviata",
    "verzonden items",
    "verzonden",
    "itens enviados",
    "mensagens enviadas",
    "skickat",
    "sendte elementer",
    "sendt post",
    "sendt",
    "lähetetyt",
    "elementy wysłane",
    "wysłane",
    "odeslaná pošta",
    "odeslané",
    "elküldött elemek",
    "отправленные",
    "надіслані",
    "gönderilmiş öğeler",
    "gönderilenler",
    "απεσταλμένα",
    "送信済みアイテム",
    "送信済み",
    "送信済みメール",
    "已发送邮件",
    "已发送",
    "已傳送郵件",
    "寄件備份",
    "보낸 편지함",
    "보낸메일함",
    "פריטים שנשלחו",
    "العناصر المرسلة",
];

/// Folders that are named to who named one that is not there.
const SHOWN_MAX: usize = 20;

/// The folders that can be opened, as people see them.
pub fn selectable(listed: &[Listed]) -> Vec<String> {
    listed.iter().filter(|one| one.selectable).map(|one| decode_folder(&one.name)).collect()
}

/// What to say of a folder that is not there: servers say it in many ways, and none says which there are.
pub fn missing(folder: &str, there: &[String]) -> Option<String> {
    if there.is_empty() || there.iter().any(|one| one == folder) {
        return None;
    }
    let shown: Vec<String> = there.iter().take(SHOWN_MAX).map(|one| format!("`{}`", sanitize::line(one, 60))).collect();
    let more = if there.len() > SHOWN_MAX { ", ..." } else { "" };
    Some(format!("it is not there; there are {}{more}", shown.join(", ")))
}

/// The folders to watch, INBOX last: it is then the one that IDLE sits on, with nothing between look and wait.
pub fn watched(listed: &[Listed], configured: Option<&[String]>) -> Vec<Watched> {
    let mut folders: Vec<Watched> = match configured {
        Some(names) => names.iter().map(|name| Watched { name: spelling(listed, name), configured: true }).collect(),
        None => {
            let junk = of_use(listed, Use::Junk, JUNK).map(|name| Watched { name, configured: false });
            junk.into_iter().chain([Watched { name: "INBOX".to_owned(), configured: true }]).collect()
        }
    };
    folders.sort_by_key(|folder| folder.name == "INBOX");
    folders.dedup_by(|a, b| a.name == b.name);
    folders
}

/// The folder of sent mail.
pub fn sent(listed: &[Listed], configured: Option<&str>) -> Option<String> {
    match configured {
        Some(name) => Some(spelling(listed, name)),
        None => of_use(listed, Use::Sent, SENT),
    }
}

/// The server's spelling of a name that a person wrote.
fn spelling(listed: &[Listed], name: &str) -> String {
    // RFC 3501, 5.1: INBOX is the one name that ignores case.
    if name.eq_ignore_ascii_case("INBOX") {
        return "INBOX".to_owned();
    }
    let known = listed.iter().find(|folder| folder.name == name || decode_folder(&folder.name) == name);
    known.map_or_else(|| encode_folder(name), |folder| folder.name.clone())
}

fn of_use(listed: &[Listed], special: Use, names: &[&str]) -> Option<String> {
    let selectable = || listed.iter().filter(|folder| folder.selectable && !folder.name.eq_ignore_ascii_case("INBOX"));
    let by_use = selectable().find(|folder| folder.special == Some(special));
    let by_name = || names.iter().find_map(|name| selectable().find(|folder| last_level(folder) == *name));
    by_use.or_else(by_name).map(|folder| folder.name.clone())
}

fn last_level(folder: &Listed) -> String {
    let name = decode_folder(&folder.name);
    let level = match folder.delimiter.as_deref() {
        Some(delimiter) if !delimiter.is_empty() => name.rsplit(delimiter).next().unwrap_or(&name),
        _ => &name,
    };
    level.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str, special: Option<Use>) -> Listed {
        Listed { name: name.to_owned(), delimiter: Some("/".to_owned()), special, selectable: true }
    }

    fn names(listed: &[Listed], configured: Option<&[String]>) -> Vec<String> {
        watched(listed, configured).into_iter().map(|folder| folder.name).collect()
    }

    #[test]
    fn the_servers_word_comes_before_the_name() {
        let listed = [folder("INBOX", None), folder("Spam", None), folder("[Gmail]/&V4NXPpD1TvY-", Some(Use::Junk))];
        assert_eq!(names(&listed, None), ["[Gmail]/&V4NXPpD1TvY-", "INBOX"]);
        assert_eq!(names(&listed[..2], None), ["Spam", "INBOX"]);
        assert_eq!(names(&listed[..1], None), ["INBOX"]);
    }

    #[test]
    fn localised_names_and_levels() {
        let listed = [folder("INBOX/Gesendete Elemente", None), folder("INBOX/Unerw&APw-nscht", None)];
        assert_eq!(names(&listed, None), ["INBOX/Unerw&APw-nscht", "INBOX"]);
        assert_eq!(sent(&listed, None).as_deref(), Some("INBOX/Gesendete Elemente"));
        assert_eq!(sent(&listed, Some("Ausgang")).as_deref(), Some("Ausgang"));
    }

    #[test]
    fn configured_names_get_the_servers_spelling() {
        let listed = [folder("Entw&APw-rfe", None)];
        let configured = ["inbox".to_owned(), "Entwürfe".to_owned(), "Neu&Alt".to_owned()];
        assert_eq!(names(&listed, Some(&configured)), ["Entw&APw-rfe", "Neu&-Alt", "INBOX"]);
    }
}
