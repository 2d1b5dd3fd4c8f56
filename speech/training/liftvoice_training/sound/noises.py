"""Noise of many kinds, of unit power: coloured, fans and motors, many people at once, recordings."""

import numpy as np

from .features import RATE

_LENGTH = 1 << 17
_KINDS = {"coloured": 0.27, "hum": 0.23, "babble": 0.28, "recorded": 0.22}


class NoiseBank:
    """Pieces of about 8 s, made once and drawn from for every utterance."""

    def __init__(
        self, r: np.random.Generator, speech: list[np.ndarray], recorded: list[np.ndarray], each: int = 24
    ) -> None:
        """speech: clips that babble is made of; recorded: noise recordings."""
        self._r = r
        self._pieces = {
            "coloured": [_coloured(r, _LENGTH, r.uniform(0, 2)) for _ in range(each)],
            "hum": [_hum(r, _LENGTH) for _ in range(each)],
            "babble": [_babble(r, _LENGTH, speech) for _ in range(each)],
            "recorded": [np.resize(clip, max(_LENGTH, len(clip))) / (np.std(clip) + 1e-9) for clip in recorded],
        }

    def draw(self, length: int) -> np.ndarray:
        """One kind, at times two."""
        total = np.zeros(length)
        for _ in range(1 if self._r.random() < 0.7 else 2):
            pieces = self._pieces[self._r.choice(list(_KINDS), p=list(_KINDS.values()))]
            piece = pieces[self._r.integers(len(pieces))]
            at = self._r.integers(0, len(piece) - length) if length < len(piece) else 0
            total += np.resize(piece[at : at + length], length) * self._r.uniform(0.3, 1)
        return total / (np.std(total) + 1e-9)


def _coloured(r: np.random.Generator, length: int, slope: float) -> np.ndarray:
    spectrum = np.fft.rfft(r.standard_normal(length))
    samples = np.fft.irfft(spectrum * np.maximum(np.arange(len(spectrum)), 1.0) ** (-slope / 2), length)
    return samples / (np.std(samples) + 1e-9)


def _hum(r: np.random.Generator, length: int) -> np.ndarray:
    """A fan or motor: harmonics and low noise, slowly rising and falling."""
    t, pitch = np.arange(length) / RATE, r.uniform(40, 130)
    tones = sum(
        r.uniform(0.1, 1) / k * np.sin(2 * np.pi * pitch * k * t + r.uniform(0, 2 * np.pi)) for k in range(1, 8)
    )
    samples = tones / np.std(tones) + r.uniform(0.3, 1.5) * _coloured(r, length, r.uniform(1, 2))
    samples *= 1 + 0.3 * np.sin(2 * np.pi * r.uniform(0.2, 3) * t)
    return samples / np.std(samples)


def _babble(r: np.random.Generator, length: int, speech: list[np.ndarray]) -> np.ndarray:
    """3 to 12 voices."""
    total = np.zeros(length)
    for _ in range(r.integers(3, 13)):
        total += talk(r, length, speech) * r.uniform(0.3, 1)
    return total / (np.std(total) + 1e-9)


def talk(r: np.random.Generator, length: int, speech: list[np.ndarray]) -> np.ndarray:
    """Clips one after another, of unit power."""
    clips = [speech[r.integers(len(speech))] for _ in range(1 + length // RATE)]
    said = np.concatenate(clips).astype(np.float64)
    said = np.resize(np.roll(said, r.integers(len(said))), length)
    return said / (np.std(said) + 1e-9)
