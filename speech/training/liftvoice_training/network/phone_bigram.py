"""Graphs of the criterion: all phone sequences of a language by a bigram, and those of one transcript.

Phone 0 is silence, which may stand between words and at the edges. Every phone is one state.
"""

import itertools
from dataclasses import dataclass

import torch
from torch import Tensor

Phones = list[int]
_EDGE = 0.9
"""How likely silence is before and after what is said."""


@dataclass(frozen=True)
class TranscriptGraph:
    phones: Tensor
    """Which phone each state is."""
    moves: Tensor
    """[states, states] probabilities"""
    start: Tensor
    final: Tensor


class PhoneBigram:
    def __init__(
        self, phones: int, said: list[tuple[list[Phones], float]], gap: float = 0.12, smooth: float = 0.5
    ) -> None:
        """said: the words of a text as phones, and its weight; gap: how likely silence is between two words."""
        counts = torch.full((phones, phones), smooth / phones)
        start, final = torch.full((phones,), 1e-3), torch.full((phones,), 1e-3)
        total = sum(weight for _, weight in said)
        start[0] += _EDGE * total
        final[0] += _EDGE * total
        for words, weight in said:
            if not words:
                continue
            start[words[0][0]] += (1 - _EDGE) * weight
            counts[0, words[0][0]] += _EDGE * weight
            for word, following in zip(words, [*words[1:], None], strict=True):
                for a, b in itertools.pairwise(word):
                    counts[a, b] += weight
                if following:
                    counts[word[-1], following[0]] += (1 - gap) * weight
                    counts[word[-1], 0] += gap * weight
                    counts[0, following[0]] += gap * weight
            counts[words[-1][-1], 0] += _EDGE * weight
            final[words[-1][-1]] += (1 - _EDGE) * weight
        counts[0, 0] = 0
        row = counts.sum(1) + final
        self.moves, self.final = counts / row[:, None], final / row
        self.start = start / start.sum()


def transcript_graph(words: list[list[Phones]], bigram: PhoneBigram) -> TranscriptGraph:
    """words: the ways to say each of them."""
    return _Builder(words, bigram).graph()


class _Builder:
    def __init__(self, words: list[list[Phones]], bigram: PhoneBigram) -> None:
        self._bigram = bigram
        self._phones: Phones = []
        self._gaps = [self._add(0)]
        self._words: list[list[list[int]]] = []
        for ways in words:
            self._words.append([[self._add(phone) for phone in way] for way in ways])
            self._gaps.append(self._add(0))
        states = len(self._phones)
        self._moves, self._start, self._final = torch.zeros(states, states), torch.zeros(states), torch.zeros(states)

    def graph(self) -> TranscriptGraph:
        self._start[self._gaps[0]] = self._bigram.start[0]
        self._final[self._gaps[-1]] = self._bigram.final[0]
        for k, ways in enumerate(self._words):
            for way in ways:
                self._link_word(k, way)
        return TranscriptGraph(torch.tensor(self._phones), self._moves, self._start, self._final)

    def _link_word(self, k: int, way: list[int]) -> None:
        for a, b in itertools.pairwise(way):
            self._link(a, b)
        self._link(self._gaps[k], way[0])
        self._link(way[-1], self._gaps[k + 1])
        if k == 0:
            self._start[way[0]] = self._bigram.start[self._phones[way[0]]]
        for before in self._words[k - 1] if k else []:
            self._link(before[-1], way[0])
        if k + 1 == len(self._words):
            self._final[way[-1]] = self._bigram.final[self._phones[way[-1]]]

    def _link(self, a: int, b: int) -> None:
        self._moves[a, b] = self._bigram.moves[self._phones[a], self._phones[b]]

    def _add(self, phone: int) -> int:
        self._phones.append(phone)
        return len(self._phones) - 1
