"""The trunk: the network of the official small Korean Vosk model (15-layer TDNN-F on MFCC) without its i-vector input.

The i-vector is taken as zero, the value that the online extractor starts from: its columns of the input transform fall
away, and nothing is carried from one passenger to the next. Batch norms are fixed, as scale and offset. Layers 1 to 4
work at 100 frames a second, layers 5 to 15 at 33.
"""

from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from ..kaldi.network_reader import Component, read_network
from ..kaldi.network_writer import NetworkPlan, splice

LAYERS, STORED_LAYER = 15, 7
"""What layer 7 gives is stored for training; the layers below never learn."""
WIDTH = 768
CONTEXT = 34
"""Input frames each side of the trunk as it was trained."""
LAST_AHEAD = 13
"""The layers above look back only."""
RIGHT_CONTEXT = CONTEXT - 3 * (LAYERS - LAST_AHEAD)
"""Input frames that are really waited for: 0.28 s."""
UPPER_CONTEXT = LAYERS - STORED_LAYER
"""Output frames each side that the layers above the stored one look at."""
_BYPASS = 0.66
_IVECTOR = 100

LayerWeights = dict[str, np.ndarray]
Values = TypeVar("Values", np.ndarray, Tensor)


def read_trunk(path: Path) -> list[LayerWeights]:
    """path: `am/final.mdl` of the Korean model. -> weights of layers 1 to 15."""
    stored = read_network(path)
    c = stored.components
    if (stored.left_context, stored.right_context) != (CONTEXT, CONTEXT) or f"tdnnf{LAYERS}.linear" not in c:
        raise ValueError(f"{path}: not the acoustic model of vosk-model-small-ko-0.22")
    transform, first = c["lda"]["LinearParams"], c["tdnn1.affine"]
    weight = first["LinearParams"].astype(np.float64)
    bias = weight @ c["lda"]["BiasParams"] + first["BiasParams"]
    weight = weight @ transform[:, : transform.shape[1] - _IVECTOR]
    layers = [{"weight": weight, "bias": bias, **fixed_norm(c["tdnn1.batchnorm"])}]
    for k in range(2, LAYERS + 1):
        narrow, wide = c[f"tdnnf{k}.linear"], c[f"tdnnf{k}.affine"]
        layer = {"narrow": narrow["LinearParams"], "wide": wide["LinearParams"], "bias": wide["BiasParams"]}
        layers.append({**layer, **fixed_norm(c[f"tdnnf{k}.batchnorm"]), "distance": np.int64(wide["TimeOffsets"][-1])})
    return layers


def fixed_norm(batch_norm: Component) -> LayerWeights:
    """A batch norm of a file, as scale and offset."""
    scale = batch_norm["TargetRms"] / np.sqrt(np.maximum(batch_norm["StatsVar"], 0) + batch_norm["Epsilon"])
    return {"scale": scale, "offset": -batch_norm["StatsMean"] * scale}


def _tensor(values: np.ndarray) -> Tensor:
    return torch.tensor(np.asarray(values), dtype=torch.float32)


def as_array(values: Tensor) -> np.ndarray:
    """Trained weights, as they are written."""
    return values.detach().double().numpy()


def looking_back_only(wide: Values) -> Values:
    """Weights [768, 2 n] of (0, +d), as those of 0 alone."""
    half = wide.shape[1] // 2
    return wide[:, :half] + wide[:, half:]


class FirstLayer(nn.Module):
    """Three frames in a row -> 768."""

    def __init__(self, weights: LayerWeights) -> None:
        super().__init__()
        self.lin = nn.Linear(*reversed(weights["weight"].shape))
        self.lin.weight.data, self.lin.bias.data = _tensor(weights["weight"]), _tensor(weights["bias"])
        self.register_buffer("scale", _tensor(weights["scale"]))
        self.register_buffer("offset", _tensor(weights["offset"]))

    def forward(self, x: Tensor) -> Tensor:
        frames = x.shape[1] - 2
        joined = torch.cat([x[:, k : k + frames] for k in range(3)], 2)
        return torch.relu(self.lin(joined)) * self.scale + self.offset


class FactoredLayer(nn.Module):
    """A linear bottleneck over (-d, 0), an affine over (0, +d) or 0 alone, ReLU, fixed norm, plus 0.66 of the input."""

    def __init__(self, weights: LayerWeights, ahead: bool) -> None:
        """ahead: looks at +d too; without it what was ahead is taken from the present, and training makes up for it."""
        super().__init__()
        self.ahead = ahead
        self.distance = int(weights["distance"])
        """In input frames; 0: the layer looks at one frame only."""
        self.drop = 0.0
        self.a = nn.Linear(*reversed(weights["narrow"].shape), bias=False)
        wide = weights["wide"] if ahead else looking_back_only(weights["wide"])
        self.b = nn.Linear(*reversed(wide.shape))
        self.a.weight.data = _tensor(weights["narrow"])
        self.b.weight.data, self.b.bias.data = _tensor(wide), _tensor(weights["bias"])
        self.register_buffer("scale", _tensor(weights["scale"]))
        self.register_buffer("offset", _tensor(weights["offset"]))

    def forward(self, x: Tensor) -> Tensor:
        """x [B, T, 768] at the layer's own frame rate -> [B, T - 2, 768], or T frames if it looks at one only."""
        if self.distance:
            width = self.a.weight.shape[0]
            both = self.a.weight.view(width, 2, -1).transpose(0, 1).reshape(2 * width, -1)  # two shifts in one product
            h = nn.functional.linear(x, both)
            h = h[:, :-1, :width] + h[:, 1:, width:]
            h = self.b(torch.cat([h[:, :-1], h[:, 1:]], 2) if self.ahead else h[:, :-1])
            x = x[:, 1:-1]
        else:
            h = self.b(self.a(x))
        scale, offset = self.scale.to(x.dtype), self.offset.to(x.dtype)
        if not torch.is_grad_enabled():
            return h.relu_().mul_(scale).add_(offset).add_(x, alpha=_BYPASS)
        h = torch.addcmul(offset, torch.relu(h), scale)
        if self.training and self.drop:  # one mask an utterance, constant in time
            h = h * (1 + self.drop * (2 * torch.rand(h.shape[0], 1, h.shape[2]) - 1)).to(h.dtype)
        return torch.add(h, x, alpha=_BYPASS)


class Trunk(nn.Module):
    def __init__(self, layers: list[LayerWeights]) -> None:
        super().__init__()
        self.first = FirstLayer(layers[0])
        self.f = nn.ModuleList(FactoredLayer(weights, k <= LAST_AHEAD) for k, weights in enumerate(layers[1:], 2))

    def layer(self, number: int) -> FactoredLayer:
        """number: 2 to 15"""
        return self.f[number - 2]

    def lower(self, x: Tensor) -> Tensor:
        """x [B, T, 40], padded by padded() -> what the stored layer gives, [B, frames + 2 * UPPER_CONTEXT, 768]."""
        h = self.first(x)
        for k in range(2, STORED_LAYER + 1):
            h = self.layer(k)(h[:, ::3] if k == 5 else h)
        return h

    def upper(self, h: Tensor, taps: tuple[int, ...]) -> list[Tensor]:
        """-> what the tapped layers and the last one give, all for the same frames."""
        tapped = []
        for k in range(STORED_LAYER, LAYERS + 1):
            if k > STORED_LAYER:
                layer = self.layer(k)
                learns = torch.is_grad_enabled() and (h.requires_grad or layer.a.weight.requires_grad)
                with torch.set_grad_enabled(learns):
                    h = layer(h)
            if k in taps:
                tapped.append(h[:, LAYERS - k : h.shape[1] - (LAYERS - k)])
        return [*tapped, h]


def padded(frames: np.ndarray) -> np.ndarray:
    """Features [T, 40] with their edges repeated as the recogniser does it; gives (T + 2) // 3 output frames."""
    reach = 3 * ((len(frames) + 2) // 3) - 2
    after = max(0, CONTEXT + reach - len(frames))
    parts = [np.repeat(frames[:1], CONTEXT, 0), frames, np.repeat(frames[-1:], after, 0)]
    return np.concatenate(parts)[: reach + 2 * CONTEXT]


def plan_trunk(plan: NetworkPlan, trunk: Trunk) -> dict[int, str]:
    """Adds the layers to a plan. -> node of each layer"""
    first = trunk.first
    h = plan.relu(
        "t1r", plan.affine("t1", splice("input", [-1, 0, 1]), as_array(first.lin.weight), as_array(first.lin.bias))
    )
    nodes = {1: plan.scale_offset("t1n", h, as_array(first.scale), as_array(first.offset))}
    for k in range(2, LAYERS + 1):
        layer, below, d = trunk.layer(k), nodes[k - 1], trunk.layer(k).distance
        weight = as_array(layer.a.weight)
        narrow = plan.affine(f"t{k}a", splice(below, [-d, 0] if d else [0]), weight, np.zeros(len(weight)))
        around = splice(narrow, [0, d] if d and layer.ahead else [0])
        wide = plan.relu(f"t{k}r", plan.affine(f"t{k}b", around, as_array(layer.b.weight), as_array(layer.b.bias)))
        nodes[k] = plan.sum(
            f"t{k}s", plan.scale_offset(f"t{k}n", wide, as_array(layer.scale), as_array(layer.offset)), below, _BYPASS
        )
    return nodes
