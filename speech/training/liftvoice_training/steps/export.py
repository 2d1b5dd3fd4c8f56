"""Write a trained network as a Vosk model folder: am/, graph/ and conf/ (half a minute).

A network of several languages may have one folder for all of them: `--language zh en`.
"""

import argparse
from pathlib import Path

from ..graph.configuration import write_configuration
from ..graph.phone_positions import PlacedPhones
from ..kaldi.network_writer import write_acoustic_model
from ..learning.checkpoints import load_weights
from ..network.networks import make_network
from ..recipe import read_recipe
from ..workplace import StepError, Workplace
from .graph import add_graph_arguments, read_parts, write_parts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("network", help="of the recipe")
    parser.add_argument("--name", help="under which it is kept (default: as in the recipe)")
    parser.add_argument("--checkpoint", type=Path, help="another file than the one kept under the name")
    parser.add_argument("--bits", type=int, choices=(8, 16, 32), default=16, help="of a weight (default: 16)")
    add_graph_arguments(parser)


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    recipe = read_recipe()
    plan = recipe.of_name(recipe.networks, arguments.network)
    strange = [language for language in arguments.language if language not in plan.languages]
    if strange:
        raise StepError(f"{arguments.network} does not know {' '.join(strange)}; it knows {', '.join(plan.languages)}")
    network = make_network(workplace, plan).eval()
    parts = read_parts(arguments, network.out.phones)
    kept = arguments.checkpoint or workplace.require(workplace.network(arguments.name or arguments.network), "train")
    load_weights(network, kept)
    outputs = PlacedPhones(network.out.phones).outputs()
    write_acoustic_model(arguments.model / "am" / "final.mdl", outputs, network.plan(), network.context, arguments.bits)
    write_configuration(arguments.model, network.features)
    write_parts(arguments, network.out.phones, parts)
