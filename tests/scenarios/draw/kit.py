"""The kit of the generator: a small internet, MTAs that write Received lines, DKIM, bounces.

Nothing here knows how alibi decides; it knows RFCs, the shapes table of evidence.md and the world format.
"""
import base64, gzip, hashlib, ipaddress, json, os, random, re, time
from pathlib import Path
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa, ed25519

HERE = Path(__file__).resolve().parent
# ------------------------------------------------------------------ keys
_POOL = None


def rsa_pool():
    """Six RSA 2048 test keys, kept beside the generator so that a seed gives the same bytes on every machine."""
    global _POOL
    if _POOL is None:
        f = HERE / "keys.json"
        if not f.exists():
            pems = [rsa.generate_private_key(65537, 2048).private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption()).decode() for _ in range(6)]
            f.write_text(json.dumps(pems))
        _POOL = [serialization.load_pem_private_key(p.encode(), None) for p in json.loads(f.read_text())]
    return _POOL


class Key:
    def __init__(self, domain, sel, alg, priv):
        self.domain, self.sel, self.alg, self.priv = domain, sel, alg, priv

    def record(self):
        if self.alg == "rsa":
            der = self.priv.public_key().public_bytes(serialization.Encoding.DER,
                                                      serialization.PublicFormat.SubjectPublicKeyInfo)
            p = base64.b64encode(der).decode()
            txt = "v=DKIM1; k=rsa; p=" + p
        else:
            raw = self.priv.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
            txt = "v=DKIM1; k=ed25519; p=" + base64.b64encode(raw).decode()
        parts = [txt[i:i + 240] for i in range(0, len(txt), 240)]
        return " ".join('"%s"' % p for p in parts)

    def sign(self, data):
        if self.alg == "rsa":
            return self.priv.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self.priv.sign(hashlib.sha256(data).digest())


def _relax_h(h):
    n, v = h.split(":", 1)
    v = re.sub(r"\r?\n", "", v)
    v = re.sub(r"[ \t]+", " ", v).strip(" \t")
    return n.strip().lower() + ":" + v


def _simple_h(h):
    return re.sub(r"\r?\n", "\r\n", h)


def _canon_body(body, mode):
    b = body.encode("utf-8", "surrogateescape") if isinstance(body, str) else body
    b = b.replace(b"\r\n", b"\n")
    lines = b.split(b"\n")
    if mode == "relaxed":
        lines = [re.sub(rb"[ \t]+", b" ", l).rstrip(b" \t") for l in lines]
    while lines and lines[-1] == b"":
        lines.pop()
    if not lines:
        return b"" if mode == "relaxed" else b"\r\n"
    return b"\r\n".join(lines) + b"\r\n"


def fold_b64(s, indent="\n\t "):
    return indent + indent.join(s[i:i + 68] for i in range(0, len(s), 68))


def dkim_sign(headers, body, key, t, canon=("relaxed", "relaxed"), signed=None, x=None, first="DKIM-Signature",
              lead="v=1; ", extra="", identity=None):
    """headers: whole fields, top first. Returns the signature field."""
    signed = signed or ["from", "to", "subject", "date", "message-id"]
    bh = base64.b64encode(hashlib.sha256(_canon_body(body, canon[1])).digest()).decode()
    alg = "rsa-sha256" if key.alg == "rsa" else "ed25519-sha256"
    tags = f"{lead}a={alg}; c={canon[0]}/{canon[1]}; d={key.domain};\n\ts={key.sel}; t={t};"
    if x:
        tags += f" x={x};"
    if identity:
        tags += f" i={identity};"
    tags += extra
    tags += f"\n\th={':'.join(signed)};\n\tbh={bh};\n\tb="
    field = f"{first}: {tags}"
    pick, used = [], {}
    names = [h.split(":", 1)[0].strip().lower() for h in headers]
    for n in signed:
        idx = [i for i, m in enumerate(names) if m == n]
        k = used.get(n, 0)
        used[n] = k + 1
        if k < len(idx):
            pick.append(headers[idx[-1 - k]])
    can = _relax_h if canon[0] == "relaxed" else _simple_h
    data = "".join(can(h) + "\r\n" for h in pick) + can(field)
    return field + fold_b64(base64.b64encode(key.sign(data.encode("utf-8", "surrogateescape"))).decode())


def arc_seal(headers, body, key, t, results):
    """A correct first ARC set over the message; returns the three fields, top first."""
    aar = f"ARC-Authentication-Results: i=1; {results}"
    ams = dkim_sign(headers, body, key, t, first="ARC-Message-Signature", lead="i=1; ")
    alg = "rsa-sha256" if key.alg == "rsa" else "ed25519-sha256"
    seal = f"ARC-Seal: i=1; a={alg}; d={key.domain}; s={key.sel}; t={t}; cv=none;\n\tb="
    data = _relax_h(aar) + "\r\n" + _relax_h(ams) + "\r\n" + _relax_h(seal)
    seal += fold_b64(base64.b64encode(key.sign(data.encode())).decode())
    return [seal, ams, aar]


# ------------------------------------------------------------------ words
SYL = "ba be bo bra ca cle co da de dro fa fe fli fro ga gle go gra ha hi ho ka ki kla kre la le li lo ma me mo na ne ni no o pa pe plo pri ra re ri ro sa se sko sla sta ta te tro u va ve vi wa we wi za ze zo".split()
END = "bor dal den fis gar hal kin lan lor mar mer nau nes nor pel ras ren rik ros san sel ster tan ten tis tor van ver vik wald wig xan zen".split()
SUF = ["", "", "", "", "-group", "-net", "-online", "24", "-it", "-post"]
FIRST = "ada bruno greta tilda pavel edith wim anouk matteo ines olga jarek lucia yusuf hanne piet rosa emil chiara noah freya tomas leila kenji marta oskar".split()
LAST = "hauer orsini keller weiss adler brand novak silva moreau rossi lindt okafor tanaka haas kramer petit ferrari jansen kowalski berg falk sato lopez vogt".split()
TEXTS = {
    "en": (["Offer for the roof", "Minutes of Monday", "Lunch on Thursday?", "Question about the lease", "Photos from Sunday"],
           "Hello,\n\nas we agreed, here are the papers. Tell me when you have read them.\n\nBest wishes\n"),
    "de": (["Angebot für das Dach", "Protokoll vom Montag", "Rückfrage zur Miete", "Termin am Donnerstag"],
           "Guten Tag,\n\nanbei wie besprochen die Unterlagen. Bitte kurz melden, sobald Sie gelesen haben.\n\nMit freundlichen Grüßen\n"),
    "fr": (["Devis pour la toiture", "Compte rendu de lundi", "Déjeuner jeudi ?"],
           "Bonjour,\n\nvoici les documents comme convenu. Merci de me dire quand vous les aurez lus.\n\nBien cordialement\n"),
    "es": (["Presupuesto del tejado", "Acta del lunes", "¿Comemos el jueves?"],
           "Hola:\n\ncomo acordamos, aquí están los papeles. Avísame cuando los hayas leído.\n\nUn saludo\n"),
    "ja": (["屋根の見積もり", "月曜日の議事録"], "お世話になっております。\n\n資料をお送りいたします。ご確認をお願いいたします。\n"),
}
SPAM = {
    "en": (["Payment advice {n}", "Your parcel is waiting", "Document {n}", "Invoice {n} overdue", "Re: your order {n}"],
           "Good day,\n\nyour order is on its way. Details are in the file.\n\nThe team\n"),
    "de": (["Rechnung {n}", "Ihr Paket wartet", "Mahnung {n}"], "Guten Tag,\n\nIhre Rechnung finden Sie im Anhang.\n\nIhr Team\n"),
    "fr": (["Facture {n}", "Votre colis vous attend"], "Bonjour,\n\nvotre facture est en pièce jointe.\n\nLe service client\n"),
    "es": (["Factura {n} pendiente", "Su paquete espera"], "Hola,\n\nsu factura se encuentra en el archivo adjunto.\n"),
}


def enc(s):
    if all(ord(c) < 128 for c in s):
        return s
    return "=?UTF-8?B?" + base64.b64encode(s.encode()).decode() + "?="


MON = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
DAY = "Mon Tue Wed Thu Fri Sat Sun".split()
TZN = {0: "UTC", 60: "CET", 120: "CEST", -480: "PST", -300: "EST", 540: "JST"}


def date(t, tz=0, comment=False, short=False):
    g = time.gmtime(t + tz * 60)
    z = "%s%02d%02d" % ("-" if tz < 0 else "+", abs(tz) // 60, abs(tz) % 60)
    s = f"{g.tm_mday} {MON[g.tm_mon - 1]} {g.tm_year} {g.tm_hour:02d}:{g.tm_min:02d}:{g.tm_sec:02d} {z}"
    if not short:
        s = DAY[g.tm_wday] + ", " + s
    if comment and tz in TZN:
        s += f" ({TZN[tz]})"
    return s


ALNUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
STYLES = "postfix exim sendmail qmail exchange gmail courier opensmtpd mdaemon haraka stalwart iis cgpro domino halon".split()
FORMAT_OF = {"postfix": "postfix", "exim": "exim", "sendmail": "sendmail", "qmail": "qmail", "exchange": "exchange", "iis": "exchange",
             "gmail": "gmail", "courier": "courier", "opensmtpd": "opensmtpd", "mdaemon": "generic", "haraka": "generic",
             "stalwart": "generic", "cgpro": "generic", "domino": "generic", "halon": "postfix"}


class Host:
    def __init__(self, name, ip, net, ptr, confirmed):
        self.name, self.ip, self.net, self.ptr, self.confirmed = name, ip, net, ptr, confirmed


class Net:
    pass


class Org:
    pass


class Msg:
    """A mail under way: trace fields (top first), then its own headers, then the body."""
    def __init__(self, headers, body):
        self.trace, self.headers, self.body = [], headers, body

    def add(self, *fields):
        self.trace = list(fields) + self.trace
        return self

    def all(self):
        return self.trace + self.headers

    def raw(self):
        return "\n".join(self.all()) + "\n\n" + self.body

    def head(self):
        return "\n".join(self.all()) + "\n"

    def get(self, name):
        for h in self.headers:
            if h.lower().startswith(name.lower() + ":"):
                return h.split(":", 1)[1].strip()

    def copy(self):
        m = Msg(list(self.headers), self.body)
        m.trace = list(self.trace)
        return m


class Scene:
    def __init__(self, rng, sid):
        self.r, self.id = rng, sid
        self.zone, self.fail, self.rdap, self.sent, self.mails = [], [], [], [], []
        self.covers, self.why, self.args = [], "", []
        self.expect_msgs, self.incident = {}, None
        self.required, self.allowed, self.contacts = [], [], {}
        self.slots = [ipaddress.ip_network(b) for b in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24")]
        rng.shuffle(self.slots)
        self.free = [n for b in self.slots for n in b.subnets(new_prefix=27)]
        rng.shuffle(self.free)
        self.asns = list(range(64496, 64512)) + list(range(65536, 65552))
        rng.shuffle(self.asns)
        self.names, self.used_ip = set(), set()
        self.v6used = set()
        self.t0 = rng.randrange(1609459200, 1792000000)      # 2021 .. autumn 2026
        self.clock = None
        self.lang = rng.choice(list(TEXTS))
        self.crlf = rng.random() < 0.75
        self.country = rng.choice("AT DE FR ES NL SE PL IT CH CZ".split())
        for i, b in enumerate(self.slots):
            self._net_json(b, f"NET-REG-{i}", "Regional registry block", None, None, "hostmaster@registry.example",
                           role="technical", typ="ALLOCATED UNSPECIFIED" if rng.random() < 0 else "ASSIGNED PA")

    # -------------------------------------------------------------- small draws
    def token(self, n, alphabet=ALNUM):
        return "".join(self.r.choice(alphabet) for _ in range(n))

    def slug(self):
        while True:
            s = "".join(self.r.choice(SYL) for _ in range(self.r.randint(1, 2))) + self.r.choice(END) + self.r.choice(SUF)
            if s not in self.names and len(s) > 4:
                self.names.add(s)
                return s

    def person(self):
        f, l = self.r.choice(FIRST), self.r.choice(LAST)
        return f, l

    def local(self, f=None, l=None):
        if f is None:
            f, l = self.person()
        return self.r.choice([f, f"{f}.{l}", f"{l}_{f}", f"{f[0]}.{l}", f"{l}", f"{f}{self.r.randint(2, 99)}"])

    def tz(self):
        return self.r.choice([0, 0, 60, 120, -300, -480, 540])

    # -------------------------------------------------------------- registry
    def _entity(self, handle, fn, roles, email=None):
        v = [["version", {}, "text", "4.0"], ["fn", {}, "text", fn]]
        v.append(["email", {"type": "work"}, "text", email] if email else ["kind", {}, "text", "org"])
        return {"objectClassName": "entity", "handle": handle, "roles": roles, "vcardArray": ["vcard", v]}

    def _net_json(self, net, handle, name, parent, asn, contact, role="abuse", typ="ASSIGNED PA", registrant=None, org_handle=None):
        v6 = net.version == 6
        o = {"rdapConformance": ["rdap_level_0"], "objectClassName": "ip network", "handle": handle, "name": name,
             "startAddress": str(net[0]), "endAddress": str(net[-1]), "ipVersion": "v6" if v6 else "v4",
             "type": typ, "status": ["active"], "country": self.country}
        if parent:
            o["parentHandle"] = parent
        if asn:
            o["arin_originas0_originautnums"] = [asn]
        o["entities"] = [self._entity(org_handle or handle + "-ORG", registrant or name, ["registrant"])]
        if contact:
            o["entities"].append(self._entity(handle + "-AB", name + " contact", [role], contact))
        self.rdap.append((handle.lower(), o))

    def net(self, slug=None, contact="auto", asn=None, registrant=None, org_handle=None, within=None, size=27, role="abuse", v6=True,
            typ=None, name=None):
        """One network of one holder, with its RDAP object, ASN object and a /48 of IPv6."""
        n = Net()
        n.slug = slug or self.slug()
        if within is not None:
            subs = [x for x in within.v4.subnets(new_prefix=size) if x not in within.cut]
            n.v4 = self.r.choice(subs[1:])
            within.cut.append(n.v4)
        else:
            n.v4 = self.free.pop()
        n.cut, n.given, n.v6given = [], set(), set()
        n.asn = asn or self.asns.pop()
        n.contact = f"abuse@{n.slug}.example" if contact == "auto" else contact
        n.handle = f"NET-{7000 + len(self.rdap)}"
        n.name = name or n.slug.title() + " network"
        n.registrant = registrant or n.name
        n.org_handle = org_handle or n.handle + "-ORG"
        parent = within.handle if within is not None else next(
            f"NET-REG-{i}" for i, b in enumerate(self.slots) if n.v4.subnet_of(b))
        typ = typ or self.r.choice(["ASSIGNED PA", "ALLOCATED PA"])
        self._net_json(n.v4, n.handle, n.name, parent, n.asn, n.contact, role, typ, n.registrant, n.org_handle)
        if asn is None:
            self.rdap.append((f"as{n.asn}", {"rdapConformance": ["rdap_level_0"], "objectClassName": "autnum", "handle": f"AS{n.asn}",
                                             "startAutnum": n.asn, "endAutnum": n.asn, "name": "AS-" + n.slug.upper(),
                                             "entities": [self._entity(n.handle + "-AB", n.name + " contact", ["abuse"], n.contact)]
                                             if n.contact else []}))
        if v6 and within is None:
            while True:
                h = self.r.randrange(0x1000, 0xfff0)
                if h not in self.v6used:
                    self.v6used.add(h)
                    break
            n.v6 = ipaddress.ip_network(f"2001:db8:{h:x}::/48")
            self._net_json(n.v6, f"NET-{7000 + len(self.rdap)}", n.name, None, n.asn, n.contact, role, typ, n.registrant, n.org_handle)
        else:
            n.v6 = None
        return n

    def ip4(self, net):
        pool = [a for a in net.v4.hosts() if str(a) not in self.used_ip and not any(a in c for c in net.cut)]
        a = str(self.r.choice(pool))
        self.used_ip.add(a)
        return a

    def ip6(self, net):
        while True:
            a = net.v6[(self.r.randrange(1, 64) << 64) + self.r.randrange(0x10, 0xffff)]
            if str(a) not in self.used_ip:
                self.used_ip.add(str(a))
                return str(a)

    # -------------------------------------------------------------- DNS
    def rr(self, name, typ, data, ttl=3600):
        self.zone.append(f"{name}. {ttl} IN {typ} {data}")

    def txt(self, name, data):
        if not data.startswith('"'):
            parts = [data[i:i + 250] for i in range(0, len(data), 250)]
            data = " ".join('"%s"' % p for p in parts)
        self.rr(name, "TXT", data)

    def ptr(self, ip, name):
        self.rr(ipaddress.ip_address(ip).reverse_pointer, "PTR", name + ".")

    def host(self, net, name, v6=False, ptr="ok", a=True):
        """ptr: ok (confirmed), none, or another name that does not resolve back."""
        ip = self.ip6(net) if v6 else self.ip4(net)
        if a:
            self.rr(name, "AAAA" if v6 else "A", ip)
        if ptr == "ok":
            self.ptr(ip, name)
            return Host(name, ip, net, name, True)
        if ptr == "none":
            return Host(name, ip, net, None, False)
        self.ptr(ip, ptr)
        return Host(name, ip, net, ptr, False)

    # -------------------------------------------------------------- who takes part
    def key(self, domain, sel=None, alg=None, publish=True):
        sel = sel or self.r.choice(["s1", "mail", "default", "2024a", "k1", "dkim"])
        alg = alg or self.r.choice(["rsa", "rsa", "ed25519"])
        priv = self.r.choice(rsa_pool()) if alg == "rsa" else ed25519.Ed25519PrivateKey.from_private_bytes(
            bytes(self.r.randrange(256) for _ in range(32)))
        k = Key(domain, sel, alg, priv)
        if publish:
            self.txt(f"{sel}._domainkey.{domain}", k.record())
        return k

    def provider(self, style=None, slug=None):
        p = Org()
        p.slug = slug or self.slug()
        p.domain = p.slug + ".example"
        p.net = self.net(p.slug)
        p.style = style or self.r.choice(["postfix", "exim", "gmail", "sendmail", "haraka", "exchange", "postfix", "exim"])
        p.tz = -480 if p.style == "gmail" else self.tz()
        p.mx = self.host(p.net, self.r.choice(["mx", "in1", "mx1", "mxa"]) + "." + p.domain)
        p.submit = self.host(p.net, self.r.choice(["submit", "smtp"]) + "." + p.domain)
        p.out1 = self.host(p.net, "out1." + p.domain)
        p.out1v6 = self.ip6(p.net)
        self.rr(p.out1.name, "AAAA", p.out1v6)
        self.ptr(p.out1v6, p.out1.name)
        p.out2 = self.host(p.net, "out2." + p.domain)
        self.rr(p.domain, "MX", f"10 {p.mx.name}.")
        p.spf_ips = f"ip4:{p.out1.ip} ip4:{p.out2.ip} ip6:{p.out1v6}"
        self.txt("_spf." + p.domain, f"v=spf1 {p.spf_ips} -all")
        self.txt(p.domain, f"v=spf1 include:_spf.{p.domain} -all")
        for h in (p.out1, p.out2, p.submit):
            self.txt(h.name, "v=spf1 a -all")
        p.authserv = self.r.choice([p.mx.name, p.mx.name, p.domain])
        p.ar_above = self.r.random() < 0.5
        p.inner = self.r.random() < 0.35
        return p

    def owner(self, spf="provider", dkim=True, selfhost=False, freemail=False, domain=None, prov_style=None, office=True, alg=None,
              own_args=True, provider=None):
        """The owner: domain, provider, office, keys, and the command line."""
        o = Org()
        self.o = o
        f, l = self.person()
        o.first, o.last = f, l
        o.display = f"{f.title()} {l.title()}"
        o.tz = self.tz()
        if selfhost:
            o.slug = self.slug()
            o.domain = domain or o.slug + ".example"
            o.net = self.net()
            p = o.prov = Org()
            p.slug, p.domain, p.net, p.tz = o.slug, o.domain, o.net, o.tz
            p.style = prov_style or self.r.choice(["postfix", "exim", "sendmail", "opensmtpd"])
            h = self.host(o.net, "mail." + o.domain)
            p.mx = p.submit = p.out1 = p.out2 = h
            p.out1v6 = None
            p.authserv, p.ar_above, p.inner = h.name, self.r.random() < .5, False
            self.rr(o.domain, "MX", f"10 {h.name}.")
            self.txt(h.name, "v=spf1 a -all")
            o.office = h
        else:
            p = o.prov = provider or self.provider(prov_style)
            if freemail:
                o.domain = p.domain
            else:
                o.domain = domain or self.slug() + ".example"
                self.rr(o.domain, "MX", f"10 {p.mx.name}.")
            o.net = self.net()                                   # the access provider of the office
            if office:
                o.office = self.host(o.net, "office." + (o.domain if not freemail else o.net.slug + ".example"))
            else:
                o.office = self.host(o.net, f"dyn-{self.r.randint(10, 999)}.{o.net.slug}.example")
        o.addr = f"{self.local(f, l)}@{o.domain}"
        ips = f"ip4:{p.out1.ip}" if selfhost else f"include:_spf.{p.domain}"
        rec = {"provider": f"v=spf1 {ips} -all", "soft": f"v=spf1 {ips} ~all", "qall": f"v=spf1 {ips} ?all",
               "plusall": f"v=spf1 {ips} +all", "office": f"v=spf1 {ips} ip4:{o.office.ip} -all",
               "mx": f"v=spf1 mx {ips} -all",
               "huge": f"v=spf1 {ips} ip4:192.0.2.0/24 ip4:198.51.100.0/24 ip4:203.0.113.0/24 ip4:100.64.0.0/10 ip4:32.0.0.0/3 ip4:128.0.0.0/2 -all",
               "toomany": "v=spf1 " + " ".join(f"include:s{i}.{o.domain}" for i in range(12)) + f" {ips} -all",
               "servfail": None, "timeout": None, "missing": None, "incfail": f"v=spf1 {ips} -all"}
        if isinstance(spf, str) and spf in rec:
            if not freemail:
                if rec[spf]:
                    self.txt(o.domain, rec[spf])
                if spf == "toomany":
                    for i in range(12):
                        self.txt(f"s{i}.{o.domain}", f"v=spf1 ip4:{self.ip4(o.net)} -all")
                if spf == "servfail":
                    self.fail.append(f"{o.domain} TXT")
                if spf == "timeout":
                    self.fail.append(f"{o.domain} TXT timeout")
                if spf == "incfail":
                    self.zone = [z for z in self.zone if not z.startswith(f"_spf.{p.domain}. ")]
                    self.fail.append(f"_spf.{p.domain} TXT" + self.r.choice(["", " timeout"]))
        else:
            self.txt(o.domain, spf)
        o.spf = spf
        o.dkim = self.key(o.domain, alg=alg) if dkim else None
        self.txt(f"_dmarc.{o.domain}", f"v=DMARC1; p={self.r.choice(['reject', 'none', 'quarantine'])}; rua=mailto:dmarc@{o.domain}")
        self.args = ["--owner", o.addr, "--provider", p.mx.name]
        if p.authserv != p.mx.name:
            self.args += ["--provider", p.authserv]
        if own_args:
            self.args += ["--own-network", o.office.ip + "/32"]
        self.args += ["--world", "world"]
        return o

    def org(self, style=None, net=None, slug=None, sign=None, spf=True, inner=None, two=None, ptr="ok", domain=None, fmt=None):
        """An organisation that receives mail and bounces it."""
        g = Org()
        g.slug = slug or self.slug()
        g.domain = domain or g.slug + ".example"
        g.net = net or self.net(g.slug)
        g.style = style or self.r.choice(STYLES)
        g.tz = -480 if g.style == "gmail" else self.tz()
        g.mx = self.host(g.net, self.r.choice(["mx", "mx-a", "gate", "in", "mail"]) + "." + g.domain, ptr=ptr)
        two = self.r.random() < 0.35 if two is None else two
        g.out = self.host(g.net, "out." + g.domain, ptr=ptr) if two else g.mx
        self.rr(g.domain, "MX", f"10 {g.mx.name}.")
        if spf:
            self.txt(g.domain, "v=spf1 ip4:" + g.out.ip + (f" ip4:{g.mx.ip}" if two else "") + " -all")
            self.txt(g.out.name, "v=spf1 a -all")
            if two:
                self.txt(g.mx.name, "v=spf1 a -all")
        g.spf = spf
        sign = self.r.random() < 0.6 if sign is None else sign
        g.key = self.key(g.domain) if sign else None
        g.inner = inner if inner is not None else self.r.choice([None, None, None, "lmtp", "amavis", "private"])
        g.fmt = fmt or FORMAT_OF[g.style]
        if g.fmt == "exim" and fmt is None and self.r.random() < .3:
            g.fmt = "exim-text"
        g.reporting = g.mx.name
        g.kind = "plain"
        return g

    def attacker(self, net=None, v6=False, ptr=None, slug=None):
        net = net or self.net(slug)
        ptr = ptr or self.r.choice(["ok", "ok", "ok", "none", "lie"])
        ip = self.ip6(net) if v6 else self.ip4(net)
        dash = ip.replace(".", "-").replace(":", "-")
        name = self.r.choice([f"host-{dash}.dyn.{net.slug}.example", f"{dash}.static.{net.slug}.example",
                              f"vps{self.r.randint(100, 9999)}.{net.slug}.example", f"ip-{dash}.customer.{net.slug}.example"])
        if ptr == "none":
            h = Host(None, ip, net, None, False)
        elif ptr == "lie":
            lie = f"mail{self.r.randint(1, 9)}.{self.slug()}.example"
            self.ptr(ip, lie)
            h = Host(lie, ip, net, lie, False)
        elif ptr == "ok":
            self.ptr(ip, name)
            self.rr(name, "AAAA" if v6 else "A", ip)
            h = Host(name, ip, net, name, True)
        else:
            self.ptr(ip, ptr)
            h = Host(ptr, ip, net, ptr, False)
        h.helo = self.r.choice([f"win-{self.token(6)}", "localhost", "friend", f"[192.168.{self.r.randint(0, 9)}.{self.r.randint(2, 250)}]",
                                name, "ylmf-pc", self.o.domain, f"{self.slug()}.example"])
        return h

    # -------------------------------------------------------------- Received
    def rx(self, style, *, helo, ip, by, t, name=None, conf=True, by_ip=None, rcpt=None, env=None, tz=0, tls=None, auth=None):
        """One Received field as this software writes it."""
        r = self.r
        v6 = ":" in ip
        tls = r.random() < 0.6 if tls is None else tls
        w = "ESMTP" + ("S" if tls else "") + ("A" if auth else "")
        nm = name if (name and conf) else None
        tag = f"[IPv6:{ip}]" if v6 else f"[{ip}]"
        bare = f"[{ip}]"
        f = f"\n\tfor <{rcpt}>" if rcpt else ""
        cipher = r.choice(["TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"])
        if style == "postfix":
            h = re.sub(r'[ <>()\\";@]', "?", helo)
            s = f"Received: from {h} ({nm or 'unknown'} {tag})"
            if tls:
                s += f"\n\t(using TLSv1.3 with cipher {cipher} (256/256 bits)\n\t key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256)\n\t(No client certificate requested)"
            if auth:
                s += f"\n\t(Authenticated sender: {auth})"
            return s + f"\n\tby {by} (Postfix) with {w} id {self.token(15, ALNUM[10:])}{f}; {date(t, tz, True)}"
        if style == "exim":
            port = r.randint(1025, 65000)
            hl = f" helo={helo}" if helo != nm else ""
            if nm:
                s = f"Received: from {nm} ({bare}:{port}{hl})"
            elif r.random() < .5:
                s = f"Received: from {bare} (port={port}{hl})"
            else:
                s = f"Received: from {bare} (helo={helo})"
            proto = w.lower() + (f" (TLS1.3) tls {cipher}" if tls else "")
            s += f"\n\tby {by} with {proto}\n\t(Exim 4.{r.randint(90, 98)})"
            if env is not None:
                s += f"\n\t(envelope-from <{env}>)"
            s += f"\n\tid 1{self.token(5)}-{self.token(6)}-{self.token(2)}"
            return s + (f"\n\tfor {rcpt}" if rcpt else "") + f"; {date(t, tz)}"
        if style == "sendmail":
            if nm:
                c = f"({nm} {tag})"
            elif name:
                c = f"({name} {tag} (may be forged))"
            else:
                c = f"({tag})"
            s = f"Received: from {helo} {c}\n\tby {by} (8.{r.randint(14, 17)}.{r.randint(1, 9)}/8.15.2) with {w} id {self.token(8)}{r.randint(100000, 999999)}"
            if auth:
                s = s.replace(f"\n\tby", f"\n\t(authenticated bits=0)\n\tby", 1)
            if tls:
                s += f"\n\t(version=TLSv1.3 cipher={cipher} bits=256 verify=NO)"
            return s + f + f"; {date(t, tz)}"
        if style == "qmail":
            n = nm or "unknown"
            hl = f" (HELO {helo})" if helo != n else ""
            a = f"({auth}@{ip})" if auth else f"({ip})"
            return f"Received: from {n}{hl} {a}\n  by {by} with {'ESMTPA' if auth else r.choice(['SMTP', 'ESMTP'])}; {date(t, 0, short=True).replace('+0000', '-0000')}"
        if style == "exchange":
            b = by_ip or f"10.{r.randint(1, 200)}.{r.randint(0, 250)}.{r.randint(2, 250)}"
            tail = " via Frontend Transport" if r.random() < .6 else ""
            return (f"Received: from {helo} ({ip}) by\n {by} ({b}) with Microsoft SMTP\n Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id\n"
                    f" 15.20.{r.randint(4000, 9000)}.{r.randint(8, 40)}{tail}; {date(t, 0)}")
        if style == "gmail":
            n = f"{nm}. " if nm else ""
            g = time.gmtime(t)
            s = (f"Received: from {helo} ({n}{tag})\n        by {by} with {w} id {self.token(7, 'abcdef0123456789')}-{self.token(14, '0123456789abcdef')}si{r.randint(1000000, 9999999)}plb.{r.randint(1, 500)}."
                 f"{g.tm_year}.{g.tm_mon:02d}.{g.tm_mday:02d}.{g.tm_hour:02d}.{g.tm_min:02d}.{g.tm_sec:02d}")
            if rcpt:
                s += f"\n        for <{rcpt}>"
            if tls:
                s += f"\n        (version=TLS1_3 cipher={cipher} bits=256/256)"
            return s + f";\n        {date(t, -480, True)}"
        if style == "courier":
            a = f"[{ip}]" if v6 else f"[::ffff:{ip}]"
            c = f"({nm} {a})" if nm else f"({r.choice(['', 'softdnserr '])}{a})"
            au = f" (AUTH: LOGIN {auth})" if auth else ""
            tl = f"\n  (TLS: TLS1.3,256bits,{cipher})" if tls else ""
            return f"Received: from {helo} {c}{au}{tl}\n  by {by} with esmtp{'s' if tls else ''}{'a' if auth else ''}\n  id {self.token(16, '0123456789ABCDEF')}.{self.token(16, '0123456789ABCDEF')}.{self.token(8, '0123456789ABCDEF')}; {date(t, tz)}"
        if style == "opensmtpd":
            s = f"Received: from {helo} ({nm or '<unknown>'} {tag})\n\tby {by} (OpenSMTPD) with {w} id {self.token(8, '0123456789abcdef')}"
            if tls:
                s += f" (TLSv1.3:{cipher}:256:NO)"
            if auth:
                s += f" auth=yes user={auth}"
            return s + (f"\n\tfor <{rcpt}>;\n\t" if rcpt else ";\n\t") + date(t, tz, True)
        if style == "mdaemon":
            if r.random() < .5:
                return f"Received: from {helo} {bare} by {by} {('[' + by_ip + ']') if by_ip else ''} with {'ESMTP' + ('A' if auth else '')} (MDaemon PRO v13.0.3)\n\tid md{r.randint(10**10, 10**11)}.msg{f}; {date(t, tz)}".replace("  ", " ")
            return f"Received: from {nm or helo} [({ip})] by {by} {('(' + by_ip + ')') if by_ip else ''} (MDaemon PRO v21.5.1)\n\twith {w} id md{r.randint(10**10, 10**11)}.msg{f}; {date(t, tz)}".replace("  ", " ")
        if style == "haraka":
            n = f"{nm} " if nm else ""
            s = f"Received: from {helo} ({n}{bare})\n\tby {by} (Haraka/2.8.{r.randint(20, 28)}) with {w} id {self.token(8, '0123456789ABCDEF')}-{self.token(4, '0123456789ABCDEF')}.1\n\tenvelope-from <{env or ''}>"
            if auth:
                s += " (authenticated bits=0)"
            if tls:
                s += f"\n\ttls {cipher} (ver=TLSv1.3 verify=NO)"
            return s + f";\n\t{date(t, tz)}"
        if style == "stalwart":
            nn = f"{name} " if name else ""                       # named whether or not it confirms
            asn = f" (AS{r.randint(64496, 64511)} Some Org, {r.choice(['DE', 'US', 'NL'])})"
            tl = f"\n\t(using TLSv1_3 with cipher {cipher})" if tls else ""
            au = f"\n\t(authenticated as {auth})" if False else ""
            return f"Received: from {helo} ({nn}{bare}{asn}){tl}{au}\n\tby {by} (Stalwart SMTP) with {w} id {self.token(16, '0123456789ABCDEF')};\n\t{date(t, tz)}"
        if style == "iis":
            return f"Received: from {helo} ({bare}{r.choice(['', ' RDNS failed']) if not nm else ''}) by {by} with Microsoft SMTPSVC(8.5.9600.16384);\n\t {date(t, tz)}".replace("([", "([").replace("] RDNS", "] RDNS")
        if style == "cgpro":
            acc = f" (account {auth} HELO {helo})" if auth else f" (HELO {helo})"
            return f"Received: from {bare}{acc}\n  by {by} (CommuniGate Pro SMTP 6.2.{r.randint(1, 15)})\n  with {w} id {r.randint(10**8, 10**9)}{' for ' + rcpt if rcpt else ''}; {date(t, tz)}"
        if style == "domino":
            g = time.gmtime(t)
            return f"Received: from {helo} ({bare})\n          by {by} (IBM Domino Release 9.0.1FP10)\n          with ESMTP id {g.tm_year}{g.tm_mon:02d}{g.tm_mday:02d}{g.tm_hour:02d}{g.tm_min:02d}{g.tm_sec:02d}00-{r.randint(1000, 99999)} ;\n          {date(t, tz)}"
        if style == "halon":
            return f"Received: from {helo} ({nm or 'unknown'} {tag})\n\tby {by} (Halon) with {w}\n\tid {self.token(8, '0123456789abcdef')}-{self.token(4, '0123456789abcdef')}-11ee-{self.token(4, '0123456789abcdef')}-{self.token(12, '0123456789abcdef')};\n\t{date(t, tz)}"
        raise KeyError(style)

    def from_host(self, style, h, **kw):
        return self.rx(style, helo=kw.pop("helo", getattr(h, "helo", None) or h.name or f"[{h.ip}]"), ip=kw.pop("ip", h.ip), name=h.ptr, conf=h.confirmed, **kw)

    def arrive(self, g, peer, rcpt, env, t, **kw):
        """The fields that an organisation's machines put above a mail handed in by peer, top first."""
        line = self.from_host(g.style, peer, by=g.mx.name, by_ip=g.mx.ip if g.style in ("exchange", "mdaemon") else None,
                              rcpt=rcpt if self.r.random() < .85 else None, env=env, t=t, tz=g.tz, **kw)
        top = []
        if g.inner == "lmtp":
            top = [f"Received: from {g.mx.name}\n\tby store{self.r.randint(1, 9)}.{g.domain} with LMTP\n\tid {self.token(22)}\n\t(envelope-from <{env}>)\n\tfor <{rcpt}>; {date(t + 1, g.tz)}"]
        elif g.inner == "amavis":
            top = [f"Received: from {g.mx.name} ([127.0.0.1])\n\tby localhost ({g.mx.name} [127.0.0.1]) (amavisd-new, port 10024)\n\twith LMTP id {self.token(12)} for <{rcpt}>;\n\t{date(t + 1, g.tz)}",]
            top = [f"Received: from localhost (localhost [127.0.0.1])\n\tby {g.mx.name} (Postfix) with ESMTP id {self.token(11, '0123456789ABCDEF')}\n\tfor <{rcpt}>; {date(t + 2, g.tz)}"] + top
        elif g.inner == "private":
            pip = f"10.{self.r.randint(0, 99)}.{self.r.randint(0, 9)}.{self.r.randint(2, 99)}"
            back = f"{self.r.choice(['backend', 'mbx1', 'relay'])}.{g.domain}"
            top = [f"Received: from {g.mx.name} ({g.mx.name} [{pip}])\n\tby {back} (Postfix) with ESMTP id {self.token(11, '0123456789ABCDEF')}\n\tfor <{rcpt}>; {date(t + 2, g.tz)}"]
        elif g.inner == "zimbra":
            top = [f"Received: from {g.mx.name} (LHLO {g.mx.name}) (10.2.2.20) by\n mbox.{g.domain} with LMTP; {date(t + 2, g.tz)}"]
        return top + [line]

    # -------------------------------------------------------------- mails
    def forged_mail(self, rcpt, t, frm=None, mid_domain=None, lang=None, **kw):
        r, o = self.r, self.o
        frm = frm or o.addr
        lang = lang or r.choice(list(SPAM))
        subs, body = SPAM[lang]
        disp = r.choice([f"From: {frm}", f"From: {enc(o.display)} <{frm}>", f'From: "{o.display}" <{frm}>'])
        mid = kw.get("mid") or f"{self.token(16)}@{mid_domain or self.slug() + '.example'}"
        h = [disp, f"To: {r.choice([rcpt, f'<{rcpt}>'])}", f"Subject: {enc(kw.get('subject') or r.choice(subs).format(n=r.randint(10000, 99999)))}",
             f"Date: {date(kw.get('date') or t - r.randint(1, 20), r.choice([0, -300, 480, 120]))}", f"Message-ID: <{mid}>", "MIME-Version: 1.0",
             'Content-Type: text/plain; charset="utf-8"', "Content-Transfer-Encoding: 8bit"]
        if r.random() < .4:
            h.append("X-Mailer: " + r.choice(["Microsoft Outlook 16.0", "The Bat! (v9.3)", "PHPMailer 5.2.9", "Foxmail 7.2"]))
        m = Msg(h, body)
        m.mid = mid
        return m

    def own_mail(self, rcpt, t, frm=None, subject=None, body=None, to_header=None, mid=None, extra=()):
        r, o = self.r, self.o
        frm = frm or o.addr
        subs, b = TEXTS[self.lang]
        mid = mid or f"{self.token(8)}-{self.token(12)}@{o.domain}"
        h = [f"From: {enc(o.display)} <{frm}>", f"To: {to_header or rcpt}", f"Subject: {enc(subject or r.choice(subs))}",
             f"Date: {date(t, o.tz)}", f"Message-ID: <{mid}>", "User-Agent: " + r.choice(["Mozilla Thunderbird", "K-9 Mail for Android", "Apple Mail (2.3776)", "Evolution 3.50"]),
             "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit", *extra]
        m = Msg(h, body or b)
        m.mid, m.t, m.rcpt = mid, t, rcpt
        return m

    def sign_own(self, m, t, key=None, **kw):
        key = key or self.o.dkim
        m.add(dkim_sign(m.all(), m.body, key, t, signed=kw.pop("signed", ["from", "to", "subject", "date", "message-id", "mime-version"]), **kw))
        return m

    def submit(self, m, t, client=None, auth=None, rcpt=None, sign=True, out=None, key=None, relay=None, style=None, helo=None, **kw):
        """Through the owner's provider: authenticated submission, perhaps an inner relay hop, perhaps a signature."""
        r, o, p = self.r, self.o, self.o.prov
        client = client or o.office
        style = style or (p.style if p.style not in ("halon",) else "postfix")
        line = self.rx(style, helo=helo or f"[192.168.{r.randint(0, 9)}.{r.randint(2, 99)}]", ip=client.ip, name=client.ptr, conf=client.confirmed,
                       by=p.submit.name, by_ip=p.submit.ip if style == "exchange" else None, rcpt=rcpt or m.rcpt, env=o.addr, t=t, tz=p.tz, tls=True, auth=auth or o.addr)
        m.add(line)
        out = out or r.choice([p.out1, p.out2])
        m.out = out
        if sign and (key or o.dkim):
            self.sign_own(m, t, key=key, **kw)
        if (r.random() < .5 if relay is None else relay) and out is not p.submit:
            m.add(self.rx("postfix" if style in ("gmail", "exchange") else style, helo=p.submit.name, ip=p.submit.ip, name=p.submit.name, by=out.name, rcpt=rcpt or m.rcpt, env=o.addr, t=t + 1, tz=p.tz))
        return m

    def keep(self, m, to=None):
        """The copy in the Sent folder: as the mail program stored it, no trace fields."""
        self.sent.append("\n".join(m.headers) + "\n\n" + m.body)

    def background_sent(self, n=None, signed=False):
        for _ in range(n or self.r.randint(2, 5)):
            t = self.t0 - self.r.randint(1, 40) * 86400 - self.r.randint(0, 80000)
            f, l = self.person()
            m = self.own_mail(f"{self.local(f, l)}@{self.slug()}.example", t)
            if signed:
                self.sign_own(m, t)
                self.sent.append(m.raw())
            else:
                self.keep(m)

    # -------------------------------------------------------------- bounces
    def bounce(self, g, m, rcpt, t, fmt=None, ret=None, action="failed", status="5.1.1", diag=None, to=None, arrived=None, reporting=None,
               from_domain=None, text_extra="", extra_headers=()):
        """The notice as the bouncing software makes it: (headers, body). m None: nothing of the original is returned."""
        r, o = self.r, self.o
        to = to or o.addr
        fmt = fmt or g.fmt
        rep = reporting or g.reporting
        ret = ret or ("full" if r.random() < .8 else "headers")
        if m is None:
            ret = "none"
        arrived = arrived or t - 15
        diag = diag or r.choice([f"550 5.1.1 <{rcpt}>: Recipient address rejected: User unknown", "550-5.1.1 The account does not exist",
                                 f"554 5.7.1 <{rcpt}>: message refused as spam" if status == "5.1.1" else "550 no such user",
                                 "550 5.2.1 mailbox disabled"])
        if status == "5.1.1" and "5.7.1" in diag:
            status = "5.7.1"
        bd = self.token(20)
        mid = f"{self.token(20, '0123456789ABCDEF')}@{rep}"
        fd = from_domain or rep
        def H(frm, sub, ct, auto="auto-replied"):
            return [f"From: {frm}", f"To: {to}", f"Subject: {sub}", f"Date: {date(t, g.tz)}", f"Message-ID: <{mid}>", f"Auto-Submitted: {auto}",
                    *extra_headers, "MIME-Version: 1.0", f"Content-Type: {ct}"]
        raw = {"full": m.raw() if m else "", "headers": m.head() if m else "", "none": ""}[ret]
        def part_orig(desc=True):
            if ret == "none":
                return ""
            typ = "message/rfc822" if ret == "full" else "text/rfc822-headers"
            d = "Content-Description: Undelivered Message" + ("" if ret == "full" else " Headers") + "\n" if desc else ""
            cte = "Content-Transfer-Encoding: 8bit\n" if any(ord(c) > 127 for c in raw) else ""
            return f"--{bd}\n{d}Content-Type: {typ}\n{cte}\n{raw}\n"
        def ds(extra=""):
            return (f"Reporting-MTA: dns; {rep}\nArrival-Date: {date(arrived, g.tz)}\n{extra}\nFinal-Recipient: rfc822; {rcpt}\nAction: {action}\nStatus: {status}\n"
                    f"Diagnostic-Code: smtp; {diag}\n")
        def report(frm, sub, text, auto="auto-replied", typ="message/delivery-status", extra=""):
            ct = f"multipart/report; report-type=delivery-status;\n\tboundary=\"{bd}\""
            b = f"This is a MIME-encapsulated message.\n\n--{bd}\nContent-Type: text/plain; charset=us-ascii\n\n{text}{text_extra}\n--{bd}\nContent-Type: {typ}\n\n{ds(extra)}\n{part_orig()}--{bd}--\n"
            return H(frm, sub, ct, auto), b
        delayed = action == "delayed"
        if fmt == "postfix":
            sub = "Delayed Mail (still being retried)" if delayed else ("Successful Mail Delivery Report" if action in ("relayed", "delivered") else "Undelivered Mail Returned to Sender")
            txt = f"This is the mail system at host {rep}.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. It's attached below.\n\n                   The mail system\n\n<{rcpt}>: {diag}\n"
            if delayed:
                txt = f"This is the mail system at host {rep}.\n\n####################################################################\n# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #\n####################################################################\n\nYour message could not be delivered for more than 4 hour(s).\nIt will be retried until it is 5 day(s) old.\n\n<{rcpt}>: {diag}\n"
            elif action in ("relayed", "delivered"):
                txt = f"This is the mail system at host {rep}.\n\nYour message was successfully delivered to the destination(s)\nlisted below.\n\n<{rcpt}>: delivery via local: delivered to mailbox\n"
            hd, b = report(f"Mail Delivery System <MAILER-DAEMON@{fd}>", sub, txt, extra=f"X-Postfix-Queue-ID: {self.token(10, '0123456789ABCDEF')}\nX-Postfix-Sender: rfc822; {to}\n")
        elif fmt == "exim":
            hd, b = report(f"Mail Delivery System <Mailer-Daemon@{fd}>", "Mail delivery failed: returning message to sender" if not delayed else "Warning: message 1abc delayed 24 hours",
                           f"This message was created automatically by mail delivery software.\n\nA message that you sent {'has not yet been' if delayed else 'could not be'} delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  {rcpt}\n    {diag}\n" if not delayed else
                           f"This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue on {rep}.\n\nThe address to which the message has not yet been delivered is:\n\n  {rcpt}\n\nNo action is required on your part.\n")
            hd.insert(0, f"X-Failed-Recipients: {rcpt}")
        elif fmt == "sendmail":
            hd, b = report(f"Mail Delivery Subsystem <MAILER-DAEMON@{fd}>", "Returned mail: see transcript for details" if not delayed else "Warning: could not send message for past 4 hours",
                           f"The original message was received at {date(arrived, g.tz)}\nfrom localhost\n\n   ----- The following addresses had {'transient non-fatal' if delayed else 'permanent fatal'} errors -----\n<{rcpt}>\n    (reason: {diag})\n\n   ----- Transcript of session follows -----\n550 5.1.1 <{rcpt}>... User unknown\n" if not delayed else
                           f"    **********************************************\n    **      THIS IS A WARNING MESSAGE ONLY      **\n    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **\n    **********************************************\n\nThe original message was received at {date(arrived, g.tz)}\n\n   ----- The following addresses had transient non-fatal errors -----\n<{rcpt}>\n",
                           auto="auto-generated (failure)")
        elif fmt == "courier":
            hd, b = report(f"\"Courier mail server at {rep}\" <mailer-daemon@{fd}>".replace("\"Courier", "\"Courier"), "NOTICE: mail delivery status.",
                           f"This is a delivery status notification from {rep},\nrunning the Courier mail server, version 1.0.16.\n\nThe original message was received on {date(arrived, g.tz)}\n\n---------------------------------------------------------------------------\n\n                           UNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n<{rcpt}>:\n <<< {diag}\n\n---------------------------------------------------------------------------\n")
        elif fmt == "opensmtpd":
            hd, b = report(f"Mailer Daemon <MAILER-DAEMON@{fd}>", "Delivery status notification: error",
                           f"    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n\n{rcpt}: {diag}\n\n    Below is a copy of the original message:\n")
        elif fmt == "gmail":
            hd, b = report(f"Mail Delivery Subsystem <mailer-daemon@{fd}>", "Delivery Status Notification (Failure)" if not delayed else "Delivery Status Notification (Delay)",
                           f"** Address not found **\n\nYour message wasn't delivered to {rcpt} because the address couldn't be found, or is unable to receive mail.\n\nThe response was:\n\n{diag}\n")
            hd.insert(0, f"X-Failed-Recipients: {rcpt}")
        elif fmt == "exchange":
            pasted = "\n".join(m.all()) if m else ""
            hd, b = report(f"Microsoft Outlook <postmaster@{from_domain or g.domain}>", "Undeliverable: " + ((m.get("Subject") if m else None) or "mail"),
                           f"Delivery has failed to these recipients or groups:\n\n{rcpt}\nThe email address you entered couldn't be found.\n\nDiagnostic information for administrators:\n\nGenerating server: {rep}\n\n{rcpt}\nRemote Server returned '{diag}'\n" +
                           (f"\nOriginal message headers:\n\n{pasted}\n" if m else ""), auto="auto-replied")
            hd.insert(0, "X-MS-Exchange-Message-Is-Ndr:")
        elif fmt == "generic":
            hd, b = report(f"{r.choice(['Mail Delivery System', 'Postmaster', 'Mail Administrator'])} <{r.choice(['MAILER-DAEMON', 'postmaster'])}@{fd}>",
                           r.choice(["Delivery Status Notification (Failure)", "Mail delivery failed", "Undeliverable message"]) if not delayed else "Delivery delayed",
                           f"This is the delivery agent at {rep}. Your mail could not be delivered.\n\n<{rcpt}>: {diag}\n")
        elif fmt == "exim-text":
            hd = H(f"Mail Delivery System <Mailer-Daemon@{fd}>", "Mail delivery failed: returning message to sender", "text/plain; charset=UTF-8")
            hd.insert(0, f"X-Failed-Recipients: {rcpt}")
            hd.append("Content-Transfer-Encoding: 8bit")
            note = "This is a copy of the message, including all the headers." if ret == "full" else "This is a copy of the message's headers."
            b = (f"This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  {rcpt}\n    {diag}\n{text_extra}" +
                 (f"\n------ {note} ------\n\n{raw}\n" if m else ""))
        elif fmt == "qmail":
            hd = H(f"MAILER-DAEMON@{fd}", "failure notice", "text/plain; charset=UTF-8")
            hd = [h for h in hd if not h.startswith(("Auto-Submitted", "MIME-", "Content-"))]
            b = (f"Hi. This is the qmail-send program at {rep}.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<{rcpt}>:\nSorry, no mailbox here by that name. (#5.1.1)\n{text_extra}" +
                 (f"\n--- Below this line is {'a copy of the message' if ret == 'full' else 'the original bounce headers'}.\n\n{raw}\n" if m else ""))
        elif fmt == "text-paste":
            hd = H(f"postmaster@{fd}", r.choice(["Undeliverable mail", "Returned mail: User unknown", "Delivery failure"]), "text/plain; charset=UTF-8")
            b = (f"Your message to <{rcpt}> could not be delivered.\n\nReason: {diag}\n{text_extra}" + (f"\n---------- Original message ----------\n\n{raw}\n" if m else ""))
        else:
            raise KeyError(fmt)
        self.last_kind = {"exim-text": ["bounce", "dsn"], "qmail": ["bounce"], "text-paste": ["bounce"]}.get(fmt, ["dsn", "bounce"] if not (delayed or action in ("relayed", "delivered")) else ["delay"] if delayed else ["success", "dsn"])
        self.last_ret = ret
        return hd, b

    def deliver(self, hd, body, g=None, t=None, auth=None, peer=None, helo=None, to=None, ret_path="", ar=None, sign=None, extra_top=(), planted=(),
                style=None, local=True, key="org", path=None):
        """Hand a mail to the owner's provider, which writes its own fields on top. auth None: whatever is true of g."""
        r, o, p = self.r, self.o, self.o.prov
        to = to or o.addr
        peer = peer or g.out
        helo = helo or peer.name or f"[{peer.ip}]"
        k = (g.key if g is not None else None) if key == "org" else key
        hd = list(hd)
        own = []
        if local and r.random() < .5 and g is not None and g.kind == "plain":
            own = [r.choice([f"Received: by {g.reporting} (Postfix)\n\tid {self.token(11, '0123456789ABCDEF')}; {date(t, g.tz, True)}",
                             f"Received: from localhost (localhost)\n\tby {g.reporting} (8.15.2/8.15.2) id {self.token(14)};\n\t{date(t, g.tz)}",
                             f"Received: from Debian-exim by {g.reporting} with local (Exim 4.96)\n\tid 1{self.token(5)}-{self.token(6)}-{self.token(2)}; {date(t, g.tz)}"])]
        dk = "none"
        if k is not None:
            sig = dkim_sign(hd, body, k, t)
            own = [sig] + own
            dk = "pass"
        spf_ok = bool(g is not None and g.spf) if auth is None else auth in ("spf", "both")
        if ar is None:
            if dk == "pass":
                d = r.choice([f"dkim=pass header.d={k.domain} header.s={k.sel}", f"dkim=pass (2048-bit key) header.d={k.domain} header.s={k.sel}", f"dkim=pass header.i=@{k.domain} header.s={k.sel}"])
                if "header.i" in d and r.random() < .7:
                    d = f"dkim=pass header.d={k.domain} header.i=@{k.domain}"
            else:
                d = "dkim=none"
            if ret_path:
                s = f"spf=pass smtp.mailfrom={ret_path}" if spf_ok else f"spf=none smtp.mailfrom={ret_path}"
            elif spf_ok:
                s = f"spf=pass smtp.helo={helo}"
                if p.style == "gmail":
                    s = f"spf=pass ({p.mx.name}: domain of postmaster@{helo} designates {peer.ip} as permitted sender) smtp.helo={helo}"
            else:
                s = f"spf=none smtp.helo={helo}"
            parts = [d, s]
            r.shuffle(parts)
            ar = f"Authentication-Results: {p.authserv};\n\t" + ";\n\t".join(parts)
        rec = self.rx(style or p.style, helo=helo, ip=peer.ip, name=peer.ptr, conf=peer.confirmed, by=p.mx.name,
                      by_ip=p.mx.ip if p.style == "exchange" else None, rcpt=to, env=ret_path, t=t + r.randint(1, 5), tz=p.tz)
        top = [f"Return-Path: <{ret_path}>", f"Delivered-To: {to}", *extra_top]
        if p.inner:
            top.append(f"Received: from {p.mx.name}\n\tby store{r.randint(1, 20)}.{p.domain} with LMTP\n\tid {self.token(22)}\n\t(envelope-from <{ret_path}>)\n\tfor <{to}>; {date(t + 6, p.tz)}")
        top += [ar, rec] if p.ar_above else [rec, ar]
        if not ar:
            top = [x for x in top if x]
        text = "\n".join(top + list(planted) + own + hd) + "\n\n" + body
        name = path or f"in/{len(self.mails) + 1:03d}.eml"
        self.mails.append((name, text))
        return name

    def put(self, text):
        name = f"in/{len(self.mails) + 1:03d}.eml"
        self.mails.append((name, text))
        return name

    # -------------------------------------------------------------- expectations
    def expect(self, path, verdicts, truth, injection, kinds=None, forbidden=None):
        if forbidden is None:
            forbidden = {"forged": ["sent-by-you"], "framing": ["sent-by-you", "forged-confirmed"], "owner-sent": ["forged", "forged-confirmed"],
                         "break-in": ["forged", "forged-confirmed"]}.get(truth, [])
        inj = []
        for i in injection:
            x = i.ip if isinstance(i, Host) else i
            if x is not None:
                x = str(ipaddress.ip_address(x))
            if x not in inj:
                inj.append(x)
        self.expect_msgs[path] = {"verdicts": verdicts, "truth": truth, "forbidden": forbidden, "injection": inj, "kinds": kinds or self.last_kind}

    def report_ok(self, host, contact="auto", required=False):
        ip = host.ip if isinstance(host, Host) else host
        ip = str(ipaddress.ip_address(ip))
        self.allowed.append(ip)
        if required:
            self.required.append(ip)
        c = host.net.contact if contact == "auto" else contact
        if c:
            self.contacts[ip] = c

    def done(self):
        last = self.t0
        self.clock = self.clock or (getattr(self, "tlast", self.t0) + self.r.randint(4, 30) * 3600)

    def write(self, folder):
        folder = Path(folder)
        (folder / "in").mkdir(parents=True, exist_ok=True)
        w = folder / "world"
        (w / "rdap").mkdir(parents=True, exist_ok=True)
        (w / "sent").mkdir(parents=True, exist_ok=True)
        def put(path, text):
            b = text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")
            if self.crlf:
                b = b.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
            path.write_bytes(b)
        for name, text in self.mails:
            put(folder / name, text)
        for i, m in enumerate(self.sent):
            put(w / "sent" / f"{i + 1:03d}.eml", m)
        (w / "dns.zone").write_text("; the names of this world, absolute; anything else does not exist\n" + "\n".join(dict.fromkeys(self.zone)) + "\n")
        if self.fail:
            (w / "dns.fail").write_text("\n".join(self.fail) + "\n")
        for i, (h, o) in enumerate(self.rdap):
            (w / "rdap" / f"{i:02d}-{h}.json").write_text(json.dumps(o, indent=1))
        g = time.gmtime(self.clock)
        (w / "clock").write_text(time.strftime("%Y-%m-%dT%H:%M:%SZ", g))
        (folder / "expect.json").write_text(json.dumps({"id": self.id, "covers": self.covers, "why": self.why, "args": self.args,
                                                        "messages": self.expect_msgs, "incident": self.incident,
                                                        "reportable": {"required": self.required, "allowed": self.allowed, "contacts": self.contacts}}, indent=1))
