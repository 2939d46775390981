use jiff::Timestamp;

use super::*;
use crate::mail::Limits;
use crate::report::contact::Step;
use crate::report::{Contact, Mail, State};

const ID_: &str = "K7QM-3F2A";

fn report() -> Report {
    let prepared: Timestamp = "2026-05-12T08:00:00Z".parse().unwrap();
    let text = "Hello,\n\nmail with a forged sender address leaves this part of your network:\n\n  203.0.113.77, 214 mails\n\n\
                Please find out what sends this mail, and stop it.\n\n\
                To get no more reports answer with STOP, or tell us the form that you prefer.\n\
                anna@shop.example (our reference: K7QM-3F2A)\n";
    Report {
        id: ID_.into(),
        account: "anna".into(),
        incident: "AAAA-2222".into(),
        contact: Contact {
            address: "abuse@isp.example".into(),
            network: "203.0.113.0/24".into(),
            step: Step::Leaf,
            provenance: Vec::new(),
            strong: Vec::new(),
            weak: Vec::new(),
            red: Vec::new(),
        },
        sources: Vec::new(),
        prepared,
        state: State::Sent,
        changed: prepared,
        why: None,
        told: None,
        asked: None,
        sent: Some(prepared),
        mail: Mail {
            message_id: "alibi.report.k7qm-3f2a@shop.example".into(),
            envelope_sender: "abuse+k7qm-3f2a@shop.example".into(),
            to: "abuse@isp.example".into(),
            subject: "Abuse report: 214 mails with a forged sender from 203.0.113.77 [K7QM-3F2A]".into(),
            text: text.into(),
            message: String::new(),
        },
        answers: Vec::new(),
        escalates: None,
    }
}

fn heard(fields: &str, text: &str) -> Option<Heard> {
    let mail = format!("From: Abuse Desk <abuse@isp.example>\r\nTo: anna@shop.example\r\n{fields}\r\n{text}\r\n");
    let limits = Limits::default();
    let message = Message::read(mail.as_bytes(), &limits);
    hear(&message, &crate::recognise::recognise(&message), &report())
}

fn answer(fields: &str, text: &str) -> Answer {
    heard(fields, text).unwrap().answer
}

const AUTO: &str = "Subject: [#4711023] We got your report\r\nAuto-Submitted: auto-replied\r\n";
const REPLY: &str = "Subject: Re: Abuse report: 214 mails with a forged sender from 203.0.113.77 [K7QM-3F2A]\r\n";

/// Whatever a desk quotes of ours is not its own word.
fn quoted(front: &str) -> String {
    let all: Vec<String> = report().mail.text.lines().map(|line| format!("{front}{line}")).collect();
    all.join("\r\n")
}

#[test]
fn a_mail_is_matched_by_what_only_the_desk_has_seen() {
    let of = |header: &str| named(header.as_bytes(), "abuse+ID@shop.example", true);
    assert_eq!(of("In-Reply-To: <alibi.report.k7qm-3f2a@shop.example>\r\n"), [ID_]);
    assert_eq!(of("References: <x@y.example>\r\n <alibi.report.k7qm-3f2a@shop.example>\r\n"), [ID_]);
    assert_eq!(of("To: abuse+k7qm-3f2a@shop.example\r\n"), [ID_]);
    assert_eq!(of("Delivered-To: Abuse+K7QM-3F2A@shop.example\r\n"), [ID_]);
    assert_eq!(of("Subject: [#1] Re: Abuse report [K7QM-3F2A]\r\n"), [ID_]);
    let answers_another = b"Subject: Re: [K7QM-3F2A]\r\nIn-Reply-To: <alibi.answer.k7qm-3f2a.1@shop.example>\r\n";
    assert!(named(answers_another, "abuse+ID@shop.example", false).is_empty());
    for nothing in [
        "To: abuse+sales@shop.example\r\n",
        "In-Reply-To: <alibi.k7qm-3f2a.1@shop.example>\r\n",
        "Subject: Re: your invoice of 12-05-2026\r\n",
        "From: abuse+k7qm-3f2a@shop.example\r\n",
    ] {
        assert!(of(nothing).is_empty(), "{nothing}");
    }
    assert!(of(&"To: a@b.example, abuse+k7qm-3f2a@shop.example\r\n".repeat(5_000)).len() <= IDS_MAX);
}

#[test]
fn robots_open_tickets() {
    for (fields, text, ticket) in [
        (AUTO, "Thank you for your report.", Some("4711023")),
        ("Subject: Re: Abuse report [Ticket ID: ABC-88123]\r\nPrecedence: bulk\r\n", "Thanks.", Some("ABC-88123")),
        (REPLY, "This message was automatically generated. Your ticket number is 99812.", Some("99812")),
        (AUTO, &quoted("> "), Some("4711023")),
        (AUTO, &quoted(""), Some("4711023")),
        ("Subject: Thank you\r\nAuto-Submitted: auto-generated\r\n", "We got your report about 203.0.113.77.", None),
    ] {
        assert_eq!(answer(fields, text), Answer::Acknowledged { ticket: ticket.map(str::to_owned) }, "{fields}{text}");
        assert!(!heard(fields, text).unwrap().by_a_person);
    }
}

#[test]
fn not_our_network() {
    for text in [
        "Hi, 203.0.113.77 is not in our network since March. Regards, Kim",
        "This IP does not belong to us.",
        "This range doesn\u{2019}t belong to our company any more.",
        "Sorry, wrong abuse contact.",
    ] {
        assert_eq!(answer(REPLY, text), Answer::NotOurs, "{text}");
        assert_eq!(answer(AUTO, text), Answer::NotOurs, "{text}");
    }
}

#[test]
fn who_wants_no_reports_gets_none() {
    for text in ["STOP", "stop.\r\n\r\nKim", "Please remove us from your list.", "Stop sending us these mails!"] {
        let heard = heard(REPLY, &format!("{text}\r\n\r\n{}", quoted("> "))).unwrap();
        assert_eq!((heard.answer, heard.by_a_person), (Answer::OptOut, true), "{text}");
    }
    assert_eq!(answer("Subject: STOP\r\n", "Kim"), Answer::OptOut);
}

#[test]
fn who_helps_does_not_opt_out() {
    for text in [
        "We have told the customer to stop sending this mail.",
        "The server was stopped. Thank you for the report!",
        "Which form of authentication did they use?",
    ] {
        let heard = heard(REPLY, &format!("{text}\r\n\r\n{}", quoted("> "))).unwrap();
        assert_eq!((heard.answer, heard.by_a_person), (Answer::Human, true), "{text}");
        // A program that quotes without marks, or makes one line of all.
        assert_eq!(answer(REPLY, &format!("{text}\r\n\r\n{}", quoted(""))), Answer::Human, "{text}");
        let line = report().mail.text.replace('\n', " ");
        assert_eq!(answer(REPLY, &format!("{text}\r\n\r\nOn Tuesday Anna wrote: {line}")), Answer::Human, "{text}");
    }
}

#[test]
fn forms() {
    let text = "This mailbox is not monitored. Please use our form: https://isp.example/abuse.\r\n";
    assert_eq!(answer(AUTO, text), Answer::WebForm { form: Some("https://isp.example/abuse".into()) });
    let only = "We only accept reports by our abuse form.";
    assert_eq!(answer(REPLY, only), Answer::WebForm { form: None });
    let offers = "We got it. Next time you may use https://isp.example/abuse too.";
    assert_eq!(answer(AUTO, offers), Answer::Acknowledged { ticket: Some("4711023".into()) });
}

#[test]
fn bounces_say_why() {
    let dsn = "Return-Path: <>\r\nSubject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n\
               Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n";
    let body = |action: &str, status: &str| {
        format!(
            "--b\r\n\r\nI am sorry\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.isp.example\r\n\r\n\
             Final-Recipient: rfc822; abuse@isp.example\r\nAction: {action}\r\nStatus: {status}\r\n\r\n--b--"
        )
    };
    assert_eq!(answer(dsn, &body("failed", "5.1.1")), Answer::Bounced { status: Some("5.1.1".into()) });
    assert_eq!(heard(dsn, &body("delayed", "4.4.1")), None, "late is no answer");
    // A person who quotes a bounce is no mail system.
    let quotes = "Our customer got: 550 5.1.1 <x@y.example>: Recipient address rejected: User unknown";
    assert!(matches!(answer(REPLY, quotes), Answer::Human));
}
