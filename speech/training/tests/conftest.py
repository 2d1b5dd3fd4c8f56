"""Small parts that several tests use; nothing of them needs recordings or the trunk."""

from pathlib import Path

import numpy as np
import pytest
import torch

from liftvoice_training.languages.lexicon import Lexicon, Pronunciation
from liftvoice_training.network.scratch import ScratchNetwork
from liftvoice_training.network.transfer import TransferNetwork, WholeNetwork
from liftvoice_training.network.trunk import LAYERS, WIDTH, LayerWeights


@pytest.fixture
def lexicon() -> Lexicon:
    """Three Mandarin words: two readings, beginnings in common, a cost."""
    return {
        "三": [Pronunciation(("s", "an1"))],
        "山": [Pronunciation(("sh", "an1"))],
        "楼": [Pronunciation(("l", "ou2")), Pronunciation(("l", "ou5"), 2.0)],
    }


@pytest.fixture
def sounds() -> list[np.ndarray]:
    """Vowel-like buzzes and noise of 0.5 to 1.2 s, -1 to 1, at 16 kHz."""
    r = np.random.default_rng(1)
    made = []
    for seconds in (0.5, 0.9, 1.2):
        t = np.arange(int(16000 * seconds)) / 16000
        buzz = sum(np.sin(2 * np.pi * 140 * k * t + k) / k for k in range(1, 20))
        made.append(0.1 * buzz * np.sin(np.pi * t / seconds) + 0.01 * r.standard_normal(len(t)))
    return made


def make_restless(network: torch.nn.Module, seed: int) -> None:
    """Random outputs and norms, so that a test of a new network is no test of zeros."""
    generator = torch.Generator().manual_seed(seed)
    for name, value in network.state_dict().items():
        if name.startswith("out.") or name.endswith("running_mean"):
            value.copy_(0.2 * torch.randn(value.shape, generator=generator))
        elif name.endswith("running_var"):
            value.copy_(0.5 + torch.rand(value.shape, generator=generator))


@pytest.fixture
def scratch() -> ScratchNetwork:
    torch.manual_seed(3)
    network = ScratchNetwork(["zh"], width=48, neck=16, front=32).eval()
    make_restless(network, 3)
    network.mean.fill_(8.0)
    network.istd.fill_(0.3)
    return network


@pytest.fixture
def transfer() -> TransferNetwork:
    torch.manual_seed(4)
    network = TransferNetwork(random_trunk(), hidden=32).eval()
    make_restless(network, 4)
    return network


@pytest.fixture
def whole() -> WholeNetwork:
    torch.manual_seed(6)
    network = WholeNetwork(random_trunk(), hidden=32).eval()
    make_restless(network, 6)
    return network


def random_trunk() -> list[LayerWeights]:
    """Of the trunk's shape, 8 values in its bottlenecks: the real one is fetched, tests have nothing to fetch."""
    r = np.random.default_rng(5)

    def norm() -> LayerWeights:
        return {"scale": r.uniform(0.5, 1.5, WIDTH), "offset": r.uniform(-0.2, 0.2, WIDTH)}

    layers: list[LayerWeights] = [
        {"weight": r.normal(0, 0.01, (WIDTH, 120)), "bias": r.normal(0, 0.1, WIDTH), **norm()}
    ]
    for k in range(2, LAYERS + 1):
        distance = 1 if k < 5 else 0 if k == 5 else 3
        sides = 2 if distance else 1
        weights = {"narrow": r.normal(0, 0.03, (8, sides * WIDTH)), "wide": r.normal(0, 0.3, (WIDTH, sides * 8))}
        layers.append({**weights, "bias": r.normal(0, 0.1, WIDTH), "distance": np.int64(distance), **norm()})
    return layers


@pytest.fixture
def model_folder(tmp_path: Path) -> Path:
    return tmp_path / "model"
