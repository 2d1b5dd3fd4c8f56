"""Speaking for hours: what was spoken before an interruption is spoken only once."""

import argparse
import random
from pathlib import Path

import numpy as np
import pytest

from liftvoice_training.recipe import Recipe, Synthetic
from liftvoice_training.sound import clips_in_parts
from liftvoice_training.sound.clips import ClipSet
from liftvoice_training.steps import neural
from liftvoice_training.workplace import Workplace


class FakeVoices:
    """Buzzes as high as the style says, and is interrupted after so many of them."""

    spoken = 0
    patience = 10**9

    def __init__(self, _published: dict) -> None:
        pass

    def somebody(self, r: random.Random, _language: str, _accent: bool = False) -> np.ndarray:
        return np.array([r.uniform(100, 400)])

    def speak(self, sounds: str, style: np.ndarray, _speed: float) -> np.ndarray:
        if FakeVoices.spoken >= FakeVoices.patience:
            raise KeyboardInterrupt
        FakeVoices.spoken += 1
        t = np.arange(1600 * min(len(sounds), 20)) / 16000
        return 0.5 * np.sin(2 * np.pi * style[0] * t)


@pytest.fixture
def plans(monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = Recipe(Path("recipe.toml"), neural={"en-neural": Synthetic("en", 23, 7)})
    monkeypatch.setattr(neural, "read_recipe", lambda: recipe)
    monkeypatch.setattr(neural, "NeuralVoices", FakeVoices)
    monkeypatch.setattr(neural, "_published", lambda _workplace: {})
    monkeypatch.setattr(clips_in_parts, "PART", 5)
    monkeypatch.setattr(FakeVoices, "spoken", 0)


def made(workplace: Workplace) -> ClipSet:
    neural.run(workplace, argparse.Namespace(sets=[]))
    return ClipSet.read(workplace.clips("en-neural"))


@pytest.mark.usefixtures("plans")
def test_an_interrupted_set_goes_on_with_the_part_that_was_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = made(Workplace(tmp_path / "at-once"))
    assert len(at_once) > 15
    monkeypatch.setattr(FakeVoices, "spoken", 0)
    monkeypatch.setattr(FakeVoices, "patience", 13)
    workplace = Workplace(tmp_path / "interrupted")
    with pytest.raises(KeyboardInterrupt):
        made(workplace)
    assert not workplace.clips("en-neural").exists()
    parts = workplace.root / "clips" / "neural-en-7.parts"
    assert sorted(path.name for path in parts.iterdir()) == ["0000.npz", "0001.npz", "orders.txt"]
    monkeypatch.setattr(FakeVoices, "patience", 10**9)
    later = made(workplace)
    assert FakeVoices.spoken == 13 + 23 - 2 * 5
    assert [clip.text for clip in later] == [clip.text for clip in at_once]
    for one, other in zip(later, at_once, strict=True):
        np.testing.assert_array_equal(one.samples, other.samples)
    assert not parts.exists()


@pytest.mark.usefixtures("plans")
def test_parts_of_another_plan_are_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workplace = Workplace(tmp_path)
    monkeypatch.setattr(FakeVoices, "patience", 13)
    with pytest.raises(KeyboardInterrupt):
        made(workplace)
    monkeypatch.setattr(FakeVoices, "patience", 10**9)
    monkeypatch.setattr(FakeVoices, "spoken", 0)
    larger = Recipe(Path("recipe.toml"), neural={"en-neural": Synthetic("en", 30, 7)})
    monkeypatch.setattr(neural, "read_recipe", lambda: larger)
    made(workplace)
    assert FakeVoices.spoken == 30
