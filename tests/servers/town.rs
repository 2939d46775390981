//! The small town in which the tests play: the owner, the provider, two careless organisations and a forger.
//!
//! Everything is real software talking over real sockets; only the name server and the provider's SPF check live in this
//! process.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

use tokio::runtime::Runtime;

use crate::certs::{self, Certs};
use crate::dovecot::Dovecot;
use crate::postfix::{self, Postfix, Sink};
use crate::smtp::{self, Forgery};
use crate::{dns, mailbox, policy, registry, stage};

/// The name of the owner's provider, for IMAP and SMTP.
pub const HOST: &str = "mx.shop.example";
/// The longest that a bounce may take from the forger's hands to the owner's mailbox.
const DELIVERY_MAX: Duration = Duration::from_secs(30);

pub struct Town {
    pub dir: PathBuf,
    pub certs: Certs,
    pub dovecot: Dovecot,
    provider: Postfix,
    dest: Postfix,
    other: Postfix,
    more: OnceLock<[Postfix; 3]>,
    _sink: Sink,
    _names: hickory_server::Server<hickory_server::zone_handler::Catalog>,
    runtime: Runtime,
}

impl Town {
    pub fn build(dir: PathBuf) -> Town {
        let runtime = Runtime::new().unwrap();
        let names_at = SocketAddr::new(stage::NAME_SERVER, 53);
        let policy_at = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 10023);
        let sink_at = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 2626);
        let names = runtime.block_on(dns::serve(names_at));
        runtime.block_on(policy::serve(policy_at, stage::NAME_SERVER));
        let certs = certs::write(&dir, &[HOST, "localhost"]);
        let dovecot_dir = dir.join("dovecot");
        std::fs::create_dir_all(&dovecot_dir).unwrap();
        let dovecot = Dovecot::start(&dovecot_dir, &certs);
        let sink = postfix::refusing_sink(sink_at);
        // `postfix start` checks its folders for two seconds, so the three check theirs at the same time.
        let (provider, dest, other) = std::thread::scope(|scope| {
            let provider = scope.spawn(|| postfix::provider(&dir.join("provider"), &dovecot.dir, policy_at, &certs));
            // The two refuse in different places, so that their notices differ as in life.
            let dest = scope.spawn(|| postfix::bouncer_with_mailboxes(&dir.join("dest"), "dest.example", stage::DEST));
            let other = postfix::bouncer_with_relay(&dir.join("other"), "other.example", stage::OTHER, sink_at);
            (provider.join().unwrap(), dest.join().unwrap(), other)
        });
        Town { dir, certs, dovecot, provider, dest, other, more: OnceLock::new(), _sink: sink, _names: names, runtime }
    }

    /// The forger sends one mail in the owner's name to `recipient`, at `dest.example` or `other.example`.
    pub fn forge(&self, owner: &str, recipient: &str, number: usize) {
        let exchanger = match recipient.rsplit('@').next() {
            Some("other.example") => stage::OTHER,
            Some("third.example") => stage::THIRD,
            Some("fourth.example") => stage::FOURTH,
            _ => stage::DEST,
        };
        self.runtime.block_on(smtp::forge(stage::FORGER, exchanger, &Forgery { owner, recipient, number }));
    }

    /// The owner sends a mail, and the mail program files it under Sent.
    pub fn send_as_owner(&self, owner: &str, recipient: &str, message_id: &str) {
        let mail = self.runtime.block_on(smtp::submit(HOST, &self.certs, owner, recipient, message_id));
        self.dovecot.file(owner, "Sent", &mail);
    }

    /// Somebody else's server hands a mail to the owner's provider.
    pub fn deliver(&self, from: Ipv4Addr, sender: &str, recipient: &str, mail: &str) {
        self.runtime.block_on(smtp::hand_over(from, stage::PROVIDER, "mx.desk.example", sender, recipient, mail));
    }

    /// Two more organisations that bounce, a desk that keeps what it gets, and a registry that names it. Built when first asked for.
    pub fn with_desk(&self) {
        self.more.get_or_init(|| {
            registry::serve();
            let start = |name: &str, address| {
                let dir = self.dir.join(name);
                postfix::bouncer_with_mailboxes(&dir, &format!("{name}.example"), address)
            };
            std::thread::scope(|scope| {
                let more = [("third", stage::THIRD), ("fourth", stage::FOURTH), ("desk", stage::DESK)];
                let more = more.map(|(name, address)| scope.spawn(move || start(name, address)));
                more.map(|one| one.join().unwrap())
            })
        });
    }

    pub fn submit_without_login(&self) -> Result<(), String> {
        self.runtime.block_on(smtp::submit_without_login(HOST, &self.certs))
    }

    /// Waits until the INBOX holds `count` mails and nothing more is on its way.
    pub fn await_inbox(&self, owner: &str, count: usize) -> Vec<String> {
        stage::wait_for(DELIVERY_MAX, &format!("{count} mails in the INBOX of {owner}"), || {
            let mails = mailbox::inbox(&self.dovecot, owner);
            (mails.len() >= count && self.is_quiet()).then_some(mails)
        })
    }

    /// Waits until no mail is on its way.
    pub fn await_quiet(&self) {
        stage::wait_for(DELIVERY_MAX, "all queues to be empty", || self.is_quiet().then_some(()));
    }

    fn is_quiet(&self) -> bool {
        let more = self.more.get().into_iter().flatten();
        [&self.provider, &self.dest, &self.other].into_iter().chain(more).all(Postfix::queue_is_empty)
    }
}
