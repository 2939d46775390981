//! Messages about what is being done, to standard error.
//!
//! What a stranger wrote is escaped before it gets here or is not logged, and the client library's own log is off: it would
//! write down logins and mail.

use tracing_subscriber::EnvFilter;

/// The mail library writes down logins and mail, and what the certificate check finds is said by us, in words.
const SILENT: &str = "async_imap=off,imap_proto=off,rustls_platform_verifier=off";

/// Starts logging; `verbose`: how often `-v` was given. `ALIBI_LOG` sets the filter by itself.
pub fn start(verbose: u8) {
    let level = match verbose {
        0 => "warn",
        1 => "alibi=info,warn",
        _ => "alibi=debug,info",
    };
    let filter = EnvFilter::try_from_env("ALIBI_LOG").unwrap_or_else(|_| EnvFilter::new(format!("{level},{SILENT}")));
    let started =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(false).try_init();
    if started.is_err() {
        tracing::debug!("logging was started before");
    }
}
