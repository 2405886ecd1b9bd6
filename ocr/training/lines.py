"""Training lines: reads what meishi_training_lines prints, and makes batches that differ every time they are seen."""
import os
import struct

import numpy as np

import leptonica

_MAX_WIDTH = 1500  # at the network's height; longer lines make batches that do not fit
_WINDOW = 4000     # so many lines in random order are sorted by width before they are cut into batches


class LineSet:
    """Lines as Tesseract's network gets them: grey, at its height, with the codes that it is to write."""

    def __init__(self, pictures, codes):
        self.pictures, self.codes = pictures, codes

    def __len__(self):
        return len(self.pictures)


def pages(lstmf_file):
    """(PNG, text) of each line of a file. Format: Tesseract 5.3, ImageData::Serialize."""
    with open(lstmf_file, "rb") as file:
        data = file.read()
    at, found = 0, []

    def number():
        nonlocal at
        (value,) = struct.unpack_from("<I", data, at)
        at += 4
        return value

    def text():
        nonlocal at
        length = number()
        at += length
        return data[at - length : at]

    for _ in range(number()):
        at += 1  # there is a page
        text()  # name
        number()  # page
        png = text()
        text()  # language
        transcription = text().decode("utf-8")
        boxes = number()
        at += 8 * boxes
        for _ in range(number()):
            text()  # of a box
        at += 1  # vertical
        found.append((png, transcription))
    return found


def steps_needed(codes):
    """Time steps that a line of these codes takes at least: equal neighbours need a null between them."""
    return len(codes) + sum(a == b for a, b in zip(codes, codes[1:]))


def load(lstmf_file, codec, height):
    """The lines of a file that the codec can write and that are wide enough for their codes. Scaling them takes longer
    than reading, so the result is kept beside the file."""
    kept = f"{lstmf_file}.{height}.npz"
    if os.path.exists(kept):
        stored = np.load(kept)
        pictures = np.split(stored["pixels"], np.cumsum(stored["widths"])[:-1], 1)
        codes = np.split(stored["codes"], np.cumsum(stored["lengths"])[:-1])
        return LineSet(pictures, codes)
    pictures, codes = [], []
    for png, text in pages(lstmf_file):
        written = codec.encode(text)
        picture = leptonica.line_at_height(png, height)
        width = picture.shape[1]
        if written and steps_needed(written) <= width // 3 and width <= _MAX_WIDTH:
            pictures.append(picture)
            codes.append(np.array(written, np.int32))
    np.savez(kept, pixels=np.concatenate(pictures, 1), widths=[p.shape[1] for p in pictures],
             codes=np.concatenate(codes), lengths=[len(c) for c in codes])
    return LineSet(pictures, codes)


def _quantile(values, share):
    """As Tesseract's STATS::ile: linear inside the bin of one grey level."""
    counts = np.bincount(values, minlength=256)
    target = min(max(share * len(values), 1.0), float(len(values)))
    reached = np.cumsum(counts)
    level = int(np.searchsorted(reached, target))
    return level + 1 - (reached[level] - target) / counts[level]


def normalised(picture):
    """Grey levels to about -1 (ink) .. 1 (paper), from the extremes of the middle row, as Tesseract's
    Input::PrepareLSTMInputs does it."""
    row = picture[picture.shape[0] // 2].astype(np.int64)
    before, here, after = row[:-2], row[1:-1], row[2:]
    minima = here[((here < before) & (here <= after)) | ((here <= before) & (here < after))]
    maxima = here[((here > before) & (here >= after)) | ((here >= before) & (here > after))]
    black = _quantile(minima, 0.25) if len(minima) else 0.0
    white = _quantile(maxima, 0.75) if len(maxima) else 255.0
    contrast = (white - black) / 2
    return (picture.astype(np.float32) - np.float32(black)) / np.float32(contrast if contrast > 0 else 1) - 1


def _stretched(picture, factor):
    width = picture.shape[1]
    target = max(4, round(width * factor))
    places = np.minimum(np.arange(target) * (width / target), width - 1)
    left = places.astype(np.int64)
    right = np.minimum(left + 1, width - 1)
    share = (places - left).astype(np.float32)
    return picture[:, left] * (1 - share) + picture[:, right] * share


def varied(picture, least_width, random):
    """The line as another scan might show it: narrower or wider, higher or lower, softer, paler, with more noise."""
    picture = picture.astype(np.float32)
    if random.random() < 0.6:
        factor = max(1 + random.normal() * 0.06, least_width / picture.shape[1])
        picture = _stretched(picture, min(max(factor, 0.8), 1.25))
    if random.random() < 0.5:
        shift = random.integers(-2, 3)
        rows = np.clip(np.arange(picture.shape[0]) + shift, 0, picture.shape[0] - 1)
        picture = picture[rows]
    if random.random() < 0.25:  # softer
        share = random.uniform(0.1, 0.5)
        picture = (1 - share) * picture + share / 2 * (np.roll(picture, 1, 1) + np.roll(picture, -1, 1))
    if random.random() < 0.4:  # thinner or bolder strokes
        picture = 255 * (np.clip(picture, 0, 255) / 255) ** np.exp(random.normal() * 0.25)
    if random.random() < 0.4:
        picture = picture + random.normal(0, random.uniform(1, 9), picture.shape)
    return np.clip(np.rint(picture), 0, 255).astype(np.uint8)


def batches(line_set, pixels, random=None):
    """Yields (pictures [batch, 1, height, width], widths, list of codes) of lines of like width, about `pixels` columns
    in each. With a random generator in random order and varied, without as they are."""
    order = random.permutation(len(line_set)) if random else np.arange(len(line_set))
    made = []
    for start in range(0, len(order), _WINDOW):
        chosen = sorted(order[start : start + _WINDOW], key=lambda i: line_set.pictures[i].shape[1])
        batch = []
        for index in chosen:
            if batch and (len(batch) + 1) * line_set.pictures[index].shape[1] > pixels:
                made.append(batch)
                batch = []
            batch.append(index)
        made.append(batch)
    if random:
        random.shuffle(made)
    for batch in made:
        pictures = []
        for index in batch:
            picture = line_set.pictures[index]
            if random:
                picture = varied(picture, 3 * steps_needed(line_set.codes[index].tolist()) + 3, random)
            pictures.append(normalised(picture))
        widths = np.array([picture.shape[1] for picture in pictures])
        values = np.zeros((len(batch), 1, pictures[0].shape[0], widths.max()), np.float32)
        for at, picture in enumerate(pictures):
            values[at, 0, :, : picture.shape[1]] = picture
        yield values, widths, [line_set.codes[index] for index in batch]
