"""Tesseract's line reading network in PyTorch."""
import dataclasses

import torch
from torch import nn
from torch.nn import functional

from lstm import lstm, rounded, rounded_rows


_COLUMNS_AT_ONCE = 1024  # so that what a step works on stays in the processor's cache


class Reader(nn.Module):
    """Reads batches of lines. `rounds` simulates the int8 network that will be shipped."""

    def __init__(self, network):
        super().__init__()
        self._network = network
        self.rounds = False
        self.kinds = [layer[0] for layer in network.layers]
        self.parts = nn.ModuleList()
        for layer in network.layers:
            arrays = layer[1] if len(layer) == 2 else layer[1:]
            self.parts.append(nn.ParameterList(
                nn.Parameter(torch.tensor(array, dtype=torch.float32).contiguous()) for array in arrays))

    def forward(self, pictures, widths):
        """pictures [batch, 1, height, width], black at -1 and white at 1, what lies right of a line's own width is
        ignored. Gives log probabilities [time, batch, codes] and the number of steps of each line."""
        steps = torch.div(widths, 3, rounding_mode="floor")
        values = self._with_noise(pictures, widths)
        for kind, part in zip(self.kinds, self.parts):
            if kind == "conv":
                values = self._convolve(values, *part)
            elif kind == "summary":
                values = self._summary(values, part)
            elif kind == "softmax":
                weights, bias = self._rows(*part)
                values = functional.log_softmax(functional.linear(values, weights, bias), 2)
            else:
                turned = self._reversal(values, steps) if kind == "backward" else None
                if turned is not None:
                    values = values.gather(0, turned.expand_as(values))
                values = lstm(values, *part, rounds=self.rounds)
                if turned is not None:
                    values = values.gather(0, turned.expand_as(values))
        return values, steps

    def network(self):
        """The network with the weights as they are now."""
        layers = []
        for kind, part in zip(self.kinds, self.parts):
            arrays = tuple(parameter.detach().cpu().numpy() for parameter in part)
            layers.append((kind, *arrays) if kind in ("conv", "softmax") else (kind, arrays))
        return dataclasses.replace(self._network, as_int=self.rounds, layers=layers)

    def _rows(self, weights, bias):
        if not self.rounds:
            return weights, bias
        flat = weights.reshape(len(weights), -1)
        whole = rounded_rows(torch.cat([flat, bias[:, None]], 1))
        return whole[:, :-1].reshape(weights.shape), whole[:, -1]

    def _with_noise(self, pictures, widths):
        """Tesseract lays noise around a line, afresh for every tap of the convolution; here neighbours share it."""
        values = functional.pad(pictures, (1, 1, 1, 1), value=float("nan"))
        columns = torch.arange(values.shape[3], device=values.device)
        outside = columns[None, None, None, :] > widths[:, None, None, None]
        noise = torch.rand_like(values) * 2 - 1
        values = torch.where(outside | torch.isnan(values), noise, values)
        return rounded(values) if self.rounds else values

    def _convolve(self, values, weights, bias):
        weights, bias = self._rows(weights, bias)
        values = functional.conv2d(values, weights, bias)
        values = torch.tanh(functional.max_pool2d(values, 3))  # the same as pooling last, on a ninth of the values
        return rounded(values) if self.rounds else values

    def _summary(self, values, part):
        batch, channels, rows, steps = values.shape
        columns = values.permute(2, 3, 0, 1).reshape(rows, steps * batch, channels)
        read = [lstm(some, *part, rounds=self.rounds, last_only=True) for some in columns.split(_COLUMNS_AT_ONCE, 1)]
        return torch.cat(read).view(steps, batch, -1)

    @staticmethod
    def _reversal(values, steps):
        """For each step and line the place of the step when the line, not what follows it, is read backwards."""
        places = torch.arange(len(values), device=values.device)[:, None]
        return torch.where(places < steps[None, :], steps[None, :] - 1 - places, places)[:, :, None]
