"""Speak texts with the synthetic voices of Debian's espeak-ng and flite (10 minutes for the recipe)."""

import argparse
import random
from collections.abc import Iterator

from ..languages.announcements import english_announcement, mandarin_announcement
from ..languages.english_phrases import spoken_texts
from ..languages.lexicon import read_lexicon
from ..languages.mandarin_phrases import lift_phrase
from ..languages.mandarin_readings import careful_speech, syllables_of
from ..languages.phone_table import OF_LANGUAGE
from ..recipe import Synthetic, read_recipe
from ..sound.clips import Clip, ClipSet, usable
from ..sound.decoding import without_silence
from ..sound.synthesis import speak_english, speak_mandarin
from ..workplace import ENGLISH, Workplace
from .clip_sets import make_sets

_LONGEST_S = 6.0
_ANNOUNCED = 0.15
"""Share of the clips in which the lift itself speaks"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sets", nargs="*", help="only these of the recipe's sets (default: all that are not there yet)")


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    recipe = read_recipe()
    make_sets(workplace, recipe, recipe.synthetic, arguments.sets, _spoken)


def _spoken(plan: Synthetic) -> ClipSet:
    return usable(_english(plan) if plan.language == "en" else _mandarin(plan), _LONGEST_S)


def _english(plan: Synthetic) -> Iterator[Clip]:
    r = random.Random(plan.seed)
    for spoken in spoken_texts(plan.count, plan.seed, read_lexicon([ENGLISH], OF_LANGUAGE["en"])):
        text = english_announcement(r) if r.random() < _ANNOUNCED else spoken
        voice, samples = speak_english(r, text)
        if samples is not None:
            yield Clip(without_silence(samples, keep_s=0.05), text, voice)


def _mandarin(plan: Synthetic) -> Iterator[Clip]:
    r = random.Random(plan.seed)
    for _ in range(plan.count):
        phrase = mandarin_announcement(r) if r.random() < _ANNOUNCED else lift_phrase(r)
        syllables = careful_speech(phrase, syllables_of(phrase) or [])
        voice, samples = speak_mandarin(r, syllables)
        if samples is not None and syllables:
            yield Clip(without_silence(samples, keep_s=0.05), " ".join(syllables), voice, phrase)
