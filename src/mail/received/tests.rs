use super::*;
#[test]
fn dump() {
    let Ok(path) = std::env::var("LINES") else { return };
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let r = parse(line);
        println!("{:?} {:?}{} w={} r={:?} name={:?}/{} helo={:?} by={:?}/{:?} with={:?} id={:?} for={:?} auth={:?} date={}\n      {}", r.peer.map(|p| p.to_string()).unwrap_or("-".into()), if r.ambiguous {"AMBIG"} else {""}, "", r.writer, r.role, r.name, r.name_confirmed, r.helo, r.by, r.by_address, r.with, r.id, r.recipient, r.authenticated, r.date.is_some(), &line.chars().take(200).collect::<String>());
    }
}
