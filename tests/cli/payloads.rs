//! Whatever a stranger wrote comes out inert on a terminal, in JSON and in CSV: two thousand payloads in every field of the state
//! that foreign text can reach, printed by the program itself.

use alibi::incident::Incident;
use alibi::io::store::SqliteStore;
use alibi::ports::Store as _;
use serde_json::{Value, json};

use super::exits::config;
use super::{Room, payloads};

/// Payloads in one incident.
const TOGETHER: usize = 50;

/// Incidents whose foreign fields hold these.
fn incidents(payloads: &[String]) -> Vec<Incident> {
    let incident = |(number, some): (usize, &[String])| {
        let source = |(place, payload): (usize, &String)| {
            let block = json!({
                "network": payload, "name": payload, "handle": payload, "country": payload, "asn": 64500,
                "contact": { "address": payload, "from": payload }, "holders": [payload],
            });
            let seen = "2026-11-20T11:00:00Z";
            let witness =
                json!({ "address": null, "network": payload, "first": seen, "last": seen, "holders": [payload] });
            let source = json!({
                "messages": 1, "first": seen, "last": seen, "name": payload, "netblock": block,
                "witnesses": { payload.as_str(): witness },
            });
            json!([format!("198.51.{}.{}", number % 256, place % 256), source])
        };
        let sources: Vec<Value> = some.iter().enumerate().map(source).collect();
        serde_json::from_value(json!({
            "id": format!("AAAA-{number:04}"), "account": "shop", "state": "growing", "class": "forged",
            "opened": "2026-11-20T11:00:00Z", "last_seen": "2026-11-20T11:00:00Z", "found": "2026-11-20T11:00:00Z",
            "messages": 50, "told": "forged", "notices": 1, "identities": some, "bouncers": some,
            "sources": { "list": sources, "uncounted": 0 },
        }))
        .unwrap()
    };
    payloads.chunks(TOGETHER).enumerate().map(incident).collect()
}

fn is_live(character: char) -> bool {
    let breaks = character.is_control() && !matches!(character, '\n' | '\r');
    breaks
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[test]
fn payloads_come_out_inert_on_a_terminal_in_json_and_in_csv() {
    let room = Room::enter();
    config(&room, "[state]\npath = \"state\"\n");
    let payloads = payloads::payloads();
    // One that fills the state alone is cut by the reading, long before it gets here.
    let payloads: Vec<String> = payloads.into_iter().map(|text| text.chars().take(1_000).collect()).collect();
    let incidents = incidents(&payloads);
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = SqliteStore::open(&room.0.join("state/alibi.db")).await.unwrap();
        for incident in &incidents {
            store.keep_incident(incident).await.unwrap();
        }
        store.close().await;
    });

    for arguments in [&["incidents"][..], &["incidents", "--json"], &["incidents", "--csv"], &["status"]] {
        let ran = room.run(&[arguments, &["--config", "config.toml"]].concat());
        let live = ran.out.chars().chain(ran.err.chars()).find(|character| is_live(*character));
        assert_eq!(live, None, "{arguments:?}");
        if arguments.contains(&"--json") {
            assert_eq!(ran.json().len(), incidents.len());
        }
        if arguments.contains(&"--csv") {
            csv(&ran.out, incidents.len());
        }
    }
    for incident in incidents.iter().step_by(7) {
        for more in [&[][..], &["--json"]] {
            let ran = room.run(&[&["explain", &incident.id, "--config", "config.toml"], more].concat());
            assert_eq!(ran.out.chars().find(|character| is_live(*character)), None, "{}", incident.id);
        }
    }
}

/// As many rows and cells as there should be, and no formula in any.
fn csv(text: &str, incidents: usize) {
    let rows: Vec<&str> = text.split_terminator("\r\n").collect();
    assert_eq!(rows.len(), incidents + 1);
    for row in rows {
        let inside = row.strip_prefix('"').and_then(|row| row.strip_suffix('"')).unwrap();
        let cells: Vec<&str> = inside.split("\",\"").collect();
        // A quote in a cell is doubled, so `","` with an odd number of quotes before it ends one.
        let formula = |cell: &&str| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＠']);
        assert!(cells.len() >= 11 && !cells.iter().any(formula), "{row}");
    }
}
