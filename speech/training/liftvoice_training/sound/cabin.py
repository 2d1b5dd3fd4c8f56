"""Clean speech as a microphone in a lift's cabin may give it: tempo, room, noise, other people, channel, level."""

import numpy as np
from scipy.signal import butter, fftconvolve, sosfilt

from .features import RATE
from .noises import NoiseBank, talk
from .rooms import room_response

_ROOMS = 100
_LONG_PAUSES, _LONG_PAUSE_S = 0.3, 1.5


class Cabin:
    """Every call gives another version; a cabin with the same seed and speech gives the same ones."""

    def __init__(self, seed: int, speech: list[np.ndarray], recorded: list[np.ndarray]) -> None:
        """speech: clips of the voices of this set, for babble and other people; recorded: noise."""
        self.r = np.random.default_rng(seed)
        self._speech = speech
        self._rooms = [room_response(self.r, cabin=k % 3 != 0) for k in range(_ROOMS)]
        self._noises = NoiseBank(self.r, speech, recorded)

    def record(self, samples: np.ndarray, quiet_share: float = 0.15) -> np.ndarray:
        """samples: -1 to 1. -> samples in the range of int16, silence before and after. quiet_share: without noise."""
        r = self.r
        x = samples.astype(np.float64)
        if r.random() < 0.5:  # tempo, pitch and formants together
            faster = r.uniform(0.85, 1.18)
            x = np.interp(np.arange(int(len(x) / faster)) * faster, np.arange(len(x)), x)
        before, after = self._pause(0.02, 0.45), self._pause(0.08, 0.5)
        x = np.concatenate([np.zeros(before), x, np.zeros(after)])
        if r.random() < 0.6:
            x = self._in_a_room(x)
        power = np.std(x[before : len(x) - after]) + 1e-9
        if r.random() < 0.25:  # somebody else talks
            other = talk(r, len(x), self._speech)
            other = self._in_a_room(other) if r.random() < 0.7 else other
            x = x + other / (np.std(other) + 1e-9) * power * _factor(-r.uniform(8, 22))
        if r.random() > quiet_share:
            x = x + self._noises.draw(len(x)) * power * _factor(-r.uniform(0, 30))
        else:
            x = x + r.standard_normal(len(x)) * power * _factor(-r.uniform(35, 70))
        return self._through_a_microphone(x)

    def _pause(self, shortest: float, usual: float) -> int:
        """Samples without speech. Sometimes long: that noise by itself is nothing has to be learnt too."""
        longest = _LONG_PAUSE_S if self.r.random() < _LONG_PAUSES else usual
        return int(self.r.uniform(shortest, longest) * RATE)

    def _in_a_room(self, x: np.ndarray) -> np.ndarray:
        return fftconvolve(x, self._rooms[self.r.integers(len(self._rooms))])[: len(x)]

    def _through_a_microphone(self, x: np.ndarray) -> np.ndarray:
        r = self.r
        if r.random() < 0.30:  # like a telephone, or muffled
            edge = r.uniform(3400, 4100) if r.random() < 0.6 else r.uniform(4500, 7000)
            x = sosfilt(butter(8, edge, fs=RATE, output="sos"), x)
        if r.random() < 0.25:
            x = sosfilt(butter(2, r.uniform(80, 350), btype="high", fs=RATE, output="sos"), x)
        if r.random() < 0.5:
            x = x + r.uniform(-0.5, 0.5) * np.concatenate([[0], x[:-1]])
        x = x * _factor(r.uniform(-50, -5)) * 32768 / (np.abs(x).max() + 1e-9)
        if r.random() < 0.06:  # overdriven
            x = x * 32768 / (np.abs(x).max() + 1e-9) * r.uniform(1.2, 3)
        return np.clip(np.rint(x), -32768, 32767).astype(np.float32)


def _factor(decibels: float) -> float:
    return 10 ** (decibels / 20)
