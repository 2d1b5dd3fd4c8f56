"""Draw how many requests are understood after training on how many people, from a table of counts."""

import argparse
from pathlib import Path

from ..learning.people_curve import draw_people, read_points
from ..workplace import CURVES, Workplace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--table",
        type=Path,
        default=CURVES / "people.tsv",
        help="language, people, right, requests (default: %(default)s)",
    )
    parser.add_argument("--picture", type=Path, required=True, help="PNG to write")


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    draw_people(read_points(workplace.require(arguments.table, "train")), arguments.picture)
