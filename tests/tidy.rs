//! House rules as tests: what a reviewer would otherwise have to remember. Each failure names file and line, and the rule.
//!
//! The readers here are simple on purpose: they cut comments, strings and test modules away and look for paths. Who wants to
//! get around them can; who forgets a rule is reminded.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]
#![allow(clippy::string_slice, reason = "our own source, cut where `find` found something")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Files that are longer than they should be, with their length. A figure may only fall; short files leave the list.
const LINES_MAX: usize = 400;
const LONG_FILES: &[(&str, usize)] = &[];

/// The flow, from left to right: a step uses only `mail`, `facts`, the shared modules and the steps to its left.
const STEPS: &[&str] =
    &["mail", "recognise", "original", "case", "trace", "verdict", "incident", "advise", "tell", "report"];
/// Used by every step. They use none of the steps but `mail`.
const SHARED: &[&str] = &["facts", "owner", "providers", "records", "sanitize"];
/// One mail with all that the steps found: for the steps that look back on the whole.
const LOOK_BACK: &[(&str, &str)] =
    &[("incident", "record"), ("advise", "record"), ("tell", "record"), ("report", "record")];

/// The world. Only `src/io` may name these.
const WORLD: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net::TcpStream",
    "std::net::TcpListener",
    "std::net::UdpSocket",
    "std::net::ToSocketAddrs",
    "std::os",
    "std::process::Command",
    "std::process::id",
    "std::time::Instant",
    "std::thread",
    "std::io::stdin",
    "tokio::fs",
    "tokio::net",
    "tokio::process",
    "tokio::io",
    "async_imap",
    "hickory_resolver",
    "rustls",
    "rustls_platform_verifier",
    "sqlx",
    "tokio_rustls",
];
/// The same as calls, however the type was brought in.
const WORLD_CALLS: &[&str] = &[
    "SystemTime::now",
    "Timestamp::now",
    "Zoned::now",
    "Instant::now",
    "env::var",
    "env::args",
    "fs::read",
    "fs::write",
    "File::open",
    "File::create",
    "TcpStream::connect",
    "UdpSocket::bind",
    "process::Command",
    "SmtpTransport",
];
/// What a step of the pure core may not do either.
const OUTPUT: &[&str] = &["println!", "eprintln!", "print!", "eprint!", "dbg!"];

struct Source {
    /// `src/trace/mod.rs`
    path: String,
    text: String,
    /// Without comments, strings and test modules; the lines keep their numbers.
    code: String,
}

impl Source {
    /// `trace` for `src/trace/chain.rs` and `src/trace.rs`.
    fn top(&self) -> &str {
        let rest = self.path.strip_prefix("src/").unwrap_or(&self.path);
        rest.split('/').next().unwrap_or(rest).trim_end_matches(".rs")
    }

    /// `["trace", "chain"]` for `src/trace/chain.rs`, `["trace"]` for `src/trace/mod.rs`.
    fn module(&self) -> Vec<String> {
        let rest = self.path.strip_prefix("src/").unwrap_or(&self.path).trim_end_matches(".rs");
        rest.split('/').filter(|name| !["mod", "lib", "main"].contains(name)).map(str::to_owned).collect()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_below(folder: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // A file in a linked worktree, a folder elsewhere.
        if name == ".git" {
            continue;
        }
        if path.is_dir() && !path.is_symlink() {
            if !["target", "node_modules", "__pycache__"].contains(&name.as_str()) {
                files_below(&path, into);
            }
        } else {
            into.push(path);
        }
    }
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

fn rust_files(folder: &str) -> Vec<Source> {
    let mut files = Vec::new();
    files_below(&root().join(folder), &mut files);
    files.retain(|path| path.extension().is_some_and(|end| end == "rs"));
    files.sort();
    let source = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        Source { path: relative(&path), code: without_tests(&bare(&text)), text }
    };
    files.into_iter().map(source).collect()
}

/// Source files of the program; files that are a test module as a whole are not among them.
fn sources() -> Vec<Source> {
    let is_test = |path: &str| path.ends_with("/tests.rs") || path.contains("/tests/");
    let found: Vec<Source> = rust_files("src").into_iter().filter(|source| !is_test(&source.path)).collect();
    assert!(found.len() > 15, "only {} files: is this the right folder?", found.len());
    found
}

/// The code without comments and without what stands in strings and character literals.
fn bare(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = raw_string(rest, out.chars().next_back()) {
            length
        } else if first == '"' {
            quoted(rest, '"')
        } else if first == '\'' && is_character(rest) {
            quoted(rest, '\'')
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        // Lines keep their numbers.
        out.extend(rest[..length].chars().filter(|character| *character == '\n'));
        out.push(' ');
        rest = &rest[length..];
    }
    out
}

fn raw_string(rest: &str, before: Option<char>) -> Option<usize> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let opened = after[hashes..].starts_with('"') && !before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let end = format!("\"{}", "#".repeat(hashes));
    let start = rest.len() - after.len() + hashes + 1;
    opened.then(|| rest[start..].find(&end).map_or(rest.len(), |at| start + at + end.len()))
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// A character literal, not a lifetime.
fn is_character(rest: &str) -> bool {
    let mut characters = rest.chars().skip(1);
    match (characters.next(), characters.next()) {
        (Some('\\'), _) => true,
        (Some(_), Some(end)) => end == '\'',
        _ => false,
    }
}

/// Test modules stand at the end of a file.
fn without_tests(code: &str) -> String {
    let marks = ["#[cfg(test)]\nmod ", "#[cfg(test)]\n#[cfg(unix)]\nmod "];
    let end = marks.iter().filter_map(|mark| code.find(mark)).filter(|at| code[*at..].contains('{')).min();
    code[..end.unwrap_or(code.len())].to_owned()
}

/// All paths that `use` items name, written out: `std::{fs, net::TcpStream}` -> `std::fs`, `std::net::TcpStream`.
fn used_paths(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = code[from..].find("use ").map(|at| from + at) {
        from = at + 4;
        let begins = code[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(' || c == ')');
        let Some(end) = code[from..].find(';') else { break };
        if begins {
            let mut paths = Vec::new();
            expand("", &code[from..from + end], &mut paths);
            let line = 1 + code[..at].matches('\n').count();
            found.extend(paths.into_iter().map(|path| (line, path)));
        }
    }
    found
}

fn expand(prefix: &str, tree: &str, into: &mut Vec<String>) {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        let name = tree.split_whitespace().next().unwrap_or_default().trim_start_matches("::");
        into.push(format!("{prefix}{name}"));
        return;
    };
    let prefix = format!("{prefix}{}", tree[..open].trim().trim_start_matches("::"));
    let inner = tree[open + 1..].trim_end().trim_end_matches('}');
    let (mut depth, mut start) = (0, 0);
    for (at, character) in inner.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                expand(&prefix, &inner[start..at], into);
                start = at + 1;
            }
            _ => {}
        }
    }
    if !inner[start..].trim().is_empty() {
        // The closing brace of an inner group was trimmed with ours.
        let closing = "}".repeat(inner[start..].matches('{').count() - inner[start..].matches('}').count());
        expand(&prefix, &format!("{}{closing}", &inner[start..]), into);
    }
}

/// Paths below `crate` in the code, in `use` items and elsewhere, with `super` resolved: `(line, top module)`.
fn crate_modules(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (line, path) in used_paths(&source.code) {
        found.extend(target(source, &path).map(|module| (line, module)));
    }
    for (index, line) in source.code.lines().enumerate() {
        for start in ["crate::", "super::super::"] {
            for (at, _) in line.match_indices(start) {
                let path: String =
                    line[at..].chars().take_while(|c| c.is_alphanumeric() || "_:".contains(*c)).collect();
                found.extend(target(source, &path).map(|module| (index + 1, module)));
            }
        }
    }
    found
}

fn target(source: &Source, path: &str) -> Option<String> {
    let mut names: Vec<&str> = path.split("::").filter(|name| !name.is_empty()).collect();
    let module = source.module();
    let base = match *names.first()? {
        "crate" => 0,
        "super" => module.len().saturating_sub(names.iter().take_while(|name| **name == "super").count()),
        _ => return None,
    };
    names.retain(|name| !["crate", "super"].contains(name));
    module.iter().take(base).map(String::as_str).chain(names).next().map(str::to_owned)
}

fn assert_none(broken: &[String], rule: &str) {
    assert!(broken.is_empty(), "{rule}\n{}", broken.join("\n"));
}

#[test]
fn only_io_touches_the_world() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| source.top() != "io") {
        for (line, path) in used_paths(&source.code) {
            if WORLD.iter().any(|world| path == *world || path.starts_with(&format!("{world}::"))) {
                broken.push(format!("{}:{line}: use {path}", source.path));
            }
        }
        for (index, line) in source.code.lines().enumerate() {
            let calls = WORLD.iter().chain(WORLD_CALLS).filter(|world| has_path(line, world));
            broken.extend(calls.map(|world| format!("{}:{}: {world}", source.path, index + 1)));
        }
    }
    assert_none(&broken, "sockets, files, clocks, processes and the environment belong in src/io");
}

/// Does the path stand in the line as a whole, not as the end of another?
fn has_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + path.len()..].chars().next();
        let in_code = path.contains("::") || line[at + path.len()..].starts_with("::");
        in_code && !before.is_some_and(|c| c.is_alphanumeric() || c == '_') && after.is_none_or(|c| c != '_')
    })
}

#[test]
fn steps_write_nothing_to_the_terminal() {
    let mut broken = Vec::new();
    let steps = sources().into_iter().filter(|source| STEPS.contains(&source.top()) || SHARED.contains(&source.top()));
    for source in steps {
        for (index, line) in source.code.lines().enumerate() {
            let prints = OUTPUT.iter().filter(|print| line.contains(*print));
            broken.extend(prints.map(|print| format!("{}:{}: {print}", source.path, index + 1)));
        }
    }
    assert_none(&broken, "a step returns values; commands print them");
}

#[test]
fn dependencies_point_to_the_left() {
    let mut broken = Vec::new();
    let mut seen = 0;
    for source in sources() {
        let top = source.top().to_owned();
        let Some(allowed) = may_use(&top) else { continue };
        for (line, module) in crate_modules(&source) {
            seen += 1;
            if module != top && !allowed.contains(&module.as_str()) {
                broken.push(format!("{}:{line}: `{top}` uses `{module}`", source.path));
            }
        }
    }
    assert!(seen >= 4, "no dependencies were seen: the reader is broken");
    assert_none(&broken, "a step uses only mail, facts, owner, sanitize and the steps to its left");
}

/// The modules that a module of the core may use; None for the shell around it.
fn may_use(top: &str) -> Option<BTreeSet<&'static str>> {
    if SHARED.contains(&top) {
        return Some(BTreeSet::from(["facts", "mail", "owner", "sanitize"]));
    }
    let place = STEPS.iter().position(|step| *step == top)?;
    let mut allowed: BTreeSet<&str> = STEPS[..place].iter().copied().collect();
    // Reading mail is below everything.
    allowed.extend(SHARED.iter().filter(|shared| top != "mail" || **shared == "sanitize"));
    allowed.extend(LOOK_BACK.iter().filter(|(step, _)| *step == top).map(|(_, module)| module));
    Some(allowed)
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut broken = Vec::new();
    for source in rust_files("src").iter().chain(&rust_files("tests")).chain(&rust_files("benches")) {
        let header: Vec<&str> = source.text.lines().take_while(|line| line.starts_with("//!")).collect();
        if header.is_empty() && source.path.ends_with("/tests.rs") {
            continue; // What it tests says so beside it.
        }
        if header.is_empty() {
            broken.push(format!("{}:1: no `//!` header", source.path));
        } else if !header.concat().contains(['.', '|', ')']) {
            broken.push(format!("{}:1: the header is no sentence", source.path));
        }
    }
    assert_none(&broken, "a file begins with `//!`: what it is for, and why it is so");
}

#[test]
fn files_stay_small() {
    let mut broken = Vec::new();
    let mut known: BTreeSet<&str> = LONG_FILES.iter().map(|(path, _)| *path).collect();
    for source in rust_files("src") {
        let lines = source.text.lines().count();
        let listed = LONG_FILES.iter().find(|(path, _)| *path == source.path).map(|(_, lines)| *lines);
        known.remove(source.path.as_str());
        match listed {
            None if lines > LINES_MAX => {
                broken.push(format!("{}: {lines} lines, more than {LINES_MAX}: cut it in two", source.path));
            }
            Some(most) if lines > most => broken.push(format!("{}: {lines} lines, was {most}", source.path)),
            Some(_) if lines <= LINES_MAX => broken.push(format!("{}: short now, take it off the list", source.path)),
            _ => {}
        }
    }
    broken.extend(known.iter().map(|path| format!("{path}: gone, take it off the list")));
    assert_none(&broken, "a file fits in a head");
}

#[test]
fn nothing_names_a_machine() {
    // In two parts, so that this file does not name them.
    let folders = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/tmp/", "wt"), concat!("/home/", "user/")];
    let mut files = Vec::new();
    files_below(root(), &mut files);
    let mut broken = Vec::new();
    let mut read = 0;
    for path in files {
        // Mail and binaries are not ours to word.
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let name = relative(&path);
        if name.ends_with(".eml") || name == "Cargo.lock" {
            continue;
        }
        read += 1;
        for (index, line) in text.lines().enumerate() {
            let found = folders.iter().filter(|folder| names_folder(line, folder));
            broken.extend(found.map(|folder| format!("{name}:{}: {folder}", index + 1)));
        }
    }
    assert!(read > 20);
    assert_none(&broken, "no path of one machine");
}

/// An absolute path: what stands before it does not belong to a path.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || "._-/}~".contains(c))
    })
}

#[test]
fn exceptions_have_a_reason() {
    let mut broken = Vec::new();
    for source in rust_files("src").iter().chain(&rust_files("tests")).chain(&rust_files("benches")) {
        let lines: Vec<&str> = source.text.lines().collect();
        for (index, line) in lines.iter().enumerate() {
            let code = line.trim_start();
            let begins =
                ["#[allow", "#![allow", "#[expect", "#![expect", "#[ignore"].iter().any(|mark| code.starts_with(mark));
            let above = index.checked_sub(1).map(|above| lines[above].trim_start()).unwrap_or_default();
            let said = lines[index..].iter().take(6).take_while(|line| !line.trim().is_empty());
            let said: String = said
                .scan(false, |done, line| (!std::mem::replace(done, line.contains(")]"))).then_some(*line))
                .collect();
            let reason = said.contains("reason =") || code.starts_with("#[ignore =") || code.contains("//");
            if begins && !reason && !above.starts_with("//") {
                broken.push(format!("{}:{}: {code}", source.path, index + 1));
            }
        }
    }
    assert_none(&broken, "an exception from a rule says why: `reason = \"...\"`, or a comment");
}

/// style: comments name the section of the RFC; here every RFC so named has a line in the index.
#[test]
fn every_rfc_is_in_the_index() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let index: BTreeSet<u32> =
        lib.lines().filter_map(|line| line.strip_prefix("//! | RFC ")).filter_map(number).collect();
    assert!(!index.is_empty(), "there is no index at the end of the header of src/lib.rs");
    let mut broken = Vec::new();
    for source in rust_files("src").iter().filter(|source| source.path != "src/lib.rs") {
        for (line, text) in source.text.lines().enumerate() {
            for rfc in text.split("RFC ").skip(1).filter_map(number).filter(|rfc| !index.contains(rfc)) {
                broken.push(format!("{}:{}: RFC {rfc}", source.path, line + 1));
            }
        }
    }
    assert_none(&broken, "add the RFC to the index in src/lib.rs, with what of it we follow");
}

fn number(text: &str) -> Option<u32> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[test]
fn what_we_depend_on_is_fixed_and_comes_from_one_place() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let sources: BTreeSet<&str> = lock.lines().filter_map(|line| line.strip_prefix("source = ")).collect();
    assert_eq!(sources, BTreeSet::from(["\"registry+https://github.com/rust-lang/crates.io-index\""]));
    for name in ["openssl-sys", "openssl", "native-tls", "aws-lc-sys", "async-std"] {
        assert!(!lock.contains(&format!("name = \"{name}\"\n")), "{name} is in the tree");
    }
    let ignored = fs::read_to_string(root().join(".gitignore")).unwrap_or_default();
    assert!(!ignored.lines().any(|line| line.contains("Cargo.lock")), "Cargo.lock is to be committed");
    assert!(root().join("deny.toml").is_file());
}

#[test]
fn the_licences_are_whole() {
    let read = |name: &str| fs::read_to_string(root().join(name)).unwrap();
    let (mit, apache) = (read("LICENSE-MIT"), read("LICENSE-APACHE"));
    assert!(mit.contains("the alibi authors") && mit.contains("WITHOUT WARRANTY OF"));
    assert!(apache.contains("Version 2.0, January 2004") && apache.contains("END OF TERMS AND CONDITIONS"));
    assert!(read("Cargo.toml").contains("license = \"MIT OR Apache-2.0\""));
}

/// The readers above are code too.
mod the_readers {
    use super::*;

    fn source(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), text: text.to_owned(), code: without_tests(&bare(text)) }
    }

    #[test]
    fn comments_strings_and_tests_are_no_code() {
        let text = "a // std::fs\nb \"std::fs\" c\nr#\"std::fs\"# d '\"' e<'x> /* std::fs */\n#[cfg(test)]\nmod tests { std::fs }";
        let code = source("src/a.rs", text).code;
        assert!(!code.contains("std::fs") && code.contains("e<'x>"), "{code}");
        assert_eq!(code.matches('\n').count(), 3);
    }

    #[test]
    fn grouped_uses_are_written_out() {
        let paths = |code: &str| used_paths(code).into_iter().map(|(_, path)| path).collect::<Vec<_>>();
        assert_eq!(paths("use std::fs;"), ["std::fs"]);
        assert_eq!(
            paths("use std::{fs as f, net::{TcpStream, IpAddr}, io};\npub(crate) use ::config::{File};"),
            ["std::fs", "std::net::TcpStream", "std::net::IpAddr", "std::io", "config::File"]
        );
        assert_eq!(paths("use a::{b, c::{d, e}};"), ["a::b", "a::c::d", "a::c::e"]);
    }

    #[test]
    fn a_step_to_the_right_is_seen_however_it_is_named() {
        for text in [
            "use crate::verdict::Class;",
            "use crate::{mail::address, verdict};",
            "fn f() { crate::verdict::decide() }",
            "use super::super::verdict;",
        ] {
            let source = source("src/trace/chain.rs", text);
            let modules: Vec<String> = crate_modules(&source).into_iter().map(|(_, module)| module).collect();
            assert!(modules.contains(&"verdict".to_owned()), "{text}: {modules:?}");
        }
        let inner = source("src/recognise/plain/exim.rs", "use super::super::Notice;\nuse super::Lines;");
        assert!(crate_modules(&inner).iter().all(|(_, module)| module == "recognise"));
        assert!(!may_use("trace").unwrap().contains("verdict") && may_use("verdict").unwrap().contains("trace"));
    }

    #[test]
    fn the_world_is_seen_and_its_shadows_are_not() {
        assert!(has_path("let x = std::fs::read(p)", "std::fs") && has_path("Timestamp::now()", "Timestamp::now"));
        assert!(!has_path("my_fs::reader()", "fs::read") && !has_path("let sqlx = 1;", "sqlx"));
    }

    #[test]
    fn a_path_of_a_machine_is_told_from_the_end_of_another() {
        let folder = concat!("/ro", "ot/");
        assert!(names_folder(&format!("see {folder}x"), folder) && !names_folder(&format!("$HOME/a{folder}"), folder));
    }
}
