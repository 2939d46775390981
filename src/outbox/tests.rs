use super::*;
use crate::ports::{Outgoing, Purpose};

const START: &str = "2005-06-01T12:00:00Z";

fn start() -> Timestamp {
    START.parse().unwrap()
}

fn row(state: OutboxState, attempts: u32) -> OutboxRow {
    OutboxRow {
        account: "anna".to_owned(),
        incident: "K7QM-3F2A".to_owned(),
        mail: Outgoing {
            purpose: Purpose::Notice,
            message_id: "k7qm-3f2a.1@shop.example".to_owned(),
            from: "anna@shop.example".to_owned(),
            to: vec!["anna@shop.example".to_owned()],
            bytes: b"Subject: x\r\n\r\nx\r\n".to_vec(),
        },
        state,
        attempts,
        due: start(),
        written: start(),
        last_error: None,
    }
}

fn temporary() -> Result<(), SendError> {
    Err(SendError::Temporary { server: "smtp.shop.example".to_owned(), why: "no route".to_owned() })
}

fn seconds(row: &OutboxRow, now: Timestamp) -> i64 {
    row.due.duration_since(now).as_secs()
}

#[test]
fn pauses_double_to_the_longest_with_up_to_a_quarter_more() {
    let schedule = Schedule::default();
    for (attempts, pause) in
        [(1, 60), (2, 120), (3, 240), (5, 960), (8, 7680), (9, 14400), (40, 14400), (u32::MAX, 14400)]
    {
        let next = schedule.sent(&row(OutboxState::Sending, attempts), &temporary(), start());
        assert_eq!(next.state, OutboxState::New);
        let waits = seconds(&next, start());
        assert!((pause..=pause + pause / 4).contains(&waits), "{attempts}: {waits}");
    }
}

#[test]
fn a_failure_is_tried_for_five_days_and_then_given_up() {
    let schedule = Schedule::default();
    let mut now = start();
    let mut current = row(OutboxState::New, 0);
    while current.state == OutboxState::New {
        now = now.max(current.due);
        current = schedule.sent(&schedule.sending(&current, now), &temporary(), now);
    }
    assert_eq!(current.state, OutboxState::Failed);
    let days = now.duration_since(start()).as_hours() as f64 / 24.0;
    assert!((5.0..5.3).contains(&days), "{days}");
    assert!((30..50).contains(&current.attempts), "{}", current.attempts);
    assert!(current.last_error.is_some());
}

#[test]
fn a_clock_that_jumps_neither_ends_nor_silences_a_notice() {
    let schedule = Schedule::default();
    let later: Timestamp = "2015-06-01T12:00:00Z".parse().unwrap();
    // Ten years forward: old, but hardly tried.
    assert_eq!(schedule.sent(&row(OutboxState::Sending, 2), &temporary(), later).state, OutboxState::New);
    // Ten years back again: the due time is nonsense, so it is due.
    let waiting = OutboxRow { due: later, ..row(OutboxState::New, 2) };
    assert!(schedule.is_due(&waiting, start()));
    assert!(!schedule.is_due(&OutboxRow { due: after(start(), schedule.longest), ..waiting }, start()));
    assert!(!schedule.is_due(&OutboxRow { due: after(start(), schedule.grace), ..row(OutboxState::New, 1) }, start()));
}

#[test]
fn a_refused_login_is_tried_at_most_twelve_times_a_day() {
    let refused =
        Err(SendError::LoginRefused { server: "s.example".to_owned(), user: "anna".to_owned(), why: "535".to_owned() });
    let next = Schedule::default().sent(&row(OutboxState::Sending, 1), &refused, start());
    assert_eq!(next.state, OutboxState::New);
    assert!(seconds(&next, start()) >= 2 * 3600);
}

#[test]
fn a_row_in_doubt_is_settled_by_what_the_mailbox_holds() {
    let schedule = Schedule::default();
    let in_doubt = Err(SendError::InDoubt { server: "s.example".to_owned(), why: "reset".to_owned() });
    let doubtful = schedule.sent(&schedule.sending(&row(OutboxState::New, 0), start()), &in_doubt, start());
    assert_eq!(doubtful.state, OutboxState::Sending);
    assert_eq!(schedule.settle(&doubtful, true, start()).state, OutboxState::Sent);
    // Not there yet: it may still be under way.
    assert_eq!(schedule.settle(&doubtful, false, start()), doubtful);
    let resend = schedule.settle(&doubtful, false, doubtful.due);
    assert_eq!(resend.state, OutboxState::New);
    assert!(schedule.is_due(&resend, doubtful.due));
}

#[test]
fn a_mail_that_is_never_seen_again_does_not_become_a_flood() {
    let schedule = Schedule::default();
    let in_doubt = Err(SendError::InDoubt { server: "s.example".to_owned(), why: "reset".to_owned() });
    let mut now = start();
    let mut current = row(OutboxState::New, 0);
    let end = after(start(), Duration::from_secs(5 * 24 * 3600));
    while now < end {
        current = match current.state {
            OutboxState::New => schedule.sent(&schedule.sending(&current, now), &in_doubt, now),
            _ => schedule.settle(&current, false, now),
        };
        now = now.max(current.due);
    }
    assert!(current.attempts <= 9, "{}", current.attempts);
}

#[test]
fn what_the_server_will_never_take_is_given_up_at_once() {
    let never = Err(SendError::Permanent { server: "s.example".to_owned(), why: "550 no".to_owned() });
    let next = Schedule::default().sent(&row(OutboxState::Sending, 1), &never, start());
    assert_eq!(next.state, OutboxState::Failed);
    assert_eq!(next.last_error.as_deref(), Some("send through `s.example`: 550 no"));
}
