//! After a report is out: what the desk answers, whether it helped, and who is asked when it did not.

use alibi::ports::{Keep, Purged, Reports as _, Store as _};
use alibi::report::contact::Step;
use alibi::report::{Answer, Reason, Report, State};
use alibi::watch::{Account, Policy};

use crate::attackers::into_provider;
use crate::stage::{DESK, DESK_ZONE, HONEST, Stage, account};

/// A report that went out an hour after the first pass.
async fn sent() -> (Stage, Account, Report) {
    let mut stage = Stage::new(DESK_ZONE).await;
    let anna = account("anna");
    stage.fire("anna");
    stage.pass(&anna, 0).await;
    let report = stage.reports().await.remove(0);
    stage.approve(&report, 1).await;
    stage.pass(&anna, 1).await;
    let report = stage.reports().await.remove(0);
    assert_eq!(report.state, State::Sent);
    (stage, anna, report)
}

/// A mail of the desk to the owner.
fn answer(fields: &str, text: &str) -> String {
    let top = into_provider("mx.cheaphost.example", "mx.cheaphost.example", "198.51.100.250");
    format!(
        "Return-Path: <desk@cheaphost.example>\n{top}From: Abuse Desk <{DESK}>\nTo: mara@lindenhof.example\n{fields}\n{text}\n"
    )
}

fn reply_to(report: &Report) -> String {
    format!(
        "Subject: Re: {}\nIn-Reply-To: <{}>\nMessage-ID: <answer@cheaphost.example>\n",
        report.mail.subject, report.mail.message_id
    )
}

/// The bounce that a mail system writes about the report.
fn bounce_of(report: &Report) -> String {
    let top = into_provider("mx.cheaphost.example", "mx.cheaphost.example", "198.51.100.250");
    format!(
        "Return-Path: <>\nDelivered-To: {}\n{top}From: MAILER-DAEMON@mx.cheaphost.example\nTo: {}\n\
         Subject: Undelivered Mail Returned to Sender\nMessage-ID: <b@mx.cheaphost.example>\nMIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nUser unknown\n\
         --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.cheaphost.example\n\n\
         Final-Recipient: rfc822; {DESK}\nAction: failed\nStatus: 5.1.1\n\n--b\nContent-Type: message/rfc822\n\n{}\n--b--\n",
        report.mail.envelope_sender,
        report.mail.envelope_sender,
        report.mail.message.replace("\r\n", "\n")
    )
}

/// What became of the report and of its contact, when this mail came.
async fn after(mail: impl Fn(&Report) -> String) -> (Stage, Account, Report) {
    let (mut stage, anna, report) = sent().await;
    let (incidents, notices) = (stage.incidents().await, stage.notices().len());
    stage.put("anna", &mail(&report));
    for hours in 2..5 {
        stage.pass(&anna, hours).await;
    }
    assert_eq!((stage.incidents().await, stage.notices().len()), (incidents, notices), "an answer is no event");
    assert_eq!(stage.sent_reports().len(), 1, "and is never answered");
    let report = stage.reports().await.remove(0);
    (stage, anna, report)
}

#[tokio::test]
async fn a_report_that_comes_back_leaves_its_contact_alone() {
    let (stage, _, report) = after(bounce_of).await;
    assert_eq!(report.answers[0].1, Answer::Bounced { status: Some("5.1.1".into()) });
    assert_eq!(report.answers.len(), 1, "heard once");
    let left = stage.store.suppressions().await.unwrap();
    assert_eq!((left.len(), left[0].contact.as_str(), left[0].reason), (1, DESK, Reason::Bounced));
    assert_eq!(left[0].until.unwrap().duration_since(left[0].since).as_hours(), 30 * 24);
}

/// Not all mail systems keep the recipient's own address: the Message-ID inside says it too.
#[tokio::test]
async fn a_bounce_is_known_by_what_it_brings_back() {
    let (_, _, report) =
        after(|report| bounce_of(report).replace(&report.mail.envelope_sender, "mara@lindenhof.example")).await;
    assert_eq!(report.answers[0].1, Answer::Bounced { status: Some("5.1.1".into()) });
}

/// Who got a report knows its names, and can put them into what he forges: what comes back then is not the report. Counted as
/// that, it would hide his forgery from the owner, and leave a desk alone that never refused anything.
#[tokio::test]
async fn forged_mail_that_bears_the_names_of_a_report_is_counted_as_what_it_is() {
    type Forge = fn(&str, &Report) -> String;
    let names: [(&str, Forge); 4] = [
        ("the envelope sender", |mail, report| {
            mail.replacen("mara@lindenhof.example", &report.mail.envelope_sender, 1)
        }),
        ("the Message-ID", |mail, report| {
            mail.replace("Message-ID: <f", &format!("Message-ID: <{}>\nX-Was: <f", report.mail.message_id))
        }),
        ("the Message-ID, and the desk as addressee", |mail, report| {
            let named = mail.replace("Message-ID: <f", &format!("Message-ID: <{}>\nX-Was: <f", report.mail.message_id));
            named.replace("\nTo: u", &format!("\nTo: {DESK}, u"))
        }),
        ("the name in the subject", |mail, report| {
            let subject = format!("Subject: Undeliverable: [{}]", report.id);
            mail.replace("Subject: Undelivered Mail Returned to Sender", &subject)
        }),
    ];
    for (what, forge) in names {
        let (mut stage, anna, report) = sent().await;
        let counted = |incidents: Vec<alibi::incident::Incident>| incidents.iter().map(|one| one.messages).sum::<u64>();
        let before = counted(stage.store.incidents(None).await.unwrap());
        for _ in 0..3 {
            let mail = stage.written(("203.0.113.77", "box77.cheaphost.example"), HONEST[0], 2);
            stage.put("anna", &forge(&mail, &report));
        }
        stage.pass(&anna, 2).await;
        let after = counted(stage.store.incidents(None).await.unwrap());
        assert_eq!(after, before + 3, "{what}: no returned mail is lost");
        assert_eq!(stage.reports().await[0].answers, [], "{what}");
        assert_eq!(stage.store.suppressions().await.unwrap(), [], "{what}");
    }
}

/// One report comes back once: a desk is not left alone longer because somebody sends its bounce again.
#[tokio::test]
async fn a_bounce_that_is_sent_again_counts_once() {
    let (mut stage, anna, report) = sent().await;
    for again in 0..4 {
        let other =
            bounce_of(&report).replace("<b@", &format!("<b{again}@")).replace("12:00:00", &format!("12:00:0{again}"));
        stage.put("anna", &other);
        stage.pass(&anna, 2 + again).await;
    }
    let left = stage.store.suppressions().await.unwrap().remove(0);
    assert_eq!((left.times, left.until.unwrap().duration_since(left.since).as_hours()), (1, 30 * 24));
}

#[tokio::test]
async fn a_robot_opens_a_ticket() {
    let (stage, _, report) = after(|report| {
        answer(&format!("{}Auto-Submitted: auto-replied\n", reply_to(report)), "Your ticket number is 4711023.")
    })
    .await;
    assert_eq!(report.answers[0].1, Answer::Acknowledged { ticket: Some("4711023".into()) });
    assert!(stage.store.suppressions().await.unwrap().is_empty());
    assert_eq!(report.state, State::Answered);
}

#[tokio::test]
async fn a_person_is_passed_on_to_the_owner() {
    let (stage, _, report) = after(|report| {
        answer(&reply_to(report), "We have told our customer to stop this. See http://cheaphost.example/x")
    })
    .await;
    assert_eq!(report.answers[0].1, Answer::Human);
    let passed = stage.passed_on();
    assert_eq!(passed.len(), 1);
    assert!(passed[0].contains("told our customer to stop this") && !passed[0].contains("http://"), "{}", passed[0]);
}

/// A desk whose robots talk to themselves: the person behind them is heard all the same.
#[tokio::test]
async fn a_person_is_heard_behind_any_number_of_robots() {
    let (mut stage, anna, report) = sent().await;
    let robot = |number: u32| {
        let fields = reply_to(&report).replace("answer@", &format!("robot{number}@"));
        answer(&format!("{fields}Auto-Submitted: auto-replied\n"), &format!("Your ticket number is {}.", 4711 + number))
            .replace("12:00:00", &format!("12:00:{number:02}"))
    };
    (0..6).for_each(|number| stage.put("anna", &robot(number)));
    stage.pass(&anna, 2).await;
    stage.put("anna", &answer(&reply_to(&report), "Which customer was it?"));
    stage.pass(&anna, 3).await;
    assert_eq!(stage.passed_on().len(), 1);
    (6..30).for_each(|number| stage.put("anna", &robot(number)));
    stage.pass(&anna, 4).await;
    stage.put("anna", &answer(&reply_to(&report), "STOP"));
    stage.pass(&anna, 5).await;
    let left = stage.store.suppressions().await.unwrap();
    assert_eq!((left.len(), left[0].reason, left[0].until), (1, Reason::OptOut, None));
    let answers = stage.reports().await.remove(0).answers;
    assert!(answers.len() <= 20, "what is kept has an end");
    assert_eq!(answers.last().unwrap().1, Answer::OptOut);
}

/// What alibi passes on bears the report's name, too: who answers that is the owner, or his robot, and not the desk.
#[tokio::test]
async fn an_answer_to_what_was_passed_on_is_not_the_desks() {
    let (mut stage, anna, _) = after(|report| answer(&reply_to(report), "Which customer was it?")).await;
    let passed = stage.passed_on().remove(0);
    let field = |name: &str| passed.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().to_owned();
    let (subject, id) = (field("Subject:"), field("Message-ID:"));
    let own = format!("Subject: Re: {subject}\nIn-Reply-To: {id}\nMessage-ID: <own@lindenhof.example>\n");
    stage.put("anna", &answer(&own, "STOP").replace(DESK, "mara@lindenhof.example"));
    stage.pass(&anna, 6).await;
    let answers = stage.reports().await.remove(0).answers;
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert_eq!((stage.passed_on().len(), stage.store.suppressions().await.unwrap().len()), (1, 0));
}

#[tokio::test]
async fn who_wants_none_gets_none_ever() {
    let (mut stage, anna, report) = after(|report| answer(&reply_to(report), "STOP")).await;
    assert_eq!(report.answers[0].1, Answer::OptOut);
    assert_eq!(stage.store.suppressions().await.unwrap()[0].until, None);
    // The fire goes on for months.
    let months = 90 * 24;
    stage.returned_at("anna", ("203.0.113.77", "box77.cheaphost.example"), &HONEST, 25, months);
    stage.pass(&anna, months).await;
    assert_eq!(stage.reports().await.len(), 1, "{:?}", stage.store.planned(None).await);
}

/// Everybody to whom the desk shows the report can answer it: its customer, who is the forger, in his own name or in the desk's.
#[tokio::test]
async fn what_nothing_shows_to_be_the_desks_word_silences_nobody() {
    let at_the_forgers = |mail: String| {
        let desk = into_provider("mx.cheaphost.example", "mx.cheaphost.example", "198.51.100.250");
        mail.replace(&desk, &into_provider("mx.evil.example", "mx.evil.example", "203.0.113.200"))
    };
    let from = |mail: String, author: &str| mail.replace(DESK, author);
    type Forge<'a> = Box<dyn Fn(String) -> String + 'a>;
    let forged: [(&str, Forge<'_>); 5] = [
        ("a customer's own domain", Box::new(|mail| from(mail, "kim@customer.example"))),
        ("the desk's name, from elsewhere", Box::new(at_the_forgers)),
        ("a customer's mailbox at the desk's domain", Box::new(|mail| from(mail, "kim@cheaphost.example"))),
        ("a customer's host", Box::new(|mail| from(mail, "abuse@box77.cheaphost.example"))),
        ("nobody says that the host may", Box::new(|mail| mail.replace("desk@cheaphost.example", "desk@evil.example"))),
    ];
    for (what, forge) in forged {
        for (says, answered) in [
            ("STOP", Answer::OptOut),
            ("This IP does not belong to us.", Answer::NotOurs),
            ("We only accept reports by our abuse form.", Answer::WebForm { form: None }),
        ] {
            let (mut stage, anna, report) = after(|report| forge(answer(&reply_to(report), says))).await;
            assert_eq!(report.answers[0].1, answered.doubted(), "{what}");
            assert_eq!(stage.passed_on().len(), 1, "{what}: the owner reads it");
            // A week later the desk is asked again, and not by itself.
            let mut anna = Account { reporting: anna.reporting.clone(), ..anna };
            anna.reporting.policy = Policy::Automatic;
            let source = ("203.0.113.90", "box90.elsewhere.example");
            stage.name(source.0, source.1);
            stage.returned_at("anna", source, &HONEST, 25, 24 * 9);
            stage.pass(&anna, 24 * 9).await;
            let reports = stage.reports().await;
            assert_eq!(reports.len(), 2, "{what}: {:?}", stage.store.planned(None).await);
            assert_eq!((reports[1].contact.address.as_str(), reports[1].state), (DESK, State::Prepared), "{what}");
            assert!(reports[1].contact.red[0].contains("in its name"), "{what}: {:?}", reports[1].contact.red);
        }
    }
}

/// Somebody writes again and again in the desk's name. The desk itself is heard behind it.
#[tokio::test]
async fn the_desk_is_heard_behind_any_number_of_forgers() {
    let (mut stage, anna, report) = sent().await;
    let forged = |number: u32| {
        let fields = reply_to(&report).replace("answer@", &format!("forged{number}@"));
        let mail = answer(&fields, "Which customer was it?").replace("12:00:00", &format!("12:00:{number:02}"));
        mail.replace(DESK, "kim@customer.example")
    };
    (0..40).for_each(|number| stage.put("anna", &forged(number)));
    stage.pass(&anna, 2).await;
    assert_eq!(stage.passed_on().len(), 5);
    stage.put("anna", &answer(&reply_to(&report), "STOP"));
    stage.pass(&anna, 3).await;
    assert_eq!(stage.passed_on().len(), 6);
    assert_eq!(stage.reports().await.remove(0).answers.last().unwrap().1, Answer::OptOut);
}

/// A signed answer that was given to one report is sent again below the names of another.
#[tokio::test]
async fn an_answer_to_another_report_is_not_one_to_this() {
    let (_, _, report) =
        after(|report| answer(&reply_to(report).replace(&report.id, "AAAA-2222"), "This IP does not belong to us."))
            .await;
    assert_eq!(report.answers[0].1, Answer::NotOurs.doubted());
}

/// Who knows the report writes its bounce himself. The true one, which comes later, counts all the same.
#[tokio::test]
async fn a_bounce_that_anybody_can_have_written_silences_nobody() {
    let (mut stage, anna, report) = after(|report| {
        let desk = into_provider("mx.cheaphost.example", "mx.cheaphost.example", "198.51.100.250");
        bounce_of(report).replace(&desk, &into_provider("mx.evil.example", "mx.evil.example", "203.0.113.200"))
    })
    .await;
    let bounced = Answer::Bounced { status: Some("5.1.1".into()) };
    assert_eq!(report.answers[0].1, bounced.clone().doubted());
    assert!(stage.store.suppressions().await.unwrap()[0].is_doubted);
    stage.put("anna", &bounce_of(&report).replace("12:00:00", "12:00:09"));
    stage.pass(&anna, 6).await;
    assert_eq!(stage.reports().await.remove(0).answers[1].1, bounced);
    let left = stage.store.suppressions().await.unwrap().remove(0);
    assert_eq!((left.is_doubted, left.times), (false, 1));
}

/// One client's mailbox is no way to another client's report, be the mail ever so genuine.
#[tokio::test]
async fn a_mail_to_one_client_says_nothing_about_the_report_of_another() {
    let (mut stage, _, report) = sent().await;
    let mut bert = account("bert");
    bert.owner = alibi::owner::Owner::default();
    bert.owner.add("bert@seehof.example");
    bert.owner.providers.push("mx1.postwerk.example".to_owned());
    for mail in [answer(&reply_to(&report), "STOP"), bounce_of(&report)] {
        stage.put("bert", &mail);
    }
    stage.pass(&bert, 2).await;
    assert_eq!(stage.reports().await[0].answers, []);
    assert_eq!((stage.store.suppressions().await.unwrap(), stage.passed_on().len()), (vec![], 0));
    // The mailbox in which the report asked for its answers may be another account's.
    bert.owner.add("mara@lindenhof.example");
    stage.put("bert", &answer(&reply_to(&report), "STOP").replace("12:00:00", "12:00:01"));
    stage.pass(&bert, 3).await;
    assert_eq!(stage.reports().await[0].answers[0].1, Answer::OptOut);
}

#[tokio::test]
async fn an_answer_that_nobody_can_have_sent_is_ordinary_mail() {
    let (mut stage, anna, _) = sent().await;
    stage.put(
        "anna",
        &answer(
            "Subject: Re: Abuse report [AAAA-2222]\nIn-Reply-To: <alibi.report.aaaa-2222@lindenhof.example>\n",
            "STOP",
        ),
    );
    stage.pass(&anna, 2).await;
    assert!(stage.reports().await[0].answers.is_empty());
    assert!(stage.store.suppressions().await.unwrap().is_empty());
}

/// The network of the source stands in a carrier's, and all that the rules let go is sent.
async fn around() -> (Stage, Account) {
    let zone = format!(
        "{DESK_ZONE}carrier.example. 3600 IN MX 10 mx.carrier.example.\nmx.carrier.example. 3600 IN A 198.51.100.251\n"
    );
    let stage = Stage::new(&zone).await;
    stage.add_network("203.0.113.0", "203.0.113.255", "ALLOCATED PA", "abuse@carrier.example");
    let mut anna = account("anna");
    anna.reporting.policy = Policy::Automatic;
    (stage, anna)
}

/// A network inside another one: after seven days the larger one is asked, and only if it goes on, and only with a yes.
#[tokio::test]
async fn the_network_around_is_asked_after_seven_days_and_asked_for_again() {
    let (mut stage, anna) = around().await;
    // The source bears no name of the desk's: nothing else speaks for going up.
    let source = ("203.0.113.90", "box90.elsewhere.example");
    stage.name(source.0, source.1);
    stage.returned("anna", source, &HONEST, 25, 10);
    stage.pass(&anna, 0).await;
    let first = stage.reports().await.remove(0);
    assert_eq!(
        (first.contact.address.as_str(), first.contact.step, first.state),
        (DESK, Step::Leaf, State::Sent),
        "{:?}",
        first.why
    );
    for day in [2, 4, 6] {
        stage.returned_at("anna", source, &HONEST, 25, 24 * day);
        stage.pass(&anna, 24 * day).await;
        assert_eq!(stage.reports().await.len(), 1, "day {day}: one desk has it in hand");
    }
    stage.returned_at("anna", source, &HONEST, 25, 24 * 8);
    stage.pass(&anna, 24 * 8).await;
    let reports = stage.reports().await;
    assert_eq!(reports.len(), 2, "{:?}", stage.store.planned(None).await);
    let second = &reports[1];
    assert_eq!((second.contact.address.as_str(), second.contact.step), ("abuse@carrier.example", Step::Parent));
    assert_eq!(second.escalates.as_deref(), Some(first.id.as_str()));
    assert_eq!(
        (second.state, stage.sent_reports().len()),
        (State::Prepared, 1),
        "whatever the policy: a person decides"
    );
    assert!(second.mail.text.contains("The holder of the smaller network was told"));
}

/// The incident of the report joins an older one, when a mail shows that they are one campaign: what was asked stays asked.
#[tokio::test]
async fn the_network_around_is_asked_after_two_incidents_became_one() {
    let (mut stage, anna) = around().await;
    let source = ("203.0.113.90", "box90.elsewhere.example");
    stage.name(source.0, source.1);
    let other = ("IPv6:2001:db8:77::25", "unknown");
    let prize = |mail: String| {
        mail.replace("Your invoice", "Your prize waits for you").replace("Please see below.", "Claim it before Sunday.")
    };
    for system in HONEST.into_iter().take(3) {
        let mail = prize(stage.written(other, system, -9));
        stage.put("anna", &mail);
    }
    stage.pass(&anna, -9).await;
    stage.returned("anna", source, &HONEST, 25, 10);
    stage.pass(&anna, 0).await;
    assert_eq!((stage.incidents().await, stage.states().await), (2, vec![State::Sent]));
    let first = stage.reports().await.remove(0);
    let mail = prize(stage.written(source, HONEST[0], 1));
    stage.put("anna", &mail);
    stage.pass(&anna, 1).await;
    let incidents = stage.store.incidents(None).await.unwrap();
    let joined = incidents.iter().find(|one| one.id == first.incident).unwrap();
    assert!(joined.joined.is_some(), "{joined:?}");
    for day in [2, 4, 6, 8] {
        stage.returned_at("anna", source, &HONEST, 25, 24 * day);
        stage.pass(&anna, 24 * day).await;
    }
    let reports = stage.reports().await;
    assert_eq!(reports.len(), 2, "{:?}", stage.store.planned(None).await);
    assert_eq!(reports[1].escalates.as_deref(), Some(first.id.as_str()));
    assert_eq!((reports[1].contact.address.as_str(), reports[1].state), ("abuse@carrier.example", State::Prepared));
}

#[tokio::test]
async fn before_and_after_are_told() {
    let (stage, anna, _) = sent().await;
    // Nothing more came: a week later the end is told, with what the report did.
    for day in 1..10 {
        stage.pass(&anna, 24 * day).await;
    }
    let clear: Vec<String> = stage
        .notices()
        .iter()
        .map(|mail| mail.replace("=\r\n", ""))
        .filter(|mail| mail.contains("has stopped"))
        .collect();
    assert_eq!(clear.len(), 1);
    assert!(clear[0].contains("Before it: 25 a day. After it: 0 a day."), "{}", clear[0]);
    assert_eq!(stage.store.incidents(None).await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_old_goes_headers_first() {
    let (stage, anna, _) = sent().await;
    for day in 1..10 {
        stage.pass(&anna, 24 * day).await;
    }
    let at = |days: i64| stage.now(24 * days);
    let young = Keep::days(365, 90, at(80));
    assert_eq!(stage.store.purge(&young, true).await.unwrap(), Purged::default());

    let middle = Keep::days(365, 90, at(120));
    let said = stage.store.purge(&middle, false).await.unwrap();
    assert_eq!((said.headers, said.cases), (26, 0), "25 returned mails and a report");
    assert_eq!(stage.store.purge(&middle, true).await.unwrap(), said, "what is said is what is done, and not before");
    assert_eq!(stage.store.purge(&middle, true).await.unwrap(), Purged::default());
    let report = stage.reports().await.remove(0);
    assert!(report.mail.message.is_empty() && report.sources[0].samples.is_empty());
    assert!(!report.mail.text.contains("Header 1") && !report.mail.text.contains("Message-ID"));
    assert_eq!((report.contact.address.as_str(), report.state), (DESK, State::Sent), "that it was sent is known");
    let incident = stage.store.incidents(None).await.unwrap().remove(0);
    assert!(stage.store.cases(&incident.id).await.unwrap().iter().all(|case| case.original_header.is_empty()));

    let old = stage.store.purge(&Keep::days(365, 90, at(500)), true).await.unwrap();
    assert_eq!((old.incidents, old.cases, old.reports), (1, 25, 1));
    assert_eq!((stage.incidents().await, stage.reports().await.len()), (0, 0));
    assert!(stage.store.planned(None).await.unwrap().is_empty());
}

/// A ticket is closed months later, and its robot quotes what we wrote, of which the headers are gone by then: our own "to get no
/// more reports" is not the desk's.
#[tokio::test]
async fn our_own_words_are_known_after_the_headers_are_gone() {
    let (mut stage, anna, report) = sent().await;
    for day in 1..10 {
        stage.pass(&anna, 24 * day).await;
    }
    let months = 24 * 30;
    stage.store.purge(&Keep::days(365, 21, stage.now(months)), true).await.unwrap();
    assert!(stage.reports().await[0].mail.message.is_empty());
    let quoted = format!("Your ticket has been closed.\n\n{}", report.mail.text);
    stage.put("anna", &answer(&format!("{}Auto-Submitted: auto-replied\n", reply_to(&report)), &quoted));
    stage.pass(&anna, months).await;
    let answers = stage.reports().await.remove(0).answers;
    assert!(matches!(answers[..], [(_, Answer::Acknowledged { .. })]), "{answers:?}");
    assert_eq!(stage.store.suppressions().await.unwrap(), []);
}
