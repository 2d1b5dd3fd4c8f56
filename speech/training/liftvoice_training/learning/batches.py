"""Batches of one language, out of caches in given shares."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import torch
from torch import Tensor

from ..languages.phone_table import Language
from ..network.phone_bigram import TranscriptGraph
from .cache import NOBODY, Cache
from .language_model import SpokenLanguage

FrameCount = Callable[[int], int]
_POOL = 700
"""Utterances that are drawn and sorted by length at once"""
_LONGEST_FRAMES = 330
"""Of output; longer utterances are left out."""


@dataclass(frozen=True)
class Batch:
    language: Language
    inputs: Tensor
    """float16 [B, T, width], rows filled up with their last frame"""
    lengths: Tensor
    """Output frames"""
    graphs: list[TranscriptGraph]


@dataclass(frozen=True)
class Material:
    """One cache of a training or development set."""

    language: Language
    cache: Cache
    share: float = 1.0
    people: int | None = None
    """Only that many of its voices, as the cache names them; None: all"""
    without: tuple[str, ...] = ()
    """Beginnings of the names of voices that are left out"""

    @property
    def voices(self) -> set[str]:
        """Those that are learnt from; those of a smaller number are among those of a larger one, to compare."""
        wanted = {voice for voice in self.cache.voices if not voice.startswith(self.without)} - {NOBODY}
        everybody = sorted(wanted, key=lambda voice: crc32(voice.encode()))
        return {NOBODY, *everybody[: self.people]}


class Batches:
    def __init__(
        self, spoken: dict[Language, SpokenLanguage], output_frames: FrameCount, budget: int, seed: int
    ) -> None:
        """output_frames: of a network for stored frames; budget: stored frames of a batch."""
        self._spoken, self._output_frames, self._budget = spoken, output_frames, budget
        self._r = np.random.default_rng(seed)

    def usable(self, material: Material) -> np.ndarray:
        """Numbers of the utterances that can be learnt from."""
        spoken, cache = self._spoken[material.language], material.cache
        frames = [self._output_frames(int(n)) for n in cache.lengths]
        fits = [n < _LONGEST_FRAMES and spoken.fits(text, n) for n, text in zip(frames, cache.texts, strict=True)]
        voices = material.voices
        return np.flatnonzero([fit and voice in voices for fit, voice in zip(fits, cache.voices, strict=True)])

    def all_of(self, material: Material) -> list[Batch]:
        return self._batches(material.language, [(material.cache, int(k)) for k in self.usable(material)])

    def endless(self, materials: list[Material]) -> Iterator[Batch]:
        """Drawn in the materials' shares, batches of the languages in random order."""
        usable = [self.usable(material) for material in materials]
        shares = np.array([material.share for material in materials])
        while True:
            pool: dict[Language, list[tuple[Cache, int]]] = {}
            for k in self._r.choice(len(materials), _POOL, p=shares / shares.sum()):
                item = (materials[k].cache, int(self._r.choice(usable[k])))
                pool.setdefault(materials[k].language, []).append(item)
            batches = [batch for language, items in pool.items() for batch in self._batches(language, items)]
            for k in self._r.permutation(len(batches)):
                yield batches[k]

    def _batches(self, language: Language, items: list[tuple[Cache, int]]) -> list[Batch]:
        batches: list[list[tuple[Cache, int]]] = [[]]
        for cache, k in sorted(items, key=lambda item: int(item[0].lengths[item[1]])):
            if batches[-1] and cache.lengths[k] * (len(batches[-1]) + 1) > self._budget:
                batches.append([])
            batches[-1].append((cache, k))
        return [self._joined(language, batch) for batch in batches if batch]

    def _joined(self, language: Language, items: list[tuple[Cache, int]]) -> Batch:
        lengths = [int(cache.lengths[k]) for cache, k in items]
        inputs = np.zeros((len(items), max(lengths), items[0][0][items[0][1]].shape[1]), np.float16)
        for row, (cache, k) in zip(inputs, items, strict=True):
            frames = cache[k]
            row[: len(frames)], row[len(frames) :] = frames, frames[-1]
        graphs = [self._spoken[language].graph(cache.texts[k]) for cache, k in items]
        frames = torch.tensor([self._output_frames(n) for n in lengths])
        return Batch(language, torch.from_numpy(inputs), frames, graphs)
