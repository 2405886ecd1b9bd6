"""An LSTM layer whose gradients are computed by hand: quicker than PyTorch's own on a processor core, and on request
with the rounding of Tesseract's int8 networks, which reaches the state that is fed back."""
import torch

_LEVELS = 127.0


def rounded(values):
    """Activations as int8 networks pass them on; the gradient goes through as if nothing had been rounded."""
    return values + (torch.round(values * _LEVELS).clamp_(-_LEVELS, _LEVELS) / _LEVELS - values).detach()


def rounded_rows(matrix):
    """Weights as int8 networks hold them, each row with a scale of its own; the gradient goes through."""
    with torch.no_grad():
        scale = matrix.abs().amax(1, keepdim=True).clamp_(min=1e-12) / _LEVELS
        change = torch.round(matrix / scale) * scale - matrix
    return matrix + change


class _Lstm(torch.autograd.Function):
    """Gates in the order input, forget, cell, output. Values and outputs are [time, batch, width]."""

    @staticmethod
    def forward(ctx, values, weights_in, weights_state, bias, rounds, last_only):
        times, batch, inputs = values.shape
        states = weights_state.shape[1]
        from_state = weights_state.t()
        gates = torch.addmm(bias, values.reshape(-1, inputs), weights_in.t()).view(times, batch, -1)
        cells = values.new_zeros(times + 1, batch, states)
        squashed = values.new_empty(times, batch, states)
        outputs = values.new_zeros(times + 1, batch, states)
        for t in range(times):
            gate = gates[t]
            if t > 0:
                gate.addmm_(outputs[t], from_state)
            gate[:, : 2 * states].sigmoid_()
            gate[:, 2 * states : 3 * states].tanh_()
            gate[:, 3 * states :].sigmoid_()
            input_, forget, cell, output = gate.chunk(4, 1)
            torch.mul(input_, cell, out=cells[t + 1])
            cells[t + 1].addcmul_(forget, cells[t])
            torch.tanh(cells[t + 1], out=squashed[t])
            torch.mul(squashed[t], output, out=outputs[t + 1])
            if rounds:
                outputs[t + 1].mul_(_LEVELS).round_().div_(_LEVELS)
        ctx.save_for_backward(values, weights_in, weights_state, gates, cells, squashed, outputs)
        ctx.last_only = last_only
        return outputs[-1].clone() if last_only else outputs[1:]

    @staticmethod
    def backward(ctx, gradient):
        values, weights_in, weights_state, gates, cells, squashed, outputs = ctx.saved_tensors
        times, batch, width = gates.shape
        states = width // 4
        of_gates = torch.empty_like(gates)
        of_output = gradient if ctx.last_only else gradient[-1]
        of_cell = gradient.new_zeros(batch, states)
        for t in range(times - 1, -1, -1):
            input_, forget, cell, output = gates[t].chunk(4, 1)
            to_input, to_forget, to_cell, to_output = of_gates[t].chunk(4, 1)
            squash = squashed[t]
            of_squash = of_output * output
            torch.addcmul(of_squash, of_squash * squash, squash, value=-1, out=of_squash)
            of_cell += of_squash
            torch.mul(of_output, squash, out=to_output)
            torch.mul(of_cell, cell, out=to_input)
            torch.mul(of_cell, cells[t], out=to_forget)
            torch.mul(of_cell, input_, out=to_cell)
            for gate, to in ((input_, to_input), (forget, to_forget), (output, to_output)):  # times gate * (1 - gate)
                to.mul_(gate)
                to.addcmul_(to, gate, value=-1)
            to_cell.addcmul_(to_cell * cell, cell, value=-1)
            of_cell *= forget
            if t > 0:
                of_output = torch.mm(of_gates[t], weights_state)
                if not ctx.last_only:
                    of_output += gradient[t - 1]
        flat = of_gates.view(-1, width)
        of_values = torch.mm(flat, weights_in).view_as(values) if ctx.needs_input_grad[0] else None
        of_weights_in = flat.t() @ values.reshape(-1, values.shape[2])
        of_weights_state = flat.t() @ outputs[:-1].reshape(-1, states)
        return of_values, of_weights_in, of_weights_state, flat.sum(0), None, None


def lstm(values, weights_in, weights_state, bias, rounds=False, last_only=False):
    """Runs [time, batch, inputs] through an LSTM that starts from nothing; `last_only` gives the last state alone."""
    if rounds:
        states = weights_state.shape[1]
        whole = rounded_rows(torch.cat([weights_in, weights_state, bias[:, None]], 1))
        weights_in, weights_state, bias = whole[:, : -1 - states], whole[:, -1 - states : -1], whole[:, -1]
    return _Lstm.apply(values, weights_in.contiguous(), weights_state.contiguous(), bias, rounds, last_only)
