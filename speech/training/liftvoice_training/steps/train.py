"""Train a network of the recipe; run it again to go on where it stopped. Ctrl-C keeps what was learnt."""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from ..languages.phone_table import Language, phones_of_languages
from ..learning.batches import Batches, Material
from ..learning.cache import Cache
from ..learning.checkpoints import load_weights
from ..learning.curve import Curve
from ..learning.language_model import SpokenLanguage, weigh_together
from ..learning.training import Schedule, Training
from ..network.networks import make_network
from ..network.scratch import ScratchNetwork
from ..network.transfer import TransferNetwork
from ..recipe import NetworkPlanning, Recipe, read_recipe
from ..workplace import ENGLISH, ENGLISH_RECORDINGS, StepError, Workplace
from .caches import cache_name

_DEVELOPMENT_FRAMES = 6000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("network", help="of the recipe")
    parser.add_argument("--name", help="under which it is kept (default: as in the recipe)")
    parser.add_argument("--minutes", type=float, required=True, help="of one core, over all runs of this name")
    parser.add_argument("--start", type=Path, help="checkpoint whose weights a new training begins with")
    parser.add_argument(
        "--without", nargs="*", default=[], metavar="CACHE", help="leave these out, to learn their worth"
    )
    parser.add_argument(
        "--people", type=int, help="learn from so many voices of each cache; others stay in background talk"
    )
    parser.add_argument(
        "--without-voices",
        nargs="*",
        default=[],
        metavar="BEGINNING",
        help="leave these voices out; they stay in background talk",
    )
    parser.add_argument("--seed", type=int, default=0, help="of the order of the utterances")
    parser.add_argument(
        "--whole-floats", action="store_true", help="instead of bfloat16; processors without it do so anyhow"
    )


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    recipe, name = read_recipe(), arguments.name or arguments.network
    plan = recipe.of_name(recipe.networks, arguments.network)
    network = make_network(workplace, plan)
    materials = [
        replace(
            _material(workplace, recipe, plan, cache, share, network.input_width),
            people=arguments.people,
            without=tuple(arguments.without_voices),
        )
        for cache, share in plan.materials.items()
        if cache not in arguments.without
    ]
    _require_voices(arguments.without_voices, materials)
    development = [_material(workplace, recipe, plan, cache, 1.0, network.input_width) for cache in plan.development]
    spoken = {language: _spoken(language, materials, plan) for language in plan.languages}
    if plan.together:
        weigh_together(list(spoken.values()))
    batches = Batches(spoken, network.output_frames, plan.batch_frames, arguments.seed)
    _prepare(network, plan, arguments.start, materials)
    bfloat16 = plan.kind != "scratch" and not arguments.whole_floats and _computes_in_bfloat16()
    schedule = Schedule(arguments.minutes, plan.rate, plan.trunk_share, bfloat16, plan.together)
    training = Training(network, spoken, schedule, workplace.network(name), Curve(workplace.curve(name)))
    if training.is_over:
        raise StepError(
            f"{name} has trained {arguments.minutes:g} minutes already; give more --minutes or another --name"
        )
    large = Batches(spoken, network.output_frames, _DEVELOPMENT_FRAMES, arguments.seed)
    held_out = [batch for material in development for batch in large.all_of(material)]
    training.run(batches.endless(materials), held_out, lambda line: print(line, flush=True))


def _computes_in_bfloat16() -> bool:
    """A processor that can't imitates it: a step of the first witness then took 14 s instead of 1.7."""
    able = torch.cpu.get_capabilities()
    return any(able.get(name) for name in ("avx512_bf16", "amx_bf16", "bf16"))


def _require_voices(beginnings: list[str], materials: list[Material]) -> None:
    """Raises StepError where nobody's name begins so: the worth of nobody would be measured."""
    for beginning in beginnings:
        if not any(voice.startswith(beginning) for material in materials for voice in material.cache.voices):
            raise StepError(f"no voice begins with '{beginning}'; the .npz files of the caches name them")


def _material(
    workplace: Workplace, recipe: Recipe, plan: NetworkPlanning, cache: str, share: float, width: int
) -> Material:
    path = workplace.cache(cache_name(plan.kind, cache))
    workplace.require(path.with_suffix(".npz"), "caches")
    return Material(recipe.of_name(recipe.caches, cache).language, Cache(path, width), share)


def _spoken(language: Language, materials: list[Material], plan: NetworkPlanning) -> SpokenLanguage:
    texts = [text for material in materials if material.language == language for text in material.cache.texts]
    phones = phones_of_languages(plan.languages) if plan.together else None
    return SpokenLanguage(language, texts, [ENGLISH, ENGLISH_RECORDINGS], phones)


def _prepare(
    network: TransferNetwork | ScratchNetwork, plan: NetworkPlanning, start: Path | None, materials: list[Material]
) -> None:
    if start is not None:
        if not start.exists():
            raise StepError(f"{start} is not there; --start takes a checkpoint")
        load_weights(network, start)
    elif isinstance(network, ScratchNetwork):
        sample = [m.cache[k] for m in materials for k in range(0, len(m.cache), max(1, len(m.cache) // 200))]
        network.fit_features(np.concatenate(sample).astype(np.float32))
    if isinstance(network, TransferNetwork) and plan.unfreeze is not None:
        network.unfreeze(plan.unfreeze)
