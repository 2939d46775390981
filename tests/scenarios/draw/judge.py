#!/usr/bin/env python3
"""judge.py OUTDIR --alibi PATH: runs alibi in every scenario folder and scores what it says. Exit 1 on any fatal error."""
import argparse, concurrent.futures, json, subprocess, sys, time
from pathlib import Path

FATAL = ["forged on the owner's mail or on a break-in", "sent-by-you on a forgery", "a reportable source outside the allowed ones"]


def run(folder, alibi, limit):
    e = json.loads((folder / "expect.json").read_text())
    mails = sorted(str(p.relative_to(folder)) for p in (folder / "in").glob("*.eml"))
    t = time.time()
    try:
        p = subprocess.run([alibi, "trace", "--json", "--incidents", *e["args"], *mails], cwd=folder, capture_output=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return folder, e, [], f"no answer in {limit} s", limit
    rows = []
    for l in p.stdout.decode("utf-8", "replace").splitlines():
        try:
            rows.append(json.loads(l))
        except ValueError:
            return folder, e, rows, "a line that is not JSON: " + l[:80], time.time() - t
    err = None
    if p.returncode not in (0, 1):
        err = f"exit {p.returncode}: {p.stderr.decode('utf-8', 'replace')[-200:].strip()}"
    return folder, e, rows, err, time.time() - t


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("outdir"); ap.add_argument("--alibi", required=True); ap.add_argument("--timeout", type=float, default=4)
    ap.add_argument("--jobs", type=int, default=2); ap.add_argument("-q", action="store_true"); ap.add_argument("--explain", action="store_true")
    a = ap.parse_args()
    alibi = str(Path(a.alibi).resolve())
    folders = sorted(p.parent for p in Path(a.outdir).glob("*/expect.json"))
    tot = dict(messages=0, verdict=0, injection=0, kinds=0, forbidden=0, scenarios=0, clean=0, incidents=0, incident_ok=0, contact=0, contact_ok=0, required=0, required_ok=0, hedged=0)
    fatal = [[], [], []]
    per = {}
    slow = 0
    with concurrent.futures.ThreadPoolExecutor(a.jobs) as ex:
        results = list(ex.map(lambda f: run(f, alibi, a.timeout), folders))
    for folder, e, rows, err, secs in results:
        faults = []
        slow = max(slow, secs)
        if err:
            faults.append("RUN " + err)
        by = {r["path"]: r for r in rows if "path" in r}
        inc = [r for r in rows if "incident" in r]
        tot["scenarios"] += 1
        for path, x in e["messages"].items():
            tot["messages"] += 1
            r = by.get(path)
            if r is None:
                faults.append(f"{path}: no answer")
                continue
            v = r.get("verdict")
            if v in x["verdicts"]:
                tot["verdict"] += 1
                if v == "cannot-tell" and len(x["verdicts"]) > 1:
                    tot["hedged"] += 1
            else:
                faults.append(f"{path}: verdict {v}, not {'/'.join(x['verdicts'])} (truth {x['truth']})")
            if v in x["forbidden"]:
                tot["forbidden"] += 1
                if v in ("forged", "forged-confirmed") and x["truth"] in ("owner-sent", "break-in"):
                    fatal[0].append(f"{e['id']} {path} {v}")
                    faults[-1] = "FATAL " + faults[-1]
                elif v == "sent-by-you" and x["truth"] in ("forged", "framing", "unknown"):
                    fatal[1].append(f"{e['id']} {path}")
                    faults[-1] = "FATAL " + faults[-1]
                else:
                    faults[-1] = "FORBIDDEN " + faults[-1]
            if r.get("injection_ip") in x.get("injection", [r.get("injection_ip")]):
                tot["injection"] += 1
            else:
                faults.append(f"{path}: injection {r.get('injection_ip')}, not {x['injection']} -- {r.get('injection_why')}")
            if r.get("kind") in x["kinds"]:
                tot["kinds"] += 1
            else:
                faults.append(f"{path}: kind {r.get('kind')}, not {x['kinds']}")
            if a.explain and v not in x["verdicts"]:
                for ev in r.get("evidence", []):
                    faults.append(f"      {ev.get('code')} {ev.get('stance')} {ev.get('strength')}: {ev.get('says')}")
                if r.get("missing"):
                    faults.append(f"      missing: {r['missing']}")
        rep = {}
        srcs = {}
        for i in inc:
            for s in i.get("sources", []):
                srcs.setdefault(s["ip"], set()).add(i["verdict"])
                if s.get("reportable"):
                    rep[s["ip"]] = s
        for ip, s in rep.items():
            if ip not in e["reportable"]["allowed"]:
                fatal[2].append(f"{e['id']} {ip}")
                faults.append(f"FATAL reportable {ip}: {s.get('why')}")
            want = e["reportable"]["contacts"].get(ip)
            if want:
                tot["contact"] += 1
                if s.get("contact") == want:
                    tot["contact_ok"] += 1
                else:
                    faults.append(f"contact of {ip}: {s.get('contact')}, not {want}")
        for i in inc:
            for s in i.get("sources", []):
                want = e["reportable"]["contacts"].get(s["ip"])
                if want and not s.get("reportable") and s.get("contact") not in (None, want):
                    faults.append(f"contact (not reportable) of {s['ip']}: {s.get('contact')}, not {want}")
        for ip in e["reportable"]["required"]:
            tot["required"] += 1
            if ip in rep:
                tot["required_ok"] += 1
            else:
                why = [s.get("why") for i in inc for s in i.get("sources", []) if s["ip"] == ip]
                faults.append(f"{ip} should be reportable: {why}")
        if e["incident"]:
            tot["incidents"] += 1
            w = e["incident"]
            got = srcs.get(w["ip"], set()) if w["ip"] else {i["verdict"] for i in inc}
            if got & set(w["verdicts"]):
                tot["incident_ok"] += 1
            else:
                faults.append(f"incident of {w['ip']}: {sorted(got)}, not {w['verdicts']}")
        k = e["id"].split(".")[0]
        c = per.setdefault(k, [0, 0]); c[0] += 1
        if not faults:
            tot["clean"] += 1; c[1] += 1
        elif not a.q:
            print(f"{e['id']}: {len(faults)} faults   [{e['why']}]")
            seen = {}
            for f in faults:
                key = f.split(": ", 1)[-1]
                seen[key] = seen.get(key, 0) + 1
                if seen[key] <= 2:
                    print("   " + f)
    pc = lambda n, d: f"{n}/{d} ({100 * n / d:.1f} %)" if d else "-"
    print(f"\nscenarios without fault {pc(tot['clean'], tot['scenarios'])}; slowest {slow:.2f} s")
    for name, l in zip(FATAL, fatal):
        print(f"FATAL {name}: {len(l)}" + ("" if not l else "  " + "; ".join(l[:12])))
    print(f"verdict right {pc(tot['verdict'], tot['messages'])}   (of these {tot['hedged']} hedged with cannot-tell)   injection right {pc(tot['injection'], tot['messages'])}   kinds right {pc(tot['kinds'], tot['messages'])}")
    print(f"forbidden verdicts {tot['forbidden']}; incidents right {pc(tot['incident_ok'], tot['incidents'])}; required reports {pc(tot['required_ok'], tot['required'])}; contacts right {pc(tot['contact_ok'], tot['contact'])}")
    sys.exit(1 if any(fatal) else 0)


if __name__ == "__main__":
    main()
