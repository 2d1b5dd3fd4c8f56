"""A network with the weights that its model file holds: what ships is stored with 16 bits a weight.

With them PyTorch has to agree with libvosk as closely as with 32 bits; without them a mistake as small as the rounding
would be taken for it.
"""

import copy
from pathlib import Path
from typing import TypeVar

import torch
from torch import nn

from ..kaldi.network_reader import Component, read_network
from ..network.scratch import ScratchNetwork
from ..network.transfer import TransferNetwork
from ..network.trunk import LAYERS, FactoredLayer, FirstLayer, fixed_norm

N = TypeVar("N", TransferNetwork, ScratchNetwork)


def as_stored(network: N, model_file: Path) -> N:
    """model_file: `am/final.mdl`, written from a network of this form. -> a copy that computes with its weights"""
    components = read_network(model_file).components
    stored = copy.deepcopy(network)
    layers, norms = _of_transfer(stored) if isinstance(stored, TransferNetwork) else _of_scratch(stored)
    with torch.no_grad():
        for name, layer in layers.items():
            _fill(layer, components[name])
        if isinstance(stored, TransferNetwork):
            for k, layer in enumerate((stored.base.first, *stored.base.f), 1):
                _fill_norm(layer, components[f"t{k}n"])
        for norm in norms:  # the file has them folded into the layers
            norm.running_mean.zero_()
            norm.running_var.fill_(1 - norm.eps)
            norm.weight.fill_(1)
            norm.bias.zero_()
    outputs = tuple(torch.tensor(components["final"][part]) for part in ("LinearParams", "BiasParams"))
    stored.out.matrix = lambda: outputs
    return stored


def _of_transfer(network: TransferNetwork) -> tuple[dict[str, nn.Linear], list[nn.BatchNorm1d]]:
    layers = {"t1": network.base.first.lin, "h": network.lin}
    for k in range(2, LAYERS + 1):
        layers |= {f"t{k}a": network.base.layer(k).a, f"t{k}b": network.base.layer(k).b}
    return layers, [network.bn]


def _of_scratch(network: ScratchNetwork) -> tuple[dict[str, nn.Linear], list[nn.BatchNorm1d]]:
    network.mean.zero_()
    network.istd.fill_(1)
    layers = {"f1": network.c1, "f2": network.c2, "f3": network.c3}
    for k, block in enumerate(network.blocks, 1):
        layers |= {f"t{k}a": block.a, f"t{k}b": block.b}
    return layers, [norm.bn for norm in (network.n1, network.n2, network.n3, *(b.norm for b in network.blocks))]


def _fill(layer: nn.Linear, component: Component) -> None:
    layer.weight.copy_(torch.tensor(component["LinearParams"]))
    if layer.bias is not None:
        layer.bias.copy_(torch.tensor(component["BiasParams"]))


def _fill_norm(layer: FirstLayer | FactoredLayer, component: Component) -> None:
    for part, values in fixed_norm(component).items():
        getattr(layer, part).copy_(torch.tensor(values))
