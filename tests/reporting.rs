//! Reports from the first returned mail to the desk's answer, over the second adapters: a folder of mails, a recorded world, a
//! folder of outgoing mail, a state in memory.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "attackers/mod.rs"]
mod attackers;
#[cfg(feature = "failpoints")]
#[path = "reporting/crash.rs"]
mod crash;
#[path = "reporting/follow.rs"]
mod follow;
#[path = "reporting/forty.rs"]
mod forty;
#[path = "reporting/stage.rs"]
mod stage;

use std::fs;
use std::sync::atomic::{AtomicU32, Ordering};

use alibi::ports::{Outbox, Outgoing, Purpose, Reports as _, SendError};
use alibi::report::{Answer, Report, Smolder, State, Suppression};
use alibi::watch::{Account, Outlook, Policy, Reporting};
use stage::{DESK, DESK_ZONE, HONEST, Stage, account};

#[tokio::test]
async fn nothing_is_sent_without_a_yes_and_a_yes_sends_once() {
    let mut stage = Stage::new(DESK_ZONE).await;
    let anna = account("anna");
    stage.fire("anna");
    let pass = stage.pass(&anna, 0).await;
    let reports = stage.reports().await;
    assert_eq!((pass.prepared.len(), reports.len()), (1, 1), "{:?}", stage.store.planned(None).await);
    let report = &reports[0];
    assert_eq!((report.state, report.contact.address.as_str()), (State::Prepared, DESK));
    assert_eq!((report.sources.len(), report.sources[0].messages), (1, 25));
    assert!(!report.mail.message.contains("u0@"), "recipients are hashed");
    let told = stage.notices().remove(0).replace("=\r\n", "");
    assert!(told.contains(&format!("alibi report {} --approve", report.id)), "{told}");

    for hours in 1..4 {
        stage.pass(&anna, hours).await;
    }
    assert_eq!((stage.states().await, stage.sent_reports().len()), (vec![State::Prepared], 0));

    stage.approve(report, 4).await;
    assert_eq!(stage.pass(&anna, 4).await.queued.len(), 1);
    assert_eq!(stage.states().await, [State::Sent]);
    for hours in 5..8 {
        stage.pass(&anna, hours).await;
    }
    let sent = stage.sent_reports();
    assert_eq!(sent.len(), 1);
    assert!(sent[0].ends_with(&report.mail.message), "what was approved is what is sent");
    assert_eq!(stage.reports().await.len(), 1, "the contact rests");
}

#[tokio::test]
async fn the_owner_answers_in_the_folder() {
    let mut stage = Stage::new(DESK_ZONE).await;
    let mut anna = account("anna");
    anna.reporting.folder = Some("alibi".to_owned());
    stage.fire("anna");
    stage.pass(&anna, 0).await;
    stage.pass(&anna, 1).await;
    let folder = stage.folder("anna").join("alibi");
    let asked: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    assert_eq!(asked.len(), 1, "asked once");
    let question = fs::read_to_string(&asked[0]).unwrap();
    let report = stage.reports().await.remove(0);
    assert!(question.contains(&report.mail.message.replace("\r\n", "\n")) || question.contains(&report.mail.message));
    let plain = question.replace("=\n", "").replace("=\r\n", "");
    assert!(plain.contains("move this message to =E2=80=9Calibi/Send it=E2=80=9D"), "{plain}");
    let notice = stage.notices().remove(0).replace("=\r\n", "");
    assert!(notice.contains("alibi/Send it"), "{notice}");

    // A mail that only looks like the question says nothing.
    let id = question.lines().find(|line| line.starts_with("Message-ID:")).unwrap();
    let guessed = id.replace("alibi.ask.", "alibi.ask.x");
    fs::write(folder.join("Send it/forged.eml"), question.replace(id, &guessed)).unwrap();
    stage.pass(&anna, 2).await;
    assert_eq!(stage.states().await, [State::Prepared]);

    fs::rename(&asked[0], folder.join("Send it").join("moved.eml")).unwrap();
    stage.pass(&anna, 3).await;
    assert_eq!((stage.states().await, stage.sent_reports().len()), (vec![State::Sent], 1));
}

#[tokio::test]
async fn a_no_in_the_folder_is_a_no_and_is_not_asked_again() {
    let mut stage = Stage::new(DESK_ZONE).await;
    let mut anna = account("anna");
    anna.reporting.folder = Some("alibi".to_owned());
    stage.fire("anna");
    stage.pass(&anna, 0).await;
    let folder = stage.folder("anna").join("alibi");
    let question =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.is_file()).unwrap();
    // In both: no.
    fs::copy(&question, folder.join("Send it/1.eml")).unwrap();
    fs::rename(&question, folder.join("No thanks/1.eml")).unwrap();
    for hours in 1..30 {
        stage.pass(&anna, hours).await;
    }
    assert_eq!((stage.states().await, stage.sent_reports().len()), (vec![State::Declined], 0));
}

#[tokio::test]
async fn evidence_that_grew_old_is_not_sent() {
    let mut stage = Stage::new(DESK_ZONE).await;
    let anna = account("anna");
    stage.fire("anna");
    stage.pass(&anna, 0).await;
    let report = stage.reports().await.remove(0);
    // The newest mail is of noon, six hours before the first pass: 48 hours later it is too old.
    stage.approve(&report, 43).await;
    stage.pass(&anna, 43).await;
    let ended = stage.reports().await.remove(0);
    assert_eq!((ended.state, stage.sent_reports().len()), (State::Expired, 0));
    assert!(ended.why.unwrap().contains("48 hours"));
}

#[tokio::test]
async fn a_contact_that_changed_is_not_written_to() {
    let mut stage = Stage::new(DESK_ZONE).await;
    let anna = account("anna");
    stage.fire("anna");
    stage.pass(&anna, 0).await;
    let report = stage.reports().await.remove(0);
    let network = stage.town.folder.path().join("world/rdap/net-203.0.113.64.json");
    let text = fs::read_to_string(&network).unwrap();
    fs::write(&network, text.replace("abuse@cheaphost.example", "abuse@harbour.example")).unwrap();
    stage.approve(&report, 2).await;
    stage.pass(&anna, 2).await;
    let ended = stage.reports().await.remove(0);
    assert_eq!((ended.state, stage.sent_reports().len()), (State::Expired, 0), "{:?}", ended.why);
    assert!(ended.why.unwrap().contains("the contact is now abuse@harbour.example"));
}

#[tokio::test]
async fn a_contact_that_cannot_be_checked_waits() {
    let mut stage = Stage::new(DESK_ZONE).await;
    let anna = account("anna");
    stage.fire("anna");
    stage.pass(&anna, 0).await;
    let report = stage.reports().await.remove(0);
    let fails = stage.town.folder.path().join("world/dns.fail");
    fs::write(&fails, "cheaphost.example MX\n").unwrap();
    stage.approve(&report, 2).await;
    stage.pass(&anna, 2).await;
    assert_eq!((stage.states().await, stage.sent_reports().len()), (vec![State::Approved], 0));
    fs::remove_file(&fails).unwrap();
    stage.pass(&anna, 3).await;
    assert_eq!((stage.states().await, stage.sent_reports().len()), (vec![State::Sent], 1));
}

#[tokio::test]
async fn what_the_policy_says() {
    // A desk in the domain of the source itself may be the sender's own: there is a warning, so a person decides.
    let own_desk = ("203.0.113.77", "box77.cheaphost.example");
    let elsewhere = ("203.0.113.90", "box90.elsewhere.example");
    for (policy, source, states, sent) in [
        (Policy::Never, elsewhere, vec![], 0),
        (Policy::Automatic, elsewhere, vec![State::Sent], 1),
        (Policy::Automatic, own_desk, vec![State::Prepared], 0),
    ] {
        let mut stage = Stage::new(DESK_ZONE).await;
        let mut anna = account("anna");
        anna.reporting.policy = policy;
        stage.name(elsewhere.0, elsewhere.1);
        stage.returned("anna", source, &HONEST, 25, 10);
        stage.pass(&anna, 0).await;
        assert_eq!((stage.states().await, stage.sent_reports().len()), (states, sent), "{policy:?} {source:?}");
    }
    // Who changes his mind is heard before the mail leaves.
    let mut stage = Stage::new(DESK_ZONE).await;
    let mut anna = account("anna");
    stage.fire("anna");
    stage.pass(&anna, 0).await;
    let report = stage.reports().await.remove(0);
    stage.approve(&report, 1).await;
    anna.reporting.policy = Policy::Never;
    stage.pass(&anna, 1).await;
    assert_eq!((stage.states().await, stage.sent_reports().len()), (vec![State::Expired], 0));
}

#[tokio::test]
async fn a_dry_run_says_what_it_would_do_and_does_nothing() {
    let mut stage = Stage::new(DESK_ZONE).await;
    let mut anna = account("anna");
    anna.dry_run = true;
    anna.reporting.folder = Some("alibi".to_owned());
    stage.fire("anna");
    let pass = stage.pass(&anna, 0).await;
    assert_eq!((pass.prepared.len(), stage.reports().await.len()), (1, 0));
    assert!(!stage.folder("anna").join("alibi").exists());
}

#[tokio::test]
async fn who_tries_to_frame_somebody_gets_no_report_and_the_owner_hears_of_it() {
    let mut stage = Stage::new(DESK_ZONE).await;
    let anna = account("anna");
    let evil = [("mx.evil.example", "203.0.113.200"), ("mx.wicked.example", "203.0.113.140")];
    stage.returned("anna", ("203.0.113.77", "box77.cheaphost.example"), &evil, 60, 10);
    let pass = stage.pass(&anna, 0).await;
    assert_eq!((pass.prepared.len(), stage.reports().await.len()), (0, 0));
    let notice = stage.notices().remove(0).replace("=\r\n", "");
    assert!(notice.contains("somebody may be trying to make you accuse 1 innocent source"), "{notice}");
    let planned = stage.store.planned(None).await.unwrap();
    assert_eq!(planned[0].attempts.len(), 1, "{planned:?}");
    assert_eq!(HONEST.len(), 5);
}

/// Who says yes to what he saw does not say yes to what came to light after it.
#[tokio::test]
async fn a_warning_that_nobody_saw_ends_a_report() {
    let mut stage = Stage::new(DESK_ZONE).await;
    let anna = account("anna");
    stage.fire("anna");
    stage.pass(&anna, 0).await;
    let report = stage.reports().await.remove(0);
    stage.approve(&report, 1).await;
    let doubted = Suppression::after(&Answer::OptOut.doubted(), &report.contact, &[], stage.now(1)).unwrap();
    stage.store.suppress(&doubted).await.unwrap();
    stage.pass(&anna, 1).await;
    let reports = stage.reports().await;
    let states: Vec<State> = reports.iter().map(|report| report.state).collect();
    assert_eq!((states, stage.sent_reports().len()), (vec![State::Expired], 0));
    assert!(reports[0].why.as_ref().unwrap().contains("new warning"), "{:?}", reports[0].why);
    stage.pass(&anna, 3).await;
    let reports = stage.reports().await;
    assert_eq!((reports.len(), reports[1].state), (2, State::Prepared), "it is asked for again, with the warning");
}

/// What would be sent, what would be prepared, and why nothing about the rest.
#[tokio::test]
async fn the_outlook_names_every_source() {
    let mut stage = Stage::new(DESK_ZONE).await;
    let anna = account("anna");
    stage.fire("anna");
    stage.returned("anna", ("203.0.113.90", "box90.elsewhere.example"), &HONEST, 5, 10);
    let mut dry = account("anna");
    dry.dry_run = true;
    let never = Account { reporting: Reporting::never(), ..account("anna") };
    stage.pass(&never, 0).await;
    let outlook = stage.outlook(&dry, 0).await.remove(0);
    assert_eq!((outlook.drafts.len(), outlook.drafts[0].contact.address.as_str()), (1, DESK));
    let small = |outlook: &Outlook| matches!(outlook.smolder[..], [(_, Smolder::TooSmall { messages: 5, .. })]);
    assert!(small(&outlook), "{outlook:?}");
    let outlook = stage.outlook(&never, 0).await.remove(0);
    assert_eq!(outlook.drafts.len(), 0);
    assert!(outlook.smolder.len() == 2 && outlook.smolder.iter().all(|(_, one)| *one == Smolder::NeverReports));
    // What waits for a yes is no smoldering source.
    stage.pass(&anna, 0).await;
    let outlook = stage.outlook(&dry, 0).await.remove(0);
    assert!(outlook.drafts.is_empty() && small(&outlook), "{outlook:?}");
    assert_eq!(stage.reports().await.len(), 1);
}

/// A notice that says "a report is ready" and has no room today is counted like every other that waits.
#[tokio::test]
async fn status_knows_of_a_report_that_has_no_room_to_be_told() {
    let mut stage = Stage::new(DESK_ZONE).await;
    let mut anna = account("anna");
    anna.restraint.account_max = 1;
    stage.returned("anna", ("203.0.113.77", "box77.cheaphost.example"), &HONEST, 18, 10);
    stage.pass(&anna, 0).await;
    stage.returned("anna", ("203.0.113.77", "box77.cheaphost.example"), &HONEST, 6, 10);
    let pass = stage.pass(&anna, 1).await;
    assert_eq!((pass.prepared.len(), pass.held.len()), (1, 1));
    let held = anna.restraint.held("anna", Policy::Ask, &stage.store, stage.now(1)).await.unwrap();
    assert_eq!(held, 1);
    let held = anna.restraint.held("anna", Policy::Never, &stage.store, stage.now(1)).await.unwrap();
    assert_eq!(held, 0, "who reports nothing waits for nothing");
}

/// The first notice told of two returns; when the fire is big enough, the owner hears that a report waits.
#[tokio::test]
async fn a_report_that_comes_later_is_told() {
    let mut stage = Stage::new(DESK_ZONE).await;
    let anna = account("anna");
    stage.returned("anna", ("203.0.113.77", "box77.cheaphost.example"), &HONEST, 18, 10);
    assert_eq!(stage.pass(&anna, 0).await.prepared.len(), 0);
    stage.returned("anna", ("203.0.113.77", "box77.cheaphost.example"), &HONEST, 6, 10);
    let pass = stage.pass(&anna, 1).await;
    assert_eq!((pass.prepared.len(), pass.told.len()), (1, 1), "{:?}", stage.store.planned(None).await);
    let notices = stage.notices();
    assert!(notices.iter().any(|notice| notice.replace("=\r\n", "").contains("it waits for your answer")));
    assert_eq!(stage.pass(&anna, 2).await.told.len(), 0, "told once");
}

/// A crash between the notice and the note that it told of the report: the owner is not told twice.
#[tokio::test]
async fn a_report_is_told_once_whatever_a_crash_forgets() {
    let mut stage = Stage::new(DESK_ZONE).await;
    let anna = account("anna");
    stage.fire("anna");
    stage.pass(&anna, 0).await;
    let report = stage.reports().await.remove(0);
    assert!(report.told.is_some());
    let forgotten = Report { told: None, ..report };
    assert!(stage.store.change(State::Prepared, &forgotten, &[]).await.unwrap());
    stage.pass(&anna, 1).await;
    assert_eq!(stage.notices().len(), 1);
}

/// A line that breaks after each mail was handed over and before the answer came; it counts the reports.
struct Cut(AtomicU32);

impl Outbox for Cut {
    async fn send(&self, mail: &Outgoing) -> Result<(), SendError> {
        if mail.purpose == Purpose::Report {
            self.0.fetch_add(1, Ordering::Relaxed);
            return Err(SendError::InDoubt { server: "smtp.example".to_owned(), why: "the line broke".to_owned() });
        }
        Ok(())
    }
}

/// Nobody can look into the desk's mailbox: a report that may have left is never sent again, and that is said.
#[tokio::test]
async fn a_report_in_doubt_is_not_sent_again() {
    let mut stage = Stage::new(DESK_ZONE).await;
    let (anna, cut) = (account("anna"), Cut(AtomicU32::new(0)));
    stage.fire("anna");
    stage.pass(&anna, 0).await;
    let report = stage.reports().await.remove(0);
    stage.approve(&report, 1).await;
    for hours in 1..6 {
        stage.pass_through(&anna, hours, &cut).await;
    }
    assert_eq!(cut.0.load(Ordering::Relaxed), 1);
    let report = stage.reports().await.remove(0);
    assert_eq!(report.state, State::Sent);
    assert!(report.why.unwrap().contains("not known whether it left"));
}
