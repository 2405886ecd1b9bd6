"""Reads and writes the network component of a .traineddata file as plain arrays.

Networks of the family [1,H,0,1 Ct3,3,n Mp3,3 Lfys Lfx|Lrx ... O1c]. Format: Tesseract 5.3 (Network, WeightMatrix,
LSTM, LSTMRecognizer), little endian.

A network is a Network with `layers`, in order:
  ("conv", weights[out, 1, 3, 3] as (out, in, dy, dx), bias)
  ("summary", lstm)                  a column read from top to bottom, its last state kept
  ("forward", lstm), ("backward", lstm)
  ("softmax", weights[codes, in], bias)
An lstm is (weights_in, weights_state, bias) with the gates' rows in PyTorch's order: input, forget, cell, output.
"""
import dataclasses
import struct

import numpy as np

_TYPES = ("Invalid Input Convolve Maxpool Parallel Replicated ParBidiLSTM DepParUDLSTM Par2dLSTM Series Reconfig "
          "RTLReversed TTBReversed XYTranspose LSTM SummLSTM Logistic LinLogistic LinTanh Tanh Relu Linear Softmax "
          "SoftmaxNoCTC LSTMSoftmax LSTMBinarySoftmax TensorFlow").split()
_GROUPS = ("Series", "RTLReversed", "XYTranspose")
_LEARNING_RATES = 64  # network flag: each layer of a group has its own learning rate
_ADAM_FLAGS = 128 + _LEARNING_RATES
_RECODED, _INT_MODE = 64, 1  # recogniser flags


@dataclasses.dataclass
class Network:
    height: int
    spec: str
    null: int              # the code that says nothing
    sample_iteration: int  # seed of the noise that Tesseract lays around a line
    as_int: bool           # whether it was stored as int8; the arrays are float in any case
    layers: list


class _Reader:
    def __init__(self, data):
        self._data, self._at = data, 0

    def take(self, form):
        values = struct.unpack_from("<" + form, self._data, self._at)
        self._at += struct.calcsize("<" + form)
        return values if len(values) > 1 else values[0]

    def array(self, kind, count):
        values = np.frombuffer(self._data, kind, count, self._at)
        self._at += values.nbytes
        return values

    def string(self):
        return self.array("u1", self.take("I")).tobytes().decode("latin1")

    def matrix(self):
        mode = self.take("B")
        rows, columns = self.take("II")
        if not mode & 1:
            self.take("d")
            return self.array("<f8", rows * columns).reshape(rows, columns)
        self.take("b")
        weights = self.array("i1", rows * columns).reshape(rows, columns)
        scales = self.array("<f8", self.take("I"))[:rows]
        return weights * scales[:, None]

    def lstm(self, inputs, states):
        cell, input_, forget, output = (self.matrix() for _ in range(4))
        gates = np.concatenate([input_, forget, cell, output])
        return gates[:, :inputs], gates[:, inputs : inputs + states], gates[:, -1]

    def node(self, layers, backward=False):
        """Reads one node and what is under it; appends its layers."""
        kind = self.take("B")
        kind = self.string() if kind == 0 else _TYPES[kind]
        _, _, flags, inputs, outputs, _ = self.take("bbiiii")
        self.string()
        if kind in _GROUPS:
            for _ in range(self.take("I")):
                self.node(layers, kind == "RTLReversed")
            if flags & _LEARNING_RATES:
                self.array("<f4", self.take("I"))
        elif kind in ("LSTM", "SummLSTM"):
            self.take("i")
            name = "summary" if kind == "SummLSTM" else "backward" if backward else "forward"
            layers.append((name, self.lstm(inputs, outputs)))
        elif kind == "Tanh":  # of the convolution: columns are dx, then dy, then the bias
            weights = self.matrix()
            layers.append(("conv", weights[:, :-1].reshape(-1, 1, 3, 3).transpose(0, 1, 3, 2), weights[:, -1]))
        elif kind == "Softmax":
            weights = self.matrix()
            layers.append(("softmax", weights[:, :-1], weights[:, -1]))
        elif kind == "Input":
            layers.append(("input", self.take("iiiii")[1]))
        elif kind in ("Convolve", "Maxpool"):
            if self.take("ii") != ((1, 1) if kind == "Convolve" else (3, 3)):
                raise ValueError(f"{kind}: only 3 by 3 is known")
        else:
            raise ValueError(f"{kind}: no such layer is known")


def read_network(data):
    """The network in a component's bytes, int8 or float."""
    reader, layers = _Reader(data), []
    reader.node(layers)
    spec = reader.string()
    flags, _, sample_iteration, null = reader.take("iiii")
    return Network(layers[0][1], spec, null, sample_iteration, bool(flags & _INT_MODE), layers[1:])


def quantised(matrix):
    """int8 weights and the scale of each row, rounded half away from zero as Tesseract does."""
    matrix = np.asarray(matrix, np.float32)
    scales = np.abs(matrix).max(1) / np.float32(127)
    ratio = matrix / np.where(scales == 0, np.float32(1), scales)[:, None]
    return (np.sign(ratio) * np.floor(np.abs(ratio) + np.float32(0.5))).astype(np.int8), scales


def _string(text):
    return struct.pack("<I", len(text)) + text.encode("latin1")


def _matrix(matrix, as_int):
    matrix = np.asarray(matrix, np.float64)
    if not as_int:
        return struct.pack("<BIId", 128 | 4, *matrix.shape, 0.0) + matrix.astype("<f8").tobytes()
    weights, scales = quantised(matrix)
    return (struct.pack("<BIIb", 128 | 4 | 1, *matrix.shape, 0) + weights.tobytes() +
            struct.pack("<I", len(scales)) + scales.astype("<f8").tobytes())


@dataclasses.dataclass
class _Node:
    """A written node with what its parent has to know of it."""
    data: bytes
    inputs: int
    outputs: int
    weights: int


def _node(kind, name, inputs, outputs, weights, body, learns=True):
    head = (b"\0" + _string(kind) + struct.pack("<bbiiii", 2, learns, _ADAM_FLAGS, inputs, outputs, weights) +
            _string(name))
    return _Node(head + body, inputs, outputs, weights)


def _group(kind, name, parts, learns=True):
    body = struct.pack("<I", len(parts)) + b"".join(part.data for part in parts)
    body += struct.pack(f"<I{len(parts)}f", len(parts), *[0.001] * len(parts))
    weights = sum(part.weights for part in parts)
    return _node(kind, name, parts[0].inputs, parts[-1].outputs, weights, body, learns)


def _lstm(kind, name, lstm, as_int):
    weights_in, weights_state, bias = (np.asarray(part, np.float64) for part in lstm)
    gates = np.concatenate([weights_in, weights_state, bias[:, None]], 1)
    input_, forget, cell, output = np.split(gates, 4)
    inputs, states = weights_in.shape[1], weights_state.shape[1]
    body = struct.pack("<i", inputs + states)
    body += b"".join(_matrix(matrix, as_int) for matrix in (cell, input_, forget, output))
    return _node(kind, name, inputs, states, gates.size, body)


def _with_bias(weights, bias):
    return np.concatenate([np.asarray(weights, np.float64), np.asarray(bias, np.float64)[:, None]], 1)


def _written_layers(layer, as_int):
    kind, values = layer[0], layer[1:]
    if kind == "conv":
        weights, bias = values
        matrix = _with_bias(np.asarray(weights).transpose(0, 1, 3, 2).reshape(len(weights), -1), bias)
        taps, channels = matrix.shape[1] - 1, len(matrix)
        convolve = _node("Convolve", "Convolve", 1, taps, 0, struct.pack("<ii", 1, 1), False)
        tanh = _node("Tanh", "ConvNL", taps, channels, matrix.size, _matrix(matrix, as_int), False)
        pool = _node("Maxpool", "Maxpool", channels, channels, 0, struct.pack("<ii", 3, 3))
        return [_group("Series", "ConvSeries", [convolve, tanh], False), pool]
    if kind == "softmax":
        matrix = _with_bias(*values)
        return [_node("Softmax", "Output", matrix.shape[1] - 1, len(matrix), matrix.size, _matrix(matrix, as_int))]
    states = values[0][1].shape[1]
    if kind == "summary":
        return [_group("XYTranspose", "XYTransLSTM", [_lstm("SummLSTM", f"Lfys{states}", values[0], as_int)])]
    if kind == "backward":
        return [_group("RTLReversed", "RevLSTM", [_lstm("LSTM", f"Lrx{states}", values[0], as_int)])]
    return [_lstm("LSTM", f"Lfx{states}", values[0], as_int)]


def write_network(network, as_int):
    """The bytes of the component: float for training on, int8 for use."""
    parts = [_node("Input", "Input", network.height, 1, 0, struct.pack("<iiiii", 1, network.height, 0, 1, 0), False)]
    for layer in network.layers:
        parts.extend(_written_layers(layer, as_int))
    flags = _RECODED | (_INT_MODE if as_int else 0)
    return (_group("Series", "Series", parts, False).data + _string(network.spec) +
            struct.pack("<iiiifff", flags, 0, network.sample_iteration, network.null, 0.999, 0.001, 0.5))
