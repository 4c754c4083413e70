#!/usr/bin/env python3
"""Reads the public test texts of ../shared/data/quantities through `hearsay parse` and has their own scorers judge it.

usage: score.py HEARSAY_PROGRAM [FOLDER] [--part NAME]   prints the scores by origin and by sign; fails below the floors

Skips (exit code 77) where the folder is absent: the texts are other people's and not part of this project. The
floors stand a little under what was reached, so that a change that loses readings is seen.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SKIPPED = 77
FLOORS = {"value with bounds": 97.0, "unit": 94.0, "precision": 94.0, "dates": 86.0, "open-ended dates": 96.0}


def read(program, source, *options):
    """The predictions of the program for a file of records, as the path of a temporary file."""
    target = tempfile.NamedTemporaryFile("wb", suffix=".jsonl", delete=False)
    with target, open(source, "rb") as texts:
        subprocess.run([program, "parse", *options], stdin=texts, stdout=target, check=True)
    return target.name


def score(scorer, gold, predicted):
    answer = subprocess.run([sys.executable, scorer, gold, predicted], capture_output=True, text=True, check=True)
    os.unlink(predicted)
    print(answer.stdout)
    return answer.stdout


def figures(text, row):
    """The numbers of a row of a score table."""
    found = re.search(rf"^{re.escape(row)} +(.*)$", text, re.MULTILINE)
    return [float(word) for word in found.group(1).split() if word != "-"]


def main(arguments):
    part = "dev"
    if "--part" in arguments:
        at = arguments.index("--part")
        part = arguments[at + 1]
        del arguments[at:at + 2]
    if not arguments:
        sys.exit(__doc__)
    program = arguments[0]
    folder = arguments[1] if len(arguments) > 1 else os.path.join(ROOT, "..", "shared", "data", "quantities")
    quantities = os.path.join(folder, f"{part}.jsonl")
    dates = os.path.join(folder, f"dates-{part}.jsonl")
    if not os.path.exists(quantities) or not os.path.exists(dates):
        print(f"skipped: no test texts in {folder}")
        return SKIPPED

    text = score(os.path.join(folder, "score.py"), quantities, read(program, quantities))
    total = figures(text, "TOTAL")  # gold, value, value with bounds, lenient, unit, head, all, precision
    reached = {"value with bounds": total[2], "unit": total[4], "precision": total[7]}
    text = score(os.path.join(folder, "score_dates.py"), dates, read(program, dates, "--dates"))
    reached["dates"] = figures(text, "TOTAL")[1]
    reached["open-ended dates"] = figures(text, "open-ended")[1]

    low = {name: value for name, value in reached.items() if value < FLOORS[name]}
    for name, value in reached.items():
        print(f"{name}: {value} % (at least {FLOORS[name]})" + ("  TOO LOW" if name in low else ""))
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
