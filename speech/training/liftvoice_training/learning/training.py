"""The training loop: LF-MMI on one core, resumable, the moving average of the weights as its result.

Time is what the core has spent, so that a busy machine trains as much as a free one, only later.
"""

import copy
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from ..languages.phone_table import Language
from ..network.criterion import lattice_free_mmi
from .batches import Batch
from .checkpoints import load_checkpoint, save_checkpoint
from .curve import Curve
from .language_model import SpokenLanguage

_OUTPUT_PENALTY = 5e-4
_WARM_UP_STEPS = 80
_REPORT_S = 240.0
_LONGEST_MEMORY = 0.995
"""How much of the moving average stays with each step."""


@dataclass(frozen=True)
class Schedule:
    minutes: float
    """Of one core, over all runs; the rate follows a cosine down to nothing until then."""
    rate: float
    trunk_share: float
    bfloat16: bool
    together: bool = False
    """Its languages are weighed against each other."""


class Training:
    def __init__(
        self,
        network: nn.Module,
        spoken: dict[Language, SpokenLanguage],
        schedule: Schedule,
        path: Path,
        curve: Curve,
    ) -> None:
        """path: the checkpoint, which is gone on with if it is there."""
        self._network, self._spoken, self._schedule, self._path, self._curve = network, spoken, schedule, path, curve
        self._groups = network.learning_rates(schedule.trunk_share)
        self._learning = [p for group in self._groups for p in group["params"]]
        self._optimiser = torch.optim.AdamW(self._groups, lr=schedule.rate, weight_decay=0.02)
        self._average = copy.deepcopy(network).eval()
        self._spent_s, self._step = 0.0, 0
        if path.exists():
            self._resume(load_checkpoint(path))

    @property
    def is_over(self) -> bool:
        return self._spent_s >= 60 * self._schedule.minutes

    def run(self, batches: Iterator[Batch], development: list[Batch], say: Callable[[str], None]) -> None:
        """Until the schedule's time is spent; Ctrl-C leaves a checkpoint too."""
        self._network.train()
        losses: dict[Language, list[float]] = {}
        reported = began = time.process_time()
        try:
            while not self.is_over:
                batch = next(batches)
                loss = self._learn(batch)
                now = time.process_time()
                self._spent_s, began = self._spent_s + now - began, now
                losses.setdefault(batch.language, []).append(loss)
                if now - reported > _REPORT_S:
                    self._report(losses, development, say)
                    losses, reported = {}, now
        finally:
            self._report(losses, development, say)

    def _learn(self, batch: Batch) -> float:
        self._set_rate()
        with torch.autocast("cpu", torch.bfloat16, enabled=self._schedule.bfloat16):
            inputs = batch.inputs.bfloat16() if self._schedule.bfloat16 else batch.inputs.float()
            outputs = self._network(inputs, self._among(batch.language))
        outputs = outputs.float()
        loss = lattice_free_mmi(outputs, batch.lengths, batch.graphs, self._spoken[batch.language].bigram)
        self._optimiser.zero_grad(set_to_none=False)
        (loss + _OUTPUT_PENALTY * (outputs**2).mean()).backward()
        if torch.isfinite(nn.utils.clip_grad_norm_(self._learning, 1.0)):
            self._optimiser.step()
            self._step += 1
            self._remember()
        return loss.item()

    def _among(self, language: Language) -> Language | None:
        """Whose outputs a transcript is weighed against; None: those of all languages."""
        return None if self._schedule.together else language

    def _set_rate(self) -> None:
        done = min(1.0, self._spent_s / (60 * self._schedule.minutes))
        cosine = 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * done))
        for group in self._optimiser.param_groups:
            group["lr"] = group["share"] * self._schedule.rate * min(1, (self._step + 1) / _WARM_UP_STEPS) * cosine

    @torch.no_grad()
    def _remember(self) -> None:
        keep = min(_LONGEST_MEMORY, 1 - 1 / (self._step / 10 + 1))
        pairs = zip(self._average.state_dict().values(), self._network.state_dict().values(), strict=True)
        for old, new in pairs:
            if old.is_floating_point():
                old.lerp_(new, 1 - keep)

    def _report(
        self, losses: dict[Language, list[float]], development: list[Batch], say: Callable[[str], None]
    ) -> None:
        save_checkpoint(
            self._path,
            state=self._average.state_dict(),
            plain=self._network.state_dict(),
            optimiser=self._optimiser.state_dict(),
            spent_s=self._spent_s,
            step=self._step,
        )
        seen = {f"training {language}": sum(values) / len(values) for language, values in losses.items()}
        row = {**seen, **self._development_losses(development)}
        self._curve.add(self._spent_s / 60, self._step, row)
        figures = ", ".join(f"{name} {loss:.4f}" for name, loss in sorted(row.items()))
        say(f"step {self._step}, {self._spent_s / 60:.1f} of {self._schedule.minutes:g} minutes: {figures}")

    @torch.no_grad()
    def _development_losses(self, batches: list[Batch]) -> dict[str, float]:
        totals: dict[str, tuple[float, int]] = {}
        for batch in batches:
            outputs = self._average(batch.inputs.float(), self._among(batch.language))
            loss = lattice_free_mmi(outputs, batch.lengths, batch.graphs, self._spoken[batch.language].bigram).item()
            total, frames = totals.get(batch.language, (0.0, 0))
            count = int(batch.lengths.sum())
            totals[batch.language] = (total + loss * count, frames + count)
        return {f"development {language}": total / frames for language, (total, frames) in totals.items()}

    def _resume(self, stored: dict) -> None:
        self._network.load_state_dict(stored["plain"])
        self._average.load_state_dict(stored["state"])
        self._optimiser.load_state_dict(stored["optimiser"])
        self._spent_s, self._step = stored["spent_s"], stored["step"]
