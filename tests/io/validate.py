#!/usr/bin/env python3
"""Checks files against a JSON Schema (2020-12), with a validator that shares no code with hearsay.

    validate.py [--refuse] SCHEMA FILE...

A file that ends in .yaml or .yml is read as YAML 1.2 with the core types only (2024-10-18 is text, "no" is text); one
that ends in .jsonl is checked line by line; anything else is JSON. Prints each fault with its place in the data and
exits with 1 where there is one. With --refuse it is the other way round: each file must have a fault.
"""
import json
import pathlib
import re
import sys

import jsonschema
import yaml


# Where it is there, the parser of libyaml: the one written in Python refuses "{asks: How many?, kind: date}".
class CoreLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML with the types of the 1.2 core schema, and no key twice in a mapping."""

    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key that is no scalar", key.start_mark)
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f'the key "{key.value}" again', key.start_mark)
            seen.add(key.value)
        # Keys are names, whatever they look like; so none is resolved to a number or a truth.
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


def construct_int(loader, node):
    text = node.value
    if text.startswith("0o"):
        return int(text[2:], 8)
    return int(text, 16) if text.startswith("0x") else int(text)


def construct_float(loader, node):
    return float(node.value.lower().replace(".inf", "inf").replace(".nan", "nan"))


NUMBER = list("-+.0123456789")
for kind, pattern, first_characters in (
        ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
        ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
        ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", NUMBER),
        ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
         NUMBER)):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(f"^(?:{pattern})$"), first_characters)
CoreLoader.add_constructor("tag:yaml.org,2002:int", construct_int)
CoreLoader.add_constructor("tag:yaml.org,2002:float", construct_float)
CoreLoader.add_constructor("tag:yaml.org,2002:map", lambda loader, node: loader.construct_mapping(node))


def refuse_constant(text):
    raise ValueError(f"{text} is no JSON number")


def refuse_duplicates(pairs):
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key twice in one object")
    return made


def read_json(text):
    return json.loads(text, parse_constant=refuse_constant, object_pairs_hook=refuse_duplicates)


def read(path):
    """The documents of a file, each with the name of its place."""
    text = path.read_bytes().decode("utf-8")
    if path.suffix in (".yaml", ".yml"):
        yield str(path), yaml.load(text, Loader=CoreLoader)
    elif path.suffix == ".jsonl":
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield f"{path}:{number}", read_json(line)
    else:
        yield str(path), read_json(text)


def innermost(error):
    """The most telling of the faults below an anyOf: the one that lies deepest."""
    while error.context:
        error = max(error.context, key=lambda e: (len(e.absolute_path), -len(e.context)))
    return error


def main(arguments):
    refuse = arguments[:1] == ["--refuse"]
    if refuse:
        arguments = arguments[1:]
    if len(arguments) < 2:
        sys.stderr.write(__doc__)
        return 2
    schema_path = pathlib.Path(arguments[0]).resolve()
    schema = read_json(schema_path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    resolver = jsonschema.RefResolver(base_uri=schema_path.as_uri(), referrer=schema)
    validator = jsonschema.Draft202012Validator(schema, resolver=resolver)
    faults = documents = accepted = 0
    for name in arguments[1:]:
        found = []
        try:
            for place, content in read(pathlib.Path(name)):
                documents += 1
                for error in validator.iter_errors(content):
                    inner = innermost(error)
                    at = "/".join(str(step) for step in inner.absolute_path)
                    found.append(f"{place}: {at or '(the whole)'}: {inner.message[:300]}")
        except (OSError, ValueError, yaml.YAMLError) as error:
            if refuse:
                raise  # a file that can't be read says nothing about the schema
            found.append(f"{name}: {error}")
        faults += len(found)
        if refuse and not found:
            accepted += 1
            print(f"{name}: accepted, and should not be")
        elif not refuse:
            for line in found:
                print(line)
    print(f"{documents} checked, {faults} faults")
    return 1 if accepted or (faults and not refuse) or not documents else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
