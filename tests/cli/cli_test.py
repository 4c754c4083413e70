#!/usr/bin/env python3
"""Runs the command line from outside: exit codes, options, standard input, files.

    cli_test.py HEARSAY [GROUP]

GROUP is one of the classes below in small letters: call, report, views, check, parse, convert, tables, output, interruption.
"""
import json
import os
import pathlib
import re
import resource
import select
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = [ROOT / "examples/cases" / name for name in ("north-korean-troops.yaml", "dam-breach.yaml")]
TROOPS = CASES[0]
HEARSAY = ""

# One case in two files, of which neither can do without the other.
SOURCES = """hearsay: 1
title: In two files
sources: {gur: {name: GUR, kind: agency}}
questions: {troops: {asks: How many soldiers were sent?, kind: quantity, unit: soldier}}
"""
SAID = """hearsay: 1
claims: {c1: {answers: troops, value: over 11 thousand soldiers}}
statements: [{id: s1, source: gur, at: 2024-10-18, asserts: [c1]}]
"""


class Run(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hearsay-cli-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def run_it(self, *arguments, given="", env=None, **more):
        run = subprocess.run([HEARSAY, *map(str, arguments)], input=given.encode(), capture_output=True, timeout=300,
                             cwd=self.folder, env=env, **more)
        return run.returncode, run.stdout.decode(), run.stderr.decode()

    def good(self, *arguments, **more):
        code, out, error = self.run_it(*arguments, **more)
        self.assertEqual((code, error), (0, ""), arguments)
        return out

    def bad(self, expected, pattern, *arguments, **more):
        code, out, error = self.run_it(*arguments, **more)
        self.assertEqual((code, out), (expected, ""), f"{arguments}: {error}")
        self.assertRegex(error, pattern)
        self.assertTrue(error.endswith("\n"))
        for line in error.splitlines():
            self.assertNotRegex(line, r"[\x00-\x1f\x7f]")
        return error

    def file(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def wrong(self, pattern, *arguments, **more):
        """A wrong call: exit code 2, one line."""
        error = self.bad(2, r"^hearsay: error: " + pattern, *arguments, **more)
        self.assertEqual(error.count("\n"), 1)

    def left(self):
        return sorted(path.name for path in self.folder.iterdir())


class Call(Run):
    """What can be wrong with the call itself."""

    def test_no_or_unknown_command(self):
        self.wrong("no command; expected report, check, diff, parse or convert;")
        self.wrong('there is no command "compare"; expected report, check, diff, parse or convert;', "compare", TROOPS, TROOPS)
        self.wrong(r'there is no command "re\\u001b\[31m"', "re\x1b[31m")

    def test_unknown_option(self):
        self.wrong("the following argument was not expected: --nope; see hearsay report --help", "report", TROOPS, "--nope")
        self.wrong("the following argument was not expected: --since", "report", TROOPS, "--since", "2024-10-18")
        self.wrong(".*", "--nope")

    def test_no_case(self):
        for command in ("report", "check", "convert"):
            self.wrong("", command)

    def test_unknown_values(self):
        self.wrong('--format: unknown format "pdf"; expected text, markdown, html, json, dot or svg;', "report", TROOPS, "--format", "pdf")
        self.wrong('--reading: unknown reading "loose"; expected literal or pragmatic;', "report", TROOPS, "--reading", "loose")

    def test_bad_days(self):
        for day in ("2024-02-30", "18 October", "", "2024-10-18T00:00:00Z"):
            for option in ("--as-of", "--said-by"):
                self.wrong(option + ": no such day", "report", TROOPS, option, day)

    def test_unknown_source(self):
        self.wrong('--without: the case has no source "GUR"; expected the id of one; did you mean "gur"', "report", TROOPS, "--without", "GUR")
        self.wrong('--without: the case has no source "somebody"', "report", TROOPS, "--without", "gur", "--without", "somebody")

    def test_bad_factor(self):
        for text in ("brigade", "brigade=", "brigade=a..b", "brigade=5..3", "brigade=0..3", "brigade=-1..3", "=1..2", "brigade=1..inf",
                     "brigade=nan", "brigade=1..2..3", "brigade=1e400"):
            self.wrong("--assume: can't read", "report", TROOPS, "--assume", text)
        self.wrong('--assume: no factor of a unit "soldier" in the case; expected brigade;', "report", TROOPS, "--assume", "soldier=1..2")
        self.wrong('--assume: "brigade" twice', "report", TROOPS, "--assume", "brigade=1..2", "--assume", "brigade=2..3")

    def test_bad_tolerance(self):
        for text in ("half", "-0.5", "nan", "inf", "1e400", "0.5x"):
            self.wrong("--tolerance: can't read", "report", TROOPS, "--tolerance=" + text)

    def test_standard_input_twice(self):
        self.wrong(r"standard input \(-\) is named twice", "check", "-", "-", given=SOURCES)

    def test_a_wrong_input_goes_before_an_unknown_source(self):
        self.bad(1, r"none\.yaml:1:1: error: ", "report", "none.yaml", "--without", "somebody")

    def test_help_and_version(self):
        self.assertRegex(self.good("--version"), r"^hearsay \d+\.\d+\.\d+\n$")
        for command in ([], ["report"], ["check"], ["diff"], ["parse"], ["convert"]):
            text = self.good(*command, "--help")
            self.assertIn("Examples:\n  hearsay " + (command[0] if command else ""), text)
            for line in text.splitlines():
                self.assertLessEqual(len(line), 80, line)
        options = set(re.findall(r"--[a-z-]+", self.good("report", "--help")))
        self.assertLessEqual({"--format", "--output", "--as-of", "--said-by", "--without", "--assume", "--reading", "--tolerance", "--all", "--detail"}, options)


class Report(Run):
    def test_formats(self):
        begins = {"text": "North Korean troops", "markdown": "# North Korean troops", "html": "<!DOCTYPE html>", "json": "{\n",
                  "dot": "digraph hearsay {"}
        for name, begin in begins.items():
            self.assertTrue(self.good("report", TROOPS, "--format", name).startswith(begin), name)
        self.assertEqual(self.good("report", TROOPS), self.good("report", TROOPS, "--format", "text"))
        report = json.loads(self.good("report", TROOPS, "--format", "json"))
        self.assertEqual(report["questions"][0]["consensus"]["set"],
                         [{"lower": 11000, "lower_open": True, "upper": 20000, "upper_open": False}])

    def test_the_name_of_the_file_tells_the_format(self):
        for name, begin in (("r.md", "# "), ("r.html", "<!DOCTYPE"), ("r.json", "{"), ("r.dot", "digraph"), ("r.gv", "digraph"), ("r.txt", "North")):
            self.assertEqual(self.good("report", TROOPS, "-o", name), "")
            self.assertTrue((self.folder / name).read_text(encoding="utf-8").startswith(begin), name)
        self.good("report", TROOPS, "-o", "r.json", "--format", "dot")
        self.assertTrue((self.folder / "r.json").read_text(encoding="utf-8").startswith("digraph"))

    def test_picture(self):
        if shutil.which("dot"):
            self.good("report", TROOPS, "-o", "r.svg")
            self.assertIn("<svg", (self.folder / "r.svg").read_text(encoding="utf-8"))
        # Without Graphviz: what to install, and no file.
        os.makedirs(self.folder / "nothing")
        self.bad(2, 'no program "dot".*apt-get install graphviz', "report", TROOPS, "-o", "none.svg", env={"PATH": str(self.folder / "nothing")})
        self.assertNotIn("none.svg", self.left())

    def test_the_same_case_gives_the_same_report_in_every_form(self):
        for case in CASES:
            forms = []
            for form in ("json", "jsonl", "yaml"):
                self.good("convert", case, "-o", f"case.{form}")
                forms.append(self.folder / f"case.{form}")
            for format in ("text", "markdown", "html", "json", "dot"):
                expected = self.good("report", case, "--format", format, "--detail", "--all")
                for form in forms:
                    self.assertEqual(self.good("report", form, "--format", format, "--detail", "--all"), expected, form)

    def test_eighty_columns(self):
        for case in CASES:
            for options in ([], ["--detail"], ["--reading", "pragmatic", "--detail"], ["--as-of", "2023-03-06"]):
                for line in self.good("report", case, *options).splitlines():
                    self.assertLessEqual(len(line), 80, line)

    def test_no_colours_but_on_a_terminal(self):
        self.assertNotIn("\x1b", self.good("report", TROOPS, env={**os.environ, "TERM": "xterm"}))

    def test_colours_on_a_terminal(self):
        def on_terminal(**env):
            master, slave = os.openpty()
            with os.fdopen(master, "rb", 0) as reader:
                process = subprocess.Popen([HEARSAY, "report", str(TROOPS)], stdout=slave, stderr=subprocess.PIPE, env={**os.environ, **env})
                os.close(slave)
                text = b""
                while True:
                    try:
                        piece = reader.read(65536)
                    except OSError:
                        break
                    if not piece:
                        break
                    text += piece
                process.stderr.close()
                self.assertEqual(process.wait(), 0)
            return text.decode()
        self.assertIn("\x1b[31mconflict\x1b[0m", on_terminal(TERM="xterm", NO_COLOR=""))
        self.assertNotIn("\x1b", on_terminal(TERM="xterm", NO_COLOR="1"))
        self.assertNotIn("\x1b", on_terminal(TERM="dumb", NO_COLOR=""))

    def test_detail_and_all(self):
        brief = self.good("report", CASES[1])
        full = self.good("report", CASES[1], "--detail")
        self.assertIn("--detail lists", brief)
        self.assertNotIn("--detail lists", full)
        # More than 1,000 pairs of one question: --all lists them.
        count = 60
        case = self.file("many.jsonl", "\n".join(
            ['{"case": {"hearsay": 1}}', '{"question": {"id": "q", "asks": "How many?", "kind": "quantity"}}'] +
            [f'{{"source": {{"id": "a{i}", "kind": "other"}}}}\n{{"claim": {{"id": "c{i}", "answers": "q", "value": "{i * 10}"}}}}\n'
             f'{{"statement": {{"id": "s{i}", "source": "a{i}", "asserts": ["c{i}"]}}}}' for i in range(1, count + 1)]) + "\n")
        some = json.loads(self.good("report", case, "--format", "json"))["questions"][0]
        every = json.loads(self.good("report", case, "--format", "json", "--all"))["questions"][0]
        pairs = count * (count - 1) // 2
        self.assertEqual((len(some["relations"]), some["relations_total"]), (1000, pairs))
        self.assertEqual(len(every["relations"]), pairs)
        self.assertIn("more pairs; --all lists them", self.good("report", case, "--detail"))

    def test_several_cases_and_standard_input(self):
        sources, said = self.file("sources.yaml", SOURCES), self.file("said.yaml", SAID)
        both = self.good("report", sources, said)
        self.assertIn("More than 11,000. One claim accepts this, from one origin (GUR).", re.sub(r"\s+", " ", both))
        self.assertEqual(self.good("report", said, sources), both)
        self.assertEqual(self.good("report", sources, "-", given=SAID), both)
        self.assertEqual(self.good("report", "-", said, given=SOURCES), both)
        self.bad(1, r"said\.yaml:\d+:\d+: error: ", "report", said)


class Views(Run):
    def answer(self, number, *options):
        page = self.good("report", TROOPS, *options)
        found = re.search(rf"^{number}\. .*?\n\n", page, re.M | re.S)
        return re.sub(r"\s+", " ", found.group(0))

    def test_as_of_and_said_by(self):
        self.assertIn("Nothing is known by 17 October 2024", self.answer(1, "--as-of", "2024-10-17"))
        self.assertIn("More than 11,000, up to 20,000, if", self.answer(1, "--as-of", "2024-10-18"))
        self.assertIn("More than 11,000. One claim", self.answer(1, "--said-by", "2024-10-17"))
        report = json.loads(self.good("report", TROOPS, "--said-by", "2024-10-17", "--format", "json"))
        self.assertEqual((report["as_of"], report["said_by"]), (None, "2024-10-17"))

    def test_without(self):
        self.assertIn("(NIS, an unnamed one)", self.answer(1, "--without", "gur"))
        self.assertIn("One claim accepts this, from one origin (intelligence information, unnamed).",
                      self.answer(1, "--without", "gur", "--without", "nis"))
        # The case may come after it: an option takes one value.
        self.assertIn("NIS", self.good("report", "--without", "gur", TROOPS))
        self.assertEqual(self.good("report", TROOPS, "--without", "gur", "--without", "gur"), self.good("report", TROOPS, "--without", "gur"))

    def test_without_an_assumption(self):
        self.assertIn("More than 11,000. Two claims accept this", self.answer(1, "--without-assumption", "unit:brigade"))
        report = json.loads(self.good("report", TROOPS, "--without-assumption", "places", "--without-assumption", "unit:brigade",
                                      "--format", "json"))
        self.assertEqual(report["without_assumptions"], ["unit:brigade", "places"])
        self.assertEqual(self.good("report", TROOPS, "--without-assumption", "reading"), self.good("report", TROOPS))
        report = json.loads(self.good("report", TROOPS, "--without-assumption", "reading", "--without-assumption", "tolerance",
                                      "--reading", "pragmatic", "--format", "json"))
        self.assertEqual(report["without_assumptions"], ["tolerance", "reading"])
        self.bad(2, '--without-assumption: "unit:brigade", for which --assume gives a factor',
                 "report", TROOPS, "--without-assumption", "unit:brigade", "--assume", "brigade=2000..2500")
        self.bad(2, '--without-assumption: "tolerance", which --tolerance gives',
                 "report", TROOPS, "--without-assumption", "tolerance", "--tolerance", "1")
        self.bad(2, "where hedges are read literally", "diff", TROOPS, "--without-assumption", "reading")
        self.bad(2, 'no assumption "brigade" in the case; expected unit:brigade, tolerance, reading, places or same_measure:troops',
                 "report", TROOPS, "--without-assumption", "brigade")

    def test_level(self):
        report = json.loads(self.good("report", TROOPS, "--level", "source", "--format", "json"))
        self.assertEqual(report["level"], "source")
        self.bad(2, "--level: unknown level", "report", TROOPS, "--level", "state")

    def test_tolerance(self):
        dam = CASES[1]
        report = json.loads(self.good("report", dam, "--tolerance", "1", "--format", "json"))
        self.assertEqual(report["tolerance"], 1)
        self.assertIn("about 500 is 400 to 600", next(a["text"] for a in report["assumptions"] if a["id"] == "tolerance"))
        self.assertEqual(self.good("report", dam, "--tolerance", "0.5"), self.good("report", dam))

    def test_assume(self):
        self.assertIn("10,000, if a brigade is 2,000 to 2,500 soldiers.", self.answer(1, "--assume", "brigade=2000..2500"))
        self.assertIn("if a brigade is 4,000 soldiers.", self.answer(1, "--assume", "brigade=4000"))
        report = json.loads(self.good("report", TROOPS, "--assume", "brigade=2000..2500", "--format", "json"))
        pair = next(r for r in report["questions"][0]["relations"] if (r["a"], r["b"]) == ("c1", "c3"))
        self.assertEqual(pair["verdict"], "conflict")
        self.assertIn("unit:brigade", pair["assumes"])

    def test_assume_a_unit_with_two_factors(self):
        case = self.file("units.yaml", """hearsay: 1
units: {lorry: {soldier: [10, 20], tonne: [2, 3]}, tonne: {plural: tonnes}}
sources: {a: {kind: other}}
questions: {troops: {asks: How many soldiers?, kind: quantity, unit: soldier}}
claims: {c1: {answers: troops, value: 2 lorries}}
statements: [{id: s1, source: a, asserts: [c1]}]
""")
        self.bad(2, "--assume: no factor of a unit \"lorry\" in the case; expected lorry:soldier or lorry:tonne", "report", case, "--assume", "lorry=1..2")
        self.assertIn("24 to 30", self.good("report", case, "--assume", "lorry:soldier=12..15"))

    def test_reading(self):
        self.assertIn("At least 10,000, under 11,000, if", self.answer(1, "--reading", "pragmatic"))
        self.assertEqual(self.answer(1, "--reading", "literal"), self.answer(1))


class Known(Run):
    """Patterns of public record: what the report says of them."""

    def answers(self, name, *options):
        return re.sub(r"\s+", " ", self.good("report", ROOT / "examples/cases" / name, *options))

    def test_one_informant_behind_four_mouths(self):
        then = self.answers("one-informant.yaml", "--as-of", "2003-02-05")
        self.assertIn("Yes. One claim accepts this, from one origin (Curveball). Nobody dissents.", then)
        self.assertIn("Three chains in all lead from a report to an origin.", then)
        now = self.answers("one-informant.yaml")
        self.assertIn("No. One denial accepts this, from one origin (Curveball).", now)
        self.assertIn("with nothing behind it that still stands", now)
        self.assertIn("One chain in all leads from a report to an origin.", now)

    def test_three_reports_of_one_set_of_letters(self):
        report = json.loads(self.good("report", ROOT / "examples/cases/niger-letters.yaml", "--format", "json"))
        deal, genuine, africa = (q["claims"][0] for q in report["questions"])
        self.assertEqual(deal["independent_origins"], {"min": 1, "max": 1})
        self.assertEqual(deal["origins"], ["service", "letters"])
        self.assertEqual(deal["credibility"]["digit"], 3)
        self.assertEqual((genuine["origins"], genuine["denial_origins"]), ([], ["iaea"]))
        self.assertEqual(africa["origins"], ["british-government"])


class Diff(Run):
    def test_since_a_day(self):
        page = self.good("diff", TROOPS, "--since", "2024-10-17")
        self.assertTrue(page.startswith("What changed since 17 October 2024\n"))
        flat = re.sub(r"\s+", " ", page)
        self.assertIn("Before: Nothing is known by 17 October 2024: nobody takes a position. Now: More than 11,000, up to 20,000", flat)
        self.assertIn("- New: 'at least 10,000', asserted first-hand by GUR (one independent origin); credibility 2", flat)
        self.assertEqual(self.good("diff", TROOPS, "--since", "2024-10-18"),
                         "What changed since 18 October 2024\n==================================\n\nNothing changed.\n")

    def test_without_a_source(self):
        flat = re.sub(r"\s+", " ", self.good("diff", TROOPS, "--without", "gur"))
        self.assertIn("What changes without GUR", flat)
        self.assertIn("- Gone: 'at least 10,000', asserted by GUR before", flat)
        self.assertIn("- 'in eastern Russia': credibility 3, where it was 4", flat)

    def test_without_an_assumption(self):
        flat = re.sub(r"\s+", " ", self.good("diff", TROOPS, "--without-assumption", "places"))
        self.assertIn("What changes without the assumption places", flat)
        self.assertIn("'in eastern Russia' and 'in the occupied Ukrainian territories' are compatible, where they conflicted", flat)
        self.assertIn("Nothing changed.", self.good("diff", TROOPS, "--without-assumption", "tolerance"))
        self.bad(2, "no assumption", "diff", TROOPS, "--without-assumption", "x")

    def test_two_cases(self):
        case = ("hearsay: 1\nsources: {gur: {name: GUR, kind: agency}, nis: {name: NIS, kind: agency}}\n"
                "questions: {troops: {asks: How many soldiers were sent?, kind: quantity, unit: soldier}}\n"
                "claims: {c1: {answers: troops, value: over 11 thousand soldiers}}\n"
                "statements:\n- {id: s1, source: gur, at: 2024-10-18, asserts: [c1]}\n")
        earlier = self.file("monday.yaml", case)
        later = self.file("tuesday.yaml", case + "- {id: s2, source: nis, at: 2024-10-19, asserts: [c1]}\n")
        self.assertIn("Nothing changed.", self.good("diff", earlier, earlier))
        for first, second, change, other in [(earlier, later, "gained", "lost"), (later, earlier, "lost", "gained")]:
            [question] = json.loads(self.good("diff", first, second, "--format", "json"))["questions"]
            [position] = question["positions"]
            self.assertEqual((position["claim"], position["takers"]), ("c1", {change: ["nis"], other: []}))
        self.assertEqual(self.good("diff", earlier, later, "-o", "changed.md", "--all"), "")
        self.assertIn("now also said by NIS; now on the word of NIS; two independent origins, where there was one; credibility 2, where it was 3",
                      (self.folder / "changed.md").read_text(encoding="utf-8"))

    def test_wrong_calls(self):
        self.bad(2, "one case; expected two, the earlier one first", "diff", TROOPS)
        self.bad(2, "3 cases; expected two", "diff", TROOPS, TROOPS, TROOPS)
        self.bad(2, "--format: unknown format", "diff", TROOPS, TROOPS, "--format", "svg")
        self.bad(2, "--without: the case has no source", "diff", TROOPS, "--without", "gurr")
        self.bad(2, "--since", "diff", TROOPS, "--since", "yesterday")
        self.bad(2, "standard input \\(-\\) is named twice", "diff", "-", "-")
        self.bad(1, "nothing.yaml", "diff", TROOPS, "nothing.yaml")


class Check(Run):
    def test_good_cases(self):
        self.assertEqual(self.good("check", TROOPS), f"{TROOPS}: 21 statements, 11 claims, 5 questions, 17 sources: no faults\n")
        self.assertEqual(self.good("check", "-", given=SOURCES), "standard input: 0 statements, 0 claims, 1 question, 1 source: no faults\n")
        self.file("sources.yaml", SOURCES), self.file("said.yaml", SAID)
        self.assertEqual(self.good("check", "sources.yaml", "said.yaml"),
                         "sources.yaml, said.yaml: 1 statement, 1 claim, 1 question, 1 source: no faults\n")

    def test_every_fault_has_its_place(self):
        self.file("bad.yaml", "hearsay: 1\nsources: {a: {kind: newspaper}, b: {within: c}}\nnonsense: 1\n")
        error = self.bad(1, r"^bad\.yaml:2:\d+: error: .+; expected .+; .+\n", "check", "bad.yaml")
        self.assertEqual(len([line for line in error.splitlines() if ": error: " in line]), 3)

    def test_names_with_control_characters(self):
        name = "a\x1b[31m.yaml"
        self.file(name, SOURCES + SAID.replace("hearsay: 1\n", ""))
        out = self.good("check", name)
        self.assertNotIn("\x1b", out)
        self.assertIn("\\u001b", out)


class Parse(Run):
    def test_a_phrase(self):
        said = self.good("parse", "Over 11 thousand soldiers, as many as four brigades")
        self.assertEqual(said.splitlines(), [
            "Over 11 thousand soldiers", "    more than 11,000 soldiers",
            "    literally (11000, inf), pragmatically (11000, 12000) soldier; hedged number",
            "as many as four brigades", "    as many as four brigades",
            "    literally (-inf, 4], pragmatically (3, 4] brigade; hedged number"])
        self.assertIn("by the table acled", self.good("parse", "--vague", "acled", "dozens"))
        code, out, error = self.run_it("parse", "nothing of the kind")
        self.assertEqual((code, out), (1, ""))
        self.assertIn("no quantity in", error)

    def test_dates(self):
        said = self.good("parse", "--dates", "--reference", "2024-10-18", "by November 1")
        self.assertEqual(said.splitlines()[1], "    by 1 November 2024")
        given = '{"id": 1, "text": "since August", "ref": "2024-10-18"}\n{"id": 2, "text": "none"}\n'
        first, second = [json.loads(line) for line in self.good("parse", "--dates", "--reference", "2020-01-01", given=given).splitlines()]
        self.assertEqual(first["dates"][0]["lower"], "2024-08-01")
        self.assertEqual((first["dates"][0]["upper"], first["dates"][0]["span"]), (None, [0, 12]))
        self.assertEqual(second["dates"], [])

    def test_dates_of_a_report_lie_in_the_past(self):
        said = self.good("parse", "--dates", "--past", "--reference", "2024-06-15", "on Tuesday and in November")
        self.assertEqual(said.splitlines()[1::3], ["    on 11 June 2024", "    in November 2023"])
        given = '{"id": 1, "text": "on Tuesday", "ref": "2024-06-15"}\n'
        for options, day in (((), "2024-06-18"), (("--past",), "2024-06-11")):
            (found,) = json.loads(self.good("parse", "--dates", *options, given=given))["dates"]
            self.assertEqual((found["lower"], found["upper"]), (day, day))

    def test_wrong_calls(self):
        self.wrong("--vague: unknown table", "parse", "--vague", "exact", "5")
        self.wrong("--reference: no such day", "parse", "--dates", "--reference", "2024-02-30", "today")
        self.wrong("--dates: no day to count from", "parse", "--dates", "today")

    def test_a_record(self):
        given = json.dumps({"id": 1, "text": "Over 11 thousand soldiers, as many as four brigades, nearly 5 km"})
        first, second, third = json.loads(self.good("parse", given=given))["quantities"]
        self.assertEqual(first, {"lower": 11000, "lower_open": True, "upper": None, "upper_open": False, "approx": False,
                                 "unit": "soldier", "unit_as_written": "soldiers", "hedge": "over", "nominal": 11000,
                                 "vague": False, "table": None, "span": [0, 25], "rule": "hedged number"})
        self.assertEqual((second["upper"], second["upper_open"], second["unit"], second["hedge"]), (4, False, "brigade", "as many as"))
        self.assertEqual((third["lower"], third["upper"], third["approx"], third["hedge"]), (5, 5, True, "nearly"))

    def test_places_are_characters(self):
        text = "\u00fcber \u201c5 to 7 km\u201d"
        (found,) = json.loads(self.good("parse", given=json.dumps({"id": 1, "text": text})))["quantities"]
        begin, end = found["span"]
        self.assertEqual(text[begin:end], "5 to 7 km")
        self.assertEqual((found["nominal"], found["hedge"]), (None, "between"))

    def test_many(self):
        given = '{"id": "a", "text": "about 500", "more": []}\n\n{"id": 12345678901234567890, "text": "nothing"}\n{"text": "3"}'
        lines = [json.loads(line) for line in self.good("parse", given=given).splitlines()]
        self.assertEqual([line["id"] for line in lines], ["a", 12345678901234567890, None])
        self.assertEqual([len(line["quantities"]) for line in lines], [1, 0, 1])
        self.assertTrue(lines[0]["quantities"][0]["approx"])
        self.assertEqual(self.good("parse", given=""), "")

    def test_faults_have_places_and_do_not_end_it(self):
        code, out, error = self.run_it("parse", given='{"id": 1, "text": 5}\n[1]\n{"id": [], "text": "5"}\nnonsense\n{"id": 1}\n{"id": 2, "text": "5"}\n')
        self.assertEqual(code, 1)
        self.assertEqual([json.loads(line)["id"] for line in out.splitlines()], [2])
        places = [line.split(": error: ")[0] for line in error.splitlines()]
        self.assertEqual(places, ["-:1:19", "-:2:1", "-:3:8", "-:4:1", "-:5:1"])

    def test_streams(self):
        process = subprocess.Popen([HEARSAY, "parse"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        line = json.dumps({"id": 1, "text": "at least 5 " + "word " * 200}).encode() + b"\n"
        import threading
        def feed():
            for _ in range(2000):
                process.stdin.write(line)
            process.stdin.flush()
        feeder = threading.Thread(target=feed)
        feeder.start()
        # Something comes while the input is still open.
        self.assertIn(b'"quantities"', process.stdout.readline())
        rest = threading.Thread(target=lambda: setattr(self, "rest", process.stdout.read()))
        rest.start()
        feeder.join()
        process.stdin.close()
        rest.join()
        self.assertEqual(process.wait(), 0)
        process.stdout.close()
        self.assertEqual(self.rest.count(b"\n"), 1999)


class Convert(Run):
    def test_round_trips_give_the_same_bytes(self):
        for case in CASES:
            for form in ("yaml", "json", "jsonl"):
                self.good("convert", case, "-o", f"a.{form}")
            for chain in (("yaml", "json", "jsonl", "yaml"), ("jsonl", "yaml", "json", "jsonl")):
                for index, form in enumerate(chain[1:], 1):
                    before = "a." + chain[0] if index == 1 else f"b{index - 1}.{chain[index - 1]}"
                    self.good("convert", before, "-o", f"b{index}.{form}")
                    self.assertEqual((self.folder / f"b{index}.{form}").read_bytes(), (self.folder / f"a.{form}").read_bytes())

    def test_to_standard_output(self):
        self.good("convert", TROOPS, "-o", "a.json")
        text = (self.folder / "a.json").read_text(encoding="utf-8")
        self.assertEqual(self.good("convert", TROOPS, "-o", "-", "--to", "json"), text)
        self.assertEqual(self.good("convert", "-", "-o", "-", "--to", "json", given=TROOPS.read_text(encoding="utf-8")), text)
        self.assertEqual(json.loads(text)["hearsay"], 1)

    def test_the_option_goes_before_the_name(self):
        self.good("convert", TROOPS, "-o", "a.json", "--to", "jsonl")
        self.assertIn('{"source": ', (self.folder / "a.json").read_text(encoding="utf-8"))

    def test_several_cases_become_one(self):
        self.file("sources.yaml", SOURCES), self.file("said.yaml", SAID)
        self.good("convert", "sources.yaml", "said.yaml", "-o", "both.yaml")
        self.assertEqual(self.good("report", "both.yaml"), self.good("report", "sources.yaml", "said.yaml"))

    def test_wrong_calls(self):
        self.bad(2, "--output is required", "convert", TROOPS)
        self.bad(2, r'no format in the name "case\.txt"; expected one that ends in', "convert", TROOPS, "-o", "case.txt")
        self.bad(2, '--to: unknown format "xml"', "convert", TROOPS, "-o", "case.xml", "--to", "xml")
        self.bad(1, "none.yaml:1:1: error: ", "convert", "none.yaml", "-o", "case.json")
        self.assertEqual(self.left(), [])


class Tables(Run):
    def test_round_trips_give_the_same_bytes(self):
        for case in CASES:
            self.good("convert", case, "-o", "tables", "--to", "csv")
            self.good("convert", "tables", "-o", "again.yaml")
            self.good("convert", case, "-o", "first.yaml")
            self.assertEqual((self.folder / "again.yaml").read_bytes(), (self.folder / "first.yaml").read_bytes())
            self.good("convert", "again.yaml", "-o", "tables again", "--to", "csv")
            self.assertEqual(self.tables("tables again"), self.tables("tables"))
            self.assertEqual(self.good("report", "tables"), self.good("report", case))

    def tables(self, folder):
        return {path.name: path.read_bytes() for path in (self.folder / folder).iterdir()}

    def test_files_make_a_case_too(self):
        self.good("convert", TROOPS, "-o", "t", "--to", "csv")
        whole = self.good("report", "t")
        self.assertEqual(self.good("report", *sorted((self.folder / "t").iterdir())), whole)
        # Half of it in another format.
        self.file("sources.yaml", SOURCES)
        self.file("claims-monday.csv", "id,answers,value\nc1,troops,over 11 thousand soldiers\n")
        self.file("statements-monday.csv", "id,source,at,asserts\ns1,gur,2024-10-18,c1\n")
        self.good("convert", "sources.yaml", "claims-monday.csv", "statements-monday.csv", "-o", "a.yaml")
        self.file("said.yaml", SAID)
        self.good("convert", "sources.yaml", "said.yaml", "-o", "b.yaml")
        self.assertEqual((self.folder / "a.yaml").read_bytes(), (self.folder / "b.yaml").read_bytes())

    def test_faults_have_places(self):
        (self.folder / "t").mkdir()
        self.file("t/sources.csv", "id,knd\r\ngur,agency\r\n")
        self.bad(1, r't/sources\.csv:1:4: error: unknown column "knd" of sources; expected .*; write "kind"', "check", "t")
        self.file("t/sources.csv", "id,kind\r\ngur,agncy\r\n")
        self.bad(1, r't/sources\.csv:2:5: error: unknown kind "agncy"', "check", "t")
        self.file("t/people.csv", "id\n")
        self.bad(1, r"t/people\.csv:1:1: error: a table whose name doesn't tell what it holds; expected", "check", "t")
        (self.folder / "empty").mkdir()
        self.bad(1, "empty:1:1: error: a folder without tables; expected", "check", "empty")

    def test_formulas_are_harmless_and_come_back(self):
        said = "hearsay: 1\nsources: {a: {kind: person, name: '=1+1'}, b: {kind: person, name: '-5'}, c: {kind: person, name: \"'=x\"}}\n"
        self.file("case.yaml", said)
        self.good("convert", "case.yaml", "-o", "t", "--to", "csv")
        self.assertEqual((self.folder / "t/sources.csv").read_text(encoding="utf-8").splitlines()[1:],
                         ["a,'=1+1,person,,", "b,-5,person,,", "c,''=x,person,,"])
        self.good("convert", "t", "-o", "again.yaml")
        self.good("convert", "case.yaml", "-o", "first.yaml")
        self.assertEqual((self.folder / "again.yaml").read_bytes(), (self.folder / "first.yaml").read_bytes())

    def test_a_folder_is_replaced_whole(self):
        self.good("convert", TROOPS, "-o", "t", "--to", "csv")
        self.assertIn("units.csv", self.tables("t"))
        os.chmod(self.folder / "t", 0o750)
        self.file("small.yaml", SOURCES)
        self.good("convert", "small.yaml", "-o", "t/", "--to", "csv")
        self.assertEqual(sorted(self.tables("t")), ["case.csv", "claims.csv", "questions.csv", "sources.csv", "statements.csv"])
        self.assertEqual(stat.S_IMODE((self.folder / "t").stat().st_mode), 0o750)
        self.good("convert", "t", "-o", "t", "--to", "csv")  # over itself
        (self.folder / "new").mkdir()
        self.good("convert", "t", "-o", "new", "--to", "csv", umask=0o027)
        self.assertEqual(self.tables("new"), self.tables("t"))
        self.assertEqual(self.left(), ["new", "small.yaml", "t"])

    def test_a_new_folder_has_the_rights_of_any_new_folder(self):
        self.good("convert", TROOPS, "-o", "t", "--to", "csv", umask=0o027)
        self.assertEqual(stat.S_IMODE((self.folder / "t").stat().st_mode), 0o750)
        self.assertEqual(stat.S_IMODE((self.folder / "t/sources.csv").stat().st_mode), 0o640)

    def test_a_folder_behind_a_link_is_replaced_there(self):
        (self.folder / "real").mkdir()
        os.symlink("real", self.folder / "link")
        self.good("convert", TROOPS, "-o", "link", "--to", "csv")
        self.assertTrue((self.folder / "link").is_symlink())
        self.assertIn("sources.csv", self.tables("real"))

    def test_what_was_there_stays_when_something_fails(self):
        self.good("convert", TROOPS, "-o", "t", "--to", "csv")
        before = self.tables("t")
        self.file("bad.yaml", "hearsay: 2\n")
        self.bad(1, "bad.yaml:1:", "convert", "bad.yaml", "-o", "t", "--to", "csv")
        limit = lambda: (resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512)), signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
        self.bad(1, "can't be written: File too large", "convert", TROOPS, "-o", "t", "--to", "csv", preexec_fn=limit)
        self.bad(1, "can't be written: File too large", "convert", TROOPS, "-o", "t2", "--to", "csv", preexec_fn=limit)
        self.file("t/notes.txt", "mine")
        self.bad(1, '"t" holds "notes.txt"; expected a new folder, or one of such tables alone;', "convert", TROOPS, "-o", "t", "--to", "csv")
        (self.folder / "t/notes.txt").unlink()
        self.assertEqual(self.tables("t"), before)
        (self.folder / "t/links.csv").mkdir()
        self.bad(1, '"t" holds "links.csv"', "convert", TROOPS, "-o", "t", "--to", "csv")
        self.assertEqual(self.left(), ["bad.yaml", "t"])

    def test_wrong_calls(self):
        self.bad(2, r"tables are several files; expected a folder", "convert", TROOPS, "-o", "-", "--to", "csv")
        self.bad(2, r'a case is several tables, and "t\.csv" is one file; .*write -o FOLDER --to csv', "convert", TROOPS, "-o", "t.csv")
        self.file("f", "text")
        self.bad(1, '"f" is no folder', "convert", TROOPS, "-o", "f", "--to", "csv")
        self.bad(1, "is the folder that this is run in", "convert", TROOPS, "-o", ".", "--to", "csv")
        self.bad(1, '"none/t" can\'t be written: No such file or directory', "convert", TROOPS, "-o", "none/t", "--to", "csv")
        self.assertEqual(self.left(), ["f"])


class Interruption(Run):
    """Ctrl-C, and progress on a terminal."""

    def begin(self, *arguments, **more):
        process = subprocess.Popen([HEARSAY, *map(str, arguments)], cwd=self.folder, stderr=subprocess.PIPE, **more)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.kill)
        return process

    def ends(self, process, pattern, which=signal.SIGINT):
        process.send_signal(which)
        self.assertEqual(process.wait(timeout=60), 128 + which)
        error = process.stderr.read().decode()
        self.assertRegex(error, r"\Ahearsay: error: interrupted" + pattern + r"\n\Z")

    def many(self, count):
        return self.file("many.jsonl", '{"source": {"id": "a", "kind": "other"}}\n' + "".join(
            f'{{"statement": {{"id": "s{i}", "source": "a", "quote": "{"x" * 50}"}}}}\n' for i in range(count)))

    def test_while_reading(self):
        old = self.file("case.yaml", "old")
        for which in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            process = self.begin("convert", "-", "-o", "case.yaml", stdin=subprocess.PIPE)
            process.stdin.write(b'{"source": {"id": "a", "kind": "other"}}\n')
            process.stdin.flush()
            time.sleep(0.2)
            self.ends(process, " while reading; nothing was written", which)
            process.stdin.close()
        self.assertEqual(old.read_text(encoding="utf-8"), "old")
        self.assertEqual(self.left(), ["case.yaml"])

    def test_while_writing(self):
        many = self.many(100_000)
        os.mkfifo(self.folder / "pipe")
        process = self.begin("convert", many, "-o", "pipe", "--to", "yaml")
        with open(self.folder / "pipe", "rb") as reader:
            self.assertEqual(reader.read(1000)[:11], b"hearsay: 1\n")
            self.ends(process, " while writing; what was written is not whole")

    def caught_while_writing(self, *out):
        """Interrupts as soon as something is there: whether it was caught before the end."""
        before = self.left()
        process = self.begin("convert", "many.jsonl", *out)
        while process.poll() is None and self.left() == before:
            time.sleep(0.001)
        process.send_signal(signal.SIGINT)
        code = process.wait(timeout=60)
        self.assertIn(code, (0, 130))
        self.assertEqual(self.left(), before)
        if code == 130:
            self.assertRegex(process.stderr.read().decode(), r"\Ahearsay: error: interrupted( while writing)?; nothing was written\n\Z")
        return code == 130

    def test_what_was_there_stays(self):
        self.many(100_000)
        old = self.file("out.yaml", "old")
        (self.folder / "tables").mkdir()
        self.file("tables/sources.csv", "old")
        if self.caught_while_writing("-o", "out.yaml"):
            self.assertEqual(old.read_text(encoding="utf-8"), "old")
        else:
            self.assertTrue(old.read_text(encoding="utf-8").startswith("hearsay: 1\n"))
        caught = self.caught_while_writing("-o", "tables", "--to", "csv")
        self.assertEqual(len(list((self.folder / "tables").iterdir())), 1 if caught else 4)

    def test_is_ignored_where_it_was_before(self):
        process = self.begin("convert", "-", "-o", "case.yaml", stdin=subprocess.PIPE,
                             preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        time.sleep(0.2)
        process.send_signal(signal.SIGHUP)
        time.sleep(0.2)
        process.stdin.write(SOURCES.encode())
        process.stdin.close()
        self.assertEqual(process.wait(timeout=60), 0)
        self.assertEqual(self.left(), ["case.yaml"])

    def test_progress_on_a_terminal(self):
        many = self.many(100_000)
        os.mkfifo(self.folder / "pipe")
        terminal, end = os.openpty()
        process = subprocess.Popen([HEARSAY, "convert", many, "-o", "pipe", "--to", "yaml"], cwd=self.folder, stderr=end)
        os.close(end)
        with open(self.folder / "pipe", "rb") as reader:
            reader.read(1000)
            time.sleep(0.6)  # short runs show nothing
            while reader.read(1 << 20):
                pass
        self.assertEqual(process.wait(timeout=60), 0)
        shown = b""
        while select.select([terminal], [], [], 1)[0]:
            try:
                shown += os.read(terminal, 1 << 16)
            except OSError:  # the end
                break
        os.close(terminal)
        self.assertRegex(shown, rb"\rwriting: [0-9]+%")
        self.assertTrue(shown.endswith(b"\r\x1b[K"), shown)


class Output(Run):
    def test_a_file_is_replaced_whole(self):
        old = self.file("r.txt", "old")
        os.chmod(old, 0o640)
        self.good("report", TROOPS, "-o", "r.txt")
        self.assertTrue(old.read_text(encoding="utf-8").startswith("North Korean"))
        self.assertEqual(stat.S_IMODE(old.stat().st_mode), 0o640)
        self.assertEqual(self.left(), ["r.txt"])

    def test_a_new_file_has_the_rights_of_any_new_file(self):
        self.good("report", TROOPS, "-o", "r.txt", umask=0o027)
        self.assertEqual(stat.S_IMODE((self.folder / "r.txt").stat().st_mode), 0o640)

    def test_what_was_there_stays_when_something_fails(self):
        old = self.file("r.json", "old")
        self.file("bad.yaml", "hearsay: 2\n")
        self.bad(1, "bad.yaml:1:", "report", "bad.yaml", "-o", "r.json")
        self.bad(1, "bad.yaml:1:", "convert", "bad.yaml", "-o", "r.json")
        self.bad(2, "--without", "report", TROOPS, "-o", "r.json", "--without", "nobody")
        # The file grows too large on the way.
        limit = lambda: (resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)), signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
        self.bad(1, r'"r\.json" can\'t be written: File too large', "report", TROOPS, "-o", "r.json", preexec_fn=limit, given="")
        self.assertEqual(old.read_text(encoding="utf-8"), "old")
        self.assertEqual(self.left(), ["bad.yaml", "r.json"])

    def test_a_case_may_be_written_over_itself(self):
        case = self.file("case.yaml", TROOPS.read_text(encoding="utf-8"))
        before = self.good("report", case)
        self.good("convert", case, "-o", case)
        self.assertEqual(self.good("report", case), before)

    def test_links_stay_links(self):
        target = self.file("target.txt", "old")
        os.symlink("target.txt", self.folder / "link.txt")
        self.good("report", TROOPS, "-o", "link.txt")
        self.assertTrue((self.folder / "link.txt").is_symlink())
        self.assertNotEqual(target.read_text(encoding="utf-8"), "old")

    def test_what_is_no_file_is_written_to_as_it_is(self):
        self.good("report", TROOPS, "-o", "/dev/null")
        self.assertTrue(stat.S_ISCHR(os.stat("/dev/null").st_mode))
        self.bad(1, r'"\." can\'t be written: Is a directory', "report", TROOPS, "-o", ".")
        self.bad(1, "can't be written: No such file or directory", "report", TROOPS, "-o", "none/r.txt")

    def test_a_full_disk(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full here")
        with open("/dev/full", "wb") as full:
            for arguments in (["report", TROOPS], ["check", TROOPS], ["convert", TROOPS, "-o", "-", "--to", "json"], ["parse", "5"],
                              ["--help"], ["--version"]):
                run = subprocess.run([HEARSAY, *map(str, arguments)], stdout=full, stderr=subprocess.PIPE, timeout=60)
                self.assertEqual(run.returncode, 1, arguments)
                self.assertRegex(run.stderr.decode(), "^hearsay: error: standard output can't be written")

    def test_a_reader_that_goes_away(self):
        read, write = os.pipe()
        os.close(read)
        run = subprocess.run([HEARSAY, "report", str(TROOPS)], stdout=write, stderr=subprocess.PIPE, timeout=60)
        os.close(write)
        self.assertEqual(run.returncode, 1)
        self.assertRegex(run.stderr.decode(), "^hearsay: error: standard output can't be written: Broken pipe")

    def test_no_progress_but_on_a_terminal(self):
        case = self.file("many.jsonl", '{"case": {"hearsay": 1}}\n{"source": {"id": "a", "kind": "other"}}\n' +
                         "".join(f'{{"statement": {{"id": "s{i}", "source": "a"}}}}\n' for i in range(50000)))
        self.assertEqual(self.good("check", case), f"{case}: 50,000 statements, 0 claims, 0 questions, 1 source: no faults\n")


def main(arguments):
    global HEARSAY
    groups = {group.__name__.lower(): group for group in (Call, Report, Views, Known, Diff, Check, Parse, Convert, Tables, Output, Interruption)}
    if len(arguments) not in (1, 2) or (len(arguments) == 2 and arguments[1] not in groups):
        sys.stderr.write(__doc__)
        return 2
    HEARSAY = str(pathlib.Path(arguments[0]).resolve())
    chosen = [groups[arguments[1]]] if len(arguments) == 2 else groups.values()
    tests = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(group) for group in chosen)
    return 0 if unittest.TextTestRunner(verbosity=1).run(tests).wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
