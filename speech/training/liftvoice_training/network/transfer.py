"""The first witness: new layers for Mandarin and English phones over three depths of the trunk."""

import numpy as np
import torch
from torch import Tensor, nn

from ..kaldi.network_writer import NetworkPlan
from ..languages.phone_table import ALL, Language
from ..sound.feature_kinds import MFCC
from ..sound.features import BANDS
from .outputs import PhoneOutputs
from .trunk import (
    CONTEXT,
    LAYERS,
    RIGHT_CONTEXT,
    STORED_LAYER,
    UPPER_CONTEXT,
    WIDTH,
    FactoredLayer,
    LayerWeights,
    Trunk,
    as_array,
    plan_trunk,
)

_TAPS = (7, 11)


class TransferNetwork(nn.Module):
    """Learns from what the trunk's lower layers gave, stored once; input [B, T + 2 * UPPER_CONTEXT, 768]."""

    features = MFCC
    input_width = WIDTH
    context = (CONTEXT, RIGHT_CONTEXT)
    lowest = STORED_LAYER + 1
    """Of the trunk's layers, that may learn."""

    def __init__(self, trunk: list[LayerWeights], hidden: int = 288, drop: float = 0.2) -> None:
        super().__init__()
        self.base = Trunk(trunk)
        self.base.requires_grad_(False)
        self.drop = drop
        self.lin = nn.Linear(WIDTH * (len(_TAPS) + 1), hidden)
        self.bn = nn.BatchNorm1d(hidden, momentum=0.02)
        self.out = PhoneOutputs(ALL, hidden)

    @staticmethod
    def output_frames(stored: int) -> int:
        return stored - 2 * UPPER_CONTEXT

    def unfreeze(self, first: int, drop: float = 0.1) -> None:
        """Lets layers first..15 of the trunk learn, of those that are not stored."""
        for k in range(max(first, self.lowest), LAYERS + 1):
            layer = self.base.layer(k) if k > 1 else self.base.first
            layer.requires_grad_(True)
            if isinstance(layer, FactoredLayer):
                layer.drop = drop

    def learning_rates(self, trunk: float) -> list[dict]:
        """Parameter groups with their share of the rate; trunk: share of the trunk's layers."""
        head = [*self.lin.parameters(), *self.bn.parameters()]
        base = [p for p in self.base.parameters() if p.requires_grad]
        groups = [{"params": head, "share": 1.0}, {"params": list(self.out.parameters()), "share": 0.5}]
        return [*groups, {"params": base, "share": trunk, "weight_decay": 0.0}] if base else groups

    def forward(self, stored: Tensor, language: Language | None = None) -> Tensor:
        """-> [B, T, outputs of the language, or all]"""
        x = torch.cat(self.base.upper(stored, _TAPS), 2)
        if self.training and self.drop:
            keep = (torch.rand(x.shape[0], 1, x.shape[2]) > self.drop).to(x.dtype) / (1 - self.drop)
            x = x * keep
        h = self.lin(x)
        h = torch.relu(self.bn(h.reshape(-1, h.shape[2])).view(h.shape))
        return self.out(h, language)

    def plan(self) -> NetworkPlan:
        """What libvosk computes: the whole network in one, batch norm folded into the layer before it."""
        plan = NetworkPlan(BANDS)
        nodes = plan_trunk(plan, self.base)
        scale = as_array(self.bn.weight) / np.sqrt(as_array(self.bn.running_var) + self.bn.eps)
        weight = as_array(self.lin.weight) * scale[:, None]
        bias = (as_array(self.lin.bias) - as_array(self.bn.running_mean)) * scale + as_array(self.bn.bias)
        depths = ", ".join(nodes[k] for k in (*_TAPS, LAYERS))
        h = plan.relu("hr", plan.affine("h", f"Append({depths})", weight, bias))
        weight, bias = self.out.matrix()
        plan.output(plan.affine("final", h, as_array(weight), as_array(bias)))
        return plan


class WholeNetwork(TransferNetwork):
    """The same from the features on, so that all of the trunk may learn; input [B, T, 40]."""

    input_width = BANDS
    lowest = 1

    @staticmethod
    def output_frames(stored: int) -> int:
        return (stored + 2) // 3

    def forward(self, frames: Tensor, language: Language | None = None) -> Tensor:
        """-> [B, (T + 2) // 3, outputs]; edges are repeated, as the recogniser does it."""
        reach = 3 * self.output_frames(frames.shape[1]) - 2
        before, after = frames[:, :1].expand(-1, CONTEXT, -1), frames[:, -1:].expand(-1, CONTEXT + 2, -1)
        padded = torch.cat([before, frames, after], 1)[:, : reach + 2 * CONTEXT]
        return super().forward(self.base.lower(padded), language)
