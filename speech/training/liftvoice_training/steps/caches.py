"""Put the speech into lift cabins and compute what a network learns from (20 minutes for the first witness)."""

import argparse

import numpy as np
import torch

from ..learning.cache import NOBODY, CacheWriter
from ..learning.storing import Storing, StoringActivations, StoringFeatures
from ..network.trunk import Trunk, read_trunk
from ..recipe import Kind, Mixture, read_recipe
from ..sound.cabin import Cabin
from ..sound.clips import Clip
from ..sound.feature_kinds import LOG_MEL, MFCC
from ..sound.features import RATE
from ..sources.catalogue import NOISES
from ..workplace import Workplace
from .clip_sets import read_set

_TWO_IN_A_ROW, _EMPTY = 0.15, 0.1
_LONGEST_PAIR_S = 5.0
_PROGRESS = 1000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("network", help="of the recipe: its caches are made, unless they are there")
    parser.add_argument("--anew", nargs="*", default=[], metavar="CACHE", help="make these again, with another --seed")
    parser.add_argument("--seed", type=int, default=0, help="added to the recipe's seeds: fresh augmentation")


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    recipe = read_recipe()
    plan = recipe.of_name(recipe.networks, arguments.network)
    torch.set_num_threads(1)
    for name in plan.caches:
        path = workplace.cache(cache_name(plan.kind, name))
        if name in arguments.anew or not path.with_suffix(".npz").exists():
            print(f"{name}:", flush=True)
            writer = CacheWriter(path)
            storing = _storing(workplace, plan.kind, writer)
            _fill(workplace, recipe.of_name(recipe.caches, name), storing, arguments.seed)
            print(f"{name}: {len(writer)} utterances", flush=True)


def cache_name(kind: Kind, name: str) -> str:
    prefixes: dict[Kind, str] = {"transfer": "activations", "whole": "mfcc", "scratch": "features"}
    return f"{prefixes[kind]}-{name}"


def _storing(workplace: Workplace, kind: Kind, writer: CacheWriter) -> Storing:
    if kind != "transfer":
        return StoringFeatures(writer, MFCC if kind == "whole" else LOG_MEL)
    return StoringActivations(writer, Trunk(read_trunk(workplace.require(workplace.trunk, "fetch"))).eval())


def _fill(workplace: Workplace, mixture: Mixture, storing: Storing, more_seed: int) -> None:
    """15 % of the utterances are two clips in a row; 10 % more pieces hold no speech at all."""
    sets = [read_set(workplace, i.set)[copy % i.every :: i.every] for i in mixture.sets for copy in range(i.copies)]
    speech = [clip.samples for clips in sets for clip in clips]
    cabin = Cabin(mixture.seed + more_seed, speech, [clip.samples for clip in read_set(workplace, NOISES)])
    r, done = cabin.r, 0
    for clips in sets:
        for clip in clips:
            joined = _maybe_two(r, clip, clips)
            storing.add(cabin.record(joined.samples), joined.text, joined.voice, r)
            if r.random() < _EMPTY:
                hiss = r.standard_normal(int(r.uniform(0.3, 2.0) * RATE)) * 1e-3
                storing.add(cabin.record(hiss, quiet_share=0.15), "", NOBODY, r)
            done += 1
            if done % _PROGRESS == 0:
                print(f"  {done} of {len(speech)}", flush=True)
    storing.close()


def _maybe_two(r: np.random.Generator, clip: Clip, clips: list[Clip]) -> Clip:
    if r.random() >= _TWO_IN_A_ROW:
        return clip
    other = clips[r.integers(len(clips))]
    if len(clip.samples) + len(other.samples) > _LONGEST_PAIR_S * RATE:
        return clip
    pause = np.zeros(int(r.uniform(0.05, 0.6) * RATE), np.float32)
    samples = np.concatenate([clip.samples, pause, other.samples * r.uniform(0.4, 1.0)])
    return clip._replace(samples=samples, text=f"{clip.text} {other.text}")
