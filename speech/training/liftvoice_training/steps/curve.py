"""Draw the learning curves of networks as a picture: those that are kept, or those under version control in curves/."""

import argparse
from pathlib import Path

from ..learning.curve import Curve, draw
from ..workplace import CURVES, Workplace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="+", help="under which the networks are kept; the work folder goes first")
    parser.add_argument("--picture", type=Path, required=True, help="PNG to write")


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    draw({name: Curve(_table(workplace, name)) for name in arguments.names}, arguments.picture)


def _table(workplace: Workplace, name: str) -> Path:
    """A network's table outlives it: what a picture was drawn from is under version control."""
    mine, published = workplace.curve(name), CURVES / workplace.curve(name).name
    return published if published.exists() and not mine.exists() else workplace.require(mine, "train")
