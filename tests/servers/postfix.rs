//! Postfix, three times: the owner's provider and two organisations that accept mail and bounce it afterwards.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::certs::Certs;
use crate::stage;

pub const SMTP_PORT: u16 = 25;
pub const SUBMISSION_PORT: u16 = 465;
const MAIN: &str = include_str!("postfix-main.cf");
const MASTER: &str = include_str!("postfix-master.cf");
const PROVIDER: &str = include_str!("postfix-provider.cf");
const SUBMISSION: &str = include_str!("postfix-submission.cf");
const BOUNCER: &str = include_str!("postfix-bouncer.cf");
const MAILBOXES: &str = include_str!("postfix-bouncer-mailboxes.cf");
const RELAY: &str = include_str!("postfix-bouncer-relay.cf");

/// A running Postfix.
pub struct Postfix {
    pub dir: PathBuf,
}

/// The provider `mx.shop.example`: delivers to Dovecot, takes submissions, asks `policy` what to note about a peer.
pub fn provider(dir: &Path, dovecot: &Path, policy: SocketAddr, certs: &Certs) -> Postfix {
    let main = PROVIDER
        .replace("@DOVECOT@", &dovecot.display().to_string())
        .replace("@POLICY@", &policy.to_string())
        .replace("@CERT@", &certs.chain.display().to_string())
        .replace("@KEY@", &certs.key.display().to_string());
    let master = SUBMISSION.replace("@SUBMISSION_PORT@", &SUBMISSION_PORT.to_string());
    Postfix::start(dir, "mx.shop.example", stage::PROVIDER, &main, &master)
}

/// A bouncer that keeps mailboxes itself and finds out late that there is none of that name.
pub fn bouncer_with_mailboxes(dir: &Path, domain: &str, address: Ipv4Addr) -> Postfix {
    let mailboxes = dir.join("mailboxes");
    std::fs::create_dir_all(&mailboxes).unwrap();
    stage::run(Command::new("chown").arg("mail:mail").arg(&mailboxes));
    bouncer(dir, domain, address, MAILBOXES)
}

/// A bouncer that passes mail on to an inner server, which refuses it.
pub fn bouncer_with_relay(dir: &Path, domain: &str, address: Ipv4Addr, sink: SocketAddr) -> Postfix {
    bouncer(dir, domain, address, &RELAY.replace("@SINK_PORT@", &sink.port().to_string()))
}

fn bouncer(dir: &Path, domain: &str, address: Ipv4Addr, rest: &str) -> Postfix {
    let main = format!("{BOUNCER}{rest}").replace("@DOMAIN@", domain);
    Postfix::start(dir, &format!("mx.{domain}"), address, &main, "")
}

/// An inner server that refuses every recipient, for a bouncer that relays.
pub fn refusing_sink(at: SocketAddr) -> Sink {
    let sink = Command::new("smtp-sink")
        .args(["-u", "postfix", "-f", "rcpt", &format!("inet:{at}"), "10"])
        .stdin(Stdio::null())
        .spawn()
        .expect("smtp-sink starts");
    stage::await_listener(at, "smtp-sink");
    Sink(sink)
}

pub struct Sink(Child);

impl Drop for Sink {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

impl Postfix {
    fn start(dir: &Path, name: &str, address: Ipv4Addr, main: &str, master: &str) -> Postfix {
        for below in ["queue", "data"] {
            std::fs::create_dir_all(dir.join(below)).unwrap();
        }
        stage::run(Command::new("chown").arg("postfix").arg(dir.join("data")));
        let main = format!("{MAIN}{main}")
            .replace("@DIR@", &dir.display().to_string())
            .replace("@NAME@", name)
            .replace("@ADDRESS@", &address.to_string());
        let master = format!("{MASTER}{master}").replace("@SMTP_PORT@", &SMTP_PORT.to_string());
        std::fs::write(dir.join("main.cf"), main).unwrap();
        std::fs::write(dir.join("master.cf"), master).unwrap();
        let postfix = Postfix { dir: dir.to_owned() };
        stage::run(&mut postfix.command("postfix", &["start"]));
        stage::await_listener(SocketAddr::new(IpAddr::V4(address), SMTP_PORT), name);
        postfix
    }

    /// Is nothing on its way any more?
    pub fn queue_is_empty(&self) -> bool {
        let dirs = ["maildrop", "incoming", "active", "deferred"];
        let queue = self.dir.join("queue");
        dirs.iter().all(|dir| !holds_a_file(&queue.join(dir)))
    }

    fn command(&self, program: &str, args: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.arg("-c").arg(&self.dir).args(args);
        command
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        self.command("postfix", &["stop"]).stderr(Stdio::null()).status().ok();
    }
}

fn holds_a_file(dir: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(dir) else { return false };
    entries.flatten().any(|entry| match entry.file_type() {
        Ok(kind) if kind.is_dir() => holds_a_file(&entry.path()),
        _ => true,
    })
}
