#!/usr/bin/python3
"""The same cards dropped into two watched folders: meishi's, and one that OCRmyPDF is run on.

    bench/intake/peer.py MEISHI PICTURES... [--rounds quiet,rough] [--pause SECONDS]

OCRmyPDF's documentation watches a folder for the events "created" of *.pdf, waits until the file opens, runs OCRmyPDF
on it and writes the result into another folder under the same name; `watch_for_pdf` below does so. Its files are the
pictures as PDF pages (img2pdf). paperless-ngx is no Debian package; it runs the same OCRmyPDF. Both programs read
Japanese and English and one file at a time.

quiet: the files are copied in at once. rough: as in an office: every tenth file is written slowly, every tenth is
renamed into place, every tenth arrives twice, under another name the second time; between two files there is a pause
(2.5 seconds); the program is killed twice and started again five seconds later, while files go on arriving. What is counted afterwards: files without a result (lost), and
pictures with more than one result (doubled). Needs Debian's ocrmypdf, python3-watchdog, tesseract-ocr-jpn.
"""

import argparse
import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time


def watch_for_pdf(inbox, results):
    """OCRmyPDF's way of watching: runs until it is killed."""
    import ocrmypdf
    import pikepdf
    from watchdog.events import PatternMatchingEventHandler
    from watchdog.observers import Observer

    def opens(path):
        for _ in range(5):
            try:
                with pikepdf.Pdf.open(path):
                    return True
            except (OSError, pikepdf.PdfError):
                time.sleep(1)
        return False

    class Handler(PatternMatchingEventHandler):
        def on_created(self, event):
            path = pathlib.Path(event.src_path)
            if opens(path):
                ocrmypdf.ocr(path, results / path.name, language=["jpn", "eng"], deskew=True, rotate_pages=True, jobs=1,
                             progress_bar=False)

    observer = Observer()
    observer.schedule(Handler(patterns=["*.pdf"]), str(inbox), recursive=True)
    observer.start()
    print("watching", flush=True)
    observer.join()


class Meishi:
    name = "meishi watch"

    def __init__(self, program, folder):
        self.inbox = folder / "inbox"
        self.store = ["--database", f"sqlite:{folder}/meishi.db", "--pictures", str(folder / "pictures"), "--quiet"]
        self.program = program
        self.inbox.mkdir(parents=True)

    def make_file(self, picture, path):
        shutil.copy(picture, path)
        return path

    def suffix(self, picture):
        return picture.suffix

    def start(self):
        return subprocess.Popen([self.program, "watch", str(self.inbox), "--threads", "1", *self.store],
                                start_new_session=True)

    def results(self):
        """How many times each file was read, by the name under which it came first."""
        out = subprocess.run([self.program, "jobs", "list", "--json", *self.store], capture_output=True, text=True, check=False)
        counts = {}
        for line in out.stdout.splitlines():
            job = json.loads(line)
            if job["state"] == "stored":
                name = pathlib.Path(job["files"][0]["name"]).stem
                counts[name] = counts.get(name, 0) + 1
        return counts

    def idle(self):
        waiting = [p for p in self.inbox.iterdir() if p.is_file() and not p.name.startswith(".")]
        return not waiting


class OcrMyPdf:
    name = "OCRmyPDF"

    def __init__(self, _program, folder):
        self.inbox = folder / "inbox"
        self.done = folder / "results"
        self.inbox.mkdir(parents=True)
        self.done.mkdir()

    def make_file(self, picture, path):
        import img2pdf
        path.write_bytes(img2pdf.convert(str(picture)))
        return path

    def suffix(self, _picture):
        return ".pdf"

    def start(self):
        process = subprocess.Popen([sys.executable, __file__, "--watch-for-pdf", str(self.inbox), str(self.done)],
                                   start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        process.stdout.readline()
        return process

    def results(self):
        return {path.stem: 1 for path in self.done.iterdir()}

    def idle(self):
        """Nothing was written for half a minute."""
        newest = max((path.stat().st_mtime for path in [*self.inbox.iterdir(), *self.done.iterdir()]), default=0)
        return time.time() - newest > 30


def kill(process):
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def stop(process):
    os.killpg(process.pid, signal.SIGTERM)
    process.wait()


def drop(program, picture, name, manner, folder):
    """One file into the inbox, as scanners and people write them."""
    ready = program.make_file(picture, folder / f"ready{program.suffix(picture)}")
    target = program.inbox / f"{name}{program.suffix(picture)}"
    if manner == "slowly":
        content = ready.read_bytes()
        with open(target, "wb") as file:
            for part in range(4):
                file.write(content[part * len(content) // 4:(part + 1) * len(content) // 4])
                file.flush()
                time.sleep(0.4)
    elif manner == "renamed":
        hidden = program.inbox / f".{name}.part"
        shutil.copy(ready, hidden)
        hidden.rename(target)
    else:
        shutil.copy(ready, target)


def run(kind, program_path, pictures, rough, pause):
    with tempfile.TemporaryDirectory(prefix="meishi_peer.") as name:
        folder = pathlib.Path(name)
        program = kind(program_path, folder)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.time()
        process = program.start()
        twice = 0
        for number, picture in enumerate(pictures):
            manner = {0: "slowly", 1: "renamed"}.get(number % 10) if rough else None
            drop(program, picture, f"card{number:03}", manner, folder)
            if rough and number % 10 == 2:
                drop(program, picture, f"card{number:03}again", None, folder)
                twice += 1
            if rough and process and number in (len(pictures) // 3, 2 * len(pictures) // 3):
                kill(process)
                process = None
                back = time.time() + 5
            if rough and process is None and time.time() > back:
                process = program.start()
            if rough:
                time.sleep(pause)
        if process is None:
            process = program.start()
        while not program.idle():
            time.sleep(1)
        seconds = time.time() - began
        stop(process)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        counts = program.results()
        lost = sum(1 for number in range(len(pictures)) if not counts.get(f"card{number:03}") and not counts.get(f"card{number:03}again"))
        doubled = sum(1 for number in range(len(pictures))
                      if counts.get(f"card{number:03}", 0) + counts.get(f"card{number:03}again", 0) > 1)
        processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(f"{kind.name:14} {'rough' if rough else 'quiet'}: {len(pictures)} pictures, {twice} of them twice; "
              f"{lost} lost, {doubled} doubled; {seconds:.0f} s"
              + ("" if rough else f", {processor / len(pictures):.2f} s of processor each"), flush=True)


def main():
    if len(sys.argv) == 4 and sys.argv[1] == "--watch-for-pdf":
        watch_for_pdf(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
        return
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("meishi", type=pathlib.Path)
    parser.add_argument("pictures", nargs="+", type=pathlib.Path)
    parser.add_argument("--rounds", default="quiet,rough")
    parser.add_argument("--pause", type=float, default=2.5)
    arguments = parser.parse_args()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    for round_ in arguments.rounds.split(","):
        for kind in (Meishi, OcrMyPdf):
            run(kind, arguments.meishi.resolve(), arguments.pictures, round_ == "rough",
                arguments.pause)


if __name__ == "__main__":
    main()
