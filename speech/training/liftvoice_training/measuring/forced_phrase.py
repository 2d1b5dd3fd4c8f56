"""How a network scores a phrase: the best path's log-likelihood with the costs of the search graph, in PyTorch."""

import itertools
import math

import numpy as np
import torch

from ..languages.lexicon import Lexicon
from ..network.scratch import ScratchNetwork
from ..network.transfer import TransferNetwork
from ..network.trunk import padded
from ..sound.features import features

_HALF = math.log(0.5)
_GRAPH_SCALE = 0.9
"""libvosk shrinks the costs of the graph before it lists alternatives, of paths that were found with whole costs."""
_NEVER = -1e30


def outputs_of_samples(network: TransferNetwork | ScratchNetwork, samples: np.ndarray) -> np.ndarray:
    """samples: in the range of int16. -> [output frames, outputs of all phones]"""
    frames = features(samples, network.features)
    with torch.no_grad():
        if isinstance(network, TransferNetwork):
            stored = network.base.lower(torch.from_numpy(padded(frames))[None])
            return network(stored)[0].numpy()
        return network(torch.from_numpy(frames)[None])[0].numpy()


def score(outputs: np.ndarray, phones: list[str], words: list[str], lexicon: Lexicon) -> float:
    """phones: of the network. The best of all ways to say the words, with and without silence around each."""
    index = {phone: k for k, phone in enumerate(phones)}
    best = (_NEVER, _NEVER)
    for ways in itertools.product(*(lexicon[word] for word in words)):
        costs = sum(way.cost for way in ways)
        for silent in itertools.product((False, True), repeat=len(words) + 1):
            said: list[int] = [0] if silent[0] else []
            for way, pause in zip(ways, silent[1:], strict=True):
                said += [*(index[phone] for phone in way.phones), *([0] if pause else [])]
            path = _best_path(outputs, said)
            best = max(best, (path - costs, path - _GRAPH_SCALE * costs))
    return best[1] + _GRAPH_SCALE * _HALF * (len(words) + 1)


def _best_path(outputs: np.ndarray, phones: list[int]) -> float:
    """Every phone once, one after another, each at least one frame long."""
    enter, stay = outputs[:, [2 * k for k in phones]], outputs[:, [2 * k + 1 for k in phones]]
    scores = np.full(len(phones), _NEVER)
    scores[0] = enter[0, 0]
    for e, s in zip(enter[1:], stay[1:], strict=True):
        before = np.concatenate([[_NEVER], scores[:-1]])
        scores = np.maximum(scores + s, before + e)
    return float(scores[-1])
