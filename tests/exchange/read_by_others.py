"""Reads the sample exports with other programs and compares what they see with the exported JSON.

usage: read_by_others.py vcard|xlsx PROGRAM FOLDER     (PROGRAM writes the samples into FOLDER)

vcard: python3-vobject reads the vCard 3.0 file; names, organisation, phones, e-mails, addresses and notes must agree.
xlsx:  LibreOffice converts the workbook to CSV; every cell must agree with the exported CSV.
Where the other program is not installed, this says so and passes.
"""

import csv
import json
import pathlib
import re
import shutil
import subprocess
import sys


def check(what, seen, expected):
    if seen != expected:
        sys.exit(f"{what}: {seen!r} instead of {expected!r}")


def texts(card, name):
    return [item.value for item in card.contents.get(name, [])]


def read_vcards(folder):
    try:
        import vobject
    except ImportError:
        return "python3-vobject is not installed: nothing was checked"
    records = [json.loads(line) for line in (folder / "contacts.jsonl").open(encoding="utf-8")]
    cards = list(vobject.readComponents((folder / "contacts.vcf").read_bytes().decode("utf-8")))
    check("number of cards", len(cards), len(records))
    values = 0
    for card, record in zip(cards, records):
        check("family name", card.n.value.family, record["family_name"] or "")
        check("given name", card.n.value.given, record["given_name"] or "")
        suffix = card.n.value.suffix
        suffixes = [suffix] if isinstance(suffix, str) else suffix
        check("qualifications", [one for one in suffixes if one], record["qualifications"])
        check("a shown name", bool(card.fn.value), True)
        organisation = [record["company"]] + record["departments"][:1]
        check("organisation", texts(card, "org"), [organisation] if organisation != [None] else [])
        check("titles", texts(card, "title"), [" / ".join(record["job_titles"])] if record["job_titles"] else [])
        phones = [(p["number"] or p["printed"]) + (f" ext. {p['extension']}" if p["extension"] else "")
                  for p in record["phones"]]
        check("phones", texts(card, "tel"), phones)
        check("e-mails", texts(card, "email"), record["emails"])
        check("web addresses", texts(card, "url"), record["urls"])
        for seen, address in zip(texts(card, "adr"), record["addresses"], strict=True):
            check("postal code", seen.code, address["postal_code"] or "")
            check("region", seen.region, address["region"] or "")
            check("city", seen.city, address["locality"] or "")
        check("notes", texts(card, "note"), ["\n".join(record["notes"])] if record["notes"] else [])
        check("kana", texts(card, "x-phonetic-last-name"), [record["family_kana"]] if record["family_kana"] else [])
        check("tags", [tag for tags in texts(card, "categories") for tag in tags], record["tags"])
        values += 11 + len(phones) + len(record["emails"])
        card.serialize()  # and it can be written again
    return f"python3-vobject read {len(cards)} cards; {values} values agree"


def values_of(cell):
    """The values of a CSV cell of ours (exchange/csv.h), joined as the workbook joins them."""
    def separator(match):
        backslashes = len(match[1])
        return "\\" * (backslashes // 2) + (";" if backslashes % 2 else "\0")
    return re.sub(r"(\\*);", separator, cell).replace("\0", "\n").rstrip("\n")


def read_workbook(folder):
    office = shutil.which("soffice")
    if office is None:
        return "LibreOffice is not installed: nothing was checked"
    converted = folder / "converted"
    shutil.rmtree(converted, ignore_errors=True)
    profile = (folder / "office-profile").resolve().as_uri()
    # 44: comma, 34: quotation mark, 76: UTF-8, first line 1, all cells as text
    result = subprocess.run([office, f"-env:UserInstallation={profile}", "--headless", "--convert-to",
                             "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir",
                             str(converted), str(folder / "contacts.xlsx")], capture_output=True, text=True, timeout=240)
    made = converted / "contacts.csv"
    if not made.exists():
        sys.exit(f"LibreOffice converted nothing: {result.stderr}{result.stdout}")
    with made.open(encoding="utf-8", newline="") as file:
        seen = [[cell.replace("\r\n", "\n") for cell in row] for row in csv.reader(file)]
    with (folder / "contacts.csv").open(encoding="utf-8", newline="") as file:
        ours = [[values_of(cell) for cell in row] for row in csv.reader(file)]
    check("number of rows", len(seen), len(ours))
    cells = 0
    for seen_row, our_row in zip(seen, ours):
        seen_row += [""] * (len(our_row) - len(seen_row))
        for name, seen_cell, our_cell in zip(ours[0], seen_row, our_row):
            if our_cell.startswith("'"):  # the guard of csv.h, which no workbook needs
                our_cell = our_cell[1:]
            check(name, seen_cell, our_cell)
            cells += 1
    return f"LibreOffice read {len(seen) - 1} contacts; {cells} cells agree"


def main():
    kind, program, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([program, str(folder)], check=True)
    print(read_vcards(folder) if kind == "vcard" else read_workbook(folder))


if __name__ == "__main__":
    main()
