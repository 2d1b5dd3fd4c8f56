"""Make women's and children's voices out of all others by the WORLD vocoder (10 minutes for the recipe)."""

import argparse
import random
from collections.abc import Iterator

from ..recipe import HigherVoices, read_recipe
from ..sound.clips import Clip, usable
from ..sound.vocoder import analyse, higher_person, render
from ..workplace import Workplace
from .clip_sets import make_sets, read_set

_FRAME_MS = 8.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sets", nargs="*", help="only these of the recipe's higher voices (default: all that are not there yet)"
    )


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    recipe = read_recipe()
    make_sets(workplace, recipe, recipe.higher, arguments.sets, lambda plan: usable(_made(workplace, plan)))


def _made(workplace: Workplace, plan: HigherVoices) -> Iterator[Clip]:
    r = random.Random(plan.seed)
    for ingredient in plan.sets:
        clips = read_set(workplace, ingredient.set)[plan.seed % ingredient.every :: ingredient.every]
        for clip in clips * ingredient.copies:
            voice = analyse(clip.samples, _FRAME_MS)
            change = higher_person(r, voice)
            if change is not None:
                yield Clip(render(voice, change, _FRAME_MS), clip.text, f"{clip.voice}-higher", clip.written)
