#!/usr/bin/python3
"""Trains the glyph reader (ocr/glyph_reader.h) and writes it as ONNX: see README.md.

    train_glyph_reader.py --characters FILE --glyphs 'glyphs/*.bin' --held-out FILE --minutes 60 --out FOLDER
"""
import argparse
import glob
import math
import os
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional

SIDE = 48
_GLYPH = np.dtype([("character", "<u4"), ("pixels", "u1", (SIDE, SIDE))])


def network(classes):
    """A picture as `pictures()` gives it -> the logarithms of the odds of each character."""

    def layer(inputs, outputs, size=3, stride=1):
        convolution = nn.Conv2d(inputs, outputs, size, stride=stride, padding=size // 2, bias=False)
        return [convolution, nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)]

    return nn.Sequential(*layer(1, 32, 5, 2), *layer(32, 48), nn.MaxPool2d(2), *layer(48, 96), *layer(96, 96),
                         nn.MaxPool2d(2), *layer(96, 192), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(192 * 9, 224),
                         nn.ReLU(inplace=True), nn.Dropout(0.1), nn.Linear(224, classes))


def load(file, class_of):
    """(pixels, classes) of a file of meishi_training_glyphs."""
    glyphs = np.fromfile(file, _GLYPH)
    return glyphs["pixels"].copy(), np.array([class_of[chr(c)] for c in glyphs["character"]], np.int64)


def pictures(pixels):
    """0 paper, 1 full ink: as ocr/glyph_reader.cpp feeds them."""
    return (255 - torch.from_numpy(pixels).float().unsqueeze(1)) / 255


def varied(batch):
    """The glyphs as other scans might show them: moved, turned, stretched, softer, paler, bolder, noisier."""
    count = len(batch)
    turn, shear = torch.randn(count) * 0.025, torch.randn(count) * 0.03
    wide, high = 1 + torch.randn(count) * 0.06, 1 + torch.randn(count) * 0.05
    x, y = torch.randn(count) * 0.05, torch.randn(count) * 0.04
    affine = torch.stack([torch.stack([wide, shear - turn, x], 1), torch.stack([turn, high, y], 1)], 1)
    grid = functional.affine_grid(affine, batch.shape, align_corners=False)
    batch = functional.grid_sample(batch, grid, align_corners=False)

    def some(share, change):
        nonlocal batch
        chosen = torch.rand(count) < share
        if chosen.any():
            batch[chosen] = change(batch[chosen])

    def softer(part):
        strength = torch.rand(len(part), 1, 1, 1) * 0.8
        return part + strength * (functional.avg_pool2d(part, 3, 1, 1) - part)

    def bolder(part):
        strength = torch.rand(len(part), 1, 1, 1) * 0.6
        return part + strength * (functional.max_pool2d(part, 3, 1, 1) - part)

    def thinner(part):
        strength = torch.rand(len(part), 1, 1, 1) * 0.4
        return part + strength * (-functional.max_pool2d(-part, 3, 1, 1) - part)

    some(0.3, softer)
    some(0.12, bolder)
    some(0.12, thinner)
    some(0.4, lambda part: part.clamp(0, 1) ** torch.exp(torch.randn(len(part), 1, 1, 1) * 0.3))
    some(0.4, lambda part: part + torch.randn_like(part) * torch.rand(len(part), 1, 1, 1) * 0.06)
    return batch.clamp(0, 1)


class Glyphs:
    """All glyphs printed so far, those of new files too as they come."""

    def __init__(self, pattern, class_of):
        self._pattern, self._class_of, self._seen = pattern, class_of, set()
        self._pixels, self._classes, self._order, self._at = [], [], [], 0
        self.refresh()

    def refresh(self):
        for file in sorted(set(glob.glob(self._pattern)) - self._seen):
            self._seen.add(file)
            pixels, classes = load(file, self._class_of)
            self._pixels.append(pixels)
            self._classes.append(classes)
        self._starts = np.cumsum([0] + [len(part) for part in self._classes])

    def count(self):
        return int(self._starts[-1])

    def batch(self, size):
        if self._at + size > len(self._order):
            self.refresh()
            self._order, self._at = np.random.permutation(self.count()), 0
        chosen = np.sort(self._order[self._at : self._at + size])
        self._at += size
        pixels, classes = [], []
        for part in range(len(self._classes)):
            here = chosen[(chosen >= self._starts[part]) & (chosen < self._starts[part + 1])] - self._starts[part]
            pixels.append(self._pixels[part][here])
            classes.append(self._classes[part][here])
        return pictures(np.concatenate(pixels)), torch.from_numpy(np.concatenate(classes))


def judge(model, pixels, classes):
    """(share wrong, temperature that makes its probabilities true, mean loss at that temperature)"""
    model.eval()
    with torch.no_grad():
        odds = torch.cat([model(pictures(pixels[i : i + 512])) for i in range(0, len(pixels), 512)])
    model.train()
    truth = torch.from_numpy(classes)
    wrong = (odds.argmax(1) != truth).float().mean().item()
    losses = {t / 20: functional.cross_entropy(odds / (t / 20), truth).item() for t in range(8, 41)}
    temperature = min(losses, key=losses.get)
    return wrong, temperature, losses[temperature]


def export(model, temperature, file):
    """Writes softmax(odds / temperature) of one picture as a network that OpenCV reads."""
    model.eval()
    last = model[-1]
    with torch.no_grad():
        last.weight /= temperature
        last.bias /= temperature
    torch.onnx.export(nn.Sequential(model, nn.Softmax(1)), torch.zeros(1, 1, SIDE, SIDE), file, opset_version=11,
                      input_names=["glyph"], output_names=["probabilities"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--characters", required=True, help="the characters, in the order of the network's outputs")
    parser.add_argument("--glyphs", required=True, help="files of meishi_training_glyphs, also those that come later")
    parser.add_argument("--held-out", required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--start", help="weights.pt of an earlier training to go on from")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    torch.manual_seed(1)
    np.random.seed(1)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    characters = "".join(open(arguments.characters, encoding="utf-8").read().split())
    class_of = {c: i for i, c in enumerate(characters)}
    os.makedirs(arguments.out, exist_ok=True)

    model = network(len(characters)).to(memory_format=torch.channels_last)
    if arguments.start:
        model.load_state_dict(torch.load(arguments.start))
    averaged = torch.optim.swa_utils.AveragedModel(
        model, avg_fn=lambda mean, now, count: mean + (now - mean) * max(0.002, 1 / (count + 1)), use_buffers=True)
    optimizer = torch.optim.AdamW(model.parameters(), arguments.rate, weight_decay=0.01)
    held_out = load(arguments.held_out, class_of)
    glyphs = Glyphs(arguments.glyphs, class_of)
    began = time.time()
    with open(os.path.join(arguments.out, "log.tsv"), "w") as log:
        log.write("minutes\tglyphs seen\tglyphs printed\tloss\theld out wrong\theld out loss\ttemperature\n")
        step, losses, next_judging = 0, [], 2.0
        while True:
            minutes = (time.time() - began) / 60
            part = min(1.0, minutes / arguments.minutes)
            for group in optimizer.param_groups:
                group["lr"] = arguments.rate * min(1, (step + 1) / 200) * (0.01 + 0.99 * (1 + math.cos(math.pi * part)) / 2)
            if minutes >= next_judging or part >= 1:
                wrong, temperature, loss = judge(averaged.module, *held_out)
                log.write(f"{minutes:.1f}\t{step * arguments.batch}\t{glyphs.count()}\t{np.mean(losses[-200:]):.3f}\t"
                          f"{wrong:.4f}\t{loss:.4f}\t{temperature}\n")
                log.flush()
                torch.save(averaged.module.state_dict(), os.path.join(arguments.out, "weights.pt"))
                next_judging = minutes + 3
            if part >= 1:
                break
            batch, classes = glyphs.batch(arguments.batch)
            optimizer.zero_grad()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                odds = model(varied(batch).contiguous(memory_format=torch.channels_last))
            loss = functional.cross_entropy(odds.float(), classes)
            loss.backward()
            optimizer.step()
            if step % 4 == 0:
                averaged.update_parameters(model)
            losses.append(loss.item())
            step += 1
    export(averaged.module, temperature, os.path.join(arguments.out, "glyphs.onnx"))


if __name__ == "__main__":
    main()
