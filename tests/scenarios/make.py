#!/usr/bin/env python3
"""Writes the scenarios in this folder. Needs Python 3 with `cryptography`.

Each scenario is a folder: `in/*.eml` (what lies in the mailbox), `world/` (the internet and the Sent folder), and `expect.json`
(command line, verdicts allowed and forbidden, what may be reported). Run it after a change; the same input gives the same bytes.
All names are invented, all addresses are documentation addresses. The keys follow from the names: they protect nothing.
"""
import base64, hashlib, ipaddress, json, pathlib, shutil
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

HERE = pathlib.Path(__file__).parent
NOON = datetime(2026, 3, 10, 12, 0, tzinfo=timezone.utc)
OWNER, DOMAIN = "mara@lindenhof.example", "lindenhof.example"
OFFICE, OUT, SUBMIT, MX, WWW = "192.0.2.66", "192.0.2.30", "192.0.2.20", "192.0.2.10", "192.0.2.100"
FORGER, FORGER_NAME = "203.0.113.77", "box77.cheaphost.example"
STRANGER = "203.0.113.150"
FORGED = ["forged", "forged-confirmed"]
SPF = "v=spf1 ip4:192.0.2.30 -all"

# name: host, address. One network each unless said otherwise.
SITES = {
    "birkenau.example": ("mx.birkenau.example", "198.51.100.10"),
    "clearwater.example": ("mx.clearwater.example", "198.51.100.40"),
    "harbour.example": ("mx.harbour.example", "198.51.100.70"),
    "alumni.example": ("mail.alumni.example", "198.51.100.100"),
    "bank.example": ("mx.bank.example", "198.51.100.130"),
    "evil.example": ("mx.evil.example", "203.0.113.200"),
    "wicked.example": ("mx.wicked.example", "203.0.113.140"),
}
# first, last, holder, AS number, abuse contact
NETS = [
    ("192.0.2.0", "192.0.2.31", "Postwerk", 64496, "abuse@postwerk.example"),
    ("192.0.2.64", "192.0.2.127", "City Cable", 64497, "abuse@citycable.example"),
    ("198.51.100.0", "198.51.100.31", "Birkenau", 64498, "abuse@birkenau.example"),
    ("198.51.100.32", "198.51.100.63", "Clearwater", 64499, "abuse@clearwater.example"),
    ("198.51.100.64", "198.51.100.95", "Harbour", 64500, "abuse@harbour.example"),
    ("198.51.100.96", "198.51.100.127", "Alumni", 64501, "abuse@alumni.example"),
    ("198.51.100.128", "198.51.100.159", "Bank", 64502, "abuse@bank.example"),
    ("203.0.113.64", "203.0.113.127", "CheapHost", 64503, "abuse@cheaphost.example"),
    ("203.0.113.128", "203.0.113.191", "Nightowl", 64504, "abuse@nightowl.example"),
    ("203.0.113.192", "203.0.113.255", "Evil", 64505, "abuse@evil.example"),
]


def when(minutes=0):
    return format_datetime(NOON + timedelta(minutes=minutes))


def key(domain):
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(f"alibi scenario {domain}".encode()).digest())


def public(domain):
    return base64.b64encode(key(domain).public_key().public_bytes_raw()).decode()


def sign(mail, domain, names="from:to:subject:date:message-id", minutes=0):
    """DKIM, relaxed/relaxed, ed25519 (RFC 6376, RFC 8463). Bodies here need no canonicalisation beyond their end."""
    head, body = mail.split("\n\n", 1)
    fields = head.replace("\n\t", " ").split("\n")
    body = body.rstrip("\n").replace("\n", "\r\n") + "\r\n"
    bh = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
    t = int((NOON + timedelta(minutes=minutes)).timestamp())
    value = f"v=1; a=ed25519-sha256; c=relaxed/relaxed; d={domain}; s=s1; t={t}; h={names}; bh={bh}; b="
    text = ""
    for name in names.split(":"):
        found = [f for f in fields if f.lower().startswith(name + ":")]
        if found:
            text += f"{name}:{' '.join(found[-1].split(':', 1)[1].split())}\r\n"
    b = base64.b64encode(key(domain).sign(hashlib.sha256((text + f"dkim-signature:{value}").encode()).digest())).decode()
    return f"DKIM-Signature: {value}{b}\n{mail}"


# ---- Received lines, as the MTAs write them

def postfix(helo, name, peer, by, to=None, minutes=0, auth=None):
    sasl = f"\n\t(Authenticated sender: {auth})" if auth else ""
    proto = "ESMTPSA" if auth else "ESMTPS"
    for_ = f"\n\tfor <{to}>" if to else ""
    return f"Received: from {helo} ({name} [{peer}]){sasl}\n\tby {by} (Postfix) with {proto} id 4ZB{abs(minutes)}Xq2z9{for_}; {when(minutes)}\n"


def exim(helo, name, peer, by, to, minutes=0):
    return (f"Received: from {name} ([{peer}]:51422 helo={helo})\n\tby {by} with esmtp (Exim 4.96)\n\t(envelope-from <{OWNER}>)\n"
            f"\tid 1trA0{abs(minutes)}-0004Yx-2b\n\tfor {to}; {when(minutes)}\n")


def exchange(helo, peer, by, by_address, minutes=0):
    return (f"Received: from {helo} ({peer}) by {by} ({by_address}) with Microsoft SMTP Server\n"
            f"\t(version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.1.2507.39; {when(minutes)}\n")


def into(domain, helo, name, peer, to, minutes=-3):
    return postfix(helo, name, peer, SITES[domain][0], to, minutes)


def from_forger(domain, to, **more):
    return into(domain, "win-K2", FORGER_NAME, FORGER, to, **more)


def from_provider(domain, to, **more):
    return into(domain, "out1.postwerk.example", "out1.postwerk.example", OUT, to, **more)


def submitted(peer, auth=OWNER, to=None, name="unknown", minutes=-4):
    return postfix("[192.168.1.5]", name, peer, "submit.postwerk.example", to, minutes, auth)


# ---- mails

def letter(to, subject="Your invoice 4711", mid="k3J9x1@lindenhof.example", minutes=-5, sender=OWNER, extra="", text="Please see below."):
    return f"From: Mara Linden <{sender}>\nTo: {to}\nSubject: {subject}\nDate: {when(minutes)}\nMessage-ID: <{mid}>\n{extra}MIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\n\n{text}\n"


def returned(lines, mail, sender=OWNER):
    return f"Return-Path: <{sender}>\n{''.join(lines)}{mail}"


def notice(original, failed, site, peer=None, host=None, name=None, signed=False, spf=True, results=True, minutes=0, to=OWNER,
           reporting=None, headers_only=False, sender=None, planted="", nothing=False, n=0):
    """A DSN as it lies in the owner's mailbox, handed in by `peer`. `planted` stands where a stranger's header begins."""
    own, address = SITES[site]
    host, peer = host or own, peer or address
    name = name if name is not None else host
    sender = sender or f"MAILER-DAEMON@{own}"
    kind, back = ("text/rfc822-headers", original.split("\n\n", 1)[0] + "\n") if headers_only else ("message/rfc822", original)
    part = "" if nothing else f"--b1\nContent-Type: {kind}\n\n{back}\n"
    mail = (f"From: Mail Delivery System <{sender}>\nTo: {to}\nSubject: Undelivered Mail Returned to Sender\nDate: {when(minutes)}\n"
            f"Message-ID: <r{n}.{minutes}.{hashlib.sha256((failed + site).encode()).hexdigest()[:8]}@{own}>\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\n"
            f'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"\n\n'
            f"--b1\nContent-Type: text/plain; charset=us-ascii\n\nYour mail could not be delivered.\n<{failed}>: user unknown\n\n"
            f"--b1\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; {reporting or own}\n\nFinal-Recipient: rfc822; {failed}\n"
            f"Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 user unknown\n\n{part}--b1--\n")
    if signed:
        mail = sign(mail, signed if isinstance(signed, str) else site, minutes=minutes)
    verdict = "pass" if spf else "fail"
    auth = f"Authentication-Results: mx1.postwerk.example; spf={verdict} smtp.helo={host}\n" if results else ""
    top = postfix(host, name or "unknown", peer, "mx1.postwerk.example", to, minutes + 1)
    return f"Return-Path: <>\nDelivered-To: {to}\n{auth}{top}{planted}{mail}"


class World:
    """One scenario: starts with the usual names, networks and Sent folder."""

    def __init__(self, name, covers, why):
        self.name, self.covers, self.why = name, covers, why
        self.args = ["--owner", OWNER, "--provider", "mx1.postwerk.example", "--own-network", f"{OFFICE}/32", "--world", "world"]
        self.txt, self.hosts, self.ptr, self.mx = {}, {}, {}, {}
        self.more_hosts = []
        self.mails, self.messages, self.sent_mails, self.fails = [], {}, [], []
        self.nets = list(NETS)
        self.incident, self.allowed, self.required = None, [], []
        for host, address in [("mx1.postwerk.example", MX), ("submit.postwerk.example", SUBMIT), ("out1.postwerk.example", OUT),
                              ("office.lindenhof.example", OFFICE), ("www.lindenhof.example", WWW), (FORGER_NAME, FORGER)]:
            self.host(host, address)
        self.mx[DOMAIN] = self.mx["postwerk.example"] = "mx1.postwerk.example"
        self.txt[DOMAIN] = SPF
        self.txt["postwerk.example"] = "v=spf1 ip4:192.0.2.30 -all"
        self.txt[f"s1._domainkey.{DOMAIN}"] = f"v=DKIM1; k=ed25519; p={public(DOMAIN)}"
        for domain, (host, address) in SITES.items():
            self.host(host, address)
            self.mx[domain] = host
            self.txt[domain] = f"v=spf1 ip4:{address} -all"
            self.txt[host] = "v=spf1 a -all"
            self.txt[f"s1._domainkey.{domain}"] = f"v=DKIM1; k=ed25519; p={public(domain)}"
        self.sent(letter("old@birkenau.example", "Lunch", "old1@lindenhof.example", -3000))

    def host(self, name, address, ptr=True):
        self.hosts[name] = address
        if ptr:
            self.ptr[address] = name

    def sent(self, mail):
        self.sent_mails.append(mail)

    def add(self, mail, verdicts, forbidden, injection=None, kinds=("dsn", "bounce")):
        self.mails.append(mail)
        self.messages[f"in/{len(self.mails):03}.eml"] = {
            "verdicts": list(verdicts), "forbidden": list(forbidden),
            **({"injection": injection} if injection is not None else {}), "kinds": list(kinds)}
        return self

    def write(self):
        folder = HERE / self.name
        if folder.exists():
            shutil.rmtree(folder)
        for sub in ("in", "world/rdap", "world/sent"):
            (folder / sub).mkdir(parents=True)
        for n, mail in enumerate(self.mails, 1):
            (folder / f"in/{n:03}.eml").write_text(mail)
        for n, mail in enumerate(self.sent_mails, 1):
            (folder / f"world/sent/{n:03}.eml").write_text(mail)
        (folder / "world/clock").write_text("2026-03-10T18:00:00Z\n")
        zone = [f"{h}. 3600 IN {'AAAA' if ':' in a else 'A'} {a}" for h, a in [*self.hosts.items(), *self.more_hosts]]
        zone += [f"{ipaddress.ip_address(a).reverse_pointer}. 3600 IN PTR {h}." for a, h in self.ptr.items()]
        zone += [f"{d}. 3600 IN MX {10 * n} {h}." for d, all in self.mx.items() for n, h in enumerate(all.split(), 1)]
        zone += [f'{d}. 3600 IN TXT "{t}"' for d, t in self.txt.items()]
        (folder / "world/dns.zone").write_text("\n".join(zone) + "\n")
        if self.fails:
            (folder / "world/dns.fail").write_text("\n".join(self.fails) + "\n")
        for first, last, holder, asn, contact in self.nets:
            card = lambda role, mail: {"objectClassName": "entity", "roles": [role], "vcardArray": ["vcard", [["version", {}, "text", "4.0"],
                    ["fn", {}, "text", holder]] + ([["email", {}, "text", mail]] if mail else [])]}
            net = {"rdapConformance": ["rdap_level_0"], "objectClassName": "ip network", "handle": f"NET-{first}", "name": holder,
                   "startAddress": first, "endAddress": last, "ipVersion": "v4", "type": "ASSIGNED PA", "status": ["active"], "country": "ZZ",
                   "arin_originas0_originautnums": [asn], "entities": [card("registrant", None), card("abuse", contact)]}
            (folder / f"world/rdap/net-{first}.json").write_text(json.dumps(net) + "\n")
        expect = {"id": self.name, "covers": self.covers, "why": self.why, "args": self.args, "messages": self.messages,
                  "incident": self.incident,
                  "reportable": {"required": self.required, "allowed": self.allowed, "contacts": {FORGER: "abuse@cheaphost.example"} if self.allowed else {}}}
        (folder / "expect.json").write_text(json.dumps(expect, indent=1) + "\n")


def scenario(covers):
    def wrap(build):
        world = World(build.__name__.replace("_", "-"), covers.split(), " ".join(build.__doc__.split()))
        build(world)
        world.write()
        return build
    return wrap


CLAIMED = ["sent-by-you", "through-your-account"]   # wrong for a forgery
MINE = ["forged", "forged-confirmed"]               # wrong for a break-in and for the owner's own mail
P = "pia@birkenau.example"
A = "birkenau.example"

OFFICE_CLAIM = ("mail.lindenhof.example", "office.lindenhof.example", OFFICE)


def forged_mail(to=P, **more):
    more.setdefault("mid", "zz81@box77.example")
    return letter(to, **more)


# ---- forgeries: nothing here may be called the owner's

@scenario("T1")
def t01_planted_lines(w):
    """Lines planted below the real injection point lead to an innocent host."""
    planted = postfix("mx.bank.example", "mx.bank.example", SITES["bank.example"][1], "relay.nowhere.example", minutes=-9)
    w.add(notice(returned([from_forger(A, P), planted], forged_mail()), P, A), FORGED, CLAIMED, [FORGER])


@scenario("T2")
def t02_planted_office(w):
    """A planted line says that the owner's office handed the mail to the owner's provider, logged in as the owner."""
    w.add(notice(returned([from_forger(A, P), submitted(OFFICE, name="office.lindenhof.example")], forged_mail()), P, A), FORGED, CLAIMED, [FORGER])


@scenario("T3")
def t03_linked_by_helo(w):
    """The forger says HELO with the provider's name and plants a line that the provider seems to have written."""
    top = into(A, "out1.postwerk.example", "unknown", FORGER, P)
    w.add(notice(returned([top, submitted(OFFICE)], forged_mail()), P, A), FORGED, CLAIMED, [FORGER])


@scenario("T4")
def t04_false_ptr(w):
    """The forger's PTR record claims the provider's name; the name does not lead back."""
    w.ptr[FORGER] = "out1.postwerk.example"
    top = (f"Received: from out1.postwerk.example (out1.postwerk.example [{FORGER}] (may be forged))\n"
           f"\tby mx.birkenau.example (8.15.2/8.15.2) with ESMTP id 62ABC123 for <{P}>; {when(-3)}\n")
    w.add(notice(returned([top, submitted(OFFICE)], forged_mail()), P, A), FORGED, CLAIMED, [FORGER])


@scenario("T5")
def t05_decoy_in_helo(w):
    """The HELO holds the owner's address in brackets."""
    top = (f"Received: from {FORGER_NAME} ([{FORGER}]:4411 helo=[{OFFICE}])\n\tby mx.birkenau.example with esmtp (Exim 4.96)\n"
           f"\tid 1trB0-0004-2b\n\tfor {P}; {when(-3)}\n")
    w.add(notice(returned([top], forged_mail()), P, A), FORGED + ["cannot-tell"], CLAIMED, [FORGER])


@scenario("T9")
def t09_inner_public_hops(w):
    """The bouncer has a filter and a store with public addresses; neither of them is the source."""
    w.host("store.birkenau.example", "198.51.100.12")
    w.host("filter.birkenau.example", "198.51.100.11")
    lines = [exchange("filter.birkenau.example", "198.51.100.11", "store.birkenau.example", "198.51.100.12", -1),
             exchange("mx.birkenau.example", "198.51.100.10", "filter.birkenau.example", "198.51.100.11", -2), from_forger(A, P)]
    w.add(notice(returned(lines, forged_mail()), P, A, reporting="store.birkenau.example"), FORGED, CLAIMED, [FORGER])


@scenario("T10")
def t10_lure_without_original(w):
    """Says that it comes from the bank, comes from the forger, and returns nothing."""
    w.add(notice("", "x@bank.example", "bank.example", peer=FORGER, host=FORGER_NAME, spf=False, nothing=True),
          ["suspicious-notice"], CLAIMED + FORGED)


@scenario("T11 T10")
def t11_fake_bounce_from_the_forger(w):
    """A fabricated bounce from an unauthenticated host wants an innocent network reported."""
    innocent = into("bank.example", "mail", "mx.harbour.example", SITES["harbour.example"][1], "x@bank.example")
    w.add(notice(returned([innocent], forged_mail("x@bank.example")), "x@bank.example", "bank.example", peer=FORGER, host=FORGER_NAME, spf=False),
          ["cannot-tell", "suspicious-notice"], CLAIMED + FORGED)


def flood(w, sites, lines_of, count=12, **more):
    for site in sites:
        for n in range(count):
            to = f"u{n}@{site}"
            w.add(notice(returned(lines_of(site, to), forged_mail(to, mid=f"f{n}.{site}@x.example")), to, site, minutes=n, n=n, **more),
                  FORGED, CLAIMED, [FORGER])


@scenario("T11")
def t11_two_independent_witnesses(w):
    """Two organisations in two networks with many mails: the one case in which a report is due."""
    w.allowed, w.required, w.incident = [FORGER], [FORGER], {"ip": FORGER, "verdicts": ["forged-confirmed"]}
    flood(w, [A, "clearwater.example"], lambda site, to: [from_forger(site, to)])


@scenario("T11")
def t11_one_witness_many_mails(w):
    """Two dozen returns from one organisation are still one witness."""
    w.incident = {"ip": FORGER, "verdicts": ["forged"]}
    flood(w, [A], lambda site, to: [from_forger(site, to)], count=24)


@scenario("T11")
def t11_two_names_one_netblock(w):
    """Two domains whose hosts sit in one network are one witness."""
    w.nets = [n for n in w.nets if n[2] not in ("Birkenau", "Clearwater")] + [("198.51.100.0", "198.51.100.63", "Twin", 64498, "abuse@twin.example")]
    w.incident = {"ip": FORGER, "verdicts": ["forged"]}
    flood(w, [A, "clearwater.example"], lambda site, to: [from_forger(site, to)])


@scenario("T11")
def t11_two_netblocks_one_holder(w):
    """Two domains, two networks, one holder with one abuse desk: one witness."""
    w.nets = [n for n in w.nets if n[2] not in ("Birkenau", "Clearwater")] + [
        ("198.51.100.0", "198.51.100.31", "Twin One", 64498, "abuse@twin.example"), ("198.51.100.32", "198.51.100.63", "Twin Two", 64498, "abuse@twin.example")]
    w.incident = {"ip": FORGER, "verdicts": ["forged"]}
    flood(w, [A, "clearwater.example"], lambda site, to: [from_forger(site, to)])


@scenario("T11")
def t11_witness_in_the_source_network(w):
    """One of the two witnesses sits in the network that it accuses."""
    w.nets = [n for n in w.nets if n[2] not in ("CheapHost", "Evil", "Nightowl")] + [("203.0.113.64", "203.0.113.255", "CheapHost", 64503, "abuse@cheaphost.example")]
    w.incident = {"ip": FORGER, "verdicts": ["forged"]}
    flood(w, [A, "evil.example"], lambda site, to: [from_forger(site, to)])


@scenario("T11")
def t11_planted_authentication_results(w):
    """Two fabricated bounces carry Authentication-Results in the provider's name; they come from the forger's own host."""
    for site in ("bank.example", "clearwater.example"):
        for n in range(12):
            to = f"u{n}@{site}"
            line = into(site, "mail", "mx.harbour.example", SITES["harbour.example"][1], to)
            ar = f"Authentication-Results: mx1.postwerk.example; dkim=pass header.d={site}; spf=pass smtp.helo={SITES[site][0]}\n"
            w.add(notice(returned([line], forged_mail(to, mid=f"a{n}.{site}@x.example")), to, site, peer=STRANGER, host="vps.nightowl.example", name="",
                         results=False, planted=ar, minutes=n, n=n), ["cannot-tell", "suspicious-notice"], CLAIMED + FORGED)


@scenario("T11")
def t11_other_domains_signature(w):
    """The attacker signs with his own domain, but the notice names the bank as its author: he may not speak for the bank."""
    line = into("bank.example", "mail", "mx.harbour.example", SITES["harbour.example"][1], "x@bank.example")
    w.add(notice(returned([line], forged_mail("x@bank.example")), "x@bank.example", "bank.example", peer=SITES["evil.example"][1],
                 host="mx.evil.example", sender="postmaster@evil.example", signed="evil.example"),
          ["cannot-tell", "suspicious-notice"], CLAIMED + FORGED)


@scenario("T11")
def t11_fabricated_office_mail(w):
    """A stranger fabricates a return of an automatic reply from the owner's office: it may not be called the owner's."""
    line = into("bank.example", "mail", "office.lindenhof.example", OFFICE, "x@bank.example")
    mail = forged_mail("x@bank.example", extra="Auto-Submitted: auto-replied\n")
    w.add(notice(returned([line], mail), "x@bank.example", "bank.example", peer=FORGER, host=FORGER_NAME, spf=False),
          ["cannot-tell", "suspicious-notice"], CLAIMED + FORGED)


@scenario("T11 T24")
def t11_fabricated_break_in(w):
    """A stranger fabricates a return that tells of a break-in at the owner's provider: no alarm on a stranger's word."""
    lines = [from_provider("bank.example", "x@bank.example"), submitted(STRANGER)]
    w.add(notice(returned(lines, forged_mail("x@bank.example")), "x@bank.example", "bank.example", peer=FORGER, host=FORGER_NAME, spf=False),
          ["cannot-tell", "suspicious-notice"], CLAIMED + FORGED)


@scenario("T11 T24")
def t11_fabricated_own_submission(w):
    """The same with the owner's office as the client: not the owner's mail on a stranger's word."""
    lines = [from_provider("bank.example", "x@bank.example"), submitted(OFFICE, name="office.lindenhof.example")]
    w.add(notice(returned(lines, forged_mail("x@bank.example")), "x@bank.example", "bank.example", peer=FORGER, host=FORGER_NAME, spf=False),
          ["cannot-tell", "suspicious-notice"], CLAIMED + FORGED)


@scenario("T13")
def t13_copied_message_id(w):
    """The forger copies a Message-ID out of a mail that he received from the owner."""
    w.sent(letter("shop@evil.example", "Order of seeds", "k3J9x1@lindenhof.example", -900))
    w.add(notice(returned([from_forger(A, P)], letter(P, "Your invoice 4711", "k3J9x1@lindenhof.example")), P, A), FORGED + ["cannot-tell"], CLAIMED, [FORGER])


@scenario("T13")
def t13_copied_headers_same_recipient(w):
    """One of several recipients sends the mail again with another text to a fellow recipient: all header fields are in Sent."""
    w.sent(letter(f"{P}, shop@evil.example", "Minutes"))
    w.add(notice(returned([from_forger(A, P)], letter(f"{P}, shop@evil.example", "Minutes", text="Click here.")), P, A), FORGED + ["cannot-tell"], CLAIMED, [FORGER])


@scenario("T18")
def t18_account_at_another_provider(w):
    """The forger used somebody's account at Harbour; below that stands a planted line."""
    lines = [into(A, "mx.harbour.example", "mx.harbour.example", SITES["harbour.example"][1], P),
             postfix("laptop", "unknown", STRANGER, "mx.harbour.example", P, -4, "tom@harbour.example"), submitted(OFFICE)]
    w.add(notice(returned(lines, forged_mail()), P, A), FORGED + ["cannot-tell"], CLAIMED)


@scenario("T20")
def t20_same_provider_other_customer(w):
    """Another customer of the owner's provider writes the owner's address in From: SPF passes, nothing is signed."""
    w.add(notice(returned([from_provider(A, P), submitted(STRANGER, "tom@othershop.example")], forged_mail()), P, A), ["cannot-tell", "forged"], CLAIMED)


@scenario("T20")
def t20_provider_signs_for_other_customer(w):
    """The provider signs by From, whoever logged in: another customer's login stands against the signature."""
    mail = sign(forged_mail(), DOMAIN, minutes=-5)
    w.add(notice(returned([from_provider(A, P), submitted(STRANGER, "tom@othershop.example")], mail), P, A), ["cannot-tell", "forged"], CLAIMED)


@scenario("T20")
def t20_freemail_other_account(w):
    """Owner and forger both have an account at the freemail provider, which signs with its own domain."""
    w.args[1] = "mara@postwerk.example"
    w.txt["s1._domainkey.postwerk.example"] = f"v=DKIM1; k=ed25519; p={public('postwerk.example')}"
    mail = sign(forged_mail(sender="mara@postwerk.example"), "postwerk.example", minutes=-5)
    w.add(notice(returned([from_provider(A, P), submitted(STRANGER, "tom@postwerk.example")], mail, "mara@postwerk.example"), P, A, to="mara@postwerk.example"),
          ["cannot-tell", "forged"], CLAIMED)


def spf_world(w, record, allowed=("cannot-tell",)):
    if record is None:
        del w.txt[DOMAIN]
    else:
        w.txt[DOMAIN] = record
    w.add(notice(returned([from_forger(A, P)], forged_mail()), P, A), allowed, CLAIMED + ["forged-confirmed"], [FORGER])


@scenario("T21")
def t21_spf_everybody(w):
    """The owner's SPF record allows everybody: a pass proves nothing."""
    spf_world(w, "v=spf1 +all")


@scenario("T21")
def t21_spf_neutral(w):
    """The owner's SPF record ends in ?all: it leaves open who else may send."""
    spf_world(w, "v=spf1 ip4:192.0.2.30 ?all")


@scenario("T21")
def t21_spf_missing(w):
    """The owner's domain has no SPF record."""
    spf_world(w, None)


@scenario("T21")
def t21_spf_huge(w):
    """The owner's SPF record allows half of the internet, the forger with it."""
    spf_world(w, "v=spf1 ip4:203.0.0.0/8 -all")


@scenario("T21 T32")
def t21_spf_servfail(w):
    """The owner's SPF record cannot be read: that is no answer."""
    w.fails.append(DOMAIN + " TXT")
    spf_world(w, SPF)


@scenario("T21 T32")
def t21_spf_timeout(w):
    """The owner's name server does not answer."""
    w.fails.append(DOMAIN + " TXT timeout")
    spf_world(w, SPF)


@scenario("T21 T32")
def t21_spf_include_servfail(w):
    """A part of the owner's SPF record cannot be read."""
    w.txt["_spf.postwerk.example"] = "v=spf1 ip4:192.0.2.30 -all"
    w.fails.append("_spf.postwerk.example TXT")
    spf_world(w, "v=spf1 include:_spf.postwerk.example -all")


@scenario("T26")
def t26_catch_all(w):
    """A made-up local part of the owner's domain."""
    w.args[1] = "@" + DOMAIN
    mail = forged_mail(sender="sales@lindenhof.example")
    w.add(notice(returned([from_forger(A, P)], mail, "sales@lindenhof.example"), P, A, to="sales@lindenhof.example"), FORGED, CLAIMED, [FORGER])


@scenario("T27")
def t27_look_alike(w):
    """Another domain that only looks like the owner's."""
    mail = forged_mail(sender="mara@lindenhof-shop.example")
    w.add(notice(returned([from_forger(A, P)], mail, "mara@lindenhof-shop.example"), P, A, to="mara@lindenhof-shop.example"), ["not-your-address"], CLAIMED)


@scenario("T35")
def t35_headers_only_forgery(w):
    """Only the header of a forged mail comes back."""
    w.add(notice(returned([from_forger(A, P)], forged_mail()), P, A, headers_only=True), FORGED, CLAIMED, [FORGER])


# ---- the owner's own mail

def own_lines(to=P, site=A):
    return [from_provider(site, to), submitted(OFFICE, to=to, name="office.lindenhof.example")]


@scenario("T12")
def t12_replay(w):
    """A real old mail of the owner is sent again by a spammer to somebody else."""
    old = letter("fan@evil.example", "Spring offers", "real7@lindenhof.example", -900)
    w.sent(old)
    w.add(notice(returned([from_forger(A, P)], sign(old, DOMAIN, minutes=-900)), P, A), ["sent-by-you", "cannot-tell"], FORGED + ["through-your-account"], [FORGER])


@scenario("T12")
def t12_replay_with_unsigned_to(w):
    """The signature does not cover To and Subject, so the spammer writes his own; Sent has forgotten the mail."""
    old = sign(letter("fan@evil.example", "Spring offers", "real7@lindenhof.example", -900), DOMAIN, "from:date:message-id", -900)
    mail = old.replace("To: fan@evil.example", f"To: {P}").replace("Spring offers", "You won")
    w.add(notice(returned([from_forger(A, P)], mail), P, A), ["cannot-tell"], CLAIMED, [FORGER])


@scenario("T14")
def t14_forwarded_signed(w):
    """The recipient forwards to another address, and that one bounces to the owner."""
    mail = letter("pia@alumni.example")
    w.sent(mail)
    lines = [into(A, "mail.alumni.example", "mail.alumni.example", SITES["alumni.example"][1], P),
             postfix("out1.postwerk.example", "out1.postwerk.example", OUT, "mail.alumni.example", "pia@alumni.example", -3)]
    w.add(notice(returned(lines, sign(mail, DOMAIN, minutes=-5)), P, A), ["sent-by-you"], FORGED + ["through-your-account"])


@scenario("T14")
def t14_forwarded_unsigned_no_sent_copy(w):
    """The same without signature and without Sent copy: the forwarder is not a forger."""
    lines = [into(A, "mail.alumni.example", "mail.alumni.example", SITES["alumni.example"][1], P),
             postfix("out1.postwerk.example", "out1.postwerk.example", OUT, "mail.alumni.example", "pia@alumni.example", -3)]
    w.add(notice(returned(lines, letter("pia@alumni.example")), P, A), ["cannot-tell", "sent-by-you"], FORGED)


@scenario("T14")
def t14_forwarder_is_no_source(w):
    """A forwarder passes forged mails on to two organisations: both name the forwarder, who is innocent."""
    for site in (A, "clearwater.example"):
        for n in range(12):
            to = f"pia{n}@{site}"
            lines = [into(site, "mail.alumni.example", "mail.alumni.example", SITES["alumni.example"][1], to),
                     postfix("win-K2", FORGER_NAME, FORGER, "mail.alumni.example", f"pia{n}@alumni.example", -3)]
            w.add(notice(returned(lines, forged_mail(f"pia{n}@alumni.example", mid=f"g{n}.{site}@x.example")), to, site, minutes=n, n=n),
                  FORGED + ["cannot-tell"], CLAIMED)


@scenario("T14 T24")
def t14_forwarded_break_in(w):
    """A break-in whose mail a forwarder changed, so that the signature broke; not in Sent."""
    lines = [into(A, "mail.alumni.example", "mail.alumni.example", SITES["alumni.example"][1], P),
             postfix("out1.postwerk.example", "out1.postwerk.example", OUT, "mail.alumni.example", "pia@alumni.example", -3), submitted(STRANGER)]
    mail = sign(letter("pia@alumni.example", "Invoice"), DOMAIN, minutes=-5).replace("Subject: Invoice", "Subject: [Alumni] Invoice")
    w.add(notice(returned(lines, mail), P, A), ["cannot-tell", "through-your-account"], FORGED)


@scenario("T22")
def t22_automatic_reply(w):
    """The owner's autoresponder answered a forged mail, and the answer bounced."""
    mail = sign(letter(P, "Out of office", extra="Auto-Submitted: auto-replied\n"), DOMAIN, minutes=-5)
    w.add(notice(returned([from_provider(A, P)], mail), P, A), ["sent-by-you"], FORGED + ["through-your-account"])


@scenario("T23")
def t23_not_kept_in_sent(w):
    """Written on a phone that keeps no copy: signed, through the provider, from the office."""
    w.add(notice(returned(own_lines(), sign(letter(P), DOMAIN, minutes=-5)), P, A), ["sent-by-you"], FORGED + ["through-your-account"])


@scenario("T23 K3")
def t23_kept_unsigned(w):
    """Not signed, but in Sent with recipient and time, and through the provider."""
    w.sent(letter(P))
    w.add(notice(returned(own_lines(), letter(P)), P, A), ["sent-by-you"], FORGED + ["through-your-account"])


@scenario("T34")
def t34_key_is_gone(w):
    """Signed and through a host that the SPF record no longer lists; the key is no longer published: unknown, not forged."""
    del w.txt[f"s1._domainkey.{DOMAIN}"]
    w.txt[DOMAIN] = "v=spf1 ip4:192.0.2.31 -all"
    del w.ptr[OUT]
    w.add(notice(returned([into(A, "out1.postwerk.example", "unknown", OUT, P)], sign(letter(P), DOMAIN, minutes=-5)), P, A), ["cannot-tell"], FORGED)


@scenario("T34 T32")
def t34_names_do_not_answer(w):
    """The provider's outgoing host is not in the SPF record, and its PTR cannot be asked: whose host it is stays open."""
    w.txt[DOMAIN] = "v=spf1 ip4:192.0.2.31 -all"
    w.fails.append("30.2.0.192.in-addr.arpa")
    w.add(notice(returned([into(A, "out1.postwerk.example", "unknown", OUT, P), submitted(STRANGER)], letter(P)), P, A), ["cannot-tell", "through-your-account"], FORGED)


@scenario("T35 K2")
def t35_headers_only_signed(w):
    """Only the header of the owner's mail comes back: its signature is checked all the same."""
    w.add(notice(returned(own_lines(), sign(letter(P), DOMAIN, minutes=-5)), P, A, headers_only=True), ["sent-by-you"], FORGED + ["through-your-account"])


# ---- break-ins: none of these may be called forged

def break_in(w, client=STRANGER, auth=OWNER, signed=True, verdicts=("through-your-account",), top=None, extra="", **more):
    mail = letter(P, "Invoice", "bad1@lindenhof.example", extra=extra)
    mail = sign(mail, DOMAIN, minutes=-5) if signed else mail
    lines = [top or from_provider(A, P)] + ([submitted(client, auth, P)] if client else [])
    w.add(notice(returned(lines, mail), P, A, **more), verdicts, FORGED + (["sent-by-you"] if "sent-by-you" not in verdicts else []))


@scenario("T24")
def t24_break_in(w):
    """Somebody logged in as the owner from a foreign address; signed, not in Sent."""
    break_in(w)


@scenario("T24")
def t24_break_in_unsigned(w):
    """The same at a provider that does not sign."""
    break_in(w, signed=False)


@scenario("T24")
def t24_break_in_headers_only(w):
    """The same, only the header came back."""
    break_in(w, headers_only=True)


@scenario("T24")
def t24_break_in_dressed_as_automatic(w):
    """The intruder marks his mails as automatic replies."""
    break_in(w, extra="Auto-Submitted: auto-replied\n")


@scenario("T24")
def t24_break_in_login_without_domain(w):
    """The login is a customer number."""
    break_in(w, auth="m0123456")


@scenario("T24")
def t24_break_in_client_withheld(w):
    """The provider leaves the client out: signed by the owner's domain, nobody knows from where."""
    break_in(w, client=None, verdicts=("sent-by-you", "cannot-tell", "through-your-account"))


@scenario("T24 T21")
def t24_break_in_spf_servfail(w):
    """The owner's SPF record cannot be read, and nothing is signed."""
    w.fails.append(DOMAIN + " TXT")
    break_in(w, signed=False, verdicts=("through-your-account", "cannot-tell"))


@scenario("T24 T34")
def t24_break_in_key_servfail(w):
    """The key cannot be asked for."""
    w.fails.append(f"s1._domainkey.{DOMAIN} TXT")
    break_in(w, verdicts=("through-your-account", "cannot-tell"))


@scenario("T24 T11")
def t24_break_in_beside_a_forgery(w):
    """A forgery and a break-in on one day: the one does not hide the other."""
    w.incident = {"ip": None, "verdicts": ["through-your-account"]}
    w.add(notice(returned([from_forger(A, P)], forged_mail()), P, A), FORGED, CLAIMED, [FORGER])
    break_in(w, minutes=30)


@scenario("T19")
def t19_infected_office(w):
    """A computer in the office sends straight to the recipient's server."""
    w.add(notice(returned([into(A, "DESKTOP-9", "office.lindenhof.example", OFFICE, P)], forged_mail()), P, A), ["through-your-account"], FORGED + ["sent-by-you"], [OFFICE])


@scenario("T25")
def t25_script_on_own_web_server(w):
    """A script on the owner's own web server, which the SPF record lists, sends spam."""
    w.txt[DOMAIN] = f"v=spf1 ip4:192.0.2.30 ip4:{WWW} -all"
    lines = [into(A, "www.lindenhof.example", "www.lindenhof.example", WWW, P),
             f"Received: by www.lindenhof.example (Postfix, from userid 33)\n\tid 4ZBscript; {when(-4)}\n"]
    w.add(notice(returned(lines, letter(P, mid="php1@www.lindenhof.example", extra="X-PHP-Originating-Script: 33:mail.php\n")), P, A),
          ["through-your-account"], FORGED + ["sent-by-you"], [WWW])


@scenario("T25")
def t25_service_that_signs_for_the_owner(w):
    """A shop service signs with the owner's domain and sends from its own hosts."""
    mail = sign(letter(P, "Your order", "shop1@alumni.example"), DOMAIN, minutes=-5)
    lines = [into(A, "mail.alumni.example", "mail.alumni.example", SITES["alumni.example"][1], P)]
    w.add(notice(returned(lines, mail), P, A), ["sent-by-you", "through-your-account", "cannot-tell"], FORGED)


@scenario("K6")
def k6_hand_in_cannot_be_asked(w):
    """Nothing about the host that handed the notice in can be asked."""
    w.fails += ["10.100.51.198.in-addr.arpa", "mx.birkenau.example", "birkenau.example"]
    w.add(notice(returned([from_forger(A, P)], forged_mail()), P, A, results=False), ["cannot-tell"], CLAIMED + FORGED)


# ---- logins: at the owner's provider, at a relay that nobody told us of, at other services

def by_provider(original, failed, minutes=0):
    """A notice that the owner's own provider wrote: its top line has no peer."""
    mail = notice(original, failed, A, minutes=minutes, reporting="submit.postwerk.example", sender="MAILER-DAEMON@submit.postwerk.example", results=False)
    top = mail.index("Received:")
    end = mail.index("From: Mail Delivery")
    return mail[:top] + f"Received: by mx1.postwerk.example (Postfix)\n\tid 4ZBown; {when(minutes)}\n" + mail[end:]


def provider_bounce(w, client, auth, verdicts, forbidden, signed=False, name="unknown"):
    mail = letter(P, "Invoice", "bad1@lindenhof.example")
    mail = sign(mail, DOMAIN, minutes=-5) if signed else mail
    w.add(by_provider(returned([submitted(client, auth, P, name)], mail), P), verdicts, forbidden)


@scenario("T24")
def p01_provider_bounces_a_break_in(w):
    """The owner's provider could not deliver what an intruder handed in with the owner's login; it is not signed yet."""
    provider_bounce(w, STRANGER, OWNER, ["through-your-account"], MINE + ["sent-by-you"])


@scenario("T24")
def p02_provider_bounces_a_signed_break_in(w):
    """The same, signed."""
    provider_bounce(w, STRANGER, OWNER, ["through-your-account"], MINE + ["sent-by-you"], signed=True)


@scenario("T23")
def p03_provider_bounces_own_mail(w):
    """The owner's provider could not deliver what the owner sent from the office."""
    provider_bounce(w, OFFICE, OWNER, ["sent-by-you"], MINE + ["through-your-account"], name="office.lindenhof.example")


@scenario("T20")
def p04_provider_bounces_another_customer(w):
    """The owner's provider returns what another customer sent with the owner's address."""
    provider_bounce(w, STRANGER, "tom@othershop.example", ["cannot-tell", "forged"], CLAIMED)


@scenario("T24")
def p05_provider_bounces_a_break_in_by_number(w):
    """A customer number as login, not signed: whose it is is not on record."""
    provider_bounce(w, STRANGER, "m0123456", ["cannot-tell", "through-your-account"], MINE + ["sent-by-you"])


@scenario("T24 T18")
def p06_break_in_at_a_relay_nobody_told_of(w):
    """The owner also has an account at Harbour, which bounces what an intruder handed in there as the owner."""
    line = postfix("laptop", "unknown", STRANGER, "mx.harbour.example", P, -4, OWNER)
    w.add(notice(returned([line], letter(P, "Invoice", "bad1@lindenhof.example")), P, "harbour.example"), ["cannot-tell", "through-your-account"], FORGED + ["sent-by-you"])


@scenario("T24 T18")
def p07_break_in_through_a_relay_nobody_told_of(w):
    """The same, and the recipient's server bounces it."""
    lines = [into(A, "mx.harbour.example", "mx.harbour.example", SITES["harbour.example"][1], P), postfix("laptop", "unknown", STRANGER, "mx.harbour.example", P, -4, OWNER)]
    w.add(notice(returned(lines, letter(P, "Invoice", "bad1@lindenhof.example")), P, A), ["cannot-tell", "through-your-account"], FORGED + ["sent-by-you"])


@scenario("T18")
def p08_strangers_account_at_the_bouncer(w):
    """Somebody else's account at the returning organisation was used."""
    line = postfix("laptop", "unknown", STRANGER, SITES["harbour.example"][0], P, -4, "tom@harbour.example")
    w.add(notice(returned([line], forged_mail()), P, "harbour.example"), FORGED, CLAIMED, [STRANGER])


@scenario("T24")
def p09_break_in_other_names(w):
    """The provider sends from hosts with another name, which the SPF record includes."""
    w.host("out9.mailcluster.example", "192.0.2.12")
    w.host("in9.mailcluster.example", "192.0.2.13")
    w.txt["_spf.mailcluster.example"] = "v=spf1 ip4:192.0.2.12 -all"
    w.txt[DOMAIN] = "v=spf1 include:_spf.mailcluster.example -all"
    lines = [into(A, "out9.mailcluster.example", "out9.mailcluster.example", "192.0.2.12", P),
             postfix("laptop", "unknown", STRANGER, "in9.mailcluster.example", P, -4, OWNER)]
    w.add(notice(returned(lines, letter(P, "Invoice", "bad1@lindenhof.example")), P, A), ["through-your-account"], MINE + ["sent-by-you"])


@scenario("T23 K8")
def p10_own_mail_host_missing_in_spf(w):
    """The provider's outgoing host is missing in the SPF record: its confirmed name tells whose it is."""
    w.txt[DOMAIN] = "v=spf1 ip4:192.0.2.31 -all"
    w.add(notice(returned(own_lines(), sign(letter(P), DOMAIN, minutes=-5)), P, A), ["sent-by-you"], FORGED + ["through-your-account"])


@scenario("T17 T24")
def p11_break_in_by_web_mail(w):
    """An intruder in the owner's web mail: the provider names the browser."""
    web = f"Received: from {STRANGER} (SquirrelMail authenticated user {OWNER})\n\tby web.postwerk.example with HTTP; {when(-5)}\n"
    w.host("web.postwerk.example", "192.0.2.21")
    lines = [from_provider(A, P), postfix("web.postwerk.example", "web.postwerk.example", "192.0.2.21", "out1.postwerk.example", P, -4), web]
    w.add(notice(returned(lines, sign(letter(P, "Invoice", "bad1@lindenhof.example"), DOMAIN, minutes=-5)), P, A), ["through-your-account"], MINE + ["sent-by-you"])


@scenario("T22")
def p12_automatic_reply_unsigned(w):
    """The owner's autoresponder at a provider that does not sign."""
    local = f"Received: by submit.postwerk.example (Postfix, from userid 5000)\n\tid 4ZBvac; {when(-4)}\n"
    w.add(notice(returned([from_provider(A, P), local], letter(P, "Out of office", extra="Auto-Submitted: auto-replied\n")), P, A),
          ["sent-by-you", "cannot-tell"], FORGED + ["through-your-account"])


@scenario("T15")
def p13_mailing_list(w):
    """A mailing list changed the subject, so the signature broke; Sent has the mail to the list."""
    mail = letter("choir@alumni.example", "Rehearsal")
    w.sent(mail)
    changed = sign(mail, DOMAIN, minutes=-5).replace("Subject: Rehearsal", "List-Id: <choir.alumni.example>\nSubject: [choir] Rehearsal")
    lines = [into(A, "mail.alumni.example", "mail.alumni.example", SITES["alumni.example"][1], P)]
    w.add(notice(returned(lines, changed), P, A), ["sent-by-you", "cannot-tell"], FORGED + ["through-your-account"])


@scenario("T15 T24")
def p14_mailing_list_break_in(w):
    """The same without Sent copy: it may be a break-in, so it is not called forged."""
    changed = sign(letter("choir@alumni.example", "Rehearsal"), DOMAIN, minutes=-5).replace("Subject: Rehearsal", "List-Id: <choir.alumni.example>\nSubject: [choir] Rehearsal")
    lines = [into(A, "mail.alumni.example", "mail.alumni.example", SITES["alumni.example"][1], P)]
    w.add(notice(returned(lines, changed), P, A), ["cannot-tell", "through-your-account"], FORGED)


@scenario("T34 T24")
def p15_signature_without_key_from_outside(w):
    """Signed for the owner, the key is gone, injected outside: unknown is not forged."""
    del w.txt[f"s1._domainkey.{DOMAIN}"]
    w.add(notice(returned([from_forger(A, P)], sign(letter(P), DOMAIN, minutes=-5)), P, A), ["cannot-tell"], CLAIMED + FORGED, [FORGER])


@scenario("T26 K5")
def p16_tagged_address(w):
    """The forged mail uses the owner's address with a tag; bounces of it reach the owner."""
    tagged = "mara+shop@lindenhof.example"
    w.add(notice(returned([from_forger(A, P)], forged_mail(sender=tagged), tagged), P, A, to=tagged), FORGED, CLAIMED + ["not-your-address"], [FORGER])


@scenario("T8")
def p17_only_private_peers(w):
    """The bouncer returns only its inner hop: no address, nobody accused."""
    line = f"Received: from edge (unknown [10.1.2.3])\n\tby mx.birkenau.example (Postfix) with ESMTP id 4ZBin; {when(-3)}\n"
    w.add(notice(returned([line], forged_mail()), P, A), ["cannot-tell"], CLAIMED + FORGED)


@scenario("T1 T11")
def p18_no_anchor(w):
    """The top line was written by a host that nothing ties to the returning organisation."""
    line = postfix("x", "mx.harbour.example", SITES["harbour.example"][1], "mail.nowhere.example", P, -3)
    w.add(notice(returned([line], forged_mail()), P, A), ["cannot-tell"], CLAIMED + FORGED)


# ---- independence, order, and what a single mail cannot tell

@scenario("T11 K13")
def q01_attacker_with_two_domains(w):
    """The attacker signs two fabricated notices about recipients at other people's domains: neither domain received anything."""
    for site in ("evil.example", "wicked.example"):
        for n in range(12):
            line = into(site, "mail", "mx.harbour.example", SITES["harbour.example"][1], f"u{n}@bank.example")
            w.add(notice(returned([line], forged_mail(f"u{n}@bank.example", mid=f"w{n}.{site}@x.example")), f"u{n}@bank.example", site, minutes=n, n=n),
                  ["cannot-tell"], CLAIMED)


@scenario("T11 K13")
def q02_witnesses_far_apart_in_time(w):
    """Two organisations name one address, five days apart: it may have changed hands."""
    w.incident = {"ip": FORGER, "verdicts": ["forged"]}
    flood(w, [A], lambda site, to: [from_forger(site, to)])
    for n in range(12):
        to = f"u{n}@clearwater.example"
        w.add(notice(returned([from_forger("clearwater.example", to, minutes=-7203)], forged_mail(to, mid=f"h{n}@x.example")), to, "clearwater.example",
                     minutes=n - 7200, n=n), FORGED, CLAIMED, [FORGER])


@scenario("T11 T32")
def q03_witness_by_name_only(w):
    """The second organisation is known by its confirmed name alone: that identifies it, and confirms nothing."""
    for domain in ("clearwater.example", "mx.clearwater.example"):
        del w.txt[domain]
    w.incident = {"ip": FORGER, "verdicts": ["forged"]}
    flood(w, [A], lambda site, to: [from_forger(site, to)])
    flood(w, ["clearwater.example"], lambda site, to: [from_forger(site, to)], results=False)


@scenario("T11")
def q04_source_is_the_owners_office(w):
    """Two witnesses name the owner's office: the owner is told, and nobody else."""
    for site in (A, "clearwater.example"):
        for n in range(12):
            to = f"u{n}@{site}"
            w.add(notice(returned([into(site, "DESKTOP-9", "office.lindenhof.example", OFFICE, to)], forged_mail(to, mid=f"o{n}.{site}@x.example")), to, site, minutes=n, n=n),
                  ["through-your-account"], FORGED + ["sent-by-you"], [OFFICE])


@scenario("T11 T9")
def q05_old_evidence(w):
    """The campaign is over for days: no report."""
    w.incident = {"ip": FORGER, "verdicts": ["forged-confirmed"]}
    for site in (A, "clearwater.example"):
        for n in range(12):
            to = f"u{n}@{site}"
            w.add(notice(returned([from_forger(site, to, minutes=n - 4323)], forged_mail(to, mid=f"p{n}.{site}@x.example")), to, site, minutes=n - 4320, n=n), FORGED, CLAIMED, [FORGER])


@scenario("T10 T33")
def q06_lure_in_the_providers_name(w):
    """Says that the owner's own provider wrote it, but a stranger handed it in."""
    w.add(notice("", "x@bank.example", A, peer=FORGER, host=FORGER_NAME, spf=False, nothing=True, reporting="mx1.postwerk.example", sender="postmaster@postwerk.example"),
          ["suspicious-notice", "cannot-tell"], CLAIMED + FORGED)


@scenario("T11 T24")
def q07_provider_impersonated_with_chain(w):
    """A stranger fabricates a notice of the owner's provider that tells of the owner's login from abroad."""
    mail = notice(returned([submitted(STRANGER, to=P)], forged_mail()), P, A, peer=FORGER, host=FORGER_NAME, spf=False, reporting="submit.postwerk.example", sender="MAILER-DAEMON@submit.postwerk.example")
    w.add(mail, ["suspicious-notice", "cannot-tell"], CLAIMED + FORGED)


@scenario("T11 T24")
def q08_providers_top_line_is_planted(w):
    """The top line of the notice itself is not the provider's: nobody says who handed it in."""
    mail = notice(returned([from_forger(A, P)], forged_mail()), P, A, results=False).replace("by mx1.postwerk.example", "by mx.someone.example")
    w.add(mail, ["cannot-tell", "suspicious-notice"], CLAIMED + FORGED)


@scenario("T4 T24")
def q09_break_in_with_servfail_everywhere(w):
    """Every look-up about the owner's domain fails while an intruder's signed mail returns."""
    w.fails += [DOMAIN, f"{DOMAIN} TXT timeout", f"s1._domainkey.{DOMAIN}", "30.2.0.192.in-addr.arpa", "out1.postwerk.example"]
    break_in(w, verdicts=("through-your-account", "cannot-tell"))


@scenario("T21 T25")
def q10_shared_service_in_spf(w):
    """The SPF record includes a bulk sender's large network, and a forger is its customer too: a pass proves nothing for the owner."""
    w.txt[DOMAIN] = "v=spf1 ip4:192.0.2.30 ip4:203.0.113.64/26 -all"
    w.add(notice(returned([from_forger(A, P)], forged_mail()), P, A), ["cannot-tell"], CLAIMED + FORGED, [FORGER])


@scenario("T29")
def q11_cut_header(w):
    """The bouncer returned the header without Received lines."""
    w.add(notice(returned([], forged_mail()), P, A, headers_only=True), ["cannot-tell"], CLAIMED + FORGED)


@scenario("T12 T35")
def q12_replayed_body_changed(w):
    """A signed mail is sent again with another body: the signature covers From, To and Subject, not what was read."""
    old = sign(letter("fan@evil.example", "Spring offers", "real7@lindenhof.example", -900), DOMAIN, minutes=-900)
    w.add(notice(returned([from_forger(A, P)], old.replace("Please see below.", "Click here.")), P, A), ["cannot-tell"], CLAIMED + FORGED, [FORGER])


# ---- what a time-out must not change: `tests/properties` takes the answers of all scenarios away, and of these above all

@scenario("T24 T32")
def r01_break_in_under_another_name(w):
    """An intruder writes somebody else's address in From: only the login, which the chain leads to, shows whose account it was."""
    bank = "tom@bank.example"
    mail = letter(P, "Invoice", "bad1@bank.example", sender=bank)
    w.add(notice(returned([from_provider(A, P), submitted(STRANGER, to=P)], mail, sender=bank), P, A), ["through-your-account"], MINE + ["not-your-address", "sent-by-you"])


@scenario("T25 T32 K12")
def r02_a_place_on_somebodys_web_server(w):
    """The owner's record lists the host of a hoster: only its name tells that others send from there as well."""
    w.host("web7.nightowl.example", STRANGER)
    w.txt[DOMAIN] = f"v=spf1 ip4:192.0.2.30 ip4:{STRANGER} -all"
    lines = [into(A, "web7.nightowl.example", "unknown", STRANGER, P)]
    w.add(notice(returned(lines, forged_mail()), P, A), ["cannot-tell"], CLAIMED + FORGED, [STRANGER])


@scenario("T24 T25 T32")
def r03_script_that_the_provider_signs_for(w):
    """A script on the owner's web space sends spam, and the provider signs it with the owner's key."""
    local = f"Received: by submit.postwerk.example (Postfix, from userid 33)\n\tid 4ZBscript; {when(-4)}\n"
    w.add(notice(returned([from_provider(A, P), local], sign(letter(P, "Invoice", "bad1@lindenhof.example"), DOMAIN, minutes=-5)), P, A),
          ["through-your-account"], MINE + ["sent-by-you"])


@scenario("T10 T32 K6")
def r04_notice_known_by_its_signature_alone(w):
    """Only a signature ties the notice to who it is from, and nothing came back in it: poor, and no lure."""
    w.add(notice("", P, A, peer=FORGER, host="relay", name="unknown", signed=True, results=False, nothing=True), ["cannot-tell"], CLAIMED + FORGED + ["suspicious-notice"])


@scenario("T14 T24 T32")
def r05_signed_break_in_behind_a_forwarder(w):
    """An intruder's signed mail goes to an address that is forwarded; its login stands below the forwarder's line."""
    mail = sign(letter("pia@alumni.example", "Invoice", "bad1@lindenhof.example"), DOMAIN, minutes=-5)
    lines = [into(A, "mail.alumni.example", "mail.alumni.example", SITES["alumni.example"][1], P),
             postfix("out1.postwerk.example", "out1.postwerk.example", OUT, "mail.alumni.example", "pia@alumni.example", -3),
             submitted(STRANGER, to="pia@alumni.example")]
    w.add(notice(returned(lines, mail), P, A), ["cannot-tell", "through-your-account"], MINE + ["sent-by-you"])


@scenario("T11 T32 K13")
def r06_two_far_networks_of_one_holder(w):
    """Two witnesses far apart, and one holder: only the registries tell that they are one hand."""
    w.host("mx.clearwater.example", "192.0.2.150")
    w.txt["clearwater.example"] = "v=spf1 ip4:192.0.2.150 -all"
    w.nets = [n for n in w.nets if n[2] != "Birkenau"] + [
        ("198.51.100.0", "198.51.100.31", "Twin One", 64498, "abuse@twin.example"), ("192.0.2.128", "192.0.2.159", "Twin Two", 64498, "abuse@twin.example")]
    w.incident = {"ip": FORGER, "verdicts": ["forged"]}
    flood(w, [A], lambda site, to: [from_forger(site, to)])
    flood(w, ["clearwater.example"], lambda site, to: [from_forger(site, to)], peer="192.0.2.150")


# ---- the owner's own infrastructure, which the owner's SPF record forgot: never "forged"

def own_mail(to=P, **more):
    return letter(to, mid="w77@lindenhof.example", **more)


def own_server(w):
    """The owner runs the mail server: it is the provider, the MX and the one host in the SPF record."""
    w.host("mail.lindenhof.example", "192.0.2.40")
    w.mx[DOMAIN] = "mail.lindenhof.example"
    w.txt[DOMAIN] = "v=spf1 ip4:192.0.2.40 -all"
    w.args = ["--owner", DOMAIN, "--provider", "mail.lindenhof.example", "--world", "world"]


def own_notice(line, to):
    """A notice that the owner's own server wrote and put into the mailbox itself."""
    mail = notice(returned([line], own_mail(to)), to, A, reporting="mail.lindenhof.example", sender="MAILER-DAEMON@mail.lindenhof.example", results=False)
    _, body = mail.split("From: Mail Delivery System", 1)
    top = f"Received: by mail.lindenhof.example (Postfix)\n\tid 4ZB1Xq2z9; {when(1)}\n"
    return f"Return-Path: <>\nDelivered-To: {OWNER}\n{top}From: Mail Delivery System{body}"


@scenario("T24 K8")
def v01_own_server_cannot_carry_it_out(w):
    """An intruder logs in at the owner's own server, which does not write logins into its lines; it writes the notice itself."""
    own_server(w)
    for line in [exchange("friend", FORGER, "mail.lindenhof.example", "192.0.2.40", -3), postfix("friend", "unknown", FORGER, "mail.lindenhof.example", P, -3)]:
        w.add(own_notice(line, P), ["through-your-account", "cannot-tell"], MINE)


@scenario("T24")
def v02_own_server_refuses_what_came_in(w):
    """The same server returns a forged mail to one of its own mailboxes: that comes from anybody."""
    own_server(w)
    w.add(own_notice(postfix("friend", FORGER_NAME, FORGER, "mail.lindenhof.example", f"old@{DOMAIN}", -3), f"old@{DOMAIN}"), FORGED, CLAIMED, [FORGER])


@scenario("T19 T25 K9")
def v03_named_in_the_own_zone(w):
    """A second mail server (an MX) and a copier, both with confirmed names in the owner's domain, are not in the SPF record."""
    w.args[1] = DOMAIN
    w.mx[DOMAIN] = "mx1.postwerk.example mail2.lindenhof.example"
    w.host("mail2.lindenhof.example", "203.0.113.40")
    w.host("copier.lindenhof.example", "203.0.113.41")
    for helo, address in [("mail2", "203.0.113.40"), ("copier", "203.0.113.41")]:
        name = f"{helo}.lindenhof.example"
        w.add(notice(returned([into(A, "friend", name, address, P)], own_mail()), P, A), ["through-your-account", "cannot-tell"], MINE, [address])


@scenario("T25")
def v04_own_web_server(w):
    """Hundreds of mails from the hacked shop on the owner's web server, which the SPF record does not list: not reported."""
    w.host("srv5.webhost.example", FORGER)
    w.more_hosts += [(DOMAIN, FORGER)]
    w.hosts["www.lindenhof.example"] = FORGER
    w.ptr.pop(WWW)
    local = f"Received: by srv5.webhost.example (Postfix, from userid 33)\n\tid 4ZBx; {when(-4)}\n"
    for site in (A, "clearwater.example"):
        for n in range(12):
            to = f"u{n}@{site}"
            line = into(site, "friend", "srv5.webhost.example", FORGER, to)
            mail = letter(to, mid=f"s{n}.{site}@lindenhof.example", extra="X-PHP-Originating-Script: 33:mail.php\n")
            w.add(notice(returned([line, local], mail), to, site, minutes=n, n=n), ["through-your-account", "cannot-tell"], MINE, [FORGER])


@scenario("T25 K8")
def v05_envelope_domain_lets_it_send(w):
    """A newsletter service sends with an envelope sender below the owner's domain, or in the owner's other one; its record names the service."""
    w.host("o1.esp.example", "203.0.113.5")
    w.args += ["--owner", "mara@lindenhof-shop.example"]
    w.txt["em.lindenhof.example"] = w.txt["lindenhof-shop.example"] = "v=spf1 ip4:203.0.113.5 -all"
    for sender in ("bounce+77@em.lindenhof.example", "mara@lindenhof-shop.example"):
        line = into(A, "o1.esp.example", "o1.esp.example", "203.0.113.5", P)
        w.add(notice(returned([line], own_mail(), sender), P, A), ["through-your-account", "cannot-tell"], MINE, ["203.0.113.5"])


@scenario("T1 K9")
def v06_envelope_domain_that_lets_nobody_send(w):
    """The forger writes an envelope sender below the owner's domain: a name without a record, and one whose record names others."""
    w.txt["em.lindenhof.example"] = "v=spf1 ip4:203.0.113.5 -all"
    for sender in ("x@nothing.lindenhof.example", "x@em.lindenhof.example"):
        w.add(notice(returned([from_forger(A, P)], forged_mail(), sender), P, A), FORGED, CLAIMED, [FORGER])


@scenario("T20")
def v07_tenant_of_the_owners_name(w):
    """Google signs for the customer lindenhof.example, which the SPF record does not name; beside it, a mail of another customer: who writes by Google's web page must have proven that From is his."""
    name = "mail-wm1-f41.google.com"
    w.host(name, "203.0.113.5")
    for tenant, allowed, wrong in [("lindenhof-example", ["sent-by-you", "through-your-account", "cannot-tell"], MINE), ("nightowl-example", ["cannot-tell"], CLAIMED)]:
        domain = f"{tenant}.20230601.gappssmtp.com"
        w.txt[f"s1._domainkey.{domain}"] = f"v=DKIM1; k=ed25519; p={public(domain)}"
        w.add(notice(returned([into(A, name, name, "203.0.113.5", P)], sign(own_mail(), domain)), P, A), allowed, wrong, ["203.0.113.5"])


@scenario("T9")
def v08_filter_under_another_name(w):
    """The recipients' mail comes in at a filter whose outgoing hosts have another name: it is not the source."""
    w.host("in1.mailshield.example", "203.0.113.80")
    w.host("out8.shieldcloud.example", FORGER)
    below = [postfix("out1.postwerk.example", "out1.postwerk.example", OUT, "mx-11.shieldnodes.example", minutes=-4), submitted("203.0.113.9", minutes=-5)]
    for site in (A, "clearwater.example"):
        w.mx[site] = "in1.mailshield.example"
        for n in range(12):
            to = f"u{n}@{site}"
            line = into(site, "out8.shieldcloud.example", "out8.shieldcloud.example", FORGER, to)
            w.add(notice(returned([line, *below], own_mail(to)), to, site, minutes=n, n=n), ["cannot-tell"], MINE)


@scenario("T9 K7")
def v09_mx_of_another_name_on_the_same_host(w):
    """The MX has a name of the customer's own, and its host calls itself by the hoster's: by the address it is the same one."""
    w.host("cluster3.hoster.example", "198.51.100.10")
    line = postfix("win-K2", FORGER_NAME, FORGER, "cluster3.hoster.example", P, -3)
    w.add(notice(returned([line], forged_mail()), P, A, reporting="cluster3.hoster.example", host="cluster3.hoster.example"), FORGED, CLAIMED, [FORGER])


@scenario("T18")
def v10_login_in_other_dialects(w):
    """The injecting host says that somebody logged in there by the owner's name, as qmail and Yahoo write it."""
    w.host("relay.saas.example", "203.0.113.9")
    top = into(A, "relay.saas.example", "relay.saas.example", "203.0.113.9", P)
    for seen in (f"(HELO laptop) ({OWNER}@{STRANGER})\n\tby relay.saas.example with ESMTPA", f"(mara@{STRANGER} with login)\n\tby relay.saas.example with SMTP"):
        line = f"Received: from unknown {seen}; {when(-4)}\n"
        w.add(notice(returned([top, line], own_mail()), P, A), ["cannot-tell"], MINE, ["203.0.113.9"])


@scenario("T34 K14")
def v11_returning_server_saw_a_pass(w):
    """The returning server noted above its own line that SPF passed; today the record lets the host send no more. Below it, a planted note."""
    w.host("out.esp.example", "203.0.113.9")
    note = f"Authentication-Results: mx.birkenau.example; spf=pass smtp.mailfrom={OWNER}\n"
    line = into(A, "out.esp.example", "out.esp.example", "203.0.113.9", P)
    w.add(notice(returned([note, line], own_mail()), P, A), ["cannot-tell"], MINE, ["203.0.113.9"])
    w.add(notice(returned([line, note], forged_mail()), P, A), FORGED, CLAIMED, ["203.0.113.9"])


@scenario("T7 T19")
def v12_beside_an_own_ipv6_host(w):
    """A device in the owner's office sends by IPv6, from the link of the office's own host; and a stranger from another link."""
    w.more_hosts += [("office.lindenhof.example", "2001:db8:5:6::1")]
    for address, allowed, wrong in [("2001:db8:5:6:1:2:3:4", ["through-your-account", "cannot-tell"], MINE), ("2001:db8:77:1::4", FORGED, CLAIMED)]:
        w.add(notice(returned([into(A, "x", "unknown", f"IPv6:{address}", P)], forged_mail()), P, A), allowed, wrong, [address])


@scenario("T25 T2")
def v13_own_web_site_behind_its_hosters_relay(w):
    """The hoster of the owner's web site sends through a relay, which names the site's address; and a forger's host elsewhere that names it."""
    w.host("srv5.webhost.example", "203.0.113.50")
    w.host("relay1.webhost.example", "203.0.113.51")
    w.hosts["www.lindenhof.example"] = "203.0.113.50"
    w.ptr.pop(WWW)
    w.nets.append(("203.0.113.48", "203.0.113.63", "Webhost", 64506, "abuse@webhost.example"))
    below = lambda by: postfix("srv5.webhost.example", "srv5.webhost.example", "203.0.113.50", by, P, -4)
    top = into(A, "relay1.webhost.example", "relay1.webhost.example", "203.0.113.51", P)
    w.add(notice(returned([top, below("relay1.webhost.example")], own_mail()), P, A), ["cannot-tell"], MINE, ["203.0.113.51"])
    w.add(notice(returned([from_forger(A, P), below(FORGER_NAME)], forged_mail()), P, A), FORGED, CLAIMED, [FORGER])


# ---- seen under another address, from a host that no record names, copied by a fellow recipient

@scenario("T7 T19 K8")
def x01_office_behind_a_translator(w):
    """A device in the owner's office sends itself; the returning server sees it through NAT64, 6to4 and Teredo. Nobody else is accused."""
    for peer in ("64:ff9b::c000:242", "2002:c000:242:1::5", "2001:0:c633:640a::3fff:fdbd", "::ffff:192.0.2.66"):
        w.add(notice(returned([into(A, "device", "unknown", f"IPv6:{peer}", P)], forged_mail()), P, A), ["through-your-account"], MINE + ["sent-by-you"])


@scenario("T7 T2 T14")
def x02_office_named_below_a_relay(w):
    """A relay without a name in the DNS passed on, by its own line, what came from the office through the site's own translator."""
    w.host("relay.citycable.example", "192.0.2.70")
    top = into(A, "relay.citycable.example", "relay.citycable.example", "192.0.2.70", P)
    for peer, allowed, wrong in [("64:ff9b:1::c000:242", ["cannot-tell"], MINE + CLAIMED)]:
        below = postfix("device", "unknown", f"IPv6:{peer}", "relay.citycable.example", P, -4)
        w.add(notice(returned([top, below], forged_mail()), P, A), allowed, wrong, ["192.0.2.70"])


@scenario("T7 K8 K9")
def x03_provider_and_forger_behind_a_translator(w):
    """The provider's outgoing host is seen through NAT64: it is the provider's. A forger's host is a stranger's that way too."""
    w.sent(own_mail())
    w.add(notice(returned([into(A, "out1.postwerk.example", "unknown", "IPv6:64:ff9b::192.0.2.30", P)], own_mail()), P, A), ["sent-by-you"], MINE)
    w.add(notice(returned([into(A, "win-K2", "unknown", "IPv6:64:ff9b::203.0.113.77", P)], forged_mail()), P, A), FORGED, CLAIMED)


@scenario("T20 T24 K12")
def x04_hidden_login_at_an_unlisted_host_of_the_provider(w):
    """Somebody used the owner's login at a web mail that no record names: in the provider's network, without a name, and under another brand."""
    w.host("wm3.mailbrand.example", "192.0.2.26")
    for helo, name, peer in [("wm2", "unknown", "192.0.2.25"), ("wm3.mailbrand.example", "wm3.mailbrand.example", "192.0.2.26")]:
        for site in (A, "clearwater.example"):
            to = f"u{peer[-1]}@{site}"
            w.add(notice(returned([into(site, helo, name, peer, to)], own_mail(to)), to, site), ["cannot-tell"], MINE + CLAIMED, [peer])


@scenario("T20 K12")
def x05_rented_machine_beside_the_provider(w):
    """A forger rents a machine in the network of the owner's provider: its name says so."""
    w.host("vps12.postcloud.example", "192.0.2.27")
    w.host("192-0-2-28.static.postcloud.example", "192.0.2.28")
    for name, peer in [("vps12.postcloud.example", "192.0.2.27"), ("192-0-2-28.static.postcloud.example", "192.0.2.28")]:
        w.add(notice(returned([into(A, "win-K2", name, peer, P)], forged_mail()), P, A), FORGED, CLAIMED, [peer])


@scenario("T13 K3 K8")
def x06_copied_by_a_fellow_at_the_provider(w):
    """Another customer of the owner's provider got the mail too, and writes its like, with all that Sent is searched by; no login is printed."""
    w.mx["nachbar.example"] = "mx1.postwerk.example"
    mail = letter(f"{P}, kai@nachbar.example", mid="g1@lindenhof.example")
    w.sent(mail)
    for minutes in (0, 9, 200):
        w.add(notice(returned([from_provider(A, P, minutes=minutes)], mail.replace("Please see below.", "Pay to another account.")), P, A, minutes=minutes + 1, n=minutes),
              ["cannot-tell"], CLAIMED + MINE, [OUT])


@scenario("T23 K3 K8")
def x07_everyday_slips_unsigned(w):
    """The owner's own unsigned mails that come back stay the owner's: to one mistyped address hours later, to several at once, to a colleague too, by the login."""
    w.args[1] = DOMAIN
    one, several, colleague, login = (letter(to, mid=f"e{n}@lindenhof.example") for n, to in enumerate(
        [P, f"{P}, kai@harbour.example", f"{P}, tom@lindenhof.example", f"{P}, kai@harbour.example"]))
    for mail in (one, several, colleague, login):
        w.sent(mail)
    for n, (lines, mail, late) in enumerate([
            ([from_provider(A, P, minutes=200)], one, 201), ([from_provider(A, P, minutes=-4)], several, -3), ([from_provider(A, P, minutes=200)], colleague, 201),
            ([from_provider(A, P, minutes=60), postfix("submit.postwerk.example", "submit.postwerk.example", SUBMIT, "out1.postwerk.example", minutes=-4),
              submitted(OFFICE, minutes=-5)], login, 61)]):
        w.add(notice(returned(lines, mail), P, A, minutes=late, n=n), ["sent-by-you"], MINE + ["through-your-account"], [OUT])


def unlisted_host(w, record=None):
    """A small house sends its notices from another host than it receives on; one that is in no record of it."""
    for name in (A, SITES[A][0]):
        del w.txt[name]
    if record:
        w.txt[A] = record
    w.host("out.birkenau.example", "198.51.100.20")


def from_unlisted_host(reporting, planted=""):
    return notice(returned([from_forger(A, P)], forged_mail()), P, A, peer="198.51.100.20", host="out.birkenau.example", results=False,
                  reporting=reporting, sender=f"MAILER-DAEMON@{reporting}", planted=planted)


@scenario("K6 K11")
def j40_small_house_by_its_own_name(w):
    """The house has no SPF record, and its host is not the MX; the notice names it as the reporting MTA."""
    unlisted_host(w)
    w.add(from_unlisted_host("out.birkenau.example"), FORGED, CLAIMED, [FORGER])


@scenario("K6 K11")
def j41_exchanger_under_its_customers_name(w):
    """The hoster's server is only numbered, and is the MX of its customer under the customer's name; no SPF."""
    unlisted_host(w)
    w.host("server31.posthost.example", "198.51.100.21")
    w.host("mail.birkenau.example", "198.51.100.21", ptr=False)
    w.mx[A] = "mail.birkenau.example"
    line = postfix("friend", "unknown", FORGER, "server31.posthost.example", P, -1)
    w.add(notice(returned([line], forged_mail()), P, A, peer="198.51.100.21", host="server31.posthost.example", results=False,
                 reporting="server31.posthost.example", sender="MAILER-DAEMON@server31.posthost.example"), FORGED, CLAIMED, [FORGER])


@scenario("K6")
def j42_record_that_asks_for_the_address(w):
    """The house's SPF record lists no networks and asks the DNS for each address, as filter houses have it."""
    unlisted_host(w, "v=spf1 exists:%{i}._spf.birkenau.example -all")
    w.host("198.51.100.20._spf.birkenau.example", "127.0.0.2", ptr=False)
    w.add(from_unlisted_host("mail.birkenau.example"), FORGED, CLAIMED, [FORGER])


@scenario("K6 T20")
def j43_house_behind_a_relay_of_others(w):
    """The house sends through a relay of its access provider, which the house's record names; the relay's line names the house's host."""
    unlisted_host(w, "v=spf1 include:_spf.clearwater.example -all")
    w.txt["_spf.clearwater.example"] = "v=spf1 ip4:198.51.100.50 -all"
    w.host("relay.clearwater.example", "198.51.100.50")
    host, address = SITES[A]
    w.add(notice(returned([from_forger(A, P)], forged_mail()), P, A, peer="198.51.100.50", host="relay.clearwater.example", results=False,
                 planted=postfix(host, host, address, "relay.clearwater.example", OWNER)), FORGED, CLAIMED, [FORGER])
