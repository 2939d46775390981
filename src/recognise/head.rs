//! The header of a mail, read once for everything that the recognisers ask of it; and the question whether the mail may be a
//! return at all.
//!
//! [`may_be_report`] decides from the header alone, so that a mailbox is asked for the bodies of few mails only. Whatever it
//! refuses, `recognise` calls ordinary: the two cannot disagree.

use std::cell::OnceCell;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::mail::header::{Field, Fields};
use crate::mail::mime::ContentType;
use crate::mail::{address, decode, words};

use super::marks::{self, Mark, is_one_of};
use super::phrases::{LIST_ROBOT_ROLES, LIST_ROBOTS, LIST_ROLES};
use super::subject;
use super::vocabulary::{self, Sign, Signs, lower};
use super::wordlist::{self, FROM_MAX, local_part};

/// May this mail be a return of some kind? Never false for a mail that `recognise` calls a report; false for most others.
pub fn may_be_report(header: &[u8]) -> bool {
    Head::read(header).may_be_report()
}

/// What the header says, as far as it tells a return from other mail.
#[derive(Debug, Default)]
pub struct Head<'a> {
    subject: &'a [u8],
    lower: OnceCell<String>,
    signs: OnceCell<Signs>,
    from: &'a [u8],
    /// The local part of From, lower case.
    from_local: Option<String>,
    author: OnceCell<Option<String>>,
    readers: OnceCell<Vec<String>>,
    pub content_type: Option<ContentType<'a>>,
    /// Null envelope sender (RFC 5321, 4.5.5), or one that is a mail system's own address.
    pub null_sender: bool,
    /// The top Received line was seen.
    received: bool,
    /// From is a mail system: mailer-daemon, postmaster, "Mail Delivery Subsystem".
    pub from_daemon: bool,
    /// Auto-Submitted (RFC 3834, 5) other than `no`, lower case.
    pub auto_submitted: String,
    /// One of the fields by which responders mark their answers.
    pub auto_reply: bool,
    pub failed_recipients: Vec<String>,
    /// The mail came through a list, or is bulk.
    pub is_list: bool,
    /// It came through a list or is one of many, by the fields that only such mail has.
    pub has_list_fields: bool,
    /// Answers or forwards another mail, by its subject or by In-Reply-To.
    pub is_reply: bool,
    /// By In-Reply-To: a robot that writes it has a mail before it.
    pub in_reply_to: bool,
    /// The identifiers of the mails before it: what whoever answers by hand has their program write.
    pub references: &'a [u8],
    /// The output of a job that ran on a timer, sent to its keeper.
    pub from_job: bool,
    pub is_automatic: bool,
    pub has_xarf: bool,
    /// Its writer wants no machine's answer.
    pub silenced: bool,
    /// To and Cc: the owner's side of the notice.
    pub to: Vec<&'a [u8]>,
    pub has_from: bool,
    /// A field of a filter's own that asks its sender for a proof.
    pub asks_proof: bool,
    /// A ticket system's own fields.
    pub is_ticket: bool,
    /// Addressed to the robot or owner of a list: a return to a list keeps the list's own fields.
    pub to_list_owner: bool,
    /// From is a list robot or another service account.
    pub from_robot: bool,
    /// From is the robot of a list, and this is a word of its own and no post that it hands on.
    pub from_list_robot: bool,
    /// A list handed it on: it has the fields by which its readers leave or post (RFC 2369).
    handed_on: bool,
    /// It has a field by which robots know their own mail.
    pub looped: bool,
    /// ezmlm's own field: its robot writes as `list-help`, as people at help desks do.
    by_ezmlm: bool,
}

impl<'a> Head<'a> {
    pub fn read(block: &'a [u8]) -> Head<'a> {
        Head::of(Fields::new(block))
    }

    pub fn of(fields: impl Iterator<Item = Field<'a>>) -> Head<'a> {
        let mut head = Head::default();
        for field in fields.take(FIELDS_MAX) {
            head.field(field);
        }
        head.from_local = local_part(head.from);
        head.from_daemon = names_daemon(head.from, head.from_local.as_deref());
        head.is_automatic = head.from_daemon
            || head.null_sender
            || head.auto_reply
            || !head.auto_submitted.is_empty()
            || !head.failed_recipients.is_empty();
        head.from_list_robot = !head.handed_on && head.speaks_for_list();
        let is_robot = |local: &str| wordlist::ROBOTS.are_in(local);
        head.to_list_owner = head.to.iter().filter_map(|value| local_part(value)).any(|local| is_robot(&local));
        head.from_robot = head.from_local.as_deref().is_some_and(is_robot);
        let subject = head.subject_lower();
        // A ticket system that answers a mail, and names itself on top alone: `[Mantis Bug Tracker] ...`.
        let tag = subject.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or("", |(tag, _)| tag);
        let by_tag = head.null_sender && tag.len() <= TAG_MAX && wordlist::TICKETS.are_in(tag);
        // `[Ticket#20190422] Re: invoice`
        let behind = subject.strip_prefix('[').and_then(|rest| rest.split_once("] ")).map_or(subject, |(_, rest)| rest);
        let replies = |text: &str| vocabulary::begins_with_any(text, vocabulary::REPLY_PREFIXES);
        let is_reply = replies(subject) || behind.len() < subject.len() && replies(behind);
        head.is_reply |= is_reply;
        head.is_ticket |= by_tag;
        head
    }

    fn field(&mut self, field: Field<'a>) {
        let value = field.value.trim_ascii();
        match field.name.first().map(u8::to_ascii_lowercase) {
            Some(b's') if field.is("subject") && self.subject.is_empty() => self.subject = value,
            Some(b'f') if field.is("from") && !self.has_from => {
                self.from = value;
                self.has_from = true;
            }
            Some(b't') if field.is("to") => self.to.push(value),
            Some(b'c') if field.is("cc") => self.to.push(value),
            Some(b'c') if field.is("content-type") => {
                self.content_type.get_or_insert_with(|| ContentType::new(value));
            }
            // RFC 5321, 4.4 has the sender in Return-Path; who leaves that out may name it in the line on top.
            Some(b'r') if field.is("received") && !self.received => {
                self.received = true;
                self.null_sender |= NULL_SENDER.find(value).is_some();
            }
            Some(b'r') if field.is("return-path") => {
                // sendmail calls the empty sender by a name, with its domain or without.
                self.null_sender |= value == b"<>"
                    || value.eq_ignore_ascii_case(b"<mailer-daemon>")
                    || local_part(value).is_some_and(|local| local == "mailer-daemon");
            }
            Some(b'a') if field.is("auto-submitted") => {
                let text = decode::lossy(value).to_ascii_lowercase();
                if !text.starts_with("no") {
                    self.auto_submitted = text;
                }
            }
            Some(b'i') if field.is("in-reply-to") => {
                self.is_reply = true;
                self.in_reply_to = true;
            }
            Some(b'r') if field.is("references") => self.references = value,
            Some(b'p') if field.is("precedence") => {
                self.is_list |= is_one_of(value, &["bulk", "list", "junk"]);
                self.auto_reply |= is_one_of(value, &["auto_reply", "auto-reply"]);
            }
            Some(b'l') if field.is("list-id") || field.is("list-unsubscribe") || field.is("list-post") => {
                self.is_list = true;
                self.has_list_fields = true;
                self.handed_on |= !field.is("list-id");
            }
            Some(b'd') if marks::delivered_by_responder(field, value) => self.auto_reply = true,
            Some(b'm') => self.by_ezmlm |= field.is("mailing-list"),
            Some(b'x') => self.extension(field, value),
            _ => {}
        }
    }

    fn extension(&mut self, field: Field<'a>, value: &[u8]) {
        if field.is("x-failed-recipients") && self.failed_recipients.len() < RECIPIENTS_MAX {
            self.failed_recipients.extend(address::all_in(value));
            return;
        }
        match marks::of(field, value) {
            Some(Mark::AutoReply) => self.auto_reply = true,
            Some(Mark::Ticket) => self.is_ticket = true,
            Some(Mark::Challenge) => self.asks_proof = true,
            Some(Mark::Looped) => self.looped = true,
            Some(Mark::Silenced) => self.silenced = true,
            Some(Mark::Job) => self.from_job = true,
            Some(Mark::Xarf) => self.has_xarf = true,
            None => {}
        }
    }

    pub fn subject_lower(&self) -> &str {
        self.lower.get_or_init(|| lower(&words::decode(self.subject)).into_owned())
    }

    pub fn subject(&self) -> String {
        words::decode(self.subject)
    }

    /// The addresses in To and Cc.
    pub fn readers(&self) -> &[String] {
        self.readers.get_or_init(|| self.to.iter().flat_map(|value| address::all_in(value)).collect())
    }

    /// Is this one of the reader's addresses, or of the reader's domain?
    pub fn own_side(&self, spec: &str) -> bool {
        let domain = address::domain(spec);
        self.readers().iter().any(|own| own == spec || address::domain(own) == domain)
    }

    /// Is the mail addressed to this?
    pub fn is_to(&self, spec: &str) -> bool {
        self.readers().iter().any(|own| own == spec)
    }

    /// The number of a ticket in front of the subject: `web-45` of `[WEB-45] invoice` or `[#WEB-45]: invoice`.
    pub fn ticket_tag(&self) -> Option<&str> {
        let (tag, _) = self.subject_lower().strip_prefix('[')?.split_once(']')?;
        (tag.len() <= TAG_MAX && tag.contains(|letter: char| letter.is_ascii_digit()))
            .then_some(tag.trim_start_matches('#'))
    }

    /// One of many by Precedence alone: no list's fields show how to leave it.
    pub fn is_bulk(&self) -> bool {
        self.is_list && !self.has_list_fields
    }

    /// Does the subject say that this answers a mail, and does not forward one?
    pub fn answers(&self) -> bool {
        vocabulary::begins_with_any(self.subject_lower(), vocabulary::ANSWER_PREFIXES)
    }

    /// RFC 3834, 5: mail on an event and no answer to a mail, from an account that takes mail, about whatever it watches.
    pub fn tells_of_event(&self) -> bool {
        let of_reader = self.null_sender || self.in_reply_to || !self.failed_recipients.is_empty();
        let robot = self.from_daemon || self.from_list_robot;
        self.from_job || self.auto_submitted.starts_with("auto-generated") && !robot && !of_reader
    }

    /// Extortionists write in the reader's own name; so do programs on the reader's own server.
    pub fn writes_to_itself(&self) -> bool {
        self.author().is_some_and(|from| self.is_to(from))
    }

    /// The text of From, in lower case.
    pub fn author_text(&self) -> String {
        let from = words::decode(self.from.get(..FROM_MAX).unwrap_or(self.from));
        lower(&from).into_owned()
    }

    fn signs(&self) -> &Signs {
        self.signs.get_or_init(|| vocabulary::subject_signs(self.subject_lower()))
    }

    /// Does the subject say that a mail failed, is late, was delivered, in the words of a mail system?
    pub fn subject_says(&self, sign: Sign) -> bool {
        let signs = self.signs();
        signs.has(sign) || signs.joined(sign) > 0
    }

    /// Does the subject hold two words, and none of a return's?
    pub fn is_titled_plainly(&self) -> bool {
        !self.is_reply && !self.signs().is_suspect() && self.subject_lower().trim().contains(' ')
    }

    /// The addresses of the notice itself: its readers and its writer.
    pub fn own(&self) -> Vec<&str> {
        self.readers().iter().map(String::as_str).chain(self.author()).collect()
    }

    pub fn author(&self) -> Option<&str> {
        self.author.get_or_init(|| address::first_in(self.from)).as_deref()
    }

    /// The domain of a mail system's From.
    pub fn reporter_domain(&self) -> Option<&str> {
        self.author().filter(|_| self.from_daemon).and_then(address::domain)
    }

    /// Is the local part of From one of these?
    pub fn local_is(&self, names: &[&str]) -> bool {
        self.from_local.as_deref().is_some_and(|local| names.contains(&local))
    }

    /// Robots of lists write as the list's owner or as what takes its returns and commands: Mailman, Sympa, mlmmj, Majordomo,
    /// LISTSERV. An owner writes so as well, but marks nothing.
    fn speaks_for_list(&self) -> bool {
        let Some(local) = self.from_local.as_deref() else { return false };
        let marked = self.looped || self.is_list || self.is_automatic;
        let ends = |roles: &[&str]| roles.iter().any(|role| local.ends_with(role));
        let speaks = LIST_ROBOTS.contains(&local)
            || ends(LIST_ROBOT_ROLES)
            || marked && (ends(LIST_ROLES) || local.starts_with("owner-"))
            || self.by_ezmlm && local.ends_with("-help");
        // What the owner writes to the list itself is a post; robots answer those who wrote.
        speaks && !self.own_list().is_some_and(|list| self.is_to(&list))
    }

    /// The list whose owner or robot writes: `chem@` of `chem-owner@`.
    pub fn own_list(&self) -> Option<String> {
        let (local, domain) = self.author()?.rsplit_once('@')?;
        let list = LIST_ROLES.iter().chain(LIST_ROBOT_ROLES).find_map(|role| local.strip_suffix(role))?;
        Some(format!("{list}@{domain}"))
    }

    fn is(&self, media: &[&str]) -> bool {
        self.content_type.is_some_and(|content_type| media.iter().any(|media| content_type.starts_with(media)))
    }

    /// RFC 6522, 3: mail of this form is a machine's, whoever passes it on.
    pub fn is_report_by_form(&self) -> bool {
        self.is(&["multipart/report"])
    }

    /// See [`may_be_report`].
    pub fn may_be_report(&self) -> bool {
        if self.is_automatic
            || self.from_list_robot
            || self.has_xarf
            || self.asks_proof
            || !self.has_from
            || self.subject.is_empty()
        {
            return true;
        }
        if self.is(&[
            "multipart/report",
            "message/",
            "application/",
            "text/xml",
            "text/rfc822-headers",
            "multipart/digest",
        ]) {
            return true;
        }
        // `[HLP-551] invoice`, from a ticket system or in bulk.
        let numbered = || {
            let opened = !self.is_list && subject::opens_ticket(self.subject_lower());
            opened || self.is_ticket || self.is_bulk() && self.ticket_tag().is_some()
        };
        // Robots mark their answers as bulk, against loops, and so does no list that hands them on.
        let by_robot = || self.is_bulk() && (self.is_reply || self.looped);
        if self.signs().is_suspect() || super::abuse::suspect(self) || numbered() || by_robot() {
            return true;
        }
        // A subject of one word or two tells nothing: "???", "Virus", "your mail".
        if !self.is_list && self.subject_lower().split_whitespace().nth(SUBJECT_WORDS).is_none() {
            return true;
        }
        // People: complaints and forwarded notices. Lists forward neither, but digests hold anything.
        !self.is_list && (self.is_reply || self.is(&["multipart/mixed"]))
    }
}

/// How an empty sender is written in a Received line.
static NULL_SENDER: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"(envelope-from <>)"));

/// Is this the From of a mail system?
pub fn is_daemon(from: &[u8]) -> bool {
    names_daemon(from, local_part(from).as_deref())
}

/// The same, or that of a list robot or another service account?
pub fn is_robot_or_daemon(from: &[u8]) -> bool {
    let local = local_part(from);
    names_daemon(from, local.as_deref()) || local.is_some_and(|local| wordlist::ROBOTS.are_in(&local))
}

fn names_daemon(from: &[u8], local: Option<&str>) -> bool {
    let from = decode::lossy(from.get(..FROM_MAX).unwrap_or(from)).to_ascii_lowercase();
    wordlist::DAEMONS.are_in(local.unwrap_or_else(|| from.trim())) || wordlist::DAEMONS_BY_NAME.are_in(&from)
}

/// Words of a subject that tells nothing.
const SUBJECT_WORDS: usize = 2;
/// Fields of the header, bytes of a ticket's number, and recipients in X-Failed-Recipients that are looked at.
const FIELDS_MAX: usize = 2_000;
const TAG_MAX: usize = 40;
const RECIPIENTS_MAX: usize = 1_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_systems_are_known_by_their_names() {
        let daemon = |from: &str| Head::read(format!("From: {from}\nSubject: x\n").as_bytes()).from_daemon;
        assert!(daemon("MAILER-DAEMON@a.example (Mail Delivery System)"));
        assert!(daemon("Mail Delivery System <>"));
        assert!(daemon("Postmaster <>"));
        assert!(!daemon("Anna <anna@shop.example>"));
        assert!(!daemon("\"9 to 6 Postmaster\" <info@shop.example>"));
    }

    #[test]
    fn ordinary_headers_need_no_body() {
        assert!(!may_be_report(b"From: a@b.example\nSubject: Lunch on Friday?\nContent-Type: text/plain\n"));
        assert!(!may_be_report(b"From: a@b.example\nSubject: Re: Lunch\nList-Id: <x.example>\nIn-Reply-To: <a@b>\n"));
        assert!(may_be_report(b"From: a@b.example\nSubject: Fwd: Undeliverable: Lunch\nList-Id: <x.example>\n"));
        assert!(may_be_report(b"From: a@b.example\nSubject: Lunch\nReturn-Path: <>\n"));
    }
}
