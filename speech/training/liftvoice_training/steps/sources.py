"""List what the models are trained on, with licence and attribution."""

import argparse

from ..sources.table import sources
from ..workplace import Workplace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--attribution", action="store_true", help="only the lines for a model's LICENSE")


def run(_workplace: Workplace, arguments: argparse.Namespace) -> None:
    for source in sources():
        if arguments.attribution:
            print(f"- {source.name}, {source.attribution}: {source.licence}")
        else:
            where = source.repository or source.package or source.wheel
            print(f"{source.name} ({where}), {source.licence}, {source.attribution}\n    {source.used}")
