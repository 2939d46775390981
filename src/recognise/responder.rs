//! Answers of responders that mark nothing: neither a field nor an empty sender says that a machine wrote them.
//!
//! Programs of twenty years and many hosts answer so. What tells them from people who are away: they answer in bulk, against
//! loops, or say in the title whose absence it is; they know the subject of the mail and not its identifier, which every mail
//! program writes into what is answered by hand (RFC 5322, 3.6.4); and they greet nobody by name and ask nothing.

use crate::mail::words;

use super::body::Body;
use super::head::Head;
use super::recipients::first_written;
use super::subject;
use super::vocabulary::{self, REPLY_PREFIXES, Sign, lower};
use super::wordlist::{FOLLOWED, LATER, LEFT, TO_ALL, UNATTENDED, UNUSED, URGENT};

/// Somebody is away, and their responder says so without a mark.
pub fn is_one(head: &Head<'_>, body: &Body) -> bool {
    is_away(head, body) || names_another(head, body) || is_unattended(head, body) || has_left(head, body)
}

/// Who is away, until when, and whom to turn to in urgent cases, told to nobody by name: a responder, whatever it refers to.
fn names_another(head: &Head<'_>, body: &Body) -> bool {
    let told = head.answers() && !head.is_list && !head.from_daemon && body.signs.has(Sign::AutoReply);
    if !told || !asks_nothing(body) {
        return false;
    }
    // Whoever goes on after that, or signs, writes to somebody.
    let mut said: Vec<&str> = sentences(&body.folded).collect();
    let urgent = said.pop().is_some_and(|last| URGENT.are_in(last));
    let until = said.iter().any(|text| text.contains(|letter: char| letter.is_ascii_digit()));
    urgent && until && !quotes(body) && !greets_by_name(head, body) && reaches(body) && !signs(head, body)
}

/// Few words, and no question.
fn asks_nothing(body: &Body) -> bool {
    body.words.len() <= FEW_MAX && !body.folded.contains(['?', '\u{ff1f}'])
}

fn sentences(folded: &str) -> impl Iterator<Item = &str> {
    let pieces = folded.split(". ").flat_map(|text| text.split(['!', '?', '\u{3002}', '\u{ff01}']));
    pieces.map(str::trim).filter(|text| !text.is_empty())
}

/// Is the last line no more than the writer's own name?
fn signs(head: &Head<'_>, body: &Body) -> bool {
    let lines: Vec<&str> = body.words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.len() > 1 && lines.last().is_some_and(|last| last.len() <= GREETING_MAX && names_author(head, &lower(last)))
}

/// Does the line, but for addresses in it, hold a name of the one it comes from?
fn names_author(head: &Head<'_>, line: &str) -> bool {
    let from = head.author_text();
    let local = head.author().and_then(|author| author.split('@').next()).unwrap_or("");
    let own: Vec<&str> = names(from.split('<').next().unwrap_or("")).chain(names(local)).collect();
    let mut words = line.split_whitespace().filter(|word| !word.contains('@'));
    words.any(|word| own.contains(&word.trim_matches(|letter: char| !letter.is_alphanumeric())))
}

/// Does the text hold an address, or the number of a telephone?
fn reaches(body: &Body) -> bool {
    let mut digits = 0;
    let number = body.folded.chars().any(|letter| {
        digits = match letter {
            '0'..='9' => digits + 1,
            ' ' | '-' | '.' | '/' | '(' | ')' => digits,
            _ => 0,
        };
        digits >= NUMBER_MIN
    });
    number || first_written(&body.folded).is_some()
}

fn quotes(body: &Body) -> bool {
    body.pasted.is_some() || body.letter().announced.is_some() || body.words.contains("\n>")
}

/// `noreply@` answers a mail: nobody reads what is sent there.
fn is_unattended(head: &Head<'_>, body: &Body) -> bool {
    let local = head.author().and_then(|author| author.split('@').next()).unwrap_or("");
    let bare: String = local.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let named = NO_REPLY.iter().any(|name| bare.contains(name));
    let few = body.words.len() <= SOME_MAX && !body.signs.has(Sign::Newsletter);
    if !named || !few || !head.answers() || head.is_list {
        return false;
    }
    // What somebody did comes first where a program tells of it, and that nobody reads answers below.
    let mut told = sentences(&body.folded);
    let first = told.next().unwrap_or("");
    let second = told.next().filter(|_| first.len() <= GREETING_MAX && !body.signs.has(Sign::Failure)).unwrap_or("");
    let says = UNATTENDED.are_in(first) || UNATTENDED.are_in(second);
    let tells = || FOLLOWED.are_in(&body.folded) || ACTED.iter().any(|word| body.folded.contains(word));
    says && !tells()
}

/// Somebody left, and the mailbox of theirs answers: it names them in its first sentence, and whom to write to instead.
fn has_left(head: &Head<'_>, body: &Body) -> bool {
    if !head.answers()
        || head.is_list
        || !asks_nothing(body)
        || greets_by_name(head, body)
        || !LEFT.are_in(&body.folded)
    {
        return false;
    }
    let elsewhere = || first_written(&body.folded).is_some_and(|spec| Some(spec.as_str()) != head.author());
    let passes_on = body.signs.has(Sign::Back) || UNUSED.are_in(&body.folded);
    // A signature is that of somebody who is still there.
    let long = body.words.lines().filter(|line| !line.trim().is_empty()).count() > LINES_MAX;
    let signed = long || signs(head, body);
    let named = names_author(head, &lower(first_line(body)));
    !signed && elsewhere() && (named || passes_on)
}

fn is_away(head: &Head<'_>, body: &Body) -> bool {
    let signs = &body.signs;
    let back = signs.has(Sign::Back);
    let in_bulk = (head.answers() || head.subject_says(Sign::AutoReply)) && (head.is_bulk() || head.looped);
    // `Your mail will be read when I return`, and not a word of where the writer is.
    let away = signs.has(Sign::AutoReply) || in_bulk && back && signs.has(Sign::YouSent);
    if !away
        || head.has_list_fields
        || head.from_daemon
        || body.words.len() > LITTLE_MAX
        || signs.has(Sign::Newsletter)
        || signs.has(Sign::Bait)
    {
        return false;
    }
    let bracketed = bracketed(head);
    let promises = bracketed || back || signs.has(Sign::YouSent) || signs.has(Sign::AutoSelf);
    if !promises || body.folded.contains(['?', '\u{ff1f}']) {
        return false;
    }
    let shaped = in_bulk || bracketed || titled(head) || entitled(head, body) || names_only_the_subject(head, body);
    shaped && !greets_by_name(head, body)
}

/// `Svar: invoice (Frånvaro)`, `[Répondeur] Re: facture`, `In ferie Re: fattura`: a program set it beside the subject that it answers.
fn bracketed(head: &Head<'_>) -> bool {
    let subject = head.subject_lower().trim();
    let before = subject.strip_prefix(['(', '[']).and_then(|text| text.split_once([')', ']']));
    let behind = subject.strip_suffix([')', ']']).and_then(|text| text.rsplit_once(['(', '[']));
    let bracket = before.or(behind.map(|(rest, last)| (last, rest)));
    let is_reply = |text: &str| vocabulary::begins_with_any(text, REPLY_PREFIXES);
    bracket.is_some_and(|(said, rest)| is_reply(rest.trim()) && says_away(said))
        || !is_reply(subject) && subject::before_answer(subject).is_some_and(says_away)
}

fn says_away(subject: &str) -> bool {
    let signs = vocabulary::subject_signs(subject);
    signs.has(Sign::AutoReply) || signs.has(Sign::Back)
}

/// `Jan Smit is away` from Jan Smit.
fn titled(head: &Head<'_>) -> bool {
    let subject = head.subject_lower();
    let from = head.author_text();
    let own = names(from.split('@').next().unwrap_or(""))
        .any(|word| subject.starts_with(word) || subject.contains(&format!(" {word}")));
    own && !head.is_reply && says_away(subject)
}

/// `Dovolená`: a title that says no more, over a few words from elsewhere that are dated, name whom to turn to, and greet nobody.
fn entitled(head: &Head<'_>, body: &Body) -> bool {
    let title = head.subject_lower().trim_matches(|c: char| !c.is_alphanumeric());
    let bare = title.len() <= TITLE_MAX && title.split_whitespace().count() <= TITLE_WORDS && says_away(title);
    let within = head.author().is_none_or(|author| head.own_side(author));
    let alone = bare && !head.is_reply && !within && head.readers().len() == 1;
    let first = first_line(body);
    let greets = first.len() <= GREETING_MAX && first.ends_with([',', '!', ':', '\u{ff0c}', '\u{ff01}']);
    // Who speaks of the reader's mail, and not to the reader, may open with a greeting.
    let answers = body.signs.has(Sign::YouSent) && LATER.are_in(&body.folded) && !TO_ALL.are_in(&body.folded);
    let said = body.signs.has(Sign::Back) && !greets || answers && !greets_by_name(head, body);
    alone && dated(body) && said && body.words.len() <= FEW_MAX
}

fn dated(body: &Body) -> bool {
    body.folded.contains(|letter: char| letter.is_ascii_digit())
}

/// The first line that is not blank.
pub fn first_line(body: &Body) -> &str {
    body.words.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("")
}

/// It answers a mail, but refers to none, in a few words that hold a date or a number and promise an answer.
fn names_only_the_subject(head: &Head<'_>, body: &Body) -> bool {
    let refers = head.in_reply_to || !head.references.is_empty();
    head.answers()
        && !refers
        && dated(body)
        && !quotes(body)
        && body.words.len() <= FEW_MAX
        && body.signs.has(Sign::Back)
}

/// Does the letter open with the name of its reader? A responder knows an address at most.
pub fn greets_by_name(head: &Head<'_>, body: &Body) -> bool {
    // `Hi Anna, I am away` greets as well as `Hi Anna,` on a line of its own.
    let first = first_line(body).split([',', '!', '\u{ff0c}', '\u{ff01}']).next().unwrap_or("");
    if first.len() > GREETING_MAX {
        return false;
    }
    let first = lower(first);
    head.to.iter().any(|to| {
        let to = words::decode(to);
        let to = lower(&to);
        let name = to.split('@').next().unwrap_or("");
        names(name)
            .any(|name| !ROLES.contains(&name) && first.split(|c: char| !c.is_alphanumeric()).any(|word| word == name))
    })
}

/// The words of a name, or of a local part that is made of one.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= NAME_MIN)
}

/// Local parts that are no names.
const ROLES: [&str; 8] = ["info", "mail", "office", "kontakt", "contact", "sales", "webmaster", "post"];

/// Parts of local parts that ask for no answer, without what joins their words.
const NO_REPLY: [&str; 14] = [
    "noreply",
    "donotreply",
    "dontreply",
    "noanswer",
    "noresponder",
    "norespond",
    "nepasrepondre",
    "naoresponder",
    "nichtantworten",
    "keineantwort",
    "nonrispondere",
    "nietantwoorden",
    "nieodpowiada",
    "neodpovid",
];

/// What programs tell that somebody did.
const ACTED: [&str; 24] = [
    " answered your",
    " replied",
    " commented",
    " posted",
    " mentioned",
    " wrote:",
    " hat geantwortet",
    " hat kommentiert",
    " antwortete",
    " schrieb",
    " a répondu",
    " a commenté",
    " ha respondido",
    " ha comentado",
    " respondeu",
    " comentou",
    " ha risposto",
    " ha commentato",
    " heeft geantwoord",
    " odpowiedział",
    " ответил",
    " svarade",
    "回复了",
    "さんが",
];

/// Bytes of what is said about an address that nobody reads, and lines of what is said of who left.
const SOME_MAX: usize = 800;
const LINES_MAX: usize = 4;
/// Digits of a telephone's number.
const NUMBER_MIN: usize = 7;

/// Bytes of an answer, of one in few words, and of a greeting; letters of a name.
const LITTLE_MAX: usize = 1_500;
const FEW_MAX: usize = 400;
const GREETING_MAX: usize = 60;
const NAME_MIN: usize = 3;
/// Bytes and words of a title that says no more than that somebody is away.
const TITLE_MAX: usize = 40;
const TITLE_WORDS: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::{Limits, Message};

    fn is_responder(fields: &str, text: &str) -> bool {
        let mail = format!("From: Jan Smit <j.smit@home.example>\nTo: Anna <anna@shop.example>\n{fields}\n\n{text}\n");
        let message = Message::read(mail.as_bytes(), &Limits::default());
        is_one(&Head::of(message.fields()), &Body::read(&message, 0))
    }

    #[test]
    fn who_is_away_says_so_in_any_language() {
        let text = "Ik ben tot 4 mei afwezig. Na terugkomst beantwoord ik uw bericht.";
        assert!(is_responder("Subject: Jan Smit is afwezig.", text));
        assert!(is_responder("Subject: Re: factuur\nPrecedence: bulk", text));
        assert!(is_responder(
            "Subject: Svar: faktura (borta)",
            "Jag är tyvärr borta och på semester. Svarar jag vid behov, är åter 4 maj."
        ));
        assert!(is_responder("Subject: Re: fattura", "Sono in ferie fino al 31 agosto. Risponderò al mio rientro."));
    }

    #[test]
    fn who_answers_by_hand_is_no_responder() {
        let text = "I am away next week, let us meet when I am back on the 4th.";
        assert!(!is_responder("Subject: Re: meeting\nIn-Reply-To: <1@shop.example>", text));
        assert!(!is_responder("Subject: Re: meeting", &format!("Hi Anna,\n\n{text}")));
        assert!(!is_responder("Subject: Re: meeting", "I am away until the 4th. Can we meet when I am back?"));
        assert!(!is_responder(
            "Subject: Smit family holiday",
            "We rented a house by the sea this year. I am at the office until Friday."
        ));
    }
}
