#!/usr/bin/python3
"""Reads lines with Tesseract itself and with the network in PyTorch, and says how often they agree.

    compare_with_tesseract.py MODEL.traineddata LINES.lstmf [--count 100]

Tesseract searches for codes that make characters, here the best code of each step is taken, so a few lines differ
where the model is unsure; many that differ mean that the export or the preparation of the lines is wrong.
"""
import argparse
import os
import subprocess
import tempfile

import numpy as np
import torch

import leptonica
import lines
import network_file
import traineddata
from reader import Reader


def read_by_tesseract(model, pngs):
    """The text of each picture, the whole picture being one line, without blanks."""
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "list.txt"), "w", encoding="utf-8") as list_:
            for number, png in enumerate(pngs):
                file = os.path.join(folder, f"{number}.png")
                with open(file, "wb") as picture:
                    picture.write(png)
                list_.write(file + "\n")
        name = os.path.basename(model).removesuffix(".traineddata")
        result = subprocess.run(
            ["tesseract", list_.name, "stdout", "--tessdata-dir", os.path.dirname(os.path.abspath(model)), "-l", name,
             "--oem", "1", "--psm", "13"], capture_output=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    pages = result.stdout.decode("utf-8").split("\f")[: len(pngs)]
    return ["".join(page.split()) for page in pages]


def best_codes(reader, picture, null):
    """The network's code at each step, repeats and nulls left out."""
    values = torch.from_numpy(lines.normalised(picture))[None, None]
    with torch.no_grad():
        scores, _ = reader(values, torch.tensor([picture.shape[1]]))
    best = scores[:, 0].argmax(1).numpy()
    best = best[np.insert(best[1:] != best[:-1], 0, True)]
    return best[best != null].tolist()


def main():
    parser = argparse.ArgumentParser(description="Compares Tesseract's reading with the network in PyTorch.")
    parser.add_argument("model")
    parser.add_argument("lines")
    parser.add_argument("--count", type=int, default=100)
    options = parser.parse_args()
    components = traineddata.read_components(options.model)
    network = network_file.read_network(components[traineddata.NETWORK])
    codec = traineddata.Codec(components)
    reader = Reader(network)
    reader.rounds = network.as_int
    pages = lines.pages(options.lines)[: options.count]
    by_tesseract = read_by_tesseract(options.model, [png for png, _ in pages])
    same = right = right_here = 0
    for (png, text), read in zip(pages, by_tesseract):
        codes = best_codes(reader, leptonica.line_at_height(png, network.height), network.null)
        here = "".join(codec.decode(codes).split())
        same += here == read
        right += read == "".join(text.split())
        right_here += here == "".join(text.split())
    print(f"{len(pages)} lines: {same} read the same; {right} right by Tesseract, {right_here} by the best codes")


if __name__ == "__main__":
    main()
