"""Situations added after the first run: the owner's mail and break-ins seen through complicated bouncers, and SPF in all its forms."""
from kit import *
from kinds_a import *
from kinds_b import back, own, hijack, B, BC

OC = ["cannot-tell", "sent-by-you", "through-your-account"]


def through(s, g, m, rc, style):
    """Lines of a bouncer that others stand in front of; returns them top first. m.out is the outside peer."""
    o = s.o; out = m.out; out.helo = out.name
    if style == "m365":
        return [x for x in m365_arrive(s, g, out, rc, o.addr, s.t0) if not x.startswith(("Authentication", "Received-SPF"))]
    if style == "google":
        return [x for x in goog_arrive(s, g, out, rc, o.addr, s.t0) if not x.startswith("Received-SPF")]
    fc = s.org(style="halon", inner=None, two=False)
    s.zone = [z for z in s.zone if not z.startswith(f"{g.domain}. 3600 IN MX")]
    s.rr(g.domain, "MX", f"10 {fc.mx.name}.")
    last = fc.mx
    pre = []
    if style == "service-relay":
        last = s.host(fc.net, f"relay{s.r.randint(2, 9)}.{fc.domain}")
        pre = [s.rx("postfix", helo=fc.mx.name, ip=fc.mx.ip, name=fc.mx.name, by=last.name, rcpt=rc, env=o.addr, t=s.t0 + 2)]
    elif style == "service-private":
        last = s.host(fc.net, f"relay{s.r.randint(2, 9)}.{fc.domain}")
        pre = [s.rx("postfix", helo=fc.mx.name, ip=f"10.9.{s.r.randint(1, 9)}.{s.r.randint(2, 99)}", name=fc.mx.name, by=last.name, rcpt=rc, env=o.addr, t=s.t0 + 2)]
    last.helo = last.name
    return [s.from_host(g.style, last, by=g.mx.name, rcpt=rc, env=o.addr, t=s.t0 + 3, tz=g.tz, by_ip=g.mx.ip), *pre,
            s.from_host("postfix", out, by=fc.mx.name, rcpt=rc, env=o.addr, t=s.t0, tz=0)]


def bouncer(s, style):
    if style == "m365":
        return m365_tenant(s, cloud_m365(s))
    if style == "google":
        return goog_org(s)
    return s.org(style=s.r.choice(["postfix", "exim", "sendmail"]), inner=None)


def complicated(sid, style, mine):
    what = {"m365": "a large cloud with inner hosts that have no PTR", "google": "a large cloud with 2002:… hops", "service": "a filter service of another name (the MX)",
            "service-relay": "a filter service whose outgoing relay is not the MX host", "service-private": "a filter service with a private inner hop"}[style]
    whose = "An unsigned mail from the owner's phone" if mine else "A hijack that the provider did not sign"

    @kind(sid, "T9 T8 K7 K12 " + ("T23" if mine else "T24"), f"{whose}, bounced behind {what}: the hop in front must not pass for a foreign source.")
    def _(s):
        o = start(s, dkim=False); g = bouncer(s, style)
        if mine:
            m, rc = own(s, g, keep=False); s.submit(m, s.t0 - 6, sign=False)
        else:
            m, rc, a = hijack(s, g, sign=False)
        p = back(s, g, m, rc, arrive=through(s, g, m, rc, style))
        s.expect(p, OC if mine else BC, "owner-sent" if mine else "break-in", [m.out, None, o.office] if mine else [m.out, None, a])


for i, st in enumerate(["m365", "google", "service", "service-relay", "service-private"]):
    complicated(f"o{41 + i}-own-behind-{st}", st, True)
    complicated(f"b{31 + i}-hijack-behind-{st}", st, False)


@kind("o38-list-not-kept", "T15 K17 T23", "The owner's unsigned mail through a mailing list; no copy kept; the list's own lines name the owner's provider.")
def _(s):
    o = start(s, dkim=False); g = s.org(inner=None); l = s.org(style="postfix", inner=None, two=False); la = f"talk@{l.domain}"; rc = rcpt_of(s, g)
    m = s.own_mail(la, s.t0 - 20); s.submit(m, s.t0 - 20, sign=False); m.out.helo = m.out.name
    m.add(s.from_host("postfix", m.out, by=l.mx.name, rcpt=la, env=o.addr, t=s.t0 - 15, tz=l.tz))
    m.headers += [f"List-Id: <talk.{l.domain}>", "Precedence: list", f"Sender: <talk-bounces@{l.domain}>"]; l.mx.helo = l.mx.name
    s.expect(back(s, g, m, rc, peer=l.mx, env=f"talk-bounces@{l.domain}"), OC, "owner-sent", [l.mx, m.out, o.office, None])


@kind("o39-own-by-ipv6", "T7 K8 K3 K1", "The provider's outgoing server used IPv6.")
def _(s):
    o = start(s, dkim=s.r.random() < .5); g = s.org(style=s.r.choice(["postfix", "exim", "sendmail", "exchange", "gmail", "opensmtpd"])); p = o.prov; m, rc = own(s, g); v = Host(p.out1.name, p.out1v6, p.net, p.out1.name, True); v.helo = v.name
    s.submit(m, s.t0 - 6, sign=bool(o.dkim), out=p.out1, relay=False)
    s.expect(back(s, g, m, rc, peer=v), ["sent-by-you"], "owner-sent", [v, o.office])


@kind("b26-smarthost-of-the-line", "T19 T18 K11", "The infected office machine uses the relay of its access provider, which is in no SPF record; the relay's line names the office.")
def _(s):
    o = start(s); x = s.host(o.net, f"smtp.{o.net.slug}.example"); x.helo = x.name; g = s.org(); rc = rcpt_of(s, g); m = s.forged_mail(rc, s.t0)
    m.add(plain_rx(s, x.name, "win-" + s.token(5), o.office.ip, o.office.name, style="postfix", t=s.t0 - 3))
    s.expect(back(s, g, m, rc, peer=x), ["cannot-tell", "through-your-account"], "break-in", [x, o.office, None], forbidden=["forged-confirmed"])


@kind("b27-hijack-body-altered", "T24 T35 K2", "A hijack, signed; the bouncer added a banner to the body, so that only the header part of the signature can be checked.")
def _(s):
    o = start(s); g = s.org(); m, rc, a = hijack(s, g); m.body = "[EXTERNAL]\n" + m.body
    s.expect(back(s, g, m, rc, ret="full"), BC, "break-in", [m.out, a])


@kind("b28-hijack-weak-spf", "T24 T21 K8", "A hijack of an owner whose SPF is +all, ?all, huge, or over the limit; unsigned.")
def _(s):
    o = start(s, dkim=False, spf=s.r.choice(["plusall", "qall", "huge", "toomany"])); g = s.org(); m, rc, a = hijack(s, g, sign=False)
    s.expect(back(s, g, m, rc), BC, "break-in", [m.out, a, None])


@kind("b29-hijack-ipv6", "T24 T7 K8", "A hijack that leaves by the provider's IPv6 address, unsigned.")
def _(s):
    o = start(s, dkim=False); p = o.prov; g = s.org(style=s.r.choice(["postfix", "exim", "sendmail", "exchange", "gmail", "opensmtpd", "haraka"])); v = Host(p.out1.name, p.out1v6, p.net, p.out1.name, True); v.helo = v.name
    m, rc, a = hijack(s, g, sign=False, out=p.out1, relay=False)
    s.expect(back(s, g, m, rc, peer=v), BC, "break-in", [v, a])


def spf_form(s, w):
    """Owner's SPF that lets host w send, in one of many forms."""
    o = s.o; d = o.domain; inc = f"include:_spf.{o.prov.domain}"; v = s.r.randrange(9)
    s.zone = [z for z in s.zone if not (z.startswith(f"{d}. 3600 IN TXT") and "spf1" in z)]
    if v == 0:
        s.txt(f"_spf.{d}", f"v=spf1 ip4:{w.ip} {inc} -all"); rec = f"v=spf1 redirect=_spf.{d}"
    elif v == 1:
        rec = f"v=spf1 a:{w.name} {inc} -all"
    elif v == 2:
        s.rr(d, "MX", f"20 {w.name}."); rec = f"v=spf1 mx {inc} -all"
    elif v == 3:
        s.rr(f"{w.ip}._e.{d}", "A", "127.0.0.2"); rec = f"v=spf1 {inc} exists:%{{i}}._e.{d} -all"
    elif v == 4:
        rec = f"v=spf1 ip4:{w.ip}/32 {inc} ~all"
    elif v == 5:
        for i in range(3):
            s.txt(f"n{i}.{d}", f"v=spf1 include:n{i + 1}.{d} -all" if i < 2 else f"v=spf1 ip4:{w.ip} -all")
        rec = f"V=SPF1 {inc} include:n0.{d} -all".replace("V=SPF1", "v=spf1")
    elif v == 6:
        rec = f"v=spf1 {inc} a:{w.name}/30 -all"
    elif v == 7:
        rec = f"v=spf1 -ip4:{s.ip4(s.net())} {inc} +ip4:{w.ip} -all"
    else:
        h = s.o.prov.mx.name
        rec = f'"v=spf1 {inc} " "ip4:{w.ip} -all"'
    s.txt(d, rec)
    return v


@kind("o40-spf-forms-own", "K8 T21 T25", "Unsigned and not kept, from an owner's own server that SPF allows by redirect, a, mx, exists, CIDR, nested includes or a split string.")
def _(s):
    o = start(s, dkim=False); w = s.host(o.net, "srv." + o.domain); w.helo = w.name; spf_form(s, w); g = s.org(); rc = rcpt_of(s, g); m = s.own_mail(rc, s.t0 - 4); m.out = w
    m.add(plain_rx(s, w.name, "app", "10.0.0.8", None, style="postfix", t=s.t0 - 3))
    s.expect(back(s, g, m, rc), OC, "owner-sent", [w, None])


@kind("c51-spf-forms-forged", "K9 T21", "The same forms of SPF, and a forgery from elsewhere.")
def _(s):
    o = start(s, dkim=False); w = s.host(o.net, "srv." + o.domain); spf_form(s, w); g = s.org(); a = s.attacker()
    s.expect(witness(s, g, a), ["forged", "cannot-tell"], "forged", [a])


@kind("b30-spf-forms-server", "K8 T25 T24", "A script on the owner's server that SPF allows in one of many forms sends spam.")
def _(s):
    o = start(s, dkim=False); w = s.host(o.net, "srv." + o.domain); w.helo = w.name; spf_form(s, w); g = s.org(); rc = rcpt_of(s, g); m = s.forged_mail(rc, s.t0)
    m.add(f"Received: by {w.name} (Postfix, from userid 33)\n\tid {s.token(11, '0123456789ABCDEF')}; {date(s.t0 - 2)}")
    s.expect(back(s, g, m, rc, peer=w), BC, "break-in", [w, None])


@kind("f22-planted-below-cloud", "T9 T11 T1", "A sender inside a large cloud's network says HELO with an inner name of that cloud and plants a linked-looking line that names an innocent.")
def _(s):
    o = start(s); c = cloud_m365(s); c.key = c.key or s.key(c.domain, "selector1", "rsa"); g = m365_tenant(s, c); g.key = c.key; h = s.org(sign=True, inner=None); v = s.host(s.net(), "mail." + s.slug() + ".example")
    vm = Host(None, s.ip4(c.net), c.net, None, False); vm.helo = f"vm{s.r.randint(1, 99)}.{s.slug()}.example"
    for g_, arr in ((g, True), (h, False)):
        rc = rcpt_of(s, g_); m = s.forged_mail(rc, s.t0); m.add(plain_rx(s, vm.helo, v.name, v.ip, v.name, style="postfix"))
        s.expect(witness(s, g_, vm, m=m, rcpt=rc, arrive=m365_arrive(s, g_, vm, rc, o.addr, s.t0) if arr else None), ["forged", "forged-confirmed", "cannot-tell"], "forged", [vm, None])
    s.allowed.append(vm.ip)


@kind("f23-lure-from-provider-name", "T10", "A lure that speaks in the name of the owner's own provider: your mailbox is full, mails are held.")
def _(s):
    o = start(s); e = s.attacker(ptr="ok"); dom = s.slug() + ".example"; bd = s.token(20)
    hd = [f"From: Mail Delivery Subsystem <mailer-daemon@{o.prov.domain}>", f"To: {o.addr}", "Subject: Undelivered Mail Returned to Sender", f"Date: {date(s.t0)}", f"Message-ID: <{s.token(20)}@{dom}>", "MIME-Version: 1.0", f"Content-Type: multipart/report; report-type=delivery-status; boundary=\"{bd}\""]
    b = f"--{bd}\nContent-Type: text/html\n\n<p>Your message was not delivered. <a href=\"http://{dom}/login\">Sign in to release it</a>.</p>\n\n--{bd}\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; {o.prov.out1.name}\n\nFinal-Recipient: rfc822; x@{s.slug()}.example\nAction: failed\nStatus: 5.0.0\n\n--{bd}--\n"
    s.expect(s.deliver(hd, b, None, s.t0 + 2, peer=e, helo=e.helo, auth="none", key=None, local=False), ["suspicious-notice", "cannot-tell"], "framing", [None], ["dsn", "bounce"], forbidden=["sent-by-you", "forged", "forged-confirmed", "through-your-account"])


@kind("i26-slow-many", "T32 K13", "Twelve returns whose foreign signatures have keys in zones that time out: the answer must come in time.")
def _(s):
    start(s); a = s.attacker(ptr="none"); gs = [s.org(sign=True, inner=None) for _ in range(3)]
    s.fail.append(ipaddress.ip_address(a.ip).reverse_pointer + " PTR timeout")
    for i in range(12):
        rc = rcpt_of(s, gs[i % 3]); m = s.forged_mail(rc, s.t0 + i * 60); d = s.slug() + ".example"
        m.headers.insert(0, f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={d}; s=x;\n\th=from:to; bh={s.token(43)}=; b={s.token(40)}")
        s.fail.append(f"x._domainkey.{d} TXT timeout")
        s.expect(witness(s, gs[i % 3], a, t=s.t0 + i * 60, m=m, rcpt=rc), ["forged", "forged-confirmed", "cannot-tell"], "forged", [a])
    s.report_ok(a); s.clock = s.tlast + 3600
