"""Splice Mandarin lift phrases out of recorded syllables, most in a changed voice (5 minutes for the recipe)."""

import argparse
import random
from collections.abc import Iterator

from ..languages.mandarin_readings import careful_speech, syllables_of
from ..recipe import Phrases, read_recipe
from ..sound.clips import Clip, usable
from ..sound.splicing import FRAME_MS, SyllableVoice, splice
from ..sound.vocoder import Change, another_person, render
from ..workplace import Workplace
from .clip_sets import make_sets, mandarin_texts, read_set

_UNCHANGED = Change(1.0, 1.0, 1.0)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sets", nargs="*", help="only these of the recipe's phrases (default: all that are not there yet)"
    )


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    recipe = read_recipe()
    make_sets(workplace, recipe, recipe.phrases, arguments.sets, lambda plan: usable(_spliced(workplace, plan)))


def _spliced(workplace: Workplace, plan: Phrases) -> Iterator[Clip]:
    r = random.Random(plan.seed)
    voices = {name: SyllableVoice(read_set(workplace, name)) for name in plan.voices}
    texts = mandarin_texts(workplace)
    for _ in range(plan.count):
        text = texts.draw(r)
        said = careful_speech(text, syllables_of(text) or [])
        name = r.choice(plan.voices)
        parts = [voices[name].syllable(syllable) for syllable in said]
        whole = [part for part in parts if part is not None]
        if not said or len(whole) < len(said) or not any((part.pitch > 0).any() for part in whole):
            continue
        pace_s = r.uniform(0.15, 0.32) if len(said) > 1 else r.uniform(0.22, 0.45)
        spliced = splice(r, whole, [syllable[-1] for syllable in said], pace_s)
        change = another_person(r, "f")._replace(tempo=1.0) if r.random() < 0.85 else _UNCHANGED
        yield Clip(render(spliced, change, FRAME_MS), " ".join(said), f"{name}-spliced", text)
