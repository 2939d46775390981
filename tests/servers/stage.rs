//! The stage: a network, a process table and a folder that exist only while the tests run.
//!
//! The test binary starts itself once more through `unshare` in namespaces of its own. There the loopback interface gets
//! the documentation addresses of all parties, so every server listens on its real port, every peer has its true address,
//! and nothing can reach the outside, because there is no way out. The folder is a file system in memory. When the last
//! line is printed or the tests are killed, the kernel takes all of it away: no process, no address, no file stays.

use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Tells the second start that it is inside.
const INSIDE: &str = "ALIBI_TESTS_ON_STAGE";
/// Every Linux has this empty folder; ours is mounted over it, in our own mount namespace.
const FOLDER: &str = "/mnt";
const UNSHARE: [&str; 6] = ["--net", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child"];

pub const NAME_SERVER: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
/// The owner's provider, `mx.shop.example`.
pub const PROVIDER: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 25);
/// `mx.dest.example`.
pub const DEST: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 25);
/// `mx.other.example`.
pub const OTHER: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 200);
/// `mx.third.example`, `mx.fourth.example`, and the desk's `mx.desk.example`: only where a report is played.
pub const THIRD: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 75);
pub const FOURTH: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 105);
pub const DESK: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 140);
/// `host77.dialup.example`.
pub const FORGER: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 77);

pub fn is_set() -> bool {
    std::env::var_os(INSIDE).is_some()
}

/// What this machine lacks, or nothing.
pub fn missing() -> Option<String> {
    let programs = ["unshare", "mount", "ip", "dovecot", "doveadm", "postfix", "smtp-sink"];
    let absent: Vec<&str> = programs.into_iter().filter(|program| find(program).is_none()).collect();
    if !absent.is_empty() {
        return Some(format!("these programs are not installed: {}", absent.join(", ")));
    }
    if !Path::new("/usr/lib/dovecot/lmtp").exists() && !Path::new("/usr/libexec/dovecot/lmtp").exists() {
        return Some("dovecot has no LMTP server here (package dovecot-lmtpd)".to_owned());
    }
    match prefix() {
        Some(_) => None,
        None => Some("a network namespace takes root (or `sudo` without a password), and this is neither".to_owned()),
    }
}

/// Becomes `unshare` with this program in it. Returns only if that fails.
pub fn enter() -> std::io::Error {
    let mut words: Vec<OsString> = prefix().unwrap_or(&[]).iter().map(OsString::from).collect();
    words.push("unshare".into());
    words.extend(UNSHARE.map(OsString::from));
    words.extend(["env".into(), format!("{INSIDE}=1").into()]);
    words.push(std::env::current_exe().expect("this program has a path").into());
    words.extend(std::env::args_os().skip(1));
    Command::new(&words[0]).args(&words[1..]).exec()
}

/// What must stand before `unshare` so that it may: nothing or `sudo`. None if neither helps.
fn prefix() -> Option<&'static [&'static str]> {
    let ways: [&[&str]; 2] = [&[], &["sudo", "-n"]];
    ways.into_iter().find(|way| {
        let words: Vec<&str> = [*way, &["unshare"], &UNSHARE, &["ip", "link", "set", "lo", "up"]].concat();
        Command::new(words[0]).args(&words[1..]).output().is_ok_and(|out| out.status.success())
    })
}

/// Builds the stage inside the namespaces; returns the folder for everything that is written.
pub fn set() -> PathBuf {
    run(Command::new("ip").args(["link", "set", "lo", "up"]));
    for address in [PROVIDER, DEST, OTHER, THIRD, FOURTH, DESK, FORGER] {
        run(Command::new("ip").args(["address", "add", &format!("{address}/32"), "dev", "lo"]));
    }
    let folder = PathBuf::from(FOLDER);
    run(Command::new("mount").args(["-t", "tmpfs", "-o", "mode=755", "tmpfs"]).arg(&folder));
    for (file, text) in [
        ("resolv.conf", format!("nameserver {NAME_SERVER}\noptions timeout:2 attempts:2\n")),
        ("hosts", "127.0.0.1 localhost\n".to_owned()),
        ("nsswitch.conf", "passwd: files\ngroup: files\nshadow: files\nhosts: files dns\nservices: files\n".to_owned()),
    ] {
        let ours = folder.join(file);
        std::fs::write(&ours, text).unwrap();
        let theirs = Path::new("/etc").join(file);
        if theirs.exists() {
            run(Command::new("mount").arg("--bind").arg(&ours).arg(&theirs));
        }
    }
    folder
}

/// Runs a command to its end and panics with its words if it fails.
pub fn run(command: &mut Command) -> String {
    let out = command.stdin(Stdio::null()).output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(out.status.success(), "{command:?}: {}\n{said}{}", out.status, String::from_utf8_lossy(&out.stderr));
    said
}

/// Waits until something listens there.
pub fn await_listener(at: SocketAddr, who: &str) {
    wait_for(Duration::from_secs(30), &format!("{who} to listen on {at}"), || {
        TcpStream::connect_timeout(&at, Duration::from_secs(1)).ok().map(drop)
    });
}

/// Looks again and again until there is something, or panics after `longest`.
pub fn wait_for<T>(longest: Duration, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let begin = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begin.elapsed() < longest, "waited {longest:?} for {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let system = ["/usr/sbin", "/sbin", "/usr/bin", "/bin"].map(PathBuf::from);
    std::env::split_paths(&path).chain(system).map(|dir| dir.join(program)).find(|file| file.is_file())
}
