"""Bring the recordings into one form, and divide the people into those for training and for development (5 minutes)."""

import argparse

from ..sound.clips import usable
from ..sources.catalogue import NOISES, READERS
from ..workplace import StepError, Workplace

_LONGEST_S, _LONGEST_NOISE_S = 9.0, 120.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sets", nargs="*", help="only these sets (default: all that are not there yet)")


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    unknown = sorted(set(arguments.sets) - set(READERS))
    if unknown:
        raise StepError(f"there is no set {', '.join(unknown)}; use {', '.join(READERS)}")
    for name, read in READERS.items():
        path = workplace.clips(name)
        if name in arguments.sets or (not arguments.sets and not path.exists()):
            clips = usable(read(workplace), _LONGEST_NOISE_S if name == NOISES else _LONGEST_S)
            clips.write(path)
            people = len({clip.voice for clip in clips})
            print(f"{name}: {len(clips)} clips, {clips.hours:.2f} h, {people} voices", flush=True)
