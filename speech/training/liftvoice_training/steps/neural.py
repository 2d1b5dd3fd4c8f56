"""Speak texts with the voices of a neural network, each clip by another person who does not exist (150 minutes).

What is spoken is kept every few minutes; after an interruption the step goes on there.
"""

import argparse
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from ..languages.english_phrases import spoken_texts
from ..languages.lexicon import read_lexicon
from ..languages.mandarin_readings import careful_speech, syllables_of
from ..languages.phone_table import OF_LANGUAGE
from ..languages.phonetic_alphabet import of_syllables, of_words
from ..recipe import Synthetic, read_recipe
from ..sound.clips import Clip, ClipSet
from ..sound.clips_in_parts import made_in_parts
from ..sound.decoding import without_silence
from ..sound.neural_voices import NeuralVoices, Style, style_of_file
from ..sources.git_files import files_of
from ..workplace import ENGLISH, Workplace
from .clip_sets import make_sets, mandarin_texts

_STYLES = "api/src/voices/v1_0"
_VOICE = "neural"
_LONGEST_S = 6.0
_CHINESE = 0.3
"""Of the English clips, spoken as a Chinese would"""
_WITHOUT_R = 0.3


class Order(NamedTuple):
    """What is to be spoken, drawn before anything is, so that a second run draws the same."""

    sounds: str
    """In the network's phonetic alphabet"""
    style: Style
    speed: float
    """1: as published"""
    text: str
    written: str = ""
    """Chinese characters of the text"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sets", nargs="*", help="only these of the recipe's sets (default: all that are not there yet)")


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    recipe = read_recipe()
    make_sets(
        workplace,
        recipe,
        recipe.neural,
        arguments.sets,
        lambda plan: _spoken(workplace, plan),
        lambda plan: shutil.rmtree(_parts(workplace, plan)),
    )


def _parts(workplace: Workplace, plan: Synthetic) -> Path:
    return workplace.clips(f"neural-{plan.language}-{plan.seed}").with_suffix(".parts")


def _spoken(workplace: Workplace, plan: Synthetic) -> ClipSet:
    voices = NeuralVoices(_published(workplace))
    orders = list(_english(plan, voices) if plan.language == "en" else _mandarin(workplace, plan, voices))
    drawn = "\n".join(f"{order.speed} {order.sounds} {order.text}" for order in orders)

    def speak(order: Order) -> Clip:
        samples = voices.speak(order.sounds, order.style, order.speed)
        return Clip(without_silence(samples, keep_s=0.05), order.text, _VOICE, order.written)

    return made_in_parts(_parts(workplace, plan), orders, f"{crc32(drawn.encode()):08x}", speak, _LONGEST_S)


def _published(workplace: Workplace) -> dict[str, Style]:
    """Styles by voice; those of the network's first version belong to another network."""
    files = files_of(workplace, "kokoro-voices", _STYLES, (".pt",))
    styles = {path.rsplit("/", 1)[1][:-3]: style_of_file(data) for path, data in files}
    return {name: style for name, style in styles.items() if "_v0" not in name}


def _mandarin(workplace: Workplace, plan: Synthetic, voices: NeuralVoices) -> Iterator[Order]:
    r, texts = random.Random(plan.seed), mandarin_texts(workplace)
    for _ in range(plan.count):
        text = texts.draw(r)
        said = careful_speech(text, syllables_of(text) or [])
        if said:
            yield Order(of_syllables(said), voices.somebody(r, "zh"), r.uniform(0.75, 1.35), " ".join(said), text)


def _english(plan: Synthetic, voices: NeuralVoices) -> Iterator[Order]:
    r = random.Random(plan.seed)
    for text in spoken_texts(plan.count, plan.seed, read_lexicon([ENGLISH], OF_LANGUAGE["en"])):
        chinese = r.random() < _CHINESE
        sounds = of_words(r, text.split(), without_r=r.random() < _WITHOUT_R, chinese=chinese)
        if sounds:
            yield Order(sounds, voices.somebody(r, "en", chinese), r.uniform(0.75, 1.35), text)
