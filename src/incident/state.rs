//! The life of an incident, and what the owner hears of it.
//!
//! | state | [`Event::Mail`] | [`Event::Settled`] | [`Event::OtherStory`] | [`Event::NewHarm`] | [`Event::Threefold`] | [`Event::Silence`] | [`Event::Over`] | [`Event::Faded`] |
//! |---|---|---|---|---|---|---|---|---|
//! | opened | opened | growing, "first wave" | opened | opened | opened | opened | opened | opened |
//! | growing | growing | growing | growing, "new verdict" | growing, "new harm" | growing, "growth" | quiet | closed, "all clear" | closed |
//! | quiet | growing | quiet | growing, "new verdict" | growing, "new harm" | growing, "growth" | quiet | closed, "all clear" | closed |
//! | closed | reopened | closed | closed | closed | closed | closed | closed | closed |
//! | reopened | reopened | growing, "reopened" | reopened | reopened | reopened | reopened | reopened | reopened |
//!
//! What is in quotes is sent; the state changes when the notice is written, in one transaction with it. So a notice that has to
//! wait (for room in the day) changes nothing, and what comes meanwhile is part of it. An incident that is opened or reopened
//! ends only after it was told: no notice is lost.

use serde::{Deserialize, Serialize};

/// Where an incident stands. `open` is what older versions wrote for all that was not closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Found, not told yet.
    #[serde(alias = "open")]
    Opened,
    /// Told, and mail comes.
    Growing,
    /// Told, and nothing came for a day.
    Quiet,
    /// Over.
    Closed,
    /// It was over, and mail of it came again; not told yet.
    Reopened,
}

/// What happens to an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A mail of it arrived.
    Mail,
    /// The first wave had time to arrive.
    Settled,
    /// It became another story than the one that was told.
    OtherStory,
    /// A sort of harm that was not told.
    NewHarm,
    /// Three times as many mails as were told.
    Threefold,
    /// Nothing came for [`super::SILENT_HOURS`].
    Silence,
    /// Nothing came for [`super::QUIET_DAYS`].
    Over,
    /// The same, but silence proves nothing: a door that was broken open is not closed by it.
    Faded,
}

/// Why a notice is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Occasion {
    FirstWave,
    NewVerdict,
    NewHarm,
    Growth,
    Reopened,
    AllClear,
    /// A report to a network waits for the owner's yes. Not in the table: it changes no state.
    ReportReady,
}

impl State {
    /// Is it still going on? What belongs to it is counted into it.
    pub fn is_open(self) -> bool {
        self != State::Closed
    }
}

/// The table above.
pub fn next(state: State, event: Event) -> (State, Option<Occasion>) {
    match (state, event) {
        (State::Opened, Event::Settled) => (State::Growing, Some(Occasion::FirstWave)),
        (State::Reopened, Event::Settled) => (State::Growing, Some(Occasion::Reopened)),
        (State::Closed, Event::Mail) => (State::Reopened, None),
        (State::Opened | State::Reopened | State::Closed, _) => (state, None),
        (State::Growing | State::Quiet, event) => match event {
            Event::Mail => (State::Growing, None),
            Event::Settled => (state, None),
            Event::OtherStory => (State::Growing, Some(Occasion::NewVerdict)),
            Event::NewHarm => (State::Growing, Some(Occasion::NewHarm)),
            Event::Threefold => (State::Growing, Some(Occasion::Growth)),
            Event::Silence => (State::Quiet, None),
            Event::Over => (State::Closed, Some(Occasion::AllClear)),
            Event::Faded => (State::Closed, None),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, Occasion, State, next};

    const STATES: [(&str, State); 5] = [
        ("opened", State::Opened),
        ("growing", State::Growing),
        ("quiet", State::Quiet),
        ("closed", State::Closed),
        ("reopened", State::Reopened),
    ];
    const EVENTS: [Event; 8] = [
        Event::Mail,
        Event::Settled,
        Event::OtherStory,
        Event::NewHarm,
        Event::Threefold,
        Event::Silence,
        Event::Over,
        Event::Faded,
    ];

    fn words(occasion: Occasion) -> &'static str {
        match occasion {
            Occasion::FirstWave => "first wave",
            Occasion::NewVerdict => "new verdict",
            Occasion::NewHarm => "new harm",
            Occasion::Growth => "growth",
            Occasion::Reopened => "reopened",
            Occasion::AllClear => "all clear",
            Occasion::ReportReady => "report ready",
        }
    }

    /// Every cell of the table in the header is what the function says.
    #[test]
    fn the_table_is_the_function() {
        let header: Vec<Vec<&str>> = include_str!("state.rs")
            .lines()
            .filter_map(|line| line.strip_prefix("//! |")?.strip_suffix('|'))
            .map(|line| line.split('|').map(str::trim).collect())
            .collect();
        assert_eq!(header.len(), 2 + STATES.len());
        let columns: Vec<String> = EVENTS.iter().map(|event| format!("[`Event::{event:?}`]")).collect();
        assert_eq!(header[0][1..], columns);
        for (row, (name, state)) in header[2..].iter().zip(STATES) {
            assert_eq!(row[0], name);
            for (cell, event) in row[1..].iter().zip(EVENTS) {
                let (after, occasion) = next(state, event);
                let (after, _) = STATES.iter().find(|(_, known)| *known == after).unwrap();
                let says = occasion.map_or_else(String::new, |occasion| format!(", \"{}\"", words(occasion)));
                assert_eq!(*cell, format!("{after}{says}"), "{state:?} {event:?}");
            }
        }
    }

    #[test]
    fn the_state_of_older_versions_is_read() {
        assert_eq!(serde_json::from_str::<State>("\"open\"").unwrap(), State::Opened);
        assert_eq!(serde_json::from_str::<State>("\"closed\"").unwrap(), State::Closed);
    }
}
