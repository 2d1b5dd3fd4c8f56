"""Other voices from recorded ones, by the WORLD vocoder: pitch, its range, formants, tempo and brightness."""

import random
import warnings
from typing import NamedTuple

import numpy as np

with warnings.catch_warnings():  # about pkg_resources, which pyworld still imports
    warnings.simplefilter("ignore")
    import pyworld

from .features import RATE

_POINTS = 1024
_LEAST_VOICED = 5
_AUDIBLY = 1.05


class VoiceParameters(NamedTuple):
    pitch: np.ndarray
    """Hz [frames], 0 where unvoiced"""
    spectrum: np.ndarray
    """[frames, 513]"""
    noise: np.ndarray
    """Share of noise [frames, 513]"""

    def resampled(self, positions: np.ndarray) -> "VoiceParameters":
        """At fractional frames; voiced and unvoiced are not blended."""
        i = np.clip(positions.astype(int), 0, len(self.pitch) - 1)
        j, w = np.clip(i + 1, 0, len(self.pitch) - 1), np.clip(positions - i, 0, 1)
        voiced = (self.pitch[i] > 0) & (self.pitch[j] > 0)
        nearer = np.where(w < 0.5, self.pitch[i], self.pitch[j])
        pitch = np.where(voiced, self.pitch[i] * (1 - w) + self.pitch[j] * w, nearer)
        w = w[:, None].astype(np.float32)
        spectrum, noise = (rows[i] * (1 - w) + rows[j] * w for rows in (self.spectrum, self.noise))
        return VoiceParameters(pitch, spectrum, noise)


class Change(NamedTuple):
    """Factors, relative to the recorded voice."""

    pitch: float
    formants: float
    pitch_range: float
    tempo: float = 1.0
    tilt: float = 0.0
    """Nepers at the band edges: brighter above 0."""


def analyse(samples: np.ndarray, frame_ms: float, lowest_hz: float = 60, highest_hz: float = 550) -> VoiceParameters:
    x = np.ascontiguousarray(samples, np.float64)
    pitch, at = pyworld.dio(x, RATE, f0_floor=lowest_hz, f0_ceil=highest_hz, frame_period=frame_ms)
    pitch = pyworld.stonemask(x, pitch, at, RATE)
    spectrum = pyworld.cheaptrick(x, pitch, at, RATE, fft_size=_POINTS).astype(np.float32)
    return VoiceParameters(pitch, spectrum, pyworld.d4c(x, pitch, at, RATE, fft_size=_POINTS).astype(np.float32))


def another_person(r: random.Random, recorded: str) -> Change:
    """recorded: 'm', a man, or 'f', a woman. Every second one of a woman's becomes a man, every seventh a child."""
    if recorded == "m":
        change = Change(r.uniform(0.75, 1.7), r.uniform(0.87, 1.18), r.uniform(0.6, 1.35))
    elif (who := r.random()) < 0.48:
        change = Change(r.uniform(0.44, 0.72), r.uniform(0.80, 0.92), r.uniform(0.6, 1.3))
    elif who < 0.86:
        change = Change(r.uniform(0.78, 1.25), r.uniform(0.90, 1.10), r.uniform(0.6, 1.4))
    else:
        change = Change(r.uniform(1.15, 1.6), r.uniform(1.06, 1.22), r.uniform(0.7, 1.3))
    return change._replace(tempo=r.uniform(0.8, 1.25), tilt=r.uniform(-1.2, 1.2))


def higher_person(r: random.Random, voice: VoiceParameters) -> Change | None:
    """A woman's or a child's, 190 to 430 Hz; None where the one drawn is not audibly higher, or nothing is voiced."""
    pitch = voice.pitch[voice.pitch > 0]
    if len(pitch) < _LEAST_VOICED:
        return None
    higher = np.exp(r.uniform(np.log(190), np.log(430))) / np.median(pitch)
    if higher < _AUDIBLY:
        return None
    formants = min(1.35, higher**0.3 * r.uniform(0.92, 1.1))
    return Change(higher, formants, r.uniform(0.6, 1.3), r.uniform(0.85, 1.2), r.uniform(-1, 1))


def render(voice: VoiceParameters, change: Change, frame_ms: float) -> np.ndarray:
    """-> samples at 16 kHz"""
    if change.tempo != 1.0:
        voice = voice.resampled(np.arange(0, len(voice.pitch) - 1, change.tempo))
    pitch, voiced = np.zeros_like(voice.pitch), voice.pitch > 0
    if voiced.any():
        logarithm = np.log(voice.pitch[voiced])
        middle = logarithm.mean()
        pitch[voiced] = np.exp(middle + change.pitch_range * (logarithm - middle)) * change.pitch
    spectrum = np.exp(_stretched(np.log(voice.spectrum + 1e-16), change.formants))
    spectrum = spectrum * np.exp(change.tilt * np.linspace(-1, 1, spectrum.shape[1]))
    noise = np.clip(_stretched(voice.noise, change.formants), 1e-6, 1)
    parts = (np.ascontiguousarray(part, np.float64) for part in (np.clip(pitch, 0, 700), spectrum, noise))
    return pyworld.synthesize(*parts, RATE, frame_ms)


def _stretched(rows: np.ndarray, factor: float) -> np.ndarray:
    """The frequency axis times this factor."""
    at = np.clip(np.arange(rows.shape[1]) / factor, 0, rows.shape[1] - 1.001)
    low = at.astype(int)
    w = (at - low).astype(np.float32)
    return rows[:, low] * (1 - w) + rows[:, low + 1] * w
