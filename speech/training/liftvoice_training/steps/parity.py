"""Compare a model folder in libvosk with the network that it was written from, clip by clip.

Both score one forced phrase: the sum of the best path's log-likelihoods, outputs and transitions. With the weights
read back from the model, whatever their bits, they agree within 0.01; as they were trained the weights differ by what
was rounded away. Needs `pip install .[tests]`.
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
    parser.add_argument("--checkpoint", type=Path, help="another file than the one kept under the name")
    parser.add_argument("--model", type=Path, required=True, help="folder that the step 'export' wrote")
    parser.add_argument("--language", choices=sorted(LEXICONS), required=True, help="of the phrase")
    parser.add_argument("--phrase", required=True, help="words with spaces between them: '三 楼'")
    parser.add_argument("clips", type=Path, nargs="+", help="16 kHz recordings; what is said in them does not matter")


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    recipe = read_recipe()
    plan = recipe.of_name(recipe.networks, arguments.network)
    network = make_network(workplace, plan).eval()
    kept = arguments.checkpoint or workplace.require(workplace.network(arguments.name or arguments.network), "train")
    load_weights(network, kept)
    lexicons, worst = LEXICONS[arguments.language], 0.0
    for path in arguments.clips:
        samples = decode(path.read_bytes())
        scores = compare(network, arguments.model, arguments.phrase, lexicons, arguments.language, samples)
        difference = scores.stored - scores.libvosk
        worst = max(worst, abs(difference))
        print(
            f"{path.name}: as trained {scores.trained:.4f}, as stored {scores.stored:.4f}, libvosk "
            f"{scores.libvosk:.4f}, difference {difference:+.4f}",
            flush=True,
        )
    print(f"{len(arguments.clips)} recordings, as stored and libvosk at most {worst:.4f} apart", flush=True)
