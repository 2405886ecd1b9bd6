"""Tests of ocr/training. Run with the folder of the scripts and a model:  training_test.py FOLDER MODEL"""
import os
import sys
import tempfile
import unittest

import numpy as np
import torch

torch.set_num_threads(1)
FOLDER, MODEL = sys.argv[1:3]
sys.path.insert(0, FOLDER)

import lines  # noqa: E402
import network_file  # noqa: E402
import start_from_stock  # noqa: E402
import train_glyph_reader as glyphs  # noqa: E402
import traineddata  # noqa: E402
from lstm import lstm, rounded  # noqa: E402
from reader import Reader  # noqa: E402

COMPONENTS = traineddata.read_components(MODEL)
NETWORK = network_file.read_network(COMPONENTS[traineddata.NETWORK])


class Files(unittest.TestCase):
    def test_container_is_written_as_it_was_read(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = os.path.join(folder, "copy.traineddata")
            traineddata.write_components(copy, COMPONENTS)
            with open(MODEL, "rb") as before, open(copy, "rb") as after:
                self.assertEqual(before.read(), after.read())

    def test_network_keeps_its_weights_as_float_and_as_int8(self):
        for as_int in (False, True):
            again = network_file.read_network(network_file.write_network(NETWORK, as_int))
            self.assertEqual(again.spec, NETWORK.spec)
            self.assertEqual((again.null, again.sample_iteration), (NETWORK.null, NETWORK.sample_iteration))
            self.assertEqual(again.as_int, as_int)
            for before, after in zip(Reader(NETWORK).parameters(), Reader(again).parameters()):
                torch.testing.assert_close(after, before, rtol=1e-6, atol=1e-7)

    def test_quantises_each_row_by_its_largest_weight(self):
        weights, scales = network_file.quantised([[0.5, -1.27, 0.006], [0, 0, 0]])
        self.assertEqual(weights.tolist(), [[50, -127, 1], [0, 0, 0]])
        np.testing.assert_allclose(scales, [0.01, 0], rtol=1e-6)

    def test_text_goes_to_codes_and_back(self):
        codec = traineddata.Codec(COMPONENTS)
        text = "髙橋 榊 info_1@x.jp"
        self.assertEqual(codec.decode(codec.encode(text)), text)
        self.assertIsNone(codec.encode("é"))


class MoreCharacters(unittest.TestCase):
    def test_new_kanji_take_their_input_code_or_the_next_free_one(self):
        known = {"木": (326, 360), "高": (311, 336, 362)}
        wubi = {"林": "ss", "森": "sss", "梺": "ss"}
        found = start_from_stock.tuples_for("林梺森髙々", known, wubi)
        self.assertEqual(found["林"], (329, 354))
        self.assertEqual(found["梺"], (329, 354, 362))  # 林 has the code: with one key more
        self.assertEqual(found["森"], (329, 354, 380))
        self.assertEqual(found["髙"], (311, 336))  # as 高, shorter
        self.assertNotIn("々", found)


class Lines(unittest.TestCase):
    def test_equal_codes_in_a_row_need_a_null_between_them(self):
        self.assertEqual(lines.steps_needed([5, 5, 6, 5]), 5)

    def test_levels_follow_the_extremes_of_the_middle_row(self):
        picture = np.full((36, 9), 200, np.uint8)
        picture[18] = [200, 200, 40, 200, 40, 200, 40, 200, 200]
        values = lines.normalised(picture)  # black 40.33, white 200.75: inside the bins of one level
        self.assertAlmostEqual(float(values[18, 2]), (40 - 40.25) / 80.25 - 1, places=2)
        self.assertAlmostEqual(float(values[0, 0]), 1, places=1)

    def test_batches_hold_every_line_once(self):
        random = np.random.default_rng(3)
        pictures = [random.integers(0, 256, (36, width), np.uint8) for width in (90, 40, 200, 60, 41)]
        line_set = lines.LineSet(pictures, [np.array([code]) for code in range(5)])
        seen = []
        for values, widths, codes in lines.batches(line_set, 150, random):
            self.assertEqual(values.shape, (len(codes), 1, 36, widths.max()))
            seen += [int(code[0]) for code in codes]
        self.assertEqual(sorted(seen), [0, 1, 2, 3, 4])


class Network(unittest.TestCase):
    def test_lstm_is_pytorchs_own_with_its_gradients(self):
        torch.manual_seed(1)
        values = torch.randn(7, 3, 5, dtype=torch.float64, requires_grad=True)
        theirs = torch.nn.LSTM(5, 4).double()
        torch.nn.init.zeros_(theirs.bias_hh_l0)
        inputs = [values, theirs.weight_ih_l0, theirs.weight_hh_l0, theirs.bias_ih_l0]
        for last_only in (False, True):
            expected = theirs(values)[0]
            expected = expected[-1] if last_only else expected
            found = lstm(*inputs, last_only=last_only)
            torch.testing.assert_close(found, expected)
            weights = torch.randn_like(expected)
            for ours, other in zip(torch.autograd.grad((found * weights).sum(), inputs),
                                   torch.autograd.grad((expected * weights).sum(), inputs)):
                torch.testing.assert_close(ours, other)

    def test_rounding_keeps_int8_steps_and_lets_the_gradient_through(self):
        values = torch.tensor([0.5, -2.0, 0.001], requires_grad=True)
        rounded(values).sum().backward()
        torch.testing.assert_close(rounded(values), torch.tensor([64 / 127, -1, 0]))
        self.assertEqual(values.grad.tolist(), [1, 1, 1])

    def test_a_line_reads_the_same_alone_and_beside_a_longer_one(self):
        torch.manual_seed(1)
        reader = Reader(NETWORK)
        reader._with_noise = lambda pictures, widths: torch.nn.functional.pad(pictures, (1, 1, 1, 1))
        pictures = torch.rand(2, 1, 36, 90) * 2 - 1
        pictures[0, :, :, 60:] = 0  # the shorter line, right of its end
        with torch.no_grad():
            both, steps = reader(pictures, torch.tensor([60, 90]))
            alone, _ = reader(pictures[:1, :, :, :60], torch.tensor([60]))
        self.assertEqual(steps.tolist(), [20, 30])
        torch.testing.assert_close(both[:20, :1], alone, rtol=1e-4, atol=1e-4)


class GlyphReader(unittest.TestCase):
    def test_glyphs_are_read_as_they_were_printed(self):
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "glyphs.bin")
            pixels = np.random.default_rng(1).integers(0, 256, (3, 48, 48), np.uint8)
            with open(file, "wb") as out:
                for character, picture in zip("高髙か", pixels):
                    out.write(ord(character).to_bytes(4, "little") + picture.tobytes())
            read, classes = glyphs.load(file, {"高": 0, "か": 1, "髙": 2})
        self.assertEqual(classes.tolist(), [0, 2, 1])
        self.assertTrue((read == pixels).all())

    def test_full_ink_is_one_and_paper_nothing(self):
        made = glyphs.pictures(np.array([[[0, 255]]], np.uint8))
        self.assertEqual(made.flatten().tolist(), [1.0, 0.0])

    def test_varied_glyphs_stay_glyphs(self):
        torch.manual_seed(1)
        batch = torch.rand(64, 1, glyphs.SIDE, glyphs.SIDE)
        made = glyphs.varied(batch.clone())
        self.assertEqual(made.shape, batch.shape)
        self.assertGreaterEqual(made.min().item(), 0)
        self.assertLessEqual(made.max().item(), 1)
        self.assertFalse(torch.equal(made, batch))

    def test_the_network_learns_to_tell_two_glyphs_apart(self):
        torch.manual_seed(1)
        model = glyphs.network(2)
        pixels = np.full((2, glyphs.SIDE, glyphs.SIDE), 255, np.uint8)
        pixels[0, 20:28, :] = 0
        pixels[1, :, 20:28] = 0
        optimizer = torch.optim.Adam(model.parameters(), 1e-3)
        truth = torch.tensor([0, 1] * 8)
        for _ in range(30):
            optimizer.zero_grad()
            batch = glyphs.varied(glyphs.pictures(np.concatenate([pixels] * 8)))
            torch.nn.functional.cross_entropy(model(batch), truth).backward()
            optimizer.step()
        wrong, _, _ = glyphs.judge(model, pixels, np.array([0, 1]))
        self.assertEqual(wrong, 0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
