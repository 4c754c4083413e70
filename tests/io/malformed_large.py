#!/usr/bin/env python3
"""Runs `hearsay check` on malformed input that is too large to keep: it must refuse it within 1 GiB of memory.

    malformed_large.py HEARSAY

Makes each file in a temporary folder. Each run must end with exit status 1 and at least one error that has a place
and says what was found, what was expected, and how to mend it; so must a folder and a file that isn't there. Each run
is limited to 1 GiB of address space, unless the program is built with a sanitizer, which reserves terabytes: then
what it has resident is measured and held against a wider limit. Prints seconds and megabytes for each.
"""
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time

GIB = 1 << 30
ERROR = re.compile(r"^(?P<place>.*:\d+:\d+): error: .+; .+; .+$")
HEAD = "hearsay: 1\nsources:\n  a: {kind: outlet}\n"


def write(path, *parts):
    with open(path, "wb") as file:
        for part in parts:
            file.write(part if isinstance(part, bytes) else part.encode())


def blocks(total, block=b"x" * (1 << 20)):
    """So many bytes, a block at a time."""
    return (block[:min(len(block), total - done)] for done in range(0, total, len(block)))


def statements_of(relay):
    return 'hearsay: 1\nsources:\n  a: {kind: outlet}\nstatements:\n  - id: s\n    source: a\n    relays: ' + relay


def list_inputs(folder):
    """The inputs: name, what an error must hold and its line (or None), and the parts that make up the file."""
    inputs = []

    def add(name, holds, line, *parts):
        inputs.append((name, holds, line, parts))

    long_line = 200 << 20
    # One scalar of 200 MB, in each format, where the text around it is at fault.
    add("long-line.yaml", None, None, HEAD + "title: ", *blocks(long_line), ": : [\n")
    add("long-key.yaml", None, None, HEAD, *blocks(long_line), ": 1\n")
    add("long-line.json", None, None, '{"hearsay": 1, "title": "', *blocks(long_line), '", }\n')
    add("long-text-without-end.json", None, None, '{"hearsay": 1, "title": "', *blocks(long_line))
    add("long-line.jsonl", None, 2, '{"case": {"hearsay": 1}}\n{"source": {"id": "', *blocks(long_line),
        '", "kind": }}\n{"source": {"id": "b", "kind": "outlet"}}\n')
    add("long-line-of-spaces.yaml", None, None, HEAD + "title: [", *blocks(long_line, b" " * (1 << 20)))
    add("long-line-not-utf-8.yaml", "UTF-8", None, HEAD + "title: ", *blocks(40 << 20), b"\xff\n")
    add("long-phrase.yaml", None, None,
        'hearsay: 1\nquestions:\n  q: {asks: "How many?", kind: quantity, unit: soldier}\n',
        "claims:\n  c: {answers: q, value: over ", *blocks(20 << 20, b"umpteen " * (1 << 17)), "soldiers}\n")

    deep = 100_000
    add("deep.yaml", "deep|nested|level", 2, "hearsay: 1\ntitle: " + "[" * deep + "]" * deep + "\n")
    add("deep-open.yaml", "deep|nested|level", 2, "hearsay: 1\ntitle: " + "[" * deep + "\n")
    add("deep-mappings.yaml", "deep|nested|level", 2, "hearsay: 1\ntitle: " + "{a: " * deep + "1" + "}" * deep + "\n")
    add("deep-blocks.yaml", "deep|nested|level", 3, "hearsay: 1\ntitle:\n" + "- " * deep + "a\n")
    add("deep-keys.yaml", None, None, "hearsay: 1\n" + "? " * deep + "a\n")
    add("deep.json", "deep|nested|level", 1, '{"hearsay": 1, "title": ' + "[" * deep + "]" * deep + "}\n")
    add("deep-open.json", "deep|nested|level", 1, '{"hearsay": 1, "title": ' + "[" * deep)
    add("deep-objects.json", "deep|nested|level", 1,
        '{"hearsay": 1, "title": ' + '{"a": ' * deep + "1" + "}" * deep + "}\n")
    add("deep.jsonl", "deep|nested|level", 2,
        '{"case": {"hearsay": 1}}\n{"source": ' + "[" * deep + "]" * deep + "}\n")
    # Statements within statements: what the format means them to be, but not so deep.
    add("deep-relays.yaml", None, None,
        statements_of("[{source: a, relays: " * deep + "[]" + "}]" * deep + "\n"))
    add("deep-relays.json", None, None,
        '{"hearsay": 1, "sources": {"a": {"kind": "outlet"}}, "statements": [{"id": "s", "source": "a", "relays": '
        + '[{"source": "a", "relays": ' * deep + "[]" + "}]" * deep + "}]}\n")

    # Nine lists of nine aliases of the list before: 9 to the power of 9 values.
    lists = ["l0: &l0 [" + ", ".join(["lol"] * 9) + "]\n"]
    lists += [f"l{i}: &l{i} [" + ", ".join([f"*l{i - 1}"] * 9) + "]\n" for i in range(1, 10)]
    add("alias-bomb.yaml", None, None, "hearsay: 1\n", *lists)
    maps = ["l0: &l0 {a: lol, b: lol}\n"]
    maps += [f"l{i}: &l{i} {{a: *l{i - 1}, b: *l{i - 1}}}\n" for i in range(1, 60)]
    add("alias-bomb-of-mappings.yaml", None, None, "hearsay: 1\n", *maps)
    merges = ["l0: &l0 {k0: lol}\n"]
    merges += [f"l{i}: &l{i} {{<<: [*l{i - 1}, *l{i - 1}], k{i}: lol}}\n" for i in range(1, 40)]
    add("alias-bomb-of-merges.yaml", None, None, "hearsay: 1\n", *merges)
    add("many-aliases.yaml", None, None,
        "hearsay: 1\ntitle: &t [" + "x, " * 1000 + "x]\nlist: [" + "*t, " * 100_000 + "*t]\n")

    add("many-faults.yaml", None, None, HEAD + "".join(f"key{i}: {i}\n" for i in range(200_000)))
    add("many-faults.jsonl", None, None, *("not json\n" for _ in range(1_000_000)))
    add("same-key.yaml", None, None, "hearsay: 1\n" + "title: again\n" * 200_000)
    add("loop-of-within.yaml", "s0|s49999|loop", None, "hearsay: 1\nsources:\n",
        *(f"  s{i}: {{kind: agency, within: s{(i + 1) % 50_000}}}\n" for i in range(50_000)))
    add("nul-bytes.yaml", None, None, *blocks(50 << 20, bytes(1 << 20)))
    add("not-utf-8.yaml", "UTF-8|UTF-16|NUL|U\\+0000", None, bytes(range(256)) * 1000)

    (folder / "folder.yaml").mkdir()
    inputs.append(("folder.yaml", "directory|folder", None, None))
    inputs.append(("nothing-there.yaml", "nothing-there|[Nn]o such|not", None, None))
    write(folder / "unreadable.yaml", HEAD)
    os.chmod(folder / "unreadable.yaml", 0)
    if not os.access(folder / "unreadable.yaml", os.R_OK):  # root reads it all the same
        inputs.append(("unreadable.yaml", "permission|denied|read", None, None))
    return inputs


def has_sanitizer(hearsay):
    with open(hearsay, "rb") as file:
        content = file.read()
    return b"__asan_init" in content or b"__tsan_init" in content or b"__msan_init" in content


def check(hearsay, name, holds, line, folder, sanitized):
    def limit():
        if not sanitized:
            resource.setrlimit(resource.RLIMIT_AS, (GIB, GIB))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        start = time.monotonic()
        child = subprocess.Popen([hearsay, "check", name], cwd=folder, stdin=subprocess.DEVNULL,
                                 stdout=out, stderr=said, preexec_fn=limit)
        deadline = start + 300
        while True:
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() > deadline:
                child.kill()
                os.wait4(child.pid, 0)
                child.returncode = -9
                return ["it did not end within five minutes"], 0, 0
            time.sleep(0.005)
        seconds = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode("utf-8", "backslashreplace")
    megabytes = usage.ru_maxrss / 1024
    wrong = []
    if child.returncode != 1:
        wrong.append(f"exit status {child.returncode}, not 1")
    if megabytes * (1 << 20) > (6 if sanitized else 1) * GIB:
        wrong.append(f"{megabytes:.0f} MB")
    if len(text) > 4 << 20:
        wrong.append(f"it said {len(text)} characters")
    errors = [found for found in map(ERROR.match, text.splitlines()) if found]
    if not errors:
        wrong.append("no error with its place, what was found, what was expected and how to mend it")
    elif not errors[0]["place"].startswith(name + ":"):
        wrong.append(f"the error is at {errors[0]['place']}")
    if line is not None and not any(found["place"].split(":")[-2] == str(line) for found in errors):
        wrong.append(f"no error in line {line}")
    if holds is not None and not any(re.search(holds, found.group(0)[len(found["place"]):]) for found in errors):
        wrong.append(f"no error that matches /{holds}/")
    if any(len(each) > 2000 for each in text.splitlines()):
        wrong.append("a line of more than 2,000 characters")
    if wrong:
        wrong += ["said: " + each[:300] for each in text.splitlines()[:5]]
    return wrong, seconds, megabytes


def main(arguments):
    if len(arguments) != 1:
        sys.stderr.write(__doc__)
        return 2
    hearsay = str(pathlib.Path(arguments[0]).resolve())
    sanitized = has_sanitizer(hearsay)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="hearsay-") as name:
        folder = pathlib.Path(name)
        inputs = list_inputs(folder)
        for name, holds, line, parts in inputs:
            if parts is not None:
                write(folder / name, *parts)
            wrong, seconds, megabytes = check(hearsay, name, holds, line, folder, sanitized)
            print(f"{name:32} {seconds:8.2f} s {megabytes:8.0f} MB  {'' if not wrong else 'WRONG'}", flush=True)
            for sentence in wrong:
                print(f"    {sentence}")
            failed += bool(wrong)
            path = folder / name
            if path.is_file():
                path.unlink()
    print(f"{len(inputs)} malformed inputs, {failed} with a wrong answer")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
