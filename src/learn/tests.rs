use super::*;
use crate::facts::SignatureResult;

fn owner() -> Owner {
    let mut owner = Owner::default();
    owner.add("shop.example");
    owner
}

fn day(number: i64) -> Option<Timestamp> {
    Timestamp::from_second(1_764_840_000 + number * 86_400).ok()
}

/// A mail from a stranger: `top` on top of what the stranger wrote.
fn mail(number: usize, top: &str) -> Arrived {
    let header = format!(
        "{top}Received: from a by relay{number}.sender{number}.example with ESMTP; Thu, 4 Dec 2025 09:00:00 +0000\r\n\
         From: x@sender{number}.example\r\nMessage-ID: <{number}@sender{number}.example>\r\n\r\n"
    );
    Arrived { header: header.into_bytes(), at: day(i64::try_from(number % 10).unwrap()), signatures: None }
}

const TOP: &str = "Received: from mail.sender.example (mail.sender.example [192.0.2.7]) by mx3.isp.example (Postfix) \
    with ESMTPS id 4; Thu, 4 Dec 2025 09:35:42 +0000\r\n";
const INNER: &str = "Received: from mx3.isp.example ([10.0.0.3]) by store.isp.example with LMTP id 5; \
    Thu, 4 Dec 2025 09:35:43 +0000\r\n";

fn mails(count: usize, top: &str) -> Vec<Arrived> {
    (0..count).map(|number| mail(number, top)).collect()
}

fn providers(host: Option<&str>, inbox: &[Arrived]) -> Vec<String> {
    learn(&owner(), host, inbox, &[]).providers
}

#[test]
fn the_provider_is_who_writes_at_the_top_of_nearly_every_mail() {
    assert_eq!(providers(Some("imap.isp.example"), &mails(5, TOP)), ["isp.example"]);
    assert_eq!(providers(Some("imap.isp.example"), &mails(4, TOP)), [""; 0]);
    // Another name than that of the server: many mails on many days.
    assert_eq!(providers(Some("imap.other.example"), &mails(39, TOP)), [""; 0]);
    assert_eq!(providers(None, &mails(40, TOP)), ["isp.example"]);
    let mut one_day = mails(60, TOP);
    one_day.iter_mut().for_each(|mail| mail.at = day(0));
    assert_eq!(providers(None, &one_day), [""; 0]);
    // One mail in ten has another top: the provider does not write on every mail.
    let mut mixed = mails(90, TOP);
    mixed.extend((90..100).map(|number| mail(number, "")));
    assert_eq!(providers(Some("imap.isp.example"), &mixed), [""; 0]);
    // The same mail a hundred times is one mail.
    assert_eq!(providers(Some("imap.isp.example"), &vec![mail(1, TOP); 100]), [""; 0]);
}

#[test]
fn an_authserv_id_is_learned_from_above_the_hand_in_only() {
    let field = "Authentication-Results: auth.isp.example; spf=pass smtp.mailfrom=a@b.example\r\n";
    let foreign = "Authentication-Results: evil.example; dkim=pass header.d=bank.example\r\n";
    let learned = |top: &str| providers(Some("imap.isp.example"), &mails(50, top));
    assert_eq!(learned(&format!("{field}{TOP}")), ["isp.example", "auth.isp.example"]);
    assert_eq!(learned(&format!("{INNER}{field}{TOP}")), ["isp.example", "auth.isp.example"]);
    // Below the provider's line a stranger's header begins, though every mail has the field there.
    for below in [field, foreign] {
        assert_eq!(learned(&format!("{TOP}{below}")), ["isp.example"], "{below}");
        assert_eq!(learned(&format!("{INNER}{TOP}{below}")), ["isp.example"], "{below}");
        // Also below a line that a stranger wrote in the provider's name.
        assert_eq!(learned(&format!("{TOP}{below}{INNER}")), ["isp.example"], "{below}");
        assert_eq!(learned(&format!("{TOP}{INNER}{below}{TOP}")), ["isp.example"], "{below}");
    }
    // A login is a customer's, a local program may be one.
    let local = "Received: by mx3.isp.example (Postfix, from userid 33) id 6; Thu, 4 Dec 2025 09:35:42 +0000\r\n";
    assert_eq!(learned(&format!("{local}{foreign}{TOP}")), ["isp.example"]);
    // On one mail in four only.
    let mut some = mails(60, TOP);
    some.extend((60..80).map(|number| mail(number, &format!("{field}{TOP}"))));
    assert_eq!(providers(Some("imap.isp.example"), &some), ["isp.example"]);
}

#[test]
fn a_provider_that_writes_nothing_is_not_learned_from_a_flood() {
    // 39 mails of one attacker among 10 of others, all with the attacker's host at the top.
    let evil = TOP.replace("isp.example", "evil.example");
    let mut inbox = mails(39, &evil);
    inbox.extend((39..49).map(|number| mail(number, "")));
    assert_eq!(providers(Some("imap.isp.example"), &inbox), [""; 0]);
}

fn own(number: usize, fields: &str, result: Option<SignatureResult>) -> Arrived {
    let header = format!(
        "{TOP}{fields}From: Anna <anna@shop.example>\r\nTo: anna@shop.example\r\nSubject: Note {number}\r\n\
         Date: Thu, 4 Dec 2025 09:35:38 +0000\r\nMessage-ID: <{number}@shop.example>\r\n\r\n"
    );
    let signature = |result| Signature {
        domain: "shop.example".into(),
        selector: "s".into(),
        result,
        signed: vec!["from".into(), "message-id".into()],
        signed_at: None,
        framed: true,
        key: None,
        detail: String::new(),
    };
    Arrived { header: header.into_bytes(), at: None, signatures: result.map(|result| vec![signature(result)]) }
}

const SIGNED: &str = "DKIM-Signature: v=1; a=rsa-sha256; d=Shop.example; s=s; h=from; bh=AAAA; b=AAAA\r\n";

fn always(inbox: &[Arrived], sent: &[Vec<u8>]) -> bool {
    learn(&owner(), None, inbox, sent).always_signs("shop.example")
}

#[test]
fn always_signed_means_twenty_signed_and_none_without() {
    let pass = Some(SignatureResult::HeaderPass);
    let signed = |count: usize| (0..count).map(|number| own(number, SIGNED, pass)).collect::<Vec<_>>();
    assert!(always(&signed(20), &[]) && !always(&signed(19), &[]));
    // The same mail again and again is one.
    assert!(!always(&vec![own(1, SIGNED, pass); 40], &[]));
    // A signature that does not hold, or was not checked, counts for nothing.
    for result in [Some(SignatureResult::Fail), Some(SignatureResult::NoKey), None] {
        let forged: Vec<Arrived> = (0..40).map(|number| own(number, SIGNED, result)).collect();
        assert!(!always(&forged, &[]), "{result:?}");
    }
    // One without is enough to give it up: a web form, a copier, or a stranger.
    let mut mixed = signed(40);
    mixed.push(own(99, "", None));
    assert!(!always(&mixed, &[]));
    // Signed by somebody else is without.
    let mut other = signed(40);
    other.push(own(99, &SIGNED.replace("Shop", "bulk"), Some(SignatureResult::Pass)));
    assert!(!always(&other, &[]));
}

#[test]
fn copies_in_sent_count_as_they_left() {
    let copy = |number: usize, fields: &str| own(number, fields, None).header[TOP.len()..].to_vec();
    let signed: Vec<Vec<u8>> = (0..20).map(|number| copy(number, SIGNED)).collect();
    assert!(always(&[], &signed));
    // A copy that a mail program kept says nothing; one that shows its way, and no signature, does.
    let with = |fields: &str| signed.iter().cloned().chain([copy(50, fields)]).collect::<Vec<_>>();
    assert!(always(&[], &with("")));
    assert!(!always(&[], &with(TOP)));
    assert!(!learn(&owner(), None, &[], &signed).always_signs("other.example"));
    let learned = learn(&owner(), None, &[], &with(&SIGNED.replace(" s=s;", "")));
    assert!(learned.signing.iter().all(|one| one.selectors == ["s"]), "{:?}", learned.signing);
}

#[test]
fn outgoing_hosts_come_from_mail_between_the_owner_and_the_owner() {
    let inbox: Vec<Arrived> = (0..3).map(|number| own(number, "", None)).collect();
    let copies = |to: &str| {
        let copy = |mail: &Arrived| {
            let text = String::from_utf8(mail.header[TOP.len()..].to_vec()).unwrap();
            text.replace("To: anna@shop.example", to).into_bytes()
        };
        inbox.iter().map(copy).collect::<Vec<_>>()
    };
    let mut owner = owner();
    owner.providers.push("isp.example".into());
    let found = |inbox: &[Arrived], sent: &[Vec<u8>], owner: &Owner| learn(owner, None, inbox, sent);
    let learned = found(&inbox, &copies("To: info@shop.example"), &owner);
    assert!(learned.is_outgoing("192.0.2.7".parse().unwrap()) && learned.outgoing.len() == 1);
    // Somebody else had it; it is not in Sent; it is another mail; too few; nobody knows the provider.
    let nothing = |inbox: &[Arrived], sent: &[Vec<u8>], owner: &Owner| found(inbox, sent, owner).outgoing.is_empty();
    assert!(nothing(&inbox, &copies("To: info@shop.example, staff@list.example"), &owner));
    assert!(nothing(&inbox, &copies("To: info@shop.example\r\nBcc: bea@one.example"), &owner));
    assert!(nothing(&inbox, &[], &owner));
    let other = |copy: Vec<u8>| String::from_utf8(copy).unwrap().replace("Note", "Money").into_bytes();
    let others: Vec<Vec<u8>> = copies("To: info@shop.example").into_iter().map(other).collect();
    assert!(nothing(&inbox, &others, &owner));
    assert!(nothing(&inbox[1..], &copies("To: info@shop.example"), &owner));
    assert!(nothing(&inbox, &copies("To: info@shop.example"), &super::tests::owner()));
    // A login at the provider is the owner's computer, and the owner's word about it is `own_networks`.
    let login = |mail: &Arrived| Arrived {
        header: String::from_utf8(mail.header.clone()).unwrap().replace("with ESMTPS", "with ESMTPSA").into_bytes(),
        ..mail.clone()
    };
    let logins: Vec<Arrived> = inbox.iter().map(login).collect();
    assert!(nothing(&logins, &copies("To: info@shop.example"), &owner));
}
