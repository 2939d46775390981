//! Lines as programs print them, with documentation addresses: the numbers are the shapes of the evidence. `-` is no peer, `?` is ambiguous.

use super::*;

/// What must come out of a line: peer, name (with `!` if the writer confirms it), account (`@` in front), role where not relay.
fn shown(line: &str) -> String {
    let read = parse(line);
    let mut shown = match (read.peer, read.ambiguous) {
        (Some(peer), false) => peer.to_string(),
        (None, true) => "?".to_owned(),
        (None, false) => "-".to_owned(),
        (Some(_), true) => "a peer and ambiguous".to_owned(),
    };
    if let Some(name) = &read.name {
        shown = format!("{shown} {name}{}", if read.name_confirmed { "!" } else { "" });
    }
    if let Some(account) = &read.authenticated {
        shown = format!("{shown} @{account}");
    }
    match read.role {
        Role::Relay => shown,
        role => format!("{shown} {role:?}"),
    }
}

#[track_caller]
fn check(lines: &[(&str, &str)]) {
    for (line, expected) in lines {
        assert_eq!(&shown(line), expected, "{line}");
        // Folded and in other white space it says the same.
        assert_eq!(&shown(&line.replace(' ', "\r\n\t ")), expected, "folded: {line}");
    }
}

#[test]
fn postfix() {
    check(&[
        (
            "from h.example (n.example [192.0.2.9]) by mx.a.example (Postfix) with ESMTP id Q1 for <r@a.example>; Mon, 23 Nov 2026 07:00:00 +0000",
            "192.0.2.9 n.example!",
        ),
        (
            "from h.example (unknown [192.0.2.9]) by mx.a.example (Postfix) with SMTP id Q1; Mon, 23 Nov 2026 07:00:00 +0000 (UTC)",
            "192.0.2.9",
        ),
        ("from h.example (unknown [IPv6:2001:db8::9]) by mx.a.example (Postfix) with ESMTPS id Q1", "2001:db8::9"),
        (
            "from [192.168.1.9] (n.example [192.0.2.9]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519) (No client certificate requested) (Authenticated sender: anna@a.example) by mx.a.example (Postfix) with ESMTPSA id Q1",
            "192.0.2.9 n.example! @anna@a.example",
        ),
        ("by mx.a.example (Postfix) with ESMTPSA id Q1; Mon, 23 Nov 2026 07:00:00 +0000", "- @ Withheld"),
        ("by web.a.example (Postfix, from userid 33) id Q1; Mon, 23 Nov 2026 07:00:00 +0000", "- Local"),
        ("by mx.a.example (Postfix) id Q1; Mon, 23 Nov 2026 07:00:00 +0000", "- Bookkeeping"),
        (
            "from localhost (localhost [127.0.0.1]) by mx.a.example (Postfix on SuSE Linux 7.3 (i386)) with ESMTP id Q1",
            "127.0.0.1 localhost!",
        ),
        (
            "from av.a.example (localhost [127.0.0.1])by  mx.a.example (Postfix) with ESMTP id Q1for  <r@a.example>; Mon, 23 Nov 2026 07:00:00 +0000",
            "127.0.0.1 localhost!",
        ),
    ]);
}

#[test]
fn exim() {
    check(&[
        (
            "from n.example ([192.0.2.9]:52313 helo=h ident=x) by mx.a.example with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.96) (envelope-from <s@b.example>) id 1abc-0-By for r@a.example; Mon, 23 Nov 2026 07:00:00 +0000",
            "192.0.2.9 n.example!",
        ),
        ("from [192.0.2.9] (port=51234 helo=h.example) by mx.a.example with esmtp (Exim 4.96) id 1abc", "192.0.2.9"),
        ("from [192.0.2.9] (helo=[198.51.100.7]) by mx.a.example with esmtp (Exim 4.96) id 1abc", "192.0.2.9"),
        ("from [192.0.2.9]:2525 (helo=h.example) by mx.a.example with esmtp (Exim 4.96) id 1abc", "192.0.2.9"),
        (
            "from n.example ([2001:db8::9]:38689 helo=h) by mx.a.example with esmtpsa (TLSv1.3:TLS_AES_256_GCM_SHA384:256) (Exim 4.91+cc) id 1abc",
            "2001:db8::9 n.example! @",
        ),
        ("from anna by web.a.example with local (Exim 4.96) (envelope-from <anna@a.example>) id 1abc", "- Local"),
        (
            "from n.example (h.example) [192.0.2.9.13219] (mail) by mx.a.example with esmtp (Exim 3.35 #1 (Debian)) id 1abc",
            "192.0.2.9 n.example!",
        ),
        (
            "from localhost (host.b.example) [192.0.2.9] by mx.a.example with esmtp (Exim 2.05 #1 (Debian)) id 1abc",
            "192.0.2.9",
        ),
        (
            "from n.example ([192.0.2.9] helo=198.51.100.7) by mx.a.example with asmtp (TLS-1.0:RSA_ARCFOUR_MD5:16) (Exim 4.34) id 1abc",
            "192.0.2.9 n.example! @",
        ),
        ("from amavis by mx.a.example with scanned-ok (Exim 3.35 #1 (Debian)) id 1abc", "- Delivery"),
    ]);
}

#[test]
fn sendmail() {
    check(&[
        (
            "from h.example (n.example [192.0.2.9]) by mx.a.example (8.15.2/8.15.2) with ESMTP id aB1",
            "192.0.2.9 n.example!",
        ),
        (
            "from h.example (n.example [192.0.2.9] (may be forged)) by mx.a.example (8.15.2/8.15.2/Debian-3) with ESMTP id aB1",
            "192.0.2.9 n.example",
        ),
        (
            "from h.example (IDENT:user@n.example [192.0.2.9]) by mx.a.example (8.9.3/8.9.3) with ESMTP id aB1",
            "192.0.2.9 n.example!",
        ),
        ("from h.example ([192.0.2.9]) by mx.a.example (8.12.8/8.12.8) with SMTP id aB1", "192.0.2.9"),
        (
            "from [192.168.1.3] (n.example [192.0.2.9]) (authenticated bits=0) by mx.a.example (8.13.8/8.13.8) with ESMTP id aB1",
            "192.0.2.9 n.example! @",
        ),
        (
            "from [10.0.0.253] (n.example [192.0.2.9]) (authenticated (0 bits)) by mx.a.example (8.11.6/8.11.6) with ESMTP id aB1",
            "192.0.2.9 n.example! @",
        ),
        (
            "(from anna@localhost) by web.a.example (8.15.2/8.15.2/Submit) id aB1; Mon, 23 Nov 2026 07:00:00 GMT",
            "- Local",
        ),
        ("from localhost (localhost) by mx.a.example (8.15.2/8.15.2) id aB1", "- Local"),
        ("from localhost (anna@localhost) by web.a.example (8.9.3/8.9.3) with ESMTP id aB1", "- Local"),
        (
            "FROM h.example (n.example [192.0.2.9]) BY mx.a.example ID 434B508E.174A6.13932 ; 11 Oct 2026 01:41:34 -0400",
            "192.0.2.9 n.example",
        ),
        ("(from KRYPTIK [192.0.2.9]) by mx.a.example (NAVGW 2.5.2.12) with SMTP id M2006", "192.0.2.9"),
    ]);
}

#[test]
fn qmail() {
    check(&[
        (
            "from n.example (HELO h.example) (192.0.2.9) by mx.a.example with SMTP; 23 Nov 2026 08:05:50 -0000",
            "192.0.2.9 n.example",
        ),
        (
            "from unknown (HELO h.example) (192.0.2.9) by mx.a.example with SMTP; 23 Nov 2026 08:05:50 -0000",
            "192.0.2.9",
        ),
        ("from n.example (192.0.2.9) by mx.a.example with SMTP; 23 Nov 2026 08:05:50 -0000", "192.0.2.9 n.example"),
        ("from unknown (HELO ?192.168.1.5?) (192.0.2.9) by 0 with SMTP; 23 Nov 2026 08:05:50 -0000", "192.0.2.9"),
        (
            "from n.example (HELO h) (anna@a.example@192.0.2.9) by mx.a.example with ESMTPA; 23 Nov 2026 08:05:50 -0000",
            "192.0.2.9 n.example @",
        ),
        (
            "from n.example (foobar@192.0.2.9) by mx.a.example with SMTP; 23 Nov 2026 08:05:50 -0000",
            "192.0.2.9 n.example",
        ),
        (
            "from n.example (HELO h) (198.51.100.7@192.0.2.9) by mx.a.example with SMTP; 23 Nov 2026 08:05:50 -0000",
            "192.0.2.9 n.example",
        ),
        (
            "from n.example (HELO ) (192.0.2.9) by mx.a.example with SMTP; 23 Nov 2026 08:05:50 -0000",
            "192.0.2.9 n.example",
        ),
        (
            "from n.example (HELO h) (192.0.2.9) by mx.a.example with (DHE-RSA-AES256-SHA encrypted) SMTP; 23 Nov 2026 08:05:50 -0000",
            "192.0.2.9",
        ),
        (
            "from unknown (HELO [198.51.100.7]) ([192.0.2.9]) (envelope-sender <x@[203.0.113.1]>) by 198.51.100.2 (qmail-ldap-1.03) with SMTP for <r@a.example>; 23 Nov 2026 08:05:50 -0000",
            "192.0.2.9",
        ),
        ("(qmail 1234 invoked by uid 89); 23 Nov 2026 08:05:52 -0000", "- Bookkeeping"),
        ("(qmail 1234 invoked by alias); 23 Nov 2026 08:05:52 -0000", "- Bookkeeping"),
        ("(qmail 1234 invoked by uid 33); 23 Nov 2026 08:05:52 -0000", "- Local"),
        (
            "(qmail 8726 messnum 77 invoked from network[192.0.2.9/n.example]); 23 Nov 2026 08:05:52 -0000",
            "- Bookkeeping",
        ),
        (
            "from a@b.example by mx.a.example by uid 502 with qmail-scanner-1.20 (clamuko: 0.65. Clear:RC:0(192.0.2.9):. Processed in 0.2 secs); 23 Nov 2026 08:05:52 -0000",
            "- Bookkeeping",
        ),
    ]);
}

#[test]
fn microsoft() {
    check(&[
        (
            "from h.example (192.0.2.9) by EX1.a.example (203.0.113.2) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE) id 15.20.4566.16 via Frontend Transport; Mon, 23 Nov 2026 07:00:00 +0000",
            "192.0.2.9",
        ),
        (
            "from h.example (2001:db8:600::9) by EX1.a.example (2001:db8:600::17) with Microsoft SMTP Server id 15.20.4909.8; Mon, 23 Nov 2026 07:00:00 +0000",
            "2001:db8:600::9",
        ),
        (
            "from EX2.a.example ([fe80::10d2:b426]) by EX1.a.example ([fe80::10d2:b426:34cf:d5d0%14]) with mapi id 15.20.0797.011; Mon, 23 Nov 2026 07:00:00 +0000",
            "fe80::10d2:b426 Delivery",
        ),
        (
            "from h.example ([192.0.2.9]) by mx.a.example with Microsoft SMTPSVC(6.0.3790.4675); Mon, 23 Nov 2026 07:00:00 +0000",
            "192.0.2.9",
        ),
        (
            "from 0 ([192.0.2.9] RDNS failed) by mx.a.example with Microsoft SMTPSVC(6.0.3790.0); Mon, 23 Nov 2026 07:00:00 +0000",
            "192.0.2.9",
        ),
        (
            "from h ([192.0.2.9] unverified) by mx.a.example with Microsoft SMTPSVC(5.0.2195.5329); Mon, 23 Nov 2026 07:00:00 +0000",
            "192.0.2.9",
        ),
        (
            "from  ([192.0.2.9]) by mx.a.example with Microsoft SMTPSVC(5.0.2195.6713); Mon, 23 Nov 2026 07:00:00 +0000",
            "192.0.2.9",
        ),
        (
            "from h.example ([192.0.2.9]) by mx.a.example over TLS secured channel with Microsoft SMTPSVC(7.5.7601.23008); Mon, 23 Nov 2026 07:00:00 +0000",
            "192.0.2.9",
        ),
        (
            "from mail pickup service by web.a.example with Microsoft SMTPSVC; Mon, 23 Nov 2026 07:00:00 +0000",
            "- Local",
        ),
        (
            "from EX2.prod.a.example (2001:db8:600::9) by EX1.prod.a.example with HTTPS via EX3.PROD.A.EXAMPLE; Mon, 23 Nov 2026 07:00:00 +0000",
            "2001:db8:600::9 Delivery",
        ),
        (
            "by EX1 with Internet Mail Service (5.5.2653.19) id <NZ5X2T9R>; Mon, 23 Nov 2026 07:00:00 +0000",
            "- Withheld",
        ),
    ]);
}

#[test]
fn google_and_yahoo() {
    check(&[
        (
            "from h.example (n.example. [192.0.2.9]) by mx.google.com with ESMTPS id a.b.c.2026.11.23.02.00.00 for <r@a.example> (version=TLS1_3 cipher=TLS_AES_128_GCM_SHA256 bits=128/128); Mon, 23 Nov 2026 02:00:00 -0800 (PST)",
            "192.0.2.9 n.example",
        ),
        (
            "from [192.168.1.5] (n.example. [192.0.2.9]) by smtp.gmail.com with ESMTPSA id a.2026.11.23.02.00.00; Mon, 23 Nov 2026 02:00:00 -0800 (PST)",
            "192.0.2.9 n.example @",
        ),
        (
            "from ?IPv6:::ffff:192.168.1.5? (n.example. [192.0.2.9]) by smtp.gmail.com with ESMTPSA id a.2026.11.23.02.00.00",
            "192.0.2.9 n.example @",
        ),
        ("by 2002:a05:6a10:7890:: with SMTP id x1csp1; Mon, 23 Nov 2026 02:00:00 -0800 (PST)", "- Bookkeeping"),
        ("by 10.180.12.11 with SMTP id u11mr8106663wib.61; Mon, 23 Nov 2026 02:00:00 -0800 (PST)", "- Bookkeeping"),
        (
            "from 1012345678901 named unknown by gmailapi.google.com with HTTPREST; Mon, 23 Nov 2026 02:00:00 -0800",
            "- @ Web",
        ),
        ("by 10.194.236.201 with HTTP; Mon, 23 Nov 2026 02:00:00 -0800 (PST)", "- @ Web"),
        ("from [192.0.2.9] by web101.mail.yahoo.com via HTTP; Mon, 23 Nov 2026 02:00:00 PST", "192.0.2.9 @ Web"),
        (
            "from sonic.gate.mail.ne1.yahoo.com by sonic305.consmr.mail.ne1.yahoo.com with HTTP; Mon, 23 Nov 2026 02:00:00 +0000",
            "- @ Web",
        ),
        (
            "from h.example (anna@192.0.2.9 with login) by smtp101.mail.yahoo.com with SMTP; 23 Nov 2026 02:00:00 +0000",
            "192.0.2.9 h.example @anna",
        ),
        (
            "from 127.0.0.1  (EHLO h.example) (192.0.2.9) by mta232.mail.yahoo.com with SMTPS; Mon, 23 Nov 2026 02:00:00 +0000",
            "192.0.2.9",
        ),
        (
            "from n.example (EHLO [198.51.100.7]) ([192.0.2.9]) by smtp414.mail.sg3.yahoo.com (Oath Hermes SMTP Server) with ESMTPA ID 9a3a for <r@a.example>; Mon, 23 Nov 2026 02:00:00 +0000 (UTC)",
            "192.0.2.9 n.example @",
        ),
    ]);
}

#[test]
fn other_servers() {
    check(&[
        ("from [192.0.2.9] by 3c-app-gmx.server.lan (via HTTP); Mon, 23 Nov 2026 02:00:00 +0100", "192.0.2.9 @ Web"),
        (
            "from h.example ([192.0.2.9]) by mail.gmx.net (mrgmx105 [203.0.113.7]) with ESMTPSA (Nemesis) id 1abc",
            "192.0.2.9 @",
        ),
        (
            "from n.example (EHLO h) [192.0.2.9] by mail.gmx.net (mp033) with SMTP; 23 Nov 2026 19:06:20 +0100",
            "192.0.2.9",
        ),
        (
            "from h.example (n.example [::ffff:192.0.2.9]) (AUTH: LOGIN anna@a.example, SSL: TLSv1) by mx.a.example with esmtp; Mon, 23 Nov 2026 02:00:00 +0000",
            "192.0.2.9 n.example @anna@a.example",
        ),
        (
            "from h.example (softdnserr [::ffff:192.0.2.9]) by mx.a.example with esmtp; Mon, 23 Nov 2026 02:00:00 +0000",
            "192.0.2.9",
        ),
        (
            "from h.example [192.0.2.9] by mx.a.example [203.0.113.2] with SMTP (MDaemon.v3.5.2.R) for <r@a.example>",
            "192.0.2.9",
        ),
        ("from h.example [(192.0.2.9)] by mx.a.example (203.0.113.2) (MDaemon PRO v20) with ESMTP id md5", "192.0.2.9"),
        (
            "from [192.0.2.9] (account anna HELO [192.168.1.5]) by mx.a.example (CommuniGate Pro SMTP 6.2) with ESMTPSA id 1",
            "192.0.2.9 @anna",
        ),
        (
            "from h.example (account anna@a.example [192.0.2.9] verified) by mx.a.example (CommuniGate Pro SMTP 5.1) with ESMTPSA id 1",
            "192.0.2.9 @anna@a.example",
        ),
        (
            "from n.example ([192.0.2.9] verified) by mx.a.example (CommuniGate Pro SMTP 4.1.8) with ESMTP id 1",
            "192.0.2.9",
        ),
        ("from [192.0.2.9] (HELO h.example) by mx.a.example (CommuniGate Pro SMTP 5.1.3) with SMTP id 1", "192.0.2.9"),
        (
            "from h.example ([192.0.2.9]) by mx.a.example (Haraka/2.8.28) with ESMTPA id 349C9C2B-491A.1 envelope-from <s@[198.51.100.7]> (authenticated bits=0); Mon, 23 Nov 2026 02:00:00 +0000",
            "192.0.2.9 @",
        ),
        (
            "from h.example (n.example [192.0.2.9]) by mx.a.example (OpenSMTPD) with ESMTPS id 9e213cea (TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO) for <r@a.example>",
            "192.0.2.9 n.example",
        ),
        ("from a.example (mx [local]) by mx.a.example (OpenSMTPD) with ESMTPA id 3609ead4", "- Local"),
        (
            "from h.example (n.example [192.0.2.9] (AS64500 Org, CC)) (using TLSv1.3 with cipher TLS13_AES_256_GCM_SHA384) by mx.a.example (Stalwart SMTP) with ESMTPS id 36A1",
            "192.0.2.9 n.example",
        ),
        (
            "from pps.filterd (mx1.a.example [127.0.0.1]) by mx1.a.example (8.17.1.19/8.17.1.19) with ESMTP id 1",
            "127.0.0.1 mx1.a.example!",
        ),
        (
            "from h.example ([192.0.2.9]) by mx.a.example with ESMTP/TLS/AES128-GCM-SHA256; 23 Nov 2026 04:47:15 -0600",
            "192.0.2.9",
        ),
        (
            "from h.example ([192.0.2.9]) by mx.a.example (Lotus Domino Release 8.0.2FP6) with ESMTP id 20170717233445-000000 ; Mon, 23 Nov 2026 02:00:00 +0200",
            "192.0.2.9",
        ),
        (
            "from n.example (192.0.2.9) by mx.a.example (PowerMTA(TM) v1.5) id h1; Mon, 23 Nov 2026 02:00:00 +0000 (envelope-from <s@b.example>)",
            "192.0.2.9 n.example",
        ),
        ("from ([192.0.2.9:33672]) by ec-1.a.example (ecelerity 2.1 r(10620)) with ESMTP id 5A/F0", "192.0.2.9"),
        (
            "from ([192.0.2.9:53798] helo=h.example) by ec-1.a.example (ecelerity 2.1 r(10620)) with ESMTP id 5A/F0",
            "192.0.2.9",
        ),
        (
            "from MTAx (unknown [192.0.2.9]) by geopod-1 (SG) with ESMTP id X1 Mon, 23 Nov 2026 08:48:36.858 +0000 (UTC)",
            "192.0.2.9",
        ),
        (
            "from h.example (192.0.2.9:23198) by mx.a.example with [XMail 1.20 ESMTP Server] id <S72E> for <r@a.example> from <s@b.example>; Mon, 23 Nov 2026 02:00:00 -0500",
            "192.0.2.9",
        ),
        (
            "from h.example ([192.0.2.9]:48557 \"EHLO [198.51.100.7]\") by mx.a.example with ESMTP id <S742400>; Mon, 23 Nov 2026 02:00:00 +0200",
            "192.0.2.9",
        ),
        (
            "from unknown [192.0.2.9] (EHLO h.example) by 0.mx.a.example (mxl_mta-5.5.0-3) with ESMTP id 0.0",
            "192.0.2.9",
        ),
        (
            "from h.example (192.0.2.9) by mx.a.example (7.0.027) (authenticated as anna) id 416A; Mon, 23 Nov 2026 02:00:00 +0200",
            "192.0.2.9 @anna",
        ),
        ("from h.example ([192.0.2.9] [192.0.2.9]) by mx.a.example with ESMTP id <1.2.3.4@h>", "192.0.2.9"),
        (
            "from DPLAPTOP ( 192.0.2.9) by mx.a.example (Scalix SMTP Relay 10.0.1.3) via ESMTP; Mon, 23 Nov 2026 16:39:47 -0500 (CDT)",
            "192.0.2.9",
        ),
    ]);
}

#[test]
fn web_delivery_and_old_programs() {
    check(&[
        (
            "from 192.0.2.9 (SquirrelMail authenticated user anna) by web.a.example with HTTP; Mon, 23 Nov 2026 02:00:00 -0600 (MDT)",
            "192.0.2.9 @anna Web",
        ),
        (
            "from 192.0.2.9        (SquirrelMail authenticated user anna); by web.a.example with HTTP;        Mon, 23 Nov 2026 02:00:00 -0600",
            "192.0.2.9 @anna Web",
        ),
        (
            "from proxy.b.example ([192.0.2.9]) (SquirrelMail authenticated user anna); by web.a.example with HTTP; Mon, 23 Nov 2026 02:00:00 -0600",
            "192.0.2.9 @anna Web",
        ),
        (
            "from 192.0.2.9 ([192.0.2.9]) by web.a.example (Horde Framework) with HTTPS; Mon, 23 Nov 2026 02:00:00 +0000",
            "192.0.2.9 @ Web",
        ),
        (
            "from web.a.example ([192.0.2.9]) by web.a.example with HTTP (HTTP/1.1 POST); Mon, 23 Nov 2026 02:00:00 +0000",
            "192.0.2.9 @ Web",
        ),
        ("from 192.0.2.9 by by1fd.bay1.a.example with HTTP; Mon, 23 Nov 2026 02:00:00 GMT", "192.0.2.9 @ Web"),
        (
            "from mx.a.example by store.a.example with LMTP id TKs2nTbd (envelope-from <s@b.example>); Mon, 23 Nov 2026 02:00:00 +0000",
            "- Delivery",
        ),
        ("from [198.51.100.7] by store.a.example with LMTP id TKs2nTbd; Mon, 23 Nov 2026 02:00:00 +0000", "- Delivery"),
        (
            "from mx.a.example (LHLO mx.a.example) (10.2.2.20) by store.a.example with LMTP; Mon, 23 Nov 2026 02:00:00 +0000",
            "10.2.2.20 Delivery",
        ),
        (
            "from mx.a.example ([unix socket]) by store.a.example (Cyrus v3.0) with LMTPA; Mon, 23 Nov 2026 02:00:00 +0000",
            "- Delivery",
        ),
        (
            "from mx.a.example ([127.0.0.1]) by localhost (mx.a.example [127.0.0.1]) (amavisd-new, port 10024) with ESMTP id k8Us",
            "127.0.0.1 Delivery",
        ),
        (
            "from pop.b.example [203.0.113.20] by localhost with POP3 (fetchmail-6.2.4) for anna@localhost (single-drop); Mon, 23 Nov 2026 02:00:00 +0000",
            "203.0.113.20 Fetched",
        ),
        (
            "from n.example(192.0.2.9) by fw.a.example via smap (V2.1) id xma012345; Mon, 23 Nov 26 02:00:00 -0500",
            "192.0.2.9",
        ),
        (
            "from [192.0.2.9] by server-12.bemta-5.a.example id AB/12-34567; Mon, 23 Nov 2026 02:00:00 +0000",
            "192.0.2.9",
        ),
        (
            "from n.example(192.0.2.9), claiming to be \"h.example\" via SMTP by mx.a.example, id smtpd1PBsZT; Mon Nov 23 02:00:00 2026",
            "192.0.2.9",
        ),
        ("from n.example(192.0.2.9) via SMTP by mx.a.example, id smtpdEDUB8h; Mon Nov 23 02:00:00 2026", "192.0.2.9"),
        ("with ECARTIS (v1.0.0; list x); Mon, 23 Nov 2026 02:00:00 +0000 (UTC)", "- Bookkeeping"),
        ("by lists.a.example (bulk_mailer v1.13); Mon, 23 Nov 2026 02:00:00 +0000", "- Bookkeeping"),
        (
            "from majordomo@a.example by a.example via listexpand id Q1; Mon, 23 Nov 2026 02:00:00 +0000",
            "- Bookkeeping",
        ),
        (
            "from 192.0.2.9 by mx.a.example (InterScan E-Mail VirusWall NT); Mon, 23 Nov 2026 02:00:00 -0800",
            "192.0.2.9",
        ),
        (
            "from jso.b.example ([192.0.2.9.63559]) by mx.a.example with esmtp  (Exim 3.35.1) id 1GNr",
            "192.0.2.9 jso.b.example!",
        ),
    ]);
}

#[test]
fn nothing_to_believe() {
    check(&[
        ("from h.example by mx.a.example with SMTP; Mon, 23 Nov 2026 10:56:21 -0400", "-"),
        ("from [Masked] by mx.a.example with ESMTP id lxalvkca", "- Withheld"),
        ("from h.example ([x.x.x.x]) by mx.a.example with ESMTP id 1", "- Withheld"),
        ("from 192.0.2.9 by mx.a.example with ESMTP id 1", "-"),
        ("from [198.51.100.7] by mx.a.example (Postfix) with ESMTP id 1", "-"),
        (
            "from h.example ([]) by mx.a.example with ESMTP id 2019091111 ; Thu, 26 Sep 2019 11:19:07 +0200",
            "- Withheld",
        ),
        ("from h.example (n.example [192.0.2.9) by mx.a.example (Postfix) with ESMTP id Q1", "-"),
        ("from h.example (n.example [192.0.02.9]) by mx.a.example (Postfix) with ESMTP id Q1", "- Withheld"),
        ("from h.example (n.example [192.0.2.256]) by mx.a.example (Postfix) with ESMTP id Q1", "- Withheld"),
        (
            "from h.example (actually host n.example) by mx.a.example with SMTP (Mailer); Mon, 23 Nov 2026 02:00:00 +0000",
            "-",
        ),
        ("", "- Bookkeeping"),
    ]);
}

/// Evidence T5: text of the client's choosing where a careless reader looks for the address. The peer is always 192.0.2.9.
const DECOYS: [&str; 34] = [
    "from [198.51.100.7] (unknown [192.0.2.9]) by mx.a.example (Postfix) with ESMTP id Q1",
    "from 198.51.100.7 (unknown [192.0.2.9]) by mx.a.example (Postfix) with ESMTP id Q1",
    "from h[198.51.100.7] (unknown [192.0.2.9]) by mx.a.example (Postfix) with ESMTP id Q1",
    "from h?[198.51.100.7]? (unknown [192.0.2.9]) by mx.a.example (Postfix) with ESMTP id Q1",
    "from h (x [198.51.100.7]) (unknown [192.0.2.9]) by mx.a.example (8.14.4/8.14.4) with ESMTP id Q1",
    "from h (x [198.51.100.7]) by fake.example (Postfix) id 1; Mon (n [192.0.2.9]) by mx.a.example (8.14.4/8.14.4) with ESMTP id Q1",
    "from h (x [198.51.100.7]) by fake.example (Postfix) id ( (n [192.0.2.9]) by mx.a.example (8.14.4/8.14.4) with ESMTP id Q1",
    "from h by fake.example (n [192.0.2.9]) by mx.a.example (8.14.4/8.14.4) with ESMTP id Q1",
    "from by (n [192.0.2.9]) by mx.a.example (Postfix) with ESMTP id Q1",
    "from with (n [192.0.2.9]) by mx.a.example (Postfix) with ESMTP id Q1",
    "from \"x [198.51.100.7]\" (n [192.0.2.9]) by mx.a.example (8.14.4/8.14.4) with ESMTP id Q1",
    "from \" (n [192.0.2.9]) by mx.a.example (Postfix) with ESMTP id Q1 for <\"(x [198.51.100.7]) by y (Postfix) \"@a.example>",
    "from h\\ (n [192.0.2.9]) by mx.a.example (8.14.4/8.14.4) with ESMTP id Q1",
    "from h (IDENT:[198.51.100.7]@n.example [192.0.2.9]) by mx.a.example (8.9.3/8.9.3) with ESMTP id Q1",
    "from h (IDENT:x [198.51.100.7] n.example [192.0.2.9]) by mx.a.example (8.9.3/8.9.3) with ESMTP id Q1",
    "from h (198.51.100.7 [192.0.2.9]) by mx.a.example (8.9.3/8.9.3) with ESMTP id Q1",
    "from h (n.example [192.0.2.9]) (Authenticated sender: x [198.51.100.7]) by mx.a.example (Postfix) with ESMTPA id Q1",
    "from h (n.example [192.0.2.9]) (Authenticated sender: x) (y [198.51.100.7]) by mx.a.example (Postfix) with ESMTPA id Q1",
    "from n.example ([192.0.2.9]:25 helo=[198.51.100.7]) by mx.a.example with esmtp (Exim 4.96) id 1",
    "from n.example ([192.0.2.9] helo=x ident=[198.51.100.7]) by mx.a.example with esmtp (Exim 4.96) id 1",
    "from n.example ([192.0.2.9] helo=x [198.51.100.7]) by mx.a.example with esmtp (Exim 4.96) id 1",
    "from n.example ([192.0.2.9] helo=a) (y [198.51.100.7]) by mx.a.example with esmtp (Exim 4.96) id 1",
    "from n.example ([192.0.2.9] helo=a\\) by mx.a.example with esmtp (Exim 4.96) (envelope-from <a)b (x [198.51.100.7]) by fake (Postfix) @c>) id 1",
    "from n.example ([192.0.2.9] helo=a() by mx.a.example with esmtp (Exim 4.96) id 1 (x [198.51.100.7])",
    "from [192.0.2.9] (helo=[198.51.100.7] ident=198.51.100.8) by mx.a.example with esmtp (Exim 4.96) id 1",
    "from n.example ([192.0.2.9]) by mx.a.example with esmtp (Exim 4.96) (envelope-from <\"[198.51.100.7]\"@b.example>) id 1",
    "from n.example (HELO 198.51.100.7) (192.0.2.9) by mx.a.example with SMTP; 23 Nov 2026 08:05:50 -0000",
    "from n.example (HELO h) (198.51.100.7@198.51.100.8@192.0.2.9) by mx.a.example with SMTP; 23 Nov 2026 08:05:50 -0000",
    "from unknown (HELO [198.51.100.7]) ([192.0.2.9]) by mx.a.example (qmail-ldap-1.03) with SMTP for <r@a.example>",
    "from h (192.0.2.9) by mx.a.example (198.51.100.7) with Microsoft SMTP Server id 198.51.100.8",
    "from h (n.example. [192.0.2.9]) by mx.google.com with ESMTPS id a.198.51.100.7.2026.11.23.02 for <\"198.51.100.8\"@a.example> (version=TLS1_3)",
    "from [192.0.2.9] (account x [198.51.100.7] HELO [198.51.100.8]) by mx.a.example (CommuniGate Pro SMTP 6.2) with ESMTPSA id 1",
    "from h (n.example [192.0.2.9] (AS64500 [198.51.100.7], CC)) by mx.a.example (Stalwart SMTP) with ESMTPS id 36A1",
    "from h (n.example [192.0.2.9]) by mx.a.example (mx [198.51.100.7]) with ESMTP id 198.51.100.8 for <r@[203.0.113.1]>; Mon, 23 Nov 2026 02:00:00 +0000",
];

#[test]
fn decoys_never_win() {
    let mut told = 0;
    for line in DECOYS {
        let peer = parse(line).peer.map(|peer| peer.to_string());
        assert!(peer.is_none() || peer.as_deref() == Some("192.0.2.9"), "{peer:?}: {line}");
        told += usize::from(peer.is_some());
    }
    assert!(told >= 22, "only {told} of {} name the peer", DECOYS.len());
}

#[test]
fn the_other_clauses() {
    let read = parse(
        "from h.example (n.example [192.0.2.9]) by MX.a.example. (Postfix) with ESMTPS id 4g3c0H for <R@A.example>; Mon, 23 Nov 2026 09:35:38 +0200",
    );
    assert_eq!(read.by.as_deref(), Some("mx.a.example"));
    assert_eq!((read.with.as_deref(), read.id.as_deref()), (Some("ESMTPS"), Some("4g3c0H")));
    assert_eq!(read.recipient.as_deref(), Some("r@a.example"));
    assert_eq!(read.date, Some("2026-11-23T07:35:38Z".parse().unwrap()));
    assert_eq!((read.writer.as_str(), read.helo.as_deref()), ("postfix", Some("h.example")));

    let read =
        parse("from x.id ([192.0.2.9] helo=h) by mx.a.id ([203.0.113.7]) with esmtp id 1-By for <multiple recipients>");
    assert_eq!((read.by.as_deref(), read.id.as_deref()), (Some("mx.a.id"), Some("1-By")));
    assert_eq!((read.recipient, read.helo), (None, Some("h".to_owned())));
    assert_eq!(read.by_address, Some("203.0.113.7".parse().unwrap()));

    let read = parse("from M (unknown [192.0.2.9]) by g1 (SG) with ESMTP id X1 Mon, 23 Nov 2026 08:48:36 +0000 (UTC)");
    assert_eq!((read.with.as_deref(), read.date), (Some("ESMTP"), Some("2026-11-23T08:48:36Z".parse().unwrap())));
    let read = parse("from n.example(192.0.2.9), claiming to be \"h.example\" via SMTP by mx.a.example, id s1; x");
    assert_eq!((read.helo.as_deref(), read.by.as_deref()), (Some("h.example"), Some("mx.a.example")));
    let read = parse("from 1.example (n.example [19\x002.0.2.9]) by mx.a.example (Post\x00fix) with ESMTP id Q1");
    assert_eq!((read.peer, read.writer.as_str()), ("192.0.2.9".parse().ok(), "postfix"));
}

#[test]
fn hostile_lines_cost_little() {
    let begun = std::time::Instant::now();
    for piece in
        ["(", "((", "\"", "[", "[1.2.3.4] ", "(a [1.2.3.4]) ", "by x ", "from ", "<", "\\", ";", "a@", "(a@", "helo= "]
    {
        let long = piece.repeat(LINE_MAX / piece.len() - 20);
        for line in
            [format!("from {long} (x [192.0.2.9]) by a"), format!("from (x {long}) by a"), format!("from a by {long}")]
        {
            parse(&line);
        }
    }
    assert_eq!(parse(&format!("from {} [192.0.2.9] by a", "a".repeat(LINE_MAX))), Received::default());
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        let first = parse(&text);
        proptest::prop_assert_eq!(&first, &parse(&text));
        proptest::prop_assert!(!(first.ambiguous && first.peer.is_some()));
    }

    /// Whatever a client of Postfix says (it may write neither parentheses nor spaces), the peer is the peer.
    #[test]
    fn no_helo_moves_the_peer(helo in "[!-'*-~]{1,40}") {
        let line = format!("from {helo} (unknown [192.0.2.9]) by mx.a.example (Postfix) with ESMTP id Q1; Mon, 23 Nov 2026 07:00:00 +0000");
        let read = parse(&line);
        proptest::prop_assert!(read.peer.is_none() || read.peer == "192.0.2.9".parse().ok(), "{:?}", read);
    }

    /// A client that may write anything at all never puts another address there.
    #[test]
    fn no_free_helo_moves_the_peer(helo in "(\\(|\\)|\\[198\\.51\\.100\\.7\\]| |by |with |x|\"|\\\\|;|<|>|@|from |\\(x \\[198\\.51\\.100\\.7\\]\\)|HELO ){1,12}") {
        for line in [
            format!("from {helo} (n.example [192.0.2.9]) by mx.a.example (8.14.4/8.14.4) with ESMTP id Q1; Mon, 23 Nov 2026 07:00:00 +0000"),
            format!("from n.example ([192.0.2.9] helo={helo}) by mx.a.example with esmtp (Exim 4.96) id Q1; Mon, 23 Nov 2026 07:00:00 +0000"),
            format!("from n.example (HELO {helo}) (192.0.2.9) by mx.a.example with SMTP; Mon, 23 Nov 2026 07:00:00 +0000"),
        ] {
            let read = parse(&line);
            proptest::prop_assert!(read.peer.is_none() || read.peer == "192.0.2.9".parse().ok(), "{}: {:?}", line, read);
        }
    }
}
