"""One command a step: `python -m liftvoice_training STEP --help`."""

import argparse
import signal
import sys
from pathlib import Path

from . import __doc__ as about
from .graph.open_fst import OpenFstError
from .languages.lexicon import LexiconError
from .recipe import RecipeError
from .steps.registry import NAMES, load_steps
from .workplace import StepError, Workplace

_WRONG_INPUT, _INTERRUPTED = 2, 130


def main() -> int:
    parser = argparse.ArgumentParser(prog="liftvoice_training", description=about)
    parser.add_argument(
        "--work", type=Path, default=Path("work"), help="folder for everything fetched and made (default: work)"
    )
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    loaded = load_steps(next((word for word in sys.argv[1:] if word in NAMES), None))
    for name, step in loaded.items():
        summary = (step.__doc__ or "").splitlines()[0]
        step.add_arguments(steps.add_parser(name, help=summary, description=step.__doc__))
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        loaded[arguments.step].run(Workplace(arguments.work), arguments)
    except (StepError, RecipeError, LexiconError, OpenFstError) as error:
        print(f"liftvoice_training {arguments.step}: {error}", file=sys.stderr)
        return _WRONG_INPUT
    except KeyboardInterrupt:
        print("interrupted; run the step again to go on", file=sys.stderr)
        return _INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main())
