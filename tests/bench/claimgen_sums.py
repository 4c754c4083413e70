#!/usr/bin/env python3
"""claimgen_sums.py CLAIMGEN: the generator makes the bytes that it always made."""
import json
import subprocess
import sys
import tempfile

EXPECTED = {
    "claims_csv_fnv1a": "2a8d399241d79f48",
    "cites_csv_fnv1a": "a1b051d6e87c0bef",
    "claims_jsonl_fnv1a": "93c362c8feb963ea",
    "bulk_jsonl_fnv1a": "c44b4b27ff68b34c",
}

with tempfile.TemporaryDirectory() as folder:
    subprocess.run([sys.argv[1], "--claims", "10000", "--format", "all", "--out", folder], check=True)
    with open(folder + "/manifest.json", encoding="utf-8") as file:
        made = json.load(file)
wrong = {name: made.get(name) for name, sum_of in EXPECTED.items() if made.get(name) != sum_of}
sys.exit(f"other sums: {wrong}" if wrong else 0)
