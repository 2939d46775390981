#!/usr/bin/env python3
"""gen.py --seed N --count M OUTDIR: draws M whole scenarios (a small internet, mails, expectations); each kind at least once when M allows."""
import argparse, random, shutil, sys, zlib
from pathlib import Path
import kit
from kinds_a import ALL
import kinds_b, kinds_c, kinds_d


def make(entry, seed, nr, out):
    sid, covers, why, fn = entry
    rng = random.Random(f"{seed}/{sid}/{nr}")
    s = kit.Scene(rng, sid if nr == 0 else f"{sid}.{nr}")
    s.covers, s.why = covers, why
    fn(s)
    s.done()
    s.write(Path(out) / s.id)
    return s


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--count", type=int, default=0)
    ap.add_argument("--only", default="", help="draw only kinds whose name starts with this")
    ap.add_argument("--list", action="store_true")
    ap.add_argument("outdir", nargs="?")
    a = ap.parse_args()
    kinds = [k for k in ALL if k[0].startswith(a.only)]
    if a.list:
        for k in kinds:
            print(k[0], " ".join(k[1]), "|", k[2])
        cov = set(c for k in kinds for c in k[1])
        miss = [c for c in [f"T{i}" for i in range(1, 36)] + [f"K{i}" for i in range(1, 18)] if c not in cov]
        print(len(kinds), "situations; uncovered:", miss or "none")
        return
    count = a.count or len(kinds)
    out = Path(a.outdir)
    if out.exists():
        shutil.rmtree(out)
    order = list(kinds)
    random.Random(a.seed).shuffle(order)
    nr = {}
    for i in range(count):
        k = order[i % len(order)]
        n = nr.get(k[0], 0)
        nr[k[0]] = n + 1
        make(k, a.seed, n, out)
    print(f"{count} scenarios of {len(nr)} kinds in {out}")


if __name__ == "__main__":
    main()
