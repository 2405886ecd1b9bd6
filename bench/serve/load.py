#!/usr/bin/env python3
"""How `meishi serve` answers while many pages are open and some connections drip.

    bench/serve/load.py MEISHI [--contacts N] [--database FOLDER] [--seconds 20] [--rate 100] [--pages 500] [--slow 50]

Makes a database of N invented contacts in FOLDER (kept, and used again, when it is given), serves it on loopback and
asks RATE requests a second by the clock, late ones included: a request that should have gone out is measured from
then on (no coordinated omission). PAGES live-update streams stay open all the while and SLOW connections send a byte
of their request's head every second. Prints percentiles by kind of request and the server's memory and CPU time.
"""
import argparse
import asyncio
import json
import os
import random
import re
import subprocess
import tempfile
import time
import urllib.parse
from pathlib import Path

SURNAMES = "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水".split()
KANA = ("サトウ スズキ タカハシ タナカ イトウ ワタナベ ヤマモト ナカムラ コバヤシ カトウ ヨシダ ヤマダ ササキ ヤマグチ "
        "マツモト イノウエ キムラ ハヤシ サイトウ シミズ").split()
GIVEN = "太郎 花子 一郎 次郎 美咲 健太 直樹 陽子 翔太 由美 大輔 恵子 拓也 智子 誠 裕子 学 真理 剛 久美子".split()
SYLLABLES = "愛 旭 泉 岡 川 北 桐 草 小 桜 島 新 関 高 竹 月 中 西 野 原 東 福 星 松 水 森 山 雪 吉 若".split()


def contacts(count):
    """Rows of the contract's CSV; every person is invented and differs from all others."""
    chosen = random.Random(2026)
    yield "external_id,family_name,given_name,family_kana,company,departments,mobile,emails\r\n"
    for number in range(count):
        name = chosen.randrange(len(SURNAMES))
        company = "".join(chosen.choice(SYLLABLES) for _ in range(3)) + f"{number % 997}株式会社"
        yield (f"b{number},{SURNAMES[name]},{chosen.choice(GIVEN)}{chosen.choice(SYLLABLES)}{number % 89},{KANA[name]},"
               f"{company},営業部,090-{1000 + number // 10000}-{number % 10000:04},p{number}@example.jp\r\n")


def meishi(program, environment, *words, **more):
    done = subprocess.run([program, *words], env=environment, text=True, capture_output=True, **more)
    if done.returncode != 0:
        raise SystemExit(f"meishi {' '.join(words)}: {done.stderr}")
    return done.stdout


def prepare(program, folder, count):
    """Fills the database unless it is there, and gives the environment and a token."""
    environment = {**os.environ, "MEISHI_DATABASE": f"sqlite:{folder}/contacts.db"}
    if not (folder / "contacts.db").exists():
        rows = folder / "contacts.csv"
        with rows.open("w", encoding="utf-8", newline="") as file:
            file.writelines(contacts(count))
        begin = time.monotonic()
        meishi(program, environment, "load", "--quiet", str(rows))
        rows.unlink()
        meishi(program, environment, "user", "add", "bench", "--role", "administrator", input="a password to measure\n")
        print(f"loaded {count} contacts in {time.monotonic() - begin:.0f} s", flush=True)
    token = json.loads(meishi(program, environment, "user", "token", "bench", "--json", "--scope", "read",
                              "--scope", "review"))["token"]
    return environment, token


class Client:
    """Keeps connections alive and hands them out."""

    def __init__(self, port, token):
        self.port, self.token, self.idle = port, token, []

    async def get(self, target):
        reader, writer = self.idle.pop() if self.idle else await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {self.token}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        body = await reader.readexactly(int(re.search(r"content-length: (\d+)", head, re.I).group(1)))
        self.idle.append((reader, writer))
        return int(head.split(" ", 2)[1]), body


async def open_page(port, token):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\r\n".encode())
    await reader.readuntil(b"\r\n\r\n")
    while await reader.read(4096):
        pass


async def drip(port):
    """Slow loris: begins a request and never ends it; comes again when it is cut off."""
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
            while True:
                await asyncio.sleep(1)
                writer.write(b"a")
                await writer.drain()
        except OSError:
            pass


def request_of(chosen, count):
    number = chosen.randrange(count)
    both = f"{chosen.choice(SURNAMES)} {chosen.choice(GIVEN)}"
    kinds = [("search by name", f"/api/v1/contacts?limit=50&q={urllib.parse.quote(chosen.choice(SURNAMES))}"),
             ("search by reading", f"/api/v1/contacts?limit=50&q={urllib.parse.quote(chosen.choice(KANA))}"),
             ("search by names", f"/api/v1/contacts?limit=50&q={urllib.parse.quote(both)}"),
             ("search by digits", f"/api/v1/contacts?limit=50&q=090{1000 + number // 10000}{number % 10000:04}"),
             ("search by address", f"/api/v1/contacts?limit=50&q=p{number}@example.jp"),
             ("first page", "/api/v1/contacts?limit=50"),
             ("contact", f"/api/v1/contacts/{number + 1}"),
             ("queue", "/api/v1/reviews?limit=50"),
             ("liveness", "/healthz")]
    return chosen.choice(kinds)


def usage_of(process):
    """Resident memory in MiB, seconds that its threads ran, and seconds that they could have run but had to wait."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    threads = [each.read_text().split() for each in Path(f"/proc/{process.pid}/task").glob("*/schedstat")]
    ran, waited = (sum(int(each[column]) for each in threads) / 1e9 for column in (0, 1))
    return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024, ran, waited


async def measure(options, process, port, token):
    client, times, bad = Client(port, token), {}, []
    # The bench is one user with many pages: it has to stay under the limit of one user.
    background = []
    for begin in range(0, options.pages, 50):
        background += [asyncio.create_task(open_page(port, token)) for _ in range(min(50, options.pages - begin))]
        await asyncio.sleep(0.5)
    background += [asyncio.create_task(drip(port)) for _ in range(options.slow)]
    await asyncio.sleep(2)
    _, text = await client.get("/metrics")
    streams = re.search(r"^meishi_http_event_streams (\d+)", text.decode(), re.M).group(1)
    chosen, memory = random.Random(7), [usage_of(process)]

    async def ask(due):
        kind, target = request_of(chosen, options.contacts)
        status, _ = await client.get(target)
        times.setdefault(kind, []).append((time.monotonic() - due) * 1000)
        if status != 200:
            bad.append((status, target))

    begin, asked = time.monotonic(), []
    for number in range(options.seconds * options.rate):
        due = begin + number / options.rate
        await asyncio.sleep(max(0, due - time.monotonic()))
        asked.append(asyncio.create_task(ask(due)))
        if number % (options.rate * 5) == 0:
            memory.append(usage_of(process))
    await asyncio.gather(*asked)
    memory.append(usage_of(process))
    for task in background:
        task.cancel()
    print(f"{options.contacts} contacts, {streams} pages open, {options.slow} slow connections, {options.rate} requests "
          f"a second for {options.seconds} s; {len(bad)} not answered well {bad[:3]}")
    everything = [each for kind in times.values() for each in kind]
    for kind, measured in [*sorted(times.items()), ("all", everything)]:
        measured.sort()
        at = lambda share: measured[min(len(measured) - 1, int(share * len(measured)))]
        print(f"  {kind:18} {len(measured):6} median {at(0.5):7.1f}  p95 {at(0.95):7.1f}  p99 {at(0.99):7.1f} ms")
    ran, waited = (memory[-1][column] - memory[0][column] for column in (1, 2))
    print(f"  memory in MiB every 5 s: {', '.join(f'{each[0]:.0f}' for each in memory)}; server {ran:.1f} s of CPU, "
          f"{1000 * ran / len(everything):.1f} ms a request; load of the machine {os.getloadavg()[0]:.1f}: the server had "
          f"{100 * ran / (ran + waited):.0f} % of the processor time that it could use")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--database", type=Path)
    for name, value in (("contacts", 20_000), ("seconds", 20), ("rate", 100), ("pages", 500), ("slow", 50)):
        parser.add_argument(f"--{name}", type=int, default=value)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="meishi-load-") as spare:
        folder = options.database or Path(spare)
        folder.mkdir(parents=True, exist_ok=True)
        environment, token = prepare(options.program, folder, options.contacts)
        process = subprocess.Popen([options.program, "serve", "--listen", "127.0.0.1:0", "--workers", "0", "--json"],
                                   env=environment, stdout=subprocess.PIPE, text=True)
        try:
            address = json.loads(process.stdout.readline())["url"]
            asyncio.run(measure(options, process, urllib.parse.urlparse(address).port, token))
        finally:
            process.terminate()
            process.wait()


if __name__ == "__main__":
    main()
