//! Do two lines that name the same host really follow each other?
//!
//! Inside a host nothing can be looked up: a hand-over through localhost or by LMTP ties the next line to this one by its name
//! only, and anybody can write a name. A forger who has a program on the host, or whose mail lost the line of the host's edge,
//! plants such a line. What he has to get right besides the name is how that host writes: its program, its time zone, its queue
//! numbers, a time just before. Each of these refuses trust and none gives any: where all of it fits, the line is believed as
//! far as the host is, and no further.

use jiff::SignedDuration;

use crate::mail::received::Received;

/// Programs that take mail from the network; a host runs one of them. Filters and stores beside it write lines of their own.
const MTAS: [&str; 8] = ["postfix", "exim", "sendmail", "qmail", "courier", "opensmtpd", "microsoft", "haraka"];
/// One clock, but the date is that of the beginning of a connection.
const SKEW_MAX: SignedDuration = SignedDuration::from_secs(60);
/// A filter gives mail back to the program that it got it from within this time.
const FILTERED_WITHIN: SignedDuration = SignedDuration::from_hours(1);
/// A store may have been away for a while.
const DELIVERED_WITHIN: SignedDuration = SignedDuration::from_hours(24);

/// Why `below` is not the line that this host wrote before `above`; None if nothing speaks against it.
pub fn misfit(above: &Received, below: &Received) -> Option<&'static str> {
    if below.by.is_none() || above.by != below.by {
        return None;
    }
    let (one, other) = (above.writer.as_str(), below.writer.as_str());
    if one != other && MTAS.contains(&one) && MTAS.contains(&other) {
        return Some("it is written as by another mail program than that host's");
    }
    let same_program = one == other && !one.is_empty();
    time(above, below, same_program).or_else(|| same_program.then(|| manner(above, below)).flatten())
}

fn time(above: &Received, below: &Received, same_program: bool) -> Option<&'static str> {
    let stay = above.date?.duration_since(below.date?);
    if stay < -SKEW_MAX {
        return Some("it is dated later than the line above it, by the same clock");
    }
    let within = if same_program { FILTERED_WITHIN } else { DELIVERED_WITHIN };
    (stay > within).then_some("it is dated much earlier than the line above it")
}

/// One program on one host writes all its lines alike.
fn manner(above: &Received, below: &Received) -> Option<&'static str> {
    if let (Some(one), Some(other)) = (above.zone, below.zone)
        && one != other
    {
        return Some("it is dated in another time zone than that host's other line");
    }
    match (above.id.as_deref(), below.id.as_deref()) {
        (Some(_), None) => Some("it has no queue number, and that host's other line has one"),
        (Some(one), Some(other)) if one == other => Some("it has the queue number of the line above it"),
        (Some(one), Some(other)) if above.writer == "postfix" && is_long(one) != is_long(other) => {
            Some("its queue number is of another sort than that host's")
        }
        _ => None,
    }
}

/// Postfix numbers its queue in one of two ways: up to twelve hex digits, or a longer number in letters of both cases
/// (`enable_long_queue_ids`).
fn is_long(id: &str) -> bool {
    id.bytes().any(|byte| byte.is_ascii_lowercase() || byte > b'F' && byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::received::parse;

    const ABOVE: &str = "from localhost (localhost [127.0.0.1]) by mx.bank.example (Postfix) with ESMTP id 2B01A3C0F1; Mon, 23 Nov 2026 08:00:05 +0100 (CET)";

    fn found(below: &str) -> Option<&'static str> {
        misfit(&parse(ABOVE), &parse(below))
    }

    #[test]
    fn what_one_host_wrote_fits() {
        for below in [
            "from h (unknown [198.51.100.167]) by mx.bank.example (Postfix) with ESMTP id 9F01A3C0AA for <r@bank.example>; Mon, 23 Nov 2026 08:00:01 +0100 (CET)",
            "from mx.bank.example ([127.0.0.1]) by localhost (mx.bank.example [127.0.0.1]) (amavisd-new, port 10024) with ESMTP id k8Us; Sun, 22 Nov 2026 06:00:01 +0000",
            "from h (unknown [198.51.100.167]) by gate.bank.example (Exim 4.96) with esmtp id 1; Mon, 23 Nov 2026 04:00:01 -0200",
        ] {
            assert_eq!(found(below), None, "{below}");
        }
    }

    #[test]
    fn each_slip_is_named() {
        for (below, slip) in [
            ("by mx.bank.example (8.15.2/8.15.2) with ESMTP id 9F01A3C0AA; Mon, 23 Nov 2026 08:00:01 +0100", "program"),
            ("by mx.bank.example (Postfix) with ESMTP id 9F01A3C0AA; Mon, 23 Nov 2026 08:09:01 +0100", "later"),
            ("by mx.bank.example (Postfix) with ESMTP id 9F01A3C0AA; Mon, 23 Nov 2026 05:00:01 +0100", "earlier"),
            ("by mx.bank.example (Postfix) with ESMTP id 9F01A3C0AA; Mon, 23 Nov 2026 07:00:01 +0000", "zone"),
            ("by mx.bank.example (Postfix) with ESMTP; Mon, 23 Nov 2026 08:00:01 +0100", "no queue number"),
            (
                "by mx.bank.example (Postfix) with ESMTP id 2B01A3C0F1; Mon, 23 Nov 2026 08:00:01 +0100",
                "of the line above",
            ),
            (
                "by mx.bank.example (Postfix) with ESMTP id 4g3c0H6s5kz1; Mon, 23 Nov 2026 08:00:01 +0100",
                "another sort",
            ),
        ] {
            let below = format!("from h (unknown [203.0.113.9]) {below}");
            assert!(found(&below).is_some_and(|says| says.contains(slip)), "{below}: {:?}", found(&below));
        }
    }
}
