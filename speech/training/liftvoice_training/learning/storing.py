"""Turns augmented speech into the frames of a cache, for either kind of network."""

from typing import Protocol

import numpy as np
import torch

from ..network.trunk import UPPER_CONTEXT, Trunk, padded
from ..sound.feature_kinds import MFCC, FeatureKind
from ..sound.features import features
from .cache import CacheWriter

_FORMANTS = [round(float(factor), 2) for factor in np.arange(0.90, 1.121, 0.02)]
_TOGETHER = 400
"""Utterances that are sorted by length at once, and output frames of a batch."""


class Storing(Protocol):
    def add(self, samples: np.ndarray, text: str, voice: str, r: np.random.Generator) -> None: ...

    def close(self) -> None: ...


def _other_formants(r: np.random.Generator, share: float) -> float:
    return _FORMANTS[r.integers(len(_FORMANTS))] if r.random() < share else 1.0


class StoringFeatures:
    """Features as they are, for networks all of which learns."""

    def __init__(self, writer: CacheWriter, kind: FeatureKind) -> None:
        self._writer, self._kind = writer, kind

    def add(self, samples: np.ndarray, text: str, voice: str, r: np.random.Generator) -> None:
        share = 0.5 if self._kind is MFCC else 0.6
        self._writer.add(features(samples, self._kind, _other_formants(r, share)), text, voice)

    def close(self) -> None:
        self._writer.close()


class StoringActivations:
    """What the layers of the trunk give that never learn: 0.18 GB an hour of speech."""

    def __init__(self, writer: CacheWriter, trunk: Trunk) -> None:
        self._writer, self._trunk = writer, trunk
        self._waiting: list[tuple[np.ndarray, str, str]] = []

    def add(self, samples: np.ndarray, text: str, voice: str, r: np.random.Generator) -> None:
        self._waiting.append((features(samples, MFCC, _other_formants(r, 0.5)), text, voice))
        if len(self._waiting) >= _TOGETHER:
            self._compute()

    def close(self) -> None:
        self._compute()
        self._writer.close()

    def _compute(self) -> None:
        waiting = sorted(self._waiting, key=lambda item: len(item[0]))
        self._waiting = []
        while waiting:
            shortest = _output_frames(waiting[0][0])
            most = max(1, _TOGETHER // (shortest + 22))
            batch = [item for item in waiting[:most] if _output_frames(item[0]) <= shortest + 6]
            waiting = waiting[len(batch) :]
            self._store(batch)

    def _store(self, batch: list[tuple[np.ndarray, str, str]]) -> None:
        inputs = [padded(frames) for frames, _, _ in batch]
        x = np.zeros((len(batch), max(map(len, inputs)), inputs[0].shape[1]), np.float32)
        for row, frames in zip(x, inputs, strict=True):
            row[: len(frames)], row[len(frames) :] = frames, frames[-1]
        with torch.no_grad():
            activations = self._trunk.lower(torch.from_numpy(x)).numpy()
        for stored, (frames, text, voice) in zip(activations, batch, strict=True):
            self._writer.add(stored[: _output_frames(frames) + 2 * UPPER_CONTEXT], text, voice)


def _output_frames(frames: np.ndarray) -> int:
    return (len(frames) + 2) // 3
