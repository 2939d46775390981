"""Situations: the owner's own mail (o) and break-ins (b)."""
from kit import *
from kinds_a import kind, rcpt_of, start, witness, plain_rx, cloud_m365, m365_tenant, m365_arrive, goog_org, goog_arrive


def back(s, g, m, rcpt, t=None, peer=None, env=None, ret=None, fmt=None, arrive=None, bkw=None, dkw=None, to=None):
    """The organisation g takes m from peer and bounces it to the owner."""
    t = t or s.t0
    s.tlast = max(getattr(s, "tlast", 0), t)
    peer = peer or m.out
    if not hasattr(peer, "helo"):
        peer.helo = peer.name
    env = s.o.addr if env is None else env
    m.add(*(arrive or s.arrive(g, peer, rcpt, env, t)))
    if s.r.random() < .6:
        m.add(f"Return-Path: <{env}>")
    hd, b = s.bounce(g, m, rcpt, t + 15, ret=ret, fmt=fmt, arrived=t, to=to, **(bkw or {}))
    return s.deliver(hd, b, g, t + 17, **({"to": to or s.o.addr} | (dkw or {})))


def own(s, g, keep=True, rcpt=None, t=None, **kw):
    t = t or s.t0 - 6
    rcpt = rcpt or rcpt_of(s, g)
    m = s.own_mail(rcpt, t, **kw)
    if keep:
        s.keep(m)
    return m, rcpt


FULL = "full"
KB = ["dsn", "bounce"]


# ---------------------------------------------------------------- o
@kind("o01-signed-and-kept", "K1 K3 T23", "Signed by the owner's domain, in Sent with recipient and time.")
def _(s):
    o = start(s, alg=s.r.choice(["rsa", "ed25519"])); g = s.org(); m, rc = own(s, g); s.submit(m, s.t0 - 6)
    s.expect(back(s, g, m, rc, ret="full"), ["sent-by-you"], "owner-sent", [m.out, o.office])


@kind("o02-unsigned-in-sent", "K3 K8 K12", "No signature at all; Sent has Message-ID, recipient and time, and the way is the provider's.")
def _(s):
    o = start(s, dkim=False); g = s.org(); m, rc = own(s, g); s.submit(m, s.t0 - 6, sign=False)
    s.expect(back(s, g, m, rc), ["sent-by-you"], "owner-sent", [m.out, o.office])


@kind("o03-phone", "T23 K1", "Sent from a phone that keeps no copy; signed by the owner's domain, from the office.")
def _(s):
    o = start(s); g = s.org(); m, rc = own(s, g, keep=False); s.submit(m, s.t0 - 6)
    s.expect(back(s, g, m, rc, ret="full"), ["sent-by-you"], "owner-sent", [m.out, o.office])


@kind("o04-headers-only-signed", "T35 K2", "Only headers came back; the signature over them holds.")
def _(s):
    o = start(s, alg=s.r.choice(["rsa", "ed25519"])); g = s.org(); m, rc = own(s, g, keep=s.r.random() < .5); s.submit(m, s.t0 - 6)
    s.expect(back(s, g, m, rc, ret="headers"), ["sent-by-you"], "owner-sent", [m.out, o.office])


def forwarded(s, sign, keep, srs=True):
    o = s.o; g = s.org(inner=None); f = s.org(style=s.r.choice(["postfix", "exim", "sendmail"]), inner=None, two=False)
    alias, rc = rcpt_of(s, f), rcpt_of(s, g)
    m, _ = own(s, g, keep=keep, rcpt=alias); s.submit(m, s.t0 - 6, sign=sign)
    m.out.helo = m.out.name
    m.add(s.from_host(f.style, m.out, by=f.mx.name, rcpt=alias, env=o.addr, t=s.t0 - 3, tz=f.tz))
    f.mx.helo = f.mx.name
    env = f"SRS0={s.token(4)}={s.token(2)}={o.domain}={o.addr.split('@')[0]}@{f.domain}" if srs else o.addr
    return g, f, m, rc, alias, env


@kind("o05-forwarded-signed", "T14 K1 K17", "The addressee forwards to another house; the signature survives.")
def _(s):
    o = start(s); kept = s.r.random() < .7; g, f, m, rc, al, env = forwarded(s, True, kept, s.r.random() < .5)
    s.expect(back(s, g, m, rc, peer=f.mx, env=env, ret="full"), ["sent-by-you"] if kept else ["sent-by-you", "cannot-tell"], "owner-sent", [f.mx, m.out, o.office, None])


@kind("o06-forwarded-unsigned", "T14 K3 K17", "Forwarded, unsigned; Sent has the Message-ID with the first recipient, who stands in a for-clause or SRS address below.")
def _(s):
    o = start(s, dkim=False); g, f, m, rc, al, env = forwarded(s, False, True, s.r.random() < .5)
    s.expect(back(s, g, m, rc, peer=f.mx, env=env), ["sent-by-you", "cannot-tell"], "owner-sent", [f.mx, m.out, o.office, None])


@kind("o07-mailing-list", "T15 T16 K17", "A list changed subject and body and sealed it with ARC; one subscriber bounced to the owner.")
def _(s):
    o = start(s); g = s.org(inner=None); l = s.org(style="postfix", inner=None, two=False); la = f"talk@{l.domain}"; rc = rcpt_of(s, g)
    m, _ = own(s, g, rcpt=la); s.submit(m, s.t0 - 20)
    m.out.helo = m.out.name
    m.add(s.from_host("postfix", m.out, by=l.mx.name, rcpt=la, env=o.addr, t=s.t0 - 15, tz=l.tz))
    m.headers = [h if not h.startswith("Subject:") else "Subject: [talk] " + h[9:] for h in m.headers]
    m.body += f"\n-- \ntalk mailing list\ntalk@{l.domain}\n"
    m.headers += [f"List-Id: <talk.{l.domain}>", f"List-Post: <mailto:{la}>", "Precedence: list", f"Sender: <talk-bounces@{l.domain}>"]
    k = s.key(l.domain, "arc", "rsa")
    m.add(*arc_seal(m.all(), m.body, k, s.t0 - 10, f"{l.mx.name};\n\tdkim=pass header.d={o.domain}; spf=pass smtp.mailfrom={o.addr}; dmarc=pass header.from={o.domain}"))
    l.mx.helo = l.mx.name
    s.expect(back(s, g, m, rc, peer=l.mx, env=f"talk-bounces@{l.domain}", ret="full"), ["sent-by-you", "cannot-tell"], "owner-sent", [l.mx, m.out, o.office, None])


@kind("o08-vacation", "T22", "The owner's server answered a forged mail by itself; the answer bounced.")
def _(s):
    o = start(s); g = s.org(); rc = rcpt_of(s, g); p = o.prov
    m = s.own_mail(rc, s.t0 - 5, subject="Auto: " + s.r.choice(["Out of office", "Abwesend", "Absence"]), extra=["Auto-Submitted: auto-replied", "Precedence: bulk", f"In-Reply-To: <{s.token(12)}@{s.slug()}.example>"])
    m.headers = [h for h in m.headers if not h.startswith("User-Agent")]
    m.out = p.out1
    m.add(f"Received: by {p.submit.name} (Postfix, from userid {s.r.choice([5000, 999])})\n\tid {s.token(11, '0123456789ABCDEF')}; {date(s.t0 - 5, p.tz)}")
    s.sign_own(m, s.t0 - 5)
    s.expect(back(s, g, m, rc, env=s.r.choice(["", o.addr]), ret="full"), ["sent-by-you"], "owner-sent", [p.out1, p.submit])


@kind("o09-contact-form", "T25 K8", "The owner's own web server, in the SPF record, sends what visitors type into a form.")
def _(s):
    o = start(s, spf="provider"); n = o.net; w = s.host(n, "www." + o.domain); w.helo = w.name
    s.zone = [z for z in s.zone if not z.startswith(f"{o.domain}. 3600 IN TXT")]
    s.txt(o.domain, f"v=spf1 ip4:{w.ip} include:_spf.{o.prov.domain} -all")
    g = s.org(); rc = rcpt_of(s, g)
    m = s.own_mail(rc, s.t0 - 3, subject="Your message to us"); m.out = w
    m.headers = [h for h in m.headers if not h.startswith("User-Agent")] + [f"X-PHP-Originating-Script: 33:contact.php"]
    m.add(f"Received: by {w.name} (Postfix, from userid 33)\n\tid {s.token(11, '0123456789ABCDEF')}; {date(s.t0 - 3, 60)}")
    if s.r.random() < .5:
        s.args[-2:-2] = ["--own-network", w.ip + "/32"]
    s.expect(back(s, g, m, rc, env=s.r.choice([o.addr, f"www-data@{w.name}"])), ["through-your-account", "sent-by-you", "cannot-tell"], "owner-sent", [w])


@kind("o10-crm", "T25 K8", "A bulk service that the owner's SPF record includes sends the owner's newsletter, with its own and sometimes the owner's signature.")
def _(s):
    o = start(s); e = s.provider(style="postfix"); e.out1.helo = e.out1.name
    s.zone = [z for z in s.zone if not z.startswith(f"{o.domain}. 3600 IN TXT")]
    s.txt(o.domain, f"v=spf1 include:_spf.{o.prov.domain} include:_spf.{e.domain} -all")
    g = s.org(); rc = rcpt_of(s, g); m = s.own_mail(rc, s.t0 - 4, subject="Newsletter", extra=[f"List-Unsubscribe: <mailto:u@{e.domain}>", "X-Mailer: ExampleCRM 7"]); m.out = e.out1
    ke = s.key(e.domain, alg="rsa"); both = s.r.random() < .6
    m.add(dkim_sign(m.all(), m.body, ke, s.t0 - 4))
    if both:
        k2 = s.key(o.domain, "crm" + str(s.r.randint(1, 9)), "rsa"); m.add(dkim_sign(m.headers, m.body, k2, s.t0 - 4))
    s.expect(back(s, g, m, rc, env=f"bounce-{s.r.randint(1, 9999)}@{e.domain}", ret="full"), ["sent-by-you", "through-your-account"] if both else ["sent-by-you", "through-your-account", "cannot-tell"], "owner-sent", [e.out1])


@kind("o11-copier", "T25 T23", "The office copier mails scans through the provider with the owner's password; nothing is kept.")
def _(s):
    o = start(s); g = s.org(); rc = rcpt_of(s, g); m = s.own_mail(rc, s.t0 - 6, subject=f"Scan {s.r.randint(100, 999)}")
    m.headers = [h for h in m.headers if not h.startswith("User-Agent")] + ["X-Mailer: KONICA MINOLTA bizhub C258"]
    s.submit(m, s.t0 - 6, helo="copier", sign=s.r.random() < .7)
    signed = any(h.startswith("DKIM-Signature") for h in m.trace)
    s.expect(back(s, g, m, rc, ret="full"), ["sent-by-you", "through-your-account"] if signed else ["sent-by-you", "through-your-account", "cannot-tell"], "owner-sent", [m.out, o.office])


@kind("o12-expired-signature", "T34 T35 K1", "The signature had an expiry; it was good when the mail was sent and is over now.")
def _(s):
    o = start(s); g = s.org(); m, rc = own(s, g, keep=s.r.random() < .4); s.submit(m, s.t0 - 6, x=s.t0 + s.r.choice([3600, 86400, 7 * 86400])); s.clock = s.t0 + s.r.randint(10, 60) * 86400
    s.expect(back(s, g, m, rc, ret=s.r.choice(["full", "headers"])), ["sent-by-you"], "owner-sent", [m.out, o.office])


@kind("o13-rotated-key-kept", "T34 K3", "The key is gone from DNS; Sent still knows the mail.")
def _(s):
    o = start(s, dkim=False); k = s.key(o.domain, "old2023", publish=False); o.dkim = k; g = s.org(); m, rc = own(s, g); s.submit(m, s.t0 - 6, key=k)
    s.expect(back(s, g, m, rc), ["sent-by-you"], "owner-sent", [m.out, o.office])


@kind("o14-rotated-key-lost", "T34 K12 T23", "The key is gone and no copy was kept; the way is the shared provider's. Never forged.")
def _(s):
    o = start(s, dkim=False); k = s.key(o.domain, "old2023", publish=False); o.dkim = k; g = s.org(); m, rc = own(s, g, keep=False); s.submit(m, s.t0 - 6, key=k)
    if s.r.random() < .4:
        s.fail.append(f"old2023._domainkey.{o.domain} TXT timeout")
    s.expect(back(s, g, m, rc), ["cannot-tell", "sent-by-you", "through-your-account"], "owner-sent", [m.out, o.office, None])


@kind("o15-delay", "T28 K1", "A delay warning about the owner's own mail.")
def _(s):
    o = start(s); g = s.org(style=s.r.choice(["postfix", "exim", "sendmail"])); g.fmt = g.style; m, rc = own(s, g); s.submit(m, s.t0 - 6)
    s.expect(back(s, g, m, rc, bkw={"action": "delayed", "status": "4.4.1", "diag": "451 4.4.1 timeout"}), ["sent-by-you", "cannot-tell"], "owner-sent", [m.out, o.office, None])


@kind("o16-success", "T28 K3", "A notice of successful delivery of the owner's mail.")
def _(s):
    o = start(s); g = s.org(style="postfix"); g.fmt = "postfix"; m, rc = own(s, g); s.submit(m, s.t0 - 6)
    s.expect(back(s, g, m, rc, bkw={"action": "delivered", "status": "2.0.0", "diag": "250 2.0.0 Ok"}), ["sent-by-you", "cannot-tell", "not-a-report"], "owner-sent", [m.out, o.office, None], ["success", "dsn"])


@kind("o17-receipt-and-away", "T28", "A read receipt, or the addressee's own holiday answer.")
def _(s):
    o = start(s); g = s.org(style="postfix", inner=None); m, rc = own(s, g); bd = s.token(15)
    base = [f"From: {rc}", f"To: {o.addr}", f"Date: {date(s.t0 + 600, g.tz)}", f"Message-ID: <{s.token(20)}@{g.domain}>", f"In-Reply-To: <{m.mid}>", f"References: <{m.mid}>", "MIME-Version: 1.0"]
    if s.r.random() < .5:
        hd = base + ["Subject: Read: " + (m.get("Subject") or ""), f"Content-Type: multipart/report; report-type=disposition-notification; boundary=\"{bd}\""]
        b = f"--{bd}\nContent-Type: text/plain; charset=us-ascii\n\nYour message was displayed.\n\n--{bd}\nContent-Type: message/disposition-notification\n\nReporting-UA: desk; Thunderbird\nFinal-Recipient: rfc822;{rc}\nOriginal-Message-ID: <{m.mid}>\nDisposition: manual-action/MDN-sent-manually; displayed\n\n--{bd}--\n"
        k = ["read-receipt"]
    else:
        hd = base + ["Subject: Out of office", "Auto-Submitted: auto-replied", "X-Autoreply: yes", "Precedence: bulk", "Content-Type: text/plain; charset=us-ascii"]
        b = "I am away until Monday. In urgent cases call my colleague.\n"
        k = ["auto-reply"]
    s.expect(s.deliver(hd, b, g, s.t0 + 602, ret_path="" if "auto" in k[0] else rc, local=False), ["cannot-tell", "sent-by-you", "not-a-report"], "owner-sent", [None], k)


@kind("o18-batv-verp", "K5 T26", "The owner's server tags the envelope sender; the bounce came to the tagged address.")
def _(s):
    o = start(s); g = s.org(); m, rc = own(s, g, keep=s.r.random() < .6); s.submit(m, s.t0 - 6); l, d = o.addr.split("@")
    env = s.r.choice([f"prvs={s.r.randint(0, 9)}{s.r.randint(100, 999)}{s.token(6, 'abcdef0123456789')}={l}@{d}", f"{l}+bounces-{rc.replace('@', '=')}@{d}"])
    s.expect(back(s, g, m, rc, env=env, to=env, ret="full"), ["sent-by-you"], "owner-sent", [m.out, o.office])


@kind("o19-alias", "T26 K1", "Sent from the owner's alias address in the same domain.")
def _(s):
    o = start(s); g = s.org(); s.args[s.args.index("--owner") + 1] = o.domain; frm = f"{s.r.choice(['info', 'office', 'sales'])}@{o.domain}"; m, rc = own(s, g, frm=frm); s.submit(m, s.t0 - 6)
    s.expect(back(s, g, m, rc, env=frm, to=frm), ["sent-by-you"], "owner-sent", [m.out, o.office])


@kind("o20-two-signatures", "K1", "An Ed25519 and an RSA signature, one of them with a key that is not there.")
def _(s):
    o = start(s, alg="rsa"); g = s.org(); m, rc = own(s, g, keep=False); e = s.key(o.domain, "ed" + str(s.r.randint(1, 99)), "ed25519", publish=s.r.random() < .5)
    s.submit(m, s.t0 - 6, relay=False); m.add(dkim_sign(m.headers, m.body, e, s.t0 - 6))
    s.expect(back(s, g, m, rc, ret="full"), ["sent-by-you"], "owner-sent", [m.out, o.office])


@kind("o21-simple-canon", "K1 T6", "Signed with simple canonicalisation and oversigned fields.")
def _(s):
    o = start(s); g = s.org(style=s.r.choice(["postfix", "exim", "sendmail", "courier"]), fmt=None); m, rc = own(s, g, keep=False)
    s.submit(m, s.t0 - 6, canon=s.r.choice([("simple", "simple"), ("simple", "relaxed"), ("relaxed", "simple")]), signed=["from", "from", "to", "subject", "subject", "date", "message-id", "cc"])
    s.expect(back(s, g, m, rc, ret="full"), ["sent-by-you"], "owner-sent", [m.out, o.office])


@kind("o22-body-altered", "T35 K3", "The bouncer re-wrote the body so that the hash no longer fits; Sent has it all.")
def _(s):
    o = start(s); g = s.org(); m, rc = own(s, g); s.submit(m, s.t0 - 6); m.body = m.body.replace(".", " .") + "\n[External mail]\n"
    s.expect(back(s, g, m, rc, ret="full"), ["sent-by-you"], "owner-sent", [m.out, o.office])


@kind("o23-own-server", "K8 K3 K1", "The owner runs the server; the mail left from it and lies in Sent.")
def _(s):
    o = start(s, selfhost=True); g = s.org(); m, rc = own(s, g); lap = Host(None, "192.168.1.20", None, None, False)
    s.submit(m, s.t0 - 6, client=lap, helo="laptop", sign=s.r.random() < .6)
    s.expect(back(s, g, m, rc), ["sent-by-you"], "owner-sent", [o.prov.out1])


@kind("o24-spf-unreadable-own", "K9 T34 T32", "The owner's SPF record cannot be read, the mail is unsigned and not in Sent, and it is the owner's.")
def _(s):
    o = start(s, dkim=False, spf=s.r.choice(["servfail", "timeout", "incfail"])); g = s.org(); x = s.provider(style="postfix"); x.out1.helo = x.out1.name
    m, rc = own(s, g, keep=False); s.o.prov, keepp = x, s.o.prov
    s.submit(m, s.t0 - 6, sign=False); s.o.prov = keepp
    s.expect(back(s, g, m, rc), ["cannot-tell"], "owner-sent", [m.out, o.office, None])


@kind("o25-hotel-relay", "K3 K17", "The owner sent through a hotel's relay that SPF does not know; Sent has recipient and time.")
def _(s):
    o = start(s, dkim=False); g = s.org(); m, rc = own(s, g); n = s.net(); h = s.host(n, f"smtp.{n.slug}.example"); h.helo = h.name; m.out = h
    m.add(plain_rx(s, h.name, "laptop", "10.7.7.7", None, style="postfix", t=s.t0 - 3))
    s.expect(back(s, g, m, rc), ["sent-by-you", "cannot-tell"], "owner-sent", [h, None])


@kind("o26-idn-owner", "T27 K1 K3", "The owner's domain is an IDN; the mail bears its A-label.")
def _(s):
    dom = "xn--" + s.r.choice(["bäckerei", "müller", "gärtner", "straße"]).encode("punycode").decode() + s.r.choice(["", ""]) + ".example"
    o = start(s, domain=dom); g = s.org(); m, rc = own(s, g); s.submit(m, s.t0 - 6)
    s.expect(back(s, g, m, rc), ["sent-by-you"], "owner-sent", [m.out, o.office])


@kind("o27-m365-owner", "K1 K12 T20", "The owner's mail lives in a large cloud; Exchange hops, IPv6 between machines, own domain's signature.")
def _(s):
    o = start(s, prov_style="exchange"); g = s.org(); m, rc = own(s, g, keep=s.r.random() < .7); p = o.prov
    m.add(f"Received: from DB9PR04MB1.eurprd04.prod.{p.domain}\n ([fe80::1c2:3b4:55d:66e]) by DB9PR04MB1.eurprd04.prod.{p.domain}\n ([fe80::1c2:3b4:55d:66e%4]) with mapi id 15.20.7{s.r.randint(100, 999)}.0{s.r.randint(10, 30)}; {date(s.t0 - 6, 0)}")
    m.add(f"Received: from DB9PR04MB1.eurprd04.prod.{p.domain} ({s.ip6(p.net)}) by\n {p.out1.name} ({p.out1v6}) with Microsoft SMTP Server\n (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.7{s.r.randint(100, 999)}.22; {date(s.t0 - 5, 0)}")
    s.sign_own(m, s.t0 - 6); m.out = p.out1
    s.expect(back(s, g, m, rc, ret="full"), ["sent-by-you"], "owner-sent", [p.out1, p.out1v6])


@kind("o28-webmail-api", "K1 T17", "Written in the provider's web page or through its API: no client address exists.")
def _(s):
    o = start(s, prov_style="gmail"); g = s.org(); m, rc = own(s, g); p = o.prov
    m.add(s.r.choice([f"Received: from {s.r.randint(10**11, 10**12)} named unknown by gmailapi.{p.domain} with\n HTTPREST; {date(s.t0 - 6, -480)}",
                      f"Received: by 2002:a05:6402:1f06:b0:4bf:8a4d:3e9 with HTTP; {date(s.t0 - 6, -480, True)}"]))
    s.sign_own(m, s.t0 - 6); m.out = p.out1
    s.expect(back(s, g, m, rc, ret="full"), ["sent-by-you"], "owner-sent", [p.out1])


@kind("o29-sent-many", "K3 T31", "One mail to thirty people of whom one bounces; Sent has one copy with all of them.")
def _(s):
    o = start(s, dkim=s.r.random() < .5); g = s.org(); rc = rcpt_of(s, g); others = [f"{s.local()}@{s.slug()}.example" for _ in range(29)]; allr = others + [rc]; s.r.shuffle(allr)
    m = s.own_mail(rc, s.t0 - 6, to_header=",\n\t".join(allr)); s.keep(m); s.submit(m, s.t0 - 6, sign=bool(o.dkim))
    s.expect(back(s, g, m, rc), ["sent-by-you"], "owner-sent", [m.out, o.office])


@kind("o30-bouncer-cloud", "T9 K1 K3", "The owner's own mail bounced by a large cloud with many inner hops.")
def _(s):
    o = start(s); rr = s.r.random() < .5
    if rr:
        c = cloud_m365(s); g = m365_tenant(s, c)
    else:
        g = goog_org(s)
    m, rc = own(s, g); s.submit(m, s.t0 - 6); m.out.helo = m.out.name
    ar = (m365_arrive if rr else goog_arrive)(s, g, m.out, rc, o.addr, s.t0)
    s.expect(back(s, g, m, rc, arrive=[x for x in ar if not x.startswith(("Authentication", "Received-SPF"))]), ["sent-by-you"], "owner-sent", [m.out, o.office])


@kind("o31-late-bounce", "T34 K3 T29", "The bounce came five days after the mail was sent, as queues do.")
def _(s):
    o = start(s, dkim=s.r.random() < .5); g = s.org(); rc = rcpt_of(s, g); m = s.own_mail(rc, s.t0 - 6); s.keep(m); s.submit(m, s.t0 - 6, sign=bool(o.dkim)); m.out.helo = m.out.name
    m.add(*s.arrive(g, m.out, rc, o.addr, s.t0)); late = s.t0 + 5 * 86400
    hd, b = s.bounce(g, m, rc, late, status="4.4.7", diag="451 4.4.1 connection timed out, giving up", arrived=s.t0); s.tlast = late
    s.expect(s.deliver(hd, b, g, late + 2), ["sent-by-you"], "owner-sent", [m.out, o.office])


@kind("o32-own-provider-bounces", "K3 K1 K6 T9", "The owner's own provider could not deliver and made the bounce itself.")
def _(s):
    o = start(s); p = o.prov; g = s.org(); m, rc = own(s, g); s.submit(m, s.t0 - 6, relay=False, style="postfix" if p.style in ("gmail", "exchange") else None)
    b_ = Org(); b_.__dict__.update(dict(style="postfix", fmt=s.r.choice(["postfix", "exim"]), reporting=p.out1.name, tz=p.tz, domain=p.domain, key=None, spf=True, kind="plain", out=p.out1, mx=p.mx, inner=None))
    hd, b = s.bounce(b_, m, rc, s.t0, diag=f"host {g.mx.name}[{g.mx.ip}] said: 550 5.1.1 <{rc}>: Recipient address rejected: User unknown (in reply to RCPT TO command)")
    s.expect(s.deliver(hd, b, b_, s.t0 + 2), ["sent-by-you"], "owner-sent", [o.office, p.out1, p.out2, p.submit, None])


@kind("o33-tenant-default", "T20 K12 K3", "The provider signs with the owner's tenant name only; the mail lies in Sent.")
def _(s):
    o = start(s, dkim=False); g = s.org(); m, rc = own(s, g); ten = f"{o.domain.split('.')[0]}.onms-{o.prov.slug}.example"; k = s.key(ten, alg="rsa"); s.submit(m, s.t0 - 6, sign=False, relay=False); m.add(dkim_sign(m.headers, m.body, k, s.t0 - 6))
    s.expect(back(s, g, m, rc, ret="full"), ["sent-by-you"], "owner-sent", [m.out, o.office])


@kind("o34-no-return-own", "T30 T29", "The owner's own mail bounced with nothing returned.")
def _(s):
    o = start(s); g = s.org(fmt=s.r.choice(["postfix", "qmail", "exim"])); m, rc = own(s, g)
    hd, b = s.bounce(g, None, rc, s.t0)
    s.expect(s.deliver(hd, b, g, s.t0 + 2), ["cannot-tell", "sent-by-you"], "owner-sent", [None])


@kind("o35-nat64-own", "T7 K8 K3", "The owner's outgoing server appears as an IPv4-mapped or NAT64 address.")
def _(s):
    o = start(s, selfhost=True, dkim=False); g = s.org(style="postfix", inner=None); m, rc = own(s, g); h = o.prov.out1; m.out = h
    m.add(plain_rx(s, h.name, "laptop", "192.168.1.20", None, style="postfix", t=s.t0 - 5, auth=o.addr))
    hx = "%02x%02x:%02x%02x" % tuple(int(x) for x in h.ip.split("."))
    form = s.r.choice([f"IPv6:::ffff:{h.ip}", f"IPv6:::ffff:{hx}", f"IPv6:64:ff9b::{hx}"])
    line = f"Received: from {h.name} ({h.name} [{form}])\n\tby {g.mx.name} (Postfix) with ESMTP id {s.token(11, '0123456789ABCDEF')}\n\tfor <{rc}>; {date(s.t0, g.tz)}"
    inj = [h] + ([f"64:ff9b::{hx}"] if "64:ff9b" in form else [])
    s.expect(back(s, g, m, rc, arrive=[line]), ["sent-by-you"], "owner-sent", inj)


@kind("r01-replay", "T12 K1 K3", "An old signed mail of the owner, in Sent, is sent again from elsewhere to people it was not for.")
def _(s):
    o = start(s); g = s.org(); old = s.t0 - s.r.randint(3, 40) * 86400; first = f"{s.local()}@{s.slug()}.example"
    m = s.own_mail(first, old); s.keep(m); s.submit(m, old)
    a = s.attacker(); rc = rcpt_of(s, g)
    m.out.helo = m.out.name
    s.expect(back(s, g, m, rc, peer=a, ret="full", env=s.r.choice([o.addr, f"x@{s.slug()}.example"])), ["sent-by-you", "cannot-tell"], "replay", [a, None], forbidden=["forged-confirmed", "through-your-account"])


# ---------------------------------------------------------------- b
def hijack(s, g, **kw):
    """The intruder's mail through the owner's account."""
    rc = kw.pop("rcpt", None) or rcpt_of(s, g)
    a = kw.pop("a", None) or s.attacker()
    m = s.forged_mail(rc, s.t0 - 5, mid_domain=s.r.choice([s.o.domain, s.o.prov.domain, s.slug() + ".example"]))
    m.rcpt = rc
    s.submit(m, s.t0 - 5, client=a, helo=a.helo if "[" not in a.helo or s.r.random() < .5 else f"[{a.ip}]", **kw)
    return m, rc, a


B = ["through-your-account"]
BC = ["through-your-account", "cannot-tell"]


@kind("b01-stolen-password", "T24 K1", "Submitted with the owner's password from a foreign network, signed by the owner's domain, no copy in Sent.")
def _(s):
    o = start(s, alg=s.r.choice(["rsa", "ed25519"])); g = s.org(); m, rc, a = hijack(s, g)
    s.expect(back(s, g, m, rc, ret="full"), B, "break-in", [m.out, a])


@kind("b02-stolen-unsigned", "T24 K12 K8", "As b01, but the provider does not sign: only its own lines tell of the owner's login.")
def _(s):
    o = start(s, dkim=False); g = s.org(); m, rc, a = hijack(s, g, sign=False)
    s.expect(back(s, g, m, rc), BC, "break-in", [m.out, a])


@kind("b03-webmail-hijack", "T24 T17", "The intruder used the provider's webmail; the provider notes the browser's address.")
def _(s):
    o = start(s); g = s.org(); p = o.prov; a = s.attacker(); rc = rcpt_of(s, g); m = s.forged_mail(rc, s.t0 - 5, mid_domain=p.domain); m.out = p.out1
    w = s.host(p.net, "webmail." + p.domain)
    m.headers.insert(0, f"X-Originating-IP: [{a.ip}]"); m.headers.insert(0, f"X-Authenticated-Sender: {o.addr}")
    m.add(s.r.choice([f"Received: from [{a.ip}] by {w.name}\n\t(via HTTP); {date(s.t0 - 5, p.tz)}", f"Received: from {a.ip} (SquirrelMail authenticated user {o.addr})\n\tby {w.name} with HTTP; {date(s.t0 - 5, p.tz)}"]))
    s.sign_own(m, s.t0 - 5)
    m.add(s.rx("postfix", helo=w.name, ip=w.ip, name=w.name, by=p.out1.name, rcpt=rc, env=o.addr, t=s.t0 - 4))
    s.expect(back(s, g, m, rc, ret="full"), B + ["sent-by-you", "cannot-tell"] if False else BC, "break-in", [p.out1, w, a])


@kind("b04-infected-office", "T19 K8", "An infected machine in the owner's office sends straight to the world.")
def _(s):
    o = start(s); g = s.org(); o.office.helo = s.r.choice([f"win-{s.token(6)}", "localhost", o.domain]); rc = rcpt_of(s, g); m = s.forged_mail(rc, s.t0)
    s.expect(back(s, g, m, rc, peer=o.office), B, "break-in", [o.office])


@kind("b05-own-website", "T25 K8", "The owner's own web server was broken into; a script sends as the owner.")
def _(s):
    o = start(s); w = s.host(o.net, "www." + o.domain); w.helo = w.name; s.args[-2:-2] = ["--own-network", w.ip + "/32"]; g = s.org(); rc = rcpt_of(s, g); m = s.forged_mail(rc, s.t0)
    m.headers.append("X-PHP-Originating-Script: 33:" + s.r.choice(["wp-x.php(2) : eval()'d code", "mailer.php"]))
    m.add(f"Received: by {w.name} (Postfix, from userid 33)\n\tid {s.token(11, '0123456789ABCDEF')}; {date(s.t0 - 2)}")
    s.expect(back(s, g, m, rc, peer=w, env=s.r.choice([o.addr, f"www-data@{w.name}"])), B, "break-in", [w])


@kind("b06-own-server-login", "T24 K8 K1", "A mailbox on the owner's own server was guessed; the spam leaves from the owner's server.")
def _(s):
    o = start(s, selfhost=True, dkim=s.r.random() < .6); g = s.org(); m, rc, a = hijack(s, g, sign=bool(o.dkim), auth=s.r.choice([None, f"scan@{o.domain}"]))
    s.expect(back(s, g, m, rc, ret="full"), B, "break-in", [m.out, a])


@kind("b07-stolen-headers-only", "T35 T24 K2", "As b01, with headers only returned.")
def _(s):
    o = start(s); g = s.org(); m, rc, a = hijack(s, g)
    s.expect(back(s, g, m, rc, ret="headers"), B, "break-in", [m.out, a])


@kind("b08-stolen-with-plants", "T24 T1 T2", "The intruder planted foreign lines below the true ones, to look forged.")
def _(s):
    o = start(s); g = s.org(); rc = rcpt_of(s, g); a = s.attacker(); m = s.forged_mail(rc, s.t0 - 5); m.rcpt = rc
    for i in range(s.r.randint(1, 3)):
        n = s.net(); h = s.host(n, f"mx.{n.slug}.example"); m.add(plain_rx(s, f"relay.{s.slug()}.example", h.name, h.ip, h.name, t=s.t0 - 99))
    s.submit(m, s.t0 - 5, client=a)
    s.expect(back(s, g, m, rc, ret="full"), B, "break-in", [m.out, a])


@kind("b09-stolen-no-return", "T24 T30", "The break-in's bounce returns nothing.")
def _(s):
    o = start(s); g = s.org(fmt=s.r.choice(["postfix", "exim", "qmail"])); rc = rcpt_of(s, g)
    hd, b = s.bounce(g, None, rc, s.t0)
    s.expect(s.deliver(hd, b, g, s.t0 + 2), ["cannot-tell"], "break-in", [None])


@kind("b10-stolen-flood", "T24 K16 K1", "Twelve bounces of one night's mailing through the account.")
def _(s):
    o = start(s); a = s.attacker(); gs = [s.org() for _ in range(4)]; outs = []; base = s.t0
    for i in range(12):
        g = s.r.choice(gs); s.t0 = base + i * 40; m, rc, _a = hijack(s, g, a=a); p = back(s, g, m, rc, ret="full"); s.expect(p, B, "break-in", [m.out, a]); outs.append(m.out)
    s.t0 = base
    s.incident = {"ip": None, "verdicts": B}


@kind("b11-ipv6-office", "T19 T7 K8", "The infected office machine goes out by IPv6.")
def _(s):
    o = start(s); ip = s.ip6(o.net); h = Host(None, ip, o.net, None, False); h.helo = "win-" + s.token(5)
    full = ip if s.r.random() < .5 else ip
    pre = ":".join(ipaddress.ip_address(ip).exploded.split(":")[:4])
    s.args[-2:-2] = ["--own-network", pre + "::/64"]
    g = s.org(style=s.r.choice(["postfix", "exim", "sendmail", "exchange", "gmail", "haraka"])); rc = rcpt_of(s, g); m = s.forged_mail(rc, s.t0)
    s.expect(back(s, g, m, rc, peer=h), B, "break-in", [h])


@kind("b12-spf-unreadable-hijack", "T24 T34 K9", "A hijack while the owner's SPF and key cannot be read.")
def _(s):
    o = start(s, spf=s.r.choice(["servfail", "timeout"])); s.fail.append(f"{o.dkim.sel}._domainkey.{o.domain} TXT{s.r.choice(['', ' timeout'])}"); g = s.org(); m, rc, a = hijack(s, g)
    s.expect(back(s, g, m, rc), BC, "break-in", [m.out, a, None])


@kind("b13-api-hijack", "T24 K1 K16", "The intruder used the provider's API: no client address, signed, nothing in Sent.")
def _(s):
    o = start(s, prov_style="gmail"); g = s.org(); p = o.prov; rc = rcpt_of(s, g); m = s.forged_mail(rc, s.t0 - 5, mid_domain="mail." + p.domain); m.out = p.out1
    m.add(f"Received: from {s.r.randint(10**11, 10**12)} named unknown by gmailapi.{p.domain} with\n HTTPREST; {date(s.t0 - 5, -480)}"); s.sign_own(m, s.t0 - 5)
    s.expect(back(s, g, m, rc, ret="full"), BC + ["sent-by-you"], "break-in", [p.out1])


@kind("b14-stolen-kept", "T24 K3", "The intruder's program left a copy in Sent; submitted from a foreign network.")
def _(s):
    o = start(s); g = s.org(); m, rc, a = hijack(s, g); s.sent.append("\n".join(m.headers) + "\n\n" + m.body)
    s.expect(back(s, g, m, rc, ret="full"), ["through-your-account", "sent-by-you", "cannot-tell"], "break-in", [m.out, a])


@kind("b15-esp-account", "T24 T25 K1", "The owner's account at the authorised bulk service was taken; the mail bears the owner's signature.")
def _(s):
    o = start(s); e = s.provider(style="postfix"); e.out1.helo = e.out1.name
    s.zone = [z for z in s.zone if not z.startswith(f"{o.domain}. 3600 IN TXT")]
    s.txt(o.domain, f"v=spf1 include:_spf.{o.prov.domain} include:_spf.{e.domain} -all")
    g = s.org(); rc = rcpt_of(s, g); m = s.forged_mail(rc, s.t0 - 4); m.out = e.out1; k2 = s.key(o.domain, "bulk", "rsa"); m.add(dkim_sign(m.all(), m.body, k2, s.t0 - 4))
    s.expect(back(s, g, m, rc, ret="full", env=f"bounce@{e.domain}"), BC + ["sent-by-you"], "break-in", [e.out1])


@kind("b16-mapped-office", "T7 T19 K8", "The infected office appears in mapped or NAT64 form.")
def _(s):
    o = start(s); g = s.org(style="postfix", inner=None); rc = rcpt_of(s, g); m = s.forged_mail(rc, s.t0); h = o.office
    hx = "%02x%02x:%02x%02x" % tuple(int(x) for x in h.ip.split("."))
    form = s.r.choice([f"IPv6:::ffff:{h.ip}", f"::ffff:{hx}", f"IPv6:64:ff9b::{hx}", f"IPv6:2002:{hx}::1"])
    line = f"Received: from win-{s.token(5)} (unknown [{form}])\n\tby {g.mx.name} (Postfix) with ESMTP id {s.token(11, '0123456789ABCDEF')}\n\tfor <{rc}>; {date(s.t0, g.tz)}"
    odd = "::ffff" not in form
    s.expect(back(s, g, m, rc, peer=h, arrive=[line]), BC if odd else B, "break-in", [h, None] + ([form.replace("IPv6:", "")] if odd else []))


@kind("b17-office-by-spf-only", "T19 K8", "The office address is known from the SPF record alone; the mail came from it directly.")
def _(s):
    o = start(s, spf="office", own_args=False); g = s.org(); o.office.helo = "win-" + s.token(6); rc = rcpt_of(s, g); m = s.forged_mail(rc, s.t0)
    s.expect(back(s, g, m, rc, peer=o.office), BC, "break-in", [o.office])


@kind("b18-hijack-forwarded", "T24 T14", "The intruder's mail was forwarded once before it bounced; the owner's signature holds.")
def _(s):
    o = start(s); g = s.org(inner=None); f = s.org(style="postfix", inner=None, two=False); al = rcpt_of(s, f); rc = rcpt_of(s, g)
    m, _, a = hijack(s, g, rcpt=al); m.out.helo = m.out.name
    m.add(s.from_host("postfix", m.out, by=f.mx.name, rcpt=al, env=o.addr, t=s.t0 - 3, tz=f.tz)); f.mx.helo = f.mx.name
    s.expect(back(s, g, m, rc, peer=f.mx, env=o.addr, ret="full"), BC + ["sent-by-you"], "break-in", [f.mx, m.out, a, None])


@kind("b19-cloud-bouncer-hijack", "T24 T9", "A hijack, bounced by a large cloud with many inner hops.")
def _(s):
    o = start(s); c = cloud_m365(s); g = m365_tenant(s, c); m, rc, a = hijack(s, g); m.out.helo = m.out.name
    ar = [x for x in m365_arrive(s, g, m.out, rc, o.addr, s.t0) if not x.startswith(("Authentication", "Received-SPF"))]
    s.expect(back(s, g, m, rc, arrive=ar, ret="full"), B, "break-in", [m.out, a])


@kind("b20-missing-spf-own-out", "T21 K8 K12", "No SPF, no signature: the stolen account's mail leaves by the provider, whose host only --provider and the MX name.")
def _(s):
    o = start(s, spf="missing", dkim=False); g = s.org(); m, rc, a = hijack(s, g, sign=False)
    s.expect(back(s, g, m, rc), BC, "break-in", [m.out, a, None])


@kind("b21-selfhost-local", "T25 K8", "A cron job or web script on the owner's own mail server.")
def _(s):
    o = start(s, selfhost=True, dkim=False); g = s.org(); h = o.prov.out1; h.helo = h.name; rc = rcpt_of(s, g); m = s.forged_mail(rc, s.t0)
    m.add(s.r.choice([f"Received: by {h.name} (Postfix, from userid 33)\n\tid {s.token(11, '0123456789ABCDEF')}; {date(s.t0 - 2)}", f"Received: from www-data by {h.name} with local (Exim 4.96)\n\t(envelope-from <www-data@{h.name}>)\n\tid 1{s.token(5)}-{s.token(6)}-{s.token(2)}\n\tfor {rc}; {date(s.t0 - 2)}",
                      f"Received: (from www-data@localhost)\n\tby {h.name} (8.15.2/8.15.2/Submit) id {s.token(14)};\n\t{date(s.t0 - 2)}"]))
    s.expect(back(s, g, m, rc, peer=h), B, "break-in", [h])


@kind("b22-out-not-in-spf", "K9 K12 T24", "The provider sends from a machine that its SPF forgot; its name stands below and confirms.")
def _(s):
    o = start(s, dkim=False); p = o.prov; x = s.host(p.net, f"out{s.r.randint(5, 9)}.{p.domain}"); x.helo = x.name; g = s.org(); m, rc, a = hijack(s, g, sign=False, out=x)
    s.expect(back(s, g, m, rc), BC, "break-in", [x, a, None])
