"""Impulse responses of box-shaped rooms: lift cabins, and larger ones."""

import numpy as np

from .features import RATE

_CABIN_M = np.array([1.6, 1.5, 2.3])
_EARLY = int(0.09 * RATE)
"""Up to here echoes are computed one by one, from there on they are noise that fades."""
_SOUND_M_S = 343


def room_response(r: np.random.Generator, cabin: bool) -> np.ndarray:
    """float32, its direct sound first, loudest of the first samples 1; speaker and microphone stand anywhere in it."""
    size = _CABIN_M * r.uniform(0.9, 1.15, 3) if cabin else r.uniform([2.5, 2.5, 2.3], [9, 7, 3.5])
    fading_s = r.uniform(0.2, 0.6) if cabin else r.uniform(0.15, 0.8)
    distance, bounces = _echoes(size, size * r.uniform(0.12, 0.88, 3), size * r.uniform(0.05, 0.95, 3))
    surface = 2 * (size[0] * size[1] + size[1] * size[2] + size[0] * size[2])
    reflection = np.sqrt(max(0.02, 1 - min(0.95, 0.161 * size.prod() / (fading_s * surface))))
    at = (distance / _SOUND_M_S * RATE).astype(int)
    early = at < _EARLY
    sign = np.where(r.random(early.sum()) < 0.5, -1.0, 1.0) if r.random() < 0.3 else 1.0
    length = int(RATE * max(0.15, fading_s * 0.8))
    weights = reflection ** bounces[early] / np.maximum(distance[early], 0.1) * sign
    response = np.bincount(at[early], weights, length)[:length]
    tail = r.standard_normal(length) * np.exp(-6.9 * np.arange(length) / (fading_s * RATE))
    edge = slice(_EARLY - 320, _EARLY)
    tail *= np.sqrt(np.mean(response[edge] ** 2) / (np.mean(tail[edge] ** 2) + 1e-12))
    response[_EARLY:] = tail[_EARLY:]
    first = np.flatnonzero(response)[0]
    return (response[first:] / np.abs(response[first : first + 40]).max()).astype(np.float32)


def _echoes(size: np.ndarray, source: np.ndarray, microphone: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Image sources: distance in metres and number of reflections of each."""
    k = np.arange(-9, 10)
    offsets, counts = [], []
    for axis in range(3):
        images = np.concatenate([2 * k * size[axis] + source[axis], 2 * k * size[axis] - source[axis]])
        offsets.append(images - microphone[axis])
        counts.append(np.concatenate([np.abs(2 * k), np.abs(2 * k - 1)]))
    x, y, z = np.ix_(*offsets)
    a, b, c = np.ix_(*counts)
    return np.sqrt(x**2 + y**2 + z**2).ravel(), (a + b + c).ravel()
