//! What holds for every notice: golden files, twins that say the same, short words, questions answered, headers that do no harm.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may stop at what it did not expect"
)]

mod notices;

use alibi::tell::{Language, MARKER, Reader, TellError, Telling, Templates, Worry, compose, is_due};
use alibi::verdict::Class;
use mail_parser::{MessageParser, MimeHeaders};

use notices::{golden, in_language, joined, mail, said, seen, telling, variants};

#[test]
fn golden_notices() {
    for language in Language::ALL {
        for (name, telling) in variants() {
            golden(name, *language, &mail(&in_language(&telling, *language)));
        }
    }
}

#[test]
fn a_mail_program_reads_it_back() {
    for (_, telling) in variants() {
        let mut telling = Telling { number: 2, ..telling };
        telling.letter.reply_to = Some("help@metro-it.example".into());
        telling.reader.name = Some("Metro IT".into());
        let mail = mail(&telling);
        let read = MessageParser::default().parse(&mail.bytes).unwrap();
        let raw = |name: &str| read.header_raw(name).unwrap_or_default().trim().to_owned();
        assert_eq!(read.subject().unwrap(), mail.subject);
        assert_eq!(read.message_id().unwrap(), "alibi.K7QM-3F2A.2@annas-shop.example");
        assert_eq!(raw("References"), "<alibi.K7QM-3F2A.1@annas-shop.example>");
        assert_eq!(raw("In-Reply-To"), "<alibi.K7QM-3F2A.1@annas-shop.example>");
        assert_eq!(raw("Reply-To"), "help@metro-it.example");
        assert_eq!(read.from().unwrap().first().unwrap().name(), Some("Metro IT"));
        assert_eq!(mail.from, "alibi@annas-shop.example");
        assert!(mail.text.contains("because Metro IT"), "{}", mail.text);
        assert_eq!(raw("Auto-Submitted"), "auto-generated");
        assert_eq!(raw("X-Auto-Response-Suppress"), "All");
        assert!(raw("List-Id").ends_with("<alibi-notices.annas-shop.example>"));
        assert_eq!(raw(MARKER), "K7QM-3F2A");
        assert_eq!(read.date().unwrap().to_timestamp(), telling.now.as_second());
        assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n"), mail.text.replace("\r\n", "\n"));
        assert_eq!(read.body_html(0).unwrap().replace("\r\n", "\n"), mail.html.replace("\r\n", "\n"));
        let plain = read.text_part(0).unwrap().content_type().unwrap();
        assert_eq!(plain.attribute("format"), Some("flowed"));
        assert_eq!(mail.to.len(), 2);
    }
}

#[test]
fn nothing_to_tell_is_no_mail() {
    for class in [Class::SentByYou, Class::NotAReport, Class::NotYourAddress] {
        assert!(!is_due(class));
        assert!(matches!(compose(&telling(class), &Templates::default()), Err(TellError::NothingToTell(_))));
    }
    let mut nobody = telling(Class::Forged);
    nobody.letter.from = "no address".into();
    assert_eq!(compose(&nobody, &Templates::default()), Err(TellError::Address("no address".into())));
}

#[test]
fn equal_tellings_give_equal_mails() {
    assert_eq!(mail(&telling(Class::Forged)), mail(&telling(Class::Forged)));
}

/// Every word and every number, with how often it stands there, in text and HTML alike.
#[test]
fn text_and_html_say_the_same() {
    for language in Language::ALL {
        for (name, telling) in variants() {
            let mail = mail(&in_language(&telling, *language));
            let text = said(&joined(&mail.text));
            let html = said(&seen(&mail.html));
            assert!(text.len() > 100);
            assert_eq!(text, html, "{name} in {language:?}");
        }
    }
}

/// The part for everybody.
fn for_people(text: &str) -> String {
    joined(text.split("________").next().unwrap())
}

#[test]
fn the_part_for_people_is_short() {
    for (name, telling) in variants() {
        let people = for_people(&mail(&telling).text);
        // Headings and the rows of the chart are for the eye, the record is for copying.
        let for_the_eye = |line: &&str| {
            line.ends_with('#') || line.ends_with(": 0") || line.contains(" TXT ") || **line == line.to_uppercase()
        };
        let prose = people.lines().filter(|line| !for_the_eye(line));
        let words =
            prose.flat_map(str::split_whitespace).filter(|word| word.chars().any(char::is_alphanumeric)).count();
        // A break-in has six steps, each with how long it takes.
        let most = if name.starts_with("account") { 350 } else { 330 };
        assert!(words <= most, "{name}: {words} words");
        assert!(people.matches("postmark").count() <= 4, "{name}");
    }
}

/// Flesch and Kincaid's grade, syllables by groups of vowels: within half a grade of the dictionaries.
#[test]
fn a_child_of_fourteen_can_read_it() {
    for (name, telling) in variants() {
        let people = for_people(&mail(&telling).text);
        let sentences: Vec<&str> = people.split(['.', '!', '?', ':', '\n']).filter(|one| one.contains(' ')).collect();
        let words: Vec<&str> = sentences.iter().flat_map(|one| one.split_whitespace()).collect();
        let syllables: usize = words.iter().map(|word| syllables(word)).sum();
        let (count, sentences) = (words.len() as f64, sentences.len() as f64);
        let grade = 0.39 * count / sentences + 11.8 * syllables as f64 / count - 15.59;
        assert!(grade <= 8.0, "{name}: grade {grade:.1}");
        assert!(grade > 1.0, "{name}: grade {grade:.1} is no measure");
    }
}

fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let vowels = |character: char| "aeiouy".contains(character);
    let groups = word.split(|character| !vowels(character)).filter(|group| !group.is_empty()).count();
    let silent = word.ends_with('e') && !word.ends_with("le");
    groups.saturating_sub(usize::from(silent)).max(1)
}

/// Was I hacked; must I change my password; will it stop; what do I tell customers; will my own mail be blocked; can I prevent it.
#[test]
fn the_six_questions_are_answered() {
    let answers = |name: &str| match name {
        "forged" => ["does not mean that you were hacked", "need not change your password", "ends by itself"],
        "account" => ["may have been hacked", "Change the password", "stops when the way in is closed"],
        "unclear" => ["may have been hacked", "If in doubt, change it", "nobody can say when it stops"],
        _ => [""; 3],
    };
    for (name, telling) in variants() {
        let text = joined(&mail(&telling).text);
        for answer in answers(name).iter().chain(&["FOR CUSTOMERS, TO COPY", "own mail", "CAN I PREVENT IT?"]) {
            assert!(
                !["forged", "account", "unclear"].contains(&name) || text.contains(answer),
                "{name}: {answer}\n{text}"
            );
        }
    }
}

#[test]
fn what_is_not_known_is_not_printed() {
    for (name, telling) in variants() {
        let bare = Telling {
            recipients: None,
            receivers: None,
            protection: None,
            reports: None,
            since: None,
            days: vec![],
            sources: vec![],
            samples: vec![],
            bouncers: vec![],
            evidence: vec![],
            missing: vec![],
            addresses: vec![],
            computers: 0,
            networks: 0,
            traced: 0,
            how: None,
            reader: Reader::default(),
            ..telling
        };
        for language in Language::ALL {
            let mail = mail(&in_language(&bare, *language));
            for gap in ["{", "}", "  ", "“”"] {
                assert!(!for_people(&mail.text).contains(gap), "{name} in {language:?}: {gap:?} in {}", mail.text);
            }
        }
    }
}

#[test]
fn beside_a_break_in_nothing_sounds_as_if_all_were_well() {
    for (name, telling) in variants().into_iter().filter(|(name, _)| !name.contains("account")) {
        let mail = mail(&Telling { worry: Worry::BreakIn, ..telling });
        let said = format!("{}\n{}", mail.subject, joined(&mail.text));
        for calm in
            ["mailbox was not used", "not change", "new password", "nothing urgent", "do nothing today", "no harm"]
        {
            assert!(!said.contains(calm), "{name}: {calm} in {said}");
        }
        assert!(said.contains("Act today"), "{name}: {said}");
    }
}

#[test]
fn beside_what_is_unclear_nobody_is_told_that_the_mailbox_was_not_used() {
    for (name, telling) in variants().into_iter().filter(|(name, _)| name.contains("forged")) {
        let mail = mail(&Telling { worry: Worry::Unclear, ..telling });
        let said = format!("{}\n{}", mail.subject, joined(&mail.text));
        for calm in ["Your mailbox was not used", "need not change", "do nothing today"] {
            assert!(!said.contains(calm), "{name}: {calm} in {said}");
        }
        assert!(said.contains("nobody can say yet who sent it"), "{name}: {said}");
    }
}

#[test]
fn the_phrase_is_shown_to_the_owner_and_to_no_log() {
    let telling = telling(Class::ThroughYourAccount);
    let mail = mail(&telling);
    assert!(joined(&mail.text).contains("“blue kettle”") && mail.html.contains("“blue kettle”"));
    assert!(!mail.subject.contains("kettle"));
    // What a locked screen shows is the beginning of the text.
    assert!(mail.text.find("kettle").unwrap() > 100);
    assert!(!format!("{telling:?}").contains("kettle"));
}

/// Inline styles, one column, nothing remote; and no colour that a dark screen would make unreadable.
#[test]
fn the_html_is_plain_enough_for_every_program() {
    for language in Language::ALL {
        for (name, telling) in variants() {
            let mail = mail(&in_language(&telling, *language));
            for no in [
                "<img",
                "<a ",
                "<link",
                "<style",
                "<script",
                "<button",
                "<form",
                "http",
                "url(",
                "background:",
                ";color:",
                "\"color:",
            ] {
                assert!(!mail.html.contains(no), "{name}: {no}");
            }
            assert!(mail.html.contains(&format!("<html lang=\"{}\">", language.tag())));
            assert!(mail.html.contains("font-size:16px") && mail.html.contains("<h1") && mail.html.contains("<h2"));
            assert!(mail.bytes.len() < 100_000, "{name}: {} bytes", mail.bytes.len());
            assert!(mail.text.lines().all(|line| line.chars().count() < 120), "{name}");
        }
    }
}
