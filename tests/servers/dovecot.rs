//! The owner's Dovecot: IMAP with TLS, LMTP for what Postfix delivers, and the passwords for submission.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::certs::Certs;
use crate::stage;

pub const IMAPS_PORT: u16 = 993;
/// The password of every user.
pub const PASSWORD: &str = "correct-horse-battery";
const CONFIG: &str = include_str!("dovecot.conf");

pub struct Dovecot {
    pub dir: PathBuf,
    server: Child,
}

impl Dovecot {
    pub fn start(dir: &Path, certs: &Certs) -> Dovecot {
        let mail = dir.join("mail");
        std::fs::create_dir_all(&mail).unwrap();
        stage::run(Command::new("chown").arg("mail:mail").arg(&mail));
        let text = CONFIG
            .replace("@DIR@", &dir.display().to_string())
            .replace("@ADDRESS@", &stage::PROVIDER.to_string())
            .replace("@IMAPS_PORT@", &IMAPS_PORT.to_string())
            .replace("@CERT@", &certs.chain.display().to_string())
            .replace("@KEY@", &certs.key.display().to_string())
            .replace("@PASSWORD@", PASSWORD);
        let config = dir.join("dovecot.conf");
        std::fs::write(&config, text).unwrap();
        let server = Command::new("dovecot")
            .arg("-F")
            .arg("-c")
            .arg(&config)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("dovecot starts");
        stage::await_listener(SocketAddr::new(IpAddr::V4(stage::PROVIDER), IMAPS_PORT), "dovecot");
        Dovecot { dir: dir.to_owned(), server }
    }

    /// Runs `doveadm` for a user and returns what it prints.
    pub fn admin(&self, command: &[&str]) -> String {
        stage::run(Command::new("doveadm").arg("-c").arg(self.dir.join("dovecot.conf")).args(command))
    }

    /// Puts a mail into a folder, as a mail program files what it sent.
    pub fn file(&self, user: &str, folder: &str, mail: &[u8]) {
        let path = self.dir.join("to-file.eml");
        std::fs::write(&path, mail).unwrap();
        let path = path.display().to_string();
        self.admin(&["save", "-u", user, "-m", folder, &path]);
    }

    pub fn maildir(&self, user: &str) -> PathBuf {
        self.dir.join("mail").join(user).join("Maildir")
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}
