//! What a line of a notice is about: the failed recipient, the sender, or somebody to turn to.
//!
//! Words of all sorts are looked for at once, in any case, so that a line is read once and never copied; and only when somebody
//! asks, for most notices name the recipient in a shape that needs few of their lines.

use std::cell::OnceCell;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::super::wordlist::automaton;

/// A line, and what its words say.
#[derive(Debug)]
pub struct Line<'a> {
    pub text: &'a str,
    pub has_address: bool,
    words: OnceCell<Words>,
}

/// What the words of a line say.
#[derive(Debug, Clone, Copy, Default)]
pub struct Words {
    /// Words that say what happened to an address on the line.
    pub told: bool,
    /// The line starts with a label such as `Recipient:`.
    pub labelled: bool,
    /// The address is somebody to turn to, or a link.
    pub contact: bool,
    /// It is only called so: `support@shop.example` takes mail as others do.
    pub role: bool,
    /// The address is the sender's.
    pub sender: bool,
    /// The transcript's own words.
    pub rcpt: bool,
    /// `The following address(es) failed:` and the like.
    pub follows: bool,
}

impl<'a> Line<'a> {
    pub fn new(text: &'a str) -> Line<'a> {
        Line { text, has_address: text.contains('@'), words: OnceCell::new() }
    }

    pub fn words(&self) -> Words {
        *self.words.get_or_init(|| Words::read(self.text))
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl Words {
    /// The address is somebody to turn to, by what is said or by its name.
    pub fn turns_to(self) -> bool {
        self.contact || self.role
    }

    fn read(text: &str) -> Words {
        let mut words = Words::default();
        let start = text.len() - text.trim_start_matches([' ', '\t', '>', '*', '-', '"', '|', '\u{2022}']).len();
        let Some(automaton) = AUTOMATON.as_ref() else { return words };
        for found in automaton.find_overlapping_iter(text).take(MATCHES_MAX) {
            match MEANINGS.get(found.pattern().as_usize()) {
                Some(Meaning::Told) => words.told = true,
                Some(Meaning::Contact) if is_in_address(text, found.start()) => words.role = true,
                Some(Meaning::Contact) => words.contact = true,
                Some(Meaning::Sender) => words.sender = true,
                Some(Meaning::SenderAtStart) => words.sender |= found.start() == start,
                Some(Meaning::LabelAtStart) => words.labelled |= found.start() == start,
                Some(Meaning::Rcpt) => words.rcpt = true,
                Some(Meaning::Follows) => words.follows = true,
                None => {}
            }
        }
        words
    }
}

/// Does the word at this byte stand in the local part of an address?
fn is_in_address(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or("");
    let end = rest.find(|c: char| {
        c.is_whitespace() || matches!(c, '@' | '<' | '>' | '"' | '(' | ')' | '[' | ']' | ',' | ';' | ':')
    });
    end.is_some_and(|end| rest.get(end..).is_some_and(|rest| rest.starts_with('@')))
}

#[derive(Debug, Clone, Copy)]
enum Meaning {
    Told,
    Contact,
    Sender,
    SenderAtStart,
    LabelAtStart,
    Rcpt,
    Follows,
}

fn table() -> impl Iterator<Item = (Meaning, &'static str)> {
    let tables: [(Meaning, &[&str]); 7] = [
        (Meaning::Told, TOLD),
        (Meaning::Contact, CONTACTS),
        (Meaning::Sender, &["mail from", "sender:", "sender is", "sent by:"]),
        (Meaning::SenderAtStart, SENDERS),
        (Meaning::LabelAtStart, LABELS),
        (Meaning::Rcpt, &["rcpt to"]),
        (
            Meaning::Follows,
            &[
                "following",
                "folgende",
                "suivant",
                "siguiente",
                "seguint",
                "seguent",
                "volgende",
                "następując",
                "следующ",
            ],
        ),
    ];
    tables.into_iter().flat_map(|(meaning, words)| words.iter().map(move |word| (meaning, *word)))
}

static MEANINGS: LazyLock<Vec<Meaning>> = LazyLock::new(|| table().map(|(meaning, _)| meaning).collect());
static AUTOMATON: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| automaton(table().map(|(_, words)| words)));

/// Matches in one line that are looked at.
const MATCHES_MAX: usize = 500;

#[rustfmt::skip]
const CONTACTS: &[&str] = &[
    "contact", "postmaster", "assistance", "abuse@", "support", "questions", "help@", "helpdesk", "webmaster",
    "administrator", "please send", "please forward", "send a mail", "send an email", "send an e-mail", "schicken sie eine", "senden sie eine", "envoyez un", "envíe un correo", "envie um e-mail", "invii una", "stuur een", "please reply", "hostmaster", "wenden sie", "wende dich",
    "contacter", "contacte", "póngase en", "entre em contato", "contatt", "neem contact", "kontakt", "обратитесь", "свяжитесь",
    "if you feel", "http://", "https://", "report this", "message-id", "message id", "message token", "in-reply-to", "references:", "e-mail us", "call ",
    "お問い合わせ", "联系", "聯絡", "문의",
];
#[rustfmt::skip]
const SENDERS: &[&str] = &[
    "from:", "from ", "mail from", "sender", "reply-to", "return-path", "envelope-from", "absender", "de :", "de:", "von:",
    "od:", "da:", "van:", "от:", "från:", "fra:", "message-id", "id:", "to: postmaster", "expéditeur", "remitente", "remetente",
    "mittente", "afzender", "nadawca", "отправитель", "差出人", "送信者", "发件人", "寄件者", "보낸 사람",
];
#[rustfmt::skip]
const TOLD: &[&str] = &[
    "unable to deliver", "could not deliver", "cannot deliver", "can't deliver", "couldn't deliver", "failed to deliver",
    "deliver your message to", "not deliver", "undeliverable", "delivery failed", "delivery fail", "unknown user",
    "user unknown", "no such user", "unable to find user", "be delivered", "not delivered", "did not reach",
    "did not receive", "was rejected", "was refused", "been rejected", "your message to", "your mail to", "your email to",
    "your e-mail to", "addressed to", "was addressed", "generated from", "expanded from", "message to", "mailbox exceeds",
    "mailbox unavailable", "exceeds allowed size", "mailbox full", "mailbox for", "account for", "quota", "not a member",
    "not member", "members only", "does not exist", "doesn't exist", "target mail address", "wrong recipient",
    "following recipient", "following address", "delivery to", "deliver to", "delivered to", "sent to", "tried to reach",
    "tried to contact", "may not follow", "no such", "invalid recipient", "invalid address", "recipient address",
    "has been blocked", "failed recipient", "failed:", "been disabled", "discontinued", "doesn't have a",
    "not found", "been delayed", "delayed", "empfänger", "zugestellt", "zustell", "nachricht an", "destinataire",
    "message à", "message adressé", "destinatario", "mensaje a", "destinatário", "mensagem para", "messaggio a",
    "ontvanger", "geadresseerde", "bericht aan", "odbiorc", "do adresata", "wiadomość do", "получател", "адресат",
    "на адрес", "mottagar", "modtager", "mottaker", "vastaanottaj", "příjemc", "adresát", "címzett", "alıcı", "destinatar",
    "παραλήπτ", "收件人", "收件者", "收信人", "宛先", "あて先", "受信者", "수신자", "받는 사람", "addressee", "recipient",
    "bounced", "be posted to", "an e-mail to", "you wrote to",
];
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "to:", "recipient", "rcpt", "original address:", "address:", "failed recipient", "failed address", "user:", "email:",
    "e-mail:", "an:", "empfänger", "à :", "à:", "a:", "destinataire", "para:", "destinatario", "destinatário", "aan:",
    "ontvanger", "do:", "odbiorca", "adresat", "кому:", "получатель", "адресат", "till:", "til:", "mottagare", "modtager",
    "mottaker", "vastaanottaja", "komu:", "příjemce", "címzett", "alıcı", "kime:", "destinatar", "către:", "προς:",
    "παραλήπτης", "收件人", "收件者", "收信人", "宛先", "受信者", "받는 사람", "수신자", "destination:", "final-recipient",
    "<<<", "intended recipient",
];
