//! Exit codes and the sentences that come with them: what happened, and what to do.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use super::{Room, repository};

/// A port of loopback where nobody listens.
fn closed_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A configuration that is whole, for servers that are away; `more` goes in front.
pub fn config(room: &Room, more: &str) -> PathBuf {
    let secret = room.write("password", "secret\n");
    std::fs::set_permissions(secret, std::fs::Permissions::from_mode(0o600)).unwrap();
    let port = closed_port();
    let text = format!(
        "{more}[lookup]\noffline = true\n[smtp]\nhost = \"127.0.0.1\"\nport = {port}\nfrom = \"alibi@shop.example\"\n\
         [notices]\nto = \"anna@shop.example\"\n[[account]]\nname = \"shop\"\naddresses = [\"anna@shop.example\"]\n\
         [account.imap]\nhost = \"127.0.0.1\"\nport = {port}\nuser = \"anna\"\nsecret = {{ file = \"password\" }}\n"
    );
    room.write("config.toml", text)
}

#[test]
fn a_wrong_command_line_is_2() {
    let room = Room::enter();
    for (arguments, word) in [
        (&["tarce"][..], "trace"),
        (&[], "Usage"),
        (&["trace"], "PATH"),
        (&["trace", "--offline", "--world", "w", "x"], "cannot be used with"),
        (&["trace", "--own-network", "shop", "x"], "neither a network"),
        (&["trace", "--offline", "--owner", "not an address", "x"], "not `not an address`"),
        (&["trace", "--offline", "--owner", "anna@shop", "x"], "expected an address"),
        (&["trace", "--offline", "--owner", "gmail.com", "x"], "that many use"),
        (&["trace", "--offline", "--owner", "@com", "x"], "name your own domain"),
        (&["watch", "--dry-run"], "--once"),
    ] {
        room.run(arguments).ended(2, &[word]);
    }
    room.run(&["trace", "--world", "none", "x"]).ended(2, &["failed to use the world", "`none`", "what to do"]);
    room.write("empty/notes.txt", "no world");
    room.run(&["trace", "--world", "empty", "x"]).ended(2, &["`empty` holds none of dns.zone", "what to do"]);
    room.run(&["trace", "--offline", "--sent", "none", "x"]).ended(2, &["`none`", "--sent", "what to do"]);
}

#[test]
fn no_configuration_is_78_and_says_where_it_was_looked_for() {
    let room = Room::enter();
    for command in ["watch", "check", "incidents", "status"] {
        room.run(&[command, "--config", "none.toml"])
            .ended(78, &["`none.toml`", "what to do: check the name after `--config`"]);
        room.run(&[command]).ended(78, &["exists", "what to do: write one there", "`alibi check --example`"]);
    }
    let example = room.run(&["check", "--example"]);
    example.ended(0, &[]);
    assert_eq!(example.out, std::fs::read_to_string(repository("config/example.toml")).unwrap());
    room.run(&["explain", "X", "--config", "none.toml"]).ended(78, &["`none.toml`"]);
}

#[test]
fn a_bad_configuration_is_78_and_names_file_line_and_key() {
    let room = Room::enter();
    let path = config(&room, "[limits]\nmail_byte = 1\n");
    let path = path.to_str().unwrap();
    let ran = room.run(&["check", "--config", path]);
    ran.ended(78, &[&format!("{path}:2: limits.mail_byte"), "did you mean `mail_bytes`"]);
    assert_eq!(ran.out, "");
}

#[test]
fn servers_that_are_away_are_69_with_a_remedy() {
    let room = Room::enter();
    config(&room, "[state]\npath = \"state\"\n");
    let check = room.run(&["check", "--config", "config.toml"]);
    check.ended(69, &["ok    configuration: 1 account", "FAIL  mailbox `shop`", "Connection refused", "what to do"]);
    room.run(&["watch", "--once", "--config", "config.toml"]).ended(69, &["shop: failed to", "what to do"]);
    let ways = ["report", "purge"].map(|command| room.run(&[command, "--config", "config.toml"]));
    ways[0].ended(0, &["no report was prepared"]);
    ways[1].ended(0, &["nothing is old enough to be removed"]);
    for line in room.run(&["check", "--json", "--config", "config.toml"]).json() {
        assert!(line["what"].is_string() && line["ok"].is_boolean() && line["says"].is_string(), "{line}");
    }
    // What happened is remembered, and a monitoring system hears of it.
    room.run(&["status", "--config", "config.toml"]).ended(1, &["shop: never looked", "Connection refused"]);
    let status = room.run(&["status", "--json", "--config", "config.toml"]).json();
    assert_eq!((&status[0]["account"], &status[0]["state"]), (&"shop".into(), &"never looked".into()));
    room.run(&["incidents", "--config", "config.toml"]).ended(0, &["nothing was found so far; never read yet: shop"]);
    let nobody = ["incidents", "--account", "nope", "--config", "config.toml"];
    room.run(&nobody).ended(2, &["there is no account `nope`", "name one of: shop"]);
    room.run(&["explain", "AAAA-AAAA", "--config", "config.toml"]).ended(1, &["`AAAA-AAAA`", "`alibi incidents`"]);
}

/// `check` leaves nothing behind where it tried.
#[test]
fn a_state_that_cannot_be_opened_is_found_by_check_and_is_78() {
    let room = Room::enter();
    let file = room.write("file", "mine");
    for path in ["file", "file/state", "/proc/alibi"] {
        config(&room, &format!("[state]\npath = \"{path}\"\n"));
        room.run(&["check", "--config", "config.toml"]).ended(78, &["FAIL  state: failed to use the state", "[state]"]);
        room.run(&["watch", "--once", "--config", "config.toml"]).ended(78, &["use the state", "[state]"]);
    }
    assert_eq!(std::fs::read_to_string(file).unwrap(), "mine");
    config(&room, "[state]\npath = \"fresh/state\"\n");
    room.run(&["check", "--config", "config.toml"]).ended(69, &["ok    state: `alibi watch` will make"]);
    assert!(!room.0.join("fresh").exists());
    assert_eq!(std::fs::read_dir(&room.0).unwrap().count(), 3);
}

#[test]
fn check_looks_whether_the_program_of_a_hook_can_be_run() {
    let room = Room::enter();
    let path = config(&room, "[state]\npath = \"state\"\n");
    let text = std::fs::read_to_string(&path).unwrap();
    let flat = room.write("flat", "#!/bin/sh\n");
    for (program, word) in [
        ("/nonexist/tell-me", "there is no such file"),
        ("no-such-program", "there is no such file"),
        (flat.to_str().unwrap(), "its rights do not allow that"),
    ] {
        room.write("config.toml", format!("{text}[[hook]]\nname = \"tickets\"\nto = [\"{program}\"]\n"));
        let check = room.run(&["check", "--json", "--config", "config.toml"]);
        check.ended(78, &["hook `tickets`", word]);
    }
    room.write("config.toml", format!("{text}[[hook]]\nname = \"tickets\"\nto = [\"/bin/sh\"]\n"));
    room.run(&["check", "--config", "config.toml"]).ended(69, &["ok    hook `tickets`"]);
}

#[test]
fn a_state_that_is_not_there_yet_is_said() {
    let room = Room::enter();
    config(&room, "[state]\npath = \"state\"\n");
    for command in ["status", "incidents"] {
        room.run(&[command, "--config", "config.toml"])
            .ended(1, &["nothing was read yet", "alibi.db`", "run `alibi watch` first"]);
    }
}

/// A template that is broken and a phrase that is not there are found before a notice needs them.
#[test]
fn a_broken_template_is_named_with_its_line() {
    let room = Room::enter();
    let path = config(&room, "[state]\npath = \"state\"\n");
    let notices = "[account.notices]\ntemplates = \"own\"\nphrase = { file = \"no-such-phrase\" }\n";
    std::fs::write(&path, std::fs::read_to_string(&path).unwrap() + notices).unwrap();
    std::fs::create_dir(room.0.join("own")).unwrap();
    room.write("own/notice.html", "<h1>Metro IT</h1>\n{% for block in blocks %}\n");
    let check = room.run(&["check", "--config", "config.toml"]);
    check.ended(
        78,
        &["FAIL  notices of `shop`, templates", "`notice.html`,", "line 2: ", "FAIL  notices of `shop`, phrase"],
    );
    room.write("own/notice.html", "<h1>Metro IT</h1>\n{{ subject }}");
    room.run(&["check", "--config", "config.toml"]).ended(78, &["ok    notices of `shop`, templates"]);
}

#[test]
fn check_says_whether_the_registries_answer() {
    let room = Room::enter();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let own = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for line in listener.incoming() {
            let mut line = line.unwrap();
            let asked = line.read(&mut [0; 1024]).unwrap();
            assert!(asked > 0);
            let head = "HTTP/1.1 200 OK\r\nContent-Type: application/rdap+json\r\nContent-Length: 2\r\n\r\n{}";
            line.write_all(head.as_bytes()).unwrap();
        }
    });
    let path = config(&room, "[state]\npath = \"state\"\n");
    let text = std::fs::read_to_string(&path).unwrap();
    let check = |lookup: &str| {
        let lookup = format!("nameserver = \"127.0.0.1:1\"\ntimeout_seconds = 1\n{lookup}");
        room.write("config.toml", text.replace("offline = true", &lookup));
        room.run(&["check", "--config", "config.toml"])
    };
    check(&format!("registry_server = \"http://{own}/rdap\"")).ended(69, &["ok    registries: 1 of 1 answer"]);
    let away = check(&format!("registry_server = \"http://127.0.0.1:{}/\"", closed_port()));
    away.ended(69, &["FAIL  registries: failed to ask every registry: ", "Connection refused", "(0 of 1 answer)"]);
    check("registries = false").ended(69, &["ok    registries: not asked"]);
    check("registry_lists = [\"mine.json\"]")
        .ended(78, &["failed to read the list of registries", "mine.json", "`registry_lists`"]);
}

#[test]
fn without_a_state_nothing_is_changed_or_judged() {
    let room = Room::enter();
    config(&room, "[state]\npath = \"state\"\n");
    for command in [&["purge"][..], &["report", "AAAA-AAAA", "--approve"], &["verify", "AAAA-AAAA"]] {
        let ran = room.run(&[command, &["--config", "config.toml"]].concat());
        ran.ended(1, &["there is no state at", "state/alibi.db", "what to do"]);
        assert!(!ran.out.contains("NOT GENUINE"), "{}", ran.out);
    }
}
