//! Everything that touches the world: sockets, files, clocks, processes and the environment. Nothing outside this folder does.
//!
//! These are the adapters of the five ports: `imap` and `folder` are mailboxes, `lookup` and `world` answer questions, `smtp`
//! and `outgoing_folder` take mail, `store` keeps the state and `clock` tells the time; the rest reads what people give us.

pub mod authenticate;
pub mod backoff;
pub mod clock;
pub mod config_file;
pub mod demo_files;
pub mod dns;
pub mod folder;
mod folder_consent;
pub mod hooks;
pub mod http;
pub mod imap;
pub mod lock;
pub mod log;
pub mod lookup;
pub mod mail_files;
pub mod outgoing_folder;
pub mod private;
pub mod progress;
pub mod reach;
pub mod registry;
pub mod runtime;
pub mod secret;
pub mod service;
pub mod smtp;
pub mod store;
pub mod template_files;
pub mod terminal;
pub mod tls;
pub mod world;
