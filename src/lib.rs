//! alibi: proof that you were not there.
//!
//! Somebody forges mail with a person's address; bounces and complaints come back to the person. One mail travels like this:
//!
//! ```text
//! read       mail::Message      bytes, cut into header fields and parts, every limit named
//! recognise  recognise::Notice  what it is: bounce, complaint, auto-reply, ... or ordinary mail
//! original   original::Original the mail that came back inside it, byte for byte where the transport kept it
//! trace      trace::Trace       its Received chain, hop by hop: who wrote each line, where the mail was injected
//! facts      facts::Facts       the questions that follow, and their answers: known, absent or unknown
//! verdict    verdict::Verdict   forged, sent by you, through your account, ... with the evidence for and against
//! incident   incident::Incident cases that belong together, and what is due: tell the owner, or nothing
//! advise     advise::Advice      what the owner's domain does against forgery, and the record to publish next
//! tell       tell::Mail         the notice in plain words
//! report     report::Report     the report to the network of a source: whom, about what, and what is left to smolder
//! ```
//!
//! The steps are pure: they open no socket, file or clock. A [`case::Case`] is a mail that was read; [`record`] says which
//! [`facts::Question`]s it has; everything that touches the world lives behind the five ports of [`ports`], in [`io`], and
//! answers with [`facts::Facts`]. So a verdict is arithmetic on values that are kept, and can be decided again years later.
//! A step uses only `mail`, `facts` and the steps to its left; `tests/tidy.rs` checks both rules.
//!
//! ## Standards
//!
//! Every RFC that a comment names, and what of it we follow.
//!
//! | RFC | what for | how far |
//! |---|---|---|
//! | RFC 1035 | master files | recorded worlds |
//! | RFC 1123 | host names | the letters of a label |
//! | RFC 1918 | private networks | never a source |
//! | RFC 1952 | gzip | reading, bounded |
//! | RFC 2033 | LMTP | its Received lines |
//! | RFC 2045 | MIME: transfer encodings | reading |
//! | RFC 2046 | MIME: multiparts, message/rfc822 | reading, bounded |
//! | RFC 2047 | encoded words | reading |
//! | RFC 2104 | HMAC | signatures of events for hooks |
//! | RFC 2142 | names of mailboxes for roles | who writes notices, speaks for a desk, or may be one |
//! | RFC 2177 | IMAP IDLE | yes |
//! | RFC 2183 | Content-Disposition | reading |
//! | RFC 2231 | long MIME parameters | reading |
//! | RFC 2308 | negative DNS answers | "no such name" told from "no answer" |
//! | RFC 2369 | list commands in fields | what a list hands on, told from its robot's own words |
//! | RFC 2919 | List-Id | recognised; written in notices |
//! | RFC 2971 | IMAP ID | sent where offered |
//! | RFC 3056 | 6to4 | never a source |
//! | RFC 3461 | DSN extension of SMTP | the envelope identifier |
//! | RFC 3463 | enhanced status codes | class, subject, detail |
//! | RFC 3464 | delivery status notifications | reading |
//! | RFC 3501 | IMAP4rev1 | what a reader needs; changes nothing |
//! | RFC 3676 | format=flowed | recognised; written in notices |
//! | RFC 3834 | automatic answers | recognised; our notices are marked |
//! | RFC 3848 | protocol names in Received | reading |
//! | RFC 3849 | documentation networks (IPv6) | public only in a recorded world |
//! | RFC 3912 | WHOIS | where RDAP names no contact; fixed servers only |
//! | RFC 4155 | mbox | reading |
//! | RFC 4180 | CSV | the list of incidents |
//! | RFC 4193 | unique local IPv6 | never a source |
//! | RFC 4291 | IPv6 addresses | reading |
//! | RFC 4380 | Teredo | never a source |
//! | RFC 4592 | wildcards | recorded worlds |
//! | RFC 4616 | SASL PLAIN | yes |
//! | RFC 4648 | base64 | yes |
//! | RFC 4843 | ORCHID | never a source |
//! | RFC 4954 | SMTP AUTH | which answers mean yes and no |
//! | RFC 5233 | subaddresses | `anna+shop@` is Anna |
//! | RFC 5321 | SMTP | addresses, trace lines |
//! | RFC 5322 | message format | header fields; writing notices |
//! | RFC 5429 | Sieve reject | its notices recognised |
//! | RFC 5530 | IMAP response codes | those that say why a login failed |
//! | RFC 5737 | documentation networks | public only in a recorded world |
//! | RFC 5890 | IDNA | A-labels |
//! | RFC 5952 | text of IPv6 addresses | the normal form |
//! | RFC 5965 | abuse reports (ARF) | reading, writing |
//! | RFC 6052 | NAT64 | never a source |
//! | RFC 6154 | special-use folders | Junk, Sent |
//! | RFC 6177 | IPv6 networks of sites | how far a site's neighbours reach |
//! | RFC 6350 | vCard | the address of a contact |
//! | RFC 6376 | DKIM | checking, by mail-auth |
//! | RFC 6522 | multipart/report | recognised, also without it |
//! | RFC 6532 | UTF-8 in header fields | reading |
//! | RFC 6533 | international DSNs | reading |
//! | RFC 6541 | DKIM ATPS | not followed |
//! | RFC 6590 | redaction | third parties in our abuse reports |
//! | RFC 6591 | authentication failure reports | reading |
//! | RFC 6598 | carrier-grade NAT | never a source |
//! | RFC 6650 | abuse reports: when and to whom | yes |
//! | RFC 6651 | DKIM failure reports | never asked for |
//! | RFC 6692 | source ports in abuse reports | reading |
//! | RFC 6890 | special-purpose addresses | never a source |
//! | RFC 7095 | jCard | the address of a contact |
//! | RFC 7162 | IMAP CONDSTORE | the length of command lines only |
//! | RFC 7208 | SPF | checking, listing the senders |
//! | RFC 7343 | ORCHIDv2 | never a source |
//! | RFC 7489 | DMARC | policy; aggregate reports to their rows |
//! | RFC 7505 | null MX | read |
//! | RFC 7888 | IMAP literals without waiting | read, never sent |
//! | RFC 8020 | NXDOMAIN | recorded worlds |
//! | RFC 8098 | read receipts | recognised |
//! | RFC 8215 | the local prefix of translators | compared in every form; never a source |
//! | RFC 8259 | JSON | writing, with more characters escaped |
//! | RFC 8301 | DKIM keys and algorithms | short keys noted |
//! | RFC 8314 | TLS from the first byte | yes; no STARTTLS |
//! | RFC 8460 | TLS reports | told apart: ordinary mail |
//! | RFC 8463 | Ed25519 in DKIM | keys, by mail-auth |
//! | RFC 8601 | Authentication-Results | reading, of named providers only |
//! | RFC 8617 | ARC | seals on returned mail are checked; none is made |
//! | RFC 9051 | IMAP4rev2 | how long IDLE may last; the rest as in RFC 3501 |
//! | RFC 9082 | RDAP questions | networks, systems, help; the way up by prefix |
//! | RFC 9083 | RDAP answers | networks and contacts |
//! | RFC 9110 | HTTP | requests to hooks and registries |
//! | RFC 9224 | which registry knows an address | IANA's lists, embedded and renewed |
//! | RFC 9553 | JSContact | the address of a contact |
//! | RFC 9637 | documentation networks (IPv6) | public only in a recorded world |
//! | RFC 9990 | DMARC aggregate reports, second form | reading, as RFC 7489 |

pub mod advise;
pub mod case;
pub mod cli;
pub mod commands;
pub mod config;
pub mod exit;
pub mod facts;
pub mod incident;
pub mod investigate;
pub mod io;
pub mod learn;
pub mod mail;
pub mod netblock;
pub mod original;
pub mod outbox;
pub mod owner;
pub mod ports;
pub mod providers;
pub mod recognise;
pub mod record;
pub mod records;
pub mod report;
pub mod sanitize;
pub mod tell;
pub mod trace;
pub mod verdict;
pub mod watch;
