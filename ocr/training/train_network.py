#!/usr/bin/python3
"""Trains a reading model further, outside Tesseract.  See README.md.

    train_network.py START.traineddata --lines 'LINES*.lstmf' --held-out 'HELD*.lstmf' --minutes 45 --out FOLDER

START may be int8 or float. FOLDER gets `float.traineddata`, `card.traineddata` (int8) and `log.tsv`, anew at each
report. Files that match `--lines` later are taken in when all lines have been seen once.
"""
import argparse
import glob
import math
import os
import time

import numpy as np
import torch
from torch.nn import functional

import lines
import network_file
import traineddata
from reader import Reader


def _arguments():
    parser = argparse.ArgumentParser(description="Trains a reading model further, outside Tesseract.")
    parser.add_argument("start", help="the .traineddata file to go on from")
    parser.add_argument("--lines", required=True, help="pattern of .lstmf files")
    parser.add_argument("--held-out", required=True, help="pattern of .lstmf files that are only judged")
    parser.add_argument("--minutes", type=float, required=True, help="how long; the learning rate falls to 0 over it")
    parser.add_argument("--out", required=True, help="folder for the results")
    parser.add_argument("--learning-rate", type=float, default=0.001, help="Adam's, at its highest")
    parser.add_argument("--columns", type=int, default=12000, help="of pixels in a batch")
    parser.add_argument("--rounds-from", type=float, default=0.75, help="share of the time before int8 is simulated")
    parser.add_argument("--report-minutes", type=float, default=5)
    parser.add_argument("--device", default="cpu", help="cpu, or cuda where there is one")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


class Trainer:
    """The network that learns, its average, and how far the training is."""

    def __init__(self, options):
        self.options = options
        self.components = traineddata.read_components(options.start)
        self.codec = traineddata.Codec(self.components)
        network = network_file.read_network(self.components[traineddata.NETWORK])
        self.null, self.height = network.null, network.height
        self.reader = Reader(network).to(options.device)
        self.average = Reader(network).to(options.device)  # of the weights over the last thousand steps or so
        self.optimiser = torch.optim.Adam(self.reader.parameters(), options.learning_rate, betas=(0.9, 0.99))
        self.random = np.random.default_rng(options.seed)
        torch.manual_seed(options.seed)
        self.held_out = self.all_lines(options.held_out)
        self.started = time.monotonic()
        self.steps = self.lines_seen = 0

    def share_done(self):
        """Of the time, 0 to 1 and a little beyond."""
        return (time.monotonic() - self.started) / (60 * self.options.minutes)

    def loss(self, reader, batch):
        """Mean loss of a code, in nats, and the log probabilities with the number of steps of each line."""
        pictures, widths, codes = batch
        device = self.options.device
        scores, steps = reader(torch.from_numpy(pictures).to(device), torch.from_numpy(widths).to(device))
        lengths = torch.tensor([len(line) for line in codes])
        loss = functional.ctc_loss(scores, torch.from_numpy(np.concatenate(codes)).long().to(device), steps,
                                   lengths.to(device), blank=self.null, reduction="sum", zero_infinity=True)
        return loss / int(lengths.sum()), scores, steps

    def step(self, batch):
        """One step of learning; gives its loss."""
        self.reader.rounds = self.share_done() >= self.options.rounds_from
        rate = min((self.steps + 1) / 200, math.cos(min(self.share_done(), 1.0) * math.pi / 2) ** 2)
        for group in self.optimiser.param_groups:
            group["lr"] = self.options.learning_rate * rate
        loss, _, _ = self.loss(self.reader, batch)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.optimiser.step()
        self.steps += 1
        self.lines_seen += len(batch[1])
        keep = min(0.998, 1 - 1 / (self.steps + 1))
        with torch.no_grad():
            for mean, now in zip(self.average.parameters(), self.reader.parameters()):
                mean.lerp_(now, 1 - keep)
        return loss.item()

    def judge(self):
        """Share of the held-out lines that the averaged int8 network reads wrong, and its loss there."""
        self.average.rounds = True
        wrong, losses = 0, []
        for batch in lines.batches(self.held_out, self.options.columns):
            with torch.no_grad():
                loss, scores, steps = self.loss(self.average, batch)
            losses.append((loss.item(), len(batch[1])))
            best = scores.argmax(2).cpu().numpy()
            for at, codes in enumerate(batch[2]):
                read = best[: int(steps[at]), at]
                read = read[np.insert(read[1:] != read[:-1], 0, True)]
                wrong += not np.array_equal(read[read != self.null], codes)
        return wrong / len(self.held_out), sum(loss * count for loss, count in losses) / len(self.held_out)

    def save(self):
        """Writes the averaged network as float and as int8."""
        network = self.average.network()
        for name, as_int in (("float", False), ("card", True)):
            parts = dict(self.components)
            parts[traineddata.NETWORK] = network_file.write_network(network, as_int)
            file = os.path.join(self.options.out, f"{name}.traineddata")
            traineddata.write_components(file + ".part", parts)
            os.replace(file + ".part", file)

    def report(self, losses):
        """Judges, writes a row of the log, and saves; `losses` are those since the last report."""
        wrong, held_out = self.judge()
        rate = self.optimiser.param_groups[0]["lr"]
        mean = sum(losses) / len(losses) if losses else float("nan")
        row = (f"{(time.monotonic() - self.started) / 60:.1f}\t{self.lines_seen}\t{rate:.6f}\t{mean:.4f}\t"
               f"{held_out:.4f}\t{wrong:.4f}")
        with open(os.path.join(self.options.out, "log.tsv"), "a", encoding="utf-8") as log:
            log.write(row + "\n")
        self.save()

    def all_lines(self, pattern):
        """The lines of the files that match, as far as they have been printed."""
        pictures, codes = [], []
        for file in sorted(glob.glob(pattern)):
            some = lines.load(file, self.codec, self.height)
            pictures += some.pictures
            codes += some.codes
        return lines.LineSet(pictures, codes)

    def run(self):
        """Trains for the time that was asked for."""
        os.makedirs(self.options.out, exist_ok=True)
        with open(os.path.join(self.options.out, "log.tsv"), "w", encoding="utf-8") as log:
            log.write("minutes\tlines seen\tlearning rate\tloss\theld-out loss\theld-out lines wrong\n")
        self.report([])
        losses, next_report = [], self.options.report_minutes * 60
        while self.share_done() < 1:
            for batch in lines.batches(self.all_lines(self.options.lines), self.options.columns, self.random):
                losses.append(self.step(batch))
                if self.share_done() >= 1:
                    break
                if time.monotonic() - self.started > next_report:
                    self.report(losses)
                    losses, next_report = [], next_report + self.options.report_minutes * 60
        self.report(losses)


if __name__ == "__main__":
    torch.set_num_threads(1)  # the steps are too small for more
    Trainer(_arguments()).run()
