"""Features with the definition of the recogniser's front end (Kaldi's): 25 ms windows every 10 ms, 40 mel bands.

Povey windows, mean removed, pre-emphasis 0.97, power spectrum of 512 points, natural logarithm, no dither. MFCC: 20 to
7600 Hz, orthonormal cosine transform to 40 coefficients, lifter 22. Log-mel: 60 to 7600 Hz.
Samples are in the range of 16-bit integers, at 16 kHz.
"""

from functools import cache

import numpy as np

from .feature_kinds import FeatureKind

RATE = 16000
BANDS = 40
_WINDOW, _HOP, _POINTS, _LIFTER = 400, 160, 512, 22
_FLOOR = np.float32(1.1920929e-07)
_SHAPE = ((0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_WINDOW) / (_WINDOW - 1))) ** 0.85).astype(np.float32)


def features(samples: np.ndarray, kind: FeatureKind, formants: float = 1.0) -> np.ndarray:
    """-> float32 [frames, 40]; formants: factor by which a voice's formants are moved up, for training only."""
    if len(samples) < _WINDOW:
        return np.zeros((0, BANDS), np.float32)
    x = np.ascontiguousarray(samples, dtype=np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(x, _WINDOW)[::_HOP]
    frames = frames - frames.mean(1, keepdims=True)
    emphasised = frames - 0.97 * np.concatenate([frames[:, :1], frames[:, :-1]], 1)
    power = np.abs(np.fft.rfft(emphasised * _SHAPE, _POINTS, axis=1)).astype(np.float32) ** 2
    logarithms = np.log(np.maximum(power @ _bands(kind, formants), _FLOOR))
    return logarithms @ _cosines() if kind.cosine_transform else logarithms


def _mel(hz: np.ndarray | float) -> np.ndarray:
    return 1127.0 * np.log1p(np.asarray(hz) / 700.0)


@cache
def _bands(kind: FeatureKind, formants: float) -> np.ndarray:
    """Weights [257, 40] of triangles on the mel scale; the warp is piecewise linear and leaves 8 kHz where it is."""
    low, high, top = _mel(kind.low_hz), _mel(kind.high_hz), RATE / 2
    step = (high - low) / (BANDS + 1)
    hz = np.arange(_POINTS // 2) * RATE / _POINTS
    knee = 0.8 * top / max(formants, 1.0)
    hz = np.where(hz < knee, hz * formants, top - (top - hz) * (top - knee * formants) / (top - knee))
    position = (_mel(hz)[:, None] - low) / step - np.arange(BANDS)
    weights = np.zeros((_POINTS // 2 + 1, BANDS), np.float32)
    weights[:-1] = np.clip(np.minimum(position, 2 - position), 0, None)
    return weights


@cache
def _cosines() -> np.ndarray:
    """[bands, coefficients], liftered."""
    k = np.arange(BANDS)
    matrix = np.cos(np.pi / BANDS * (k[:, None] + 0.5) * k[None]) * np.sqrt(2.0 / BANDS)
    matrix[:, 0] = np.sqrt(1.0 / BANDS)
    return (matrix * (1 + 0.5 * _LIFTER * np.sin(np.pi * k / _LIFTER))[None]).astype(np.float32)
