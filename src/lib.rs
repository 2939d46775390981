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
//! tell       tell::Mail         the notice in plain words
//! ```
//!
//! The steps are pure: they open no socket, file or clock. A [`case::Case`] carries one mail through them and says which
//! [`facts::Question`]s it has; everything that touches the world lives behind the five ports of [`ports`], in [`io`], and
//! answers with [`facts::Facts`]. So a verdict is arithmetic on values that are kept, and can be decided again years later.
//! A step uses only `mail`, `facts` and the steps to its left; `tests/tidy.rs` checks both rules.

pub mod case;
pub mod cli;
pub mod commands;
pub mod config;
pub mod exit;
pub mod facts;
pub mod incident;
pub mod io;
pub mod mail;
pub mod netblock;
pub mod original;
pub mod owner;
pub mod ports;
pub mod recognise;
pub mod sanitize;
pub mod tell;
pub mod trace;
pub mod verdict;
pub mod watch;
