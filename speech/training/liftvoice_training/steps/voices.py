"""Make other voices out of the recorded ones by the WORLD vocoder (40 minutes for the recipe)."""

import argparse
import random
from collections.abc import Iterator

from ..recipe import OtherVoices, read_recipe
from ..sound.clips import Clip, ClipSet, usable
from ..sound.vocoder import analyse, another_person, render
from ..workplace import Workplace
from .clip_sets import make_sets, read_set

_FRAME_MS = 8.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sets", nargs="*", help="only these of the recipe's voices (default: all that are not there yet)"
    )


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    recipe = read_recipe()
    make_sets(
        workplace, recipe, recipe.voices, arguments.sets, lambda plan: usable(_made(read_set(workplace, plan.of), plan))
    )


def _made(recorded: ClipSet, plan: OtherVoices) -> Iterator[Clip]:
    r = random.Random(plan.seed)
    for clip in recorded[plan.seed % plan.every :: plan.every]:
        voice = analyse(clip.samples, _FRAME_MS, 60 if plan.recorded == "m" else 90)
        for _ in range(plan.copies):
            samples = render(voice, another_person(r, plan.recorded), _FRAME_MS)
            yield Clip(samples, clip.text, f"{clip.voice}-revoiced", clip.written)
