"""Draw the learning curves of networks as a picture."""

import argparse
from pathlib import Path

from ..learning.curve import Curve, draw
from ..workplace import Workplace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="+", help="under which the networks are kept")
    parser.add_argument("--picture", type=Path, required=True, help="PNG to write")


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    curves = {name: Curve(workplace.require(workplace.curve(name), "train")) for name in arguments.names}
    draw(curves, arguments.picture)
