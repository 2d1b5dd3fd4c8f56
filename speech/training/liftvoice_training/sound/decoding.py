"""Encoded audio to samples, and silence cut off."""

import io
import subprocess
from math import gcd

import numpy as np
import soundfile
from scipy.signal import resample_poly

from .features import RATE

_FRAME = 160
_BOTH_SIDES = np.ones(3) / 3


def decode(data: bytes) -> np.ndarray:
    """wav, flac, ogg, mp3 ... -> float32 mono at 16 kHz; what libsndfile refuses goes through ffmpeg."""
    try:
        samples, rate = soundfile.read(io.BytesIO(data), dtype="float32", always_2d=True)
    except soundfile.LibsndfileError:
        return _by_ffmpeg(data, [])
    return at_16_khz(samples.mean(1), rate)


def decode_g722(data: bytes) -> np.ndarray:
    return _by_ffmpeg(data, ["-f", "g722"])


def at_16_khz(samples: np.ndarray, rate: int) -> np.ndarray:
    if rate == RATE:
        return samples.astype(np.float32)
    common = gcd(rate, RATE)
    return resample_poly(samples, RATE // common, rate // common).astype(np.float32)


def without_silence(samples: np.ndarray, below_db: float = 45.0, keep_s: float = 0.1) -> np.ndarray:
    """Cuts off what is so far below the loudest 10 ms (or near the floor of noise) at both ends; a margin is kept."""
    count = len(samples) // _FRAME
    if count < 5:
        return samples
    power = (samples[: count * _FRAME].reshape(count, _FRAME) ** 2).mean(1)
    level = np.convolve(10 * np.log10(power + 1e-9), _BOTH_SIDES, "same")
    floor = min(float(np.percentile(level, 10)) + 8, float(level.max()) - 15)
    loud = np.flatnonzero(level > max(float(level.max()) - below_db, floor))
    margin = int(keep_s * RATE)
    return samples[max(0, loud[0] * _FRAME - margin) : (loud[-1] + 1) * _FRAME + margin]


def _by_ffmpeg(data: bytes, form: list[str]) -> np.ndarray:
    command = ["ffmpeg", "-v", "error", *form, "-i", "-", "-f", "f32le", "-ar", str(RATE), "-ac", "1", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    return np.frombuffer(done.stdout[: len(done.stdout) // 4 * 4], "<f4")
