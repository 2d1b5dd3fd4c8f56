"""Recordings without speech."""

import io
import tarfile
from collections.abc import Iterator
from pathlib import Path

from ..sound.clips import Clip
from ..sound.decoding import decode
from ..workplace import Workplace
from .git_files import files_of

_PRECISE_ROOMS = "not-wake-words/noises/bg_noise-20201215-jarbas.tar.gz"
_FIRST_SHARE = 0.6
"""The rest is never heard in training; the evaluation pack has these recordings whole."""


def noises(workplace: Workplace) -> Iterator[Clip]:
    for path, data in files_of(workplace, "background-noises", "data/_background_noise_"):
        samples = decode(data)
        yield Clip(samples[: int(_FIRST_SHARE * len(samples))], "", f"noise-{Path(path).stem}")
    for _, data in files_of(workplace, "precise", _PRECISE_ROOMS, (".tar.gz",)):
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for member in archive:
                recording = archive.extractfile(member)
                if recording and member.name.endswith(".wav"):
                    yield Clip(decode(recording.read()), "", f"noise-{Path(member.name).stem}")
    for path, data in files_of(workplace, "precise", "not-wake-words/noises", (".wav", ".flac")):
        yield Clip(decode(data), "", f"noise-{Path(path).stem}")
    for path, data in files_of(workplace, "speech-to-phrase", "tests/wav/background_noise.wav"):
        yield Clip(decode(data), "", f"noise-{Path(path).stem}")
