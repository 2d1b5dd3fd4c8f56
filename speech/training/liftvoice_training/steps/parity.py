"""Compare a model folder in libvosk with the network that it was written from, clip by clip.

Both score one forced phrase: the sum of the best path's log-likelihoods, outputs and transitions. With 32-bit weights
they agree within 0.01, with 16-bit ones within 0.05 a second of sound. Needs `pip install .[tests]`.
"""

import argparse
from pathlib import Path

from ..languages.lexicons_of_languages import LEXICONS
from ..learning.checkpoints import load_weights
from ..measuring.parity import compare
from ..network.networks import make_network
from ..recipe import read_recipe
from ..sound.decoding import decode
from ..workplace import Workplace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("network", help="of the recipe")
    parser.add_argument("--name", help="under which it is kept (default: as in the recipe)")
    parser.add_argument("--model", type=Path, required=True, help="folder that the step 'export' wrote")
    parser.add_argument("--language", choices=sorted(LEXICONS), required=True, help="of the phrase")
    parser.add_argument("--phrase", required=True, help="words with spaces between them: '三 楼'")
    parser.add_argument("clips", type=Path, nargs="+", help="16 kHz recordings; what is said in them does not matter")


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    recipe = read_recipe()
    plan = recipe.of_name(recipe.networks, arguments.network)
    network = make_network(workplace, plan).eval()
    load_weights(network, workplace.require(workplace.network(arguments.name or arguments.network), "train"))
    lexicons = LEXICONS[arguments.language]
    for path in arguments.clips:
        samples = decode(path.read_bytes())
        ours, theirs = compare(network, arguments.model, arguments.phrase, lexicons, arguments.language, samples)
        print(f"{path.name}: PyTorch {ours:.4f}, libvosk {theirs:.4f}, difference {ours - theirs:+.4f}", flush=True)
