//! An IMAP server in this process: a small mailbox, a list of faults, and a log of every line that the client sent.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

pub struct Folder {
    pub uid_validity: Option<u32>,
    pub uid_next: u32,
    pub attributes: &'static str,
    pub mails: BTreeMap<u32, Vec<u8>>,
}

impl Folder {
    pub fn new(attributes: &'static str) -> Folder {
        Folder { uid_validity: Some(7), uid_next: 1, attributes, mails: BTreeMap::new() }
    }

    pub fn add(&mut self, mail: impl Into<Vec<u8>>) -> u32 {
        let uid = self.uid_next;
        self.mails.insert(uid, mail.into());
        self.uid_next += 1;
        uid
    }
}

/// What a rule does instead of the server's own answer. `{tag}` stands for the tag.
#[derive(Clone)]
pub enum Act {
    /// These bytes, and nothing of the server's own.
    Say(Vec<u8>),
    /// These bytes, then the server's own answer.
    First(Vec<u8>),
    /// These bytes, then the end of the connection.
    Hang(Vec<u8>),
    /// Silence.
    Stall,
}

/// When a line of the client contains `on`, do `act`, `times` times.
#[derive(Clone)]
pub struct Rule {
    pub on: String,
    pub act: Act,
    pub times: usize,
}

/// What becomes of a message that the client puts into a folder, once the server has all of it.
#[derive(Clone, Copy, PartialEq)]
pub enum Put {
    Keep,
    /// It is kept or not, and the connection ends without an answer.
    KeepAndHang,
    LoseAndHang,
    Refuse(&'static str),
}

pub struct State {
    pub greeting: Option<Vec<u8>>,
    pub capabilities: String,
    pub password: String,
    pub folders: BTreeMap<String, Folder>,
    pub rules: Vec<Rule>,
    /// Every line from the client, whatever came of it.
    pub log: Vec<String>,
    pub connections: usize,
    pub logins: usize,
    /// Asking for a set with this UID ends the connection.
    pub poison: Option<u32>,
    /// Asking for a set with this UID is answered with NO.
    pub refuse: Option<u32>,
    /// The fates of the next messages that are put into a folder; then all are kept.
    pub puts: Vec<Put>,
}

#[derive(Clone)]
pub struct Server {
    pub state: Arc<Mutex<State>>,
    pub port: u16,
    pub changed: Arc<tokio::sync::Notify>,
}

pub fn mail(id: &str) -> String {
    format!("From: a@shop.example\r\nMessage-ID: <{id}>\r\nSubject: {id}\r\n\r\nbody of {id}\r\n")
}

impl Server {
    pub async fn start(tls: Option<TlsAcceptor>) -> Server {
        let mut folders = BTreeMap::new();
        folders.insert("INBOX".to_owned(), Folder::new("\\HasNoChildren"));
        let state = State {
            greeting: None,
            capabilities: "IMAP4rev1 IDLE ID AUTH=PLAIN AUTH=XOAUTH2".to_owned(),
            password: "secret".to_owned(),
            folders,
            rules: Vec::new(),
            log: Vec::new(),
            connections: 0,
            logins: 0,
            poison: None,
            refuse: None,
            puts: Vec::new(),
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = Server { state: Arc::new(Mutex::new(state)), port, changed: Arc::default() };
        let accepting = server.clone();
        tokio::spawn(async move {
            while let Ok((tcp, _)) = listener.accept().await {
                let (server, tls) = (accepting.clone(), tls.clone());
                server.state.lock().unwrap().connections += 1;
                tokio::spawn(async move {
                    let _ = match tls {
                        Some(tls) => match tls.accept(tcp).await {
                            Ok(stream) => server.serve(stream).await,
                            Err(error) => Err(error),
                        },
                        None => server.serve(tcp).await,
                    };
                });
            }
        });
        server
    }

    pub fn with<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        change(&mut self.state.lock().unwrap())
    }

    pub fn rule(&self, on: &str, times: usize, act: Act) {
        self.with(|state| state.rules.push(Rule { on: on.to_owned(), act, times }));
    }

    pub fn deliver(&self, folder: &str, id: &str) -> u32 {
        let uid = self.with(|state| state.folders.get_mut(folder).unwrap().add(mail(id)));
        self.changed.notify_waiters();
        uid
    }

    pub fn log(&self) -> Vec<String> {
        self.with(|state| state.log.clone())
    }

    pub fn count(&self, part: &str) -> usize {
        self.log().iter().filter(|line| line.contains(part)).count()
    }

    /// R17: the client asked for nothing that could change a mailbox.
    pub fn assert_read_only(&self) {
        let allowed = [
            "CAPABILITY",
            "LOGIN",
            "AUTHENTICATE",
            "ID",
            "LIST",
            "EXAMINE",
            "UID SEARCH",
            "UID FETCH",
            "IDLE",
            "DONE",
            "NOOP",
            "LOGOUT",
        ];
        for line in self.log() {
            let command =
                if line == "DONE" { "DONE" } else { line.split_once(' ').map_or(line.as_str(), |(_, rest)| rest) };
            assert!(allowed.iter().any(|word| command.starts_with(word)), "not read-only: {line}");
            for never in ["BODYSTRUCTURE", "ENVELOPE", "RFC822 ", "RFC822)", "RFC822.HEADER", "RFC822.TEXT"] {
                assert!(!command.contains(never), "{line}");
            }
            assert!(!command.replace("BODY.PEEK[", "").contains("BODY["), "without PEEK: {line}");
        }
    }

    async fn serve(&self, stream: impl AsyncRead + AsyncWrite + Send) -> std::io::Result<()> {
        let (read, mut write) = tokio::io::split(stream);
        let mut lines = BufReader::new(read).lines();
        let greeting = self.with(|state| state.greeting.clone());
        write.write_all(&greeting.unwrap_or(b"* OK hello\r\n".to_vec())).await?;
        write.flush().await?;
        let mut selected = None;
        while let Some(line) = lines.next_line().await? {
            self.with(|state| state.log.push(line.clone()));
            let (tag, command) = line.split_once(' ').unwrap_or((&line, ""));
            let act = self.with(|state| {
                let rule = state.rules.iter_mut().find(|rule| rule.times > 0 && command.contains(&rule.on))?;
                rule.times -= 1;
                Some(rule.act.clone())
            });
            let fill = |bytes: Vec<u8>| match String::from_utf8(bytes) {
                Ok(text) => text.replace("{tag}", tag).into_bytes(),
                Err(error) => error.into_bytes(),
            };
            match act {
                Some(Act::Say(bytes)) => {
                    write.write_all(&fill(bytes)).await?;
                    write.flush().await?;
                    continue;
                }
                Some(Act::First(bytes)) => write.write_all(&fill(bytes)).await?,
                Some(Act::Hang(bytes)) => {
                    write.write_all(&fill(bytes)).await?;
                    write.shutdown().await?;
                    return Ok(());
                }
                Some(Act::Stall) => {
                    tokio::time::sleep(Duration::from_secs(600)).await;
                    continue;
                }
                None => {}
            }
            if command == "IDLE" {
                write.write_all(b"+ idling\r\n").await?;
                write.flush().await?;
                self.idle(tag, selected.as_deref(), &mut lines, &mut write).await?;
                continue;
            }
            let Some(answer) = self.answer(tag, command, &mut selected, &mut lines, &mut write).await? else {
                return Ok(());
            };
            write.write_all(&answer).await?;
            write.flush().await?;
            if command == "LOGOUT" {
                return Ok(());
            }
        }
        Ok(())
    }

    async fn idle<R: AsyncRead + Unpin, W: AsyncWrite + Unpin>(
        &self,
        tag: &str,
        selected: Option<&str>,
        lines: &mut tokio::io::Lines<BufReader<R>>,
        write: &mut W,
    ) -> std::io::Result<()> {
        let exists =
            || self.with(|state| selected.and_then(|name| state.folders.get(name)).map_or(0, |f| f.mails.len()));
        let mut known = exists();
        loop {
            tokio::select! {
                line = lines.next_line() => {
                    let Some(line) = line? else { return Ok(()) };
                    self.with(|state| state.log.push(line));
                    write.write_all(format!("{tag} OK done\r\n").as_bytes()).await?;
                    return write.flush().await;
                }
                () = self.changed.notified() => {
                    if exists() != known {
                        known = exists();
                        write.write_all(format!("* {known} EXISTS\r\n").as_bytes()).await?;
                        write.flush().await?;
                    }
                }
            }
        }
    }

    async fn answer<R: AsyncRead + Unpin, W: AsyncWrite + Unpin>(
        &self,
        tag: &str,
        command: &str,
        selected: &mut Option<String>,
        lines: &mut tokio::io::Lines<BufReader<R>>,
        write: &mut W,
    ) -> std::io::Result<Option<Vec<u8>>> {
        if command == "AUTHENTICATE XOAUTH2" {
            write.write_all(b"+ \r\n").await?;
            write.flush().await?;
            let Some(answer) = lines.next_line().await? else { return Ok(None) };
            // user=u, auth=Bearer token, in base64.
            if answer == "dXNlcj1vd25lckBzaG9wLmV4YW1wbGUBYXV0aD1CZWFyZXIgdG9rZW4BAQ==" {
                self.with(|state| state.logins += 1);
                return Ok(Some(format!("{tag} OK\r\n").into_bytes()));
            }
            write.write_all(b"+ eyJzdGF0dXMiOiI0MDAifQ==\r\n").await?;
            write.flush().await?;
            let empty = lines.next_line().await?;
            assert_eq!(empty.as_deref(), Some(""));
            return Ok(Some(format!("{tag} NO AUTHENTICATE failed.\r\n").into_bytes()));
        }
        if let Some((folder, size)) = command.strip_prefix("APPEND ").and_then(|rest| rest.split_once(" {")) {
            let size: usize = size.trim_end_matches('}').parse().unwrap();
            write.write_all(b"+ go on\r\n").await?;
            write.flush().await?;
            let mut mail = String::new();
            while mail.len() < size {
                let Some(line) = lines.next_line().await? else { return Ok(None) };
                mail.push_str(&line);
                mail.push_str("\r\n");
            }
            assert_eq!((mail.len(), lines.next_line().await?.as_deref()), (size, Some("")));
            return Ok(self.with(|state| put(state, tag, folder.trim_matches('"'), mail)));
        }
        Ok(self.with(|state| answer(state, tag, command, selected)))
    }
}

fn put(state: &mut State, tag: &str, folder: &str, mail: String) -> Option<Vec<u8>> {
    let fate = if state.puts.is_empty() { Put::Keep } else { state.puts.remove(0) };
    let Some(folder) = state.folders.get_mut(folder) else {
        return Some(format!("{tag} NO [TRYCREATE] no such folder\r\n").into_bytes());
    };
    if matches!(fate, Put::Keep | Put::KeepAndHang) {
        folder.add(mail);
    }
    match fate {
        Put::Keep => Some(format!("{tag} OK done\r\n").into_bytes()),
        Put::Refuse(why) => Some(format!("{tag} NO {why}\r\n").into_bytes()),
        Put::KeepAndHang | Put::LoseAndHang => None,
    }
}

fn answer(state: &mut State, tag: &str, command: &str, selected: &mut Option<String>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut ok = format!("{tag} OK done\r\n");
    let folder = selected.as_ref().and_then(|name| state.folders.get(name));
    if command == "CAPABILITY" {
        out.extend(format!("* CAPABILITY {}\r\n", state.capabilities).bytes());
    } else if let Some(rest) = command.strip_prefix("LOGIN ") {
        if rest.ends_with(&format!("\"{}\"", state.password)) {
            state.logins += 1;
        } else {
            ok = format!("{tag} NO [AUTHENTICATIONFAILED] wrong\r\n");
        }
    } else if command.starts_with("LIST ") {
        for (name, folder) in &state.folders {
            out.extend(format!("* LIST ({}) \"/\" \"{name}\"\r\n", folder.attributes).bytes());
        }
    } else if let Some(name) = command.strip_prefix("EXAMINE ") {
        let name = name.trim_matches('"').to_owned();
        match state.folders.get(&name) {
            Some(folder) => {
                out.extend(format!("* FLAGS (\\Seen)\r\n* {} EXISTS\r\n* 0 RECENT\r\n", folder.mails.len()).bytes());
                if let Some(uid_validity) = folder.uid_validity {
                    out.extend(format!("* OK [UIDVALIDITY {uid_validity}] ok\r\n").bytes());
                    out.extend(format!("* OK [UIDNEXT {}] ok\r\n", folder.uid_next).bytes());
                }
                *selected = Some(name);
                ok = format!("{tag} OK [READ-ONLY] done\r\n");
            }
            None => ok = format!("{tag} NO [NONEXISTENT] no such folder\r\n"),
        }
    } else if let Some(criteria) = command.strip_prefix("UID SEARCH ") {
        let found: Vec<String> = search(folder?, criteria).iter().map(u32::to_string).collect();
        out.extend(format!("* SEARCH {}\r\n", found.join(" ")).replace(" \r", "\r").bytes());
    } else if let Some(rest) = command.strip_prefix("UID FETCH ") {
        let (set, items) = rest.split_once(' ')?;
        for (at, (uid, mail)) in folder?.mails.iter().enumerate().filter(|(_, (uid, _))| in_set(**uid, set, u32::MAX)) {
            if state.poison == Some(*uid) {
                return None;
            }
            if state.refuse == Some(*uid) {
                return Some(format!("{tag} NO [UNAVAILABLE] backend\r\n").into_bytes());
            }
            let header_end = mail.windows(4).position(|four| four == b"\r\n\r\n").map_or(mail.len(), |end| end + 4);
            let is_header = items.contains("HEADER");
            let max: usize = items.split("<0.").nth(1)?.split('>').next()?.parse().ok()?;
            let data = if is_header { &mail[..header_end] } else { &mail[..] };
            let data = &data[..data.len().min(max)];
            let name = if is_header { "BODY[HEADER]<0>" } else { "BODY[]<0>" };
            let more = if is_header {
                format!(" RFC822.SIZE {} INTERNALDATE \"01-Jan-2026 10:00:00 +0000\"", mail.len())
            } else {
                String::new()
            };
            out.extend(format!("* {} FETCH (UID {uid}{more} {name} {{{}}}\r\n", at + 1, data.len()).bytes());
            out.extend(data);
            out.extend(b")\r\n");
        }
    } else if let Some(name) = command.strip_prefix("CREATE ") {
        state.folders.entry(name.trim_matches('"').to_owned()).or_insert_with(|| Folder::new("\\HasNoChildren"));
    } else if command == "LOGOUT" {
        out.extend(b"* BYE\r\n");
    }
    out.extend(ok.bytes());
    Some(out)
}

fn search(folder: &Folder, criteria: &str) -> Vec<u32> {
    let last = folder.mails.last_key_value().map_or(0, |(uid, _)| *uid);
    let all = folder.mails.keys().copied();
    if let Some(set) = criteria.strip_prefix("UID ") {
        all.filter(|uid| in_set(*uid, set, last)).collect()
    } else if let Some(id) = criteria.strip_prefix("HEADER Message-ID ") {
        let id = id.trim_matches('"').trim_matches(['<', '>']);
        let has = |mail: &[u8]| String::from_utf8_lossy(mail).contains(id);
        folder.mails.iter().filter(|(_, mail)| has(mail)).map(|(uid, _)| *uid).collect()
    } else {
        assert!(criteria.starts_with("SINCE "), "{criteria}");
        all.collect()
    }
}

fn in_set(uid: u32, set: &str, last: u32) -> bool {
    let number = |text: &str| if text == "*" { last } else { text.parse().unwrap() };
    set.split(',').any(|range| match range.split_once(':') {
        Some((a, b)) => {
            let (a, b) = (number(a), number(b));
            (a.min(b)..=a.max(b)).contains(&uid)
        }
        None => number(range) == uid,
    })
}
