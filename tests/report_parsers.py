#!/usr/bin/env python3
"""Reads our golden abuse reports with parsedmarc, a reader of such reports that is not ours and that desks use.

parsedmarc files every report in this format under "failure" reports, whatever its Feedback-Type; so that field is held
against ours by itself.
"""
import pathlib
import sys

import parsedmarc

GOLDEN = pathlib.Path(__file__).parent / "golden"


def faults(path):
    found = parsedmarc.parse_report_email(path.read_bytes(), offline=True)
    report = found["report"]
    wanted = {
        "feedback_type": "abuse",
        "source_ip": "203.0.113.77",
        "incidents": "214",
        "reported_domain": "cheaphost.example",
        "arrival_date_utc": "2026-05-12 07:40:00",
    }
    got = {name: report.get(name) for name in wanted}
    got["source_ip"] = (report.get("source") or {}).get("ip_address")
    for name, value in wanted.items():
        if str(got[name]) != value:
            yield f"{name} is {got[name]!r}, not {value!r}"
    if "box77.cheaphost.example [203.0.113.77]" not in report["sample"]:
        yield "the header of the sample is not there"


def main():
    reports = sorted(GOLDEN.glob("report-*.eml"))
    wrong = [f"{path.name}: {fault}" for path in reports for fault in faults(path)]
    print("\n".join(wrong) or f"{len(reports)} reports were read by parsedmarc {parsedmarc.__version__}")
    return 1 if wrong or not reports else 0


if __name__ == "__main__":
    sys.exit(main())
