"""Trained weights on disk: the moving average, which is exported, and what goes on with training."""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from ..network.trunk import LAST_AHEAD, LAYERS, looking_back_only

State = dict[str, Tensor]


def save_checkpoint(path: Path, **parts: Any) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    torch.save(parts, draft)
    draft.replace(path)


def load_checkpoint(path: Path) -> dict[str, Any]:
    return torch.load(path, weights_only=True)


def load_weights(network: nn.Module, path: Path) -> None:
    """The averaged weights; also of checkpoints in an older form."""
    network.load_state_dict(_in_present_form(load_checkpoint(path)["state"]))


def mean_weights(paths: list[Path]) -> State:
    """Of networks that were trained on from each other, so that their units mean the same. Raises ValueError."""
    states = [_in_present_form(load_checkpoint(path)["state"]) for path in paths]
    shapes = [{name: value.shape for name, value in state.items()} for state in states]
    for path, form in zip(paths, shapes, strict=True):
        if form != shapes[0]:
            raise ValueError(f"{path} is a network of another form than {paths[0]}")
    return {name: _mean([state[name] for state in states]) for name in states[0]}


def _mean(values: list[Tensor]) -> Tensor:
    first = values[0]
    return torch.stack([v.double() for v in values]).mean(0).to(first.dtype) if first.is_floating_point() else first


def _in_present_form(state: State) -> State:
    """As networks are now: outputs had other names, and the last layers of the trunk looked ahead."""
    state = _with_present_names(state)
    last = [f"base.f.{layer - 2}" for layer in range(LAST_AHEAD + 1, LAYERS + 1)]
    wide = {f"{name}.b.weight": state[f"{name}.a.weight"].shape[0] for name in last if f"{name}.a.weight" in state}
    ahead = {name: state[name] for name, narrow in wide.items() if state[name].shape[1] > narrow}
    return {**state, **{name: looking_back_only(weight) for name, weight in ahead.items()}}


def _with_present_names(state: State) -> State:
    renamed = {{"raw_w": "out.weight", "raw_b": "out.bias"}.get(name, name): value for name, value in state.items()}
    weight = renamed.get("out.weight")
    if weight is not None and weight.dim() == 2:  # rows enter, stay, enter, stay ... of phones without shared parts
        renamed["out.weight"] = torch.stack([weight[0::2], weight[1::2]])
        renamed["out.bias"] = torch.stack([renamed["out.bias"][0::2], renamed["out.bias"][1::2]])
    return renamed
