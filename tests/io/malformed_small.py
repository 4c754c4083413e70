#!/usr/bin/env python3
"""Runs `hearsay check` on every small malformed case and compares what it says with malformed/expected.tsv.

    malformed_small.py HEARSAY

Each run must end with exit status 1 and report, for each row of the table, an error at its place whose text matches.
Every error must have a place and say what was found, what was expected, and how to mend it.
"""
import collections
import pathlib
import re
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent / "malformed"
ERROR = re.compile(r"^(?P<file>.*?):(?P<line>\d+):(?P<column>\d+): error: (?P<text>.+; .+; .+)$")
OTHER = re.compile(r"^(.*?:\d+:\d+: (?:note|warning): .+|and \d+ more (?:error|warning)s?)$")


def read_table():
    rows = collections.OrderedDict()
    for number, line in enumerate((FOLDER / "expected.tsv").read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 4 or not fields[3]:
            raise SystemExit(f"expected.tsv:{number}: {len(fields)} fields")
        rows.setdefault(fields[0], []).append(fields[1:])
    return rows


def faults_of(hearsay, names, wanted):
    """What is wrong with the answer to these files: a list of sentences."""
    try:
        run = subprocess.run([hearsay, "check", *names], cwd=FOLDER, stdin=subprocess.DEVNULL,
                             capture_output=True, timeout=120)
    except subprocess.TimeoutExpired:
        return ["it did not end"]
    said = run.stderr.decode("utf-8", "backslashreplace")
    wrong = []
    if run.returncode != 1:
        wrong.append(f"exit status {run.returncode}, not 1")
    errors = []
    for line in said.splitlines():
        found = ERROR.match(line)
        if found:
            errors.append(found)
        elif not OTHER.match(line):
            wrong.append(f"a line without place, found, expected and mend: {line!r}")
        if re.search(r"[\x00-\x08\x0b-\x1f\x7f]", line):
            wrong.append(f"control characters in {line!r}")
    if not errors:
        wrong.append("no error")
    for found in errors:
        if found["file"] not in names:
            wrong.append(f"the error names the file {found['file']!r}")
        parts = found["text"].split("; ")
        if any(not part.strip() or part.endswith(".") for part in (parts[0], parts[-1])):
            wrong.append(f"an empty part or a full stop in {found['text']!r}")
    for line, column, pattern in wanted:
        if not any(line in ("-", found["line"]) and column in ("-", found["column"])
                   and re.search(pattern, found["text"]) for found in errors):
            wrong.append(f"no error at {line}:{column} that matches /{pattern}/")
    # A fault that is told twice at one place is noise.
    for text, times in collections.Counter(found.group(0) for found in errors).items():
        if times > 1:
            wrong.append(f"{times} times: {text}")
    if len(names) > 1 and not all(name in said for name in names):
        wrong.append("it does not name both files")
    return wrong + ["said: " + line for line in said.splitlines()[:20]] if wrong else []


def main(arguments):
    if len(arguments) != 1:
        sys.stderr.write(__doc__)
        return 2
    hearsay = str(pathlib.Path(arguments[0]).resolve())
    table = read_table()
    listed = {name for names in table for name in names.split()}
    there = {path.name for path in FOLDER.iterdir()} - {"expected.tsv"}
    failed = 0
    for name in sorted(listed ^ there):
        failed += 1
        print(f"{name}: {'not in expected.tsv' if name in there else 'no such file'}")
    for names, wanted in table.items():
        wrong = faults_of(hearsay, names.split(), wanted)
        if wrong:
            failed += 1
            print(f"{names}:")
            for sentence in wrong:
                print(f"    {sentence}")
    print(f"{len(table)} malformed inputs, {failed} with a wrong answer")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
