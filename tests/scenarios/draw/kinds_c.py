"""Situations: incidents of many mails (i) and attempts to frame or to lure (f)."""
from kit import *
from kinds_a import *
from kinds_a import ALL
from kinds_b import back, own, hijack, B, BC

FC = ["forged", "forged-confirmed"]


def weak(s, gs):
    """A witness that only SPF of an outgoing host speaks for, written below the provider's own line: a careful judge may want more."""
    return next((g for g in gs if g.key is None and g.out is not g.mx and not s.o.prov.ar_above), None)


def size(s):
    """Two returns, or as many as a report needs."""
    return s.r.choice([2, 24, 30])


def two(s, gs, a, n=None, **kw):
    n = n or size(s)
    step = s.r.randint(600, 20000) if n == 2 else s.r.randint(60, 1500)
    for i in range(n):
        yield witness(s, gs[i % len(gs)], a, t=s.t0 + i * step, **kw)
    s.clock = s.tlast + s.r.randint(1, 8) * 3600


def turns(s, gs):
    """The same bouncers in turn, two or many times: (bouncer, time)."""
    n = size(s)
    for i in range(n):
        yield gs[i % len(gs)], s.t0 + i * (900 if n == 2 else 700)
    s.clock = s.t0 + n * 900 + 7200


def strong_org(s, **kw):
    return s.org(sign=True, inner=kw.pop("inner", None), **kw)


@kind("i01-two-witnesses", "K13 T11", "Two independent, identified bouncers name the same address within hours; a small fire.")
def _(s):
    start(s); a = s.attacker(ptr=s.r.choice(["ok", "none"]))
    gs = [s.org(), s.org()]
    for p in two(s, gs, a, n=2):
        s.expect(p, FC, "forged", [a])
    s.incident = {"ip": a.ip, "verdicts": ["forged-confirmed"] if weak(s, gs) is None else FC}; s.report_ok(a)


def big(s, a, n=26, w=3, **kw):
    gs = [strong_org(s) for _ in range(w)]
    base = s.t0
    for i in range(n):
        p = witness(s, gs[i % w], a, t=base + i * s.r.randint(60, 1200), **kw)
        s.expect(p, FC, "forged", [a])


@kind("i02-big-fire", "K13 K16", "Some thirty returns from three independent signed bouncers within a day: to be reported.")
def _(s):
    start(s); a = s.attacker(ptr=s.r.choice(["ok", "none"])); big(s, a, s.r.randint(24, 32))
    s.incident = {"ip": a.ip, "verdicts": ["forged-confirmed"]}; s.report_ok(a, required=True); s.clock = s.tlast + 3600


@kind("i03-bounce-and-aggregate", "K13", "One signed bouncer and a signed DMARC aggregate report of another house name the same address on one day.")
def _(s):
    start(s); a = s.attacker(); g, h = strong_org(s), s.org(style="postfix", sign=True); p = witness(s, g, a)
    s.expect(p, FC, "forged", [a]); q = aggregate(s, h, a); s.expect(q, FC + ["cannot-tell"], "forged", [a, None], ["dmarc-aggregate"])
    s.incident = {"ip": a.ip, "verdicts": ["forged-confirmed"]}; s.report_ok(a)


@kind("i04-bounce-and-arf", "K13", "One signed bouncer and a signed provider complaint of another house.")
def _(s):
    start(s); a = s.attacker(); g, h = strong_org(s), s.org(style="postfix", sign=True, inner=None, two=False); p = witness(s, g, a)
    s.expect(p, FC, "forged", [a]); q = arf(s, h, a, t=s.t0 + 4000); s.expect(q, FC + ["cannot-tell"], "forged", [a], ["arf"])
    s.incident = {"ip": a.ip, "verdicts": ["forged-confirmed", "forged"]}; s.report_ok(a)


@kind("i05-same-netblock", "K13", "Two independent bouncers name two addresses of one small network.")
def _(s):
    start(s); a = s.attacker(); b = s.attacker(net=a.net)
    for g, x in ((s.org(), a), (s.org(), b)):
        s.expect(witness(s, g, x, t=s.t0 + (0 if x is a else 4000)), FC, "forged", [x])
    s.incident = {"ip": a.ip, "verdicts": ["forged-confirmed", "forged"]}; s.report_ok(a); s.report_ok(b)


@kind("i06-far-apart", "K13", "The second witness speaks five days later: too late to confirm.")
def _(s):
    start(s); a = s.attacker()
    for i, g in enumerate((s.org(), s.org())):
        s.expect(witness(s, g, a, t=s.t0 + i * s.r.randint(5, 9) * 86400), ["forged"], "forged", [a])
    s.incident = {"ip": a.ip, "verdicts": ["forged"]}


def small_leaf(s, own_contact=True):
    """An ISP with an abuse desk, and in it a /29 of the customer who spams, with the customer's own contact."""
    isp = s.net(); cust = s.net(within=isp, size=29, asn=isp.asn, contact="auto" if own_contact else None, typ=s.r.choice(["ASSIGNED PA", "REASSIGNMENT", "SUB-ALLOCATED PA"]))
    return isp, cust


@kind("i07-leaf-without-contact", "K13", "The source's own network has no abuse contact; its parent has.")
def _(s):
    start(s); isp, cust = small_leaf(s, False); a = s.attacker(net=cust, ptr="none")
    for p in two(s, [strong_org(s), strong_org(s)], a):
        s.expect(p, FC, "forged", [a])
    s.incident = {"ip": a.ip, "verdicts": ["forged-confirmed"]}; s.report_ok(a, contact=isp.contact)


@kind("i08-spammers-own-net", "K13", "The source sits in a /29 of the spammer, whose abuse contact has the domain of the spam and of the PTR: write to the parent.")
def _(s):
    start(s); isp, cust = small_leaf(s, True); a = s.attacker(net=cust, ptr="ok"); a.helo = f"mail.{cust.slug}.example"
    for p in two(s, [strong_org(s), strong_org(s)], a):
        s.expect(p, FC, "forged", [a])
    s.incident = {"ip": a.ip, "verdicts": ["forged-confirmed"]}; s.report_ok(a, contact=isp.contact)


@kind("i09-no-contact", "K13", "Nobody to write to: only the registry's own mailbox, or the owner's domain, or a freemail placeholder.")
def _(s):
    o = start(s); n = s.net(contact=s.r.choice([f"abuse@{o.domain}", None, "abuse@ripe.net", "not disclosed"])); a = s.attacker(net=n, ptr=s.r.choice(["ok", "none"]))
    for p in two(s, [strong_org(s), strong_org(s)], a):
        s.expect(p, FC, "forged", [a])
    s.incident = {"ip": a.ip, "verdicts": ["forged-confirmed"]}


@kind("i10-tor-exit", "K11", "The source is a Tor exit: no report.")
def _(s):
    start(s); n = s.net(); h = s.host(n, f"tor-exit-{s.r.randint(1, 90)}.{n.slug}.example"); h.helo = "localhost"
    for p in two(s, [strong_org(s), strong_org(s)], h):
        s.expect(p, FC, "forged", [h])
    s.incident = {"ip": h.ip, "verdicts": ["forged-confirmed", "forged"]}


@kind("i11-stranger-account-two", "T18 K13", "A stranger's account at a third provider, seen by two bouncers; a report may go to that provider only.")
def _(s):
    o = start(s); x = s.provider(style=s.r.choice(["postfix", "exim"])); a = s.attacker()
    for g, t in turns(s, [strong_org(s), strong_org(s)]):
        rc = rcpt_of(s, g); m = s.forged_mail(rc, t); m.add(s.from_host(x.style, a, by=x.submit.name, rcpt=rc, env=o.addr, t=t - 3, tz=x.tz, auth=f"{s.local()}@{s.slug()}.example"))
        s.expect(witness(s, g, x.out1, m=m, rcpt=rc, t=t), FC, "forged", [x.out1, a])
    s.incident = {"ip": x.out1.ip, "verdicts": ["forged-confirmed", "forged"]}; s.report_ok(x.out1)


@kind("i12-ipv6-two", "T7 K13", "Two witnesses of an IPv6 source.")
def _(s):
    start(s); a = s.attacker(v6=True)
    st = [x for x in STYLES if x != "qmail"]
    gs = [s.org(style=s.r.choice(st)), s.org(style=s.r.choice(st))]
    for p in two(s, gs, a):
        s.expect(p, FC, "forged", [a])
    s.incident = {"ip": a.ip, "verdicts": ["forged-confirmed"] if weak(s, gs) is None else FC}; s.report_ok(a)


@kind("i13-many-sources", "K13 K16", "A campaign from five machines in five networks; two of them are seen twice.")
def _(s):
    start(s); ats = [s.attacker() for _ in range(5)]; gs = [strong_org(s) for _ in range(4)]
    k = 0
    for i, a in enumerate(ats):
        for g in (s.r.sample(gs, 2) if i < 2 else s.r.sample(gs, 1)):
            s.expect(witness(s, g, a, t=s.t0 + k * 700), FC, "forged", [a]); k += 1
    s.incident = {"ip": ats[0].ip, "verdicts": ["forged-confirmed"]}; s.report_ok(ats[0]); s.report_ok(ats[1])


@kind("i14-forged-and-own", "K13 T23", "A wave of forgeries, and between them one bounce of the owner's own mail.")
def _(s):
    o = start(s); a = s.attacker(); gs = [strong_org(s), strong_org(s)]
    s.expect(witness(s, gs[0], a), FC, "forged", [a]); g = s.org(); m, rc = own(s, g, t=s.t0 + 300); s.submit(m, s.t0 + 300); s.expect(back(s, g, m, rc, t=s.t0 + 306), ["sent-by-you"], "owner-sent", [m.out, o.office])
    s.expect(witness(s, gs[1], a, t=s.t0 + 4000), FC, "forged", [a]); s.incident = {"ip": a.ip, "verdicts": ["forged-confirmed"]}; s.report_ok(a)


@kind("i15-break-in-two", "T24 K13", "Two witnesses name the owner's provider: a break-in, never a report.")
def _(s):
    o = start(s); a = s.attacker(); outs = []; base = s.t0
    for i in range(2):
        g = strong_org(s); s.t0 = base + i * 900; m, rc, _a = hijack(s, g, a=a); s.expect(back(s, g, m, rc, ret="full"), B, "break-in", [m.out, a])
    s.incident = {"ip": None, "verdicts": B}


@kind("i16-office-two", "T19 K13", "Two, or thirty, witnesses name the owner's office: an infected device, never a report.")
def _(s):
    o = start(s); o.office.helo = "win-" + s.token(5); gs = [strong_org(s), strong_org(s), strong_org(s)]; base = s.t0
    for i in range(s.r.choice([2, 24])):
        g = gs[i % 3]; rc = rcpt_of(s, g); t = base + i * 400; m = s.forged_mail(rc, t); s.expect(back(s, g, m, rc, t=t, peer=o.office), B, "break-in", [o.office])
    s.incident = {"ip": None, "verdicts": B}


@kind("i17-forwarder-two", "T14 K17 K13", "The owner's own mails were forwarded by one house to two others that bounced them; the forwarder must not be reported.")
def _(s):
    o = start(s, dkim=s.r.random() < .5); f = s.org(style="postfix", inner=None, two=False); f.mx.helo = f.mx.name; base = s.t0
    for i in range(2):
        g = strong_org(s); al, rc = rcpt_of(s, f), rcpt_of(s, g); t = base + i * 2000
        m, _ = own(s, g, rcpt=al, t=t - 6); s.submit(m, t - 6, sign=bool(o.dkim)); m.out.helo = m.out.name
        m.add(s.from_host("postfix", m.out, by=f.mx.name, rcpt=al, env=o.addr, t=t - 3, tz=f.tz))
        s.expect(back(s, g, m, rc, t=t, peer=f.mx, env=f"SRS0={s.token(4)}=XY={o.domain}={o.addr.split('@')[0]}@{f.domain}"), ["sent-by-you", "cannot-tell"], "owner-sent", [f.mx, m.out, o.office, None])


@kind("i18-shared-two", "T20 K12 K13", "Two witnesses name the shared provider of owner and forger: no report without tenant evidence.")
def _(s):
    o = start(s, dkim=False); p = o.prov; p.out1.helo = p.out1.name
    for g, t in turns(s, [strong_org(s), strong_org(s)]):
        s.expect(witness(s, g, p.out1, t=t), ["cannot-tell", "through-your-account"], "unknown", [p.out1, None], forbidden=["sent-by-you", "forged", "forged-confirmed"])


@kind("i19-aggregate-of-own", "K13 T20", "The aggregate report also lists the owner's own server as passing: only the stranger may be confirmed.")
def _(s):
    o = start(s); a = s.attacker(); g, h = strong_org(s), s.org(style="postfix", sign=True); s.expect(witness(s, g, a), FC, "forged", [a])
    s.expect(aggregate(s, h, a, extra_rows=[(o.prov.out1.ip, 300, "pass")]), FC + ["cannot-tell"], "forged", [a, None], ["dmarc-aggregate"]); s.incident = {"ip": a.ip, "verdicts": ["forged-confirmed"]}; s.report_ok(a)


@kind("i20-aggregate-pass", "K13 T11", "The aggregate report says that the same address PASSED: it confirms nothing.")
def _(s):
    o = start(s); a = s.attacker(); g, h = strong_org(s), s.org(style="postfix", sign=True); s.expect(witness(s, g, a), ["forged", "cannot-tell"], "forged", [a])
    s.expect(aggregate(s, h, a, dmarc="pass"), ["cannot-tell", "forged", "sent-by-you", "through-your-account", "not-a-report"], "forged", [a, None], ["dmarc-aggregate"], forbidden=["forged-confirmed"]); s.incident = {"ip": a.ip, "verdicts": ["forged", "cannot-tell"]}


@kind("i21-unverified-two", "K6 T11", "Two bouncers without any authentication name one address: hearsay, no report.")
def _(s):
    start(s); a = s.attacker()
    for g, t in turns(s, [s.org(sign=False, spf=False, two=False) for _ in range(2)]):
        s.expect(witness(s, g, a, t=t), ["forged", "cannot-tell"], "forged", [a])


@kind("i22-bouncer-itself", "T9 T11", "Two witnesses; one bouncer's inner hops stand in its provider's network. Only the outer source may be reported, never an inner hop.")
def _(s):
    start(s); a = s.attacker(); c = cloud_m365(s); c.key = c.key or s.key(c.domain, "selector1", "rsa"); g = m365_tenant(s, c); g.key = c.key; h = strong_org(s, two=True); rc = rcpt_of(s, g)
    s.expect(witness(s, g, a, rcpt=rc, arrive=m365_arrive(s, g, a, rc, s.o.addr, s.t0)), FC, "forged", [a]); s.expect(witness(s, h, a, t=s.t0 + 5000), FC, "forged", [a])
    s.incident = {"ip": a.ip, "verdicts": ["forged-confirmed"]}; s.report_ok(a)


@kind("i23-weak-own-set-two", "K9 T21 K13", "Two witnesses, but the owner's SPF cannot be read: the owner's set is open, so no report.")
def _(s):
    o = start(s, spf=s.r.choice(["servfail", "timeout"])); a = s.attacker()
    for p in two(s, [strong_org(s), strong_org(s)], a):
        s.expect(p, ["cannot-tell"], "forged", [a], forbidden=["sent-by-you", "forged-confirmed"])


@kind("i24-replay-two", "T12 K13", "A replayed signed mail, seen by two bouncers at ten recipients each.")
def _(s):
    o = start(s); a = s.attacker(); old = s.t0 - 9 * 86400; first = f"{s.local()}@{s.slug()}.example"; base = s.own_mail(first, old); s.keep(base); s.submit(base, old); gs = [strong_org(s), strong_org(s)]
    for i in range(8):
        g = gs[i % 2]; rc = rcpt_of(s, g); m = base.copy(); m.out = base.out
        s.expect(back(s, g, m, rc, t=s.t0 + i * 60, peer=a, ret="full"), ["sent-by-you", "cannot-tell"], "replay", [a, None], forbidden=["through-your-account"])
    s.allowed.append(a.ip)


@kind("i25-lookups-fail", "T32 T34", "The registry knows nothing of the source and its PTR times out: still forged, contact unknown.")
def _(s):
    start(s); a = s.attacker(ptr="none"); s.rdap = [(h, r) for h, r in s.rdap if not (h == a.net.handle.lower() or h == f"as{a.net.asn}")]
    s.fail.append(ipaddress.ip_address(a.ip).reverse_pointer + " PTR timeout")
    for p in two(s, [strong_org(s), strong_org(s)], a):
        s.expect(p, FC, "forged", [a])
    s.incident = {"ip": a.ip, "verdicts": ["forged-confirmed", "forged"]}


# ---------------------------------------------------------------- f
def innocent(s):
    n = s.net(); h = s.host(n, f"mail.{n.slug}.example"); h.helo = h.name
    return h


FR = ["forged", "cannot-tell", "suspicious-notice"]


@kind("f01-lure", "T10", "A mail that only plays a bounce: link, other sender, no machine part.")
def _(s):
    o = start(s); n = s.net(); e = s.attacker(net=n); dom = s.slug() + ".example"; h = s.host(n, f"mta.{dom}"); k = s.key(dom); s.txt(dom, f"v=spf1 ip4:{h.ip} -all")
    hd = [f"From: \"Mail Delivery System {o.domain}\" <{s.r.choice(['mailer-daemon', 'postmaster', 'noreply'])}@{dom}>", f"To: {o.addr}", "Subject: " + s.r.choice(["Undelivered Mail Returned to Sender", "Mail delivery failed: 6 messages pending", "Delivery failure - action required"]), f"Date: {date(s.t0)}", f"Message-ID: <{s.token(20)}@{dom}>", "MIME-Version: 1.0", "Content-Type: text/html; charset=utf-8"]
    b = f"<html><body><p>Your message could not be delivered. 6 messages are held.</p><p><a href=\"http://{dom}/release?u={o.addr}\">Release messages</a></p></body></html>\n"
    g = Org(); g.__dict__.update(dict(key=k if s.r.random() < .5 else None, spf=True, out=h, kind="lure", domain=dom))
    s.expect(s.deliver(hd, b, g, s.t0 + 2, ret_path=f"bounce@{dom}", local=False), ["suspicious-notice"], "framing", [None], ["bounce", "dsn", "ordinary"], forbidden=["sent-by-you", "forged", "forged-confirmed", "through-your-account"])


@kind("f02-lure-attachment", "T10", "A full-looking DSN in another house's name with an executable or web page attached, from an unrelated machine.")
def _(s):
    o = start(s); victim = s.org(style="postfix", sign=False); e = s.attacker(ptr=s.r.choice(["ok", "none"])); rc = rcpt_of(s, victim); bd = s.token(20)
    hd = [f"From: Mail Delivery System <MAILER-DAEMON@{victim.mx.name}>", f"To: {o.addr}", "Subject: Undelivered Mail Returned to Sender", f"Date: {date(s.t0)}", f"Message-ID: <{s.token(20)}@{victim.mx.name}>", "Auto-Submitted: auto-replied", "MIME-Version: 1.0", f"Content-Type: multipart/mixed; boundary=\"{bd}\""]
    fn, ct = s.r.choice([("message.zip", "application/zip"), ("original_message.html", "text/html"), ("letter.scr", "application/octet-stream"), ("Undelivered.iso", "application/octet-stream")])
    b = f"--{bd}\nContent-Type: text/plain\n\nYour message to {rc} could not be delivered. The original message is attached.\n\n--{bd}\nContent-Type: {ct}; name=\"{fn}\"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"{fn}\"\n\n{base64.b64encode(bytes(s.r.randrange(256) for _ in range(60))).decode()}\n--{bd}--\n"
    s.expect(s.deliver(hd, b, None, s.t0 + 2, peer=e, helo=e.helo, auth="none", key=None, local=False), ["suspicious-notice"], "framing", [None], ["bounce", "dsn", "ordinary"], forbidden=["sent-by-you", "forged", "forged-confirmed", "through-your-account"])


@kind("f03-one-framer", "T11 K6", "One attacker with domain, MX and keys of his own fabricates a bounce that names an innocent server.")
def _(s):
    start(s); g = strong_org(s); v = innocent(s); s.expect(witness(s, g, v), FR, "framing", [v, None]); s.incident = {"ip": v.ip, "verdicts": FR}


@kind("f04-one-framer-thirty", "T11 K16", "The same, thirty times.")
def _(s):
    start(s); g = strong_org(s); v = innocent(s)
    for i in range(30):
        s.expect(witness(s, g, v, t=s.t0 + i * 300), FR, "framing", [v, None])
    s.incident = {"ip": v.ip, "verdicts": FR}


@kind("f05-two-domains-one-net", "T11", "Two domains of one attacker in one network.")
def _(s):
    start(s); n = s.net(); v = innocent(s)
    for g, t in turns(s, [strong_org(s, net=n), strong_org(s, net=n)]):
        s.expect(witness(s, g, v, t=t), FR, "framing", [v, None])
    s.incident = {"ip": v.ip, "verdicts": FR}


@kind("f06-two-nets-one-registrant", "T11", "Two domains in two networks with the same registrant.")
def _(s):
    start(s); v = innocent(s); slug = s.slug(); reg = f"{slug.title()} Holding"; hnd = f"ORG-{slug.upper()[:6]}"
    n1 = s.net(registrant=reg, org_handle=hnd); n2 = s.net(registrant=reg, org_handle=hnd)
    for g, t in turns(s, [strong_org(s, net=n1), strong_org(s, net=n2)]):
        s.expect(witness(s, g, v, t=t), FR, "framing", [v, None])
    s.incident = {"ip": v.ip, "verdicts": FR}


@kind("f07-two-nets-one-hoster", "T11", "Two domains in two networks of one hoster: same ASN, same abuse desk.")
def _(s):
    start(s); v = innocent(s); n1 = s.net(); n2 = s.net(asn=n1.asn, contact=n1.contact, registrant=s.r.choice([n1.registrant, None]))
    for g, t in turns(s, [strong_org(s, net=n1), strong_org(s, net=n2)]):
        s.expect(witness(s, g, v, t=t), FR, "framing", [v, None])
    s.incident = {"ip": v.ip, "verdicts": FR}


@kind("f08-unsigned-big-name", "T11 K6", "Unsigned bounces in a big house's name from a machine that is not its own, naming an innocent; many of them, in two names.")
def _(s):
    start(s); v = innocent(s); e = s.attacker(ptr=s.r.choice(["ok", "none", "lie"]))
    for g, t in turns(s, [s.org(sign=False, two=False) for _ in range(2)]):
        s.expect(witness(s, g, v, t=t, dkw={"peer": e, "helo": g.mx.name, "auth": "none", "key": None, "local": True}), ["cannot-tell", "suspicious-notice"], "framing", [v, None], forbidden=["sent-by-you", "forged", "forged-confirmed"])
    s.incident = None


@kind("f09-planted-results", "T11 K14", "The framer plants Authentication-Results in the name of the owner's provider below the true ones.")
def _(s):
    o = start(s); v = innocent(s); e = s.attacker(ptr=s.r.choice(["ok", "none"]))
    for g, t in turns(s, [s.org(sign=False, two=False) for _ in range(2)]):
        pl = [f"Authentication-Results: {o.prov.authserv};\n\tdkim=pass header.d={g.domain} header.s=mail;\n\tspf=pass smtp.helo={g.mx.name}", f"Received: from {g.mx.name} ({g.mx.name} [{g.mx.ip}])\n\tby {o.prov.mx.name} (Postfix) with ESMTPS id {s.token(11, '0123456789ABCDEF')}\n\tfor <{o.addr}>; {date(s.t0)}"]
        if s.r.random() < .5:
            pl.reverse()
        s.expect(witness(s, g, v, t=t, dkw={"peer": e, "helo": g.mx.name, "auth": "none", "key": None, "local": False, "planted": pl}), ["cannot-tell", "suspicious-notice"], "framing", [v, None], forbidden=["sent-by-you", "forged", "forged-confirmed"])


@kind("f10-alike-authserv", "T11 K14", "The planted results carry a name like the provider's, and the provider itself wrote none.")
def _(s):
    o = start(s); v = innocent(s); e = s.attacker(ptr="ok")
    for g, t in turns(s, [s.org(sign=False, two=False) for _ in range(2)]):
        fake = s.r.choice([o.prov.authserv + ".evil.example", "mx." + o.prov.authserv.replace(".example", "-mail.example"), "xn--" + o.prov.authserv, g.mx.name])
        pl = [f"Authentication-Results: {fake}; dkim=pass header.d={g.domain}; spf=pass smtp.helo={g.mx.name}"]
        s.expect(witness(s, g, v, t=t, dkw={"peer": e, "helo": g.mx.name, "auth": "none", "key": None, "ar": "", "local": False, "planted": pl}), ["cannot-tell", "suspicious-notice"], "framing", [v, None], forbidden=["sent-by-you", "forged", "forged-confirmed"])


@kind("f11-own-pass-other-name", "T11 T10 K6", "SPF and DKIM pass for the attacker's own domain; the notice speaks in the name of two real houses.")
def _(s):
    o = start(s); v = innocent(s); ev = s.org(style="postfix", sign=True, two=False)
    for g, t in turns(s, [s.org(sign=False, two=False) for _ in range(2)]):
        rc = rcpt_of(s, g); m = s.forged_mail(rc, t); m.add(*s.arrive(g, v, rc, o.addr, t)); hd, b = s.bounce(g, m, rc, t + 10); s.tlast = t
        ev.kind = "cloud"
        s.expect(s.deliver(hd, b, ev, t + 12, local=False), ["cannot-tell", "suspicious-notice"], "framing", [v, None], forbidden=["sent-by-you", "forged", "forged-confirmed"])


@kind("f12-two-hosts-one-domain", "T11 K13", "Two bouncing hosts, one organisational domain: one witness.")
def _(s):
    start(s); v = innocent(s); base = s.slug() + ".example"; n1, n2 = s.net(), s.net()
    for g, t in turns(s, [strong_org(s, net=n, domain=f"{x}{s.r.randint(1, 9)}.{base}") for x, n in (("a", n1), ("b", n2))]):
        s.expect(witness(s, g, v, t=t), FR, "framing", [v, None])
    s.incident = {"ip": v.ip, "verdicts": FR}


@kind("f13-one-machine-two-domains", "T11 K13", "Two recipient domains, one bouncing machine for both: the hands that wrote are the same.")
def _(s):
    start(s); v = innocent(s); g = strong_org(s, two=False); h = Org(); h.__dict__.update(g.__dict__); h.domain = s.slug() + ".example"; h.key = s.key(h.domain)
    s.rr(h.domain, "MX", f"10 {g.mx.name}."); s.txt(h.domain, f"v=spf1 ip4:{g.mx.ip} -all")
    for x, t in turns(s, [g, h]):
        s.expect(witness(s, x, v, t=t), FR, "framing", [v, None])
    s.incident = {"ip": v.ip, "verdicts": FR}


@kind("f14-unsigned-aggregate", "T11 K13", "One fabricated bounce, and an aggregate report in a big name that nothing authenticates.")
def _(s):
    start(s); v = innocent(s); g = strong_org(s); big_ = s.org(style="postfix", sign=False, two=False); e = s.attacker(ptr="none"); [s.expect(witness(s, g, v, t=t), FR, "framing", [v, None]) for g, t in turns(s, [g])]
    s.clock = None; s.expect(aggregate(s, big_, v, dkey=None, auth="none", peer=e), ["cannot-tell", "suspicious-notice", "forged"], "framing", [v, None], ["dmarc-aggregate"]); s.incident = {"ip": v.ip, "verdicts": FR}


@kind("f15-aggregate-same-hands", "T11 K13", "The fabricated bounce and the aggregate report come from one domain.")
def _(s):
    start(s); v = innocent(s); g = strong_org(s)
    [s.expect(witness(s, g, v, t=t), FR, "framing", [v, None]) for g, t in turns(s, [g])]
    s.clock = None; s.expect(aggregate(s, g, v), ["cannot-tell", "forged", "suspicious-notice"], "framing", [v, None], ["dmarc-aggregate"]); s.incident = {"ip": v.ip, "verdicts": FR}


@kind("f16-unsigned-arf", "T11 K13", "One fabricated bounce and a complaint without authentication that name one innocent address.")
def _(s):
    start(s); v = innocent(s); g = strong_org(s); big_ = s.org(style="postfix", sign=False, two=False, inner=None); e = s.attacker(ptr="none"); [s.expect(witness(s, g, v, t=t), FR, "framing", [v, None]) for g, t in turns(s, [g])]
    s.clock = None; s.expect(arf(s, big_, v, dkey=None, auth="none", peer=e, t=s.t0 + 900), ["cannot-tell", "suspicious-notice", "forged"], "framing", [v, None], ["arf"]); s.incident = {"ip": v.ip, "verdicts": FR}


@kind("f17-frames-the-owner", "T2 T19 T11", "A fabricated bounce says that the owner's own office handed the mail in: nobody can refute it, but it is no proof that the owner wrote it.")
def _(s):
    o = start(s); g = strong_org(s); o.office.helo = "office"; s.expect(witness(s, g, o.office), ["through-your-account", "cannot-tell", "suspicious-notice"], "framing", [o.office, None])


@kind("f18-reporter-mismatch", "T11 K6", "The attacker's domain signs, its notices say that a big house (whose MX is elsewhere) took the mail in; the failed recipient is of the big house.")
def _(s):
    o = start(s); v = innocent(s)
    for (g, ev), t in turns(s, [(s.org(sign=False, two=False), s.org(style="postfix", sign=True, two=False)) for _ in range(2)]):
        rc = rcpt_of(s, g); m = s.forged_mail(rc, t); m.add(*s.arrive(g, v, rc, o.addr, t))
        hd, b = s.bounce(g, m, rc, t + 10, reporting=ev.mx.name); s.tlast = t
        s.expect(s.deliver(hd, b, ev, t + 12, local=False), ["cannot-tell", "suspicious-notice"], "framing", [v, None], forbidden=["sent-by-you", "forged", "forged-confirmed"])


@kind("f19-ptr-of-the-innocent", "T4 T11", "Two of the framer's bounces name an address whose PTR he cannot set; HELO names a third party. Both bouncers share one MX host.")
def _(s):
    start(s); v = innocent(s); g = strong_org(s, two=False); h = strong_org(s, two=False)
    s.zone = [z for z in s.zone if not z.startswith(f"{h.domain}. 3600 IN MX")]; s.rr(h.domain, "MX", f"10 {g.mx.name}.")
    h.mx = g.mx; h.reporting = g.mx.name; h.out = g.out
    for x, t in turns(s, [g, h]):
        s.expect(witness(s, x, v, t=t), FR, "framing", [v, None])
    s.incident = {"ip": v.ip, "verdicts": FR}


@kind("f20-same-bounce-twice", "T11 K13", "One real bouncer's notice and a copy of the same returned mail in another notice of the framer: the same Message-ID and hop, not the framer's observation.")
def _(s):
    o = start(s); v = innocent(s); g = strong_org(s); ev = strong_org(s, net=None); rc = rcpt_of(s, g); m = s.forged_mail(rc, s.t0); m.add(*s.arrive(g, v, rc, o.addr, s.t0))
    hd, b = s.bounce(g, m, rc, s.t0 + 10, ret="full"); s.tlast = s.t0
    s.expect(s.deliver(hd, b, g, s.t0 + 12), FR, "framing", [v, None])
    hd, b = s.bounce(ev, m, rc, s.t0 + 400, ret="full"); s.expect(s.deliver(hd, b, ev, s.t0 + 402), FR, "framing", [v, None])
    s.incident = {"ip": v.ip, "verdicts": FR}


@kind("f21-spf-timeout-provider", "T32 T11", "The framer's zone answers slowly and its SPF chains into private names; nothing may hang or be believed.")
def _(s):
    o = start(s); v = innocent(s); g = s.org(sign=False, spf=False, two=False); s.txt(g.domain, "v=spf1 include:a." + g.domain + " a:internal." + g.domain + " -all"); s.rr("internal." + g.domain, "A", "10.0.0.1"); s.rr("internal." + g.domain, "A", "127.0.0.1")
    s.fail += [f"a.{g.domain} TXT timeout", f"{ipaddress.ip_address(v.ip).reverse_pointer} PTR timeout"]
    s.expect(witness(s, g, v, dkw={"auth": "none"}), ["forged", "cannot-tell", "suspicious-notice"], "framing", [v, None])
