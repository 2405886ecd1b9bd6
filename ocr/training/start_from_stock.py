#!/usr/bin/python3
"""Makes the float model that training starts from out of Debian's int8 one, with more characters.

    start_from_stock.py STOCK.traineddata CHARACTERS.txt OUT.traineddata

CHARACTERS.txt holds the kanji to add. The network's 415 codes stay: the stock Japanese model writes a kanji as two to
five of them, which are its Wubi-86 input code, and so does it the new ones. Word lists are left out: single lines of a
card gain nothing from them. The Wubi table is Debian's rime-data-wubi.
"""
import argparse
import struct

import network_file
import traineddata

_WUBI_TABLE = "/usr/share/rime-data/wubi86.dict.yaml"
_FIRST_CODES = (311, 336, 362, 388)  # of the key "a" at the four places of an input code
_KEYS = 25                           # a .. y
_TELLS_APART = 413                   # a fifth code, where two characters share four

# Forms that have no input code of their own take the one of the form they vary, with a further code.
_VARIANTS = {"髙": "高", "﨑": "崎", "濵": "浜", "德": "徳", "邉": "辺", "瀨": "瀬"}


def wubi_codes(table):
    """The longest input code of each single character."""
    codes, reading = {}, False
    with open(table, encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if line.startswith("..."):
                reading = True
            elif reading and len(fields) > 1 and len(fields[0]) == 1:
                codes[fields[0]] = max(codes.get(fields[0], ""), fields[1], key=len)
    return codes


def _candidates(base):
    """Tuples for a character, the best one first: its input code, shorter forms, and such as tell it apart."""
    yield base
    for length in range(len(base) - 1, 1, -1):
        yield base[:length]
    if len(base) == 4:
        yield base + (_TELLS_APART,)
    if len(base) < 4:
        yield from (base + (_FIRST_CODES[len(base)] + key,) for key in range(_KEYS))
    if len(base) > 2:
        yield from (base[:-1] + (_FIRST_CODES[len(base) - 1] + key,) for key in range(_KEYS))


def tuples_for(characters, known, wubi):
    """A free tuple for each new character; without one where there is no input code. `known`: character -> tuple."""
    used, found = set(known.values()), {}
    for character in characters:
        code = wubi.get(character, "")[:4]
        base = tuple(first + ord(key) - ord("a") for first, key in zip(_FIRST_CODES, code))
        if not base:
            base = known.get(_VARIANTS.get(character), ())
        free = next((tuple_ for tuple_ in _candidates(base) if base and tuple_ not in used), None)
        if free:
            used.add(free)
            found[character] = free
    return found


def _character_lines(components, added):
    """The text form of the character set with the added kanji, described as the stock set describes 木."""
    lines = components[traineddata.CHARACTERS].decode("utf-8").split("\n")
    count = int(lines[0])
    kind = next(line for line in lines if line.startswith("木 ")).split(" ")[1:4]
    for number, character in enumerate(added, count):
        lines.insert(number + 1, f"{character} {' '.join(kind)} {number} 0 {number} {character}\t"
                                 f"# {character} [{ord(character):x} ]x")
    return "\n".join([str(count + len(added))] + lines[1:]).encode("utf-8")


def _recoder(components, added):
    data = components[traineddata.RECODER]
    (count,) = struct.unpack_from("<I", data)
    more = b"".join(struct.pack(f"<BI{len(codes)}i", 1, len(codes), *codes) for codes in added.values())
    return struct.pack("<I", count + len(added)) + data[4:] + more


def extended(components, characters, wubi):
    """The components of the float model with the characters added that are new and have a code."""
    known = dict(zip(traineddata.character_list(components), traineddata.code_tuples(components)))
    added = tuples_for([c for c in dict.fromkeys(characters) if c not in known], known, wubi)
    network = network_file.read_network(components[traineddata.NETWORK])
    return {
        traineddata.CONFIG: b"preserve_interword_spaces 1\n",
        traineddata.NETWORK: network_file.write_network(network, as_int=False),
        traineddata.CHARACTERS: _character_lines(components, added),
        traineddata.RECODER: _recoder(components, added),
        traineddata.VERSION: components[traineddata.VERSION],
    }


def main():
    parser = argparse.ArgumentParser(description="Makes the float model that training starts from.")
    parser.add_argument("stock")
    parser.add_argument("characters")
    parser.add_argument("out")
    parser.add_argument("--wubi", default=_WUBI_TABLE)
    options = parser.parse_args()
    with open(options.characters, encoding="utf-8") as file:
        characters = "".join(file.read().split())
    components = extended(traineddata.read_components(options.stock), characters, wubi_codes(options.wubi))
    traineddata.write_components(options.out, components)


if __name__ == "__main__":
    main()
