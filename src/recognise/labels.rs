//! The words with which mail programs head a mail that they quote: `Von: Anna`, `Enviado el: lunes`, `件名: ...`.

/// `From: Anna [mailto:anna@shop.example]`, in the languages of mail programs.
pub fn names_author(line: &str) -> bool {
    value(line, &AUTHORS).is_some()
}

/// The value of a line that starts with one of the labels, as `*From:* Anna` does, too.
pub fn value<'a>(line: &'a str, labels: &[&str]) -> Option<&'a str> {
    let (label, value) = split(line)?;
    labels.contains(&label).then(|| value.trim_matches(AROUND))
}

/// The label of a line: what stands before its first colon, of either width; and what follows.
pub fn split(line: &str) -> Option<(&str, &str)> {
    let bytes = line.as_bytes();
    let head = bytes.get(..LABEL_MAX).unwrap_or(bytes);
    let (at, length) = memchr::memchr2_iter(b':', WIDE_FIRST, head).find_map(|at| {
        let colon = COLONS.iter().find(|colon| bytes.get(at..).is_some_and(|rest| rest.starts_with(colon.as_bytes())));
        colon.map(|colon| (at, colon.len()))
    })?;
    Some((line.get(..at)?.trim_matches(AROUND), line.get(at + length..)?))
}

const COLONS: [&str; 2] = [":", "\u{ff1a}"];
/// The first byte of the wide colon, with which other letters begin, too.
const WIDE_FIRST: u8 = 0xef;
/// The longest label with what stands around it, in bytes.
const LABEL_MAX: usize = 80;
/// What stands around a label and its value.
pub const AROUND: [char; 4] = [' ', '*', '\u{a0}', '\t'];

pub const AUTHORS: [&str; 39] = [
    "From", "Von", "De", "Da", "Van", "Od", "От", "Від", "Från", "Fra", "Lähettäjä", "Feladó", "Kimden", "Gönderen", "De la", "Από",
    "差出人", "送信者", "发件人", "寄件者", "寄件人", "보낸 사람", "보낸사람", "Nadawca", "Odesílatel", "Отправитель",
    "Odosielateľ", "Pošiljatelj", "Pošiljalac", "Подател", "Felado", "Odesilatel", "Gonderen", "Expediteur", "Lahettaja", "Expeditor", "Saatja", "Siuntėjas", "Sūtītājs",
];
pub const SUBJECTS: [&str; 36] = [
    "Subject", "Betreff", "Objet", "Asunto", "Assunto", "Oggetto", "Onderwerp", "Temat", "Тема", "Ämne", "Emne", "Aihe", "Předmět",
    "Predmet", "Tárgy", "Konu", "Subiect", "Θέμα", "件名", "主题", "主旨", "제목", "Sujet", "标题", "主題", "Тема письма",
    "Zadeva", "Naslov", "Относно", "Targy", "Tema", "Teema", "Assumpte", "Amne", "Predmět", "Onderw.",
];
pub const RECIPIENTS: [&str; 38] = [
    "To", "An", "À", "A", "Para", "Aan", "Do", "Кому", "Till", "Til", "Vastaanottaja", "Címzett", "Kime", "Alıcı", "Komu", "Către",
    "Catre", "Προς", "宛先", "收件人", "收件者", "받는 사람", "받는사람", "Adresat", "Destinataire", "Pour",
    "Príjemca", "Primatelj", "Prejemnik", "Primalac", "Получател", "Cimzett", "Prijemce", "Alici", "Destinatar", "Saaja", "Gavėjas", "Saņēmējs",
];
pub const DATES: [&str; 51] = [
    "Date", "Sent", "Datum", "Gesendet", "Envoyé", "Envoyé le", "Enviado", "Enviado el", "Enviado em", "Enviada em", "Fecha", "Data",
    "Inviato", "Inviato il", "Verzonden", "Wysłano", "Wysłane", "Отправлено", "Дата", "Skickat", "Skickat den", "Sendt", "Dato",
    "Lähetetty", "Päiväys", "Elküldve", "Dátum", "Küldve", "Gönderildi", "Tarih", "Odesláno", "Odoslané", "Trimis", "Στάλθηκε",
    "Ημερομηνία", "日時", "送信日時", "日付", "发送时间", "日期", "보낸 날짜", "날짜",
    "Dátum odoslania", "Poslano", "Изпратено", "Kuldve", "Elkuldve", "Gonderildi", "Envoye", "Gesendet am", "Kuupäev",
];
