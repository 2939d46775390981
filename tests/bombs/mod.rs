//! Mails whose size or shape is the attack, made afresh: for the test that reads them and the bench that times them.

const TOP: &str = "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.bounce.example\r\nTo: mara@shop.example\r\n\
                   Subject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n";
const FIELDS: &str = "From: mara@shop.example\r\nTo: p@bounce.example\r\nMessage-ID: <1@x.example>\r\nSubject: x\r\n";
const TEXT: &str = "Content-Type: text/plain\r\n\r\nuser unknown\r\n\r\n";

/// A complete notice with these fields in the returned mail, and this report.
pub fn dsn(fields: &str, report: &str) -> String {
    format!(
        "{TOP}Content-Type: multipart/report; report-type=delivery-status; boundary=b1\r\n\r\n--b1\r\n\r\nuser unknown\r\n\
         --b1\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.bounce.example\r\n\r\n{report}\r\n\
         --b1\r\nContent-Type: message/rfc822\r\n\r\n{fields}{FIELDS}\r\nx\r\n--b1--\r\n"
    )
}

fn received(filling: &str) -> String {
    dsn(&format!("Received: from a {filling} by mx.bounce.example; Mon\r\n"), "")
}

pub fn shapes() -> Vec<(&'static str, Vec<u8>)> {
    let nested: String = (0..100_000)
        .map(|level| format!("Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n"))
        .collect();
    let people: String =
        (0..50_000).map(|number| format!("<p{number}@bounce.example>: 550 user unknown\r\n")).collect();
    let failures: String = (0..50_000)
        .map(|number| format!("Final-Recipient: rfc822; p{number}@bounce.example\r\nAction: failed\r\n\r\n"))
        .collect();
    let html = |filling: &str| format!("{TOP}Content-Type: text/html\r\n\r\nuser unknown {}", filling.repeat(500_000));
    let shapes = vec![
        ("parts-in-parts", format!("{TOP}{nested}")),
        (
            "one-boundary",
            format!("{TOP}{}", "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(100_000)),
        ),
        ("mails-in-mails", format!("{TOP}{}", "Content-Type: message/rfc822\r\n\r\n".repeat(100_000))),
        ("many-fields", dsn(&"X: y\r\n".repeat(1_000_000), "")),
        ("many-fields-first", format!("{}{}", "X: y\r\n".repeat(1_000_000), dsn("", ""))),
        ("many-received", dsn(&"Received: from a (b [192.0.2.1]) by c.example; Mon\r\n".repeat(50_000), "")),
        (
            "many-signatures",
            dsn(&"DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s; b=AA\r\n".repeat(20_000), ""),
        ),
        ("long-received", received(&"a".repeat(5_000_000))),
        ("deep-comment", received(&"(".repeat(2_000_000))),
        ("comments", received(&"((()))".repeat(500_000))),
        ("literals", received(&"[192.0.2.1] ".repeat(300_000))),
        ("folded", dsn(&format!("Received: from a\r\n{}", "\t(x)\r\n".repeat(500_000)), "")),
        ("lost-folding", dsn(&format!("From: a@b.example\r\n{}", "lost\r\n".repeat(500_000)), "")),
        ("encoded-words", dsn(&format!("Subject: {}\r\n", "=?utf-8?q?=41?= ".repeat(200_000)), "")),
        ("unended-words", dsn(&format!("Subject: {}\r\n", "=?x?b?".repeat(500_000)), "")),
        ("addresses", dsn(&format!("Cc: {}\r\n", "a@b.example, ".repeat(300_000)), "")),
        ("angles", dsn(&format!("Cc: {}\r\n", "<".repeat(2_000_000)), "")),
        ("people", format!("{TOP}{TEXT}{people}")),
        ("failures", dsn("", &failures)),
        ("quoted", format!("{TOP}{TEXT}{}", "> > > > From: x\r\n".repeat(500_000))),
        ("quoted-deep", format!("{TOP}{TEXT}{}", format!("{}From: x\r\n", "> ".repeat(20_000)).repeat(50))),
        (
            "headers-in-text",
            format!("{TOP}{TEXT}{}", "Received: from a by b\r\nFrom: x@y.example\r\n\r\n".repeat(100_000)),
        ),
        ("tags", html("<div><a ")),
        ("angles-in-html", html("<")),
        ("comments-in-html", html("<!--")),
        ("nul", dsn(&format!("X: {}\r\n", "\0".repeat(2_000_000)), "")),
        ("bare-cr", dsn("", "").replace("\r\n", "\r")),
        ("only-cr", format!("{TOP}{TEXT}{}", "\r".repeat(3_000_000))),
        ("parameters", format!("{TOP}Content-Type: multipart/report; {}\r\n\r\nx", "a*0*=utf-8''x; ".repeat(200_000))),
        ("dashes", format!("{TOP}Content-Type: multipart/mixed; boundary=----\r\n\r\n{}", "-".repeat(3_000_000))),
        (
            "charset",
            format!(
                "{TOP}Content-Type: text/plain; charset=\"x\0y\"\r\n\r\nuser unknown {}",
                "\u{80}".repeat(1_000_000)
            ),
        ),
    ];
    let mut shapes: Vec<(&'static str, Vec<u8>)> =
        shapes.into_iter().map(|(name, mail)| (name, mail.into_bytes())).collect();
    shapes.extend(heavy());
    shapes
}

const MEGABYTE: usize = 1 << 20;

/// Mails of the largest sizes that servers hand out, in every wrapping that has to be undone.
fn heavy() -> Vec<(&'static str, Vec<u8>)> {
    let filled = |head: &str, piece: &[u8], megabytes: usize| {
        let mut mail = format!("{TOP}{head}").into_bytes();
        while mail.len() < megabytes * MEGABYTE {
            mail.extend_from_slice(piece);
        }
        mail
    };
    let quoted = format!("> {}", FIELDS.replace("\r\n", "\r\n> "));
    let report = "Content-Type: multipart/report; report-type=delivery-status; boundary=b1\r\n\r\n--b1\r\n";
    let wrapped = format!("{report}Content-Type: message/rfc822\r\nContent-Transfer-Encoding: ");
    vec![
        ("quoted-100-megabytes", filled(TEXT, b"> > > some quoted text\r\n", 100)),
        ("pasted-and-quoted", filled(&format!("{TEXT}{quoted}"), b"> some quoted text\r\n", 40)),
        (
            "whole-mail-back",
            filled(&format!("{report}Content-Type: message/rfc822\r\n\r\n{FIELDS}\r\n"), b"a line\r\n", 40),
        ),
        // `RnJvbTogYQpUbzogYgpTdWJqZWN0OiBjCgo=` is a header.
        (
            "base64-mail-back",
            filled(
                &format!(
                    "{wrapped}base64\r\n\r\nRnJvbTogYUBiLmV4YW1wbGUKVG86IGIKU3ViamVjdDogYwpNZXNzYWdlLUlEOiA8MUB4LmV4YW1wbGU+Cgph"
                ),
                b"QUJDREVGR0hJSktMTU5PUFFSU1RVVldY\r\n",
                40,
            ),
        ),
        (
            "quoted-printable-mail-back",
            filled(&format!("{wrapped}quoted-printable\r\n\r\n{FIELDS}\r\n"), b"=41=42=43=\r\n", 40),
        ),
        ("html", filled("Content-Type: text/html\r\n\r\n<p>user unknown</p>", b"<div>a&amp;b<br></div>\r\n", 40)),
        ("one-field", filled("X-Filler: ", b"aaaaaaaaaaaaaaaa", 40)),
        ("no-character-set", filled("Content-Type: text/plain; charset=utf-16\r\n\r\n", b"\xd8\x00\xff\xfe\x00", 40)),
        ("eight-bit", filled(TEXT, b"\xc3\x28\x80\xff", 40)),
        ("eight-bit-fields", filled("", b"\xe4\xf6: \xff\r\nX-\x80: y\r\n", 8)),
        (
            "two-types",
            filled(
                "Content-Type: text/plain\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n",
                b"--b\r\n\r\nx\r\n",
                8,
            ),
        ),
    ]
}
