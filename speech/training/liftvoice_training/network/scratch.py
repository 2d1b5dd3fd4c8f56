"""The second witness: a small time-delay network of its own, on log-mel features.

Three layers at 100 frames a second (the third keeps every third frame), then bottleneck blocks at 33 with what came in
added again. Every layer is a product over frames side by side, which is what nnet3's descriptors express.
"""

import numpy as np
import torch
from torch import Tensor, nn

from ..kaldi.network_writer import NetworkPlan, splice
from ..languages.phone_table import Language, phones_of_languages
from ..sound.feature_kinds import LOG_MEL
from ..sound.features import BANDS
from .outputs import PhoneOutputs

_BYPASS = 0.66


def _side_by_side(x: Tensor, offsets: tuple[int, ...], step: int = 1) -> Tensor:
    """[B, T, C] -> frames at these offsets joined; only whole ones."""
    frames = x.shape[1] - max(offsets)
    return torch.cat([x[:, o : o + frames : step] for o in offsets], 2)


class Norm(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.bn = nn.BatchNorm1d(width, momentum=0.05)

    def forward(self, x: Tensor) -> Tensor:
        return self.bn(x.reshape(-1, x.shape[2])).view(x.shape)


class Block(nn.Module):
    """Linear bottleneck over (-d, 0), affine over (0, +d), norm, ReLU, plus 0.66 of the input; d in output frames."""

    def __init__(self, width: int, neck: int, distance: int, drop: float) -> None:
        super().__init__()
        self.distance, self.drop = distance, drop
        self.a, self.b = nn.Linear(2 * width, neck, bias=False), nn.Linear(2 * neck, width)
        self.norm = Norm(width)

    def forward(self, x: Tensor) -> Tensor:
        d = self.distance
        h = self.b(_side_by_side(self.a(_side_by_side(x, (0, d))), (0, d)))
        h = torch.relu(self.norm(h))
        if self.training and self.drop:  # one mask an utterance, constant in time
            h = h * (1 + self.drop * (2 * torch.rand(h.shape[0], 1, h.shape[2]) - 1))
        return h + _BYPASS * x[:, d : x.shape[1] - d]


class ScratchNetwork(nn.Module):
    features = LOG_MEL
    input_width = BANDS

    def __init__(
        self,
        languages: list[Language],
        width: int = 256,
        neck: int = 80,
        distances: tuple[int, ...] = (1, 1, 1, 2, 2, 2),
        front: int = 104,
        drop: float = 0.1,
    ) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(BANDS))
        self.register_buffer("istd", torch.ones(BANDS))
        self.c1, self.n1 = nn.Linear(3 * BANDS, front), Norm(front)
        self.c2, self.n2 = nn.Linear(3 * front, front), Norm(front)
        self.c3, self.n3 = nn.Linear(3 * front, width), Norm(width)
        self.blocks = nn.ModuleList(Block(width, neck, d, drop) for d in distances)
        self.out = PhoneOutputs(phones_of_languages(languages), width)
        self.reach = 3 + 3 * sum(distances)
        self.context = (self.reach, self.reach)

    @staticmethod
    def output_frames(stored: int) -> int:
        return (stored + 2) // 3

    def fit_features(self, frames: np.ndarray) -> None:
        """Takes mean and spread of the features from a sample [frames, 40], before the first step."""
        self.mean.copy_(torch.tensor(frames.mean(0)))
        self.istd.copy_(torch.tensor(1 / frames.std(0)))

    def learning_rates(self, _trunk: float) -> list[dict]:
        """Parameter groups with their share of the rate; it has no trunk."""
        outputs = list(self.out.parameters())
        rest = [p for name, p in self.named_parameters() if not name.startswith("out.")]
        return [{"params": rest, "share": 1.0}, {"params": outputs, "share": 0.4}]

    def forward(self, frames: Tensor, language: Language | None = None) -> Tensor:
        """frames [B, T, 40] -> [B, (T + 2) // 3, outputs]; edges are repeated, as the recogniser does it."""
        count = frames.shape[1]
        x = (frames - self.mean) * self.istd
        c = self.reach
        x = torch.cat([x[:, :1].expand(-1, c, -1), x, x[:, -1:].expand(-1, c + 2, -1)], 1)
        x = torch.relu(self.n1(self.c1(_side_by_side(x, (0, 1, 2)))))
        x = torch.relu(self.n2(self.c2(_side_by_side(x, (0, 1, 2)))))
        x = torch.relu(self.n3(self.c3(_side_by_side(x, (0, 1, 2), step=3))))
        for block in self.blocks:
            x = block(x)
        return self.out(x, language)[:, : (count + 2) // 3]

    def plan(self) -> NetworkPlan:
        """What libvosk computes: norms folded into the layers before them."""
        plan = NetworkPlan(BANDS)
        weight, bias = _folded(self.c1, self.n1)
        weight = weight * np.tile(self.istd.double().numpy(), 3)
        bias = bias - weight @ np.tile(self.mean.double().numpy(), 3)
        h = plan.relu("f1r", plan.affine("f1", splice("input", [-1, 0, 1]), weight, bias))
        for k, (layer, norm) in enumerate(((self.c2, self.n2), (self.c3, self.n3)), 2):
            h = plan.relu(f"f{k}r", plan.affine(f"f{k}", splice(h, [-1, 0, 1]), *_folded(layer, norm)))
        for k, block in enumerate(self.blocks, 1):
            d = 3 * block.distance
            narrow = plan.affine(f"t{k}a", splice(h, [-d, 0]), *_folded(block.a, None))
            wide = plan.relu(f"t{k}r", plan.affine(f"t{k}b", splice(narrow, [0, d]), *_folded(block.b, block.norm)))
            h = plan.sum(f"t{k}s", wide, h, _BYPASS)
        weight, bias = (t.detach().double().numpy() for t in self.out.matrix())
        plan.output(plan.affine("final", h, weight, bias))
        return plan


def _folded(layer: nn.Linear, norm: Norm | None) -> tuple[np.ndarray, np.ndarray]:
    """Weight and bias of a layer and the norm behind it in one."""
    weight = layer.weight.detach().double().numpy()
    bias = np.zeros(len(weight)) if layer.bias is None else layer.bias.detach().double().numpy()
    if norm is None:
        return weight, bias
    bn = norm.bn
    gain = (bn.weight.double() / torch.sqrt(bn.running_var.double() + bn.eps)).detach().numpy()
    return weight * gain[:, None], (bias - bn.running_mean.double().numpy()) * gain + bn.bias.detach().double().numpy()
