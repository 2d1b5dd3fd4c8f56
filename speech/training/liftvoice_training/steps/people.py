"""Draw how many requests are understood after training on how many people, from a table of counts."""

import argparse
from pathlib import Path

from ..learning.people_curve import draw_people, read_points
from ..workplace import CURVES, StepError, Workplace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--table",
        type=Path,
        default=CURVES / "people.tsv",
        help="language, people, right, requests (default: %(default)s)",
    )
    parser.add_argument("--picture", type=Path, required=True, help="PNG to write")


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    if not arguments.table.exists():
        raise StepError(
            f"{arguments.table} is not there; it has a line for each network: language, people, right, requests"
        )
    draw_people(read_points(arguments.table), arguments.picture)
