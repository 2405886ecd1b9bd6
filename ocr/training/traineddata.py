"""Reads and writes Tesseract's .traineddata files: the container, the character set and its codes.

Formats: Tesseract 5.3 (TessdataManager, UNICHARSET, UnicharCompress), little endian.
"""
import struct

CONFIG, NETWORK, CHARACTERS, RECODER, VERSION = 0, 17, 21, 22, 23
_ENTRIES = 24


def read_components(path):
    """The components of a .traineddata file: number of the component -> bytes."""
    with open(path, "rb") as file:
        data = file.read()
    (count,) = struct.unpack_from("<i", data)
    offsets = struct.unpack_from(f"<{count}q", data, 4)
    ends = sorted(offset for offset in offsets if offset >= 0) + [len(data)]
    return {i: data[o : ends[ends.index(o) + 1]] for i, o in enumerate(offsets) if o >= 0}


def write_components(path, components):
    """Writes a .traineddata file; absent components take no room."""
    offset = 4 + 8 * _ENTRIES
    offsets, body = [], b""
    for i in range(_ENTRIES):
        offsets.append(offset + len(body) if i in components else -1)
        body += components.get(i, b"")
    with open(path, "wb") as file:
        file.write(struct.pack(f"<i{_ENTRIES}q", _ENTRIES, *offsets) + body)


def character_list(components):
    """The characters in the order of their numbers; the first one, NULL in the file, is the blank."""
    lines = components[CHARACTERS].decode("utf-8").split("\n")
    characters = [line.split(" ")[0] for line in lines[1 : int(lines[0]) + 1]]
    return [" "] + characters[1:]


def code_tuples(components):
    """For each character the codes that the network writes for it."""
    data = components[RECODER]
    (count,) = struct.unpack_from("<I", data)
    at, tuples = 4, []
    for _ in range(count):
        (length,) = struct.unpack_from("<I", data, at + 1)
        tuples.append(struct.unpack_from(f"<{length}i", data, at + 5))
        at += 5 + 4 * length
    return tuples


class Codec:
    """From text to the network's codes and back. A text with a character outside the set has none."""

    def __init__(self, components):
        self._codes, self._characters = {}, {}
        for character, codes in zip(character_list(components), code_tuples(components)):
            self._codes.setdefault(character, codes)
            self._characters[codes] = character
        self._longest = max(map(len, self._characters))

    def encode(self, text):
        """The codes of a text, or None."""
        codes = []
        for character in text:
            if character not in self._codes:
                return None
            codes.extend(self._codes[character])
        return codes

    def decode(self, codes):
        """The text of codes, the longest character first; codes that make none are passed over."""
        text, at = "", 0
        while at < len(codes):
            for length in range(self._longest, 0, -1):
                character = self._characters.get(tuple(codes[at : at + length]))
                if character and at + length <= len(codes):
                    text += character
                    break
            else:
                length = 1
            at += length
        return text
