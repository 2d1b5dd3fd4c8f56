"""Speak texts with the voices of a neural network, each clip by another person who does not exist (an hour)."""

import argparse
import random
from collections.abc import Iterator

from ..languages.english_phrases import spoken_texts
from ..languages.lexicon import read_lexicon
from ..languages.mandarin_readings import careful_speech, syllables_of
from ..languages.phone_table import OF_LANGUAGE
from ..languages.phonetic_alphabet import of_syllables, of_words
from ..recipe import Synthetic, read_recipe
from ..sound.clips import Clip, ClipSet, usable
from ..sound.decoding import without_silence
from ..sound.neural_voices import NeuralVoices, Style, style_of_file
from ..sources.git_files import files_of
from ..workplace import ENGLISH, Workplace
from .clip_sets import make_sets, mandarin_texts

_STYLES = "api/src/voices/v1_0"
_VOICE = "neural"
_LONGEST_S = 6.0
_PROGRESS = 500
_CHINESE = 0.3
"""Of the English clips, spoken as a Chinese would"""
_WITHOUT_R = 0.3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sets", nargs="*", help="only these of the recipe's sets (default: all that are not there yet)")


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    recipe = read_recipe()
    make_sets(workplace, recipe, recipe.neural, arguments.sets, lambda plan: _spoken(workplace, plan))


def _spoken(workplace: Workplace, plan: Synthetic) -> ClipSet:
    voices = NeuralVoices(_published(workplace))
    clips = _english(plan, voices) if plan.language == "en" else _mandarin(workplace, plan, voices)
    return usable(_counted(clips, plan.count), _LONGEST_S)


def _published(workplace: Workplace) -> dict[str, Style]:
    """Styles by voice; those of the network's first version belong to another network."""
    files = files_of(workplace, "kokoro-voices", _STYLES, (".pt",))
    styles = {path.rsplit("/", 1)[1][:-3]: style_of_file(data) for path, data in files}
    return {name: style for name, style in styles.items() if "_v0" not in name}


def _mandarin(workplace: Workplace, plan: Synthetic, voices: NeuralVoices) -> Iterator[Clip]:
    r, texts = random.Random(plan.seed), mandarin_texts(workplace)
    for _ in range(plan.count):
        text = texts.draw(r)
        said = careful_speech(text, syllables_of(text) or [])
        if said:
            samples = voices.speak(of_syllables(said), voices.somebody(r, "zh"), r.uniform(0.75, 1.35))
            yield Clip(without_silence(samples, keep_s=0.05), " ".join(said), _VOICE, text)


def _english(plan: Synthetic, voices: NeuralVoices) -> Iterator[Clip]:
    r = random.Random(plan.seed)
    for text in spoken_texts(plan.count, plan.seed, read_lexicon([ENGLISH], OF_LANGUAGE["en"])):
        chinese = r.random() < _CHINESE
        sounds = of_words(r, text.split(), without_r=r.random() < _WITHOUT_R, chinese=chinese)
        if sounds:
            samples = voices.speak(sounds, voices.somebody(r, "en", chinese), r.uniform(0.75, 1.35))
            yield Clip(without_silence(samples, keep_s=0.05), text, _VOICE)


def _counted(clips: Iterator[Clip], count: int) -> Iterator[Clip]:
    for number, clip in enumerate(clips, 1):
        if number % _PROGRESS == 0:
            print(f"  {number} of {count}", flush=True)
        yield clip
