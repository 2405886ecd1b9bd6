#!/usr/bin/env python3
"""How well two scans of one card are told from two colleagues' cards of one design.

    bench/likeness/measure.py BUILD [--firms 25] [--colleagues 4] [--kinds scan300,scan200,photo] [--seed 71]

Makes cards of the people of so many firms (meishi_samples --colleagues --scans 2), every card as two pictures, imports
first scans and then second scans, and compares the perceptual hashes that the database keeps: of one card scanned twice,
of colleagues' cards, and of cards of different firms. Prints the distribution of differing bits, the error rates at
each threshold, and what `meishi import` made of it with the text asked as well.
"""
import argparse
import json
import os
import re
import sqlite3
import subprocess
import tempfile
from itertools import combinations
from pathlib import Path


def bits(a, b):
    return ((a ^ b) & (2**64 - 1)).bit_count()


def import_scans(build, environment, files):
    done = subprocess.run([f"{build}/meishi", "import", "--json", "--quiet", *map(str, files)], env=environment, text=True,
                          capture_output=True)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def hashes_of(database):
    rows = sqlite3.connect(database).execute(
        "SELECT s.card_id, s.source_file, s.picture_hash FROM card_side s WHERE s.picture_hash IS NOT NULL")
    cards = {}
    for card, file, value in rows:
        firm, person, scan = re.match(r"(.*-\d+)-(\d+)-scan(\d)$", Path(file).stem).groups()
        cards[card] = (firm, person, int(scan), value)
    return cards


def distances(cards):
    same, colleagues, others = [], [], []
    for one, other in combinations(cards.values(), 2):
        apart = bits(one[3], other[3])
        if one[:2] == other[:2]:
            same.append(apart)
        elif one[0] == other[0]:
            colleagues.append(apart)
        else:
            others.append(apart)
    return {"one card twice": same, "colleagues of one firm": colleagues, "different firms": others}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    for name, value in (("firms", 25), ("colleagues", 4), ("seed", 71)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--kinds", default="scan300,scan200,photo")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="meishi-likeness-") as name:
        folder = Path(name)
        subprocess.run([f"{options.build}/meishi_samples", "--kind", options.kinds, "--count", str(options.firms), "--seed",
                        str(options.seed), "--set", "test", "--colleagues", str(options.colleagues), "--scans", "2",
                        "--out", str(folder / "scans")], check=True, stderr=subprocess.DEVNULL)
        environment = {**os.environ, "MEISHI_DATABASE": f"sqlite:{folder}/contacts.db"}
        pictures = [each for each in sorted((folder / "scans").iterdir()) if each.suffix != ".json"]
        import_scans(options.build, environment, [each for each in pictures if "-scan1" in each.name])
        second = import_scans(options.build, environment, [each for each in pictures if "-scan2" in each.name])
        cards = hashes_of(folder / "contacts.db")
        found = distances(cards)
        for what, measured in found.items():
            measured.sort()
            at = [measured[min(len(measured) - 1, int(share * len(measured)))] for share in (0, 0.01, 0.5, 0.95, 0.99)]
            print(f"{what:24} {len(measured):7} pairs; bits apart: least {at[0]}, 1 % {at[1]}, median {at[2]}, "
                  f"95 % {at[3]}, 99 % {at[4]}, most {measured[-1]}")
        for most in (4, 6, 8, 10, 12, 14, 16):
            missed, colleagues, others = (sum((each <= most) != (index == 0) for each in measured) / len(measured)
                                          for index, measured in enumerate(found.values()))
            print(f"  at most {most:2} bits: missed {missed:7.2%}, colleagues taken for one card {colleagues:7.2%}, "
                  f"different firms {others:8.4%}")
        noticed = [each for each in second if "scan_of" in each]
        right = sum(cards[each["scan_of"]][:2] == cards[each["card"]][:2] for each in noticed)
        merged = sum(each.get("outcome") == "merged" for each in second)
        print(f"import: {len(second)} second scans, {merged} merged with the first by their text, {len(noticed)} said to be "
              f"scanned before, {len(noticed) - right} of these wrongly")


if __name__ == "__main__":
    main()
