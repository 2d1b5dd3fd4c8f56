"""Recordings in one form: sets of clips at 16 kHz, each with what was said and by whom."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from .features import RATE

_PEAK = 0.9


class Clip(NamedTuple):
    samples: np.ndarray
    """float, -1 to 1"""
    text: str
    """English: lower-case words. Mandarin: toned syllables, 'yi1|yi2 lou2' where either may have been said."""
    voice: str
    written: str = ""
    """Chinese characters of the text where the source has them; texts for made speech are drawn from these."""


class ClipSet(list[Clip]):
    """Stored as NAME.npz: all samples in a row as int16 with the peak of each clip at 0.9, lengths, texts, voices."""

    @classmethod
    def read(cls, path: Path) -> "ClipSet":
        with np.load(path) as stored:
            samples, ends = stored["samples"], np.cumsum(stored["lengths"])
            rows = zip(ends, stored["lengths"], stored["text"], stored["voice"], stored["written"], strict=True)
            return cls(
                Clip(samples[end - n : end].astype(np.float32) / 32768, str(text), str(voice), str(written))
                for end, n, text, voice, written in rows
            )

    def write(self, path: Path) -> None:
        """Whole or not at all."""
        waves = [_as_int16(clip.samples) for clip in self]
        draft = path.with_suffix(".draft.npz")
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(
            draft,
            samples=np.concatenate([np.empty(0, np.int16), *waves]),  # there may be no clip
            lengths=np.array([len(wave) for wave in waves]),
            text=np.array([clip.text for clip in self]),
            voice=np.array([clip.voice for clip in self]),
            written=np.array([clip.written for clip in self]),
        )
        draft.replace(path)

    @property
    def hours(self) -> float:
        return sum(len(clip.samples) for clip in self) / RATE / 3600


def usable(clips: Iterable[Clip | None], longest_s: float = 9.0) -> ClipSet:
    """Without those that are empty, silent or too long."""
    fits = (c for c in clips if c is not None and 0.1 * RATE <= len(c.samples) <= longest_s * RATE)
    return ClipSet(clip for clip in fits if np.abs(clip.samples).max() > 1e-3)


def _as_int16(samples: np.ndarray) -> np.ndarray:
    peak = max(float(np.abs(samples).max()), 1e-4)
    return np.rint(samples / peak * _PEAK * 32767).astype(np.int16)
