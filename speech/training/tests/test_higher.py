"""Higher voices of all the others."""

import argparse
from pathlib import Path

import numpy as np
import pytest

from liftvoice_training.recipe import HigherVoices, Ingredient, Recipe
from liftvoice_training.sound.clips import Clip, ClipSet
from liftvoice_training.steps import higher
from liftvoice_training.workplace import Workplace


def _buzz(hz: float) -> np.ndarray:
    t = np.arange(8000) / 16000
    return 0.2 * sum(np.sin(2 * np.pi * hz * k * t) / k for k in range(1, 20))


def test_every_second_clip_twice_in_higher_voices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workplace = Workplace(tmp_path)
    said = [Clip(_buzz(110 + 5 * k), f"word {k}", "reader", "字") for k in range(4)]
    ClipSet([*said, Clip(_buzz(600), "too high", "whistle")]).write(workplace.clips("words"))
    plan = HigherVoices([Ingredient("words", every=2, copies=2)], seed=2)
    monkeypatch.setattr(higher, "read_recipe", lambda: Recipe(Path("recipe.toml"), higher={"high": plan}))
    higher.run(workplace, argparse.Namespace(sets=[]))
    made = ClipSet.read(workplace.clips("high"))
    assert [(clip.text, clip.voice, clip.written) for clip in made] == [
        ("word 0", "reader-higher", "字"),
        ("word 2", "reader-higher", "字"),
    ] * 2
    before = workplace.clips("high").stat().st_mtime_ns
    higher.run(workplace, argparse.Namespace(sets=[]))
    assert workplace.clips("high").stat().st_mtime_ns == before, "what is there is not made again"
