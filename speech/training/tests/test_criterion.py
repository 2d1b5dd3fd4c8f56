"""Lattice-free MMI on graphs so small that all their paths can be written down."""

import math

import pytest
import torch

from liftvoice_training.network.criterion import lattice_free_mmi
from liftvoice_training.network.phone_bigram import PhoneBigram, TranscriptGraph, transcript_graph

WORDS = [[[1, 2]], [[2], [1]]]
"""Two words: the first is said 1 2, the second 2 or 1."""


@pytest.fixture
def bigram() -> PhoneBigram:
    return PhoneBigram(3, [([[1, 2], [2]], 1.0), ([[1]], 2.0)])


def total(outputs: torch.Tensor, graph: TranscriptGraph) -> float:
    """Of all paths, one by one: each frame enters a state (output 2k) or stays in it (2k + 1)."""
    states = range(len(graph.phones))
    paths = [([k], float(graph.start[k]) * math.exp(outputs[0, 2 * graph.phones[k]])) for k in states]
    for frame in outputs[1:]:
        longer = []
        for path, weight in paths:
            stay = weight * math.exp(frame[2 * graph.phones[path[-1]] + 1])
            longer.append(([*path, path[-1]], stay))
            for k, phone in enumerate(graph.phones):
                move = float(graph.moves[path[-1], k])
                longer.append(([*path, k], weight * move * math.exp(frame[2 * phone])))
        paths = [(path, weight) for path, weight in longer if weight]
    return math.log(sum(weight * float(graph.final[path[-1]]) for path, weight in paths))


def test_it_is_what_all_paths_weigh_less_those_of_the_transcript(bigram: PhoneBigram) -> None:
    torch.manual_seed(1)
    outputs = torch.randn(1, 4, 6)
    everything = TranscriptGraph(torch.arange(3), bigram.moves, bigram.start, bigram.final)
    graph = transcript_graph(WORDS, bigram)
    expected = (total(outputs[0], everything) - total(outputs[0], graph)) / 4
    assert lattice_free_mmi(outputs, torch.tensor([4]), [graph], bigram).item() == pytest.approx(expected, abs=1e-4)


def test_its_gradient_is_exact(bigram: PhoneBigram) -> None:
    torch.manual_seed(2)
    outputs = torch.randn(2, 6, 6, dtype=torch.double, requires_grad=True)
    graphs = [transcript_graph(WORDS, bigram), transcript_graph([[[1]]], bigram)]
    wide = PhoneBigram(3, [([[1, 2], [2]], 1.0), ([[1]], 2.0)])
    wide.moves, wide.start, wide.final = wide.moves.double(), wide.start.double(), wide.final.double()
    lengths = torch.tensor([6, 4])
    assert torch.autograd.gradcheck(lambda y: lattice_free_mmi(y, lengths, graphs, wide), (outputs,), atol=1e-4)


def test_frames_behind_an_utterance_do_not_count(bigram: PhoneBigram) -> None:
    torch.manual_seed(3)
    outputs, graph = torch.randn(1, 9, 6), [transcript_graph(WORDS, bigram)]
    short = lattice_free_mmi(outputs[:, :5], torch.tensor([5]), graph, bigram)
    torch.testing.assert_close(lattice_free_mmi(outputs, torch.tensor([5]), graph, bigram), short)


def test_learning_makes_the_transcript_likelier(bigram: PhoneBigram) -> None:
    outputs, graph = torch.zeros(1, 8, 6, requires_grad=True), [transcript_graph(WORDS, bigram)]
    optimiser = torch.optim.SGD([outputs], lr=5.0)
    losses = []
    for _ in range(60):
        optimiser.zero_grad()
        loss = lattice_free_mmi(outputs, torch.tensor([8]), graph, bigram)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < 0.5 * losses[0]
