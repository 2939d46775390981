//! A server that wants to harm: whatever it says, the answer is unknown, soon, and nothing inside is connected to.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use super::town::{Plan, Reply, answer, known, redirect, unknown};

const AT: &str = "rdap.evil.example /ip/192.0.2.200";

fn head(fields: &str) -> String {
    format!("HTTP/1.1 200 OK\r\n{fields}\r\n\r\n")
}

/// What the look-up says, and that it says so soon and after few bytes.
async fn says(what: &str, plan: Plan) -> String {
    let town = plan.start().await;
    let begun = Instant::now();
    let why = unknown(town.contacts("192.0.2.200").await);
    assert!(begun.elapsed() < Duration::from_secs(20), "{what}: took {:?}", begun.elapsed());
    let sent = town.seen.sent.load(Ordering::Relaxed);
    assert!(sent < 16 << 20, "{what}: {sent} bytes were taken");
    town.assert_only_public(what);
    let pages = town.asked().iter().filter(|asked| asked.contains(" /")).count();
    assert!(pages <= 5, "{what}: {:?}", town.asked());
    why
}

#[tokio::test]
async fn redirects_to_inside_are_not_followed() {
    let names = "inner.evil.example. A 10.0.0.7\nmeta.evil.example. A 169.254.169.254\nhere.evil.example. A 127.0.0.1\n\
        both.evil.example. A 203.0.113.208\nboth.evil.example. A 192.168.1.1\nsix.evil.example. AAAA ::1\n\
        mapped.evil.example. AAAA ::ffff:127.0.0.1\nnat.evil.example. AAAA 64:ff9b::7f00:1\n\
        sixtofour.evil.example. AAAA 2002:7f00:1::1\nunique.evil.example. AAAA fd00::1\nany.evil.example. A 0.0.0.0\n\
        alias.evil.example. CNAME here.evil.example.\n";
    for target in [
        "https://127.0.0.1/x",
        "https://localhost/x",
        "https://10.0.0.1/x",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/x",
        "https://[::ffff:127.0.0.1]/x",
        "https://0.0.0.0/x",
        "https://2130706433/x",
        "https://0x7f.1/x",
        "https://203.0.113.208/x",
        "https://inner.evil.example/x",
        "https://meta.evil.example/x",
        "https://here.evil.example/x",
        "https://both.evil.example/x",
        "https://six.evil.example/x",
        "https://mapped.evil.example/x",
        "https://nat.evil.example/x",
        "https://sixtofour.evil.example/x",
        "https://unique.evil.example/x",
        "https://any.evil.example/x",
        "https://alias.evil.example/x",
        "https://nowhere.evil.example/x",
        "http://second.evil.example/x",
        "https://second.evil.example:8443/x",
        "https://second.evil.example:22/x",
        "https://user:secret@second.evil.example/x",
        "file:///etc/passwd",
        "gopher://second.evil.example/x",
        "//inner.evil.example/x",
        "https://",
    ] {
        let plan = Plan::default().page(AT, redirect(target)).names(names);
        let town = plan.start().await;
        let why = unknown(town.contacts("192.0.2.200").await);
        town.assert_only_public(target);
        assert_eq!(town.seen.dialled.lock().unwrap().len(), 1, "{target}: {why}");
    }
}

#[tokio::test]
async fn redirects_come_to_an_end() {
    let itself = Plan::default().page(AT, redirect("https://rdap.evil.example/ip/192.0.2.200"));
    assert!(says("loop", itself).await.contains("from one server to the next"));
    let mut long = Plan::default().page(AT, redirect("/1"));
    for step in 1..50 {
        long = long.page(&format!("rdap.evil.example /{step}"), redirect(&format!("/{}", step + 1)));
    }
    assert!(says("fifty", long).await.contains("from one server to the next"));
    let mut between = Plan::default();
    for (one, other) in [("rdap", "second"), ("second", "rdap")] {
        let to = format!("https://{other}.evil.example/ip/192.0.2.200");
        between = between.page(&format!("{one}.evil.example /ip/192.0.2.200"), redirect(&to));
    }
    assert!(says("between two", between).await.contains("from one server to the next"));
    let no_address = Reply::Head("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n".into());
    assert!(says("no address", Plan::default().page(AT, no_address)).await.contains("to no address"));
}

#[tokio::test]
async fn what_is_too_large_too_slow_or_compressed_is_refused() {
    let json = "Content-Type: application/rdap+json";
    let gigabyte = Reply::Endless(head(&format!("{json}\r\nContent-Length: 1073741824")));
    assert!(says("1 GB", Plan::default().page(AT, gigabyte)).await.contains("more than 1048576 bytes"));
    let no_end = Reply::Endless(head(json));
    assert!(says("no end", Plan::default().page(AT, no_end)).await.contains("more than 1048576 bytes"));
    let slow = Reply::Drip(head(&format!("{json}\r\nContent-Length: 100000")));
    assert!(says("slow", Plan::default().page(AT, slow)).await.contains("longer than 3 seconds"));
    let slow_head = Reply::Drip("HTTP/1.1 200 OK\r\nX: ".into());
    assert!(says("slow head", Plan::default().page(AT, slow_head)).await.contains("longer than 3 seconds"));
    let many_fields = Reply::Endless(format!("HTTP/1.1 200 OK\r\n{}X: ", "A: b\r\n".repeat(10)));
    says("a field without end", Plan::default().page(AT, many_fields)).await;
    let fields = Reply::Head(format!("HTTP/1.1 200 OK\r\n{}\r\n", "A: b\r\n".repeat(5_000)));
    says("5000 fields", Plan::default().page(AT, fields)).await;
    let bomb = Reply::Endless(head(&format!("{json}\r\nContent-Encoding: gzip")));
    assert!(says("gzip", Plan::default().page(AT, bomb)).await.contains("compressed"));
}

#[tokio::test]
async fn what_is_no_answer_is_refused() {
    let page = |kind: &str, body: &[u8]| {
        let mut bytes = head(&format!("Content-Type: {kind}\r\nContent-Length: {}", body.len())).into_bytes();
        bytes.extend_from_slice(body);
        Reply::Bytes(bytes)
    };
    let rdap = "application/rdap+json";
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for (what, reply, expected) in [
        ("html", page("text/html", b"<html>Too many requests</html>"), "something else than JSON"),
        ("no kind", Reply::Head("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".into()), "something else than JSON"),
        ("empty", page(rdap, b""), "no JSON"),
        ("html as json", page(rdap, b"<html>"), "no JSON"),
        ("not utf-8", page(rdap, b"{\"name\":\"\xff\xfe\"}"), "UTF-8"),
        ("deep", page(rdap, deep.as_bytes()), "no JSON"),
        ("entity", page(rdap, br#"{"objectClassName":"entity"}"#), "object class"),
        ("escape", page(rdap, b"{\"objectClassName\":\"\\u001b[31m\\u202e\"}"), "object class"),
        ("another network", page(rdap, answer("ripe.json").as_bytes()), "another network"),
        (
            "a number",
            page(rdap, br#"{"objectClassName":"ip network","startAddress":1,"endAddress":[]}"#),
            "startAddress",
        ),
        ("teapot", Reply::Head("HTTP/1.1 418 No\r\nContent-Length: 0\r\n\r\n".into()), "418"),
        ("server error", Reply::Head("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n".into()), "500"),
        ("not http", Reply::Bytes(b"220 mx.evil.example ESMTP\r\n".to_vec()), "not HTTP"),
        ("nothing", Reply::Bytes(Vec::new()), "talk to"),
        (
            "cut",
            Reply::Bytes(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{".to_vec()),
            "broke off",
        ),
        (
            "bad bytes in a field",
            Reply::Bytes(b"HTTP/1.1 302 Found\r\nLocation: https://\xff\xfe\r\nContent-Length: 0\r\n\r\n".to_vec()),
            "to no address",
        ),
        (
            "bad bytes in the type",
            Reply::Bytes(b"HTTP/1.1 200 OK\r\nContent-Type: json\xe9\r\nX-\x80: 1\r\n\r\n{}".to_vec()),
            "",
        ),
    ] {
        let why = says(what, Plan::default().page(AT, reply)).await;
        assert!(why.contains(expected), "{what}: {why}");
        assert!(!why.contains(['\u{1b}', '\u{202e}', '\n']), "{what}: {why:?}");
    }
}

#[tokio::test]
async fn a_certificate_must_be_for_the_name() {
    let plan = Plan::default()
        .page(AT, redirect("https://other.example/ip/192.0.2.200"))
        .names("other.example. A 203.0.113.250\n");
    let why = says("certificate", plan).await;
    assert!(why.contains("connect to `other.example`") && why.contains("is not for"), "{why}");
}

/// A name that points outside when it is looked at and inside when it is used.
#[tokio::test]
async fn a_name_that_changes_is_connected_to_where_it_was_checked() {
    let plan = Plan::default().page(AT, redirect("https://second.evil.example/ip/192.0.2.200"));
    let town = plan.start_with_names(|asked| if asked == 0 { "203.0.113.209" } else { "127.0.0.1" }).await;
    for address in ["192.0.2.200", "192.0.2.201", "192.0.2.202"] {
        town.contacts(address).await;
    }
    town.assert_only_public("rebinding");
    let dialled = town.seen.dialled.lock().unwrap().clone();
    assert_eq!(dialled, ["203.0.113.209:443".parse().unwrap()], "the second look finds it inside and does not connect");
}

/// It can say what it likes about its own network, and that is taken as its word.
#[tokio::test]
async fn an_answer_of_a_server_that_no_list_names_is_marked() {
    let network = answer("ripe.json").replace("198.51.100.63", "192.0.2.255").replace("198.51.100.0", "192.0.2.128");
    let plan = Plan::default()
        .page(AT, redirect("https://second.evil.example/ip/192.0.2.200"))
        .page("second.evil.example /ip/192.0.2.200", Reply::Json(network));
    let block = known(plan.start().await.contacts("192.0.2.200").await);
    let offer = &block.levels[0].offers[0];
    assert_eq!(offer.standing, alibi::facts::Standing::Unlisted);
    assert!(
        offer.from.ends_with(", as `second.evil.example` says, which no list of registries names"),
        "{}",
        offer.from
    );
}

#[tokio::test]
async fn whois_without_end_and_a_referral_elsewhere_end() {
    let bare = |question: &str, text: &str| {
        Plan::default().file("rdap.afrinic.net /rdap/ip/192.0.2.70", "afrinic.json").whois(question, text)
    };
    let town = bare("192.0.2.70", "ENDLESS").start().await;
    assert_eq!(known(town.contacts("192.0.2.70").await).contact, None);
    assert!(town.seen.sent.load(Ordering::Relaxed) < 16 << 20);
    // A referral is followed to the servers that are known, and to no other.
    let elsewhere = "ReferralServer: whois://127.0.0.1:43\ninetnum: 192.0.2.64 - 192.0.2.95\n";
    let town = bare("192.0.2.70", elsewhere).start().await;
    assert_eq!(known(town.contacts("192.0.2.70").await).contact, None);
    town.assert_only_public("referral");
    let arin = "ReferralServer: whois://whois.arin.net\n";
    let known_one = bare("192.0.2.70", arin)
        .whois("n + 192.0.2.70", "NetRange: 192.0.2.64 - 192.0.2.95\nOrgAbuseEmail: a@org.example\n");
    let block = known(known_one.start().await.contacts("192.0.2.70").await);
    assert_eq!(block.contact.unwrap().address, "a@org.example");
}
