"""The mean of the weights of networks that began with the same ones (seconds)."""

import argparse
from pathlib import Path

from ..learning.checkpoints import mean_weights, save_checkpoint
from ..workplace import StepError, Workplace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "checkpoints", type=Path, nargs="+", help="of networks of one form, one trained on from another"
    )
    parser.add_argument("--name", required=True, help="under which the mean is kept")


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    missing = [str(path) for path in arguments.checkpoints if not path.exists()]
    if missing:
        raise StepError(f"{', '.join(missing)} is not there; mean takes checkpoints")
    try:
        state = mean_weights(arguments.checkpoints)
    except ValueError as error:
        raise StepError(str(error)) from error
    target = workplace.network(arguments.name)
    if target.exists():
        raise StepError(f"{target} is there already; give another --name")
    save_checkpoint(target, state=state)
    print(f"{target}: the mean of {len(arguments.checkpoints)} networks", flush=True)
