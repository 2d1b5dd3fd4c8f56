"""Synthetic speech by free programs of Debian; only their output is used, and training counts it little."""

import random
import struct
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from .decoding import at_16_khz

_ACCENTS = (
    "en-us en-us en-us en-gb en-gb en-gb-scotland en-gb-x-rp en-gb-x-gbclan en-gb-x-gbcwmd en-029 en-us-nyc"
).split()
_VARIANTS = (
    "adam Alex Alicia Andrea Andy aunty benjamin boris caleb david Diogo ed edward edward2 Gene Gene2 gustave "
    "Henrique iven iven2 iven3 Jacky john kaukovalta Lee marcelo Marco mario michel miguel Mike Nguyen pablo "
    "pedro quincy robert sandro shelby steph steph3 travis Tweaky victor zac anika f1 f2 f4 m1 m4 m5 m6 m8 "
    "grandma grandpa norbert klatt klatt2 klatt3"
).split()
"""Without belinda, Annie, Hugo, max, paul, steph2, f3, f5, linda, rob, m2, m3, m7 and Denis: kept for measuring."""
_PLAIN_SHARE = 0.12
"""Of the voice without a variant, in which most systems with espeak-ng speak, lifts too"""
_FLITE = ("kal16", "awb", "slt")


def speak_english(r: random.Random, text: str) -> tuple[str, np.ndarray | None]:
    """-> voice, samples; None where the program said nothing."""
    if r.random() < 0.75:
        variant = _variant(r)
        options = [
            "-v",
            _voice(r.choice(_ACCENTS), variant),
            "-p",
            str(r.randint(15, 88)),
            "-s",
            str(r.randint(115, 230)),
        ]
        return f"espeak-{variant or 'plain'}", _espeak([*options, text])
    voice = r.choice(_FLITE)
    return f"flite-{voice}", _flite(
        ["-voice", voice, "--setf", f"duration_stretch={r.uniform(0.75, 1.25):.2f}", "-t", text]
    )


def speak_mandarin(r: random.Random, syllables: list[str]) -> tuple[str, np.ndarray | None]:
    """Toned pinyin through cmn-latn-pinyin: the plain Mandarin voice of espeak-ng 1.51 spells characters in English."""
    variant = _variant(r)
    options = ["-v", _voice("cmn-latn-pinyin", variant), "-p", str(r.randint(15, 85)), "-s", str(r.randint(120, 240))]
    return f"espeak-{variant or 'plain'}", _espeak([*options, "".join(syllables)])


def _variant(r: random.Random) -> str:
    return "" if r.random() < _PLAIN_SHARE else r.choice(_VARIANTS)


def _voice(language: str, variant: str) -> str:
    return f"{language}+{variant}" if variant else language


def _espeak(arguments: list[str]) -> np.ndarray | None:
    done = subprocess.run(["espeak-ng", "--stdout", *arguments], capture_output=True, timeout=30, check=False)
    return _samples(done.stdout)


def _flite(arguments: list[str]) -> np.ndarray | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speech.wav"
        subprocess.run(["flite", *arguments, "-o", str(path)], capture_output=True, timeout=30, check=False)
        return _samples(path.read_bytes()) if path.exists() else None


def _samples(wav: bytes) -> np.ndarray | None:
    """16-bit mono wav, also with the open-ended header that a pipe has."""
    at = wav.find(b"data", 12)
    if at < 0 or len(wav) < at + 200:
        return None
    (rate,) = struct.unpack_from("<I", wav, 24)
    body = wav[at + 8 : len(wav) - (len(wav) - at - 8) % 2]
    return at_16_khz(np.frombuffer(body, "<i2").astype(np.float32) / 32768, rate)
