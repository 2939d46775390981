//! What a notice is called: its Message-ID, and how people copy that.

use super::words;

const TEXT_MAX: usize = 400;

/// Message-ID of a notice, without `<>`. Number 1 is the root of the incident's thread.
pub fn message_id(incident: &str, number: u32, domain: &str) -> String {
    format!("alibi.{}.{number}@{}", words::id(incident), words::host(domain))
}

/// What somebody copied from a notice: the incident's id, that with the notice's number, or the whole Message-ID.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeId {
    pub incident: String,
    pub number: Option<u32>,
    /// The right side of a Message-ID.
    domain: Option<String>,
}

impl NoticeId {
    /// None if it cannot be the name of a notice.
    pub fn read(text: &str) -> Option<NoticeId> {
        let text = text.trim().trim_start_matches('<').trim_end_matches('>');
        if text.is_empty() || text.len() > TEXT_MAX {
            return None;
        }
        let (name, domain) = match text.split_once('@') {
            Some((name, domain)) => (name, Some(domain.to_lowercase())),
            None => (text, None),
        };
        let name = name.strip_prefix("alibi.").unwrap_or(name);
        let (incident, number) = match name.split_once(['.', '/']) {
            Some((incident, number)) => (incident, Some(number.parse().ok()?)),
            None => (name, None),
        };
        let incident = incident.to_uppercase();
        (words::id(&incident) == incident).then_some(NoticeId { incident, number, domain })
    }

    /// Is it the name of this notice?
    pub fn names(&self, notice: &NoticeId) -> bool {
        self.incident == notice.incident
            && (self.number.is_none() || self.number == notice.number)
            && (self.domain.is_none() || self.domain == notice.domain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_is_known_by_whatever_was_copied() {
        let notice = NoticeId::read(&message_id("K7QM-3F2A", 2, "shop.example")).unwrap();
        for copied in ["K7QM-3F2A", " k7qm-3f2a ", "K7QM-3F2A.2", "k7qm-3f2a/2", "<alibi.K7QM-3F2A.2@Shop.example>"] {
            assert!(NoticeId::read(copied).unwrap().names(&notice), "{copied}");
        }
        for other in ["K7QM-3F2B", "K7QM-3F2A.1", "alibi.K7QM-3F2A.2@evil.example"] {
            assert!(!NoticeId::read(other).unwrap().names(&notice), "{other}");
        }
        for none in ["", "<>", "K7QM 3F2A", "K7QM-3F2A.x", "alibi.\u{1b}[2J.1@a", &"A".repeat(1_000)] {
            assert_eq!(NoticeId::read(none), None, "{none:?}");
        }
    }
}
