"""Mandarin phrases out of one reader's recorded syllables, with the lengths, pitch and tones of connected speech."""

import random

import numpy as np

from .clips import ClipSet
from .vocoder import VoiceParameters, analyse

FRAME_MS = 5.0
_FRAME_S = FRAME_MS / 1000


class SyllableVoice:
    """A reader's toned syllables as vocoder parameters, each analysed when first asked for."""

    def __init__(self, clips: ClipSet) -> None:
        self._samples: dict[str, np.ndarray] = {}
        self._parameters: dict[str, VoiceParameters] = {}
        for clip in clips:
            if clip.text not in self._samples:
                self._samples[clip.text] = _of_even_level(clip.samples.astype(np.float64))

    def syllable(self, name: str) -> VoiceParameters | None:
        """A neutral tone that the reader did not record is another tone, which splice() shortens."""
        if name not in self._samples and name[-1] == "5":
            name = next((name[:-1] + tone for tone in "4123" if name[:-1] + tone in self._samples), name)
        if name in self._samples and name not in self._parameters:
            self._parameters[name] = analyse(self._samples[name], FRAME_MS, 90, 600)
        return self._parameters.get(name)


def splice(r: random.Random, parts: list[VoiceParameters], tones: list[str], pace_s: float) -> VoiceParameters:
    """pace_s: mean length of a syllable."""
    pitch, spectrum, noise = [], [], []
    sinking = r.uniform(0.0, 0.05)
    for k, (part, tone) in enumerate(zip(parts, tones, strict=True)):
        last = k + 1 == len(parts)
        neutral = tone == "5"
        kept = len(part.pitch) if last or tone != "3" else _half_third_tone(part.pitch)
        length_s = pace_s * r.uniform(0.8, 1.2) * (r.uniform(1.0, 1.5) if last else 1.0) * (0.7 if neutral else 1.0)
        part = part.resampled(_positions(part.pitch[:kept], length_s))
        voiced = part.pitch > 0
        part.pitch[voiced] *= np.exp(-sinking * k + r.gauss(0, 0.02) - (0.05 if last else 0))
        pitch.append(part.pitch)
        spectrum.append(part.spectrum * 10 ** (r.gauss(0, 1.5) / 10) * (0.5 if neutral else 1))
        noise.append(part.noise)
        if not last and r.random() < 0.12:
            gap = r.randint(2, 14)
            pitch.append(np.zeros(gap))
            spectrum.append(np.repeat(part.spectrum[-1:] * 1e-4, gap, 0))
            noise.append(np.ones((gap, part.noise.shape[1]), np.float32))
    joins = np.cumsum([len(part) for part in pitch])[:-1]
    smooth = _smoothed(np.log(np.concatenate(spectrum) + 1e-12), joins)
    return VoiceParameters(np.concatenate(pitch), np.exp(smooth), np.concatenate(noise))


def _of_even_level(samples: np.ndarray) -> np.ndarray:
    """Without its silence, at one tenth of full scale."""
    envelope = np.convolve(np.abs(samples), np.ones(160) / 160, "same")
    loud = np.flatnonzero(envelope > 0.03 * np.abs(samples).max())
    samples = samples[max(0, loud[0] - 240) : loud[-1] + 240]
    return samples / (np.sqrt(np.mean(samples**2)) + 1e-9) * 0.1


def _half_third_tone(pitch: np.ndarray) -> int:
    """How many frames of a third tone are left before another syllable: it does not rise again there."""
    voiced = np.flatnonzero(pitch > 0)
    if len(voiced) <= 10:
        return len(pitch)
    lowest = voiced[np.argmin(pitch[voiced][: int(len(voiced) * 0.8)])]
    return min(len(pitch), max(int(lowest + 0.15 * len(pitch)), len(pitch) // 2))


def _positions(pitch: np.ndarray, length_s: float) -> np.ndarray:
    """Frames to take for that length: the vowel is squeezed more than the consonant."""
    count = min(max(14, int(length_s / _FRAME_S)), int(len(pitch) * 1.15))
    voiced = np.flatnonzero(pitch > 0)
    vowel = int(voiced[0]) if len(voiced) else len(pitch) // 3
    ratio = count / len(pitch)
    onset = int(min(vowel * max(ratio, min(1, ratio**0.5)), count * 0.5)) if vowel > 2 else 0
    rest = np.linspace(vowel if onset else 0, len(pitch) - 1, count - onset)
    return np.concatenate([np.linspace(0, vowel, onset, endpoint=False), rest])


def _smoothed(spectrum: np.ndarray, joins: np.ndarray) -> np.ndarray:
    """30 ms around every join are half what they were, half a straight line."""
    for join in joins:
        i, j = max(0, join - 3), min(len(spectrum) - 1, join + 3)
        w = np.linspace(0, 1, j - i + 1)[:, None].astype(np.float32)
        spectrum[i : j + 1] = 0.5 * spectrum[i : j + 1] + 0.5 * (spectrum[i] * (1 - w) + spectrum[j] * w)
    return spectrum
