"""Lattice-free MMI: how likely the transcript is among all phone sequences, given the network's outputs."""

from typing import Any

import torch
from torch import Tensor

from .phone_bigram import PhoneBigram, TranscriptGraph


def lattice_free_mmi(outputs: Tensor, lengths: Tensor, graphs: list[TranscriptGraph], bigram: PhoneBigram) -> Tensor:
    """outputs [B, T, 2 * phones] of one language, lengths in frames. -> mean loss a frame; 0 would be certainty."""
    batch, frames, _ = outputs.shape
    states = max(len(graph.phones) for graph in graphs)
    index = torch.zeros(batch, states, dtype=torch.long)
    moves, start, final = (
        torch.zeros(*shape, dtype=torch.double) for shape in ((batch, states, states), *[(batch, states)] * 2)
    )
    for b, graph in enumerate(graphs):
        n = len(graph.phones)
        index[b, :n], moves[b, :n, :n], start[b, :n], final[b, :n] = graph.phones, graph.moves, graph.start, graph.final

    def of_states(offset: int) -> Tensor:
        columns = (2 * index + offset)[:, None, :].expand(batch, frames, states)
        return torch.gather(outputs, 2, columns).double()

    everything = _TotalWeight.apply(
        outputs[:, :, 0::2], outputs[:, :, 1::2], bigram.moves, bigram.start, bigram.final, lengths
    )
    transcript = _TotalWeight.apply(of_states(0), of_states(1), moves, start, final, lengths)
    return (everything - transcript).sum() / lengths.sum()


class _TotalWeight(torch.autograd.Function):
    """Logarithm of the total weight of all paths, with its exact gradient by forward-backward.

    enter, stay [B, T, S] log scores; moves [S, S] or [B, S, S]; start, final [S] or [B, S]; lengths [B].
    """

    @staticmethod
    def forward(
        ctx: Any, enter: Tensor, stay: Tensor, moves: Tensor, start: Tensor, final: Tensor, lengths: Tensor
    ) -> Tensor:
        batch, frames, states = enter.shape
        highest = torch.maximum(enter, stay).amax(2)
        e, s = torch.exp(enter - highest[:, :, None]), torch.exp(stay - highest[:, :, None])
        live = torch.arange(frames)[None] < lengths[:, None]
        tiny = 1e-30 if enter.dtype == torch.float32 else 1e-280
        forward, scale = enter.new_empty(frames, batch, states), enter.new_empty(frames, batch)
        a = start * e[:, 0]
        total = a.sum(1).clamp_min(tiny)
        a = a / total[:, None]
        forward[0], scale[0] = a, total
        for t in range(1, frames):
            following = a * s[:, t] + _move(a, moves) * e[:, t]
            total = following.sum(1).clamp_min(tiny)
            a = torch.where(live[:, t, None], following / total[:, None], a)
            forward[t], scale[t] = a, torch.where(live[:, t], total, total.new_ones(()))
        end = (a * final).sum(1)
        survived = end > 100 * tiny
        end = end.clamp_min(tiny)
        last = torch.where(survived[:, None], final.expand(batch, states) / end[:, None], 0.0)
        gradients = _backward(last, e, s, moves, forward, scale, live)
        ctx.save_for_backward(*gradients)
        return (highest * live).sum(1) + torch.log(scale).sum(0) + torch.log(end)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor | None, ...]:
        enter, stay = ctx.saved_tensors
        return enter * gradient[:, None, None], stay * gradient[:, None, None], None, None, None, None


def _move(weights: Tensor, moves: Tensor) -> Tensor:
    return weights @ moves if moves.dim() == 2 else torch.bmm(weights[:, None], moves)[:, 0]


def _backward(
    b: Tensor, e: Tensor, s: Tensor, moves: Tensor, forward: Tensor, scale: Tensor, live: Tensor
) -> tuple[Tensor, Tensor]:
    """How often each state is entered and stayed in at each frame: the gradient of the total."""
    enter, stay = torch.zeros_like(e), torch.zeros_like(s)
    reverse = moves.transpose(-1, -2)
    for t in range(e.shape[1] - 1, 0, -1):
        now, scaled = live[:, t, None], scale[t][:, None]
        before = forward[t - 1]
        entering, staying = b * e[:, t] / scaled, b * s[:, t] / scaled
        enter[:, t] = torch.where(now, _move(before, moves) * entering, 0.0)
        stay[:, t] = torch.where(now, before * staying, 0.0)
        b = torch.where(now, staying + _move(entering, reverse), b)
    enter[:, 0] = b * forward[0]
    return enter, stay
