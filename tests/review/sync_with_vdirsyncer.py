#!/usr/bin/env python3
"""A CardDAV client that others wrote (Debian's vdirsyncer) keeps a copy of meishi's contacts.

    sync_with_vdirsyncer.py MEISHI [CONTACTS] [--peer [CONTACTS]]

The first sync brings every contact with its kana, the second one nothing, the third a changed contact and no other.
Prints how many contacts each brought, in how many requests, how long it took, and the server's processor time. With
--peer Debian's Radicale then serves the same vCards, or so many of them, to the same client. (The client gives up a request
after five minutes, with an error that has no words: fewer vCards then.)
"""
import argparse
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

PASSWORD = "a password for the test"


class Server:
    """`meishi serve` on a free port with a database in `folder`."""

    def __init__(self, meishi, folder):
        self.meishi = meishi
        self.environment = {**os.environ, "MEISHI_DATABASE": f"sqlite:{folder}/contacts.db"}
        self.process = None
        self.address = ""
        self.book = "/dav/"

    def run(self, *words, stdin=""):
        done = subprocess.run([self.meishi, *words], env=self.environment, input=stdin, text=True, capture_output=True)
        if done.returncode != 0:
            raise SystemExit(f"meishi {words[0]}: {done.stderr}")
        return done.stdout.strip()

    def __enter__(self):
        self.process = subprocess.Popen(
            [self.meishi, "serve", "--listen", "127.0.0.1:0", "--workers", "0", "--json"],
            env=self.environment, stdout=subprocess.PIPE, text=True)
        self.address = json.loads(self.process.stdout.readline())["url"].rstrip("/")
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def call(self, token, path, method="GET", body=None, **headers):
        headers = {"Authorization": f"Bearer {token}", **headers}
        if body is not None:
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(self.address + path, method=method, headers=headers,
                                         data=None if body is None else json.dumps(body).encode())
        with urllib.request.urlopen(request) as answer:
            return json.load(answer), answer.headers

    def requests(self):
        with urllib.request.urlopen(self.address + "/metrics") as answer:
            return int(re.search(r"^meishi_http_requests_total (\d+)", answer.read().decode(), re.M).group(1))


class Radicale:
    """Debian's Radicale with one address book of these vCards, without passwords."""

    def __init__(self, folder, cards):
        self.folder, self.book = folder, "/sato/"
        self.collection = folder / "collections" / "collection-root" / "sato" / "contacts"
        self.collection.mkdir(parents=True)
        (self.collection / ".Radicale.props").write_text(json.dumps({"tag": "VADDRESSBOOK", "D:displayname": "contacts"}))
        for name, text in cards.items():
            (self.collection / name).write_text(text, encoding="utf-8", newline="")

    def __enter__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        settings = self.folder / "radicale.conf"
        settings.write_text(f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n[rights]\ntype = authenticated\n"
                            f"[storage]\nfilesystem_folder = {self.folder}/collections\n[logging]\nlevel = warning\n")
        self.process = subprocess.Popen(["radicale", "--config", str(settings)], stderr=subprocess.DEVNULL)
        while True:
            try:
                urllib.request.urlopen(self.address + "/.web/").close()
                return self
            except OSError:
                time.sleep(0.2)

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def processor_seconds(process):
    """Of the process with all its threads, those that ended included."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def contact_list(count):
    """A list in the contract's CSV, every contact with a reading of its own."""
    kana = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"
    rows = ["external_id,family_name,given_name,family_kana,given_kana,company,mobile,emails"]
    for number in range(count):
        reading = "".join(kana[number // len(kana) ** place % len(kana)] for place in range(3))
        rows.append(f"n{number},試験{number},花子,{reading},ハナコ,株式会社試験{number},090-{number // 10000 + 1000}-"
                    f"{number % 10000:04},n{number}@example.jp")
    return "\r\n".join(rows) + "\r\n"


def write_settings(folder, server):
    (folder / "book").mkdir(parents=True)
    settings = folder / "config"
    settings.write_text(f"""
[general]
status_path = "{folder}/status"
[pair contacts]
a = "here"
b = "meishi"
collections = ["from b"]
conflict_resolution = "b wins"
[storage here]
type = "filesystem"
path = "{folder}/book"
fileext = ".vcf"
[storage meishi]
type = "carddav"
url = "{server.address}{server.book}"
username = "sato"
password = "{PASSWORD}"
read_only = true
""")
    return settings


def vdirsyncer(settings, *words):
    done = subprocess.run(["vdirsyncer", "--verbosity", "INFO", "--config", str(settings), *words],
                          input="y\n" * 9, text=True, capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"vdirsyncer {words[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def sync(settings, server, what):
    requests = server.requests() if hasattr(server, "requests") else None
    used, begin = processor_seconds(server.process), time.monotonic()
    said = vdirsyncer(settings, "sync")
    copied = len(re.findall(r"^Copying", said, re.M))
    count = "" if requests is None else f", {server.requests() - requests - 1} requests"
    print(f"{what}: {copied} contacts{count}, {time.monotonic() - begin:.2f} s, "
          f"{processor_seconds(server.process) - used:.2f} s of the server's processor time", flush=True)
    return copied


def expect(wanted, found, what):
    if wanted != found:
        raise SystemExit(f"{what}: expected {wanted!r}, found {found!r}")


def sync_with_peer(folder, cards):
    """The same vCards, the same client, the same three syncs."""
    with Radicale(folder, cards) as peer:
        settings = write_settings(folder, peer)
        vdirsyncer(settings, "discover", "contacts")
        expect(len(cards), sync(settings, peer, "Radicale, first sync"), "contacts brought from Radicale")
        expect(0, sync(settings, peer, "Radicale, second sync"), "contacts brought by a sync without changes")
        name = sorted(cards)[len(cards) // 2]
        changed = cards[name].replace("FN:", "FN:changed ", 1)
        (peer.collection / name).write_text(changed, encoding="utf-8", newline="")
        expect(1, sync(settings, peer, "Radicale, after a change"), "contacts brought after one was changed")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("meishi", type=os.path.abspath)
    parser.add_argument("contacts", type=int, nargs="?", default=300)
    parser.add_argument("--peer", type=int, nargs="?", const=sys.maxsize)
    options = parser.parse_args()
    meishi, count = options.meishi, options.contacts
    with tempfile.TemporaryDirectory(prefix="meishi-carddav-") as name:
        folder = Path(name)
        (folder / "list.csv").write_text(contact_list(count), encoding="utf-8")
        server = Server(meishi, folder)
        server.run("load", "--quiet", str(folder / "list.csv"))
        # A few of so many invented people look like one person; what the book holds is what has to arrive.
        held = len(server.run("export", "--format", "json").splitlines())
        if held < 0.95 * count:
            raise SystemExit(f"only {held} of {count} contacts are in the book")
        server.run("user", "add", "sato", "--role", "administrator", stdin=PASSWORD + "\n")
        token = json.loads(server.run("user", "token", "sato", "--json", "--scope", "read", "--scope", "edit"))["token"]
        with server:
            settings = write_settings(folder, server)
            vdirsyncer(settings, "discover", "contacts")
            expect(held, sync(settings, server, "first sync"), "contacts brought by the first sync")
            cards = {each.name: each.read_text(encoding="utf-8") for each in (folder / "book").rglob("*.vcf")}
            expect(held, len(cards), "files in the book")
            expect(held, sum("X-PHONETIC-FIRST-NAME:ハナコ" in text for text in cards.values()), "contacts with kana")
            expect(0, sync(settings, server, "second sync"), "contacts brought by a sync without changes")
            found, _ = server.call(token, f"/api/v1/contacts?q=n{count // 2}@example.jp&limit=1")
            place = f"/api/v1/contacts/{found['items'][0]['id']}"
            contact, headers = server.call(token, place)
            changed = {**contact["contact"], "company": "株式会社変更"}
            server.call(token, place, "PATCH", {"contact": changed}, **{"If-Match": headers["ETag"]})
            expect(1, sync(settings, server, "after a change"), "contacts brought after one was changed")
            renewed = [text for name, text in cards.items()
                       if next((folder / "book").rglob(name)).read_text(encoding="utf-8") != text]
            expect(1, len(renewed), "files that changed")
            expect(1, sum("株式会社変更" in each.read_text(encoding="utf-8") for each in (folder / "book").rglob("*.vcf")),
                   "contacts with the new company")
        if options.peer:
            sync_with_peer(folder / "peer", dict(sorted(cards.items())[:options.peer]))


if __name__ == "__main__":
    main()
